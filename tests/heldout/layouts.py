"""The layouts a held-out page can have: which stories, in which order, in which columns."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass, replace

from tests.heldout.fills import (
    Order,
    briefs,
    byline_forms,
    captions,
    each,
    english,
    furniture,
    groups,
    jumps,
    no_slug,
    several_widths,
    shuffled_pairs,
    traditional,
)
from tests.heldout.noise import noisy
from tests.heldout.page import Page
from tests.heldout.stories import Person, Story, read_stories
from tests.heldout.typeset import Column

_FAMILY = "褚卫樊郁邬虞闵诸葛殷简佟焦"
_GIVEN = ["亦凡", "兰", "小满", "知远", "立", "冬至", "若溪", "鸣", "广厦", "云舒"]


@dataclass(frozen=True)
class Layout:
    """One style: how its page is filled, from which script, in which column, on how many stories."""

    fill: Order
    script: str = "hans"
    count: tuple[int, int] = (4, 7)
    width: tuple[float, float] = (13, 20)
    indents: tuple[str, ...] = ("cells", "cells", "cells", "kept")
    blank: tuple[float, float] = (0.8, 1.0)
    gap: float = 0.92
    kinds: tuple[str, ...] = ("news",)
    extra: tuple[tuple[str, int], ...] = ()
    crossheads: bool = False
    clean: Callable[[list[str], random.Random], list[str]] = lambda lines, rng: lines


def make_page(name: str, layout: Layout, rng: random.Random) -> tuple[str, dict[str, object]]:
    """A page's text and its gold, without the name."""
    width = rng.uniform(*layout.width)
    column = Column(
        width=round(width * 2) / 2,
        indent=rng.choice(layout.indents),
        blank=rng.uniform(*layout.blank),
        depth=rng.choice([0, 9, 12, 16]) if layout.blank[1] else 0,
        squeeze=rng.choice([0.3, 0.6, 0.95]),
    )
    if column.indent == "none":  # then a blank line is all that parts two paragraphs, and must mean nothing else
        column = replace(column, blank=1.0, depth=0)
    page = Page(rng, layout.script, column, heading=max(10, min(26, width * rng.uniform(0.9, 1.6))), gap=layout.gap)
    page.paper = rng.choice(["东平日报", "青禾晚报", "临江日报"])
    layout.fill(page, choose(layout, rng))
    lines = layout.clean(page.lines, rng)
    language = {"hans": "zh", "hant": "zh-Hant", "latin": "en"}[layout.script]
    gold = {"language": language, "style": name, "articles": page.articles, "furniture": page.furniture}
    return "\n".join(lines) + "\n", gold


def choose(layout: Layout, rng: random.Random) -> list[Story]:
    """The page's stories, none twice, in a random order."""
    pool = read_stories(layout.script)
    chosen = sample([s for s in pool if s.kind in layout.kinds], rng.randint(*layout.count), layout, rng)
    for kind, count in layout.extra:
        chosen += sample([s for s in pool if s.kind == kind], count, layout, rng)
    rng.shuffle(chosen)
    return chosen


def sample(pool: list[Story], count: int, layout: Layout, rng: random.Random) -> list[Story]:
    if layout.crossheads:
        with_crossheads = [s for s in pool if "crosshead" in dict(s.body)]
        plain = [s for s in pool if s not in with_crossheads]
        return rng.sample(with_crossheads, min(2, len(with_crossheads))) + rng.sample(plain, count - 2)
    return [varied(s.without("crosshead"), rng) for s in rng.sample(pool, min(count, len(pool)))]


def varied(story: Story, rng: random.Random) -> Story:
    """The story with other names in its bylines, sometimes without its kicker or deck."""
    if rng.random() < 0.3:
        story = story.without(rng.choice(["kicker", "deck"]))
    if (
        not story.bylines
        or not any("一" <= c <= "鿿" for c in story.bylines[0].name)
        or story.bylines[0].role == "記者"
    ):
        return story
    return replace(story, bylines=tuple(Person(rename(p.name, rng), p.role) for p in story.bylines))


def rename(name: str, rng: random.Random) -> str:
    return rng.choice(_FAMILY) + rng.choice(_GIVEN) if rng.random() < 0.5 else name


LAYOUTS = {
    "before": Layout(each("before")),
    "after": Layout(each("after")),
    "pairs": Layout(groups(2), count=(4, 6)),
    "triples": Layout(groups(3), count=(3, 6)),
    "all-first": Layout(groups(9, heads_first=True), count=(3, 6)),
    "all-last": Layout(groups(9), count=(3, 6)),
    "mixed": Layout(each("mixed")),
    "shuffled-pairs": Layout(shuffled_pairs, count=(4, 6)),
    "narrow": Layout(each("any"), width=(8, 12)),
    "wide": Layout(each("any"), width=(30, 44)),
    "several-widths": Layout(several_widths),
    "no-blank-lines": Layout(each("any"), blank=(0, 0), gap=0),
    "indent-kept": Layout(each("any"), indents=("kept",)),
    "indent-lost": Layout(each("any"), indents=("none",), blank=(0.9, 1.0)),
    "no-slug": Layout(no_slug),
    "furniture": Layout(furniture),
    "captions": Layout(captions, extra=(("photo", 2),), count=(3, 4)),
    "briefs": Layout(briefs, extra=(("brief", 8),), count=(3, 4)),
    "interview": Layout(each("any"), extra=(("interview", 1),), count=(2, 4)),
    "poem": Layout(each("before"), kinds=("news", "essay"), extra=(("poem", 1),), count=(2, 4)),
    "notice": Layout(each("before"), extra=(("notice", 2),), count=(2, 4)),
    "crossheads": Layout(each("any"), crossheads=True, count=(3, 5)),
    "jumps": Layout(jumps),
    "english": Layout(
        english,
        script="latin",
        kinds=("news", "photo", "brief"),
        count=(5, 8),
        width=(13, 24),
        indents=("none", "cells", "kept"),
    ),
    "traditional": Layout(traditional, script="hant", kinds=("news", "photo"), count=(4, 6), width=(10, 20)),
    "english-pairs": Layout(groups(2), script="latin", count=(4, 6), indents=("cells", "kept")),
    "traditional-pairs": Layout(groups(2), script="hant", count=(4, 6)),
    "traditional-briefs": Layout(briefs, script="hant", extra=(("brief", 3), ("interview", 1)), count=(3, 4)),
    "byline-forms": Layout(byline_forms),
    "pdf-noise": Layout(each("any"), clean=noisy),
}
