"""Columns of briefs: a title, and below it items, each under a line of its own (【柳叶镇】, 教育)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from feeder.splitting.forms.furniture import closed_up, names_a_column
from feeder.splitting.model import Block
from feeder.splitting.text import imprint, patterns
from feeder.splitting.text.lines import Page
from feeder.splitting.text.signoffs import is_signed_off

_INDENT = 5  # half cells
_LONGEST_TITLE = 40  # characters
_LONGEST, _LONGEST_ITEM = 8, 160  # characters of an item's headline, of its text
_BRACKETED = re.compile(r"[【〖［\[][^【】\[\]]{2,10}[】〗］\]]")
_FEWEST_BRACKETED = 2  # on a page
_PLACE = re.compile(r"[A-Z][A-Z’'-]+(?:[ .]+[A-Z][A-Z’'-]*){0,3}: ?(?:[A-Z“]|$)")
_MOST_NAMES = 3  # words of a village's name
_FEWEST_PLACES = 3  # on a page
_NOTE = re.compile("[【〔［]?(?:[编編]者[按的][话話语語]?|[编編][后後][语語]?)[】〕］]?[:：]?")
_NO_HEAD = re.compile("[，。；：！？]")
_MARK = "● "
_PLACED = re.compile(r"[【〖][^【】〖〗]{2,8}[】〗](?=[^：:\s].{3})")  # where an item happened, or when
_FEWEST_MARKED = 2  # items of a column
_LONGEST_MARKED, _FULL = 8, 0.7  # lines of a marked item; of the column


def heads_below_titles(page: Page) -> list[int]:
    """The lines right below the title of a column of briefs that are an item's headline, and those below the name of
    another column."""
    found: list[int] = []
    for i in range(1, len(page.lines) - 1):
        above, line = page.lines[i - 1], page.lines[i]
        if above.stops or len(above.text) > _LONGEST_TITLE:
            continue
        titled, named = is_title(above.text), names_a_column(above.text)
        if not (titled or named):
            continue
        room = max(below.width for below in page.lines[i + 1 : i + 5]) - line.width
        narrow = (named and room > 1) or (titled and room > _INDENT)
        if (narrow and not (line.final or line.blanks or line.slug)) or (titled and may_head_an_item(line.text)):
            found.append(i)
    return found


@lru_cache(maxsize=2)
def marked_items(page: Page) -> list[list[int]]:
    """The runs of lines that one and the same mark opens (●, ■, 【柳叶镇】), each below the end of a sentence or
    of a line of its own: items, and no headlines of some."""
    if page.script == "latin":
        return []
    runs: list[list[int]] = []
    run: list[int] = []
    for i, line in enumerate(page.lines):
        marked = line.text[0] in patterns.MARKS and len(line.text) > len(_MARK)
        if not marked and (line.slug or not _PLACED.match(line.text)):
            continue
        goes_on = run and line.text[0] == page.lines[run[-1]].text[0] and i - run[-1] <= _LONGEST_MARKED
        if goes_on and (page.lines[i - 1].final or i - 1 == run[-1]):
            run.append(i)
            continue
        runs.append(run)
        run = [i]
    return [run for run in [*runs, run] if len(run) >= _FEWEST_MARKED and _are_items(page, run)]


def _are_items(page: Page, run: Sequence[int]) -> bool:
    """Whether the lines are text: most fill their column or end a sentence, or all are one line each, one above the
    other."""
    if run[-1] - run[0] == len(run) - 1:
        return True
    column = max(page.lines[k].width for i in run for k in range(i, min(i + 3, len(page.lines))))
    text = sum(page.lines[i].final or page.lines[i].width >= _FULL * column for i in run)
    return text * 2 > len(run)


def titles_of_lists(page: Page) -> list[int]:
    """The titles of columns of briefs whose items are marked rows, no sentences, and neither signed nor opened by a
    slug: with them they are one article."""
    return [
        run[0] - 1
        for run in marked_items(page)
        if run[0]
        and is_title(page.lines[run[0] - 1].text)
        and not (are_sentences(page, run) or _are_stories(page, run))
    ]


def are_sentences(page: Page, run: Sequence[int]) -> bool:
    """Whether every item but the last ends a sentence right above the next: rows of a list don't."""
    return all(page.lines[below - 1].final for below in run[1:])


