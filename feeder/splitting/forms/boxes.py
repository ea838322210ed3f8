"""Boxes at an English story's end: a few rows with figures below a title, which say more of what the story says."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Sequence
from itertools import chain

from feeder.splitting.forms.rows import is_table_row
from feeder.splitting.model import Line
from feeder.splitting.text.lines import Page
from feeder.splitting.text.patterns import SENTENCES_EN
from feeder.splitting.text.words import has_figures, leans

_FEWEST_ROWS, _MOST_ROWS = 2, 6
_LONGEST_TITLE, _LONGEST_ROW = 4, 70  # words; characters
_STORY = 50  # lines above that may be the story's
_SAYS = re.compile(r"\b(?:[A-Z][a-z]{3,}|\d{2,})\b")


def boxes(page: Page, formed: Collection[int]) -> set[int]:
    """The lines that begin a box's title or its rows, below a story's last sentence or who signs it; `formed` has the
    lines in a fixed form."""
    found: set[int] = set()
    if page.script != "latin":
        return found
    for title in range(1, len(page.lines)):
        if title not in formed and _may_be_a_title(page.lines[title]) and _ends(page, formed, title - 1):
            rows = _rows(page, formed, title + 1)
            if _FEWEST_ROWS <= len(rows) <= _MOST_ROWS and _is_of_the_story(page, title, rows):
                if page.lines[title].blanks and is_table_row(page.lines[rows[0]].text):
                    continue  # how a match was scored
                found.update([title, *rows])
    return found


def _may_be_a_title(line: Line) -> bool:
    words = line.text.split()
    small = line.stops or line.final or line.slug or line.lower or has_figures(line.text) or leans(line.text)
    return not small and len(words) <= _LONGEST_TITLE and not line.text.isupper() and line.text[0].isupper()


def _ends(page: Page, formed: Collection[int], i: int) -> bool:
    return i in formed or page.lines[i].final


def _rows(page: Page, formed: Collection[int], start: int) -> list[int]:
    """The lines from `start` on that begin rows, each with a figure; a row may go on below in small letters or within
    brackets."""
    rows: list[int] = []
    for i in range(start, len(page.lines)):
        line = page.lines[i]
        if i in formed or line.blanks or line.slug or len(line.text) > _LONGEST_ROW:
            break
        if rows and (line.lower or page.lines[i - 1].text.count("(") > page.lines[i - 1].text.count(")")):
            continue
        if line.text[-1] == "." or SENTENCES_EN.search(line.text):
            break
        if not has_figures(line.text):
            return [] if _may_be_a_title(line) and _titles_a_row(page, i) else rows  # a list that goes on in parts
        rows.append(i)
    return rows


def _titles_a_row(page: Page, i: int) -> bool:
    below = page.lines[i + 1 : i + 2]
    return bool(below) and not below[0].blanks and below[0].text[-1].isdigit()


def _is_of_the_story(page: Page, title: int, rows: Sequence[int]) -> bool:
    """Whether the lines above the box say something of half of its rows, and of two at least."""
    said = [set(_said(page.lines[i : i + 1])) for i in rows]
    often = {word for word, count in Counter(chain.from_iterable(said)).items() if count > _FEWEST_ROWS}
    story = set(_said(page.lines[max(0, title - _STORY) : title])) - often  # what most rows say tells nothing
    told = sum(not story.isdisjoint(words) for words in said)
    return told >= _FEWEST_ROWS and 2 * told >= len(rows)


def _said(lines: Sequence[Line]) -> list[str]:
    """The names and figures in the lines."""
    return _SAYS.findall(" ".join(line.text for line in lines))
