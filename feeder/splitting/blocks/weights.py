"""The learnt weights of line labels, from weights.json; `python -m tests.typeset.train` makes that file anew."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from operator import getitem
from pathlib import Path

from feeder.splitting.blocks.signs import GROUPS, Features
from feeder.splitting.model import Script

FILE = Path(__file__).with_name("weights.json")
STATES = 5  # DISPLAY … SINGLE are learnt; lines in a fixed form are not
# A sign's five weights are packed into one whole number, in hundredths: the signs of a line are then summed at once. An
# offset added once keeps each of the five sums positive.
_BITS, _OFFSET, _UNIT = 24, 1 << 17, 100
_MOST_KEPT = 20_000  # sums of a group
_MASK = (1 << _BITS) - 1
_NOTHING = sum(_OFFSET << (_BITS * state) for state in range(STATES))


@dataclass(frozen=True, slots=True)
class Model:
    """What each sign says for each label (packed), and each label for the next: "" for any break between their lines,
    and for the kinds of breaks that are known.

    `sums` keeps for each group of features what its signs say together: the same come again and again.
    """

    signs: dict[str, int]
    steps: dict[str, list[list[float]]]
    sums: tuple[dict[tuple[str, ...], int], ...] = field(default_factory=lambda: tuple({} for _ in GROUPS))

    def scores(self, features: Features) -> list[float]:
        """A score for each of the learnt labels, and two more that are 0."""
        try:
            total = sum(map(getitem, self.sums, features))
        except KeyError:
            total = sum(map(self._sum, range(len(GROUPS)), features))
        return [
            ((total & _MASK) - _OFFSET) / _UNIT,
            ((total >> _BITS & _MASK) - _OFFSET) / _UNIT,
            ((total >> 2 * _BITS & _MASK) - _OFFSET) / _UNIT,
            ((total >> 3 * _BITS & _MASK) - _OFFSET) / _UNIT,
            ((total >> 4 * _BITS & _MASK) - _OFFSET) / _UNIT,
            0.0,
            0.0,
        ]

    def _sum(self, at: int, seen: tuple[str, ...]) -> int:
        kept = self.sums[at]
        if seen in kept:
            return kept[seen]
        if len(kept) >= _MOST_KEPT:
            kept.clear()
        kept[seen] = sum(self.signs.get(sign, 0) for sign in GROUPS[at](*seen)) + (_NOTHING if not at else 0)
        return kept[seen]


def packed(weights: Sequence[float]) -> int:
    """A sign's weights as one whole number."""
    return sum(round(weight * _UNIT) << (_BITS * state) for state, weight in enumerate(weights))


@cache
def model_of(script: Script) -> Model:
    """The weights for a script; Chinese has one set for simplified and traditional."""
    learnt = json.loads(FILE.read_text("utf-8"))["latin" if script == "latin" else "han"]
    return Model({sign: packed(row) for sign, row in learnt["signs"].items()}, learnt["steps"])


@cache
def confidence_weights() -> dict[str, float]:
    """What each sign of a story adds to the log odds that it is right."""
    weights: dict[str, float] = json.loads(FILE.read_text("utf-8"))["confidence"]
    return weights
