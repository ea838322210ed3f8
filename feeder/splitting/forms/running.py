"""The running heads of English pages: a day, a folio, a paper's or a section's name, beside one another in a row."""

from __future__ import annotations

import re

from feeder.splitting.text import imprint

_PAPERS = frozenset(
    [*imprint.PAPERS_EN.split("|"), *imprint.PAPERS_EN.upper().split("|")]
)  # beside a folio: Page 14 Mercury
_LONGEST_TITLE = 4  # words
_LONGEST_BETWEEN = 6  # letters of a word in small letters in a title: Around the Region
_LONGEST_HEAD = 120  # characters of a running head
_MOST_NAMES = 3  # of a running head
_MANY_PARTS = 3  # a day, a date, a volume, a number: what stands beside them is the paper's, too
_NUMBERED, _PAGE = re.compile(r"\d"), re.compile(r"(?:[Pp]age|PAGE) [A-Z]?\d{1,3}[A-Z]?")
_SAYING = frozenset(["ON", "IN", "AT", "TO", "FOR", "WITH", "AS", "BY", "IS", "ARE", "FROM", "AFTER", "NO", "NOT"])
_BETWEEN_PARTS = re.compile(r"[|—–•·■●◆▪]| [-/] ")
_FOLIO_BESIDE = re.compile(r"[A-Z]?\d{1,3}[A-Z]? (?P<left>\D+)|(?P<right>\D+) [A-Z]?\d{1,3}[A-Z]?")


def is_running_head(text: str, *, close: bool = False) -> bool:
    """Whether an English line is a day, a folio, a paper's or a section's name, two of them at least; a title may stand
    beside a folio right below furniture (`close`)."""
    text = text[:-1] if text[-1] == "." and text.isupper() else text
    if len(text) > _LONGEST_HEAD or text[-1] in ".?!" or imprint.LIFE_DATES.fullmatch(text):
        return False
    rest, found = imprint.RUNNING.subn("|", text)
    parts = [part.strip(" ,.") for part in _BETWEEN_PARTS.split(rest)]
    words = [part for part in parts if part and not imprint.FOLIO.fullmatch(part)]
    if found > _MANY_PARTS:
        return True
    folio = len(words) < len([part for part in parts if part])
    for k, part in enumerate(words):
        beside = _FOLIO_BESIDE.fullmatch(part)
        folio = folio or beside is not None
        words[k] = beside.group("left") or beside.group("right") if beside else part
    named = any(part.rsplit(None, 1)[-1] in imprint.SECTION_EN and is_name(part.rsplit(None, 1)[0]) for part in words)
    if not (found or folio or named) or len(words) > _MOST_NAMES or text[-1] == "," or imprint.BARE_DAY.fullmatch(text):
        return False
    sure = found + folio > 1 or (folio and close)
    return all(
        in_capitals(part) or is_name(part) or is_name(part.rsplit(None, 1)[0]) or (sure and _is_title(part))
        for part in words
    )


def is_surely_running_head(text: str) -> bool:
    """Whether a running head is one wherever it stands: a page's number or a full date is in it, and more beside it."""
    if not _NUMBERED.search(text) or not is_running_head(text, close=True):
        return False
    parts = [part.strip() for part in _BETWEEN_PARTS.split(text)]
    numbered = any(imprint.FOLIO.fullmatch(part) or _PAGE.fullmatch(part) for part in parts)
    dated = imprint.FULL_DATE.search(text)
    rest = imprint.FULL_DATE.sub("", imprint.RUNNING.sub("", text)).strip(" ,.|—–•·■●◆▪-/")
    return (
        (numbered and len(parts) > 1)
        or (dated is not None and rest != "")
        or (_PAGE.search(text) is not None and rest != "")
    )


def is_folio_with_name(text: str) -> bool:
    """Whether it is a page's number beside the name of the paper or of a section: News 5, B4 The Chronicle."""
    beside = _FOLIO_BESIDE.fullmatch(text)
    name = (beside.group("left") or beside.group("right")).strip(" |–—-•·") if beside else ""
    return name != "" and is_name(name)


def _is_title(text: str) -> bool:
    """Whether it is as few words as a section's name has (Home, Arts & Life, Around the Region)."""
    words = text.split()
    if len(words) > _LONGEST_TITLE or not (words[0][0].isupper() and words[-1][0].isupper()):
        return False
    return all(word[0].isupper() or len(word) <= _LONGEST_BETWEEN for word in words)


def in_capitals(text: str) -> bool:
    """Whether it is a name in capitals, and no headline."""
    return text.isupper() and _SAYING.isdisjoint(text.split())


def is_name(word: str) -> bool:
    return word in _PAPERS or any(
        pattern.fullmatch(word) for pattern in (imprint.SECTION_LINE, imprint.NAMEPLATE, imprint.FOLIO)
    )
