"""What all documents of a paper share: its name, address and categories, and where each document stands."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol
from urllib.parse import quote

from feeder.model import Category, Entry

ALL = "all"  # the feed of every article
TODAY = "today"  # the feed of the days' papers, one entry a day
NOTICES = "notices"  # the feed of what did not come
WITHDRAWN = "withdrawn"  # no feed of articles: the document of what was withdrawn
FORMATS = ("atom", "rss", "json")
_PLAIN_NAME = re.compile(r"[\w-]{1,40}")


@dataclass(frozen=True, slots=True)
class Document:
    """One file of output/: `path` is relative to it, with "/" between its parts."""

    path: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Publication:
    """The paper as its readers see it; `base_url` has no slash at its end, `tag` is the front of every id.

    `sections` 版名 (or pages without one) and `bylines` 署名 are those that have a feed. `rights`, `logo`, `icon` and
    `hub` are "" where there is none, the last three addresses. `newest` and `most_bytes` bound a subscription document.
    `served` says that feeder's own server answers, with its search; `notices` that there is a feed of what did not
    come; `public_notices` that notices and advertisements 公告 stand in feeds.
    """

    name: str
    language: str
    base_url: str
    categories: tuple[Category, ...]
    tag: str
    sections: tuple[str, ...] = ()
    bylines: tuple[str, ...] = ()
    rights: str = ""
    logo: str = ""
    icon: str = ""
    hub: str = ""
    newest: int = 100
    most_bytes: int = 524_288
    served: bool = True
    notices: bool = False
    public_notices: bool = False

    def url(self, path: str) -> str:
        """The address of a document; what is not ASCII is percent-encoded, so that it is a URI everywhere."""
        return f"{self.base_url}/{quote(path, safe='/-._~')}"

    def category(self, slug: str) -> Category:
        """A category by its slug; one that the rules no longer have goes by its slug."""
        return next((category for category in self.categories if category.slug == slug), Category(slug, slug))


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed: `slug` names its documents, `entries` the entries it takes (ALL, TODAY, a category, section or byline).

    The alert feed of a category takes the category's entries. A feed that is made when it is asked for has an
    `address` below the paper's, with {form} where its format stands.
    """

    slug: str
    title: str
    entries: str
    category: Category | None = None
    alert: bool = False
    address: str = ""

    @property
    def path(self) -> str:
        """Where its Atom document stands."""
        return feed_path(self.slug)

    @property
    def page(self) -> str:
        """The HTML page of the same articles."""
        if self.category:
            return f"categories/{self.category.slug}.html"
        return "index.html" if self.slug in (ALL, TODAY, NOTICES) else f"lists/{self.slug}.html"


@dataclass(frozen=True, slots=True)
class Past:
    """What a feed was before: the number of its last closed archive document, and when it was last `updated` (aware),
    before which its documents never go back."""

    archived: int = 0
    updated: datetime | None = None


def feeds(publication: Publication) -> list[Feed]:
    """Every feed of the paper: all, the days' papers, each category, the alerts, each section, each byline."""
    name = publication.name
    alerts = [category for category in publication.categories if category.alert]
    return [
        Feed(ALL, name, ALL),
        Feed(TODAY, f"{name} · 今日报纸 Today’s paper", TODAY),
        *(Feed(c.slug, f"{name} · {c.label}", c.slug, c) for c in publication.categories),
        *(Feed(f"{c.slug}-alert", f"{name} · {c.label}提醒 Alert", c.slug, c, alert=True) for c in alerts),
        *([Feed(NOTICES, f"{name} · 缺报提醒 Notices", NOTICES)] if publication.notices else ()),
        *(Feed(section_slug(s), f"{name} · {s}", section_slug(s)) for s in publication.sections),
        *(Feed(byline_slug(b), f"{name} · {b}", byline_slug(b)) for b in publication.bylines),
    ]


def slugs_of(publication: Publication, entry: Entry) -> list[str]:
    """The `entries` of the feeds that an entry stands in, but for TODAY; a notice stands in none unless it alerts."""
    alerts = any(publication.category(label.category).alert for label in entry.labels)
    if entry.article.kind == "notice" and not publication.public_notices and not alerts:
        return []
    names = {person.name for person in entry.article.bylines}
    return [
        ALL,
        *(label.category for label in entry.labels),
        *(section_slug(part) for part in [part_of(entry)] if part),
        *(byline_slug(byline) for byline in publication.bylines if byline in names),
    ]


def part_of(entry: Entry) -> str:
    """The part of the paper that an article stands in: its section 版名, else its page 第01版, else ""."""
    return section_name(entry.section, entry.page)


def section_name(section: str, page: str) -> str:
    """A part's name; a page without a section is called by its number."""
    return section or (f"第{page}版" if page and not page.startswith("第") else page)


def section_slug(section: str) -> str:
    """The slug of a section's feed."""
    return f"section-{_path_name(section)}"


def byline_slug(byline: str) -> str:
    """The slug of a byline's feed."""
    return f"byline-{_path_name(byline)}"


def _path_name(name: str) -> str:
    """The name itself where it can stand in a path, else a digest of it."""
    return name if _PLAIN_NAME.fullmatch(name) else hashlib.sha256(name.encode("utf-8", "replace")).hexdigest()[:12]


def feed_path(slug: str, form: str = "atom") -> str:
    """Where a feed's document stands; `form` is one of FORMATS."""
    return f"feeds/{slug}.{form}"


def media_path(name: str) -> str:
    """Where a picture stands; it is named by its bytes, so what stands there never changes."""
    return f"media/{name[:2]}/{name}"


class Placed(Protocol):
    """What an article's page stands by."""

    @property
    def issue_date(self) -> date: ...

    @property
    def key(self) -> str: ...


def article_path(entry: Placed) -> str:
    """Where an article's page stands; it never changes, for neither do the issue's date and the key."""
    return f"articles/{entry.issue_date:%Y/%m/%d}/{entry.key}.html"
