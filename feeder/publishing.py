"""The store → output/: the documents that changed since they were last published, in an order that never dangles.

Article pages come before the feeds that link to them, archive documents before the live feeds, the front page last, and
pages of withdrawn articles go once nothing links to them any more. How far was published is kept in the store's marks,
so a kill at any moment only means that the same bytes are written again.
"""

from __future__ import annotations

import hashlib
import json
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from datetime import date, datetime, timedelta
from pathlib import Path

import structlog

from feeder import __version__, lock, publisher
from feeder.errors import PublishError
from feeder.feeds import (
    ALL,
    FORMATS,
    NOTICES,
    TODAY,
    WITHDRAWN,
    Document,
    Feed,
    Notice,
    Past,
    Publication,
    Sick,
    Tombstone,
    archive_document,
    archive_path,
    article_document,
    article_path,
    closing,
    day_document,
    entry_size,
    faults,
    feed_documents,
    feeds,
    forget_unused,
    has_archives,
    is_news,
    is_of_substance,
    made_by,
    media_path,
    missing,
    paper_path,
    section_name,
    site_documents,
    slugs_of,
    withdrawn_document,
    year_path,
)
from feeder.model import Category, Entry
from feeder.saying import counted
from feeder.settings import Settings
from feeder.store import Joining, Store

log = structlog.get_logger(__name__)

LEFT_OUT = "left out"  # the mark that keeps what the feed doctor left out last, as JSON
_PUBLISHED = "published change"
_PUBLISHED_AS = "published as"
_NOTICED = "noticed"  # the mark of the last day that was looked at for what did not come
_NOTICE_DAYS = 60  # of the past that are looked at for what is usual
_NOTICES = 50  # in their feed
_MOST_SECTIONS = 40  # parts of the paper that have a feed, the most used
_FRONT_DAYS = 7  # on the front page: the newest and those before it
_TOMBSTONES = 200  # articles whose withdrawal is told, at most …
_TOMBSTONE_AGE = timedelta(days=90)  # … and so long before the last
_LOOK_AT = 100  # doubtful articles on the page for an editor, the newest
_AT_ONCE = 500  # entries of a log that are looked at together when archive documents are closed


@dataclass(frozen=True, slots=True)
class Published:
    """What one publishing did: documents written and removed, by path, and what the feed doctor left out."""

    written: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    sick: tuple[Sick, ...] = ()

    @property
    def feeds(self) -> list[str]:
        """The paths of the feeds' documents that were written, archives apart."""
        found = [path for path in self.written if path.startswith("feeds/") and path.count("/") == 1]
        return [path for path in found if path.endswith(tuple(f".{form}" for form in FORMATS))]

    @property
    def said(self) -> str:
        """In a sentence."""
        if not self.written and not self.removed:
            return "nothing new to publish"
        gone = f", {len(self.removed)} removed" if self.removed else ""
        sick = f", {counted(len(self.sick), 'article')} left out as broken" if self.sick else ""
        return f"{counted(len(self.written), 'document')} written{gone}{sick}"


@dataclass(frozen=True, slots=True)
class _Run:
    """One publishing: what it works on, and what it has found so far."""

    store: Store
    publication: Publication
    settings: Settings
    today: date
    since: int
    whole: bool
    sick: dict[str, Sick] = field(default_factory=dict)

    def report(self, feed: Feed, sick: Sick) -> None:
        """Hear of an item that a feed can't hold; said once a run."""
        if sick.id not in self.sick:
            log.error("an article would break its feeds and is left out", id=sick.id, reason=sick.reason)
            self.sick[sick.id] = sick


def publish_due(
    store: Store, publication: Publication, settings: Settings, at: datetime, going: Callable[[], bool] = lambda: True
) -> Published:
    """Publish what changed, as of the moment `at` (aware); the whole paper where its settings or categories did.

    Raises PublishError, StoreError; PublishError too where it is given up because it is not `going` on.
    """
    with lock.in_turn(settings.folder("state") / "publish.lock", going):
        output = settings.folder("output")
        change, marks = store.last_change(), store.marks()
        print_of = _fingerprint(publication, settings)
        whole = marks.get(_PUBLISHED_AS) != print_of or not (output / "index.html").exists()
        since = int(marks.get(_PUBLISHED, "0"))
        noticed = _notice(store, settings, marks, at)
        if change == since and not whole and not noticed:
            return Published()
        publication = replace(publication, sections=_sections(store))
        run = _Run(store, publication, settings, at.astimezone(settings.zone).date(), since, whole)
        _join_feeds(run)
        written = publisher.write(_while(going, _documents(run, output)), output)
        gone = _gone(store, 0 if whole else since)
        if whole or gone:  # with its last article a section's feed goes too
            gone += _orphans(publication, output)
        removed = publisher.remove(gone, output)
        left_out = json.dumps([asdict(found) for found in run.sick.values()], ensure_ascii=False)
        forget_unused()
        store.set_marks({_PUBLISHED: str(change), _PUBLISHED_AS: print_of, LEFT_OUT: left_out})
        return Published(written.paths, removed, tuple(run.sick.values()))


