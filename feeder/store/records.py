"""What the store hands out, and how an article stands in its row."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any, Literal, TypeAlias

import msgspec
from sqlalchemy import Row

from feeder.model import Article, Entry, Label, Labelled, Picture

AnyRow: TypeAlias = Row[*tuple[Any, ...]]
Outcome = Literal["stored", "revised", "known", "corrected"]


@dataclass(frozen=True, slots=True)
class Receipt:
    """What became of an issue: `stored` new, `revised` one of the same name, `known` (the same content: a no-op), or
    `corrected` by an editor.

    Counts are of articles; `kept` stand as they stood, and `articles` is how many the issue has now.
    `replaces_correction` says that an editor had corrected what this revision replaces.
    """

    outcome: Outcome
    issue: str
    articles: int
    added: int = 0
    changed: int = 0
    kept: int = 0
    withdrawn: int = 0
    replaces_correction: bool = False


@dataclass(frozen=True, slots=True)
class PictureReceipt:
    """What became of a picture: the issue that it belongs to, "" where none has come yet; whether it is a new one."""

    issue: str
    new: bool


@dataclass(frozen=True, slots=True)
class StoredIssue:
    """An issue in the store; `received` is aware (UTC), `articles` counts those that stand.

    `corrected` says that its reading is an editor's.
    """

    name: str
    sha256: str
    date: date
    date_source: str
    encoding: str
    size: int
    received: datetime
    articles: int
    corrected: bool = False


@dataclass(frozen=True, slots=True)
class Failure:
    """A file that was refused, and why."""

    name: str
    sha256: str
    reason: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """An article that no longer stands: what a tombstone (RFC 6721) and the removal of its page need."""

    id: str
    key: str
    issue_date: date
    published: datetime
    withdrawn: datetime


class Record(msgspec.Struct, frozen=True):
    """An article with its labels and near misses, as JSON in its row."""

    article: Article
    labels: tuple[Label, ...]
    near_misses: tuple[Label, ...] = ()


_ENCODER = msgspec.json.Encoder()
_DECODER = msgspec.json.Decoder(Record)
_NUMBERED = re.compile(r"([^\d]*)(\d{1,6})")


def to_record(labelled: Labelled) -> bytes:
    """An article with its evidence as JSON."""
    return _ENCODER.encode(Record(labelled.article, labelled.labels, labelled.near_misses))


def from_record(record: bytes) -> Record:
    """What `to_record` wrote; a field added since then has its default."""
    return _DECODER.decode(record)


def to_entry(row: AnyRow) -> Entry:
    """An entry from a row of articles with its issue's name."""
    record = from_record(row.record)
    return Entry(
        id=row.uri,
        key=row.key,
        issue=row.issue,
        issue_date=date.fromisoformat(row.issue_date),
        page=row.page,
        section=row.section,
        position=row.position,
        published=datetime.fromisoformat(row.published),
        updated=datetime.fromisoformat(row.updated),
        article=record.article,
        labels=record.labels,
        near_misses=record.near_misses,
        picture=Picture(row.picture, row.picture_size) if row.picture else None,
    )


def page_order(page: str) -> str:
    """A page's number as it sorts among strings: 2 before 10, A2 before B1, none first."""
    found = _NUMBERED.fullmatch(page)
    return f"{found[1]}{int(found[2]):06}" if found else page


def stamp(at: datetime) -> str:
    """A moment as it is stored: UTC, whole seconds, ISO 8601."""
    return at.astimezone(UTC).replace(microsecond=0).isoformat()
