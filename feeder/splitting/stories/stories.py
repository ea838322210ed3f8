"""What the search reads and what it finds: items, and readings that are made of stories."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from feeder.splitting.stories.orders import Order

Span = tuple[int, int]


class Story(NamedTuple):
    """Paragraphs `body` (first, last) under display lines `head` (first, last), either of them None where missing;
    `above` has the headline's first lines where they stand above the body and `head` below it."""

    body: Span | None
    head: Span | None
    order: Order | None
    above: Span | None = None


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


@dataclass(frozen=True, slots=True)
class Reading:
    """A page's stories and crossheads (indices of display lines) with the reading's score."""

    score: float
    stories: tuple[Story, ...]
    crossheads: frozenset[int]
