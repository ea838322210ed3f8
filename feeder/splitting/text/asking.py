"""English headlines that end as sentences do, above who wrote: Who are we to judge? In praise of the 8 a.m."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from feeder.splitting.model import Line
from feeder.splitting.text.credited import byline_in_words, is_role
from feeder.splitting.text.personal import NAMED, likeness

_ENDS = re.compile(r"[\w’'][?!]$|\b[ap]\.m\.$")
_LONGEST, _LONGEST_NAME = 60, 44  # characters of a headline's line, of a byline
_MOST_HEAD = 3  # lines
_BODY = 2  # lines that show how wide it is
_NARROW = 0.85  # of the body's lines: the headline's, where it has several


def heads_that_ask(lines: Sequence[Line]) -> Iterator[int]:
    """The last lines of headlines that end with ?, ! or an hour, below a gap and what has ended, and right above a
    byline with a body below it."""
    for i, line in enumerate(lines):
        if line.final and len(line.text) <= _LONGEST and _ENDS.search(line.text) and _heads(lines, i):
            yield i


def _heads(lines: Sequence[Line], i: int) -> bool:
    top = i
    while top and not lines[top].blanks and i - top < _MOST_HEAD:
        top -= 1
    head = lines[top : i + 1]
    if top and not (lines[top].blanks and (lines[top - 1].final or not lines[top - 1].stops)):
        return False
    if head[0].lower or head[0].slug or head[0].turn or any(line.final or line.stops for line in head[:-1]):
        return False
    body = _below_a_byline(lines, i + 1)
    if len(body) < _BODY or body[0].lower or body[0].turn:
        return False
    return len(head) == 1 or max(line.width for line in head) <= _NARROW * max(line.width for line in body)


def _below_a_byline(lines: Sequence[Line], i: int) -> Sequence[Line]:
    """The first lines of the body below the byline on line i, and a role on the next; none where no byline stands
    there."""
    if i + 1 >= len(lines) or len(lines[i].text) > _LONGEST_NAME or lines[i].final:
        return []
    text = lines[i].text
    if not (NAMED.fullmatch(text) and likeness(text) > 0) and not byline_in_words(text):
        return []
    return lines[i + 1 + is_role(lines[i + 1].text) :][:_BODY]
