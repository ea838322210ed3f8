"""Sets stories as the text layer of a newspaper's page, with its gold: what the splitter's weights are tuned on.

    python -m tests.typeset.pages OUT [--pages 8] [--seed 1] [--invented]

writes OUT/LAYOUT-SCRIPT-NNN/page.txt and gold.json for every layout; seeds under 100 are for tuning.
"""

from __future__ import annotations

import argparse
import json
import random
import re
from dataclasses import dataclass
from pathlib import Path

from tests.typeset.prose import Story, Writer

LAYOUTS = [
    "after",
    "before",
    "pairs",
    "triples",
    "first",
    "last",
    "mixed",
    "shuffled",
    "narrow",
    "wide",
    "noblank",
    "flush",
    "kept",
    "crossheads",
    "briefs",
    "interview",
    "poem",
    "notice",
    "jumps",
    "furniture",
    "captions",
    "bylines",
    "decks",
    "widths",
    "pdf",
]
SCRIPTS = ("hans", "hant", "latin")
_NO_START = set("，。、；：！？）】》」』”’％")
_NO_END = set("（《“‘「『【")


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


_SLIM, _FAT = set("iljtf.,:;'!|I1r-"), set("mwMWGOQ@%")


def _set_width(text: str, proportional: bool) -> float:
    if not proportional:
        return len(text)
    return sum(0.55 if c in _SLIM else 1.5 if c in _FAT else 1.0 for c in text)


def wrap(text: str, width: int, indent: int, style: Style, rng: random.Random | None = None) -> list[str]:
    """Lines of at most `width` half cells, the first shorter by `indent`, not beginning with a stop."""
    script, squeeze = style.script, style.squeeze
    if script == "latin":
        lines, line = [], ""
        for word in text.split(" "):
            room = width - (indent if not lines else 0)
            if line and _set_width(f"{line} {word}", squeeze > 0) > room:
                lines.append(line)
                line = word
            else:
                line = f"{line} {word}" if line else word
        return [*lines, line]
    units: list[str] = []
    for c in text:
        if (
            units
            and c.isascii()
            and c not in " "
            and units[-1][-1].isascii()
            and units[-1][-1] != " "
            and len(units[-1]) < 12
        ):
            units[-1] += c
        else:
            units.append(c)
    lines, line, used, slack = [], "", 0.0, 0
    for k, unit in enumerate(units):
        size = sum(style.ascii_size if c.isascii() else 2 for c in unit)
        if rng and unit[0] in _NO_START and rng.random() < squeeze:
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


