"""A hyphen at a line's end: printed in the word (well-known), or only because the line ended there?"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Sequence
from itertools import pairwise

Compounds = frozenset[tuple[str, str]]
NONE: Compounds = frozenset()
WRAPPED = "\u2010"  # at the end of a row whose word was parted only there
_LEFT = re.compile(r"([A-Za-z’'-]+)-$")
_RIGHT = re.compile(r"[a-z][A-Za-z’'-]*")
_WORD = re.compile(r"[a-z][a-z’'-]*")
_SELDOM = 0.03  # of a page's lines end in a hyphen where none is set for wrapping
# First words of compounds: those cut off from no longer word, and those that stand before a word of the page.
_FIRST = re.compile(
    "self|anti|non|multi|semi|ultra|private|left|right|half|least|cross|co|well|two|three|four|five|six|seven|eight|nine|all|[a-z]+ly"
)
_TENS = re.compile("(?:twen|thir|for|fif|six|seven|eigh|nine)ty")
_FIRST_OF_A_WORD = re.compile("ex|pre|pro|post|mid|high|low|part|first|second|third|full|long|short|fast|super|ten")
# What co- stands before, its hyphen in print.
_WITH_CO = re.compile(
    "(?:op|author|founder|host|star|owner|driver|pilot|worker|chair|sponsor|accused|defendant|executive)(?:s|’s|s’)?"
)
_LONG = 5  # characters, of more than an ending
# Second words of compounds that are no endings of other words.
_SECOND = re.compile(
    "(?:based|year|old|term|scale|profile|speaking|made|born|style|class|level|member|minute|owned|run|backed|free|ready"
    "|time|week|month|hour|page|point|person|known|called|paid|hand|handed|highest|largest|lowest|biggest|oldest|best|cut|floor|grade|round|rate|sized|winning|making|breaking|looking)s?"
)


def compounds_of(lines: Sequence[str], wrapped: Collection[int] = ()) -> Compounds:
    """The pairs of words that line ends part and a hyphen joins, in small letters, on a page in Latin letters.

    Where the hyphens of words that were only parted are known (`wrapped` has those lines), all others are compounds'.
    Else a word that the page prints elsewhere decides, then what the halves are, then whether the page wraps words at
    all.
    """
    if wrapped:
        return frozenset(
            pair
            for i, (left, right) in enumerate(pairwise(lines))
            if i not in wrapped and (pair := parted(left, right))
        )
    pairs = [pair for left, right in pairwise(lines) if (pair := parted(left, right))]
    if not pairs:
        return NONE
    counts = Counter(_WORD.findall("\n".join(lines).lower()))
    words = set(counts)
    counts.subtract(right for _, right in pairs)
    elsewhere = {word for word, count in counts.items() if count > 0}
    seldom = len(pairs) < _SELDOM * len(lines)
    return frozenset(pair for pair in pairs if _is_compound(*pair, words, elsewhere, seldom))


def parted(left: str, right: str) -> tuple[str, str] | None:
    """The two halves of the word that a hyphen at the end of `left` leaves open, in small letters."""
    first = _LEFT.search(left) if left.endswith("-") else None
    second = _RIGHT.match(right) if first else None
    return (first.group(1).lower(), second.group().lower()) if first and second else None


def _is_compound(left: str, right: str, words: set[str], elsewhere: set[str], seldom: bool) -> bool:
    if f"{left}-{right}" in words or "-" in left or "-" in right:
        return True
    if left + right in words:
        return False
    if left == "co" and _WITH_CO.fullmatch(right):
        return True
    if _TENS.fullmatch(left) or _SECOND.fullmatch(right) or (left.endswith("ly") and right.endswith(("ed", "ing"))):
        return True
    return seldom and ((left in words and right in elsewhere) or _begins_compound(left, right, elsewhere))


def _begins_compound(left: str, right: str, words: set[str]) -> bool:
    if right in words and _FIRST_OF_A_WORD.fullmatch(left):
        return True
    return (len(right) >= _LONG and _FIRST.fullmatch(left) is not None) or left == "all"
