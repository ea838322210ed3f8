"""How stories fill a page: where the headlines stand, and what stands between the stories."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, timedelta

from tests.heldout.page import Page
from tests.heldout.stories import Story
from tests.heldout.typeset import Column

Order = Callable[[Page, Sequence[Story]], None]
SLUGS = ("slug", "slug", "slug", "dated", "paper")


def form(page: Page, story: Story, *, alone: str = "") -> str:
    """How this story's bylines are printed."""
    if story.kind in ("poem", "essay", "interview"):
        return "square"
    if story.kind in ("notice", "photo"):
        return "none"
    if story.kind == "brief":
        return "slug" if story.bylines else "none"
    return alone or page.rng.choice(SLUGS)


def put(page: Page, story: Story, order: str, column: Column | None = None, alone: str = "") -> None:
    """One story, its headline before or after its body."""
    blocks = [page.head(story, alone=True), page.body(story, column, form=form(page, story, alone=alone))]
    for block in blocks if order == "before" else reversed(blocks):
        page.add(block)
    page.record(story)


def each(order: str, alone: str = "") -> Order:
    """Every story with its headline in the same place; `order` "any" draws one for the page, "mixed" for each story."""

    def fill(page: Page, stories: Sequence[Story]) -> None:
        usual = page.rng.choice(["before", "after"]) if order == "any" else order
        for story in stories:
            put(page, story, page.rng.choice(["before", "after"]) if order == "mixed" else usual, alone=alone)

    return fill


def groups(size: int, *, heads_first: bool = False, swap: bool = False) -> Order:
    """Bodies in groups with their headlines after (or before) them; swapped ones in the reverse order."""

    def fill(page: Page, stories: Sequence[Story]) -> None:
        for start in range(0, len(stories), size):
            group = list(stories[start : start + size])
            heads = [page.head(story) for story in (reversed(group) if swap else group)]
            bodies = [page.body(story, form=form(page, story)) for story in group]
            for block in heads + bodies if heads_first else bodies + heads:
                page.add(block, apart=block in heads)
            for story in group:
                page.record(story)

    return fill


def shuffled_pairs(page: Page, stories: Sequence[Story]) -> None:
    """Two bodies, then two headlines, each pair's headlines in either order, by the toss of a coin."""
    for start in range(0, len(stories), 2):
        groups(2, swap=page.rng.random() < 0.5)(page, stories[start : start + 2])


def several_widths(page: Page, stories: Sequence[Story]) -> None:
    order = page.rng.choice(["before", "after"])
    for story in stories:
        put(page, story, order, replace(page.column, width=page.rng.choice([9, 11, 13, 15.5, 18, 23, 28, 34])))


def furniture(page: Page, stories: Sequence[Story]) -> None:
    """The date line, the section's name, editors and a hotline above or below the stories."""
    rng = page.rng
    day = date(2024, 1, 1) + timedelta(days=rng.randrange(366))
    printed = f"{day.year}年{day.month}月{day.day}日"
    section = rng.choice(["要闻", "综合新闻", "民生", "县域", "文化周刊", "社会"])
    number = f"{rng.randint(1, 8):02}"
    week = "星期" + "一二三四五六日"[day.weekday()]
    tops = [
        [f"{printed} {week}", f"{number} {section}"],
        [page.paper, printed, week, f"第{number}版", section],
        [f"{number} {section} {printed} {week} 责任编辑：褚卫 电话：0798-5217766"],
        [f"{section}·{number}", f"{printed} {week}", "编辑/褚卫 校对/闵立 美编/佟焦"],
    ]
    ends = [
        ["责任编辑：褚卫 版式：闵立 校对：佟兰"],
        ["新闻热线：0798-5217766", "投稿邮箱：news@dongping.example"],
        ["本版编辑 褚卫 本版校对 闵立"],
        ["地址：东平市府前街12号 邮编：344000 广告热线：0798-5217799"],
    ]
    page.add_furniture(rng.choice(tops))
    order = rng.choice(["before", "after"])
    for story in stories:
        put(page, story, order)
    if rng.random() < 0.8:
        page.add_furniture(rng.choice(ends))


