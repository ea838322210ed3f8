"""Stories of an English page that a text layer gives out column by column, in turn: their fragments brought together.

A fragment stands between two gaps. One that stops in mid-sentence goes on in another that begins there: mostly the next
one, but where another story's column comes between, the one set as wide and telling of the same.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from statistics import median

from feeder.splitting.forms.listings import listings
from feeder.splitting.model import Form
from feeder.splitting.text.arranged import in_order
from feeder.splitting.text.lines import Page
from feeder.splitting.text.patterns import JUMP_FROM
from feeder.splitting.text.words import has_figures, leans

_FEWEST = 3  # lines of prose that show that a sentence is left
_REACHES = 0.7  # of the column: how far a line in mid-sentence fills it
_ABBREVIATED = re.compile(r"\b[a-z]\.[a-z]\.$")  # p.m.
_SPREAD = 4.0  # characters, of the lines of one column
_BESIDE, _PASSED, _FAR = 2.0, 0.3, 5  # what its place says: right below; for each between, of so many
_COLUMNS = 5.0  # what is right below, where the page's gaps tear no other sentence
_SAID, _MOST_SAID = 0.7, 2.1  # for each word that both have and few others
_RARE = 3  # fragments that have such a word, at most
_MAY_BE_NEXT = 1.5  # the fragment right below, though it begins with a capital
_LEAST = -2.5  # what a fragment far away must reach
_MOST_BETWEEN, _MOST_OF_A_HEAD = 60, 4  # lines
_FEWEST_ROWS, _MOST_NOTED = 4, 4  # of a list that tears a sentence apart; lines of notes below it


def with_strands(page: Page, forms: list[Form]) -> tuple[Page, list[Form]]:
    """Page and forms with each fragment that goes on in mid-sentence right below the one it goes on from."""
    if page.script != "latin" or not page.lines:
        return page, forms
    page = _with_lists_apart(page, forms)
    fragments = _fragments(page)
    goes_on = _continuations(page, forms, fragments)
    return brought_together(page, forms, fragments, goes_on)


def brought_together(
    page: Page, forms: list[Form], fragments: Sequence[range], goes_on: Mapping[int, int]
) -> tuple[Page, list[Form]]:
    """Page and forms with each fragment right below the one that goes on in it, by their numbers, without a gap."""
    if all(after == before + 1 for before, after in goes_on.items()):
        return page, forms
    lines = list(page.lines)
    order: list[int] = []
    for k in sorted(set(range(len(fragments))) - set(goes_on.values())):
        order += fragments[k]
        while k in goes_on:
            k = goes_on[k]
            order += fragments[k]
            first = fragments[k].start
            lines[first] = replace(lines[first], blanks=0)
    return in_order(page, lines, forms, order)


def _with_lists_apart(page: Page, forms: Sequence[Form]) -> Page:
    """The page with gaps around lists that tear a sentence apart without any: it stops above the list's rows, and goes
    on in small letters below them, or below what is noted to them."""
    lines = list(page.lines)
    for run in _lists_without_gaps(page, forms):
        end = run.stop
        while end < len(lines) and end - run.stop < _MOST_NOTED and not (lines[end].lower or lines[end].blanks):
            end += 1
        if end < len(lines) and lines[end].lower and not (lines[end].blanks or forms[end]):
            lines[run.start] = replace(lines[run.start], blanks=1)
            lines[end] = replace(lines[end], blanks=1)
    return replace(page, lines=tuple(lines)) if lines != list(page.lines) else page


def _lists_without_gaps(page: Page, forms: Sequence[Form]) -> Iterator[range]:
    """The lists of many rows right below a line of prose that ends no sentence."""
    listed = listings(page, frozenset(i for i, form in enumerate(forms) if form))
    known = sorted(listed.rows | listed.heads)
    starts = [i for i in known if i and i - 1 not in listed.rows and i - 1 not in listed.heads]
    for start in starts:
        end = start
        while end in listed.rows or end in listed.heads:
            end += 1
        above = page.lines[start - 1]
        stops_within = above.text[-1] in ",;-" or above.text[-1].islower()
        close = not (page.lines[start].blanks or forms[start - 1])
        if end - start >= _FEWEST_ROWS and close and stops_within:
            yield range(start, end)


def _fragments(page: Page) -> list[range]:
    starts = [0, *(i for i, line in enumerate(page.lines) if i and line.blanks)]
    return [range(a, b) for a, b in zip(starts, [*starts[1:], len(page.lines)], strict=True)]


def _continuations(page: Page, forms: Sequence[Form], fragments: Sequence[range]) -> dict[int, int]:
    """The fragments that stop in mid-sentence, each with the one that it goes on in: as they come, then two and two
    exchanged where that suits both better."""
    found: dict[int, int] = {}
    left: list[int] = []
    fits = _Fits(page, forms, fragments)
    for k, fragment in enumerate(fragments):
        if k and _begins_within(page, forms, fragment):
            left = [g for g in left if fragment.start - fragments[g].stop <= _MOST_BETWEEN]
            near = left if _is_text(page, fragment) else [g for g in left if g == k - 1]
            near = [*near, k - 1] if k - 1 not in near and _may_go_on(page, forms, fragments[k - 1]) else near
            best = max(near, key=lambda g: fits.of(g, k), default=-1)
            if best >= 0:
                found[best] = k
                left = [g for g in left if g != best]
        if _stops_within(page, forms, fragment):
            left.append(k)
    if any(after > before + 1 for before, after in found.items()):
        _exchange(found, fits)
    return {before: k for before, k in found.items() if k == before + 1 or fits.of(before, k) >= _LEAST}


def _exchange(found: dict[int, int], fits: _Fits) -> None:
    """Exchanges what two fragments go on in where both lie between them and that suits both better."""
    order = sorted(found)
    for at, one in enumerate(order):
        for other in order[at + 1 :]:
            if other >= found[one]:
                break
            a, b = found[one], found[other]
            kept = fits.of(one, a) + fits.of(other, b)
            if b == other + 1 and not any(found.get(k) == k + 1 for k in order if k != other):
                kept -= _COLUMNS  # no gap but this would tear a sentence: both stories go on in the next columns
            if one < b and fits.of(one, b) + fits.of(other, a) > kept:
                found[one], found[other] = b, a


def _begins_within(page: Page, forms: Sequence[Form], fragment: range) -> bool:
    """Whether a fragment begins in mid-sentence: with a small letter, or a figure in prose."""
    line = page.lines[fragment.start]
    if forms[fragment.start] or line.turn or line.entry or _comes_from_another_page(page, forms, fragment.start):
        return False
    return line.lower or (line.text[0].isdigit() and len(fragment) >= _FEWEST and line.stops > 0)


def _comes_from_another_page(page: Page, forms: Sequence[Form], start: int) -> bool:
    """Whether a line above says from which page a story comes, at most a headline between."""
    for i in range(start - 1, max(-1, start - 2 - _MOST_OF_A_HEAD), -1):
        if forms[i] == "jump":
            return JUMP_FROM.search(page.lines[i].text) is not None
        if forms[i] not in ("", "byline") or page.lines[i].final:
            return False
    return False


def _is_text(page: Page, fragment: range) -> bool:
    """Whether it is more than a line without a stop, which may be a headline's."""
    return len(fragment) > 1 or page.lines[fragment.start].stops > 0 or page.lines[fragment.start].final


