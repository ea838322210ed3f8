"""Entries: what opens a paragraph in a log, a calendar, a column of notices or an interview, where others like it are
near: a bullet, an hour, a day, a number, a label, a question."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import pairwise

from feeder.splitting.forms.rows import BULLETS, is_full
from feeder.splitting.model import Line
from feeder.splitting.text.lines import OF_A_BOX, Page
from feeder.splitting.text.patterns import HOUR, STANDING_HEAD, heads_a_notice

_FEWEST = 3  # in a column, where one alone could be anything
_LABEL_END = 28  # characters of a label that opens a paragraph, with its colon
_MOST_LINES = 6  # of an entry, below its first
# Premier: Rovers 19, Hexley 17;
_RESULT = re.compile(
    r"[A-Z][\w.,’'&() -]{0,30}: [A-Z][\w.’'&() -]{1,32} \d{1,3}, [A-Z][\w.’'&() -]*(?: \d{1,3})?[;,.]?"
)
# Lotto: There was no winner; Tonight: Clear spells.
_LABELLED = re.compile(r"[A-Z][\w’'&.]*(?: (?!said|says|added|told|asked)[\w’'&.]+){0,3}: [A-Z\d£€$]")
_NUMBER = re.compile(r"\d{1,2}(?=[.)] [A-Z“])")
_ITEM = re.compile(
    r"[^\w\s“”‘’\"'(£$€#@&.…] ?(?=[A-Z\d“‘])|o (?=[A-Z])|(?P<number>\(?\d{1,2}[.)] )|(?P<letter>\(?[a-z][.)] )"
)
_MOST_OF_AN_ITEM = 4  # lines to the next
_DAY = re.compile(r"(?:Mon|Tue|Tues|Wed|Wednes|Thu|Thur|Thurs|Fri|Sat|Satur|Sun)(?:day)?\.?(?: ?[—–:]| --? ) ?[A-Z\d]")
_CAPITALS = re.compile(r"[A-Z][A-Z’'-]*(?:[ .]+[A-Z&][A-Z’'-]*){0,3}: ?(?:[A-Z“]|$)")
_SENTENCE = re.compile(r"[.!?] ")
# What is offered, and how a notice's item opens: CHICKENS, point of lay; FREE to good home.
_OFFERED = re.compile(r"(?!REV|MRS)(?:[A-Z]{3,}|[A-Z]{2} [A-Z]{2,})(?:[ ,:;–—-]|$)")
_OF_DAYS = frozenset("MTWFS")
_OF_STARS = frozenset("ATGCLVSP")
_STAR_SIGN = re.compile(
    r"(?i:aries|taurus|gemini|cancer|leo|virgo|libra|scorpio|sagittarius|capricorn|aquarius|pisces)\b"
)


def entries_of(page: Page) -> set[int]:
    """The lines that a bullet opens, the hour of a log's entry, or in English 1. 2. 3., a day, a label, a star's sign,
    a question, whose results follow or what a side's players scored: what follows may be wrapped."""
    bullets = {i for i, line in enumerate(page.lines) if line.text[0] in BULLETS and len(line.text) > 1}
    if page.script != "latin":
        return bullets | _several(page, _opens_with_an_hour)
    entries = bullets.union(*kinds_of_entries(page))
    results = {i for i, line in enumerate(page.lines) if ":" in line.text and _RESULT.fullmatch(line.text)}
    entries |= {i for i, line in enumerate(page.lines) if line.text[1:2].isupper() and OF_A_BOX.match(line.text)}
    entries |= _below_ends(page, _is_labelled) | _asked(page) | items_below_a_colon(page)
    return entries | _numbered(page) | (results if len(results) > 1 else set())


def items_below_a_colon(page: Page) -> set[int]:
    """The lines of an English list that a colon announces: two or more that the same mark, number or letter opens, with
    few lines between."""
    found: set[int] = set()
    for i in range(1, len(page.lines)) if page.script == "latin" else ():
        mark = _mark(page.lines[i]) if page.lines[i - 1].text[-1] == ":" else ""
        items = [i] if mark else []
        k = i + 1
        while items and k < len(page.lines) and k - items[-1] <= _MOST_OF_AN_ITEM:
            if _mark(page.lines[k]) == mark:
                items.append(k)
            k += 1
        found.update(items if len(items) > 1 else ())
    return found


def _mark(line: Line) -> str:
    """With what the line opens as an item of a list does; letters and numbers are one mark each."""
    match = _ITEM.match(line.text)
    return (match.lastgroup or match[0][0]) if match else ""


def rests_of_entries(page: Page) -> set[int]:
    """The lines between two English entries of one kind, near each other and without a gap between, that go on with the
    first."""
    found: set[int] = set()
    kinds = kinds_of_entries(page)
    for kind in kinds:
        for above, below in pairwise(sorted(kind)):
            rest = range(above + 1, below)
            close = not any(page.lines[i].blanks for i in range(above + 1, below + 1))
            if close and len(rest) <= _MOST_LINES and page.lines[below - 1].final:
                found.update(rest)
    return found.difference(*kinds)


