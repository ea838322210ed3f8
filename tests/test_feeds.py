"""Entries become documents that readers can read."""

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import feedparser
import msgspec
import pytest
from lxml import etree

from feeder.feeds import (
    Document,
    Tombstone,
    article_document,
    faults,
    feed_documents,
    site_documents,
    slugs_of,
    withdrawn_document,
)
from feeder.feeds.making import digest_of, made_by
from feeder.feeds.text import clean, summary
from feeder.model import Article, Label, Paragraph, Person
from tests.builders import PUBLICATION, make_article, make_entry

ATOM = "{http://www.w3.org/2005/Atom}"


def documents(*entries_: object) -> dict[str, bytes]:
    entries = [make_entry(1), make_entry(2)] if not entries_ else list(entries_)
    newest = {"all": entries, "traffic": entries}
    made: list[Document] = [article_document(PUBLICATION, entry, entries) for entry in entries]
    made += [*feed_documents(PUBLICATION, newest), *site_documents(PUBLICATION, newest, {"traffic": len(entries)})]
    return {document.path: document.content for document in made}


def test_there_is_a_document_for_each_category_for_all_and_for_each_alert_category() -> None:
    feeds = {path for path in documents() if path.endswith(".atom")}
    expected = {
        "feeds/all.atom",
        "feeds/today.atom",
        "feeds/traffic.atom",
        "feeds/jobs.atom",
        "feeds/other.atom",
        "feeds/traffic-alert.atom",
    }
    assert feeds == expected


def test_feedparser_reads_a_feed_without_bozo() -> None:
    parsed = feedparser.parse(documents()["feeds/traffic.atom"])
    assert not parsed.bozo
    assert parsed.feed.title == "云溪日报 · 交通"
    [entry, _] = parsed.entries
    assert entry.id == "tag:feeder.example,2026:000000000000000000000001"
    assert entry.title == "云岭公路下月封闭施工"
    assert entry.published == "2024-05-15T16:00:00+00:00"
    assert entry.updated == "2024-05-16T01:01:00+00:00"
    assert [author.name for author in entry.authors] == ["林知远", "何小满"]
    assert entry.summary == "云岭公路六号桥需要加固，下月一日起封闭。"
    assert "小型车可走青石渡大桥。" in entry.content[0].value
    assert {(tag.term, tag.label) for tag in entry.tags} == {("traffic", "交通"), ("medtop:03000000", "Traffic")}


def test_the_same_entries_make_the_same_bytes() -> None:
    assert documents() == documents()


def test_a_feed_was_updated_when_its_newest_entry_was() -> None:
    root = etree.fromstring(documents()["feeds/traffic.atom"])
    assert root.findtext(f"{ATOM}updated") == "2024-05-16T01:02:00+00:00"


def test_a_feed_without_entries_is_a_feed_too() -> None:
    parsed = feedparser.parse(documents()["feeds/jobs.atom"])
    assert (parsed.bozo, parsed.entries, parsed.feed.updated) == (False, [], "2026-01-01T00:00:00+00:00")


def test_links_keep_their_relation_and_type() -> None:
    """feedgen drops both from an entry's link (lkiesow/python-feedgen#135)."""
    root = etree.fromstring(documents()["feeds/traffic.atom"])
    [link, _] = root.findall(f"{ATOM}entry/{ATOM}link")
    key = "000000000000000000000001"
    href = f"http://feeds.example/yunxi/articles/2024/05/16/{key}.html"
    assert dict(link.attrib) == {"rel": "alternate", "type": "text/html", "href": href}
    own = {link.get("rel"): link.get("href") for link in root.findall(f"{ATOM}link")}
    assert own["self"] == "http://feeds.example/yunxi/feeds/traffic.atom"
    assert own["alternate"] == "http://feeds.example/yunxi/categories/traffic.html"


def test_an_entry_without_byline_has_the_paper_for_author() -> None:
    plain = Article(headline=("集市开张",), paragraphs=(Paragraph("集市逢五开张。"),))
    parsed = feedparser.parse(documents(make_entry(article=plain))["feeds/traffic.atom"])
    assert [author.name for author in parsed.entries[0].authors] == ["云溪日报"]


def test_a_long_lead_is_summed_up_by_its_first_sentences() -> None:
    assert summary(make_article(text="云岭公路封闭施工。" * 40)) == "云岭公路封闭施工。" * 22
    assert summary(make_article(text="云" * 400)) == "云" * 199 + "…"
    assert summary(make_article(text="云岭公路封闭。")) == "云岭公路封闭。"


