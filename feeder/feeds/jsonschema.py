"""JSON Feed 1.1 as a schema: which members there are, of what kind, and which must be there (jsonfeed.org)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Annotated, Any, Literal

import msgspec

Address = Annotated[str, msgspec.Meta(pattern=r"^https?://")]
Text = Annotated[str, msgspec.Meta(min_length=1)]


class _Object(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """An object whose members are all known; one of our own begins with an underscore, as the format asks."""


class Author(_Object, frozen=True):
    name: Text
    url: Address | None = None
    avatar: Address | None = None


class Attachment(_Object, frozen=True):
    url: Address
    mime_type: Annotated[str, msgspec.Meta(pattern=r"^.+/.+$")]
    title: str | None = None
    size_in_bytes: int | None = None
    duration_in_seconds: float | None = None


class Hub(_Object, frozen=True):
    type: Text
    url: Address


class JsonItem(_Object, frozen=True):
    id: Text
    content_html: str | None = None
    content_text: str | None = None
    url: Address | None = None
    external_url: Address | None = None
    title: str | None = None
    summary: str | None = None
    image: Address | None = None
    banner_image: Address | None = None
    date_published: datetime | None = None
    date_modified: datetime | None = None
    authors: list[Author] | None = None
    tags: list[Text] | None = None
    language: str | None = None
    attachments: list[Attachment] | None = None
    feeder: dict[str, Any] | None = msgspec.field(default=None, name="_feeder")


class JsonFeed(_Object, frozen=True):
    version: Literal["https://jsonfeed.org/version/1.1"]
    title: Text
    items: list[JsonItem]
    home_page_url: Address | None = None
    feed_url: Address | None = None
    description: str | None = None
    user_comment: str | None = None
    next_url: Address | None = None
    icon: Address | None = None
    favicon: Address | None = None
    authors: list[Author] | None = None
    language: str | None = None
    expired: bool | None = None
    hubs: list[Hub] | None = None


def json_faults(content: bytes, inert: Callable[[str], list[str]]) -> list[str]:
    """What is wrong with a JSON Feed; `inert` says what is wrong with an item's HTML."""
    try:
        feed = msgspec.json.decode(content, type=JsonFeed)
    except msgspec.DecodeError as exc:
        return [f"no JSON Feed 1.1: {exc}"]
    found = []
    seen: set[str] = set()
    for item in feed.items:
        if item.id in seen:
            found.append(f"id {item.id!r} stands twice")
        seen.add(item.id)
        if item.content_html is None and item.content_text is None:
            found.append(f"{item.id}: neither content_html nor content_text")
        if item.date_published and item.date_published.tzinfo is None:
            found.append(f"{item.id}: date_published without a time zone")
        found += inert(item.content_html or "")
    return found
