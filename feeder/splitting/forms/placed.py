"""Page furniture that only its place shows: beside other furniture, between gaps, at a page's head or foot."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from feeder.splitting.forms import han_furniture
from feeder.splitting.forms.around import rows_around, stacked_rows
from feeder.splitting.forms.furniture import COLUMN_OF_FOUR, closed_up, is_date, is_label_of_ads, names_a_column
from feeder.splitting.forms.han_placed import rows_alone, running_rows
from feeder.splitting.forms.listings import titles_of_parts
from feeder.splitting.forms.mastheads import dated_rows, heads_a_story
from feeder.splitting.forms.running import in_capitals, is_folio_with_name, is_running_head, is_surely_running_head
from feeder.splitting.forms.service import said_to_readers
from feeder.splitting.model import Form, Line
from feeder.splitting.text import imprint, patterns
from feeder.splitting.text.lines import Page
from feeder.splitting.text.names import surnamed

_REACHED = re.compile(
    r"(?:广告|廣告|报料|報料|爆料|发行|發行|订阅|訂閱|订报|訂報|投诉|投訴|本报|本報|新闻|新聞|编辑部|編輯部)"
    rf"[{patterns.HAN}]{{0,4}}(?:热线|熱線|电话|電話|专线|專線|邮箱|郵箱)[:：]?[ \u3000]*[\d（(A-Za-z]"
)
# What a paper says of itself in a row of its own: how it is reached, with a number or an address; whose texts it has.
_OF_THE_PAPER = re.compile(
    r"[^。]{0,8}(?:广告|廣告|[订訂][报報阅閱]|[投来來][稿函信]|[发發]行|[报報爆]料|[编編][辑輯]部|新[闻聞]|本[报報刊版栏欄期]|中心[:：])"
    r"[^。]*(?:@|[\d（(][\d（）() —–-]{5,}\d)[^。]*"
    r"|[^。]{0,14}本[报報刊版栏欄期][^。]*(?:[负負][责責]|[责責]任|退稿|[删刪]改|采[写編]|採寫|[撰供]稿|版[权權]|[转轉][载載]|稿[酬费費]"
    r"|印[数數]|取[阅閱])[^。]{0,12}"
    r"|(?:广告|廣告)[办辦受][理][^。]*"
)
_WIDE, _PAIR, _OF_FOUR = 9, 2, 4  # characters of a column's name
_RUNNING_HEAD = re.compile(rf"[{patterns.HAN}]{{2,4}}[·•][{patterns.HAN}]{{2,4}}")  # 今晚·城事
# 2版　渡口的灯又亮了
_TEASER = re.compile(r"[●▶►→]?[ \u3000]?第?[A-Z]?\d{1,2}[ \u3000]?版[：: \u3000]+[^。]{4,32}")
_SHORT_ROW = 80  # half cells
_MOST_HEAD = 3  # lines of a headline
_NAME = 12  # characters of a paper's or a section's
_MOST_ROWS = 7  # of a page's head or foot
_MOST_WORDS = 3  # of a line beside a paper's name
_ROMAN = re.compile("[IVX]{1,5}|[ivx]{2,5}")
_DAY = re.compile(r"[1-9]|[12]\d|3[01]")
_MONTH_AT_END = re.compile(
    r"[a-z] (?:Jan(?:uary|\.)|Feb(?:ruary|\.)|March|April|May|June|July|Aug(?:ust|\.)|Sept(?:ember|\.)|Oct(?:ober|\.)"
    r"|Nov(?:ember|\.)|Dec(?:ember|\.))$"
)
_EDGE = 4  # rows of a page's head or foot that may be a running head
# Who makes the paper: Publisher Ann Lee | Editor Bo Rand.
_MAKES_IT = re.compile(
    r"(?:[A-Z]\w+(?: [A-Za-z]+){0,2} )?(?i:publisher|editor|president|manager|director|advis[eo]r)"
    r"(?:[ -]in[ -][Cc]hief)?:? [A-Z].{3,30}"
)
_BESIDE_OTHERS = re.compile(r"\s*[|•·]\s*")
_SECTIONS_JOINED = re.compile(r"[A-Z]{3,}(?: (?:&|AND) [A-Z]{3,})+")  # BUSINESS & PROPERTY


def set_apart(page: Page, forms: list[Form]) -> None:
    """Furniture that only its place shows: a section's or a paper's name beside other furniture, the rows of a page's
    head and foot. What no place confirms loses its form."""
    if page.script == "latin":
        for i, line in enumerate(page.lines):
            if i < _EDGE and _ROMAN.fullmatch(line.text):
                forms[i] = "furniture"
            edge = i < _EDGE or (i >= len(page.lines) - _EDGE and not _heads_prose(page, i))
            close = 0 < i < _EDGE and forms[i - 1] == "furniture" and not line.blanks
            unknown = forms[i] in ("", "jump") and (edge or _beside_furniture(forms, i, 1))
            if unknown and is_running_head(line.text, close=close):
                forms[i] = "furniture"
            if forms[i] in ("", "section") and i and _closes_a_page(page, i):
                forms[i] = "furniture"
            if not forms[i] and i and _runs_between(page, forms, i):
                forms[i] = "furniture"
        for i in _makers(page):
            forms[i] = "furniture"
    for i, (form, line) in enumerate(zip(forms, page.lines, strict=True)):
        if form == "furniture" and ((is_date(line.text) and i > 2) or imprint.BARE_DAY.fullmatch(line.text)):
            beside = forms[i - 1 : i + 2 : 2]
            above = page.lines[max(0, i - _EDGE) : i]
            signs = is_date(line.text) and not line.blanks and not forms[i - 1] and any(row.final for row in above)
            forms[i] = "furniture" if "furniture" in beside and not signs else ""
        if form == "furniture" and _tells_readers(page, forms, i):
            forms[i] = ""
        if form == "section":
            named = not i or "·" in line.text or _beside_furniture(forms, i) or _alone(page, forms, i)
            named = named or _heads_notices(page, i)
            heads = _heads_a_brief(page, i) or forms[i + 1 : i + 2] == ["jump"]
            forms[i] = "furniture" if named and not heads else ""
        elif not form and _is_placed(page, forms, i):
            forms[i] = "furniture"
    for i in _contents(page):
        forms[i] = "furniture"
    if page.script == "latin":
        for i in _paper_in_two_rows(page, forms):
            forms[i] = "furniture"
        for i in _ends_of_dates(page, forms):
            forms[i] = ""
    if len(page.lines) > 1 and not forms[0] and _is_nameplate(page.lines[0], page.lines[1]):
        forms[0] = "furniture"
    if page.script == "latin" and imprint.PAPER_EN.fullmatch(page.lines[0].text.rstrip(".")):
        known = [i for i in range(1, min(_EDGE + 1, len(forms))) if forms[i] == "furniture"]
        rows = range(known[-1] if known else 0)
        if known and page.lines[1].blanks:
            forms[0] = "furniture"
        if all(forms[i] == "furniture" or len(page.lines[i].text.split()) <= _MOST_WORDS for i in rows[1:]):
            for i in rows:
                forms[i] = "furniture"
    for i in _sections_joined(page, forms) if page.script == "latin" else ():
        forms[i] = "furniture"
    if len(page.lines) > 1 and page.lines[-1].blanks and _is_the_paper(page.lines[-1].text):
        forms[-1] = "furniture"
    if page.script == "latin":
        for i in _going_on(page, forms):
            forms[i] = ""
    _clear_titles(page, forms)
    for i in [*said_to_readers(page, forms), *_said_of_the_paper(page, forms), *_columns_named(page, forms)]:
        forms[i] = "furniture"
    if page.script == "latin":
        for told in (rows_around, stacked_rows):
            for i in list(told(page, forms)):
                forms[i] = "furniture"
    for i in dated_rows(page) if page.script != "latin" else ():
        forms[i] = "furniture"
    for i in han_furniture.rows_by_place(page, forms):
        forms[i] = "furniture"
    if page.script != "latin":
        for by_place in (rows_alone, running_rows):
            for i in list(by_place(page, forms)):
                forms[i] = "furniture"
    for i in _head(page, forms):
        forms[i] = "furniture"
    for i in _foot(page, forms):
        forms[i] = "furniture"
    for i in _heads_of_jumps(page, forms):
        forms[i] = ""
    _clear_titles(page, forms)


def _paper_in_two_rows(page: Page, forms: Sequence[Form]) -> Iterator[int]:
    """The paper's name at a page's head where it is set in two rows: The Harbour / Courier."""
    for i in range(min(_MOST_ROWS, len(page.lines) - 2)):
        above, below = page.lines[i : i + 2]
        parted = not i or above.blanks or forms[i - 1] == "furniture"
        parted = parted and not below.blanks and (page.lines[i + 2].blanks > 0 or forms[i + 2] == "furniture")
        unknown = forms[i] in ("", "furniture") and not forms[i + 1]
        if parted and unknown and _is_the_paper(f"{above.text} {below.text}"):
            yield from (i, i + 1)


def _ends_of_dates(page: Page, forms: Sequence[Form]) -> Iterator[int]:
    """The rows with nothing but a day, taken for a folio, whose month ends the line above: free on July / 1."""
    for i in range(1, len(page.lines)):
        above, line = page.lines[i - 1 : i + 1]
        close = forms[i] == "furniture" and not (forms[i - 1] or line.blanks)
        if close and _DAY.fullmatch(line.text) and _MONTH_AT_END.search(above.text):
            yield i


def _going_on(page: Page, forms: Sequence[Form]) -> list[int]:
    """The lines taken for furniture that go on in small letters on the line right below, as a headline's first does, or
    with a figure behind a word, as a forecast does."""
    return [
        i
        for i, (line, below) in enumerate(pairwise(page.lines))
        if forms[i] == "furniture" and not (forms[i + 1] or below.blanks or line.final)
        if below.lower or (below.final + below.stops > 1 and below.text[0].isdigit() and line.text[-1].isalpha())
        if i >= _MOST_ROWS and (line.blanks or page.lines[i - 1].final) and len(line.text.split()) > _MOST_WORDS
    ]


def _heads_of_jumps(page: Page, forms: Sequence[Form]) -> list[int]:
    """The lines taken for furniture right above one that says from which page a story comes: they head it where it goes
    on in small letters, or no other furniture stands above them."""
    return [
        i
        for i in range(1, len(page.lines) - 2)
        if forms[i : i + 3] == ["furniture", "jump", ""] and patterns.JUMP_FROM.search(page.lines[i + 1].text)
        if len(page.lines[i].text.split()) <= _MOST_WORDS and (page.lines[i + 2].lower or not forms[i - 1])
    ]


def _closes_a_page(page: Page, i: int) -> bool:
    """Whether line i is a page's number with a name, below the end of a sentence and above what begins anew."""
    above, line, below = page.lines[i - 1], page.lines[i], page.lines[i + 1 : i + 2]
    return above.final and not (below and below[0].lower) and is_folio_with_name(line.text)