def test_an_alert_says_how_grave_it_is_and_until_when() -> None:
    label = Label("traffic", 3.0, (), severity="severe", expires=date(2024, 5, 21))
    entry = replace(make_entry(1), labels=(label,))
    made = documents(entry)
    [parsed] = feedparser.parse(made["feeds/traffic-alert.atom"]).entries
    assert "交通：严重，至2024年5月21日 星期二" in parsed.content[0].value
    assert ("severe", "urn:oasis:names:tc:emergency:cap:1.2") in {(tag.term, tag.scheme) for tag in parsed.tags}
    assert "严重，至2024年5月21日" in made["articles/2024/05/16/000000000000000000000001.html"].decode()


HOSTILE = [
    "\x00\x0b\x1f",
    "\ufffe\uffff",
    "\ud800",
    "]]>",
    "<script>alert(1)</script>",
    '"><img src=x onerror=1>',
    "&amp;",
    "javascript:alert(1)",
    "<![CDATA[x]]>",
    "\x85\x9f\ufdd0",
    "\u202e\u2066",
    "{{ 7 * 7 }}{% raw %}",
    "<!--x--><?x?>",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_text_stays_text(text: str) -> None:
    article = replace(
        make_article(f"头{text}条", f"正{text}文。"),
        kicker=(text,),
        bylines=(Person(f"名{text}", text),),
        credit_lines=(text,),
        slugs=(text,),
    )
    made = documents(make_entry(article=article))
    headline = f"头{clean(text)}条"
    parsed = feedparser.parse(made["feeds/traffic.atom"])
    assert not parsed.bozo
    root = etree.fromstring(made["feeds/traffic.atom"])
    assert root.findtext(f"{ATOM}entry/{ATOM}title") == headline
    assert etree.fromstring(made["feeds/traffic.rss"]).findtext("channel/item/title") == headline
    [item] = msgspec.json.decode(made["feeds/traffic.json"])["items"]
    assert item["title"] == headline
    assert {path: found for path, content in made.items() if (found := faults(Document(path, content)))} == {}
    for path, content in made.items():
        if path.endswith(".html"):
            page = content.decode("utf-8")
            assert "<script" not in page
            assert "<img" not in page
            assert 'href="javascript' not in page


def test_a_page_names_every_feed_for_autodiscovery() -> None:
    page = documents()["index.html"].decode("utf-8")
    for path in ("feeds/all.atom", "feeds/traffic.atom", "feeds/traffic-alert.atom"):
        assert 'type="application/atom+xml" title="' in page
        assert f'href="{path}">' in page


def test_an_articles_page_shows_the_article_its_categories_and_why() -> None:
    path = "articles/2024/05/16/000000000000000000000001.html"
    page = documents()[path].decode("utf-8")
    for text in (
        "云岭公路下月封闭施工",
        "请绕行青石渡",
        "记者 林知远 通讯员 何小满",
        "2024-05-16",
        "<b>公路</b> 主题",
    ):
        assert text in page
    assert 'href="../../../../feeds/traffic.atom"' in page
    assert 'rel="next" href="../../../../articles/2024/05/16/000000000000000000000002.html"' in page


def test_the_opml_lists_every_feed() -> None:
    root = etree.fromstring(documents()["feeds.opml"])
    addresses = [outline.get("xmlUrl") for outline in root.iter("outline")]
    assert addresses[:3] == [
        "http://feeds.example/yunxi/feeds/all.atom",
        "http://feeds.example/yunxi/feeds/today.atom",
        "http://feeds.example/yunxi/feeds/traffic.atom",
    ]
    assert len(addresses) == 6


def test_a_public_notice_stands_in_no_feed_unless_it_alerts_or_the_paper_wants_it() -> None:
    notice = replace(make_article(), kind="notice")
    sale, closure = make_entry(article=notice, category="jobs"), make_entry(article=notice, category="traffic")
    assert slugs_of(PUBLICATION, sale) == []
    assert "traffic" in slugs_of(PUBLICATION, closure)
    assert "jobs" in slugs_of(replace(PUBLICATION, public_notices=True), sale)


def test_tombstones_stand_in_a_valid_document_of_their_own() -> None:
    when = datetime(2024, 5, 17, 8, tzinfo=UTC)
    document = withdrawn_document(PUBLICATION, [Tombstone("tag:feeder.example,2026:1", when)])
    assert faults(document) == []
    assert b'ref="tag:feeder.example,2026:1" when="2024-05-17T08:00:00+00:00"' in document.content
    assert document.content.count(b"xmlns:at=") == 1
    assert b"xmlns:at=" not in withdrawn_document(PUBLICATION, []).content


def test_documents_of_another_feeder_are_made_anew(tmp_path: Path) -> None:
    assert len(made_by()) == 64
    (tmp_path / "templates").mkdir()
    (tmp_path / "atom.py").write_text("a = 1")
    (tmp_path / "templates" / "style.css").write_text("a {}")
    before = digest_of(tmp_path)
    (tmp_path / "notes.txt").write_text("no part of it")
    assert digest_of(tmp_path) == before
    (tmp_path / "templates" / "style.css").write_text("b {}")
    assert digest_of(tmp_path) != before
