"""Paragraphs and display lines → stories: which make a body, which a headline, and which belong together.

The page is read once from top to bottom, several readings kept side by side (a beam). A reading may let bodies wait for
their headlines and headlines for their bodies, in any number; what waits longest is usually served first. The
order this page keeps (headline before or after its body) is learnt from a first reading and used in a second, and the
page is read as if it kept the one side or the other: the best for its words and for keeping one order is taken.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from functools import cache, lru_cache
from math import exp, log, log1p
from operator import itemgetter
from typing import Any, NamedTuple

from feeder.splitting.stories.beam import START, WAITING, Above, State, foreseen, pruned, told
from feeder.splitting.stories.matching import Matcher
from feeder.splitting.stories.orders import (
    BESIDE_THEIRS,
    CONCENTRATION,
    FIRST_COUNTS,
    IN_ROWS,
    Order,
    learnt,
    order_of,
    orderly,
)
from feeder.splitting.stories.stories import Item, Reading, Span, Story

_BEAM, _FIRST_BEAM = 24, 12
_MOST_ITEMS, _HURRIED_BEAM, _HURRIED_WAITING = 1200, 6, 4  # a text of many pages is read in a hurry
_LONGEST_HEAD = 12  # lines
_HELD = 2.0
_CHOICES = 5
_SURE = 5.0
_NO_BODY, _SILENT = -5.0, -2.0
_NO_PART = -1.0
_LONG_HEAD = 0.25
_OUT_OF_TURN = 0.2
_TAIL = -2.0  # of a body that a display line ends
_AROUND = -2.2  # of a headline whose first lines stand above its body and the others below
_ORDERLY = 1.5  # what the likelihood of a reading's orders counts for beside its words
CROSSHEAD = -2.5  # the log odds of a crosshead against a headline, before its own signs
_MORE_CROSSHEAD = -1.0
_SECTION, _MOST_SECTION = 0.9, 20.0  # a crosshead, too, says what stands below it; a headline says it better
_AHEAD = 3.0  # the most a crosshead's state is ranked by for what the text below says, before that text comes
_DISPLAY_BETWEEN = 4.5  # log odds that a display line adds to a new article's beginning below it


def best_readings(items: Sequence[Item], matcher: Matcher, bare: float, *, roomy: bool = False) -> list[Reading]:
    """The readings that were kept, best first; `bare` is what a body without a headline costs, `roomy` says whether
    readings are kept that have more waiting than all that seem better, as where many headlines come first.

    A page whose first reading keeps one order and leaves nothing over is not read again; one whose second reading keeps
    headlines on both sides, or some in rows, is also read with every headline above its body, and below it: beside it
    and, where it is not `roomy` so that rows of headlines wait anyway, in rows.
    """
    fits = _Fits(cache(matcher.score), cache(matcher.group_score))
    if len(items) > _MOST_ITEMS:
        return _Search(items, fits, bare, FIRST_COUNTS, _HURRIED_WAITING).run(_HURRIED_BEAM)
    readings = _Search(items, fits, bare, FIRST_COUNTS, roomy=roomy).run(_FIRST_BEAM)
    first = readings[0]
    counts = Counter(story.order for story in first.stories if story.order)
    if len(counts) == 1 and not first.crossheads and all(story.body and story.head for story in first.stories):
        return readings
    again = _Search(items, fits, bare, learnt(counts), roomy=roomy).run(_BEAM)
    orders = {story.order for story in again[0].stories if story.order}
    queued = not roomy and len(orders) > 1 and any(order.startswith("queue") for order in orders)
    if len({order.rpartition(" ")[2] for order in orders}) < 2 and not queued:
        return again
    sides = BESIDE_THEIRS if roomy else BESIDE_THEIRS + IN_ROWS
    sided = [_Search(items, fits, bare, counts, roomy=roomy).run(_BEAM) for counts in sides]
    return max(again, *sided, key=lambda readings: readings[0].score)


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
        waiting: int = WAITING,
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
        states = [START]
        paragraphs = sum(item.paragraph for item in self._items)
        for at, item in enumerate(self._items):
            # Where every reading has a crosshead last and nothing that may stand below it, none owes it anything.
            grown = self._grown(states, at) or self._grown([(*state[:8], False, state[9]) for state in states], at)
            paragraphs -= item.paragraph
            states = pruned(foreseen(grown, paragraphs), beam, self._roomy) if len(grown) > 1 else grown
        ended = sorted((self._ended(state) for state in states), key=itemgetter(1), reverse=True)
        readings = [self._reading(state) for state in ended if not state[8]] or [self._reading(ended[0])]
        return sorted(readings, key=lambda reading: -reading.score)

    def _grown(self, states: list[State], at: int) -> list[State]:
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

    def _reading(self, state: State) -> Reading:
        """A state's stories; for what this search took the page's order to be, its score has what they show of it."""
        stories, crossheads = told(state[9])
        orders = [story.order for story in stories if story.order]
        taken = sum([self._prior[order] * orders.count(order) for order in dict.fromkeys(orders)])
        kept = orderly(*map(orders.count, CONCENTRATION))
        return Reading(state[1] - taken + _ORDERLY * kept, stories, crossheads)

    def _with_paragraph(self, states: list[State], item: Item) -> list[State]:
        """The states grown by a paragraph: of the open body, or of a new one that waits or has a waiting headline."""
        p, cut = item.index, item.cut
        span, joins = (p, p), -_softplus(cut)
        parts = (-_softplus(-cut - _DISPLAY_BETWEEN), -_softplus(-cut)) if p else (0.0, 0.0)
        fit = self._fit
        grown: list[State] = []

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
                order = order_of(k, len(heads), head == waiting, "before")
                gain = fit(*waiting, p, p) + self._prior[order] - _OUT_OF_TURN * k
                gain += self._heads.get(waiting[1], 0.0) if head == waiting else 0.0
                told, rest = score + gain, heads[:k] + heads[k + 1 :]
                grown.append((told - held, told, span, waiting, order, False, bodies, rest, False, trail))
        return grown

    def _with_caption(self, states: list[State], item: Item) -> list[State]:
        """The states grown by a paragraph that is a story of its own."""
        grown: list[State] = []
        for state in states:
            if not state[8]:
                score, bodies, heads, trail = self._closed(state)
                told = (trail, Story((item.index, item.index), None, None))
                rank = score - _HELD * len(heads)
                grown.append((rank, score, None, None, None, False, bodies, heads, False, told))
        return grown

    def _with_display(self, states: list[State], item: Item, goes_on: bool) -> list[State]:
        """The states grown by a display line: of the open headline, a crosshead, or of a new headline."""
        d = item.index
        span, joins, parts = (d, d), -_softplus(item.cut), -_softplus(-item.cut)
        section = self._said_below(item)
        crossheads = (CROSSHEAD + item.crosshead + section, _MORE_CROSSHEAD + section)
        fit = self._score
        grown: list[State] = []

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
                    (told - held, told, body, span, "around", True, bodies, heads, False, (trail, Above(body, head)))
                )
            score, bodies, heads, trail = self._closed(state)
            held = _HELD * len(heads)
            score += parts if heading else 0.0
            grown.append((score - held, score, None, span, None, True, bodies, heads, False, trail))
            for k, waiting in enumerate(bodies) if len(bodies) <= _CHOICES else _fittest(bodies, suits):
                place, waits = self._turn(bodies, k)
                order = order_of(place, waits, body == waiting, "after")
                told = score + (fit(d, *waiting) + self._prior[order] - _OUT_OF_TURN * k)
                rest = bodies[:k] + bodies[k + 1 :]
                grown.append((told - held, told, waiting, span, order, True, rest, heads, False, trail))
        return grown

    def _with_inside(self, states: list[State], item: Item) -> list[State]:
        """The states grown by a display line in the midst of the open body: its headline, or no part of any."""
        d = item.index
        grown: list[State] = []
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

    def _closed(self, state: State) -> tuple[float, tuple[Span, ...], tuple[Span, ...], tuple[Any, ...]]:
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

    def _ended(self, state: State) -> State:
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
