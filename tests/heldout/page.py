"""Composes stories into one page's text with its gold."""

from __future__ import annotations

import random
from dataclasses import dataclass, field, replace

from tests.heldout.stories import Person, Story
from tests.heldout.typeset import Column, break_columns, cells, set_heading, set_paragraph

Block = list[str]


@dataclass
class Page:
    """A page in the making: blocks of lines in printing order, the gold articles, the furniture."""

    rng: random.Random
    script: str
    column: Column
    heading: float = 22.0
    gap: float = 0.95
    paper: str = "云溪日报"
    lines: list[str] = field(default_factory=list)
    articles: list[dict[str, object]] = field(default_factory=list)
    furniture: list[str] = field(default_factory=list)

    @property
    def latin(self) -> bool:
        return self.script == "latin"

    def add(self, block: Block, *, apart: bool = False) -> None:
        """Put a block below what stands; a blank line between nearly always, if `apart` on every page that has any."""
        if self.lines and block and (self.rng.random() < self.gap or (apart and self.gap)):
            self.lines += [""] * (2 if self.rng.random() < self.gap / 6 else 1)
        self.lines += block

    def add_furniture(self, lines: list[str]) -> None:
        self.furniture += lines
        self.add(lines)

    def text(self) -> str:
        return "\n".join(self.lines) + "\n"

    def record(self, story: Story) -> None:
        """The story's gold."""
        kind = "article" if story.kind == "news" else story.kind
        self.articles.append(
            {
                "kind": kind,
                "headline": [text for _, text in story.head],
                "bylines": [{"name": person.name, "role": person.role} for person in story.bylines],
                "credits": [{"name": person.name, "role": person.role} for person in story.credits],
                "paragraphs": [text for _, text in story.body],
            }
        )

    def head(self, story: Story, *, alone: bool = False) -> Block:
        """Kicker, headline and deck as lines; where the headline stands `alone` a blank line may part them."""
        block: Block = []
        for _, text in story.head:
            if alone and block and self.column.blank and self.rng.random() < 0.06:
                block.append("")
            block += set_heading(text, self.heading, self.rng, latin=self.latin)
        return block

    def body(self, story: Story, column: Column | None = None, *, form: str = "slug") -> Block:
        """The paragraphs as lines, with the bylines in the form asked for and the photo credit last."""
        column = column or self.column
        if story.kind == "photo":
            return self._photo(story)
        opening, slug, closing = byline(story.bylines, form, self)
        lines: Block = list(opening)
        for i, (part, text) in enumerate(story.body):
            lines += self._paragraph(part, slug + text if i == 0 else text, story, column)
            if i + 1 < len(story.body) and self.rng.random() < (0.15 if story.kind == "poem" else column.blank):
                lines.append("")
        if closing:
            lines += self._closing(closing, lines, column)
        if story.credits:
            lines += ["", credit(story.credits, self)] if column.blank else [credit(story.credits, self)]
        return break_columns(lines, column.depth, self.rng.randint(3, max(3, column.depth)))

    def _paragraph(self, part: str, text: str, story: Story, column: Column) -> Block:
        if part == "crosshead" or story.kind == "poem":
            return [text]
        if story.kind == "notice" and cells(text) < 16 and not text.endswith(("。", ".", "：", ":")):
            return [text]
        return set_paragraph(text, column, self.rng, latin=self.latin)

    def _closing(self, closing: str, lines: Block, column: Column) -> Block:
        if closing[0] not in "（(" or cells(lines[-1] + closing) > column.width:
            return [closing]
        lines[-1] += closing
        return []

    def _photo(self, story: Story) -> Block:
        column = replace(self.column, width=self.rng.choice([28, 40, 58]), indent=self.rng.choice(["cells", "none"]))
        if self.latin:
            column = replace(column, width=36)
        lines: Block = []
        for _, text in story.body:
            lines += set_paragraph(text, column, self.rng, latin=self.latin)
        line = credit(story.credits, self)
        if not self.latin and self.rng.random() < 0.25 and cells(lines[-1] + line) < column.width - 1:
            return [*lines[:-1], f"{lines[-1]} {line}"]
        if self.rng.random() < 0.5 and self.column.blank:
            lines.append("")
        return [*lines, line]


def names_of(people: tuple[Person, ...], rng: random.Random, separator: str = " ") -> str:
    """Names behind their roles: 记者 丁一 石川 通讯员 木禾."""
    parts: list[str] = []
    role = None
    tight = rng.random() < 0.25
    for person in people:
        if person.role != role:
            parts.append((" " if parts else "") + person.role + ("" if tight or not person.role else " ") + person.name)
            role = person.role
        else:
            parts.append(separator + person.name)
    return "".join(parts)


def credit(people: tuple[Person, ...], page: Page) -> str:
    """The line that names the photographers."""
    if page.latin:
        return f"Photo by {' and '.join(person.name for person in people)}"
    shot = "攝" if page.script == "hant" else "摄"
    if page.script == "hant":
        return names_of(people, page.rng, "、") + shot
    forms = ["{}摄", "{} 摄", "本报{} 摄"] if people[0].role == "记者" else ["{}摄", "{} 摄", "图片由{}摄"]
    return page.rng.choice(forms).format(names_of(people, page.rng))


def byline(people: tuple[Person, ...], form: str, page: Page) -> tuple[Block, str, str]:
    """How the bylines are printed: lines above the body, a slug in its first paragraph, an end to its last."""
    rng = page.rng
    if form == "none":
        return [], "", ""
    if page.latin:
        return _english(people, form)
    if page.script == "hant":
        return _traditional(people, form, rng)
    if not people:
        return [], rng.choice(["本报讯 ", "本报讯　", ""]) if form == "slug" else "", ""
    names = names_of(people, rng)
    match form:
        case "slug":
            return [], f"本报讯（{names}）", ""
        case "dated":
            return [], f"本报{rng.randint(1, 12)}月{rng.randint(1, 28)}日讯（{names_of(people, rng, '、')}）", ""
        case "paper":
            return [], f"{page.paper}{rng.randint(1, 12)}月{rng.randint(1, 28)}日讯（{names}）", ""
        case "bracket":
            return [], f"（{names}）", ""
        case "square":
            return ["□" + ("本报" if people[0].role == "记者" else "") + names], "", ""
        case "texts":
            return [f"文/{names}"], "", ""
        case "line":
            return ["本报" + names if people[0].role == "记者" else names], "", ""
        case "end":
            return [], "", f"（{names}）"
    raise ValueError(form)


def _traditional(people: tuple[Person, ...], form: str, rng: random.Random) -> tuple[Block, str, str]:
    if not people:
        return [], "【本報訊】", ""
    names = "、".join(person.name for person in people)
    place = rng.choice(["雲河", "南灣", "松嶺", "綜合"])
    if form == "line":
        return [f"記者{names}／{place}報導"], "", ""
    if form == "end":
        return [], "", f"（記者{names}）"
    return [], rng.choice([f"【記者{names}／{place}報導】", f"〔記者{names}／{place}報導〕"]), ""


def _english(people: tuple[Person, ...], form: str) -> tuple[Block, str, str]:
    place = "MILLBROOK — " if form in {"slug", "dated"} else ""
    if not people:
        return [], place, ""
    names = " and ".join(person.name for person in people)
    role = people[0].role
    if not role:
        return [f"By {names}"], place, ""
    return ([f"By {names}, {role}"] if form == "square" else [f"By {names}", role]), place, ""
