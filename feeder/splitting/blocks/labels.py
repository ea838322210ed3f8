"""Lines → labels: display (a headline's or a crosshead's line), places of a paragraph, or printed in a fixed form.

A paragraph shows in its lines: all but the last are full, so that the next line's first word would not have fitted; the
first is short by its indent where extraction stripped that; the last ends a sentence. The best sequence of labels for
the whole page is found at once (Viterbi), against column widths taken from the lines around each line.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import pairwise
from math import log
from operator import add
from types import MappingProxyType

from feeder.splitting.blocks.bounds import bind
from feeder.splitting.blocks.habits import Habits, Widths
from feeder.splitting.blocks.measures import bind_measures
from feeder.splitting.blocks.signs import features_of
from feeder.splitting.blocks.states import DISPLAY, FIRST, INSIDE, LAST, MIDDLE, OTHER, SINGLE
from feeder.splitting.blocks.weights import model_of
from feeder.splitting.forms.furniture import is_date
from feeder.splitting.model import Form, Script
from feeder.splitting.text.lines import Page
from feeder.splitting.text.words import leans


def column_widths(page: Page) -> Widths:
    """Pairs of lines that fit as lines of one paragraph anchor a width; the three nearest anchors vote."""
    lines, near = page.lines, 6 if page.script == "latin" else 2
    anchored = {i: width for i in range(len(lines) - 1) if (width := _anchor(page, i, near))}
    widest = _vote(tuple(anchored.values())[:40], near) or max((line.width for line in lines), default=0)
    places, shown = list(anchored), list(anchored.values())
    before, after = [0] * len(lines), [0] * len(lines)
    k = 0
    for i in range(len(lines)):
        while k < len(places) and places[k] < i:
            k += 1
        first, last = max(0, k - 3), min(len(places), k + 3)
        while first < k and places[first] < i - 10:
            first += 1
        while last > k and places[last - 1] > i + 10:
            last -= 1
        below, above = _vote(tuple(shown[k:last]), near), _vote(tuple(shown[first:k][::-1]), near)
        after[i], before[i] = below or above or widest, above or below or widest
    beside = [0, *(anchored.get(i, 0) for i in range(len(lines))), 0]
    return Widths(before, after, list(map(_distinct, beside, beside[1:], beside[2:])))


@lru_cache(maxsize=1024)
def _distinct(*widths: int) -> tuple[int, ...]:
    return tuple({width for width in widths if width})


def _anchor(page: Page, i: int, near: int) -> int:
    """The width that lines i and i + 1 show, being of one paragraph; 0 where they don't look so."""
    a, b = page.lines[i], page.lines[i + 1]
    if a.final or min(a.width, b.width) < 10 or not (a.stops or b.stops):
        return 0
    if abs(a.width - b.width) <= near:
        return max(a.width, b.width)
    last = page.lines[i - 1] if i else None
    opens = last is None or last.final or (a.blanks > 0 and not last.stops)
    goes_on = i + 2 >= len(page.lines) or page.lines[i + 2].width <= b.width + 2 or b.final
    if opens and goes_on and near == 2 and 3 <= b.width - a.width <= 5:  # the first line is indented
        return b.width
    return 0


@lru_cache(maxsize=4096)
def _vote(widths: tuple[int, ...], near: int) -> int:
    """The width most others stand near, the nearest anchor first; the largest of its cluster."""
    if not widths:
        return 0
    if max(widths) - min(widths) <= near:
        return max(widths)
    best = max(dict.fromkeys(widths), key=lambda w: sum(abs(w - other) <= near for other in widths))
    return max(other for other in widths if abs(best - other) <= near)


def habits_of(page: Page, widths: Widths) -> Habits:
    """Reads off how the page marks a paragraph's start: by an indent (kept or stripped), by blank lines."""
    latin = page.script == "latin"
    indent = 3 if latin else 4
    short, even, kept, starts = 2.5, 0.5, 0.0, 0
    # Lines with a blank line before them and without: after a short line that ends a sentence; after a full one.
    seen = [[3.0, 1.0], [0.3, 14.0]]
    kept_inside, full, spare = 0, 1.0, 2.0
    for i in range(1, len(page.lines)):
        line, last = page.lines[i], page.lines[i - 1]
        room = widths.before[i] - last.width
        if last.final and room >= -2:
            full += room <= line.token
            spare += room > line.token
        if last.final and room > 6:
            starts += 1
            kept += line.indent >= 2
            gap = widths.after[i] - line.width
            if not line.final:
                short += indent - 1 <= gap <= indent + 2
                even += -2 <= gap <= 1
            seen[0][line.blanks == 0] += 1
        elif not last.final and abs(room) <= 2:
            kept_inside += line.indent >= 2
            seen[1][line.blanks == 0] += 1
    start_kept = (kept + 0.2) / (starts + 1)
    return Habits(
        "l" if full < 0.3 * (full + spare) else "m" if full < 0.55 * (full + spare) else "h",
        indent,
        *_pair(short / (short + even)),
        *_pair(min(0.97, max(0.03, start_kept))),
        _log(min(0.5, max(0.02, (kept_inside + 0.2) / (len(page.lines) + 1)))),
        *_pair(seen[0][0] / sum(seen[0])),
        *_pair(seen[1][0] / sum(seen[1])),
    )


