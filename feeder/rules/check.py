"""What is doubtful in rules that load: keywords that can't work, queries that can't be true, categories that overlap.

Some of it shows in the rules alone, some only on articles they have sorted.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Literal

from feeder.model import Article, Printed
from feeder.rules.classify import decide, scored
from feeder.rules.findings import search
from feeder.rules.logic import always_true, never_true
from feeder.rules.matcher import Matcher, Term
from feeder.rules.query import Word, leaves
from feeder.rules.rulebook import FALLBACK, Keyword, Rules
from feeder.rules.segment import Boundaries, Cut, segmenter
from feeder.saying import counted

_QUERYLIKE = re.compile(r"(?:^|\s)(?:AND|OR|NOT)\s|^[a-z]+:|\*|~\d+$")
_OFTEN = 3  # refused places from which a keyword is called ambiguous
_SHARE = 0.8  # of the smaller category's articles that two categories share from which they overlap
_ENOUGH = 5  # articles from which a share says something
_SHOWN = 3


@dataclass(frozen=True, slots=True)
class Doubt:
    """One doubtful thing: `wrong` can't be meant, `doubtful` may be, `note` is good to know."""

    weight: Literal["wrong", "doubtful", "note"]
    category: str
    rule: str
    said: str


def check_rules(rules: Rules) -> list[Doubt]:
    """What shows in the rules alone."""
    cut = segmenter(rules.cache)
    return [*_queries(rules, cut), *_keywords(rules, cut), *_shared(rules)]


def check_on_articles(rules: Rules, articles: Sequence[tuple[Article, Printed]]) -> list[Doubt]:
    """What shows on articles: words that never occur or mostly are parts of others, categories that overlap."""
    accepted: Counter[Term] = Counter()
    refused: defaultdict[Term, Counter[str]] = defaultdict(Counter)
    labels: list[list[str]] = []
    cut = segmenter(rules.cache)
    for article, printed in articles:
        findings = search(article, printed, rules.index.matcher)
        accepted.update({term: len(spots) for term, spots in findings.terms.items()})
        boundaries = [Boundaries(text.key, lambda: cut) for text in findings.texts]
        for term, spots in findings.refused.items():
            for spot, at in spots:
                refused[term]["|".join(boundaries[spot.text].words_around(at, at + len(term.key)))] += 1
        labels.append([label.category for label in decide(scored(findings, rules), findings, rules).labels])
    return [*_on_words(rules, accepted, refused, len(articles)), *_overlaps(labels)]


def _queries(rules: Rules, cut: Cut) -> Iterator[Doubt]:
    def holds(longer: str, shorter: str) -> bool:
        return _holds(longer, shorter, cut)

    for query in rules.queries:
        if never_true(query.node, holds):
            yield Doubt("wrong", query.category, query.text, "can never be true: its parts contradict each other")
        elif always_true(query.node, holds):
            yield Doubt("wrong", query.category, query.text, "is true of every article")
    for slug, decision in rules.decisions.items():
        for node in decision.nodes:
            if never_true(node, holds):
                yield Doubt(
                    "wrong", slug, "fallback or severities", "can never be true: its parts contradict each other"
                )


def _holds(longer: str, shorter: str, cut: Cut) -> bool:
    """Whether the shorter is accepted as a word somewhere in the longer one."""
    boundaries = Boundaries(longer, lambda: cut)
    at = longer.find(shorter)
    while at >= 0:
        if boundaries.is_word(at, at + len(shorter)):
            return True
        at = longer.find(shorter, at + 1)
    return False


def _keywords(rules: Rules, cut: Cut) -> Iterator[Doubt]:
    """Keywords that say the same, and those that others of their category hold already."""
    by_category: defaultdict[str, list[Keyword]] = defaultdict(list)
    for keyword in rules.keywords:
        by_category[keyword.category].append(keyword)
    for slug, keywords in by_category.items():
        first: dict[tuple[str, str], str] = {}
        for keyword in keywords:
            same = first.setdefault((keyword.term.key, keyword.place), keyword.word)
            if same != keyword.word:
                said = f"is the same as {same}: case, width and script do not matter"
                yield Doubt("doubtful", slug, keyword.word, said)
            elif found := _QUERYLIKE.search(keyword.word):
                said = f"holds {found[0].strip()} and is looked for as it stands: was it meant under queries?"
                yield Doubt("doubtful", slug, keyword.word, said)
            elif len(keyword.term.key) == 1:
                yield Doubt("doubtful", slug, keyword.word, "a single character: it counts only where it stands alone")
        yield from _held(slug, keywords, cut)


def _held(slug: str, keywords: list[Keyword], cut: Cut) -> Iterator[Doubt]:
    by_term = {keyword.term: keyword for keyword in keywords}
    matcher = Matcher(by_term, lambda: cut)
    for keyword in keywords:
        for spot in matcher.find(keyword.term.key):
            inner = by_term[spot.term]
            shorter = spot.end - spot.start < len(keyword.term.key)
            if shorter and spot.accepted and (inner.weight, inner.place) == (keyword.weight, keyword.place):
                said = f"holds {inner.word}, which finds it already with the same weight"
                yield Doubt("note", slug, keyword.word, said)
                break


def _shared(rules: Rules) -> Iterator[Doubt]:
    """Keywords that stand in several categories."""
    askers: defaultdict[Term, dict[str, Keyword]] = defaultdict(dict)
    for keyword in rules.keywords:
        if keyword.weight > 0:
            askers[keyword.term].setdefault(keyword.category, keyword)
    for found in askers.values():
        if len(found) > 1:
            (slug, keyword), *others = found.items()
            yield Doubt("note", slug, keyword.word, f"stands in {', '.join(other for other, _ in others)} too")


def _on_words(rules: Rules, accepted: Counter[Term], refused: dict[Term, Counter[str]], count: int) -> Iterator[Doubt]:
    """Words by how often they occurred and how often their boundaries were refused."""
    words = [(keyword.category, keyword.word, keyword.term) for keyword in rules.keywords]
    words += [
        (q.category, leaf.text, leaf.term) for q in rules.queries for leaf in leaves(q.node) if isinstance(leaf, Word)
    ]
    for slug, word, term in dict.fromkeys(words):
        lost = refused.get(term, Counter())
        if lost.total() >= _OFTEN and lost.total() > accepted[term]:
            where = ", ".join(f"{words} ({times}×)" for words, times in lost.most_common(_SHOWN))
            said = f"ambiguous: {accepted[term]}× a word, {lost.total()}× only part of others: {where}"
            yield Doubt("doubtful", slug, word, said)
        elif not accepted[term] and not lost and count:
            yield Doubt("note", slug, word, f"never seen in {counted(count, 'article')}")


def _overlaps(labels: Iterable[Sequence[str]]) -> Iterator[Doubt]:
    alone: Counter[str] = Counter()
    both: Counter[tuple[str, str]] = Counter()
    for each in labels:
        found = sorted(set(each) - {FALLBACK})
        alone.update(found)
        both.update(combinations(found, 2))
    for (one, other), count in sorted(both.items()):
        smaller = min(alone[one], alone[other])
        if smaller >= _ENOUGH and count >= _SHARE * smaller:
            said = f"overlaps with {other}: {counted(count, 'article')} in both, of {alone[one]} and {alone[other]}"
            yield Doubt("doubtful", one, "", said)
