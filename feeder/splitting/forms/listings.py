"""English lists as papers print them: results, tables, prices, programmes. Their rows are paragraphs, the titles of
their parts, too, and the line that stands above them all is their headline."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from functools import lru_cache
from itertools import pairwise, takewhile
from typing import NamedTuple

from feeder.splitting.forms.rows import is_full, is_list_row, is_score
from feeder.splitting.model import Block, Line
from feeder.splitting.text.imprint import DAY_HEAD, LABEL
from feeder.splitting.text.lines import Page
from feeder.splitting.text.patterns import HOUR, SENTENCES_EN, STANDING_HEAD
from feeder.splitting.text.words import has_figures

_FEWEST, _FEWEST_MORE = 3, 2  # rows with a figure in a list; where the page has another
_FEWEST_GAPS = 3
_NEAR = 6  # lines that show how wide a column is
_SLACK = 3  # half cells
_MOST_TITLE = 60  # characters of a list's headline
_HEAD = 4  # lines at a page's head
_FEWEST_COLUMNS, _LONGEST_NAME = 3, 12  # of a table; characters of the name of one
_LONGEST_SIGN = 3  # characters of what stands for a column's name: ab, rbi
# How a row may end that ends no sentence: Oats, feed 118.00 unch.
_CUT_SHORT = (".m.", " unch.", " nom.", " est.", " avg.", " pts.", " pct.", " lb.", " lbs.", " oz.", " doz.", " ea.")
_HALVES_OF_A_DAY = frozenset(["a.m.", "p.m.", "am", "pm"])
_MOST_PART = 24  # characters of the title of a part
_GOES_ON = -30.0  # log odds of a new article below a score or a title
# Harrowby Town 2, Naomh Colm 0-11 (half-time 0-5): one of the two that played, and how many.
_SIDE = re.compile(
    r"[A-Z][\w.’'&/-]*(?: (?:of|and|the|&|[A-Z(][\w.’'&/()-]*)){0,5} \d{1,3}(?:[-–.]\d{1,3})?(?: ?\(.{1,60}\))?"
)
_FIXTURE = re.compile(r"[A-Z].{1,40} (?:v|vs)\.? [A-Z].{1,60}")
# SKELBY, Tuesday: the place of a market, and its day.
_MARKET = re.compile(
    r"[A-Z][A-Z’'&. -]+(?:,| ?[—–-]| ?\() ?"
    r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|[A-Z][a-z]{2,8}\.? \d{1,2})\)?:?"
)
# To 9 am yesterday; Results for Saturday, May 18; Share of the market, per cent: what holds for all rows below.
_OF_ALL = re.compile(
    r"(?:(?:[A-Z][a-z]+ ){0,2}(?i:results|scores|prices|figures|standings|readings|fixtures|shares?|rates)\b"
    r"|(?:At|To|For|From|As|Up to|Through|After|In)\b"
    r"|(?:Year|Season|Month|Week|Weekend|Quarter|Half|[A-Z][a-z]+ (?:months|weeks|days|hours)) (?:to|ended|ending)\b).+"
)
_OF_AN_AGE = re.compile(r"u[/-]?\d\d\b")  # u/16: a school's side
_EXTRA_TIME = re.compile(r"\((?:aet|a\.e\.t|after|half|HT|H-T|FT|AET).{0,50}\)")


class Listings(NamedTuple):
    """The lines of a page's lists that are rows or titles of parts, and those that are lists' headlines."""

    rows: set[int]
    heads: set[int]


@lru_cache(maxsize=2)
def listings(page: Page, forms: frozenset[int]) -> Listings:
    """The lists among the lines that have no fixed form (`forms`): lines in a row without a gap that begin as rows do,
    end no sentence, are not broken where they are full, and mostly have figures."""
    found = Listings(set(), set())
    if page.script != "latin":
        return found
    whole = [part for run in _runs(page, forms) for part in _parts_of_kinds(page, run)]
    runs = [(run, rows) for run in whole if (rows := _rows(page, run))]
    if all(len(rows) < _FEWEST for _, rows in runs):
        return found
    gaps = _below_gaps(page)
    for run, rows in runs:
        top = run[: run.index(rows[0])]
        named = top != [] and _names_columns(page, top[-1])
        top = top[:-1] if named else top
        titled = len(run) - len(top) > len(rows) + named
        capitals = [page.lines[i].text.isupper() for i in top[:2]]
        heads = _heads(page, top, gaps, titled=titled or capitals == [True, False])
        if heads == run[:1] and _tells_of_all(page, run):
            heads = run[:2]
        found.rows.update(set(run) - set(top if heads is None else heads))
        found.heads.update(heads or [])
    return found


def _names_columns(page: Page, i: int) -> bool:
    """Whether line i has the names of a table's columns (Team W L Pts): as many short words as the rows below it have
    figures."""
    words = page.lines[i].text.split()
    if len(words) < _FEWEST_COLUMNS or max(map(len, words)) > _LONGEST_NAME or has_figures(page.lines[i].text):
        return False
    if sum(word[0].isupper() or len(word) <= _LONGEST_SIGN for word in words) * 3 < len(words) * 2:
        return False
    below = page.lines[i + 1 : i + 3]
    if len(below) < 2 or any(line.blanks for line in below):
        return False
    skipped = frozenset[str]() if page.lines[i].text.isupper() else _HALVES_OF_A_DAY
    told = [[word for word in line.text.split() if word not in skipped] for line in below]
    figures = [len(list(takewhile(has_figures, reversed(row)))) for row in told]
    return min(figures) > 1 and max(figures) <= len(words)


def _runs(page: Page, forms: Collection[int]) -> list[list[int]]:
    """The lines in a row, without a gap, that may be a list's; what a full one goes on with below is left out."""
    runs: list[list[int]] = [[]]
    last = -1
    for i, line in enumerate(page.lines):
        goes_on = runs[-1] and runs[-1][-1] == last == i - 1 and line.lower and not line.blanks and is_full(page, last)
        goes_on = goes_on and not _OF_AN_AGE.match(line.text)
        if goes_on and line.final:  # so ends a sentence, and no row
            runs[-1].pop()
            continue
        if goes_on:
            last = i
            continue
        if line.blanks or not runs[-1] or last != i - 1:
            runs.append([])
        if i not in forms and _may_be_listed(line):
            runs[-1].append(i)
            last = i
    return runs


