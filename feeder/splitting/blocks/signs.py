"""A line and its neighbours → signs, each a short name that the learnt weights know."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Sequence
from functools import lru_cache
from itertools import chain, pairwise

from feeder.splitting.blocks.habits import Habits, Widths
from feeder.splitting.model import Line
from feeder.splitting.text import patterns
from feeder.splitting.text.lines import Page
from feeder.splitting.text.patterns import is_han
from feeder.splitting.text.themes import table_of
from feeder.splitting.text.words import stem_of

Features = tuple[tuple[str, ...], ...]


def features_of(page: Page, forms: Sequence[str], widths: Widths, habits: Habits) -> tuple[list[Features], list[str]]:
    """What is seen of every line and its neighbours, in seven groups (see `signs_of`), and what stands between it and
    the line above: a sentence's end or none, a gap or none, how well the two join."""
    latin = page.script == "latin"
    custom = "i" if habits.indented > habits.flush else "f"
    kept = "k" if habits.kept_start > -1.0 else "b"
    blank = "y" if habits.blank_start > -0.4 else "n" if habits.blank_start < -1.4 else "m"
    noisy = "y" if habits.blank_inside > -3.2 else "n"
    stops = habits.stops
    lines = page.lines
    echoes, joins = echoes_of(lines, latin)
    steps = ["-", *(_step(b.width - a.width, latin) for a, b in pairwise(lines)), "-"]
    starts = [*(_start(line, latin) for line in lines), "-"]
    lengths = [_length(len(line.text), latin) for line in lines]
    shapes = ["-", *forms, "-"]
    found: list[Features] = []
    breaks: list[str] = []
    last_end = last_before = last_join = closed = last_length = "-"
    for i, line in enumerate(lines):
        text = line.text
        token = lines[i + 1].token if i + 1 < len(lines) else 2
        if not latin:  # capitals and signs are wider in print than half a cell
            token = max(token, 3) + line.narrow // 5
        after = _room(widths.after[i] - line.width, token, habits.indent, latin)
        before = _room(widths.before[i] - line.width, token, habits.indent, latin)
        near = _rooms(widths.own[i], line.width, token, habits.indent, latin)
        final = "1" if line.final else "0"
        indented = "1" if line.indent >= 2 else "0"
        blanks = "0" if not line.blanks else "1" if line.blanks == 1 else "2"
        next_blank = "-" if i + 1 == len(lines) else "1" if lines[i + 1].blanks else "0"
        inner = "1" if "。" in text[:-1] or ". " in text else "0"
        over = str(after == before == "o")
        end, length = _end(line), lengths[i]
        breaks.append(f"{closed}{min(1, line.blanks)}{last_join}")
        found.append(
            (
                (custom, stops, after, before, near, closed, final),
                (custom, stops, last_before, closed, steps[i], steps[i + 1], final),
                (end, starts[i], str(min(line.stops, 3)), length, inner, final, over),
                (kept, blank, noisy, blanks, closed, indented, next_blank, final),
                (last_end, last_length, closed, length, starts[i + 1], final),
                (shapes[i], shapes[i + 1], shapes[i + 2], echoes[i], length, closed, final),
                (last_join, joins[i], closed, final, _wording(text, latin), length),
            )
        )
        last_end, last_before, last_join, closed, last_length = end, before, joins[i], final, length
    return found, breaks


def signs_of(features: Features) -> list[str]:
    """The signs of a line: short names that the learnt weights know."""
    return [sign for group, seen in zip(GROUPS, features, strict=True) for sign in group(*seen)]


def _column(custom: str, stops: str, after: str, before: str, near: str, closed: str, final: str) -> list[str]:
    return [
        "bias",
        f"a{custom}{after}{final}",
        f"b{custom}{before}{final}",
        f"o{custom}{near}",
        f"ab{after}{before}{closed}",
        f"z{stops}{after}{final}{custom}",
    ]


def _widths(custom: str, stops: str, last_before: str, closed: str, up: str, down: str, final: str) -> list[str]:
    return [
        f"Z{stops}{last_before}{closed}{custom}",
        f"p{last_before}{closed}",
        f"u{up}{closed}{custom}",
        f"d{down}{final}{custom}",
        f"ud{up}{down}",
    ]


def _text(end: str, start: str, stops: str, length: str, inner: str, final: str, over: str) -> list[str]:
    return [f"e{end}", f"s{start}", f"t{stops}{length}", f"q{inner}{final}", f"l{length}{over}"]


def _gaps(
    kept: str, blank: str, noisy: str, blanks: str, closed: str, indented: str, next_blank: str, final: str
) -> list[str]:
    return [f"k{blank}{noisy}{blanks}{closed}", f"i{kept}{indented}{closed}", f"n{next_blank}{blank}{noisy}{final}"]


def _neighbours(last_end: str, last_length: str, closed: str, length: str, next_start: str, final: str) -> list[str]:
    return [f"x{last_end}", f"h{last_length}{closed}{length}", f"m{next_start}{final}"]


