"""Date, page number and section, off a file's name or off the page's own furniture.

A date in a body may be any day's, so only a line that holds a date and nothing but furniture counts, near the top or
the foot of the page; the same holds for 版次 and 版名.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

_TOP, _FOOT = 10, 6  # lines that aren't blank, in which a page's furniture stands
_LONGEST = 80  # characters of a nameplate line
_YEARS = range(1800, 2100)
_FULL_WIDTH = {**{0xFF10 + i: ord("0") + i for i in range(10)}, **{0xFF21 + i: ord("A") + i for i in range(26)}}
_DIGITS = {digit: value for value, digits in enumerate(("〇○零", *"一二三四五六七八九")) for digit in digits}
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")

_HAN_NUMBER = "[〇○零一二三四五六七八九十百元]"
_WEEKDAY = (
    r"(?:星期|周|週|禮拜|礼拜)[一二三四五六日天]|(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b\.?"
)
_MONTH = r"(?P<month>jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?"
_MONTH_DAY = rf"(?P<month>\d\d?|{_HAN_NUMBER}{{1,3}}) *月 *(?P<day>\d\d?|{_HAN_NUMBER}{{1,4}}) *[日號号]"
_DATES = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"(?:中[華华])?民[國国] *(?P<minguo>\d{{1,3}}|{_HAN_NUMBER}{{1,6}}) *年 *{_MONTH_DAY}",
        rf"(?:公元|西元)?(?P<year>(?<!\d)\d{{4}}|{_HAN_NUMBER}{{4}}) *年 *{_MONTH_DAY}",
        r"(?<!\d)(?P<year>\d{4})(?P<mark>[-./])(?P<month>\d\d?)(?P=mark)(?P<day>\d\d?)(?!\d)",
        rf"\b{_MONTH} +(?P<day>\d\d?)(?:st|nd|rd|th)?,? +(?P<year>\d{{4}})(?!\d)",
        rf"(?<!\d)(?P<day>\d\d?)(?:st|nd|rd|th)? +{_MONTH},? +(?P<year>\d{{4}})(?!\d)",
    )
)
_FOLIO = rf"第? *(?P<number>[A-Z]?\d{{1,2}}|{_HAN_NUMBER}{{1,3}}) *版|page +(?P<page>[A-Z]?\d{{1,2}})"
_FOLIO_LINE = re.compile(
    rf"(?:(?:{_FOLIO}) *|(?P<bare>[A-Z]?\d{{1,2}})(?: +|(?=[:：|｜]|$)))[:：|｜/·—-]* *(?P<section>\S{{0,12}})",
    re.IGNORECASE,
)
_JUMP = re.compile("[转轉接见見]$")
_SECTION = re.compile(r"[㐀-鿿·/]{2,6}")
# What may stand beside a nameplate's date: weekday, page, lunar date, numbers of the issue, names of papers.
_BESIDE = re.compile(
    rf"{_WEEKDAY}|{_FOLIO}"
    r"|(?:农历|農曆|夏历|夏曆)?[甲乙丙丁戊己庚辛壬癸][子丑寅卯辰巳午未申酉戌亥][年岁歲]?(?:闰|閏)?[正〇一二三四五六七八九十冬腊臘]{0,2}月?(?:初|十|廿|卅|二十|三十)?[一二三四五六七八九十]?日?"
    r"|(?:农历|農曆)?(?:闰|閏)?[正一二三四五六七八九十冬腊臘]{1,2}月(?:初|十|廿|卅)[一二三四五六七八九十]?"
    r"|(?:总|總)?第? *\d+ *[期号號]|今日 *\d+ *版|零售.{0,8}元|vol\.? *\d+|no\.? *\d+|issue +\d+|price.{0,8}"
    r"|[㐀-鿿]{0,10}(?:日报|日報|晚报|晚報|晨报|晨報|时报|時報|都市报|周报|週報|早报|快报|商报|报|報|周刊|週刊)(?![㐀-鿿])"
    r"|CN ?\d\d-\d{4}|https?://\S+|www\.\S+|邮发代号\S*|国内统一刊号\S*",
    re.IGNORECASE,
)
_SEPARATORS = re.compile(r"[\s,，:：;|｜/／·•・—–\-（）()【】\[\]「」]+")
_SENTENCE = re.compile("[。！？；“”]|[a-z]{5}[.!?] ")


class Furniture(NamedTuple):
    """What a page says of itself; None and "" where it says nothing."""

    date: date | None
    number: str
    section: str


def off_name(name: str, patterns: Sequence[re.Pattern[str]]) -> tuple[date | None, str]:
    """Date and page off a file's name, by the first pattern that finds a day there is; (None, "") without one."""
    for pattern in patterns:
        for found in pattern.finditer(name):
            groups = found.groupdict()
            if day := _day(groups):
                return day, page_number(groups.get("page") or "")
    return None, ""


def page_number(printed: str) -> str:
    """第２版, 第二版, a04 → 2, 2, A04; "" stays ""."""
    bare = printed.translate(_FULL_WIDTH).strip().strip("第版").strip().upper()
    value = _han_value(bare)
    return str(value) if value else bare


