"""Notices. In English the law that one is given under is in its headline. In Chinese who gives one stands above its
title and signs below; formulas end it in lines of their own."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from feeder.splitting.forms.furniture import closed_up, is_date
from feeder.splitting.model import Block, Form
from feeder.splitting.text import imprint, patterns
from feeder.splitting.text.lines import Page
from feeder.splitting.text.patterns import HAN

_ORGANISATION = re.compile(
    rf"[{HAN}（）()·]{{2,24}}(?:[局院厅廳署委处處所站厂廠社队隊场場馆館会會司行校园園部]|委员会|委員會|组委会|組委會|公司|银行|銀行|办公室|辦公室|办事处|中心"
    r"|[小中大]学|[小中大]學|集团|集團|政府|法庭|合作社)"
)
_TITLE = re.compile(
    r".{0,30}(?:告知书?|告知書|须知|須知|敬告|征文|徵文|征稿|徵稿|招生简章|招生簡章|招募)(?:[（(].{0,12}[）)])?"
    r"|(?:诚聘|誠聘|聘请|聘請|招聘|招募|招租|征集|徵求|征求|拍卖|拍賣).{0,16}"
)
_GREETING = re.compile(
    r"(?:贵报|貴報)?(?:编辑|編輯)(?:部|同志|先生|老师|老師|小姐|大姐)*[:：]|(?:尊敬|敬爱|敬愛|亲爱|親愛)的.{1,12}[:：]"
)
# What a paper says to a letter, below it: 本报回复：….
REPLY = re.compile(
    "(?:本[报報刊台]|[编編][辑輯者]|[记記]者|有[关關]部[门門])(?:[回答][复復覆]|附[记記言]|[复復覆]|按|[说說]明)[：:]"
)
VOID = re.compile(r".{8,}(?:作废|作廢|注销|註銷)。")
_LOST, _VOID_ENDS = re.compile("[遗遺丢丟]失(?:.*[，,]|(?![声聲]明|[启啟]事|公告|通告|[作登]).)"), ("作废。", "作廢。")
_NUMBERED = re.compile(r"[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)]|\d{1,2}[.．、](?!\d)")
_HAN_NUMBERS = "一二三四五六七八九十"
_SAYS = re.compile("[：:].|[，；。]")
# Town and Country Planning Act 1990; Licensing Act 2003 (Section 17)
_ACT = re.compile(
    r"(?:The )?[A-Z].{3,70} (?:Acts?|ACTS?|Orders?|ORDERS?|Regulations|REGULATIONS),? ?\(?"
    r"(?:(?:19|20)\d\d(?: \(.{3,40}\))?|(?i:cap|ch|chapter)\.? ?\d{1,3}(?:[:.]\d{1,3})?\)?)"
)
_FEWEST_LETTERS, _LONGEST_LETTERS = 2, 80  # letters; lines that two of them have
_ACTS_END = frozenset("0123456789)")
_REST, _FULL = 4, 0.85  # characters on a line of their own; of the widest line near
_LONGEST_PART = 12  # lines of a numbered paragraph
_NEAR = 6  # lines that show how wide the column is
_JOINED, _NEW, _SIGNED = -8.0, 8.0, -15.0


def is_title(text: str) -> bool:
    """Whether the line may be a notice's title."""
    text = closed_up(text)
    return patterns.heads_a_notice(text) or _TITLE.fullmatch(text) is not None


def is_set_wide(text: str) -> bool:
    """Whether the line is a notice's title with a space between any two characters (公 告), as no text is set."""
    return closed_up(text) != text and is_title(text)


def gives_notice(text: str) -> bool:
    """Whether the line names an office or a firm, as one stands above a notice's title and below its text."""
    return _ORGANISATION.fullmatch(text) is not None and not patterns.heads_a_notice(text)


def greets(text: str) -> bool:
    """Whether the line says to whom a letter is written: 编辑同志：."""
    return text[-1] in ":：" and _GREETING.fullmatch(text) is not None


def heads_letters(page: Page, forms: Sequence[Form], i: int) -> bool:
    """Whether line i is the name of a Chinese column of letters with several below it: over one it is a kicker."""
    if not imprint.COLUMN_OF_LETTERS.fullmatch(page.lines[i].text):
        return False
    end = min(len(page.lines), i + _LONGEST_LETTERS)
    if sum(_GREETING.fullmatch(line.text) is not None for line in page.lines[i + 1 : end]) >= _FEWEST_LETTERS:
        return True
    below = range(i + 2, end - 1)
    title = next((k for k in below if page.lines[k].blanks and (page.lines[k - 1].final or forms[k - 1])), None)
    return title is not None and _heads_a_letter(page, forms, title)


def _heads_a_letter(page: Page, forms: Sequence[Form], i: int) -> bool:
    """Whether line i, below a letter's end, is the title of another: right above text that nobody reports."""
    line, below = page.lines[i : i + 2]
    if forms[i] or line.final or line.slug or line.stops > 1 or heads_itself(line.text):
        return False
    return not (forms[i + 1] or below.slug or below.blanks) and below.stops > 0


