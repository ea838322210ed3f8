"""JSON Feed 1.1 (jsonfeed.org/version/1.1)."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from feeder.feeds.generator import Head
from feeder.feeds.items import Item

VERSION = "https://jsonfeed.org/version/1.1"


def json_item(item: Item) -> bytes:
    """An item, for any document."""
    answer: dict[str, object] = {
        "id": item.id,
        "url": item.url,
        "title": item.title or "—",
        "content_html": item.html,
        "summary": item.summary,
        "date_published": item.published.isoformat(),
        "date_modified": item.updated.isoformat(),
        "authors": [{"name": name} for name in item.authors],
        "tags": list(dict.fromkeys(term.label for term in item.terms)),
    }
    if item.enclosure:
        answer["image"] = item.enclosure.url
        answer["attachments"] = [
            {"url": item.enclosure.url, "mime_type": item.enclosure.type, "size_in_bytes": item.enclosure.size}
        ]
    if item.replies_to:
        answer["_feeder"] = {"about": "in reply to", "in_reply_to": item.replies_to, "url": item.related}
    return msgspec.json.encode(answer)


def json_document(head: Head, items: Sequence[bytes]) -> bytes:
    """A document of items that `json_item` made, in the order given."""
    links = {rel: href for rel, _, href in head.links}
    answer: dict[str, object] = {
        "version": VERSION,
        "title": head.title,
        "home_page_url": head.page,
        "feed_url": links["self"],
        "language": head.language,
        "authors": [{"name": head.author}],
    }
    if head.logo:
        answer["icon"] = head.logo
    if head.icon:
        answer["favicon"] = head.icon
    if "hub" in links:
        answer["hubs"] = [{"type": "WebSub", "url": links["hub"]}]
    answer["items"] = [msgspec.Raw(item) for item in items]
    return msgspec.json.encode(answer) + b"\n"