class Setter:
    """Sets one page."""

    def __init__(self, rng: random.Random, style: Style, writer: Writer) -> None:
        self.rng, self.style, self.writer = rng, style, writer
        self.lines: list[str] = []
        self.gold: list[dict[str, object]] = []
        self.labels: dict[int, str] = {}  # by line: D display, F first, M middle, L last, S single

    def chance(self, share: float) -> bool:
        return self.rng.random() < share

    def blank(self, share: float) -> None:
        if self.chance(share) and self.lines:
            self.lines += [""] * (2 if self.chance(0.12) else 1)

    def set_paragraph(self, text: str, width: int, verse: bool = False) -> None:
        style = self.style
        indent = 0 if style.indent == "flush" or verse else (3 if style.script == "latin" else 4)
        lines = wrap(text, width, indent, style, self.rng)
        for k, line in enumerate(lines):
            if k:
                self.blank(style.blank_inside)
            if style.indent == "kept" and k == 0 and not verse:
                line = ("   " if style.script == "latin" else "　　") + line
            elif self.chance(style.noise):
                line = " " + line
            if style.spaced and self.chance(0.3):
                line = re.sub(r"(?<=[一-鿿])(\d+)", r" \1", line, count=1)
            label = "D" if verse else "S" if len(lines) == 1 else "F" if k == 0 else "L" if k == len(lines) - 1 else "M"
            self.labels[len(self.lines)] = label
            self.lines.append(line)

    def display(self, lines: list[str]) -> None:
        for line in lines:
            self.labels[len(self.lines)] = "D"
            self.lines.append(line)

    def set_body(self, story: Story, width: int) -> None:
        slug = self.slug(story) if story.kind == "article" and self.chance(self.style.slug) else ""
        self.blank(self.style.blank_block)
        for k, (text, kind) in enumerate(story.paragraphs):
            if k:
                self.blank(1.0 if kind == "crosshead" and self.chance(0.5) else self.style.blank_paragraph)
            if kind == "crosshead":
                self.display([text])
            else:
                self.set_paragraph((slug if k == 0 else "") + text, width, verse=kind == "verse")

    def slug(self, story: Story) -> str:
        rng, script = self.rng, self.style.script
        names = [self.writer.name() for _ in range(rng.choice((1, 1, 2, 3)))]
        if script == "latin":
            return rng.choice(["MILLBROOK — ", "PORT ELLIS (AP) — ", "CEDAR FALLS, Iowa — "])
        if script == "hant":
            story.bylines = [(names[0], "記者")]
            return f"【記者{names[0]}／{rng.choice(['台北', '新竹', '花蓮'])}報導】"
        roles = [rng.choice(("记者", "记者", "实习记者", "全媒体记者"))] + [
            rng.choice(("", "通讯员", "实习生")) for _ in names[1:]
        ]
        people, printed, role = [], "", ""
        for name, own in zip(names, roles, strict=True):
            role = own or role
            printed += (" " if printed else "") + (own + rng.choice((" ", " ", "")) if own else "") + name
            people.append((name, role))
        story.bylines = people
        head = rng.choice(
            [
                "本报讯",
                "本报讯",
                f"本报{rng.randint(1, 12)}月{rng.randint(1, 28)}日讯",
                "青川日报讯",
                f"新华社青川{rng.randint(1, 12)}月{rng.randint(1, 28)}日电",
            ]
        )
        return f"{head}（{printed}）"

    def set_head(self, story: Story) -> None:
        self.blank(self.style.blank_block)
        wide = (
            self.rng.choice((14, 18, 22, 26, 34, 60))
            if self.style.script != "latin"
            else self.rng.choice((18, 24, 32, 50))
        )
        printed = ([story.kicker] if story.kicker else []) + story.headline + ([story.deck] if story.deck else [])
        for k, part in enumerate(printed):
            if k and self.chance(0.08):
                self.lines.append("")
            self.display(wrap(part, wide, 0, self.style))
        if story.kind == "article" and not story.bylines and self.chance(self.byline_share):
            self.set_byline(story)

    byline_share = 0.0

    def set_byline(self, story: Story) -> None:
        rng = self.rng
        a, b = self.writer.name(), self.writer.name()
        if self.style.script == "latin":
            if a == b or self.chance(0.5):
                story.bylines, lines = [(a, "")], [f"By {a}"]
            else:
                story.bylines, lines = [(a, ""), (b, "")], [f"By {a} and {b}"]
            if self.chance(0.6):
                story.bylines = [(name, "Staff writer") for name, _ in story.bylines]
                lines.append("Staff writer")
            self.lines += lines
            return
        form, role = rng.choice(
            [
                ("□本报记者 {}", "记者"),
                ("■{}", ""),
                ("文/图 全媒体记者 {}", "全媒体记者"),
                ("本报记者 {}", "记者"),
                ("记者 {} 报道", "记者"),
            ]
        )
        if self.style.script == "hant":
            form, role = rng.choice([("記者{}／專題報導", "記者"), ("文／{}", "")])
        story.bylines = [(a, role)]
        self.blank(0.3)
        self.lines.append(form.format(a))

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


def order_of(rng: random.Random, order: str, count: int) -> list[tuple[str, int]]:
    """The page's pieces in order: ("head" or "body", story's number)."""
    pieces: list[tuple[str, int]] = []
    if order == "first":
        return [("head", i) for i in range(count)] + [("body", i) for i in range(count)]
    if order == "last":
        return [("body", i) for i in range(count)] + [("head", i) for i in range(count)]
    if order == "shuffled":
        pieces = [(what, i) for i in range(count) for what in ("head", "body")]
        blocks = [pieces[k : k + 4] for k in range(0, len(pieces), 4)]
        for block in blocks:
            rng.shuffle(block)
        return [piece for block in blocks for piece in block]
    i = 0
    while i < count:
        here = rng.choice(("after", "before", "pairs")) if order == "mixed" else order
        size = {"pairs": 2, "triples": 3}.get(here, 1)
        group = list(range(i, min(count, i + size)))
        heads, bodies = [("head", k) for k in group], [("body", k) for k in group]
        pieces += heads + bodies if here == "before" else bodies + heads
        i += size
    return pieces


