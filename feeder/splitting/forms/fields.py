"""Rows whose fields spaces part, as no Chinese prose has them: results, programmes, price lists, glossaries."""

from __future__ import annotations

import re
from collections.abc import Sequence

from feeder.splitting.model import Block, Line
from feeder.splitting.text.lines import Page
from feeder.splitting.text.words import has_figures

_FEWEST = 3  # rows in a run
_MANY = 3  # fields
_RANK = re.compile(r"\d{1,2}[.、．]?|[一二三四五六七八九十]{1,2}|第[一二三四五六七八九十]+名|[冠亚亞季][军軍]")
_FIRST = ("1", "1.", "1、", "一", "第一名", "冠军", "冠軍")
_FIGURE = re.compile(r"\d+(?:[.,]\d+)?%?|\d{1,3}[∶：:比-]\d{1,3}")
_CLAUSE = re.compile(r"[，、；]|\d")
_PROSE = re.compile("[，。；：！？]")
_TERM = 8  # characters of what a row explains
_TITLE = 10  # characters of the title of a list's part
_SAME, _PARTED, _ANNOUNCED = -15.0, 5.0, -6.0  # log odds of a new article between rows, between rows and prose
_GOES_ON = -2.0  # below the rows that a story tells of
_NEAR = 12  # paragraphs above a list


def field_rows(page: Page) -> set[int]:
    """The lines that are such rows, three in a run without gaps at least; with them the names of their columns, and the
    titles of a list's parts, where it has several."""
    if page.script == "latin":
        return set()
    rows = set[int]()
    for run in _runs(page, [_is_measured(line) for line in page.lines]):
        titles = [i - 1 for i in run if i and _titles_a_part(page, i)]
        rows |= set(run) | {i for i in titles if len(titles) > 1 and i >= run[0] - 1}
        rows |= {i for i in (run[0] - 1,) if i >= 0 and _names_columns(page, i)}
    for run in _runs(page, [_explains(line) for line in page.lines]):
        if sum(_CLAUSE.search(page.lines[i].text) is not None for i in run) * 2 > len(run):
            rows |= set(run)
    return rows


def _is_measured(line: Line) -> bool:
    """Whether a row's fields say who and how much, or when and what: 1 张三 城东队 10秒89; 9月2日 8:00 柳叶街."""
    if not line.spaced or line.final or line.slug:
        return False
    fields = line.text.split()
    if _PROSE.search(fields[0]):
        return False
    figures = any(character.isdigit() for field in (fields[0], fields[-1]) for character in field)
    if len(fields) > 2 and any(map(_FIGURE.fullmatch, fields[1:-1])):
        return True
    return figures and (len(fields) > 2 or _RANK.fullmatch(fields[0]) is not None)


def _explains(line: Line) -> bool:
    """Whether a row says what something is: 还工 受人帮忙之后，以相同天数的劳动归还."""
    if not line.spaced or line.final or line.slug:
        return False
    fields = line.text.split()
    if len(fields) != 2 or _PROSE.search(fields[0]):
        return False
    return len(fields[0]) <= _TERM and len(fields[1]) > len(fields[0])


def _runs(page: Page, fits: Sequence[bool]) -> list[list[int]]:
    """The runs of lines that fit, a title between two of them left out; a gap ends a run but between rows of as many
    fields."""
    runs: list[list[int]] = [[]]
    if not any(fits):
        return []
    for i, line in enumerate(page.lines):
        if (line.blanks and not (fits[i] and i - 1 in runs[-1] and _are_alike(page, i))) or not (
            fits[i] or (runs[-1] and i + 1 < len(fits) and fits[i + 1] and _titles_a_part(page, i + 1))
        ):
            runs.append([])
        if fits[i]:
            runs[-1].append(i)
    return [run for run in runs if len(run) >= _FEWEST]


def _are_alike(page: Page, i: int) -> bool:
    """Whether line i has as many fields as the one above, and as no headline has them."""
    return len(page.lines[i].text.split()) == len(page.lines[i - 1].text.split()) >= _MANY


def _titles_a_part(page: Page, i: int) -> bool:
    """Whether row i is the first of its part, and the line above it its title."""
    above = page.lines[i - 1].text
    if page.lines[i].blanks or page.lines[i].text.split()[0] not in _FIRST:
        return False
    return len(above) <= _TITLE and not _PROSE.search(above) and " " not in above


def _names_columns(page: Page, i: int) -> bool:
    """Whether line i names the columns of the row below it: as many words, and no figures."""
    names, row = page.lines[i].text.split(), page.lines[i + 1].text.split()
    return len(names) > 2 and abs(len(names) - len(row)) <= 1 and not has_figures(page.lines[i].text)


def cuts_of_rows(paragraphs: Sequence[Block], first: Sequence[bool], rows: set[int]) -> list[float]:
    """What rows say for a new article: none begins between two of them, one does where a gap parts them from prose that
    doesn't tell of them."""
    if not rows:
        return [0.0] * len(paragraphs)
    listed = [rows.issuperset(block.lines) for block in paragraphs]
    cuts = [0.0]
    told = False
    for i in range(1, len(paragraphs)):
        left, right = paragraphs[i - 1 : i + 1]
        if listed[i] and not listed[i - 1]:
            told = are_told(paragraphs, i, listed, first)
        if listed[i - 1] and listed[i] and not first[i] and (not right.blanks or _have_as_many(left, right)):
            cuts.append(_SAME)
        elif listed[i - 1] != listed[i]:
            parted = 0.0 if listed[i] else _GOES_ON
            cuts.append(parted if told else _PARTED if right.blanks else _ANNOUNCED if left.text[-1] in "：:" else 0.0)
        else:
            cuts.append(0.0)
    return cuts


def are_told(paragraphs: Sequence[Block], start: int, listed: Sequence[bool], first: Sequence[bool]) -> bool:
    """Whether the list that begins with a paragraph is a part of a story: the body right above tells of most that its
    rows are about, and goes on below it without a headline."""
    end = start
    while end < len(paragraphs) and listed[end]:
        end += 1
    if end in (start, len(paragraphs)) or first[end] or paragraphs[end].slug:
        return False
    body = ""
    for block in reversed(paragraphs[max(0, start - _NEAR) : start]):
        body += block.text
        if block.slug:
            break
    about = [row.text.split()[0] for row in paragraphs[start:end]]
    told = [name for name in about if len(name) > 1 and name in body]
    return len(told) > 1 and len(told) * 2 >= len(about)


def _have_as_many(left: Block, right: Block) -> bool:
    return len(left.text.split()) == len(right.text.split()) >= _MANY
