"""Columns of Chinese stories that a text layer gives out in turn: where another story's column tears a sentence, the
fragment that it goes on in is brought below it.

A fragment stands between two gaps or lines in a fixed form. No letter tells where a Chinese sentence is in its midst:
what goes on from a full line without a stop is told by its column's width, by the word that both lines make together,
by quotation marks that stay open, by the words both share, and by its place.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from feeder.splitting.fragments.strands import brought_together
from feeder.splitting.model import Form, Line
from feeder.splitting.text.lines import Page
from feeder.splitting.text.patterns import is_han
from feeder.splitting.text.themes import Themes, table_of
from feeder.splitting.text.words import grams_of, tells

_FULL, _SAME = 3, 2  # half cells that a full line may leave; that columns of one width may differ by
_MOST_BETWEEN = 80  # lines between what goes on and what it goes on in
_MOST_FRAGMENTS = 300
_INDENT, _FEWEST_ROOMS, _MOSTLY = 4, 3, 0.75  # half cells; paragraphs that show whether they are indented, how many are
_FEWEST, _MANY = 3, 5  # lines of prose that is left in mid-sentence, and without a full stop
_MOST_INSIDE = 6  # lines of a headline or a quotation set in mid-story
# What speaks for a join: it is the one right below; each fragment passed over, of so many; what stands above.
_BESIDE, _PASSED, _FAR, _ABOVE = 2.0, 0.2, 6, 1.5
_A_WORD, _A_WORD_OF_BOTH, _NO_WORD = 2.2, 3.0, -0.3  # the characters on both sides, said elsewhere or not
_SHUTS, _SHUTS_NONE, _LEFT_OPEN = 2.5, -2.5, -0.5  # quotation marks
_SHARED, _MOST_SHARED, _RARE = 0.4, 2.0, 3  # each telling pair that both have and few others
_OTHER_WIDTH, _MOST_OTHER = 0.6, 5.0  # each half cell beyond what may be
_AKIN = 0.7  # of the log odds that their themes are one story's
_BROKEN_OFF = 1.5  # a fragment that begins with what no sentence begins with
_BEGUN = 1.0  # one that begins with a quotation mark, as paragraphs do
_LEAST = -1.2  # what a join far away must reach
_UNFINISHED, _STEP = -2.0, 0.01  # what a sentence costs that goes on nowhere; what a bid adds
_PAUSES = frozenset("，、；。")  # within a sentence; a headline has few
_NO_BEGINNING = frozenset("的了着著过過们們得地吗嗎呢吧之")
_MARKS = {"“": "”", "‘": "’", "（": "）", "《": "》", "「": "」"}


def with_han_strands(page: Page, forms: list[Form]) -> tuple[Page, list[Form]]:
    """Page and forms with each fragment that goes on a torn sentence right below the one it goes on from."""
    if page.script == "latin":
        return page, forms
    fragments = _fragments(page, forms)
    goes_on = _continuations(page, forms, fragments) if len(fragments) <= _MOST_FRAGMENTS else {}
    return brought_together(page, forms, fragments, goes_on)


def _fragments(page: Page, forms: Sequence[Form]) -> list[range]:
    starts = [i for i, line in enumerate(page.lines) if not i or line.blanks or forms[i] or forms[i - 1]]
    return [range(a, b) for a, b in pairwise([*starts, len(page.lines)])]


def _column(page: Page, run: range) -> int:
    """How wide most of a fragment's full lines are without their indent."""
    widths = Counter(page.lines[i].width for i in run)
    widest = max(widths)
    return max((width for width in widths if width >= widest - _FULL), key=lambda width: (widths[width], width))


