"""How well a display line's words fit a body: a log likelihood ratio over its grams."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from functools import cache, reduce
from itertools import accumulate, groupby
from math import log
from operator import or_

from feeder.splitting.model import Block
from feeder.splitting.text.patterns import HAN_CHARACTER, is_han
from feeder.splitting.text.themes import Themes
from feeder.splitting.text.words import words_of

_IN_ITS_BODY = 0.8
_DEPENDENT = 0.55  # neighbouring grams overlap: each counts for about half
_LEAD = 0.3
_AGAIN = 0.15  # for each e-fold of paragraphs that have the gram
_LENGTH = 0.1
_LEAD_CHARACTERS = 90
_DEAREST = 3.6
_CHARACTER, _CHARACTER_THERE = 0.25, 0.75  # what a single Han character counts for beside a gram

_OF_ITS_THEME, _MOST_OF_THEMES = 0.3, 2.0  # of a headline's words that its body hasn't; log odds of a line's together


class Matcher:
    """Scores display lines against ranges of paragraphs; answers are kept."""

    def __init__(
        self, display: Sequence[Block], paragraphs: Sequence[Block], provisional: Sequence[int], themes: Themes
    ) -> None:
        """`provisional` numbers the body that each paragraph is taken for at first sight, from 0 upwards."""
        self._grams = [sorted({*block.grams, *HAN_CHARACTER.findall(block.text)}) for block in display]
        wanted = {gram for grams in self._grams for gram in grams}
        # A gram's paragraphs are the bits of a whole number, so that one step tells whether a body has it.
        bits: dict[str, int] = defaultdict(int)
        bodies: Counter[str] = Counter()
        self._paragraphs = paragraphs
        self._found = [(wanted & block.grams) | wanted.intersection(block.text) for block in paragraphs]
        self._leads: dict[int, frozenset[str]] = {}
        for i, found in enumerate(self._found):
            paragraph = 1 << i
            for gram in found:
                bits[gram] |= paragraph
        for _, body in groupby(range(len(paragraphs)), key=provisional.__getitem__):
            bodies.update(set().union(*[self._found[i] for i in body]))
        count = min(30, (provisional[-1] + 1) if provisional else 0)
        weights = cache(_weights)
        self._weights = {gram: weights(len(gram) == 1, min(found, count), count) for gram, found in bodies.items()}
        known = [[gram for gram in grams if gram in self._weights] for grams in self._grams]
        self._known = [[(gram, bits[gram], *self._weights[gram]) for gram in grams] for grams in known]
        self._anywhere = [reduce(or_, [bits[gram] for gram in grams], 0) for grams in known]
        self._missed = [sum(self._weights[gram][1] for gram in grams) for grams in known]
        self._length = [0, *accumulate(len(block.text) for block in paragraphs)]
        self._usual = max(1.0, self._length[-1] / max(1, (provisional[-1] + 1) if provisional else 1))
        self._more = [0.0, 1.0, *(1.0 + _AGAIN * log(again) for again in range(2, len(paragraphs) + 1))]
        self._kept: dict[tuple[int, int, int], float] = {}
        self._themes = themes
        told = {gram: of for gram in wanted if (of := themes.told(gram))}
        self._told = [[(bits.get(gram, 0), told[gram]) for gram in grams if gram in told] for grams in self._grams]

    def score(self, line: int, first: int, last: int) -> float:
        """Log likelihood ratio that display line `line` heads the body of paragraphs `first` … `last`."""
        key = (line, first, last)
        kept = self._kept.get(key)
        if kept is None:
            kept = self._kept[key] = self._score(line, first, last) + self._of_its_themes(line, first, last)
        return kept

    def best(self, line: int) -> float:
        """How well the line's grams match wherever they stand on the page: 0 where no body has any of them."""
        found = (self._weights.get(gram) for gram in self._grams[line])
        return sum(weights[0] for weights in found if weights is not None) * _DEPENDENT

    def group_score(self, first_line: int, last_line: int, first: int, last: int) -> float:
        """The lines of a headline together."""
        total = self.score(first_line, first, last)
        for line in range(first_line + 1, last_line + 1):
            total += self.score(line, first, last)
        return total

    def _lead(self, paragraph: int) -> frozenset[str]:
        """The grams of a paragraph's beginning that display lines have, too."""
        if paragraph not in self._leads:
            lead = self._paragraphs[paragraph].text[:_LEAD_CHARACTERS]
            pairs = [gram for gram in self._found[paragraph] if len(gram) > 1 and is_han(gram[0]) and gram in lead]
            self._leads[paragraph] = frozenset(pairs + words_of(lead))
        return self._leads[paragraph]

    def _score(self, line: int, first: int, last: int) -> float:
        total, found = self._missed[line], 0
        body = ((1 << (last - first + 1)) - 1) << first
        if not body & self._anywhere[line]:
            return total * _DEPENDENT
        lead = self._lead(first)
        for gram, bits, there, missed in self._known[line]:
            within = bits & body
            if within:
                more = self._more[within.bit_count()]
                total += there * (more + _LEAD if gram in lead else more) - missed
                found += 1
        # A long body has many grams by chance.
        length = (self._length[last + 1] - self._length[first]) / self._usual
        return (total - found * _LENGTH * log(min(3.0, max(0.5, length)))) * _DEPENDENT

    def _of_its_themes(self, line: int, first: int, last: int) -> float:
        """What the line's words that the body hasn't say for it by their themes."""
        if not self._told[line]:
            return 0.0
        body, total = ((1 << (last - first + 1)) - 1) << first, 0.0
        for bits, told in self._told[line]:
            if not bits & body:
                total += log(1.0 - _OF_ITS_THEME + _OF_ITS_THEME * self._themes.ratio(told, first, last))
        return max(-_MOST_OF_THEMES, min(_MOST_OF_THEMES, total))


def _weights(character: bool, found: int, count: int) -> tuple[float, float]:
    """What a gram says when the body has it and when it hasn't, found in so many of the page's bodies."""
    there, scale = (_CHARACTER_THERE, _CHARACTER) if character else (_IN_ITS_BODY, 1.0)
    chance_here = (max(0, found - 1) + 0.3) / (count + 1.5)
    chance_missed = min(0.9, (found + 0.3) / (count + 1.5))
    dearest = min(_DEAREST, log(there / chance_here))
    return scale * dearest, scale * log((1 - there) / (1 - chance_missed))
