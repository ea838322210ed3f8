"""What all documents of a paper share: its name, address and categories, and where each document stands."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Protocol

from feeder.model import Category

ALL = "all"  # the feed of every article


@dataclass(frozen=True, slots=True)
class Document:
    """One file of output/: `path` is relative to it, with "/" between its parts."""

    path: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Publication:
    """The paper as its readers see it; `base_url` has no slash at its end, `tag` is the front of every id."""

    name: str
    language: str
    base_url: str
    categories: tuple[Category, ...]
    tag: str

    def url(self, path: str) -> str:
        """The address of a document."""
        return f"{self.base_url}/{path}"

    def category(self, slug: str) -> Category:
        """A category by its slug; one that the rules no longer have goes by its slug."""
        return next((category for category in self.categories if category.slug == slug), Category(slug, slug))


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed: the articles of one category, the alerts of one, or all (`category` None)."""

    slug: str
    title: str
    category: Category | None = None
    alert: bool = False

    @property
    def path(self) -> str:
        """Where its document stands."""
        return feed_path(self.slug)

    @property
    def page(self) -> str:
        """The HTML page of the same articles."""
        return f"categories/{self.category.slug}.html" if self.category else "index.html"


def feeds(publication: Publication) -> list[Feed]:
    """Every feed of the paper: all, then each category, then the alerts."""
    alerts = [category for category in publication.categories if category.alert]
    return [
        Feed(ALL, publication.name),
        *(Feed(c.slug, f"{publication.name} · {c.label}", c) for c in publication.categories),
        *(Feed(f"{c.slug}-alert", f"{publication.name} · {c.label}提醒 Alert", c, alert=True) for c in alerts),
    ]


def feed_path(slug: str) -> str:
    """Where a feed's document stands."""
    return f"feeds/{slug}.atom"


class Placed(Protocol):
    """What an article's page stands by."""

    @property
    def issue_date(self) -> date: ...

    @property
    def key(self) -> str: ...


def article_path(entry: Placed) -> str:
    """Where an article's page stands; it never changes, for neither do the issue's date and the key."""
    return f"articles/{entry.issue_date:%Y/%m/%d}/{entry.key}.html"
