"""Why an article has its labels and not others: a receipt for each category that something in it spoke for."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from feeder.model import Article, Label, Labelled, Place, Printed
from feeder.rules.classify import decide, scored, short_of
from feeder.rules.evaluate import evidence, in_place, show
from feeder.rules.findings import Findings, search
from feeder.rules.matcher import Term
from feeder.rules.query import AllOf, Listed, Node, Where, Word, leaves
from feeder.rules.rulebook import Rules
from feeder.rules.segment import Boundaries, segmenter

_MOST_REFUSED = 5  # places of one keyword that a receipt shows


@dataclass(frozen=True, slots=True)
class Refused:
    """Where a keyword's characters stand but are no word: 人大 in 华人|大会."""

    keyword: str
    place: Place
    start: int
    end: int
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Unmet:
    """A query that some of its words called for, and the parts of it that are not true."""

    rule: str
    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Receipt:
    """All the evidence for and against one category; `met` says whether it became a label."""

    label: Label
    met: bool
    threshold: float
    refused: tuple[Refused, ...] = ()
    unmet: tuple[Unmet, ...] = ()


def explain(article: Article, rules: Rules, printed: Printed | None = None) -> tuple[Labelled, tuple[Receipt, ...]]:
    """The article with its labels, and the receipts: of labels, of near misses, of what was found but refused."""
    findings = search(article, printed or Printed(), rules.index.matcher)
    scores = scored(findings, rules)
    labelled = decide(scores, findings, rules)
    refused = _refused(findings, rules)
    unmet = _unmet(findings, rules)
    missed = {label.category: label for label in labelled.near_misses}
    shown = {label.category: label for label in labelled.labels} | missed
    for label in scores:
        missed_by = short_of(label.score, rules.decisions[label.category], 0.0)
        shown.setdefault(label.category, replace(label, why=missed_by))
    for slug in (*refused, *unmet):
        shown.setdefault(slug, Label(slug, 0.0, ()))
    won = {label.category for label in labelled.labels}
    receipts = tuple(
        Receipt(
            label,
            slug in won,
            rules.decisions[slug].threshold,
            tuple(refused.get(slug, ())),
            tuple(unmet.get(slug, ())),
        )
        for slug, label in shown.items()
    )
    return labelled, receipts


def _refused(findings: Findings, rules: Rules) -> dict[str, list[Refused]]:
    """By category, the places of its keywords and queries' words that are no words."""
    asked: dict[Term, list[tuple[str, str, Where]]] = {}
    for term in findings.refused:
        for keyword in rules.index.keywords.get(term, ()):
            asked.setdefault(term, []).append((keyword.category, keyword.word, keyword.place))
        for query in rules.index.queries([term]):
            for leaf in leaves(query.node):
                if isinstance(leaf, Word) and leaf.term == term:
                    asked.setdefault(term, []).append((query.category, leaf.text, leaf.place))
    cut = segmenter(rules.cache)
    boundaries = [Boundaries(text.key, lambda: cut) for text in findings.texts]
    refused: dict[str, list[Refused]] = {}
    for term, askers in asked.items():
        for slug, word, place in dict.fromkeys(askers):
            for spot, at in findings.refused[term][:_MOST_REFUSED]:
                if in_place([spot], place):
                    words = tuple(boundaries[spot.text].words_around(at, at + len(term.key)))
                    refused.setdefault(slug, []).append(Refused(word, spot.place, spot.start, spot.end, words))
    return refused


def _unmet(findings: Findings, rules: Rules) -> dict[str, list[Unmet]]:
    """By category, its queries that are not true though some of their words occurred."""
    unmet: dict[str, list[Unmet]] = {}
    lists = rules.index.lists
    for query in rules.index.queries(findings.terms):
        if evidence(query.node, findings, lists) is None and _words_met(query.node, findings, rules):
            missing = tuple(show(part) for part in _missing(query.node, findings, rules))
            unmet.setdefault(query.category, []).append(Unmet(query.text, missing))
    return unmet


def _words_met(node: Node, findings: Findings, rules: Rules) -> bool:
    """Whether a part that asks for words is true."""
    return any(
        isinstance(leaf, (Word, Listed)) and evidence(leaf, findings, rules.index.lists) is not None
        for leaf in leaves(node)
    )


def _missing(node: Node, findings: Findings, rules: Rules) -> Iterable[Node]:
    """The parts that keep a query from being true."""
    if isinstance(node, AllOf):
        for part in node.parts:
            if evidence(part, findings, rules.index.lists) is None:
                yield from _missing(part, findings, rules)
    else:
        yield node


def marked(text: str, spans: Iterable[tuple[int, int]], mark: Callable[[str], str]) -> str:
    """The text with each span passed through `mark`; overlapping spans are marked as one."""
    pieces: list[str] = []
    at = 0
    for start, end in _merged(spans):
        pieces += (text[at:start], mark(text[start:end]))
        at = end
    return "".join((*pieces, text[at:]))


def _merged(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for start, end in sorted(span for span in spans if span[0] < span[1]):
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged
