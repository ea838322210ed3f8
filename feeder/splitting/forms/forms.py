"""Lines in a fixed form: furniture, section name, jump, byline, credit."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from feeder.splitting.forms import wrapped, writers
from feeder.splitting.forms.authors import names_alone
from feeder.splitting.forms.briefs import titles_of_lists
from feeder.splitting.forms.bylines import WITH_UNIT, labelled, names_apart
from feeder.splitting.forms.endings import dated_signatures
from feeder.splitting.forms.entries import announced
from feeder.splitting.forms.furniture import closed_up, is_furniture, is_staff_row, names_a_column
from feeder.splitting.forms.han_cells import tells_of_the_paper
from feeder.splitting.forms.han_lists import row_kind
from feeder.splitting.forms.letters import greets, signatures
from feeder.splitting.forms.pairs import words_and_pictures
from feeder.splitting.forms.placed import set_apart
from feeder.splitting.forms.quotes import pull_quotes
from feeder.splitting.forms.rubrics import rubrics_of
from feeder.splitting.forms.signers import SENT_IN
from feeder.splitting.forms.smalls import small_items
from feeder.splitting.model import Form, Line
from feeder.splitting.text import imprint, patterns
from feeder.splitting.text.credited import (
    AGENCY_NAME,
    HANDLE,
    OF_A_PAPER,
    STAFF_LINE,
    byline_in_words,
    credit_in_words,
    is_calling,
    is_role,
)
from feeder.splitting.text.lines import Page, has_han
from feeder.splitting.text.names import COMPOUND_SURNAMES, LONGEST_NAME, is_full_name, surnamed
from feeder.splitting.text.personal import NAMED, likeness
from feeder.splitting.text.pointers import is_half_a_jump, is_jump
from feeder.splitting.text.posts import told_by
from feeder.splitting.text.signoffs import NOTE

_LONGEST = 90  # characters; what is longer is prose
_LONGEST_BYLINE = 60
_LONGEST_PLACE, _DIGIT = 24, re.compile(r"\d")
_SIGN = "—–-("  # what opens a signature
_FOUR_WORDS = 8  # characters of half a cell


def form_of(line: Line) -> Form:
    """The fixed form the whole line has, "" where it has none."""
    text = line.text
    if text[-1] in "，、；" or len(text) > _LONGEST or (line.no_start and text[-1] in "）)"):
        return ""
    if text[-1] in "）)续續" and patterns.TO_BE_CONTINUED.fullmatch(text):
        return "jump"
    if is_jump(text):
        return "jump"
    prose = patterns.PROSE.search(text) or (line.narrow >= _FOUR_WORDS and patterns.PROSE_EN.search(text))
    if prose and not patterns.TOLD.search(text):
        return ""
    jumps = (patterns.JUMP_LINE, patterns.JUMP_BACK, patterns.JUMP_ELSEWHERE)
    if any(jump.fullmatch(text) for jump in jumps) or _tells_where_more_is(text):
        return "jump"
    if imprint.FOLIO.fullmatch(text):
        return "furniture"
    if text[-1] in "。，、；：" or line.dangling:
        return ""
    if patterns.BYLINE_HANT.fullmatch(text):
        return "byline"
    if line.slug and not (text[0] in _OPENING and text[-1] in _SHUTTING):
        return "byline" if byline_in_words(text) else ""
    if (_EDITORS.search(text) and (is_furniture(text) or is_staff_row(text))) or tells_of_the_paper(text):
        return "furniture"
    marked = text[0] in patterns.MARKS and imprint.BRIEF_HEAD.fullmatch(text)  # as a name may be
    people = "" if marked and not patterns.SOURCE_LINE.fullmatch(text) else _people_form(text)
    if people or line.slug:
        return people
    text = closed_up(text)
    if is_furniture(text) or imprint.BRIEF_HEAD.fullmatch(text):
        return "furniture"
    if (imprint.SECTION_LINE.fullmatch(text) and not is_role(text)) or names_a_column(text):
        return "section"
    return ""


def _tells_where_more_is(text: str) -> bool:
    """Whether the line names another page for more, and isn't the folio beside a date."""
    return (
        patterns.MORE_LINE.fullmatch(text) is not None and not imprint.FULL_DATE.search(text) and not is_furniture(text)
    )


def _people_form(text: str) -> Form:
    """Byline, credit or neither: a line of names, roles and the words of such lines, and nothing else."""
    if len(text) > _LONGEST_BYLINE:
        return ""
    if _LABELS.fullmatch(text) or NOTE.fullmatch(text):
        return ""
    parted = _PARTED.search(text) is not None
    if parted and (words_and_pictures(text) or told_by(text) or _WROTE.fullmatch(text) or labelled(text)):
        return "byline"
    if (
        (parted and (_DRAWN.fullmatch(text) or _TAKEN_BY.fullmatch(text)))
        or _STOCK_PHOTO.fullmatch(text)
        or (text[0] in "（(" and _PHOTOGRAPHED.fullmatch(text))
    ):
        return "credit"
    if SENT_IN.fullmatch(text) or patterns.SOURCE_LINE.fullmatch(text) or byline_in_words(text):
        return "byline"
    if credit_in_words(text) or _GIVEN_BY.fullmatch(text):
        return "credit"
    if not has_han(text):  # as what else tells writers has
        return ""
    pupil = WITH_UNIT.fullmatch(text)
    if pupil and pupil.group("unit")[-1] in "班级級" and surnamed(pupil.group("name")):
        return "byline"
    if text[0] in patterns.MARKS and WITH_UNIT.fullmatch(text.lstrip(patterns.MARKS + " \u3000")):
        return "byline"
    rest, marks = patterns.BYLINE_MARK.subn("", text)
    rest, roles = patterns.ROLE.subn("|", rest)
    rest = _WORKS_FOR.sub("", rest) if roles else rest
    words = [word.lastgroup for word in patterns.BYLINE_WORDS.finditer(rest)]
    bare = text[0] in "（(" and text[-1] in "）)"
    if not (marks or roles or "photo" in words or (words and _SEPARATORS.search(text)) or bare):
        return ""
    rest = patterns.BYLINE_WORDS.sub(" ", rest)
    names = names_apart([run for run in _SEPARATORS.split(rest) if run])
    if not names or not all(map(patterns.ONE_NAME.fullmatch, names)):
        return ""
    if not _certain(text, rest, roles) and not all(map(_like_a_name, names[: max(1, roles)])):
        return ""
    return "credit" if "photo" in words and "text" not in words else "byline"


