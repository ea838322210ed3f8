"""Rows of lists, tables, results and logs: each is a paragraph of its own, and none a headline."""

from __future__ import annotations

import re
from collections.abc import Collection

from feeder.splitting.text.lines import Page
from feeder.splitting.text.patterns import HAN

BULLETS = "•‣"
_FEWEST = 3  # in a row, where one alone could be anything
_LABEL = 20  # characters of what an English row says how much of
_REST = 4  # characters of a row on a line of their own
_FULL = 0.7  # of the widest line near: a line that is wrapped
# 冠军：港务队, and numbers, mostly.
_LIST_ROW = re.compile(
    rf"(?:[{HAN}A-Za-z0-9（） \u3000]{{1,10}}|[A-Z][A-Za-z0-9 ’'&-]{{1,{_LABEL}}})[:：]"
    r"[ \u3000]*(?:[^：:]|(?<=\d)[：:](?=\d))*"
)
_TABLE_ROW = re.compile(
    r"(?:[^\d\s]\S*\s+){0,4}(?:[-+]?[\d,.]+[%pc]?(?:\s+|$)){3,}(?:\S+\s*){0,2}"
    r"|(?:[A-Z][\w.’'&-]*\s+){1,4}(?:\d{1,3}\s+){3,20}(?:—|–|--?)\s*\d{1,3}"
    r"|\S+(?: \S+){0,3} {2,}[\d,.%-]+ {2,}[\d,.%-]+"
    r"|[^\u3000]{1,12}\u3000+[^\u3000]*\d[^\u3000]*\u3000+[^\u3000]*\d[^\u3000]*"
)
# What is a row among others like it: Corn, bushel $4.09 -.02; Dunmore 8-1 14-3; CM — Hodge 2 run (kick failed).
_AMONG_OTHERS = re.compile(
    r"[A-Z\d][\w.,’'&%() -]{1,40}?(?:\s+[-+]?[$£€]?(?:\d[\d,]*)?\.?\d+(?:[-–]\d+)*[%cp]?){2,}"
    r"|[A-Z][A-Z.]{0,3} (?:—|–|--?) [A-Z\d].{2,60}"
)
# US dollar 1.3312 1.3478.
_IN_FIGURES = re.compile(r"[A-Z][\w.,’'&%() -]{1,30}?(?:\s+[-+]?[$£€]?\d[\d,]*\.\d+%?){2,}")
# The columns' names above a table: P W D L F A Pts.
_COLUMNS = re.compile(
    r"[A-Z][\w%+/.#]{0,11}(?:\s+[A-Z%+-][\w%+/.#-]{0,9}(?: \([A-Z£$€%]{1,3}\))?){2,9}"
    r"|(?:Buying|Bid|Buy|Close|Last|High) (?:Selling|Ask|Sell|Change|Low)"
)
# Rovers 2, Hexley 1; Lake def. Ridge 25-20, 25-18.
_POINTS = r"\d{1,3}(?:[-–.]\d{1,2})?(?: ?\(\d{1,3}\))?"
_SET = r"\d{1,2}[-–]\d{1,2}(?: ?\(\d+\))?"
_SCORE = re.compile(
    rf"[A-Z][\w.’'&/() -]{{1,32}} {_POINTS}(?:,| ?[-–—]|) [A-Z][\w.’'&/() -]{{1,32}} {_POINTS}"
    r"(?: ?\([\w. -]{1,12}\)|,? \d?OT|,? aet)?"
    rf"|[A-Z].{{2,40}} (?:def\.|d\.|bt|beat) [A-Z].{{2,40}}?,? {_SET}(?:, {_SET})*"
)
# 柳叶队2比1盐仓队.
_SCORE_HAN = re.compile(
    rf"[{HAN}]{{2,10}}[ \u3000]*\d{{1,3}}[ \u3000]*[比:：-][ \u3000]*\d{{1,3}}[ \u3000]*[{HAN}]{{2,10}}"
)


