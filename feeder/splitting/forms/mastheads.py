"""The head of a Chinese page: rows that have a date or a page's number beside names in no list, and what stands between
them and the first headline."""

from __future__ import annotations

import re
from collections.abc import Iterator

from feeder.splitting.model import Line
from feeder.splitting.text import imprint, patterns
from feeder.splitting.text.lines import Page

_MOST_ROWS = 5  # of a page's head
_LONGEST_NAME, _LONGEST_NAMES = 8, 14  # characters: of a paper or a section, of all that stand in a row
_PARTING = re.compile(r"[\s\u3000·．|｜,，:：/／()（）—–-]+")
_LETTERED = re.compile(rf"[{patterns.HAN}]{{2,8}}[ \u3000]+[A-Z]\d{{1,2}}")
_CLAUSES = re.compile("[，。；！？]")
_SHORT = 0.8  # of the widest line near: a headline


def dated_rows(page: Page) -> Iterator[int]:
    """The rows at a page's head with a full date, or a page's number with its letter, and else nothing but names."""
    for i, line in enumerate(page.lines[:_MOST_ROWS]):
        if _CLAUSES.search(line.text) or line.slug:
            return
        if _tells_the_day(line.text) or _LETTERED.fullmatch(line.text):
            yield i


def _tells_the_day(text: str) -> bool:
    if not imprint.FULL_DATE.search(text):
        return False
    rest = imprint.FURNITURE_PARTS.sub(" ", imprint.TELEPHONE.sub(" ", text))
    words = [word for word in _PARTING.split(rest) if word]
    names = [word for word in words if not imprint.FOLIO.fullmatch(word)]
    if any(len(name) > _LONGEST_NAME or not patterns.HAN_RUN.fullmatch(name) for name in names):
        return False
    return len("".join(names)) <= _LONGEST_NAMES


def heads_a_story(page: Page, i: int) -> bool:
    """Whether line i, below a gap, is a headline's first: without a stop, narrower than the text below it."""
    line, below = page.lines[i], page.lines[i + 1 : i + 6]
    return not _reads_on(line) and any(map(_reads_on, below)) and line.width <= _SHORT * max(b.width for b in below)


def _reads_on(line: Line) -> bool:
    return line.stops > 0 or line.final or line.slug
