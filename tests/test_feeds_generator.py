"""feedgen's faults are mended, each of them."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from lxml import etree

from feeder.feeds.generator import ATOM, CONTENT, DC, Head, atom_document, atom_entry, rss_document, rss_item
from feeder.feeds.items import Item, Term

THEN = datetime(2024, 5, 16, 1, 2, 3, 4, tzinfo=UTC)
HEAD = Head(
    id="tag:feeder.example,2026:feed/all",
    title="云溪日报",
    author="云溪日报",
    language="zh-CN",
    updated=THEN,
    page="http://feeds.example/",
    links=(
        ("self", "application/atom+xml", "http://feeds.example/all.atom"),
        ("hub", "", "http://hub.example/"),
    ),
)
ITEM = Item(
    id="tag:feeder.example,2026:1",
    url="http://feeds.example/1.html",
    title="云岭公路封闭 <施工>",
    published=THEN,
    updated=THEN,
    summary="下月一日起。",
    html="<p>下月一日起 ]]&gt;。</p>",
    authors=("林知远", "何小满"),
    contributors=("周牧",),
    terms=(Term("traffic", "http://feeds.example/categories/", "交通"),),
)


def atom(head: Head = HEAD, *items: Item) -> etree._Element:
    return etree.fromstring(atom_document(head, [atom_entry(item) for item in items]))


def rss(head: Head = HEAD, *items: Item) -> etree._Element:
    return etree.fromstring(rss_document(head, [rss_item(item) for item in items]))[0]


def texts(element: etree._Element, path: str) -> list[str | None]:
    return [found.text for found in element.findall(path)]


def test_an_entrys_links_keep_relation_and_type() -> None:
    """feedgen keeps the address alone (lkiesow/python-feedgen#135)."""
    correction = replace(ITEM, replies_to="tag:feeder.example,2026:0", related="http://feeds.example/0.html")
    links = atom(HEAD, correction).findall(f"{{{ATOM}}}entry/{{{ATOM}}}link")
    assert [dict(link.attrib) for link in links] == [
        {"rel": "alternate", "type": "text/html", "href": "http://feeds.example/1.html"},
        {"rel": "related", "type": "text/html", "href": "http://feeds.example/0.html"},
    ]


def test_the_channels_link_is_its_page_and_the_hub_is_named_too() -> None:
    """feedgen takes the last link set for the channel's, and writes no other but self."""
    channel = rss()
    assert texts(channel, "link") == ["http://feeds.example/"]
    links = {link.get("rel"): link.get("href") for link in channel.findall(f"{{{ATOM}}}link")}
    assert links == {"self": "http://feeds.example/all.atom", "hub": "http://hub.example/"}


def test_the_time_is_the_one_given_in_both_formats() -> None:
    """feedgen takes "now", so that bytes change with nothing new."""
    assert texts(atom(), f"{{{ATOM}}}updated") == ["2024-05-16T01:02:03.000004+00:00"]
    assert texts(rss(), "lastBuildDate") == ["Thu, 16 May 2024 01:02:03 +0000"]
    assert texts(rss(HEAD, ITEM), "item/pubDate") == ["Thu, 16 May 2024 01:02:03 +0000"]


def test_rss_names_people_as_creators_since_its_author_must_be_a_mail_address() -> None:
    channel = rss(HEAD, ITEM)
    assert texts(channel, f"item/{{{DC}}}creator") == ["林知远", "何小满"]
    assert channel.find("item/author") is None


def test_atom_names_writers_as_authors_and_photographers_as_contributors() -> None:
    entry = atom(HEAD, ITEM).find(f"{{{ATOM}}}entry")
    assert texts(entry, f"{{{ATOM}}}author/{{{ATOM}}}name") == ["林知远", "何小满"]
    assert texts(entry, f"{{{ATOM}}}contributor/{{{ATOM}}}name") == ["周牧"]


def test_content_is_escaped_html_never_cdata() -> None:
    """feedgen's type CDATA is no type Atom has."""
    content = atom(HEAD, ITEM).find(f"{{{ATOM}}}entry/{{{ATOM}}}content")
    assert (content.get("type"), content.text) == ("html", ITEM.html)
    assert texts(rss(HEAD, ITEM), f"item/{{{CONTENT}}}encoded") == [ITEM.html]


def test_a_category_has_its_term_scheme_and_label() -> None:
    category = atom(HEAD, ITEM).find(f"{{{ATOM}}}entry/{{{ATOM}}}category")
    expected = {"term": "traffic", "scheme": "http://feeds.example/categories/", "label": "交通"}
    assert dict(category.attrib) == expected


@pytest.mark.parametrize("address", ["javascript:alert(1)", "data:text/html,x", "//elsewhere.example", "", "1.html"])
def test_an_address_that_is_none_is_refused(address: str) -> None:
    """feedgen takes javascript: for a link."""
    for make in (atom_entry, rss_item):
        with pytest.raises(ValueError, match="expected an http or https address"):
            make(replace(ITEM, url=address))
    with pytest.raises(ValueError, match="expected an http or https address"):
        atom(replace(HEAD, page=address))


def test_a_correction_names_the_entry_it_corrects() -> None:
    """RFC 4685, which feedgen does not know."""
    correction = replace(ITEM, replies_to="tag:feeder.example,2026:0", related="http://feeds.example/0.html")
    reply = atom(HEAD, correction).find(f"{{{ATOM}}}entry/{{http://purl.org/syndication/thread/1.0}}in-reply-to")
    assert (reply.get("ref"), reply.get("href")) == ("tag:feeder.example,2026:0", "http://feeds.example/0.html")


def test_an_archive_document_says_that_it_is_one() -> None:
    """RFC 5005, which feedgen does not know."""
    mark = "{http://purl.org/syndication/history/1.0}archive"
    assert atom(replace(HEAD, archive=True)).find(mark) is not None
    assert atom().find(mark) is None


def test_an_entry_is_written_without_a_namespace_of_its_own() -> None:
    assert atom_entry(ITEM).startswith(b"<entry><id>")
    assert b"xmlns" not in rss_item(ITEM)
    assert atom(HEAD, ITEM).find(f"{{{ATOM}}}entry/{{{ATOM}}}id") is not None


def test_an_item_without_a_title_still_has_one() -> None:
    assert texts(atom(HEAD, replace(ITEM, title="")), f"{{{ATOM}}}entry/{{{ATOM}}}title") == ["—"]
    assert texts(rss(HEAD, replace(ITEM, title="")), "item/title") == ["—"]


def test_rights_logo_and_icon_stand_where_each_format_has_them() -> None:
    head = replace(HEAD, rights="© 云溪日报", logo="http://feeds.example/l.png", icon="http://feeds.example/i.png")
    assert texts(atom(head), f"{{{ATOM}}}rights") == ["© 云溪日报"]
    assert texts(atom(head), f"{{{ATOM}}}logo") == ["http://feeds.example/l.png"]
    assert texts(atom(head), f"{{{ATOM}}}icon") == ["http://feeds.example/i.png"]
    assert texts(rss(head), "copyright") == ["© 云溪日报"]
    assert texts(rss(head), "image/url") == ["http://feeds.example/l.png"]