def captions(page: Page, stories: Sequence[Story]) -> None:
    order = page.rng.choice(["before", "after"])
    for story in stories:
        put(page, story, "after" if story.kind == "photo" and page.rng.random() < 0.6 else order)


def briefs(page: Page, stories: Sequence[Story]) -> None:
    """News with a column of briefs under its own title; a brief without headline opens with a slug."""
    news = [story for story in stories if story.kind != "brief"]
    short = [story for story in stories if story.kind == "brief"]
    headed = page.latin or page.script == "hant" or page.rng.random() < 0.65
    column = [story for story in short if bool(story.head) == headed]
    titles = {
        "hans": ["简讯", "一句话新闻", "短讯", "新闻速览"],
        "hant": ["簡訊", "地方短波"],
        "latin": ["BRIEFS", "In brief"],
    }
    order = page.rng.choice(["before", "after"])
    for story in news[:2]:
        put(page, story, order)
    page.add_furniture([page.rng.choice(titles[page.script])])
    for story in column:
        put(page, story, "before")
    for story in news[2:]:
        put(page, story, order)


def jumps(page: Page, stories: Sequence[Story]) -> None:
    """Some stories end with a pointer to another page, some open with one from another."""
    order = page.rng.choice(["before", "after"])
    for i, story in enumerate(stories):
        to = page.rng.choice(["（下转第{}版）", "下转{}版", "（下转{}版①）", "▶▶▶下转第{}版"]).format(
            page.rng.randint(2, 8)
        )
        origin = f"（上接第{page.rng.randint(1, 4)}版）"
        blocks = [page.head(story), page.body(story, form="none" if i == 1 else form(page, story))]
        if i == 0:
            blocks[1] = [*blocks[1], to]
        if i == 1:
            blocks[1] = [origin, *blocks[1]]
            story = replace(story, bylines=())
        for block in blocks if order == "before" else reversed(blocks):
            page.add(block)
        page.record(story)


def english(page: Page, stories: Sequence[Story]) -> None:
    """Headlines mostly above; bylines in their own lines; a folio, a jump, sometimes a column of briefs."""
    rng = page.rng
    if rng.random() < 0.6:
        page.add_furniture([rng.choice(["A4  Wednesday, September 18, 2024  The Pendleton Record", "LOCAL NEWS"])])
    order = rng.choice(["before", "before", "before", "after"])
    for story in (s for s in stories if s.kind != "brief"):
        put(page, story, order, alone=rng.choice(["slug", "line", "line", "square"]))
        if rng.random() < 0.1:
            page.add([f"Continued on A{rng.randint(5, 9)}"])
    short = [story for story in stories if story.kind == "brief"]
    if short:
        page.add_furniture([rng.choice(["BRIEFS", "In brief"])])
    for story in short:
        put(page, story, "before")


def traditional(page: Page, stories: Sequence[Story]) -> None:
    rng = page.rng
    order = rng.choice(["before", "before", "after", "pairs"])
    if order == "pairs":
        return groups(2)(page, stories)
    for story in stories:
        put(page, story, order, alone=rng.choice(["slug", "slug", "line", "end"]))
    return None


def byline_forms(page: Page, stories: Sequence[Story]) -> None:
    order = page.rng.choice(["before", "after"])
    for story in stories:
        forms = ["dated", "paper", "bracket", "square", "texts", "line"] + (["end"] if len(story.body) > 1 else [])
        put(page, story, order, alone=page.rng.choice(forms))


def no_slug(page: Page, stories: Sequence[Story]) -> None:
    order = page.rng.choice(["before", "after", "mixed"])
    for story in stories:
        bare = replace(story, bylines=())
        put(page, bare, page.rng.choice(["before", "after"]) if order == "mixed" else order, alone="none")
