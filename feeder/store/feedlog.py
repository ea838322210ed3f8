"""Each feed's log, within a transaction of the caller's: what joined it and when, and which parts are archived.

A feed is known here by the slug of its entries. `feeds/archives.py` says why there is a log and what closes a part.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from typing import Any, NamedTuple

from sqlalchemy import Connection, Select, and_, func, insert, literal_column, or_, select, text
from sqlalchemy.dialects.sqlite import insert as upsert

from feeder.feeds import Tombstone
from feeder.model import Article, Correction, Entry
from feeder.store.records import AnyRow, from_record, to_entry
from feeder.store.schema import articles, feed_archives, feed_log, feed_times, issues, parts, versions


class Joining(NamedTuple):
    """An entry that joins a feed: an article by its key, or (`correction` above 0) the news that it was corrected."""

    feed: str
    key: str
    news: bool
    correction: int = 0


@dataclass(frozen=True, slots=True)
class Logged:
    """An entry with its position in a feed's log."""

    position: int
    entry: Entry
    news: bool


@dataclass(frozen=True, slots=True)
class Revised:
    """A changed text: the entry that would say so, with the number of the version it corrects."""

    entry: Entry
    key: str
    number: int


_NEXT = versions.alias("next_versions")
_JOIN = text(
    "INSERT OR IGNORE INTO feed_log (feed, position, article_id, correction, news) "
    "SELECT :feed, (SELECT coalesce(max(position), 0) + 1 FROM feed_log WHERE feed = :feed), id, :correction, :news "
    "FROM articles WHERE key = :key"
)
_STANDING = articles.c.withdrawn.is_(None)


def join_feeds(connection: Connection, joining: Iterable[Joining]) -> set[str]:
    """Append entries to feeds' logs in the order given, but for those that joined before; the feeds that grew."""
    grown = set()
    for one in joining:
        values = {"feed": one.feed, "key": one.key, "news": int(one.news), "correction": one.correction}
        if connection.execute(_JOIN, values).rowcount:
            grown.add(one.feed)
    return grown


def feeds_begun(connection: Connection, feeds: Iterable[str]) -> set[str]:
    """Those of the feeds that have a log."""
    return {
        feed
        for feed in feeds
        if connection.execute(select(feed_log.c.feed).where(feed_log.c.feed == feed).limit(1)).first()
    }


def news(connection: Connection, feed: str, count: int) -> list[Entry]:
    """The entries that joined a feed last, the last one first; old articles are not among them."""
    query = _logged().where(feed_log.c.feed == feed, feed_log.c.news == 1)
    rows = connection.execute(query.order_by(feed_log.c.position.desc()).limit(count))
    return [_to_logged(row).entry for row in rows]


def open_part(connection: Connection, feed: str, count: int) -> list[Logged]:
    """The oldest entries of a feed that are in no closed archive document, in the log's order."""
    last = connection.execute(
        select(func.coalesce(func.max(feed_archives.c.last), 0)).where(feed_archives.c.feed == feed)
    ).scalar_one()
    query = _logged().where(feed_log.c.feed == feed, feed_log.c.position > last)
    return [_to_logged(row) for row in connection.execute(query.order_by(feed_log.c.position).limit(count))]


def archive_part(connection: Connection, feed: str, number: int) -> list[Entry]:
    """The entries of a closed archive document, in the log's order."""
    after, upto = _bounds(connection, feed, number)
    query = _logged().where(feed_log.c.feed == feed, feed_log.c.position > after, feed_log.c.position <= upto)
    return [_to_logged(row).entry for row in connection.execute(query.order_by(feed_log.c.position))]


def _bounds(connection: Connection, feed: str, number: int) -> tuple[int, int]:
    """The positions in the log after which, and up to which, a closed archive document goes."""
    bound = select(func.coalesce(func.max(feed_archives.c.last), 0)).where(feed_archives.c.feed == feed)
    after = connection.execute(bound.where(feed_archives.c.number < number)).scalar_one()
    upto = connection.execute(bound.where(feed_archives.c.number == number)).scalar_one()
    return int(after), int(upto)


