"""Columns of an English page that a text layer gives out row by row: the lines of each brought together.

What stands between two gaps is a fragment, here of one row or a few. Where two columns or three come by turns, small
letters follow where sentences stop. Such a stretch between headlines, bylines and what is set wide is dealt out to
columns so that each goes on well in itself, and one column in the next.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise, permutations

from feeder.splitting.model import Form, Line
from feeder.splitting.text.arranged import in_order
from feeder.splitting.text.lines import Page
from feeder.splitting.text.words import leans

_FEWEST, _MOST = 5, 120  # fragments of a stretch
_FEWEST_TORN = 2  # joins of a stretch that can't be
_BETTER = 0.5  # of what a stretch costs as it is given out: what it may cost dealt out
_COLUMNS, _BEAM = 3, 48
_NEAR = 16  # lines on either side that show how wide the columns are
_OTHER_WIDTH, _WIDE, _LEAVES_ROOM = 0.2, 1.3, 0.7  # of the column
_BIT = 0.4  # of the column: no more than some words of a row
# What a join costs: a small letter below a sentence's end, a capital below a hyphen; what is likely and what is not.
_TORN_OFF, _TORN, _AFTER_INITIALS = 5.0, 4.0, 1.0
_NEW_SENTENCE, _A_NAME, _A_NAME_FOLLOWS = 0.4, 1.5, 0.7
_FIGURE, _FIGURE_FIRST = 0.2, 0.8
# What the dealing costs: another column; one that waits, beyond so many; two rows of a column one after the other, or
# the bits of a row in two; the turn left out of a column that goes on; a later column first.
_NEW, _LATE, _WAITS, _AGAIN, _SAME_ROW, _SKIPPED, _OUT_OF_ORDER = 1.0, 0.2, 4, 0.8, 0.5, 0.5, 0.3
_ABBREVIATED = re.compile(r"\b[a-z]\.[a-z]\.$")  # p.m.


@dataclass(slots=True)
class _Dealt:
    """Fragments dealt out to columns, and what it costs."""

    cost: float
    columns: list[list[int]]


def with_columns(page: Page, forms: list[Form]) -> tuple[Page, list[Form]]:
    """Page and forms with the rows of each column below one another."""
    if page.script != "latin" or sum(map(_is_torn, page.lines, page.lines[1:])) < _FEWEST_TORN:
        return page, forms
    fragments = _fragments(page, forms)
    order = list(range(len(fragments)))
    lines = list(page.lines)
    for stretch in _stretches(page, forms, fragments):
        dealt = _dealt(stretch, _Joins(page, forms, fragments))
        order[stretch.start : stretch.stop] = dealt
        for k in dealt[1:] if dealt != list(stretch) else ():
            lines[fragments[k].start] = replace(lines[fragments[k].start], blanks=0)
    at = [i for k in order for i in fragments[k]]
    return in_order(page, lines, forms, at)


def _is_torn(last: Line, first: Line) -> bool:
    """Whether the line below a gap can't go on from the one above it."""
    return first.blanks > 0 and _cost(last, first) >= _TORN


def _fragments(page: Page, forms: Sequence[Form]) -> list[range]:
    """The lines between two gaps, or between two lines in a fixed form."""
    starts = [i for i, line in enumerate(page.lines) if not i or line.blanks or forms[i] or forms[i - 1]]
    return [range(a, b) for a, b in pairwise([*starts, len(page.lines)])]


def _stretches(page: Page, forms: Sequence[Form], fragments: Sequence[range]) -> list[range]:
    """The fragments of prose in one width between headlines, lines in a fixed form and what is set wide."""
    found: list[range] = []
    start = 0
    for k in range(len(fragments) + 1):
        if k < len(fragments) and not forms[fragments[k].start]:
            column = _column_around(page, forms, fragments[k])
            if not _is_display(page, forms, fragments, k, column) and _width(page, fragments[k]) <= _WIDE * column:
                continue
        if _FEWEST <= k - start <= _MOST:
            found.append(range(start, k))
        start = k + 1
    return found


def _width(page: Page, run: range) -> int:
    return max(page.lines[i].width for i in run)


