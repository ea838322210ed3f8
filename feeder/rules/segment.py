"""Where Chinese words begin and end, from a segmenter's plain dictionary.

rjieba where it is installed (the extra `fast`), else jieba, both without guessing new words (HMM): they cut alike.
Neither is told the editor's keywords, so a rule never changes what another rule finds.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable
from contextlib import ExitStack
from functools import cached_property, lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory

Cut = Callable[[str], list[str]]

_BLOCK = 500  # characters; an unbroken run is cut by blocks: one before, the one asked about, one after
_CLAUSE_END = re.compile(r"[\s，。、；：？！“”‘’（）()《》〈〉【】「」『』…—,;:?!\"']")


@lru_cache(maxsize=2)
def segmenter(cache: Path | None) -> Cut:
    """The segmenter, loaded late (jieba: 0.4 s, 130 MB); `cache` is a folder of the owner's alone for jieba."""
    try:
        return rjieba_cut()
    except ImportError:
        return jieba_cut(cache)


def rjieba_cut() -> Cut:
    """rjieba's cut, in an instance of our own; ImportError where it is not installed."""
    from rjieba import Jieba

    instance = Jieba()
    return lambda text: list(instance.cut(text, False))


def jieba_cut(cache: Path | None) -> Cut:
    """jieba's cut, in a tokenizer of our own, never the module's shared one.

    jieba trusts the file in which it keeps its dictionary, so that never lies in the system's temporary folder: without
    `cache` it is made anew in a folder of this process and dropped.
    """
    import jieba

    jieba.setLogLevel("ERROR")
    tokenizer = jieba.Tokenizer()
    with ExitStack() as stack:
        kept = cache is not None and _made(cache)
        tokenizer.tmp_dir = str(cache if kept else stack.enter_context(TemporaryDirectory(prefix="feeder-")))
        tokenizer.initialize()
    return lambda text: list(tokenizer.cut(text, HMM=False))


def _made(folder: Path) -> bool:
    """Whether the folder is there; without one the dictionary is only slower to load, which is no reason to fail."""
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError:
        return False
    return True


class Boundaries:
    """Decides for places in one text whether a word stands there; cuts a clause only when it is asked about."""

    def __init__(self, text: str, cut: Callable[[], Cut]) -> None:
        self._text = text
        self._cut = cut
        self._clauses: dict[tuple[int, int], list[int]] = {}

    def is_word(self, start: int, end: int) -> bool:
        """Whether text[start:end] is whole words, or whole words with the beginning or the end of others.

        教育 counts in 教育局 and 快递业务 in 快递|业务量, for 业务 is a word; 研究生 does not in 研究|生命. Where it
        cuts words in two it still counts if reading it as a word leaves fewer words around and no scrap of one: so a
        new word is found (云溪 in 云|溪水|利局), and one that is none is not (人大 in 华人|大会).
        """
        text = self._text
        if _is_latin(text[start]) or _is_latin(text[end - 1]):
            whole = not (_runs_on(text, start) or _runs_on(text, end))
            return whole if text[start:end].isascii() else whole and self._is_han_word(start, end)
        return self._is_han_word(start, end)

    def words_around(self, start: int, end: int) -> list[str]:
        """The words that the dictionary sees at a place, to show why it is none."""
        bounds = self._bounds(start, end)
        low, high = _around(bounds, start, end, 0)
        return [self._text[a:b] for a, b in zip(bounds[low:high], bounds[low + 1 : high + 1], strict=True)]

    def _is_han_word(self, start: int, end: int) -> bool:
        if self._stands_alone(start, end):
            return True
        bounds = self._bounds(start, end)
        first, last = bisect_left(bounds, start), bisect_left(bounds, end)
        begins, ends = bounds[first] == start, bounds[last] == end
        if begins and ends:
            return True
        inner = bounds[first + begins : last]
        if inner:
            cut_off = [] if begins else [(start, inner[0])]
            cut_off += [] if ends else [(inner[-1], end)]
            return all(self._is_known(*part) for part in cut_off) or self._reads_better(bounds, start, end)
        if begins or ends:
            return end - start > 1
        return self._is_known(bounds[first - 1], start) and self._is_known(end, bounds[last])

    def _is_known(self, start: int, end: int) -> bool:
        """Whether a part of a word is a word of the dictionary itself, longer than one character."""
        return end - start > 1 and len(self._cut()(self._text[start:end])) == 1

    def _stands_alone(self, start: int, end: int) -> bool:
        stops = self._stops
        return stops[bisect_left(stops, start) - 1] == start - 1 and stops[bisect_left(stops, end)] == end

    def _clause(self, start: int, end: int) -> tuple[int, int]:
        """The bounds of the clause, or clauses, around a place; of an unbroken run the blocks around it."""
        stops = self._stops
        low, high = stops[bisect_left(stops, start) - 1] + 1, stops[bisect_left(stops, end)]
        if high - low > 3 * _BLOCK:
            low += max(0, (start - low) // _BLOCK - 1) * _BLOCK
            high = min(high, max(low + 3 * _BLOCK, end))
        return low, high

    @cached_property
    def _stops(self) -> list[int]:
        """Where clauses end, ascending, with a stop before the text and one behind it."""
        return [-1, *(stop.start() for stop in _CLAUSE_END.finditer(self._text)), len(self._text)]

    def _reads_better(self, bounds: list[int], start: int, end: int) -> bool:
        """Whether the words around are fewer when this is one of them, and what it cuts off is no lone character.

        One more word is looked at on either side.
        """
        low, high = _around(bounds, start, end, 1)
        before, after = self._text[bounds[low] : start], self._text[end : bounds[high]]
        cut = self._cut()
        words_before, words_after = cut(before) if before else [], cut(after) if after else []
        scrap_before = start not in bounds and len(words_before[-1]) == 1
        scrap_after = end not in bounds and len(words_after[0]) == 1
        fewer = len(words_before) + 1 + len(words_after) < high - low
        return fewer and not scrap_before and not scrap_after

    def _bounds(self, start: int, end: int) -> list[int]:
        """Where words begin and end in the clause around a place, ascending."""
        clause = self._clause(start, end)
        if clause not in self._clauses:
            at = clause[0]
            bounds = [at]
            for word in self._cut()(self._text[clause[0] : clause[1]]):
                at += len(word)
                bounds.append(at)
            self._clauses[clause] = bounds
        return self._clauses[clause]


def _around(bounds: list[int], start: int, end: int, more: int) -> tuple[int, int]:
    """The indices of the boundaries that enclose a place, with so many words more on either side."""
    low = max(0, bisect_right(bounds, start) - 1 - more)
    return low, min(len(bounds) - 1, bisect_left(bounds, end) + more)


def _is_latin(character: str) -> bool:
    """Whether a character belongs to a script that puts spaces between words."""
    return character.isalnum() and ord(character) < 0x2E80


def _runs_on(text: str, at: int) -> bool:
    """Whether a Latin word or number goes on over this position."""
    return 0 < at < len(text) and _is_latin(text[at - 1]) and _is_latin(text[at])
