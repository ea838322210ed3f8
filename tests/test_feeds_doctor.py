"""The feed doctor finds what is broken, leaves out the one item to blame, and lets nothing sick pass."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from feeder.errors import PublishError
from feeder.feeds import Document, article_document, faults, feed_documents, site_documents
from feeder.feeds.doctor import treat
from feeder.feeds.formats import json, rss
from feeder.feeds.items import Item, item_of
from feeder.feeds.publication import Feed
from feeder.model import Entry
from feeder.splitting import split_page
from tests.builders import PUBLICATION, make_article, make_entry

PAGES = sorted((Path(__file__).parent / "samples").glob("*/page.txt"))
ENTRY = (
    b"<entry><id>a:1</id><title>t</title><updated>2024-05-16T00:00:00Z</updated>"
    b"<author><name>n</name></author>%s</entry>"
)
FEED = (
    b'<feed xmlns="http://www.w3.org/2005/Atom"><id>a:0</id><title>t</title>'
    b'<updated>2024-05-16T00:00:00Z</updated><link rel="self" href="http://a.example/"/>%s</feed>'
)


def sample_entries() -> list[Entry]:
    articles = [article for page in PAGES for article in split_page(page.read_text("utf-8")).articles]
    return [make_entry(number, article=article) for number, article in enumerate(articles, 1)]


def test_every_document_of_the_samples_is_healthy() -> None:
    """Atom against the grammar of RFC 4287, JSON Feed 1.1 against its schema, RSS 2.0 against its rules."""
    entries = sample_entries()
    assert len(entries) > 20
    newest = {"all": entries, "traffic": entries}
    documents = [article_document(PUBLICATION, entry, entries) for entry in entries]
    documents += [*feed_documents(PUBLICATION, newest), *site_documents(PUBLICATION, newest, {})]
    assert {document.path: found for document in documents if (found := faults(document))} == {}


def atom_faults(inside: bytes) -> list[str]:
    return faults(Document("feeds/a.atom", FEED % inside))


def test_a_plain_feed_is_healthy() -> None:
    assert atom_faults(b"") == []
    assert atom_faults(ENTRY % b"") == []


@pytest.mark.parametrize(
    "inside",
    [
        ENTRY % b"" * 2,
        ENTRY % b"<unknown/>",
        ENTRY % b"<published>yesterday</published>",
        ENTRY % b'<content type="CDATA">x</content>',
        ENTRY % b'<link href="javascript:alert(1)"/>',
        ENTRY % b'<content type="html">&lt;script&gt;alert(1)&lt;/script&gt;</content>',
        ENTRY % b'<content type="html">&lt;p onclick="x"&gt;a&lt;/p&gt;</content>',
        ENTRY % b'<content type="html">&lt;a href="javascript:x"&gt;a&lt;/a&gt;</content>',
        (ENTRY % b"").replace(b"<author><name>n</name></author>", b""),
        (ENTRY % b"").replace(b"<title>t</title>", b""),
        b'<link rel="self" href="http://a.example/2"/>',
        b"\x00",
        b"<entry>",
    ],
)
def test_what_is_wrong_with_an_atom_document_is_said(inside: bytes) -> None:
    assert atom_faults(inside) != []


ITEM = item_of(PUBLICATION, make_entry())
ALL = Feed("all", "云溪日报", "all")


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        (b'version="2.0"', b'version="0.9"'),
        (b"<title>", b"<titel>"),
        (b"</item>", b"</item><item><title>t</title></item>"),
        ("云岭".encode(), b"&lt;img src=x&gt;"),
    ],
)
def test_what_is_wrong_with_an_rss_document_is_said(right: bytes, wrong: bytes) -> None:
    whole = rss(PUBLICATION, ALL, [ITEM])
    assert faults(Document("feeds/a.rss", whole)) == []
    assert faults(Document("feeds/a.rss", whole.replace(right, wrong))) != []


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        (b"jsonfeed.org/version/1.1", b"jsonfeed.org/version/1"),
        (b'"items"', b'"entries"'),
        (b'"content_html"', b'"_content_html"'),
        (b'"title":', b'"unknown":'),
        (b'"date_published":"2024', b'"date_published":"20x4'),
        (b'"home_page_url":"http:', b'"home_page_url":"javascript:'),
        (b"<p>", b"<p><script>x</script>"),
    ],
)
def test_what_is_wrong_with_a_json_feed_is_said(right: bytes, wrong: bytes) -> None:
    whole = json(PUBLICATION, ALL, [ITEM])
    assert faults(Document("feeds/a.json", whole)) == []
    assert right in whole
    assert faults(Document("feeds/a.json", whole.replace(right, wrong))) != []


@pytest.mark.parametrize("inside", [b"<script>x</script>", b"<p onclick=x>", b"<a href=' JavaScript:x'>", b"<iframe>"])
def test_what_could_act_on_a_page_is_said(inside: bytes) -> None:
    assert faults(Document("index.html", b"<p>a</p>")) == []
    assert faults(Document("index.html", b"<p>a</p>" + inside)) != []


def items(count: int) -> list[Item]:
    return [replace(ITEM, id=f"a:{number}") for number in range(count)]


def one_document(items: Sequence[Item]) -> list[Document]:
    return [Document("feeds/a.txt", " ".join(item.id for item in items).encode())]


@pytest.mark.parametrize("bad", [{0}, {6}, {2, 3}, {0, 1, 2, 3, 4, 5, 6}])
def test_the_sick_items_are_found_and_the_rest_is_published(bad: set[int]) -> None:
    def check(document: Document) -> list[str]:
        return [f"{name} is bad" for name in document.content.decode().split() if int(name[2:]) in bad]

    documents, sick = treat(one_document, items(7), check)
    assert [found.id for found in sick] == [f"a:{number}" for number in sorted(bad)]
    assert documents[0].content.decode().split() == [f"a:{number}" for number in range(7) if number not in bad]
    assert sick[0].reason == f"feeds/a.txt: a:{min(bad)} is bad"


def test_an_item_that_can_not_be_rendered_is_sick_too() -> None:
    def make(items: Sequence[Item]) -> list[Document]:
        if any(item.id == "a:1" for item in items):
            raise ValueError("no such character")
        return one_document(items)

    _, sick = treat(make, items(3))
    assert [(found.id, found.reason) for found in sick] == [("a:1", "ValueError: no such character")]


def test_a_document_that_no_item_alone_breaks_is_not_published() -> None:
    with pytest.raises(PublishError, match="too many"):
        treat(one_document, items(3), lambda document: ["too many"] if b" " in document.content else [])
    with pytest.raises(PublishError, match="always"):
        treat(one_document, [], lambda document: ["always"])


def test_a_sick_article_is_reported_and_left_out_of_its_feed_in_every_format() -> None:
    bad = replace(make_entry(2, article=make_article("坏的")), id="tag:feeder.example,2026:\x00")
    reported: list[tuple[str, str]] = []
    documents = {
        document.path: document.content
        for document in feed_documents(
            PUBLICATION,
            {"traffic": [bad, make_entry(1)]},
            report=lambda feed, sick: reported.append((feed.slug, sick.title)),
        )
    }
    assert reported == [("traffic", "坏的"), ("traffic-alert", "坏的")]
    for form in ("atom", "rss", "json"):
        assert "云岭公路下月封闭施工".encode() in documents[f"feeds/traffic.{form}"]
        assert "坏的".encode() not in documents[f"feeds/traffic.{form}"]


def test_a_paper_whose_address_is_none_is_not_published() -> None:
    with pytest.raises(PublishError, match="javascript"):
        list(feed_documents(replace(PUBLICATION, base_url="javascript:"), {}))


def test_an_article_that_comes_twice_stands_once() -> None:
    [document, _, _, *_] = feed_documents(PUBLICATION, {"all": [make_entry(1), make_entry(1)]})
    assert document.content.count(b"<entry>") == 1
