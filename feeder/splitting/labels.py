"""Lines → labels: display (a headline's or a crosshead's line), places of a paragraph, or printed in a fixed form.

A paragraph shows in its lines: all but the last are full, so that the next line's first word would not have fitted; the
first is short by its indent where extraction stripped that; the last ends a sentence. The best sequence of labels for
the whole page is found at once (Viterbi), against column widths taken from the lines around each line.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import log

from feeder.splitting.forms import Form
from feeder.splitting.lines import Line, Page

DISPLAY, FIRST, MIDDLE, LAST, SINGLE, OTHER, INSIDE = range(7)
_WITHIN = (FIRST, MIDDLE, INSIDE)
_CUT_SHORT = -7.0  # a paragraph that stops in mid-line


@dataclass(frozen=True, slots=True)
class Habits:
    """How this page sets paragraphs, as log likelihoods of what is seen at their starts and inside them."""

    indent: int
    indented: float
    flush: float
    kept_start: float
    bare_start: float
    kept_inside: float
    blank_start: float
    close_start: float
    blank_inside: float
    close_inside: float


@dataclass(frozen=True, slots=True)
class Widths:
    """The column's width in half cells around each line: of the lines before it, of those from it on, of its neighbours."""

    before: list[int]
    after: list[int]
    own: list[tuple[int, ...]]


def column_widths(page: Page) -> Widths:
    """Pairs of lines that fit as lines of one paragraph anchor a width; the three nearest anchors vote."""
    lines, near = page.lines, 6 if page.script == "latin" else 2
    anchored = {i: width for i in range(len(lines) - 1) if (width := _anchor(page, i, near))}
    anchors = sorted(anchored.items())
    widest = _vote([w for _, w in anchors[:40]], near) or max((line.width for line in lines), default=0)
    before, after = [0] * len(lines), [0] * len(lines)
    k = 0
    for i in range(len(lines)):
        while k < len(anchors) and anchors[k][0] < i:
            k += 1
        after[i] = _vote([w for at, w in anchors[k : k + 3] if at <= i + 10], near)
        before[i] = _vote([w for at, w in reversed(anchors[max(0, k - 3) : k]) if at >= i - 10], near)
    for i in range(len(lines)):
        after[i], before[i] = after[i] or before[i] or widest, before[i] or after[i] or widest
    own = [_distinct(anchored.get(i - 1, 0), anchored.get(i, 0), anchored.get(i + 1, 0)) for i in range(len(lines))]
    return Widths(before, after, own)


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


def _vote(widths: list[int], near: int) -> int:
    """The width most others stand near, the nearest anchor first; the largest of its cluster."""
    if not widths:
        return 0
    best = max(widths, key=lambda w: sum(abs(w - other) <= near for other in widths))
    return max(other for other in widths if abs(best - other) <= near)


def habits_of(page: Page, widths: Widths) -> Habits:
    """Reads off how the page marks a paragraph's start: by an indent (kept or stripped), by blank lines."""
    latin = page.script == "latin"
    indent = 3 if latin else 4
    short, even, kept, starts = 2.5, 0.5, 0.0, 0
    # Lines with a blank line before them and without: after a short line that ends a sentence; after a full one.
    seen = [[3.0, 2.0], [1.0, 14.0]]
    kept_inside = 0
    for i in range(1, len(page.lines)):
        line, last = page.lines[i], page.lines[i - 1]
        room = widths.before[i] - last.width
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


def label_lines(page: Page, forms: list[Form]) -> tuple[list[int], Habits]:
    """A label (DISPLAY … INSIDE) for every line of the page, with the habits they were judged by."""
    widths = column_widths(page)
    habits = habits_of(page, widths)
    scores = [_emissions(page, i, forms[i], widths, habits) for i in range(len(page.lines))]
    return _best_path(scores), habits


def _best_path(scores: list[list[float]]) -> list[int]:
    if not scores:
        return []
    best = [scores[0][s] if s in (DISPLAY, FIRST, SINGLE, OTHER) else scores[0][s] + _CUT_SHORT for s in range(7)]
    trail: list[list[int]] = []
    for row in scores[1:]:
        d, f, m, la, si, o, ins = best
        # Outside a paragraph before this line, or within one; a paragraph may stop in mid-line at a price.
        outside, out_from = d, DISPLAY
        if la > outside:
            outside, out_from = la, LAST
        if si > outside:
            outside, out_from = si, SINGLE
        if o > outside:
            outside, out_from = o, OTHER
        within, in_from = f, FIRST
        if m > within:
            within, in_from = m, MIDDLE
        if ins > within:
            within, in_from = ins, INSIDE
        if within + _CUT_SHORT > outside:
            outside, out_from = within + _CUT_SHORT, in_from
        after_display, display_from = (
            (d, DISPLAY) if d > outside - _OPENS_DISPLAY else (outside - _OPENS_DISPLAY, out_from)
        )
        best = [
            row[0] + after_display,
            row[1] + outside,
            row[2] + within,
            row[3] + within,
            row[4] + outside,
            row[5] + outside,
            row[6] + within,
        ]
        trail.append([display_from, out_from, in_from, in_from, out_from, out_from, in_from])
    for state in _WITHIN:
        best[state] += _CUT_SHORT
    state = max(range(7), key=best.__getitem__)
    path = [state]
    for back in reversed(trail):
        state = back[state]
        path.append(state)
    path.reverse()
    return path


