"""A page whose columns stand side by side on the same rows is dealt out: the rows of each column below one another.

A text layer that keeps the page's layout pads its rows with spaces. What shows columns is a gutter: the same cells are
blank on many rows, with prose on both sides that goes on from row to row; a table's cells, a list's prices and letters
set wide don't. The highest gutter is cut first, then what stands above it, left, right and below. Stories one below the
other share gutters: they are cut apart at a gap where the columns above go on in the next one rather than below. A cell
is a character, as pdftotext counts, or half a Han character, whichever sets more edges in line.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

_GAP = re.compile(r"(?<=\S) {2,}(?=\S)")
_PIECE = re.compile(r"\S+(?: \S+)*")
_WIDE = re.compile("[ᄀ-ᅟ⺀-鿿가-힣豈-﫿︰-﹏＀-｠￠-￦]")
_SAID = re.compile("[，。；：、]")
_ENDS, _CLOSES, _HANGS = frozenset(".?!。？！…"), "\"'”’」』）)", frozenset("，。；：、！？）》”’」』")
_FEWEST_GAPS, _MOST_GAPS = 8, 10  # of a page, of a row on average
_WIDEST, _MOST_ROWS = 1000, 3000  # characters of a row, rows of a page that may have columns
_FEWEST_ROWS, _FEWEST_LATER = 5, 2  # on either side of the first gutter, and of another one
_MOST_EDGES, _DEEPEST = 16, 14
_RUNNING, _SEEN = 2, 12  # rows of a running head, and at either end of a part
_NARROWEST, _OVERHANG, _INDENT = 6, 2, 4  # cells of a column, of a stop too many for it, of an indent at most
_NEARLY = 0.6  # of the column's width: what a row that goes on below fills
_GOES_ON, _SELDOM = 0.2, 3  # of the rows of a column; times as many rows have no comma


@dataclass(frozen=True, slots=True)
class _Piece:
    """What stands in a row between two gaps, in cells."""

    row: int
    start: int
    end: int
    text: str


_Row = list[_Piece]


def in_columns(text: str) -> str:
    """The text with columns that stand side by side below one another; any other text as it is."""
    gaps = len(_GAP.findall(text))
    if gaps < _FEWEST_GAPS or gaps > _MOST_GAPS * text.count("\n"):
        return text
    lines = text.replace("\r\n", "\n").split("\n")
    if len(lines) > _MOST_ROWS or max(map(len, lines)) > _WIDEST:
        return text
    rows = max((_rows(lines, wide) for wide in (1, 2)), key=_in_line)
    return "\n".join(_Dealer(rows).dealt()) if _gutter(rows, _FEWEST_ROWS) else text


def _rows(lines: Sequence[str], wide: int) -> list[_Row]:
    """The pieces of each row that has any, with so many cells for a Han character."""
    found: list[_Row] = []
    for number, line in enumerate(lines):
        pieces: _Row = []
        end = at = 0
        for match in _PIECE.finditer(line):
            start = end + match.start() - at
            end = start + len(match.group()) + (wide - 1) * len(_WIDE.findall(match.group()))
            at = match.end()
            pieces.append(_Piece(number, start, end, match.group()))
        if pieces:
            found.append(pieces)
    return found


def _in_line(rows: Sequence[_Row]) -> int:
    """How many pieces behind a gap begin at the same cell as others do."""
    starts = Counter(piece.start for row in rows for piece in row[1:])
    return sum(count for _, count in starts.most_common(_MOST_EDGES)) - len(starts)


class _Dealer:
    """Deals out a page's rows."""

    def __init__(self, rows: list[_Row]) -> None:
        self._rows = rows
        self._of_page: list[_Row] = [[] for _ in range(rows[-1][0].row + 1)]
        for row in rows:
            self._of_page[row[0].row] = row

    def dealt(self) -> Iterator[str]:
        """The rows, column by column."""
        top, foot = self._running()
        blocks = [[[piece]] for row in self._rows[:top] for piece in row]
        blocks += self._blocks(self._rows[top:foot], 0)
        blocks += [[[piece]] for row in self._rows[foot:] for piece in row]
        for above, block in zip([None, *blocks], blocks, strict=False):
            if above and _goes_on(above[-1][-1], block[0][0], _left(block)) <= 0:
                yield ""
            yield from self._printed(block)

    def _running(self) -> tuple[int, int]:
        """Where the page begins, below running heads of a row or two with a blank one beyond, and where it ends."""
        rows = self._rows
        gaps = [i for i in range(1, len(rows)) if self._is_blank(rows[i - 1], rows[i])]
        top, foot = 0, len(rows)
        for i in gaps:
            top = i if i <= top + _RUNNING else top
        for i in reversed(gaps):
            foot = i if top < i >= foot - _RUNNING else foot
        return top, foot

    def _blocks(self, rows: list[_Row], depth: int) -> Iterator[list[_Row]]:
        """The rows in blocks, in reading order."""
        gutter = _gutter(rows, _FEWEST_LATER) if depth < _DEEPEST else None
        if not gutter:
            yield from [rows] if rows else []
            return
        edge, first, end = gutter
        yield from self._blocks(rows[:first], depth + 1)
        for band in self._bands(rows[first:end]):
            heads = _heads_of(band, edge)
            yield from [band[:heads]] if heads else []
            for right in (False, True):
                side = [[piece for piece in row if (piece.start >= edge) is right] for row in band[heads:]]
                yield from self._blocks([row for row in side if row], depth + 1)
        yield from self._blocks(rows[end:], depth + 1)

    def _bands(self, rows: list[_Row]) -> Iterator[list[_Row]]:
        """The rows cut at the gaps where a column goes on in the next one rather than below."""
        gaps = [i for i in range(1, len(rows)) if self._is_gap(rows, i)]
        start = 0
        for i, after in pairwise([*gaps, len(rows)]):
            if _is_cut(_ends_of(rows[start:i]), _ends_of(rows[i:after]), self._is_blank(rows[i - 1], rows[i])):
                yield rows[start:i]
                start = i
        yield rows[start:]

    def _is_gap(self, rows: Sequence[_Row], i: int) -> bool:
        """Whether a row is blank on the whole page above row i, or another column has gone on there by two."""
        above, below = rows[i - 1], rows[i]
        if below[0].row == above[0].row + 1 or self._is_blank(above, below):
            return below[0].row > above[0].row + 1
        left, right = _left(rows), max(above[-1].end, below[-1].end)
        others = [
            [piece for piece in row if piece.end <= left or piece.start >= right]
            for row in self._of_page[above[0].row : below[0].row + 1]
        ]
        return min(_height(others[:-1]), _height(others[1:])) > 1

    def _is_blank(self, above: _Row, below: _Row) -> bool:
        return not all(self._of_page[above[0].row : below[0].row])

    def _printed(self, block: list[_Row]) -> Iterator[str]:
        """A block's rows; a gap counts below the end of a sentence, for rows of other columns may feign one."""
        left = _left(block)
        for i, row in enumerate(block):
            if i and _is_ended(block[i - 1][-1]) and self._is_gap(block, i):
                yield ""
            ends = [left, *(piece.end for piece in row)]
            yield "".join(" " * (piece.start - end) + piece.text for piece, end in zip(row, ends, strict=False))


