"""The query language: `(高速 OR 公路) AND 施工 NOT 招标` → a tree, or a QueryError that points at the character.

query   = both {OR both}                       words side by side mean AND; AND binds before OR
both    = part {[AND] part | NOT part}
part    = NOT part | ( query ) | PREFIX:part | word | "a phrase" | "two words"~N | /pattern/ | @list
PREFIX  = headline kicker deck head lead body byline any   where the words must stand
        | substring word                                   whether they may stand inside other words
        | genre page section issue                         what the article is and where it was printed
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal, TypeAlias, get_args

from feeder.model import Kind
from feeder.rules.folding import fold
from feeder.rules.matcher import Term
from feeder.rules.patterns import compile_pattern

Where = Literal["any", "head", "headline", "kicker", "deck", "lead", "body", "byline"]
PLACES: tuple[Where, ...] = get_args(Where)
GENRES: tuple[Kind, ...] = get_args(Kind)
DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_DAYS = {day: frozenset({number}) for number, day in enumerate(DAYS)} | {
    "weekday": frozenset(range(5)),
    "weekend": frozenset({5, 6}),
}
LONGEST_QUERY = 10_000  # characters
LONGEST_WORD = 100
_DEEPEST = 50
_FARTHEST = 1000  # the largest N of "…"~N


@dataclass(frozen=True, slots=True)
class Word:
    """A word or phrase that stands in a place; `text` as the editor wrote it."""

    text: str
    term: Term
    place: Where = "any"


@dataclass(frozen=True, slots=True)
class Listed:
    """Any word of a named list."""

    name: str
    whole: bool = True
    place: Where = "any"


@dataclass(frozen=True, slots=True)
class Near:
    """Words that stand within so many Han characters or Latin words of each other, in any order."""

    words: tuple[Word, ...]
    within: int
    place: Where = "any"


@dataclass(frozen=True, slots=True)
class Pattern:
    """A regular expression of RE2 that stands in a place."""

    pattern: str
    place: Where = "any"


@dataclass(frozen=True, slots=True)
class Fact:
    """What the article is or where it was printed: genre, page, section or issue."""

    kind: str
    value: str


@dataclass(frozen=True, slots=True)
class Not:
    """True where its part is not."""

    part: Node


@dataclass(frozen=True, slots=True)
class AllOf:
    """True where every part is; without parts always."""

    parts: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class AnyOf:
    """True where one part is."""

    parts: tuple[Node, ...]


Node: TypeAlias = Word | Listed | Near | Pattern | Fact | Not | AllOf | AnyOf


class QueryError(ValueError):
    """A mistake in a query; says at which character, counted from 1."""

    def __init__(self, query: str, at: int, expected: str) -> None:
        there = query[at : at + 12]
        super().__init__(f"character {at + 1}, at {there!r}: {expected}" if there else f"at the end: {expected}")
        self.at = at


class _Token:
    __slots__ = ("at", "distance", "kind", "text")

    def __init__(self, kind: str, text: str, at: int, distance: int = 0) -> None:
        self.kind, self.text, self.at, self.distance = kind, text, at, distance


_SCANNER = re.compile(
    r"(?P<space>\s+)"
    r"|(?P<open>[(（])|(?P<close>[)）])"
    r'|["“”](?P<phrase>[^"“”]*)["“”](?:~(?P<distance>\d{1,4}))?'
    r"|/(?P<pattern>(?:[^/\\]|\\.)+)/"
    r"|@(?P<listed>[\w-]+)"
    r"|(?P<prefix>[A-Za-z]+)[:：]"
    r"|(?P<word>[^\s()（）\"“”/@:：]+(?:[/@][^\s()（）\"“”/@:：]+)*)"
)
_OPERATORS = ("AND", "OR", "NOT")


def parse_query(query: str) -> Node:
    """Read a query; QueryError points at the character where it goes wrong."""
    if len(query) > LONGEST_QUERY:
        raise QueryError(query, LONGEST_QUERY, f"expected at most {LONGEST_QUERY:,} characters")
    return _Reader(query).read()


def _scan(query: str) -> list[_Token]:
    tokens = []
    at = 0
    while at < len(query):
        found = _SCANNER.match(query, at)
        if not found or not found.lastgroup:
            raise QueryError(query, at, _SCRAPS.get(query[at], "expected a word, a phrase or ("))
        kind = "phrase" if found["phrase"] is not None else found.lastgroup
        if kind != "space":
            tokens.append(_Token(kind, found[kind], at, int(found["distance"] or -1)))
        at = found.end()
    return tokens


_SCRAPS = {
    '"': "this quotation mark is never closed",
    "“": "this quotation mark is never closed",
    "/": "this pattern is never closed by /; to look for a slash, put the word in quotation marks",
    "@": "expected the name of a word list after @",
    ":": "a colon follows a prefix such as headline; to look for one, put the word in quotation marks",
    "：": "a colon follows a prefix such as headline; to look for one, put the word in quotation marks",
}


class _Reader:
    """Reads the tokens from left to right, one function for each line of the grammar."""

    def __init__(self, query: str) -> None:
        self._query = query
        self._tokens = _scan(query)
        self._next = 0
        self._depth = 0

    def read(self) -> Node:
        node = self._either("any", True)
        if token := self._peek():
            raise self._error(token, "this bracket closes none" if token.kind == "close" else "expected the end")
        return node

    def _peek(self) -> _Token | None:
        return self._tokens[self._next] if self._next < len(self._tokens) else None

    def _takes(self, operator: str) -> bool:
        token = self._peek()
        if token and token.kind == "word" and token.text == operator:
            self._next += 1
            return True
        return False

    def _error(self, token: _Token | None, expected: str) -> QueryError:
        return QueryError(self._query, token.at if token else len(self._query), expected)

    def _either(self, place: Where, whole: bool) -> Node:
        parts = [self._both(place, whole)]
        while self._takes("OR"):
            parts.append(self._both(place, whole))
        return parts[0] if len(parts) == 1 else AnyOf(tuple(parts))

    def _both(self, place: Where, whole: bool) -> Node:
        parts = [self._part(place, whole)]
        while (token := self._peek()) and token.kind != "close" and (token.kind, token.text) != ("word", "OR"):
            self._takes("AND")
            parts.append(self._part(place, whole))
        return parts[0] if len(parts) == 1 else AllOf(tuple(parts))

    def _part(self, place: Where, whole: bool) -> Node:
        token = self._peek()
        if token is None or token.kind == "close":
            raise self._error(token, "expected a word, a phrase or (")
        self._depth += 1
        if self._depth > _DEEPEST:
            raise self._error(token, f"brackets and NOT lie deeper than {_DEEPEST}")
        self._next += 1
        node = self._part_at(token, place, whole)
        self._depth -= 1
        return node

    def _part_at(self, token: _Token, place: Where, whole: bool) -> Node:
        if token.kind == "open":
            node = self._either(place, whole)
            if not (closing := self._peek()) or closing.kind != "close":
                raise self._error(token, "this bracket is never closed")
            self._next += 1
            return node
        if token.kind == "prefix":
            return self._prefixed(token, place, whole)
        if token.kind == "pattern":
            return self._pattern(token, place)
        if token.kind == "listed":
            return Listed(token.text, whole, place)
        if token.kind == "word" and token.text == "NOT":
            return Not(self._part(place, whole))
        return self._word(token, place, whole)

    def _prefixed(self, token: _Token, place: Where, whole: bool) -> Node:
        name = token.text.lower()
        if name in PLACES:
            return self._part(name, whole)
        if name in ("substring", "word"):
            return self._part(place, name == "word")
        value = self._peek()
        if name not in _FACTS:
            known = ", ".join((*PLACES, "substring", "word", *_FACTS))
            raise self._error(token, f"no such prefix; expected one of {known}")
        if not value or value.kind not in ("word", "phrase"):
            raise self._error(value, f"expected a value after {name}:")
        self._next += 1
        if said := _FACTS[name](value.text):
            raise self._error(value, said)
        return Fact(name, value.text if name == "section" else value.text.lower())

    def _pattern(self, token: _Token, place: Where) -> Node:
        pattern = token.text.replace("\\/", "/")
        try:
            compile_pattern(pattern)
        except ValueError as exc:
            raise self._error(token, str(exc)) from exc
        return Pattern(pattern, place)

    def _word(self, token: _Token, place: Where, whole: bool) -> Node:
        if token.kind == "word" and token.text in _OPERATORS:
            raise self._error(token, f"expected a word, a phrase or (; to look for {token.text}, put it in quotes")
        if token.kind == "word" and token.text.upper() in _OPERATORS:
            raise self._error(token, f"write {token.text.upper()}, or put the word in quotation marks")
        words = token.text.split() if token.distance >= 0 else [" ".join(token.text.split())]
        if not words or not words[0]:
            raise self._error(token, "an empty phrase: expected words")
        if max(map(len, words)) > LONGEST_WORD:
            raise self._error(token, f"expected at most {LONGEST_WORD} characters")
        made = tuple(Word(word, Term(fold(word), whole), place) for word in words)
        if token.distance < 0:
            return made[0]
        if len(made) < 2 or token.distance > _FARTHEST:
            raise self._error(token, f"expected two words or more, and a distance of at most {_FARTHEST}")
        return Near(made, token.distance, place)


def _genre(value: str) -> str:
    return "" if value.lower() in GENRES else f"no such genre; expected one of {', '.join(GENRES)}"


def _page(value: str) -> str:
    return "" if re.fullmatch(r"[A-Za-z]?\d{1,3}(-\d{1,3})?", value) else "expected a page such as 1, A2 or 2-4"


def _section(value: str) -> str:
    return ""


def _issue(value: str) -> str:
    return "" if value.lower() in _DAYS else f"no such day; expected one of {', '.join(_DAYS)}"


_FACTS = {"genre": _genre, "page": _page, "section": _section, "issue": _issue}


def days_of(value: str) -> frozenset[int]:
    """The days of the week, 0 for Monday, that issue:VALUE names."""
    return _DAYS[value]


def pages_of(value: str) -> tuple[str, int, int]:
    """The letter, the first and the last number that page:VALUE names."""
    found = re.fullmatch(r"([a-z]?)(\d+)(?:-(\d+))?", value)
    assert found, value
    return found[1], int(found[2]), int(found[3] or found[2])


def leaves(node: Node) -> list[Node]:
    """The parts of a query that hold no others, from left to right, those under NOT too."""
    if isinstance(node, Not):
        return leaves(node.part)
    if isinstance(node, (AllOf, AnyOf)):
        return [leaf for part in node.parts for leaf in leaves(part)]
    if isinstance(node, Near):
        return list(node.words)
    return [node]
