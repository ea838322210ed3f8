"""Tables that a text layer gives out cell by cell, or with their cells wrapped: each row is one again.

Steers, / choice / 186.50 up 2.25 Heifers, / choice / 181.00 … and 黄瓜 / 4.60 / 涨0.20 / 番茄 / 5.20: a row is what
it tells of, its figures, and a word or two of how they changed. That it is a table shows in the first figures of
several rows, which are printed alike.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise, takewhile
from typing import NamedTuple

_FIGURE = r"[-+]?[$£€¥]?(?:\d+(?:,\d{3})*(?:\.\d+)?|\.\d+)%?"
_BEGINS = re.compile(rf"[ \t\u3000]*{_FIGURE}(?=[ \t\u3000]|$)")  # a line that begins with a figure
_FIGURE_TOKEN = re.compile(rf"{_FIGURE}[^\d\s,.;:，。；：、]{{0,2}}")
_GLUED = re.compile(r"[a-z]+\d+\.\d+")  # what a row tells of and its figure: choice186.50
_HOURS = re.compile(r"\d{1,2}(?:[.:]\d\d)? ?[ap]\.?m\b")
_ENDS = frozenset("。！？；：.!?;:")
_FEWEST, _FEWEST_WHOLE = 3, 4  # rows of a table; of one whose figures have no decimals
_LONGEST_LINE, _LONGEST_ROW = 40, 72  # characters
_MOST_WORDS, _MOST_CHANGE = 5, 3  # of what a row tells of; of how it changed
_MOST_TOKENS = 12  # of a row
_UNCHANGED = frozenset(["Unch", "Unchanged", "Steady", "NC", "Nil", "Same"])


class _Token(NamedTuple):
    """A word or a figure, and the line it stands on."""

    line: int
    text: str


_Row = list[_Token]


def with_rows_of_cells(lines: Sequence[str], *, latin: bool) -> list[str]:
    """A page's lines with those of its tables' cells joined, or parted where a table's next row begins on them."""
    found: list[str] = []
    end = 0
    for i, line in enumerate(lines):
        if i <= end or _BEGINS.match(line) is None:
            continue
        table = _table(lines, i, end, latin=latin)
        if len(table) < _FEWEST:
            continue
        first, last = table[0][0].line, table[-1][-1].line
        if _is_a_table(lines[first : last + 1], table):
            told = sum(token.line == last for row in table for token in row)
            left = " ".join(lines[last].split()[told:])
            found += [*lines[end:first], *map(_text, table), *([left] if left else [])]
            end = last + 1
        else:
            found += lines[end : last + 1]
            end = last + 1
    return [*found, *lines[end:]]


def _table(lines: Sequence[str], i: int, end: int, *, latin: bool) -> list[_Row]:
    """The rows around line i, which begins with a figure, from line `end` on."""
    top = _above_small_letters(lines, i - 1, end, latin=latin)
    while top > end and _may_be_a_cell(lines[top - 1]):
        row = _above_small_letters(lines, top - 1, end, latin=latin)
        if not _is_a_row(_tokens(lines, row, top)):
            break
        top = row
    table: list[_Row] = []
    stop = top
    while stop < len(lines) and _may_be_a_cell(lines[stop]):
        tokens = _tokens(lines, stop, min(len(lines), stop + 2))
        count = len(lines[stop].split())
        for k, token in enumerate(tokens[:count]):
            if not table or (any(map(_is_figure, table[-1])) and _begins_a_row(tokens, k, latin=latin)):
                if table and not _is_a_row(table[-1]):
                    return _ended(table)
                table.append([])
            table[-1].append(token)
        if len(table[-1]) > _MOST_TOKENS:
            break
        stop += 1
    return _ended(table)


def _above_small_letters(lines: Sequence[str], i: int, end: int, *, latin: bool) -> int:
    """Line i, or in English the one that it goes on from in small letters."""
    while latin and i > end and lines[i].strip()[:1].islower() and _may_be_a_cell(lines[i - 1]):
        i -= 1
    return i


def _ended(table: list[_Row]) -> list[_Row]:
    """The table up to its last row that has figures, and of that what is like the rows above it."""
    if table and not any(map(_is_figure, table[-1])):
        table.pop()
    if len(table) > 1:
        _trim(table[-1], table[:-1])
    while table and not _is_a_row(table[-1]):
        table.pop()
    return table


def _trim(row: _Row, others: Sequence[_Row]) -> None:
    """Leaves behind the last row's last figure what it may say of how that changed, as the others do."""
    tails = [[token for token in other[_figures(other)[0] + 1 :] if not _is_figure(token)] for other in others]
    most, longest = max(map(len, tails)), max((len(word.text) for tail in tails for word in tail), default=0)
    last = _figures(row)[-1]
    end = last + 1
    while end < len(row) and most > 0 and (row[end].line == row[last].line or len(row[end].text) <= longest):
        end, most = end + 1, most - 1
    del row[end:]


def _tokens(lines: Sequence[str], start: int, stop: int) -> list[_Token]:
    return [_Token(i, word) for i in range(start, stop) for word in lines[i].split()]


def _may_be_a_cell(line: str) -> bool:
    text = line.strip()
    return 0 < len(text) <= _LONGEST_LINE and (text[-1] not in _ENDS or text[-2:-1].isdigit())


def _begins_a_row(tokens: Sequence[_Token], k: int, *, latin: bool) -> bool:
    """Whether a row may begin with token k: a capital letter in English; else what a figure stands right behind."""
    text = tokens[k].text
    if _is_figure(tokens[k]):
        return False
    if latin:
        return text[0].isupper() and text.rstrip(".") not in _UNCHANGED
    return not any(map(str.isdigit, text)) and k + 1 < len(tokens) and _is_figure(tokens[k + 1])


def _is_a_row(row: _Row) -> bool:
    """Whether the tokens are few words, figures, and how they changed."""
    figures = _figures(row)
    if not figures or len(_text(row)) > _LONGEST_ROW or row[0].text[0].islower():
        return False
    label = figures[0] + (_GLUED.fullmatch(row[figures[0]].text) is not None)
    return 0 < label <= _MOST_WORDS and len(row) - figures[-1] - 1 <= _MOST_CHANGE


def _is_a_table(lines: Sequence[str], table: Sequence[_Row]) -> bool:
    """Whether some rows are torn or joined, the first figures have as many decimals, and no line begins with a figure
    as those of a programme do: with an hour, or one right below the other with more to say behind it."""
    if all(row[0].line == row[-1].line for row in table) and len(lines) == len(table):
        return False
    begin = [match.end() < len(line.rstrip()) if (match := _BEGINS.match(line)) else None for line in lines]
    if any(a is not None and b is not None and (a or b) for a, b in pairwise(begin)) or any(map(_HOURS.match, lines)):
        return False
    first = [row[_figures(row)[0]].text for row in table]
    decimals = {len("".join(takewhile(str.isdecimal, text.partition(".")[2]))) for text in first}
    if decimals != {0}:
        return len(decimals) == 1
    numbers = [int("".join(filter(str.isdecimal, text))) for text in first]
    counts = any(b - a == 1 for a, b in pairwise(numbers))
    return len(table) >= _FEWEST_WHOLE and not counts and all(len(row[0].text) > 1 for row in table)


def _figures(row: _Row) -> list[int]:
    return [k for k, token in enumerate(row) if _is_figure(token)]


def _is_figure(token: _Token) -> bool:
    return _FIGURE_TOKEN.fullmatch(token.text) is not None or _GLUED.fullmatch(token.text) is not None


def _text(row: _Row) -> str:
    return " ".join(token.text for token in row)
