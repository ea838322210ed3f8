"""What publishing asks of the feeds' logs; every method is one transaction and raises StoreError."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from contextlib import AbstractContextManager
from datetime import datetime
from pathlib import Path

from sqlalchemy import Connection, Engine

from feeder.feeds import Tombstone
from feeder.model import Correction, Entry
from feeder.store import feedlog
from feeder.store.database import transaction
from feeder.store.feedlog import Joining, Logged, Revised


class FeedLogs:
    """What joined each feed of a paper, when it was updated, what it lost; feeds are known by their entries' slugs."""

    def __init__(self, engine: Engine, path: Path) -> None:
        self._engine = engine
        self._path = path

    def join(self, joining: Iterable[Joining]) -> set[str]:
        """Append entries to feeds' logs in the order given, but for those that joined before; the feeds that grew."""
        with self._writing() as connection:
            return feedlog.join_feeds(connection, joining)

    def begun(self, feeds: Iterable[str]) -> set[str]:
        """Those of the feeds that have a log."""
        with self._reading() as connection:
            return feedlog.feeds_begun(connection, feeds)

    def news(self, feed: str, count: int) -> list[Entry]:
        """The entries that joined a feed last, the last one first; old articles are not among them."""
        with self._reading() as connection:
            return feedlog.news(connection, feed, count)

    def open_part(self, feed: str, count: int) -> list[Logged]:
        """The oldest entries of a feed that are in no closed archive document, in the log's order."""
        with self._reading() as connection:
            return feedlog.open_part(connection, feed, count)

    def archive_part(self, feed: str, number: int) -> list[Entry]:
        """The entries of a closed archive document, in the log's order."""
        with self._reading() as connection:
            return feedlog.archive_part(connection, feed, number)

    def close_part(self, feed: str, number: int, last: int) -> None:
        """Say that an archive document is closed, with the position of its last entry in the log."""
        with self._writing() as connection:
            feedlog.close_part(connection, feed, number, last)

    def archive_counts(self) -> dict[str, int]:
        """How many archive documents each feed has."""
        with self._reading() as connection:
            return feedlog.archive_counts(connection)

    def archives_of_withdrawn(self, since: int) -> list[tuple[str, int]]:
        """(feed, number) of the closed archive documents that hold an article withdrawn after the change `since`."""
        with self._reading() as connection:
            return feedlog.archives_of_withdrawn(connection, since)

    def raise_times(self, times: Mapping[str, datetime]) -> dict[str, datetime]:
        """Say when feeds, and archive documents by their paths, were updated; what was said before and is later stands.
        Returns when each of them was updated."""
        with self._writing() as connection:
            return feedlog.raise_times(connection, times)

    def times(self) -> dict[str, datetime]:
        """When each feed was updated."""
        with self._reading() as connection:
            return feedlog.times(connection)

    def withdrawn_from(self, since: int) -> dict[str, datetime]:
        """The feeds that lost news by what was withdrawn after the change `since`, and when they lost the last."""
        with self._reading() as connection:
            return feedlog.withdrawn_from(connection, since)

    def withdrawn_of_part(self, feed: str, number: int) -> datetime | None:
        """When an archive document last lost an article, None where it never did."""
        with self._reading() as connection:
            return feedlog.withdrawn_of_part(connection, feed, number)

    def tombstones(self, count: int) -> list[Tombstone]:
        """The entries of feeds that were withdrawn last, the last first; not what was let go of for its age."""
        with self._reading() as connection:
            return feedlog.tombstones(connection, count)

    def corrections(self, keys: Iterable[str]) -> dict[str, list[Correction]]:
        """The corrections of the standing articles of these keys, the first first, by the keys."""
        with self._reading() as connection:
            return feedlog.corrections(connection, keys)

    def revisions(self, since: int) -> list[Revised]:
        """The texts of standing articles that were replaced after the change `since`, in the order of that."""
        with self._reading() as connection:
            return feedlog.revisions(connection, since)

    def _reading(self) -> AbstractContextManager[Connection]:
        return transaction(self._engine, self._path, "DEFERRED")

    def _writing(self) -> AbstractContextManager[Connection]:
        return transaction(self._engine, self._path, "IMMEDIATE")
