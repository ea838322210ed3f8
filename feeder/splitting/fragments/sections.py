"""Names of sections on a page where each story has one above its headline: they are kickers, not furniture, and no end
of the story above."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from feeder.splitting.forms.briefs import is_title
from feeder.splitting.forms.rows import is_row
from feeder.splitting.model import Form, Line, Script
from feeder.splitting.text import imprint, patterns
from feeder.splitting.text.arranged import in_order
from feeder.splitting.text.lines import Page
from feeder.splitting.text.names import GIVEN_NAMES_EN

_FEWEST = 3  # stories of a page that have one
_LONGEST, _MOST_WORDS, _LENGTHS = 22, 3, (2, 4)  # characters, words; characters of a Chinese one
_MOST_OF_A_HEAD = 6  # lines of a headline with its deck
_LONGEST_SIGNATURE = 30  # half cells
_NAME = re.compile(r"[A-Z][\w’-]+(?: (?:[A-Z&][\w’-]*|and|of|the|to|in|for))*")
# What papers call their sections, each alone or with another word.
_SUBJECTS_EN = """
agriculture arts athletics books bowls boxing business cinema communities community conservation council country
courts cricket crime culture cycling defence defense economy education energy entertainment environment faith farming
fashion features film finance fishing food football foreign gardening golf harbor harbour health heritage history
hockey home housing industry interview labor labour law local markets media money motoring motorsport music national
nature netball news obituary opinion outdoors people planning police politics pollution profile property racing
religion rowing rugby rural sailing schools science shipping society sport sports swimming technology television
tennis theater theatre tourism trade transport travel weather wildlife work world
"""
_SUBJECTS = frozenset(_SUBJECTS_EN.split())
_SUBJECTS_HAN = re.compile(
    "科教|考古|文博|[气氣]象|天[气氣]|金融|[银銀][行发發]|生[态態]|[环環]保|[环環]境|交通|出行|[医醫][疗療药藥]|[卫衛]生|司法|消[费費]|就[业業]|[创創][业業]"
    "|住房|房[产產]|乡村|鄉村|[乡鄉]土|美食|[阅閱][读讀]|夜[读讀]|[读讀][书書]|[悦悅][读讀]|校[园園]|社[区區]|城市更新|城建|街[谈談]巷[议議]"
    "|人物[对對][话話]|[对對][话話]|[观觀][点點]"
)


def with_sections(page: Page, forms: list[Form]) -> tuple[Page, list[Form]]:
    """Page and forms with the names of sections marked, which have no form, each above its headline."""
    page, forms, gathered = _above_their_heads(page, forms)
    found = sorted(gathered.union(_section_names(page, forms)))
    if not found:
        return page, forms
    lines, forms = list(page.lines), list(forms)
    for i in found:
        lines[i], forms[i] = replace(lines[i], section=True), ""
    return replace(page, lines=tuple(lines)), forms


def _above_their_heads(page: Page, forms: list[Form]) -> tuple[Page, list[Form], set[int]]:
    """Page and forms with each of the names that stand gathered above as many headlines, as tops of columns side by
    side come out of a PDF, above its own; and where they stand then."""
    lines, order, found = list(page.lines), list[int](), set[int]()
    if not any(a.blanks and b.blanks and c.blanks for a, b, c in zip(lines, lines[1:], lines[2:], strict=False)):
        return page, forms, found
    i = 0
    while i < len(lines):
        run = _gathered_names(page, forms, i)
        names = [k for k in run if not is_title(lines[k].text)]
        heads = _headlines_between_gaps(page, forms, run.stop, len(names)) if len(run) > 1 else []
        if not heads:
            order.append(i)
            i += 1
            continue
        order += [k for k in run if k not in names]
        for name, head in zip(names, heads, strict=True):
            found.add(len(order))
            order += [name, *head]
            lines[head.start] = replace(lines[head.start], blanks=0)
        i = heads[-1].stop
    if not found:
        return page, forms, found
    return *in_order(page, lines, forms, order), found


def _gathered_names(page: Page, forms: Sequence[Form], start: int) -> range:
    """The sections' names and titles of columns of briefs from line `start` on, each alone between two gaps."""
    end = start
    while end + 1 < len(forms) and page.lines[end].blanks and page.lines[end + 1].blanks:
        line = page.lines[end]
        known = _may_name(line, forms[end], page.script) and _is_a_subject(line.text, page.script)
        if not (known or is_title(line.text)):
            break
        end += 1
    return range(start, end)


