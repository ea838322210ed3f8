"""A page's head and foot: the rows from its edges to the first gap, as far as they are furniture; lists of contents."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from feeder.splitting.forms.furniture import is_date
from feeder.splitting.forms.mastheads import heads_a_story
from feeder.splitting.forms.running import in_capitals
from feeder.splitting.model import Form
from feeder.splitting.text import imprint, patterns
from feeder.splitting.text.lines import Page

REACHED = re.compile(
    r"(?:广告|廣告|报料|報料|爆料|发行|發行|订阅|訂閱|订报|訂報|投诉|投訴|本报|本報|新闻|新聞|编辑部|編輯部)"
    rf"[{patterns.HAN}]{{0,4}}(?:热线|熱線|电话|電話|专线|專線|邮箱|郵箱)[:：]?[ \u3000]*[\d（(A-Za-z]"
)
WIDE, PAIR, OF_FOUR = 9, 2, 4  # characters of a column's name
_RUNNING_HEAD = re.compile(rf"[{patterns.HAN}]{{2,4}}[·•][{patterns.HAN}]{{2,4}}")  # 今晚·城事
# 2版　渡口的灯又亮了
_TEASER = re.compile(r"[●▶►→]?[ \u3000]?第?[A-Z]?\d{1,2}[ \u3000]?版[：: \u3000]+[^。]{4,32}")
_SHORT_ROW = 80  # half cells
_MOST_HEAD = 3  # lines of a headline
_NAME = 12  # characters of a paper's or a section's
MOST_ROWS = 7  # of a page's head or foot
EDGE = 4  # rows of a page's head or foot that may be a running head


def head_rows(page: Page, forms: Sequence[Form]) -> Iterator[int]:
    """The rows above the page's first gap down to the last that is furniture, where they are few; where no gap is near,
    those above furniture that are no longer than a name."""
    rows = _rows(page, range(len(page.lines)))
    known = [i for i in rows if forms[i] == "furniture" or (forms[i] == "jump" and _tells_of_another(page, i))]
    if not known and rows != [0] and page.lines and _RUNNING_HEAD.fullmatch(page.lines[0].text):
        yield 0
    if not rows:
        rows = list(range(min(MOST_ROWS, len(page.lines))))
        known = [i for i in rows if forms[i] == "furniture" or names_a_page(page.lines[i].text)]
        if known[:1] == [1] and patterns.HAN_RUN.fullmatch(page.lines[0].text) and len(page.lines[0].text) <= WIDE:
            yield 0
        if len(known) < 2 or any(len(page.lines[i].text) > _NAME for i in rows[: known[-1]] if i not in known):
            return
    last = max(known, default=-1)
    if (
        known
        and last + 2 == len(rows)
        and (
            _names_what_follows(page, forms, last + 1)
            or _is_a_label(page.lines[last + 1].text)
            or (page.script == "latin" and _names_a_section(page, last + 1))
        )
    ):
        yield last + 1
    if all(_short(page, i) for i in rows[: last + 1]):
        yield from (i for i in rows[: last + 1] if forms[i] in ("", "jump"))


def foot_rows(page: Page, forms: Sequence[Form]) -> Iterator[int]:
    """The rows below the page's last gap from the first that is furniture to the last: headlines may stand last of all.
    The title of a contents list, too."""
    rows = _rows(page, range(len(page.lines) - 1, -1, -1))
    known = [i for i in rows if _is_known(page.lines[i].text, forms[i])]
    if not known:
        return
    first = min(known)
    below = [i for i in rows if first <= i <= max(known)]
    if all(_short(page, i) for i in below):
        yield from (i for i in below if not forms[i])
        if first - 1 in rows and imprint.CONTENTS_HEAD.fullmatch(page.lines[first - 1].text):
            yield first - 1


def contents_rows(page: Page) -> Iterator[int]:
    """The title of a contents list with the rows below it that name a page, wherever it stands; Chinese rows that begin
    with one, several in a row."""
    teasers = [i for i, line in enumerate(page.lines) if "版" in line.text[:5] and _TEASER.fullmatch(line.text)]
    yield from (i for i in teasers if i - 1 in teasers or i + 1 in teasers)
    for i, line in enumerate(page.lines):
        if imprint.CONTENTS_HEAD.fullmatch(line.text) is None:
            continue
        end = i + 1
        while end < len(page.lines) and not page.lines[end].blanks and _points_to_a_page(page.lines[end].text):
            end += 1
        if end > i + 1:
            yield from range(i, end)


def _tells_of_another(page: Page, i: int) -> bool:
    """Whether a line at an English page's head names another page, and isn't from where the story below comes."""
    return page.script == "latin" and not patterns.JUMP_FROM.search(page.lines[i].text)


def _is_a_label(text: str) -> bool:
    """Whether a line in capitals is as short as a section's name."""
    return in_capitals(text) and len(text.split()) <= PAIR


def _names_a_section(page: Page, i: int) -> bool:
    """Whether line i, right above the first gap, is a word or two, and a headline stands below it: one of the first
    lines there leaves room for the next one's first word, or who wrote stands below it."""
    text, below = page.lines[i].text, page.lines[i + 1 : i + 2 + _MOST_HEAD]
    if len(text.split()) > PAIR or len(text) > _NAME or page.lines[i].final or not text.replace(" ", "").isalpha():
        return False
    column = max((line.width for line in page.lines[i + 1 : i + 2 + 2 * _MOST_HEAD]), default=0)
    for line, after in pairwise(below):
        if line.final or line.stops > 1:
            return False
        if after.blanks or line.width + after.token < column or after.indent > line.indent:
            return True
    return False


def _names_what_follows(page: Page, forms: Sequence[Form], i: int) -> bool:
    """Whether line i, right above the first gap, is as short as a column's name, and a headline stands below it."""
    if i + 2 >= len(page.lines) or forms[i] or forms[i + 1] or not patterns.HAN_RUN.fullmatch(page.lines[i].text):
        return False
    below = page.lines[i + 1]
    if len(page.lines[i].text) != OF_FOUR:
        return heads_a_story(page, i + 1)
    return not below.stops and not below.final and not below.indent


def _points_to_a_page(text: str) -> bool:
    rows = (imprint.FOLIO_LINE, imprint.CONTENTS_LINE, imprint.CONTENTS_ROW)
    return any(pattern.fullmatch(text) for pattern in rows)


def _is_known(text: str, form: Form) -> bool:
    """Whether a row below the last gap is of the page's foot whatever is beside it, as how to reach the paper is."""
    return (form == "furniture" and not is_date(text)) or REACHED.match(text) is not None


def _rows(page: Page, order: range) -> list[int]:
    """The rows from a page's edge to its first gap, in `order`; none where there are too many."""
    rows: list[int] = []
    for i in order:
        if rows and page.lines[max(i, rows[-1])].blanks:
            return rows
        rows.append(i)
        if len(rows) > MOST_ROWS:
            return []
    return []


def _short(page: Page, i: int) -> bool:
    """Whether a row may stand in a page's head or foot: neither prose nor the end of a sentence."""
    line = page.lines[i]
    return line.width <= _SHORT_ROW and not line.final and not line.slug


def names_a_page(text: str) -> bool:
    return any(pattern.fullmatch(text) for pattern in (imprint.NAMEPLATE, imprint.FOLIO_LINE, imprint.CONTENTS_HEAD))


def gaps_around(page: Page, i: int) -> tuple[bool, bool]:
    """Whether a gap stands above line i, and one below it; a page's edges are gaps."""
    return not i or page.lines[i].blanks > 0, i + 1 == len(page.lines) or page.lines[i + 1].blanks > 0
