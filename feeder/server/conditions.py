"""Conditional requests (RFC 9110, chapter 13): does the client hold this representation already?"""

from __future__ import annotations

import re
from email.utils import parsedate_to_datetime

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
