"""Letting go of what is stored, within a transaction of the caller's; and copies of the whole database."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing, suppress
from datetime import date, datetime
from pathlib import Path

from sqlalchemy import Connection, delete, func, select, update

from feeder.errors import StoreError
from feeder.files import sync
from feeder.store import pictures, sharing
from feeder.store.intake import count_change, last_change, withdraw
from feeder.store.records import AnyRow, stamp
from feeder.store.schema import APPLICATION_ID, articles, issues, versions


def find_issues(connection: Connection, named: str) -> list[AnyRow]:
    """The issues that stand under a name, or whose bytes' SHA-256 begins like this (8 digits or more)."""
    query = select(issues.c.id, issues.c.name, issues.c.sha256, issues.c.date).where(issues.c.state == "current")
    found = list(connection.execute(query.where(issues.c.name == named)))
    if not found and len(named) >= 8 and named.isalnum():
        found = list(connection.execute(query.where(issues.c.sha256.startswith(named.lower()))))
    return found


def forget_issue(connection: Connection, issue_id: int, at: datetime) -> int:
    """Withdraw an issue's articles and let go of every text of it, earlier versions too; how many articles stood."""
    row = connection.execute(select(issues.c.name, issues.c.date).where(issues.c.id == issue_id)).one()
    same = select(issues.c.id).where(issues.c.name == row.name, issues.c.date == row.date)
    ids = [issue_id, *connection.execute(same.where(issues.c.state == "superseded")).scalars()]
    return sum(_let_go(connection, one, at) for one in ids)


def expire(connection: Connection, before: date, at: datetime) -> int:
    """Withdraw the articles of issues older than this day and let go of their texts; how many stood."""
    held = select(issues.c.id).where(issues.c.date < before.isoformat(), issues.c.state != "forgotten")
    return sum(_let_go(connection, one, at, expired=True) for one in list(connection.execute(held).scalars()))


def _let_go(connection: Connection, issue_id: int, at: datetime, *, expired: bool = False) -> int:
    """Withdraw the articles of one issue file and let go of its bytes and their texts; how many were withdrawn.

    What another issue has as well stands there.
    """
    issue = connection.execute(select(issues.c.name, issues.c.state).where(issues.c.id == issue_id)).one()
    mine = select(articles.c.id).where(articles.c.issue_id == issue_id)
    standing = list(connection.execute(mine.where(articles.c.withdrawn.is_(None))).scalars())
    change = 1 + last_change(connection)
    gone = [article_id for article_id in standing if not sharing.hand_over(connection, article_id, change)]
    for article_id in gone:
        withdraw(connection, article_id, change, stamp(at))
    sharing.drop(connection, issue_id)
    if standing:
        count_change(connection, change)
    connection.execute(delete(versions).where(versions.c.article_id.in_(mine)))
    theirs = update(articles).where(articles.c.issue_id == issue_id)
    connection.execute(theirs.values(record=None, expired=int(expired)))
    if issue.state == "current":  # those of a text that was replaced are the next one's
        pictures.drop(connection, issue.name)
    connection.execute(update(issues).where(issues.c.id == issue_id).values(content=None, state="forgotten"))
    return len(gone)


def newest_day(connection: Connection) -> date | None:
    """The date of the newest issue that stands."""
    found = connection.execute(select(func.max(issues.c.date)).where(issues.c.state == "current")).scalar()
    return date.fromisoformat(found) if found else None


def back_up(database: Path, target: Path) -> int:
    """Copy a database that may be in use to `target`, as it is at one moment; checked, durable, whole or not at all.

    Returns the copy's size in bytes. Raises StoreError, also where `target` is something else than such a copy.
    """
    if target.resolve() == database.resolve():
        raise StoreError(f"{target}: this is the database itself; name another file")
    if target.exists() and _application_of(target) != APPLICATION_ID:
        raise StoreError(f"{target}: there is something else there already; nothing was changed")
    temporary = target.with_name(f".{target.name}.tmp")
    try:
        with suppress(FileNotFoundError):
            temporary.unlink()
        with closing(sqlite3.connect(_uri(database), uri=True)) as source, closing(sqlite3.connect(temporary)) as copy:
            source.backup(copy)
            copy.execute("PRAGMA journal_mode = DELETE").close()
        faults = faults_of(temporary)
        if faults:
            raise StoreError(f"{database}: the copy is damaged, as the database itself may be: {faults[0]}")
        with open(temporary, "rb") as file:
            os.fsync(file.fileno())
        os.replace(temporary, target)
        sync(target.parent)
        return target.stat().st_size
    except OSError as exc:
        raise StoreError(f"{target}: can't be written: {exc.strerror}") from exc
    except sqlite3.Error as exc:
        raise StoreError(f"{target}: can't be written: {exc}") from exc
    finally:
        with suppress(OSError):
            temporary.unlink()


def faults_of(database: Path) -> list[str]:
    """What SQLite finds wrong in a database, which it reads whole; raises sqlite3.Error where it can't be read."""
    try:
        with closing(sqlite3.connect(_uri(database), uri=True)) as connection:
            said = [str(row[0]) for row in connection.execute("PRAGMA integrity_check")]
            strays = connection.execute("PRAGMA foreign_key_check").fetchall()
    except sqlite3.DatabaseError as exc:
        if exc.sqlite_errorname.startswith(("SQLITE_CORRUPT", "SQLITE_NOTADB")):
            return [str(exc)]
        raise
    return [line for line in said if line != "ok"] + [f"a row of {table} points nowhere" for table, *_ in strays]


def _application_of(file: Path) -> int:
    try:
        with closing(sqlite3.connect(_uri(file), uri=True)) as connection:
            return int(connection.execute("PRAGMA application_id").fetchone()[0])
    except sqlite3.Error:
        return 0


def _uri(file: Path) -> str:
    return f"{file.absolute().as_uri()}?mode=ro"
