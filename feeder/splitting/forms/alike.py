"""Rows of Chinese lists that nothing but their likeness shows."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from feeder.splitting.text.lines import Page

_FEWEST, _FEWEST_CLAUSES = 3, 2  # rows in a run; that end with a semicolon
# What several rows begin with, one below the other: 出口总值：…，….
_LABEL_AND_MORE = re.compile(r"[^：:，。；、《“「]{2,10}[：:][^：:]{2,40}")
_HAN_NUMBERS = "一二三四五六七八九十"
_UNEVEN = 4  # half cells between the widest of them and the narrowest


def alike_rows(page: Page) -> set[int]:
    """The lines of rows that nothing but their likeness shows: several, one right below the other, begin alike or have
    numbers that follow each other, and none ends a sentence; or all but the last end with a semicolon."""
    found: set[int] = set()
    for run in _runs_of(page, _is_a_clause):
        last = run[-1] + 1
        rows = [*run, last] if last < len(page.lines) and page.lines[last].final else run
        widths = [page.lines[i].width for i in rows]
        if len(run) >= _FEWEST_CLAUSES and max(widths) - min(widths) >= _UNEVEN:
            found.update(rows)
    for begins in (_is_numbered, _is_labelled):
        found.update(i for run in _runs_of(page, begins) if len(run) >= _FEWEST for i in run)
    return found


def _is_a_clause(text: str, _: int) -> bool:
    return text[-1] in "；;"


def _is_numbered(text: str, place: int) -> bool:
    return text[1:2] == "、" and text.startswith(f"{_HAN_NUMBERS[place % len(_HAN_NUMBERS)]}、")


def _is_labelled(text: str, _: int) -> bool:
    return ("：" in text or ":" in text) and _LABEL_AND_MORE.fullmatch(text) is not None


def _runs_of(page: Page, holds: Callable[[str, int], bool]) -> Iterator[list[int]]:
    """The runs of lines, no gap between them and none with a slug, a speaker or a sentence's end, for each of which
    `holds(text, place in the run)`."""
    if not any(holds(line.text, 0) for line in page.lines):  # none begins
        return
    run: list[int] = []
    for i, line in enumerate(page.lines):
        other = line.final or line.slug or line.turn
        if run and (other or line.blanks or not holds(line.text, len(run))):
            yield run
            run = []
        if not other and holds(line.text, len(run)):
            run.append(i)
    if run:
        yield run
