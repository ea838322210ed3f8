"""What a request's headers bring: codings, deltas, pages, hubs, and what only a token opens."""

import gzip
from pathlib import Path

import brotli
import pytest
from lxml import etree

from feeder.publisher import write
from feeder.server.conditions import codings_for, prefers_page
from tests.test_server import Get, asker

HEAD = (
    '<feed xmlns="http://www.w3.org/2005/Atom"><id>a:0</id><title>云溪日报</title><updated>2024-05-16T00:00:00Z</updated>'
    '<link rel="self" type="application/atom+xml" href="http://a.example/feeds/traffic.atom?a=1&amp;b=2"/>'
    '<link rel="hub" href="http://hub.example/"/>'
)


def feed(*entries: str) -> bytes:
    made = "".join(f"<entry><id>a:{e}</id><updated>2024-05-1{e}T00:00:00Z</updated></entry>" for e in entries)
    return f"{HEAD}{made}<!--{' ' * 1000}--></feed>".encode()


class Document:
    def __init__(self, path: str, content: bytes) -> None:
        self.path = path
        self.content = content


@pytest.fixture
def output(tmp_path: Path) -> Path:
    put(tmp_path, "feeds/traffic.atom", feed("1", "2"))
    put(tmp_path, "feeds/traffic/1.atom", feed("1"))
    put(tmp_path, "articles/a.html", b"<p>a</p>" * 500)
    put(tmp_path, "categories/traffic.html", b"<p>traffic</p>")
    put(tmp_path, "index.html", b"<p>front</p>")
    return tmp_path


def put(output: Path, path: str, content: bytes) -> None:
    write([Document(path, content)], output)


@pytest.fixture
def get(output: Path) -> Get:
    return asker(output)


@pytest.mark.parametrize(
    ("asked", "coding"),
    [
        ("gzip, deflate, br", "br"),
        ("gzip", "gzip"),
        ("br;q=0, gzip;q=0.5", "gzip"),
        ("br;q=0.1, gzip", "gzip"),
        ("*", "br"),
        ("*;q=0", ""),
        ("identity", ""),
        ("", ""),
        ("gzip;q=x", ""),
        ("GZIP", "gzip"),
    ],
)
def test_the_best_coding_that_is_allowed_is_sent(get: Get, asked: str, coding: str) -> None:
    assert "".join(codings_for(asked)[:1]) == coding
    answer = get("/feeds/traffic.atom", Accept_Encoding=asked)
    assert answer.headers.get("content-encoding", "") == coding
    assert "Accept-Encoding" in answer.headers["vary"]
    undone = answer.content if coding != "br" or answer.content[:1] == b"<" else brotli.decompress(answer.content)
    assert undone == feed("1", "2")


def test_each_coding_has_its_own_etag_and_its_own_304(get: Get) -> None:
    tags = {
        coding: get("/feeds/traffic.atom", Accept_Encoding=coding).headers["etag"] for coding in ("br", "gzip", "x")
    }
    assert len(set(tags.values())) == 3
    for coding, tag in tags.items():
        assert get("/feeds/traffic.atom", Accept_Encoding=coding, If_None_Match=tag).status_code == 304
    assert get("/feeds/traffic.atom", Accept_Encoding="br", If_None_Match=tags["gzip"]).status_code == 200


def test_a_page_without_copies_is_compressed_when_it_is_read(output: Path, get: Get) -> None:
    assert not (output / "articles/a.html.gz").exists()
    answer = get("/articles/a.html", Accept_Encoding="br, gzip")
    assert answer.headers["content-encoding"] == "gzip"
    assert int(answer.headers["content-length"]) == len(gzip.compress(b"<p>a</p>" * 500, 6, mtime=0))
    assert answer.content == b"<p>a</p>" * 500


def test_head_tells_the_length_of_what_get_would_send(get: Get) -> None:
    head, full = (get("/feeds/traffic.atom", method, Accept_Encoding="gzip") for method in ("HEAD", "GET"))
    assert head.headers == full.headers


def test_archive_documents_may_be_kept_all_else_is_asked_for_anew(get: Get) -> None:
    assert get("/feeds/traffic/1.atom").headers["cache-control"] == "max-age=86400"
    assert get("/feeds/traffic.atom").headers["cache-control"] == "no-cache"


BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,image/webp,*/*;q=0.8"


@pytest.mark.parametrize(
    ("accept", "page"),
    [
        (BROWSER, True),
        ("text/html", True),
        ("*/*", False),
        ("application/atom+xml, text/html;q=0.5", False),
        ("application/rss+xml,application/atom+xml;q=0.9,text/html", False),
        ("text/xml, text/html;q=0.9", False),
        ("", False),
    ],
)
def test_a_browser_that_opens_a_feed_is_led_to_its_page(get: Get, accept: str, page: bool) -> None:
    assert prefers_page(accept) is page
    answer = get("/feeds/traffic.atom", Accept=accept)
    assert answer.status_code == (303 if page else 200)
    assert "Accept" in answer.headers["vary"]


