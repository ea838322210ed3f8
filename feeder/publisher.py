"""Documents → output/: each one whole or not at all, and only those that changed.

A document is written to a hidden file beside its place, made durable, and renamed over what was there, so a reader
meets the old bytes or the new, never a part; a folder's names are made durable before the next folder is touched, so
what an index links to is there before it. output/ is public: documents get mode 0644 and folders 0755 whatever the
umask, or a web server with a user of its own could not read them.

Feeds and lists are compressed once, here, into NAME.gz and NAME.br beside them, which feeder's server, nginx
(gzip_static) and Caddy (precompressed) send as they are. They are written before the document itself, so that a
document that stands unchanged has its right copies. The many pages of articles are compressed when they are asked for.
"""

from __future__ import annotations

import errno
import gzip
import os
import secrets
import stat
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, nullcontext, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import brotli

from feeder.errors import PublishError
from feeder.files import make_folder, sync

DOCUMENT_MODE = 0o644
FOLDER_MODE = 0o755
COPIES = (".gz", ".br")  # what a compressed copy's name has at its end
COMPRESSED = (".atom", ".css", ".html", ".json", ".opml", ".rss")  # kinds of documents that get copies …
UNCOMPRESSED = "articles/"  # … but for those below this folder
SMALL = 1024  # bytes; a smaller document travels as it is
_TEMPORARY = ".tmp"
_OURS = f".{secrets.token_hex(4)}{_TEMPORARY}"  # tells this process's temporary files from a dead one's


class Document(Protocol):
    """What is published: `path` is relative to output/, parts joined by "/"."""

    @property
    def path(self) -> str: ...

    @property
    def content(self) -> bytes: ...


@dataclass(frozen=True, slots=True)
class Written:
    """What one `write` did: the paths whose bytes are new, in order, and how many documents stood already."""

    paths: tuple[str, ...]
    unchanged: int


def write(documents: Iterable[Document], output: Path) -> Written:
    """Put the documents into output/ in the order given, leaving alone those whose bytes stand there already.

    Raises PublishError naming the path at the first that can't be written; it keeps its old bytes, and those before it
    are published.
    """
    paths = []
    unchanged = 0
    with _Folders(output) as folders:
        for document in documents:
            with _named(document.path):
                target = folders.place(document.path)
                copied = _is_copied(document)
                if _holds(target, document.content) and copied == _has_copies(target):
                    unchanged += 1
                    continue
                folders.enter(target.parent)
                if not copied:
                    _remove_copies(target)
                _replace({**(_copies(target, document.content) if copied else {}), target: document.content})
                paths.append(document.path)
    return Written(tuple(paths), unchanged)


def remove(paths: Iterable[str], output: Path) -> tuple[str, ...]:
    """Take documents out of output/, with the folders this empties; returns the paths that were there.

    Raises PublishError naming the path at the first that can't be removed.
    """
    removed = []
    with _Folders(output) as folders:
        for path in paths:
            with _named(path):
                target = folders.place(path)
                _remove_copies(target)
                if _unlink(target):
                    folders.prune(target.parent)
                    removed.append(path)
    return tuple(removed)


def sweep(output: Path) -> int:
    """Remove the temporary files that a killed process left in output/, and say how many; safe while this one writes.

    For the start of the one process that publishes to output/. Raises PublishError.
    """
    count = 0
    with _named(str(output)):
        for folder, _, names in os.walk(output, onerror=_unless_gone):
            for name in names:
                if name.startswith(".") and name.endswith(_TEMPORARY) and not name.endswith(_OURS):
                    count += _unlink(Path(folder, name))
    return count


