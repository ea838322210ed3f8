"""The database's tables, and the numbered migrations that make them.

A migration is frozen once released: it is SQL as it was then, run once, in a transaction of its own. The tables below
say what the newest migration leaves, for queries; a test holds the two together.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator

import structlog
from sqlalchemy import Column, Connection, Integer, LargeBinary, MetaData, String, Table

from feeder.model import Article
from feeder.store import search
from feeder.store.records import from_record

log = structlog.get_logger(__name__)

APPLICATION_ID = 0x66656564  # "feed", in the file's header: this database is feeder's
_AT_ONCE = 1000  # articles that a migration reads together
PROGRESS_SECONDS = 15.0  # how often a step that takes long says how far it is

metadata = MetaData()

issues = Table(
    "issues",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("name", String),
    Column("sha256", String),
    Column("date", String),  # ISO 8601
    Column("date_source", String),
    Column("encoding", String),
    Column("size", Integer),  # bytes of the file
    Column("content", LargeBinary),  # the file's bytes, zlib; NULL once forgotten
    Column("received", String),  # ISO 8601, UTC
    Column("state", String),  # current, superseded (by a revision) or forgotten
)
articles = Table(
    "articles",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("uri", String),  # the tag URI readers know it by
    Column("key", String),
    Column("issue_id", Integer),
    Column("issue_date", String),  # the date it was first published under; with it its page's path, so it never moves
    Column("page", String),
    Column("page_order", String),  # `page` as it sorts: 2 before 10
    Column("position", Integer),
    Column("section", String),
    Column("published", String),  # ISO 8601, in the paper's zone
    Column("updated", String),  # ISO 8601, UTC
    Column("change", Integer),  # the change that last touched it
    Column("withdrawn", String),  # ISO 8601, UTC; NULL while it stands
    Column("record", LargeBinary),  # JSON of `records.Record`; NULL once forgotten
    Column("doubtful", Integer),  # 1 where an editor should look at how it was read
    Column("expired", Integer),  # 1 where it was withdrawn for its age alone, which readers need not hear of
    Column("picture", String),  # a photo item's: its name among the media; NULL without one
    Column("picture_size", Integer),  # bytes
)
labels = Table(
    "labels",
    metadata,
    Column("category", String, primary_key=True),
    Column("issue_date", String, primary_key=True),
    Column("page_order", String, primary_key=True),
    Column("issue_id", Integer, primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("article_id", Integer, primary_key=True),
)
failures = Table(
    "failures",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("name", String),
    Column("sha256", String),
    Column("reason", String),
    Column("at", String),
)
marks = Table("marks", metadata, Column("name", String, primary_key=True), Column("value", String))
versions = Table(  # what an article said before each change of its text
    "versions",
    metadata,
    Column("article_id", Integer, primary_key=True),
    Column("number", Integer, primary_key=True),  # counts an article's changes from 1
    Column("at", String),  # ISO 8601, UTC: when the next text came
    Column("change", Integer),
    Column("record", LargeBinary),
)
feed_log = Table(  # the entries of each feed in the order in which they joined it; never reordered
    "feed_log",
    metadata,
    Column("feed", String, primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("article_id", Integer),
    Column("correction", Integer),  # 0 for the article itself, else the number of the version that was corrected
    Column("news", Integer),  # 0 for an old article, which stands in archives alone
)
feed_archives = Table(  # the archive documents that are closed
    "feed_archives",
    metadata,
    Column("feed", String, primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("last", Integer),  # the position of its last entry in the log
)
notices = Table(  # what did not come
    "notices",
    metadata,
    Column("day", String, primary_key=True),
    Column("category", String, primary_key=True),  # "" for the whole paper
    Column("at", String),  # ISO 8601, UTC
)
days = Table(  # kept by triggers, so that no publishing counts all articles
    "days",
    metadata,
    Column("day", String, primary_key=True),
    Column("articles", Integer),  # that stand; 0 where all were withdrawn
    Column("updated", String),  # ISO 8601, UTC: the last time that an article of it came, changed or went
)
parts = Table(  # of the paper, with their standing articles; kept by triggers
    "parts",
    metadata,
    Column("section", String, primary_key=True),
    Column("page", String, primary_key=True),  # "" where there is a section
    Column("articles", Integer),
)
category_counts = Table(  # kept by triggers
    "category_counts", metadata, Column("category", String, primary_key=True), Column("articles", Integer)
)
feed_times = Table(  # when each feed was last updated: it never goes back, whatever is withdrawn
    "feed_times", metadata, Column("feed", String, primary_key=True), Column("updated", String)
)
hub_told = Table(  # which version of each document a WebSub hub has heard of
    "hub_told",
    metadata,
    Column("hub", String, primary_key=True),
    Column("topic", String, primary_key=True),
    Column("version", String),
)
pictures = Table(  # the pictures that came, by the stems of their files' names
    "pictures",
    metadata,
    Column("stem", String, primary_key=True),
    Column("name", String),  # among the media
    Column("size", Integer),  # bytes
    Column("at", String),  # ISO 8601, UTC
)
media = Table(  # pictures' bytes
    "media",
    metadata,
    Column("name", String, primary_key=True),  # SHA-256 and suffix
    Column("content", LargeBinary),  # NULL once let go of
    Column("placed", Integer),  # 1 while a standing article has it
    Column("change", Integer),  # the change that last placed it somewhere, or nowhere
)
also_in = Table(  # the other issues that have an article; its own row names the one it stands in
    "also_in",
    metadata,
    Column("article_id", Integer, primary_key=True),
    Column("issue_id", Integer, primary_key=True),
    Column("digest", String),  # of its text as this issue has it
    Column("page", String),
    Column("page_order", String),
    Column("position", Integer),
    Column("section", String),
)
counters = Table("counters", metadata, Column("name", String, primary_key=True), Column("value", Integer))


def _first(connection: Connection) -> None:
    """Issues, articles in feed order, the labels of those that stand, failures, marks and the change counter."""
    for statement in (
        """CREATE TABLE issues (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            name TEXT NOT NULL,
            sha256 TEXT NOT NULL,
            date TEXT NOT NULL,
            date_source TEXT NOT NULL,
            encoding TEXT NOT NULL,
            size INTEGER NOT NULL,
            content BLOB,
            received TEXT NOT NULL,
            state TEXT NOT NULL CHECK (state IN ('current', 'superseded', 'forgotten'))
        )""",
        "CREATE INDEX issues_by_name ON issues (name)",
        "CREATE UNIQUE INDEX issues_by_content ON issues (sha256) WHERE state = 'current'",
        """CREATE TABLE articles (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            uri TEXT NOT NULL,
            key TEXT NOT NULL UNIQUE,
            issue_id INTEGER NOT NULL REFERENCES issues (id),
            issue_date TEXT NOT NULL,
            page TEXT NOT NULL,
            page_order TEXT NOT NULL,
            position INTEGER NOT NULL,
            section TEXT NOT NULL,
            published TEXT NOT NULL,
            updated TEXT NOT NULL,
            change INTEGER NOT NULL,
            withdrawn TEXT,
            record BLOB
        )""",
        """CREATE INDEX articles_newest ON articles (issue_date DESC, page_order, issue_id, position)
            WHERE withdrawn IS NULL""",
        "CREATE INDEX articles_by_issue ON articles (issue_id)",
        "CREATE INDEX articles_by_change ON articles (change)",
        """CREATE TABLE labels (
            category TEXT NOT NULL,
            issue_date TEXT NOT NULL,
            page_order TEXT NOT NULL,
            issue_id INTEGER NOT NULL,
            position INTEGER NOT NULL,
            article_id INTEGER NOT NULL REFERENCES articles (id),
            PRIMARY KEY (category, issue_date DESC, page_order, issue_id, position, article_id)
        ) WITHOUT ROWID""",
        "CREATE INDEX labels_by_article ON labels (article_id)",
        """CREATE TABLE failures (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            name TEXT NOT NULL,
            sha256 TEXT NOT NULL,
            reason TEXT NOT NULL,
            at TEXT NOT NULL,
            UNIQUE (name, sha256)
        )""",
        "CREATE TABLE marks (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID",
        "CREATE TABLE counters (name TEXT PRIMARY KEY, value INTEGER NOT NULL) WITHOUT ROWID",
        "INSERT INTO counters VALUES ('change', 0)",
    ):
        connection.exec_driver_sql(statement)


def _second(connection: Connection) -> None:
    """Earlier texts of corrected articles; each feed's log and its closed archive documents."""
    for statement in (
        """CREATE TABLE versions (
            article_id INTEGER NOT NULL REFERENCES articles (id),
            number INTEGER NOT NULL,
            at TEXT NOT NULL,
            change INTEGER NOT NULL,
            record BLOB NOT NULL,
            PRIMARY KEY (article_id, number)
        ) WITHOUT ROWID""",
        "CREATE INDEX versions_by_change ON versions (change)",
        """CREATE TABLE feed_log (
            feed TEXT NOT NULL,
            position INTEGER NOT NULL,
            article_id INTEGER NOT NULL REFERENCES articles (id),
            correction INTEGER NOT NULL,
            news INTEGER NOT NULL CHECK (news IN (0, 1)),
            PRIMARY KEY (feed, position)
        ) WITHOUT ROWID""",
        "CREATE UNIQUE INDEX feed_log_once ON feed_log (article_id, correction, feed)",
        "CREATE INDEX feed_log_news ON feed_log (feed, position) WHERE news = 1",
        """CREATE TABLE feed_archives (
            feed TEXT NOT NULL,
            number INTEGER NOT NULL,
            last INTEGER NOT NULL,
            PRIMARY KEY (feed, number)
        ) WITHOUT ROWID""",
    ):
        connection.exec_driver_sql(statement)


