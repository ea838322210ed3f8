"""A picture's bytes → Picture: one of the kinds that browsers show, told by its first bytes and not by its name."""

from __future__ import annotations

import hashlib
import posixpath
import re

from feeder.errors import IssueError
from feeder.model import Picture

MOST_BYTES = 8 * 1024 * 1024
_NAMES = (".jpg", ".jpeg", ".png", ".webp")
_NUMBERED = re.compile(r"(.+)-([1-9]\d?)")


def is_picture(name: str) -> bool:
    """Whether a file in the inbox is meant as a picture of an issue, by its name."""
    return name.lower().endswith(_NAMES)


def read_picture(name: str, data: bytes) -> Picture:
    """Look at a picture's bytes; raises IssueError naming it for what is too large or no JPEG, PNG or WebP."""
    if len(data) > MOST_BYTES:
        raise IssueError(
            f"{name}: {len(data):,} bytes are more than the {MOST_BYTES:,} that a picture may have; make it smaller"
        )
    suffix = _suffix(data)
    if not suffix:
        raise IssueError(f"{name}: its name is a picture's, but its bytes are no JPEG, PNG or WebP; save it as one")
    return Picture(hashlib.sha256(data).hexdigest() + suffix, len(data))


def stem_of(name: str) -> str:
    """A file's name without its suffix: what a picture and its issue have in common."""
    return posixpath.splitext(name)[0]


def numbered(stem: str) -> tuple[str, int]:
    """The issue's stem and the picture's number, of 2024-05-16-A01-2; the stem itself and 0 where it has none."""
    found = _NUMBERED.fullmatch(stem)
    return (found[1], int(found[2])) if found else (stem, 0)


def _suffix(data: bytes) -> str:
    if data.startswith(b"\xff\xd8\xff"):
        return ".jpg"
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        return ".png"
    return ".webp" if data[:4] == b"RIFF" and data[8:12] == b"WEBP" else ""
