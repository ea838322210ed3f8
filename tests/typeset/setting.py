"""Sets a story's parts as the lines of a newspaper's text layer: columns, indents, headlines, bylines, noise."""

from __future__ import annotations

import random
import re
from dataclasses import dataclass

from tests.typeset import signed
from tests.typeset.prose import Story, Writer

_NO_START = set("，。、；：！？）】》」』”’％")
_NO_END = set("（《“‘「『【")
_SLIM, _FAT = set("iljtf.,:;'!|I1r-"), set("mwMWGOQ@%")


@dataclass
class Style:
    """How a page is set; widths in half cells."""

    script: str
    order: str = "after"
    width: tuple[int, int] = (24, 44)
    indent: str = "stripped"
    blank_paragraph: float = 0.85
    blank_inside: float = 0.06
    blank_block: float = 0.85
    slug: float = 0.6
    noise: float = 0.03
    same_width: bool = False
    squeeze: float = 0.0  # share of stops that are set in half a cell
    ragged: float = 0.0  # share of lines a little longer or shorter than the column
    ascii_size: float = 1.0  # half cells that a Latin letter or a digit takes in print
    spaced: bool = False  # extraction left spaces beside digits
    column: int = 0  # lines after which a blank one shows the column's end, 0 for never
    byline: str = "slug"  # or above, below, tail, none: where bylines stand
    hyphens: bool = False
    capitals: str = ""  # "title" or "upper" for English headlines
    tight: str = ""  # below or above: where no blank line stands between a headline and its body


def _set_width(text: str, proportional: bool) -> float:
    if not proportional:
        return len(text)
    return sum(0.55 if c in _SLIM else 1.5 if c in _FAT else 1.0 for c in text)


def wrap(text: str, width: int, indent: int, style: Style, rng: random.Random | None = None) -> list[str]:
    """Lines of at most `width` half cells, the first shorter by `indent`, not beginning with a stop."""
    if style.script == "latin":
        return _wrap_words(text, width, indent, style)
    units = _units(text)
    lines, line, used, slack = [], "", 0.0, 0
    for k, unit in enumerate(units):
        size = sum(style.ascii_size if c.isascii() else 2 for c in unit)
        if rng and unit[0] in _NO_START and rng.random() < style.squeeze:
            size = 1
        room = width - (indent if not lines else 0) + slack
        following = units[k + 1][0] if k + 1 < len(units) else ""
        over = used + size > room and unit[0] not in _NO_START
        pull = (
            following in _NO_START and used + size + 2 > room + 1 and used + size <= room and unit[0] not in _NO_START
        )
        if line and (over or pull or (unit[0] in _NO_END and used + size + 2 > room)):
            lines.append(line)
            line, used = "", 0.0
            slack = rng.choice((-2, -1, 1, 2)) if rng and rng.random() < style.ragged else 0
        line += unit
        used += size
    return [*lines, line] if line else lines


def _units(text: str) -> list[str]:
    """Han characters one by one, Latin words and numbers whole."""
    units: list[str] = []
    for c in text:
        joins = units and c.isascii() and c != " " and units[-1][-1].isascii() and units[-1][-1] != " "
        if joins and len(units[-1]) < 12:
            units[-1] += c
        else:
            units.append(c)
    return units


def _wrap_words(text: str, width: int, indent: int, style: Style) -> list[str]:
    lines, line = [], ""
    for word in text.split(" "):
        room = width - (indent if not lines else 0)
        if line and _set_width(f"{line} {word}", style.squeeze > 0) > room:
            cut = room - len(line) - 2
            if style.hyphens and word.isalpha() and word.islower() and 2 < cut < len(word) - 2:
                lines.append(f"{line} {word[:cut]}-")
                line = word[cut:]
            else:
                lines.append(line)
                line = word
        else:
            line = f"{line} {word}" if line else word
    return [*lines, line]


