"""Lines of Chinese pages that are known by one another: items' headlines, numbered heads, questions; and signers."""

from __future__ import annotations

import re
from collections.abc import Sequence

from feeder.splitting.forms.briefs import heads_a_column
from feeder.splitting.forms.notices import gives_notice
from feeder.splitting.model import Block, Form
from feeder.splitting.text.lines import Page
from feeder.splitting.text.patterns import HAN

_SHARE = 0.75  # of the items in a column have a headline where one has
_FEWEST_ITEMS, _FEWEST_QUESTIONS, _FEWEST_NUMBERED = 3, 3, 2
_FULL = 0.85  # of the column
_INDENT, _MORE_THAN_AN_INDENT = 4, 6  # half cells
_MOST_LINES = 2  # of a question
_HAN_NUMBERS = "一二三四五六七八九十"
# How a body's parts are headed: 一、…, 案例二, 【故事3】…, 镜头一：….
_NUMBERED = re.compile(
    rf"[（(]?(?P<alone>[{_HAN_NUMBERS}])[）)、．.]|(?P<figure>0?[1-9])(?:[、．.](?!\d)|(?<=0[1-9])[ \u3000/／|｜丨])"
    rf"|[【〔◆■●]?(?P<word>(?!星期|[第周週])[{HAN}]{{2,4}}?)[ \u3000]?(?P<number>[{_HAN_NUMBERS}]|\d{{1,2}})"
    r"(?:[】〕：: \u3000].*|$)"
)
_LIST = re.compile(
    "(?:小[档檔]案|[名][片]|[链鏈]接|[资資]料[卡库庫]?|小[贴貼]士|[数數][据據]|[简簡][历歷介]|一[览覽]|[赛賽]程|[战戰][报報]|[时時][间間]表)"
    f"(?:[:：][ \u3000]*[{HAN}A-Za-z0-9“”「」《》]{{2,14}})"
)
# Who signs a letter, and where they live or what they are: 柳叶街居民　史小满.
WRITER = re.compile(
    rf"[{HAN}\d]{{0,10}}(?:市民|居民|村民|[住用]户|[住用]戶|家[长長]|[学學]生|教[师師]|[职職]工|乘客|[业業]主|旅客|患者)"
    rf"[ \u3000:：]+[{HAN}]{{2,4}}|[{HAN}]{{2,10}}[ \u3000]+一[位名个個群][{HAN}]{{2,6}}"
)


def heads_of_columns(page: Page, forms: Sequence[Form]) -> set[int]:
    """The lines below a column's title that head its items: each short of a sentence, below the end of one, and nearly
    all items have such a line; first lines of paragraphs would all be of one width."""
    found: set[int] = set()
    for title, form in enumerate(forms):
        if form != "furniture" or not heads_a_column(page.lines[title].text):
            continue
        end = next((i for i in range(title + 1, len(forms)) if forms[i]), len(forms))
        if end - title < 2 or not _may_head(page, title + 1, end):
            continue
        column = max(line.width for line in page.lines[title + 1 : end])
        openings = [title + 1, *(i for i in range(title + 2, end) if page.lines[i - 1].final)]
        heads = [i for i in openings if _may_head(page, i, end)]
        sure = [i for i in openings[1:] if page.lines[i - 1].width < _FULL * column]
        headed = sum(i in heads for i in sure)
        widths = [page.lines[i].width for i in heads]
        if len(heads) >= _FEWEST_ITEMS and headed >= _SHARE * len(sure) and max(widths) - min(widths) >= _INDENT:
            found.update(heads)
    return found


def _may_head(page: Page, i: int, end: int) -> bool:
    """Whether line i has no stop in it, and text stands below it."""
    line = page.lines[i]
    if line.stops or line.final or line.slug or line.dangling or i + 1 >= end:
        return False
    return page.lines[i + 1].width >= line.width - _INDENT


def numbered(text: str) -> tuple[str, int] | None:
    """The word and the number that a line begins with as the head of a body's part, the word "" where it has none."""
    match = _NUMBERED.match(text)
    if not match:
        return None
    number = match.group("alone") or match.group("figure") or match.group("number")
    return match.group("word") or "", int(number) if number.isdecimal() else _HAN_NUMBERS.index(number) + 1


def numbered_heads(page: Page) -> set[int]:
    """The lines 一、…, 二、… that head a body's parts: none has a stop or ends a sentence, none fills its column, and
    one at least is shorter than an indent explains."""
    found: set[int] = set()
    run: list[int] = []
    last = ""
    for i, line in enumerate(page.lines):
        told = None if line.stops > 1 or line.final else numbered(line.text)
        if not 0 < i < len(page.lines) - 1 or not told:
            continue
        if told == (last, len(run) + 1) and page.lines[i - 1].final:
            run.append(i)
            if len(run) >= _FEWEST_NUMBERED and _all_short(page, run):
                found.update(run)
        else:
            run = [i] if told[1] == 1 and page.lines[i - 1].final else []
            last = told[0]
    return found


def _all_short(page: Page, run: Sequence[int]) -> bool:
    rooms = [max(line.width for line in page.lines[max(0, i - 4) : i + 5]) - page.lines[i].width for i in run]
    return min(rooms) >= _INDENT - 1 and max(rooms) >= _MORE_THAN_AN_INDENT


def heads_of_lists(page: Page) -> set[int]:
    """The lines below a gap that say what the rows below them are a list of: 小档案：明记."""
    return {
        i
        for i, line in enumerate(page.lines[:-1])
        if (line.blanks or not i) and not page.lines[i + 1].blanks and _LIST.fullmatch(line.text)
    }


def signers(page: Page, forms: Sequence[Form]) -> set[int]:
    """The lines right below a body's last sentence with who wrote the letter, or with the office that gives notice
    above the page's foot, or above a gap where the notice stands below its headline."""
    found: set[int] = set()
    for i in range(1, len(page.lines)):
        line = page.lines[i]
        if forms[i] or forms[i - 1] or not page.lines[i - 1].final:
            continue
        ends = _ends(page, forms, i + 1) or (page.lines[i + 1].blanks > 0 and _is_headed(page, i))
        gives = not line.blanks and gives_notice(line.text) and ends
        if gives or WRITER.fullmatch(line.text):
            found.add(i)
    return found


def _is_headed(page: Page, i: int) -> bool:
    """Whether the lines that end with line i begin with a headline below a gap."""
    top = i
    while top and not page.lines[top].blanks:
        top -= 1
    head, below = page.lines[top : top + 2]
    return not (head.final or head.stops or head.slug) and below.width > head.width


def _ends(page: Page, forms: Sequence[Form], i: int) -> bool:
    """Whether what stands above line i has come to its end."""
    return i == len(page.lines) or forms[i] == "furniture"


def questions(blocks: Sequence[Block]) -> set[int]:
    """The display lines (ids of blocks) that ask something between bodies without slugs, where several do: crossheads,
    the answer below each."""
    asked: list[list[Block]] = []
    above: Block | None = None
    run: list[Block] = []
    for last, block, below in zip([None, *blocks], blocks, [*blocks[1:], None], strict=False):
        if block.kind != "display":
            continue
        run = [*run, block] if last is not None and last.kind == "display" else [block]
        above = last if len(run) == 1 else above
        answered = below is not None and below.kind == "paragraph" and not below.slug
        asks = answered and block.text[-1] in "？?" and len(run) <= _MOST_LINES
        if asks and above is not None and above.kind == "paragraph":
            asked.append(run)
    return {id(block) for run in asked for block in run} if len(asked) >= _FEWEST_QUESTIONS else set()
