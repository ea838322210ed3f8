"""Names alone as bylines on Chinese pages: what else on the page shows them for names."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import chain

from feeder.splitting.forms.columns import WRITER
from feeder.splitting.forms.furniture import closed_up, names_a_column
from feeder.splitting.forms.notices import gives_notice, is_title, stands_alone
from feeder.splitting.forms.signers import names_signer, signed_lines
from feeder.splitting.model import Form
from feeder.splitting.text import patterns
from feeder.splitting.text.lines import Page
from feeder.splitting.text.names import COMMON_SURNAMES, COMPOUND_SURNAMES, surnamed
from feeder.splitting.text.posts import writer_with_post

_ARTS = re.compile(
    "副刊|文[艺藝苑学學]|[诗詩][刊页頁]|[论論评評][坛壇论論]|言[论論]|[声聲]音|[观觀][点點]|[随隨][笔筆]|[杂雜][谈談文]"
)
# A name of two or three characters, and before it one or two words of where.
_WITH_A_UNIT = re.compile(
    rf"(?P<unit>(?:[{patterns.HAN}]{{2,14}}[ \u3000]{{1,4}})?[{patterns.HAN}]{{2,14}})[ \u3000]{{1,4}}"
    rf"(?P<name>[{patterns.HAN}]{{2,3}})"
)
_CALLED = re.compile("[）)／/，,]")
_UNITS = "院校学學系所处處局会會社部厂廠司村镇鎮乡鄉县縣市区區科室队隊馆館站班级級团團台坊街行庭心房"
_MARKED = 2  # authors with a mark before their name: an arts page
_TITLE = 20  # characters of the line above a name
_NAME = 3  # characters, but for a surname of two
# What speaks for a name, against a headline's second line: in points, of which it needs `_ENOUGH`.
_ENOUGH = 2.0
_SET_WIDE, _UNKNOWN = 3.0, -3.0  # 史　鸣; no surname
_SHORT_BELOW_A_TITLE, _TO_A_TITLE = 3.75, 2  # a pen name's few characters; times as many has the title
_FULL, _COMMON, _BELOW_A_TITLE, _ABOVE_A_GAP, _ABOVE_A_LINE = 1.0, 1.0, 0.5, 0.5, -1.0
_ABOVE_A_TITLE = -0.5
_ON_AN_ARTS_PAGE, _BESIDE_MARKED, _AMONG_OTHERS, _OTHERS = 1.0, 1.5, 1.0, 3
_SAID_ELSEWHERE, _UNSAID = -2.0, 0.75  # the whole; no two characters of it, as a headline's are
_WRAPPED, _SAID_IN_PART = -2.5, -0.75  # a word that the title begins goes on in it; two characters of it are said
_BELOW_A_BODY, _ABOVE_A_HEADLINE, _ABOVE_A_BODY = 1.0, 0.5, -1.5
_HEAD_ROWS, _HEAD_NAME = 5, 12  # of a page's head; characters of a section's name there
_OF_A_COLUMN = 1.5  # 史小满观球, 今日评点
_FEWEST_VERSES, _VERSE = 6, 16  # lines of a poem without stops; characters of one
_FIRST_LINES = 2  # of a body, the first of which may have no stop
_NEAR = 4  # lines of a text that show how wide its column is
_COLUMN, _FULL_LINE = 26, 0.85  # half cells of the narrowest column of prose; of it, its first line
_FEWEST_ABOVE = 2  # lines of a body


def names_alone(page: Page, forms: Sequence[Form]) -> list[int]:
    """Bylines that are a name and nothing else, in the last row below a headline, a gap between them or not, right
    above a headline, or below a body; two such names; and a name after what its owner is or where they work."""
    likely = [i for i in range(1, len(page.lines)) if _may_name(page, forms, i)]
    marked = sum(form == "byline" and _is_marked(line.text) for form, line in zip(forms, page.lines, strict=True))
    shared = _BESIDE_MARKED if marked >= _MARKED else 0.0
    shared += _AMONG_OTHERS if len(likely) >= _OTHERS else 0.0
    shared += _ON_AN_ARTS_PAGE if _is_arts_page(page, forms) else 0.0
    told = Counter(chain.from_iterable(line.grams for line in page.lines)) if likely else Counter[str]()
    found = [i for i in likely if shared + _points(page, forms, i, told) >= _ENOUGH]
    more = [i for i in range(1, len(page.lines)) if page.lines[i].spaced and _names_more(page, forms, i)]
    called = [i for i in range(1, len(page.lines)) if _CALLED.search(page.lines[i].text) and _is_called(page, forms, i)]
    return signed_lines(page, forms) + found + more + called


def _is_called(page: Page, forms: Sequence[Form], i: int) -> bool:
    """Whether line i is a name with what its bearer is in brackets, below a title and above text: 史小满（教师）."""
    if forms[i] or page.lines[i].blanks or not names_signer(page.lines[i].text):
        return False
    below = page.lines[i + 1 : i + 1 + _FIRST_LINES]
    return any(line.stops for line in below) and _below_a_title(page, forms, i)


def _may_name(page: Page, forms: Sequence[Form], i: int) -> bool:
    """Whether line i is as long as a name and stands below a title or a body, or above a title."""
    line = page.lines[i]
    if line.stops or (len(line.text) > _NAME + 1 and not line.spaced):
        return False
    text = closed_up(line.text)
    if len(text) > _NAME + (text[:2] in COMPOUND_SURNAMES) or not patterns.ONE_NAME.fullmatch(text):
        return False
    if is_title(text) or stands_alone(text):
        return False
    if _is_above_a_name(page, forms, i) or _is_above_a_slug(page, i):
        return False
    return _is_placed(page, forms, i)


def _is_above_a_name(page: Page, forms: Sequence[Form], i: int) -> bool:
    """Whether line i stands right above a byline: a headline of few characters."""
    below = page.lines[i + 1 : i + 2]
    return bool(below) and not below[0].blanks and forms[i + 1] == "byline"


def _is_above_a_slug(page: Page, i: int) -> bool:
    """Whether line i stands right above a slug that says who wrote, on its own line or the next."""
    below = page.lines[i + 1 : i + 3]
    if not below or below[0].blanks or not below[0].slug:
        return False
    return any(patterns.ROLE.search(line.text) for line in below)


def _is_placed(page: Page, forms: Sequence[Form], i: int) -> bool:
    """Whether line i stands where writers are named: below a body, below a title or above one."""
    if _below_a_body(page, forms, i):
        return True
    return i + 1 < len(page.lines) and (_below_a_title(page, forms, i) or _above_a_title(page, forms, i))


def _below_a_body(page: Page, forms: Sequence[Form], i: int) -> bool:
    """Whether line i stands alone between a body's last sentence, of two lines at least, and a gap."""
    if forms[i] or i < _FEWEST_ABOVE or (i + 1 < len(page.lines) and not page.lines[i + 1].blanks):
        return False
    last, above = page.lines[i - 1], page.lines[i - 2]
    if forms[i - 1] or forms[i - 2] or last.blanks:
        return False
    return (last.final and above.stops > 0) or (not page.lines[i].blanks and _below_verse(page, forms, i))


