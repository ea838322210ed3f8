"""What the lines of an English page say for certain where it sets them all alike: as full as their column lets them,
and every paragraph with an indent. How surely a page does so is counted on it first."""

from __future__ import annotations

from collections.abc import Sequence

from feeder.splitting.blocks.habits import Habits, Widths
from feeder.splitting.blocks.states import (
    DISPLAY,
    FIRST,
    FORM_SCORE,
    INSIDE,
    LAST,
    MIDDLE,
    NEVER,
    NO_FORM_SCORE,
    OTHER,
    SINGLE,
)
from feeder.splitting.model import Form, Line
from feeder.splitting.text.lines import Page

_FEWEST_INSIDE, _MOST_LOOSE = 8, 0.06  # lines that are counted; the share of them that leave room for a word
_SLACK, _TORN = 2, 16  # half cells that a face's widths are wrong by; of room, more than which no line wraps with
_FEWEST_INDENTED, _KEPT = 4, 0.75  # paragraphs that are counted; the share of them whose indent is kept
_FEWEST_AROUND, _MOST_OF_A_HEAD = 3, 2  # lines of text above a headline; of it below its first
_FEWEST_SET_IN, _MOSTLY = 3, 0.8  # lines that alone are indented; of them, below a sentence's end
LOOSE = -10.0  # a line with room for the next word, in the midst of a paragraph of a page that leaves none
UNDENTED = -10.0  # a line without an indent as the first of a paragraph, where all others have one, or the reverse


def bind_measures(
    page: Page, forms: Sequence[Form], widths: Widths, habits: Habits, scores: Sequence[list[float]]
) -> None:
    """What room and indents forbid, on a page whose lines and paragraphs are set alike."""
    lines = page.lines
    slack = _SLACK if page.printed else 0
    room = [_room(page, widths, i) - slack for i in range(len(lines))]
    if _is_exact(page, forms, room):
        for i in range(len(lines) - 1):
            if forms[i] or forms[i + 1] or room[i] < 0 or lines[i].dangling:
                continue
            scores[i][MIDDLE] += LOOSE
            if room[i] >= habits.indent:
                scores[i][FIRST] += LOOSE
        for run in _heads_inside(page, forms, room):
            for i in run:
                scores[i][INSIDE], scores[i][OTHER] = FORM_SCORE, NO_FORM_SCORE
            for label in (DISPLAY, FIRST, SINGLE):  # the sentence goes on below
                scores[run.stop][label] += NEVER
    for i in _set_in(page, forms):
        scores[i][MIDDLE] += NEVER
        scores[i][LAST] += NEVER
    if _keeps_indents(page, forms, room):
        for i in range(1, len(lines)):
            if forms[i] or forms[i - 1]:
                continue
            line, above = lines[i], lines[i - 1]
            if _stands_in(page, i):
                scores[i][MIDDLE] += UNDENTED
                scores[i][LAST] += UNDENTED
                scores[i][DISPLAY] += UNDENTED
            elif above.final and not line.indent and above.text[-1] not in "?!" and not line.blanks:
                scores[i][FIRST] += UNDENTED
                scores[i][SINGLE] += UNDENTED


def _room(page: Page, widths: Widths, i: int) -> int:
    """The half cells left in line i's column if the next line's first word stood in it, too; less than none where it
    would not have fitted. The column is as wide as the lines around show, and as the next line is at least."""
    if i + 1 == len(page.lines):
        return -1
    line, below = page.lines[i], page.lines[i + 1]
    column = max(min(widths.before[i], widths.after[i]), below.width + below.indent)
    return column - line.width - line.indent - below.token


def _is_exact(page: Page, forms: Sequence[Form], room: Sequence[int]) -> bool:
    """Whether the lines in the midst of a paragraph leave no room for another word: those below a full line of theirs,
    with small letters below."""
    lines, seen, loose = page.lines, 0, 0
    for i in range(1, len(lines) - 1):
        if lines[i - 1].final or lines[i].final or any(forms[i - 1 : i + 2]) or not lines[i + 1].lower:
            continue
        if room[i - 1] < 0:
            seen += 1
            loose += 0 <= room[i] <= _TORN
    return seen >= _FEWEST_INSIDE and loose <= _MOST_LOOSE * seen


def _heads_inside(page: Page, forms: Sequence[Form], room: Sequence[int]) -> list[range]:
    """The few lines of a headline that stands in the midst of a sentence without a gap: the last leaves room for what
    stands below it in small letters, which the line above the headline has none for."""
    found: list[range] = []
    for end in range(_FEWEST_AROUND, len(page.lines) - 1):
        below = page.lines[end + 1]
        if forms[end] or page.lines[end].final or room[end] < 0 or not below.lower or below.blanks or forms[end + 1]:
            continue
        top = end
        while page.lines[top].lower and end - top < _MOST_OF_A_HEAD:
            top -= 1
        run, near = range(top, end + 1), page.lines[top - _FEWEST_AROUND : top]
        if (
            page.lines[top].lower
            or any(forms[i] or page.lines[i].final for i in run)
            or any(map(_is_apart, page.lines[top - 1 : end + 1]))
        ):
            continue
        if len(near) < _FEWEST_AROUND or near[-1].final or any(forms[top - _FEWEST_AROUND : top]):
            continue
        column = max(line.width + line.indent for line in (*near, below))
        if not any(line.stops for line in near) or near[-1].width + near[-1].indent + below.token <= column:
            continue
        found.append(run)
    return found


def _is_apart(line: Line) -> bool:
    return line.blanks > 0 or line.slug or line.indent > 0 or line.turn != ""


def _keeps_indents(page: Page, forms: Sequence[Form], room: Sequence[int]) -> bool:
    """Whether nearly all paragraphs that follow another show an indent: what stands below a line that ends a sentence
    and leaves room for more."""
    seen = kept = 0
    for i in range(1, len(page.lines) - 1):
        line, above, below = page.lines[i], page.lines[i - 1], page.lines[i + 1]
        if forms[i] or forms[i - 1] or line.blanks or line.final or room[i - 1] < 0 or not above.final:
            continue
        if below.lower and not below.indent:
            seen += 1
            kept += line.indent > 0
    return seen >= _FEWEST_INDENTED and kept >= _KEPT * seen


def _set_in(page: Page, forms: Sequence[Form]) -> list[int]:
    """The lines that alone are indented right below a sentence's end, on a page where nearly all that are so stand
    there: a paragraph begins with each."""
    alone = [i for i in range(1, len(page.lines)) if not (forms[i] or page.lines[i].blanks) and _stands_in(page, i)]
    begin = [i for i in alone if page.lines[i - 1].final and not forms[i - 1]]
    return begin if len(begin) >= max(_FEWEST_SET_IN, _MOSTLY * len(alone)) else []


def _stands_in(page: Page, i: int) -> bool:
    """Whether line i alone is indented, between lines that are not."""
    line, above, below = page.lines[i], page.lines[i - 1], page.lines[i + 1 : i + 2]
    if not line.indent or above.indent >= line.indent:
        return False
    return not below or below[0].indent < line.indent
