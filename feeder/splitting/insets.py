"""What stands between two gaps in the midst of a Chinese body's sentence: a headline, or nearly the body's words."""

from __future__ import annotations

from itertools import pairwise

from feeder.splitting.lines import Page

_MOST_LINES = 6
_FULL, _SAME = 0.9, 4  # of the lines above it; half cells
_NARROW = 0.8  # of the line above it
_SAID = 0.8  # of its pairs of characters


def runs_between_gaps(page: Page) -> list[range]:
    """The few lines between each two gaps."""
    starts = [i for i, line in enumerate(page.lines) if i and line.blanks]
    return [range(a, b) for a, b in pairwise(starts) if b - a <= _MOST_LINES]


def headlines_inside(page: Page, quoted: set[int]) -> set[int]:
    """The lines of headlines set in the midst of a Chinese body: between two gaps that tear a sentence apart, narrower
    than the column, and no pull quote (`quoted`)."""
    if page.script == "latin":
        return set()
    lines, found = page.lines, set[int]()
    for run in runs_between_gaps(page):
        narrow = max(lines[i].width for i in run) <= _NARROW * lines[run[0] - 1].width
        if narrow and run[0] not in quoted and breaks_a_sentence(page, run):
            found |= set(run)
    return found


def breaks_a_sentence(page: Page, run: range) -> bool:
    """Whether a sentence of Chinese prose stops before it and goes on below it, for it ends none."""
    own = page.lines[run[0] : run[-1] + 1]
    return not any(line.final or "。" in line.text or line.dangling for line in own) and _torn_by(page, run)


def says_nearly(page: Page, run: range, words: str, rest: str) -> bool:
    """Whether a quotation that tears a sentence of a Chinese body apart says in `words` nearly what `rest` says."""
    if page.script == "latin" or page.lines[run[0]].text[0] not in "“「『" or not _torn_by(page, run):
        return False
    pairs = list(map("".join, pairwise(words)))
    return sum(pair in rest for pair in pairs) >= _SAID * len(pairs)


def _torn_by(page: Page, run: range) -> bool:
    """Whether the prose above it stops in mid-sentence, in a full line, and goes on below it in the same column."""
    before, after = page.lines[max(0, run[0] - 4) : run[0]], page.lines[run[-1] + 1 : run[-1] + 5]
    if not before or not after:
        return False
    above, below = before[-1], after[0]
    if above.final or below.slug or below.indent > above.indent or not (above.stops and below.stops):
        return False
    column, goes_on = max(line.width for line in before), max(line.width for line in after)
    return above.width >= _FULL * column and (len(after) < 4 or abs(column - goes_on) <= _SAME)
