"""Kicker, headline and deck are told apart by their words and lengths; lines that were only wrapped are joined."""

import re

import pytest

from feeder.splitting import split_page
from feeder.splitting.assembly.heads import parts_of
from feeder.splitting.pages import best_read


def parts(lines: list[str], body: str = "", *, latin: bool = False) -> list[tuple[str, bool]]:
    return [tuple(part) for part in parts_of(lines, [False] * len(lines), body, latin=latin)]


def test_one_line_is_the_headline() -> None:
    assert parts(["渡口的灯"]) == [("headline", False)]


@pytest.mark.parametrize("kicker", ["全县农业工作会议强调", "聚焦春耕", "平原系列报道"])
def test_a_line_that_introduces_is_a_kicker(kicker: str) -> None:
    assert parts([kicker, "把种子和化肥送到地头"]) == [("kicker", False), ("headline", False)]


@pytest.mark.parametrize("deck", ["——石桥镇修渠见闻", "石桥镇三百户村民用上自来水，水费每月不到九元"])
def test_a_line_that_explains_is_a_deck(deck: str) -> None:
    assert parts(["自来水通到了家门口", deck]) == [("headline", False), ("deck", False)]


def test_two_lines_alike_are_one_headline_of_two_lines() -> None:
    assert parts(["甲村修好水渠", "乙村建成书屋"]) == [("headline", False), ("headline", False)]


def test_a_word_that_goes_on_over_the_break_joins_the_lines() -> None:
    body = "昨日，石桥镇高速公路的一段开始修复。"
    assert parts(["石桥镇高速", "公路开始修复"], body) == [("headline", False), ("headline", True)]


def test_an_english_line_in_lower_case_goes_on() -> None:
    lines = [
        "Council votes to keep",
        "the library open",
        "Hours to be cut in winter, and the bus will stop at six o'clock",
    ]
    assert parts(lines, latin=True) == [("headline", False), ("headline", True), ("deck", False)]


def test_a_gap_parts_no_word() -> None:
    body = "王某会见新报主席一行，一行十二人参观了印刷厂。"
    assert [tuple(part) for part in parts_of(["王某会见新报", "主席一行"], [False, True], body, latin=False)] == [
        ("headline", False),
        ("headline", True),
    ]


def test_a_pair_of_characters_that_the_body_has_joins_the_lines() -> None:
    assert parts(["东港渔会本季获渔", "利三成多一点"], "东港渔会的渔利今年多了三成。") == [
        ("headline", False),
        ("headline", True),
    ]


SLUGGED = """　　本报讯（记者 史小满）柳叶河上的渡船换
成了电船，船票仍是两元。艄公说，新船没有油
烟，孩子们坐船上学不再捂鼻子。
"""
BELL_NEWS = """　　本报讯（记者 石川）钟楼的大钟停了三年，
上周重新敲响。修钟的老师傅说，缺的那个齿轮
是从旧货摊上找来的，花了四十元。
"""
WELL_NEWS = """　　本报讯（记者 白露）盐仓巷的古井清淤完工
，井水送去化验，结果下月公布。
"""
KERB = """七道绳痕
　　清出的井栏有七道绳痕，石匠把井栏重新立起
来，又在旁边砌了一圈矮墙，免得孩子靠得太近。
住在巷口的老人每天清早来扫井台，他说小时候全
巷子的人都到这里挑水，井边要排很长的队，夏天
西瓜也放在桶里吊下去冰着，晚上再提上来分给大
家吃，如今井里又有了水，他想再试一次。
"""
PAGE = f"柳叶河渡船换成电船\n{SLUGGED}\n钟楼大钟停三年重新敲响\n{BELL_NEWS}\n盐仓巷古井清淤完工\n{WELL_NEWS}\n{KERB}"


def test_where_all_headlines_have_slugs_below_a_line_without_one_is_a_crosshead() -> None:
    well = split_page(PAGE).articles[2]
    assert (well.headline, len(well.paragraphs)) == (("盐仓巷古井清淤完工",), 3)


def test_where_headlines_have_gaps_below_a_line_set_close_is_rather_a_crosshead() -> None:
    def crosshead(text: str) -> float:
        return next(item.crosshead for item in reversed(best_read(text)[0].items) if not item.paragraph)

    assert crosshead(re.sub("([船响工])\n\u3000", "\\1\n\n\u3000", PAGE)) > crosshead(PAGE)
