"""What stands in the midst of a sentence of Chinese prose without a gap: a slogan, furniture, the body's own words set
again, a caption. It is told by how wide its lines are."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from feeder.splitting.forms.insets import tears_a_sentence
from feeder.splitting.forms.photos import below_its_credit
from feeder.splitting.model import Form
from feeder.splitting.text.lines import Page
from feeder.splitting.text.patterns import NO_START

_FEWEST_ABOVE = 3  # lines
_MOST_OF_AN_ASIDE, _MOST_OF_A_CAPTION, _MOST_OF_A_QUOTE = 3, 6, 5
_INDENT, _NARROW, _NEAR = 4, 0.7, 9  # half cells of a paragraph's first line; of the column; lines of a paragraph
_SAME = 4  # half cells
_PAUSES = "，、；。！？"
_HANGING = 2  # half cells of a mark beyond the column
_ENTRY = re.compile(r"[（(]?[一二三四五六七八九十\d]{1,3}[)）、.．]")  # of a list
_CLOSED_UP = re.compile("[，。、；：！？（）《》“”‘’「」『』【】·]")  # marks that may be set in half a cell
_FIGURES = re.compile(r"[!-~∶—–～·]+")  # what may stand unbroken: K12+300—K19+850
_POINTS = re.compile("[▲△▶►◀◄↑↓←→]|[图圖][为為]|[上下左右题題][图圖]")  # a caption to its photo
_QUOTATION = re.compile("[“「『][^“「『”」』]+[”」』]")


def set_between_lines(page: Page, forms: Sequence[Form]) -> list[range]:
    """The few lines in the midst of a sentence of Chinese prose, a gap beside them or not, that are none of its own:
    each is furniture, leaves room for what stands below it, or is wider than the column."""
    found: list[range] = []
    i = _FEWEST_ABOVE
    while page.script != "latin" and i < len(page.lines) - 1:
        column = _column_of_full_lines(page, i)
        end = i
        while column and end < len(page.lines) - 1 and _is_foreign(page, forms, end, column):
            end += 1
        run = range(i, end)
        if _goes_on_below(page, run, column) and not forms[i - 1] and not forms[end] and tears_a_sentence(page, run):
            found.append(run)
        i = max(i, end) + 1
    return found


def said_between_lines(page: Page) -> list[range]:
    """The few lines in the midst of a sentence of Chinese prose of which the last ends a sentence and each other leaves
    room for what stands below it; or one that is a quotation."""
    found: list[range] = []
    for end in range(_FEWEST_ABOVE, len(page.lines) - 1) if page.script != "latin" else ():
        if not page.lines[end].final:
            continue
        for i in range(end, max(_FEWEST_ABOVE, end + 1 - _MOST_OF_AN_ASIDE) - 1, -1):
            above = page.lines[i - 1]
            if above.final:
                break
            column, run = above.width + above.indent, range(i, end + 1)
            own = len(run) > 1 or _QUOTATION.fullmatch(page.lines[i].text)
            if own and all(_leaves_room_for(page, k, column) for k in run[:-1]) and tears_a_sentence(page, run):
                found.append(run)
    return found


def set_between_paragraphs(page: Page) -> list[range]:
    """The few lines below a Chinese paragraph's end and above the next paragraph that make one sentence, each but the
    last leaving room for what stands below it."""
    found: list[range] = []
    for i in range(_FEWEST_ABOVE, len(page.lines) - 2) if page.script != "latin" else ():
        if not page.lines[i - 1].final or page.lines[i].final or page.lines[i].slug or page.lines[i].indent:
            continue
        end = next((k for k in range(i, min(i + _MOST_OF_A_QUOTE, len(page.lines) - 1)) if page.lines[k].final), i)
        column = max(line.width + line.indent for line in page.lines[i - _FEWEST_ABOVE : i])
        closed = end > i and page.lines[end].text[-1] in "。”」" and _opens_a_paragraph(page, end + 1, column)
        if closed and all(_leaves_room_for(page, k, column) for k in range(i, end)):
            found.append(range(i, end + 1))
    return found


def _opens_a_paragraph(page: Page, i: int, column: int) -> bool:
    """Whether prose in a column as wide begins on line i."""
    line = page.lines[i]
    if line.slug or not any(other.stops for other in page.lines[i : i + 2]):
        return False
    return any(abs(line.width + indent - column) <= _SAME for indent in (line.indent, _INDENT))


def is_set_apart(page: Page, run: range) -> bool:
    """Whether a run of lines between two paragraphs is neither prose nor verse: flush where paragraphs are indented,
    far from filling the column, not all of one length with stops."""
    own = page.lines[run.start : run.stop]
    column = max(line.width + line.indent for line in page.lines[run.start - _FEWEST_ABOVE : run.start])
    wrapped = any(abs(line.width - below.width) <= _HANGING and not line.stops for line, below in pairwise(own[:-1]))
    widest = max(line.width for line in own)
    verse = len({line.width for line in own}) == 1 and own[0].text[-1] in _PAUSES
    if wrapped or verse or widest > _NARROW * column or any(line.indent for line in own):
        return False
    above = page.lines[max(0, run.start - _NEAR) : run.start]
    return page.lines[run.stop].indent > 0 and any(line.indent for line in above)


def _column_of_full_lines(page: Page, i: int) -> int:
    """How wide the column is that two lines of a sentence above line i fill; 0 where they don't."""
    before, above = page.lines[i - 2], page.lines[i - 1]
    if above.final or (before.final and not above.indent):
        return 0
    higher, end = before.width + before.indent, above.width + above.indent
    return end if before.final else max(higher, end) if abs(higher - end) <= _HANGING else 0