def off_page(text: str) -> Furniture:
    """Date, number and section as the furniture at the page's top or foot has them."""
    lines = [line.strip().translate(_FULL_WIDTH) for line in text.split("\n")]
    filled = [i for i, line in enumerate(lines) if line]
    near = [*filled[:_TOP], *filled[_TOP:][-_FOOT:]]
    dated = next(((i, day) for i in near if (day := _nameplate_date(lines, i))), None)
    number, section = _folio(lines, near, dated[0] if dated else None)
    return Furniture(dated[1] if dated else None, number, section)


def _nameplate_date(lines: list[str], at: int) -> date | None:
    """The date of a line that holds nothing but a date and furniture; a bare date must stand by itself."""
    line = lines[at]
    if len(line) > _LONGEST or _SENTENCE.search(line):
        return None
    for start, end, day in _dates(line):
        before, after = line[:start], line[end:]
        rest = _SEPARATORS.sub(" ", _BESIDE.sub(" ", f"{before} {after}")).split()
        weekday = re.search(_WEEKDAY, before + " " + after, re.IGNORECASE)
        if _delimited(before, after) and _few(rest, bool(weekday)) and (weekday or _alone(lines, at)):
            return day
    return None


def _delimited(before: str, after: str) -> bool:
    """Whether a space, a mark, the line's edge or the weekday parts the date from what stands beside it."""
    left = not before or _SEPARATORS.match(before[-1]) or re.search(f"(?:{_WEEKDAY})$", before, re.IGNORECASE)
    return bool(left and (not after or _SEPARATORS.match(after[0]) or _BESIDE.match(after)))


def _few(rest: list[str], weekday: bool) -> bool:
    """Whether what is left of the line is short enough for names: beside a weekday some words, else nothing."""
    han = sum(len(word) for word in rest if not word.isascii())
    return (len(rest) <= 6 and han <= 12) if weekday else not rest


def _alone(lines: list[str], at: int) -> bool:
    """Whether the neighbours are blank, the page's edge, or short display text: no paragraph runs through the line."""

    def quiet(i: int) -> bool:
        return not 0 <= i < len(lines) or not lines[i] or (len(lines[i]) <= 8 and not _SENTENCE.search(lines[i]))

    return quiet(at - 1) and quiet(at + 1)


def _dates(line: str) -> Iterator[tuple[int, int, date]]:
    for pattern in _DATES:
        for found in pattern.finditer(line):
            if day := _day(found.groupdict()):
                yield found.start(), found.end(), day


def _day(groups: dict[str, str | None]) -> date | None:
    """The day that the groups year or minguo, month and day name, or None where there is no such day."""
    year, month, day = (_value(groups.get(group)) for group in ("year", "month", "day"))
    if minguo := _value(groups.get("minguo")):
        year = 1911 + minguo
    try:
        return date(year, month, day) if year in _YEARS else None
    except ValueError:
        return None


def _value(printed: str | None) -> int:
    """12, 十二, 二〇二三, Oct → their number; 0 for anything else."""
    text = (printed or "").strip().translate(_FULL_WIDTH)
    if text.isascii() and text.isdigit():
        return int(text)
    if text[:3].lower() in _MONTHS:
        return _MONTHS.index(text[:3].lower()) + 1
    return _han_value(text)


def _han_value(text: str) -> int:
    """元 1, 十 10, 二十三 23, 一百一十三 113, 二〇二三 2023; 0 for anything else."""
    if not text or any(character not in "十百元" and character not in _DIGITS for character in text):
        return 0
    if text == "元":
        return 1
    if "十" not in text and "百" not in text:
        return int("".join(str(_DIGITS.get(character, 1)) for character in text))
    total, digit = 0, 0
    for character in text:
        if character in "十百":
            total, digit = total + (digit or 1) * (10 if character == "十" else 100), 0
        else:
            digit = _DIGITS.get(character, 1)
    return total + digit


def _folio(lines: list[str], near: list[int], dated: int | None) -> tuple[str, str]:
    """Number and section, off a line such as 第04版：要闻, or a bare number and a name near the dated line."""
    for place, i in enumerate(near):
        found = _FOLIO_LINE.fullmatch(_strip_dates(lines[i]))
        if not found or (found["section"] and not _SECTION.fullmatch(found["section"])):
            continue
        if i and _JUMP.search(lines[i - 1]):
            continue  # 下转 / 第二版, broken over two lines
        if found["bare"] and (dated is None or abs(place - near.index(dated)) > 3):
            continue
        section = found["section"] or (_neighbouring_section(lines, i) if dated is not None else "")
        return page_number(found["number"] or found["page"] or found["bare"]), section
    return "", ""


def _neighbouring_section(lines: list[str], at: int) -> str:
    """The section's name (版名) on the line above or below the page's number, or ""."""
    beside = [lines[i] for i in (at - 1, at + 1) if 0 <= i < len(lines)]
    return next((line for line in beside if _SECTION.fullmatch(line)), "")


def _strip_dates(line: str) -> str:
    """The line without its dates and weekday, so that 2023年3月29日 星期三 第04版 is a folio too."""
    for start, end, _ in _dates(line):
        line = line[:start] + " " * (end - start) + line[end:]
    return re.sub(_WEEKDAY, " ", line, flags=re.IGNORECASE).strip()