def _heads_of(band: Sequence[_Row], edge: int) -> int:
    """How many rows at a band's top stand alone, set in by more than an indent: right of the gutter, one of them heads
    the columns on both sides."""
    heads = 0
    for i, row in enumerate(band):
        near = (piece for other in band[i + 1 : i + 4] for piece in other)
        below = next((piece for piece in near if piece.start < row[0].end and piece.end > row[0].start), None)
        if len(row) > 1 or not below or row[0].start <= below.start + _INDENT:
            break
        if _goes_on(row[0], below, below.start) > 0:
            break
        heads = i + 1
    return heads if any(row[0].start >= edge for row in band[:heads]) else 0


def _ends_of(rows: list[_Row]) -> list[_Row]:
    return rows if len(rows) <= 2 * _SEEN else rows[:_SEEN] + rows[-_SEEN:]


def _height(rows: Sequence[_Row]) -> int:
    """How many pieces stand one below another at most."""
    steps = sorted((at, step) for row in rows for piece in row for at, step in ((piece.start, 1), (piece.end, -1)))
    return max(accumulate(step for _, step in steps), default=0)


def _left(rows: Sequence[_Row]) -> int:
    return min(row[0].start for row in rows)


def _gutter(rows: Sequence[_Row], fewest: int) -> tuple[int, int, int] | None:
    """The edge right of the highest gutter, its first row and the one after its last."""
    starts = Counter(piece.start for row in rows for piece in row)
    found: list[tuple[int, int, int, int]] = []
    for edge, count in starts.most_common(_MOST_EDGES):
        if count >= fewest:
            found += [(-height, edge, first, end) for first, end, height in _streaks(rows, edge) if height >= fewest]
    for _, edge, first, end in sorted(found):
        left = [piece for row in rows[first:end] for piece in row if piece.start < edge]
        right = [piece for row in rows[first:end] for piece in row if piece.start >= edge]
        if any(_is_prose(left, start) for start in _often(left)) and _is_prose(right, edge):
            return edge, first, end
    return None


