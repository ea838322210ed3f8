"""Issue files in: which have stood still, their bytes, and where they go when they are done with.

A file is ready when its size and times have stood still for the settle time, measured on this process's own clock.
Events from the system are only hints (see `Watch`): the folder is looked through anyway. A file leaves the inbox only
after its articles are stored or its failure is written down, by one rename; nothing here ever deletes one.
"""

from __future__ import annotations

import os
import stat
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import structlog
from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer

from feeder.errors import IssueError

log = structlog.get_logger(__name__)

REASON = ".reason.txt"
LATE_SECONDS = 0.6  # by how much a hint may be late: watchdog holds events back for half a second to pair moves
# Names under which programs write what is not yet whole; the file is taken when it gets its own name.
_UNFINISHED = (".part", ".partial", ".tmp", ".crdownload", ".download", ".filepart", "~")

_Signature = tuple[int, int, int, int]


@dataclass(frozen=True, slots=True)
class Found:
    """A file in the inbox as it stood when it was looked at; `name` is its path below the inbox, with "/"."""

    path: Path
    name: str
    signature: _Signature


@dataclass(frozen=True, slots=True)
class Taken:
    """A file's bytes and the time it was last changed, in the paper's zone."""

    content: bytes
    modified: datetime


class Inbox:
    """The inbox folder as this process knows it: what is there, and since when each file has stood still."""

    def __init__(
        self,
        folder: Path,
        settle_seconds: float,
        clock: Callable[[], float],
        calendar: Callable[[], float] = time.time,
    ) -> None:
        """`clock` counts seconds and never jumps (time.monotonic); `calendar` is the clock that dates files."""
        self._folder = folder
        self._settle = settle_seconds
        self._clock = clock
        self._calendar = calendar
        self._since: dict[str, tuple[_Signature, float]] = {}

    def ready(self) -> list[Found]:
        """Look through the folder; the files that have stood still, by name."""
        now = self._clock()
        found = {file.name: file for file in files_in(self._folder)}
        since = {}
        for name, file in found.items():
            before = self._since.get(name)
            same = before is not None and before[0] == file.signature
            since[name] = before if before and same else (file.signature, now - self._already(file))
        self._since = since
        return [found[name] for name, (_, start) in sorted(since.items()) if now - start >= self._settle]

    def _already(self, file: Found) -> float:
        """How long a file seen for the first time has stood still already; little of it, for the calendar may jump."""
        age = self._calendar() - file.signature[3] / 1e9
        return min(max(0.0, age), LATE_SECONDS, self._settle / 2)

    def waiting_seconds(self) -> float | None:
        """How long until the next file can have stood still; None where none waits."""
        starts = [start for _, start in self._since.values()]
        waiting = [self._settle - (self._clock() - start) for start in starts]
        return min((seconds for seconds in waiting if seconds > 0), default=None)

    def hold(self, found: Found, seconds: float) -> None:
        """Let a file wait so long, because it can't be dealt with now."""
        self._since[found.name] = (found.signature, self._clock() + seconds - self._settle)


def files_in(folder: Path) -> Iterator[Found]:
    """Everything in the folder and below it that is no folder, but hidden and unfinished files."""
    for place, folders, names in os.walk(folder, onerror=_warn):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        links = [name for name in folders if os.path.islink(os.path.join(place, name))]
        for name in (*names, *links):
            if name.startswith(".") or name.lower().endswith(_UNFINISHED):
                continue
            path = Path(place, name)
            with suppress(FileNotFoundError):
                yield Found(path, path.relative_to(folder).as_posix(), _signature(os.lstat(path)))


def _warn(exc: OSError) -> None:
    if not isinstance(exc, FileNotFoundError):
        log.warning("a folder can't be read", folder=exc.filename, reason=exc.strerror)


def _signature(found: os.stat_result) -> _Signature:
    return found.st_ino, found.st_size, found.st_mtime_ns, found.st_ctime_ns


def take(path: Path, zone: ZoneInfo, max_bytes: int) -> Taken:
    """Read a file whole, without following a link or waiting on a pipe; raises IssueError, naming it.

    A file larger than `max_bytes` is refused unread.
    """
    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
    except OSError as exc:
        what = "a symbolic link, not a file" if path.is_symlink() else f"can't be read: {exc.strerror}"
        raise IssueError(f"{path.name}: {what}") from exc
    with open(descriptor, "rb") as file:
        found = os.fstat(descriptor)
        if not stat.S_ISREG(found.st_mode):
            raise IssueError(f"{path.name}: not a plain file but a {_kind(found.st_mode)}")
        if found.st_size > max_bytes:
            raise IssueError(
                f"{path.name}: {found.st_size:,} bytes are more than the {max_bytes:,} allowed (inbox.max_bytes)"
            )
        try:
            content = file.read()
        except OSError as exc:
            raise IssueError(f"{path.name}: can't be read: {exc.strerror}") from exc
    return Taken(content, _moment(found.st_mtime, zone))


