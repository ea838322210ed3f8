"""Learns what each sign of a story adds to the odds that it is right (logistic regression).

From pages typeset here, every second one spoilt as no layout is, and from those set by hand: the spoilt ones stand for
pages that the splitter was not made for.

    python -m tests.typeset.confide [--pages 4]

writes "confidence" into the splitter's weights; `python -m tests.typeset.train` keeps it.
"""

from __future__ import annotations

import argparse
import json
import random
from collections.abc import Iterator
from math import exp

from feeder.model import Article
from feeder.splitting.assembly.assembly import assembled
from feeder.splitting.assembly.confidence import Doubter, Signs
from feeder.splitting.blocks.weights import FILE
from feeder.splitting.pages import best_read
from tests.score import gold_folders, gold_shape, page_text, shape_of
from tests.typeset.pages import LAYOUTS, SCRIPTS, make_page
from tests.typeset.tune import HAND, squeezed, stories_of

_MOST_MOVED, _WITH_GAPS, _GAPLESS = 7, 0.6, 0.2  # rows; shares of what is moved, and of pages
_RATE, _ROUNDS, _KEPT_SMALL = 0.5, 400, 0.002


def examples(count: int) -> list[tuple[Signs, bool]]:
    """Signs of stories, of pages typeset here and set by hand, with whether the article made of each was right."""
    found: list[tuple[Signs, bool]] = []
    for layout in LAYOUTS:
        for script in SCRIPTS:
            for number in range(count):
                rng = random.Random(f"confide {layout} {script} {number}")
                text, gold, _ = make_page(rng, layout, script, practice=number % 2 == 0)
                text = spoilt(text, rng) if number % 2 else text
                right = stories_of(gold)
                for signs, article in _told(text):
                    mine = (squeezed(article.head_text), squeezed(p.text for p in article.paragraphs))
                    found.append((signs, mine in right))
    for folder in gold_folders(HAND):
        gold = json.loads((folder / "gold.json").read_text("utf-8"))["articles"]
        wanted = [gold_shape(article) for article in gold]
        for signs, article in _told(page_text(folder)):
            shape = shape_of(article)
            found.append((signs, any((one.headline, one.body) == (shape.headline, shape.body) for one in wanted)))
    return found


def spoilt(text: str, rng: random.Random) -> str:
    """The page with a few rows in another place, or without its gaps."""
    rows = text.split("\n")
    for _ in range(rng.choice((1, 1, 2))):
        at = rng.randrange(max(1, len(rows) - _MOST_MOVED))
        moved = [rows.pop(at) for _ in range(min(len(rows), rng.randint(1, _MOST_MOVED)))]
        gap = [""] if rng.random() < _WITH_GAPS else []
        to = rng.randrange(len(rows) + 1)
        rows[to:to] = [*gap, *moved, *gap]
    return "\n".join(row for row in rows if row.strip()) if rng.random() < _GAPLESS else "\n".join(rows)


def _told(text: str) -> Iterator[tuple[Signs, Article]]:
    """The signs of each of a page's stories, and the article made of it."""
    read, costs = best_read(text)
    doubter = Doubter(read.items, read.matcher, read.readings, read.paragraphs, read.display, costs, read.page)
    for story, article in zip(read.readings[0].stories, assembled(read, costs).articles, strict=True):
        yield doubter.signs(story), article


def learn(found: list[tuple[Signs, bool]]) -> dict[str, float]:
    """Weights by gradient descent with a little decay; a sign of trouble never counts for a story."""
    weights = dict.fromkeys(found[0][0], 0.0)
    for _ in range(_ROUNDS):
        slopes = dict.fromkeys(weights, 0.0)
        for signs, right in found:
            value = 1.0 / (1.0 + exp(-sum(weights[name] * amount for name, amount in signs.items())))
            for name, amount in signs.items():
                slopes[name] += (right - value) * amount
        for name in weights:
            weights[name] += _RATE * (20 * slopes[name] / len(found) - _KEPT_SMALL * weights[name])
            if name != "bias":
                weights[name] = min(0.0, weights[name])
    return {name: round(weight, 3) for name, weight in weights.items()}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=int, default=4, help="pages of each layout and script")
    found = examples(parser.parse_args().pages)
    weights = learn(found)
    print(f"{len(found)} stories, {sum(right for _, right in found)} right")
    print(weights)
    record = json.loads(FILE.read_text("utf-8")) | {"confidence": weights}
    FILE.write_text(
        json.dumps(record, ensure_ascii=False, separators=(",", ":")).replace('],"', '],\n"') + "\n", "utf-8"
    )


if __name__ == "__main__":
    main()
