"""The pictures of issues, within a transaction of the caller's.

A picture belongs to the issue file of its own stem: 2024-05-16-A01.jpg, or -1.jpg, -2.jpg …, to 2024-05-16-A01.txt. In
that order the issue's photo items have them. Picture and issue come in any order; which article has which is set anew
whenever one of them comes. Bytes are kept once, under their digest; a picture that no standing article has is `placed`
nowhere, and leaves output/. Where no issue comes for a picture, its bytes go after a while.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

from sqlalchemy import Connection, delete, func, select, update
from sqlalchemy.dialects.sqlite import insert

from feeder.model import Picture
from feeder.reading.pictures import numbered, stem_of
from feeder.store.records import AnyRow, from_record, stamp
from feeder.store.schema import articles, issues, media, pictures

WAITING_DAYS = 60  # a picture is kept so long without its issue
_STANDING = articles.c.withdrawn.is_(None)


def add(connection: Connection, stem: str, picture: Picture, content: bytes, at: datetime, change: int) -> bool:
    """Keep a picture under its stem, in place of the one there; False where that is this very one."""
    before = connection.execute(select(pictures.c.name).where(pictures.c.stem == stem)).scalar()
    if before == picture.name:
        return False
    new = insert(media).values(name=picture.name, content=content, placed=0, change=change)
    connection.execute(new.on_conflict_do_update(index_elements=["name"], set_={"content": new.excluded.content}))
    row = insert(pictures).values(stem=stem, name=picture.name, size=picture.size, at=stamp(at))
    put = row.on_conflict_do_update(
        index_elements=["stem"], set_={name: row.excluded[name] for name in ("name", "size", "at")}
    )
    connection.execute(put)
    return True


def issue_of(connection: Connection, stem: str) -> AnyRow | None:
    """The standing issue that a picture of this stem belongs to."""
    for name in dict.fromkeys((stem, numbered(stem)[0])):
        if row := _issue_named(connection, name):
            return row
    return None


def assign(connection: Connection, issue_id: int, change: int, moment: datetime | None = None) -> int:
    """Give an issue's photo items its pictures, in order; how many have one. `moment` is when what changes by it did,
    where nothing else of the articles changes."""
    name = connection.execute(select(issues.c.name).where(issues.c.id == issue_id)).scalar_one()
    found = _pictures_of(connection, stem_of(name))
    standing = select(articles).where(articles.c.issue_id == issue_id, _STANDING)
    rows = connection.execute(standing.order_by(articles.c.page_order, articles.c.position, articles.c.id)).all()
    photos = [row.id for row in rows if found and from_record(row.record).article.kind == "photo"]
    given = dict(zip(photos, found, strict=False))
    touched: set[str | None] = {picture.name for picture in given.values()}  # an article may stand again with its own
    for number, row in enumerate(rows):
        new = given.get(row.id)
        if row.picture != (new.name if new else None):
            touched.add(row.picture)
            values = {"picture": new.name if new else None, "picture_size": new.size if new else 0, "change": change}
            if moment:
                at = moment + timedelta(microseconds=number)
                values["updated"] = at.isoformat(timespec="microseconds")
            connection.execute(update(articles).where(articles.c.id == row.id).values(**values))
    place(connection, (name for name in touched if name), change)
    return len(given)


def place(connection: Connection, names: Iterable[str], change: int) -> None:
    """See whether a standing article has each of these pictures now; bytes that belong to no issue go."""
    for name in names:
        has = select(articles.c.id).where(articles.c.picture == name, _STANDING).limit(1)
        placed = int(connection.execute(has).first() is not None)
        moved = update(media).where(media.c.name == name, media.c.placed != placed)
        connection.execute(moved.values(placed=placed, change=change))
        _let_go_of(connection, name)


def drop(connection: Connection, issue_name: str) -> None:
    """Let go of an issue's pictures, for ever."""
    for picture in _rows_of(connection, stem_of(issue_name)):
        connection.execute(delete(pictures).where(pictures.c.stem == picture.stem))
        _let_go_of(connection, picture.name)


def drop_unclaimed(connection: Connection, at: datetime) -> list[str]:
    """Let go of the pictures whose issue has not come for WAITING_DAYS; their stems.

    The days end when the last issue came, so that neither a clock that is ahead nor a newsroom at rest costs a picture.
    """
    last = connection.execute(select(func.max(issues.c.received))).scalar()
    if last is None:
        return []
    before = stamp(min(at, datetime.fromisoformat(last)) - timedelta(days=WAITING_DAYS))
    old = connection.execute(select(pictures.c.stem, pictures.c.name).where(pictures.c.at < before)).all()
    unclaimed = [row for row in old if issue_of(connection, row.stem) is None]
    for row in unclaimed:
        connection.execute(delete(pictures).where(pictures.c.stem == row.stem))
        _let_go_of(connection, row.name)
    return [row.stem for row in unclaimed]


def _let_go_of(connection: Connection, name: str) -> None:
    held = select(pictures.c.stem).where(pictures.c.name == name).exists()
    unused = update(media).where(media.c.name == name, media.c.placed == 0, ~held)
    connection.execute(unused.values(content=None))


def _issue_named(connection: Connection, stem: str) -> AnyRow | None:
    """The newest standing issue of this stem, whatever its suffix."""
    query = select(issues.c.id, issues.c.name).where(issues.c.state == "current")
    near = query.where(issues.c.name >= stem, issues.c.name < f"{stem}/").order_by(issues.c.id.desc())
    return next((row for row in connection.execute(near) if stem_of(row.name) == stem), None)


def _pictures_of(connection: Connection, stem: str) -> list[Picture]:
    """The pictures of the issue of this stem: the one without a number first."""
    return [Picture(row.name, row.size) for row in _rows_of(connection, stem)]


def _rows_of(connection: Connection, stem: str) -> list[AnyRow]:
    near = connection.execute(select(pictures).where(pictures.c.stem >= stem, pictures.c.stem < f"{stem}.")).all()
    mine = [
        row
        for row in near
        if row.stem == stem or (numbered(row.stem)[0] == stem and _issue_named(connection, row.stem) is None)
    ]
    return sorted(mine, key=lambda row: 0 if row.stem == stem else numbered(row.stem)[1])
