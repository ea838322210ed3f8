"""Taking an issue in, within one transaction of the caller's: new, a revision of one there, or known already."""

from __future__ import annotations

import zlib
from collections import Counter
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, and_, delete, func, insert, or_, select, update

from feeder.identity import digest_of, mint
from feeder.model import Article, Labelled, RawIssue
from feeder.store import pictures, search, sharing
from feeder.store.pairing import pair
from feeder.store.records import AnyRow, Receipt, from_record, page_order, stamp, to_record
from feeder.store.schema import articles, counters, failures, issues, labels, marks, versions


class Placed(NamedTuple):
    """An article as it comes in: where it stands, its number in the issue, and the id it would get if it is new."""

    labelled: Labelled
    page: str
    section: str
    position: int
    number: int
    uri: str
    key: str


@dataclass(frozen=True, slots=True)
class Intake:
    """One issue on its way in at a moment (UTC; `at` as stored); `change` is the number its changes will carry.

    `replaces` is the issue whose articles it corrects, itself where an editor does; 0 for a new one.
    """

    connection: Connection
    issue: RawIssue
    moment: datetime
    at: str
    zone: ZoneInfo
    issue_id: int
    change: int
    replaces: int = 0


def take_in(
    connection: Connection,
    issue: RawIssue,
    content: bytes,
    pages: Sequence[Sequence[Labelled]],
    *,
    tag: str,
    zone: ZoneInfo,
    at: datetime,
) -> Receipt:
    """Store an issue's articles; `pages` are parallel to `issue.pages`."""
    if known := known_issue(connection, issue.sha256, issue.name):
        forget_failures(connection, issue.sha256, issue.name)
        return known
    connection.execute(delete(marks).where(marks.c.name == corrected_mark(issue.sha256)))  # of a time before
    incoming = list(_placed(issue, pages, tag))
    previous, old = _revised(connection, issue, [placed.labelled.article for placed in incoming])
    if previous is not None and issue.date_source == "mtime":
        issue = replace(issue, date=date.fromisoformat(previous.date))
    issue_id = _add_issue_row(connection, issue, content, at)
    change = 1 + last_change(connection)
    replaces = previous.id if previous is not None else 0
    intake = Intake(connection, issue, at.astimezone(UTC), stamp(at), zone, issue_id, change, replaces)
    if previous is not None:
        connection.execute(update(issues).where(issues.c.id == previous.id).values(state="superseded"))
    receipt = _apply(intake, incoming, old)
    pictures.assign(connection, issue_id, intake.change)
    count_change(connection, intake.change)
    forget_failures(connection, issue.sha256, issue.name)
    if previous is None:
        return replace(receipt, outcome="stored")
    corrected = connection.execute(delete(marks).where(marks.c.name == corrected_mark(previous.sha256))).rowcount > 0
    return replace(receipt, outcome="revised", replaces_correction=corrected)


def correct(
    connection: Connection,
    issue: RawIssue,
    pages: Sequence[Sequence[Labelled]],
    *,
    was: Mapping[int, str],
    seen: Mapping[str, Article],
    tag: str,
    zone: ZoneInfo,
    at: datetime,
) -> Receipt | None:
    """Put an editor's reading of an issue that stands in place of the one there; None where that is not the one `seen`.

    `seen` has the articles that the editor was shown, by their keys. An article keeps the id of the one it is like,
    else that of the key which `was` gives it by its place in the issue, as long as no other has it.
    """
    query = select(issues).where(issues.c.sha256 == issue.sha256, issues.c.state == "current")
    row = connection.execute(query).first()
    old = _standing(connection, row.id) if row else []
    standing = {one.key: from_record(one.record).article for one in old}
    if row is None or {k: _printed(a) for k, a in standing.items()} != {k: _printed(a) for k, a in seen.items()}:
        return None
    issue = replace(issue, date=date.fromisoformat(row.date))
    incoming = list(_placed(issue, pages, tag, standing))
    change = 1 + last_change(connection)
    intake = Intake(connection, issue, at.astimezone(UTC), stamp(at), zone, row.id, change, row.id)
    receipt = _apply(intake, incoming, old, was)
    pictures.assign(connection, row.id, intake.change)
    count_change(connection, intake.change)
    connection.execute(delete(marks).where(marks.c.name == corrected_mark(issue.sha256)))
    connection.execute(insert(marks).values(name=corrected_mark(issue.sha256), value=intake.at))
    return replace(receipt, outcome="corrected")


def corrected_mark(sha256: str) -> str:
    """The mark that says that an editor corrected the reading of these bytes, and when."""
    return f"corrected {sha256}"


def last_change(connection: Connection) -> int:
    """The number of the last change to what is published, 0 before the first."""
    return int(connection.execute(select(counters.c.value).where(counters.c.name == "change")).scalar_one())


def count_change(connection: Connection, change: int) -> None:
    """Say that changes up to this number have been made."""
    connection.execute(update(counters).where(counters.c.name == "change").values(value=change))


