"""Page furniture that only its place shows: beside other furniture, between gaps, at a page's head or foot."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from feeder.splitting.forms import english_placed, han_furniture
from feeder.splitting.forms.around import rows_around, stacked_rows
from feeder.splitting.forms.edges import (
    EDGE,
    MOST_ROWS,
    OF_FOUR,
    PAIR,
    REACHED,
    WIDE,
    contents_rows,
    foot_rows,
    gaps_around,
    head_rows,
    names_a_page,
)
from feeder.splitting.forms.furniture import (
    COLUMN_OF_FOUR,
    beside_furniture,
    closed_up,
    is_date,
    is_label_of_ads,
    names_a_column,
)
from feeder.splitting.forms.han_placed import rows_alone, running_rows
from feeder.splitting.forms.listings import titles_of_parts
from feeder.splitting.forms.mastheads import dated_rows
from feeder.splitting.forms.service import said_to_readers
from feeder.splitting.model import Form, Line
from feeder.splitting.text import imprint, patterns
from feeder.splitting.text.lines import Page
from feeder.splitting.text.names import surnamed

# What a paper says of itself in a row of its own: how it is reached, with a number or an address; whose texts it has.
_OF_THE_PAPER = re.compile(
    r"[^。]{0,8}(?:广告|廣告|[订訂][报報阅閱]|[投来來][稿函信]|[发發]行|[报報爆]料|[编編][辑輯]部|新[闻聞]|本[报報刊版栏欄期]|中心[:：])"
    r"[^。]*(?:@|[\d（(][\d（）() —–-]{5,}\d)[^。]*"
    r"|[^。]{0,14}本[报報刊版栏欄期][^。]*(?:[负負][责責]|[责責]任|退稿|[删刪]改|采[写編]|採寫|[撰供]稿|版[权權]|[转轉][载載]|稿[酬费費]"
    r"|印[数數]|取[阅閱])[^。]{0,12}"
    r"|(?:广告|廣告)[办辦受][理][^。]*"
)


def set_apart(page: Page, forms: list[Form]) -> None:
    """Furniture that only its place shows: a section's or a paper's name beside other furniture, the rows of a page's
    head and foot. What no place confirms loses its form."""
    latin = page.script == "latin"
    if latin:
        _take(forms, english_placed.running_rows(page, forms))
    _confirm(page, forms)
    _take(forms, contents_rows(page))
    if latin:
        _take(forms, english_placed.paper_in_two_rows(page, forms))
        _take(forms, english_placed.ends_of_dates(page, forms), "")
    if len(page.lines) > 1 and not forms[0] and _is_nameplate(page.lines[0], page.lines[1]):
        forms[0] = "furniture"
    if latin:
        _take(forms, english_placed.paper_at_the_top(page, forms))
        _take(forms, english_placed.sections_joined(page, forms))
    if len(page.lines) > 1 and page.lines[-1].blanks and english_placed.is_the_paper(page.lines[-1].text):
        forms[-1] = "furniture"
    if latin:
        _take(forms, english_placed.going_on(page, forms), "")
    _clear_titles(page, forms)
    _take(forms, [*said_to_readers(page, forms), *_said_of_the_paper(page, forms), *_columns_named(page, forms)])
    if latin:
        for told in (rows_around, stacked_rows):
            _take(forms, list(told(page, forms)))
    else:
        _take(forms, dated_rows(page))
    _take(forms, han_furniture.rows_by_place(page, forms))
    for by_place in () if latin else (rows_alone, running_rows):
        _take(forms, list(by_place(page, forms)))
    _take(forms, head_rows(page, forms))
    _take(forms, foot_rows(page, forms))
    _take(forms, _heads_of_jumps(page, forms), "")
    _clear_titles(page, forms)


def _take(forms: list[Form], rows: Iterable[int], form: Form = "furniture") -> None:
    for i in rows:
        forms[i] = form


def _confirm(page: Page, forms: list[Form]) -> None:
    """Takes their form from dates, addresses and sections' names that nothing beside them confirms, and finds what
    stands alone between gaps."""
    for i, (form, line) in enumerate(zip(forms, page.lines, strict=True)):
        if form == "furniture" and ((is_date(line.text) and i > 2) or imprint.BARE_DAY.fullmatch(line.text)):
            beside = forms[i - 1 : i + 2 : 2]
            above = page.lines[max(0, i - EDGE) : i]
            signs = is_date(line.text) and not line.blanks and not forms[i - 1] and any(row.final for row in above)
            forms[i] = "furniture" if "furniture" in beside and not signs else ""
        if form == "furniture" and _tells_readers(page, forms, i):
            forms[i] = ""
        if form == "section":
            named = not i or "·" in line.text or beside_furniture(forms, i) or _alone(page, forms, i)
            named = named or _heads_notices(page, i)
            heads = _heads_a_brief(page, i) or forms[i + 1 : i + 2] == ["jump"]
            forms[i] = "furniture" if named and not heads else ""
        elif not form and _is_placed(page, forms, i):
            forms[i] = "furniture"


def _heads_of_jumps(page: Page, forms: Sequence[Form]) -> list[int]:
    """The lines taken for furniture right above one that says from which page a story comes: they head it where it goes
    on in small letters, or no other furniture stands above them."""
    return [
        i
        for i in range(1, len(page.lines) - 2)
        if forms[i : i + 3] == ["furniture", "jump", ""] and patterns.JUMP_FROM.search(page.lines[i + 1].text)
        if len(page.lines[i].text.split()) <= english_placed.MOST_WORDS
        and (page.lines[i + 2].lower or not forms[i - 1])
    ]


def _clear_titles(page: Page, forms: list[Form]) -> None:
    """Takes its form from what titles a list's part, and from a section's name that heads the list."""
    for i in titles_of_parts(page):
        forms[i] = ""
        if i and imprint.SECTION_LINE.fullmatch(page.lines[i - 1].text):
            forms[i - 1] = ""


def _said_of_the_paper(page: Page, forms: Sequence[Form]) -> Iterator[int]:
    """What a Chinese paper says of itself in a page's last row, or below furniture at its head."""
    if page.script == "latin" or not page.lines:
        return
    last = len(page.lines) - 1
    for i in [*range(1, min(MOST_ROWS, last)), max(0, last - 1), last]:
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
        if not all(gaps_around(page, i)) or below.stops > 1 or below.final or below.slug or len(text) > WIDE:
            continue
        known += forms[i] == "furniture"
        if forms[i] or not patterns.HAN_RUN.fullmatch(closed_up(text)):
            continue
        wide = closed_up(text) != text and len(closed_up(text)) > PAIR
        if wide and not surnamed(text) and not patterns.heads_a_notice(closed_up(text)):
            found.append(i)
        elif len(text) == OF_FOUR:
            close.append(i)
    return found + close if found or known else found


