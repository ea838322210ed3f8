"""Columns that stand side by side on the same rows are dealt out; tables, lists and letters set wide are left alone."""

import textwrap
import time
from collections.abc import Callable
from itertools import zip_longest

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from feeder.model import RawPage
from feeder.preview import preview_html
from feeder.splitting import split_page
from feeder.splitting.text.gutters import in_columns

FERRY = """The ferry to Gull Island will stop running at the end of the month, the harbor trust said on Monday, because
no one has bid to mend its boiler. The trust has asked three yards and heard from none of them. Islanders who work in
town will have to go round by the causeway, which is under water for two hours of every tide."""
CHOIR = """A choir of forty roofers sang from the scaffolding of the town hall on Friday, to thank the people below for
two years of patience. The clock, silent since the work began, struck noon in the middle of the second verse, and
nobody in the square minded at all."""
CANAL = (
    "昨日上午，柏溪镇的老水渠重新通水，沿岸三个村的稻田赶在芒种前灌上了水。水渠建于六十年前，去年汛期被冲垮两处。"
    "镇水利站站长说，修渠的石料都是村民从河滩上一块块捡来的，没有花一分钱。"
)
LIBRARY = (
    "城东的旧粮仓上周改成了图书室，书架用的是原来的仓板，墙上还留着当年的斤两记号。开门头一天，来了两百多名读者，"
    "年纪最大的八十七岁。管理员介绍，图书室每周六晚上放映露天电影，座位不用预约。"
)


def wrapped(text: str, width: int) -> list[str]:
    """The text in rows of so many characters, the first set in."""
    if text.isascii():
        return textwrap.wrap(text, width, initial_indent="  ")
    return [("  " + text)[at : at + width] for at in range(0, len(text) + 2, width)]


def cells(row: str) -> int:
    return sum(1 + (character >= "⺀") for character in row)


def beside(*columns: list[str], start: int, measure: Callable[[str], int] = len) -> list[str]:
    """The columns side by side, each so many cells right of the one before it."""
    rows = []
    for parts in zip_longest(*columns, fillvalue=""):
        row = ""
        for number, part in enumerate(parts):
            row += " " * (number * start - measure(row)) + part if part else ""
        rows.append(row)
    return rows


def dealt(*rows: str) -> list[str]:
    return [row.strip() for row in in_columns("\n".join(rows)).split("\n") if row.strip()]


def stripped(*parts: list[str]) -> list[str]:
    return [row.strip() for part in parts for row in part if row.strip()]


def squeezed(text: str) -> list[str]:
    return sorted("".join(text.split()))


def test_two_columns_are_read_one_after_the_other() -> None:
    left, right = wrapped(FERRY, 34), wrapped(CHOIR, 34)
    assert dealt(*beside(left, right, start=38)) == stripped(left, right)


@pytest.mark.parametrize("measure", [len, cells])
def test_chinese_columns_are_read_in_cells_of_either_measure(measure: Callable[[str], int]) -> None:
    columns = [
        wrapped(one, 13) + wrapped(other, 13) for one, other in ((CANAL, LIBRARY), (LIBRARY, CANAL), (CANAL, CANAL))
    ]
    assert dealt(*beside(*columns, start=30, measure=measure)) == stripped(*columns)


def test_a_stop_that_hangs_out_of_its_column_pushes_the_next_one_and_parts_nothing() -> None:
    left = [row + "，" if i == 3 else row for i, row in enumerate(wrapped(CANAL + LIBRARY, 13))]
    right = wrapped(LIBRARY + CANAL, 13)
    rows = beside(left, right, start=28, measure=cells)
    rows[3] = left[3] + "  " + right[3]
    assert dealt(*rows) == stripped(left, right)


def test_columns_whose_rows_stand_at_different_heights_have_no_gaps_for_that() -> None:
    left, right = wrapped(FERRY, 34), wrapped(CHOIR, 34)
    rows = [row for a, b in zip_longest(left, right, fillvalue="") for row in (a, " " * 38 + b)]
    page = [*beside(left[:9], right[:9], start=38), *rows]
    assert in_columns("\n".join(page)).split("\n")[9 : 9 + len(left)] == left


def test_a_headline_across_the_columns_comes_before_them_and_the_next_ones_story_after() -> None:
    half = len(wrapped(FERRY, 34)) // 2
    ferry, choir = wrapped(FERRY, 34), wrapped(CHOIR, 34)
    rows = ["Island ferry to stop for want of a boiler", *beside(ferry[:half], ferry[half:], start=38)]
    rows += ["", "Roofers sing", "", *beside(choir[:4], choir[4:], start=38)]
    assert dealt(*rows) == [rows[0], *stripped(ferry), "Roofers sing", *stripped(choir)]


