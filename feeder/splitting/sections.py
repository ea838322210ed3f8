"""Names of sections on a page where each story has one above its headline: they are kickers, not furniture, and no end
of the story above."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from feeder.splitting import imprint, patterns
from feeder.splitting.furniture import Form
from feeder.splitting.lines import Line, Page
from feeder.splitting.names import GIVEN_NAMES_EN
from feeder.splitting.patterns import Script
from feeder.splitting.rows import is_row

_FEWEST = 3  # stories of a page that have one
_LONGEST, _MOST_WORDS, _LENGTHS = 22, 3, (2, 4)  # characters, words; characters of a Chinese one
_MOST_OF_A_HEAD = 6  # lines of a headline with its deck
_LONGEST_SIGNATURE = 30  # half cells
_NAME = re.compile(r"[A-Z][\w’-]+(?: (?:[A-Z&][\w’-]*|and|of|the|to|in|for))*")
# What papers call their sections, each alone or with another word.
_SUBJECTS_EN = """
agriculture arts athletics books bowls boxing business cinema communities community conservation council country
courts cricket crime culture cycling defence defense economy education energy entertainment environment faith farming
fashion features film finance fishing food football foreign gardening golf harbor harbour health heritage history
hockey home housing industry interview labor labour law local markets media money motoring motorsport music national
nature netball news obituary opinion outdoors people planning police politics pollution profile property racing
religion rowing rugby rural sailing schools science shipping society sport sports swimming technology television
tennis theater theatre tourism trade transport travel weather wildlife work world
"""
_SUBJECTS = frozenset(_SUBJECTS_EN.split())


def with_sections(page: Page, forms: list[Form]) -> tuple[Page, list[Form]]:
    """Page and forms with the names of sections marked, which have no form."""
    found = _section_names(page, forms)
    if not found:
        return page, forms
    lines, forms = list(page.lines), list(forms)
    for i in found:
        lines[i], forms[i] = replace(lines[i], section=True), ""
    return replace(page, lines=tuple(lines)), forms


def _section_names(page: Page, forms: Sequence[Form]) -> list[int]:
    """The lines with a section's name above a headline: it says so itself, or what ends the headline does; none where
    few stories have one, or most of them are not known for names."""
    found = [
        i
        for i, line in enumerate(page.lines[:-1])
        if _may_name(line, forms[i], page.script) and _stands_below_an_end(page, forms, i)
        if _heads(page, forms, i + 1, surely=not _is_a_subject(line.text, page.script))
    ]
    known = sum(_is_a_subject(page.lines[i].text, page.script) for i in found)
    return found if len(found) >= _FEWEST and 2 * known >= len(found) else []


def _may_name(line: Line, form: Form, script: Script) -> bool:
    """Whether the line is as short as a section's name, and no other's."""
    if form in ("credit", "jump") or line.stops or line.final or line.slug or line.turn:
        return False
    if imprint.BRIEF_HEAD.fullmatch(line.text):
        return False
    if script != "latin":
        return len(line.text) in _LENGTHS and patterns.HAN_RUN.fullmatch(line.text) is not None
    words = line.text.split()
    if form == "byline" or len(line.text) > _LONGEST or len(words) > _MOST_WORDS:
        return False
    if imprint.PAPER_EN.fullmatch(line.text) or words[0].upper() in GIVEN_NAMES_EN:
        return False
    return _NAME.fullmatch(line.text) is not None


def _is_a_subject(text: str, script: Script) -> bool:
    if script != "latin":
        return imprint.SECTION_LINE.fullmatch(text) is not None
    return not _SUBJECTS.isdisjoint(text.lower().split())


def _stands_below_an_end(page: Page, forms: Sequence[Form], i: int) -> bool:
    """Whether a story has ended above line i: with a sentence, a gap, a line in a fixed form, or who signs it."""
    if not i or page.lines[i].blanks or forms[i - 1] or page.lines[i - 1].final:
        return True
    return i > 1 and page.lines[i - 1].width <= _LONGEST_SIGNATURE and page.lines[i - 2].final


def _heads(page: Page, forms: Sequence[Form], start: int, *, surely: bool) -> bool:
    """Whether a headline begins on line `start`: few lines without a full stop; `surely` says that a gap, a byline or a
    slug must stand below it."""
    first = page.lines[start]
    if forms[start] or first.slug or first.lower or first.width <= page.lines[start - 1].width or is_row(first.text):
        return False
    for i in range(start, min(len(forms), start + _MOST_OF_A_HEAD + 1)):
        line = page.lines[i]
        if i > start and (line.blanks or forms[i] == "byline" or line.slug):
            return True
        if line.text[-1] in ".。" or line.stops > 1 or patterns.SENTENCES_EN.search(line.text):
            return i > start and not surely
        if forms[i]:
            return False
    return False
