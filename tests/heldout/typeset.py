"""Sets text into the lines of a newspaper's column, as they stand in the text layer of its page."""

from __future__ import annotations

import logging
import random
import re
from dataclasses import dataclass
from itertools import accumulate

import jieba

jieba.setLogLevel(logging.WARNING)

NO_LINE_START = set("，。、；：？！”’）》】〕」』…—％%.,;:?!)]")
NO_LINE_END = set("“‘（《【〔「『([")
_WORD = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9.\-/+—∶]*[A-Za-z0-9])?[%％]?|\s|.", re.DOTALL)


@dataclass(frozen=True)
class Column:
    """A column's measure: `width` in Han cells (Latin letters and digits take half), and its habits.

    `indent`: "cells" (two cells, lost from the text layer), "kept" (printed as ideographic spaces) or "none".
    `blank` is the chance of a blank line between paragraphs, `depth` the number of lines after which the text layer
    breaks off (a blank line at the top of the next column), 0 for never; `squeeze` the chance that a stop is
    squeezed into a full line instead of taking the character before it to the next.
    """

    width: float
    indent: str = "cells"
    blank: float = 0.9
    depth: int = 0
    squeeze: float = 0.6


def cells(text: str) -> float:
    """The width in Han cells."""
    return sum(0.5 if ord(c) < 0x2E80 and c not in "“”‘’…—·" else 1.0 for c in text)


def wrap(text: str, width: float, rng: random.Random, *, indent: float = 0, squeeze: float = 0.6) -> list[str]:
    """The lines of a Chinese paragraph; no line begins with a stop or ends with an opening bracket."""
    units = _WORD.findall(text)
    lines: list[str] = []
    line: list[str] = []
    room = width - indent
    for unit in units:
        if line and cells("".join(line)) + cells(unit) > room:
            if unit in NO_LINE_START and (rng.random() < squeeze or len(line) < 3):
                line.append(unit)
                continue
            carried = _carry(line, unit)
            lines.append("".join(line))
            line, room = carried, width
        line.append(unit)
    return [*lines, "".join(line)] if line else lines


def _carry(line: list[str], unit: str) -> list[str]:
    """What must leave the full line with `unit`; taken off `line`."""
    carried: list[str] = []
    while len(line) > 2 and (line[-1] in NO_LINE_END or (carried or [unit])[0] in NO_LINE_START):
        carried.insert(0, line.pop())
    if carried == [" "]:
        return []
    return carried


def wrap_words(text: str, width: float, *, indent: float = 0, hyphens: bool = False) -> list[str]:
    """The lines of an English paragraph; `width` in letters; with `hyphens` long words are divided at the margin."""
    lines: list[str] = []
    line, room = "", width - indent
    for word in text.split():
        rest = room - len(line) - 1
        if line and len(word) > rest:
            left, right = _divide(word, int(rest)) if hyphens else ("", word)
            lines.append(f"{line} {left}".rstrip())
            line, room = right, width
        else:
            line = f"{line} {word}".strip()
    return [*lines, line]


def _divide(word: str, room: int) -> tuple[str, str]:
    """A long plain word in two with a hyphen where it fits, else whole on the next line."""
    if not word.isalpha() or not word.islower() or len(word) < 8:
        return "", word
    for cut in range(min(room - 1, len(word) - 3), 2, -1):
        if word[cut - 1] in "aeiou" and word[cut] not in "aeiou" and word[cut + 1] in "aeiou":
            return word[:cut] + "-", word[cut:]
    return "", word


def set_paragraph(text: str, column: Column, rng: random.Random, *, latin: bool = False) -> list[str]:
    """One paragraph's lines with the column's indent."""
    indent = 0 if column.indent == "none" else 2
    if latin:
        lines = wrap_words(text, column.width * 2, indent=indent, hyphens=column.squeeze > 0.9)
        return ["  " + lines[0], *lines[1:]] if column.indent == "kept" else lines
    lines = wrap(text, column.width, rng, indent=indent, squeeze=column.squeeze)
    return ["　　" + lines[0], *lines[1:]] if column.indent == "kept" else lines


def set_heading(text: str, width: float, rng: random.Random, *, latin: bool = False) -> list[str]:
    """A headline's lines, evenly filled; in Chinese broken at a space near the middle, else between two words."""
    if latin:
        count = -(-len(text) // int(width * 2))
        return wrap_words(text, max(len(text) / count + 6, 12))
    count = -(-int(cells(text) + 0.5) // int(width))
    lines = []
    while count > 1:
        cut = _heading_cut(text, cells(text) / count)
        lines.append(text[:cut].rstrip())
        text = text[cut:].lstrip()
        count -= 1
    return [*lines, text]


def _heading_cut(text: str, aim: float) -> int:
    """Where a headline's first line ends: between words, near `aim` cells, best at a space."""
    ends = list(accumulate(len(word) for word in jieba.lcut(text)))[:-1]
    good = [i for i in ends if text[i] not in NO_LINE_START and text[i - 1] not in NO_LINE_END]
    return min(good or [len(text) // 2], key=lambda i: abs(cells(text[:i]) - aim) - 4 * (text[i - 1].isspace()))


def break_columns(lines: list[str], depth: int, first: int) -> list[str]:
    """The lines with a blank one wherever a column is full: after `first` lines, then after each `depth`."""
    if not depth:
        return lines
    out: list[str] = []
    left = first
    for line in lines:
        if left <= 0:
            if line and out[-1]:
                out.append("")
            left = depth
        out.append(line)
        left -= bool(line)
    return out