_WORDS = (
    "文[字稿]?(?:[、/／]?[图圖])?|[图圖](?:文|片)?|[采採撰][写寫文访訪]|[摄攝]影|口述|整理|[记記][录錄]|[统統][筹籌]"
    "|作者"
)
_OPENS = re.compile(
    rf"[{patterns.MARKS}（(【〔［]?\s*(?:(?:{_WORDS})[ \u3000]*[/／:：][ \u3000]*[{patterns.HAN}]"
    rf"|(?:(?:{_WORDS})[ \u3000]*)?"
    rf"(?:本报|本報|本网|本網|[{patterns.HAN}]{{2,6}}(?:[报報网網]|融媒))?{patterns.ROLE.pattern})"
)
# The paper that a reporter's line begins with.
_OUTLET = re.compile(
    rf"[{patterns.MARKS}]?[ \u3000]?(?:本[报報网網]|[{patterns.HAN}]{{2,6}}(?:[日晚早晨商时時都市][报報]|[网網]|融媒体?"
    "|新[闻聞]))"
    "(?:全媒[体體]|融媒[体體])?|(?:本[报報网網])?(?:全媒[体體]|融媒[体體])"
)
_ROLE_AT_END = re.compile(rf"{patterns.ROLE.pattern}$")
_REST = 20  # characters of a byline on its second line
_HALF_A_NAME = 2  # characters
_STOCK_PHOTO = re.compile(
    r"[（(]?(?:本[报報刊])?(?:资料图片?|資料圖片?|資料照片?|资料照片|网络图片|视频截图|图片来源.{0,16}|图源.{1,16})[）)]?"
    r"|[（(]?(?:新[华華]社|中新社|中央社|[A-Z]{2,5})(?:[发發]|[ \u3000]*供[图圖])[）)]?"
    rf"|(?:新[华華]社|中新社|中央社)[发發][（(][{patterns.HAN} \u3000]{{2,12}}[）)]"
)
_GIVEN_BY = re.compile(
    rf"[（(]?(?:图片|圖片|照片)?(?:均)?由?[{patterns.HAN}]{{2,16}}[ \u3000]*(?:供图|供圖)[）)]?"
    rf"|[（(](?:图片|圖片|照片)?(?:均)?由?[{patterns.HAN}]{{2,16}}提供[）)]|(?:图片|圖片|照片|均)(?:均)?由?[{patterns.HAN}]{{2,16}}提供"
    rf"|[（(]?[图圖](?:均?由|[ \u3000]*[/／:：｜|][ \u3000]*)[{patterns.HAN}]{{2,12}}提供[）)]?"
    rf"|(?:本[组組栏欄文](?:[图圖]片?|照片|[摄攝]影)|[图圖][为為])"
    r"(?:均?由|[ \u3000]*[:：/／]|[ \u3000]+|(?<=[为為]))[ \u3000]*"
    rf"[{patterns.HAN}]{{2,4}}(?:[ \u3000]*(?:[摄攝]影?|提供))?"
)
# 史小满 绘, 史　鸣 画, 史小满 摄（资料照片）.
_DRAWN = re.compile(
    rf"[（(]?(?:[{patterns.HAN}]{{2,4}}|[{patterns.HAN}][ \u3000][{patterns.HAN}])[ \u3000]*[/／ \u3000][ \u3000]*"
    r"(?:[绘繪画畫图圖摄攝]|漫[画畫]|插[图圖])(?:[（(][^（）。]{2,10}[）)]|[）)])?"
)
# 摄影：史小满, by a pen name, too.
_TAKEN_BY = re.compile(
    rf"(?:摄影|攝影|[绘繪]?[图圖]|漫[画畫]|插[图圖])[ \u3000]*[/／:：|｜丨][ \u3000]*[{patterns.HAN}]{{2,4}}"
)
# Who wrote what is printed in parts: 史小满　著.
_WROTE = re.compile(rf"(?:[{patterns.HAN}]{{2,4}}|[{patterns.HAN}][ \u3000][{patterns.HAN}])[ \u3000]+[编編]?著")
_PHOTOGRAPHED = re.compile(
    rf"[（(](?:{patterns.ROLE.pattern})[ \u3000]*[{patterns.HAN} \u3000、]{{2,24}}(?:摄影|攝影|[摄攝])[）)]"
)
# What a kicker says of those who wrote without naming them: 本报评论员文章.
_LABELS = re.compile(
    rf"{patterns.ROLE.pattern}(?:文章|手[记記]|札[记記]|日[记記]|[连連][线線]|[关關]注|[调調]查|[观觀]察|述[评評]|[来來]信|[视視][点點野])"
)
_EDITORS = re.compile(r"[编編][辑輯]|主[编編]|[责責][编編]|校[对對]|[组組]版|版面")
_OPENING, _SHUTTING = "（(【〔［[", "）)】〕］]"
_PARTED = re.compile(r"[\s、，,/／|｜丨:：]")  # a name set apart from what its owner did
# Where who has a role works, close before it: 县融媒体中心|.
_WORKS_FOR = re.compile(rf"(?:^|(?<=[（(【〔/／:：｜丨]))[ \u3000]?[{patterns.HAN}·]{{2,16}}(?=\|)")
_SEPARATORS = re.compile(r"[\s\u3000、，,/／∕:：|｜丨()（）【】〔〕［］\[\]]+")


def _certain(text: str, rest: str, roles: int) -> bool:
    """Whether the line's marks alone make names of its words: a role set apart, brackets around, a □ before."""
    if text[0] == "□" or text.startswith(patterns.AUTHOR):
        return True
    return roles > 0 and (re.search(r"\|[\s\u3000/／:：｜丨]", rest) is not None or _in_brackets(text))


def _in_brackets(text: str) -> bool:
    return text[0] in "（(【〔" and text[-1] in "）)】〕"


