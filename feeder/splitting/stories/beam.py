"""The states that the search keeps side by side: which are kept, and the stories that one of them tells."""

from __future__ import annotations

from collections import defaultdict
from operator import itemgetter
from typing import Any, NamedTuple, TypeAlias

from feeder.splitting.stories.orders import Order
from feeder.splitting.stories.stories import Span, Story

WAITING = 24
_WILL_BE_LEFT = 3.0  # held against a headline, beyond that, where no paragraph follows that could be its body
_FAR = 16.0  # a reading so much worse than the best is given up


class Above(NamedTuple):
    """In a trail: the display lines above a body that more of its headline follows below."""

    body: Span
    head: Span


# A state of the search. What is open, a body or a headline (`heading`), may go on with the next item; its partner is
# found or not. What waits has no partner yet. (rank, score, open body, open headline, their order, heading, waiting
# bodies, waiting headlines, whether a crosshead stands last, trail). The rank is the score less what is held against
# headlines that wait; the trail is (trail before, Story or a crosshead's line).
State: TypeAlias = tuple[
    float,
    float,
    Span | None,
    Span | None,
    Order | None,
    bool,
    tuple[Span, ...],
    tuple[Span, ...],
    bool,
    tuple[Any, ...],
]
START: State = (0.0, 0.0, None, None, None, False, (), (), False, ())


def foreseen(states: list[State], paragraphs: int) -> list[State]:
    """The states ranked by what they will miss as well: more headlines wait than so many paragraphs, which are all that
    follow, can be bodies for."""
    if paragraphs > WAITING:
        return states
    found: list[State] = []
    for state in states:
        waits = len(state[7]) + (state[2] is None and state[3] is not None)
        missed = _WILL_BE_LEFT * max(0, waits - paragraphs)
        found.append((state[0] - missed, *state[1:]) if missed else state)
    return found


def pruned(states: list[State], beam: int, roomy: bool) -> list[State]:
    """The best states, with room for those that have more waiting; what waits for a body is held against a state. Where
    it is `roomy`, the best of those that have as much waiting is kept beyond that, though many are better."""
    states.sort(key=itemgetter(0), reverse=True)
    kept: list[State] = []
    alike: dict[tuple[int, int], list[tuple[Any, ...]]] = defaultdict(list)  # by how many wait
    most = max(2, beam // 4)
    least = states[0][0] - _FAR
    for state in states:
        if state[0] < least:
            break
        what = state[2:9]
        others = alike[len(what[4]), len(what[5])]
        if len(others) < (most if len(kept) < beam else 1) and what not in others:
            others.append(what)
            kept.append(state)
            if len(kept) == beam and not roomy:
                break
    return kept


def told(trail: tuple[Any, ...]) -> tuple[tuple[Story, ...], frozenset[int]]:
    """The stories of a trail, in the order of their bodies, and its crossheads."""
    stories: list[Story] = []
    crossheads: set[int] = set()
    above: dict[Span | None, Span] = {}
    while trail:
        trail, what = trail
        if isinstance(what, Story):
            stories.append(what)
        elif isinstance(what, Above):
            above[what.body] = what.head
        elif isinstance(what, int):
            crossheads.add(what)
    if above:
        stories = [story._replace(above=above.get(story.body)) for story in stories]
    stories.sort(key=lambda story: (story.body or (10**9, 0), story.head or (0, 0)))
    return tuple(stories), frozenset(crossheads)