class _Edges:
    """How a page's fragments begin and end."""

    def __init__(self, page: Page, forms: Sequence[Form], fragments: Sequence[range]) -> None:
        self._page, self._forms, self._fragments = page, forms, fragments
        self._columns = [_column(page, run) for run in fragments]
        rooms = list(self._rooms_of_first_lines())
        indented = sum(room >= _INDENT for room in rooms)
        self.indented = len(rooms) >= _FEWEST_ROOMS and indented >= _MOSTLY * len(rooms)

    def _rooms_of_first_lines(self) -> Iterator[int]:
        """How much shorter each line is with which a paragraph surely begins in the midst of a fragment."""
        for run, column in zip(self._fragments, self._columns, strict=True):
            for i in run[1:-1]:
                line, above = self._page.lines[i], self._page.lines[i - 1]
                if above.final and above.width < column - _INDENT and not line.final and not line.slug:
                    yield column - line.width

    def stops_within(self, k: int) -> bool:
        """Whether a fragment of prose ends in a full line that ends no sentence."""
        run = self._fragments[k]
        lines = [self._page.lines[i] for i in run]
        slug, last = lines[0].slug, lines[-1]
        if self._forms[run[-1]] or last.final or last.text[-1] in "：:" or len(run) < (2 if slug else _FEWEST):
            return False
        told = slug or any("。" in line.text for line in lines)
        if not told and (len(run) < _MANY or 2 * sum("，" in line.text for line in lines) <= len(run)):
            return False
        ended = max((i for i, line in enumerate(lines) if line.final), default=-1)  # above what may be a headline
        set_in = last.indent > lines[-2].indent
        if not set_in and _PAUSES.isdisjoint("".join(line.text for line in lines[ended + 1 :])):
            return False
        indent = _INDENT if lines[-2].final else 0
        return -_FULL - indent <= last.width - self._columns[k] <= _FULL

    def may_begin_within(self, k: int) -> bool:
        """Whether a sentence may go on in a fragment: it is prose, its first line no headline, slug or first line."""
        run = self._fragments[k]
        first, last = self._page.lines[run.start], self._page.lines[run[-1]]
        if self._forms[run.start] or first.slug or first.turn or first.entry:
            return False
        if len(run) == 1:
            return first.text[-1] == "。" or (first.stops > 0 and first.text[-1] not in "！？：")
        if first.indent > self._page.lines[run.start + 1].indent:
            return False
        if not (any(self._page.lines[i].stops for i in run) or last.final):
            return False
        return first.final or first.width >= self._columns[k] - _FULL

    def begins_within(self, k: int) -> bool:
        """Whether a sentence surely goes on in it: no sentence begins so, or where paragraphs are indented, its first
        line fills the column."""
        run = self._fragments[k]
        first = self._page.lines[run.start]
        if first.no_start or first.text[0] in _NO_BEGINNING:
            return True
        return self.indented and len(run) > 2 and not first.final and first.width >= self._columns[k] - _FULL

    def goes_on_below(self, k: int) -> bool:
        """Whether the sentence may go on in the fragment right below, which may be one full line without a stop, or
        have a line that is a little too wide."""
        if k + 1 == len(self._fragments) or self.may_begin_within(k + 1):
            return k + 1 < len(self._fragments)
        below = self._fragments[k + 1]
        first = self._page.lines[below.start]
        if self._forms[below.start] or first.slug or first.turn or first.entry:
            return False
        if len(below) == 1 or any(self._page.lines[i].stops for i in below):
            return abs(first.width - self._columns[k]) <= _FULL
        return False


def _continuations(page: Page, forms: Sequence[Form], fragments: Sequence[range]) -> dict[int, int]:
    """The fragments that stop in mid-sentence, each with the one that it goes on in: what fits best together."""
    edges = _Edges(page, forms, fragments)
    left = [k for k in range(len(fragments)) if edges.stops_within(k)]
    right = [k for k in range(len(fragments)) if edges.may_begin_within(k)]
    if all(map(edges.goes_on_below, left)):
        return {}
    fits = _Fits(page, fragments, edges)
    joins: dict[int, dict[int, float]] = {k: {} for k in left}
    for a, b in _near(fragments, left, right):
        if b > a or edges.begins_within(b):
            joins[a][b] = fits.of(a, b)
    for a in left:
        if edges.goes_on_below(a):
            joins[a][a + 1] = fits.of(a, a + 1)
    found = _assigned(joins)
    for a in sorted(found, key=lambda k: joins[k][found[k]]):
        if _comes_to(found, found[a], a):
            del found[a]
    far = {a for a, b in found.items() if b != a + 1 and not _is_near(page, fragments, a, b)}
    return {a: b for a, b in found.items() if b == a + 1 or (a in far and joins[a][b] >= _LEAST)}


def _is_near(page: Page, fragments: Sequence[range], a: int, b: int) -> bool:
    """Whether no more lies between two fragments than may be set in the midst of a story: few lines, with no slug."""
    between = range(fragments[a].stop, fragments[b].start)
    return b > a and len(between) <= _MOST_INSIDE and not any(page.lines[i].slug for i in between)