def _runs_between(page: Page, forms: Sequence[Form], i: int) -> bool:
    """Whether line i is surely a running head, below an end or in the midst of a sentence."""
    above, line, below = page.lines[i - 1], page.lines[i], page.lines[i + 1 : i + 2]
    torn = bool(below) and below[0].lower
    ended = line.blanks > 0 or above.final or forms[i - 1] != ""
    return (ended != torn or line.blanks > 0) and is_surely_running_head(line.text)


def _clear_titles(page: Page, forms: list[Form]) -> None:
    """Takes its form from what titles a list's part, and from a section's name that heads the list."""
    for i in titles_of_parts(page):
        forms[i] = ""
        if i and imprint.SECTION_LINE.fullmatch(page.lines[i - 1].text):
            forms[i - 1] = ""


def _sections_joined(page: Page, forms: Sequence[Form]) -> list[int]:
    """The name of a page's section, of two words or more joined in capitals, alone among the furniture at its top, or
    between it and a headline that is not set in capitals."""
    for i, line in enumerate(page.lines[: _EDGE + 1]):
        above, below = _gaps(page, i)
        parted = below or (i > 0 and forms[i - 1] == "furniture" and not page.lines[i + 1].text.isupper())
        if parted and (above or i) and _SECTIONS_JOINED.fullmatch(line.text):
            return [i] if i or "furniture" in forms[1:_EDGE] else []
        if forms[i] != "furniture":
            break
    return []


