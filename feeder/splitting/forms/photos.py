"""Captions that no gap parts from what stands around them: between a headline and its body, in the midst of a body,
below its end.

A text layer often has no blank lines. What tells a caption then is the photographer, named after its last sentence or
right below it, and that it begins where a sentence or a headline has ended; without a photographer, the byline or the
opening slug below it, above which no body begins.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from feeder.splitting.model import Form, Script
from feeder.splitting.text import patterns
from feeder.splitting.text.credited import CREDIT_TAIL_EN
from feeder.splitting.text.lines import Page, width_of
from feeder.splitting.text.words import leans

_MOST_LINES, _MOST_SIGNED = 4, 6  # with a photographer in its last sentence's line
_MOST_OF_A_CREDIT, _LONGEST_CREDIT, _REST = 3, 60, 4  # lines; characters; of a name's end below a gap
_MOST_ABOVE = 9  # lines of a headline and a caption below it
_MOST_BARE = 2  # lines without a photographer
_SLACK, _ROOM, _INDENT = 4, 4, 4  # half cells
_LONGEST = 120  # half cells of a Chinese caption
_SHORTEST = 18  # half cells of a sentence: what is no longer ends one
_FEWEST_ABOVE, _COLUMN = 5, 3  # lines of the body that a caption interrupts or ends; that show its width
_OTHER_WIDTH, _FULL = 0.1, 0.85  # of the column
_NEAR = 5  # lines
_MAY_END = re.compile("[摄攝影图圖供提]|[Pp]hoto|[Pp]icture")
_CLOSES = re.compile(r"[。！？”」』.!?\")]")  # what a credit may follow
_STOP = re.compile(r"[。.!?！？]")
# 图片由通讯员史小满摄.
_OF_A_STORY = re.compile("[（(]?(?:本文)?(?:[图圖]片|照片)均?由.+[摄攝][）)]?$")
_HALF_A_NAME, _SURNAME = re.compile(r"(?:[Bb]y|:)\s[A-Z][\w’'-]+$"), re.compile(r"[A-Z][\w’'-]+")


def captions_without_gaps(page: Page, forms: Sequence[Form]) -> Iterator[tuple[range, range]]:
    """The captions' lines, without and with the credits below them."""
    end = 0  # of the caption above
    may_end = {i for i, line in enumerate(page.lines) if _MAY_END.search(line.text)}
    for i, line in enumerate(page.lines):
        if i < end or forms[i]:
            continue
        stop = 0 if may_end.isdisjoint(range(i, i + _MOST_OF_A_CREDIT)) else below_its_credit(page, forms, i)
        if not stop and not line.final:
            continue
        whole = stop or i + 1
        while not stop and whole < len(forms) and forms[whole] == "credit":
            whole += 1
        if not stop and whole == i + 1 and not _opens_with_a_writer(page, forms, whole):
            continue
        if whole > i + 1 and not stop and is_of_a_story(page.lines[i + 1].text):
            continue
        run = range(_beginning(page, forms, i, max(end, i - _MOST_ABOVE)), stop or i + 1)
        if (
            not 0 < len(run) <= (_MOST_SIGNED if stop else _MOST_LINES)
            or page.lines[run.start].slug
            or page.lines[run.start].lower
        ):
            continue
        credited = stop or whole > run.stop
        if _is_beside_a_body(page, forms, run, whole) if credited else _is_in_a_head(page, forms, run):
            end = whole
            yield run, range(run.start, whole)


def is_of_a_story(credit: str) -> bool:
    """Whether a credit says that it is the pictures', as one below a story's end does, and none below a caption."""
    return _OF_A_STORY.match(credit) is not None


def below_its_credit(page: Page, forms: Sequence[Form], i: int) -> int:
    """The line below a photographer's name, which may be wrapped, after the sentence that ends on line i; 0 if none."""
    if not _CLOSES.search(page.lines[i].text):
        return 0
    tail = CREDIT_TAIL_EN if page.script == "latin" else patterns.CREDIT_TAIL
    may_end = False
    for k in range(i, min(len(forms), i + _MOST_OF_A_CREDIT)):
        if k > i and ((page.lines[k].blanks and len(page.lines[k].text) > _REST) or forms[k] in ("furniture", "jump")):
            return 0
        if k > i and forms[k] == "credit" and page.lines[k - 1].final:  # it is whole
            return 0
        may_end = may_end or _MAY_END.search(page.lines[k].text) is not None
        if not may_end:
            continue
        text = "\n".join(line.text for line in page.lines[i : k + 1])
        found = tail.search(text, max(0, len(text) - _LONGEST_CREDIT))
        if found and found.start() <= len(page.lines[i].text):
            return k + 1 + _is_half_a_name(page, forms, k + 1)
    return 0


