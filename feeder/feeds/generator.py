"""feedgen with its faults mended: the one place that knows them, each with its test in tests/test_feeds_generator.py.

feedgen 1.0 drops every attribute of an entry's link but its address (lkiesow/python-feedgen#135); takes the last link
set for an RSS channel's own and leaves the hub out; takes "now" where no time is set; dies of a character that XML
can't hold; writes RSS authors only as mail addresses; takes javascript: for a link; knows neither RFC 5005 nor
RFC 4685. So: links, creators and extensions are put in here, times are always given, texts come clean, and an address
that is none is refused.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from feedgen.entry import FeedEntry
from feedgen.feed import FeedGenerator
from lxml import etree

from feeder import __version__
from feeder.feeds.items import Item

ATOM = "http://www.w3.org/2005/Atom"
DC = "http://purl.org/dc/elements/1.1/"
CONTENT = "http://purl.org/rss/1.0/modules/content/"
HISTORY = "http://purl.org/syndication/history/1.0"
THREAD = "http://purl.org/syndication/thread/1.0"
TOMBSTONES = "http://purl.org/atompub/tombstones/1.0"
HTML = "text/html"
_DECLARATION = b'<?xml version="1.0" encoding="UTF-8"?>\n'


@dataclass(frozen=True, slots=True)
class Head:
    """What a feed document says of itself; `links` are (rel, type, address), `archive` marks an archive document."""

    id: str
    title: str
    author: str
    language: str
    updated: datetime
    page: str
    links: tuple[tuple[str, str, str], ...]
    rights: str = ""
    logo: str = ""
    icon: str = ""
    archive: bool = False


def atom_document(head: Head, entries: Sequence[bytes]) -> bytes:
    """An Atom document of entries that `atom_entry` made, in the order given."""
    return _document(_atom_head(head), entries, ATOM, "")


def rss_document(head: Head, items: Sequence[bytes]) -> bytes:
    """An RSS document of items that `rss_item` made, in the order given."""
    return _document(_rss_head(head), items, "", "channel")


def atom_entry(item: Item) -> bytes:
    """An entry, for any Atom document."""
    made = FeedEntry()
    made.id(item.id)
    made.title(item.title or "—")
    made.published(item.published)
    made.updated(item.updated)
    made.author([{"name": name} for name in item.authors])
    if item.contributors:
        made.contributor([{"name": name} for name in item.contributors])
    made.summary(item.summary)
    made.content(item.html, type="html")
    for term in item.terms:
        made.category(term=term.term, scheme=term.scheme, label=term.label)
    root = made.atom_entry()
    _link(root, "link", "alternate", HTML, item.url)
    if item.enclosure:
        link = _link(root, "link", "enclosure", item.enclosure.type, item.enclosure.url)
        link.set("length", str(item.enclosure.size))
    if item.related:
        _link(root, "link", "related", HTML, item.related)
    element = _in_namespace(root)
    if item.replies_to:
        reply = etree.SubElement(element, f"{{{THREAD}}}in-reply-to", nsmap={"thr": THREAD})
        reply.set("ref", item.replies_to)
        reply.set("type", HTML)
        reply.set("href", item.related or item.url)
    content: bytes = etree.tostring(element, encoding="UTF-8", xml_declaration=False)
    return content.replace(b' xmlns="' + ATOM.encode() + b'"', b"", 1)


def tombstones_document(head: Head, withdrawn: Sequence[tuple[str, datetime]]) -> bytes:
    """An Atom document of tombstones (RFC 6721): the ids of entries with when they were withdrawn."""
    declared = f' xmlns:at="{TOMBSTONES}"'.encode()
    parts = []
    for identity, at in withdrawn:
        element = etree.Element(f"{{{TOMBSTONES}}}deleted-entry", nsmap={"at": TOMBSTONES})
        element.set("ref", identity)
        element.set("when", at.isoformat())
        parts.append(etree.tostring(element, encoding="UTF-8", xml_declaration=False).replace(declared, b"", 1))
    content = atom_document(head, parts)
    return content.replace(b"<feed", b"<feed" + declared, 1) if parts else content


def rss_item(item: Item) -> bytes:
    """An item, for any RSS document."""
    made = FeedEntry()
    made.title(item.title or "—")
    made.link(href=web_address(item.url))
    made.guid(item.id, permalink=False)
    made.pubDate(item.published)
    made.description(item.summary)
    made.content(item.html)
    if item.enclosure:
        made.enclosure(web_address(item.enclosure.url), str(item.enclosure.size), item.enclosure.type)
    for term in item.terms:
        made.category(term=term.term, scheme=term.scheme, label=term.label)
    element = etree.Element("item", nsmap={"dc": DC, "content": CONTENT})
    element.extend(list(made.rss_entry()))
    for name in item.authors:
        etree.SubElement(element, f"{{{DC}}}creator").text = name
    etree.cleanup_namespaces(element, keep_ns_prefixes=["dc", "content"])
    content: bytes = etree.tostring(element, encoding="UTF-8", xml_declaration=False)
    for prefix, name in (("dc", DC), ("content", CONTENT)):
        content = content.replace(f' xmlns:{prefix}="{name}"'.encode(), b"", 1)
    return content


def web_address(address: str) -> str:
    """The address, if it is one a reader may follow; ValueError for javascript: and its kind."""
    if not address.startswith(("http://", "https://")):
        raise ValueError(f"{address!r}: expected an http or https address")
    return address


def _atom_head(head: Head) -> Any:
    made = _generator(head)
    root = etree.fromstring(made.atom_str())
    for rel, kind, href in head.links:
        _link(root, f"{{{ATOM}}}link", rel, kind, href)
    _link(root, f"{{{ATOM}}}link", "alternate", HTML, head.page)
    if head.archive:
        etree.SubElement(root, f"{{{HISTORY}}}archive", nsmap={"fh": HISTORY})
    return root


def _rss_head(head: Head) -> Any:
    made = _generator(head)
    made.link(href=web_address(head.page), rel="alternate", type=HTML)  # the only link feedgen is told of
    made.description(head.title)
    made.docs("https://www.rssboard.org/rss-specification")
    if head.logo:
        made.image(web_address(head.logo), head.title, head.page)
    found = etree.fromstring(made.rss_str())
    root = etree.Element(found.tag, found.attrib, nsmap={"atom": ATOM, "dc": DC, "content": CONTENT})
    root.append(found[0])
    for rel, kind, href in head.links:
        _link(root[0], f"{{{ATOM}}}link", rel, kind, href)
    return root


def _generator(head: Head) -> FeedGenerator:
    made = FeedGenerator()
    made.id(head.id)
    made.title(head.title)
    made.author({"name": head.author})
    made.language(head.language)
    made.generator("feeder", version=__version__)
    made.updated(head.updated)
    made.lastBuildDate(head.updated)
    if head.rights:
        made.rights(head.rights)
    if head.logo:
        made.logo(web_address(head.logo))
    if head.icon:
        made.icon(web_address(head.icon))
    return made


def _document(root: Any, parts: Sequence[bytes], namespace: str, inside: str) -> bytes:
    """The head with the parts before its last closing tags: each part was serialized once and is not parsed again."""
    etree.cleanup_namespaces(root, keep_ns_prefixes=["atom", "dc", "content", "fh"])
    (root[0] if inside else root).tail = None
    mark = etree.Comment("entries")
    (root[0] if inside else root).append(mark)
    head, _, tail = etree.tostring(root, encoding="UTF-8", xml_declaration=False).partition(b"<!--entries-->")
    return b"".join([_DECLARATION, head, b"\n", *(part + b"\n" for part in parts), tail, b"\n"])


def _link(parent: Any, tag: str, rel: str, kind: str, href: str) -> Any:
    attributes: Mapping[str, str] = {"rel": rel, **({"type": kind} if kind else {}), "href": web_address(href)}
    return etree.SubElement(parent, tag, dict(attributes))


def _in_namespace(element: Any) -> Any:
    for child in element.iter():
        child.tag = f"{{{ATOM}}}{etree.QName(child).localname}"
    fresh = etree.Element(element.tag, nsmap={None: ATOM})
    fresh.extend(list(element))
    etree.cleanup_namespaces(fresh)
    return fresh
