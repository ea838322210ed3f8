"""A file's way out of the inbox: to done/, or to failed/ with the reason beside it; durable, and never over another.

Within a file system that is one rename; across two, a copy made durable before the original goes.
"""

from __future__ import annotations

import errno
import filecmp
import os
import shutil
import stat
from pathlib import Path

import structlog

from feeder.files import make_folder, sync
from feeder.inbox.finding import Found, signature_of
from feeder.reading import printable

log = structlog.get_logger(__name__)

REASON = ".reason.txt"
_LONGEST_NAME = 255  # bytes, on the file systems in use

Written = tuple[int, int, int]  # inode, bytes, time of change of the bytes (ns)


def written_at(file: Path | str) -> Written | None:
    """What changes when a file's bytes do, but not when it is moved; None where it is gone."""
    try:
        return signature_of(os.lstat(file))[:3]
    except OSError:
        return None


def bring_back(target: Path, path: Path) -> None:
    log.warning("a file was written to after it was taken; it is taken once more", file=printable(path.name))
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        _move(target, _free(path))
        drop_note(target)
    except OSError as exc:
        log.error("can't be moved back", file=printable(str(target)), reason=exc.strerror)


def write_note(file: Path, reason: str) -> None:
    """Write the reason beside a refused file, durably."""
    _write(file.with_name(file.name + REASON), _note(reason))


def _note(reason: str) -> bytes:
    return f"{reason}\n".encode("utf-8", "backslashreplace") if reason else b""


def drop_note(file: Path) -> None:
    """Remove the reason that lies beside a file, or lay beside it."""
    file.with_name(file.name + REASON).unlink(missing_ok=True)


def set_aside(found: Found, folder: Path, reason: str = "") -> Path | None:
    """Move a file out of the inbox into `folder` under its name, or NAME~2 where that is taken; durable on return.

    With a `reason`, that is written to NAME.reason.txt first, so no refused file lies there without one. Returns where
    the file is now, None where it went away by itself. Raises OSError where the folder can't be written.
    """
    note = _note(reason)
    target = _free(folder / found.name, note)
    make_folder(target.parent)
    if note:
        _write(target.with_name(target.name + REASON), note)
    try:
        return _move(found.path, target, folder / found.name)
    except FileNotFoundError:
        if note:
            drop_note(target)
        return None


def _free(target: Path, note: bytes = b"") -> Path:
    """The path itself, or with ~2, ~3 … before its suffix: nothing that lies there is ever written over.

    A note without its file, with the very text that is to be written, is what a kill left behind, and is free.
    """
    number, free = 1, _fitting(target, "")
    while os.path.lexists(free) or not _is_free(free.with_name(free.name + REASON), note):
        number += 1
        free = _fitting(target, f"~{number}")
    return free


def _is_free(beside: Path, note: bytes) -> bool:
    return not os.path.lexists(beside) or (bool(note) and beside.is_file() and beside.read_bytes() == note)


def _fitting(target: Path, mark: str) -> Path:
    """The name with a mark before its suffix, cut so that a note's name fits beside it."""
    room = _LONGEST_NAME - len(os.fsencode(mark + target.suffix + REASON))
    return target.with_name(os.fsdecode(os.fsencode(target.stem)[: max(1, room)]) + mark + target.suffix)


def _move(path: Path, target: Path, original: Path | None = None) -> Path:
    """Rename, or across file systems copy, then remove; durable on return. Returns where the file is now."""
    try:
        os.rename(path, target)
    except OSError as exc:
        if exc.errno != errno.EXDEV:
            raise
        target = _carry(path, target, original or target)
        path.unlink()
    for folder in (target.parent, path.parent):
        sync(folder)
    return target


def _carry(path: Path, target: Path, original: Path) -> Path:
    """Copy a file to another file system, whole or not at all; one that a kill left there already is not doubled."""
    before = os.lstat(path)
    if stat.S_ISLNK(before.st_mode):
        os.symlink(os.readlink(path), target)
    elif not stat.S_ISREG(before.st_mode):
        raise OSError(errno.EXDEV, "a pipe or device can't be moved to another file system", str(path))
    elif original.is_file() and filecmp.cmp(path, original, shallow=False):
        return original
    else:
        temporary = target.with_name(".carried.tmp")
        shutil.copy2(path, temporary)
        with open(temporary, "rb") as file:
            os.fsync(file.fileno())
        os.rename(temporary, target)
    sync(target.parent)
    if signature_of(os.lstat(path)) != signature_of(before):
        target.unlink()
        raise OSError(errno.EAGAIN, "the file changed while it was moved", str(path))
    return target


def _write(file: Path, content: bytes) -> None:
    """Write a file whole: a kill may leave a hidden one beside it, which the next try writes over."""
    temporary = file.with_name(".note.tmp")
    with open(temporary, "wb") as opened:
        opened.write(content)
        opened.flush()
        os.fsync(opened.fileno())
    os.replace(temporary, file)