def _like_a_name(name: str) -> bool:
    if "·" in name:
        return True
    return surnamed(name) and len(name) <= LONGEST_NAME + (name[:2] in COMPOUND_SURNAMES)


def forms_of(page: Page) -> list[Form]:
    """The form of every line; a staff line counts below a byline, a section's or a paper's name beside furniture."""
    forms = [form_of(line) for line in page.lines]
    latin = page.script == "latin"
    for i in _in_slugs(page) if not latin else ():
        forms[i] = ""
    signed: dict[int, Form] = dict.fromkeys(signatures(page) if latin else names_alone(page, forms), "byline")
    for i, named in (signed | writers.names_alone(page, forms) if latin else signed).items():
        forms[i] = forms[i] or named
    for i in wrapped.signatures_marked(page) if latin else ():
        forms[i] = "byline"
    for i, form in wrapped.wrapped_lines(page, forms) if latin else _wrapped_bylines(page, forms):
        forms[i] = form
    for i, line in enumerate(page.lines):
        if i and line.text[0].isascii() and STAFF_LINE.fullmatch(line.text):
            above = page.lines[i - 1].text
            if not forms[i - 1] and NAMED.fullmatch(above) and not line.blanks:
                forms[i - 1] = "byline"
            if forms[i - 1] == "byline":
                forms[i] = "byline"
        if latin and i and forms[i - 1] == "byline" and not line.blanks and _belongs_to_a_name(page, i):
            forms[i] = "byline"
        if latin and i and not forms[i] and page.lines[i - 1].final and OF_A_PAPER.fullmatch(line.text):
            forms[i] = "credit"
        if i and line.text == "Photographer" and forms[i - 1] in ("byline", "credit"):
            forms[i - 1] = forms[i] = "credit"
    for i in _roles_above_names(page, forms) if latin else []:
        forms[i] = "byline"
    for i, line in enumerate(page.lines if latin else ()):
        if forms[i] == "byline" and greets(line.text):
            forms[i] = ""
    for i in _jumps_of_two_rows(page) if latin else ():
        forms[i] = "jump"
    for i in announced(page):  # who is named in a list has written nothing
        forms[i] = ""
    set_apart(page, forms)
    for i in set() if latin else dated_signatures(page):
        forms[i] = ""
    for i in titles_of_lists(page):
        forms[i] = ""
    for i, (form, line) in enumerate(zip(forms[:-2], page.lines, strict=False)):
        if form == "furniture" and not latin and imprint.BRIEF_HEAD.fullmatch(closed_up(line.text)):
            forms[i] = "" if all(row_kind(row) == "sure" for row in page.lines[i + 1 : i + 3]) else form
    for i in small_items(page).names | rubrics_of(page).names:
        forms[i] = "furniture"
    for i in pull_quotes(page):
        forms[i] = "furniture" if latin else forms[i] or "furniture"
    return forms


def _jumps_of_two_rows(page: Page) -> Iterator[int]:
    """The rows that say together on which page a story goes on, or from which it comes: See WATER, / Page A4."""
    for i, (line, below) in enumerate(pairwise(page.lines)):
        if not below.blanks and is_half_a_jump(line.text, below.text):
            yield from (i, i + 1)


def _in_slugs(page: Page) -> Iterator[int]:
    """The lines that go on with a slug whose brackets a line's end leaves open: 本报讯（记者 / 史小满 / 白露）."""
    slug = inside = False
    for i, line in enumerate(page.lines):
        inside = inside and not line.blanks
        if inside:
            yield i
        begun = inside or line.slug or (slug and not line.blanks)
        opens = begun and line.text.rfind("（") > line.text.rfind("）")
        inside = begun and (opens or (inside and "）" not in line.text))
        slug = line.slug and "（" not in line.text


def _roles_above_names(page: Page, forms: list[Form]) -> list[int]:
    """The lines with what somebody is, alone, and the name right below, above a body: Reporter / Aparna Rao."""
    return [
        k
        for i in range(1, len(page.lines) - 2)
        if is_calling(page.lines[i].text)
        and forms[i - 1] != "byline"
        and not (page.lines[i + 1].blanks or page.lines[i + 2].lower)
        and NAMED.fullmatch(page.lines[i + 1].text)
        and likeness(page.lines[i + 1].text) >= 0
        for k in (i, i + 1)
    ]