def style_for(rng: random.Random, layout: str, script: str) -> Style:
    style = Style(script, order=rng.choice(("after", "before", "mixed", "after", "before", "pairs")))
    style.blank_paragraph = rng.choice((0.0, 0.85, 0.95, 1.0))
    style.blank_block = rng.choice((0.85, 1.0, 1.0)) if style.blank_paragraph < 1 else 1.0
    style.blank_inside = rng.choice((0.0, 0.03, 0.06))
    style.slug = rng.choice((0.0, 0.5, 1.0))
    style.indent = rng.choice(("stripped", "stripped", "stripped", "kept", "flush"))
    style.noise = rng.choice((0.0, 0.03))
    if script == "latin":
        style.width = (28, 60)
    if layout in ("after", "before", "pairs", "triples", "first", "last", "mixed", "shuffled"):
        style.order = layout
    elif layout == "narrow":
        style.width = (16, 24) if script != "latin" else (22, 30)
    elif layout == "wide":
        style.width = (60, 120)
    elif layout == "noblank":
        style.blank_paragraph = style.blank_block = style.blank_inside = 0.0
    elif layout == "flush":
        style.indent, style.blank_paragraph = "flush", rng.choice((0.9, 1.0))
    elif layout == "kept":
        style.indent = "kept"
    if style.indent == "flush" and style.blank_paragraph == 0.0:
        style.blank_paragraph = 0.9
    style.squeeze = rng.choice((0.0, 0.0, 0.3, 0.7))
    style.ragged = rng.choice((0.0, 0.0, 0.15, 0.4))
    style.ascii_size = rng.choice((1.0, 1.0, 0.9, 1.15, 1.3))
    style.spaced = rng.random() < 0.15
    style.same_width = rng.random() < 0.5 and layout != "widths"
    return style


def make_page(
    rng: random.Random, layout: str, script: str, practice: bool
) -> tuple[str, dict[str, object], dict[int, str]]:
    """One page, its gold, and the labels of its lines by their number."""
    style = style_for(rng, layout, script)
    writer = Writer(rng, script, practice)
    setter = Setter(rng, style, writer)
    count = rng.choice((1, 2, 3, 4, 5, 6, 7, 8))
    stories = [writer.story(rng.choice((1, 2, 3, 3, 4, 6))) for _ in range(count)]
    if layout == "decks" or rng.random() < (0.6 if script == "latin" else 0.3):
        for story in stories:
            if len(story.headline) == 1:
                story.kicker = clause_of(rng, story, script) if rng.random() < 0.3 else ""
                story.deck = clause_of(rng, story, script) if rng.random() < 0.4 else ""
    special(rng, layout, script, writer, setter, stories)
    if layout == "furniture" or rng.random() < 0.2:
        furniture_top(rng, script, setter)
    same = rng.randrange(*style.width) // 2 * 2
    for place, (what, i) in enumerate(order_of(rng, style.order, count)):
        story = stories[i]
        width = same if style.same_width else rng.randrange(*style.width) // 2 * 2
        if what == "head":
            setter.set_head(story)
        elif story.kind == "photo":
            setter.blank(1.0)
            setter.set_paragraph(story.paragraphs[0][0], max(80, width))
            setter.blank(0.7)
            setter.lines.append(credit_line(rng, script, story, writer))
        else:
            setter.set_body(story, width)
        if layout == "jumps" and what == "body" and rng.random() < 0.4:
            setter.blank(0.7)
            setter.lines.append(
                rng.choice(
                    {
                        "hans": ["（下转第三版）", "下转第2版"],
                        "hant": ["（下轉A5版）"],
                        "latin": ["Continued on A4", "See ROAD, A6"],
                    }[script]
                )
            )
        if layout == "furniture" and rng.random() < 0.15 and place:
            setter.blank(1.0)
            setter.lines.append(
                {"hans": "本版图片均由本报记者提供", "hant": "讀者專線：02-12345678", "latin": "Newsroom: 555-0142"}[
                    script
                ]
            )
            setter.lines.append("")
    for i in range(count):
        setter.done(stories[i])
    gold = {"language": script, "style": layout, "articles": setter.gold}
    return "\n".join(setter.lines) + "\n", gold, setter.labels


def clause_of(rng: random.Random, story: Story, script: str) -> str:
    """A short clause of the story, to stand as its kicker or deck."""
    text = " ".join(text for text, _ in story.paragraphs)
    clauses = re.split(r"[，。；：！？“”]|, |\. ", text)
    low, high = (18, 90) if script == "latin" else (6, 16)
    fitting = [clause.strip() for clause in clauses if low <= len(clause.strip()) <= high]
    return rng.choice(fitting) if fitting else ""