def _pair(share: float) -> tuple[float, float]:
    return _log(share), _log(1 - share)


def _log(share: float) -> float:
    return log(max(1e-4, share))


class Labeller:
    """A page's lines with what speaks for each of their labels."""

    def __init__(self, page: Page, forms: list[Form]) -> None:
        widths = column_widths(page)
        self.page = page
        self.habits = habits_of(page, widths)
        model = model_of(page.script)
        features, breaks = features_of(page, forms, widths, self.habits)
        self._steps = steps_of(breaks, model.steps)
        self._scores = [model.scores(seen) for seen in features]
        bind(page, forms, self._scores)
        if page.script == "latin":
            bind_measures(page, forms, widths, self.habits, self._scores)
        self._path = self._without_leaning_heads()

    @property
    def indent(self) -> int:
        """How much shorter than its column a paragraph's first line is on this page, in half cells."""
        return self.habits.indent if self.habits.indented > self.habits.flush else 0

    def labels(self, display: Mapping[int, bool] = MappingProxyType({})) -> list[int]:
        """The best labels (DISPLAY … INSIDE), where `display` says of some lines that they are, or are not, display."""
        if not display:
            return _with_signatures(self.page, list(self._path))
        scores = list(self._scores)
        for i, wanted in display.items():
            scores[i] = [scores[i][0] + (FORCED if wanted else -FORCED), *scores[i][1:]]
        return _with_signatures(self.page, best_path(scores, self._steps))

    def _without_leaning_heads(self) -> list[int]:
        """The best labels, after what ends a headline in the midst of a phrase has been made dearer as a headline."""
        for _ in range(_TRIES):
            self._forward = forward(self._scores, self._steps)
            path = traced(self._forward, self._steps)
            ends = [i for i, (a, b) in enumerate(pairwise(path)) if a == DISPLAY and b in (FIRST, SINGLE)]
            leaning = [i for i in ends if _leans(self.page.lines[i].text, self.page.script)]
            if not leaning:
                return path
            for i in leaning:
                self._scores[i][DISPLAY] += LEANS
        self._forward = forward(self._scores, self._steps)
        return traced(self._forward, self._steps)

    def doubtful(self, within: float) -> list[tuple[float, int, bool]]:
        """Lines that could as well be display lines, or be none: (what that costs, line, display), cheapest first."""
        after = backward(self._scores, self._steps)
        found = []
        for i, (left, right) in enumerate(zip(self._forward, after, strict=True)):
            display, first, middle, last, single, formed, inside = map(add, left, right)
            other = max(first, middle, last, single)
            cost = abs(display - other)
            if cost < within and max(display, other) >= max(formed, inside):
                found.append((cost, i, display < other))
        return sorted(found)


def _leans(text: str, script: Script) -> bool:
    """Whether a line's end asks for more, as no headline's end does."""
    return text[-1] in ",，、" or (script == "latin" and (leans(text) or _ENDS_WITH_A_TITLE.search(text) is not None))


def _with_signatures(page: Page, labels: list[int]) -> list[int]:
    """Who signs and when, under a notice or a letter, are its last paragraphs: a short line and a bare date."""
    for i in range(2, len(labels)):
        if labels[i] in (DISPLAY, SINGLE) and is_date(page.lines[i].text):
            if labels[i - 1] in (LAST, SINGLE):
                labels[i] = SINGLE
            elif labels[i - 1] == DISPLAY and labels[i - 2] in (LAST, SINGLE):
                labels[i - 1] = labels[i] = SINGLE
    return labels


_ENDS_WITH_A_TITLE = re.compile(r"\b(?:St|Mr|Mrs|Ms|Dr|Rev|Cllr|Sgt|Capt|Det|Supt)$")  # of somebody named below
Steps = tuple[float, ...]  # for each step that there is (`_STEPS`)
LEANS, _TRIES = -6.0, 3  # a headline that ends in the midst of a phrase
CUT_SHORT = -16.0  # a paragraph that stops in mid-line
FORCED = 1000.0
# Labels after which no paragraph is open and after which one is; labels that may stand then.
_OUTSIDE, _WITHIN = (DISPLAY, LAST, SINGLE, OTHER), (FIRST, MIDDLE, INSIDE)
_OUTSIDE_NEXT, _WITHIN_NEXT = (DISPLAY, FIRST, SINGLE, OTHER), (MIDDLE, LAST, INSIDE)
_STEPS = [(a, b) for b in _OUTSIDE_NEXT for a in _OUTSIDE] + [(a, b) for b in _WITHIN_NEXT for a in _WITHIN]
_PLACE = {step: at for at, step in enumerate(_STEPS)}


