"""The files of output/ as representations: bytes, and the headers that are true of exactly these bytes.

A file's bytes are read once, their hash is the ETag, and both stay in memory as long as the file on disk is the one
that was read (device, inode, size and times), so that a request for what did not change costs one stat.
"""

from __future__ import annotations

import errno
import hashlib
import os
import stat
import time
from dataclasses import dataclass
from email.utils import formatdate
from pathlib import Path

INDEX = "index.html"
MEMORY = 64 * 1024 * 1024  # bytes of documents kept at hand
SETTLED_NS = 10**9  # a younger file may change once more under the same times: read each time, no Last-Modified yet

TYPES = {
    ".atom": "application/atom+xml; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".gif": "image/gif",
    ".html": "text/html; charset=utf-8",
    ".ico": "image/x-icon",
    ".jpeg": "image/jpeg",
    ".jpg": "image/jpeg",
    ".json": "application/json",
    ".opml": "text/x-opml; charset=utf-8",
    ".png": "image/png",
    ".rss": "application/rss+xml; charset=utf-8",
    ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8",
    ".webp": "image/webp",
    ".woff2": "font/woff2",
    ".xml": "application/xml; charset=utf-8",
}
JSON_FEED = "application/feed+json"

Headers = list[tuple[bytes, bytes]]

# Inert wherever it is shown: scripts, frames and foreign addresses are refused, whatever a headline smuggled in.
SAFE: Headers = [
    (b"x-content-type-options", b"nosniff"),
    (
        b"content-security-policy",
        b"default-src 'none'; style-src 'self'; img-src 'self' data:; font-src 'self'; form-action 'self'; "
        b"base-uri 'none'; frame-ancestors 'none'",
    ),
    (b"referrer-policy", b"no-referrer"),
]


@dataclass(frozen=True, slots=True)
class Representation:
    """One version of a document: its bytes, its strong ETag (quoted), when it was modified (seconds, 0 for too young
    to say), and the headers of a 200 and of a 304."""

    content: bytes
    etag: str
    modified: int
    headers: Headers
    headers_304: Headers


_NO_SUCH_FILE = (errno.ENOENT, errno.ENOTDIR, errno.ENAMETOOLONG, errno.ELOOP)
_Signature = tuple[int, int, int, int, int]


class Files:
    """output/ as seen from outside: no hidden file, no link that leads out, no listing."""

    def __init__(self, output: Path, *, memory: int = MEMORY) -> None:
        self._root = os.path.realpath(output)
        self._kept: dict[str, tuple[_Signature, Representation]] = {}
        self._bytes = 0
        self._memory = memory

    def at_hand(self, path: str) -> Representation | None:
        """The document at an URL's path if it was read before and has not changed since."""
        kept = self._kept.get(path)
        if kept:
            try:
                if _signature(os.stat(self._file(path))) == kept[0]:
                    return kept[1]
            except OSError:
                pass
            self._drop(path)
        return None

    def read(self, path: str) -> Representation | None:
        """The document at an URL's path, read from disk; None where there is none to show. Raises OSError."""
        if not path.startswith("/") or not _is_public((path.removesuffix("/") or "/index")[1:]):
            return None
        try:
            file = os.path.realpath(self._file(path), strict=True)
            if not _is_public(os.path.relpath(file, self._root)):
                return None
            found = os.stat(file)
            if not stat.S_ISREG(found.st_mode):
                return None
            with open(os.open(file, os.O_RDONLY | os.O_NOFOLLOW | os.O_CLOEXEC), "rb") as opened:
                found = os.fstat(opened.fileno())
                content = opened.read()
        except ValueError:  # the path is no text that a file system knows
            return None
        except OSError as exc:
            if exc.errno in _NO_SUCH_FILE:
                return None
            raise
        settled = time.time_ns() - found.st_mtime_ns > SETTLED_NS and len(content) == found.st_size
        representation = _representation(path, content, found.st_mtime_ns // 10**9 if settled else 0)
        if settled:
            self._keep(path, _signature(found), representation)
        return representation

    def is_folder(self, path: str) -> bool:
        """Whether a path without a slash at its end names a folder that has an index."""
        return not path.endswith("/") and self.read(path + "/") is not None

    def _file(self, path: str) -> str:
        return f"{self._root}{path}{INDEX}" if path.endswith("/") else self._root + path

    def _keep(self, path: str, signature: _Signature, representation: Representation) -> None:
        self._drop(path)
        self._kept[path] = (signature, representation)
        self._bytes += len(representation.content)
        while self._bytes > self._memory:
            self._drop(next(iter(self._kept)))

    def _drop(self, path: str) -> None:
        if kept := self._kept.pop(path, None):
            self._bytes -= len(kept[1].content)


def _is_public(path: str) -> bool:
    """No part is hidden, empty or leads upward."""
    return not any(not part or part.startswith(".") or "\0" in part for part in path.split("/"))


def _signature(found: os.stat_result) -> _Signature:
    return found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns, found.st_ctime_ns


def media_type(path: str) -> str:
    """The Content-Type of the document at a path; bytes of no known kind are only that."""
    name = path.rpartition("/")[2] or INDEX
    suffix = os.path.splitext(name)[1]
    if suffix == ".json" and path.startswith("/feeds/"):
        return JSON_FEED
    return TYPES.get(suffix, "application/octet-stream")


def _representation(path: str, content: bytes, modified: int) -> Representation:
    etag = f'"{hashlib.blake2b(content, digest_size=16).hexdigest()}"'
    shared: Headers = [(b"etag", etag.encode()), (b"cache-control", b"no-cache")]
    if modified:
        shared.append((b"last-modified", formatdate(modified, usegmt=True).encode()))
    headers = [
        (b"content-type", media_type(path).encode()),
        (b"content-length", str(len(content)).encode()),
        *shared,
        *SAFE,
    ]
    return Representation(content, etag, modified, headers, shared)