def test_stories_one_below_the_other_are_cut_apart_beside_a_column_that_has_no_gap() -> None:
    half = len(wrapped(FERRY, 34)) // 2
    ferry, choir, beyond = wrapped(FERRY, 34), wrapped(CHOIR, 34), wrapped(FERRY + " " + CHOIR, 30)
    stories = [*beside(ferry[:half], ferry[half:], start=38), "", "Roofers sing", ""]
    stories += beside(choir[:4], choir[4:], start=38)
    found = dealt(*beside(beyond, stories, start=34))
    assert found == stripped(beyond, ferry, ["Roofers sing"], choir)


def test_a_short_headline_set_in_the_middle_comes_before_the_columns_too() -> None:
    columns = [wrapped(FERRY, 34), wrapped(CHOIR, 34), wrapped(FERRY, 34)]
    rows = ["The Gull Island Packet", "", " " * 47 + "TWO TOWNS", *beside(*columns, start=38)]
    assert dealt(*rows)[:3] == ["The Gull Island Packet", "TWO TOWNS", columns[0][0].strip()]


def test_a_running_head_is_given_out_piece_by_piece() -> None:
    rows = ["A4" + " " * 20 + "REGION" + " " * 20 + "The Packet", ""]
    rows += [*beside(wrapped(FERRY, 34), wrapped(CHOIR, 34), start=38), "", " " * 30 + "Page 4"]
    found = dealt(*rows)
    assert found[:3] == ["A4", "REGION", "The Packet"]
    assert found[-1] == "Page 4"


def test_a_column_within_a_column_is_dealt_out_again() -> None:
    narrow = beside(wrapped(FERRY, 24), wrapped(CHOIR, 24), start=27)
    wide = wrapped(FERRY + " " + CHOIR, 40)
    found = dealt(*beside(narrow, wide, start=56))
    assert found == stripped(wrapped(FERRY, 24), wrapped(CHOIR, 24), wide)


PRICES = ["Brown eggs, dozen         3.20", "Whole milk, gallon        4.10", "Rye bread, loaf           4.75"]
GUIDE = ["6:00 Morning news        6:00 Farm report", "7:30 The Larks           7:00 Tides and weather"]
DEFINED = [
    "Main Street      closed until the end of the month for",
    "                 work on the gas main below the bank.",
    "Dock Road        open again, although the county asks that",
    "                 trucks keep off the bridge.",
]
NAMES = ["王 芳    李 明    赵 强", "陈 静    周 伟    孙 丽"]
NUMBERS = ["市人民医院急诊室值班电话        市公安局指挥中心报警电话", "供电公司抢修热线        自来水公司客户服务"]
POSTS = ["车间操作工    12    初中以上学历，能上夜班", "仓库管理员    2    高中以上学历，会用电脑"]
LETTERS = ["T h e  c o u n c i l  w i l l  m e e t", "o n  T h u r s d a y  t o  c o n s i d e r"]
LOOSE = ["The  council  will meet on  Thursday to", "consider the budget  for the  coming year,"]


@pytest.mark.parametrize("rows", [PRICES, GUIDE, DEFINED, NAMES, NUMBERS, POSTS, LETTERS, LOOSE, ["拍  卖  公  告"]])
def test_tables_lists_and_letters_set_wide_are_no_columns(rows: list[str]) -> None:
    page = "\n".join(rows * 9)
    assert in_columns(page) is page


def test_a_page_without_gaps_is_the_same_text() -> None:
    page = "\n".join([*wrapped(FERRY, 34), "", *wrapped(CANAL, 13)])
    assert in_columns(page) is page


@given(st.lists(st.text("abA.，村  \n\r", max_size=60), max_size=40), st.integers(20, 60))
@settings(deadline=None, max_examples=150)
def test_no_character_is_lost_or_doubled(parts: list[str], start: int) -> None:
    rows = beside(wrapped(FERRY, 34), parts, wrapped(CHOIR, 34), start=start)
    text = "\n".join(rows)
    assert squeezed(text) == squeezed(in_columns(text))


def test_articles_are_read_out_of_columns_and_every_row_is_shown() -> None:
    ferry, choir = wrapped(FERRY, 34), wrapped(CHOIR, 34)
    left = ["Island ferry to stop running", "By Ada Quill", *ferry]
    right = ["Roofers sing from the town hall", "By Tom Fell", *choir]
    text = "\n".join(["The Gull Island Packet", "", *beside(left, right, start=38)])
    reading = split_page(text)
    assert [article.title for article in reading.articles] == ["Island ferry to stop running", right[0]]
    assert [article.paragraphs[0].text for article in reading.articles] == [
        " ".join(text.split()) for text in (FERRY, CHOIR)
    ]
    assert squeezed("".join(line.text for line in reading.lines)) == squeezed(text)
    assert "Roofers sing from the town hall" in preview_html("packet.txt", [(RawPage(text), reading)])


def test_time_grows_with_the_page_only() -> None:
    row = beside(["word " * 10], ["word " * 10], ["word " * 10], start=60)[0]
    pages = ["a  b  " * 170_000, ("a  b  c\n") * 120_000, ("ab cd  " * 40 + "\n") * 3500, (row + "\n") * 2500]
    for page in pages:
        before = time.process_time()
        in_columns(page)
        assert time.process_time() - before < 4
