"""Kicker, headline and deck are told apart by their words and lengths; lines that were only wrapped are joined."""

import pytest

from feeder.splitting.heads import parts_of


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
