"""What a request's headers ask for (RFC 9110): does the client hold this already, which coding, a feed or its page?"""

from __future__ import annotations

import re
from email.utils import parsedate_to_datetime
from functools import lru_cache

CODINGS = ("br", "gzip")  # those that documents are compressed in, the better first
_FEED_TYPES = ("application/atom+xml", "application/rss+xml", "application/feed+json", "application/json")
# feedparser sends A-IM: feed in the name of all that is built on it; of that, rss2email takes 226 for an error.
_SPEAKS_FOR_OTHERS = "feedparser"
_XML_TYPES = ("application/xml", "text/xml")

_ETAG = re.compile(r'(?:W/)?("[\x21\x23-\x7e\x80-\xff]*")')


def etags(header: str) -> list[str]:
    """The opaque tags of an If-None-Match list, quotes and all, without their W/: what weak comparison compares."""
    return _ETAG.findall(header)


def is_current(etag: str, modified: int, if_none_match: str | None, if_modified_since: str | None) -> bool:
    """Whether 304 is the answer; a date counts only where there is no If-None-Match, and one that is no date never.

    `etag` with its quotes; `modified` in seconds since 1970, 0 where the time can't tell two versions apart.
    """
    if if_none_match is not None:
        return if_none_match.strip() == "*" or etag in etags(if_none_match)
    return bool(modified and if_modified_since) and modified <= _seconds(str(if_modified_since))


def _seconds(date: str) -> float:
    try:
        return parsedate_to_datetime(date).timestamp()
    except (ValueError, TypeError, OverflowError):
        return -1.0


@lru_cache(maxsize=512)
def codings_for(accept_encoding: str) -> tuple[str, ...]:
    """The CODINGS that an Accept-Encoding allows, the one it likes best first."""
    weights = _weights(accept_encoding)
    allowed = [coding for coding in CODINGS if weights.get(coding, weights.get("*", 0.0)) > 0]
    return tuple(sorted(allowed, key=lambda coding: -weights.get(coding, weights.get("*", 0.0))))


@lru_cache(maxsize=512)
def prefers_page(accept: str) -> bool:
    """Whether an Accept is a browser's: it names text/html, and rates it above feeds and no lower than XML."""
    weights = _weights(accept)
    html = weights.get("text/html", 0.0)
    feed = max(weights.get(kind, 0.0) for kind in _FEED_TYPES)
    return html > feed and html >= max(weights.get(kind, 0.0) for kind in _XML_TYPES)


@lru_cache(maxsize=64)
def wants_delta(a_im: str, user_agent: str = "") -> bool:
    """Whether an A-IM (RFC 3229) takes `feed`: only the entries that are new."""
    return _weights(a_im).get("feed", 0.0) > 0 and _SPEAKS_FOR_OTHERS not in user_agent.lower()


def _weights(header: str) -> dict[str, float]:
    """The values of a list with their q; one that can't be read counts as not wanted."""
    weights = {}
    for part in header.lower().split(","):
        name, *parameters = (piece.strip() for piece in part.split(";"))
        quality = next((piece[2:] for piece in parameters if piece.startswith("q=")), "1")
        try:
            weights[name] = float(quality)
        except ValueError:
            weights[name] = 0.0
    return weights
