"""Where keywords stand in a text: one automaton finds them all, word boundaries accept or reject each.

Chinese has no spaces, so 人大 stands inside 华人大会 without meaning it. A segmentation that knows every keyword
decides: a keyword counts where it cuts no word in two, that is, where it consists of whole words, or begins or ends a
longer one (教育 in 教育局). Only clauses in which a keyword was found are segmented.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import Any

import ahocorasick_rs

_CLAUSE_END = re.compile(r"[\s，。、；：？！“”‘’（）()《》〈〉【】「」『』…—,;:?!\"]")
_LONGEST_CLAUSE = 1000  # characters; the segmenter is asked for no more at once


class Matcher:
    """Finds keywords; `words` are (keyword, whether its boundaries count), numbered as they stand in the list."""

    def __init__(self, words: Sequence[tuple[str, bool]], cache: Path | None) -> None:
        self._words = words
        self._cache = cache
        self._automaton = ahocorasick_rs.AhoCorasick([word.lower() for word, _ in words] or ["\0"])

    def find(self, text: str) -> list[tuple[int, int, int]]:
        """Every accepted occurrence: (number of the keyword, start, end), by start."""
        folded = _fold(text)
        found = self._automaton.find_matches_as_indexes(folded, overlapping=True)
        clauses: dict[tuple[int, int], set[int]] = {}
        accepted = [
            (number, start, end)
            for number, start, end in found
            if number < len(self._words) and (not self._words[number][1] or self._is_word(folded, start, end, clauses))
        ]
        return sorted(accepted, key=lambda item: (item[1], item[2], item[0]))

    def _is_word(self, text: str, start: int, end: int, clauses: dict[tuple[int, int], set[int]]) -> bool:
        if text[start:end].isascii():
            return not (_runs_on(text, start) or _runs_on(text, end))
        clause = _clause(text, start, end)
        if clause not in clauses:
            clauses[clause] = self._boundaries(text[clause[0] : clause[1]], clause[0])
        boundaries = clauses[clause]
        inside = sum(1 for boundary in boundaries if start < boundary < end)
        begins, ends = start in boundaries, end in boundaries
        return (begins and ends) or ((begins or ends) and not inside)

    def _boundaries(self, clause: str, offset: int) -> set[int]:
        boundaries = {offset}
        for word in self._tokenizer.cut(clause, HMM=False):
            offset += len(word)
            boundaries.add(offset)
        return boundaries

    @cached_property
    def _tokenizer(self) -> Any:
        """jieba with the keywords in its dictionary: loaded late (0.4 s, 130 MB), never the module's shared one."""
        import jieba

        jieba.setLogLevel("ERROR")
        tokenizer = jieba.Tokenizer()
        if self._cache:
            self._cache.mkdir(parents=True, exist_ok=True, mode=0o700)
            tokenizer.tmp_dir = str(self._cache)
        tokenizer.initialize()
        for word, bounded in self._words:
            if bounded and not word.isascii() and word not in tokenizer.FREQ:
                tokenizer.add_word(word)
        return tokenizer


def _fold(text: str) -> str:
    """The text in small letters, where that keeps every position."""
    lower = text.lower()
    return lower if len(lower) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def _runs_on(text: str, at: int) -> bool:
    """Whether a Latin word goes on over this position."""
    pair = text[max(0, at - 1) : at + 1]
    return at > 0 and len(pair) == 2 and pair.isascii() and pair.isalnum()


def _clause(text: str, start: int, end: int) -> tuple[int, int]:
    """The bounds of the clause around a match, of at most 1,000 characters."""
    low = max(0, start - _LONGEST_CLAUSE // 2)
    before = list(_CLAUSE_END.finditer(text, low, start))
    after = _CLAUSE_END.search(text, end, end + _LONGEST_CLAUSE // 2)
    return (before[-1].end() if before else low), (
        after.start() if after else min(len(text), end + _LONGEST_CLAUSE // 2)
    )
