"""An article searched: where each term of the rules stands, in which place, counted in the text as printed."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from feeder.model import Article, Match, Place, Printed
from feeder.rules.folding import fold
from feeder.rules.matcher import Matcher, Term
from feeder.rules.patterns import find_pattern

_HAN = r"\u3400-\u9fff\uf900-\ufaff\U00020000-\U0002ffff"
_IS_HAN = re.compile(f"[{_HAN}]")


class Found(NamedTuple):
    """A stretch of one of the article's three texts (0 head, 1 body, 2 slugs) and the place it lies in."""

    text: int
    start: int
    end: int
    place: Place

    def match(self, keyword: str, points: float = 0.0, rule: str = "") -> Match:
        """As evidence."""
        return Match(keyword, self.place, self.start, self.end, points, rule)


@dataclass(frozen=True, slots=True)
class SearchText:
    """A text as printed, its key, where the key's characters stand in it, and its places with where they stop."""

    printed: str
    key: str
    places: tuple[tuple[Place, int], ...]
    at: tuple[int, ...] | None = None

    def found(self, number: int, start: int, end: int) -> Found:
        """A stretch of the key as one of the printed text."""
        if self.at is not None:
            start, end = self.at[start], self.at[end - 1] + 1
        return Found(number, start, end, next(place for place, stop in self.places if start < stop))


@dataclass(frozen=True, slots=True)
class Findings:
    """What was found in an article, counted in the texts as printed.

    `refused` are places where a term stands but is no word, each with its start in the key.
    """

    article: Article
    printed: Printed
    texts: tuple[SearchText, ...]
    terms: dict[Term, list[Found]]
    refused: dict[Term, list[tuple[Found, int]]]
    _patterns: dict[str, list[Found]] = field(default_factory=dict)

    def pattern(self, pattern: str) -> list[Found]:
        """Where a pattern stands; looked for when it is first asked for."""
        if pattern not in self._patterns:
            self._patterns[pattern] = [
                text.found(number, start, end)
                for number, text in enumerate(self.texts)
                for start, end in find_pattern(pattern, text.key)
            ]
        return self._patterns[pattern]


def search(article: Article, printed: Printed, matcher: Matcher) -> Findings:
    """Search an article's head, body and slugs for every term."""
    texts = tuple(search_texts(article))
    terms: defaultdict[Term, list[Found]] = defaultdict(list)
    refused: defaultdict[Term, list[tuple[Found, int]]] = defaultdict(list)
    for number, text in enumerate(texts):
        for term, start, end, accepted in matcher.find(text.key):
            if accepted:
                terms[term].append(text.found(number, start, end))
            else:
                refused[term].append((text.found(number, start, end), start))
    return Findings(article, printed, texts, dict(terms), dict(refused))


def search_texts(article: Article) -> Iterator[SearchText]:
    """The texts that matches point into, with their places."""
    yield _head(article)
    body = article.body_text
    yield SearchText(body, fold(body), tuple(_body_places(article)))
    slugs = "\n".join(article.slugs)
    yield SearchText(slugs, fold(slugs), (("byline", len(slugs) + 1),))


def _body_places(article: Article) -> Iterator[tuple[Place, int]]:
    stop = 0
    for paragraph in article.paragraphs:
        start, stop = stop, stop + len(paragraph.text) + 1
        if paragraph.kind != "crosshead":
            yield "body", start
            yield "lead", stop
            break
    yield "body", len(article.body_text) + 1


def _head(article: Article) -> SearchText:
    """Kicker, headline and deck; a line break inside one of them cuts no word: 阿乌高速/公路 holds 高速公路."""
    places: list[tuple[Place, int]] = []
    stop = 0
    named: tuple[tuple[Place, tuple[str, ...]], ...] = (
        ("kicker", article.kicker),
        ("headline", article.headline),
        ("deck", article.deck),
    )
    inner: set[int] = set()
    for place, lines in named:
        for line in lines:
            stop += len(line) + 1
            inner.add(stop - 1)
        inner.discard(stop - 1)
        places.append((place, stop))
    printed = article.head_text
    if not inner:
        return SearchText(printed, fold(printed), tuple(places))
    at = tuple(i for i in range(len(printed)) if i not in inner or not _between_han(printed, i))
    key = fold("".join(" " if i in inner else printed[i] for i in at))
    return SearchText(printed, key, tuple(places), at)


def _between_han(text: str, at: int) -> bool:
    return bool(_IS_HAN.match(text, at - 1) and _IS_HAN.match(text, at + 1))
