"""Rows of one to four that an English paper prints around its stories, told by what they are made of and by standing
apart: the weather's ear, notes of the paper's own, pointers to other pages, stacks of a page's head."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from feeder.splitting.forms.running import is_name
from feeder.splitting.model import Line
from feeder.splitting.text.lines import Page
from feeder.splitting.text.pointers import is_a_page, tells_of_a_page

_MOST_ROWS, _LONGEST_ROW, _LONGEST = 4, 80, 170  # rows, half cells of a row, characters in all
_TELLS = re.compile(r"\d|@|www|\.[a-z]{2,3}\b|©|:|recycle|(?i:newspaper|publication|rights reserved)")
_DAY = r"(?i:today(?:[’']s)?|tonight|tomorrow|overnight|weather|forecast|outlook)"
_HOW_WARM = r"(?i:\b(?:highs?|lows?|max(?:imum)?|min(?:imum)?)\b)"
_OF_THE_SKY = re.compile(rf"\b{_DAY}\b|{_HOW_WARM}|\d°")
_DEGREES = re.compile(r"(?<![\d$£€:.,/-])[-−]?\d{1,3}(?:°|\b)(?![:.]\d|[,/]\d{3}|%)")
_EAR = re.compile(
    rf"(?:{_DAY}|{_HOW_WARM}|[A-Z][a-z]+(?:,? [a-z]+){{0,4}}[.,;:]? (?:{_DAY}|{_HOW_WARM}|\d)|-?\d{{1,3}}°).*"
)
_HOUR = re.compile(r"\d ?[ap]\.?m\b")
_SAYS = re.compile(r"\b(?:said|says|told|who|was|were|had|he|she|they|his|her|their|we)\b")
_LONGEST_EAR, _ROWS_OF_AN_EAR = 110, 2  # characters; rows of one that names no page
# Words of what a paper says of itself: how it is sold, reached, made and owned.
_OWN = re.compile(
    r"(?i:\b(?:subscri(?:be|bers?|ptions?)|circulation|news ?rooms?|news ?desk"
    r"|(?:news|story|hot|photo) tips?|classifieds?|classified ads?|display ads?|advertis(?:ing|ements?|e)"
    r"|home delivery|delivery (?:problems?|questions?)"
    r"|customer service|(?:missed|missing) (?:your |a )?paper"
    r"|newsstand|news ?stands|single cop(?:y|ies)|per copy|back issues|recycle|e-?edition"
    r"|this (?:news)?paper|newspapers?(?: ltd| inc| co)?|all rights reserved|copyright|postmaster|usps|periodicals?"
    r"|published (?:by|daily|weekly|monthly|every|each|mornings|since|on)|printed (?:by|in|at|on|and)|text alerts"
    r"|contact us|reach us|how to reach|find us|follow us|(?:like|join|visit) us|facebook|twitter|instagram"
    r"|sports scores?|read more (?:online|at)|more online|online at|letters(?=[:@])|(?:corrections?"
    r"|to report an? error)"
    r"|associated press|audit bureau|switchboard|got a|have a (?:story|tip|photo)|tell us|on the web)\b)"
)
_REACHED = re.compile(
    r"\b\d{3}[ .-]\d{3,4}\b|\b0\d{2,4} ?\d{3}|@[\w.-]+"
    r"|\b(?:www\.)?[a-z][\w-]{2,}\.(?:com|org|net|co\.\w\w|[a-z]{2,4})\b"
    r"|[$£€]\d|\b\d{1,3}¢|©|\b\d{5}\b"
)
_ENTITLES = re.compile(r"[A-Z][\w’' /-]{2,30}: ?\S|[A-Z][^.?!]{5,50}\? |(?:To|For) [a-z]+")
_WITHOUT_A_NUMBER = re.compile(
    r"(?i:please recycle|printed on recycled|all rights reserved|(?:a )?member of (?:the )?|.*\bnewspapers publication$"
    r"|(?:printed|published)\b|copyright\b|find us|follow us|contact us)"
)
# What an index names: Crossword 12.
_INDEXED = re.compile(
    r"(?:Classifieds?|Comics|Crosswords?|Puzzles|Bridge|Sudoku|Obituaries|Deaths|Births|Records|Sports?"
    r"|Scoreboard|Opinion|Editorials?|Weather"
    r"|Business|TV|Television|Lottery|Local|Letters|World|Nation|Region|State|Calendar|Advice|Horoscopes?"
    r"|Movies|Markets"
    r"|Stocks|Legals|Food|Arts|Life|Index|Dear Abby|Religion|Schools|Farm)\b",
    re.IGNORECASE,
)
_INDEX_ENTRY = re.compile(
    r"[A-Z][\w’'& -]{1,24}?(?:[ .…:,/]+)[A-Z]?\d{1,2}[A-Z]?(?:[-–]\d{1,2})?(?=$|[ ,;|•·.])[ ,;|•·.]*"
)
_FEWEST_ENTRIES = 3
_AHEAD = re.compile(
    r"(?:Coming|COMING|In|IN|Next|NEXT|See|SEE)(?: (?:up|soon|on|in))? ?"
    r"(?i:(?:mon|tues|wednes|thurs|fri|satur|sun)day|tomorrow|next (?:week|month|issue))"
    r"(?:[’']s [A-Z][\w’' ]{2,30})?: [A-Z].{5,70}[^.]"
)
_TITLE = re.compile(r"[A-Z“‘\"][\w’'&.,”\"-]*(?: (?:[A-Z&“][\w’'&.,”\"-]*|and|of|the|for|in)){0,4}")
_NAME_WORDS, _LABEL_WORDS = 5, 3
_SLOGAN = re.compile(
    r"[“\"]?(?:[A-Z]\w+ )?(?i:(?:the |a |your |our )?(?:voice|newspaper|home ?town|independent|locally)).{0,50}"
)


def rows_around(page: Page, forms: Sequence[str]) -> Iterator[int]:
    """The rows without a form that are no story's: each run begins where a text has ended and ends above a new one."""
    i = 0
    while i < len(page.lines):
        end = _end_of_rows(page, forms, i) if not forms[i] and _begins(page, forms, i) else i
        yield from range(i, end)
        i = max(end, i + 1)


