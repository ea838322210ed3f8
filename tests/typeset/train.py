"""Learns the weights of line labels: an averaged structured perceptron with a margin, on pages typeset here.

    python -m tests.typeset.train [--pages 12] [--epochs 4] [--learners 3]

Pages set from invented prose and, where they lie beside the project, from the practice pages; those themselves too.
Half of them are set evenly (see `even`).
"""

from __future__ import annotations

import argparse
import json
import random
import re
from collections import defaultdict
from pathlib import Path
from typing import TypedDict

from feeder.splitting.blocks.labels import best_path, column_widths, habits_of, steps_of
from feeder.splitting.blocks.signs import features_of, signs_of
from feeder.splitting.blocks.states import DISPLAY, FORM_SCORE, INSIDE, INTERRUPTS, NO_FORM_SCORE, OTHER
from feeder.splitting.blocks.weights import FILE, STATES
from feeder.splitting.forms.forms import forms_of
from feeder.splitting.text.lines import Page, read_lines
from tests.typeset.even import make_even_page
from tests.typeset.pages import LAYOUTS, make_page
from tests.typeset.prose import PRACTICE

_LETTERS = "DFMLS"
_MARGIN, _MISSED = 3.0, 2.0
_RATE = 0.02
Example = tuple[list[list[str]], list[str], list[str], list[int]]


class Weights(TypedDict):
    """The weights of each sign for the learnt labels, and of the steps from label to label over each kind of break."""

    signs: dict[str, list[float]]
    steps: dict[str, list[list[float]]]


def example_of(page: Page, gold: dict[int, str]) -> Example:
    """A page's signs and forms with the right label for each line."""
    forms = forms_of(page)
    widths = column_widths(page)
    features, breaks = features_of(page, forms, widths, habits_of(page, widths))
    signs = [signs_of(seen) for seen in features]
    labels = [
        _LETTERS.index(gold[line.number]) if line.number in gold else OTHER if form else DISPLAY
        for line, form in zip(page.lines, forms, strict=True)
    ]
    for i, label in enumerate(labels):
        if label == OTHER and i and labels[i - 1] in (1, 2, INSIDE):
            labels[i] = INSIDE
    return signs, [str(form) for form in forms], breaks, labels


def practice_labels(folder: Path) -> tuple[Page, dict[int, str]]:
    """A practice page with its lines' labels, found by its gold's texts."""
    page = read_lines((folder / "page.txt").read_text("utf-8"))
    joined, starts = "", []
    for line in page.lines:
        starts.append(len(joined))
        joined += re.sub(r"\s", "", line.text)
    gold: dict[int, str] = {}

    def lines_at(at: int, length: int) -> list[int]:
        ends = [*starts[1:], len(joined)]
        return [i for i, start in enumerate(starts) if start < at + length and ends[i] > at]

    for article in json.loads((folder / "gold.json").read_text("utf-8"))["articles"]:
        for text in article["paragraphs"]:
            squeezed = re.sub(r"\s", "", text)
            at = joined.find(squeezed)
            if at < 0:
                continue
            found = lines_at(at, len(squeezed))
            back = found[0]
            while back > max(0, found[0] - 4) and not page.lines[back].slug:
                back -= 1
            if (
                page.lines[back].slug
                and back != found[0]
                and not any(page.lines[i].final for i in range(back, found[0]))
            ):
                found = [*range(back, found[0]), *found]
            if len(squeezed) < 30 and not page.lines[found[-1]].final:
                kinds = ["D"] * len(found)
            else:
                kinds = ["S"] if len(found) == 1 else ["F", *["M"] * (len(found) - 2), "L"]
            gold |= {page.lines[i].number: kind for i, kind in zip(found, kinds, strict=True)}
    for article in json.loads((folder / "gold.json").read_text("utf-8"))["articles"]:
        squeezed = re.sub(r"\s", "", "".join(article["headline"]))
        at = joined.find(squeezed)
        while at >= 0:
            found = lines_at(at, len(squeezed))
            if all(page.lines[i].number not in gold for i in found):
                gold |= {page.lines[i].number: "D" for i in found}
            at = joined.find(squeezed, at + 1)
    return page, gold


def examples(pages: int, scripts: tuple[str, ...], seed: int) -> list[Example]:
    found: list[Example] = []
    for layout in LAYOUTS:
        for script in scripts:
            for number in range(pages):
                rng = random.Random(f"train {seed} {layout} {script} {number}")
                text, _, gold = make_page(rng, layout, script, practice=number % 3 > 0)
                found.append(example_of(read_lines(text), gold))
    for script in scripts:
        for number in range(pages * len(LAYOUTS)):
            rng = random.Random(f"even {seed} {script} {number}")
            found.append(example_of(*_even(rng, script, practice=number % 3 > 0)))
    if "hans" in scripts:
        found += [example_of(*practice_labels(gold.parent)) for gold in sorted(PRACTICE.glob("*/gold.json"))]
    return found


def _no_steps() -> list[list[float]]:
    return [[0.0] * 7 for _ in range(7)]


def _even(rng: random.Random, script: str, practice: bool) -> tuple[Page, dict[int, str]]:
    text, gold = make_even_page(rng, script, practice)
    return read_lines(text), gold


