"""A disk that is full, read-only or broken, at each write: found by counting, not from a list.

Three ways to fail. Opening for writing, renaming, making and removing, at each one that Python does (its audit
events); writing beyond each size a file has on the way (the limit of file sizes, which SQLite's writes meet too); and,
where strace is installed, every system call that writes below the paper's folder: a first round is watched and its
calls are numbered, then each fails in a round of its own.
"""

from __future__ import annotations

import ctypes
import errno
import os
import re
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.torture.paper import FAULTY, REFUSED, Paper, Reader, first_paper, in_child, recovers

_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT
_EVENTS = ("os.rename", "os.mkdir", "os.remove", "os.rmdir", "os.link", "os.symlink", "os.chmod", "os.truncate")
_CALLS = (
    *("write", "writev", "pwrite64", "pwritev", "copy_file_range", "sendfile", "fallocate", "ftruncate", "truncate"),
    *("fsync", "fdatasync", "sync_file_range", "openat", "creat", "mkdir", "mkdirat", "rename", "renameat"),
    *("renameat2", "link", "linkat", "symlink", "symlinkat", "unlink", "unlinkat", "rmdir", "chmod", "fchmod"),
)
_ERRORS = {"ENOSPC": errno.ENOSPC, "EROFS": errno.EROFS, "EFBIG": errno.EFBIG, "EIO": errno.EIO}
_CALL = re.compile(r"(\d+) +(\w+)\((.*)")
_OPENED_TO_WRITE = re.compile(r"O_WRONLY|O_RDWR|O_CREAT|O_TRUNC")


@contextmanager
def papers() -> Iterator[_Copies]:
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


def _straced(act: Callable[[], None], *options: str) -> tuple[int, list[str]]:
    """Something done in a process of its own under strace; its exit code, and the calls that strace saw.

    The process is forked from this one, so that it has loaded everything, and waits until strace has hold of it.
    """
    waiting, go = os.pipe()
    process = os.fork()
    if process == 0:
        os.close(go)
        _let_trace()
        os.read(waiting, 1)
        os._exit(in_child(act) % 256)
    os.close(waiting)
    with tempfile.NamedTemporaryFile("r", encoding="utf-8", errors="replace") as log:
        command = ["strace", "-f", "-o", log.name, *options, "-p", str(process)]
        with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as strace:
            assert strace.stderr
            said = strace.stderr.readline()
            os.close(go)  # on it goes; a strace that could not get hold of it has said so
            code = os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])
            said += strace.stderr.read()
        assert "attached" in said, said
        return code, log.read().splitlines()


def _let_trace() -> None:
    """Let any process of this user trace this one, where the system would only let its parents."""
    with suppress(AttributeError, OSError):
        ctypes.CDLL(None).prctl(0x59616D61, ctypes.c_ulong(-1 % 2**64), 0, 0, 0)


@dataclass(frozen=True, slots=True)
class Place:
    """The call number so-and-so of its kind that a process makes: one that writes."""

    call: str
    number: int


def places_in(seen: Iterable[str], folder: str) -> list[Place]:
    """The calls that write to something below a folder, each numbered among its kind in its process.

    `seen` are lines of strace -y, which names the file behind each descriptor.
    """
    counts: Counter[tuple[str, str]] = Counter()
    found: dict[Place, None] = {}
    for line in seen:
        if parsed := _CALL.match(line):
            process, call, rest = parsed.groups()
            counts[process, call] += 1
            if folder in rest and (call != "openat" or _OPENED_TO_WRITE.search(rest)):
                found[Place(call, counts[process, call])] = None
    return list(found)


def calls(most: int, say: Callable[[str], None] = print) -> None:
    """Every system call of a round that writes fails once with each error, SQLite's too."""

    def run(paper: Paper, options: Sequence[str]) -> tuple[int, list[str]]:
        return _straced(paper.round, *options)

    _calls(most, run, "a round", say)


def reading(most: int, say: Callable[[str], None] = print) -> None:
    """The same for the reading process, which has jieba's dictionary to make and to keep."""

    def run(paper: Paper, options: Sequence[str]) -> tuple[int, list[str]]:
        with tempfile.NamedTemporaryFile("r", encoding="utf-8", errors="replace") as log:
            command = ("strace", "-f", "-o", log.name, *options)
            return in_child(lambda: paper.round_apart(command)), log.read().splitlines()

    _calls(most, run, "a reading process", say)


Run = Callable[[Paper, Sequence[str]], tuple[int, list[str]]]


def _calls(most: int, run: Run, where: str, say: Callable[[str], None]) -> None:
    if not shutil.which("strace"):
        say(f"system calls of {where}: left out, for strace is not installed")
        return
    with papers() as copies:
        paper, _ = copies()
        code, seen = run(paper, ("-y", "-e", f"trace={','.join(_CALLS)}"))
        assert code == 0, f"an undisturbed round ends with {code}"
        places = places_in(seen, str(paper.config.parent))
        shutil.rmtree(paper.config.parent)
        faults = [(place, error) for place in places for error in _ERRORS]
        chosen = [faults[number - 1] for number in _spread(len(faults), most)]
        outcomes = Counter(_fail(copies, run, place, error) for place, error in chosen)
        kinds = Counter(place.call for place in places)
        say(f"{len(places)} calls of {where} write: {', '.join(f'{call} {n}' for call, n in kinds.most_common())}")
        say(
            f"{len(chosen)} of their {len(faults)} faults ({', '.join(_ERRORS)}): {outcomes['borne']} borne at once, "
            f"{outcomes['told']} told and made up for in the next round, {outcomes['missed']} not met; all recovered"
        )


def _fail(copies: _Copies, run: Run, place: Place, error: str) -> str:
    """A round in which a call fails, and all that must be true after it."""
    paper, reader = copies()
    what = f"{error} at {place.call} {place.number}"
    rule = f"inject={place.call}:error={error}:when={place.number}"
    code, seen = run(paper, ("-e", f"trace={place.call}", "-e", rule))
    assert code in (0, REFUSED), f"{what} is not caught: {code} {seen[-3:]}"
    copies.check(paper, reader, what)
    if not any("(INJECTED)" in line for line in seen):
        return "missed"
    return "told" if code else "borne"


def order(say: Callable[[str], None] = print) -> None:
    """Every document is written, synced, renamed, and its folder synced, in this order."""
    if not shutil.which("strace"):
        say("order of system calls: left out, for strace is not installed")
        return
    with papers() as copies:
        paper, _ = copies()
        _, seen = _straced(paper.round, "-y", "-e", "trace=write,fsync,rename")
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
    """All of them, each at `most` places at most."""
    opens(most, say)
    sizes(min(most, 40), say)
    calls(most, say)
    reading(min(most, 100), say)
    order(say)