def _parts_of_kinds(page: Page, run: list[int]) -> list[list[int]]:
    """The run up to its last row, parted above the title of a programme whose rows begin each with an hour, where none
    above it does."""
    told = [HOUR.match(page.lines[i].text) is not None for i in run]
    first = told.index(True) if any(told) else 0
    titled = first > _FEWEST and not has_figures(page.lines[run[first - 1]].text)
    if titled and all(told[first:]):
        return [run[: first - 1], run[first - 1 :]]
    return [_up_to_the_last_row(page, run)]


def _may_be_listed(line: Line) -> bool:
    """Whether the line begins with a capital, a figure or a sum, and neither ends a sentence nor breaks off."""
    text = line.text
    if line.slug or not (text[0].isupper() or text[0].isdigit() or text[0] in "£$€" or _OF_AN_AGE.match(text)):
        return False
    if (line.final and not text.endswith(_CUT_SHORT)) or (line.dangling and text[-1] != "—"):
        return False
    return text.count("(") == text.count(")") and SENTENCES_EN.search(text) is None


def _up_to_the_last_row(page: Page, run: list[int]) -> list[int]:
    """The run without what stands below its last row, which may head the next story, unless a gap stands below it."""
    last = next((i for i in reversed(run) if _may_be_a_row(page, i)), -1)
    if last + 1 in run and page.lines[last + 1] is not page.lines[-1] and page.lines[last + 2].blanks:
        last += 1
    return [i for i in run if i <= last]


