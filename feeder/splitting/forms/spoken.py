"""Quotations that an English story has set apart in its midst with who says them: — Ann Lee, farmer; ANN LEE."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain, pairwise

from feeder.splitting.model import Line
from feeder.splitting.text.credited import is_role
from feeder.splitting.text.lines import Page
from feeder.splitting.text.personal import PERSON, last_word, likeness, words_of

_OPENING, _CLOSING = '“"‘', '”"’'
_MOST_LINES, _LONGEST_SPEAKER, _MOST_OF_A_ROLE = 6, 70, 6  # lines; characters; words
_BESIDE = 4  # lines that show how wide a column is
_TOLD_OF = 2  # lines that name who speaks
_BY_NAME = re.compile(rf"(?P<dash>[—–-]{{1,2}} ?)?(?P<name>{PERSON})(?P<role>, .+)?")
_BY_ROLE = re.compile(r"[—–-]{1,2} ?(?:[A-Z][a-z]|[a-z]{2})[^.!?]*")
_ONE_QUOTATION = re.compile('[“"][^“”"]+[”"][.,]?|‘(?:[^‘’“”]|(?<![,.!?])’(?=[a-z]))+’[.,]?')
_BYLINE = re.compile("by ", re.IGNORECASE)


def spoken(page: Page) -> Iterator[range]:
    """The lines of quotations with who says each, below what ends a sentence or in its midst, and above text."""
    last = len(page.lines) - 1
    said: Counter[str] = Counter()
    for i in range(1, last) if page.script == "latin" else ():
        if page.lines[i].text[0] not in _OPENING:
            continue
        end = next((k for k in range(i, min(i + _MOST_LINES, last)) if _closes(page.lines[k])), last)
        if end == last or not _ONE_QUOTATION.fullmatch(" ".join(line.text for line in page.lines[i : end + 1])):
            continue
        said = said or Counter(chain.from_iterable(set(words_of(line.text.upper())) for line in page.lines))
        stop = end + 1 + _speaker(page, end + 1, said)
        run = range(i, stop)
        if stop <= last and (_stands_in_text(page, run) if stop > end + 1 else _tears(page, run)):
            yield run


def _closes(line: Line) -> bool:
    return line.text.rstrip(".,")[-1:] in _CLOSING


def _speaker(page: Page, i: int, said: Mapping[str, int]) -> int:
    """How many lines from line i on say who spoke: a name after a dash, or one that other lines have, too. `said` has
    on how many lines a word stands."""
    line, below = page.lines[i], page.lines[i + 1 : i + 2]
    text = line.text.rstrip(".")
    if len(text) > _LONGEST_SPEAKER or _BYLINE.match(text):
        return 0
    named = _BY_NAME.fullmatch(text)
    if named is None:
        return 1 if _BY_ROLE.fullmatch(text) else 0
    name = named["name"]
    if not named["dash"] and (line.blanks or likeness(name) < 0 or said[last_word(name).upper()] < _TOLD_OF):
        return 0
    return 2 if below and not (named["role"] or below[0].blanks) and _is_role(page, i + 1) else 1


def _is_role(page: Page, i: int) -> bool:
    """Whether line i says what somebody is: in few words, and leaves room for the next line's first word."""
    line = page.lines[i]
    if line.final or line.stops or len(line.text.split()) > _MOST_OF_A_ROLE:
        return False
    return is_role(line.text) or _leaves_room(page, i, _column(page, i + 1))


def _column(page: Page, i: int) -> int:
    """How wide the few lines from line i on are."""
    return max((line.width + line.indent for line in page.lines[i : i + _BESIDE]), default=0)


def _leaves_room(page: Page, i: int, column: int) -> bool:
    line = page.lines[i]
    return i + 1 < len(page.lines) and line.width + line.indent + page.lines[i + 1].token < column


def _tears(page: Page, run: range) -> bool:
    """Whether the run, in quotation marks from its first line to its last, tears a sentence apart, and its last line
    leaves room for the next word, as no prose does."""
    if page.lines[run.start - 1].final or not page.lines[run.stop].lower:
        return False
    return _leaves_room(page, run.stop - 1, _column(page, max(0, run.start - _BESIDE)))


def _stands_in_text(page: Page, run: range) -> bool:
    """Whether text stands above and below the run, and no other quotation beside it."""
    above, below = page.lines[run.start - 1], page.lines[run.stop]
    if below.text[0] in "—–" or _is_quotation_above(page, run.start):
        return False
    if not above.final:
        return below.lower
    return _is_text(page.lines[run.stop : run.stop + _MOST_LINES]) and not _closes_alone(page, run.stop)


def _is_text(lines: Sequence[Line]) -> bool:
    return any(line.stops for line in lines)


def _is_quotation_above(page: Page, i: int) -> bool:
    """Whether the line above says who spoke, as where one quotation follows another."""
    return page.lines[i - 1].text[0] in "—–"


def _closes_alone(page: Page, i: int) -> bool:
    """Whether another quotation with its speaker after a dash begins on line i."""
    if page.lines[i].text[0] not in _OPENING:
        return False
    below = page.lines[i : i + _MOST_LINES]
    return any(_closes(line) and after.text[0] in "—–" for line, after in pairwise(below))