def _goes_on_below(page: Page, run: range, column: int) -> bool:
    """Whether what stands below a run of few lines fills the column, or ends a sentence in it."""
    if not column or not 0 < len(run) <= _MOST_OF_AN_ASIDE or page.lines[run[-1]].text[-1] in "，、；":
        return False
    below = page.lines[run.stop]
    if below.entry or below.turn or below.indent or any(map(_ENTRY.match, (page.lines[run.start].text, below.text))):
        return False
    return (below.final and below.width < column) or abs(below.width - column) <= _HANGING


def _is_foreign(page: Page, forms: Sequence[Form], i: int, column: int) -> bool:
    """Whether line i is furniture, or in no fixed form and of another width than the column's lines."""
    line, below = page.lines[i], page.lines[i + 1]
    if forms[i]:
        return forms[i] == "furniture" and abs(line.width - column) > _HANGING
    if column - _SAME < line.width <= column + _HANGING or "。" in line.text[:-1]:
        return False
    spare = line.width - max(column, below.width) - _HANGING
    if spare > 0 and below.width >= column - _HANGING and len(_CLOSED_UP.findall(line.text)) < spare:
        return not line.slug and line.text[-1] not in NO_START
    short = forms[i + 1] == "furniture" and not line.final and line.width <= column - _SAME
    return not line.slug and (short or _leaves_room_for(page, i, column))


def _leaves_room_for(page: Page, i: int, column: int) -> bool:
    """Whether line i ends no sentence though the next one's first word would have fitted."""
    line, below = page.lines[i], page.lines[i + 1]
    most = column - _SAME - line.width - line.indent
    if line.final or below.token > most:
        return False
    figures = _FIGURES.match(below.text)
    return figures is None or 2 * figures.end() <= most


def captions_inside(page: Page, forms: Sequence[Form]) -> list[tuple[range, range]]:
    """The captions in the midst of a sentence of Chinese prose, without and with the photographer's name, which stands
    below or behind the last sentence: each begins where a line is indented or points to its photo though the line above
    ends no sentence."""
    found: list[tuple[range, range]] = []
    for i, form in enumerate(forms) if page.script != "latin" else ():
        if form or (found and i < found[-1][1].stop):
            continue
        stop = i + 1 if forms[i + 1 : i + 2] == ["credit"] else below_its_credit(page, forms, i)
        end = stop + 1 if forms[stop : stop + 1] == ["credit"] else stop
        start = _begins_inside(page, forms, i) if stop and "" in forms[end : end + 1] else i + 1
        if start <= i and tears_a_sentence(page, range(start, end)):
            found.append((range(start, stop), range(start, end)))
    return found


def _begins_inside(page: Page, forms: Sequence[Form], last: int) -> int:
    """The first line of a caption down to line `last`; the line below it where none is near."""
    for i in range(last, max(0, last - _MOST_OF_A_CAPTION), -1):
        line, below = page.lines[i], page.lines[i + 1]
        begins = line.indent > below.indent or _POINTS.match(line.text)
        if begins and not page.lines[i - 1].final and not forms[i - 1]:
            return i
        if forms[i - 1] or line.blanks or page.lines[i - 1].final:
            break
    return last + 1
