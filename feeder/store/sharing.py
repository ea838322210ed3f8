"""Articles that several issues have, within a transaction of the caller's: a page saved twice, a story printed twice.

An article's own row says in which issue it stands; `also_in` has its places in the others. It is withdrawn when the
last issue lets go of it.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, ScalarSelect, Select, delete, literal, select, update
from sqlalchemy.dialects.sqlite import insert

from feeder.identity import digest_of
from feeder.store.records import AnyRow, from_record
from feeder.store.schema import also_in, articles, issues, labels

_PLACE = ("page", "page_order", "position", "section")
_STANDING = articles.c.withdrawn.is_(None)
_ORDER = ("page_order", "position", "id")


def standing_in(issue_id: int | ScalarSelect[Any]) -> Select[Any]:
    """The articles of an issue that stand, in page order, each with its place in this issue.

    `issue` names the one in which it stands. Where that is another, `digest` is that of the text as this issue has it.
    """
    name = select(issues.c.name).where(issues.c.id == articles.c.issue_id).scalar_subquery()
    rest = [name.label("issue"), *(column for column in articles.c if column.name not in _PLACE)]
    own = select(*rest, *(articles.c[name] for name in _PLACE), literal("").label("digest"))
    shared = select(*rest, *(also_in.c[name] for name in _PLACE), also_in.c.digest)
    mine = own.where(articles.c.issue_id == issue_id, _STANDING)
    theirs = shared.join(also_in, also_in.c.article_id == articles.c.id).where(also_in.c.issue_id == issue_id)
    both = mine.union_all(theirs.where(_STANDING)).subquery()
    return select(both).order_by(*(both.c[name] for name in _ORDER))


def share(connection: Connection, article_id: int, issue_id: int, digest: str, place: Mapping[str, Any]) -> None:
    """Say that an issue has an article that stands in another, with these words, at this place."""
    values = {name: place[name] for name in _PLACE}
    new = insert(also_in).values(article_id=article_id, issue_id=issue_id, digest=digest, **values)
    connection.execute(new.on_conflict_do_update(index_elements=["article_id", "issue_id"], set_=values))


def give_way(connection: Connection, article_id: int) -> None:
    """An article is to stand in another issue: the one in which it stood has it still."""
    row = connection.execute(select(articles).where(articles.c.id == article_id)).one()
    share(connection, article_id, row.issue_id, digest_of(from_record(row.record).article), row._asdict())


def leave(connection: Connection, article_id: int, issue_id: int) -> bool:
    """An issue has an article no longer that stands in another; whether it had."""
    mine = delete(also_in).where(also_in.c.article_id == article_id, also_in.c.issue_id == issue_id)
    return connection.execute(mine).rowcount > 0


def hand_over(connection: Connection, article_id: int, change: int) -> bool:
    """Let an article stand in the first of the other issues that have it; whether there is one."""
    current = select(also_in).join(issues, issues.c.id == also_in.c.issue_id).where(issues.c.state == "current")
    heir = connection.execute(current.where(also_in.c.article_id == article_id).order_by(also_in.c.issue_id)).first()
    if heir is None:
        return False
    leave(connection, article_id, heir.issue_id)
    place = {"issue_id": heir.issue_id, **{name: getattr(heir, name) for name in _PLACE}}
    connection.execute(update(articles).where(articles.c.id == article_id).values(change=change, **place))
    order = {name: place[name] for name in ("issue_id", "page_order", "position")}
    connection.execute(update(labels).where(labels.c.article_id == article_id).values(**order))
    return True


def count_shared(connection: Connection, issue_id: int) -> int:
    """How many articles an issue has that stand in others."""
    return len(connection.execute(select(also_in.c.article_id).where(also_in.c.issue_id == issue_id)).all())


def drop(connection: Connection, issue_id: int) -> None:
    """An issue has nothing any more."""
    connection.execute(delete(also_in).where(also_in.c.issue_id == issue_id))


def is_shared(row: AnyRow) -> bool:
    """Whether an article of `standing_in` stands in another issue."""
    return bool(row.digest)
