"""Verse: Chinese poems below their poets' names, with a title, a name alone, and lines that fill no column; English
stanzas, whose lines all begin with capitals though few end a sentence, or break off where the next word would fit."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from feeder.splitting.model import Form, Line
from feeder.splitting.text import patterns
from feeder.splitting.text.lines import Page
from feeder.splitting.text.words import has_figures

_MANY = 8  # lines, of which one may be wider than the verse or the column
_LONGEST, _FEWEST, _FEWEST_FIRST = 22, 4, 3  # characters of a line, lines of a poem, of its first stanza
_TITLE = 20  # characters
_SEVERAL = re.compile("(?:外[一二三四五六两兩]|[两兩二三四五六七八九十])[首章][）)]?$|[组組][诗詩]")
_SHORT = 4  # half cells less than the stanza's widest line
_COUPLET = 2
_LONGEST_EN = 60  # characters of an English line
_FEWEST_OPEN, _FEWEST_HALTS, _HALTS = 3, 2, ",;:—"  # lines of a stanza that end no sentence; of a poem that halt
_QUOTED = re.compile("“[^“”]+”|「[^「」]+」|『[^『』]+』")
_SAID = 0.3  # of a headline's pairs of characters


def signed_poems(page: Page, forms: Sequence[Form]) -> dict[int, int]:
    """The lines of poems whose poet is named between title and first line, each with its poem's first line."""
    if page.script == "latin":
        return {}
    found: dict[int, int] = {}
    for i in range(1, len(page.lines) - _FEWEST):
        if forms[i] != "byline":
            continue
        if not forms[i - 1] and _names_a_poet(page, i):
            several = is_series(page.lines[i - 1].text)
            found |= dict.fromkeys(_poem_at(page, forms, i + 1, several=several), i + 1)
        elif _stands_above_a_title(page, forms, i):
            several = is_series(page.lines[i + 1].text)
            found |= dict.fromkeys(_poem_at(page, forms, i + 2, several=several), i + 2)
    return found


def stanzas(page: Page, forms: Sequence[Form]) -> dict[int, int]:
    """The lines of English stanzas, each with its poem's first line: several in a row that begin with capitals and say
    more than names, mostly below lines that end no sentence; some halt at a comma."""
    found: dict[int, int] = {}
    poem: list[int] = []
    if page.script != "latin":
        return found
    for stanza in _capital_runs(page, forms):
        if poem and poem[-1] + 1 != stanza[0]:
            found |= _poem_of(page, poem)
            poem = []
        poem += stanza
    found |= _poem_of(page, poem)
    for run in _ragged_runs(page, forms):
        run = _without_title(page, forms, run)
        if found.keys().isdisjoint(run) and _breaks_off(page, forms, run):
            found |= dict.fromkeys(run, run[0])
    return found


def _ragged_runs(page: Page, forms: Sequence[Form]) -> Iterator[list[int]]:
    """The runs of short lines between gaps that end at a stop, with those before them that only halt at a gap, or break
    off as they do; who signs a run, and a headline, is none of it."""
    poem: list[int] = []
    last = False  # whether the last group breaks off
    for group in _short_lines(page, forms):
        while group and page.lines[group[-1]].text[-1].isalnum():
            group = group[:-1]
        breaks = len(group) > 1 and _room([page.lines[i] for i in group])[0] > 0
        goes_on = poem and group and poem[-1] + 1 == group[0]
        if goes_on and page.lines[poem[-1]].final:
            goes_on = breaks and (last or len(poem) <= _FEWEST)
        if poem and not goes_on:
            yield poem
            poem = []
        poem, last = poem + group, breaks
    if poem:
        yield poem


def _without_title(page: Page, forms: Sequence[Form], run: list[int]) -> list[int]:
    """The run without its first lines that are the poem's title: none of the title stands above them, and the next line
    begins with a capital."""
    above = run[0] - 1
    if above > 0 and forms[above] == "byline":
        above -= 1
    titled = above >= 0 and not (forms[above] or page.lines[above].final)
    while not titled and len(run) > 1 and page.lines[run[0]].text[-1].isalnum() and not page.lines[run[1]].lower:
        run = run[1:]
    return run


def _short_lines(page: Page, forms: Sequence[Form]) -> Iterator[list[int]]:
    """The lines between two gaps, or beside lines in a fixed form, where all are as short as verse."""
    starts = [
        i for i, line in enumerate(page.lines) if not i or line.blanks or (forms[i] != "") != (forms[i - 1] != "")
    ]
    for start, end in pairwise([*starts, len(page.lines)]):
        lines = page.lines[start:end]
        if not forms[start] and not any(
            len(line.text) > _LONGEST_EN or line.slug or line.turn or line.entry for line in lines
        ):
            yield list(range(start, end))


def _breaks_off(page: Page, forms: Sequence[Form], run: Sequence[int]) -> bool:
    """Whether many lines of a run end no sentence though the next line's first word would have fitted, and some halt;
    fewer are enough above a poet's name."""
    lines = [page.lines[i] for i in run]
    if len(lines) < _FEWEST or not lines[-1].final or any(has_figures(line.text) for line in lines):
        return False
    room, inside = _room(lines)
    if not room or room * 2 < inside:
        return False
    halting = sum(line.text[-1] in _HALTS for line in lines)
    below = run[-1] + 1
    if room < _FEWEST_HALTS:
        return below < len(forms) and forms[below] == "byline" and halting * 2 >= len(lines) - 1
    return halting > 0


