"""Rows of Chinese furniture that only their place shows: beside other furniture, alone between gaps, first or last on a
page. What they say could stand in a story, too: a number to call, the weather, a motto."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from feeder.splitting.forms.han_cells import kinds_of, may_tell_of_the_paper
from feeder.splitting.forms.han_days import DAY, is_weather, tells_the_day
from feeder.splitting.forms.mastheads import heads_a_story
from feeder.splitting.forms.notices import stands_alone
from feeder.splitting.model import Form
from feeder.splitting.text.lines import Page
from feeder.splitting.text.patterns import HAN

_HEAD = 6  # rows of a page's head
# 求真 务实 创新; 读者至上 新闻为民.
_MOTTO = re.compile(rf"[{HAN}]{{2,8}}(?:[ \u3000·•・｜|]+[{HAN}]{{2,8}}){{1,4}}")
_FOLIO = re.compile(r"第?[A-Z]?\d{1,2}版?")
_MOST_PARTS, _NAME = 4, 8  # of such a row; characters of a name in it
_PARTS = re.compile(rf"[{HAN}]+")
# What a running row at a page's edge is made of: 柳叶晚报 社区 A07 2023年5月30日 星期二, 校园 3, 乡村版 4.
_CELLS = re.compile(r"[ \u3000|｜·]+")
_PAPER = re.compile(rf"[{HAN}]{{2,8}}(?:[日晚早晨时時午商周快][报報]|周刊)")
_PAGE_OF = re.compile(r"[A-Z]\d{1,2}版?|第?[1-9]\d?版?|第[一二三四五六七八九十]{1,3}版")
_EDITION = re.compile(rf"[{HAN}]{{1,3}}版[ \u3000]*[A-Z]?[1-9]\d?")
_SECTION = re.compile(rf"[{HAN}]{{2,4}}")
_MASTHEAD = 5  # rows
_NUMBERED = re.compile(rf"\d{{4}}年[{HAN}\d]{{1,4}}[号號期]")
# What a paper is and since when.
_IS = re.compile(
    rf"(?:本[报報])?[创創][刊办辦][于於]?\d{{4}}年[{HAN}\d]{{0,8}}|\d{{4}}年(?:\d{{1,2}}月(?:\d{{1,2}}日)?)?[创創][刊办辦]"
    rf"|[{HAN}]{{2,16}}(?:机关|機關)[报報]|[{HAN}]{{2,16}}(?:主管|主[办辦]|出版|承印)"
)


def rows_alone(page: Page, forms: Sequence[Form]) -> Iterator[int]:
    """The rows that their place shows to be furniture."""
    known = {i for i, form in enumerate(forms) if form == "furniture"}
    last = len(page.lines) - 1
    for i, line in enumerate(page.lines):
        if forms[i] or line.slug:
            continue
        above, below = not i or line.blanks > 0, i == last or page.lines[i + 1].blanks > 0
        beside = (i - 1 in known and not above) or (i + 1 in known and not below)
        head = i < _HEAD and (known.issuperset(range(i)) or (i + 1 in known and not below))
        if not (beside or head or (above and below)) or (i and not above and stands_alone(page.lines[i - 1].text)):
            continue
        if (
            may_tell_of_the_paper(line.text)
            or (is_weather(line.text) and not _in_a_list(page, i))
            or (head and (_is_of_the_head(line.text) or _is_motto(page, i, below=below)))
        ):
            known.add(i)
            yield i


def running_rows(page: Page, forms: Sequence[Form]) -> Iterator[int]:
    """The rows of a masthead, up to the last that tells the paper's name, its day or the page's number; a row with
    these at the page's foot; a section's name with the page's number wherever it stands alone."""
    last = len(page.lines) - 1
    yield from _masthead(page, forms)
    for i, line in enumerate(page.lines):
        if forms[i] or line.stops or line.slug:
            continue
        above, below = not i or line.blanks > 0, i == last or page.lines[i + 1].blanks > 0
        if above and below and _EDITION.fullmatch(line.text):
            yield i
    if last > 0 and not forms[last]:
        foot, before = page.lines[last], page.lines[last - 1]
        ended = foot.blanks > 0 or before.final or bool(forms[last - 1])
        if _runs_with_the_paper(foot.text) or (ended and _runs_with_the_page(foot.text)):
            yield last


def _masthead(page: Page, forms: Sequence[Form]) -> Iterator[int]:
    """The rows above a page's first gap, short names among them, as far as one tells the paper, the day or the page."""
    rows: list[int] = []
    told = 0
    for i, line in enumerate(page.lines[:_MASTHEAD]):
        if i and line.blanks:
            break
        running = _runs_with_the_paper(line.text) or _runs_with_the_page(line.text)
        tells = forms[i] == "furniture" or running or _NUMBERED.fullmatch(line.text)
        if not tells and not (len(line.text) <= _NAME and _PARTS.fullmatch(line.text)):
            return
        rows.append(i)
        told = len(rows) if tells else told
    if len(rows) < min(_MASTHEAD, len(page.lines)):
        yield from rows[:told]


def _runs_with_the_paper(text: str) -> bool:
    """Whether all cells are known, and they have the paper's name with its day or the page's number."""
    kinds = _kinds_at_the_edge(text)
    return "paper" in kinds and ("day" in kinds or "page" in kinds)


def _runs_with_the_page(text: str) -> bool:
    """The same for a section's name with the page's number, and who makes the page."""
    kinds = _kinds_at_the_edge(text)
    return kinds[:2] in (["name", "page"], ["page", "name"]) and kinds.count("name") <= 1


def _kinds_at_the_edge(text: str) -> list[str]:
    """What the cells of a running row are; none where one is unknown."""
    parts = [part for part in _CELLS.split(text) if part]
    found: list[str] = []
    for at, part in enumerate(parts):
        rest = " ".join(parts[at:])
        if _PAPER.fullmatch(part):
            found.append("paper")
        elif DAY.fullmatch(part):
            found.append("day")
        elif _PAGE_OF.fullmatch(part):
            found.append("page")
        elif "maker" in (made := kinds_of(rest)):
            return [*found, *made]
        elif _SECTION.fullmatch(part):
            found.append("name")
        else:
            return []
    return found


def _is_of_the_head(text: str) -> bool:
    return tells_the_day(text) or _names_the_page(text) or _IS.fullmatch(text) is not None


def _names_the_page(text: str) -> bool:
    """Whether a row has its paper's name, a page's number and else short names: 柳叶都市报 05 城事."""
    parts = text.split()
    numbered = any(map(_FOLIO.fullmatch, parts)) and any(part[-1] in "报報刊" for part in parts)
    return numbered and 1 < len(parts) <= _MOST_PARTS and all(len(part) <= _NAME for part in parts)


def _in_a_list(page: Page, i: int) -> bool:
    """Whether a row beside line i tells the weather, too, as in a forecast by days or towns."""
    return any(is_weather(line.text) for line in page.lines[max(0, i - 1) : i + 2] if line is not page.lines[i])


def _is_motto(page: Page, i: int, *, below: bool) -> bool:
    """Whether line i is of parts of one length, and a headline stands below it, below a gap."""
    if not below or i + 2 >= len(page.lines) or not _MOTTO.fullmatch(page.lines[i].text):
        return False
    return len(set(map(len, _PARTS.findall(page.lines[i].text)))) == 1 and heads_a_story(page, i + 1)