def stacked_rows(page: Page, forms: Sequence[str]) -> Iterator[int]:
    """The rows of a few words right above furniture, up to furniture or a gap: the rest of a page's head."""
    for i in range(1, len(page.lines)):
        if forms[i] != "furniture" or page.lines[i].blanks or forms[i - 1] not in ("", "section"):
            continue
        top = i
        while top and i - top < _MOST_ROWS - 1 and forms[top - 1] in ("", "section") and not page.lines[top].blanks:
            if not _may_stand_in_a_stack(page.lines[top - 1]):
                break
            top -= 1
        rows = page.lines[top:i]
        beside = top > 0 and forms[top - 1] == "furniture" and not (page.lines[top].blanks or len(rows) > 1)
        known = forms[i + 1 : i + 2] == ["furniture"] and not page.lines[i + 1].blanks
        known = known or any(is_name(row.text) or _SLOGAN.fullmatch(row.text) for row in rows)
        begins = bool(rows) and _begins(page, forms, top) and len(rows[-1].text.split()) <= _LABEL_WORDS + len(rows)
        if beside or (known and begins):
            yield from range(top, i)


def _may_stand_in_a_stack(line: Line) -> bool:
    """Whether a row is as short as a name or a slogan."""
    if line.final or len(line.text.split()) > _NAME_WORDS:
        return False
    return _TITLE.fullmatch(line.text) is not None or _SLOGAN.fullmatch(line.text) is not None


def _begins(page: Page, forms: Sequence[str], i: int) -> bool:
    """Whether nothing goes on in line i: it stands below a gap, the end of a sentence, or a line in a fixed form."""
    return not i or page.lines[i].blanks > 0 or forms[i - 1] != "" or page.lines[i - 1].final


