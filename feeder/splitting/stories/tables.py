"""A page's lists and tables as the search needs them: their rows, their titles, and what goes on around them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from feeder.splitting.blocks.english import added
from feeder.splitting.forms.boxes import boxes
from feeder.splitting.forms.entries import items_below_a_colon, items_of_notices
from feeder.splitting.forms.han_lists import lists_of
from feeder.splitting.forms.listings import listings, scorelines, titles_of_parts
from feeder.splitting.model import Block
from feeder.splitting.text.lines import Page


@dataclass(frozen=True, slots=True)
class Tables:
    """Indices of the page's lines: `rows` of lists and tables, `heads` that are Chinese lists' headlines, `titles` of
    English results and of parts, `joined` English ones that go on with the article above them."""

    rows: set[int]
    heads: set[int]
    titles: set[int]
    joined: set[int]


def tables_of(page: Page, blocks: Sequence[Block]) -> Tables:
    formed = frozenset(i for block in blocks if block.kind == "form" for i in block.lines)
    titles = scorelines(page, formed) | titles_of_parts(page)
    asides = boxes(page, formed)
    lists = lists_of(page, formed)
    rows = lists.lines | listings(page, formed | asides).rows | titles | asides
    joined = asides | added(page) | items_of_notices(page) if page.script == "latin" else set[int]()
    joined |= items_below_a_colon(page)
    return Tables(rows, lists.titles, titles, joined)
