"""What a request for a document is answered: decided here alone, for the application and for what needs no waiting."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from feeder.server.conditions import codings_for, is_current, prefers_page, wants_delta
from feeder.server.files import Representation, Version, is_feed


class Answer(NamedTuple):
    """A status, and the representation that it speaks of."""

    status: int
    document: Representation


def asked(headers: Iterable[tuple[bytes, bytes]]) -> dict[bytes, str]:
    """A request's headers by their lower-case names; a list may be spread over several lines."""
    found: dict[bytes, str] = {}
    for name, value in headers:
        line = value.decode("latin-1")
        found[name] = f"{found[name]},{line}" if name in found else line
    return found


def decide(path: str, version: Version, said: Mapping[bytes, str]) -> Answer:
    """The answer to a GET or HEAD for a version of a document.

    200 or 304; 303 where a feed's page is preferred; 226 where what is new will do (RFC 3229), if that can be told.
    """
    feed = is_feed(path)
    chosen = version.chosen(codings_for(said.get(b"accept-encoding", "")))
    if feed and b"accept" in said and prefers_page(said[b"accept"]):
        return Answer(303, chosen)
    if is_current(chosen.etag, chosen.modified, said.get(b"if-none-match"), said.get(b"if-modified-since")):
        return Answer(304, chosen)
    if feed and b"a-im" in said and wants_delta(said[b"a-im"], said.get(b"user-agent", "")):
        return Answer(226, chosen)
    return Answer(200, chosen)