def heads_itself(text: str) -> bool:
    """Whether the line is a title of what stands for itself: a correction, a log, briefs."""
    text = closed_up(text)
    return patterns.STANDING_HEAD.fullmatch(text) is not None or imprint.BRIEF_HEAD.fullmatch(text) is not None


def numbered_paragraphs(page: Page) -> list[int]:
    """The lines that open a numbered paragraph (一、…) below what announces it, or below another's end."""
    lines = page.lines
    return [i for i in range(1, len(lines)) if lines[i - 1].text[-1] in "：:。；" and _NUMBERED.match(lines[i].text)]


def below_numbered(page: Page, numbered: Sequence[int]) -> list[int]:
    """The lines below the end of a numbered paragraph that are indented as its first line is, and its others aren't."""
    found: list[int] = []
    for i in numbered:
        indent = page.lines[i].indent
        end = range(i + 1, min(i + _LONGEST_PART, len(page.lines)))
        k = next((k for k in end if page.lines[k].indent >= indent), i)
        if k > i and page.lines[k].indent == indent > 0 and page.lines[k - 1].final:
            found.append(k)
    return found


def signature_cuts(paragraphs: Sequence[Block], first: Sequence[bool]) -> list[float]:
    """What notices say for a new article before each paragraph: none begins with who signs one and when, or with its
    next number."""
    cuts = [0.0] * len(paragraphs)
    for i in range(1, len(paragraphs)):
        left, right = paragraphs[i - 1 : i + 1]
        if not first[i] and _is_next(left.text, right.text):
            cuts[i] = _SIGNED
        if is_date(paragraphs[i].text) and not first[i]:
            cuts[i] = _SIGNED
            if gives_notice(paragraphs[i - 1].text) and not first[i - 1]:
                cuts[i - 1] = _SIGNED
    return cuts


def numbered_entries(page: Page) -> list[int]:
    """The lines that say something in a notice's next number (五、联系人：史小满), a few lines below the one before."""
    numbered = numbered_paragraphs(page)
    return [
        i
        for above, i in pairwise(numbered)
        if i - above <= _NEAR
        and _is_next(page.lines[above].text, page.lines[i].text)
        and _SAYS.search(page.lines[i].text)
    ]


def void_beginnings(page: Page) -> list[int]:
    """The lines that say what was lost, above the line that declares it void."""
    return [
        i
        for i, (line, below) in enumerate(pairwise(page.lines))
        if below.final
        and below.text.endswith(_VOID_ENDS)
        and not line.final
        and not below.blanks
        and _LOST.search(line.text)
        and ("，" in line.text or not _LOST.search(below.text))
    ]


def _is_next(left: str, right: str) -> bool:
    """Whether a paragraph has the number that follows another's: 一、…, 二、…."""
    numbers = [_NUMBERED.match(text) for text in (left, right)]
    if not all(numbers):
        return False
    above, below = [_HAN_NUMBERS.find(number.group().strip("（()）、")) for number in numbers if number]
    return 0 <= above == below - 1


def wrapped_entries(page: Page) -> list[int]:
    """The lines that say when or where (地址：…) and go on below: full ones above what little is left."""
    lines = page.lines
    return [
        i
        for i in range(1, len(lines) - 1)
        if lines[i].entry
        and not lines[i].final
        and not lines[i + 1].blanks
        and len(lines[i + 1].text) <= _REST
        and not is_title(lines[i + 1].text)
        and lines[i].width >= _FULL * max(line.width for line in lines[max(0, i - _NEAR) : i])
    ]


def title_cut(left: Block, right: Block, after: Block | None) -> float:
    """What notices' titles say for a new headline at `right`: who gives a notice and its title are one headline."""
    if gives_notice(left.text) and is_title(right.text):
        return 0.0 if right.blanks else _JOINED
    if heads_itself(right.text):
        return _NEW
    follows = after is not None and not after.blanks and is_title(after.text)
    return _NEW if follows and gives_notice(right.text) else 0.0


def title_cuts(display: Sequence[Block], adjacent: Sequence[bool]) -> list[float]:
    """`title_cut` for every display line, 0 where something stands between it and the one before."""
    cuts = [0.0]
    for i in range(1, len(display)):
        after = display[i + 1] if i + 1 < len(display) and adjacent[i + 1] else None
        cuts.append(title_cut(display[i - 1], display[i], after) if adjacent[i] else 0.0)
    return cuts


def names_of_acts(page: Page) -> list[int]:
    """The lines with the name of a law and its year, right below a gap or a line of a headline."""
    lines = page.lines
    return [
        i
        for i, line in enumerate(lines)
        if line.text[-1] in _ACTS_END
        and (not i or line.blanks or not (lines[i - 1].final or lines[i - 1].stops))
        and _ACT.fullmatch(line.text)
    ]


def stands_alone(text: str) -> bool:
    """Whether the line heads a notice, a correction, a log: what is never a part of the story above it."""
    text = closed_up(text)
    return patterns.heads_a_notice(text) or patterns.STANDING_HEAD.fullmatch(text) is not None
