"""Which documents there are."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from feeder.feeds.atom import atom
from feeder.feeds.opml import opml
from feeder.feeds.pages import article_page, category_page, index_page, stylesheet
from feeder.feeds.publication import ALL, Document, Publication, article_path, feed_path, feeds
from feeder.model import Entry

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


def article_document(publication: Publication, entry: Entry, around: Sequence[Entry]) -> Document:
    """An article's page; `around` are the entries of its issue in page order, for the links to its neighbours."""
    return Document(article_path(entry), article_page(publication, entry, around))


def feed_documents(publication: Publication, newest: Mapping[str, Sequence[Entry]]) -> Iterator[Document]:
    """The Atom documents; `newest` has the entries of each category by its slug, and of `ALL`, newest first."""
    for feed in feeds(publication):
        slug = feed.category.slug if feed.category else ALL
        yield Document(feed.path, atom(publication, feed, newest.get(slug, ())))


def site_documents(
    publication: Publication, newest: Mapping[str, Sequence[Entry]], counts: Mapping[str, int]
) -> Iterator[Document]:
    """The pages that list articles, and the list of feeds; the front page last, for it links to all others."""
    yield Document("style.css", stylesheet())
    yield Document("feeds.opml", opml(publication))
    for category in publication.categories:
        slug = category.slug
        yield Document(f"categories/{slug}.html", category_page(publication, slug, newest.get(slug, ())))
    yield Document("index.html", index_page(publication, newest.get(ALL, ()), counts))
