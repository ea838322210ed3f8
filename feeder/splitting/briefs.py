"""Columns of briefs in Chinese: a title, and below it items, each under a line of its own (【柳叶镇】, 教育)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from feeder.splitting import imprint
from feeder.splitting.furniture import closed_up, names_a_column
from feeder.splitting.lines import Page

if TYPE_CHECKING:
    from feeder.splitting.blocks import Block

_INDENT = 5  # half cells
_LONGEST_TITLE = 40  # characters
_LONGEST, _LONGEST_ITEM = 8, 160  # characters of an item's headline, of its text
_BRACKETED = re.compile(r"[【〖［\[][^【】\[\]]{2,10}[】〗］\]]")
_FEWEST_BRACKETED = 2  # on a page
_NOTE = re.compile("[【〔［]?(?:[编編]者[按的][话話语語]?|[编編][后後][语語]?)[】〕］]?[:：]?")
_NO_HEAD = re.compile("[，。；：！？]")


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
