"""How sure a story is: what the page itself says for it and against it, as one figure in 0…1 and as doubts in words."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from math import exp, tanh

from feeder.splitting.blocks.weights import confidence_weights
from feeder.splitting.model import Block
from feeder.splitting.stories.matching import Matcher
from feeder.splitting.stories.search import CROSSHEAD
from feeder.splitting.stories.stories import Item, Reading, Span, Story
from feeder.splitting.text.lines import Page

_DOUBTFUL = 5.0  # a label that costs more to change is taken as certain
_NEAR = 20  # stories on either side that are compared with one
_SHORT = 30  # characters of a body
_WITHIN = 10.0  # readings so much worse than the best are not looked at
Signs = dict[str, float]


class Doubter:
    """Weighs the stories of one page against each other and against the readings that were not chosen."""

    def __init__(
        self,
        items: Sequence[Item],
        matcher: Matcher,
        readings: Sequence[Reading],
        paragraphs: Sequence[Block],
        display: Sequence[Block],
        costs: dict[int, float],
        page: Page,
    ) -> None:
        self._matcher, self._paragraphs, self._display = matcher, paragraphs, display
        self._costs, self._lines = costs, page.lines
        self._stories = readings[0].stories
        self._at = {(story.body, story.head): i for i, story in enumerate(self._stories)}
        self._cuts = [item.cut for item in items if item.paragraph]
        self._head_cuts = [item.cut for item in items if not item.paragraph]
        self._beside = {b.index for a, b in pairwise(items) if a.paragraph and b.paragraph}
        self._adjacent = {b.index for a, b in pairwise(items) if not (a.paragraph or b.paragraph)}
        self._shares = _shares(readings)
        self._crossheads = _crossheads(items, readings[0])
        self._astray = self._share_astray()

    def confidence(self, story: Story) -> tuple[float, tuple[str, ...]]:
        """The story's confidence and what lowers it."""
        signs = self.signs(story)
        weights = confidence_weights()
        value = 1.0 / (1.0 + exp(-sum(weights.get(name, 0.0) * value for name, value in signs.items())))
        return value, tuple(text for name, least, text in _DOUBTS if signs[name] > least)

    def signs(self, story: Story) -> Signs:
        """What the learnt weights know of a story: each sign in 0…1, high where something is wrong (bias apart)."""
        signs = {"bias": 1.0, "rivals": 1.0 - self._shares.get((story.body, story.head), 0.0)}
        signs["headless"] = float(story.head is None and not self._is_caption(story))
        signs["bodyless"] = float(story.body is None)
        signs["strange"], signs["another"] = self._match(story)
        signs["gap"] = max((_sigmoid(self._cuts[p]) for p in self._inner(story.body)), default=0.0)
        signs["crosshead"] = max((self._crossheads.get(p, 0.0) for p in self._inner(story.body)), default=0.0)
        signs["edge"] = self._edge(story.body)
        signs["heads"] = self._heads(story.head)
        signs["labels"] = self._labels(story)
        signs["short"] = float(self._length(story.body) < _SHORT)
        signs["page"] = self._astray
        return signs

    def _share_astray(self) -> float:
        """How many of the page's stories lack a part or are torn: where some went astray, others may have."""
        astray = [
            story.body is None or self._is_torn(story.body) or (story.head is None and not self._is_caption(story))
            for story in self._stories
        ]
        return sum(astray) / max(1, len(astray))

    def _is_torn(self, body: Span | None) -> bool:
        """Whether a body begins or ends in the midst of a sentence; a row of a list ends none."""
        if body is None:
            return False
        first, last = self._paragraphs[body[0]], self._paragraphs[body[1]]
        begins, ends = self._lines[first.lines[0]], self._lines[last.lines[-1]]
        return begins.lower or begins.no_start or (not ends.final and len(last.text) > _SHORT)

    def _is_caption(self, story: Story) -> bool:
        return story.body is not None and self._paragraphs[story.body[0]].caption

    def _match(self, story: Story) -> tuple[float, float]:
        """How little the headline says of its body, and how much better or nearly as well it would suit another."""
        if not story.head or not story.body:
            return 0.0, 0.0
        own = self._matcher.group_score(*story.head, *story.body)
        score = self._matcher.group_score
        at = self._at[story.body, story.head]
        near = self._stories[max(0, at - _NEAR) : at + _NEAR]
        bodies = [other.body for other in near if other.body and other.body != story.body]
        heads = [other.head for other in near if other.head and other.head != story.head]
        others = [score(*story.head, *body) for body in bodies] + [score(*head, *story.body) for head in heads]
        margin = own - max(others, default=0.0)
        return 0.5 - 0.5 * tanh(own / 4), 0.5 - 0.5 * tanh(margin / 4)

    def _inner(self, body: Span | None) -> list[int]:
        return [p for p in range(body[0] + 1, body[1] + 1)] if body else []

    def _edge(self, body: Span | None) -> float:
        """How likely a paragraph that stands beside the body, no headline between, belongs to it."""
        if not body:
            return 0.0
        return max((1.0 - _sigmoid(self._cuts[p]) for p in (body[0], body[1] + 1) if p in self._beside), default=0.0)

    def _heads(self, head: Span | None) -> float:
        """How likely the headline is two."""
        if not head:
            return 0.0
        inner = [_sigmoid(self._head_cuts[d]) for d in range(head[0] + 1, head[1] + 1) if d in self._adjacent]
        return max(inner, default=0.0)

    def _labels(self, story: Story) -> float:
        """How uncertain the least certain of its lines is."""
        blocks = [self._paragraphs[p] for p in range(story.body[0], story.body[1] + 1)] if story.body else []
        for head in filter(None, (story.head, story.above)):
            blocks += [self._display[d] for d in range(head[0], head[1] + 1)]
        costs = [self._costs[i] for block in blocks for i in block.lines if i in self._costs]
        return 1.0 - min(costs, default=_DOUBTFUL) / _DOUBTFUL

    def _length(self, body: Span | None) -> int:
        return sum(len(self._paragraphs[p].text) for p in range(body[0], body[1] + 1)) if body else 0


