"""Lines of Chinese headlines that their place shows: a column's name above one, a line that announces the next, what is
too short to begin a paragraph."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from feeder.splitting.forms.furniture import is_date
from feeder.splitting.model import Form, Line
from feeder.splitting.text import patterns
from feeder.splitting.text.lines import Page

_LONGEST_NAME = 8  # characters of a column's name
_MOST_LINES = 3  # of a headline
_NEAR, _INDENT, _CHARACTER = 4, 4, 2  # lines that show a column's width; half cells
_NARROWEST, _FEWEST_NARROW, _STOPPED = 12, 8, 5  # half cells of such a column; its lines; lines to a stop
_ROOM, _MARK = 6, 2  # half cells that a paragraph's last line leaves; of a mark
_FEWEST_EVEN, _OFTEN = 4, 8  # paragraphs that begin without an indent; for each that has one


def named_columns(page: Page, forms: Sequence[Form]) -> list[int]:
    """The columns' names, short and without a stop, that stand right above a headline of one line, below a body's end
    and a gap."""
    return [
        i
        for i in range(1, len(page.lines) - 2)
        if page.lines[i].blanks
        and (forms[i - 1] or (page.lines[i - 1].final and page.lines[i - 1].stops))
        and len(page.lines[i].text) <= _LONGEST_NAME
        and patterns.HAN_RUN.fullmatch(page.lines[i].text)
        and not forms[i]
        and _heads(page, forms, i + 1)
    ]


def _heads(page: Page, forms: Sequence[Form], i: int) -> bool:
    """Whether line i is a headline of one line: it leaves room as no text does, or has no stop and text, a gap or a
    byline stands below."""
    line, below = page.lines[i], page.lines[i + 1]
    if line.blanks or forms[i] or line.slug or is_date(line.text):
        return False
    if not _is_short_of_a_sentence(line):
        return _leaves_room(page, i)
    return below.blanks > 0 or forms[i + 1] == "byline" or below.slug or (below.stops > 0 and below.width > line.width)


def _is_short_of_a_sentence(line: Line) -> bool:
    return not line.final and not line.stops


def announces_in_a_head(page: Page, forms: Sequence[Form], i: int) -> bool:
    """Whether a line with a colon at its end is set in a headline: no line of it has another stop, a gap stands above
    the first and a gap or a byline below the last."""
    first, last = i, i + 1
    while first and not page.lines[first].blanks:
        first -= 1
    while last + 1 < len(page.lines) and not page.lines[last + 1].blanks and not forms[last + 1]:
        last += 1
    if last >= len(page.lines) or last - first >= _MOST_LINES + 1:
        return False
    own = [k for k in range(first, last + 1) if k != i]
    if any(forms[k] or not _is_short_of_a_sentence(page.lines[k]) for k in own) or page.lines[i].stops > 1:
        return False
    return last + 1 < len(page.lines) and (page.lines[last + 1].blanks > 0 or forms[last + 1] == "byline")


def _leaves_room(page: Page, i: int) -> bool:
    """Whether line i ends no sentence though the next line's first word would have fitted in the column of the lines
    below, an indent before it: no paragraph begins so."""
    line, below = page.lines[i], page.lines[i + 1 : i + 1 + _NEAR]
    if line.final or len(below) < _NEAR or not below[0].stops or any(other.blanks for other in below):
        return False
    column = sorted(other.width for other in below)[-2]
    return line.width + max(line.indent, _INDENT) + _held_together(below[0]) <= column


def heads_above_text(page: Page, forms: Sequence[Form]) -> list[int]:
    """The lines below what has ended that end no sentence, though the next line's first word and one character more
    would have fitted in its column, an indent before it where the page has some: no paragraph begins so."""
    found: list[int] = []
    indent, slack = (0, 0) if is_flush(page) else (_INDENT, _CHARACTER)
    for i, (line, below) in enumerate(pairwise(page.lines)):
        if below.width <= line.width + indent or below.blanks or forms[i] or forms[i + 1]:
            continue
        if line.final or line.stops > 1 or line.slug or line.entry or line.turn or below.final or below.entry:
            continue
        ended = not i or forms[i - 1] or page.lines[i - 1].final or _tops_a_head(page, forms, i - 1)
        if not ended or any(colon in line.text for colon in ":："):
            continue
        needed = line.width + line.narrow // 2 + max(line.indent, indent) + _held_together(below)
        hanging = 0 if slack or below.text[-1] not in patterns.NO_START else _MARK
        if needed + slack <= _column_below(page, i + 1, indent) - hanging:
            found.append(i)
    return found


def _tops_a_head(page: Page, forms: Sequence[Form], i: int) -> bool:
    """Whether line i, below a gap and what has ended, has no stop and leaves much room in the column of the lines
    below it."""
    line = page.lines[i]
    ended = not i or forms[i - 1] or page.lines[i - 1].final or not page.lines[i - 1].stops
    if not (ended and line.blanks and _is_short_of_a_sentence(line)) or forms[i] or page.lines[i + 1].blanks:
        return False
    return line.width + _INDENT + 2 * page.lines[i + 1].token <= max(
        other.width for other in page.lines[i + 1 : i + 1 + _NEAR]
    )


def is_flush(page: Page) -> bool:
    """Whether the paragraphs of a Chinese page begin without an indent, printed or stripped: below an end that leaves
    room, lines fill their columns."""
    even, short, _ = _beginnings(page)
    return even >= _FEWEST_EVEN and short * _OFTEN <= even


def is_indented(page: Page) -> bool:
    """Whether the paragraphs of a Chinese page begin with a printed indent."""
    even, short, printed = _beginnings(page)
    return printed >= _FEWEST_EVEN and (even + short - printed) * _OFTEN <= printed


@lru_cache(maxsize=2)
def _beginnings(page: Page) -> tuple[int, int, int]:
    """How many lines below a sentence's end that leaves room fill their columns, are shorter by an indent, have one."""
    even = short = printed = 0
    for i in range(1, len(page.lines) - 2):
        above, line, below = page.lines[i - 1 : i + 2]
        if line.final or not (line.stops or below.stops) or not above.final:
            continue
        if above.width + _ROOM > line.width + line.indent:
            continue
        room = max(other.width for other in page.lines[i + 1 : i + 3]) - line.width
        even += not line.indent and -_MARK <= room <= _MARK
        short += line.indent > 0 or _INDENT - _MARK < room <= _INDENT + _MARK
        printed += line.indent > 0
    return even, short, printed