class Setter:
    """Sets one page."""

    def __init__(self, rng: random.Random, style: Style, writer: Writer) -> None:
        self.rng, self.style, self.writer = rng, style, writer
        self.lines: list[str] = []
        self.gold: list[dict[str, object]] = []
        self._after = ""
        self.labels: dict[int, str] = {}  # by line: D display, F first, M middle, L last, S single

    def chance(self, share: float) -> bool:
        return self.rng.random() < share

    def blank(self, share: float) -> None:
        if self.chance(share) and self.lines:
            self.lines += [""] * (2 if self.chance(0.12) else 1)

    def set_paragraph(self, text: str, width: int, verse: bool = False) -> None:
        style = self.style
        indent = 0 if style.indent == "flush" or verse else (3 if style.script == "latin" else 4)
        lines = [text] if verse else wrap(text, width, indent, style, self.rng)
        for k, line in enumerate(lines):
            if k:
                at_end = style.column and len(self.lines) % style.column == 0
                self.blank(1.0 if at_end else style.blank_inside)
            if style.indent == "kept" and k == 0 and not verse:
                line = ("   " if style.script == "latin" else "　　") + line
            elif self.chance(style.noise):
                line = " " + line
            if style.spaced and self.chance(0.3):
                line = re.sub(r"(?<=[一-鿿])(\d+)", r" \1", line, count=1)
            verse = verse and line[-1] not in "。."
            label = "D" if verse else "S" if len(lines) == 1 else "F" if k == 0 else "L" if k == len(lines) - 1 else "M"
            self.labels[len(self.lines)] = label
            self.lines.append(line)

    def display(self, lines: list[str]) -> None:
        for line in lines:
            self.labels[len(self.lines)] = "D"
            self.lines.append(line)

    def single(self, line: str) -> None:
        self.labels[len(self.lines)] = "S"
        self.lines.append(line)

    def set_body(self, story: Story, width: int) -> None:
        """The story's paragraphs with its bylines where the page's style has them."""
        place = self.style.byline if story.kind == "article" and self.chance(self.style.slug) else "none"
        slug = tail = ""
        self.blank(0.1 if self.style.tight == "below" and self._after == "head" else self.style.blank_block)
        self._after = "body"
        if place == "slug":
            slug = signed.slug(story, self.rng, self.style.script, self.writer)
        elif place == "tail":
            tail = signed.tail(story, self.rng, self.style.script, self.writer)
        elif place == "above":
            self.lines += signed.lines(story, self.rng, self.style.script, self.writer)
            self.blank(0.3 * self.style.blank_block)
            if self.style.script == "latin" and self.chance(0.4):
                slug = self.rng.choice(signed.DATELINES)
        last = len(story.paragraphs) - 1
        for k, (text, kind) in enumerate(story.paragraphs):
            if k:
                self.blank(1.0 if kind == "crosshead" and self.chance(0.5) else self.style.blank_paragraph)
            if kind == "crosshead":
                self.display([text])
            elif kind == "entry":
                self.single(text)
            else:
                opening, closing = slug if k == 0 else "", tail if k == last else ""
                self.set_paragraph(opening + text + closing, width, verse=kind == "verse")
        if place == "below":
            self.blank(0.4 * self.style.blank_block)
            self.lines += signed.lines(story, self.rng, self.style.script, self.writer)

    def set_photo(self, story: Story, width: int) -> None:
        """A caption, wider than a column, with its credit below or on its last line."""
        style = self.style
        self._after = "photo"
        self.blank(1.0)
        credit = signed.credit(story, self.rng, style.script, self.writer)
        usual, style.indent = style.indent, style.indent if self.chance(0.5) else "flush"
        wide = max(width, self.rng.randrange(50, 118))
        if self.chance(0.4) and style.script != "latin":
            self.set_paragraph(f"{story.paragraphs[0][0]} {credit}", wide)
        else:
            self.set_paragraph(story.paragraphs[0][0], wide)
            self.blank(0.5 * style.blank_block)
            self.lines.append(credit)
        style.indent = usual

    def set_head(self, story: Story, column: int) -> None:
        """Its lines, in English often about as wide as the column they stand over."""
        latin = self.style.script == "latin"
        self.blank(0.1 if self.style.tight == "above" and self._after == "body" else self.style.blank_block)
        self._after = "head"
        over = max(14, int(column * self.rng.uniform(0.75, 1.0))) if latin else 0
        wide = (
            self.rng.choice((18, 24, 32, 50, over, over, over)) if latin else self.rng.choice((14, 18, 22, 26, 34, 60))
        )
        printed = ([story.kicker] if story.kicker else []) + story.headline + ([story.deck] if story.deck else [])
        for k, part in enumerate(printed):
            if k and self.chance(0.08):
                self.lines.append("")
            self.display(wrap(part, wide, 0, self.style))

    def done(self, story: Story) -> None:
        self.gold.append(
            {
                "kind": story.kind,
                "headline": ([story.kicker] if story.kicker else [])
                + story.headline
                + ([story.deck] if story.deck else []),
                "bylines": [{"name": n, "role": r} for n, r in story.bylines],
                "credits": [{"name": n, "role": r} for n, r in story.credits],
                "paragraphs": [text for text, _ in story.paragraphs],
            }
        )
