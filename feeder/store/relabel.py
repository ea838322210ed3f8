"""Giving stored articles other labels, within a transaction of the caller's; their texts, ids and dates stay."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from sqlalchemy import Connection, delete, insert, select, update

from feeder.model import Labelled
from feeder.store.intake import count_change, last_change
from feeder.store.records import from_record, to_record
from feeder.store.schema import articles, labels


def relabel(connection: Connection, given: Mapping[str, Labelled]) -> int:
    """Give the articles of these keys these labels; those that have them already are left alone. How many changed."""
    change = 1 + last_change(connection)
    changed = 0
    for key, new in given.items():
        row = connection.execute(select(articles).where(articles.c.key == key, articles.c.withdrawn.is_(None))).first()
        record = from_record(row.record) if row else None
        if row is None or record is None or (record.labels, record.near_misses) == (new.labels, new.near_misses):
            continue
        fresh = to_record(replace(new, article=record.article))
        connection.execute(update(articles).where(articles.c.id == row.id).values(record=fresh, change=change))
        connection.execute(delete(labels).where(labels.c.article_id == row.id))
        place = {name: getattr(row, name) for name in ("issue_date", "page_order", "issue_id", "position")}
        connection.execute(
            insert(labels), [{"category": label.category, "article_id": row.id, **place} for label in new.labels]
        )
        changed += 1
    if changed:
        count_change(connection, change)
    return changed
