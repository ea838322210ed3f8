"""Small items in a row on Chinese pages, each an article: marked briefs, papers declared void. The name of their column
stands above them and is furniture."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from feeder.splitting.forms.briefs import are_sentences, is_title, marked_items
from feeder.splitting.forms.furniture import closed_up
from feeder.splitting.forms.rubrics import may_name_a_column
from feeder.splitting.text.lines import Page
from feeder.splitting.text.patterns import HAN

_FEWEST_UNNAMED = 3  # items below a gap, without their column's name
_FEWEST_VOIDS = 4  # declarations; fewer are one notice under their title
_SHARED = 0.1  # of the grams of two items, that those of one story have rather more of
_LONGEST_COLUMN = 60  # lines of it above marked items
_LONGEST_ITEM = 12  # lines of an item, or of one declaration
# What only a column of marked items is called so: elsewhere it may be a headline.
_NAMES_A_COLUMN = re.compile(
    rf"[{HAN}]{{2,3}}(?:掠影|瞭望|了望|拾零|拾[贝貝]|[传傳]真|[点點]滴|短信|播[报報]|一瞥|[动動][态態]|[看观觀][点點台臺])"
)
_VOIDS = re.compile(
    r"(?:[遗遺]失|[挂掛]失|[丢丟]失|作[废廢])(?:[声聲]明|[启啟]事|[公通]告|[登刊][报報])?(?:[专專][栏欄])?"
    r"|[声聲]明作[废廢]|[声聲]明"
)
_LOST = re.compile("[遗遺丢丟灭滅]失|被[盗盜]|[损損]毁")
_DECLARED = re.compile("作[废廢]|[声聲]明|[挂掛]失|登[报報]")


class Items(NamedTuple):
    """The lines that begin items, those that go on with one, and the names of columns above them."""

    starts: frozenset[int]
    inner: frozenset[int]
    names: frozenset[int]


@lru_cache(maxsize=2)
def small_items(page: Page) -> Items:
    """The items of a page's columns of marked briefs and of papers declared void."""
    starts: set[int] = set()
    inner: set[int] = set()
    names: set[int] = set()
    if page.script != "latin":
        for run in marked_items(page):
            name = _name_above(page, run)
            if name is None and _has_a_name(page, run):
                name = run[0] - 1
            apart = name is not None or _stand_apart(page, run) or _go_on_in_a_column(page, run)
            if are_sentences(page, run) and apart:
                starts.update(run)
                inner.update(i for start in run for i in _first_sentence(page, start)[1:])
                names.update(() if name is None else (name,))
        for name, voids in _voids(page):
            names.add(name)
            starts.update(void.start for void in voids)
            inner.update(i for void in voids for i in void[1:])
    return Items(frozenset(starts), frozenset(inner), frozenset(names))


def _first_sentence(page: Page, start: int) -> range:
    """The lines of an item up to the first end of a sentence at a line's end."""
    end = min(start + _LONGEST_ITEM, len(page.lines))
    return range(start, next((i + 1 for i in range(start, end) if page.lines[i].final), start + 1))


def _name_above(page: Page, run: Sequence[int]) -> int | None:
    """The line right above the first item, where it is the name of a column."""
    above = run[0] - 1
    if above < 0:
        return None
    text = closed_up(page.lines[above].text)
    return above if is_title(text) or _NAMES_A_COLUMN.fullmatch(text) else None


def _has_a_name(page: Page, run: Sequence[int]) -> bool:
    """Whether the short line above the items is the name of their column: each tells something else."""
    return len(run) >= _FEWEST_UNNAMED and may_name_a_column(page, run[0] - 1) and _tell_apart(page, run)


def _stand_apart(page: Page, run: Sequence[int]) -> bool:
    """Whether the items stand below a gap and what has ended or says nothing of them, and each tells something else."""
    first = run[0]
    if len(run) < _FEWEST_UNNAMED or not first or not page.lines[first].blanks:
        return False
    above, items = page.lines[first - 1], _grams(page, first, run[-1] + 1)
    if not (above.final or above.entry) and (above.text[-1] in "：:" or above.grams & items):
        return False
    return _tell_apart(page, run)


def _go_on_in_a_column(page: Page, run: Sequence[int]) -> bool:
    """Whether the items stand below others of a column of briefs, no gap between its title and them."""
    if len(run) < _FEWEST_UNNAMED or not page.lines[run[0] - 1].final:
        return False
    for i in range(run[0] - 1, max(-1, run[0] - _LONGEST_COLUMN), -1):
        if is_title(page.lines[i].text):
            return _tell_apart(page, run)
        if page.lines[i + 1].blanks:
            return False
    return False


def _tell_apart(page: Page, run: Sequence[int]) -> bool:
    """Whether each item tells something else than the next."""
    told = [_grams(page, begin, end) for begin, end in pairwise(run)]
    return all(len(a & b) <= _SHARED * min(len(a), len(b)) for a, b in pairwise(told))


def _grams(page: Page, begin: int, end: int) -> frozenset[str]:
    return frozenset[str]().union(*[line.grams for line in page.lines[begin:end]])


def _voids(page: Page) -> Iterator[tuple[int, list[range]]]:
    """The titles over several declarations that papers are void, each with the lines of its declarations."""
    for i, line in enumerate(page.lines[:-1]):
        if not line.stops and _VOIDS.fullmatch(closed_up(line.text)):
            voids = _declarations(page, i + 1)
            if len(voids) >= _FEWEST_VOIDS and not _is_a_list(page, voids):
                yield i, voids


def _is_a_list(page: Page, voids: Sequence[range]) -> bool:
    """Whether each declaration is a row without an indent: together they are one notice."""
    return all(len(void) == 1 and not page.lines[void.start].indent for void in voids)


def _declarations(page: Page, start: int) -> list[range]:
    """The lines of each declaration from `start` on, as far as there is one below the other."""
    found: list[range] = []
    for i in range(start, len(page.lines)):
        if i - start >= _LONGEST_ITEM:
            break
        if page.lines[i].final:
            text = "".join(line.text for line in page.lines[start : i + 1])
            if not (_LOST.search(text) and _DECLARED.search(text)):
                break
            found.append(range(start, i + 1))
            start = i + 1
    return found