def _is_nameplate(first: Line, below: Line) -> bool:
    """Whether a page's first line is its paper's name: The … Times, or in capitals, as what stands below is not."""
    if below.blanks and english_placed.is_the_paper(first.text):
        return True
    return bool(
        below.blanks and first.text.isupper() and not below.text.isupper() and imprint.NAMEPLATE.fullmatch(first.text)
    )


def _tells_readers(page: Page, forms: Sequence[Form], i: int) -> bool:
    """Whether a line with an address goes on in a notice: right below its title or a sentence's end, and it isn't the
    paper's own."""
    line = page.lines[i]
    if not i or line.blanks or not line.entry or page.script == "latin" or REACHED.match(line.text):
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


def _is_placed(page: Page, forms: Sequence[Form], i: int) -> bool:
    """Whether line i is furniture for where it stands, too: between gaps, or beside other furniture."""
    text = page.lines[i].text
    if "furniture" in forms[max(0, i - 1) : i + 2] and names_a_page(text):
        return True
    parted = (not i or page.lines[i].blanks) and all(gaps_around(page, i))
    return bool(parted) and (_is_a_folio(text) or is_label_of_ads(text))


def _is_a_folio(text: str) -> bool:
    """Whether it is a page's number with a section's name: between gaps another page begins with it."""
    return text[0] in "第ABCDEFGH" and imprint.FOLIO_LINE.fullmatch(text) is not None


def _alone(page: Page, forms: Sequence[Form], i: int) -> bool:
    """Whether blank lines part a section's name from what stands around it; in Latin letters it is all capitals."""
    text = page.lines[i].text
    above, below = gaps_around(page, i)
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
