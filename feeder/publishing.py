"""The store → output/: the documents that changed since they were last published, in an order that never dangles.

Article pages come before the feeds that link to them, the front page last, and pages of withdrawn articles go once
nothing links to them any more. How far was published is kept in the store's marks, so a kill at any moment only means
that the same bytes are written again.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass

from feeder import __version__, lock, publisher
from feeder.feeds import ALL, Document, Publication, article_document, article_path, feed_documents, site_documents
from feeder.model import Category
from feeder.settings import Settings
from feeder.store import Store

_PUBLISHED = "published change"
_PUBLISHED_AS = "published as"


@dataclass(frozen=True, slots=True)
class Published:
    """What one publishing did: documents written and removed, by path."""

    written: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()

    @property
    def said(self) -> str:
        """In a sentence."""
        if not self.written and not self.removed:
            return "nothing new to publish"
        gone = f", {len(self.removed)} removed" if self.removed else ""
        return f"{len(self.written)} documents written{gone}"


def publish_due(store: Store, publication: Publication, settings: Settings) -> Published:
    """Publish what changed; the whole paper where its settings or categories did. Raises PublishError, StoreError."""
    with lock.in_turn(settings.folder("state") / "publish.lock"):
        output = settings.folder("output")
        change, marks = store.last_change(), store.marks()
        whole = marks.get(_PUBLISHED_AS) != _fingerprint(publication, settings) or not (output / "index.html").exists()
        since = 0 if whole else int(marks.get(_PUBLISHED, "0"))
        if change == since and not whole:
            return Published()
        written = publisher.write(_documents(store, publication, since, settings.publish.newest), output)
        removed = publisher.remove(_withdrawn(store, since), output)
        store.set_marks({_PUBLISHED: str(change), _PUBLISHED_AS: _fingerprint(publication, settings)})
        return Published(written.paths, removed)


def publication_of(settings: Settings, categories: tuple[Category, ...]) -> Publication:
    """The paper as its readers see it."""
    return Publication(
        settings.paper.name,
        settings.paper.language,
        settings.publish.base_url.rstrip("/"),
        categories,
        settings.paper.tag,
    )


def _fingerprint(publication: Publication, settings: Settings) -> str:
    """Changes with whatever every document depends on."""
    shared = f"{__version__} {publication!r} {settings.publish.newest}"
    return hashlib.sha256(shared.encode("utf-8", "surrogatepass")).hexdigest()


def _documents(store: Store, publication: Publication, since: int, count: int) -> Iterator[Document]:
    for issue in store.changed_issues(since):
        entries = store.issue_entries(issue)
        for entry in entries:
            yield article_document(publication, entry, entries)
    newest = {category.slug: store.newest(count, category.slug) for category in publication.categories}
    newest[ALL] = store.newest(count)
    yield from feed_documents(publication, newest)
    yield from site_documents(publication, newest, store.counts())


def _withdrawn(store: Store, since: int) -> list[str]:
    return [article_path(withdrawal) for withdrawal in store.withdrawals(since)]
