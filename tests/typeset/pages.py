"""Sets stories as the text layer of a newspaper's page, with its gold: what the splitter's weights are tuned on.

    python -m tests.typeset.pages OUT [--pages 8] [--seed 1] [--invented]

writes OUT/LAYOUT-SCRIPT-NNN/page.txt and gold.json for every layout; seeds under 100 are for tuning.
"""

from __future__ import annotations

import argparse
import json
import random
import re
from pathlib import Path

from tests.typeset.prose import Story, Writer, traditional
from tests.typeset.setting import Setter, Style

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


# Where no blank line stands between a headline and its body: below or above the headline.
_TIGHT = {"before": "below", "first": "below", "after": "above", "last": "above"}


def style_for(rng: random.Random, layout: str, script: str) -> Style:
    """A style drawn for the page, with what the layout is named for."""
    style = Style(script, order=rng.choice(("after", "before", "mixed", "after", "before", "pairs")))
    style.blank_paragraph = rng.choice((0.0, 0.85, 0.95, 1.0))
    style.blank_block = rng.choice((0.85, 1.0, 1.0)) if style.blank_paragraph < 1 else 1.0
    style.blank_inside = rng.choice((0.0, 0.0, 0.03, 0.06))
    style.column = rng.choice((0, 0, 9, 13, 17)) if style.blank_paragraph else 0
    style.slug = rng.choice((0.0, 0.5, 1.0, 1.0))
    style.byline = rng.choice(("slug", "slug", "slug", "above", "below", "tail"))
    style.indent = rng.choice(("stripped", "stripped", "stripped", "kept", "flush"))
    style.noise = rng.choice((0.0, 0.03))
    if script == "latin":
        style.width = rng.choice(((20, 32), (26, 60), (26, 60), (90, 132)))
        style.byline = rng.choice(("slug", "above", "above"))
        style.hyphens = rng.random() < 0.3
        style.capitals = rng.choice(("", "", "title", "upper"))
    elif rng.random() < 0.4:
        style.width = rng.choice(((16, 32), (56, 100)))
    if layout in ("after", "before", "pairs", "triples", "first", "last", "mixed", "shuffled"):
        style.order = layout
    elif layout == "narrow":
        style.width = (16, 24) if script != "latin" else (22, 30)
    elif layout == "wide":
        style.width = (60, 120)
    elif layout == "noblank":
        style.blank_paragraph = style.blank_block = style.blank_inside = 0.0
        style.column = 0
    elif layout == "flush":
        style.indent, style.blank_paragraph = "flush", rng.choice((0.9, 1.0))
    elif layout == "kept":
        style.indent = "kept"
    elif layout == "bylines":
        style.slug, style.byline = (
            1.0,
            "above" if script == "latin" else rng.choice(("above", "above", "below", "tail")),
        )
    if style.indent == "flush" and style.blank_paragraph == 0.0:
        style.blank_paragraph = 0.9
    style.tight = _TIGHT.get(style.order, "") if rng.random() < 0.4 else ""
    style.squeeze = rng.choice((0.0, 0.0, 0.3, 0.7))
    style.ragged = rng.choice((0.0, 0.0, 0.15, 0.4))
    style.ascii_size = rng.choice((1.0, 1.0, 0.9, 1.15, 1.3))
    style.spaced = rng.random() < (0.6 if layout == "pdf" else 0.1)
    style.same_width = rng.random() < 0.5 and layout != "widths"
    return calmed(style, rng, layout) if rng.random() < 0.6 else style


