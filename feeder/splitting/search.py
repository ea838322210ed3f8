"""Paragraphs and display lines → stories: which make a body, which a headline, and which belong together.

The page is read once from top to bottom, several readings kept side by side (a beam). A reading may let bodies wait for
their headlines and headlines for their bodies, in any number; what waits longest is usually served first. The
order this page keeps (headline before or after its body) is learnt from a first reading and used in a second, and the
page is read as if it kept the one side or the other: the best for its words and for keeping one order is taken.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from math import exp, lgamma, log, log1p
from operator import itemgetter
from typing import Any, Literal, NamedTuple, TypeAlias

from feeder.splitting.matching import Matcher

Order = Literal["after", "before", "queue after", "queue before", "around", "skip"]
Span = tuple[int, int]
_BEAM, _FIRST_BEAM = 24, 12
_MOST_ITEMS, _HURRIED_BEAM, _HURRIED_WAITING = 1200, 6, 4  # a text of many pages is read in a hurry
_LONGEST_HEAD = 12  # lines
_HELD = 2.0
_WILL_BE_LEFT = 3.0  # held against a headline, beyond that, where no paragraph follows that could be its body
_FAR = 16.0  # a reading so much worse than the best is given up
_WAITING = 24
_CHOICES = 5
_SURE = 5.0
_NO_BODY, _SILENT = -5.0, -2.0
_NO_PART = -1.0
_LONG_HEAD = 0.25
_OUT_OF_TURN = 0.2
_TAIL = -2.0  # of a body that a display line ends
_AROUND = -2.2  # of a headline whose first lines stand above its body and the others below
_KEEP = 0.25  # of the first counts, when the page's own are in
_BESIDE, _QUEUED = 20.0, 80.0  # the counts of a side that a page is taken to keep
_ORDERLY = 1.5  # what the likelihood of a reading's orders counts for beside its words
CROSSHEAD = -2.5  # the log odds of a crosshead against a headline, before its own signs
_MORE_CROSSHEAD = -1.0
_SECTION, _MOST_SECTION = 0.9, 20.0  # a crosshead, too, says what stands below it; a headline says it better
_AHEAD = 3.0  # the most a crosshead's state is ranked by for what the text below says, before that text comes
_DISPLAY_BETWEEN = 4.5  # log odds that a display line adds to a new article's beginning below it
_FIRST_COUNTS: dict[Order, float] = {
    "after": 4.0,
    "before": 4.0,
    "queue after": 1.2,
    "queue before": 0.6,
    "around": 0.6,
    "skip": 0.2,
}
# Of a Dirichlet distribution: a page keeps few orders.
_CONCENTRATION: dict[Order, float] = {
    "after": 1.0,
    "before": 1.0,
    "queue after": 0.4,
    "queue before": 0.3,
    "around": 0.1,
    "skip": 0.1,
}


class Story(NamedTuple):
    """Paragraphs `body` (first, last) under display lines `head` (first, last), either of them None where missing;
    `above` has the headline's first lines where they stand above the body and `head` below it."""

    body: Span | None
    head: Span | None
    order: Order | None
    above: Span | None = None


class _Above(NamedTuple):
    """In a trail: the display lines above a body that more of its headline follows below."""

    body: Span
    head: Span


@dataclass(frozen=True, slots=True)
class Item:
    """A paragraph or a display line, by its index among its kind, with what its surroundings say for it.

    `cut` is the log odds that it begins something new; `crosshead` the log likelihood of a display line as crosshead,
    `section` the paragraphs from it to the next display line; `heads` what it gains as the headline of what stands
    right below it; `bare` what a paragraph costs without a headline, where some often have none; `inside` says that a
    display line stands in the midst of a paragraph, `alone` that a paragraph is a story without a headline; `silent`
    that a display line says nothing of any body, `tail` that it may end the body above it that is headed
    above.
    """

    paragraph: bool
    index: int
    cut: float
    crosshead: float = 0.0
    section: Span | None = None
    bare: float | None = None
    heads: float = 0.0
    inside: bool = False
    alone: bool = False
    silent: bool = False
    tail: bool = False


