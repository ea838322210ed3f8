"""A-IM: feed (RFC 3229): a reader who holds an earlier version of a feed gets only the entries that are new since.

Of those it holds that were withdrawn since, it gets the tombstones (RFC 6721). Which entries an earlier version had is
remembered for the versions that were served since the start, some for each feed; whoever holds another, or asks after
a restart, gets the whole feed with a plain 200.
"""

from __future__ import annotations

from collections import OrderedDict
from typing import Any

from lxml import etree

from feeder.server.files import Version

VERSIONS = 16  # remembered for each feed
FEEDS = 1024  # that are remembered
WITHDRAWN = "feeds/withdrawn.atom"
_ATOM = "{http://www.w3.org/2005/Atom}"
_DELETED = "{http://purl.org/atompub/tombstones/1.0}deleted-entry"

Marks = frozenset[tuple[str, str]]  # (id, updated) of each entry


class Deltas:
    """What the served versions of each feed held, by their ETags."""

    def __init__(self) -> None:
        self._known: OrderedDict[str, OrderedDict[str, Marks]] = OrderedDict()

    def remember(self, path: str, version: Version) -> None:
        """Note what a version holds; a version noted before costs nothing."""
        known = self._known.setdefault(path, OrderedDict())
        if version.plain.etag in known or not path.endswith(".atom"):
            return
        marks = _marks(_parsed(version))
        for etag in version.etags:
            known[etag] = marks
        while len(known) > VERSIONS * 3:
            known.popitem(last=False)
        while len(self._known) > FEEDS:
            self._known.popitem(last=False)

    def delta(
        self, path: str, held: list[str], version: Version, withdrawn: Version | None = None
    ) -> tuple[str, bytes] | None:
        """(the ETag it is a delta to, the document with only what is new since); None where that can't be told.

        `withdrawn` is the document of what was withdrawn.
        """
        known = self._known.get(path, OrderedDict())
        base = next((etag for etag in held if etag in known), None)
        if base is None:
            return None
        root = _parsed(version)
        for entry in root.findall(f"{_ATOM}entry"):
            if _mark(entry) in known[base]:
                root.remove(entry)
        had = {identity for identity, _ in known[base]}
        if withdrawn and path != f"/{WITHDRAWN}":
            root.extend([gone for gone in _parsed(withdrawn).iter(_DELETED) if gone.get("ref") in had])
        content: bytes = etree.tostring(root, encoding="UTF-8", xml_declaration=True)
        return base, content


def _parsed(version: Version) -> Any:
    return etree.fromstring(version.plain.content, etree.XMLParser(resolve_entities=False, no_network=True))


def _marks(root: Any) -> Marks:
    return frozenset(_mark(entry) for entry in root.findall(f"{_ATOM}entry"))


def _mark(entry: Any) -> tuple[str, str]:
    return entry.findtext(f"{_ATOM}id") or "", entry.findtext(f"{_ATOM}updated") or ""