def _below_verse(page: Page, forms: Sequence[Form], i: int) -> bool:
    """Whether line i stands right below the lines of a poem without stops: short, of many lengths."""
    poem = page.lines[max(0, i - _FEWEST_VERSES) : i]
    if len(poem) < _FEWEST_VERSES or any(forms[i - _FEWEST_VERSES : i]) or any(line.blanks for line in poem[1:]):
        return False
    widths = {line.width for line in poem}
    short = all(len(line.text) <= _VERSE and not (line.stops or line.slug) for line in poem)
    return short and len(widths) >= _FEWEST_VERSES // 2


def _above_a_title(page: Page, forms: Sequence[Form], i: int) -> bool:
    """Whether line i, below a gap, another form or a sentence's end, stands right above one title of one line."""
    parted = page.lines[i].blanks or forms[i - 1] or page.lines[i - 1].final
    if not parted or forms[i - 1] == "byline" or i + 2 >= len(page.lines):
        return False
    title, below = page.lines[i + 1], page.lines[i + 2]
    if forms[i] or forms[i + 1] or forms[i + 2] or title.blanks or title.final or title.slug or title.stops > 1:
        return False
    return len(title.text) <= _TITLE and (below.stops > 0 or below.blanks > 0 or below.width > title.width)


def _below_a_title(page: Page, forms: Sequence[Form], i: int) -> bool:
    """Whether the line above line i is a title's last: short, and the title stands below a gap or a sentence's end."""
    above = page.lines[i - 1]
    if forms[i] or forms[i - 1] not in ("", "section") or above.final or len(above.text) > _TITLE:
        return False
    first = i - 1
    while first and not page.lines[first].blanks and not forms[first - 1] and i - first < _NAME:
        if page.lines[first - 1].final or page.lines[first - 1].stops > 1:
            break
        first -= 1
        if page.lines[first].text[0] in patterns.MARKS:
            return True
    return not first or page.lines[first].blanks > 0 or forms[first - 1] != "" or page.lines[first - 1].final


