"""What the rest of feeder asks of the database; every method is one transaction and raises StoreError."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, Engine, Select, delete, func, select
from sqlalchemy.dialects.sqlite import insert

from feeder.feeds import Notice
from feeder.model import Article, Entry, Labelled, RawIssue
from feeder.store import feedlog, keeping, search, sharing
from feeder.store.database import open_database, transaction, translated
from feeder.store.feedlog import Joining, Logged, Revised
from feeder.store.intake import correct, corrected_mark, forget_failures, known_issue, last_change, take_in
from feeder.store.records import AnyRow, Failure, Receipt, StoredIssue, Withdrawal, stamp, to_entry
from feeder.store.relabel import relabel
from feeder.store.schema import also_in, articles, failures, issues, labels, marks, notices

_ENTRY = select(articles, issues.c.name.label("issue")).join(issues, issues.c.id == articles.c.issue_id)
_NEWEST_FIRST = (articles.c.issue_date.desc(), articles.c.page_order, articles.c.issue_id, articles.c.position)
_STANDING = articles.c.withdrawn.is_(None)


class Store:
    """The database of one paper; safe to use from several threads and beside other processes."""

    def __init__(self, engine: Engine, path: Path, tag: str, zone: ZoneInfo) -> None:
        self._engine = engine
        self._path = path
        self._tag = tag
        self._zone = zone

    @classmethod
    def open(cls, path: Path, *, tag: str, zone: ZoneInfo) -> Store:
        """Open or make the database; `tag` is the front of ids still to be made, `zone` the paper's."""
        return cls(open_database(path), path, tag, zone)

    def named(self, tag: str, zone: ZoneInfo) -> Store:
        """The same database for a paper with another front of its ids, or in another zone."""
        return Store(self._engine, self._path, tag, zone)

    def close(self) -> None:
        """Let go of the file."""
        self._engine.dispose()

    def add_issue(
        self, issue: RawIssue, content: bytes, pages: Sequence[Sequence[Labelled]], *, at: datetime
    ) -> Receipt:
        """Take in one issue: new, a correction of one there, or known already; `content` is the file's bytes."""
        with self._writing() as connection:
            return take_in(connection, issue, content, pages, tag=self._tag, zone=self._zone, at=at)

    def correct(
        self,
        issue: RawIssue,
        pages: Sequence[Sequence[Labelled]],
        *,
        was: Mapping[int, str],
        seen: Mapping[str, Article],
        at: datetime,
    ) -> Receipt | None:
        """Put an editor's reading in place of the one that stands, under its ids; None where another stands by now.

        `seen` are the articles that the editor was shown, by key; `was` the keys of those that come back, by their
        place in the issue, for those that are like none of them.
        """
        with self._writing() as connection:
            return correct(connection, issue, pages, was=was, seen=seen, tag=self._tag, zone=self._zone, at=at)

    def known(self, sha256: str, *, name: str) -> Receipt | None:
        """What there is to say of a file whose bytes the store has, None where they are new; `name` is what it has now,
        and no failure any more."""
        with self._reading() as connection:
            receipt = known_issue(connection, sha256, name)
        if receipt:
            with self._writing() as connection:
                forget_failures(connection, sha256, name)
        return receipt

    def add_failure(self, failure: Failure) -> None:
        """Remember that a file was refused; the same file again renews the reason."""
        new = insert(failures).values(
            name=failure.name, sha256=failure.sha256, reason=failure.reason, at=stamp(failure.at)
        )
        with self._writing() as connection:
            if failure.sha256:  # what was said before its bytes could be read is out of date
                connection.execute(delete(failures).where(failures.c.name == failure.name, failures.c.sha256 == ""))
            connection.execute(
                new.on_conflict_do_update(
                    index_elements=["name", "sha256"], set_={"reason": new.excluded.reason, "at": new.excluded.at}
                )
            )

    def failures(self) -> list[Failure]:
        """The files that were refused, the newest first."""
        with self._reading() as connection:
            rows = connection.execute(select(failures).order_by(failures.c.id.desc())).all()
        return [Failure(row.name, row.sha256, row.reason, datetime.fromisoformat(row.at)) for row in rows]

    def forget_failure(self, name: str) -> bool:
        """Drop what is remembered of a refused file; whether there was anything."""
        with self._writing() as connection:
            return connection.execute(delete(failures).where(failures.c.name == name)).rowcount > 0

    def newest(self, count: int, category: str = "") -> list[Entry]:
        """The newest entries of a category, or of all: the newest issue first, each in page order."""
        query = _ENTRY.where(_STANDING)
        order: Sequence[Any] = _NEWEST_FIRST
        if category:
            query = query.join(labels, labels.c.article_id == articles.c.id).where(labels.c.category == category)
            order = [labels.c.issue_date.desc(), labels.c.page_order, labels.c.issue_id, labels.c.position]
        return self._entries(query.order_by(*order).limit(count))

    def relabel(self, given: Mapping[str, Labelled]) -> int:
        """Give the articles of these keys these labels, keeping their dates; returns how many changed."""
        with self._writing() as connection:
            return relabel(connection, given)

    def counts(self) -> dict[str, int]:
        """How many articles stand in each category."""
        query = select(labels.c.category, func.count()).group_by(labels.c.category)
        with self._reading() as connection:
            return {str(slug): int(count) for slug, count in connection.execute(query)}

    def search(self, query: str, count: int) -> list[Entry]:
        """The entries of the newest articles that hold all words of the query."""
        matches = search.matches(query)
        if matches is None:
            return []
        return self._entries(_ENTRY.where(articles.c.id.in_(matches), _STANDING).order_by(*_NEWEST_FIRST).limit(count))

    def category_days(self, since: date) -> dict[str, set[date]]:
        """The days, from `since` on, on which each category had an article."""
        query = select(labels.c.category, labels.c.issue_date).where(labels.c.issue_date >= since.isoformat())
        found: dict[str, set[date]] = {}
        with self._reading() as connection:
            for category, day in connection.execute(query.distinct()):
                found.setdefault(category, set()).add(date.fromisoformat(day))
        return found

    def add_notices(self, missed: Iterable[Notice]) -> None:
        """Keep what did not come; once for each day and category."""
        rows = [
            {"day": n.day.isoformat(), "category": n.category, "at": n.at.astimezone(UTC).isoformat()} for n in missed
        ]
        with self._writing() as connection:
            if rows:
                connection.execute(insert(notices).on_conflict_do_nothing(), rows)

    def notices(self, count: int) -> list[Notice]:
        """The newest notices, the newest first."""
        query = select(notices).order_by(notices.c.day.desc(), notices.c.category).limit(count)
        with self._reading() as connection:
            return [
                Notice(date.fromisoformat(row.day), row.category, datetime.fromisoformat(row.at))
                for row in connection.execute(query)
            ]

    def days(self) -> list[tuple[date, int]]:
        """The days that have a paper, the newest first, with the count of its articles."""
        query = select(articles.c.issue_date, func.count()).where(_STANDING).group_by(articles.c.issue_date)
        with self._reading() as connection:
            rows = connection.execute(query.order_by(articles.c.issue_date.desc()))
            return [(date.fromisoformat(day), int(count)) for day, count in rows]

    def changed_days(self, since: int) -> list[date]:
        """The days whose paper changed after the change `since`."""
        query = select(articles.c.issue_date).where(articles.c.change > since)
        with self._reading() as connection:
            return [date.fromisoformat(day) for day in sorted(set(connection.execute(query).scalars()))]

    def day_entries(self, day: date) -> list[Entry]:
        """The entries of a day's paper in page order."""
        query = _ENTRY.where(articles.c.issue_date == day.isoformat(), _STANDING)
        return self._entries(query.order_by(articles.c.page_order, articles.c.issue_id, articles.c.position))

    def join_feeds(self, joining: Iterable[Joining]) -> set[str]:
        """Append entries to feeds' logs in the order given, but for those that joined before; the feeds that grew."""
        with self._writing() as connection:
            return feedlog.join_feeds(connection, joining)

    def feeds_begun(self, feeds: Iterable[str]) -> set[str]:
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

    def revisions(self, since: int) -> list[Revised]:
        """The texts of standing articles that were replaced after the change `since`, in the order of that."""
        with self._reading() as connection:
            return feedlog.revisions(connection, since)

    def newest_date(self) -> date | None:
        """The date of the newest issue, None for a paper without one."""
        with self._reading() as connection:
            return feedlog.newest_date(connection)

    def parts_of_paper(self, count: int) -> list[tuple[str, str]]:
        """The (section, page) that articles stand under, the most used first; page "" where there is a section."""
        with self._reading() as connection:
            return feedlog.parts_of_paper(connection, count)

    def article_count(self) -> int:
        """How many articles stand."""
        with self._reading() as connection:
            return int(connection.execute(select(func.count()).select_from(articles).where(_STANDING)).scalar_one())

    def last_change(self) -> int:
        """The number of the last change to what is published."""
        with self._reading() as connection:
            return last_change(connection)

    def changed_issues(self, since: int) -> list[int]:
        """The numbers of the issues whose standing articles changed after the change `since`, in the order received."""
        query = select(articles.c.issue_id).where(articles.c.change > since, _STANDING)
        with self._reading() as connection:
            return sorted(set(connection.execute(query).scalars()))  # DISTINCT would read the whole table

    def issue_entries(self, issue_id: int) -> list[Entry]:
        """The entries of one issue in page order."""
        query = _ENTRY.where(articles.c.issue_id == issue_id, _STANDING)
        return self._entries(query.order_by(articles.c.page_order, articles.c.position))

    def withdrawals(self, since: int) -> list[Withdrawal]:
        """The articles that were withdrawn after the change `since`."""
        query = select(articles).where(articles.c.change > since, articles.c.withdrawn.is_not(None))
        with self._reading() as connection:
            rows = connection.execute(query.order_by(articles.c.id)).all()
        return [
            Withdrawal(
                row.uri,
                row.key,
                date.fromisoformat(row.issue_date),
                datetime.fromisoformat(row.published),
                datetime.fromisoformat(row.withdrawn),
            )
            for row in rows
        ]

    def issues(self, count: int) -> list[StoredIssue]:
        """The issues received last, the newest first."""
        with self._reading() as connection:
            rows = connection.execute(_issues().order_by(issues.c.id.desc()).limit(count)).all()
        return [_stored(row) for row in rows]

    def named_issues(self, named: str) -> list[StoredIssue]:
        """The issues that stand under a name, or whose bytes' SHA-256 begins like this (8 digits or more)."""
        with self._reading() as connection:
            ids = [row.id for row in keeping.find_issues(connection, named)]
            rows = connection.execute(_issues().where(issues.c.id.in_(ids)).order_by(issues.c.id.desc())).all()
        return [_stored(row) for row in rows]

    def entries_of(self, sha256: str) -> list[Entry]:
        """The entries of the issue of these bytes, in page order."""
        query = select(issues.c.id).where(issues.c.sha256 == sha256, issues.c.state == "current")
        with self._reading() as connection:
            return [to_entry(row) for row in connection.execute(sharing.standing_in(query.scalar_subquery()))]

    def issue_count(self) -> int:
        """How many issues stand."""
        query = select(func.count()).select_from(issues).where(issues.c.state == "current")
        with self._reading() as connection:
            return int(connection.execute(query).scalar_one())

    def content(self, sha256: str) -> bytes | None:
        """The bytes of an issue file as it came, None where it is not held."""
        query = select(issues.c.content).where(issues.c.sha256 == sha256, issues.c.content.is_not(None))
        with self._reading() as connection:
            packed = connection.execute(query.order_by(issues.c.id.desc())).scalar()
        return zlib.decompress(packed) if packed is not None else None

    def forget(self, named: str, *, at: datetime) -> list[str]:
        """Withdraw the issues of a name, or of a SHA-256 that begins like this, and let go of their texts for ever.

        Returns what was forgotten, in words. Readers that have them may keep them; the ids stay taken.
        """
        with self._writing() as connection:
            return [
                f"{row.name} of {row.date}, {keeping.forget_issue(connection, row.id, at)} articles"
                for row in keeping.find_issues(connection, named)
            ]

    def expire(self, years: int, *, at: datetime) -> int:
        """Withdraw articles so much older than today and than the newest issue, and let go of their texts; how many.

        Both count, so that neither a clock that is wrong nor an issue that is misdated costs the whole paper.
        """
        with self._writing() as connection:
            newest = keeping.newest_day(connection)
            if newest is None:
                return 0
            last = min(newest, at.astimezone(self._zone).date())
            return keeping.expire(connection, last - timedelta(days=round(years * 365.25)), at)

    def compact(self) -> None:
        """Give the space of what was let go of back to the disk; needs as much again while it works."""
        with translated(self._path), self._engine.connect() as connection:
            connection.exec_driver_sql(search.FORGET)
            connection.exec_driver_sql("VACUUM")
            connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")

    def back_up(self, target: Path) -> int:
        """Copy the database as it is now to `target`, checked and durable; returns the copy's bytes."""
        return keeping.back_up(self._path, target)

    def faults(self) -> list[str]:
        """What SQLite finds wrong in the database; reads all of it."""
        with translated(self._path):
            return keeping.faults_of(self._path)

    def marks(self) -> dict[str, str]:
        """The small facts kept between runs, such as how far was published."""
        with self._reading() as connection:
            return {row.name: row.value for row in connection.execute(select(marks))}

    def set_marks(self, values: Mapping[str, str]) -> None:
        """Keep small facts."""
        new = insert(marks)
        put = new.on_conflict_do_update(index_elements=["name"], set_={"value": new.excluded.value})
        with self._writing() as connection:
            connection.execute(put, [{"name": name, "value": value} for name, value in values.items()])

    def _entries(self, query: Select[Any]) -> list[Entry]:
        with self._reading() as connection:
            return [to_entry(row) for row in connection.execute(query)]

    def _reading(self) -> AbstractContextManager[Connection]:
        return transaction(self._engine, self._path, "DEFERRED")

    def _writing(self) -> AbstractContextManager[Connection]:
        return transaction(self._engine, self._path, "IMMEDIATE")


def _issues() -> Select[Any]:
    """The issues that stand, with how many articles they have and when an editor corrected them."""
    own = select(func.count()).where(articles.c.issue_id == issues.c.id, _STANDING).scalar_subquery()
    shared = select(func.count()).where(also_in.c.issue_id == issues.c.id).scalar_subquery()
    corrected = select(marks.c.value).where(marks.c.name == corrected_mark("") + issues.c.sha256).scalar_subquery()
    columns = [column for column in issues.c if column.name != "content"]
    query = select(*columns, (own + shared).label("articles"), corrected.label("corrected"))
    return query.where(issues.c.state == "current")


def _stored(row: AnyRow) -> StoredIssue:
    return StoredIssue(
        row.name,
        row.sha256,
        date.fromisoformat(row.date),
        row.date_source,
        row.encoding,
        row.size,
        datetime.fromisoformat(row.received),
        row.articles,
        row.corrected is not None,
    )