def _room(lines: Sequence[Line]) -> tuple[int, int]:
    """How many lines end no sentence though the next one's first word would have fitted, and how many of them all, but
    for the widest, might; the first is no measure, for it may be a title, nor one of many that is widest."""
    widths = sorted(line.width for line in lines[1:])
    inside = [(a, b) for a, b in pairwise(lines) if not b.blanks and not a.final and a.width < widths[-1]]
    widest = widths[-1 - len(lines) // _MANY]
    return sum(line.width + below.token <= widest for line, below in inside), len(inside)


def _poem_of(page: Page, poem: Sequence[int]) -> dict[int, int]:
    halting = sum(page.lines[i].text[-1] in _HALTS for i in poem)
    return dict.fromkeys(poem, poem[0]) if halting >= _FEWEST_HALTS else {}


def _capital_runs(page: Page, forms: Sequence[Form]) -> Iterator[list[int]]:
    """The runs of lines without a gap that may be stanzas, to their last sentence's end."""
    run: list[int] = []
    for i in range(len(page.lines) + 1):
        fits = i < len(page.lines) and not forms[i] and _may_be_verse(page.lines[i])
        if fits and (not run or not page.lines[i].blanks):
            run.append(i)
            continue
        while len(run) > _FEWEST and not page.lines[run[-1]].final:
            run.pop()  # who signs it
        left_open = sum(not page.lines[k].final for k in run[:-1])
        if len(run) >= _FEWEST and left_open >= _FEWEST_OPEN and left_open * 2 >= len(run) - 1:
            yield run
        run = [i] if fits else []


def _may_be_verse(line: Line) -> bool:
    """Whether the line begins with a capital, is short, and half of its words begin with small letters."""
    if not (line.text[0].isupper() or line.text[0] in "“‘") or line.slug or len(line.text) > _LONGEST_EN:
        return False
    _, *words = line.text.split()
    return len(words) > 1 and sum(word[0].islower() for word in words) * 2 >= len(words)


def is_series(title: str) -> bool:
    """Whether a title says that several poems stand below it (外一首, 三首, 组诗)."""
    return _SEVERAL.search(title) is not None


def _names_a_poet(page: Page, i: int) -> bool:
    """Whether line i has no role in it, as a reporter's byline has, and stands below a title."""
    title = page.lines[i - 1]
    return not patterns.ROLE.search(page.lines[i].text) and not title.final and len(title.text) <= _TITLE


def _stands_above_a_title(page: Page, forms: Sequence[Form], i: int) -> bool:
    """Whether line i has no role in it and stands right above a title with a gap below."""
    if patterns.ROLE.search(page.lines[i].text) or forms[i + 1] or not page.lines[i].blanks:
        return False
    title, below = page.lines[i + 1], page.lines[i + 2]
    return not title.blanks and below.blanks > 0 and not title.final and len(title.text) <= _TITLE


def _poem_at(page: Page, forms: Sequence[Form], start: int, *, several: bool) -> list[int]:
    """The lines of the poem that begins at `start`, or of `several` with their titles, none where a body does."""
    stanzas: list[list[int]] = []
    for group in _groups(page, forms, start):
        lines = [page.lines[i] for i in group]
        goes_on = several and len(stanzas) > 0 and _is_short(lines)
        if not goes_on and not _is_stanza(lines, 1 if stanzas or several else _FEWEST_FIRST):
            if stanzas and not several and len(stanzas[0]) < _FEWEST:  # too few lines to be sure
                return []
            break
        stanzas.append(group)
    while len(stanzas) > 1 and _heads_what_follows(page, forms, stanzas[-1]):
        stanzas.pop()
    found = [i for stanza in stanzas for i in stanza]
    return found if len(found) >= _FEWEST else []


def _groups(page: Page, forms: Sequence[Form], start: int) -> list[list[int]]:
    """The lines from `start` on up to one in a fixed form, parted where a gap is."""
    end = next((i for i in range(start, len(page.lines)) if forms[i]), len(page.lines))
    if start + 1 < end < len(page.lines) and forms[end] == "byline" and not page.lines[end].blanks:
        end -= 1  # the next author's title
        if start + 1 < end and _QUOTED.fullmatch(page.lines[end - 1].text):
            end -= 1  # what somebody said, above with whom
    starts = [start, *(i for i in range(start + 1, end) if page.lines[i].blanks), end]
    return [list(range(a, b)) for a, b in pairwise(starts)]


def _is_short(lines: Sequence[Line]) -> bool:
    """Whether the lines are a stanza or a title in a series: short, and none ends a sentence."""
    return not any("。" in line.text or line.slug or len(line.text) > _LONGEST for line in lines)


def _is_stanza(lines: Sequence[Line], fewest: int) -> bool:
    """Whether the lines are verse: short, and few stops in them or many that stop before the column's end."""
    sentences = sum("。" in line.text for line in lines)
    if not lines or any(len(line.text) > _LONGEST or line.slug for line in lines) or sentences > 1:
        return False
    if len(lines) < fewest:
        return False
    widest = max(line.width for line in lines)
    ragged = sum(line.width < widest - _SHORT and not line.final for line in lines[:-1])
    stops = sum(line.stops for line in lines)
    return (stops * 2 <= len(lines) and sentences == 0) or ragged * 3 >= len(lines)


def _heads_what_follows(page: Page, forms: Sequence[Form], group: Sequence[int]) -> bool:
    """Whether the last lines of what may be a poem are the next headline: one line above other text, or two whose words
    stand below them."""
    end = group[-1] + 1
    if len(group) > _COUPLET or end == len(page.lines) or forms[end] == "furniture":
        return False
    grams = frozenset[str]().union(*[page.lines[i].grams for i in group])
    below = frozenset[str]().union(*[line.grams for line in page.lines[end:]])
    return len(group) < _COUPLET or len(grams & below) >= _SAID * len(grams)