def _moment(seconds: float, zone: ZoneInfo) -> datetime:
    try:
        return datetime.fromtimestamp(seconds, zone)
    except (OverflowError, ValueError, OSError):  # a time no calendar has
        return datetime.fromtimestamp(0, zone)


def _kind(mode: int) -> str:
    kinds = {stat.S_IFIFO: "pipe", stat.S_IFSOCK: "socket", stat.S_IFBLK: "device", stat.S_IFCHR: "device"}
    return kinds.get(stat.S_IFMT(mode), "folder")


def is_unchanged(found: Found) -> bool:
    """Whether the file still is as it was found."""
    try:
        return _signature(os.lstat(found.path)) == found.signature
    except FileNotFoundError:
        return False


def set_aside(found: Found, folder: Path, reason: str = "") -> Path | None:
    """Move a file out of the inbox into `folder` under its name, or NAME~2 where that is taken; durable on return.

    With a `reason`, that is written to NAME.reason.txt first, so no refused file lies there without one. Returns where
    the file is now, None where it went away by itself.
    """
    target = _free(folder / found.name)
    target.parent.mkdir(parents=True, exist_ok=True)
    if reason:
        note = target.with_name(target.name + REASON)
        with open(note, "w", encoding="utf-8", errors="backslashreplace") as file:
            file.write(reason + "\n")
            file.flush()
            os.fsync(file.fileno())
    try:
        os.rename(found.path, target)
    except FileNotFoundError:
        if reason:
            note.unlink(missing_ok=True)
        return None
    for touched in (target.parent, found.path.parent):
        _sync(touched)
    return target


def _free(target: Path) -> Path:
    """The path itself, or with ~2, ~3 … before its suffix: nothing that lies there is ever written over."""
    number, free = 1, target
    while os.path.lexists(free) or os.path.lexists(free.with_name(free.name + REASON)):
        number += 1
        free = target.with_name(f"{target.stem}~{number}{target.suffix}")
    return free


def _sync(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        with suppress(OSError):  # network file systems that make names durable by themselves refuse the call
            os.fsync(descriptor)
    finally:
        os.close(descriptor)


class Watch:
    """Calls back when the system says that something happened in the folder: a hint, lost as it may be."""

    def __init__(self, folder: Path, call: Callable[[], None]) -> None:
        self._folder = folder
        self._handler = _Handler(call)
        self._observer: Observer | None = None  # type: ignore[valid-type]
        self._watched: _Signature | None = None

    def renew(self) -> None:
        """Begin to watch, or begin anew where the folder was replaced or the observer has died."""
        try:
            now = os.stat(self._folder)
        except FileNotFoundError:
            now = None
        identity = (now.st_dev, now.st_ino, 0, 0) if now else None
        if identity and identity == self._watched and self._alive():
            return
        self.stop()
        if identity:
            self._start(identity)

    def stop(self) -> None:
        """Watch no more."""
        if self._observer is not None:
            self._observer.stop()
            with suppress(RuntimeError):  # it had not been started
                self._observer.join(2)
        self._observer = self._watched = None

    def _alive(self) -> bool:
        return self._observer is not None and all(e.is_alive() for e in (self._observer, *self._observer.emitters))

    def _start(self, identity: _Signature) -> None:
        observer = Observer()
        try:
            observer.schedule(self._handler, str(self._folder), recursive=True)
            observer.start()
        except OSError as exc:  # inotify's limits; the folder is still looked through
            log.warning("the inbox can't be watched; it is looked through instead", reason=exc.strerror or str(exc))
            return
        self._observer, self._watched = observer, identity


class _Handler(FileSystemEventHandler):
    """Passes every event on; what it says is not believed, only that something happened."""

    def __init__(self, call: Callable[[], None]) -> None:
        self._call = call

    def on_any_event(self, event: FileSystemEvent) -> None:
        if event.event_type not in ("opened", "closed_no_write"):  # our own reading
            self._call()