def _is_half_a_name(page: Page, forms: Sequence[Form], i: int) -> bool:
    """Whether line i is an English surname, the given name alone above it."""
    if page.script != "latin" or i >= len(forms) or forms[i] or page.lines[i].blanks:
        return False
    return (
        _HALF_A_NAME.search(page.lines[i - 1].text) is not None and _SURNAME.fullmatch(page.lines[i].text) is not None
    )


def _beginning(page: Page, forms: Sequence[Form], i: int, top: int) -> int:
    """The first line of the sentences that end on line i, below a sentence's end, a gap, a line in a fixed form or a
    headline's last line, which leaves room; i + 1 where none of these is near."""
    first = i
    while first > top and not (page.lines[first].blanks or forms[first - 1] or page.lines[first - 1].final):
        first -= 1
    if first == top and top:
        return i + 1
    start = i
    while start > first and _flows(page, start, i):
        start -= 1
    return start


def _flows(page: Page, start: int, i: int) -> bool:
    """Whether the line above line `start`, the first of a caption down to line i, may be of it, too: its next word had
    no room there, nor is it wider than the others, or it ends in a word that another follows."""
    above, line = page.lines[start - 1 : start + 1]
    said = _said(line.text, page.script)
    if above.flow == "on" or (page.script == "latin" and leans(above.text)):
        return True
    if line.lower or 0 < said <= _SHORTEST or (above.stops and "。" in line.text):
        return True
    if start == i and said >= above.width:
        return False
    widest = max(line.width for line in page.lines[start : i + 1])
    return widest < above.width + line.token and above.width <= widest + _SLACK


def _said(text: str, script: Script) -> int:
    """How wide a line is up to its first sentence's end, in half cells; 0 if none ends there."""
    end = _STOP.search(text)
    return width_of(text[: end.end()], script) if end else 0


def _is_beside_a_body(page: Page, forms: Sequence[Form], run: range, whole: int) -> bool:
    """Whether a run with its photographer stands between a headline, a byline or the page's head and the body below it,
    or below the end of a paragraph: one line in Chinese, or in another width than it or below its short last line."""
    headed = not run.start or forms[run.start - 1] or not page.lines[run.start - 1].final
    titled = may_have_a_title(page, forms, run)
    above = page.lines[run.start - titled].blanks
    below = page.lines[whole].blanks if whole < len(forms) else above
    if titled and above and below:
        return _is_brief(page, run) and _opens_a_body(page, forms, whole)
    if above and below and page.script != "latin" and not headed:
        return _is_brief(page, run) and _interrupts(page, forms, run, whole)
    if below > above or (above and below and page.script == "latin"):
        return False  # the gaps tell what it is
    if headed:
        return _is_brief(page, run) and _opens_a_body(page, forms, whole)
    if whole > run.stop and not _is_brief(page, run):
        return False
    top = run.start - 1
    while top > run.start - _FEWEST_ABOVE and top and not (page.lines[top].blanks or forms[top - 1]):
        top -= 1
    body = page.lines[top : run.start]
    if len(body) < _COLUMN:
        return False
    if page.script != "latin" and len(run) == 1:
        return True
    column = max(line.width for line in body)
    left = column - body[-1].width
    return left >= max(_ROOM, page.lines[run.start].token) or _is_in_another_width(page, run, column)


def _interrupts(page: Page, forms: Sequence[Form], run: range, whole: int) -> bool:
    """Whether a Chinese photo between two gaps stands in a body: prose of one column above it and right below."""
    above = page.lines[max(0, run.start - _COLUMN) : run.start]
    if (
        len(above) < _COLUMN
        or any(forms[run.start - _COLUMN : run.start])
        or not any(line.stops for line in above[:-1])
    ):
        return False
    return (_opens_a_body(page, forms, whole) or _is_a_paragraph(page, forms, whole)) and not page.lines[whole].slug


