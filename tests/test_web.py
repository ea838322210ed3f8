"""What the server makes when it is asked: feeds of several categories, and searches."""

import asyncio
from collections.abc import Iterator

import feedparser
import httpx
import msgspec
import pytest

from feeder import setup, web
from feeder.feeds import Document, faults
from feeder.publishing import publication_of
from feeder.server import make_app
from feeder.service import Feeder, opened
from feeder.settings import load_settings
from tests.score import FIRST_SAMPLE


@pytest.fixture(scope="module")
def feeder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Feeder]:
    config = setup.init(tmp_path_factory.mktemp("paper"))
    with opened(load_settings(config, {})) as feeder:
        feeder.ingest(FIRST_SAMPLE)
        feeder.publish()
        yield feeder


def get(feeder: Feeder, path: str, **headers: str) -> httpx.Response:
    paper = web.routes(feeder.store, lambda: publication_of(feeder.settings, feeder.rules.categories))
    app = make_app(feeder.settings.folder("output"), routes=paper)

    async def asking() -> httpx.Response:
        async with httpx.AsyncClient(transport=httpx.ASGITransport(app=app), base_url="http://localhost") as client:
            return await client.get(path, headers={name.replace("_", "-"): value for name, value in headers.items()})

    return asyncio.run(asking())


def test_several_categories_make_one_feed_with_each_article_once(feeder: Feeder) -> None:
    slugs = [slug for slug, count in feeder.store.counts().items() if count][:2]
    labels = [category.label for category in feeder.rules.categories if category.slug in slugs]
    by_slug, by_label = (get(feeder, f"/feeds.atom?c={','.join(names)}") for names in (slugs, labels))
    assert by_slug.status_code == 200
    assert by_slug.content == by_label.content
    assert faults(Document("feeds.atom", by_slug.content)) == []
    ids = [entry.id for entry in feedparser.parse(by_slug.content).entries]
    expected = {entry.id for slug in slugs for entry in feeder.store.newest(100, slug)}
    assert (len(ids), set(ids)) == (len(expected), expected)


@pytest.mark.parametrize(("form", "kind"), [("rss", "application/rss+xml"), ("json", "application/feed+json")])
def test_a_combined_feed_comes_in_every_format(feeder: Feeder, form: str, kind: str) -> None:
    answer = get(feeder, f"/feeds.{form}?c=交通")
    assert answer.headers["content-type"].startswith(kind)
    assert faults(Document(f"feeds.{form}", answer.content)) == []


def test_a_combined_feed_names_its_own_address(feeder: Feeder) -> None:
    feed = msgspec.json.decode(get(feeder, "/feeds.json?c=就业，交通").content)
    assert feed["feed_url"] == "http://127.0.0.1:8000/feeds.json?c=jobs,traffic"


@pytest.mark.parametrize("query", ["", "?c=", "?c=nothing", "?c=traffic,nothing", "?c=../../x"])
def test_an_unknown_category_is_answered_with_those_there_are(feeder: Feeder, query: str) -> None:
    answer = get(feeder, f"/feeds.atom{query}")
    assert answer.status_code == 404
    assert "traffic (交通)" in answer.text


def test_a_search_finds_articles_by_their_words(feeder: Feeder) -> None:
    title = feeder.store.newest(1)[0].article.title
    answer = get(feeder, f"/search?q={title[:4]}")
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert title in answer.text
    assert faults(Document("search.html", answer.content)) == []


def test_a_search_has_a_feed(feeder: Feeder) -> None:
    title = feeder.store.newest(1)[0].article.title
    answer = get(feeder, f"/search.atom?q={title[:4]}")
    assert faults(Document("search.atom", answer.content)) == []
    parsed = feedparser.parse(answer.content)
    assert title in [entry.title for entry in parsed.entries]
    assert "%" in parsed.feed.id


@pytest.mark.parametrize("query", ['"', "*", "a OR", "x" * 5000, "{form}", "%00", "<script>"])
def test_no_query_breaks_the_search(feeder: Feeder, query: str) -> None:
    for path in ("/search", "/search.atom", "/search.json"):
        assert get(feeder, f"{path}?q={query}").status_code == 200


def test_what_the_client_holds_is_not_sent_again(feeder: Feeder) -> None:
    for path in ("/search?q=交通", "/feeds.atom?c=交通"):
        etag = get(feeder, path).headers["etag"]
        assert get(feeder, path, If_None_Match=etag).status_code == 304