class Learner:
    """Weights that move by what a wrong path has too much of, and their average."""

    def __init__(self) -> None:
        self.signs: dict[str, list[float]] = defaultdict(lambda: [0.0] * STATES)
        self.steps: dict[str, list[list[float]]] = defaultdict(_no_steps)
        self._sign_sums: dict[str, list[float]] = defaultdict(lambda: [0.0] * STATES)
        self._step_sums: dict[str, list[list[float]]] = defaultdict(_no_steps)
        self._time = 1

    def decode(self, example: Example, margin: float) -> list[int]:
        signs, forms, breaks, gold = example
        scores = []
        for line_signs, form, right in zip(signs, forms, gold, strict=True):
            row = [sum(column) for column in zip(*[self.signs[sign] for sign in line_signs], strict=True)]
            other = FORM_SCORE if form else NO_FORM_SCORE
            row = [*row, other, other + INTERRUPTS]
            dear = _MISSED if right == DISPLAY else 1.0  # a headline lost in a body makes one article of two
            scores.append([value if state == right else value + margin * dear for state, value in enumerate(row)])
        return best_path(scores, steps_of(breaks, {kind: self._together(kind) for kind in {*breaks, ""}}))

    def learn(self, example: Example) -> int:
        """One page; returns the number of its lines that were wrong."""
        signs, _, breaks, gold = example
        path = self.decode(example, _MARGIN)
        wrong = 0
        for i, (right, mine) in enumerate(zip(gold, path, strict=True)):
            if right != mine:
                wrong += 1
                for sign in signs[i]:
                    self._move(self.signs[sign], self._sign_sums[sign], right, mine)
            if i and (gold[i - 1], right) != (path[i - 1], mine):
                for kind in ("", breaks[i]):
                    self._step(kind, gold[i - 1], right, _RATE)
                    self._step(kind, path[i - 1], mine, -_RATE)
        self._time += 1
        return wrong

    def _move(self, row: list[float], sums: list[float], right: int, mine: int) -> None:
        for state, amount in ((right, _RATE), (mine, -_RATE)):
            if state < STATES:
                row[state] += amount
                sums[state] += amount * self._time

    def _step(self, kind: str, a: int, b: int, amount: float) -> None:
        self.steps[kind][a][b] += amount
        self._step_sums[kind][a][b] += amount * self._time

    def _together(self, kind: str) -> list[list[float]]:
        """What steps over any break and over one of that kind add."""
        if not kind:
            return self.steps[""]
        return [
            [x + y for x, y in zip(*rows, strict=True)] for rows in zip(self.steps[""], self.steps[kind], strict=True)
        ]

    def averaged(self) -> Weights:
        """The weights averaged over time, those left out that round to nothing."""
        signs = {}
        for sign, row in sorted(self.signs.items()):
            mean = [round(w - s / self._time, 2) for w, s in zip(row, self._sign_sums[sign], strict=True)]
            if any(mean):
                signs[sign] = mean
        means = {
            kind: [
                [w - s / self._time for w, s in zip(*rows, strict=True)]
                for rows in zip(table, self._step_sums[kind], strict=True)
            ]
            for kind, table in sorted(self.steps.items())
        }
        steps = {
            kind: [
                [round(x + (y if kind else 0.0), 2) for x, y in zip(*rows, strict=True)]
                for rows in zip(table, means[""], strict=True)
            ]
            for kind, table in means.items()
        }
        return {"signs": signs, "steps": steps}


def mean_of(learnt: list[Weights]) -> Weights:
    """The mean of what several learners know: what one of them learnt by chance counts less."""
    names = sorted({sign for one in learnt for sign in one["signs"]})
    unknown = [0.0] * STATES
    rows = {sign: _mean([one["signs"].get(sign, unknown) for one in learnt]) for sign in names}
    return {
        "signs": {sign: row for sign, row in rows.items() if any(row)},
        "steps": {
            kind: [_mean([one["steps"].get(kind, one["steps"][""])[state] for one in learnt]) for state in range(7)]
            for kind in sorted({kind for one in learnt for kind in one["steps"]})
        },
    }


def _mean(rows: list[list[float]]) -> list[float]:
    return [round(sum(column) / len(rows), 2) for column in zip(*rows, strict=True)]


def learnt_from(scripts: tuple[str, ...], pages: int, epochs: int, seed: int) -> Weights:
    """What a learner knows after so many times through pages of its own, shuffled each time."""
    found = examples(pages, scripts, seed)
    learner = Learner()
    order = random.Random(seed)
    for epoch in range(epochs):
        order.shuffle(found)
        wrong = sum(learner.learn(example) for example in found)
        lines = sum(len(example[3]) for example in found)
        print(f"{scripts[0]} {seed}, epoch {epoch + 1}: {wrong} of {lines} lines wrong under the margin", flush=True)
    return learner.averaged()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=int, default=12, help="pages of each layout and script")
    parser.add_argument("--epochs", type=int, default=4)
    parser.add_argument("--learners", type=int, default=3, help="whose mean is kept, each with pages of its own")
    args = parser.parse_args()
    learnt: dict[str, object] = {"confidence": json.loads(FILE.read_text("utf-8")).get("confidence", {})}
    for name, scripts in (("han", ("hans", "hant")), ("latin", ("latin",))):
        each = [learnt_from(scripts, args.pages, args.epochs, seed) for seed in range(1, args.learners + 1)]
        learnt[name] = mean_of(each)
    write_weights(learnt)


def write_weights(learnt: dict[str, object]) -> None:
    """One sign a line, so that a change can be read."""
    FILE.write_text(
        json.dumps(learnt, ensure_ascii=False, separators=(",", ":")).replace('],"', '],\n"') + "\n", "utf-8"
    )


if __name__ == "__main__":
    main()