def close_part(connection: Connection, feed: str, number: int, last: int) -> None:
    """Say that an archive document is closed, with the position of its last entry."""
    connection.execute(insert(feed_archives).values(feed=feed, number=number, last=last))


def archive_counts(connection: Connection) -> dict[str, int]:
    """How many archive documents each feed has."""
    query = select(feed_archives.c.feed, func.max(feed_archives.c.number)).group_by(feed_archives.c.feed)
    return {str(feed): int(number) for feed, number in connection.execute(query)}


def archives_of_withdrawn(connection: Connection, since: int) -> list[tuple[str, int]]:
    """(feed, number) of the closed archive documents that hold an article withdrawn after the change `since`."""
    number = (
        select(func.min(feed_archives.c.number))
        .where(feed_archives.c.feed == feed_log.c.feed, feed_archives.c.last >= feed_log.c.position)
        .scalar_subquery()
    )
    gone = select(articles.c.id).where(articles.c.change > since, articles.c.withdrawn.is_not(None))
    query = select(feed_log.c.feed, number.label("number")).where(feed_log.c.article_id.in_(gone)).distinct()
    return [(str(row.feed), int(row.number)) for row in connection.execute(query) if row.number is not None]


def withdrawn_from(connection: Connection, since: int) -> dict[str, datetime]:
    """The feeds that lost news by what was withdrawn after the change `since`, and when they lost the last."""
    gone = and_(articles.c.change > since, articles.c.withdrawn.is_not(None), articles.c.expired == 0)
    ids = select(articles.c.id).where(gone)
    at = func.max(articles.c.withdrawn)
    query = select(feed_log.c.feed, at).join(articles, articles.c.id == feed_log.c.article_id)
    news = query.where(feed_log.c.article_id.in_(ids), feed_log.c.news == 1).group_by(feed_log.c.feed)
    return {str(feed): datetime.fromisoformat(last) for feed, last in connection.execute(news)}


def raise_times(connection: Connection, times: Mapping[str, datetime]) -> dict[str, datetime]:
    """Say when feeds, and archive documents by their paths, were updated; what was said before and is later stands.
    Returns when each of them was updated."""
    for feed, at in times.items():
        new = upsert(feed_times).values(feed=feed, updated=at.astimezone(UTC).isoformat(timespec="microseconds"))
        later = func.max(feed_times.c.updated, new.excluded.updated)
        connection.execute(new.on_conflict_do_update(index_elements=["feed"], set_={"updated": later}))
    asked = select(feed_times).where(feed_times.c.feed.in_(times))
    return {str(feed): datetime.fromisoformat(at) for feed, at in connection.execute(asked)}


def times(connection: Connection) -> dict[str, datetime]:
    """When each feed was updated."""
    whole = select(feed_times).where(feed_times.c.feed.not_like("%/%"))  # archive documents go by their paths
    return {str(feed): datetime.fromisoformat(at) for feed, at in connection.execute(whole)}


def withdrawn_of_part(connection: Connection, feed: str, number: int) -> datetime | None:
    """When an archive document last lost an article, None where it never did."""
    after, upto = _bounds(connection, feed, number)
    query = select(func.max(articles.c.withdrawn)).join(feed_log, feed_log.c.article_id == articles.c.id)
    mine = query.where(feed_log.c.feed == feed, feed_log.c.position > after, feed_log.c.position <= upto)
    last = connection.execute(mine).scalar()
    return datetime.fromisoformat(last) if last else None


