"""The learnt weights of line labels, from weights.json; `python -m tests.typeset.train` makes that file anew."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from feeder.splitting.patterns import Script

FILE = Path(__file__).with_name("weights.json")
STATES = 5  # DISPLAY … SINGLE are learnt; lines in a fixed form are not
# A sign's five weights are packed into one whole number, in hundredths, each above an offset that keeps it positive:
# the signs of a line are then summed at once.
_BITS, _OFFSET, _UNIT = 24, 1 << 17, 100
_MASK = (1 << _BITS) - 1
_NOTHING = sum(_OFFSET << (_BITS * state) for state in range(STATES))


@dataclass(frozen=True, slots=True)
class Model:
    """What each sign says for each label (packed), and each label for the next."""

    signs: dict[str, int]
    steps: list[list[float]]

    def scores(self, signs: Sequence[str]) -> list[float]:
        """A score for each of the learnt labels, and two more that are 0; at most sixty signs."""
        known = self.signs
        total = 0
        for sign in signs:
            total += known.get(sign, _NOTHING)
        least = _OFFSET * len(signs)
        return [
            ((total & _MASK) - least) / _UNIT,
            ((total >> _BITS & _MASK) - least) / _UNIT,
            ((total >> 2 * _BITS & _MASK) - least) / _UNIT,
            ((total >> 3 * _BITS & _MASK) - least) / _UNIT,
            ((total >> 4 * _BITS & _MASK) - least) / _UNIT,
            0.0,
            0.0,
        ]


def packed(weights: Sequence[float]) -> int:
    """A sign's weights as one whole number."""
    return sum((round(weight * _UNIT) + _OFFSET) << (_BITS * state) for state, weight in enumerate(weights))


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
