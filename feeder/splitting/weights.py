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
_UNKNOWN = (0.0,) * STATES


@dataclass(frozen=True, slots=True)
class Model:
    """What each sign says for each label, and each label for the next."""

    signs: dict[str, tuple[float, ...]]
    steps: list[list[float]]

    def scores(self, signs: Sequence[str]) -> list[float]:
        """One score for each of the learnt labels."""
        known = self.signs
        return [sum(column) for column in zip(*[known.get(sign, _UNKNOWN) for sign in signs], strict=True)]


@cache
def model_of(script: Script) -> Model:
    """The weights for a script; Chinese has one set for simplified and traditional."""
    learnt = json.loads(FILE.read_text("utf-8"))["latin" if script == "latin" else "han"]
    return Model({sign: tuple(row) for sign, row in learnt["signs"].items()}, learnt["steps"])


@cache
def confidence_weights() -> dict[str, float]:
    """What each sign of a story adds to the log odds that it is right."""
    weights: dict[str, float] = json.loads(FILE.read_text("utf-8"))["confidence"]
    return weights
