"""Atom 1.0 (RFC 4287) documents, made with feedgen; the one place where feedgen's faults are mended.

feedgen drops every attribute of an entry's link but its address (lkiesow/python-feedgen#135), takes "now" where no
time is set, and dies of a character that XML can't hold. So links are put in here, times are always given and texts
are cleaned. An entry is rendered once and its element used again by every document it stands in.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from functools import lru_cache

from feedgen.entry import FeedEntry
from feedgen.feed import FeedGenerator
from lxml import etree

from feeder import __version__
from feeder.feeds.publication import Feed, Publication, article_path
from feeder.feeds.text import clean, html, summary
from feeder.model import Entry

ATOM = "http://www.w3.org/2005/Atom"
IPTC = "http://cv.iptc.org/newscodes/mediatopic/"
TYPE = "application/atom+xml"
_NEVER = datetime(1970, 1, 1, tzinfo=UTC)  # when a feed without entries was last updated


def atom(publication: Publication, feed: Feed, entries: Sequence[Entry]) -> bytes:
    """One feed document with the entries in the order given."""
    root = etree.fromstring(_head(publication, feed, max((e.updated for e in entries), default=_NEVER)))
    for entry in entries:
        root.append(etree.fromstring(_entry(publication, entry)))
    content: bytes = etree.tostring(root, encoding="UTF-8", xml_declaration=True)
    return content


def _head(publication: Publication, feed: Feed, updated: datetime) -> bytes:
    made = FeedGenerator()
    made.id(f"{publication.tag}:feed/{feed.slug}")
    made.title(clean(feed.title))
    made.author({"name": clean(publication.name)})
    made.language(publication.language)
    made.generator("feeder", version=__version__)
    made.updated(updated)
    made.link(href=publication.url(feed.path), rel="self", type=TYPE)
    made.link(href=publication.url(feed.page), rel="alternate", type="text/html")
    head: bytes = made.atom_str()
    return head


@lru_cache(maxsize=4096)
def _entry(publication: Publication, entry: Entry) -> bytes:
    article = entry.article
    made = FeedEntry()
    made.id(entry.id)
    made.title(clean(article.title))
    made.published(entry.published)
    made.updated(entry.updated)
    names = list(dict.fromkeys(clean(person.name) for person in article.bylines))
    made.author([{"name": name} for name in names if name] or [{"name": clean(publication.name)}])
    made.summary(summary(article))
    made.content(html(article), type="html")
    for label in entry.labels:
        category = publication.category(label.category)
        made.category(term=category.slug, scheme=publication.url("categories/"), label=clean(category.label))
        if category.iptc:
            made.category(term=category.iptc, scheme=IPTC, label=clean(category.label_en or category.label))
    element = made.atom_entry()
    link = etree.SubElement(element, "link", rel="alternate", type="text/html")
    link.set("href", publication.url(article_path(entry)))
    for child in element.iter():
        child.tag = f"{{{ATOM}}}{etree.QName(child).localname}"
    etree.cleanup_namespaces(element, top_nsmap={None: ATOM})
    content: bytes = etree.tostring(element, encoding="UTF-8")
    return content
