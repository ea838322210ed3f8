"""What stands in a feed, whatever its format: an article, a day's paper, or a correction.

item_of(publication, entry)            → the Item of an article
paper_item(publication, day, entries)  → the Item of a day's paper

An Item is plain text and inert HTML, cleaned of what XML can't hold; the formats only put it into their own words.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from html import escape
from itertools import groupby

from feeder.feeds import labels
from feeder.feeds.changes import changes_html, changes_text
from feeder.feeds.publication import Publication, article_path, media_path
from feeder.feeds.text import clean, day_text, html, summary
from feeder.model import Entry, Label

CAP = "urn:oasis:names:tc:emergency:cap:1.2"  # the Common Alerting Protocol, whose words for severity these are
IPTC = "http://cv.iptc.org/newscodes/mediatopic/"


@dataclass(frozen=True, slots=True)
class Term:
    """A category as feeds name it: `term` is unique within `scheme`, `label` is what people see."""

    term: str
    scheme: str
    label: str


@dataclass(frozen=True, slots=True)
class Enclosure:
    """A picture that goes with an entry: its address, media type and bytes."""

    url: str
    type: str
    size: int


@dataclass(frozen=True, slots=True)
class Item:
    """One entry of a feed; `authors` wrote it, `contributors` took the pictures. `replies_to` is the id of the entry
    that this one corrects, `related` that entry's page; both "" for what corrects nothing."""

    id: str
    url: str
    title: str
    published: datetime
    updated: datetime
    summary: str
    html: str
    authors: tuple[str, ...] = ()
    contributors: tuple[str, ...] = ()
    terms: tuple[Term, ...] = ()
    replies_to: str = ""
    related: str = ""
    enclosure: Enclosure | None = None


def item_of(publication: Publication, entry: Entry) -> Item:
    """An article as an entry of every feed it stands in, or the news that it was corrected."""
    item = _article_item(publication, entry)
    correction = entry.correction
    if not correction:
        return item
    chinese = publication.language.lower().startswith("zh")
    return replace(
        item,
        title=f"更正：{item.title}" if chinese else f"Correction: {item.title}",
        summary=changes_text(correction, publication.language),
        html=f"{changes_html(correction, publication.language)}\n{_also_in(publication, entry)}",
        replies_to=correction.corrects,
        enclosure=None,
        related=item.url,
        url=f"{item.url}#{correction.anchor}",
    )


def _article_item(publication: Publication, entry: Entry) -> Item:
    article = entry.correction.after if entry.correction else entry.article
    authors = _names(person.name for person in article.bylines)
    enclosure, image = _picture(publication, entry)
    return Item(
        id=entry.id,
        url=publication.url(article_path(entry)),
        title=_line(article.title),
        published=entry.published,
        updated=entry.updated,
        summary=summary(article),
        html=f"{image}{html(article)}\n{_also_in(publication, entry)}",
        enclosure=enclosure,
        authors=authors or (clean(publication.name),),
        contributors=tuple(name for name in _names(person.name for person in article.credits) if name not in authors),
        terms=tuple(term for label in entry.labels for term in _terms(publication, label)),
    )


def _picture(publication: Publication, entry: Entry) -> tuple[Enclosure | None, str]:
    """A photo item's picture, and as the HTML that its text begins with."""
    picture = entry.picture
    if not picture:
        return None, ""
    url = publication.url(media_path(picture.name))
    image = f'<p><img src="{escape(url)}" alt="{escape(_line(summary(entry.article)))}"></p>\n'
    return Enclosure(url, picture.media_type, picture.size), image


def paper_items(
    publication: Publication, entries: Iterable[Entry], changed: Mapping[date, datetime] | None = None
) -> list[Item]:
    """The days' papers, newest first, of entries in any order; `changed` is when each day last changed, also by what
    was withdrawn."""
    ordered = sorted(entries, key=page_order)
    days = [(day, list(group)) for day, group in groupby(ordered, key=lambda entry: entry.issue_date)]
    return [paper_item(publication, day, group, (changed or {}).get(day)) for day, group in reversed(days)]


def paper_item(publication: Publication, day: date, entries: Sequence[Entry], changed: datetime | None = None) -> Item:
    """A day's paper: its headlines in page order, each linked to its article; `entries` in page order."""
    parts = []
    for page, group in groupby(entries, key=lambda entry: (entry.page, entry.section)):
        parts.append(f"<h3>{escape(clean(page_name(*page)), quote=False)}</h3>\n<ul>")
        for entry in group:
            href = escape(publication.url(article_path(entry)))
            parts.append(f'<li><a href="{href}">{escape(_line(entry.article.title), quote=False)}</a></li>')
        parts.append("</ul>")
    headlines = [_line(entry.article.title) for entry in entries]
    return Item(
        id=f"{publication.tag}:paper/{day.isoformat()}",
        url=publication.url(paper_path(day)),
        title=clean(f"{publication.name} {day_text(day, publication.language)}"),
        published=entries[0].published,
        updated=max([*(entry.updated for entry in entries), *([changed] if changed else [])]),
        summary="；".join(headlines[:5]),
        html="\n".join(parts),
        authors=(clean(publication.name),),
    )


def paper_path(day: date) -> str:
    """Where a day's page stands."""
    return f"issues/{day:%Y/%m/%d}/index.html"


def page_order(entry: Entry) -> tuple[date, str, str, int]:
    """Sorts entries as they stand in the paper: 9 before 10, A1 before B1."""
    return entry.issue_date, entry.page.rjust(8), entry.issue, entry.position


def page_name(page: str, section: str) -> str:
    """第01版 要闻; what is unknown is left out."""
    number = f"第{page}版" if page and not page.startswith("第") else page
    return f"{number} {section}".strip() or "本期 This issue"


def _names(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for name in (_line(name) for name in names) if name))


def _line(text: str) -> str:
    return " ".join(clean(text).split())


def _terms(publication: Publication, label: Label) -> list[Term]:
    category = publication.category(label.category)
    terms = [Term(category.slug, publication.url("categories/"), clean(category.label))]
    if category.iptc:
        terms.append(Term(category.iptc, IPTC, clean(category.label_en or category.label)))
    if label.severity:
        terms.append(Term(label.severity, CAP, labels.plain(publication.language, label.severity)))
    return terms


def _also_in(publication: Publication, entry: Entry) -> str:
    """The line that says which feeds have it."""
    links, alerts = [], []
    for label in entry.labels:
        category = publication.category(label.category)
        if grave := labels.alert(publication.language, label):
            alerts.append(f'<p class="alert">{escape(clean(category.label), quote=False)}：{grave}</p>\n')
        href = escape(publication.url(f"categories/{category.slug}.html"))
        links.append(f'<a href="{href}">{escape(clean(category.label), quote=False)}</a>')
    where = escape(clean(page_name(entry.page, entry.section)), quote=False)
    return "".join(alerts) + f'<p class="also">{where} · 栏目 In: {" · ".join(links)}</p>'
