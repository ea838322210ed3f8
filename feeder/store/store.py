"""What the rest of feeder asks of the database; every method is one transaction and raises StoreError."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, Engine, Select, delete, func, literal_column, select
from sqlalchemy.dialects.sqlite import insert

from feeder.feeds import Notice
from feeder.model import Article, Entry, Labelled, Picture, RawIssue
from feeder.reading.pictures import stem_of
from feeder.saying import counted
from feeder.store import feedlog, keeping, pictures, search, sharing
from feeder.store.database import open_database, transaction, translated
from feeder.store.feedlogs import FeedLogs
from feeder.store.intake import (
    correct,
    corrected_mark,
    count_change,
    forget_failures,
    known_issue,
    last_change,
    take_in,
)
from feeder.store.records import AnyRow, Failure, PictureReceipt, Receipt, StoredIssue, Withdrawal, stamp, to_entry
from feeder.store.relabel import relabel
from feeder.store.schema import (
    also_in,
    articles,
    category_counts,
    days,
    failures,
    issues,
    labels,
    marks,
    media,
    notices,
)
from feeder.store.schema import hub_told as told
from feeder.store.schema import pictures as picture_files

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
        self.feeds = FeedLogs(engine, path)

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

    def add_picture(self, name: str, picture: Picture, content: bytes, *, at: datetime) -> PictureReceipt:
        """Keep a picture file, and give it to the photo item of its issue, if that is there; `name` is the file's."""
        with self._writing() as connection:
            change = 1 + last_change(connection)
            new = pictures.add(connection, stem_of(name), picture, content, at, change)
            issue = pictures.issue_of(connection, stem_of(name))
            if new:
                placed = pictures.assign(connection, issue.id, change, at.astimezone(UTC)) if issue else 0
                if placed:
                    count_change(connection, change)
            forget_failures(connection, picture.name.partition(".")[0], name)
            return PictureReceipt(issue.name if issue else "", new)

    def placed_media(self, since: int) -> list[str]:
        """The names of the pictures that standing articles have got after the change `since`."""
        return self._media(since, placed=1)

    def unplaced_media(self, since: int) -> list[str]:
        """The names of the pictures that no standing article has any more since the change `since`."""
        return self._media(since, placed=0)

    def media(self, name: str) -> bytes | None:
        """A picture's bytes, None where they are not held."""
        with self._reading() as connection:
            return connection.execute(select(media.c.content).where(media.c.name == name)).scalar()

    def waiting_pictures(self, count: int) -> list[str]:
        """The stems of the pictures that no photo item has, the last to come first."""
        query = select(picture_files.c.stem).join(media, media.c.name == picture_files.c.name)
        last = query.where(media.c.placed == 0).order_by(picture_files.c.at.desc(), picture_files.c.stem).limit(count)
        with self._reading() as connection:
            return list(connection.execute(last).scalars())

    def drop_unclaimed_pictures(self, *, at: datetime) -> list[str]:
        """Let go of the pictures whose issue has not come for a long time; the stems of their files' names."""
        with self._writing() as connection:
            return pictures.drop_unclaimed(connection, at)

    def _media(self, since: int, placed: int) -> list[str]:
        query = select(media.c.name).where(media.c.change > since, media.c.placed == placed).order_by(media.c.name)
        with self._reading() as connection:
            return list(connection.execute(query).scalars())

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

    def knows(self, named: str) -> bool:
        """Whether `forget` or `forget_failure` would find something under this name."""
        with self._reading() as connection:
            refused = connection.execute(select(failures.c.id).where(failures.c.name == named)).first()
            return refused is not None or bool(keeping.find_issues(connection, named))

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

    def doubtful(self, count: int) -> list[Entry]:
        """The newest of the articles that an editor should look at."""
        query = _ENTRY.where(articles.c.doubtful == literal_column("1"), _STANDING)  # as the index says it
        return self._entries(query.order_by(articles.c.issue_date.desc(), articles.c.id).limit(count))

    def relabel(self, given: Mapping[str, Labelled]) -> int:
        """Give the articles of these keys these labels, keeping their dates; returns how many changed."""
        with self._writing() as connection:
            return relabel(connection, given)

    def counts(self) -> dict[str, int]:
        """How many articles stand in each category."""
        query = select(category_counts).where(category_counts.c.articles > 0)
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
        query = select(days.c.day, days.c.articles).where(days.c.articles > 0).order_by(days.c.day.desc())
        with self._reading() as connection:
            return [(date.fromisoformat(day), int(count)) for day, count in connection.execute(query)]

    def changed_days(self, since: int) -> list[date]:
        """The days whose paper changed after the change `since`."""
        query = select(articles.c.issue_date).where(articles.c.change > since)
        with self._reading() as connection:
            return [date.fromisoformat(day) for day in sorted(set(connection.execute(query).scalars()))]

    def day_entries(self, day: date) -> list[Entry]:
        """The entries of a day's paper in page order."""
        query = _ENTRY.where(articles.c.issue_date == day.isoformat(), _STANDING)
        return self._entries(query.order_by(articles.c.page_order, articles.c.issue_id, articles.c.position))

    def day_times(self, asked: Iterable[date]) -> dict[date, datetime]:
        """When each of these days' papers last changed, also by what was withdrawn."""
        query = select(days.c.day, days.c.updated).where(days.c.day.in_([day.isoformat() for day in asked]))
        with self._reading() as connection:
            return {date.fromisoformat(day): datetime.fromisoformat(at) for day, at in connection.execute(query)}

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
            return int(connection.execute(select(func.coalesce(func.sum(days.c.articles), 0))).scalar_one())

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
            rows = sorted(connection.execute(query), key=lambda row: int(row.id))  # in SQL it would read all articles
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
                f"{row.name} of {row.date}, {counted(keeping.forget_issue(connection, row.id, at), 'article')}"
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

    def hub_told(self, hub: str) -> dict[str, str]:
        """Which version of each document a WebSub hub has heard of, by the document's address."""
        query = select(told.c.topic, told.c.version).where(told.c.hub == hub)
        with self._reading() as connection:
            return {row.topic: row.version for row in connection.execute(query)}

    def tell_hub(self, hub: str, versions: Mapping[str, str]) -> None:
        """Keep that a hub has heard of these versions, and of no other hub any more."""
        new = insert(told)
        put = new.on_conflict_do_update(index_elements=["hub", "topic"], set_={"version": new.excluded.version})
        with self._writing() as connection:
            connection.execute(delete(told).where(told.c.hub != hub))
            connection.execute(put, [{"hub": hub, "topic": topic, "version": v} for topic, v in versions.items()])

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
