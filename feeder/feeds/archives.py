"""Archive documents (RFC 5005): every article a feed ever had, in documents that never change once closed.

Each feed has a log: the entries in the order in which they joined it, old and new alike, appended and never reordered.
Archive document 1 holds the log's first entries, 2 the next, and so on; a document is closed when it is full, by count
or by bytes, or when it holds an old article, which stands nowhere else, and a day has passed. Closed, it is written
once. The newest closed one is linked from the subscription document, each from the one after it, so a reader walks from
today to the first day.

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

from feeder.feeds.publication import TODAY, Feed

T = TypeVar("T")

RESERVE = 4096  # bytes of a document that are no entries


def archive_path(feed_slug: str, number: int) -> str:
    """Where a feed's archive document stands; they are numbered from 1."""
    return f"feeds/{feed_slug}/{number}.atom"


def has_archives(feed: Feed) -> bool:
    """Whether a feed has archives: alerts and the days' papers repeat what others hold, and have none."""
    return not feed.alert and feed.entries != TODAY


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


def is_news(issue_date: date, today: date, days: int) -> bool:
    """Whether an article of an issue is news when it joins on `today`: not older than so many days."""
    return (today - issue_date).days <= days


def live(items: Sequence[T], sizes: Sequence[int], most: int, most_bytes: int) -> list[T]:
    """The first of the items, newest first, that fit into a subscription document; one always does."""
    used = accumulate(sizes)
    fitting = sum(1 for size in used if size <= most_bytes - RESERVE)
    return list(items[: max(1, min(most, fitting))])
