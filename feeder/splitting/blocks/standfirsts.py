"""Standfirsts: sentences between an English headline and its body, which seem to be the body's first.

What tells them is the byline below, the writer's name in them, or a width that is not the body's.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from feeder.splitting.model import Form, Line
from feeder.splitting.text.credited import is_credited
from feeder.splitting.text.lines import Page

_MOST_LINES, _MOST_OF_A_HEADLINE = 5, 4
_FEWEST_BELOW = 4  # lines of the body
_WIDER, _OTHER = 1.2, 0.15  # times as wide as the body; of its width, where a byline stands between
_MOST_SIGNED = 3  # lines above a byline
_NAME = r"[A-ZÀ-Þ][\w.’'-]+(?: [A-ZÀ-Þ][\w.’'-]+){1,2}"
_CAPITALS = r"[A-ZÀ-Þ][A-ZÀ-Þ’'-]+"
# She told JACK MORROW; writes Jack Morrow; Jack Morrow reports.
_NAMES_ITS_WRITER = re.compile(
    rf"[a-z,] (?:[A-Z]\. )?{_CAPITALS} {_CAPITALS}\b(?! {_CAPITALS})"
    rf"|\b(?:[Ww]rites|[Rr]eports|[Ss]ays|[Ww]ords:?|[Bb]y) {_NAME}[.!?]?$"
    rf"|{_NAME} (?:reports|writes|meets|investigates|talks to|speaks to|looks (?:at|back)|finds out|explains)\b"
)


def standfirsts(page: Page, forms: Sequence[Form]) -> list[int]:
    """The lines of standfirsts, and those of the headline above each, which leaves room in its last line."""
    found: list[int] = []
    for i in range(1, len(page.lines)):
        head = _headline_above(page, forms, i)
        end = _end(page, forms, i) if head else 0
        if end:
            found += range(head.start, end)
    return found


def _headline_above(page: Page, forms: Sequence[Form], i: int) -> range:
    """The few lines without a full stop above what begins with line i, if its first word had room in the last."""
    line, above = page.lines[i], page.lines[i - 1]
    if forms[i] or forms[i - 1] or line.slug or line.turn or not line.text[0].isupper():
        return range(0)
    if above.text[-1] == "." or above.dangling or (not line.blanks and above.width + line.token > line.width):
        return range(0)
    top = i - 1
    while top and not page.lines[top].blanks and not forms[top - 1] and i - top <= _MOST_OF_A_HEADLINE:
        top -= 1
    head = page.lines[top:i]
    if len(head) > _MOST_OF_A_HEADLINE or head[0].lower or head[0].entry or any(part.stops > 1 for part in head):
        return range(0)
    begins = not top or forms[top - 1] != "" or page.lines[top].blanks > 0
    return range(top, i) if begins else range(0)


def _end(page: Page, forms: Sequence[Form], start: int) -> int:
    """Where the standfirst that may begin with line `start` ends; 0 where there is none."""
    lines = page.lines
    for end in range(start + 1, min(len(lines), start + _MOST_LINES + 1)):
        if forms[end - 1] or (end - 1 > start and lines[end - 1].blanks):
            return 0
        if lines[end - 1].final and _ends_here(page, forms, range(start, end)):
            return end
    return 0


def _ends_here(page: Page, forms: Sequence[Form], run: range) -> bool:
    """Whether the run is a standfirst: it names who wrote, or is wrapped at another width than the body that stands
    below it, right there or below its bylines."""
    own = page.lines[run.start : run.stop]
    if is_credited(own[-1].text):
        return False
    if not page.lines[run.stop].lower and _NAMES_ITS_WRITER.search(" ".join(line.text for line in own)):
        return True
    body = run.stop
    while body < len(forms) and forms[body] == "byline":
        body += 1
    below = page.lines[body : body + _FEWEST_BELOW]
    if any(forms[body : body + _FEWEST_BELOW]) or not _is_wrapped(below, whole=False):
        return False
    if not any(line.text[0].islower() for line in below):  # a list's rows
        return False
    column, width = (max(line.width for line in lines) for lines in (below, own))
    if body > run.stop:
        return len(run) <= _MOST_SIGNED and abs(width - column) > _OTHER * column
    return not below[0].blanks and _is_wrapped(own, whole=True) and width >= _WIDER * column


def _is_wrapped(lines: Sequence[Line], *, whole: bool) -> bool:
    """Whether several lines without a gap between go on from one to the next as prose does, for the next word would not
    have fitted; `whole` says that they must do so all, otherwise but for one."""
    if len(lines) < (2 if whole else _FEWEST_BELOW) or lines[0].lower or any(line.blanks for line in lines[1:]):
        return False
    widest = max(line.width for line in lines)
    short = sum(line.width + below.token <= widest for line, below in pairwise(lines))
    return short <= (0 if whole else 1)
