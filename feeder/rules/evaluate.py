"""A query and an article's findings → the evidence that makes it true, or None.

A query is asked only when one of its triggers occurred: words without which it can't be true.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from feeder.model import Match
from feeder.rules.findings import Findings, Found
from feeder.rules.matcher import Term
from feeder.rules.query import (
    AllOf,
    AnyOf,
    Fact,
    Listed,
    Near,
    Node,
    Not,
    Pattern,
    Where,
    Word,
    days_of,
    pages_of,
)

MOST_SHOWN = 5  # places of one word that the evidence names
Lists = Mapping[str, Mapping[Term, str]]  # a word list's name → its terms, as words

_HAN = r"\u3400-\u9fff\uf900-\ufaff\U00020000-\U0002ffff"
_UNIT = re.compile(rf"[{_HAN}]|[^\W{_HAN}]+")  # a Han character, or a word of another script
_PLAIN = re.compile(r"[^\s()（）\"“”/@:：]+")  # a word that a query need not put in quotation marks
_HEAD = ("kicker", "headline", "deck")
_MOST_NEAR = 2_000  # places that a "…"~N looks at


def in_place(found: Iterable[Found], place: Where) -> list[Found]:
    """Those that lie in a place; anywhere leaves out the byline."""
    if place == "any":
        return [spot for spot in found if spot.place != "byline"]
    if place == "head":
        return [spot for spot in found if spot.place in _HEAD]
    return [spot for spot in found if spot.place == place]


def evidence(node: Node, findings: Findings, lists: Lists) -> tuple[Match, ...] | None:
    """The matches that make a query true, without points; () if it rests on no words; None if it is not true."""
    if isinstance(node, Word):
        return _shown(in_place(findings.terms.get(node.term, ()), node.place), node.text)
    if isinstance(node, Pattern):
        return _shown(in_place(findings.pattern(node.pattern), node.place), f"/{node.pattern}/")
    if isinstance(node, Listed):
        return _listed(node, findings, lists)
    if isinstance(node, Near):
        return _near(node, findings)
    if isinstance(node, Fact):
        return () if _holds(node, findings) else None
    if isinstance(node, Not):
        return () if evidence(node.part, findings, lists) is None else None
    given = [evidence(part, findings, lists) for part in node.parts]
    met = [part for part in given if part is not None]
    if len(met) < (len(given) if isinstance(node, AllOf) else 1):
        return None
    return tuple(match for part in met for match in part)


def _shown(found: list[Found], keyword: str) -> tuple[Match, ...] | None:
    return tuple(spot.match(keyword) for spot in found[:MOST_SHOWN]) or None


def _listed(node: Listed, findings: Findings, lists: Lists) -> tuple[Match, ...] | None:
    words = lists[node.name]
    shown = []
    for term in findings.terms:
        if term.whole == node.whole and term in words:
            shown += in_place(findings.terms[term], node.place)[:MOST_SHOWN]
    texts = findings.texts
    return tuple(spot.match(texts[spot.text].printed[spot.start : spot.end]) for spot in shown) or None


def _holds(node: Fact, findings: Findings) -> bool:
    printed = findings.printed
    if node.kind == "genre":
        return findings.article.kind == node.value
    if node.kind == "section":
        return node.value in printed.section
    if node.kind == "issue":
        return printed.date is not None and printed.date.weekday() in days_of(node.value)
    letter, first, last = pages_of(node.value)
    here = re.fullmatch(r"([a-z]?)0*(\d+)", printed.page.lower())
    return here is not None and here[1] == letter and first <= int(here[2]) <= last


def _near(node: Near, findings: Findings) -> tuple[Match, ...] | None:
    """The first window that holds every word with few enough others between."""
    spots = sorted(
        (spot, number)
        for number, word in enumerate(node.words)
        for spot in in_place(findings.terms.get(word.term, ()), word.place)
    )
    last: dict[int, Found] = {}
    for spot, number in spots[:_MOST_NEAR]:
        last = {n: earlier for n, earlier in last.items() if earlier.text == spot.text} | {number: spot}
        if len(last) == len(node.words) and _between(list(last.values()), findings) <= node.within:
            return tuple(last[n].match(word.text) for n, word in enumerate(node.words))
    return None


def _between(spots: list[Found], findings: Findings) -> int:
    """How many Han characters and other words stand between the spots."""
    spots.sort()
    text = findings.texts[spots[0].text].printed
    units = 0
    end = spots[0].end
    for spot in spots[1:]:
        if spot.start > end:
            units += len(_UNIT.findall(text, end, spot.start))
        end = max(end, spot.end)
    return units


def triggers(node: Node) -> frozenset[Term | str] | None:
    """Terms, or names of lists, one of which must occur for a query to be true; None if it can be true without."""
    if isinstance(node, Word):
        return frozenset({node.term})
    if isinstance(node, Listed):
        return frozenset({node.name})
    if isinstance(node, (AllOf, Near)):
        parts: tuple[Node, ...] = node.words if isinstance(node, Near) else node.parts
        needed = [given for part in parts if (given := triggers(part)) is not None]
        return min(needed, key=len) if needed else None
    if isinstance(node, AnyOf):
        each = [triggers(part) for part in node.parts]
        some = [given for given in each if given is not None]
        return frozenset().union(*some) if len(some) == len(each) else None
    return None


def show(node: Node) -> str:
    """A query as an editor would write it."""
    if isinstance(node, Word):
        return _prefix(node.place, node.term.whole) + _quoted(node.text)
    if isinstance(node, Listed):
        return f"{_prefix(node.place, node.whole)}@{node.name}"
    if isinstance(node, Near):
        words = " ".join(word.text for word in node.words)
        return f'{_prefix(node.place, node.words[0].term.whole)}"{words}"~{node.within}'
    if isinstance(node, Pattern):
        pattern = node.pattern.replace("/", "\\/")
        return f"{_prefix(node.place, True)}/{pattern}/"
    if isinstance(node, Fact):
        return f"{node.kind}:{_quoted(node.value)}"
    if isinstance(node, Not):
        return f"NOT {_bracketed(node.part)}"
    return (" AND " if isinstance(node, AllOf) else " OR ").join(map(_bracketed, node.parts))


def _quoted(word: str) -> str:
    """A word in quotation marks where it would be read as something else without them."""
    plain = _PLAIN.fullmatch(word) and word.upper() not in ("AND", "OR", "NOT")
    return word if plain else f'"{word}"'


def _bracketed(node: Node) -> str:
    return f"({show(node)})" if isinstance(node, (AllOf, AnyOf)) else show(node)


def _prefix(place: Where, whole: bool) -> str:
    return ("" if place == "any" else f"{place}:") + ("" if whole else "substring:")
