"""How Chinese notices and letters end: formulas, entries, who signs and when, each in a line of its own."""

from __future__ import annotations

import re

from feeder.splitting.forms.furniture import closed_up, is_date
from feeder.splitting.forms.notices import VOID, gives_notice, greets, is_title, void_beginnings
from feeder.splitting.model import Line
from feeder.splitting.text.lines import Page
from feeder.splitting.text.patterns import HAN

_FORMULA = re.compile(
    rf"(?:声明人|聲明人|启事人|公告人)[:：\u3000 ]*[{HAN}]{{2,4}}|"
    rf"承(?:董事[會会局]|理事[會会]|[{HAN}]{{2,4}})之?命|[谨謹][此致](?:[{HAN}]{{2,4}})?[。！]?|"
    r"特此(?:公告|通告|通知|声明|聲明|公示|启事|啟事|函告|更正|说明|說明)[。！]?|此致[。！]?|敬[礼禮][。！]?|敬请(?:谅解|周知|垂注)[。！]?|敬請(?:諒解|見諒|周知|垂注)[。！]?"
    r"|[^。]{2,24}[，,]?以[^。]{2,16}[为為][准準]。?"
)
_GIVEN = re.compile(
    rf"[{HAN}（）()]{{2,24}}(?:[ \u3000]+(?:[启啟宣]|[启啟]上)|[ \u3000]*[谨謹敬][启啟])"
    rf"|[{HAN} \u3000]{{2,30}}(?:[叩泣][谢謝启啟叩告拜]|敬[上谢謝])"
    rf"|[{HAN}、，, \u3000]{{2,30}}(?:[同敬谨謹泣哀叩]叩|[叩泣敬]告|[敬谨謹叩][启啟上谢謝]|[顿頓叩]首|鞠躬|泣[血拜])"
)
# Two and more of a notice's when, where and who in one line; an office and the day it gives the notice.
_ENTRIES = re.compile(r"[^：:，。 \u3000]{2,10}[：:][^：:，。]{1,30}[ \u3000][^：:，。 \u3000]{2,10}[：:][^，。]{1,60}")
_DATED = re.compile(rf"(?P<office>[{HAN}（）()]{{4,24}})[ \u3000]+(?:\d{{4}}年)?\d{{1,2}}月\d{{1,2}}日")
# What notices say and stories don't.
_TELLS = re.compile(
    "特此|敬[请請]|[谅諒]解|[贵貴][报報社刊]|有意者|致歉|[歉谢謝]意|(?:[为為]有|如有|提出)异[议議]|承包|招租|招[标標聘]|底[价價]|停[电電水]"
    "|[请請][与與到各持在以]"
)
# The number of a notice, 青资告字〔2031〕19号; where and when an essay was written.
_NUMBER = re.compile(rf"[{HAN}]{{1,14}}[〔\[（(【]\d{{4}}[〕\]）)】]第?\d{{1,5}}号")
_WRITTEN = re.compile(
    rf"(?:[写寫草改][于於])?[\d二〇○零一三四五六七八九十]{{2,4}}年[^，。]{{0,10}}[于於][{HAN}·]{{2,10}}|[写寫草改][于於][^，。]{{2,20}}"
)
_SOME_DAY = re.compile(r"[\d日]")
_OF_A_DAY = re.compile(
    rf"^(?:[{HAN}]{{2,4}}[，, \u3000]+|日期[:：][ \u3000]*|[于於][{HAN}]{{2,4}}[，, \u3000]*)|[于於][{HAN}]{{2,4}}$"
)
_LONGEST_DAY = 24  # characters
_DAY = re.compile(r"\d{1,2}月\d{1,2}日")
_TO = re.compile(rf"[{HAN}（）()、· \u3000]{{2,24}}[:：]")
_MOST_SIGNERS, _SIGNERS = 4, 0.85  # lines above a date; of the widest line near
_LONGEST_NOTICE = 12  # lines of its end
_NEAR = 6  # lines that show how wide the column is


def single_lines(page: Page) -> set[int]:
    """Lines of notices that are paragraphs of their own: a formula, who signs above a date, papers declared void."""
    lines = page.lines
    void = {i for i, line in enumerate(lines) if line.text[-1] == "。" and VOID.fullmatch(line.text)}
    tails = {i + 1 for i in void_beginnings(page)}
    found = {i for i, line in enumerate(lines) if _FORMULA.fullmatch(line.text) and not (i and lines[i - 1].dangling)}
    found |= {i for i in void - tails if i - 1 in void or i + 1 in void}
    found |= {i for i in range(1, len(lines)) if lines[i - 1].final and _GIVEN.fullmatch(lines[i].text)}
    found |= {
        i for i in range(1, len(lines)) if lines[i - 1].entry and not lines[i].blanks and gives_notice(lines[i].text)
    }
    found |= {i for i in range(1, len(lines)) if _ends_a_notice(page, i)} | dated_signatures(page)
    found |= {i for i, line in enumerate(lines) if line.text[-1] in "号號" and _NUMBER.fullmatch(line.text)}
    found |= {i for i in range(1, len(lines)) if lines[i - 1].final and _WRITTEN.fullmatch(lines[i].text)}
    found |= {i for i, line in enumerate(lines) if greets(line.text)} | _addressees(page)
    for i in range(2, len(lines)):
        found |= _signature_above(page, i)
    return found


