"""What stands in the midst of a Chinese body without a gap, under a headline of its own: a story, a tip box, a photo
with its title and caption. It is told by another width, or in mid-sentence by the indents of its paragraphs, that the
body goes on below without. It is read below all else, and the body goes on over it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from feeder.splitting.forms.insets import block_from, tears_a_sentence
from feeder.splitting.model import Form
from feeder.splitting.text.arranged import with_last
from feeder.splitting.text.lines import Page

_FEWEST_ABOVE, _ABOVE = 2, 4  # lines that show the column's width; that are looked at
_MOST_LINES, _FIRST_LINES = 24, 3  # of an aside; of its text, one of which has a stop
_SAME, _HANGING, _INDENT = 4, 2, 4  # half cells
_FEWEST_GAPS = 3  # below ends of paragraphs, that show that gaps part articles
_WIDE_GAP = 3  # blank lines


def with_asides_last(page: Page, forms: list[Form]) -> tuple[Page, list[Form]]:
    """Page and forms with each aside below all else."""
    asides = list(_asides(page, forms)) if page.script != "latin" else []
    if not asides:
        return page, forms
    lines = list(page.lines)
    for run in asides:
        lines[run.start] = replace(lines[run.start], blanks=_WIDE_GAP)
    return with_last(page, lines, forms, asides)


def _asides(page: Page, forms: Sequence[Form]) -> list[range]:
    ended = sum(line.blanks > 0 and above.final for above, line in zip(page.lines, page.lines[1:], strict=False))
    found: list[range] = []
    for i in range(_ABOVE, len(page.lines) - _ABOVE):
        if found and i < found[-1].stop:
            continue
        line, above = page.lines[i], page.lines[i - 1]
        if line.blanks or line.stops or line.final or line.slug or line.turn or forms[i] or forms[i - 1]:
            continue
        if above.final and ended < _FEWEST_GAPS:
            continue
        column = sorted(other.width + other.indent for other in page.lines[i - _ABOVE : i])[-2]
        stop = _end(page, forms, i, column) if _fills(page, i, column) else 0
        if stop:
            found.append(range(i, stop))
    return found


def _fills(page: Page, i: int, column: int) -> bool:
    """Whether the lines above line i are prose of a column, and line i no line of it."""
    above, line = page.lines[i - _ABOVE : i], page.lines[i]
    full = sum(column - other.width - other.indent <= _HANGING for other in above)
    if full < _FEWEST_ABOVE or not any(other.stops for other in above) or any(other.blanks for other in above[-2:]):
        return False
    room = column - above[-2].width - above[-2].indent
    if not above[-2].final and room > max(_HANGING, above[-1].token):
        return False
    below = page.lines[i + 1]
    apart = line.width > column + _HANGING or line.width + line.indent + below.token + _SAME <= column
    return apart or (not above[-1].final and below.indent > line.indent)


def _end(page: Page, forms: Sequence[Form], start: int, column: int) -> int:
    """The line below the aside that begins on line `start`; 0 where none does."""
    torn = not page.lines[start - 1].final
    told = any(line.stops for line in page.lines[start + 1 : start + 1 + _FIRST_LINES])
    for stop in range(start + 2, min(len(page.lines) - 1, start + _MOST_LINES)):
        last = page.lines[stop - 1]
        if forms[stop] not in ("", "credit") or _parts(page, start, stop - 1):
            return 0
        credited = forms[stop - 1] == "credit"
        ends = credited or (told and last.final)
        if forms[stop] or not ends or not _goes_on(page, stop, column, torn):
            continue
        text = [page.lines[k] for k in range(start + 1, stop) if not forms[k]]
        width = max((line.width + line.indent for line in text), default=column)
        wrapped = sum(not line.final and width - line.width - line.indent <= _INDENT for line in text)
        apart = abs(width - column) >= _SAME or (torn and _begins_with_an_indent(page, start, stop, column))
        if apart and wrapped >= (1 if torn or credited else 2):
            return stop if not torn or tears_a_sentence(page, range(start, stop)) else 0
    return 0


def _begins_with_an_indent(page: Page, start: int, stop: int, column: int) -> bool:
    """Whether the text below a headline is indented, and what goes on below its last line, which leaves room, isn't."""
    text, last = page.lines[start + 1 : start + _FIRST_LINES], page.lines[stop - 1]
    leaves_room = last.width + last.indent + page.lines[stop].token + _SAME <= column
    return leaves_room and not page.lines[stop].indent and any(line.indent for line in text)


def _parts(page: Page, start: int, i: int) -> bool:
    """Whether a gap stands above line i of an aside that is none in the midst of a sentence."""
    above = page.lines[i - 1]
    return page.lines[i].blanks > 0 and (i - 1 == start or above.final or not above.stops)


def _goes_on(page: Page, i: int, column: int, torn: bool) -> bool:
    """Whether the body goes on from line i in its column: in the midst of a sentence, or with a new paragraph."""
    line, below = page.lines[i], block_from(page, i)
    if line.blanks or line.slug or line.turn or not any(other.stops for other in below[:2]):
        return False
    if max(other.width + other.indent for other in below) > column + _HANGING:
        return False
    if torn:
        return not line.indent and (abs(line.width - column) <= _HANGING or (line.final and line.width < column))
    room = column - line.width - line.indent
    return room <= _HANGING or (not line.indent and abs(room - _INDENT) <= _HANGING)
