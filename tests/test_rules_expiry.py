"""The last day an alert's text names."""

from datetime import date

import pytest

from feeder.model import Article, Paragraph
from feeder.rules.expiry import expiry

ISSUED = date(2024, 5, 16)  # a Thursday


def end_of(text: str, issued: date | None = ISSUED) -> date | None:
    return expiry(Article(paragraphs=(Paragraph(text),)), issued)


@pytest.mark.parametrize(
    ("text", "end"),
    [
        ("施工时间为5月20日至6月30日。", date(2024, 6, 30)),
        ("将于5月20日8时至6月30日20时封闭。", date(2024, 6, 30)),
        ("5月20日起至6月3日，每晚封闭。", date(2024, 6, 3)),
        ("5月20日—31日封闭。", date(2024, 5, 31)),
        ("12月20日至1月5日封闭。", date(2025, 1, 5)),
        ("2024年5月20日至2025年8月1日封闭。", date(2025, 8, 1)),
        ("封闭施工持续到６月８日。", date(2024, 6, 8)),
        ("预计6月3日恢复通车。", date(2024, 6, 3)),
        ("预计6月3日前抢通。", date(2024, 6, 3)),
        ("預計自五月十九日起至六月二十一日雙向封閉。", date(2024, 6, 21)),
        ("甲段5月20日至25日，乙段5月26日至6月2日。", date(2024, 6, 2)),
        ("The road is closed from May 20 to June 30.", date(2024, 6, 30)),
        ("Closed May 20-24 for repairs.", date(2024, 5, 24)),
        ("The detour stays until Sept. 3, 2024.", date(2024, 9, 3)),
        ("Work runs through Friday, May 24.", date(2024, 5, 24)),
        ("Lanes are closed through Sunday.", date(2024, 5, 19)),
        ("Power is expected back by Friday noon.", date(2024, 5, 17)),
    ],
)
def test_the_last_day_is_read(text: str, end: date) -> None:
    assert end_of(text) == end


@pytest.mark.parametrize(
    "text",
    [
        "截至5月20日8时，降雨量超过100毫米。",
        "5月1日至3日已抢通。",
        "5月20日，工人在清淤。",
        "6月31日至6月32日。",
        "Work began on May 20.",
        "2029年5月20日至6月1日。",
    ],
)
def test_a_day_that_ends_nothing_is_none(text: str) -> None:
    assert end_of(text) is None


def test_without_the_issues_date_only_a_printed_year_counts() -> None:
    assert end_of("5月20日至6月30日封闭。", None) is None
    assert end_of("2024年5月20日至6月30日封闭。", None) == date(2024, 6, 30)