def _headlines_between_gaps(page: Page, forms: Sequence[Form], start: int, count: int) -> list[range]:
    """So many headlines from line `start` on, each between two gaps; none where there are fewer."""
    found: list[range] = []
    while len(found) < count:
        end = start
        while end < len(forms) and (end == start or not page.lines[end].blanks) and end - start <= _MOST_OF_A_HEAD:
            line = page.lines[end]
            if forms[end] or line.final or line.stops > 1 or line.slug or (end == start and line.lower):
                return []
            end += 1
        if not start < end <= start + _MOST_OF_A_HEAD or (end == len(forms) and len(found) + 1 < count):
            return []
        found.append(range(start, end))
        start = end
    return found


def _section_names(page: Page, forms: Sequence[Form]) -> list[int]:
    """The lines with a section's name above a headline: it says so itself, or what ends the headline does; none where
    few stories have one, or most of them are not known for names."""
    named = [i for i, line in enumerate(page.lines[:-1]) if not line.stops and _may_name(line, forms[i], page.script)]
    known = {i for i in named if _is_a_subject(page.lines[i].text, page.script)}
    found = [
        i
        for i in named
        if _stands_below_an_end(page, forms, i) or (i in known and _stands_below_a_head(page, forms, i))
        if _heads(page, forms, i + 1, known, surely=i not in known)
    ]
    capitals = 2 * sum(page.lines[i].text.isupper() for i in found) > len(found)
    found = [i for i in found if page.lines[i].text.isupper() == capitals]  # all are set alike
    return found if len(found) >= _FEWEST and 2 * len(known.intersection(found)) >= len(found) else []


def lines_below_sections(page: Page) -> Iterator[int]:
    """The headlines' lines that the names of sections show: the one right below, and all down to the next name where
    that is near."""
    names = [i for i, line in enumerate(page.lines[:-1]) if line.section]
    for i, end in pairwise([*names, len(page.lines)]):
        near = end < len(page.lines) and end - i <= _MOST_OF_A_HEAD + 1
        between = range(i + 1, end)
        if near and not any(page.lines[k].final or page.lines[k].stops > 1 or page.lines[k].slug for k in between):
            yield from between
        else:
            yield i + 1


def _may_name(line: Line, form: Form, script: Script) -> bool:
    """Whether the line is as short as a section's name, and no other's."""
    if form in ("credit", "jump") or line.stops or line.final or line.slug or line.turn:
        return False
    if imprint.BRIEF_HEAD.fullmatch(line.text):
        return False
    if script != "latin":
        return len(line.text) in _LENGTHS and patterns.HAN_RUN.fullmatch(line.text) is not None
    words = line.text.split()
    if form == "byline" or len(line.text) > _LONGEST or len(words) > _MOST_WORDS:
        return False
    if imprint.PAPER_EN.fullmatch(line.text) or words[0].upper() in GIVEN_NAMES_EN:
        return False
    return _NAME.fullmatch(line.text) is not None


def _is_a_subject(text: str, script: Script) -> bool:
    if script != "latin":
        return (imprint.SECTION_LINE.fullmatch(text) or _SUBJECTS_HAN.fullmatch(text)) is not None
    return not _SUBJECTS.isdisjoint(text.lower().split())


def _stands_below_an_end(page: Page, forms: Sequence[Form], i: int) -> bool:
    """Whether a story has ended above line i: with a sentence, a gap, a line in a fixed form, or who signs it."""
    if not i or page.lines[i].blanks or forms[i - 1] or page.lines[i - 1].final:
        return True
    return i > 1 and page.lines[i - 1].width <= _LONGEST_SIGNATURE and page.lines[i - 2].final


def _stands_below_a_head(page: Page, forms: Sequence[Form], i: int) -> bool:
    """Whether line i stands right below what may be another headline's last line: it has no stop and no form."""
    above = page.lines[i - 1] if i else None
    return above is not None and not (
        forms[i - 1] or above.final or above.stops > 1 or above.dangling or above.text[-1] in ",，、"
    )


def _heads(page: Page, forms: Sequence[Form], start: int, known: Collection[int], *, surely: bool) -> bool:
    """Whether a headline begins on line `start`: few lines without a full stop, down to another section's name (in
    `known`) or the page's end; `surely` says that a gap, a byline or a slug must stand below it."""
    first = page.lines[start]
    if forms[start] or first.slug or first.lower or first.width <= page.lines[start - 1].width or is_row(first.text):
        return False
    for i in range(start, min(len(forms), start + _MOST_OF_A_HEAD + 1)):
        line = page.lines[i]
        if i > start and (line.blanks or forms[i] == "byline" or line.slug or i in known):
            return True
        if line.text[-1] in ".。" or line.stops > 1 or patterns.SENTENCES_EN.search(line.text):
            return i > start and not surely
        if forms[i]:
            return i > start and not surely and forms[i] in ("credit", "furniture")
    return start + _MOST_OF_A_HEAD >= len(forms) and not surely
