"""HTML pages, from the templates beside this module; links are relative, so they work under any address."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime, tzinfo
from functools import lru_cache, partial
from importlib.resources import files
from itertools import groupby

from jinja2 import Environment, PackageLoader, StrictUndefined

from feeder.feeds import labels
from feeder.feeds.changes import changed_paragraphs, changes_text
from feeder.feeds.items import page_order, paper_path
from feeder.feeds.publication import ALL, TODAY, Feed, Publication, article_path, feed_path, feeds, media_path, part_of
from feeder.feeds.text import byline, clean, day_text, summary
from feeder.model import Article, Correction, Entry, Label

SECONDS = 5  # stories beside and below the first one
OPENING = 420  # characters of the first story's text
SHORT = 160  # characters; a shorter story does not open the paper
EARLIER = 6  # days below the newest
YEARS = 3  # in the archive's first page
_NO_ANCHOR = re.compile(r"[^\w-]+")


def stylesheet() -> bytes:
    """The one style sheet of all pages."""
    return (files("feeder.feeds") / "templates" / "style.css").read_bytes()


def article_page(
    publication: Publication, entry: Entry, around: Sequence[Entry], corrections: Sequence[Correction] = ()
) -> bytes:
    """An article's page; `around` are the entries of its issue, in page order; `corrections` the first first."""
    at = next((i for i, other in enumerate(around) if other.id == entry.id), -1)
    before = around[at - 1] if at > 0 else None
    after = around[at + 1] if 0 <= at < len(around) - 1 else None
    path = article_path(entry)
    own = (ALL, *(label.category for label in entry.labels))
    page = _page_name(entry)
    return _render(
        publication,
        "article.html",
        path,
        own,
        entry=entry,
        page=page,
        before=before,
        after=after,
        corrections=corrections,
    )


def front_page(publication: Publication, entries: Sequence[Entry], counts: Mapping[str, int]) -> bytes:
    """The front page: the newest day's paper as a paper sets it, the days before, and the feeds."""
    ordered = sorted(entries, key=page_order)
    days = [(day, list(group)) for day, group in groupby(ordered, key=lambda entry: entry.issue_date)][::-1]
    day, paper = days[0] if days else (None, [])
    lead = _lead(paper)
    seconds = [entry for entry in paper if entry is not lead and entry.article.kind == "news"][:SECONDS]
    return _render(
        publication,
        "index.html",
        "index.html",
        day=day,
        paper=paper,
        lead=lead,
        opening=_opening(lead.article) if lead else (),
        seconds=seconds,
        pages=_by_page(paper),
        earlier=days[1 : EARLIER + 1],
        counts=counts,
    )


def list_page(publication: Publication, feed: Feed, entries: Sequence[Entry]) -> bytes:
    """The page of a feed: of a category, a section or a byline."""
    category = feed.category
    own = [other for other in feeds(publication) if other.entries == feed.entries]
    return _render(
        publication,
        "list.html",
        feed.page,
        (feed.entries,),
        title=category.label if category else feed.title.removeprefix(f"{publication.name} · "),
        second=category.label_en if category and not publication.language.startswith("en") else "",
        own=own,
        entries=entries,
    )


def day_page(
    publication: Publication, day: date, entries: Sequence[Entry], before: date | None, after: date | None
) -> bytes:
    """A day's paper: its pages with their articles, in order; `before` and `after` are the days beside it."""
    ordered = sorted(entries, key=page_order)
    return _render(
        publication,
        "day.html",
        paper_path(day),
        (ALL, TODAY),
        day=day,
        entries=ordered,
        pages=_by_page(ordered),
        before=before,
        after=after,
    )


def archive_page(publication: Publication, path: str, days: Sequence[tuple[date, int]], older: Sequence[int]) -> bytes:
    """Days with the count of their articles, the newest first, by year and month; `older` years have their own page."""
    years = []
    for year, in_year in groupby(days, key=lambda found: found[0].year):
        months = [(month, list(found)[::-1]) for month, found in groupby(in_year, key=lambda found: found[0].month)]
        years.append((year, months))
    return _render(publication, "archive.html", path, (ALL, TODAY), years=years, older=older)


def search_page(publication: Publication, query: str, entries: Sequence[Entry]) -> bytes:
    """What a search found, the newest first."""
    return _render(publication, "search.html", "search", (ALL,), query=query, entries=entries)