def _third(connection: Connection) -> None:
    """An index of the words that standing articles hold."""
    connection.exec_driver_sql(search.TABLE)
    for number, article in _standing(connection):
        search.index(connection, number, article)


def _fourth(connection: Connection) -> None:
    """Indexes by which standing articles are counted by day and by page without reading them; notices."""
    connection.exec_driver_sql(
        """CREATE TABLE notices (
            day TEXT NOT NULL,
            category TEXT NOT NULL,
            at TEXT NOT NULL,
            PRIMARY KEY (day, category)
        ) WITHOUT ROWID"""
    )
    for name, columns in (("articles_by_part", "section, page"), ("articles_by_day", "issue_date")):
        connection.exec_driver_sql(f"CREATE INDEX {name} ON articles ({columns}, withdrawn) WHERE withdrawn IS NULL")


def _shared(connection: Connection) -> None:
    """The other issues that have an article."""
    connection.exec_driver_sql(
        """CREATE TABLE also_in (
            article_id INTEGER NOT NULL REFERENCES articles (id),
            issue_id INTEGER NOT NULL REFERENCES issues (id),
            digest TEXT NOT NULL,
            page TEXT NOT NULL,
            page_order TEXT NOT NULL,
            position INTEGER NOT NULL,
            section TEXT NOT NULL,
            PRIMARY KEY (article_id, issue_id)
        ) WITHOUT ROWID"""
    )
    connection.exec_driver_sql("CREATE INDEX also_in_by_issue ON also_in (issue_id)")