def _makers(page: Page) -> list[int]:
    """The rows that say who makes an English paper, each with what they do."""
    rows = [
        (i, _BESIDE_OTHERS.split(line.text))
        for i, line in enumerate(page.lines)
        if "|" in line.text or "•" in line.text
    ]
    return [i for i, parts in rows if len(parts) > 1 and all(map(_MAKES_IT.fullmatch, parts))]


def _said_of_the_paper(page: Page, forms: Sequence[Form]) -> Iterator[int]:
    """What a Chinese paper says of itself in a page's last row, or below furniture at its head."""
    if page.script == "latin" or not page.lines:
        return
    last = len(page.lines) - 1
    for i in [*range(1, min(_MOST_ROWS, last)), max(0, last - 1), last]:
        line = page.lines[i]
        placed = i == last or forms[i - 1] == "furniture" or (i == last - 1 and forms[last] == "furniture")
        if placed and not (forms[i] or line.slug or line.dangling) and _OF_THE_PAPER.fullmatch(line.text):
            yield i


def _columns_named(page: Page, forms: Sequence[Form]) -> list[int]:
    """The names of columns on a Chinese page: between two gaps, above a headline or who wrote, and set wide; or of four
    characters where the page has such a name or a known one."""
    if page.script == "latin":
        return []
    found: list[int] = []
    close: list[int] = []
    known = 0
    for i in range(1, len(page.lines) - 2):
        text, below = page.lines[i].text, page.lines[i + 1]
        if not all(_gaps(page, i)) or below.stops > 1 or below.final or below.slug or len(text) > _WIDE:
            continue
        known += forms[i] == "furniture"
        if forms[i] or not patterns.HAN_RUN.fullmatch(closed_up(text)):
            continue
        wide = closed_up(text) != text and len(closed_up(text)) > _PAIR
        if wide and not surnamed(text) and not patterns.heads_a_notice(closed_up(text)):
            found.append(i)
        elif len(text) == _OF_FOUR:
            close.append(i)
    return found + close if found or known else found