def _assigned(joins: dict[int, dict[int, float]]) -> dict[int, int]:
    """Each left fragment's right one so that all joins together are worth most: each bids what the best is worth more
    to it than the next best, until none is outbid."""
    prices: dict[int, float] = {}
    owner: dict[int, int] = {}
    waiting = list(joins)
    while waiting:
        a = waiting.pop()
        worth = sorted(((fit - prices.get(b, 0.0), b) for b, fit in joins[a].items()), reverse=True)[:2]
        if not worth or worth[0][0] <= _UNFINISHED:
            continue
        best, b = worth[0]
        second = max(_UNFINISHED, worth[1][0] if len(worth) > 1 else _UNFINISHED)
        prices[b] = prices.get(b, 0.0) + best - second + _STEP
        if b in owner:
            waiting.append(owner[b])
        owner[b] = a
    return {a: b for b, a in owner.items()}


def _near(fragments: Sequence[range], left: Sequence[int], right: Sequence[int]) -> Iterator[tuple[int, int]]:
    for a in left:
        for b in right:
            if a != b and abs(fragments[b].start - fragments[a].stop) <= _MOST_BETWEEN:
                yield a, b


def _comes_to(found: dict[int, int], k: int, end: int) -> bool:
    """Whether fragment `k` goes on, in the end, in fragment `end`."""
    while k in found and k != end:
        k = found[k]
    return k == end


class _Fits:
    """How well a fragment goes on from another."""

    def __init__(self, page: Page, fragments: Sequence[range], edges: _Edges) -> None:
        self._page, self._fragments, self._edges = page, fragments, edges
        self._said = frozenset[str]().union(*[line.grams for line in page.lines])
        self._words = table_of(page.script).themes
        self._grams = [grams_of("".join(page.lines[i].text for i in run)) for run in fragments]
        self._themes = Themes(self._grams, page.script)
        self._in = Counter(gram for grams in self._grams for gram in grams)

    def of(self, a: int, b: int) -> float:
        one, other = self._fragments[a], self._fragments[b]
        last, first = self._page.lines[one[-1]], self._page.lines[other.start]
        fit = self._place(a, b) + self._word(last, first) + self._width(one, other) + self._marks(one, other)
        shared = [gram for gram in self._grams[a] & self._grams[b] if self._in[gram] <= _RARE and tells(gram)]
        fit += _BROKEN_OFF if self._edges.begins_within(b) else 0.0
        fit -= _BEGUN if first.text[0] in _MARKS else 0.0
        return fit + min(_MOST_SHARED, _SHARED * len(shared)) + _AKIN * self._themes.akin(a, b)

    def _place(self, a: int, b: int) -> float:
        if b == a + 1:
            return 0.0 if self._is_by_turns(a) else _BESIDE
        return -_PASSED * min(_FAR, abs(b - a) - 1) - (_ABOVE if b < a else 0.0)

    def _is_by_turns(self, k: int) -> bool:
        """Whether fragment `k` stands among those that two bodies begun one after the other are given out in by turns:
        above each that stops in mid-sentence stands another, up to one that is torn by the next body's slug."""
        while k and self._edges.stops_within(k - 1):
            if self._page.lines[self._fragments[k].start].slug:
                return True
            k -= 1
        return False

    def _word(self, last: Line, first: Line) -> float:
        """Whether the characters on both sides of the join are a word's."""
        pair = last.text[-1] + first.text[0]
        if not (is_han(pair[0]) and is_han(pair[1])):
            return 0.0
        told = (pair in self._said) + (pair in self._words)
        return (_NO_WORD, _A_WORD, _A_WORD_OF_BOTH)[told]

    def _width(self, one: range, other: range) -> float:
        column, below = _column(self._page, one), _column(self._page, other)
        apart = column - below
        if len(other) == 1 or (len(other) == 2 and self._page.lines[other[-1]].final):
            apart = min(apart, 0)
        return -min(_MOST_OTHER, _OTHER_WIDTH * max(0, abs(apart) - _SAME))

    def _marks(self, one: range, other: range) -> float:
        opened = _open_at_end("".join(self._page.lines[i].text for i in one))
        shut = _shut_first("".join(self._page.lines[i].text for i in other))
        if shut:
            return _SHUTS if opened == shut else _SHUTS_NONE
        return _LEFT_OPEN if opened else 0.0


def _open_at_end(text: str) -> str:
    """The mark that would shut what stays open at the text's end; "" where nothing does."""
    open_ = [mark for mark, shut in _MARKS.items() if text.rfind(mark) > text.rfind(shut)]
    return _MARKS[max(open_, key=text.rfind)] if open_ else ""


def _shut_first(text: str) -> str:
    """The mark that shuts in a text what it didn't open."""
    found = [(at, shut) for mark, shut in _MARKS.items() if (at := text.find(shut)) >= 0 and text.find(mark, 0, at) < 0]
    return min(found)[1] if found else ""
