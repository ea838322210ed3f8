"""The feed doctor: no document replaces the old one before it has been parsed and found whole.

faults(document)                 → what is wrong with it, in words; empty for a healthy one
treat(make, items, check=faults) → the documents of the healthy items, and the sick ones with the reason

An item that makes a document sick is found by halving; the rest is published.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any

from lxml import etree, html

from feeder.errors import PublishError
from feeder.feeds.generator import ATOM, CONTENT
from feeder.feeds.items import Item
from feeder.feeds.jsonschema import json_faults
from feeder.feeds.publication import Document
from feeder.feeds.remembering import Remembered

_A = f"{{{ATOM}}}"
# What articles are made of in feeds; anything else came out of a text that should have been escaped.
_TAGS = {"a", "br", "del", "div", "h3", "img", "ins", "li", "p", "ul"}
_ATTRIBUTES = {"a": {"href"}, "img": {"src", "alt"}}
_ACTIVE = {"script", "iframe", "object", "embed", "applet", "base", "meta http-equiv"}

Make = Callable[[Sequence[Item]], list[Document]]
Check = Callable[[Document], list[str]]


@dataclass(frozen=True, slots=True)
class Sick:
    """An item that was left out of a feed, and why."""

    id: str
    title: str
    reason: str


def treat(make: Make, items: Sequence[Item], check: Check | None = None) -> tuple[list[Document], list[Sick]]:
    """Make a feed's documents, leaving out the items that would make one of them sick; of two with one
    id the first stands.

    Raises PublishError where no item alone is to blame.
    """
    check = check or faults
    items = list({item.id: item for item in reversed(items)}.values())[::-1]
    documents, reasons = _examine(make, items, check)
    if not reasons:
        return documents, []
    sick = _sick(make, items, check) if items else []
    left_out = {found.id for found in sick}
    documents, reasons = _examine(make, [item for item in items if item.id not in left_out], check)
    if reasons:
        raise PublishError(f"a document would be broken: {reasons[0]}")
    return documents, sick


def _sick(make: Make, items: Sequence[Item], check: Check) -> list[Sick]:
    _, reasons = _examine(make, items, check)
    if not reasons:
        return []
    if len(items) == 1:
        return [Sick(items[0].id, items[0].title, reasons[0])]
    half = len(items) // 2
    return _sick(make, items[:half], check) + _sick(make, items[half:], check)


def _examine(make: Make, items: Sequence[Item], check: Check) -> tuple[list[Document], list[str]]:
    try:
        documents = make(items)
    except (ValueError, TypeError, AttributeError, etree.LxmlError) as exc:
        return [], [f"{type(exc).__name__}: {exc}"]
    return documents, [f"{document.path}: {fault}" for document in documents for fault in check(document)]


def faults(document: Document) -> list[str]:
    """What is wrong with a document, by its kind; nothing is known of kinds other than feeds, pages and OPML."""
    kind = document.path.rpartition(".")[2]
    if kind == "json":
        return json_faults(document.content, inert)
    if kind == "html":
        return _page_faults(document.content)
    if kind not in ("atom", "rss", "opml"):
        return []
    try:
        root = etree.fromstring(document.content, etree.XMLParser(resolve_entities=False, no_network=True))
    except etree.XMLSyntaxError as exc:
        return [f"not well-formed: {exc}"]
    return {"atom": _atom_faults, "rss": _rss_faults, "opml": _opml_faults}[kind](root)


def _atom_faults(root: Any) -> list[str]:
    schema = _schema()
    if not schema.validate(root):
        return [f"line {error.line}: {error.message}" for error in schema.error_log]
    entries = root.findall(f"{_A}entry")
    found = _twice("id", (entry.findtext(f"{_A}id") for entry in entries))
    if root.find(f"{_A}author") is None and any(entry.find(f"{_A}author") is None for entry in entries):
        found.append("an entry has no author, nor has the feed")
    if len(root.xpath("a:link[@rel='self']", namespaces={"a": ATOM})) != 1:
        found.append("expected one link rel=self")
    for link in root.iter(f"{_A}link"):
        found += _address_faults(link.get("href"))
    for content in root.iter(f"{_A}content"):
        found += inert(content.text or "")
    return found


def _rss_faults(root: Any) -> list[str]:
    channel = root.find("channel")
    if root.tag != "rss" or root.get("version") != "2.0" or channel is None:
        return ["expected rss 2.0 with a channel"]
    found = [f"the channel has no {name}" for name in ("title", "link", "description") if not channel.findtext(name)]
    items = channel.findall("item")
    found += _twice("guid", (item.findtext("guid") for item in items))
    for item in items:
        if not item.findtext("title"):
            found.append("an item has no title")
        found += _address_faults(item.findtext("link"))
        found += inert(item.findtext(f"{{{CONTENT}}}encoded") or "")
    return found


def _opml_faults(root: Any) -> list[str]:
    found = [] if root.tag == "opml" and root.get("version") == "2.0" else ["expected opml 2.0"]
    for outline in root.iter("outline"):
        if not outline.get("text"):
            found.append("an outline has no text")
        if outline.get("xmlUrl"):
            found += _address_faults(outline.get("xmlUrl"))
    return found


def _page_faults(content: bytes) -> list[str]:
    try:
        root = html.document_fromstring(content, parser=html.HTMLParser(encoding="utf-8"))
    except (etree.LxmlError, ValueError) as exc:
        return [f"no page: {exc}"]
    found = []
    for element in root.iter(etree.Element):
        if element.tag in _ACTIVE:
            found.append(f"an active element: <{element.tag}>")
        found += [f"an active attribute: {name}" for name in element.attrib if name.startswith("on")]
        found += [f"an active address: {element.get('href')}" for _ in [0] if _is_active(element.get("href") or "")]
    return found


@Remembered
def _inert(text: str) -> tuple[str, ...]:
    found = []
    if text.strip():
        for part in html.fragment_fromstring(text, create_parent="div").iter():
            if not isinstance(part.tag, str) or part.tag not in _TAGS:
                found.append(f"an element no article has: {part.tag}")
                continue
            allowed = _ATTRIBUTES.get(part.tag, set()) | {"class"}
            found += [f"an attribute no article has: {name}" for name in part.attrib if name not in allowed]
            if part.tag == "a":
                found += _address_faults(part.get("href"))
            if part.tag == "img":
                found += _address_faults(part.get("src"))
    return tuple(found)


def inert(text: str) -> list[str]:
    """What in an entry's HTML could act: any element, attribute or address that articles are not made of."""
    return list(_inert(text))


def _address_faults(address: str | None) -> list[str]:
    return [] if (address or "").startswith(("http://", "https://")) else [f"no web address: {address}"]


def _is_active(address: str) -> bool:
    return address.strip().lower().startswith(("javascript:", "data:", "vbscript:"))


def _twice(name: str, values: Iterable[str | None]) -> list[str]:
    seen: set[str | None] = set()
    twice = []
    for value in values:
        if not value or value in seen:
            twice.append(f"{name} {value!r} is missing or stands twice")
        seen.add(value)
    return twice


@lru_cache(maxsize=1)
def _schema() -> Any:
    return etree.RelaxNG(etree.fromstring((files("feeder.feeds") / "atom.rng").read_bytes()))