def kinds_of_entries(page: Page) -> list[set[int]]:
    """The lines that open English entries of a log, a column of notices, a horoscope and a calendar."""
    kinds = (_opens_with_an_hour, _opens_with_a_day, _is_labelled_in_capitals)
    stars = _opening(page, _opens_with_a_star_sign)
    several = len({page.lines[i].text.split()[0].upper() for i in stars}) >= _FEWEST
    return [*(_opening(page, kind) for kind in kinds), stars if several else set(), items_of_notices(page)]


def _opens_with_an_hour(line: Line) -> bool:
    return line.text[0].isdigit() and HOUR.match(line.text) is not None


def _several(page: Page, fits: Callable[[Line], bool]) -> set[int]:
    """The lines that fit, where there are several."""
    found = {i for i, line in enumerate(page.lines) if fits(line)}
    return found if len(found) >= _FEWEST else set()


def _opening(page: Page, fits: Callable[[Line], bool]) -> set[int]:
    """The lines that fit, where there are several and no sentence goes on in them: a gap stands above, a sentence's
    end, another such line or one that leaves room."""
    found: set[int] = set()
    for i, line in enumerate(page.lines):
        if fits(line) and (
            not i or line.blanks or page.lines[i - 1].final or i - 1 in found or not is_full(page, i - 1)
        ):
            found.add(i)
    return found if len(found) >= _FEWEST else set()


def _below_ends(page: Page, fits: Callable[[Line], bool]) -> set[int]:
    """The lines below a gap, a sentence's end or another such line that fit, where there are several."""
    found: set[int] = set()
    for i, line in enumerate(page.lines):
        if fits(line) and (line.blanks or page.lines[i - 1].final or i - 1 in found):
            found.add(i)
    return found if len(found) >= _FEWEST else set()


def _is_labelled(line: Line) -> bool:
    """Whether the line opens with what it is about (Whist drive: …)."""
    return ":" in line.text[:_LABEL_END] and _LABELLED.match(line.text) is not None


def _is_labelled_in_capitals(line: Line) -> bool:
    """Whether the line opens with its place, its kind or who speaks in capitals (ORWICK: …, FOR SALE: …, B: …)."""
    return (
        (line.text[1:2].isupper() or line.text[1:2] == ":")
        and ":" in line.text[:_LABEL_END]
        and _CAPITALS.match(line.text) is not None
    )


def _opens_with_a_day(line: Line) -> bool:
    return line.text[0] in _OF_DAYS and _DAY.match(line.text) is not None


def _opens_with_a_star_sign(line: Line) -> bool:
    return line.text[0] in _OF_STARS and _STAR_SIGN.match(line.text) is not None


def _asked(page: Page) -> set[int]:
    """The questions of an interview that nothing marks, each alone on its line, and their answers below: there are
    several on the page."""
    found = {i for i in range(len(page.lines) - 1) if page.lines[i].text[-1] == "?" and _asks_alone(page, i)}
    return found | {i + 1 for i in found} if len(found) >= _FEWEST else set()


def _asks_alone(page: Page, i: int) -> bool:
    line, below = page.lines[i : i + 2]
    begins = not i or line.blanks > 0 or page.lines[i - 1].final
    whole = line.text[0].isupper() and not line.turn and not _SENTENCE.search(line.text)
    return begins and whole and not (below.blanks or below.lower)


def _numbered(page: Page) -> set[int]:
    """The lines that 1. 2. 3. open, as long as they count on."""
    found: set[int] = set()
    run: list[int] = []
    for i, line in enumerate(page.lines):
        match = _NUMBER.match(line.text) if line.text[0].isdigit() else None
        if match and int(match.group()) == len(run) + 1:
            run.append(i)
            if len(run) >= _FEWEST:
                found.update(run)
        elif match and match.group() == "1":
            run = [i]
    return found


def announced(page: Page) -> set[int]:
    """The rows of English lists that a colon announces, down to a gap: several short lines that each begin with a
    capital and end no sentence."""
    found: set[int] = set()
    if page.script != "latin":
        return found
    for i, line in enumerate(page.lines):
        if line.text[-1] != ":":
            continue
        end = i + 1
        while end < len(page.lines) and not page.lines[end].blanks and _is_short(page, end):
            end += 1
        closed = end == len(page.lines) or page.lines[end].blanks > 0
        if closed and end - i > _FEWEST:
            found.update(range(i + 1, end))
    return found


def _is_short(page: Page, i: int) -> bool:
    line = page.lines[i]
    return line.text[0].isupper() and not (line.final or line.dangling or line.slug or line.turn)


def items_of_notices(page: Page) -> set[int]:
    """The lines that open an item with words in capitals in a column of notices (DEATHS, FOR SALE), from its title down
    to a headline that is not set in capitals: all the items below a title are one article."""
    found: set[int] = set()
    inside = False
    if not any(line.slug or line.text[1:2].isupper() for line in page.lines):
        return found
    for i, (above, line) in enumerate(pairwise(page.lines), 1):
        if heads_a_notice(above.text) or STANDING_HEAD.fullmatch(above.text):
            inside = True
        elif line.blanks and above.final and not (line.final or line.slug or line.text.isupper()):
            inside = False
        if inside and above.final and not line.text.isupper() and (line.slug or _OFFERED.match(line.text)):
            found.add(i)
    return found
