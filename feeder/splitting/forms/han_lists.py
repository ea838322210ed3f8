"""Lists on Chinese pages: runs of rows that say when, who or how much, with titles of parts and what is wrapped."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise
from typing import Literal

from feeder.splitting.forms.alike import alike_rows
from feeder.splitting.forms.fields import field_rows
from feeder.splitting.forms.furniture import is_date
from feeder.splitting.forms.notices import gives_notice, stands_alone
from feeder.splitting.model import Block, Line
from feeder.splitting.text import patterns
from feeder.splitting.text.lines import Page
from feeder.splitting.text.names import COMPOUND_SURNAMES, SURNAMES
from feeder.splitting.text.patterns import HAN
from feeder.splitting.text.words import has_figures

_Kind = Literal["sure", "likely", "title", "tail"]
_FEWEST, _FEWEST_ANNOUNCED = 3, 2  # rows in a run
_INDENT = 5  # half cells
_FEWEST_SURE = 2  # of them
_SHARE = 0.6  # of a run's lines are rows, the others titles of its parts
_NEAR, _SLACK = 12, 1  # lines that show how wide the column is; half cells
_PART, _TITLE = 14, 24  # characters of the title of a list's part, of a list's
_NAME = 3  # characters
_TOLD, _FEWEST_TOLD = 0.5, 3  # of a title's pairs of characters
_MANY, _FEWEST_FIELDS = 4, 2  # fields of a row, as no headline has them; more than so many in each of several
# When: 5月17日（周六）, 周一 心内科, 15:00 东体育场.
_WHEN = re.compile(
    r"(?:\d{4}年)?\d{1,2}月\d{1,2}日(?=[ \u3000（(:：\d—–-]|$)|\d{1,2}日(?=[ \u3000（(:：—–-])"
    r"|(?:周|週|星期|礼拜|禮拜)[一二三四五六日天](?:[至到、—–-](?:周|週|星期)?[一二三四五六日天])?(?=[ \u3000（(:：]|$)"
    r"|\d{1,2}[:：]\d\d(?=[ \u3000—–~～-])"
)
# How much, or how it ended: 1美元=6.38元, 河东3比1临江.
_MUCH = re.compile(
    rf"[{HAN}A-Za-z\d（）()]{{2,16}}[=＝][ \u3000]*[\d.,]+[^，。]{{0,8}}"
    rf"|[^，。；]*[{HAN}A-Z）)][ \u3000]*\d{{1,3}}[ \u3000]*[比:：∶-][ \u3000]*\d{{1,3}}[ \u3000]*[{HAN}A-Z（(]"
    r"[^，。；]*"
    rf"|[{HAN}A-Za-z]{{2,10}}(?:[—–-]{{1,2}}|VS|vs|对)[{HAN}A-Za-z]{{2,10}}[ \u3000]+[{HAN}\d][^，。；]{{1,20}}"
)
_UNIT = re.compile(r"[（(].*(?:单位|單位)[：:].*[）)]")
# 最高气温 9℃, 大白菜　0.8～1.0, 供电抢修　95598.
_COUNTED = re.compile(r"[^\d，。]{2,12}[ \u3000]+[-\d][\d.,～~—–-]*\D{0,3}")
_MEASURE = re.compile(r"[（(][^（）()]{1,12}[）)]$")  # in what a list's figures are
_LABELLED = re.compile(
    r"[^：:，。；、《“「]{1,10}[：:][ \u3000]*[^。；，]+"
    r"|[“「《][^”」》]{2,8}[”」》][^：:，。]{0,12}[：:][ \u3000]*\d[^。；，]*"
)


@dataclass(slots=True)
class Lists:
    """The rows of a page's lists, the lines that go on with a row, and the titles above them."""

    rows: set[int] = field(default_factory=set)
    tails: set[int] = field(default_factory=set)
    titles: set[int] = field(default_factory=set)

    @property
    def lines(self) -> set[int]:
        return self.rows | self.tails


