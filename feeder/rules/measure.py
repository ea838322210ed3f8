"""How well learnt rules do on examples they were not learnt from, beside a linear model in the same run."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from feeder.errors import ConfigError
from feeder.rules.classify import classify
from feeder.rules.examples import LabelledExample
from feeder.rules.language import load_rules
from feeder.rules.learn import Learnt, learn, linear_accuracy, rule_texts
from feeder.rules.segment import Cut

_FEWEST = 10  # examples from which halves say anything


@dataclass(frozen=True, slots=True)
class Measured:
    """Shares of the held-out examples that come out right: by all that was learnt, by the keywords without the word
    lists, by a linear model (None where scikit-learn is missing), and of each category.
    """

    learnt_from: int
    measured_on: int
    accuracy: float
    keywords_only: float
    linear: float | None
    by_category: dict[str, float]

    @property
    def answer(self) -> dict[str, Any]:
        """As JSON has it."""
        return {name: getattr(self, name) for name in self.__slots__}


def measure(
    examples: Sequence[LabelledExample], cut: Cut, progress: Callable[[Iterable[int]], Iterable[int]] = lambda r: r
) -> Measured:
    """Learn from a random half (always the same one) and measure on the other."""
    shuffled = list(examples)
    random.Random(0).shuffle(shuffled)
    half = len(shuffled) // 2
    train, test = shuffled[:half], shuffled[half:]
    if len(examples) < _FEWEST or len({example.category for example in train}) < 2:
        raise ConfigError(f"expected at least {_FEWEST} examples of two categories, found {len(examples)}")
    learnt = learn(train, cut, progress)
    right = _right(learnt, test)
    expected = Counter(example.category for example in test)
    keywords = _right([replace(each, lists=()) for each in learnt], test)
    return Measured(
        len(train),
        len(test),
        right.total() / len(test),
        keywords.total() / len(test),
        linear_accuracy(train, test),
        {name: right[name] / count for name, count in sorted(expected.items())},
    )


def _right(learnt: Sequence[Learnt], test: Sequence[LabelledExample]) -> Counter[str]:
    """How many examples of each category the rules sort right."""
    rules = load_rules(rule_texts(learnt))
    label_of = {category.slug: category.label for category in rules.categories}
    return Counter(
        example.category
        for example in test
        if label_of[classify(example.article, rules).labels[0].category] == example.category
    )