def _emissions(page: Page, i: int, form: Form, widths: Widths, habits: Habits) -> list[float]:
    """The log likelihood of line i under each label, up to what all share."""
    line = page.lines[i]
    following = page.lines[i + 1] if i + 1 < len(page.lines) else None
    token = following.token if following else 2
    before, after = widths.before[i], widths.after[i]
    latin = page.script == "latin"
    start, inside = _start(line, habits, latin)
    if i and page.lines[i - 1].open:
        start -= _OPEN if page.lines[i - 1].slug else 1.5
    own = widths.own[i]
    near = {after, *own}
    full = max(_full(width - line.width, token, latin) for width in {before, *near})
    flush = max(
        max(_full(width - line.width, token, latin) for width in near), _full(before - line.width, token, latin) - 0.5
    )
    shorter = line.width + habits.indent
    indented = max(max(_full(width - shorter, token, latin) for width in near), _full(before - shorter, token, latin) - 0.5)
    flush, indented = flush + habits.flush, indented + habits.indented
    stop = _STOPS_SHORT if line.final else 0.0
    over = _over(line.width - max(before, *near), latin)
    step = line.width - page.lines[i - 1].width if i else 0
    jolt, long = _jolt(abs(step), latin), _jolt(step, latin)
    end = 0.0 if line.final else (-2.0 if line.text[-1] in "：:" else -5.5)
    if not line.final and len(line.text) > 4 and line.dangling:
        end -= 2.0
    prose = (0.4 if line.stops else -0.6) if not latin else 0.0
    first = max(flush, indented) + stop + start + prose
    if line.slug:  # set by hand, with spaces that extraction may lose
        first = max(first, stop + start)
    if line.open:
        end -= _OPEN
    other = _OTHER_FORM if form else _NO_FORM
    body = _FORM_IN_BODY if form else 0.0
    return [
        _display(line, latin) + (start if line.no_start else 0.0) + (-12.0 if line.slug else 0.0) + body / 2,
        first + body + (0.0 if following else -4.0),
        full + stop + inside + prose + jolt + body / 2,
        end + over + inside + long + body / 2,
        end + over + start + body + _SINGLE,
        other,
        other + _INTERRUPTS,
    ]


_OPENS_DISPLAY = 1.0
_OTHER_FORM, _NO_FORM, _FORM_IN_BODY, _INTERRUPTS = 3.0, -14.0, -5.0, -6.0
_SINGLE = -0.5
_OPEN = 4.0  # a bracket or quotation mark is open at the line's end
_JOLT = -3.0  # a line unlike the one before it in width, though of one paragraph
_STOPS_SHORT = -2.0  # a line that ends a sentence and not its paragraph


def _start(line: Line, habits: Habits, latin: bool) -> tuple[float, float]:
    """What the line's beginning says for a paragraph's start, and for its inside."""
    start = habits.blank_start if line.blanks else habits.close_start
    inside = habits.blank_inside if line.blanks else habits.close_inside
    if line.indent >= 2:
        start, inside = start + habits.kept_start, inside + habits.kept_inside
    else:
        start += habits.bare_start
    if line.no_start:
        start -= 6.0
    if line.slug:
        start, inside = start + 3.0, inside - 5.0
    if latin:
        start, inside = (start - 4.0, inside) if line.lower else (start, inside - 1.0)
    return start, inside


def _full(room: int, token: int, latin: bool) -> float:
    """How likely a line that isn't its paragraph's last leaves so much room in its column."""
    fits = token if latin else max(token, 3)
    if room < -2:
        return max(-6.0, 0.8 * (room + (4 if latin else 2)))
    if room < 0 and not latin:
        return 1.2
    if room < fits:
        return 2.0
    return max(-6.0, (1.0 if latin else 0.0) - 1.0 * (room - fits + (not latin)))


def _jolt(step: int, latin: bool) -> float:
    return 0.0 if step <= (14 if latin else 6) else _JOLT * (2 if step > 20 else 1)


def _over(excess: int, latin: bool) -> float:
    return 0.0 if excess <= (4 if latin else 2) else max(-6.0, -0.8 * (excess - 2))


def _display(line: Line, latin: bool) -> float:
    text = line.text
    score = -1.2
    if line.final:
        score -= 5.0 if text[-1] in "。." or "。" in text[-3:] else 0.5
    elif line.dangling:
        score -= 2.5
    commas = text.count(",") if latin else text.count("，")
    score -= 0.7 * commas + 4.0 * (text.count("。", 0, -1) + text.count("；"))
    if latin:
        score -= 3.0 * text.count(". ") + (1.5 if line.lower else 0.0)
    longest = 90 if latin else 45
    if len(text) > longest:
        score -= 2.0 + 0.1 * (len(text) - longest)
    return score