def calmed(style: Style, rng: random.Random, layout: str) -> Style:
    """The style without what is rare on real pages: ragged lines, paragraphs that nothing marks."""
    style.ragged, style.ascii_size, style.squeeze = 0.0, 1.0, rng.choice((0.0, 0.3, 0.7))
    if layout not in ("noblank", "flush", "kept"):
        style.indent = rng.choice(("stripped", "stripped", "stripped", "kept"))
        style.blank_paragraph = rng.choice((0.8, 0.9, 1.0))
        style.blank_block = 1.0
    if layout != "flush" and rng.random() < 0.4:  # as a PDF's text layer has it
        style.blank_paragraph = style.blank_block = style.blank_inside = 0.0
        style.column = 0
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
    for story in stories:
        decorate(story, rng, layout, style, writer)
    if rng.random() < (0.4 if script == "latin" else 0.1):
        lengthen(stories, rng)
    if rng.random() < (0.8 if layout == "briefs" else 0.2):
        shorten_headlines(stories, rng, script)
    special(rng, layout, script, writer, stories)
    if layout == "furniture" or rng.random() < 0.2:
        furniture_top(rng, script, setter)
    same = rng.randrange(*style.width) // 2 * 2
    for place, (what, i) in enumerate(order_of(rng, style.order, count)):
        width = same if style.same_width else rng.randrange(*style.width) // 2 * 2
        if what == "head":
            setter.set_head(stories[i], width)
        elif stories[i].kind == "photo":
            setter.set_photo(stories[i], width)
        else:
            setter.set_body(stories[i], width)
        between(rng, layout, script, setter, what, place)
    for story in stories:
        setter.done(story)
    lines = [text_layer(line, rng) for line in setter.lines] if layout == "pdf" else setter.lines
    gold = {"language": script, "style": layout, "articles": setter.gold}
    return "\n".join(lines) + "\n", gold, setter.labels


def decorate(story: Story, rng: random.Random, layout: str, style: Style, writer: Writer) -> None:
    """Sometimes a kicker or a deck; English headlines in the page's capitals."""
    if len(story.headline) == 1 and rng.random() < (0.7 if layout == "decks" else 0.12):
        if rng.random() < 0.4:
            story.kicker = writer.line("kicker", story)
        if rng.random() < 0.6:
            story.deck = writer.line("deck", story)
    if style.capitals:
        story.headline = [line.title() if style.capitals == "title" else line.upper() for line in story.headline]


def between(rng: random.Random, layout: str, script: str, setter: Setter, what: str, place: int) -> None:
    """Jumps below bodies, furniture between the pieces."""
    if layout == "jumps" and what == "body" and rng.random() < 0.4:
        setter.blank(0.7 * setter.style.blank_block)
        jumps = {
            "hans": ["（下转第三版）", "下转第2版"],
            "hant": ["（下轉A5版）"],
            "latin": ["Continued on A4", "See ROAD, A6"],
        }
        setter.lines.append(rng.choice(jumps[script]))
    if layout == "furniture" and rng.random() < 0.15 and place:
        stock = {"hans": "本版图片均由本报记者提供", "hant": "讀者專線：02-12345678", "latin": "Newsroom: 555-0142"}
        setter.blank(1.0)
        setter.lines += [stock[script], ""]


def text_layer(line: str, rng: random.Random) -> str:
    """What extraction adds to a line: spaces at its end, inside it, around it."""
    if rng.random() < 0.1:
        line += rng.choice((" ", "  ", "\u3000", "\r"))
    if rng.random() < 0.04 and len(line) > 6:
        at = rng.randrange(2, len(line) - 2)
        line = f"{line[:at]} {line[at:]}"
    return line


def special(rng: random.Random, layout: str, script: str, writer: Writer, stories: list[Story]) -> None:
    """What a layout is named for, in its stories."""
    if layout == "crossheads" or (layout not in ("briefs", "interview", "poem", "notice") and rng.random() < 0.15):
        for story in stories[:: rng.choice((1, 2))]:
            every = rng.choice((2, 2, 3))
            for at in reversed(range(rng.choice((1, 2)), len(story.paragraphs), every)):
                section = "".join(text for text, _ in story.paragraphs[at : at + every])
                story.paragraphs.insert(at, (crosshead_of(section, rng, script, writer), "crosshead"))
    if layout == "briefs":
        for story in stories:
            del story.paragraphs[1:]
    elif layout == "interview":
        q, a = {"hans": ("问：", "答："), "hant": ("問：", "答："), "latin": ("Q: ", "A: ")}[script]
        for story in stories[::2]:
            story.paragraphs = [
                ((q if k % 2 == 0 else a) + text, "question")
                for k, (text, _) in enumerate(story.paragraphs + writer.story(3).paragraphs)
            ]
    elif layout == "poem":
        story = stories[rng.randrange(len(stories))]
        story.paragraphs = [(line, "verse") for line in poem(rng, script)]
        story.kind = "poem"
    elif layout == "notice":
        for story in stories[:: rng.choice((1, 2, 3))]:
            del story.paragraphs[2:]
            lines = signature(rng, script)
            story.paragraphs += [(line, "entry" if ENTRY.match(line) else "verse") for line in lines]
            story.kind = "notice"
    elif layout == "captions":
        for story in stories[:: rng.choice((2, 3))]:
            story.kind = "photo"
            del story.paragraphs[1:]


