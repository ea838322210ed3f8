"""What lies in the inbox: every file as it stood when it was looked at."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import structlog

from feeder.reading import printable

log = structlog.get_logger(__name__)

# Names under which programs write what is not yet whole; the file is taken when it gets its own name.
_UNFINISHED = (".part", ".partial", ".tmp", ".crdownload", ".download", ".filepart", "~")

Signature = tuple[int, int, int, int]  # inode, bytes, time of change of the bytes (ns), of anything (ns)


@dataclass(frozen=True, slots=True)
class Found:
    """A file in the inbox as it stood when it was looked at; `name` is its path below the inbox, with "/"."""

    path: Path
    name: str
    signature: Signature

    @property
    def shown(self) -> str:
        """The name as text, whatever its bytes."""
        return printable(self.name)


def files_in(folder: Path) -> Iterator[Found]:
    """Everything in the folder and below it that is no folder, but hidden and unfinished files."""
    for place, folders, names in os.walk(folder, onerror=_warn):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        links = [name for name in folders if os.path.islink(os.path.join(place, name))]
        for name in (*names, *links):
            if name.startswith(".") or name.lower().endswith(_UNFINISHED):
                continue
            path = Path(place, name)
            try:
                yield Found(path, path.relative_to(folder).as_posix(), signature_of(os.lstat(path)))
            except OSError as exc:
                _warn(exc)


def _warn(exc: OSError) -> None:
    if not isinstance(exc, FileNotFoundError):
        log.warning("can't be looked at", path=printable(str(exc.filename)), reason=exc.strerror)


def signature_of(found: os.stat_result) -> Signature:
    return found.st_ino, found.st_size, found.st_mtime_ns, found.st_ctime_ns


def is_unchanged(found: Found) -> bool:
    """Whether the file still is as it was found."""
    try:
        return signature_of(os.lstat(found.path)) == found.signature
    except FileNotFoundError:
        return False
