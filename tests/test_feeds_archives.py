"""RFC 5005: what closes an archive document, what stands in it, and where it leads."""

from datetime import date

import feedparser
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from feeder.feeds import (
    Past,
    archive_document,
    archive_path,
    closing,
    faults,
    feed_documents,
    feeds,
    has_archives,
    is_news,
)
from feeder.feeds.archives import RESERVE, full, live
from tests.builders import PUBLICATION, make_entry

ATOM = "{http://www.w3.org/2005/Atom}"
TRAFFIC = next(feed for feed in feeds(PUBLICATION) if feed.slug == "traffic")


def links(content: bytes) -> dict[str, str]:
    return {str(link.get("rel")): str(link.get("href")) for link in etree.fromstring(content).findall(f"{ATOM}link")}


def test_an_archive_document_leads_to_the_one_before_and_to_the_live_feed_never_onward() -> None:
    [document] = archive_document(PUBLICATION, TRAFFIC, 3, [make_entry(1), make_entry(2)])
    assert document.path == "feeds/traffic/3.atom"
    assert links(document.content) == {
        "self": "http://feeds.example/yunxi/feeds/traffic/3.atom",
        "current": "http://feeds.example/yunxi/feeds/traffic.atom",
        "prev-archive": "http://feeds.example/yunxi/feeds/traffic/2.atom",
        "alternate": "http://feeds.example/yunxi/categories/traffic.html",
    }
    assert faults(document) == []


def test_the_archive_ends_in_a_document_without_entries() -> None:
    [document] = archive_document(PUBLICATION, TRAFFIC, 1, [make_entry(1)])
    assert links(document.content)["prev-archive"] == "http://feeds.example/yunxi/feeds/traffic/0.atom"
    [end] = archive_document(PUBLICATION, TRAFFIC, 0, [])
    assert "prev-archive" not in links(end.content)
    assert links(end.content)["next-archive"] == "http://feeds.example/yunxi/feeds/traffic/1.atom"
    assert feedparser.parse(end.content).entries == []


def test_an_archive_document_has_the_newest_first() -> None:
    [document] = archive_document(PUBLICATION, TRAFFIC, 1, [make_entry(1), make_entry(2)])
    assert [entry.id[-1] for entry in feedparser.parse(document.content).entries] == ["2", "1"]


def test_the_live_feed_leads_to_the_last_closed_archive_document() -> None:
    made = feed_documents(PUBLICATION, {"traffic": [make_entry(1)]}, past={"traffic": Past(4)})
    documents = {document.path: document.content for document in made}
    assert links(documents["feeds/traffic.atom"])["prev-archive"] == "http://feeds.example/yunxi/feeds/traffic/4.atom"
    assert "prev-archive" not in links(documents["feeds/jobs.atom"])
    assert "prev-archive" not in links(documents["feeds/traffic-alert.atom"])


def test_alerts_and_days_papers_have_no_archives() -> None:
    assert [feed.slug for feed in feeds(PUBLICATION) if not has_archives(feed)] == ["today", "traffic-alert"]


@pytest.mark.parametrize(
    ("sizes", "closed"),
    [
        ([], []),
        ([10, 10], []),
        ([10, 10, 10], [3]),
        ([10] * 7, [3, 3]),
        ([60, 60, 10], [1]),
        ([500, 10], [1]),
        ([500], [1]),
        ([10, 500, 10], [1, 1]),
    ],
)
def test_a_document_is_closed_when_it_is_full_by_count_or_by_bytes(sizes: list[int], closed: list[int]) -> None:
    assert full(sizes, 3, 100 + RESERVE) == closed


@given(st.lists(st.integers(0, 400), max_size=60))
def test_what_is_not_archived_fits_into_the_live_feed(sizes: list[int]) -> None:
    """A reader who walks from the live feed through the archives misses nothing."""
    rest = sizes[sum(full(sizes, 5, 1000 + RESERVE)) :]
    newest_first = rest[::-1]
    assert len(live(newest_first, newest_first, 5, 1000 + RESERVE)) == len(rest)


@given(st.lists(st.integers(0, 400), max_size=60), st.lists(st.integers(0, 400), max_size=9))
def test_what_is_closed_stays_so_whatever_comes_after(sizes: list[int], later: list[int]) -> None:
    closed = full(sizes, 5, 1000 + RESERVE)
    assert full(sizes + later, 5, 1000 + RESERVE)[: len(closed)] == closed


def test_the_live_feed_is_bounded_by_bytes_and_never_empty() -> None:
    assert live([1, 2, 3], [600, 300, 300], 5, 1000 + RESERVE) == [1, 2]
    assert live([1, 2], [6000, 1], 5, 1000 + RESERVE) == [1]
    assert live([], [], 5, 1000) == []


def test_an_issue_is_news_for_so_many_days() -> None:
    assert is_news(date(2024, 5, 9), today := date(2024, 5, 16), today, 7)
    assert not is_news(date(2024, 5, 8), today, today, 7)
    assert is_news(date(2024, 5, 20), today, today, 7)


def test_to_a_paper_that_does_not_appear_any_issue_is_news() -> None:
    """Its feeds would be empty else, at a first try with an old page and while old years are read in."""
    today = date(2026, 11, 24)
    assert is_news(date(2023, 3, 29), today, date(2024, 5, 16), 7)
    assert not is_news(date(2023, 3, 29), today, date(2026, 11, 1), 7)


@pytest.mark.parametrize(
    ("old", "more", "closed"),
    [
        ([False, False, False, False], False, [3]),
        ([True, False, False, False], False, [3]),
        ([False, False, False, True], False, [3, 1]),
        ([False, False, False, True], True, [3]),
    ],
)
def test_an_open_document_that_holds_an_old_article_is_closed(old: list[bool], more: bool, closed: list[int]) -> None:
    """It stands in no live feed, so it must stand in a document that readers can reach."""
    assert closing([10] * 4, old, 3, 1000 + RESERVE, more=more) == closed


def test_archive_documents_are_numbered() -> None:
    assert archive_path("all", 12) == "feeds/all/12.atom"
