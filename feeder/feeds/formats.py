"""A feed's items in each format: Atom 1.0 (RFC 4287), RSS 2.0, JSON Feed 1.1. An item is rendered once in each."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from urllib.parse import quote

from feeder.feeds import generator
from feeder.feeds.archives import archive_path
from feeder.feeds.generator import Head
from feeder.feeds.items import Item
from feeder.feeds.jsonfeed import json_document, json_item
from feeder.feeds.publication import WITHDRAWN, Feed, Past, Publication, feed_path
from feeder.feeds.remembering import Remembered
from feeder.feeds.text import clean

TYPES = {"atom": "application/atom+xml", "rss": "application/rss+xml", "json": "application/feed+json"}

atom_entry = Remembered(generator.atom_entry)
rss_item = Remembered(generator.rss_item)
json_entry = Remembered(json_item)

Render = Callable[[Publication, Feed, Sequence[Item], Past], bytes]
_NEW = Past()


def atom(publication: Publication, feed: Feed, items: Sequence[Item], past: Past = _NEW) -> bytes:
    """An Atom document with the items in the order given; it leads to the last closed archive document."""
    head = head_of(publication, feed, items, "atom", past.updated)
    links = (*head.links, ("related", TYPES["atom"], publication.url(feed_path(WITHDRAWN))))
    if past.archived:
        links += (_archive_link(publication, feed, "prev-archive", past.archived),)
    head = replace(head, links=links)
    return generator.atom_document(head, [atom_entry(item) for item in items])


def rss(publication: Publication, feed: Feed, items: Sequence[Item], past: Past = _NEW) -> bytes:
    """An RSS document with the items in the order given; archives are Atom, so it names none."""
    head = head_of(publication, feed, items, "rss", past.updated)
    return generator.rss_document(head, [rss_item(item) for item in items])


def json(publication: Publication, feed: Feed, items: Sequence[Item], past: Past = _NEW) -> bytes:
    """A JSON Feed with the items in the order given; it names no archives either."""
    return json_document(head_of(publication, feed, items, "json"), [json_entry(item) for item in items])


FEED_FORMATS: dict[str, Render] = {"atom": atom, "rss": rss, "json": json}


def archive(
    publication: Publication, feed: Feed, items: Sequence[Item], number: int, updated: datetime | None = None
) -> bytes:
    """An archive document (RFC 5005): it links to the one before and to the subscription document.

    Document 0 has no entries and comes into being with 1: the end for whoever walks back. So each has a neighbour that
    never changes, as the W3C's validator asks; a link onward from the last one would have to be put in later.
    `updated` is when an article was last taken out of it.
    """
    head = head_of(publication, feed, items, "atom", updated)
    beside = ("prev-archive", number - 1) if number else ("next-archive", 1)
    links = (
        _archive_link(publication, feed, "self", number),
        ("current", TYPES["atom"], publication.url(feed_path(feed.slug))),
        _archive_link(publication, feed, *beside),
    )
    return generator.atom_document(replace(head, links=links, archive=True), [atom_entry(item) for item in items])


def begun(publication: Publication) -> datetime:
    """When a feed without entries was last updated: at the beginning of the tag's year."""
    return datetime(int(publication.tag.partition(",")[2][:4]), 1, 1, tzinfo=UTC)


def _archive_link(publication: Publication, feed: Feed, rel: str, number: int) -> tuple[str, str, str]:
    return rel, TYPES["atom"], publication.url(archive_path(feed.slug, number))


def head_of(
    publication: Publication, feed: Feed, items: Sequence[Item], form: str, least: datetime | None = None
) -> Head:
    """What a feed's document says of itself, in one format; it was updated when its newest item was, or at `least`."""
    own = publication.url(feed_path(feed.slug, form))
    if feed.address:
        own = f"{publication.base_url}/{feed.address.format(form=form)}"
    hub = (("hub", "", publication.hub),) if publication.hub else ()
    return Head(
        id=f"{publication.tag}:feed/{quote(feed.slug)}",
        title=clean(feed.title),
        author=clean(publication.name),
        language=publication.language,
        updated=max([*(item.updated for item in items), *([least] if least else [])], default=begun(publication)),
        page=publication.url(feed.page),
        links=(("self", TYPES[form], own), *hub),
        rights=clean(publication.rights),
        logo=publication.logo,
        icon=publication.icon,
    )