def lengthen(stories: list[Story], rng: random.Random) -> None:
    """Paragraphs of many sentences, as some papers print them: two or three of a story's set as one."""
    for story in stories:
        texts = story.paragraphs
        while len(texts) > 1 and rng.random() < 0.7:
            at = rng.randrange(len(texts) - 1)
            gap = " " if texts[at][0].isascii() or texts[at][0][-1].isascii() else ""
            texts[at : at + 2] = [(texts[at][0] + gap + texts[at + 1][0], texts[at][1])]


def shorten_headlines(stories: list[Story], rng: random.Random, script: str) -> None:
    """Headlines of a few words, as in columns of briefs and on pages of short items."""
    for story in stories:
        line = story.headline[0]
        words = line.split()
        short = " ".join(words[: rng.randint(2, 4)]) if script == "latin" else line[: rng.randint(5, 10)]
        story.headline = [short.rstrip("，：、“《—·-,: ") or line]


def crosshead_of(text: str, rng: random.Random, script: str, writer: Writer) -> str:
    """A few words of the section itself, a frame around one of its words, or words of their own."""
    low, high = (10, 40) if script == "latin" else (3, 9)
    short = [part for part in re.split(r"[，。；：！？“”、]|, |\. ", text) if low <= len(part.strip()) <= high]
    if short and rng.random() < 0.5:
        return rng.choice(short).strip()
    words = re.findall(r"[A-Za-z]{4,}", text) if script == "latin" else []
    if words and rng.random() < 0.7:
        return " ".join(rng.choice(words) for _ in range(rng.choice((1, 2, 3)))).capitalize()
    runs = re.findall(r"[一-鿿]{4,}", text)
    if runs and rng.random() < 0.3:
        return "".join(run[at : at + 2] for run in rng.choices(runs, k=3) for at in [rng.randrange(len(run) - 1)])
    if runs and rng.random() < 0.7:
        run = rng.choice(runs)
        at = rng.randrange(len(run) - 1)
        return rng.choice(("{}有了新路子", "{}", "让{}留得住", "{}，越走越宽", "一份{}账", "{}怎么办")).format(
            run[at : at + 2]
        )
    return writer.line("crosshead", None)


ENTRY = re.compile(r"[一-鿿]{2,6}[:：]|.*\.$")


def signature(rng: random.Random, script: str) -> list[str]:
    """The short lines that end a notice: dates, telephones, who signs and when."""
    if script == "latin":
        lines = ["Call 555-0148 for details.", "Applications close June 14.", "Clerk of the Township", "May 4, 2024"]
        return sorted(rng.sample(lines, rng.randint(1, 3)), key=lines.index)
    lines = [
        f"报名时间：{rng.randint(1, 12)}月{rng.randint(1, 28)}日至{rng.randint(1, 28)}日",
        "报名地点：青川县文化馆一楼大厅",
        f"联系电话：0{rng.randint(310, 999)}-{rng.randint(2000000, 8999999)}",
        "联系人：王女士",
        rng.choice(("青川县自然资源局", "云溪市供水有限责任公司", "望山镇人民政府")),
        f"2024年{rng.randint(1, 12)}月{rng.randint(1, 28)}日",
    ]
    chosen = sorted(rng.sample(lines, rng.randint(1, 5)), key=lines.index)
    return [traditional(line) for line in chosen] if script == "hant" else chosen


def poem(rng: random.Random, script: str) -> list[str]:
    """A free poem of eight to fourteen lines, sometimes with stops."""
    if script == "latin":
        words, verbs = (
            ["The river", "Old snow", "A late train", "Her lantern", "The orchard"],
            ["keeps", "carries", "forgets"],
        )
        things = ["what the evening left", "a name no one says", "the color of salt", "its own small weather"]
        ends = ("", "", ",", ".")
        return [f"{rng.choice(words)} {rng.choice(verbs)} {rng.choice(things)}{rng.choice(ends)}" for _ in range(10)]
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
    ends = rng.choice((("",), ("，", "", "。")))
    return [
        rng.choice(words) + rng.choice(verbs) + rng.choice(things) + rng.choice(ends) for _ in range(rng.randint(8, 14))
    ]


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
