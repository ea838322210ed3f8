"""Opening the SQLite file: durable settings, migrations, transactions, and errors a person can act on."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Literal

import structlog
from sqlalchemy import URL, Connection, Engine, create_engine, event
from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from feeder.errors import StoreError
from feeder.store.schema import APPLICATION_ID, MIGRATIONS

log = structlog.get_logger(__name__)

LOCK_SECONDS = 3.0  # the service must be able to end within five
RESTORE = (
    "stop feeder, move it and its -wal and -shm files aside, put a copy made by `feeder backup` in its place and start "
    "again; issues that came after that copy can be dropped again from done/"
)
_REASONS = {
    "SQLITE_BUSY": "another program has kept the database locked for {seconds:g} s",
    "SQLITE_LOCKED": "another program has kept the database locked for {seconds:g} s",
    "SQLITE_CORRUPT": "the database is damaged: {restore}",
    "SQLITE_NOTADB": "this is not a database, or a damaged one: {restore}",
    "SQLITE_FULL": "the disk is full: nothing was stored by half; free some space",
    "SQLITE_READONLY": "the database can't be written: is its folder or disk read-only?",
    "SQLITE_CANTOPEN": "the database can't be opened: is its folder there, and readable and writable by this user?",
    "SQLITE_IOERR": "the disk reported an error, or is full: nothing was stored by half",
    "SQLITE_PERM": "this user may not open the database",
}


def open_database(
    path: Path,
    *,
    migrations: Sequence[Callable[[Connection], None]] = MIGRATIONS,
    lock_seconds: float = LOCK_SECONDS,
) -> Engine:
    """Open or make the database at `path` and bring its tables up to date; raises StoreError."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as exc:
        raise StoreError(f"{path.parent}: the folder can't be made: {exc.strerror}") from exc
    engine = create_engine(
        URL.create("sqlite", database=str(path)),
        isolation_level="AUTOCOMMIT",  # transactions are begun by `transaction` alone, in the way each needs
        connect_args={"timeout": lock_seconds},
        pool_use_lifo=True,  # each connection keeps up to 2 MiB of pages: rather one is used often than each in turn
    )
    event.listen(engine, "connect", _make_durable)
    try:
        with translated(path, lock_seconds), engine.connect() as connection:
            _recognise(connection, path, len(migrations))
            mode = connection.exec_driver_sql("PRAGMA journal_mode = WAL").scalar()
            if mode != "wal":
                raise StoreError(f"{path}: the disk can't hold a write-ahead log (is it a network share?): got {mode}")
            _bring_up_to_date(connection, path, migrations)
    except StoreError:
        engine.dispose()
        raise
    return engine


def _make_durable(connection: sqlite3.Connection, _record: object) -> None:
    for pragma in ("synchronous = FULL", "foreign_keys = ON", "journal_size_limit = 67108864"):
        connection.execute(f"PRAGMA {pragma}").close()


def _recognise(connection: Connection, path: Path, known: int) -> None:
    """Refuse another program's database and one that a newer feeder wrote."""
    version = version_of(connection)
    application = connection.exec_driver_sql("PRAGMA application_id").scalar()
    tables = connection.exec_driver_sql("SELECT count(*) FROM sqlite_schema").scalar()
    if application != APPLICATION_ID and (application or version or tables):
        raise StoreError(f"{path}: this is another program's database, not feeder's")
    if version > known:
        raise StoreError(
            f"{path}: a newer feeder wrote this database (schema {version}, this one knows {known}): "
            "update feeder, or restore a backup from before"
        )


def version_of(connection: Connection) -> int:
    """How many migrations the database has seen."""
    return int(connection.exec_driver_sql("PRAGMA user_version").scalar() or 0)


def _bring_up_to_date(connection: Connection, path: Path, migrations: Sequence[Callable[[Connection], None]]) -> None:
    """Take the steps that the database has not seen; for one that an older feeder made, each is said beforehand."""
    begun_at, version = time.monotonic(), version_of(connection)
    older = 0 < version < len(migrations)
    for number, migrate in enumerate(migrations[version:], version + 1):
        if older:
            said = "the database is brought up to date; a large one takes a while"
            log.info(said, file=str(path), step=number, of=len(migrations))
        _migrate(connection, number, migrate)
    if older:
        log.info("the database is up to date", file=str(path), seconds=round(time.monotonic() - begun_at, 1))


def _migrate(connection: Connection, number: int, migrate: Callable[[Connection], None]) -> None:
    """Run one migration unless it was run; another process may be doing the same just now."""
    if version_of(connection) >= number:
        return
    with begun(connection, "IMMEDIATE"):
        if version_of(connection) < number:
            migrate(connection)
            connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
            connection.exec_driver_sql(f"PRAGMA user_version = {number}")


@contextmanager
def begun(connection: Connection, kind: Literal["DEFERRED", "IMMEDIATE"]) -> Iterator[None]:
    """A transaction on the connection: committed at the end, undone whole if anything is raised."""
    connection.exec_driver_sql(f"BEGIN {kind}")
    try:
        yield
        connection.exec_driver_sql("COMMIT")
    except BaseException:
        _roll_back(connection)
        raise


def _roll_back(connection: Connection) -> None:
    # After some errors (a full disk) SQLite has rolled back by itself; then there is nothing left to undo.
    if getattr(connection.connection.driver_connection, "in_transaction", False):
        connection.exec_driver_sql("ROLLBACK")


@contextmanager
def transaction(engine: Engine, path: Path, kind: Literal["DEFERRED", "IMMEDIATE"]) -> Iterator[Connection]:
    """A connection in a transaction: DEFERRED to read one moment's state, IMMEDIATE to write. Raises StoreError."""
    with translated(path), engine.connect() as connection, begun(connection, kind):
        yield connection


@contextmanager
def translated(path: Path, lock_seconds: float = LOCK_SECONDS) -> Iterator[None]:
    """Turn the database's errors into StoreErrors that name the file and say what to do."""
    try:
        yield
    except (SQLAlchemyError, sqlite3.Error) as exc:
        raise StoreError(f"{path}: {_reason(exc, lock_seconds)}") from exc


def _reason(exc: Exception, lock_seconds: float) -> str:
    cause = exc.orig if isinstance(exc, DBAPIError) else exc
    name = getattr(cause, "sqlite_errorname", "")
    known = next((reason for code, reason in _REASONS.items() if name.startswith(code)), "")
    return known.format(seconds=lock_seconds, restore=RESTORE) if known else f"{cause}".splitlines()[0]
