"""OPML 2.0: the list of all feeds, for a reader to subscribe to at once."""

from __future__ import annotations

from lxml import etree

from feeder.feeds.publication import Publication, feeds
from feeder.feeds.text import clean


def opml(publication: Publication) -> bytes:
    """The list of the paper's feeds."""
    root = etree.Element("opml", version="2.0")
    etree.SubElement(etree.SubElement(root, "head"), "title").text = clean(publication.name)
    body = etree.SubElement(root, "body")
    for feed in feeds(publication):
        outline = etree.SubElement(body, "outline", type="rss", text=clean(feed.title), title=clean(feed.title))
        outline.set("xmlUrl", publication.url(feed.path))
        outline.set("htmlUrl", publication.url(feed.page))
    content: bytes = etree.tostring(root, encoding="UTF-8", xml_declaration=True, pretty_print=True)
    return content