def _heads_prose(page: Page, i: int) -> bool:
    """Whether a text stands right below line i, as none does below a page's foot."""
    below = page.lines[i + 1 : i + 2]
    return bool(below) and not below[0].blanks and below[0].stops > 0 and not is_running_head(below[0].text)


def _is_the_paper(text: str) -> bool:
    """Whether it is a paper's name and nothing else: The … Times."""
    return text[:4] in ("The ", "THE ") and imprint.PAPER_EN.fullmatch(text) is not None


def _is_nameplate(first: Line, below: Line) -> bool:
    """Whether a page's first line is its paper's name: The … Times, or in capitals, as what stands below is not."""
    if below.blanks and _is_the_paper(first.text):
        return True
    return bool(
        below.blanks and first.text.isupper() and not below.text.isupper() and imprint.NAMEPLATE.fullmatch(first.text)
    )


def _tells_readers(page: Page, forms: Sequence[Form], i: int) -> bool:
    """Whether a line with an address goes on in a notice: right below its title or a sentence's end, and it isn't the
    paper's own."""
    line = page.lines[i]
    if not i or line.blanks or not line.entry or page.script == "latin" or _REACHED.match(line.text):
        return False
    titled = patterns.heads_a_notice(closed_up(page.lines[i - 1].text))
    return (page.lines[i - 1].final or titled) and not forms[i - 1]


def _heads_a_brief(page: Page, i: int) -> bool:
    """Whether a section's name stands right below the title of a column of briefs: there it is an item's headline."""
    return i > 0 and imprint.BRIEF_HEAD.fullmatch(closed_up(page.lines[i - 1].text)) is not None


def _heads_notices(page: Page, i: int) -> bool:
    """Whether a section's name stands below a gap or what has ended, right above the title of a notice."""
    line, below = page.lines[i], page.lines[i + 1 : i + 2]
    ended = line.blanks > 0 or page.lines[i - 1].final
    return ended and bool(below) and not below[0].blanks and patterns.heads_a_notice(below[0].text)


def _head(page: Page, forms: Sequence[Form]) -> Iterator[int]:
    """The rows above the page's first gap down to the last that is furniture, where they are few; where no gap is near,
    those above furniture that are no longer than a name."""
    rows = _rows(page, range(len(page.lines)))
    known = [i for i in rows if forms[i] == "furniture" or (forms[i] == "jump" and _tells_of_another(page, i))]
    if not known and rows != [0] and page.lines and _RUNNING_HEAD.fullmatch(page.lines[0].text):
        yield 0
    if not rows:
        rows = list(range(min(_MOST_ROWS, len(page.lines))))
        known = [i for i in rows if forms[i] == "furniture" or _names_a_page(page.lines[i].text)]
        if known[:1] == [1] and patterns.HAN_RUN.fullmatch(page.lines[0].text) and len(page.lines[0].text) <= _WIDE:
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


