"""Which documents there are."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from functools import partial
from itertools import groupby

from feeder.feeds.archives import archive_path, has_archives, live
from feeder.feeds.doctor import Sick, treat
from feeder.feeds.formats import FEED_FORMATS, archive, atom_entry
from feeder.feeds.items import Item, item_of, page_order, paper_items, paper_path
from feeder.feeds.notices import Notice, notice_item
from feeder.feeds.opml import opml
from feeder.feeds.pages import (
    YEARS,
    archive_page,
    article_page,
    day_page,
    front_page,
    list_page,
    review_page,
    stylesheet,
)
from feeder.feeds.publication import (
    ALL,
    NOTICES,
    TODAY,
    Document,
    Feed,
    Past,
    Publication,
    article_path,
    feed_path,
    feeds,
)
from feeder.model import Correction, Entry

Report = Callable[[Feed, Sick], None]


def unreported(feed: Feed, sick: Sick) -> None:
    """For whoever does not want to hear of it."""


def article_document(
    publication: Publication, entry: Entry, around: Sequence[Entry], corrections: Sequence[Correction] = ()
) -> Document:
    """An article's page; `around` are the entries of its issue in page order, for the links to its neighbours, and
    `corrections` those of the article, the first first."""
    return Document(article_path(entry), article_page(publication, entry, around, corrections))


def feed_documents(
    publication: Publication,
    newest: Mapping[str, Sequence[Entry]],
    *,
    past: Mapping[str, Past] | None = None,
    days: Mapping[date, datetime] | None = None,
    notices: Sequence[Notice] = (),
    report: Report = unreported,
) -> Iterator[Document]:
    """Every feed's subscription document in every format, seen by the doctor.

    `newest` has the entries of each feed by its `entries`, newest first; TODAY without entries of its own takes those
    of ALL. `past` is what each feed was before, by its `entries`; `days` when each day's paper last changed. `notices`
    are the newest, the newest first. `report` hears of each item that was left out. Raises PublishError for a document
    that can't be made healthy.
    """
    for feed in feeds(publication):
        if feed.entries == NOTICES:
            items = [notice_item(publication, notice) for notice in notices]
            yield from _treated(feed, partial(_subscription, publication, feed, Past(), {}), items, report)
            continue
        entries = newest.get(feed.entries, newest.get(ALL, ()) if feed.entries == TODAY else ())
        yield from documents_of(publication, feed, entries, (past or {}).get(feed.entries, Past()), days, report)


def documents_of(
    publication: Publication,
    feed: Feed,
    entries: Sequence[Entry],
    past: Past | None = None,
    days: Mapping[date, datetime] | None = None,
    report: Report = unreported,
) -> list[Document]:
    """One feed's subscription document in every format: of the entries, the last to join first, as many as fit.

    They stand in it with the newest issue first and each issue in page order.
    """
    place = {entry.id: number for number, entry in enumerate(newest_first(entries))}
    past = past if past and has_archives(feed) else Past(updated=past.updated if past else None)
    items = items_of(publication, feed, entries, days)
    return _treated(feed, partial(_subscription, publication, feed, past, place), items, report)


def _subscription(
    publication: Publication, feed: Feed, past: Past, place: Mapping[str, int], items: Sequence[Item]
) -> list[Document]:
    """A subscription document in every format, of as many items as fit, in the order of their `place`."""
    kept = live(items, [len(atom_entry(item)) for item in items], publication.newest, publication.most_bytes)
    kept.sort(key=lambda item: place.get(item.id, 0))
    return [
        Document(feed_path(feed.slug, form), render(publication, feed, kept, past))
        for form, render in FEED_FORMATS.items()
    ]


def archive_document(
    publication: Publication,
    feed: Feed,
    number: int,
    entries: Sequence[Entry],
    report: Report = unreported,
    updated: datetime | None = None,
) -> list[Document]:
    """A closed archive document (none if every item is sick); `entries` in the log's order, the oldest first; it is not
    older than `updated`."""
    items = [item_of(publication, entry) for entry in reversed(entries)]

    def make(items: Sequence[Item]) -> list[Document]:
        return [Document(archive_path(feed.slug, number), archive(publication, feed, items, number, updated))]

    return _treated(feed, make, items, report)


def entry_size(publication: Publication, entry: Entry) -> int:
    """How many bytes an entry takes in an Atom document; 0 for one that can't be rendered and will be left out."""
    try:
        return len(atom_entry(item_of(publication, entry)))
    except ValueError:
        return 0


def newest_first(entries: Iterable[Entry]) -> list[Entry]:
    """Entries as a reader wants them: the newest issue first, each in page order."""
    return sorted(entries, key=lambda entry: (-entry.published.timestamp(), page_order(entry)))


def items_of(
    publication: Publication, feed: Feed, entries: Sequence[Entry], days: Mapping[date, datetime] | None = None
) -> list[Item]:
    """What stands in a feed that takes these entries."""
    if feed.entries == TODAY:
        return paper_items(publication, entries, days)
    return [item_of(publication, entry) for entry in entries]


def _treated(
    feed: Feed, make: Callable[[Sequence[Item]], list[Document]], items: Sequence[Item], report: Report
) -> list[Document]:
    documents, sick = treat(make, items)
    for found in sick:
        report(feed, found)
    return documents


def day_document(
    publication: Publication, day: date, entries: Sequence[Entry], before: date | None, after: date | None
) -> Document:
    """A day's paper as a page; `before` and `after` are the days beside it that have a paper."""
    return Document(paper_path(day), day_page(publication, day, entries, before, after))


def year_path(year: int) -> str:
    """Where a year's page stands: its days."""
    return f"issues/{year}/index.html"


def site_documents(
    publication: Publication,
    newest: Mapping[str, Sequence[Entry]],
    counts: Mapping[str, int],
    days: Sequence[tuple[date, int]] = (),
    years: Collection[int] | None = None,
    doubtful: Sequence[Entry] = (),
) -> Iterator[Document]:
    """The pages that list articles, and the list of feeds; the front page last, for it links to all others.

    `newest` is as for the feeds, the newest issue first; `days` are those with a paper, the newest first, and how many
    articles it has; `years` are those whose own page is wanted, None for all; `doubtful` are the articles for an
    editor to look at.
    """
    yield Document("style.css", stylesheet())
    yield Document("feeds.opml", opml(publication))
    for feed in feeds(publication):
        if feed.page != "index.html" and not feed.alert:
            yield Document(feed.page, list_page(publication, feed, newest.get(feed.entries, ())))
    by_year = {year: list(found) for year, found in groupby(days, key=lambda found: found[0].year)}
    for year, found in by_year.items():
        if years is None or year in years:
            yield Document(year_path(year), archive_page(publication, year_path(year), found, ()))
    recent = [day for found in list(by_year.values())[:YEARS] for day in found]
    older = list(by_year)[YEARS:]
    yield Document("issues/index.html", archive_page(publication, "issues/index.html", recent, older))
    yield Document("review.html", review_page(publication, doubtful))
    yield Document("index.html", front_page(publication, newest.get(TODAY) or newest.get(ALL, ()), counts))