def without_an_indent(page: Page, forms: Sequence[Form]) -> list[int]:
    """The lines that ask or call something below a sentence's end, or right above an indent, and have none on a page
    whose paragraphs have one: none is a paragraph."""
    if not is_indented(page):
        return []
    return [
        i
        for i, (above, line) in enumerate(pairwise(page.lines), 1)
        if line.text[-1] in "？！?!" and ((above.final and above.stops) or _is_above_an_indent(page, i))
        if not (line.indent or forms[i] or forms[i - 1] or line.slug or line.entry or line.turn)
    ]


def _is_above_an_indent(page: Page, i: int) -> bool:
    """Whether the line below line i is indented, and the one above ends no sentence that line i could go on with."""
    below = page.lines[i + 1 : i + 2]
    return bool(below) and below[0].indent > 0 and not page.lines[i - 1].stops


def above_an_indent(page: Page, forms: Sequence[Form]) -> list[int]:
    """The lines without an indent that end no sentence, right above one with an indent, on a page whose paragraphs have
    one: no paragraph begins so."""
    if not is_indented(page):
        return []
    return [
        i
        for i, (line, below) in enumerate(pairwise(page.lines))
        if below.indent > line.indent == 0 and not (line.final or below.blanks or forms[i] or forms[i + 1] or line.slug)
    ]


def with_an_indent(page: Page, forms: Sequence[Form]) -> list[int]:
    """The lines with an indent on a page whose paragraphs have one: each begins something."""
    if not is_indented(page):
        return []
    return [i for i, line in enumerate(page.lines) if line.indent and not forms[i]]


def narrow_columns(page: Page, forms: Sequence[Form]) -> list[int]:
    """The lines of columns of a few characters: many lines in a row, most of one width, with the stops of prose; where
    headlines stand in a row, their widths differ."""
    found: list[int] = []
    run: list[int] = []
    for i in range(len(page.lines) + 1):
        line = page.lines[i] if i < len(page.lines) else None
        if line is not None and line.width <= _NARROWEST and not forms[i] and not (run and line.blanks):
            run.append(i)
            continue
        if len(run) >= _FEWEST_NARROW and sum(page.lines[k].stops for k in run) * _STOPPED >= len(run):
            usual = Counter(page.lines[k].width for k in run).most_common(1)[0][0]
            own = [k for k in run if page.lines[k].width <= usual + _MARK]
            full = [k for k in own if page.lines[k].width >= usual - _MARK]
            found += own if len(full) * 4 >= 3 * len(run) else []
        run = [i] if line is not None and line.width <= _NARROWEST and not forms[i] else []
    return found


def _column_below(page: Page, i: int, indent: int) -> int:
    """How wide the column of the text from line i on is, which may be short by an indent: marks drawn together may make
    one line of it wider."""
    own = [page.lines[i].width]
    for line in page.lines[i + 1 : i + _NEAR]:
        if line.blanks:
            break
        own.append(line.width)
    return min(own[0] + indent, sorted(own)[-2]) if len(own) > 2 else own[0]


def _held_together(line: Line) -> int:
    """How wide a line's first word is with the marks that may not begin a line, in half cells."""
    end = 1
    while end < len(line.text) and line.text[end] in patterns.NO_START:
        end += 1
    return max(line.token, 2 * end)
