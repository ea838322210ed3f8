"""What several effects ask of the disk: names that last, folders made durably, a text file or the reason why not."""

from __future__ import annotations

import errno
import os
from contextlib import suppress
from pathlib import Path

MOST_BYTES = 64 * 1024 * 1024  # of one file of the configuration


def sync(folder: Path) -> None:
    """Make the folder's names durable, where its file system can."""
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    except OSError as exc:
        if exc.errno != errno.EINVAL:  # network file systems that make names durable by themselves refuse the call
            raise
    finally:
        os.close(descriptor)


def make_folder(folder: Path, mode: int | None = None) -> None:
    """Make a folder, and those above it, durably; new ones get this mode, whatever the umask, if it is given."""
    if folder.is_dir():
        return
    make_folder(folder.parent, mode)
    with suppress(FileExistsError):
        folder.mkdir()
        if mode is not None:
            folder.chmod(mode)
    sync(folder.parent)


def read_text(file: Path, refused: type[Exception], most_bytes: int = MOST_BYTES) -> str:
    """The text of a file of the configuration; raises `refused` naming it where that can't be had."""
    try:
        if file.stat().st_size > most_bytes:
            raise refused(f"{file}: larger than {most_bytes:,} bytes")
        return file.read_text("utf-8-sig")
    except FileNotFoundError as exc:
        raise refused(f"{file}: no such file; `feeder init DIR` makes a fresh configuration in DIR/config") from exc
    except OSError as exc:
        raise refused(f"{file}: can't be read: {exc.strerror}") from exc
    except UnicodeDecodeError as exc:
        raise refused(f"{file}: expected UTF-8 text, found another encoding at byte {exc.start}") from exc