def _while(going: Callable[[], bool], documents: Iterator[Document]) -> Iterator[Document]:
    """The documents, each whole, as long as it is going on."""
    for document in documents:
        if not going():
            raise PublishError("publishing is cut short; what is not yet written is written next time")
        yield document


def _notice(store: Store, settings: Settings, marks: Mapping[str, str], at: datetime) -> bool:
    """Once a day, after the hour by which the paper is expected, note what did not come; whether anything did not."""
    now = at.astimezone(settings.zone)
    by, today = settings.publish.issue_by, now.date()
    if not by or f"{now:%H:%M}" < by or marks.get(_NOTICED) == today.isoformat():
        return False
    days = {day for day, _ in store.days()}
    found = missing(today, days, store.category_days(today - timedelta(days=_NOTICE_DAYS)))
    # No two entries of a feed share their time: readers sort by it, and the W3C's validator warns.
    store.add_notices(Notice(today, name, now + timedelta(microseconds=n)) for n, name in enumerate(found))
    store.set_marks({_NOTICED: today.isoformat()})
    return bool(found)


def publish_whole(store: Store, publication: Publication, settings: Settings, at: datetime, folder: Path) -> Published:
    """Publish the whole paper as of `at` into another folder, for a web server elsewhere; what is published stays."""
    with lock.in_turn(settings.folder("state") / "publish.lock"):
        publication = replace(publication, sections=_sections(store))
        run = _Run(store, publication, settings, at.astimezone(settings.zone).date(), store.last_change(), True)
        return Published(publisher.write(_documents(run, folder), folder).paths, sick=tuple(run.sick.values()))


def publication_of(settings: Settings, categories: tuple[Category, ...]) -> Publication:
    """The paper as its readers see it; its sections are found when it is published."""
    paper, publish = settings.paper, settings.publish
    return Publication(
        paper.name,
        paper.language,
        publish.base_url.rstrip("/"),
        categories,
        paper.tag,
        bylines=publish.bylines,
        rights=paper.rights,
        logo=paper.logo,
        icon=paper.icon,
        hub=publish.hub,
        newest=publish.newest,
        most_bytes=publish.most_bytes,
        served=settings.server.enabled,
        notices=bool(publish.issue_by),
        public_notices=publish.public_notices,
    )


def _orphans(publication: Publication, output: Path) -> list[str]:
    """The documents and lists of feeds that there are no more: their category, section or byline has gone."""
    known = feeds(publication)
    slugs = {WITHDRAWN, *(feed.slug for feed in known)}
    found = [file for folder in ("feeds", "categories", "lists") for file in sorted((output / folder).rglob("*.*"))]
    paths = [str(file.relative_to(output)) for file in found if file.suffix in (".atom", ".rss", ".json", ".html")]
    pages = {feed.page for feed in known}
    return [
        path
        for path in paths
        if path not in pages
        and not (path.startswith("feeds/") and path.removeprefix("feeds/").rsplit(".", 1)[0].partition("/")[0] in slugs)
    ]


def _gone(store: Store, since: int) -> list[str]:
    """The pages of withdrawn articles, of days and years that have none left, and pictures that no article has."""
    withdrawn = store.withdrawals(since)
    days = {day for day, _ in store.days()} if withdrawn else set()
    empty = sorted({gone.issue_date for gone in withdrawn} - days)
    years = sorted({day.year for day in empty} - {day.year for day in days})
    pages = [article_path(gone) for gone in withdrawn] + [paper_path(day) for day in empty]
    return pages + [year_path(year) for year in years] + [media_path(name) for name in store.unplaced_media(since)]


