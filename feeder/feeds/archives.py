"""Archive documents (RFC 5005): every article a feed ever had, in documents that never change once closed.

Each feed has a log: the entries in the order in which they joined it, old and new alike, appended and never reordered.
Archive document 1 holds the log's first entries, 2 the next, and so on; 0 is empty and says that there is no more. A
document is closed when it is full, by count or by bytes, or at the end of a publishing that brought an old article,
which stands in no live feed. Closed, it is written once; again only to take out an article that was withdrawn. The
newest closed one is linked from the subscription document, each from the one after it, so a reader walks from today to
the first day.

Why the log and not the months of the issues' dates: an issue of last year that is read today would change the archive
of a month that readers fetched long ago and never fetch again (RFC 5005, chapter 4). In the log it is only the newest
entry: it goes into the next document, nothing closed changes, no address is new twice. A later revision of an archived
article is on its page; one of substance is an entry of its own in the live feed.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import accumulate
from typing import TypeVar

from feeder.feeds.publication import NOTICES, TODAY, Feed

T = TypeVar("T")

CURRENT_DAYS = 30  # a paper appears as long as its newest issue is not older
RESERVE = 4096  # bytes of a document that are no entries


def archive_path(feed_slug: str, number: int) -> str:
    """Where a feed's archive document stands; they are numbered from 0."""
    return f"feeds/{feed_slug}/{number}.atom"


def has_archives(feed: Feed) -> bool:
    """Whether a feed has archives: alerts and the days' papers repeat what others hold, and notices pass."""
    return not feed.alert and feed.entries not in (TODAY, NOTICES)


def full(sizes: Sequence[int], most: int, most_bytes: int) -> list[int]:
    """How many of the log's unclosed entries, the oldest first, make up each document that is full.

    `sizes` are their bytes; those of the last, still open document are not counted. The open ones always fit into a
    subscription document of the same bounds.
    """
    closed = []
    count = size = 0
    for entry in sizes:
        if count and (count == most or size + entry > most_bytes - RESERVE):
            closed.append(count)
            count = size = 0
        count += 1
        size += entry
    return [*closed, count] if count == most or size > most_bytes - RESERVE else closed


def closing(sizes: Sequence[int], old: Sequence[bool], most: int, most_bytes: int, *, more: bool = False) -> list[int]:
    """How many of the log's unclosed entries make up each document that is due: full ones, and a last one that holds an
    old article. `more` says that the log goes on after these entries."""
    closed = full(sizes, most, most_bytes)
    rest = sum(closed)
    return [*closed, len(sizes) - rest] if any(old[rest:]) and not more else closed


def is_news(issue_date: date, today: date, newest: date, days: int) -> bool:
    """Whether an article is news when it joins a feed on `today`: not older than so many days.

    A paper whose newest issue is long past (an archive that is being read in, a first try with an old page) has no
    news to protect its readers from: all of it is.
    """
    return (today - issue_date).days <= days or (today - newest).days > CURRENT_DAYS


def live(items: Sequence[T], sizes: Sequence[int], most: int, most_bytes: int) -> list[T]:
    """The first of the items, newest first, that fit into a subscription document; one always does."""
    used = accumulate(sizes)
    fitting = sum(1 for size in used if size <= most_bytes - RESERVE)
    return list(items[: max(1, min(most, fitting))])
