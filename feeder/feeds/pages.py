"""HTML pages, from the templates beside this module; links are relative, so they work under any address."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined

from feeder.feeds.publication import Publication, article_path, feeds
from feeder.feeds.text import byline, clean, summary
from feeder.model import Entry


def stylesheet() -> bytes:
    """The one style sheet of all pages."""
    return (files("feeder.feeds") / "templates" / "style.css").read_bytes()


def article_page(publication: Publication, entry: Entry, around: Sequence[Entry]) -> bytes:
    """An article's page; `around` are the entries of its issue, in page order."""
    at = next((i for i, other in enumerate(around) if other.id == entry.id), -1)
    before = around[at - 1] if at > 0 else None
    after = around[at + 1] if 0 <= at < len(around) - 1 else None
    return _render(publication, "article.html", article_path(entry), entry=entry, before=before, after=after)


def index_page(publication: Publication, entries: Sequence[Entry], counts: Mapping[str, int]) -> bytes:
    """The front page: the newest articles and the feeds."""
    return _render(publication, "index.html", "index.html", entries=entries, counts=counts)


def category_page(publication: Publication, slug: str, entries: Sequence[Entry]) -> bytes:
    """A category's page: its newest articles and its feed."""
    category = publication.category(slug)
    return _render(publication, "category.html", f"categories/{slug}.html", category=category, entries=entries)


def _render(publication: Publication, template: str, path: str, **values: object) -> bytes:
    page = _environment().get_template(template)
    shared = {"publication": publication, "feeds": feeds(publication), "root": "../" * path.count("/")}
    return clean(page.render(shared, **values)).encode("utf-8")


@lru_cache(maxsize=1)
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("feeder.feeds"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {"path": article_path, "byline": byline, "summary": summary}
    return environment
