"""What is missing of a day's paper, from the days before."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from feeder.feeds import Notice, missing
from feeder.feeds.notices import notice_item
from tests.builders import PUBLICATION

TODAY = date(2024, 5, 16)
AT = datetime(2024, 5, 16, 1, tzinfo=UTC)


def days(*back: int) -> set[date]:
    return {TODAY - timedelta(days=number) for number in back}


@pytest.mark.parametrize(
    ("past", "found"),
    [
        (days(7, 14, 21), [""]),
        (days(7, 14, 28), [""]),
        (days(7, 14), []),
        (days(1, 2, 3, 4, 5, 6), []),
        (set(), []),
        (days(0, 7, 14, 21), []),
    ],
)
def test_a_paper_is_missed_on_a_weekday_that_usually_has_one(past: set[date], found: list[str]) -> None:
    assert missing(TODAY, past, {}) == found


@pytest.mark.parametrize(
    ("its_days", "found"),
    [
        (days(*range(1, 11)), ["traffic"]),
        (days(*range(2, 11)), ["traffic"]),
        (days(*range(3, 11)), []),
        (days(*range(11)), []),
        (set(), []),
    ],
)
def test_a_category_is_missed_that_nine_of_ten_papers_had(its_days: set[date], found: list[str]) -> None:
    assert missing(TODAY, days(*range(11)), {"traffic": its_days}) == found


def test_a_young_paper_misses_no_category() -> None:
    assert missing(TODAY, days(0, 1, 2, 3), {"traffic": days(1, 2, 3)}) == []


@pytest.mark.parametrize(
    ("language", "category", "title"),
    [
        ("zh-CN", "", "没有收到2024年5月16日 星期四的报纸"),
        ("zh-CN", "traffic", "2024年5月16日 星期四：交通没有文章"),
        ("en", "", "The paper of Thursday, 16 May 2024 did not come"),
        ("en", "traffic", "Thursday, 16 May 2024: no article in 交通"),
    ],
)
def test_a_notice_says_what_is_missing(language: str, category: str, title: str) -> None:
    item = notice_item(replace(PUBLICATION, language=language), Notice(TODAY, category, AT))
    assert (item.title, item.published) == (title, AT)
    assert item.id == f"tag:feeder.example,2026:notice/2024-05-16/{category or 'paper'}"
