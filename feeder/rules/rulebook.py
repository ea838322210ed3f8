"""The rules as values: categories with how they are decided, keywords, queries, word lists and examples."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Literal

from feeder.model import Category, Kind, Printed, Severity
from feeder.rules.evaluate import Lists, triggers
from feeder.rules.folding import fold
from feeder.rules.matcher import Matcher, Term
from feeder.rules.query import Listed, Node, Where, Word, leaves
from feeder.rules.segment import segmenter

FALLBACK = "other"  # the slug of the category of articles that no rule meets


@dataclass(frozen=True, slots=True)
class Keyword:
    """One keyword of one category; `weight` multiplies what its places are worth, 0 hides shorter ones inside it."""

    word: str
    category: str
    weight: float = 1.0
    match: Literal["word", "substring"] = "word"
    place: Where = "any"

    @property
    def term(self) -> Term:
        """What is looked for in keys."""
        return Term(fold(self.word), self.match == "word")


@dataclass(frozen=True, slots=True)
class Query:
    """One query of one category; where it is true it earns its points once."""

    text: str
    category: str
    points: float
    node: Node = field(compare=False)


@dataclass(frozen=True, slots=True)
class Decision:
    """How a category's score becomes a label.

    Of an exclusive `group` only the strongest category stays. `fallback` is asked where no category was met. An alert
    has a `severity`, raised to the first of `severities` whose query is true.
    """

    threshold: float = 2.0
    group: str = ""
    priority: int = 0
    fallback: Node | None = None
    severity: Severity = ""
    severities: tuple[tuple[Severity, Node], ...] = ()

    @property
    def nodes(self) -> Iterator[Node]:
        """Its queries."""
        if self.fallback is not None:
            yield self.fallback
        yield from (node for _, node in self.severities)


@dataclass(frozen=True, slots=True)
class Example:
    """An article that the rules must sort into exactly these categories; `source` names file and table."""

    source: str
    expect: frozenset[str]
    headline: tuple[str, ...]
    paragraphs: tuple[str, ...]
    kind: Kind
    printed: Printed


@dataclass(frozen=True)
class Rules:
    """The categories in the files' order, the fallback last, with everything that sorts into them.

    `cache` is a folder of the owner's alone where jieba keeps its dictionary between starts.
    """

    categories: tuple[Category, ...]
    keywords: tuple[Keyword, ...]
    queries: tuple[Query, ...] = ()
    decisions: dict[str, Decision] = field(default_factory=dict, hash=False)
    lists: dict[str, frozenset[str]] = field(default_factory=dict, hash=False)
    examples: tuple[Example, ...] = ()
    cache: Path | None = None

    @property
    def thresholds(self) -> dict[str, float]:
        """Points that a category needs, by slug."""
        return {slug: decision.threshold for slug, decision in self.decisions.items()}

    @cached_property
    def index(self) -> Index:
        """What classifying looks things up in; made when the first article is classified."""
        return Index(self)


class Index:
    """The rules by the terms that call for them."""

    def __init__(self, rules: Rules) -> None:
        self.order = {category.slug: number for number, category in enumerate(rules.categories)}
        self.fallbacks = [(slug, d.fallback) for slug, d in rules.decisions.items() if d.fallback is not None]
        self.keywords: dict[Term, tuple[Keyword, ...]] = {}
        keys = fold("\n".join(keyword.word for keyword in rules.keywords)).split("\n")  # at once: a fold each is slow
        for key, keyword in zip(keys, rules.keywords, strict=False):
            term = Term(key, keyword.match == "word")
            self.keywords[term] = (*self.keywords.get(term, ()), keyword)
        nodes = [query.node for query in rules.queries]
        nodes += [node for decision in rules.decisions.values() for node in decision.nodes]
        asked: defaultdict[str, set[bool]] = defaultdict(set)
        for node in nodes:
            for leaf in leaves(node):
                if isinstance(leaf, Listed):
                    asked[leaf.name].add(leaf.whole)
        self.lists: Lists = {name: _list_terms(rules.lists[name], wholes) for name, wholes in asked.items()}
        self.always: list[Query] = []
        self.called: defaultdict[Term | str, list[Query]] = defaultdict(list)
        for query in rules.queries:
            self._call(query)
        self._names: defaultdict[Term, list[str]] = defaultdict(list)
        for name, terms in self.lists.items():
            for term in terms:
                self._names[term].append(name)
        self.matcher = Matcher(self._terms(nodes), lambda: segmenter(rules.cache))

    def _call(self, query: Query) -> None:
        needed = triggers(query.node)
        if needed is None:
            self.always.append(query)
        for trigger in needed or ():
            self.called[trigger].append(query)

    def _terms(self, nodes: Iterable[Node]) -> Iterator[Term]:
        yield from self.keywords
        for node in nodes:
            yield from (leaf.term for leaf in leaves(node) if isinstance(leaf, Word))
        yield from self._names

    def queries(self, terms: Iterable[Term]) -> list[Query]:
        """The queries that these terms call for, and those that need none."""
        found = dict.fromkeys(self.always)
        for term in terms:
            for trigger in (term, *self._names.get(term, ())):
                found.update(dict.fromkeys(self.called.get(trigger, ())))
        return list(found)


def _list_terms(words: Iterable[str], wholes: Iterable[bool]) -> dict[Term, str]:
    return {Term(fold(word), whole): word for whole in wholes for word in words}
