"""Columns on Chinese pages that no word shows: a short name, and right below it small items, each below a headline of
one line. The name is furniture."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from feeder.splitting.forms.columns import numbered
from feeder.splitting.forms.notices import stands_alone
from feeder.splitting.text.lines import Page
from feeder.splitting.text.names import surnamed
from feeder.splitting.text.patterns import HAN, HAN_RUN, MARKS, ROLE

_NAME = re.compile(rf"[{HAN}]{{2,6}}(?:[·・ \u3000]?\d{{3,12}})?")
_WROTE = re.compile("[撰图圖]?文[/／:：|｜ \u3000图圖]|作者|编译|編譯")
_LONGEST_NAME = 4  # characters
_FEWEST, _LONGEST_HEAD, _LONGEST = 2, 20, 170  # items; characters of an item's headline, of its text
_MOST_LINES = 80  # of a column
_ROOM = 6  # half cells that a headline leaves where no text is indented


class Rubrics(NamedTuple):
    """The lines with names of columns, and those with the headlines of the items below them."""

    names: frozenset[int]
    heads: frozenset[int]


@lru_cache(maxsize=2)
def rubrics_of(page: Page) -> Rubrics:
    """The columns of a page with several items that have a headline each."""
    names: set[int] = set()
    heads: set[int] = set()
    for i in range(len(page.lines) - 2) if page.script != "latin" else ():
        if (page.lines[i].blanks or not i) and may_name_a_column(page, i):
            found = _heads_below(page, i + 1)
            if found:
                names.add(i)
                heads.update(found)
    return Rubrics(frozenset(names), frozenset(heads))


def may_name_a_column(page: Page, i: int) -> bool:
    """Whether line i, below a gap, is short and no title of what stands for itself."""
    line = page.lines[i]
    return (
        i >= 0 and (line.blanks > 0 or not i) and _NAME.fullmatch(line.text) is not None and not stands_alone(line.text)
    )


def _heads_below(page: Page, first: int) -> list[int]:
    """The headlines of the items from line `first` down to the next gap; none where the lines are something else."""
    end = first + 1
    while end < min(first + _MOST_LINES, len(page.lines)) and not page.lines[end].blanks:
        end += 1
    heads = list(_heads(page, range(first, end)))
    if len(heads) < _FEWEST or heads[0] != first or any(numbered(page.lines[k].text) for k in heads):
        return []
    items = [range(a, b) for a, b in pairwise([*heads, end])]
    if _names_somebody(page.lines[first].text):
        return []
    return heads if all(_is_small(page, item) for item in items) and _tell_of_their_own(page, items) else []


def _names_somebody(text: str) -> bool:
    """Whether the line below a headline says who wrote: with a role, a mark or a word for it, or a name last."""
    name = text.split()[-1]
    named = len(name) <= _LONGEST_NAME and surnamed(name) and HAN_RUN.fullmatch(name) is not None
    return named or ROLE.search(text) is not None or text[0] in MARKS or _WROTE.match(text) is not None


def _heads(page: Page, lines: range) -> Iterator[int]:
    """The lines without a stop above an indent, the first of them and those below a sentence's end."""
    for k in lines[:-1]:
        line, above, below = page.lines[k], page.lines[k - 1], page.lines[k + 1]
        opens = k == lines.start or (above.final and not below.blanks)
        short = not (line.stops or line.final or line.slug or line.entry) and len(line.text) <= _LONGEST_HEAD
        if opens and short and (below.indent > line.indent or below.width >= line.width + _ROOM):
            yield k


def _is_small(page: Page, item: range) -> bool:
    """Whether an item is a brief's length, has no slug, and ends with a sentence."""
    lines = page.lines[item.start + 1 : item.stop]
    return lines[-1].final and not lines[0].slug and sum(len(line.text) for line in lines) <= _LONGEST


def _tell_of_their_own(page: Page, items: Sequence[range]) -> bool:
    """Whether the first headline says nothing of the items below its own: a story's says something of all its parts."""
    head = page.lines[items[0].start].grams
    below = range(items[0].stop, items[-1].stop)
    return not any(head & page.lines[k].grams for k in below)