def _belongs_to_a_name(page: Page, i: int) -> bool:
    """Whether line i says what the person named above is, how they are found or, in capitals, from where they write."""
    text, below = page.lines[i].text, page.lines[i + 1 : i + 2]
    if is_role(text) or HANDLE.fullmatch(text) or AGENCY_NAME.fullmatch(text):
        return True
    line = page.lines[i]
    if line.lower and not line.stops and len(text) <= _LONGEST_PLACE and below and not below[0].lower:
        return page.lines[i - 1].text[-1] not in ",;"
    if page.lines[i - 1].text[0] in _SIGN or (i > 1 and page.lines[i - 2].final and not page.lines[i - 1].blanks):
        return False  # who is named above signs what stands above
    place = text.isupper() and len(text) <= _LONGEST_PLACE and not page.lines[i].slug and not _DIGIT.search(text)
    return place and bool(below) and not below[0].blanks and not below[0].text.isupper() and not below[0].lower


def _wrapped_bylines(page: Page, forms: list[Form]) -> list[tuple[int, Form]]:
    """The two lines of Chinese bylines that go on below, where a name or a role was cut in two, a role has its name
    there, the last names stand alone, or the paper's name stands alone above."""
    opening = {i for i, line in enumerate(page.lines[:-1]) if _OPENS.match(line.text)}
    above = {i - 1 for i, form in enumerate(forms) if i and form == "byline"}
    return [
        (k, "byline")
        for i in sorted(opening | above)
        if forms[i] in ("", "byline") and len(page.lines[i + 1].text) <= _REST
        if _may_go_on(page.lines[i], page.lines[i + 1])
        if (_is_cut_in_two(page, forms, i) or _goes_on_in_names(page, forms, i))
        for k in (i, i + 1)
    ]


def _may_go_on(line: Line, below: Line) -> bool:
    """Whether no bracket is left open over both lines."""
    return (below.text[-1] in _SHUTTING and not below.open) if line.text[0] in _OPENING else not line.open


def _is_cut_in_two(page: Page, forms: Sequence[Form], i: int) -> bool:
    """Whether the end of a byline on line i stands below it, or its beginning, the paper's name, on line i."""
    line, below = page.lines[i], page.lines[i + 1]
    opens = _OPENS.match(below.text) is not None
    if forms[i + 1]:
        if below.blanks or forms[i + 1] != "byline":
            return False
        named = _OPENS.match(line.text) and _ROLE_AT_END.search(line.text)
        return bool(_OUTLET.fullmatch(line.text)) if opens else bool(named)
    return (
        _OPENS.match(line.text) is not None
        and not opens
        and (not below.blanks or _ROLE_AT_END.search(line.text) is not None)
        and _is_cut(line.text, below.text, forms[i])
    )


def _goes_on_in_names(page: Page, forms: Sequence[Form], i: int) -> bool:
    """Whether right below a byline with a role stand nothing but names, above text: 本报记者 史小满 / 白露."""
    below = page.lines[i + 1]
    if forms[i] != "byline" or forms[i + 1] or below.blanks or below.stops or not _OPENS.match(page.lines[i].text):
        return False
    names = below.text.split()
    return all(map(is_full_name, names)) and _people_form(f"{page.lines[i].text} {below.text}") == "byline"


def _is_cut(text: str, below: str, form: Form) -> bool:
    """Whether a byline goes on below: what stands there is none by itself, and the two together are one."""
    joined = f"{text} {below}" if _ROLE_AT_END.search(text) else text + below
    return (form != "byline" or _asks_for_more(text, below)) and _people_form(joined) == "byline"


def _asks_for_more(text: str, below: str) -> bool:
    """Whether what could be a whole byline isn't: its end is a role without a name, or half of a role or a name."""
    if len(below) <= _HALF_A_NAME or _ROLE_AT_END.search(text) or _SEPARATORS.search(below[:2]):
        return True
    roles = patterns.ROLE.findall
    return len(roles(text + below)) > len(roles(text)) + len(roles(below))
