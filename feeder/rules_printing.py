"""What the verbs of `feeder rules` print: text for people, JSON for programs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

import click

from feeder.model import Entry, Labelled
from feeder.saying import counted

if TYPE_CHECKING:
    from feeder.rules.check import Doubt
    from feeder.rules.measure import Measured
    from feeder.rules.suggest import Suggestion
    from feeder.rules.trial import Change

_COLOURS = {"wrong": "red", "doubtful": "yellow", "note": None}
_TITLES = 3  # articles that a change or a suggestion names


def doubt_text(doubt: Doubt) -> str:
    """One doubtful thing, in a line."""
    rule = f"{doubt.rule} " if doubt.rule else ""
    return f"{click.style(f'{doubt.weight:<8}', fg=_COLOURS[doubt.weight])}  {doubt.category}: {rule}{doubt.said}"


def doubts_answer(doubts: Sequence[Doubt]) -> list[dict[str, str]]:
    return [
        {"weight": doubt.weight, "category": doubt.category, "rule": doubt.rule, "said": doubt.said} for doubt in doubts
    ]


def change_text(
    change: Change, entries: Sequence[Entry], before: Sequence[Labelled], after: Sequence[Labelled]
) -> Iterator[str]:
    """What would come to a category and go from it, the first few articles by name with the keywords that did it."""
    come, go = click.style(f"+{len(change.come)}", fg="green"), click.style(f"-{len(change.go)}", fg="red")
    yield f"{change.category:<16} {come} {go}  {change.stay} stay"
    for mark, colour, numbers, labelled in (("+", "green", change.come, after), ("-", "red", change.go, before)):
        for number in numbers[:_TITLES]:
            entry = entries[number]
            why = click.style(_why(labelled[number], change.category), dim=True)
            yield f"   {click.style(mark, fg=colour)} {entry.issue_date} {entry.article.title}  {why}"
        if len(numbers) > _TITLES:
            yield click.style(f"   {mark} and {len(numbers) - _TITLES} more", dim=True)


def _why(labelled: Labelled, category: str) -> str:
    """The keywords that put an article into a category."""
    label = next(label for label in labelled.labels if label.category == category)
    words = dict.fromkeys(match.keyword for match in label.matches if match.keyword)
    return f"{label.score:g}: {' '.join(words)}" if words else "no rule met"


def changes_answer(changes: Sequence[Change], entries: Sequence[Entry]) -> dict[str, Any]:
    return {
        "articles": len(entries),
        "changes": [
            {
                "category": change.category,
                "come": [entries[number].id for number in change.come],
                "go": [entries[number].id for number in change.go],
                "stay": change.stay,
            }
            for change in changes
        ],
    }


def suggestion_text(suggestion: Suggestion, labelled: Sequence[Labelled]) -> Iterator[str]:
    """A word, where it would go and why, and the first few articles it would catch."""
    if suggestion.category:
        why = f"{suggestion.agreeing} of {counted(suggestion.seen, 'labelled article')} with it agreed"
    else:
        why = "seen nowhere else"
    word = click.style(suggestion.word, bold=True)
    yield f"{word} → {suggestion.category or 'a new category'}  catches {len(suggestion.caught)}; {why}"
    for number in suggestion.caught[:_TITLES]:
        yield click.style(f"     {labelled[number].article.title}", dim=True)


def suggestions_answer(suggestions: Sequence[Suggestion], labelled: Sequence[Labelled]) -> list[dict[str, Any]]:
    return [
        {
            "word": each.word,
            "category": each.category or None,
            "catches": [labelled[number].article.title for number in each.caught],
            "seen": each.seen,
            "agreeing": each.agreeing,
        }
        for each in suggestions
    ]


def measured_text(measured: Measured) -> Iterator[str]:
    """How well learnt rules do, beside the linear model."""
    measured_on = counted(measured.measured_on, "other")
    yield f"learnt from {counted(measured.learnt_from, 'example')}, measured on {measured_on}"
    yield from (f"   {accuracy:6.1%}  {name}" for name, accuracy in measured.by_category.items())
    yield f"{measured.accuracy:6.1%}  right by keywords and word lists"
    yield f"{measured.keywords_only:6.1%}  right by the keywords alone"
    if measured.linear is None:
        yield "   n/a  a linear model to compare with needs scikit-learn: pip install scikit-learn"
    else:
        yield f"{measured.linear:6.1%}  right by a linear model (scikit-learn) in the same run"