def _is_a_paragraph(page: Page, forms: Sequence[Form], i: int) -> bool:
    """Whether a Chinese sentence begins on line i in a full line of its column and ends on the next."""
    if i + 1 >= len(forms) or any(forms[i : i + 2]) or page.lines[i + 1].blanks or not page.lines[i + 1].final:
        return False
    first, last = page.lines[i], page.lines[i + 1]
    return first.stops > 0 and first.width + max(_INDENT, first.indent) >= _FULL * max(first.width, last.width) + _SLACK


def _is_brief(page: Page, run: range) -> bool:
    """Whether it is one sentence on few lines; a photo that is a story has more to say below its headline."""
    lines = page.lines[run.start : run.stop]
    said = sum(line.width for line in lines) <= _LONGEST and sum(line.text.count("。") for line in lines) <= 1
    return page.script == "latin" or (len(run) <= _MOST_BARE and said)


def _is_in_a_head(page: Page, forms: Sequence[Form], run: range) -> bool:
    """Whether a sentence without a photographer stands between a headline that leaves room and the byline or the
    opening slug below it."""
    if not run.start or run.stop >= len(forms) or len(run) > (_MOST_BARE if page.script == "latin" else 1):
        return False
    above, line = page.lines[run.start - 1], page.lines[run.start]
    if forms[run.start - 1] or above.final or above.stops or 0 < _said(line.text, page.script) <= _SHORTEST:
        return False
    if len(_STOP.findall(" ".join(own.text for own in page.lines[run.start : run.stop]))) > 1:
        return False
    if page.script != "latin" and (line.stops > 1 or _is_of_a_paragraph(page, forms, run.start - 1)):
        return False
    if not _opens_with_a_writer(page, forms, run.stop):
        return False
    column = max(other.width for other in page.lines[run.stop : run.stop + _NEAR])
    if len(run) > 1 and not _is_in_another_width(page, run, column):  # a first paragraph
        return False
    return above.width + line.token + _SLACK <= max(column, line.width)


def _is_of_a_paragraph(page: Page, forms: Sequence[Form], i: int) -> bool:
    """Whether a line with a stop stands above line i, no sentence's end, gap or line in a fixed form between."""
    for k in range(i, max(-1, i - _MOST_ABOVE), -1):
        if forms[k] or page.lines[k].final:
            return False
        if page.lines[k].stops:
            return True
        if page.lines[k].blanks:
            return False
    return True


def _opens_with_a_writer(page: Page, forms: Sequence[Form], i: int) -> bool:
    """Whether line i is a byline above a body, or opens one with a slug."""
    if i >= len(forms):
        return False
    line = page.lines[i]
    return line.slug or (forms[i] == "byline" and line.text[0] not in "（(")


def _opens_a_body(page: Page, forms: Sequence[Form], i: int) -> bool:
    """Whether a body begins on line i: a byline or a slug, or lines of prose that fill their column."""
    if i >= len(forms):
        return False
    if _opens_with_a_writer(page, forms, i):
        return True
    below = page.lines[i : i + _NEAR]
    if any(forms[i : i + _COLUMN]) or any(other.slug for other in below[1:]):
        return False
    column = sorted(other.width for other in below)[-2:][0]  # one may be two lines joined
    indent = _SLACK if page.script != "latin" else 0
    full = sum(other.width + indent * (k == 0 or below[k - 1].final) >= _FULL * column for k, other in enumerate(below))
    if page.script != "latin" and below[0].width + max(_INDENT, below[0].indent) < _FULL * column:  # a headline
        return False
    return full >= _COLUMN and any(other.stops for other in below[:_COLUMN])


def may_have_a_title(page: Page, forms: Sequence[Form], run: range) -> bool:
    """Whether one line without a stop stands above a caption and below a sentence's end: its title, or a crosshead."""
    above = page.lines[max(0, run.start - 2) : run.start]
    if len(above) < 2 or any(forms[run.start - 2 : run.start]) or page.lines[run.start].blanks:
        return False
    return above[0].final and not (above[1].final or above[1].stops or above[1].lower)


def _is_in_another_width(page: Page, run: range, column: int) -> bool:
    """Whether a run is wider than a column, or its several lines are narrower."""
    wider = max(page.lines[k].width for k in run) - column
    return (wider if len(run) == 1 else abs(wider)) > max(_SLACK, _OTHER_WIDTH * column)