def _are_stories(page: Page, run: Sequence[int]) -> bool:
    """Whether items say each who wrote it, or where it was reported."""
    slugs = any(patterns.SLUG_START.match(page.lines[i].text.lstrip(patterns.MARKS + " \u3000")) for i in run)
    end = min(run[-1] + _LONGEST_MARKED, len(page.lines))
    return slugs or any(is_signed_off(page.lines[i].text, 50) for i in range(run[0], end))


def is_title(text: str) -> bool:
    """Whether the line is the title of a column of briefs."""
    return len(text) <= _LONGEST_TITLE and imprint.BRIEF_HEAD.fullmatch(closed_up(text)) is not None


def heads_a_column(text: str) -> bool:
    """Whether the line is the name of a column, of briefs or another: no story above it goes on below."""
    return is_title(text) or names_a_column(text)


def may_head_an_item(text: str) -> bool:
    return len(text) <= _LONGEST and not _NO_HEAD.search(text)


def heads_a_note(text: str) -> bool:
    """Whether the line stands above an editor's note."""
    return _NOTE.fullmatch(text) is not None


def heads_of_items(blocks: Sequence[Block], *, latin: bool) -> set[int]:
    """The headlines of items (ids of blocks): those in brackets, where a page has several; and below a column's title
    every line that stands alone above a paragraph and is short, between a gap and the text or, in Chinese, above few
    characters, up to a display line that doesn't."""
    alone = [
        block
        for before, block, after in zip([None, *blocks], blocks, [*blocks[1:], None], strict=False)
        if block.kind == "display"
        and after is not None
        and after.kind == "paragraph"
        and (before is None or before.kind != "display")
    ]
    bracketed = {id(block) for block in alone if _BRACKETED.fullmatch(block.text)}
    heads = bracketed if len(bracketed) >= _FEWEST_BRACKETED else set[int]()
    close = {id(block) for block, below in pairwise(blocks) if block.blanks and not below.blanks}
    close |= set() if latin else _above_short_items(blocks)
    single = {id(block) for block in alone if may_head_an_item(block.text) or id(block) in close}
    column = False
    for block in blocks:
        if block.form == "furniture":
            column = is_title(block.text)
        elif block.kind == "display":
            column = column and id(block) in single
            if column:
                heads.add(id(block))
    return heads


def _above_short_items(blocks: Sequence[Block]) -> set[int]:
    """The display lines (ids of blocks) with no more than a brief's characters between them and the next."""
    found: set[int] = set()
    head: Block | None = None
    length = 0
    for block in [*blocks, None]:
        if block is not None and block.kind == "paragraph":
            length += _LONGEST_ITEM + 1 if block.slug else len(block.text)
            continue
        if head is not None and 0 < length <= _LONGEST_ITEM:
            found.add(id(head))
        head, length = block if block is not None and block.kind == "display" else None, 0
    return found


def heads_above_places(page: Page) -> list[int]:
    """The short lines below a sentence's end, or a gap, and right above the place that an item opens with (ORWICK: A
    blue moped), where there are several: an English column's headlines."""
    found = [
        i
        for i, (line, below) in enumerate(pairwise(page.lines))
        if below.text[1:2].isupper()
        and not (below.blanks or line.final or line.dangling or line.lower)
        and _PLACE.match(below.text)
        and (not i or line.blanks or page.lines[i - 1].final)
    ]
    return found if len(found) >= _FEWEST_PLACES else []


def heads_in_capitals(blocks: Sequence[Block]) -> set[int]:
    """The headlines (ids of blocks) of English items that are each a short line in capitals (a village's name) above
    paragraphs, where the first stands right below furniture or at the page's top: no story around them has them for
    crossheads."""
    heads: list[Block] = []
    chain: list[Block] = []
    opens = True
    for before, block, below in zip([None, *blocks], blocks, [*blocks[1:], None], strict=False):
        if block.kind == "display":
            alone = before is None or before.kind != "display"
            placed = alone and below is not None and below.kind == "paragraph" and not below.slug
            if placed and (opens or chain) and block.text.isupper() and len(block.text.split()) <= _MOST_NAMES:
                chain.append(block)
            else:
                heads, chain = heads + chain if len(chain) > 1 else heads, []
        elif block.form and block.form != "furniture":
            chain = []
        opens = block.form == "furniture"
    return {id(block) for block in (heads + chain if len(chain) > 1 else heads)}
