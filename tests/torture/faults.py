"""A disk that is full, read-only or broken, at each write: found by counting, not from a list.

Three ways to fail. Opening for writing, renaming, making and removing, at each one that Python does (its audit
events); writing beyond each size a file has on the way (the limit of file sizes, which SQLite's writes meet too); and,
where strace is installed, each system call that writes, by its number.
"""

from __future__ import annotations

import errno
import os
import re
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from tests.torture.paper import FAULTY, Paper, Reader, first_paper, in_child, recovers

_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT
_EVENTS = ("os.rename", "os.mkdir", "os.remove", "os.rmdir", "os.link", "os.symlink", "os.chmod", "os.truncate")
_CALLS = ("write", "pwrite64", "fsync", "fdatasync", "ftruncate", "rename", "mkdir", "unlink", "fchmod", "chmod")
_ERRORS = {"ENOSPC": errno.ENOSPC, "EROFS": errno.EROFS, "EFBIG": errno.EFBIG, "EIO": errno.EIO}
_INJECTED = re.compile(r"\(INJECTED\)")


@contextmanager
def papers() -> Iterator[Callable[[], tuple[Paper, Reader]]]:
    """Makes fresh copies of one paper, each with its reader; `.check` sees that one recovers."""
    with tempfile.TemporaryDirectory() as place:
        base = first_paper(Path(place) / "base")
        unhurt = base.copy_to(Path(place) / "unhurt")
        unhurt.round()
        expected, known = unhurt.outcome(), base.ids()
        yield _Copies(base, Path(place), expected, known)


class _Copies:
    def __init__(self, base: Paper, folder: Path, expected: object, known: dict[tuple[str, str], str]) -> None:
        self._base = base
        self._folder = folder
        self._expected = expected
        self._known = known

    def __call__(self) -> tuple[Paper, Reader]:
        paper = self._base.copy_to(self._folder / "paper")
        reader = Reader(paper.folder("output"))
        reader.poll()
        return paper, reader

    def check(self, paper: Paper, reader: Reader, what: str) -> None:
        recovers(paper, reader, self._expected, self._known, what)