def _rows(page: Page, run: Sequence[int]) -> list[int]:
    """The lines of a run that have figures or tell who plays whom; none where they make no list."""
    rows = [i for i in run if _may_be_a_row(page, i)]
    if len(rows) < _FEWEST_MORE or len(rows) * 2 < len(run) or not _is_broken(page, run, rows):
        return []
    if len(rows) < _FEWEST and run[-1] + 1 < len(page.lines) and page.lines[run[-1] + 1].lower:
        return []  # a sentence goes on
    return rows[1:] if _titles_the_others(page, rows) else rows


def _titles_the_others(page: Page, rows: Sequence[int]) -> bool:
    """Whether the first row is the headline: it has a label and no figure, and no other a label (In numbers: wool); or
    it alone tells who played whom, and several below how."""
    first, *others = (page.lines[i].text for i in rows)
    if is_score(first):
        capitals = first.isupper() and not any(map(str.isupper, others))
        return (len(others) >= _FEWEST or capitals) and not any(map(is_score, others))
    return not has_figures(first) and is_list_row(first) and not any(map(is_list_row, others))


def _may_be_a_row(page: Page, i: int) -> bool:
    text, below = page.lines[i].text, page.lines[i + 1 : i + 2]
    if has_figures(text) or _FIXTURE.fullmatch(text):
        return True
    return is_list_row(text) and not (below and below[0].lower)


def _is_broken(page: Page, run: Sequence[int], rows: Sequence[int]) -> bool:
    """Whether the lines end where they would not have to: the next word would have fitted, or figures end all rows."""
    if all(page.lines[i].text.rstrip(")%")[-1:].isdigit() for i in rows):
        return True
    column = max(line.width for line in page.lines[max(0, run[0] - _NEAR) : run[-1] + _NEAR + 1])
    return any(page.lines[a].width + page.lines[b].token <= column - _SLACK for a, b in pairwise(run))


def _heads(page: Page, top: list[int], gaps: Sequence[Line], *, titled: bool) -> list[int] | None:
    """Which of the lines at a list's top, above its first row, are its headline: none where it stands above a gap, the
    first where parts have titles (`titled`); None where the lines don't say. `gaps` has the page's lines below gaps."""
    if not top:
        return []
    line = page.lines[top[0]]
    if top[0] and line.blanks and _is_a_head(page, top[0] - 1):
        return []
    if not line.blanks and _gaps_part(gaps):
        return [] if len(top) == 1 else None
    if (len(top) == 1 or titled) and len(line.text) <= _MOST_TITLE:
        return top[:1]
    return None


def _tells_of_all(page: Page, run: Sequence[int]) -> bool:
    """Whether the second line of a list says what holds for all its rows, and no row begins so."""
    second, *rows = (_OF_ALL.fullmatch(page.lines[i].text) is not None for i in run[1:])
    return second and len(rows) >= _FEWEST_MORE and not any(rows)


def _below_gaps(page: Page) -> list[Line]:
    return [line for line in page.lines[1:] if line.blanks]


def _gaps_part(below: Sequence[Line]) -> bool:
    """Whether gaps stand above these lines and none in the midst of a sentence: what has none above heads nothing."""
    return len(below) >= _FEWEST_GAPS and not any(line.lower for line in below)


def _is_a_head(page: Page, i: int) -> bool:
    """Whether line i stands alone between gaps as a headline does."""
    line = page.lines[i]
    return (not i or line.blanks > 0) and not (line.final or line.stops or has_figures(line.text))


def cuts_beside(paragraphs: Sequence[Block], first: Sequence[bool], titles: set[int], added: set[int]) -> list[float]:
    """What scores below a headline, titles of parts and what is added to an article say for a new one before each
    paragraph: what titles open goes on below them, what is added goes on from above."""
    told = [titles.issuperset(block.lines) for block in paragraphs]
    cuts = [0.0] * len(paragraphs)
    for i in range(1, len(paragraphs)):
        if told[i - 1] or paragraphs[i].lines[0] in added or (told[i] and not first[i]):
            cuts[i] = _GOES_ON
    return cuts


