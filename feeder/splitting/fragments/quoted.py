"""Pull quotes in the midst of an English body are read below all else, so that it goes on over them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from statistics import median_low

from feeder.splitting.forms.quotes import pull_quotes
from feeder.splitting.model import Form
from feeder.splitting.text.arranged import with_last
from feeder.splitting.text.lines import Page

_WIDE_GAP = 3  # blank lines
_FIRST_LINES = 6  # of the text below, one of which has a stop


def with_quotes_last(page: Page, forms: list[Form]) -> tuple[Page, list[Form]]:
    """Page and forms with each pull quote below all else, and what stands below it as far off as paragraphs are."""
    runs = _runs(page, forms) if page.script == "latin" else []
    if not runs:
        return page, forms
    usual = _usual_gap(page)
    lines = list(page.lines)
    for run in runs:
        lines[run.start] = replace(lines[run.start], blanks=_WIDE_GAP)
        lines[run.stop] = replace(lines[run.stop], blanks=min(lines[run.stop].blanks, usual))
    return with_last(page, lines, forms, runs)


def _runs(page: Page, forms: Sequence[Form]) -> list[range]:
    """The pull quotes below a sentence's end and above text."""
    quoted = pull_quotes(page)
    starts = [i for i in sorted(quoted) if i and i - 1 not in quoted]
    runs = [range(i, next(k for k in range(i, len(forms) + 1) if k not in quoted)) for i in starts]
    return [run for run in runs if run.stop < len(forms) and _is_inside(page, forms, run)]


def _is_inside(page: Page, forms: Sequence[Form], run: range) -> bool:
    above, below = page.lines[run.start - 1], page.lines[run.stop]
    if forms[run.start - 1] or forms[run.stop] or below.slug:
        return False
    return above.final and any(line.stops for line in page.lines[run.stop : run.stop + _FIRST_LINES])


def _usual_gap(page: Page) -> int:
    """How many blank lines stand above most lines that follow a sentence's end."""
    return median_low([line.blanks for above, line in pairwise(page.lines) if above.final] or [0])
