"""Pages spoilt in every way that a text layer, a bad converter or chance can spoil them, to see that nothing breaks.

    python -m tests.mutants [--count 100000] [--seed 1]

splits so many mutants of the samples' pages and stops at the first exception or lost character.
"""

from __future__ import annotations

import argparse
import random
import re
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from feeder.model import PageReading
from feeder.splitting import split_page
from feeder.splitting.assembly.form import articles_texts
from feeder.splitting.text.mending import mend

SAMPLES = Path(__file__).parent / "samples"
_STRAY = (
    "（）「」“”《》，。：；！？、—…·-/|□■▲@#=&<>\t\r\f\v\x00\x1b\u3000\u00a0\u00ad\u200b\ufeff\ud800ﬁ⸺𠮷é0１ＡaZ 　\n\n"
)
_LONGEST = 40  # lines of a mutant, so that many can be tried


def pages() -> list[str]:
    return [path.read_text("utf-8") for path in sorted(SAMPLES.glob("*/page.txt"))]


def mutants(seed: int, stock: list[str]) -> Iterator[str]:
    """Endless mutants, the same for the same seed."""
    rng = random.Random(seed)
    while True:
        rows = rng.choice(stock).split("\n")
        start = rng.randrange(len(rows))
        rows = rows[start : start + rng.randint(1, _LONGEST)]
        for _ in range(rng.choice((1, 1, 2, 3, 8))):
            rng.choice(_MUTATIONS)(rows, rng, stock)
        yield "\n".join(rows)


def _shuffle(rows: list[str], rng: random.Random, _stock: list[str]) -> None:
    rng.shuffle(rows)


def _cut(rows: list[str], rng: random.Random, _stock: list[str]) -> None:
    i = rng.randrange(len(rows))
    at = rng.randint(0, len(rows[i]))
    rows[i : i + 1] = [rows[i][:at], rows[i][at:]]


def _join(rows: list[str], rng: random.Random, _stock: list[str]) -> None:
    i = rng.randrange(len(rows))
    rows[i : i + 2] = ["".join(rows[i : i + 2])]


def _stray(rows: list[str], rng: random.Random, _stock: list[str]) -> None:
    i = rng.randrange(len(rows))
    at = rng.randint(0, len(rows[i]))
    rows[i] = rows[i][:at] + "".join(rng.choices(_STRAY, k=rng.choice((1, 1, 2, 9)))) + rows[i][at:]


def _lose(rows: list[str], rng: random.Random, _stock: list[str]) -> None:
    i = rng.randrange(len(rows))
    rows[i] = "".join(c for c in rows[i] if rng.random() < 0.7)


def _repeat(rows: list[str], rng: random.Random, _stock: list[str]) -> None:
    i = rng.randrange(len(rows))
    rows[i:i] = [rows[i]] * rng.choice((1, 2, 20))


def _graft(rows: list[str], rng: random.Random, stock: list[str]) -> None:
    other = rng.choice(stock).split("\n")
    at = rng.randrange(len(other))
    rows[rng.randrange(len(rows)) :] = other[at : at + 12] or [""]


def _reverse(rows: list[str], rng: random.Random, _stock: list[str]) -> None:
    i = rng.randrange(len(rows))
    rows[i] = rows[i][::-1]


_MUTATIONS = (_shuffle, _cut, _join, _stray, _lose, _repeat, _graft, _reverse)
_UNSEEN = frozenset("\ufeff\u200b")
_WRAPPED = re.compile("(?<=[^\\W\\d_])\u2010(?=[ \t]*$)", re.MULTILINE)


def lost(text: str, reading: PageReading) -> Counter[str]:
    """The characters of a page that stand in no field, and those that stand in one too many; wrap hyphens may go."""
    on_page = Counter(c for c in _WRAPPED.sub("-", mend(text)) if not c.isspace() and c not in _UNSEEN)
    printed = (*articles_texts(reading.articles), *reading.furniture, *reading.remainder)
    in_fields = Counter(c for part in printed for c in part if not c.isspace() and c not in _UNSEEN)
    wrong = (on_page - in_fields) + (in_fields - on_page)
    if on_page["-"] >= in_fields["-"]:
        del wrong["-"]
    return wrong


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    began = time.monotonic()
    for number, text in zip(range(arguments.count), mutants(arguments.seed, pages()), strict=False):
        wrong = lost(text, split_page(text))
        if wrong:
            raise SystemExit(f"mutant {number} loses or doubles {dict(wrong)}:\n{text}")
        if number % 10_000 == 9_999:
            print(f"{number + 1:,}", file=sys.stderr, flush=True)
    print(f"{arguments.count:,} mutants, no exception, no character lost; {time.monotonic() - began:.0f} s")


if __name__ == "__main__":
    main()