def scorelines(page: Page, forms: Collection[int]) -> set[int]:
    """The lines right below a headline that say who played whom and how it ended: a line, or one for each side; with
    them what was played on. Below a text and no gap, on a page that has some, a score heads nothing either."""
    found: set[int] = set()
    if page.script != "latin":
        return found
    parted = _gaps_part(_below_gaps(page))
    for i in range(1, len(page.lines)):
        above, text = page.lines[i - 1], page.lines[i].text
        if i in forms or i in found or (above.final and (page.lines[i].blanks or not parted)):
            continue
        below = page.lines[i + 1] if i + 1 < len(page.lines) else None
        if is_score(text):
            found.add(i)
        elif above.final:
            continue
        elif below and not below.blanks and _SIDE.fullmatch(text) and _SIDE.fullmatch(below.text):
            found |= {i, i + 1}
        elif i - 1 in found and _EXTRA_TIME.fullmatch(text):
            found.add(i)
    return found


def _days(page: Page) -> set[int]:
    """The days in lines of their own above what a calendar, a log or a list of fixtures has for each: several, and not
    all of them at the page's head."""
    days = {i for i, line in enumerate(page.lines) if DAY_HEAD.fullmatch(line.text) and _opens(page, i)}
    return days if len(days) > 1 and max(days) >= _HEAD else set()


def titles_of_parts(page: Page) -> set[int]:
    """The titles of a list's parts that stand above prose: days, and short lines right below a list's headline and
    again below its paragraphs."""
    if page.script != "latin":
        return set()
    markets = {i for i, line in enumerate(page.lines) if line.text[1:2].isupper() and _MARKET.fullmatch(line.text)}
    found = _days(page) | (markets if len(markets) > 1 else set())
    for i in range(1, len(page.lines) - 1):
        if _titles_a_part(page, i) and (_stands(page.lines[i - 1].text) or _heads_parts_in_capitals(page, i)):
            found |= _parts(page, i)
    return found


def _stands(text: str) -> bool:
    """Whether the line heads what stands for itself, and no column of several stories."""
    return STANDING_HEAD.fullmatch(text) is not None and LABEL.fullmatch(text) is None


def _opens(page: Page, i: int) -> bool:
    """Whether line i stands above a text and below the end of another, or a gap."""
    line = page.lines[i]
    below = page.lines[i + 1 : i + 2]
    if not below or below[0].lower or (i < _HEAD and below[0].blanks):
        return False
    above = page.lines[i - 1]
    return not i or line.blanks > 0 or above.final or has_figures(above.text)


def _heads_parts_in_capitals(page: Page, i: int) -> bool:
    """Whether line i is set in capitals below a headline that isn't, and stands alone between gaps."""
    above, line = page.lines[i - 1 : i + 1]
    return line.blanks > 0 and line.text.isupper() and not above.text.isupper() and _is_a_head(page, i - 1)


def _titles_a_part(page: Page, i: int) -> bool:
    line, below = page.lines[i], page.lines[i + 1]
    return len(line.text) <= _MOST_PART and not (line.final or line.stops or below.blanks or below.lower)


def _parts(page: Page, first: int) -> set[int]:
    """The titles of parts from line `first` down to a gap: below a sentence's end, and set in capitals as the first."""
    found: set[int] = {first}
    upper = page.lines[first].text.isupper()
    for i in range(first + 1, len(page.lines) - 1):
        if page.lines[i].blanks:
            break
        if page.lines[i - 1].final and page.lines[i].text.isupper() == upper and _titles_a_part(page, i):
            found.add(i)
    return found if len(found) > 1 else set()
