"""Headlines gathered below the bodies that stand in a row above them, a line for each and in the same order: no gap
parts the one or the other, only what the lines say and how the bodies begin."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import chain, pairwise

from feeder.splitting.model import Block, Script
from feeder.splitting.stories.leads import opening
from feeder.splitting.text.patterns import MARKS

_FEWEST = 3  # headlines in a run: two could as well be one of two lines
_FEWEST_GRAMS = 2
_MOST_BODIES = 60  # paragraphs above them


def served_in_turn(blocks: Sequence[Block], script: Script) -> set[int]:
    """The display lines and paragraphs (ids of blocks) that begin a headline or a body of their own so."""
    found: set[int] = set()
    if script == "latin":
        return found
    for bodies, heads in _runs(blocks):
        told = _told_in_turn(bodies, heads)
        if len(told) >= _FEWEST and _begin_there(bodies, heads, told, script):
            found |= {id(head) for head in heads[1 : len(told)]} | {id(bodies[p]) for p in told[1:]}
    return found


def _runs(blocks: Sequence[Block]) -> Iterator[tuple[list[Block], list[Block]]]:
    """The runs of paragraphs, each with the run of display lines right below it."""
    starts = [0, *(i for i in range(1, len(blocks)) if blocks[i].kind != blocks[i - 1].kind), len(blocks)]
    runs = [list(blocks[a:b]) for a, b in pairwise(starts)]
    for bodies, heads in pairwise(runs):
        kinds = [run[0].kind for run in (bodies, heads) if len(run) >= _FEWEST]
        if kinds == ["paragraph", "display"]:
            yield bodies[-_MOST_BODIES:], heads


def _told_in_turn(bodies: Sequence[Block], heads: Sequence[Block]) -> list[int]:
    """For each of the first headlines the paragraph that alone has most of its grams, as long as each stands below the
    one before."""
    count = Counter(chain.from_iterable(body.grams for body in bodies))
    once = {gram for gram, times in count.items() if times == 1}
    told: list[int] = []
    for head in heads:
        own = [len(once & head.grams & body.grams) for body in bodies]
        best = max(range(len(own)), key=own.__getitem__)
        if not own[best] or own.count(own[best]) > 1 or (told and best <= told[-1]):
            break
        told.append(best)
    return told


def _begin_there(bodies: Sequence[Block], heads: Sequence[Block], told: Sequence[int], script: Script) -> bool:
    """Whether bodies begin with the paragraphs told of: slugs say so, where one has any; else how they read, or what
    the headlines tell of each alone."""
    if any(body.slug for body in bodies[told[0] :]):
        return all(bodies[p].slug for p in told[1:])
    reads = all(opening(bodies[p].text, script) > 0 for p in told[1:])
    return reads or _tell_of_nothing_else(bodies, heads, told)


def _tell_of_nothing_else(bodies: Sequence[Block], heads: Sequence[Block], told: Sequence[int]) -> bool:
    """Whether each headline has two pairs of characters of its own paragraph at least, and none of the others that
    have a headline, which stand right below one another."""
    if told[-1] - told[0] >= len(told):
        return False
    return all(
        (len(head.grams & bodies[p].grams) >= _FEWEST_GRAMS) if p == own else not head.grams & bodies[p].grams
        for own, head in zip(told, heads, strict=False)
        for p in told
    )


def is_marked_apart(left: Block, right: Block) -> bool:
    """Whether a display line begins with a mark (●安全论坛), as the one above it doesn't."""
    return right.text[0] in MARKS and left.text[0] not in MARKS