_COUNT_PART = """INSERT INTO parts
    SELECT {row}.section, iif({row}.section = '', {row}.page, ''), {by} WHERE {row}.withdrawn IS NULL
    ON CONFLICT DO UPDATE SET articles = articles + excluded.articles"""


def _counted(connection: Connection) -> None:
    """Counts of days, parts and categories, kept by triggers in place of the indexes that were counted through."""
    for statement in (
        """CREATE TABLE days (
            day TEXT PRIMARY KEY,
            articles INTEGER NOT NULL,
            updated TEXT NOT NULL
        ) WITHOUT ROWID""",
        """CREATE TABLE parts (
            section TEXT NOT NULL,
            page TEXT NOT NULL,
            articles INTEGER NOT NULL,
            PRIMARY KEY (section, page)
        ) WITHOUT ROWID""",
        "CREATE TABLE category_counts (category TEXT PRIMARY KEY, articles INTEGER NOT NULL) WITHOUT ROWID",
        """INSERT INTO days SELECT issue_date, count(*) - count(withdrawn), max(max(updated, coalesce(withdrawn, '')))
            FROM articles GROUP BY issue_date""",
        """INSERT INTO parts SELECT section, iif(section = '', page, ''), count(*)
            FROM articles WHERE withdrawn IS NULL GROUP BY 1, 2""",
        "INSERT INTO category_counts SELECT category, count(*) FROM labels GROUP BY category",
        f"""CREATE TRIGGER articles_added AFTER INSERT ON articles WHEN NEW.withdrawn IS NULL BEGIN
            INSERT INTO days VALUES (NEW.issue_date, 1, NEW.updated)
                ON CONFLICT DO UPDATE SET articles = articles + 1, updated = max(updated, excluded.updated);
            {_COUNT_PART.format(row="NEW", by=1)};
        END""",
        f"""CREATE TRIGGER articles_changed AFTER UPDATE OF updated, withdrawn, section, page ON articles BEGIN
            UPDATE days SET
                articles = articles + (NEW.withdrawn IS NULL) - (OLD.withdrawn IS NULL),
                updated = max(updated, NEW.updated, coalesce(NEW.withdrawn, ''))
                WHERE day = NEW.issue_date;
            {_COUNT_PART.format(row="OLD", by=-1)};
            {_COUNT_PART.format(row="NEW", by=1)};
        END""",
        """CREATE TRIGGER labels_added AFTER INSERT ON labels BEGIN
            INSERT INTO category_counts VALUES (NEW.category, 1) ON CONFLICT DO UPDATE SET articles = articles + 1;
        END""",
        """CREATE TRIGGER labels_removed AFTER DELETE ON labels BEGIN
            UPDATE category_counts SET articles = articles - 1 WHERE category = OLD.category;
        END""",
        "DROP INDEX articles_by_part",
        "DROP INDEX articles_by_day",
    ):
        connection.exec_driver_sql(statement)