def review_page(publication: Publication, doubtful: Sequence[Entry]) -> bytes:
    """For an editor: the articles that were read with doubt, by issue, the newest first; robots shall pass by."""
    ordered = sorted(doubtful, key=lambda entry: (entry.issue_date, entry.issue), reverse=True)
    by_issue = [(issue, list(group)) for issue, group in groupby(ordered, key=lambda entry: entry.issue)]
    issues = [(issue, sorted(group, key=lambda entry: entry.article.confidence)) for issue, group in by_issue]
    return _render(publication, "review.html", "review.html", (ALL,), issues=issues, count=len(doubtful))


def _lead(paper: Sequence[Entry]) -> Entry | None:
    """The story that opens the paper: the first news of its first page that has something to read."""
    first_page = [entry for entry in paper if _page_name(entry) == _page_name(paper[0])]
    news = [entry for entry in first_page if entry.article.kind == "news"]
    long = [entry for entry in news if len(entry.article.body_text) >= SHORT]
    return next(iter(long or news or first_page), None)


def _opening(article: Article) -> list[str]:
    """The paragraphs that a story begins with, as many as the front page has room for."""
    shown: list[str] = []
    left = OPENING
    for paragraph in article.paragraphs:
        if paragraph.kind == "crosshead" or left <= 0:
            break
        whole = len(paragraph.text) <= left
        shown.append(paragraph.text if whole else f"{paragraph.text[:left].rstrip('，、；')}…")
        left -= len(paragraph.text)
    return shown


def _by_page(paper: Sequence[Entry]) -> list[tuple[str, list[Entry]]]:
    return [(name, list(group)) for name, group in groupby(paper, key=_page_name)]


def _page_name(entry: Entry) -> str:
    """第01版 要闻; the issue where neither is known."""
    number = part_of(entry) if not entry.section else ""
    if entry.section and entry.page:
        number = entry.page if entry.page.startswith("第") else f"第{entry.page}版"
    return clean(f"{number} {entry.section}".strip()) or "本期"


def _evidence(label: Label) -> list[tuple[str, str, float, list[str]]]:
    """What put an article into a category: each word or query, the query that asked for it, its points, its places."""
    found: dict[tuple[str, str], tuple[float, list[str]]] = {}
    for match in label.matches:
        word = match.keyword or match.rule
        if not word or (match.rule and not match.points):  # the first match of a query carries its points
            continue
        points, places = found.get((word, match.rule), (0.0, []))
        found[word, match.rule] = (points + match.points, places if match.place in places else [*places, match.place])
    return [(word, rule, points, places) for (word, rule), (points, places) in found.items()]


def _feed_name(publication: Publication, feed: Feed) -> str:
    """A feed's name on a page of the paper itself."""
    if feed.slug in (ALL, TODAY):
        return labels.plain(publication.language, "all" if feed.slug == ALL else "paper")
    return feed.title.removeprefix(f"{publication.name} · ")


def _moment_text(language: str, at: datetime, zone: tzinfo) -> str:
    """When something happened, by the paper's clock."""
    local = at.astimezone(zone)
    return f"{day_text(local.date(), language)} {local:%H:%M}"


def _anchor(name: str) -> str:
    return f"page-{_NO_ANCHOR.sub('-', name).strip('-')}"


class _Named:
    """A feed with its name, as templates ask for it."""

    def __init__(self, feed: Feed, name: str) -> None:
        self.feed = feed
        self.name = name

    def __getattr__(self, name: str) -> object:
        return getattr(self.feed, name)


def _render(
    publication: Publication, template: str, path: str, discovered: Collection[str] = (), **values: object
) -> bytes:
    """A page; readers' programs discover on it the feeds of these entries, or all feeds."""
    language = publication.language
    every = [_Named(feed, _feed_name(publication, feed)) for feed in feeds(publication)]
    shared = {
        "publication": publication,
        "feeds": every,
        "discovered": [feed for feed in every if feed.entries in discovered] if discovered else every,
        "root": "../" * path.count("/"),
        "label": partial(labels.label, language),
        "plain": partial(labels.plain, language),
        "counted": partial(labels.counted, language),
        "alert": partial(labels.alert, language),
        "plain_counted": partial(labels.counted, language),
        "day_text": partial(day_text, language=language),
        "moment_text": partial(_moment_text, language),
        "why_text": partial(labels.why, language),
        "doubt_text": partial(labels.doubt, language),
        "changes_text": partial(changes_text, language=language),
        "month_text": partial(labels.month_text, language),
    }
    return clean(_environment().get_template(template).render(shared, **values)).encode("utf-8")


@lru_cache(maxsize=1)
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("feeder.feeds"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {
        "path": article_path,
        "day_path": paper_path,
        "feed_path": feed_path,
        "byline": byline,
        "summary": summary,
        "changed": changed_paragraphs,
        "media_path": media_path,
        "anchor": _anchor,
        "page_name": _page_name,
        "evidence": _evidence,
    }
    return environment