@lru_cache(maxsize=2)
def lists_of(page: Page, formed: frozenset[int]) -> Lists:
    """The lists among the lines of a page that have no fixed form (`formed`); on an English one none."""
    found = Lists(field_rows(page))
    if page.script == "latin":
        return found
    found.titles.update(i - 1 for i in found.rows if i - 1 not in found.rows and _is_set_above(page, i))
    kinds = [None if i in formed else row_kind(line) for i, line in enumerate(page.lines)]
    for i in alike_rows(page):
        kinds[i] = None if i in formed else "sure"
    for group in _groups(page, formed):
        if _is_list_below_its_title(page, group, kinds):
            found.titles.add(group[0])
            found.rows.update(group[1:])
            continue
        if sum(kinds[i] is not None for i in group) < _FEWEST_ANNOUNCED:
            continue
        for run in _runs(page, group, kinds):
            if _is_list(page, run):
                _add(found, page, group, run)
    return found


def _is_set_above(page: Page, i: int) -> bool:
    """Whether the line above row i, between two gaps, may be the title of the list that the row begins."""
    return i > 0 and page.lines[i - 1].blanks > 0 and page.lines[i].blanks > 0 and _may_title(page.lines[i - 1])


def _groups(page: Page, formed: Collection[int]) -> list[range]:
    """The lines between each two gaps or fixed forms, and below each line that announces a list."""
    starts = [
        i
        for i, line in enumerate(page.lines)
        if not i or line.blanks or _is_announced(page, i) or i in formed or i - 1 in formed
    ]
    return [range(a, b) for a, b in pairwise([*starts, len(page.lines)])]


def _is_list_below_its_title(page: Page, group: range, kinds: Sequence[_Kind | None]) -> bool:
    """Whether the first line is a title that needs no second line, and none of those below it is text: 明日天气."""
    rows = group[1:]
    if len(rows) >= _FEWEST_ANNOUNCED and all(kinds[i] == "sure" for i in rows) and kinds[group[0]] is None:
        return _may_title(page.lines[group[0]])
    if len(rows) < _FEWEST_ANNOUNCED or not stands_alone(page.lines[group[0]].text):
        return False
    text = any(
        page.lines[i].final or page.lines[i].slug or (kinds[i - 1] != "sure" and _is_full(page, i - 1)) for i in rows
    )
    return not text and any(kinds[i] == "sure" for i in rows)


def _is_announced(page: Page, i: int) -> bool:
    return i > 0 and page.lines[i - 1].text[-1] in "：:"


def _runs(page: Page, group: range, kinds: list[_Kind | None]) -> Iterator[dict[int, _Kind]]:
    """The runs of rows in a group, each line with its kind; below a row a line that is none may be what is wrapped, or
    the title of a part."""
    run: dict[int, _Kind] = {}
    for i in group:
        line, kind = page.lines[i], kinds[i]
        if kind is None and run and not line.final and not line.slug:
            if _is_full(page, i - 1):
                kind = "tail"
            elif _may_title_a_part(line) and ((i + 1 in group and kinds[i + 1]) or not gives_notice(line.text)):
                kind = "title"
        if kind is not None:
            run[i] = kind
        elif run:
            if _opens_prose(page, i - 1):
                del run[i - 1]
            if run:
                yield _without_titles_last(run)
            run = {}
    if run:
        yield _without_titles_last(run)


def _opens_prose(page: Page, i: int) -> bool:
    """Whether line i, a label with what it says (分析：…), is the first of several lines of text."""
    line, below = page.lines[i : i + 2]
    if below.blanks or not below.stops or not _LABELLED.fullmatch(line.text):
        return False
    return 0 <= below.width - line.width <= _INDENT


def _may_title_a_part(line: Line) -> bool:
    return len(line.text) <= _PART and not is_date(line.text)


def _is_full(page: Page, i: int) -> bool:
    """Whether what line i + 1 begins with would not have fitted in line i."""
    column = max(line.width for line in page.lines[max(0, i - _NEAR) : i + _NEAR])
    return column - page.lines[i].width <= page.lines[i + 1].token + _SLACK


def _without_titles_last(run: dict[int, _Kind]) -> dict[int, _Kind]:
    """The run without what may be titles at its end: nothing of theirs stands below them."""
    last = max(i for i, kind in run.items() if kind != "title")
    return {i: kind for i, kind in run.items() if i <= last}