def special(rng: random.Random, layout: str, script: str, writer: Writer, setter: Setter, stories: list[Story]) -> None:
    """What a layout is named for."""
    if layout == "crossheads":
        for story in stories:
            if len(story.paragraphs) > 2:
                for at in reversed(range(2, len(story.paragraphs), 2)):
                    story.paragraphs.insert(at, (writer.line("crosshead"), "crosshead"))
    elif layout == "briefs":
        for story in stories:
            del story.paragraphs[1:]
    elif layout == "interview":
        q, a = {"hans": ("问：", "答："), "hant": ("問：", "答："), "latin": ("Q: ", "A: ")}[script]
        for story in stories[::2]:
            story.paragraphs = [
                ((q if k % 2 == 0 else a) + text, "question")
                for k, (text, _) in enumerate(story.paragraphs + writer.story(3).paragraphs)
            ]
    elif layout == "poem" and script != "latin":
        story = stories[rng.randrange(len(stories))]
        story.paragraphs = [(line, "verse") for line in poem(rng, script)]
        story.kind = "poem"
    elif layout == "captions":
        for story in stories[:: rng.choice((2, 3))]:
            story.kind = "photo"
            del story.paragraphs[1:]
    elif layout == "bylines":
        setter.byline_share, setter.style.slug = 1.0, 0.0
        if setter.style.order not in ("before", "first"):
            setter.style.order = "before"


def poem(rng: random.Random, script: str) -> list[str]:
    words = ["山风", "河水", "灯火", "归鸟", "麦浪", "石阶", "炊烟", "月色", "雨巷", "晨钟", "远帆", "旧信"]
    verbs = ["漫过", "记得", "轻抚", "等待", "唤醒", "越过", "望见", "收藏"]
    things = [
        "我的窗台",
        "故乡的名字",
        "一枚落叶",
        "母亲的白发",
        "沉默的渡口",
        "十二月的雪",
        "祖父的烟斗",
        "没有寄出的信",
    ]
    lines = [
        rng.choice(words) + rng.choice(verbs) + rng.choice(things) + rng.choice(("，", "", "。"))
        for _ in range(rng.randint(8, 14))
    ]
    return lines


def credit_line(rng: random.Random, script: str, story: Story, writer: Writer) -> str:
    name = writer.name()
    form, role = rng.choice(
        {
            "hans": [
                ("本报记者 {} 摄", "记者"),
                ("通讯员 {}摄", "通讯员"),
                ("图片由通讯员{}摄", "通讯员"),
                ("{} 摄", ""),
            ],
            "hant": [("記者{}／攝影", "記者"), ("記者{}攝", "記者")],
            "latin": [("Photo by {}", "")],
        }[script]
    )
    story.credits = [(name, role)]
    return form.format(name)


def furniture_top(rng: random.Random, script: str, setter: Setter) -> None:
    number = f"{rng.randint(1, 12):02d}"
    setter.lines += {
        "hans": [
            f"2024年{rng.randint(1, 12)}月{rng.randint(1, 28)}日 星期三",
            rng.choice(("要闻", "综合新闻", "民生")),
            number,
            "责任编辑：丁山 美编：石川",
            "",
        ],
        "hant": [
            f"2024年{rng.randint(1, 12)}月{rng.randint(1, 28)}日 星期三",
            rng.choice(("要聞", "綜合新聞", "地方")),
            f"A{number}",
            "責任編輯：丁山",
            "",
        ],
        "latin": ["The Millbrook Herald", f"Wednesday, May {rng.randint(1, 28)}, 2024", f"Page A{number}", ""],
    }[script]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out", type=Path)
    parser.add_argument("--pages", type=int, default=8, help="pages of each layout and script")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--invented", action="store_true", help="invented prose only")
    args = parser.parse_args()
    for layout in LAYOUTS:
        for script in SCRIPTS:
            for number in range(args.pages):
                rng = random.Random(f"{args.seed} {layout} {script} {number}")
                text, gold, _ = make_page(rng, layout, script, not args.invented)
                folder = args.out / f"{layout}-{script}-{number:03d}"
                folder.mkdir(parents=True, exist_ok=True)
                (folder / "page.txt").write_text(text, "utf-8")
                (folder / "gold.json").write_text(
                    json.dumps({"page": folder.name} | gold, ensure_ascii=False, indent=1), "utf-8"
                )


if __name__ == "__main__":
    main()