def tombstones(connection: Connection, count: int) -> list[Tombstone]:
    """The entries of feeds that were withdrawn last, the last first; not what was let go of for its age."""
    last = articles.c.withdrawn.is_not(None), articles.c.expired == literal_column("0")  # as the index says it
    query = select(articles.c.id, articles.c.uri, articles.c.withdrawn).where(*last)
    rows = connection.execute(query.order_by(articles.c.withdrawn.desc(), articles.c.id).limit(count)).all()
    logged = select(feed_log.c.article_id, feed_log.c.correction).where(
        feed_log.c.article_id.in_([row.id for row in rows])
    )
    told: dict[int, set[int]] = {}
    for article_id, correction in connection.execute(logged):
        told.setdefault(article_id, set()).add(correction)
    return [
        Tombstone(f"{row.uri}/{correction}" if correction else row.uri, datetime.fromisoformat(row.withdrawn))
        for row in rows
        for correction in sorted(told.get(row.id, ()))
    ]


def corrections(connection: Connection, keys: Iterable[str]) -> dict[str, list[Correction]]:
    """The corrections of the standing articles of these keys, the first first, by the keys."""
    source = versions.join(articles, articles.c.id == versions.c.article_id)
    query = _with_versions(source).where(articles.c.key.in_(list(keys)), _STANDING)
    found: dict[str, list[Correction]] = {}
    for row in connection.execute(query.order_by(versions.c.article_id, versions.c.number)):
        if correction := _to_logged(row).entry.correction:
            found.setdefault(row.key, []).append(correction)
    return found


def revisions(connection: Connection, since: int) -> list[Revised]:
    """The texts of standing articles that were replaced after the change `since`, in the order of that."""
    query = (
        _with_versions(versions.join(articles, articles.c.id == versions.c.article_id))
        .where(versions.c.change > since, _STANDING)
        .order_by(versions.c.change, articles.c.id)
    )
    return [Revised(_to_logged(row).entry, str(row.key), int(row.version)) for row in connection.execute(query)]


def newest_date(connection: Connection) -> date | None:
    """The date of the newest issue, None for a paper without one."""
    found = connection.execute(select(func.max(articles.c.issue_date)).where(_STANDING)).scalar()
    return date.fromisoformat(found) if found else None


def parts_of_paper(connection: Connection, count: int) -> list[tuple[str, str]]:
    """The (section, page) that articles stand under, the most used first; page is "" where there is a section."""
    query = select(parts.c.section, parts.c.page).where(parts.c.articles > 0)
    most_used = query.order_by(parts.c.articles.desc(), parts.c.section, parts.c.page).limit(count)
    return [(str(section), str(page)) for section, page in connection.execute(most_used)]


def _logged() -> Select[Any]:
    source = feed_log.join(articles, articles.c.id == feed_log.c.article_id)
    versioned = and_(versions.c.article_id == feed_log.c.article_id, versions.c.number == feed_log.c.correction)
    told = or_(feed_log.c.correction == 0, versions.c.number.is_not(None))  # the version may have been let go of
    columns = (feed_log.c.position.label("log_position"), feed_log.c.news)
    return _with_versions(source.outerjoin(versions, versioned), *columns).where(_STANDING, told)


def _with_versions(source: Any, *columns: Any) -> Select[Any]:
    """Articles with the version that a row names and the one after it."""
    after = and_(_NEXT.c.article_id == articles.c.id, _NEXT.c.number == versions.c.number + 1)
    joined = source.join(issues, issues.c.id == articles.c.issue_id).outerjoin(_NEXT, after)
    return select(
        articles,
        issues.c.name.label("issue"),
        versions.c.number.label("version"),
        versions.c.at.label("at"),
        versions.c.record.label("before"),
        _NEXT.c.record.label("after"),
        *columns,
    ).select_from(joined)


def _to_logged(row: AnyRow) -> Logged:
    entry = to_entry(row)
    if row.before is not None:
        entry = _corrected(entry, row)
    return Logged(getattr(row, "log_position", 0), entry, bool(getattr(row, "news", 1)))


def _corrected(entry: Entry, row: AnyRow) -> Entry:
    at = datetime.fromisoformat(row.at)
    after: Article = from_record(row.after).article if row.after is not None else entry.article
    return replace(
        entry,
        id=f"{entry.id}/{row.version}",
        published=at,
        updated=at,
        correction=Correction(entry.id, int(row.version), at, from_record(row.before).article, after),
    )
