"""The last day an alert's text names: 施工时间为3月30日至5月21日, from March 30 to May 21, until Friday."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from feeder.model import Article
from feeder.rules.folding import fold

_LONGEST = timedelta(days=730)  # an end farther ahead is another matter
_BACK = timedelta(days=180)  # a day without a year lies in the next one if it would be longer past than this
_LONGEST_TEXT = 20_000

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_HAN_DIGITS = "一二三四五六七八九"


def _han_day(prefix: str = "") -> str:
    """5月21日, 2025年五月二十一日, 21日; its groups named with a prefix."""
    number = rf"(?:\d{{1,2}}|[十{_HAN_DIGITS}]{{1,3}})"
    return rf"(?:(?P<{prefix}year>\d{{4}})年)?(?:(?P<{prefix}month>{number})月)?(?P<{prefix}day>{number})[日号]"


def _latin_month(prefix: str = "") -> str:
    return rf"(?P<{prefix}month>jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?"


def _latin_day(prefix: str = "") -> str:
    """May 21, May 21st, 2025; its groups named with a prefix."""
    return rf"{_latin_month(prefix)}\s(?P<{prefix}day>\d{{1,2}})(?:st|nd|rd|th)?(?:,?\s(?P<{prefix}year>\d{{4}}))?"


_CLOCK = r"(?:\s?(?:上午|下午|晚间|夜间|凌晨|早|晚)?\d{1,2}(?:时|点|:)(?:\d{1,2}分?)?(?:许|左右|整)?)?"
_TO = r"\s?(?:to|through|until|till|and|–|—|-)\s?"
_UNTIL = r"\b(?:until|till|through|by|before|ends?(?:\son)?|ending)\s(?:\w+day,?\s)?"
_PATTERNS = [
    re.compile(_han_day("first_") + _CLOCK + r"\s?起?\s?(?:至|到|—+|–|-|~)\s?" + _han_day()),
    re.compile(r"(?<![截止日号时点分])(?:至|到)" + _han_day()),
    re.compile(_han_day() + _CLOCK + r"[^,。;]{0,6}?(?:前(?![来往])|止|结束|完工|竣工|恢复|解除|通车|开通)"),
    re.compile(rf"\b{_latin_day('first_')}{_TO}(?:\w+day,?\s)?{_latin_day()}\b"),
    re.compile(rf"\b{_latin_month()}\s(?P<first_day>\d{{1,2}}){_TO}(?P<day>\d{{1,2}})(?:,?\s(?P<year>\d{{4}}))?\b"),
    re.compile(rf"{_UNTIL}{_latin_day()}\b"),
]
_WEEKDAY = re.compile(rf"\b(?:until|till|through|by)\s(?P<weekday>{'|'.join(_WEEKDAYS)})\b")


def expiry(article: Article, issued: date | None) -> date | None:
    """The last day that the article says something goes on, not before the issue's date; None where it says none.

    A day without a year needs the issue's date.
    """
    text = fold(f"{article.head_text}\n{article.body_text}"[:_LONGEST_TEXT])
    first = issued or date.min
    ends = [end for end in _ends(text, issued) if first <= end and (issued is None or end - issued <= _LONGEST)]
    return max(ends, default=None)


def _ends(text: str, issued: date | None) -> Iterator[date]:
    for pattern in _PATTERNS:
        for found in pattern.finditer(text):
            given = found.groupdict()
            first_year, first_month = given.get("first_year"), given.get("first_month")
            end = _day(given["year"] or first_year, given["month"] or first_month, given["day"], issued)
            start = _day(first_year, first_month, given.get("first_day"), issued)
            if end and start and end < start and not given["year"]:
                end = _day(str(start.year + 1), given["month"], given["day"], issued)
            if end:
                yield end
    for found in _WEEKDAY.finditer(text):
        if issued:
            yield issued + timedelta(days=(_WEEKDAYS.index(found["weekday"]) - issued.weekday()) % 7)


def _day(year: str | None, month: str | None, day: str | None, issued: date | None) -> date | None:
    """The day, in the year that makes it nearest ahead where none is printed; None if there is no such day."""
    if not month or not day:
        return None
    try:
        if year or not issued:
            return date(int(year), _number(month), _number(day)) if year else None
        found = date(issued.year, _number(month), _number(day))
        return found if issued - found <= _BACK else found.replace(year=issued.year + 1)
    except ValueError:
        return None


def _number(text: str) -> int:
    """12, 十二 or december as a number; ValueError where it is none."""
    if text[:3] in _MONTHS:
        return _MONTHS.index(text[:3]) + 1
    if text.isdigit():
        return int(text)
    tens, ten, ones = text.rpartition("十")
    return (10 * (_HAN_DIGITS.index(tens) + 1 if tens else 1) if ten else 0) + (
        _HAN_DIGITS.index(ones) + 1 if ones else 0
    )