def _points(page: Page, forms: Sequence[Form], i: int, told: Counter[str]) -> float:
    """What the line itself says for a name, and the lines above and below it; `told` counts the page's grams."""
    printed = page.lines[i].text
    text = closed_up(printed)
    points = _SET_WIDE if text != printed else 0.0
    points += _FULL if len(text) >= _NAME else 0.0
    points += _COMMON if text[0] in COMMON_SURNAMES else 0.0 if surnamed(text) else _UNKNOWN
    points += _SHORT_BELOW_A_TITLE if _may_be_a_pen_name(page, forms, i, told) else 0.0
    if _below_a_body(page, forms, i):
        points += _BELOW_A_BODY + _points_of_what_follows(page, i + 1)
    else:
        points += _BELOW_A_TITLE
        points += _WRAPPED if _goes_on_from_a_title(page, i, told) else 0.0
        if _above_a_title(page, forms, i):
            points += _ABOVE_A_TITLE
        else:
            below = page.lines[i + 1 : i + 1 + _FIRST_LINES]
            points += _ABOVE_A_GAP if below[0].blanks else 0.0 if any(line.stops for line in below) else _ABOVE_A_LINE
    points += _OF_A_COLUMN if _names_its_writer(page, i, text) else 0.0
    points += _UNSAID if all(told[gram] == 1 for gram in page.lines[i].grams) else 0.0
    whole = [line for line in page.lines if text in line.text]
    points += _SAID_IN_PART if any(told[gram] > len(whole) for gram in page.lines[i].grams) else 0.0
    return points + (_SAID_ELSEWHERE if any(line.stops for line in whole) else 0.0)


def _may_be_a_pen_name(page: Page, forms: Sequence[Form], i: int, told: Counter[str]) -> bool:
    """Whether line i has fewer characters than a headline's second line, is said nowhere else, and stands between a
    title and its text."""
    text, title = page.lines[i].text, page.lines[i - 1]
    below = page.lines[i + 1 : i + 1 + _FIRST_LINES]
    if len(text) > _NAME or page.lines[i].blanks or len(title.text) < _TO_A_TITLE * len(text):
        return False
    if title.stops or len(title.text.split()) > 1 or names_a_column(title.text) or gives_notice(title.text):
        return False
    if _goes_on_from_a_title(page, i, told) or not _below_a_title(page, forms, i):
        return False
    unsaid = all(told[gram] == 1 for gram in page.lines[i].grams)
    if not (unsaid and below and any(line.stops for line in below)):
        return False
    return not below[0].blanks or _would_have_fitted(page, i)