def _fingerprint(publication: Publication, settings: Settings) -> str:
    """Changes with whatever every document depends on."""
    shared = f"{__version__} {made_by()} {publication!r}"
    return hashlib.sha256(shared.encode("utf-8", "surrogatepass")).hexdigest()


def _sections(store: Store) -> tuple[str, ...]:
    names = [section_name(section, page) for section, page in store.parts_of_paper(_MOST_SECTIONS)]
    return tuple(sorted({name for name in names if name}))


def _changed_issues(run: _Run) -> list[int]:
    return run.store.changed_issues(0 if run.whole else run.since)


def _join_feeds(run: _Run) -> None:
    """Let what is new join the logs of its feeds, the oldest first; to a feed without a log everything is news."""
    newest = run.store.newest_date() or run.today
    for issue in _changed_issues(run):
        entries = run.store.issue_entries(issue)
        slugs = {slug for entry in entries for slug in slugs_of(run.publication, entry)}
        new_feeds = slugs - run.store.feeds.begun(slugs)
        run.store.feeds.join(
            Joining(slug, entry.key, slug in new_feeds or _is_news(run, entry, newest))
            for entry in entries
            for slug in slugs_of(run.publication, entry)
        )
    for revised in run.store.feeds.revisions(run.since):
        correction = revised.entry.correction
        if correction and is_of_substance(correction, run.settings.publish.correction_share):
            fresh = _is_news(run, revised.entry, newest)
            slugs = set(slugs_of(run.publication, revised.entry)) if fresh else set()
            run.store.feeds.join(Joining(slug, revised.key, True, revised.number) for slug in sorted(slugs))


def _is_news(run: _Run, entry: Entry, newest: date) -> bool:
    return is_news(entry.issue_date, run.today, newest, run.settings.publish.news_days)


def _documents(run: _Run, output: Path) -> Iterator[Document]:
    store, publication = run.store, run.publication
    for name in store.placed_media(0 if run.whole else run.since):
        if content := store.media(name):
            yield Document(media_path(name), content)
    for issue in _changed_issues(run):
        entries = store.issue_entries(issue)
        corrections = store.feeds.corrections(entry.key for entry in entries)
        for entry in entries:
            page = article_document(publication, entry, entries, corrections.get(entry.key, ()))
            yield from _healthy(run, [page], entry.id, entry.article.title)
    yield from _archives(run, output)
    yield from _healthy(run, [withdrawn_document(publication, _tombstones(store))])
    live = _live(run)
    days = store.day_times({entry.issue_date for entry in live[TODAY]})
    yield from feed_documents(
        publication,
        live,
        past=_past(run, live, days),
        days=days,
        notices=store.notices(_NOTICES),
        report=run.report,
    )
    yield from _healthy(run, _pages(run, live))


def _past(run: _Run, live: Mapping[str, Sequence[Entry]], days: Mapping[date, datetime]) -> dict[str, Past]:
    """What each feed was; when it is updated now is kept first, so it never goes back, whatever is withdrawn later."""
    gone = run.store.feeds.withdrawn_from(run.since)
    times = {slug: [entry.updated for entry in entries] for slug, entries in live.items()}
    for slug, at in gone.items():
        times.setdefault(slug, []).append(at)
    times[TODAY] += [*days.values(), *gone.values()]  # a day that lost all its articles is not among the days
    run.store.feeds.raise_times({slug: max(found) for slug, found in times.items() if found})
    updated = run.store.feeds.times()
    archived = run.store.feeds.archive_counts()
    return {slug: Past(archived.get(slug, 0), updated.get(slug)) for slug in {*updated, *archived}}


def _tombstones(store: Store) -> list[Tombstone]:
    """Of what was withdrawn last, some time back from the last withdrawal: no clock moves them."""
    found = store.feeds.tombstones(_TOMBSTONES)
    return [one for one in found if found[0].at - one.at <= _TOMBSTONE_AGE]


def _pages(run: _Run, live: dict[str, list[Entry]]) -> Iterator[Document]:
    """The pages of days that changed, and those that list articles."""
    store, publication = run.store, run.publication
    days = store.days()
    dates = [day for day, _ in days][::-1]
    changed = set(store.changed_days(0 if run.whole else run.since))
    for at in _with_neighbours(dates, changed):  # a new neighbour changes the links too
        before, after = (dates[at - 1] if at else None), (dates[at + 1] if at + 1 < len(dates) else None)
        yield day_document(publication, dates[at], store.day_entries(dates[at]), before, after)
    newest = {category.slug: store.newest(publication.newest, category.slug) for category in publication.categories}
    pages = {feed.entries: newest.get(feed.entries, live.get(feed.entries, [])) for feed in feeds(publication)}
    pages[TODAY] = [entry for day in dates[-_FRONT_DAYS:] for entry in store.day_entries(day)]
    years = None if run.whole else {day.year for day in changed}
    yield from site_documents(publication, pages, store.counts(), days, years, store.doubtful(_LOOK_AT))


