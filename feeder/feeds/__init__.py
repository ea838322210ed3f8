"""Entries → the documents readers get: feeds, pages and their lists. Values in, bytes out; no clock, no disk.

feed_documents(publication, entries_by_feed)  → feeds/SLUG.atom, feeds/SLUG-alert.atom, feeds/all.atom
article_document(publication, entry, around)  → articles/YYYY/MM/DD/KEY.html
site_documents(publication, entries, counts)  → index.html, categories/SLUG.html, feeds.opml, style.css

The same values make the same bytes, so whoever writes them can tell what changed by comparing.
"""

from feeder.feeds.documents import (
    ALL,
    Document,
    Publication,
    article_document,
    article_path,
    feed_documents,
    feed_path,
    site_documents,
)

__all__ = [
    "ALL",
    "Document",
    "Publication",
    "article_document",
    "article_path",
    "feed_documents",
    "feed_path",
    "site_documents",
]
