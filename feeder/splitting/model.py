"""What the steps of the splitter hand on: a page's script, its lines, their forms, and blocks of lines."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Script = Literal["hans", "hant", "latin"]
Turn = Literal["question", "answer", ""]
Flow = Literal["on", "over", ""]
Form = Literal["", "furniture", "section", "jump", "byline", "credit"]
BlockKind = Literal["paragraph", "display", "form"]


@dataclass(slots=True)
class Line:
    """A line that is not blank.

    `no_start` says that nothing begins with it: its first character closes something, or it ends the brackets of a
    sign-off that opened on the line before. `slug` says that a body opens with it, `turn` whose words it opens in an
    interview, `entry` whether it tells a notice's when or where. `number` counts the page's lines from 0; `width`,
    `indent` and `token` (the part up to the first place where a line may break) are in half cells; `narrow` counts the
    characters of half a cell, `blanks` the blank lines before it; `spaced` says that it has white space in it; `grams`
    are the pairs of characters and the words it is compared by. `section` says that it is a section's name above a
    headline, `flow` what the space at its row's end tells where that tells anything: that it goes on in the next line,
    or that it ends what it is of.
    """

    number: int
    text: str
    width: int
    indent: int
    blanks: int
    token: int
    final: bool
    dangling: bool
    no_start: bool
    slug: bool
    turn: Turn
    entry: bool
    lower: bool
    stops: int
    open: bool
    narrow: int
    spaced: bool
    grams: frozenset[str]
    section: bool = False
    flow: Flow = ""


@dataclass(slots=True)
class Block:
    """One paragraph, one display line, or one line in a fixed form.

    `lines` index `Page.lines`; `width` is the column's in half cells, 0 where the block doesn't show it; `inside` says
    that a display line stands in the midst of the paragraph before it, `caption` that a paragraph stands for itself,
    `section` that a display line is a section's name above a headline.
    """

    kind: BlockKind
    lines: list[int]
    text: str
    width: int
    blanks: int
    form: Form
    slug: bool
    verse: bool
    grams: frozenset[str]
    turn: Turn = ""
    inside: bool = False
    caption: bool = False
    section: bool = False