def _with_neighbours(dates: Sequence[date], changed: Iterable[date]) -> list[int]:
    """Where the changed days and those beside them stand among the dates, which are in order."""
    places = set()
    for day in changed:
        at = bisect_left(dates, day)
        there = at < len(dates) and dates[at] == day
        places |= {at - 1, at, at + 1} if there else {at - 1, at}
    return sorted(at for at in places if 0 <= at < len(dates))


def _healthy(run: _Run, documents: Iterable[Document], blamed: str = "", title: str = "") -> Iterator[Document]:
    """The documents that the doctor finds whole; of a broken one the old one stands, and `blamed` is left out."""
    for document in documents:
        found = faults(document)
        if found:
            log.error("a document would be broken; the old one stands", path=document.path, reason=found[0])
            sick = Sick(blamed or document.path, title, found[0])
            run.sick.setdefault(sick.id, sick)
        else:
            yield document


def _live(run: _Run) -> dict[str, list[Entry]]:
    """The entries of each feed's subscription document, the last to join first; the days' papers are those of ALL."""
    publication, count = run.publication, run.publication.newest
    live = {}
    for slug in dict.fromkeys(feed.entries for feed in feeds(publication) if feed.entries not in (TODAY, NOTICES)):
        entries = run.store.feeds.news(slug, count)
        live[slug] = [entry for entry in entries if slug in slugs_of(publication, entry)]
    days = sorted({entry.issue_date for entry in live[ALL]}, reverse=True)
    live[TODAY] = [entry for day in days for entry in run.store.day_entries(day)]
    return live


def _archives(run: _Run, output: Path) -> Iterator[Document]:
    """Archive documents: those that are due to be closed, those that lost an article, and those that are not there."""
    store, publication = run.store, run.publication
    withdrawn = set(store.feeds.archives_of_withdrawn(run.since))
    counts = store.feeds.archive_counts()
    for feed in feeds(publication):
        if not has_archives(feed):
            continue
        numbers = {number for slug, number in withdrawn if slug == feed.entries}
        if run.whole and feed.entries in counts:
            every = range(counts[feed.entries] + 1)
            numbers |= {number for number in every if not (output / archive_path(feed.slug, number)).exists()}
        for number in sorted(numbers):
            entries = store.feeds.archive_part(feed.entries, number)
            gone = store.feeds.withdrawn_of_part(feed.entries, number)
            updated = _archive_time(run, feed, number, entries, gone)
            yield from archive_document(publication, feed, number, entries, run.report, updated)
        yield from _close(run, feed, counts.get(feed.entries, 0))


def _close(run: _Run, feed: Feed, number: int) -> Iterator[Document]:
    """Close what is due of a feed's log; a part is closed once its document is written."""
    store, publication = run.store, run.publication
    while part := store.feeds.open_part(feed.entries, _AT_ONCE):
        sizes = [entry_size(publication, logged.entry) for logged in part]
        old = [not logged.news for logged in part]
        counts = closing(sizes, old, publication.newest, publication.most_bytes, more=len(part) == _AT_ONCE)
        start = 0
        for count in counts:
            if number == 0:
                yield from archive_document(publication, feed, 0, [], run.report)
            number += 1
            closed = part[start : start + count]
            entries = [one.entry for one in closed]
            updated = _archive_time(run, feed, number, entries)
            yield from archive_document(publication, feed, number, entries, run.report, updated)
            store.feeds.close_part(feed.entries, number, closed[-1].position)
            start += count
        if len(part) < _AT_ONCE or not counts:
            return


def _archive_time(
    run: _Run, feed: Feed, number: int, entries: Sequence[Entry], gone: datetime | None = None
) -> datetime | None:
    """When an archive document was updated, kept before it is written: after a crash it may be closed with other
    entries, and still does not go back."""
    times = [entry.updated for entry in entries] + ([gone] if gone else [])
    path = archive_path(feed.slug, number)
    return run.store.feeds.raise_times({path: max(times)})[path] if times else None