def _streaks(rows: Sequence[_Row], edge: int) -> Iterator[tuple[int, int, int]]:
    """Where no row has anything across the edge: first row, the one after the last, and how high both sides are."""
    first = left = right = 0
    for i, row in enumerate([*rows, []]):
        if not row or any(_crosses(piece, edge) for piece in row):
            yield first, i, min(left, right)
            first, left, right = i + 1, 0, 0
        else:
            left += row[0].start < edge
            right += row[-1].start >= edge


def _crosses(piece: _Piece, edge: int) -> bool:
    """Whether a piece reaches over an edge; a stop that hangs out of a Han column does not."""
    over = _OVERHANG if piece.text[-1] in _HANGS and edge - piece.start >= _NARROWEST else -1
    return piece.start < edge < piece.end - over


def _often(pieces: Sequence[_Piece]) -> list[int]:
    """The cells where pieces begin most often: one is a column's edge."""
    starts = Counter(piece.start for piece in pieces).most_common(_FEWEST_ROWS)
    return [start for start, count in starts if 2 * count >= starts[0][1]]


def _is_prose(pieces: Sequence[_Piece], edge: int) -> bool:
    """Whether the text of the column that begins at the edge goes on from row to row."""
    column = [piece for piece in pieces if abs(piece.start - edge) <= _INDENT]
    if not column:
        return False
    shape = _shape(column)
    joins = [(a, b) for a, b in pairwise(column) if _goes_down(a, shape, b, shape) > 0]
    said = sum(b.text[0].islower() or bool(_SAID.search(a.text + b.text)) for a, b in joins)
    often = len(joins) >= max(1, _GOES_ON * len(column)) and said * _SELDOM >= len(joins)
    return often and shape[1] - shape[0] >= _NARROWEST


def _shape(pieces: Sequence[_Piece]) -> tuple[int, int]:
    return min(piece.start for piece in pieces), max(piece.end for piece in pieces)


def _is_ended(piece: _Piece) -> bool:
    return piece.text.rstrip(_CLOSES)[-1:] in _ENDS


def _goes_on(above: _Piece, below: _Piece, left: int) -> int:
    """1 where a text goes on in a piece of the column that begins at `left`, -1 where it can't, 0 if it may."""
    ended = _is_ended(above)
    if below.text[0].islower():
        return -1 if ended else 1
    if not _WIDE.match(below.text):
        return 0
    if below.start > left + 1:
        return 0 if ended else -1
    return int(not ended and bool(_WIDE.match(above.text[-1])))


def _goes_down(above: _Piece, shape: tuple[int, int], below: _Piece, other: tuple[int, int]) -> int:
    """Whether the row that ends a column's part goes on in the row that begins another's, as far as it is full."""
    full = above.end - shape[0] >= _NEARLY * (shape[1] - shape[0])
    spelt = len(above.text) <= 2 * above.text.count(" ") + 2  # w i d e
    return _goes_on(above, below, other[0]) if full and not spelt else 0


def _is_cut(upper: Sequence[_Row], lower: Sequence[_Row], blank: bool) -> bool:
    """Whether the columns above a gap end there: they go on in the next one, or a row below heads several. Where the
    gap is not `blank` on the whole page, only what goes on shows it."""
    edges = _uncrossed([*upper, *lower])
    above, below = _by_column(upper, edges), _by_column(lower, edges)
    shapes = {k: _shape(above.get(k, []) + below.get(k, [])) for k in {**above, **below}}
    down = across = 0
    for k, column in above.items():
        if k in below:
            down += _goes_down(column[-1], shapes[k], below[k][0], shapes[k])
        if k + 1 in above:
            across += _goes_down(column[-1], shapes[k], above[k + 1][0], shapes[k + 1])
    if not blank:
        return across > max(0, down)
    return across + (len(lower[0]) == 1 and len(below) > 1) >= down


def _uncrossed(rows: Sequence[_Row]) -> list[int]:
    """The edges of columns that nothing crosses."""
    starts = Counter(piece.start for row in rows for piece in row).most_common(_MOST_EDGES)
    return sorted(edge for edge, _ in starts if not any(_crosses(piece, edge) for row in rows for piece in row))


def _by_column(rows: Sequence[_Row], edges: Sequence[int]) -> dict[int, list[_Piece]]:
    columns: dict[int, list[_Piece]] = {}
    for row in rows:
        for piece in row:
            columns.setdefault(bisect_right(edges, piece.start), []).append(piece)
    return columns
