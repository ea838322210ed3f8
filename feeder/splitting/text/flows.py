"""Rows that keep the space before the next word where they are wrapped, and none where what they are of ends.

Some text layers give every space that was set, the one that a line break took as well. Where a page's rows end in
spaces by that rule, they tell where paragraphs and headlines end; a row that ends in a hyphen tells nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from feeder.splitting.model import Line

_FEWEST, _LEAST, _MOST = 10, 0.2, 0.8  # rows that end in a space; of a page's rows
_FEW, _FEW_BARE = 15, 4  # times as many rows with a space stand above small letters
_HYPHENS = frozenset("-‐—–/")


def mark_flows(lines: Sequence[Line], rows: Sequence[str]) -> None:
    """Says of each line of a page whose spaces keep the rule whether it goes on in the next or ends what it is of."""
    spaced = [rows[line.number].endswith(" ") for line in lines]
    count = sum(spaced)
    if count < _FEWEST or not _LEAST <= count / len(lines) <= _MOST or not _keeps_the_rule(lines, spaced):
        return
    for line, goes_on in zip(lines, spaced, strict=True):
        line.flow = "on" if goes_on else "" if line.text[-1] in _HYPHENS else "over"


def _keeps_the_rule(lines: Sequence[Line], spaced: Sequence[bool]) -> bool:
    """Whether most rows with a space stand above small letters and hardly any above a gap, and few without one, but for
    verse, above small letters."""
    above_gaps = above_small = bare = 0
    for (line, below), goes_on in zip(pairwise(lines), spaced, strict=False):
        above_gaps += goes_on and below.blanks > 0
        above_small += goes_on and below.lower
        bare += not goes_on and below.lower and line.text[-1] not in _HYPHENS
    return above_gaps * _FEW <= above_small and bare * _FEW_BARE <= above_small and above_small * 2 > sum(spaced)
