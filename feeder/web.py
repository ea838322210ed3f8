"""What the web server answers besides output/: feeds of several categories, search, and the feed of a search."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from urllib.parse import quote

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from feeder.feeds import FORMATS, Feed, Past, Publication, documents_of, newest_first, search_page
from feeder.model import Category, Entry
from feeder.server import is_current, media_type
from feeder.store import Store

MOST_CATEGORIES = 20  # in one feed
MOST_CHARACTERS = 100  # of a query
FOUND = 50  # articles that a search shows


def routes(store: Store, paper: Callable[[], Publication]) -> list[BaseRoute]:
    """The routes of a paper; `paper` says how it is just now."""
    made: list[BaseRoute] = [Route("/search", _search(store, paper))]
    for form in FORMATS:
        made.append(Route(f"/feeds.{form}", _combined(store, paper, form)))
        made.append(Route(f"/search.{form}", _search_feed(store, paper, form)))
    return made


def _combined(store: Store, paper: Callable[[], Publication], form: str) -> Callable[[Request], Response]:
    """One feed of several categories, /feeds.atom?c=交通,就业, named by label or slug; each article once."""

    def answer(request: Request) -> Response:
        publication = paper()
        categories = _asked_categories(publication, request.query_params.get("c", ""))
        entries = {entry.id: entry for c in categories for entry in store.feeds.news(c.slug, publication.newest)}
        slugs = ",".join(category.slug for category in categories)
        labels = "、".join(category.label for category in categories)
        feed = Feed(f"combined/{slugs}", f"{publication.name} · {labels}", "", address=f"feeds.{{form}}?c={slugs}")
        times = store.feeds.times()
        updated = max((times[category.slug] for category in categories if category.slug in times), default=None)
        return _feed(request, publication, feed, newest_first(entries.values()), form, Past(updated=updated))

    return answer


def _asked_categories(publication: Publication, asked: str) -> list[Category]:
    """The categories named, in the paper's order; 404 where one is unknown or none is named."""
    names = {name.strip().casefold() for name in asked.replace("，", ",").split(",") if name.strip()}
    found = [
        category
        for category in publication.categories
        if names & {category.slug, category.label.casefold(), category.label_en.casefold()}
    ]
    known = {
        name for c in publication.categories for name in (c.slug, c.label.casefold(), c.label_en.casefold()) if name
    }
    if not found or names - known or len(names) > MOST_CATEGORIES:
        expected = ", ".join(f"{category.slug} ({category.label})" for category in publication.categories)
        raise HTTPException(404, f"?c= takes categories, such as ?c=traffic,jobs; there are: {expected}")
    return found


def _search(store: Store, paper: Callable[[], Publication]) -> Callable[[Request], Response]:
    """The page of a search, /search?q=大桥."""

    def answer(request: Request) -> Response:
        publication = paper()
        query = _asked_query(request)
        content = search_page(publication, query, store.search(query, FOUND))
        return _respond(request, content, "text/html; charset=utf-8")

    return answer


def _search_feed(store: Store, paper: Callable[[], Publication], form: str) -> Callable[[Request], Response]:
    """The feed of a search, /search.atom?q=大桥."""

    def answer(request: Request) -> Response:
        publication = paper()
        query = _asked_query(request)
        address = f"search.{{form}}?q={quote(query)}"
        feed = Feed(f"search/{query}", f"{publication.name} · “{query}”", "", address=address)
        return _feed(request, publication, feed, store.search(query, FOUND), form)

    return answer


def _asked_query(request: Request) -> str:
    return " ".join(request.query_params.get("q", "").split())[:MOST_CHARACTERS]


def _feed(
    request: Request,
    publication: Publication,
    feed: Feed,
    entries: Sequence[Entry],
    form: str,
    past: Past | None = None,
) -> Response:
    documents = documents_of(publication, feed, entries, past)
    content = next(document.content for document in documents if document.path.endswith(f".{form}"))
    return _respond(request, content, media_type(f"/feeds/made.{form}"))


def _respond(request: Request, content: bytes, kind: str) -> Response:
    etag = f'"{hashlib.blake2b(content, digest_size=16).hexdigest()}"'
    headers = {"etag": etag, "cache-control": "no-cache"}
    if is_current(etag, 0, request.headers.get("if-none-match"), None):
        return Response(status_code=304, headers=headers)
    return Response(content, media_type=kind, headers=headers)
