"""Rows of Chinese furniture that only their place shows: beside other furniture, alone between gaps, first or last on a
page. What they say could stand in a story, too: a number to call, the weather, a motto."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from feeder.splitting.furniture import Form
from feeder.splitting.han_cells import may_tell_of_the_paper
from feeder.splitting.han_days import is_weather, tells_the_day
from feeder.splitting.lines import Page
from feeder.splitting.mastheads import heads_a_story
from feeder.splitting.notices import stands_alone
from feeder.splitting.patterns import HAN

_HEAD = 6  # rows of a page's head
# 求真 务实 创新; 读者至上 新闻为民.
_MOTTO = re.compile(rf"[{HAN}]{{2,8}}(?:[ \u3000·•・｜|]+[{HAN}]{{2,8}}){{1,4}}")
_FOLIO = re.compile(r"第?[A-Z]?\d{1,2}版?")
_MOST_PARTS, _NAME = 4, 8  # of such a row; characters of a name in it
_PARTS = re.compile(rf"[{HAN}]+")
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
