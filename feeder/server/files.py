"""The files of output/ as representations: bytes, and the headers that are true of exactly these bytes.

A file's bytes are read once, their hash is the ETag, and both stay in memory as long as the file on disk is the one
that was read (device, inode, size and times), so that a request for what did not change costs one stat.
"""

from __future__ import annotations

import errno
import gzip
import hashlib
import os
import re
import stat
import time
from collections.abc import Sequence
from dataclasses import dataclass
from email.utils import formatdate
from html import unescape
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
SMALL = 1024  # bytes; a smaller text is not worth compressing
_TEXTS = ("text/", "application/", "image/svg")
_ARCHIVE = re.compile(r"/feeds/[^/]+/\d+\.atom")
_LINKS = re.compile(rb'<(?:atom:)?link rel="(hub|self)"(?: type="[^"]*")? href="([^"]*)"')
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
    """One version of a document in one coding: its bytes, its strong ETag (quoted), when it was modified (seconds, 0
    for too young to say), the headers of a 200 and of a 304, and both as HTTP/1.1 begins them, up to the Date."""

    content: bytes
    etag: str
    modified: int
    headers: Headers
    headers_304: Headers
    head: bytes
    head_304: bytes


@dataclass(frozen=True, slots=True)
class Version:
    """One version of a document: plain, and as it is in each coding."""

    plain: Representation
    coded: dict[str, Representation]

    def chosen(self, codings: Sequence[str]) -> Representation:
        """The representation in the first of the codings that there is, else plain."""
        return next((self.coded[coding] for coding in codings if coding in self.coded), self.plain)

    @property
    def etags(self) -> list[str]:
        """The tags of all its representations."""
        return [self.plain.etag, *(one.etag for one in self.coded.values())]

    @property
    def size(self) -> int:
        """Bytes it takes in memory."""
        return len(self.plain.content) + sum(len(one.content) for one in self.coded.values())


_NO_SUCH_FILE = (errno.ENOENT, errno.ENOTDIR, errno.ENAMETOOLONG, errno.ELOOP)
_Signature = tuple[int, int, int, int, int]


class Files:
    """output/ as seen from outside: no hidden file, no link that leads out, no listing."""

    def __init__(self, output: Path, *, memory: int = MEMORY) -> None:
        self._root = os.path.realpath(output)
        self._kept: dict[str, tuple[_Signature, Version]] = {}
        self._bytes = 0
        self._memory = memory

    def at_hand(self, path: str) -> Version | None:
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

    def read(self, path: str) -> Version | None:
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
        version = _version(path, content, found.st_mtime_ns // 10**9 if settled else 0, _copies(file))
        if settled:
            self._keep(path, _signature(found), version)
        return version

    def is_folder(self, path: str) -> bool:
        """Whether a path without a slash at its end names a folder that has an index."""
        return not path.endswith("/") and self.read(path + "/") is not None

    def _file(self, path: str) -> str:
        return f"{self._root}{path}{INDEX}" if path.endswith("/") else self._root + path

    def _keep(self, path: str, signature: _Signature, version: Version) -> None:
        self._drop(path)
        self._kept[path] = (signature, version)
        self._bytes += version.size
        while self._bytes > self._memory:
            self._drop(next(iter(self._kept)))

    def _drop(self, path: str) -> None:
        if kept := self._kept.pop(path, None):
            self._bytes -= kept[1].size


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


def _copies(file: str) -> dict[str, bytes]:
    """The compressed copies that stand beside a document, by their coding."""
    copies = {}
    for coding, suffix in (("br", ".br"), ("gzip", ".gz")):
        try:
            with open(os.open(file + suffix, os.O_RDONLY | os.O_NOFOLLOW | os.O_CLOEXEC), "rb") as opened:
                copies[coding] = opened.read()
        except OSError:  # there is none
            continue
    return copies


def _version(path: str, content: bytes, modified: int, copies: dict[str, bytes]) -> Version:
    """A document as read; a text without copies beside it is compressed here, once for all who ask."""
    kind = media_type(path)
    if not copies and len(content) >= SMALL and kind.startswith(_TEXTS):
        copies = {"gzip": gzip.compress(content, 6, mtime=0)}
    shared: Headers = [(b"cache-control", _cache_control(path))]
    if varies := [*(["Accept"] if is_feed(path) else []), *(["Accept-Encoding"] if copies else [])]:
        shared.append((b"vary", ", ".join(varies).encode()))
    if link := _link(content) if is_feed(path) else b"":
        shared.append((b"link", link))
    if modified:
        shared.append((b"last-modified", formatdate(modified, usegmt=True).encode()))
    own: Headers = [(b"content-type", kind.encode()), *SAFE]
    coded = {
        coding: _representation(copy, modified, shared, [(b"content-encoding", coding.encode()), *own])
        for coding, copy in copies.items()
    }
    return Version(_representation(content, modified, shared, own), coded)


def _representation(content: bytes, modified: int, shared: Headers, own: Headers) -> Representation:
    etag = f'"{hashlib.blake2b(content, digest_size=16).hexdigest()}"'
    shared = [(b"etag", etag.encode()), *shared]
    headers = [(b"content-length", str(len(content)).encode()), *own, *shared]
    heads = head("200 OK", headers), head("304 Not Modified", shared)
    return Representation(content, etag, modified, headers, shared, *heads)


def head(status: str, headers: Headers) -> bytes:
    """How an HTTP/1.1 answer begins; more headers and an empty line follow."""
    return b"HTTP/1.1 %s\r\n" % status.encode() + b"".join(b"%s: %s\r\n" % pair for pair in headers)


def is_feed(path: str) -> bool:
    """Whether an URL's path is that of a feed's document."""
    return path.startswith("/feeds/") and path.endswith((".atom", ".rss", ".json"))


def _cache_control(path: str) -> bytes:
    """Everything is asked for anew, at the price of a 304, but closed archive documents and pictures, which stay."""
    if path.startswith("/media/"):
        return b"max-age=31536000, immutable"
    return b"max-age=86400" if _ARCHIVE.fullmatch(path) else b"no-cache"


def _link(content: bytes) -> bytes:
    """The Link header that WebSub asks for: a feed's hub and its own address, as its document says."""
    found = {rel: href for rel, href in _LINKS.findall(content[:8192])}
    if b"hub" not in found or b"self" not in found:
        return b""
    return b", ".join(b'<%s>; rel="%s"' % (unescape(found[rel].decode()).encode(), rel) for rel in (b"hub", b"self"))