@pytest.mark.parametrize(
    ("path", "page"),
    [
        ("/feeds/traffic.atom", "../categories/traffic.html"),
        ("/feeds/traffic/1.atom", "../../categories/traffic.html"),
    ],
)
def test_the_page_is_that_of_the_category(get: Get, path: str, page: str) -> None:
    assert get(path, Accept=BROWSER).headers["location"] == page


def test_the_front_page_is_the_page_of_all_else(output: Path) -> None:
    put(output, "feeds/all.atom", feed("1"))
    assert asker(output)("/feeds/all.atom", Accept=BROWSER).headers["location"] == "../index.html"


def test_a_feed_names_its_hub_and_itself_in_link_headers(get: Get) -> None:
    links = get("/feeds/traffic.atom").headers["link"]
    assert links == '<http://hub.example/>; rel="hub", <http://a.example/feeds/traffic.atom?a=1&b=2>; rel="self"'
    assert "link" not in get("/index.html").headers


def test_who_holds_an_earlier_version_gets_only_what_is_new(output: Path, get: Get) -> None:
    old = get("/feeds/traffic.atom", A_IM="feed").headers["etag"]
    put(output, "feeds/traffic.atom", feed("3", "1", "2"))
    answer = get("/feeds/traffic.atom", A_IM="feed", If_None_Match=old)
    assert (answer.status_code, answer.headers["im"]) == (226, "feed")
    assert b"a:3" in answer.content
    assert b"a:1" not in answer.content
    assert answer.headers["delta-base"] == old
    assert answer.headers["etag"] == get("/feeds/traffic.atom").headers["etag"]
    assert get("/feeds/traffic.atom", A_IM="feed", If_None_Match=answer.headers["etag"]).status_code == 304


def test_who_holds_what_was_withdrawn_since_gets_its_tombstone(output: Path, get: Get) -> None:
    old = get("/feeds/traffic.atom", A_IM="feed").headers["etag"]
    put(output, "feeds/traffic.atom", feed("3", "1"))
    gone = (
        '<at:deleted-entry xmlns:at="http://purl.org/atompub/tombstones/1.0" ref="a:{}" when="2024-05-16T01:00:00Z"/>'
    )
    marks = gone.format(2) + gone.format(9)
    put(output, "feeds/withdrawn.atom", feed().replace(b"</feed>", marks.encode() + b"</feed>"))
    answer = get("/feeds/traffic.atom", A_IM="feed", If_None_Match=old)
    assert answer.status_code == 226
    root = etree.fromstring(answer.content)
    assert [e.get("ref") for e in root.iter("{http://purl.org/atompub/tombstones/1.0}deleted-entry")] == ["a:2"]


@pytest.mark.parametrize("held", ['"unknown"', ""])
def test_who_holds_something_unknown_gets_it_whole(get: Get, held: str) -> None:
    answer = get("/feeds/traffic.atom", A_IM="feed", If_None_Match=held)
    assert (answer.status_code, answer.content) == (200, feed("1", "2"))


def test_who_does_not_ask_for_a_delta_gets_none(output: Path, get: Get) -> None:
    old = get("/feeds/traffic.atom", A_IM="feed").headers["etag"]
    put(output, "feeds/traffic.atom", feed("3", "1", "2"))
    assert get("/feeds/traffic.atom", If_None_Match=old).status_code == 200
    assert get("/feeds/traffic.atom", A_IM="gzip", If_None_Match=old).status_code == 200


def test_what_is_built_on_feedparser_gets_the_whole_feed(output: Path, get: Get) -> None:
    """feedparser sends A-IM for rss2email, which takes 226 for an error and the news for read: `make interop`."""
    old = get("/feeds/traffic.atom", A_IM="feed").headers["etag"]
    put(output, "feeds/traffic.atom", feed("3", "1", "2"))
    asked = {"A_IM": "feed", "If_None_Match": old}
    assert (
        get("/feeds/traffic.atom", User_Agent="UniversalFeedParser/6.0.10 +https://example.org/", **asked).status_code
        == 200
    )
    assert get("/feeds/traffic.atom", User_Agent="reader/3.0", **asked).status_code == 226


def test_a_token_opens_the_same_documents_and_they_stay_private(output: Path) -> None:
    get = asker(output, is_token=lambda token: token == "secret")
    answer = get("/t/secret/feeds/traffic.atom")
    assert (answer.status_code, answer.content) == (200, feed("1", "2"))
    assert answer.headers["cache-control"] == "private, no-store"
    assert get("/t/secret/").content == b"<p>front</p>"
    assert get("/t/secret").headers["location"] == "secret/"
    for path in ("/t/wrong/feeds/traffic.atom", "/t//feeds/traffic.atom", "/t/", "/t/secret/none"):
        assert get(path).status_code == 404


def test_a_private_paper_is_read_by_token_alone(output: Path) -> None:
    get = asker(output, is_token=lambda token: token == "secret", private=True)
    assert get("/feeds/traffic.atom").status_code == 404
    assert get("/").status_code == 404
    assert get("/t/secret/feeds/traffic.atom").status_code == 200
