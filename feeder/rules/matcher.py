"""Where terms stand in a key: one automaton finds them all, so the time does not grow with their number."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from typing import NamedTuple

import ahocorasick_rs

from feeder.rules.segment import Boundaries, Cut

_MOST = 1000  # places of one key in one text, far more than a newspaper's page can hold


class Term(NamedTuple):
    """What is looked for: a key (see `fold`), and whether it must be a word."""

    key: str
    whole: bool = True


class Spot(NamedTuple):
    """Where a term stands in a key; `accepted` is False where it must be a word and is none."""

    term: Term
    start: int
    end: int
    accepted: bool


class Matcher:
    """Finds terms; made once for a set of rules."""

    def __init__(self, terms: Iterable[Term], cut: Callable[[], Cut]) -> None:
        self._terms: dict[str, list[Term]] = {}
        for term in dict.fromkeys(terms):
            self._terms.setdefault(term.key, []).append(term)
        self._keys = list(self._terms)
        self._cut = cut
        self._automaton = ahocorasick_rs.AhoCorasick(self._keys or ["\0"], store_patterns=False)

    def find(self, key: str) -> list[Spot]:
        """Every place of every term in a key, by start and then by end; of one key at most the first thousand."""
        boundaries = Boundaries(key, self._cut)
        found = self._automaton.find_matches_as_indexes(key, overlapping=True) if self._keys else []
        times: Counter[int] = Counter()
        spots: list[Spot] = []
        for number, start, end in found:
            times[number] += 1
            if times[number] <= _MOST:
                spots += (
                    Spot(term, start, end, not term.whole or boundaries.is_word(start, end))
                    for term in self._terms[self._keys[number]]
                )
        return sorted(spots, key=lambda spot: (spot.start, spot.end))
