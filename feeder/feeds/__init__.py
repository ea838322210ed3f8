"""Entries → the documents readers get: feeds, pages and their lists. Values in, bytes out; no clock, no disk.

feed_documents(publication, entries_by_feed)  → feeds/SLUG.atom, .rss, .json of every feed
archive_document(publication, feed, …)        → feeds/SLUG/NUMBER.atom
withdrawn_document(publication, tombstones)   → feeds/withdrawn.atom
article_document(publication, entry, around)  → articles/YYYY/MM/DD/KEY.html
day_document(publication, day, entries, …)   → issues/YYYY/MM/DD/index.html
site_documents(publication, entries, counts) → index.html, categories/, lists/, issues/, feeds.opml, style.css

The same values make the same bytes, so whoever writes them can tell what changed by comparing. Each feed's documents
are seen by the doctor before they are handed out.
"""

from feeder.feeds.archives import archive_path, closing, has_archives, is_news
from feeder.feeds.changes import is_of_substance
from feeder.feeds.doctor import Sick, faults
from feeder.feeds.documents import (
    archive_document,
    article_document,
    day_document,
    documents_of,
    entry_size,
    feed_documents,
    newest_first,
    site_documents,
    year_path,
)
from feeder.feeds.items import paper_path
from feeder.feeds.making import made_by
from feeder.feeds.notices import Notice, missing
from feeder.feeds.pages import search_page
from feeder.feeds.publication import (
    ALL,
    FORMATS,
    NOTICES,
    TODAY,
    WITHDRAWN,
    Document,
    Feed,
    Past,
    Publication,
    article_path,
    feed_path,
    feeds,
    media_path,
    section_name,
    slugs_of,
)
from feeder.feeds.remembering import forget_unused
from feeder.feeds.withdrawn import Tombstone, withdrawn_document

__all__ = [
    "ALL",
    "FORMATS",
    "NOTICES",
    "TODAY",
    "WITHDRAWN",
    "Document",
    "Feed",
    "Notice",
    "Past",
    "Publication",
    "Sick",
    "Tombstone",
    "archive_document",
    "archive_path",
    "article_document",
    "article_path",
    "closing",
    "day_document",
    "documents_of",
    "entry_size",
    "faults",
    "feed_documents",
    "feed_path",
    "feeds",
    "forget_unused",
    "has_archives",
    "is_news",
    "is_of_substance",
    "made_by",
    "media_path",
    "missing",
    "newest_first",
    "paper_path",
    "search_page",
    "section_name",
    "site_documents",
    "slugs_of",
    "withdrawn_document",
    "year_path",
]