def _is_list(page: Page, run: dict[int, _Kind]) -> bool:
    """Whether enough of a run are rows, and some for certain: what a colon announces needs fewer."""
    rows = [i for i, kind in run.items() if kind in ("sure", "likely")]
    if len(rows) < _SHARE * sum(kind != "tail" for kind in run.values()):
        return False
    if _is_announced(page, min(run)):
        return len(rows) >= _FEWEST_ANNOUNCED
    sure = sum(kind == "sure" for kind in run.values())
    texts = [page.lines[i].text for i in rows]
    alike = all(map(_names_somebody, texts)) or all(len(text.split()) > _FEWEST_FIELDS for text in texts)
    return len(rows) >= _FEWEST and (sure >= _FEWEST_SURE or alike)


def _add(found: Lists, page: Page, group: range, run: dict[int, _Kind]) -> None:
    """Adds a list to what was found, with its title, where nothing but that stands above it in its group."""
    for i, kind in run.items():
        (found.tails if kind == "tail" else found.rows).add(i)
    first = min(run)
    if first == group[0] or group[0] in found.rows or not _may_title(page.lines[group[0]]):
        return
    between = range(group[0] + 1, first)
    if all(_is_a_note(page.lines[i].text) for i in between):
        found.titles.update((group[0], *between))
        return
    if not any(page.lines[i].final for i in between) and _has_no_second_line(page, group[0], run, between):
        found.titles.add(group[0])
        found.rows.update(between)


def _is_a_note(text: str) -> bool:
    """Whether a title's second line says in brackets from when or how much its rows are, and not in which unit."""
    return text[0] in "（(" and text[-1] in "）)" and not _UNIT.fullmatch(text)


def _has_no_second_line(page: Page, title: int, run: dict[int, _Kind], between: range) -> bool:
    """Whether what stands between a list's title and its first row is no part of the title: there is nothing, or the
    title needs no more, or other parts of the list have a title, too, or a unit is told in brackets."""
    if not between or stands_alone(page.lines[title].text):
        return True
    only = page.lines[between[0]]
    parted = "title" in run.values() and _may_title_a_part(only)
    return len(between) == 1 and (parted or _UNIT.fullmatch(only.text) is not None)


def _may_title(line: Line) -> bool:
    stops = line.stops and _MEASURE.sub("", line.text) == line.text
    return not (line.final or stops or line.slug or line.dangling) and len(line.text) <= _TITLE


def row_kind(line: Line) -> _Kind | None:
    """Whether the line is a row for certain, or may be one; None where it is none."""
    text = line.text
    if line.final or line.slug or line.turn or "。" in text or is_date(text):
        return None
    if (text[0].isdigit() or text[0] in "周週星礼禮") and _WHEN.match(text):
        return "sure"
    figures = has_figures(text)
    if not (figures or line.spaced or any(mark in text for mark in "：:—-")):
        return None
    if ((figures or "—" in text) and _MUCH.fullmatch(text)) or ((figures or "-" in text) and _COUNTED.fullmatch(text)):
        return "sure"
    if ("：" in text or ":" in text) and _LABELLED.fullmatch(text):
        return "sure"
    fields = text.split()
    if len(fields) < 2 or "，" in text or all(map(str.isascii, fields)):
        return None
    told = figures or text[0] == "《"
    return "sure" if len(fields) >= _MANY or (told and len(fields) > 2) else "likely"


def _names_somebody(text: str) -> bool:
    """Whether the first of a row's fields is a name, set wide or not: 左　明　钳工."""
    first, *rest = text.split()
    if len(first) == 1 and len(rest) > 1 and len(rest[0]) == 1:
        first += rest[0]
    elif not rest:
        return False
    if not patterns.ONE_NAME.fullmatch(first):
        return False
    return first[:2] in COMPOUND_SURNAMES or (first[0] in SURNAMES and len(first) <= _NAME)


def tells_of(title: Block, above: Sequence[Block]) -> bool:
    """Whether the title of a list names what the body right above it tells: the list is a box of that story."""
    body: set[str] = set()
    for block in reversed(above):
        body |= block.grams
        if block.slug:
            break
    told = title.grams & body
    return len(told) >= max(_FEWEST_TOLD, _TOLD * len(title.grams))