def _column_around(page: Page, forms: Sequence[Form], run: range) -> float:
    """How wide the columns around a fragment are: the middle one of the lines near it that may fill one, none beyond a
    line in a fixed form, below which another story may begin."""
    top = next((i + 1 for i in range(run.start - 1, max(0, run.start - _NEAR) - 1, -1) if forms[i]), 0)
    end = next((i for i in range(run.stop, min(len(forms), run.stop + _NEAR)) if forms[i]), len(forms))
    near = page.lines[max(top, run.start - _NEAR) : min(end, run.stop + _NEAR)]
    widths = sorted(line.width for line in near if not line.final)
    widths = [width for width in widths if 2 * width > widths[-1]]
    return float(widths[len(widths) // 2]) if widths else 0.0


def _is_display(page: Page, forms: Sequence[Form], fragments: Sequence[range], k: int, column: float) -> bool:
    """Whether a fragment may be a headline: it ends no sentence, and a byline or another width says so."""
    first, lines = fragments[k].start, page.lines[fragments[k].start : fragments[k].stop]
    if lines[0].lower or lines[0].slug or any(line.final for line in lines) or (first and forms[first - 1] == "byline"):
        return False
    if k + 1 == len(fragments) or forms[fragments[k + 1].start] == "byline":
        return True
    if any(line.stops > line.text.count(",") for line in lines):
        return False
    if any(line.width < _LEAVES_ROOM * column for line in lines[:-1]):
        return True
    below = page.lines[fragments[k + 1].start]
    if below.lower or (first and not (page.lines[first - 1].final or forms[first - 1])):
        return False
    return len(lines) > 1 or abs(lines[0].width - column) > _OTHER_WIDTH * column


def _dealt(stretch: range, joins: _Joins) -> list[int]:
    """The fragments of a stretch in the order of its columns, or as they are where they stand no better so."""
    plain = [joins.of(a, b) for a, b in pairwise(stretch)]
    if sum(cost >= _TORN for cost in plain) < _FEWEST_TORN:
        return list(stretch)
    beam = [_Dealt(0.0, [])]
    for k in stretch:
        beam = sorted((more for dealt in beam for more in _more(dealt, k, joins)), key=lambda dealt: dealt.cost)[:_BEAM]
    cost, order = min(_in_order(dealt, joins) for dealt in beam)
    return order if cost <= _BETTER * sum(plain) else list(stretch)


def _more(dealt: _Dealt, k: int, joins: _Joins) -> list[_Dealt]:
    """The ways to give fragment `k` to a column or to a new one."""
    found: list[_Dealt] = []
    for c, column in enumerate(dealt.columns):
        before, after = dealt.columns[:c], dealt.columns[c + 1 :]
        last = column[-1]
        cost = dealt.cost + joins.of(last, k) + _LATE * max(0, k - last - _WAITS)
        cost += joins.in_a_row(k) if last == k - 1 else 0.0
        cost += _SKIPPED * sum(other[-1] < last and not joins.ends(other[-1]) for other in [*before, *after])
        found.append(_Dealt(cost, [*before, [*column, k], *after]))
    if len(dealt.columns) < _COLUMNS:
        found.append(_Dealt(dealt.cost + _NEW * len(dealt.columns), [*dealt.columns, [k]]))
    return found


def _in_order(dealt: _Dealt, joins: _Joins) -> tuple[float, list[int]]:
    """What the columns cost one after another in their best order, and that order."""
    found: list[tuple[float, list[int]]] = []
    for turn in permutations(range(len(dealt.columns))):
        columns = [dealt.columns[c] for c in turn]
        cost = dealt.cost + joins.opening(columns[0][0]) + _OUT_OF_ORDER * sum(a > b for a, b in pairwise(turn))
        cost += sum(joins.of(one[-1], other[0]) for one, other in pairwise(columns))
        found.append((cost, [k for column in columns for k in column]))
    return min(found)


class _Joins:
    """What it costs that one fragment goes on in another."""

    def __init__(self, page: Page, forms: Sequence[Form], fragments: Sequence[range]) -> None:
        self._page, self._forms, self._fragments = page, forms, fragments
        self._kept: dict[tuple[int, int], float] = {}

    def of(self, a: int, b: int) -> float:
        if (a, b) not in self._kept:
            last, first = self._fragments[a].stop - 1, self._fragments[b].start
            self._kept[a, b] = _cost(self._page.lines[last], self._page.lines[first])
        return self._kept[a, b]

    def ends(self, k: int) -> bool:
        """Whether a column may end with fragment `k`: it ends a sentence."""
        return self._page.lines[self._fragments[k].stop - 1].final

    def opening(self, k: int) -> float:
        """What it costs that the first column begins with fragment `k`."""
        return _TORN if self._page.lines[self._fragments[k].start].lower else 0.0

    def in_a_row(self, k: int) -> float:
        """What it costs that fragment `k` is of the same column as the one given out before it: they are as a rule of
        two, but bits of one row."""
        run = self._fragments[k - 1]
        line = self._page.lines[run.start]
        bit = len(run) == 1 and not line.final and line.width < _BIT * _column_around(self._page, self._forms, run)
        return -_SAME_ROW if bit else _AGAIN


def _cost(last: Line, first: Line) -> float:
    """What it costs that a line goes on in another."""
    if first.lower:
        return 0.0 if not last.final else _AFTER_INITIALS if _ABBREVIATED.search(last.text) else _TORN_OFF
    if last.text[-1] == "-":
        return _TORN
    if first.text[0].isdigit():
        return _FIGURE_FIRST if last.final else _FIGURE
    if last.final:
        return _NEW_SENTENCE
    return _A_NAME_FOLLOWS if last.dangling or last.text[-1] in ",;" or leans(last.text) else _A_NAME
