"""Pull quotes: a body's own words set again, large, in its midst."""

from __future__ import annotations

import re

from feeder.splitting.lines import Page

_MOST_LINES = 6
_FEWEST = {"latin": 15, "hans": 7, "hant": 7}  # characters, so that no chance repeats them
_OPENING, _CLOSING = '“"‘「『', '”"’」』'
_NOT_WORDS = re.compile(r"[\W_]+")


def pull_quotes(page: Page) -> set[int]:
    """The lines of pull quotes: between two gaps, few, and said elsewhere on the page word for word."""
    lines = page.lines
    runs: list[range] = []
    start = 0
    for i in range(1, len(lines) + 1):
        if i == len(lines) or lines[i].blanks:
            if start and i < len(lines) and i - start <= _MOST_LINES:
                runs.append(range(start, i))
            start = i
    if not runs:
        return set()
    said = _said([line.text for line in lines])
    found: set[int] = set()
    for run in runs:
        if not _may_be(page, run):
            continue
        quoted = [lines[i].text for i in run]
        if len(quoted) > 1 and not quoted[0][0].isalnum() and quoted[-1][0] in "—–-":  # who said it
            quoted.pop()
        words = _said(quoted)
        if len(words) >= _FEWEST[page.script] and said.count(words) > 1:
            found |= set(run)
    return found


def _may_be(page: Page, run: range) -> bool:
    """Whether it is in quotation marks, or breaks into a sentence."""
    first, last = page.lines[run[0]].text, page.lines[run[-1]].text
    if first[0] in _OPENING and (last.rstrip(".。,，")[-1:] in _CLOSING or last[0] in "—–-"):
        return True
    return page.lines[run[-1] + 1].lower and not page.lines[run[0] - 1].final


def _said(texts: list[str]) -> str:
    """The letters alone, words cut at a line's end made whole."""
    joined = "".join(text[:-1] if text[-1] == "-" else text + " " for text in texts)
    return _NOT_WORDS.sub("", joined).lower()
