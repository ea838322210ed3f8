"""How a page sets its paragraphs, and how wide its columns are."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Habits:
    """How this page sets paragraphs, as log likelihoods of what is seen at their starts and inside them.

    `stops` says how many of the lines that end a sentence are full lines, as few, middling or many ("l", "m", "h"): of
    paragraphs' last lines few are, of sentences in a long paragraph's midst nearly all.
    """

    stops: str
    indent: int
    indented: float
    flush: float
    kept_start: float
    bare_start: float
    kept_inside: float
    blank_start: float
    close_start: float
    blank_inside: float
    close_inside: float


@dataclass(frozen=True, slots=True)
class Widths:
    """The column's width in half cells at each line, by the lines before it, from it on, and beside it."""

    before: list[int]
    after: list[int]
    own: list[tuple[int, ...]]
