"""The database's tables, and the numbered migrations that make them.

A migration is frozen once released: it is SQL as it was then, run once, in a transaction of its own. The tables below
say what the newest migration leaves, for queries; a test holds the two together.
"""

from __future__ import annotations

from collections.abc import Callable

from sqlalchemy import Column, Connection, Integer, LargeBinary, MetaData, String, Table

from feeder.store import search
from feeder.store.records import from_record

APPLICATION_ID = 0x66656564  # "feed", in the file's header: this database is feeder's

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
    standing = connection.exec_driver_sql("SELECT id, record FROM articles WHERE withdrawn IS NULL AND record NOT NULL")
    for article_id, record in standing.all():
        search.index(connection, article_id, from_record(record).article)


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


MIGRATIONS: tuple[Callable[[Connection], None], ...] = (_first, _second, _third, _fourth, _shared)
