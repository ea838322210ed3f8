"""What a text layer adds to a page: stray spaces, trailing blanks, folios between form feeds."""

from __future__ import annotations

import random
import re

_DIGITS = re.compile(r"(?<=[一-鿿])(?=\d)|(?<=\d)(?=[一-鿿])")


def noisy(lines: list[str], rng: random.Random) -> list[str]:
    """The lines with spaces around figures, a stray one here and there, and uneven blank lines."""
    return [_noisy_line(line, rng) for line in lines for _ in range(_copies(line, rng))]


def _copies(line: str, rng: random.Random) -> int:
    return 2 if not line and rng.random() < 0.15 else 1


def _noisy_line(line: str, rng: random.Random) -> str:
    if not line:
        return rng.choice(["", "", " ", "　"])
    if rng.random() < 0.08:
        line = _DIGITS.sub(" ", line)
    if rng.random() < 0.03:
        line = " " + line
    if rng.random() < 0.1:
        line += rng.choice([" ", "  ", "\r"])
    if rng.random() < 0.03 and len(line) > 6:
        at = rng.randrange(2, len(line) - 2)
        line = line[:at] + " " + line[at:]
    return line
