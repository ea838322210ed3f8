"""What was withdrawn: tombstones (RFC 6721), so that whoever keeps copies of entries can let go of them.

They stand in a document of their own, to which each Atom feed links as related, and in the answers to A-IM: feed. In
the feeds themselves they would cost readers a warning of the W3C's validator, which knows nothing of RFC 6721.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from feeder.feeds import generator
from feeder.feeds.formats import TYPES, begun
from feeder.feeds.generator import Head
from feeder.feeds.publication import WITHDRAWN, Document, Publication, feed_path
from feeder.feeds.text import clean


@dataclass(frozen=True, slots=True)
class Tombstone:
    """An entry that stands no longer: its id, and when it was withdrawn (aware)."""

    id: str
    at: datetime


def withdrawn_document(publication: Publication, tombstones: Sequence[Tombstone]) -> Document:
    """The document of what was withdrawn, the last first; without any it is an empty feed."""
    path = feed_path(WITHDRAWN)
    head = Head(
        id=f"{publication.tag}:feed/{WITHDRAWN}",
        title=clean(f"{publication.name} · 已撤回 Withdrawn"),
        author=clean(publication.name),
        language=publication.language,
        updated=max((tombstone.at for tombstone in tombstones), default=begun(publication)),
        page=publication.url("index.html"),
        links=(("self", TYPES["atom"], publication.url(path)),)
        + ((("hub", "", publication.hub),) if publication.hub else ()),
        rights=clean(publication.rights),
    )
    return Document(path, generator.tombstones_document(head, [(one.id, one.at) for one in tombstones]))