def _tells_of_another(page: Page, i: int) -> bool:
    """Whether a line at an English page's head names another page, and isn't from where the story below comes."""
    return page.script == "latin" and not patterns.JUMP_FROM.search(page.lines[i].text)


def _is_placed(page: Page, forms: Sequence[Form], i: int) -> bool:
    """Whether line i is furniture for where it stands, too: between gaps, or beside other furniture."""
    text = page.lines[i].text
    if "furniture" in forms[max(0, i - 1) : i + 2] and _names_a_page(text):
        return True
    parted = (not i or page.lines[i].blanks) and all(_gaps(page, i))
    return bool(parted) and (_is_a_folio(text) or is_label_of_ads(text))


def _is_a_label(text: str) -> bool:
    """Whether a line in capitals is as short as a section's name."""
    return in_capitals(text) and len(text.split()) <= _PAIR


def _names_a_section(page: Page, i: int) -> bool:
    """Whether line i, right above the first gap, is a word or two, and a headline stands below it: one of the first
    lines there leaves room for the next one's first word, or who wrote stands below it."""
    text, below = page.lines[i].text, page.lines[i + 1 : i + 2 + _MOST_HEAD]
    if len(text.split()) > _PAIR or len(text) > _NAME or page.lines[i].final or not text.replace(" ", "").isalpha():
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
    if len(page.lines[i].text) != _OF_FOUR:
        return heads_a_story(page, i + 1)
    return not below.stops and not below.final and not below.indent


def _foot(page: Page, forms: Sequence[Form]) -> Iterator[int]:
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


def _contents(page: Page) -> Iterator[int]:
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


def _points_to_a_page(text: str) -> bool:
    rows = (imprint.FOLIO_LINE, imprint.CONTENTS_LINE, imprint.CONTENTS_ROW)
    return any(pattern.fullmatch(text) for pattern in rows)


def _is_known(text: str, form: Form) -> bool:
    """Whether a row below the last gap is of the page's foot whatever is beside it, as how to reach the paper is."""
    return (form == "furniture" and not is_date(text)) or _REACHED.match(text) is not None


def _rows(page: Page, order: range) -> list[int]:
    """The rows from a page's edge to its first gap, in `order`; none where there are too many."""
    rows: list[int] = []
    for i in order:
        if rows and page.lines[max(i, rows[-1])].blanks:
            return rows
        rows.append(i)
        if len(rows) > _MOST_ROWS:
            return []
    return []


def _short(page: Page, i: int) -> bool:
    """Whether a row may stand in a page's head or foot: neither prose nor the end of a sentence."""
    line = page.lines[i]
    return line.width <= _SHORT_ROW and not line.final and not line.slug


def _names_a_page(text: str) -> bool:
    return any(pattern.fullmatch(text) for pattern in (imprint.NAMEPLATE, imprint.FOLIO_LINE, imprint.CONTENTS_HEAD))


def _is_a_folio(text: str) -> bool:
    """Whether it is a page's number with a section's name: between gaps another page begins with it."""
    return text[0] in "第ABCDEFGH" and imprint.FOLIO_LINE.fullmatch(text) is not None


def _gaps(page: Page, i: int) -> tuple[bool, bool]:
    """Whether a gap stands above line i, and one below it; a page's edges are gaps."""
    return not i or page.lines[i].blanks > 0, i + 1 == len(page.lines) or page.lines[i + 1].blanks > 0


def _beside_furniture(forms: Sequence[Form], i: int, near: int = 2) -> bool:
    return "furniture" in forms[max(0, i - near) : i] or "furniture" in forms[i + 1 : i + near + 1]


def _alone(page: Page, forms: Sequence[Form], i: int) -> bool:
    """Whether blank lines part a section's name from what stands around it; in Latin letters it is all capitals."""
    text = page.lines[i].text
    above, below = _gaps(page, i)
    if not above:
        return False
    if not below:  # a kicker, but above who wrote
        return (
            forms[i + 1] == "byline"
            and (imprint.COLUMN_NAME.fullmatch(text) or COLUMN_OF_FOUR.fullmatch(text)) is not None
        )
    if page.script == "latin":
        return imprint.SECTION_EN.issuperset(text.split())
    return len(text) <= 4 or names_a_column(text)