# A state of the search. What is open, a body or a headline (`heading`), may go on with the next item; its partner is
# found or not. What waits has no partner yet. (rank, score, open body, open headline, their order, heading, waiting
# bodies, waiting headlines, whether a crosshead stands last, trail). The rank is the score less what is held against
# headlines that wait; the trail is (trail before, Story or a crosshead's line).
_State: TypeAlias = tuple[
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
_START: _State = (0.0, 0.0, None, None, None, False, (), (), False, ())


@dataclass(frozen=True, slots=True)
class Reading:
    """A page's stories and crossheads (indices of display lines) with the reading's score."""

    score: float
    stories: tuple[Story, ...]
    crossheads: frozenset[int]


def best_readings(items: Sequence[Item], matcher: Matcher, bare: float, *, roomy: bool = False) -> list[Reading]:
    """The readings that were kept, best first; `bare` is what a body without a headline costs, `roomy` says whether
    readings are kept that have more waiting than all that seem better, as where many headlines come first.

    A page whose first reading keeps one order and leaves nothing over is not read again; one whose second reading keeps
    headlines on both sides, or some in rows, is also read with every headline above its body, and below it: beside it
    and, where it is not `roomy` so that rows of headlines wait anyway, in rows.
    """
    fits = _Fits(cache(matcher.score), cache(matcher.group_score))
    if len(items) > _MOST_ITEMS:
        return _Search(items, fits, bare, _FIRST_COUNTS, _HURRIED_WAITING).run(_HURRIED_BEAM)
    readings = _Search(items, fits, bare, _FIRST_COUNTS, roomy=roomy).run(_FIRST_BEAM)
    first = readings[0]
    counts = Counter(story.order for story in first.stories if story.order)
    if len(counts) == 1 and not first.crossheads and all(story.body and story.head for story in first.stories):
        return readings
    learnt = {order: _KEEP * share + counts[order] for order, share in _FIRST_COUNTS.items()}
    again = _Search(items, fits, bare, learnt, roomy=roomy).run(_BEAM)
    orders = {story.order for story in again[0].stories if story.order}
    queued = not roomy and len(orders) > 1 and any(order.startswith("queue") for order in orders)
    if len({order.rpartition(" ")[2] for order in orders}) < 2 and not queued:
        return again
    sides = _BESIDE_THEIRS if roomy else _BESIDE_THEIRS + _IN_ROWS
    sided = [_Search(items, fits, bare, counts, roomy=roomy).run(_BEAM) for counts in sides]
    return max(again, *sided, key=lambda readings: readings[0].score)


def _one_sided(orders: dict[Order, float]) -> dict[Order, float]:
    return {order: _KEEP * share for order, share in _FIRST_COUNTS.items()} | orders


# The counts on a page whose headlines all stand above their bodies, or below: each beside its own, or several in a row.
_BESIDE_THEIRS = (_one_sided({"after": _BESIDE}), _one_sided({"before": _BESIDE}))
_IN_ROWS = (
    _one_sided({"after": _BESIDE, "queue after": _QUEUED}),
    _one_sided({"before": _BESIDE, "queue before": _QUEUED}),
)


class _Fits(NamedTuple):
    """How well one display line, and several in a row, head a body: kept for all searches of a page."""

    score: Callable[[int, int, int], float]
    group: Callable[[int, int, int, int], float]


class _Search:
    def __init__(
        self,
        items: Sequence[Item],
        fits: _Fits,
        bare: float,
        counts: dict[Order, float],
        waiting: int = _WAITING,
        *,
        roomy: bool = False,
    ) -> None:
        self._waiting, self._roomy = waiting, roomy
        self._items, self._bare = items, bare
        self._inside = {item.index for item in items if item.inside}
        self._heads = {item.index: item.heads for item in items if item.heads}
        self._silent = {item.index for item in items if item.silent}
        self._often_bare = {item.index: item.bare for item in items if item.bare is not None}
        self._score, self._fit = fits
        total = sum(counts.values())
        self._prior = {order: log(count / total) for order, count in counts.items()}
        self._around = self._prior["around"] - self._prior["before"] + _AROUND

    def run(self, beam: int) -> list[Reading]:
        """The readings that end best, `beam` of them kept side by side."""
        states = [_START]
        paragraphs = sum(item.paragraph for item in self._items)
        for at, item in enumerate(self._items):
            # Where every reading has a crosshead last and nothing that may stand below it, none owes it anything.
            grown = self._grown(states, at) or self._grown([(*state[:8], False, state[9]) for state in states], at)
            paragraphs -= item.paragraph
            states = _pruned(_foreseen(grown, paragraphs), beam, self._roomy) if len(grown) > 1 else grown
        ended = sorted((self._ended(state) for state in states), key=itemgetter(1), reverse=True)
        readings = [self._reading(state) for state in ended if not state[8]] or [self._reading(ended[0])]
        return sorted(readings, key=lambda reading: -reading.score)

    def _grown(self, states: list[_State], at: int) -> list[_State]:
        """The states grown by an item; none where each has a crosshead last that can't stand above it."""
        item = self._items[at]
        if item.alone:
            return self._with_caption(states, item)
        if item.paragraph:
            return self._with_paragraph(states, item)
        if item.inside:
            return self._with_inside(states, item)
        after = self._items[at + 1] if at + 1 < len(self._items) else None
        goes_on = after is not None and (after.paragraph or not after.cut or item.crosshead > _SURE)
        return self._with_display(states, item, goes_on)

    def _reading(self, state: _State) -> Reading:
        """A state's stories; for what this search took the page's order to be, its score has what they show of it."""
        stories, crossheads = _told(state[9])
        orders = [story.order for story in stories if story.order]
        taken = sum([self._prior[order] * orders.count(order) for order in dict.fromkeys(orders)])
        orderly = _orderly(*map(orders.count, _CONCENTRATION))
        return Reading(state[1] - taken + _ORDERLY * orderly, stories, crossheads)

    def _with_paragraph(self, states: list[_State], item: Item) -> list[_State]:
        """The states grown by a paragraph: of the open body, or of a new one that waits or has a waiting headline."""
        p, cut = item.index, item.cut
        span, joins = (p, p), -_softplus(cut)
        parts = (-_softplus(-cut - _DISPLAY_BETWEEN), -_softplus(-cut)) if p else (0.0, 0.0)
        fit = self._fit
        grown: list[_State] = []

        def serves(head: Span) -> float:
            return fit(*head, p, p)

        for state in states:
            _, score, body, head, order, heading, bodies, heads, owes, trail = state
            open_body = body is not None and not heading
            if body is not None and not heading and (cut < _SURE or owes):
                score += joins
                if head is not None:
                    score += fit(*head, body[0], p) - fit(*head, *body)
                rank = score - _HELD * len(heads)
                grown.append((rank, score, (body[0], p), head, order, False, bodies, heads, False, trail))
                if cut < -_SURE:
                    continue
            if owes:
                continue
            score, bodies, heads, trail = self._closed(state)
            score += parts[open_body]
            grown.append((score - _HELD * len(heads), score, span, None, None, False, bodies, heads, False, trail))
            held = _HELD * (len(heads) - 1)
            for k, waiting in enumerate(heads) if len(heads) <= _CHOICES else _fittest(heads, serves):
                order = _order_of(k, len(heads), head == waiting, "before")
                gain = fit(*waiting, p, p) + self._prior[order] - _OUT_OF_TURN * k
                gain += self._heads.get(waiting[1], 0.0) if head == waiting else 0.0
                told, rest = score + gain, heads[:k] + heads[k + 1 :]
                grown.append((told - held, told, span, waiting, order, False, bodies, rest, False, trail))
        return grown

    def _with_caption(self, states: list[_State], item: Item) -> list[_State]:
        """The states grown by a paragraph that is a story of its own."""
        grown: list[_State] = []
        for state in states:
            if not state[8]:
                score, bodies, heads, trail = self._closed(state)
                told = (trail, Story((item.index, item.index), None, None))
                rank = score - _HELD * len(heads)
                grown.append((rank, score, None, None, None, False, bodies, heads, False, told))
        return grown

    def _with_display(self, states: list[_State], item: Item, goes_on: bool) -> list[_State]:
        """The states grown by a display line: of the open headline, a crosshead, or of a new headline."""
        d = item.index
        span, joins, parts = (d, d), -_softplus(item.cut), -_softplus(-item.cut)
        section = self._said_below(item)
        crossheads = (CROSSHEAD + item.crosshead + section, _MORE_CROSSHEAD + section)
        fit = self._score
        grown: list[_State] = []

        def suits(body: Span) -> float:
            return fit(d, *body)

        for state in states:
            _, score, body, head, order, heading, bodies, heads, owes, trail = state
            held = _HELD * len(heads)
            if heading and head is not None and d - head[0] < _LONGEST_HEAD:
                gain = joins - _LONG_HEAD * (d - head[0])
                if body is not None:
                    gain += fit(d, *body)
                told = score + gain
                grown.append((told - held, told, body, (head[0], d), order, True, bodies, heads, owes, trail))
            if goes_on and body is not None and not heading:
                told = score + crossheads[owes]
                rank = told - held - max(0.0, section - _AHEAD)  # a headline gains by it only from the next item on
                grown.append((rank, told, body, head, order, False, bodies, heads, True, (trail, d)))
            if owes:
                continue
            if item.tail and body is not None and head is not None and order != "after" and not heading:
                told = score + (_TAIL + _SECTION * fit(d, *body))
                grown.append((told - held, told, body, head, order, False, bodies, heads, False, (trail, d)))
            if body is not None and head is not None and order == "before" and not heading:
                told = score + (fit(d, *body) + self._around)
                grown.append(
                    (told - held, told, body, span, "around", True, bodies, heads, False, (trail, _Above(body, head)))
                )
            score, bodies, heads, trail = self._closed(state)
            held = _HELD * len(heads)
            score += parts if heading else 0.0
            grown.append((score - held, score, None, span, None, True, bodies, heads, False, trail))
            for k, waiting in enumerate(bodies) if len(bodies) <= _CHOICES else _fittest(bodies, suits):
                place, waits = self._turn(bodies, k)
                order = _order_of(place, waits, body == waiting, "after")
                told = score + (fit(d, *waiting) + self._prior[order] - _OUT_OF_TURN * k)
                rest = bodies[:k] + bodies[k + 1 :]
                grown.append((told - held, told, waiting, span, order, True, rest, heads, False, trail))
        return grown

    def _with_inside(self, states: list[_State], item: Item) -> list[_State]:
        """The states grown by a display line in the midst of the open body: its headline, or no part of any."""
        d = item.index
        grown: list[_State] = []
        for state in states:
            _, score, body, head, order, heading, bodies, heads, owes, trail = state
            held = _HELD * len(heads)
            heads_it = head is None or (head[1] == d - 1 and d - 1 in self._inside)
            if body is not None and not heading and heads_it:
                told = score + (self._score(d, *body) + (self._prior["after"] if head is None else 0.0))
                span = (head[0] if head else d, d)
                grown.append((told - held, told, body, span, order or "after", False, bodies, heads, owes, trail))
            beside = bool(trail) and trail[1] == d - 1
            told = score + (0.0 if beside else _NO_PART)
            grown.append((told - held, told, body, head, order, heading, bodies, heads, owes, (trail, d)))
        return grown

    def _turn(self, bodies: tuple[Span, ...], k: int) -> tuple[int, int]:
        """The place of a waiting body among those that want a headline, and how many they are: a caption wants none."""
        if not self._often_bare:
            return k, len(bodies)
        wants = [i == k or not (a == b and self._often_bare.get(a, 0.0) < 0) for i, (a, b) in enumerate(bodies)]
        return sum(wants[:k]), sum(wants)

    def _said_below(self, item: Item) -> float:
        """What a display line gains as a crosshead for what the paragraphs below it say."""
        if not item.section:
            return 0.0
        return min(_MOST_SECTION, _SECTION * self._score(item.index, *item.section))

    def _closed(self, state: _State) -> tuple[float, tuple[Span, ...], tuple[Span, ...], tuple[Any, ...]]:
        """Score, waiting bodies, waiting headlines and trail with nothing open: what has no partner waits for one."""
        _, score, body, head, order, _, bodies, heads, _, trail = state
        if body is not None and head is not None:
            trail = (trail, Story(body, head, order))
        elif body is not None:
            bodies = (*bodies, body)
            if len(bodies) > self._waiting:
                score, trail = self._without_head(bodies[0], score, trail)
                bodies = bodies[1:]
        elif head is not None:
            heads = (*heads, head)
            if len(heads) > self._waiting:
                score += self._without_body(heads[0])
                trail, heads = (trail, Story(None, heads[0], None)), heads[1:]
        return score, bodies, heads, trail

    def _without_head(self, body: Span, score: float, trail: tuple[Any, ...]) -> tuple[float, tuple[Any, ...]]:
        """Score and trail with a body that no headline is left for: some often have none."""
        often = self._often_bare.get(body[0]) if body[0] == body[1] else None
        return score + (self._bare if often is None else often), (trail, Story(body, None, None))

    def _without_body(self, head: Span) -> float:
        """What a headline costs that no body is left for: less where its lines say nothing of any."""
        return _SILENT if self._silent.issuperset(range(head[0], head[1] + 1)) else _NO_BODY

    def _ended(self, state: _State) -> _State:
        score, bodies, heads, trail = self._closed(state)
        for body in bodies:
            score, trail = self._without_head(body, score, trail)
        for head in heads:
            score, trail = score + self._without_body(head), (trail, Story(None, head, None))
        return (score, score, None, None, None, False, (), (), state[8], trail)


@lru_cache(maxsize=4096)
def _softplus(odds: float) -> float:
    return log1p(exp(min(odds, 30.0)))


def _fittest(waiting: tuple[Span, ...], fit: Callable[[Span], float]) -> list[tuple[int, Span]]:
    """The waiting ones that may be served now, with their places in the queue."""
    return sorted(enumerate(waiting), key=lambda one: fit(one[1]), reverse=True)[:_CHOICES]


def _order_of(place: int, waiting: int, beside: bool, side: Literal["after", "before"]) -> Order:
    if waiting == 1 and beside:
        return side
    if place == 0:
        return "queue after" if side == "after" else "queue before"
    return side if beside and place == waiting - 1 else "skip"


def _foreseen(states: list[_State], paragraphs: int) -> list[_State]:
    """The states ranked by what they will miss as well: more headlines wait than so many paragraphs, which are all that
    follow, can be bodies for."""
    if paragraphs > _WAITING:
        return states
    found: list[_State] = []
    for state in states:
        waits = len(state[7]) + (state[2] is None and state[3] is not None)
        missed = _WILL_BE_LEFT * max(0, waits - paragraphs)
        found.append((state[0] - missed, *state[1:]) if missed else state)
    return found


def _pruned(states: list[_State], beam: int, roomy: bool) -> list[_State]:
    """The best states, with room for those that have more waiting; what waits for a body is held against a state. Where
    it is `roomy`, the best of those that have as much waiting is kept beyond that, though many are better."""
    states.sort(key=itemgetter(0), reverse=True)
    kept: list[_State] = []
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


def _told(trail: tuple[Any, ...]) -> tuple[tuple[Story, ...], frozenset[int]]:
    """The stories of a trail, in the order of their bodies, and its crossheads."""
    stories: list[Story] = []
    crossheads: set[int] = set()
    above: dict[Span | None, Span] = {}
    while trail:
        trail, what = trail
        if isinstance(what, Story):
            stories.append(what)
        elif isinstance(what, _Above):
            above[what.body] = what.head
        elif isinstance(what, int):
            crossheads.add(what)
    if above:
        stories = [story._replace(above=above.get(story.body)) for story in stories]
    stories.sort(key=lambda story: (story.body or (10**9, 0), story.head or (0, 0)))
    return tuple(stories), frozenset(crossheads)


@lru_cache(maxsize=4096)
def _orderly(*counts: int) -> float:
    """The log likelihood of so many stories of each order, whatever share of them the page has."""
    shares = _CONCENTRATION.values()
    each = [lgamma(share + count) - lgamma(share) for share, count in zip(shares, counts, strict=True)]
    return lgamma(sum(shares)) - lgamma(sum(shares) + sum(counts)) + sum(each)
