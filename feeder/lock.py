"""Locks between processes: one service a state folder, one publisher an output folder."""

from __future__ import annotations

import fcntl
import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from feeder.errors import StoreError

TURN_SECONDS = 60.0
_LOOK_SECONDS = 0.05
_LOOKS = 20


@contextmanager
def only_one(file: Path) -> Iterator[None]:
    """Hold the lock file as the one running service; raises StoreError naming the process that holds it already.

    The kernel lets go of the lock when the process ends, however it ends, so no stale file ever stands in the way.
    """
    descriptor = _opened(file)
    try:
        if not _locked(descriptor) and not _locked_at_last(descriptor):
            holder = _holder(descriptor) or "unknown"
            raise StoreError(f"{file}: another feeder runs on this folder already, process {holder}")
        with suppress(OSError):  # a full disk: the lock is held all the same, only nobody can say by whom
            os.ftruncate(descriptor, 0)
            os.pwrite(descriptor, f"{os.getpid()}\n".encode("ascii"), 0)
        yield
    finally:
        os.close(descriptor)


def running(file: Path) -> int | None:
    """The process that holds the lock file, 0 where that can't be told, None where none does."""
    try:
        descriptor = os.open(file, os.O_RDONLY | os.O_CLOEXEC)
    except OSError:
        return None
    try:
        return None if _locked(descriptor, fcntl.LOCK_SH) else int(_holder(descriptor) or 0)
    finally:
        os.close(descriptor)


@contextmanager
def in_turn(file: Path, going: Callable[[], bool] = lambda: True) -> Iterator[None]:
    """Wait until no other process or thread holds the lock file, and hold it.

    Raises StoreError where it can't be had within a minute, or it is no longer `going` on.
    """
    descriptor = _opened(file)
    try:
        end = time.monotonic() + TURN_SECONDS
        while not _locked(descriptor):
            if not going() or time.monotonic() > end:
                raise StoreError(f"{file}: another feeder holds this; is one stopped half-way?")
            time.sleep(_LOOK_SECONDS)
        yield
    finally:
        os.close(descriptor)


def _locked(descriptor: int, kind: int = fcntl.LOCK_EX) -> bool:
    try:
        fcntl.flock(descriptor, kind | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _locked_at_last(descriptor: int) -> bool:
    """Somebody who only asked who runs may have held it for a moment."""
    time.sleep(_LOOK_SECONDS)
    return _locked(descriptor)


def _holder(descriptor: int) -> str:
    """The process that wrote its number into the lock file; one that has only just got the lock is waited for."""
    for _ in range(_LOOKS):
        number = os.pread(descriptor, 32, 0).decode("ascii", "replace").strip()
        if number.isdecimal() and _lives(int(number)):
            return number
        time.sleep(_LOOK_SECONDS)
    return ""


def _lives(number: int) -> bool:
    try:
        os.kill(number, 0)
    except ProcessLookupError:
        return False
    except (PermissionError, OverflowError):
        pass
    return True


def _opened(file: Path) -> int:
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        return os.open(file, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
    except OSError as exc:
        raise StoreError(f"{file}: the lock can't be made: {exc.strerror}") from exc
