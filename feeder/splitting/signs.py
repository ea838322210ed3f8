"""A line and its neighbours → signs, each a short name that the learnt weights know."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from feeder.splitting import patterns
from feeder.splitting.lines import Line, Page
from feeder.splitting.patterns import is_han
from feeder.splitting.words import grams_of

if TYPE_CHECKING:
    from feeder.splitting.labels import Habits, Widths


def signs_of(page: Page, forms: Sequence[str], widths: Widths, habits: Habits) -> list[list[str]]:
    """The signs of every line, about twenty each."""
    latin = page.script == "latin"
    custom = "i" if habits.indented > habits.flush else "f"
    kept = "k" if habits.kept_start > -1.0 else "b"
    blank = "y" if habits.blank_start > -0.4 else "n" if habits.blank_start < -1.4 else "m"
    noisy = "y" if habits.blank_inside > -3.2 else "n"
    lines = page.lines
    rooms = []
    for i, line in enumerate(lines):
        token = lines[i + 1].token if i + 1 < len(lines) else 2
        if not latin:  # capitals and signs are wider in print than half a cell
            token = max(token, 3) + line.narrow // 5
        near = [_room(width - line.width, token, habits.indent, latin) for width in widths.own[i]]
        rooms.append(
            (
                _room(widths.after[i] - line.width, token, habits.indent, latin),
                _room(widths.before[i] - line.width, token, habits.indent, latin),
                "".join(sorted(set(near))),
            )
        )
    echoes, joins = echoes_of(lines, latin)
    steps = [_step(b.width - a.width, latin) for a, b in pairwise(lines)]
    signs = []
    for i, line in enumerate(lines):
        last = lines[i - 1] if i else None
        following = lines[i + 1] if i + 1 < len(lines) else None
        after, before, near_rooms = rooms[i]
        closed = "-" if last is None else "1" if last.final else "0"
        final = "1" if line.final else "0"
        up = steps[i - 1] if i else "-"
        down = steps[i] if following else "-"
        indented = "1" if line.indent >= 2 else "0"
        blanks = "0" if not line.blanks else "1" if line.blanks == 1 else "2"
        next_blank = "-" if following is None else "1" if following.blanks else "0"
        length = _length(len(line.text), latin)
        signs.append(
            [
                "bias",
                f"a{custom}{after}{final}",
                f"b{custom}{before}{final}",
                f"o{custom}{near_rooms}",
                f"ab{after}{before}{closed}",
                f"z{habits.stops}{after}{final}{custom}",
                f"Z{habits.stops}{'-' if last is None else rooms[i - 1][1]}{closed}{custom}",
                f"u{up}{closed}{custom}",
                f"d{down}{final}{custom}",
                f"ud{up}{down}",
                f"e{_end(line)}{int(line.open)}",
                f"s{_start(line, latin)}",
                f"k{blank}{noisy}{blanks}{closed}",
                f"i{kept}{indented}{closed}",
                f"t{min(line.stops, 3)}{length}",
                f"q{'1' if '。' in line.text[:-1] or '. ' in line.text else '0'}{final}",
                f"x{'-' if last is None else _end(last) + str(int(last.open))}",
                f"p{'-' if last is None else rooms[i - 1][1]}{closed}",
                f"n{next_blank}{blank}{noisy}{final}",
                f"m{'-' if following is None else _start(following, latin)}{final}",
                f"l{length}{after == 'o' and before == 'o'}",
                f"w{_wording(line.text, latin)}{length}",
                f"g{forms[i]}",
                f"G{forms[i + 1] if following else '-'}{final}",
                f"P{forms[i - 1] if i else '-'}",
                f"E{echoes[i]}{closed}{final}",
                f"F{echoes[i]}{length}",
                f"j{joins[i - 1] if i else '-'}{closed}",
                f"J{joins[i]}{final}",
                f"h{'-' if last is None else _length(len(last.text), latin)}{closed}{length}",
            ]
        )
    return signs


def echoes_of(lines: Sequence[Line], latin: bool) -> tuple[list[str], list[str]]:
    """How much of each line the page says elsewhere, and whether a pair of characters across its end is a known one."""
    grams = [set(grams_of(line.text)) for line in lines]
    known = Counter(gram for own in grams for gram in own)
    echoes = []
    for own in grams:
        share = sum(known[gram] > 1 for gram in own) / len(own) if own else 0.0
        echoes.append("-" if len(own) < 2 else str(min(4, int(share * 6))))
    joins = [
        "-" if latin or not (is_han(a.text[-1]) and is_han(b.text[0])) else str(int(known[a.text[-1] + b.text[0]] > 0))
        for a, b in pairwise(lines)
    ]
    return echoes, [*joins, "-"]


def _room(room: int, token: int, indent: int, latin: bool) -> str:
    """The room a line leaves in its column: over, full, full but for an indent, nearly, short."""
    fits = token + 1 if latin else max(token, 3)
    if room < (-5 if latin else -2):
        return "o"
    if room < 0:
        return "p"
    if room < fits:
        return "f" if not 3 <= room <= 5 else "g"
    if 0 <= room - indent < fits:
        return "i"
    return "n" if room < 10 else "s"


def _step(step: int, latin: bool) -> str:
    """The change of width from a line to the next."""
    small = 4 if latin else 2
    if abs(step) <= small:
        return "0"
    if abs(step) <= small + 3:
        return "a" if step > 0 else "b"
    if abs(step) <= 16:
        return "c" if step > 0 else "d"
    return "e" if step > 0 else "f"


def _end(line: Line) -> str:
    if line.final:
        return "q" if line.text[-1] in '？！?!…”’"' else "f"
    if line.text[-1] in "：:":
        return "c"
    return "d" if line.dangling else "o"


def _start(line: Line, latin: bool) -> str:
    if line.slug:
        return "s"
    if line.no_start:
        return "n"
    first = line.text[0]
    if first in '“「『‘"':
        return "q"
    if patterns.QUESTION.match(line.text) or patterns.ANSWER.match(line.text):
        return "a"
    if patterns.CROSSHEAD.match(line.text):
        return "c"
    if patterns.ENTRY.match(line.text):
        return "e"
    if first.isdigit():
        return "d"
    if latin:
        return "l" if line.lower else "u" if first.isalpha() else "y"
    return "o"


# Words and characters that prose is full of and headlines do without.
_PROSE_EN = re.compile(
    r"\b(?:the|a|an|was|were|is|are|has|have|had|been|be|that|which|said|its|their|his|her|who|would|will|it|he|she"
    r"|they|we|as|also|there|this|these|than|because|when|while)\b",
    re.IGNORECASE,
)
_PROSE_HAN = re.compile("[的了着著是在和与與及等将將把被对對从從为為也就都而其该該]")
_CAPITAL = re.compile(r"\b[A-Z]")


def _wording(text: str, latin: bool) -> str:
    """How many of prose's words a line has; in Latin letters also how many of its words have capitals."""
    if not latin:
        return str(min(4, len(_PROSE_HAN.findall(text))))
    capitals = len(_CAPITAL.findall(text)) * 3 // (text.count(" ") + 1)
    return f"{min(4, len(_PROSE_EN.findall(text)))}{'u' if text.isupper() else min(3, capitals)}"


def _length(length: int, latin: bool) -> str:
    size = length // 2 if latin else length
    for k, most in enumerate((3, 7, 11, 15, 20, 27, 36, 50)):
        if size <= most:
            return str(k)
    return "8"
