"""A file's bytes, read within limits: no link is followed, no device opened, no pipe waited on."""

from __future__ import annotations

import errno
import os
import stat
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from feeder.errors import IssueError
from feeder.reading import printable

# What is wrong with the file itself; any other error is the system's, and the file waits until it is over.
_REFUSED = (errno.EACCES, errno.EPERM, errno.ELOOP, errno.ENXIO, errno.ENODEV, errno.EINVAL, errno.EISDIR)

_THE_FILE = "drop the file itself"


@dataclass(frozen=True, slots=True)
class Taken:
    """A file's bytes and the time it was last changed, in the paper's zone."""

    content: bytes
    modified: datetime


def take(path: Path, zone: ZoneInfo, max_bytes: int, name: str = "") -> Taken:
    """Read a file whole, without following a link, opening a device or waiting on a pipe.

    Raises IssueError, naming it, for what is no plain file, not readable by this user or larger than `max_bytes`, and
    OSError where the system can't read just now or the file is gone.
    """
    try:
        return _take(path, zone, max_bytes)
    except IssueError as exc:
        raise IssueError(f"{printable(name or path.name)}: {exc}") from exc
    except OSError as exc:
        if exc.errno not in _REFUSED:
            raise
        remedy = "let this user read it" if exc.errno in (errno.EACCES, errno.EPERM) else _THE_FILE
        raise IssueError(f"{printable(name or path.name)}: can't be read: {exc.strerror}; {remedy}") from exc


def _take(path: Path, zone: ZoneInfo, max_bytes: int) -> Taken:
    _want_plain(os.lstat(path))
    with open(os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC), "rb") as file:
        found = os.fstat(file.fileno())
        _want_plain(found)
        size, content = found.st_size, b""
        if size <= max_bytes:
            content = file.read(max_bytes + 1)  # it may grow meanwhile
            size = len(content)
    if size > max_bytes:
        raise IssueError(
            f"{size:,} bytes are more than the {max_bytes:,} allowed (inbox.max_bytes); part the file, or allow more"
        )
    return Taken(content, _moment(found.st_mtime, zone))


def _want_plain(found: os.stat_result) -> None:
    kinds = {
        stat.S_IFLNK: "symbolic link",
        stat.S_IFIFO: "pipe",
        stat.S_IFSOCK: "socket",
        stat.S_IFBLK: "device",
        stat.S_IFCHR: "device",
    }
    if not stat.S_ISREG(found.st_mode):
        raise IssueError(f"not a plain file but a {kinds.get(stat.S_IFMT(found.st_mode), 'folder')}; {_THE_FILE}")


def _moment(seconds: float, zone: ZoneInfo) -> datetime:
    try:
        return datetime.fromtimestamp(seconds, zone)
    except (OverflowError, ValueError, OSError):  # a time no calendar has
        return datetime.fromtimestamp(0, zone)
