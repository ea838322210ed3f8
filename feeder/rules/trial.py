"""The rules' own examples, run like unit tests, and the difference that other rules would make."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from feeder.model import Article, Labelled, Paragraph
from feeder.rules.classify import classify
from feeder.rules.rulebook import Example, Rules


@dataclass(frozen=True, slots=True)
class Trial:
    """One example with what became of it."""

    example: Example
    labelled: Labelled

    @property
    def found(self) -> frozenset[str]:
        """The categories it got."""
        return frozenset(label.category for label in self.labelled.labels)

    @property
    def right(self) -> bool:
        """Whether they are exactly those expected."""
        return self.found == self.example.expect


def try_examples(rules: Rules) -> list[Trial]:
    """Sort every [[test]] of the rules."""
    return [Trial(example, classify(_article(example), rules, example.printed)) for example in rules.examples]


def _article(example: Example) -> Article:
    return Article(headline=example.headline, paragraphs=tuple(map(Paragraph, example.paragraphs)), kind=example.kind)


@dataclass(frozen=True, slots=True)
class Change:
    """What other rules would do to one category: the articles, by number, that would come, go and stay."""

    category: str
    come: tuple[int, ...]
    go: tuple[int, ...]
    stay: int


def differences(before: Sequence[Labelled], after: Sequence[Labelled]) -> list[Change]:
    """What changes for each category between two labellings of the same articles, the largest change first."""
    old = [{label.category for label in labelled.labels} for labelled in before]
    new = [{label.category for label in labelled.labels} for labelled in after]
    changes = []
    for category in dict.fromkeys(slug for slugs in (*old, *new) for slug in sorted(slugs)):
        pairs = [(category in was, category in is_now) for was, is_now in zip(old, new, strict=True)]
        come = tuple(number for number, pair in enumerate(pairs) if pair == (False, True))
        go = tuple(number for number, pair in enumerate(pairs) if pair == (True, False))
        changes.append(Change(category, come, go, pairs.count((True, True))))
    return sorted(changes, key=lambda change: (-len(change.come) - len(change.go), change.category))
