"""Words → the themes they belong to: what paragraphs and headlines have in common though they share no word.

A theme is a field of life with the words that local papers use of it and seldom of others, and those that headline
writers play with: curtain and wings for the stage. They stand a line to a theme in themes_latin.txt and themes_han.txt.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from itertools import accumulate
from math import log
from pathlib import Path
from typing import NamedTuple

from feeder.splitting.model import Script
from feeder.splitting.text.words import grams_of

_HERE = Path(__file__).parent
_WHOLE = 60  # a word's parts, which are whole numbers: their sums are the same in any order
_UNSEEN = 1.0  # words of each theme that a page is taken to have before it is read
_SMOOTHED = 3.0  # words of a text that are as on the whole page, before it is read
_OF_THE_SAME = 0.5  # of the words beside a gap within one story, those that follow its themes
_TOLD = 2.0  # words of a theme that a page is about
_SIDE = 3  # paragraphs on each side of a gap
_EACH_FOR = 0.2  # what each word counts for: those of a story are not independent
_LEAST_KIN, _MOST_KIN = -4.0, 8.0


class Table(NamedTuple):
    """Each gram of a theme's words with the numbers of its themes, and how many themes there are."""

    themes: dict[str, tuple[int, ...]]
    number: int


@cache
def table_of(script: Script) -> Table:
    """The themes of a script; for traditional Chinese the words are rewritten."""
    text = (_HERE / ("themes_latin.txt" if script == "latin" else "themes_han.txt")).read_text("utf-8")
    if script == "hant":
        from opencc import OpenCC  # here: only traditional pages need its dictionaries

        text = OpenCC("s2t").convert(text)
    found: dict[str, dict[int, None]] = {}
    lines = text.splitlines()
    for at, line in enumerate(lines):
        for gram in sorted(grams_of(line.partition(":")[2])):
            found.setdefault(gram, {})[at] = None
    return Table({gram: tuple(numbers) for gram, numbers in found.items()}, len(lines))


class Told(NamedTuple):
    """What a page's paragraphs say of a gram's themes: for each theme its words up to each paragraph, and the share of
    the page's words that are of one of these themes."""

    columns: tuple[list[float], ...]
    share: float


class Themes:
    """How much of any run of a page's paragraphs is about each theme. A word of two themes counts half for each."""

    def __init__(self, paragraphs: Sequence[frozenset[str]], script: Script) -> None:
        """`paragraphs` are their grams."""
        self._table, number = table_of(script)
        self._said: list[dict[int, int]] = []
        for grams in paragraphs:
            said: dict[int, int] = {}
            for gram in self._table.keys() & grams:
                themes = self._table[gram]
                part = _WHOLE // len(themes)
                for theme in themes:
                    said[theme] = said.get(theme, 0) + part
            self._said.append(said)
        self._words = [0.0, *[words / _WHOLE for words in accumulate(sum(said.values()) for said in self._said)]]
        self._columns: dict[int, list[float]] = {}
        self._all = self._words[-1] + _UNSEEN * number

    def told(self, gram: str) -> Told | None:
        """What the page says of the gram's themes; None where it has none."""
        themes = self._table.get(gram)
        if themes is None:
            return None
        return Told(tuple(map(self._column, themes)), sum(map(self._share, themes)))

    def are_told(self, grams: Iterable[str]) -> bool:
        """Whether some paragraphs are about a theme of the grams."""
        named = {theme for gram in grams for theme in self._table.get(gram, ())}
        return any(self._column(theme)[-1] >= _TOLD for theme in named)

    def ratio(self, told: Told, first: int, last: int) -> float:
        """How many times as much of paragraphs `first` … `last` is about the gram's themes as of the page."""
        said = sum([column[last + 1] - column[first] for column in told.columns])
        return _ratio(said, self._words[last + 1] - self._words[first], told.share)

    def kinship(self, gap: int) -> float:
        """Log odds that the paragraphs before paragraph `gap` and those from it on are about the same, not about what
        the whole page is."""
        first, last = max(0, gap - _SIDE), min(len(self._said), gap + _SIDE)
        left, right = self._words[gap] - self._words[first], self._words[last] - self._words[gap]
        both = set().union(*self._said[first:gap]) & set().union(*self._said[gap:last])
        odds, alone_left, alone_right = 0.0, left, right
        for theme in both:
            column, share = self._column(theme), self._share(theme)
            above, below = column[gap] - column[first], column[last] - column[gap]
            odds += above * _follows(_ratio(below, right, share)) + below * _follows(_ratio(above, left, share))
            alone_left, alone_right = alone_left - above, alone_right - below
        odds += alone_left * _follows(_SMOOTHED / (right + _SMOOTHED))
        odds += alone_right * _follows(_SMOOTHED / (left + _SMOOTHED))
        return max(_LEAST_KIN, min(_MOST_KIN, _EACH_FOR * odds))

    def akin(self, one: int, other: int) -> float:
        """Log odds that two paragraphs, wherever they stand, are about the same, not about what the whole page is."""
        odds = 0.0
        for a, b in ((one, other), (other, one)):
            theirs, words = self._said[b], self._words[b + 1] - self._words[b]
            for theme, parts in sorted(self._said[a].items()):
                ratio = _ratio(theirs.get(theme, 0) / _WHOLE, words, self._share(theme))
                odds += parts / _WHOLE * _follows(ratio)
        return max(_LEAST_KIN, min(_MOST_KIN, _EACH_FOR * odds))

    def _column(self, theme: int) -> list[float]:
        """The theme's words up to each paragraph."""
        if theme not in self._columns:
            counts = accumulate([said.get(theme, 0) for said in self._said])
            self._columns[theme] = [0.0, *[count / _WHOLE for count in counts]]
        return self._columns[theme]

    def _share(self, theme: int) -> float:
        return (self._column(theme)[-1] + _UNSEEN) / self._all


def _ratio(said: float, words: float, share: float) -> float:
    return (said + _SMOOTHED * share) / ((words + _SMOOTHED) * share)


def _follows(ratio: float) -> float:
    return log(1.0 - _OF_THE_SAME + _OF_THE_SAME * ratio)
