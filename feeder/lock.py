"""Locks between processes: one service a state folder, one publisher an output folder."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from feeder.errors import StoreError


@contextmanager
def only_one(file: Path) -> Iterator[None]:
    """Hold the lock file as the one running service; raises StoreError naming the process that holds it already.

    The kernel lets go of the lock when the process ends, however it ends, so no stale file ever stands in the way.
    """
    descriptor = _opened(file)
    try:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as exc:
            holder = os.pread(descriptor, 32, 0).decode("ascii", "replace").strip() or "unknown"
            raise StoreError(f"{file}: another feeder runs on this folder already, process {holder}") from exc
        os.ftruncate(descriptor, 0)
        os.pwrite(descriptor, f"{os.getpid()}\n".encode("ascii"), 0)
        yield
    finally:
        os.close(descriptor)


@contextmanager
def in_turn(file: Path) -> Iterator[None]:
    """Wait until no other process or thread holds the lock file, and hold it."""
    descriptor = _opened(file)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)


def _opened(file: Path) -> int:
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        return os.open(file, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
    except OSError as exc:
        raise StoreError(f"{file}: the lock can't be made: {exc.strerror}") from exc