def steps_of(breaks: Sequence[str], tables: Mapping[str, Sequence[Sequence[float]]]) -> list[Steps]:
    """For each line what the steps to it add, by what stands between it and the line above."""
    known = {kind: tuple(tables.get(kind, tables[""])[a][b] for a, b in _STEPS) for kind in set(breaks)}
    return [known[kind] for kind in breaks]


def forward(scores: list[list[float]], steps: Sequence[Steps]) -> list[list[float]]:
    """For each line and label the best sum of scores and steps up to and with it."""
    if not scores:
        return []
    rows = [[score + (CUT_SHORT if state in _WITHIN_NEXT else 0.0) for state, score in enumerate(scores[0])]]
    for here, step in zip(scores[1:], steps[1:], strict=True):
        to_display, to_first, to_middle, to_last, to_single, to_other, to_inside = here
        display, first, middle, last, single, other, inside = rows[-1]
        # `dd` is what a step from display to display adds, `ld` one from a last line to display, …
        dd, ld, sd, od, df, lf, sf, of, ds, ls, ss, os, do, lo, so, oo, fm, mm, im, fl, ml, il, fi, mi, ii = step
        within = max(first, middle, inside) + CUT_SHORT
        rows.append(
            [
                to_display + max(within, display + dd, last + ld, single + sd, other + od),
                to_first + max(within, display + df, last + lf, single + sf, other + of),
                to_middle + max(first + fm, middle + mm, inside + im),
                to_last + max(first + fl, middle + ml, inside + il),
                to_single + max(within, display + ds, last + ls, single + ss, other + os),
                to_other + max(within, display + do, last + lo, single + so, other + oo),
                to_inside + max(first + fi, middle + mi, inside + ii),
            ]
        )
    return rows


def backward(scores: list[list[float]], steps: Sequence[Steps]) -> list[list[float]]:
    """For each line and label the best sum of scores and steps after it."""
    if not scores:
        return []
    rows = [[CUT_SHORT if state in _WITHIN else 0.0 for state in range(7)]]
    for row, step in zip(reversed(scores[1:]), reversed(steps[1:]), strict=True):
        display, first, middle, last, single, other, inside = map(add, rows[-1], row)
        dd, ld, sd, od, df, lf, sf, of, ds, ls, ss, os, do, lo, so, oo, fm, mm, im, fl, ml, il, fi, mi, ii = step
        cut = max(display, first, single, other) + CUT_SHORT
        rows.append(
            [
                max(display + dd, first + df, single + ds, other + do),
                max(cut, middle + fm, last + fl, inside + fi),
                max(cut, middle + mm, last + ml, inside + mi),
                max(display + ld, first + lf, single + ls, other + lo),
                max(display + sd, first + sf, single + ss, other + so),
                max(display + od, first + of, single + os, other + oo),
                max(cut, middle + im, last + il, inside + ii),
            ]
        )
    rows.reverse()
    return rows


def best_path(scores: list[list[float]], steps: Sequence[Steps]) -> list[int]:
    """The labels with the highest sum of line scores and steps; `steps[i]` is what steps to line i add."""
    return traced(forward(scores, steps), steps)


def traced(rows: list[list[float]], steps: Sequence[Steps]) -> list[int]:
    """The labels of the best path through rows of sums as `forward` makes them."""
    if not rows:
        return []
    last = [value + (CUT_SHORT if state in _WITHIN else 0.0) for state, value in enumerate(rows[-1])]
    state = max(range(7), key=last.__getitem__)
    path = [state]
    for i in range(len(rows) - 1, 0, -1):
        state = _before(rows[i - 1], state, steps[i])
        path.append(state)
    path.reverse()
    return path


def _before(row: list[float], state: int, step: Steps) -> int:
    """The label that the best path to `state` had on the line before."""
    if state in _WITHIN_NEXT:
        return max(_WITHIN, key=lambda a: row[a] + step[_PLACE[a, state]])
    outside = max(_OUTSIDE, key=lambda a: row[a] + step[_PLACE[a, state]])
    within = max(_WITHIN, key=row.__getitem__)
    return outside if row[outside] + step[_PLACE[outside, state]] >= row[within] + CUT_SHORT else within
