"""Whether a query can be true at all, by trying every combination of its parts that can occur together."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import combinations, permutations, product

from feeder.rules.query import AllOf, AnyOf, Fact, Near, Node, Not, Where, Word, days_of, pages_of

MOST_PARTS = 12  # distinct parts of a query; one with more is not tried
Holds = Callable[[str, str], bool]  # whether the first key, wherever it is a word, makes the second one found

_WIDER: dict[Where, tuple[Where, ...]] = {
    "headline": ("head", "any"),
    "kicker": ("head", "any"),
    "deck": ("head", "any"),
    "head": ("any",),
    "lead": ("any",),
    "body": ("any",),
}


def never_true(node: Node, holds: Holds) -> bool:
    """Whether no article can meet a query; False where it is too large to tell."""
    return not any(_truths(node, holds, default=True))


def always_true(node: Node, holds: Holds) -> bool:
    """Whether every article meets a query; False where it is too large to tell."""
    return all(_truths(node, holds, default=False))


def _truths(node: Node, holds: Holds, default: bool) -> Iterator[bool]:
    parts = list(dict.fromkeys(_parts(node)))
    if len(parts) > MOST_PARTS:
        yield default
        return
    implied = [(a, b) for a, b in permutations(parts, 2) if _implies(a, b, holds)]
    excluded = [(a, b) for a, b in combinations(parts, 2) if _excludes(a, b)]
    for values in product((False, True), repeat=len(parts)):
        given = dict(zip(parts, values, strict=True))
        if not any(given[a] and not given[b] for a, b in implied) and not any(
            given[a] and given[b] for a, b in excluded
        ):
            yield _truth(node, given)


def _parts(node: Node) -> Iterator[Node]:
    if isinstance(node, Not):
        yield from _parts(node.part)
    elif isinstance(node, (AllOf, AnyOf)):
        for part in node.parts:
            yield from _parts(part)
    else:
        yield _plain(node)


def _plain(node: Node) -> Node:
    """A word by what is looked for, however it was written."""
    return Word(node.term.key, node.term, node.place) if isinstance(node, Word) else node


def _truth(node: Node, given: dict[Node, bool]) -> bool:
    if isinstance(node, Not):
        return not _truth(node.part, given)
    if isinstance(node, AllOf):
        return all(_truth(part, given) for part in node.parts)
    if isinstance(node, AnyOf):
        return any(_truth(part, given) for part in node.parts)
    return given[_plain(node)]


def _implies(a: Node, b: Node, holds: Holds) -> bool:
    if isinstance(a, Near) and isinstance(b, Word):
        return any(_implies(_plain(word), b, holds) or _plain(word) == b for word in a.words)
    if not isinstance(a, Word) or not isinstance(b, Word):
        return False
    place = b.place == a.place or b.place in _WIDER.get(a.place, ())
    if a.term.key == b.term.key:
        return place and (a.term.whole or not b.term.whole)
    found = b.term.key in a.term.key if not b.term.whole else a.term.whole and holds(a.term.key, b.term.key)
    return place and found


def _excludes(a: Node, b: Node) -> bool:
    """Whether two facts can't both hold of one article."""
    if not isinstance(a, Fact) or not isinstance(b, Fact) or a.kind != b.kind:
        return False
    if a.kind == "genre":
        return a.value != b.value
    if a.kind == "issue":
        return not days_of(a.value) & days_of(b.value)
    if a.kind == "page":
        (letter, first, last), (other, from_, to) = pages_of(a.value), pages_of(b.value)
        return letter != other or last < from_ or to < first
    return False
