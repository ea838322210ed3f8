"""Furniture of an English page that only its place shows: running heads, its paper's and its sections' names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from feeder.splitting.forms.edges import EDGE, MOST_ROWS, gaps_around
from feeder.splitting.forms.furniture import beside_furniture
from feeder.splitting.forms.running import is_folio_with_name, is_running_head, is_surely_running_head
from feeder.splitting.model import Form
from feeder.splitting.text import imprint
from feeder.splitting.text.lines import Page

MOST_WORDS = 3  # of a line beside a paper's name
_ROMAN = re.compile("[IVX]{1,5}|[ivx]{2,5}")
_DAY = re.compile(r"[1-9]|[12]\d|3[01]")
_MONTH_AT_END = re.compile(
    r"[a-z] (?:Jan(?:uary|\.)|Feb(?:ruary|\.)|March|April|May|June|July|Aug(?:ust|\.)|Sept(?:ember|\.)|Oct(?:ober|\.)"
    r"|Nov(?:ember|\.)|Dec(?:ember|\.))$"
)
# Who makes the paper: Publisher Ann Lee | Editor Bo Rand.
_MAKES_IT = re.compile(
    r"(?:[A-Z]\w+(?: [A-Za-z]+){0,2} )?(?i:publisher|editor|president|manager|director|advis[eo]r)"
    r"(?:[ -]in[ -][Cc]hief)?:? [A-Z].{3,30}"
)
_BESIDE_OTHERS = re.compile(r"\s*[|•·]\s*")
_SECTIONS_JOINED = re.compile(r"[A-Z]{3,}(?: (?:&|AND) [A-Z]{3,})+")  # BUSINESS & PROPERTY


def running_rows(page: Page, forms: Sequence[Form]) -> Iterator[int]:
    """Running heads and folios: at the edges, beside furniture, or surely so wherever they stand, each once those
    above it are known; and who makes the paper."""
    for i, line in enumerate(page.lines):
        edge = i < EDGE or (i >= len(page.lines) - EDGE and not _heads_prose(page, i))
        close = 0 < i < EDGE and forms[i - 1] == "furniture" and not line.blanks
        unknown = forms[i] in ("", "jump") and (edge or beside_furniture(forms, i, 1))
        if (
            (i < EDGE and _ROMAN.fullmatch(line.text))
            or (unknown and is_running_head(line.text, close=close))
            or (forms[i] in ("", "section") and i and _closes_a_page(page, i))
            or (not forms[i] and i and _runs_between(page, forms, i))
        ):
            yield i
    yield from _makers(page)


def paper_at_the_top(page: Page, forms: Sequence[Form]) -> list[int]:
    """The page's first row, where it is the paper's name above furniture, with the few words between them."""
    if not imprint.PAPER_EN.fullmatch(page.lines[0].text.rstrip(".")):
        return []
    known = [i for i in range(1, min(EDGE + 1, len(forms))) if forms[i] == "furniture"]
    rows = range(known[-1] if known else 0)
    if all(forms[i] == "furniture" or len(page.lines[i].text.split()) <= MOST_WORDS for i in rows[1:]):
        return list(rows)
    return [0] if known and page.lines[1].blanks else []


def paper_in_two_rows(page: Page, forms: Sequence[Form]) -> Iterator[int]:
    """The paper's name at a page's head where it is set in two rows: The Harbour / Courier."""
    for i in range(min(MOST_ROWS, len(page.lines) - 2)):
        above, below = page.lines[i : i + 2]
        parted = not i or above.blanks or forms[i - 1] == "furniture"
        parted = parted and not below.blanks and (page.lines[i + 2].blanks > 0 or forms[i + 2] == "furniture")
        unknown = forms[i] in ("", "furniture") and not forms[i + 1]
        if parted and unknown and is_the_paper(f"{above.text} {below.text}"):
            yield from (i, i + 1)


def ends_of_dates(page: Page, forms: Sequence[Form]) -> Iterator[int]:
    """The rows with nothing but a day, taken for a folio, whose month ends the line above: free on July / 1."""
    for i in range(1, len(page.lines)):
        above, line = page.lines[i - 1 : i + 1]
        close = forms[i] == "furniture" and not (forms[i - 1] or line.blanks)
        if close and _DAY.fullmatch(line.text) and _MONTH_AT_END.search(above.text):
            yield i


def going_on(page: Page, forms: Sequence[Form]) -> list[int]:
    """The lines taken for furniture that go on in small letters on the line right below, as a headline's first does, or
    with a figure behind a word, as a forecast does."""
    return [
        i
        for i, (line, below) in enumerate(pairwise(page.lines))
        if forms[i] == "furniture" and not (forms[i + 1] or below.blanks or line.final)
        if below.lower or (below.final + below.stops > 1 and below.text[0].isdigit() and line.text[-1].isalpha())
        if i >= MOST_ROWS and (line.blanks or page.lines[i - 1].final) and len(line.text.split()) > MOST_WORDS
    ]


def _closes_a_page(page: Page, i: int) -> bool:
    """Whether line i is a page's number with a name, below the end of a sentence and above what begins anew."""
    above, line, below = page.lines[i - 1], page.lines[i], page.lines[i + 1 : i + 2]
    return above.final and not (below and below[0].lower) and is_folio_with_name(line.text)


def _runs_between(page: Page, forms: Sequence[Form], i: int) -> bool:
    """Whether line i is surely a running head, below an end or in the midst of a sentence."""
    above, line, below = page.lines[i - 1], page.lines[i], page.lines[i + 1 : i + 2]
    torn = bool(below) and below[0].lower
    ended = line.blanks > 0 or above.final or forms[i - 1] != ""
    return (ended != torn or line.blanks > 0) and is_surely_running_head(line.text)


def sections_joined(page: Page, forms: Sequence[Form]) -> list[int]:
    """The name of a page's section, of two words or more joined in capitals, alone among the furniture at its top, or
    between it and a headline that is not set in capitals."""
    for i, line in enumerate(page.lines[: EDGE + 1]):
        above, below = gaps_around(page, i)
        parted = below or (i > 0 and forms[i - 1] == "furniture" and not page.lines[i + 1].text.isupper())
        if parted and (above or i) and _SECTIONS_JOINED.fullmatch(line.text):
            return [i] if i or "furniture" in forms[1:EDGE] else []
        if forms[i] != "furniture":
            break
    return []


def _makers(page: Page) -> list[int]:
    """The rows that say who makes an English paper, each with what they do."""
    rows = [
        (i, _BESIDE_OTHERS.split(line.text))
        for i, line in enumerate(page.lines)
        if "|" in line.text or "•" in line.text
    ]
    return [i for i, parts in rows if len(parts) > 1 and all(map(_MAKES_IT.fullmatch, parts))]


def is_the_paper(text: str) -> bool:
    """Whether it is a paper's name and nothing else: The … Times."""
    return text[:4] in ("The ", "THE ") and imprint.PAPER_EN.fullmatch(text) is not None


def _heads_prose(page: Page, i: int) -> bool:
    """Whether a text stands right below line i, as none does below a page's foot."""
    below = page.lines[i + 1 : i + 2]
    return bool(below) and not below[0].blanks and below[0].stops > 0 and not is_running_head(below[0].text)