def _end_of_rows(page: Page, forms: Sequence[str], start: int) -> int:
    """Where the rows from `start` on end that are of the paper's own; `start` where they aren't."""
    whole = ""
    for end in range(start + 1, min(len(page.lines), start + _MOST_ROWS) + 1):
        line = page.lines[end - 1]
        if (
            end - 1 > start and (line.blanks or not _goes_on_in_rows(forms[end - 1], line.text))
        ) or line.width > _LONGEST_ROW:
            break
        whole = f"{whole} {line.text}".strip()
        if len(whole) > _LONGEST:
            break
        apart = end == len(page.lines) or page.lines[end].blanks > 0 or forms[end] == "furniture"
        if not apart and page.lines[end].lower:
            continue
        if "jump" in forms[start:end] and not _is_an_ear(whole, apart=False):
            continue
        if _TELLS.search(whole) and _is_around(
            page.lines[start:end], whole, apart=apart, below_an_end=_ended(page, forms, start)
        ):
            return end
    return start


def _goes_on_in_rows(form: str, text: str) -> bool:
    """Whether such rows may go on in one with this form: with none, with the page that ends them, or where more is."""
    return not form or (form == "jump" and tells_of_a_page(text)) or (form == "furniture" and is_a_page(text))


def _ended(page: Page, forms: Sequence[str], i: int) -> bool:
    """Whether what stands above line i is the end of a sentence (not one about the weather), a line in a fixed form, or
    the page's edge."""
    return not i or forms[i - 1] != "" or (page.lines[i - 1].final and not _OF_THE_SKY.search(page.lines[i - 1].text))


def _is_around(rows: Sequence[Line], whole: str, *, apart: bool, below_an_end: bool) -> bool:
    """Whether the rows are an index, a pointer, an ear or a note of the paper's own, above a gap (`apart`) or not."""
    if _is_an_index(whole) or _AHEAD.fullmatch(whole):
        return True
    if tells_of_a_page(whole) and not any(row.final for row in rows[:-1]):
        return True
    if len(rows) > 1 and apart and is_a_page(rows[-1].text) and not any(row.final for row in rows):
        return True
    if _SAYS.search(whole):
        return False
    return _is_an_ear(whole, apart=apart and below_an_end and len(rows) <= _ROWS_OF_AN_EAR) or _is_a_note(
        rows, whole, apart=apart
    )


def _is_an_index(text: str) -> bool:
    """Whether it names what stands on three pages or more, most of them as an index does."""
    text = text.split(": ", 1)[1] if text.upper().startswith(("INDEX: ", "INSIDE: ")) else text
    entries = _INDEX_ENTRY.findall(text)
    known = sum(_INDEXED.match(entry) is not None for entry in entries)
    return (
        len(entries) >= _FEWEST_ENTRIES - (".." in text)
        and 2 * known >= len(entries)
        and not _INDEX_ENTRY.sub("", text)
    )


def _is_an_ear(text: str, *, apart: bool) -> bool:
    """Whether it is the weather in a few words, with how warm it will be or on which page more of it stands."""
    if len(text) > _LONGEST_EAR or not _EAR.fullmatch(text) or _HOUR.search(text):
        return False
    points = tells_of_a_page(text)
    signs, degrees = len(_OF_THE_SKY.findall(text)), len(_DEGREES.findall(text))
    return signs > 0 and degrees > 0 and (points or (signs + degrees > 2 and apart))


def _is_a_note(rows: Sequence[Line], text: str, *, apart: bool) -> bool:
    """Whether the paper says in it how it is reached, sold, made or owned."""
    own = _OWN.findall(text)
    if not own or (not apart and not _ends(text)):
        return False
    if _REACHED.search(text):
        return len(own) > 1 or _ENTITLES.match(text) is not None or len(text) <= _LONGEST_ROW
    return apart and len(rows) <= 2 and _WITHOUT_A_NUMBER.match(text) is not None


def _ends(text: str) -> bool:
    return text[-1] in ".?!" or text[-1].isdigit() or " " not in text[text.rfind("@") :] or "." in text.split()[-1]
