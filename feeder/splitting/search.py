"""Paragraphs and display lines → stories: which make a body, which a headline, and which belong together.

The page is read once from top to bottom, several readings kept side by side (a beam). A reading may let bodies wait for
their headlines and headlines for their bodies, in any number; what waits longest is usually served first. The
order this page keeps (headline before or after its body) is learnt from a first reading and used in a second.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from math import exp, log, log1p
from typing import Literal, NamedTuple

from feeder.splitting.matching import Matcher

Order = Literal["after", "before", "queue after", "queue before", "skip"]
Span = tuple[int, int]
_BEAM = 24
_ALIKE = 6  # states with the same number of bodies and headlines waiting
_HELD = 2.0
_WAITING = 24
_CHOICES = 5
_SURE = 5.0
_NO_HEADLINE = -6.0
_NO_BODY = -7.0
_LONG_HEAD = 0.25
_OUT_OF_TURN = 0.2
_KEEP = 0.25  # of the first counts, when the page's own are in
_CROSSHEAD = -1.8
_MORE_CROSSHEAD = -1.0
_SECTION = 0.7  # a crosshead, too, says what stands below it
_DISPLAY_BETWEEN = 4.5  # log odds that a display line adds to a new article's beginning below it
_FIRST_COUNTS: dict[Order, float] = {"after": 4.0, "before": 4.0, "queue after": 1.2, "queue before": 0.6, "skip": 0.2}


class Story(NamedTuple):
    """Paragraphs `body` (first, last) under display lines `head` (first, last), either of them None where missing."""

    body: Span | None
    head: Span | None
    order: Order | None


@dataclass(frozen=True, slots=True)
class Item:
    """A paragraph or a display line, by its index among its kind, with what its surroundings say for it.

    `cut` is the log odds that it begins something new; `crosshead` the log likelihood of a display line as crosshead,
    `section` the paragraphs from it to the next display line.
    """

    paragraph: bool
    index: int
    cut: float
    crosshead: float = 0.0
    section: Span | None = None


class _State(NamedTuple):
    score: float
    body: Span | None  # open: the next paragraph may go on with it
    body_head: Span | None
    body_order: Order | None
    head: Span | None  # open: the next display line may go on with it
    head_body: Span | None
    head_order: Order | None
    bodies: tuple[Span, ...]  # waiting for a headline
    heads: tuple[Span, ...]  # waiting for a body
    trail: tuple[object, ...]  # (trail before, Story | crosshead's line)
    owes: bool  # a crosshead stands last, its body must go on


@dataclass(frozen=True, slots=True)
class Reading:
    """A page's stories and crossheads (indices of display lines) with the reading's score."""

    score: float
    stories: tuple[Story, ...]
    crossheads: frozenset[int]


def best_readings(items: Sequence[Item], matcher: Matcher, bare: Sequence[float]) -> list[Reading]:
    """The readings that were kept, best first; `bare[i]` is what paragraph i costs as a body without a headline."""
    first = _Search(items, matcher, bare, _FIRST_COUNTS).run()
    counts = Counter(story.order for story in first[0].stories if story.order)
    learnt = {order: _KEEP * share + counts[order] for order, share in _FIRST_COUNTS.items()}
    return _Search(items, matcher, bare, learnt).run()


class _Search:
    def __init__(
        self, items: Sequence[Item], matcher: Matcher, bare: Sequence[float], counts: dict[Order, float]
    ) -> None:
        self._items, self._matcher, self._bare = items, matcher, bare
        total = sum(counts.values())
        self._prior = {order: log(count / total) for order, count in counts.items()}

    def run(self) -> list[Reading]:
        states = [_State(0.0, None, None, None, None, None, None, (), (), (), False)]
        for at, item in enumerate(self._items):
            grown: list[_State] = []
            for state in states:
                if item.paragraph:
                    self._read_paragraph(state, item, grown)
                else:
                    self._read_display(state, item, at, grown)
            states = _pruned(grown)
        ended = sorted((self._ended(state) for state in states), key=lambda state: -state.score)
        return [_reading(state) for state in ended if not state.owes] or [_reading(ended[0])]

    def _read_paragraph(self, state: _State, item: Item, grown: list[_State]) -> None:
        p, cut = item.index, item.cut
        if state.body is not None and state.head is None and (cut < _SURE or state.owes):
            body = (state.body[0], p)
            gain = -log1p(exp(min(cut, 30.0)))
            if state.body_head is not None:
                gain += self._fit(state.body_head, body) - self._fit(state.body_head, state.body)
            grown.append(state._replace(score=state.score + gain, body=body, owes=False))
            if cut < -_SURE:
                return
        if state.owes:
            return
        beside = state.body is not None and state.head is None
        start = -log1p(exp(min(-cut - (0.0 if beside else _DISPLAY_BETWEEN), 30.0))) if p else 0.0
        closed = self._closed(state)
        score = closed.score + start
        grown.append(closed._replace(score=score, body=(p, p), body_head=None, body_order=None))
        for k, head in self._choices(closed.heads, lambda head: self._fit(head, (p, p))):
            order = _order_of(k, len(closed.heads), state.head == head, "before")
            grown.append(
                closed._replace(
                    score=score + self._fit(head, (p, p)) + self._prior[order] - _OUT_OF_TURN * k,
                    body=(p, p),
                    body_head=head,
                    body_order=order,
                    heads=closed.heads[:k] + closed.heads[k + 1 :],
                )
            )

    def _read_display(self, state: _State, item: Item, at: int, grown: list[_State]) -> None:
        d, cut = item.index, item.cut
        if state.head is not None:
            head = (state.head[0], d)
            gain = -log1p(exp(cut))
            if state.head_body is not None:
                gain += self._matcher.score(d, *state.head_body)
            grown.append(state._replace(score=state.score + gain - _LONG_HEAD * (d - state.head[0]), head=head))
        goes_on = at + 1 < len(self._items) and (self._items[at + 1].paragraph or not self._items[at + 1].cut)
        if state.body is not None and state.head is None and goes_on:
            score = state.score + (_MORE_CROSSHEAD if state.owes else _CROSSHEAD + item.crosshead)
            if item.section:
                score += max(0.0, _SECTION * self._matcher.score(d, *item.section))
            grown.append(state._replace(score=score, trail=(state.trail, d), owes=True))
        if state.owes:
            return
        start = -log1p(exp(-cut)) if state.head is not None else 0.0
        closed = self._closed(state)
        score = closed.score + start
        grown.append(closed._replace(score=score, head=(d, d), head_body=None, head_order=None))
        for k, body in self._choices(closed.bodies, lambda body: self._matcher.score(d, *body)):
            order = _order_of(k, len(closed.bodies), state.body == body, "after")
            grown.append(
                closed._replace(
                    score=score + self._matcher.score(d, *body) + self._prior[order] - _OUT_OF_TURN * k,
                    head=(d, d),
                    head_body=body,
                    head_order=order,
                    bodies=closed.bodies[:k] + closed.bodies[k + 1 :],
                )
            )

    def _choices(self, waiting: tuple[Span, ...], fit) -> list[tuple[int, Span]]:  # type: ignore[no-untyped-def]
        numbered = list(enumerate(waiting))
        if len(numbered) <= _CHOICES:
            return numbered
        return sorted(numbered, key=lambda pair: -fit(pair[1]))[:_CHOICES]

    def _fit(self, head: Span, body: Span) -> float:
        return self._matcher.group_score(*head, *body)

    def _closed(self, state: _State) -> _State:
        """The state with nothing open: what has no partner yet waits for one."""
        score, bodies, heads, trail = state.score, state.bodies, state.heads, state.trail
        if state.head is not None:
            if state.head_body is not None:
                trail = (trail, Story(state.head_body, state.head, state.head_order))
            else:
                heads = (*heads, state.head)
        elif state.body is not None:
            if state.body_head is not None:
                trail = (trail, Story(state.body, state.body_head, state.body_order))
            else:
                bodies = (*bodies, state.body)
        if len(bodies) > _WAITING:
            trail, score, bodies = (trail, Story(bodies[0], None, None)), score + self._bare[bodies[0][0]], bodies[1:]
        if len(heads) > _WAITING:
            trail, score, heads = (trail, Story(None, heads[0], None)), score + _NO_BODY, heads[1:]
        return _State(score, None, None, None, None, None, None, bodies, heads, trail, False)

    def _ended(self, state: _State) -> _State:
        closed = self._closed(state)
        score, trail = closed.score, closed.trail
        for body in closed.bodies:
            score, trail = score + self._bare[body[0]], (trail, Story(body, None, None))
        for head in closed.heads:
            score, trail = score + _NO_BODY, (trail, Story(None, head, None))
        return closed._replace(score=score, trail=trail, owes=state.owes)


def _order_of(place: int, waiting: int, beside: bool, side: Literal["after", "before"]) -> Order:
    if waiting == 1 and beside:
        return side
    if place == 0:
        return "queue after" if side == "after" else "queue before"
    return side if beside and place == waiting - 1 else "skip"


def _pruned(states: list[_State]) -> list[_State]:
    """The best states, with room for those that have more waiting; what waits for a body is held against a state."""
    best: dict[tuple[object, ...], _State] = {}
    for state in states:
        key = (*state[1:9], state.owes)
        if key not in best or best[key].score < state.score:
            best[key] = state
    kept: list[_State] = []
    alike: Counter[tuple[int, int]] = Counter()
    for state in sorted(best.values(), key=lambda state: _HELD * len(state.heads) - state.score):
        waiting = (len(state.bodies), len(state.heads))
        if alike[waiting] < _ALIKE:
            alike[waiting] += 1
            kept.append(state)
            if len(kept) == _BEAM:
                break
    return kept


def _reading(state: _State) -> Reading:
    stories: list[Story] = []
    crossheads: set[int] = set()
    trail: tuple[object, ...] = state.trail
    while trail:
        before, what = trail
        if isinstance(what, Story):
            stories.append(what)
        elif isinstance(what, int):
            crossheads.add(what)
        assert isinstance(before, tuple)
        trail = before
    stories.sort(key=lambda story: (story.body or (10**9, 0), story.head or (0, 0)))
    return Reading(state.score, tuple(stories), frozenset(crossheads))