def _spread(count: int, most: int) -> list[int]:
    """1…count, or so many of them, evenly chosen."""
    return list(range(1, count + 1)) if count <= most else [1 + i * count // most for i in range(most)]


def _writes(event: str, arguments: tuple[Any, ...], folder: str) -> bool:
    if event == "open":
        path, _, flags = arguments
        return isinstance(path, (str, os.PathLike)) and bool(flags & _WRITING) and os.fspath(path).startswith(folder)
    return event in _EVENTS and any(
        isinstance(argument, (str, os.PathLike)) and str(argument).startswith(folder) for argument in arguments
    )


def failing_open(paper: Paper, number: int, error: int) -> Callable[[], None]:
    """A round in which Python's write number so-and-so fails; 0 fails none and prints their count to a file."""
    folder = str(paper.config.parent)

    def act() -> None:
        count = 0

        def hook(event: str, arguments: tuple[Any, ...]) -> None:
            nonlocal count
            if _writes(event, arguments, folder):
                count += 1
                if count == number:
                    raise OSError(error, os.strerror(error))

        sys.addaudithook(hook)
        paper.round()
        if not number:
            (paper.config / "count").write_text(str(count))

    return act


def opens(most: int, say: Callable[[str], None] = print) -> None:
    """Each write that Python begins fails once, with each error."""
    with papers() as copies:
        paper, _ = copies()
        assert in_child(failing_open(paper, 0, 0)) == 0
        count = int((paper.config / "count").read_text())
        shutil.rmtree(paper.config.parent)
        done = 0
        for error in ("ENOSPC", "EROFS"):
            for number in _spread(count, most):
                paper, reader = copies()
                code = in_child(failing_open(paper, number, _ERRORS[error]))
                assert code != FAULTY, f"{error} at write {number} of {count} is not caught"
                copies.check(paper, reader, f"{error} at write {number} of {count}")
                done += 1
        say(f"{done} faults at {count} writes that Python begins (ENOSPC, EROFS): old feeds whole, all recovered")


def sizes(most: int, say: Callable[[str], None] = print) -> None:
    """No file can grow beyond each of these sizes (EFBIG), SQLite's neither."""
    with papers() as copies:
        paper, _ = copies()
        paper.round()
        largest = max(file.stat().st_size for file in paper.config.parent.rglob("*") if file.is_file())
        shutil.rmtree(paper.config.parent)
        for step in range(most):
            limit = int(largest * 1.2 * step / most)
            paper, reader = copies()

            def act(paper: Paper = paper, limit: int = limit) -> None:
                signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
                resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
                paper.round()

            code = in_child(act)
            assert code != FAULTY, f"files of at most {limit} bytes are not caught"
            copies.check(paper, reader, f"files of at most {limit} bytes")
        say(f"{most} limits of file sizes up to {int(largest * 1.2):,} bytes (EFBIG): all recovered")


def _strace(paper: Paper, *options: str) -> tuple[int, list[str]]:
    """A round under strace; its exit code, and the calls that strace saw."""
    with tempfile.NamedTemporaryFile("r", encoding="utf-8", errors="replace") as log:
        command = ["strace", "-f", "--seccomp-bpf", "-o", log.name, *options]
        round_of = [sys.executable, "-m", "tests.torture.round", str(paper.config)]
        done = subprocess.run([*command, *round_of], capture_output=True)
        return done.returncode, log.read().splitlines()


def calls(most: int, say: Callable[[str], None] = print) -> None:
    """Each system call that writes fails once, with each error that it can have."""
    if not shutil.which("strace"):
        say("system calls: left out, for strace is not installed")
        return
    with papers() as copies:
        done = 0
        for call in _CALLS:
            paper, _ = copies()
            _, seen = _strace(paper, "-e", f"trace={call}")
            shutil.rmtree(paper.config.parent)
            count = sum(f" {call}(" in line for line in seen)
            for number in _spread(count, most):
                for error in _errors_of(call):
                    paper, reader = copies()
                    code, seen = _strace(
                        paper, "-e", f"trace={call}", "-e", f"inject={call}:error={error}:when={number}"
                    )
                    assert code != FAULTY, f"{error} at {call} {number} of {count} is not caught: {seen[-3:]}"
                    done += any(_INJECTED.search(line) for line in seen)
                    copies.check(paper, reader, f"{error} at {call} {number} of {count}")
        say(f"{done} faults of {len(_CALLS)} system calls (ENOSPC, EROFS, EFBIG, EIO): old feeds whole, all recovered")


def _errors_of(call: str) -> Iterable[str]:
    if call in ("write", "pwrite64", "ftruncate"):
        return ("ENOSPC", "EFBIG", "EIO")
    return ("EIO", "ENOSPC") if call in ("fsync", "fdatasync") else ("EROFS", "ENOSPC")


def order(say: Callable[[str], None] = print) -> None:
    """Every document is written, synced, renamed, and its folder synced, in this order."""
    if not shutil.which("strace"):
        say("order of system calls: left out, for strace is not installed")
        return
    with papers() as copies:
        paper, _ = copies()
        _, seen = _strace(paper, "-y", "-e", "trace=write,fsync,rename")
        output = str(paper.folder("output"))
        renamed = in_order([line.partition(" ")[2].strip() for line in seen], output)
        assert renamed > 10
        say(f"{renamed} documents: each write → fsync → rename → fsync of its folder")


def in_order(seen: list[str], output: str) -> int:
    """How many files below `output` were renamed into place, each after its bytes were synced, its folder after it."""
    written: dict[str, str] = {}
    unsynced: set[str] = set()
    renamed = 0
    for line in seen:
        if found := re.match(r"(write|fsync)\(\d+<([^>]*)>", line):
            call, path = found.groups()
            if call == "write":
                written[path] = "written"
            elif path in unsynced:
                unsynced.discard(path)
            elif path in written:
                written[path] = "synced"
        elif (found := re.match(r'rename\("([^"]+)", "([^"]+)"\) += 0', line)) and found[2].startswith(output):
            assert written.get(found[1]) == "synced", f"{found[2]} was renamed before its bytes were durable"
            unsynced.add(os.path.dirname(found[2]))
            renamed += 1
    assert not unsynced, f"never made durable: {sorted(unsynced)}"
    return renamed


def torture(most: int, say: Callable[[str], None] = print) -> None:
    """All of them, each at `most` places."""
    with suppress(KeyboardInterrupt):
        opens(most, say)
        sizes(most, say)
        calls(most, say)
        order(say)