def _forms(last: str, own: str, following: str, echo: str, length: str, closed: str, final: str) -> list[str]:
    return [f"g{own}", f"G{following}{final}", f"P{last}", f"E{echo}{closed}{final}", f"F{echo}{length}"]


def _words(last_join: str, join: str, closed: str, final: str, wording: str, length: str) -> list[str]:
    return [f"j{last_join}{closed}", f"J{join}{final}", f"w{wording}{length}"]


GROUPS: tuple[Callable[..., list[str]], ...] = (_column, _widths, _text, _gaps, _neighbours, _forms, _words)


def echoes_of(lines: Sequence[Line], latin: bool) -> tuple[list[str], list[str]]:
    """How much of each line the page says elsewhere, and whether a pair of characters across its end is a known one."""
    grams = [line.grams for line in lines]
    known = Counter(chain.from_iterable(grams))
    again = {gram for gram, times in known.items() if times > 1}
    echoes = ["-" if len(own) < 2 else str(min(4, len(own & again) * 6 // len(own))) for own in grams]
    if latin:
        return echoes, [*_joins_of_words(lines), "-"]
    joins = [
        "-" if not (is_han(a.text[-1]) and is_han(b.text[0])) else str(int(a.text[-1] + b.text[0] in known))
        for a, b in pairwise(lines)
    ]
    return echoes, [*joins, "-"]


_SMALL_WORD, _FIRST_WORD = re.compile(r"\b[a-z]+\b"), re.compile(r"[“‘\"']?([A-Z][a-zA-Z]*)")
_NAMED = re.compile(r"(?<=[a-z,] )[A-Z][a-zA-Z]+")


def _joins_of_words(lines: Sequence[Line]) -> list[str]:
    """How well English lines join: whether the next begins with a small letter ("l"), with a name ("n"), in capitals
    ("c"), with an everyday word that only a sentence's beginning gives a capital ("w") or with another ("u"); "-" where
    nothing goes on. The page's other lines show names and everyday words; the themes have more of these."""
    everyday = {word for line in lines for word in _SMALL_WORD.findall(line.text)}
    names = {word for line in lines for word in _NAMED.findall(line.text)}
    themes = table_of("latin").themes
    joins = []
    for a, b in pairwise(lines):
        first = _FIRST_WORD.match(b.text)
        if a.final or a.text[-1] in ":—-" or not first:
            joins.append("l" if b.lower and not a.final else "-")
            continue
        word = first[1]
        stem = stem_of(word)
        if len(word) > 1 and word.isupper() and not a.text.isupper() and not b.text.isupper():
            joins.append("c")
        elif word in names:
            joins.append("n")
        elif word.lower() in everyday or not stem or stem in themes:
            joins.append("w")
        else:
            joins.append("u")
    return joins


@lru_cache(maxsize=4096)
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


@lru_cache(maxsize=4096)
def _rooms(widths: tuple[int, ...], width: int, token: int, indent: int, latin: bool) -> str:
    """The room that a line so wide leaves in each of the columns."""
    return "".join(sorted({_room(column - width, token, indent, latin) for column in widths}))


@lru_cache(maxsize=1024)
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
    """How a line ends, and whether something opens on it that doesn't close."""
    open_ = "1" if line.open else "0"
    if line.final:
        return ("q" if line.text[-1] in '？！?!…”’"' else "f") + open_
    if line.text[-1] in "：:":
        return "c" + open_
    return ("d" if line.dangling else "o") + open_


def _start(line: Line, latin: bool) -> str:
    if line.slug:
        return "s"
    if line.no_start:
        return "n"
    first = line.text[0]
    if first in '“「『‘"':
        return "q"
    if line.turn:
        return "a"
    if patterns.CROSSHEAD.match(line.text):
        return "c"
    if line.entry:
        return "e"
    if first.isdigit():
        return "d"
    if latin:
        return "l" if line.lower else "u" if first.isalpha() else "y"
    return "o"


# Words and characters that prose is full of and headlines do without.
_PROSE_WORDS = """
the a an was were is are has have had been be that which said its their his her who would will it he she they we as
also there this these than because when while
"""
_PROSE_EN = frozenset(_PROSE_WORDS.split())
_WORD = re.compile(r"\w+")
_PROSE_HAN = re.compile("[的了着著是在和与與及等将將把被对對从從为為也就都而其该該]")
_CAPITAL = re.compile(r"\b[A-Z]")


def _wording(text: str, latin: bool) -> str:
    """How many of prose's words a line has; in Latin letters also how many of its words have capitals."""
    if not latin:
        return str(min(4, len(_PROSE_HAN.findall(text))))
    capitals = len(_CAPITAL.findall(text)) * 3 // (text.count(" ") + 1)
    prose = sum([word in _PROSE_EN for word in _WORD.findall(text.lower())])
    return f"{min(4, prose)}{'u' if text.isupper() else min(3, capitals)}"


_LENGTHS = (3, 7, 11, 15, 20, 27, 36, 50)  # characters


def _length(length: int, latin: bool) -> str:
    return str(bisect_left(_LENGTHS, length // 2 if latin else length))