class _Folders:
    """The folders of output/ as one run meets them: where a document goes, and whose names are not yet durable."""

    def __init__(self, output: Path) -> None:
        self._root = Path(os.path.realpath(output))
        self._inside: set[Path] = set()
        self._entered: Path | None = None

    def __enter__(self) -> _Folders:
        return self

    def __exit__(self, failed: type[BaseException] | None, *_: object) -> None:
        with suppress(PublishError) if failed else nullcontext():  # the first failure is the one to tell
            self._settle()

    def place(self, path: str) -> Path:
        """Where a document's file stands; raises PublishError for a path that is hidden or leads out of output/."""
        parts = path.split("/")
        hidden = any(not part or part.startswith(".") for part in parts)
        if hidden or "\0" in path or not _encodable(path):
            raise PublishError(f"{path}: expected a path below output/ without hidden parts")
        folder = self._root.joinpath(*parts[:-1])
        if folder not in self._inside:
            if not Path(os.path.realpath(folder)).is_relative_to(self._root):
                raise PublishError(f"{path}: a symbolic link leads out of {self._root}")
            self._inside.add(folder)
        return folder / parts[-1]

    def enter(self, folder: Path) -> None:
        """Make the folder where it is missing; the one entered before is made durable first."""
        if folder != self._entered:
            self._settle()
            make_folder(folder, FOLDER_MODE)
            self._entered = folder

    def prune(self, folder: Path) -> None:
        """Remove the folder and those above it as far as they are empty, never output/ itself."""
        while folder != self._root:
            try:
                folder.rmdir()
            except OSError as exc:
                if exc.errno not in (errno.ENOTEMPTY, errno.EEXIST):
                    raise
                break
            self._inside.discard(folder)
            if self._entered == folder:
                self._entered = None
            folder = folder.parent
        self.enter(folder)

    def _settle(self) -> None:
        if self._entered:
            with _named(str(self._entered)):
                sync(self._entered)
            self._entered = None


def _encodable(path: str) -> bool:
    try:
        os.fsencode(path)
    except UnicodeEncodeError:
        return False
    return True


def _holds(target: Path, content: bytes) -> bool:
    """Whether a file of its own, not a link, stands there with these very bytes."""
    try:
        found = os.lstat(target)
    except FileNotFoundError:
        return False
    return stat.S_ISREG(found.st_mode) and found.st_size == len(content) and target.read_bytes() == content


def _is_copied(document: Document) -> bool:
    """Whether a document gets compressed copies."""
    big = len(document.content) >= SMALL and not document.path.startswith(UNCOMPRESSED)
    return big and document.path.endswith(COMPRESSED)


def _copies(target: Path, content: bytes) -> dict[Path, bytes]:
    return {
        _copy(target, ".gz"): gzip.compress(content, 9, mtime=0),
        _copy(target, ".br"): brotli.compress(content, quality=9),
    }


def _copy(target: Path, suffix: str) -> Path:
    return target.with_name(target.name + suffix)


def _has_copies(target: Path) -> bool:
    """Whether compressed copies stand beside it; both or neither, for what is between is written anew."""
    return all(_copy(target, suffix).exists() for suffix in COPIES)


def _remove_copies(target: Path) -> None:
    for suffix in COPIES:
        _unlink(_copy(target, suffix))


def _replace(contents: Mapping[Path, bytes]) -> None:
    """Put every content in its place; all are written aside and durable before the first is renamed."""
    aside: dict[Path, Path] = {}
    try:
        for target, content in contents.items():
            aside[target] = target.with_name(f".{secrets.token_hex(8)}{_OURS}")
            with open(aside[target], "xb") as file:
                os.fchmod(file.fileno(), DOCUMENT_MODE)
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
        for target, temporary in aside.items():
            temporary.replace(target)
    except BaseException:
        for temporary in aside.values():
            with suppress(OSError):
                temporary.unlink()
        raise


def _unlink(file: Path) -> bool:
    """Remove the file and say whether it was there."""
    try:
        file.unlink()
    except (FileNotFoundError, NotADirectoryError):
        return False
    return True


def _unless_gone(exc: OSError) -> None:
    if not isinstance(exc, FileNotFoundError):
        raise exc


@contextmanager
def _named(path: str) -> Iterator[None]:
    """An OSError inside becomes a PublishError that names the path."""
    try:
        yield
    except OSError as exc:
        raise PublishError(f"{path}: can't be published: {exc.strerror or exc}") from exc