def known_issue(connection: Connection, sha256: str, name: str) -> Receipt | None:
    """What there is to say of a file whose very bytes the store has; None where they are new.

    Bytes that were corrected since are new only under their own name: then somebody has put the earlier text back.
    Under another name they are a stale copy, and what was corrected stays so.
    """
    stale = and_(issues.c.state == "superseded", issues.c.name != name)
    query = select(issues.c.id, issues.c.name, issues.c.date).where(issues.c.sha256 == sha256)
    row = connection.execute(query.where(or_(issues.c.state == "current", stale)).order_by(issues.c.state)).first()
    if row is None:
        return None
    same = and_(issues.c.name == row.name, issues.c.date == row.date, issues.c.state == "current")
    standing = select(func.count()).select_from(articles.join(issues, issues.c.id == articles.c.issue_id))
    count = connection.execute(standing.where(same, articles.c.withdrawn.is_(None))).scalar_one()
    return Receipt("known", row.name, int(count) + sharing.count_shared(connection, row.id))


def _standing(connection: Connection, issue_id: int) -> list[AnyRow]:
    """The rows of an issue's articles that stand, in page order."""
    return list(connection.execute(sharing.standing_in(issue_id)))


def forget_failures(connection: Connection, sha256: str, name: str) -> None:
    """What could be read at last is no failure any more."""
    connection.execute(delete(failures).where(or_(failures.c.sha256 == sha256, failures.c.name == name)))


def _placed(
    issue: RawIssue, pages: Sequence[Sequence[Labelled]], tag: str, taken: Container[str] = ()
) -> Iterator[Placed]:
    minted = enumerate(mint(tag, issue.sha256, [labelled.article for page in pages for labelled in page], taken))
    for raw, page in zip(issue.pages, pages, strict=True):
        for position, labelled in enumerate(page):
            number, (uri, key) = next(minted)
            yield Placed(labelled, raw.number, raw.section, position, number, uri, key)


def _revised(
    connection: Connection, issue: RawIssue, incoming: Sequence[Article]
) -> tuple[AnyRow | None, list[AnyRow]]:
    """The issue that this one corrects, with its articles: one of the same name and day.

    A name alone proves nothing where it holds no date (page.txt, for every page and day anew): then the two must share
    a story, or the articles of the page before would be withdrawn for this one's.
    """
    query = select(issues).where(issues.c.name == issue.name, issues.c.state == "current")
    for previous in connection.execute(query.order_by(issues.c.id.desc())):
        old = _standing(connection, previous.id)
        dated = issue.date_source == previous.date_source == "name"
        if dated and previous.date == issue.date.isoformat():
            return previous, old
        if pair([from_record(row.record).article for row in old], incoming):
            return previous, old
    return None, []


def _add_issue_row(connection: Connection, issue: RawIssue, content: bytes, at: datetime) -> int:
    inserted = connection.execute(
        insert(issues).values(
            name=issue.name,
            sha256=issue.sha256,
            date=issue.date.isoformat(),
            date_source=issue.date_source,
            encoding=issue.encoding,
            size=len(content),
            content=zlib.compress(content),
            received=stamp(at),
            state="current",
        )
    )
    return int(inserted.lastrowid)


def _apply(
    intake: Intake, incoming: Sequence[Placed], old: Sequence[AnyRow], was: Mapping[int, str] | None = None
) -> Receipt:
    """Add what is new, change what is corrected, keep what is the same, withdraw what is gone.

    `was` has for some of the incoming, by their number, the key of the article they are if they are like none.
    """
    pairs = pair([from_record(row.record).article for row in old], [placed.labelled.article for placed in incoming])
    places = {row.key: j for j, row in enumerate(old)}
    for i, key in (was or {}).items():
        if i not in pairs and places[key] not in pairs.values():
            pairs[i] = places[key]
    done: Counter[str] = Counter()
    for i, placed in enumerate(incoming):
        done[_correct(intake, placed, old[pairs[i]]) if i in pairs else _add_once(intake, placed)] += 1
    for j in set(range(len(old))) - set(pairs.values()):
        done[_let_go(intake, old[j])] += 1
    added, changed, kept, withdrawn = (done[what] for what in ("added", "changed", "kept", "withdrawn"))
    return Receipt("stored", intake.issue.name, len(incoming), added, changed, kept, withdrawn)


def _let_go(intake: Intake, row: AnyRow) -> str:
    """The issue has an article no longer: it is withdrawn, unless another issue has it."""
    if sharing.is_shared(row):
        sharing.leave(intake.connection, row.id, intake.replaces)
    elif not sharing.hand_over(intake.connection, row.id, intake.change):
        withdraw(intake.connection, row.id, intake.change, intake.at)
        return "withdrawn"
    return "left"


