"""The held-out stories, read from their files.

A story opens with `=== KIND`; then a line each: `^` kicker, `#` headline, `~` deck, `@` bylines, `$` photo credits
(`ROLE NAME NAME; ROLE NAME`, the role `-` where none is printed, `_` for a space inside either), `+` crosshead, and
every other line a paragraph.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

HERE = Path(__file__).parent
_PARTS = {"^": "kicker", "#": "headline", "~": "deck", "+": "crosshead"}


@dataclass(frozen=True)
class Person:
    """Someone named on the page; `role` is "" where none is printed."""

    name: str
    role: str


@dataclass(frozen=True)
class Story:
    """One story as an editor wrote it: every line with its part (kicker, headline, deck; text, crosshead)."""

    kind: str
    head: tuple[tuple[str, str], ...] = ()
    body: tuple[tuple[str, str], ...] = ()
    bylines: tuple[Person, ...] = ()
    credits: tuple[Person, ...] = ()

    def without(self, part: str) -> Story:
        """The story less its lines of that part."""
        return replace(
            self,
            head=tuple(line for line in self.head if line[0] != part),
            body=tuple(line for line in self.body if line[0] != part),
        )


def read_stories(name: str) -> list[Story]:
    """The stories of NAME.txt beside this module, in the file's order."""
    text = (HERE / f"{name}.txt").read_text("utf-8")
    return [_story(chunk) for chunk in text.split("=== ")[1:]]


def _story(chunk: str) -> Story:
    kind, *lines = [line for line in chunk.splitlines() if line.strip()]
    head: list[tuple[str, str]] = []
    body: list[tuple[str, str]] = []
    people: dict[str, tuple[Person, ...]] = {"@": (), "$": ()}
    for line in lines:
        mark, text = line[0], line[2:]
        if mark in people:
            people[mark] = _people(text)
        elif mark in "^#~":
            head.append((_PARTS[mark], text))
        else:
            body.append(("crosshead", text) if mark == "+" else ("text", line))
    return Story(kind.strip(), tuple(head), tuple(body), people["@"], people["$"])


def _people(text: str) -> tuple[Person, ...]:
    people: list[Person] = []
    for group in text.split(";"):
        role, *names = group.split()
        people += [Person(name.replace("_", " "), role.replace("_", " ").strip("-")) for name in names]
    return tuple(people)
