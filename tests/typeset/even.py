"""Pages that are set evenly, as one paper sets all its own: one measure, one gap between stories, headlines about as
wide as the column. What tells a headline on them is not its place alone: gaps may stand anywhere, or nowhere."""

from __future__ import annotations

import random
from dataclasses import dataclass

from tests.typeset.prose import Story, Writer
from tests.typeset.setting import Style, wrap

_WIDTHS = {"latin": (28, 32, 36, 42, 50, 60), "hans": (22, 26, 30, 36, 44), "hant": (22, 26, 30, 36, 44)}
_NAMEPLATES = {
    "latin": ("The Harlow Bay Courier", "Friday, March 7, 2025"),
    "hans": ("海陵日报", "2025年3月7日 星期五"),
    "hant": ("海陵日報", "2025年3月7日 星期五"),
}
Row = tuple[str, str]  # a line and its label (see `Setter.labels`), "" where it has none


@dataclass(frozen=True)
class Habit:
    """How all of a page is set: `width` in half cells, `indent` none (with a blank line between paragraphs), kept or
    lost; blank lines between stories (`gap`) and below headlines (`below`); after so many lines (`depth`) a blank one
    shows a column's end, 0 for never; where headlines stand (`order`: after, before, mixed)."""

    script: str
    width: int
    indent: str
    gap: int
    below: int
    depth: int
    order: str
    hyphens: bool


def habit_of(rng: random.Random, script: str) -> Habit:
    indent = rng.choice(("none", "kept", "kept", "lost", "lost"))
    return Habit(
        script,
        rng.choice(_WIDTHS[script]),
        indent,
        max(rng.choice((1, 1, 2, 0)), int(indent == "none")),
        rng.choice((0, 0, 1)),
        rng.choice((0, 0, 9, 14)),
        rng.choice(("before", "before", "before", "after", "mixed")),
        rng.random() < 0.4,
    )


def make_even_page(rng: random.Random, script: str, practice: bool) -> tuple[str, dict[int, str]]:
    """One page, and the labels of its lines by their number."""
    habit, writer = habit_of(rng, script), Writer(rng, script, practice)
    rows: list[Row] = [*((line, "") for line in _NAMEPLATES[script]), ("", "")]
    for _ in range(rng.randint(2, 7)):
        story = writer.story(rng.choice((2, 3, 3, 4, 5)))
        head, body = _head(story, habit, rng), _body(story, habit, rng)
        first = habit.order == "before" or (habit.order == "mixed" and rng.random() < 0.5)
        gap = [("", "")] * habit.below
        rows += [*head, *gap, *body] if first else [*body, *gap, *head]
        rows += [("", "")] * habit.gap
    labels = {number: label for number, (_, label) in enumerate(rows) if label}
    return "\n".join(line for line, _ in rows) + "\n", labels


def _head(story: Story, habit: Habit, rng: random.Random) -> list[Row]:
    style = Style(habit.script)
    widths = [int(habit.width * rng.uniform(0.7, 1.0)) for _ in story.headline]
    return [
        (line, "D")
        for part, width in zip(story.headline, widths, strict=True)
        for line in wrap(part, width, 0, style, rng)
    ]


def _body(story: Story, habit: Habit, rng: random.Random) -> list[Row]:
    style = Style(habit.script, hyphens=habit.hyphens)
    indent = 0 if habit.indent == "none" else 2 if habit.script == "latin" else 4
    rows: list[Row] = []
    for k, (text, _) in enumerate(story.paragraphs):
        lines = wrap(text, habit.width, indent, style, rng)
        if habit.indent == "kept":
            lines[0] = ("  " if habit.script == "latin" else "　　") + lines[0]
        if k and habit.indent == "none":
            rows.append(("", ""))
        labels = ["S"] if len(lines) == 1 else ["F", *["M"] * (len(lines) - 2), "L"]
        rows += zip(lines, labels, strict=True)
    return rows if not habit.depth else _in_columns(rows, habit.depth)


def _in_columns(rows: list[Row], depth: int) -> list[Row]:
    """The rows with a blank one after so many, where none is."""
    found: list[Row] = []
    for number, row in enumerate(rows):
        if number and number % depth == 0 and row[0] and found[-1][0]:
            found.append(("", ""))
        found.append(row)
    return found