def _shares(readings: Sequence[Reading]) -> dict[tuple[Span | None, Span | None], float]:
    """For each story the share of the readings' weight that has it."""
    best = readings[0].score
    weights = [exp((reading.score - best) / 2.0) for reading in readings if best - reading.score < _WITHIN]
    shares: dict[tuple[Span | None, Span | None], float] = {}
    for reading, weight in zip(readings, weights, strict=False):
        for story in reading.stories:
            shares[story.body, story.head] = shares.get((story.body, story.head), 0.0) + weight / sum(weights)
    return shares


def _crossheads(items: Sequence[Item], reading: Reading) -> dict[int, float]:
    """For each paragraph below a crosshead how likely that is a headline after all."""
    below = {b.index: a for a, b in pairwise(items) if b.paragraph and not a.paragraph}
    return {p: _sigmoid(-CROSSHEAD - line.crosshead) for p, line in below.items() if line.index in reading.crossheads}


def _sigmoid(odds: float) -> float:
    return 1.0 / (1.0 + exp(-max(-30.0, min(30.0, odds))))


# (sign, the most it may be without a word, what is said)
_DOUBTS = (
    ("headless", 0.5, "no headline was found for this body"),
    ("bodyless", 0.5, "no body was found for this headline"),
    ("strange", 0.6, "the headline shares few words with the body"),
    ("another", 0.5, "another headline or body on the page would suit as well"),
    ("gap", 0.25, "the body may be two articles: one of its paragraphs looks like a beginning"),
    ("crosshead", 0.5, "a line taken for a crosshead may be the headline of another article"),
    ("edge", 0.25, "a paragraph beside the body may belong to it"),
    ("heads", 0.4, "the headline may be two: a gap parts its lines"),
    ("labels", 0.5, "a line may be a headline that was taken for text, or text taken for a headline"),
    ("page", 0.3, "other articles of the page lack a headline or a body, or break off"),
    ("rivals", 0.4, "the page can be read in another way that is nearly as good"),
)