def rows_of(page: Page) -> set[int]:
    """The lines that are rows of tables, of lists that say what and how much, of results."""
    rows = {i for i, line in enumerate(page.lines) if is_table_row(line.text)}
    may_be = {i: line.text for i, line in enumerate(page.lines) if not line.final}
    told = {i for i, text in may_be.items() if text[-1] != "：" and is_list_row(text) and not page.lines[i].slug}
    rows |= _runs(page, told, _FEWEST)
    if page.script == "latin":
        rows |= _runs(page, {i for i, text in may_be.items() if _AMONG_OTHERS.fullmatch(text)}, _FEWEST)
        rows |= _runs(page, {i for i, text in may_be.items() if is_score(text) or _IN_FIGURES.fullmatch(text)}, 2)
    else:
        rows |= _runs(page, {i for i, text in may_be.items() if _SCORE_HAN.fullmatch(text)}, 2)
    rows |= {i for i in range(1, len(page.lines)) if i + 1 in rows and i not in rows and _names_columns(page, i)}
    return rows


def _runs(page: Page, fits: Collection[int], fewest: int) -> set[int]:
    """The lines that fit, so many in a row at least; what is left of a row on a line of its own counts for nothing."""
    found: set[int] = set()
    if len(fits) < fewest:
        return found
    run: list[int] = []
    for i, line in enumerate([*page.lines, None]):
        if line and i in fits:
            if line.blanks and len(run) > 1 and not page.lines[run[-1]].blanks:
                found.update(run if len(run) >= fewest else [])
                run = []
            run.append(i)
            continue
        if line and run and len(line.text) <= _REST and not line.blanks:
            continue
        if len(run) >= fewest:
            found.update(run)
        run = []
    return found


def _names_columns(page: Page, i: int) -> bool:
    """Whether line i, above a table's first row, names its columns; the table's headline stands above it."""
    close = not page.lines[i + 1].blanks and not page.lines[i - 1].final
    return close and _COLUMNS.fullmatch(page.lines[i].text) is not None


def wraps(page: Page, i: int) -> bool:
    """Whether row i goes on below: it ends no sentence, and little is left, or it is a bullet's and full."""
    line, below = page.lines[i], page.lines[i + 1 : i + 2]
    if line.final or not below or below[0].blanks or below[0].text[0] in BULLETS:
        return False
    if page.script == "latin" and line.text[0] not in BULLETS:
        return (below[0].lower or len(below[0].text) <= _REST) and is_full(page, i)
    if len(below[0].text) <= _REST:
        return True
    return line.text[0] in BULLETS and is_full(page, i)


def ends_with_its_line(page: Page, i: int) -> bool:
    """Whether entry i is one line: a bullet's that is not full."""
    return page.lines[i].text[0] in BULLETS and not is_full(page, i)


def is_full(page: Page, i: int) -> bool:
    return page.lines[i].width >= _FULL * max(other.width for other in page.lines[max(0, i - 6) : i + 7])


def is_row(text: str) -> bool:
    """Whether the text is a row of a list, of a table or of results."""
    return is_list_row(text) or is_table_row(text) or is_score(text)


def is_list_row(text: str) -> bool:
    """Whether the text says what and how much, as a list's row does."""
    return ("：" in text[:12] or ":" in text[: _LABEL + 2]) and _LIST_ROW.fullmatch(text) is not None


def is_table_row(text: str) -> bool:
    """Whether the text is numbers, mostly, set apart from one another."""
    return (text[-1].isdigit() or "\u3000" in text or "  " in text) and _TABLE_ROW.fullmatch(text) is not None


def is_score(text: str) -> bool:
    """Whether the text tells who played whom, and how it ended."""
    return (text[-1] in "0123456789)" or text.endswith(("OT", "aet"))) and _SCORE.fullmatch(text) is not None
