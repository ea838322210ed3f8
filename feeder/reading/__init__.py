"""An issue file's bytes → RawIssue: its text in pages, its date and where it stands in the paper."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from datetime import date, datetime
from typing import Literal

from feeder.errors import IssueError
from feeder.model import RawIssue, RawPage
from feeder.reading.decode import decode
from feeder.reading.nameplate import Furniture, off_name, off_page, page_number
from feeder.reading.text import pages_of

__all__ = ["MAX_BYTES", "page_number", "printable", "read_issue"]

MAX_BYTES = 32 * 1024 * 1024
_EMPTY = "the file is empty; export the page's text once more"
_NO_TEXT = "there is no text in the file; a scanned page has none until it was read by OCR, such as ocrmypdf"


def read_issue(
    name: str,
    data: bytes,
    *,
    modified: datetime,
    names: Sequence[re.Pattern[str]] = (),
    encoding: str = "",
    max_bytes: int = MAX_BYTES,
) -> RawIssue:
    """Read one issue file; its date is the name's, else the one printed on a page, else `modified`'s (aware) day.

    `names` have the groups year, month, day and, if they like, page; `encoding` is a hint for files that are not
    UTF-8. Raises IssueError, naming the file, for what is empty, too large, binary or in no encoding that can be told.
    """
    try:
        if len(data) > max_bytes:
            allowed = f"{max_bytes:,} allowed (inbox.max_bytes)"
            raise IssueError(f"{len(data):,} bytes are more than the {allowed}; part the file, or allow more")
        text, found = decode(data, encoding)
        texts = pages_of(text)
        if not texts:
            raise IssueError(_EMPTY if not data else _NO_TEXT)
    except IssueError as exc:
        raise IssueError(f"{printable(name)}: {exc}") from exc
    furniture = [off_page(text) for text in texts]
    named_day, named_page = off_name(name, names)
    day, source = _date(named_day, furniture, modified)
    pages = _pages(texts, furniture, named_page)
    return RawIssue(printable(name), hashlib.sha256(data).hexdigest(), day, source, found, pages)


def printable(name: str) -> str:
    r"""A file's name as text: bytes that are no UTF-8 are read as GB18030, else written as \xNN."""
    raw = name.encode("utf-8", "surrogateescape")
    for encoding in ("utf-8", "gb18030"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return raw.decode("utf-8", "backslashreplace")


def _date(
    named: date | None, furniture: list[Furniture], modified: datetime
) -> tuple[date, Literal["name", "text", "mtime"]]:
    if named:
        return named, "name"
    printed = next((page.date for page in furniture if page.date), None)
    return (printed, "text") if printed else (modified.date(), "mtime")


def _pages(texts: list[str], furniture: list[Furniture], named: str) -> tuple[RawPage, ...]:
    """The pages with text; of several in one file, each without a number of its own gets its place in the file."""
    if len(texts) == 1:
        return (RawPage(texts[0], named or furniture[0].number, furniture[0].section),)
    return tuple(
        RawPage(text, page.number or str(place), page.section)
        for place, (text, page) in enumerate(zip(texts, furniture, strict=True), 1)
        if text
    )