def _goes_on_from_a_title(page: Page, i: int, told: Counter[str]) -> bool:
    """Whether the page has the word that the end of the line above line i and its beginning make."""
    line, title = page.lines[i], page.lines[i - 1]
    return not line.blanks and told[title.text[-1] + line.text[0]] > 0


def _would_have_fitted(page: Page, i: int) -> bool:
    """Whether the line above line i has room for it in the column of the prose below: it isn't what is left of it."""
    column = max(line.width + line.indent for line in page.lines[i + 1 : i + 1 + _NEAR])
    first = page.lines[i + 1]
    prose = column >= _COLUMN and first.width + first.indent >= _FULL_LINE * column
    return prose and 2 * page.lines[i].width + page.lines[i - 1].width <= column


def _names_its_writer(page: Page, i: int, name: str) -> bool:
    """Whether the headline above line i has the name of a column of opinions, or one that its writer gave it."""
    above = page.lines[max(0, i - _NAME) : i]
    return any(not line.stops and (name in line.text or names_a_column(line.text)) for line in above)


def _points_of_what_follows(page: Page, i: int) -> float:
    """What line i says of a name above it that may sign a body: a text without a slug may have it for its headline."""
    if i == len(page.lines) or page.lines[i].slug:
        return _ABOVE_A_HEADLINE
    return _ABOVE_A_BODY if page.lines[i].stops else _ABOVE_A_HEADLINE


def _is_arts_page(page: Page, forms: Sequence[Form]) -> bool:
    return any(
        (form in ("furniture", "section") or (i < _HEAD_ROWS and len(line.text) <= _HEAD_NAME))
        and _ARTS.search(closed_up(line.text))
        for i, (form, line) in enumerate(zip(forms, page.lines, strict=True))
    )


def _names_more(page: Page, forms: Sequence[Form], i: int) -> bool:
    """Whether line i is more than one name alone: two, or one beside what its owner is or where they are."""
    return _are_two(page, forms, i) or _has_a_post(page, forms, i) or _has_a_unit(page, forms, i)


def _has_a_post(page: Page, forms: Sequence[Form], i: int) -> bool:
    """Whether line i names a writer after what they are: 柳叶小学教师 史小满."""
    return writer_with_post(page.lines[i].text) is not None and _is_placed(page, forms, i)


def _are_two(page: Page, forms: Sequence[Form], i: int) -> bool:
    """Whether line i is two names or more below a title or above one, one of three characters at least: 丁一 史小满."""
    names = page.lines[i].text.split()
    if len(names) not in (2, 3, 4) or not 5 <= sum(map(len, names)) <= _NAME * len(names):
        return False
    if not all(surnamed(name) and patterns.ONE_NAME.fullmatch(name) for name in names):
        return False
    common = sum(name[0] in COMMON_SURNAMES for name in names)
    below = not page.lines[i].blanks and _below_a_title(page, forms, i)
    return (common > 1 or "\u3000" in page.lines[i].text) and (below or _above_a_title(page, forms, i))


def _has_a_unit(page: Page, forms: Sequence[Form], i: int) -> bool:
    """Whether line i is a name beside where its bearer works (柳叶县医院　史小满), right below a title, or below a gap
    and right above the text."""
    line = page.lines[i]
    told = None if forms[i] else _WITH_A_UNIT.fullmatch(line.text)
    if not told or told["unit"][-1] not in _UNITS or not surnamed(told["name"]) or WRITER.fullmatch(line.text):
        return False
    if line.blanks:
        return i + 1 < len(page.lines) and not (page.lines[i + 1].blanks or forms[i + 1])
    return _below_a_title(page, forms, i)


def _is_marked(text: str) -> bool:
    """Whether it is one name after a mark: ◎丁一."""
    return text[0] in patterns.MARKS and patterns.ONE_NAME.fullmatch(closed_up(text[1:].strip())) is not None