def _told(connection: Connection) -> None:
    """Articles to look at; withdrawals that readers hear of; when each feed was updated; what hubs have heard."""
    for statement in (
        "ALTER TABLE articles ADD COLUMN doubtful INTEGER NOT NULL DEFAULT 0",
        "ALTER TABLE articles ADD COLUMN expired INTEGER NOT NULL DEFAULT 0",
        """CREATE INDEX articles_doubtful ON articles (issue_date DESC)
            WHERE doubtful = 1 AND withdrawn IS NULL""",
        """CREATE INDEX articles_withdrawn ON articles (withdrawn)
            WHERE withdrawn IS NOT NULL AND expired = 0""",
        "CREATE TABLE feed_times (feed TEXT PRIMARY KEY, updated TEXT NOT NULL) WITHOUT ROWID",
        """CREATE TABLE hub_told (
            hub TEXT NOT NULL,
            topic TEXT NOT NULL,
            version TEXT NOT NULL,
            PRIMARY KEY (hub, topic)
        ) WITHOUT ROWID""",
    ):
        connection.exec_driver_sql(statement)
    doubtful = [(number,) for number, article in _standing(connection) if article.is_doubtful]
    if doubtful:
        connection.exec_driver_sql("UPDATE articles SET doubtful = 1 WHERE id = ?", doubtful)


def _folded(connection: Connection) -> None:
    """The index of words anew, in which traditional and simplified characters are one."""
    connection.exec_driver_sql("DROP TABLE article_words")
    connection.exec_driver_sql(search.TABLE)
    for number, article in _standing(connection):
        search.index(connection, number, article)


def _pictured(connection: Connection) -> None:
    """Pictures of issues, and the photo items that have them."""
    for statement in (
        "CREATE TABLE pictures (stem TEXT PRIMARY KEY, name TEXT NOT NULL, size INTEGER NOT NULL, at TEXT NOT NULL)",
        "CREATE INDEX pictures_by_name ON pictures (name)",
        """CREATE TABLE media (
            name TEXT PRIMARY KEY,
            content BLOB,
            placed INTEGER NOT NULL,
            change INTEGER NOT NULL
        )""",
        "CREATE INDEX media_by_change ON media (change)",
        "ALTER TABLE articles ADD COLUMN picture TEXT",
        "ALTER TABLE articles ADD COLUMN picture_size INTEGER NOT NULL DEFAULT 0",
        "CREATE INDEX articles_by_picture ON articles (picture) WHERE picture IS NOT NULL",
    ):
        connection.exec_driver_sql(statement)


def _standing(connection: Connection, said_every: float = PROGRESS_SECONDS) -> Iterator[tuple[int, Article]]:
    """The articles that stand, by their numbers, some at a time: together they may not fit into memory.

    How far it is, is said now and then.
    """
    last = done = 0
    said_at = time.monotonic()
    query = "SELECT id, record FROM articles WHERE id > ? AND withdrawn IS NULL AND record NOT NULL ORDER BY id LIMIT ?"
    while rows := connection.exec_driver_sql(query, (last, _AT_ONCE)).all():
        for number, record in rows:
            yield number, from_record(record).article
        last, done = rows[-1].id, done + len(rows)
        if time.monotonic() - said_at >= said_every:
            said_at = time.monotonic()
            log.info("still at this step", articles_done=done, of=_count_standing(connection))


def _count_standing(connection: Connection) -> int:
    query = "SELECT count(*) FROM articles WHERE withdrawn IS NULL AND record NOT NULL"
    return int(connection.exec_driver_sql(query).scalar() or 0)


MIGRATIONS: tuple[Callable[[Connection], None], ...] = (
    *(_first, _second, _third, _fourth, _shared),
    *(_counted, _told, _folded, _pictured),
)