def _stops_within(page: Page, forms: Sequence[Form], fragment: range) -> bool:
    """Whether a fragment's last line is one of prose that fills its column and doesn't end a sentence."""
    own = page.lines[max(fragment.start, fragment.stop - 2 * _FEWEST) : fragment.stop]
    last = own[-1]
    if forms[fragment.stop - 1] or (last.final and not _ABBREVIATED.search(last.text)) or _ends_in_figures(last.text):
        return False
    if len(own) < _FEWEST or not any(line.stops for line in own):
        return False
    return last.width >= _REACHES * median(line.width for line in own)


def _may_go_on(page: Page, forms: Sequence[Form], fragment: range) -> bool:
    """Whether a sentence may go on right below the fragment, though it is short: it is text, and ends none."""
    last = page.lines[fragment.stop - 1]
    if forms[fragment.stop - 1] or (last.final and not _ABBREVIATED.search(last.text)) or _ends_in_figures(last.text):
        return False
    if last.dangling or last.text[-1] == "-" or leans(last.text) or page.lines[fragment.start].lower:
        return True
    return any(page.lines[i].stops for i in fragment) or (len(fragment) >= _FEWEST and last.text[-1].isalnum())


def _ends_in_figures(text: str) -> bool:
    """Whether its last two words are figures, as a table's row ends and no line of prose."""
    words = text.split()[-2:]
    return len(words) > 1 and all(map(has_figures, words))


class _Fits:
    """How well a fragment goes on from another, by their columns' widths, the words they share and their places."""

    def __init__(self, page: Page, forms: Sequence[Form], fragments: Sequence[range]) -> None:
        self._page, self._forms, self._fragments = page, forms, fragments
        self._words: list[frozenset[str]] = []
        self._in: Counter[str] = Counter()
        self._kept: dict[tuple[int, int], float] = {}

    def of(self, left: int, right: int) -> float:
        if (left, right) not in self._kept:
            self._kept[left, right] = self._fit(left, right)
        return self._kept[left, right]

    def _fit(self, left: int, right: int) -> float:
        if not self._words:
            self._words = [frozenset[str]().union(*[self._page.lines[i].grams for i in run]) for run in self._fragments]
            self._in = Counter(word for words in self._words for word in words)
        fit = _BESIDE if right == left + 1 else -_PASSED * min(_FAR, right - left - 1)
        if right > left + 1 and self._may_be_next(left + 1):
            fit -= _MAY_BE_NEXT
        one, other = self._widths(left, whole=True), self._widths(right, whole=False)
        if one and other:
            apart = sum(one) / len(one) - sum(other) / len(other)
            fit -= apart**2 / (2 * _SPREAD**2 * (1 / len(one) + 1 / len(other)) + 1.0)
        shared = [word for word in self._words[left] & self._words[right] if self._in[word] <= _RARE]
        return fit + min(_MOST_SAID, _SAID * len(shared))

    def _may_be_next(self, k: int) -> bool:
        """Whether a sentence left above fragment `k` may go on in it, with a name: it is text and has no slug."""
        first = self._page.lines[self._fragments[k].start]
        return not (self._forms[self._fragments[k].start] or first.slug) and first.stops > 0

    def _widths(self, k: int, *, whole: bool) -> list[int]:
        """The widths of a fragment's lines of prose, without those that end a sentence; `whole` says that its last is a
        full one."""
        run = self._fragments[k] if whole else self._fragments[k][:-1]
        lines = [self._page.lines[i] for i in run if not self._forms[i]]
        usual = median([line.width for line in lines] or [0])
        near = (line.width for line in lines if not line.final)
        return [width for width in near if _REACHES * usual <= width <= usual / _REACHES]