def _add_once(intake: Intake, placed: Placed) -> str:
    """Add an article unless another file of the same day has it, word for word: a page saved twice is read once.

    Then it belongs to both, and stands until both have let go of it.
    """
    day = intake.issue.date.isoformat()
    query = select(articles.c.id).where(
        articles.c.issue_date == day,
        articles.c.withdrawn.is_(None),
        articles.c.issue_id != intake.issue_id,
        func.substr(articles.c.key, len(placed.key) // 2 + 1) == placed.key[len(placed.key) // 2 :],
    )
    there = intake.connection.execute(query).first()
    return _share(intake, placed, there.id) if there else _add(intake, placed)


def _share(intake: Intake, placed: Placed, article_id: int) -> str:
    digest = digest_of(placed.labelled.article)
    sharing.share(intake.connection, article_id, intake.issue_id, digest, _place(intake, placed))
    return "kept"


def _add(intake: Intake, placed: Placed) -> str:
    """A new article; one that this very file brought before stands on, or stands again, under its old id and date."""
    before = intake.connection.execute(select(articles).where(articles.c.key == placed.key)).first()
    if before:
        stands = before.withdrawn is None
        return _share(intake, placed, before.id) if stands else _stand_again(intake, placed, before)
    midnight = datetime.combine(intake.issue.date, time(), intake.zone)
    inserted = intake.connection.execute(
        insert(articles).values(
            uri=placed.uri,
            key=placed.key,
            issue_date=intake.issue.date.isoformat(),
            published=midnight.isoformat(),
            updated=_moment(intake, placed),
            **_place(intake, placed),
        )
    )
    article_id = int(inserted.lastrowid)
    _label(intake, article_id, placed, intake.issue.date.isoformat())
    search.index(intake.connection, article_id, placed.labelled.article)
    return "added"


def _stand_again(intake: Intake, placed: Placed, row: AnyRow) -> str:
    values = {"withdrawn": None, "expired": 0, "updated": _moment(intake, placed), **_place(intake, placed)}
    intake.connection.execute(update(articles).where(articles.c.id == row.id).values(**values))
    _label(intake, row.id, placed, row.issue_date)
    search.index(intake.connection, row.id, placed.labelled.article)
    return "added"


def _correct(intake: Intake, placed: Placed, row: AnyRow) -> str:
    """Put the article's new text under its old id; `updated` moves only when what is printed changed.

    One that stands in another issue is left alone where this issue says what it said of it before.
    """
    if sharing.is_shared(row):
        sharing.leave(intake.connection, row.id, intake.replaces)
        if row.digest == digest_of(placed.labelled.article):
            return _share(intake, placed, row.id)
        sharing.give_way(intake.connection, row.id)
    same = _printed(from_record(row.record).article) == _printed(placed.labelled.article)
    values = _place(intake, placed)
    if not same:
        values["updated"] = _moment(intake, placed)
        _keep_version(intake, row)
        search.unindex(intake.connection, row.id, from_record(row.record).article)
        search.index(intake.connection, row.id, placed.labelled.article)
    intake.connection.execute(update(articles).where(articles.c.id == row.id).values(**values))
    _label(intake, row.id, placed, row.issue_date)
    return "kept" if same else "changed"


def _moment(intake: Intake, placed: Placed) -> str:
    """When an article's text came: that of its issue, told apart by a microsecond each.

    No two entries of a feed then share their `updated`, by which readers sort and of which the W3C's validator warns.
    """
    return (intake.moment + timedelta(microseconds=placed.number)).isoformat(timespec="microseconds")


def _keep_version(intake: Intake, row: AnyRow) -> None:
    """Keep what an article said until now."""
    count = select(func.count()).where(versions.c.article_id == row.id).scalar_subquery()
    number = int(intake.connection.execute(select(count)).scalar_one()) + 1
    intake.connection.execute(
        insert(versions).values(article_id=row.id, number=number, at=intake.at, change=intake.change, record=row.record)
    )


def _printed(article: Article) -> Article:
    return replace(article, confidence=1.0, doubts=())


def _place(intake: Intake, placed: Placed) -> dict[str, Any]:
    return {
        "issue_id": intake.issue_id,
        "page": placed.page,
        "page_order": page_order(placed.page),
        "position": placed.position,
        "section": placed.section,
        "change": intake.change,
        "record": to_record(placed.labelled),
        "doubtful": int(placed.labelled.article.is_doubtful),
    }


def _label(intake: Intake, article_id: int, placed: Placed, issue_date: str) -> None:
    intake.connection.execute(delete(labels).where(labels.c.article_id == article_id))
    rows = [
        {
            "category": label.category,
            "issue_date": issue_date,
            "page_order": page_order(placed.page),
            "issue_id": intake.issue_id,
            "position": placed.position,
            "article_id": article_id,
        }
        for label in placed.labelled.labels
    ]
    intake.connection.execute(insert(labels), rows)


def withdraw(connection: Connection, article_id: int, change: int, at: str) -> None:
    """Let an article stand no longer; its row stays, for its id is taken for ever."""
    row = connection.execute(select(articles.c.record, articles.c.picture).where(articles.c.id == article_id)).one()
    search.unindex(connection, article_id, from_record(row.record).article)
    connection.execute(delete(labels).where(labels.c.article_id == article_id))
    connection.execute(update(articles).where(articles.c.id == article_id).values(withdrawn=at, change=change))
    if row.picture:
        pictures.place(connection, [row.picture], change)