def _addressees(page: Page) -> set[int]:
    """The lines right below a notice's title that say to whom it is given: 史小满：, 全体股东：."""
    return {
        i
        for i, line in enumerate(page.lines[1:], start=1)
        if line.text[-1] in "：:"
        and not line.blanks
        and _TO.fullmatch(line.text)
        and not page.lines[i - 1].stops
        and is_title(closed_up(page.lines[i - 1].text))
    }


def wrapped_signatures(page: Page) -> list[int]:
    """The first of two lines right below a notice's end in which a family signs: 孝子…，孝女…， / 率孙同叩."""
    return [
        i
        for i in range(1, len(page.lines) - 1)
        if page.lines[i].dangling
        and page.lines[i - 1].final
        and not (page.lines[i].blanks or page.lines[i + 1].blanks)
        and _GIVEN.fullmatch(page.lines[i + 1].text)
    ]


def dated_signatures(page: Page) -> set[int]:
    """The lines right below a notice's end with the office that gives it, and when or with another."""
    return {
        i
        for i in range(1, len(page.lines))
        if page.lines[i].spaced
        and not page.lines[i].blanks
        and (page.lines[i - 1].final or page.lines[i - 1].entry or is_row_of_entries(page.lines[i - 1].text))
        and _signs_dated(page.lines[i].text)
    } | _by_order(page)


def _by_order(page: Page) -> set[int]:
    """Who gives a notice by order of those named above (承董事會命), up to the day."""
    runs = (_signature_above(page, i) for i in range(2, len(page.lines)))
    return {i for run in runs if run and _FORMULA.fullmatch(page.lines[min(run)].text) for i in run}


def _signs_dated(text: str) -> bool:
    dated = _DATED.fullmatch(text) if text[-1] == "日" else None
    if dated:
        return gives_notice(dated["office"])
    parts = text.split()
    return len(parts) > 1 and all(map(gives_notice, parts))


def is_row_of_entries(text: str) -> bool:
    """Whether the line tells two things at least of a notice: 联系人：史小满　电话：2288666."""
    return text.count("：") + text.count(":") > 1 and _ENTRIES.fullmatch(text) is not None


def _ends_a_notice(page: Page, i: int) -> bool:
    """Whether line i, right below a notice's last sentence, tells several things of it, or who gives it: no headline
    has so much, and the text above reads as stories don't."""
    line, above = page.lines[i], page.lines[i - 1]
    if line.blanks or not (above.final or above.entry):
        return False
    if is_row_of_entries(line.text):
        return True
    return gives_notice(line.text) and above.final and above.stops > 0 and _is_of_a_notice(page, i - 1)


def _is_of_a_notice(page: Page, i: int) -> bool:
    """Whether the text that ends with line i says what notices say, and has no slug."""
    told = False
    for line in reversed(page.lines[max(0, i - _LONGEST_NOTICE) : i + 1]):
        if line.slug:
            return False
        told = told or _TELLS.search(line.text) is not None
        if line.blanks:
            break
    return told


def _is_day(text: str) -> bool:
    """Whether it is the day a notice is given on, with where: 香港，二○三一年五月二日."""
    if not _SOME_DAY.search(text):
        return False
    bare = _OF_A_DAY.sub("", text)
    return is_date(bare) or (bare[-1:] == "日" and _DAY.fullmatch(bare) is not None)


def _signature_above(page: Page, i: int) -> set[int]:
    """Line i, where it is the date that a notice or a letter closes with, and the short lines above it with who signs,
    right below the text's end."""
    line = page.lines[i]
    if line.blanks or len(line.text) > _LONGEST_DAY or not _is_day(line.text):
        return set()
    column = max(other.width for other in page.lines[max(0, i - _NEAR) : i])
    first = i
    while first > i - _MOST_SIGNERS and not page.lines[first].blanks and _may_sign(page.lines[first - 1], column):
        first -= 1
    above, close = page.lines[first - 1], not page.lines[first].blanks
    ended = close and (above.final or above.entry)
    if not ended:  # then an office signs
        first = next((k for k in range(first, i) if gives_notice(page.lines[k].text)), i)
    return set(range(first, i + 1)) if first < i else set()


def _may_sign(line: Line, column: int) -> bool:
    return not (line.final or line.entry or line.slug or line.dangling) and line.width <= _SIGNERS * column
