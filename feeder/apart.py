"""Reading in a process of its own: a page that takes too long or too much memory costs its file, never the service.

The process is started with the first file, keeps what it loaded (jieba's dictionary is 130 MB) for the files that
follow, and ends when none has come for a while. It gets bytes and gives values; it opens no file of the inbox.
"""

from __future__ import annotations

import os
import resource
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any, NoReturn

from feeder import logs
from feeder.errors import IssueError
from feeder.inbox import Taken
from feeder.reading import printable
from feeder.rules import Rules
from feeder.service import Reading, read_whole
from feeder.settings import Settings

START_SECONDS = 60.0  # what the process gets to load what it needs, on a slow and busy machine
IDLE_SECONDS = 60.0
_PART_IT = "part the file, or allow more"
_LOOK_SECONDS = 0.2  # how often it is asked meanwhile whether the service is to end
_MODULES = Path(__file__).resolve().parent.parent
SAMPLE = Path(__file__).with_name("samples") / "yunxi-2024-05-16-01.txt"


class Reader:
    """Reads issues one after the other, from one thread; `going` says whether the service still is to go on."""

    def __init__(
        self,
        settings: Settings,
        rules: Rules,
        going: Callable[[], bool] = lambda: True,
        command: Sequence[str] = (sys.executable, "-P", "-m", "feeder.apart"),
    ) -> None:
        self._command = command
        self._settings = settings
        self._rules = replace(rules)  # without what it keeps for its own use, which can't be sent
        self._going = going
        self._process: subprocess.Popen[bytes] | None = None
        self._connection: Connection[Any, Any] | None = None
        self._ready = False
        self._used = 0.0

    def __call__(self, name: str, taken: Taken) -> Reading:
        """Read an issue, split its pages and label its articles.

        Raises IssueError naming it, also where it takes more time or memory than [inbox] allows, and OSError where no
        process can be had, or the service is to end.
        """
        for last in (False, True):
            try:
                return self._read(name, taken)
            except (EOFError, ConnectionError) as exc:  # the process has died; once may be another's doing
                ended = self.close()
                if last:
                    raise IssueError(
                        f"{printable(name)}: reading it ended the reading process twice ({ended}); part the file"
                    ) from exc
        raise AssertionError("not reached")

    @property
    def process_id(self) -> int | None:
        """The reading process, None while there is none."""
        return self._process.pid if self._process else None

    def prepare(self) -> None:
        """Start the process, because a file will soon have stood still; it loads what it needs meanwhile."""
        with suppress(OSError):  # said when the file is read
            if not self._process:
                self._start()

    def rest(self) -> None:
        """End the process if it has had nothing to do for a while."""
        if self._process and time.monotonic() - self._used > IDLE_SECONDS:
            self.close()

    def close(self) -> str:
        """End the process, whatever it does; says how it had ended."""
        if self._connection:
            self._connection.close()
        process, self._process, self._connection, self._ready = self._process, None, None, False
        if not process:
            return ""
        # Of itself it can be ending just now: of what, is worth knowing.
        try:
            code = process.wait(_LOOK_SECONDS)
        except subprocess.TimeoutExpired:
            process.kill()
            code = process.wait()
        return f"signal {signal.Signals(-code).name}" if code < 0 else f"exit code {code}"

    def _read(self, name: str, taken: Taken) -> Reading:
        connection = self._connection or self._start()
        self._await_ready(connection)
        connection.send((name, taken))
        limit = self._settings.inbox.max_seconds
        if not self._answers(connection, limit):
            self.close()
            raise IssueError(
                f"{printable(name)}: reading it takes longer than {limit:g} s (inbox.max_seconds); {_PART_IT}"
            )
        answer = connection.recv()
        self._used = time.monotonic()
        if isinstance(answer, IssueError):
            raise answer
        return answer  # type: ignore[no-any-return]

    def _answers(self, connection: Connection[Any, Any], seconds: float) -> bool:
        """Whether an answer comes within so many seconds."""
        end = time.monotonic() + seconds
        while not connection.poll(max(0.0, min(_LOOK_SECONDS, end - time.monotonic()))):
            if not self._going():
                self.close()
                raise InterruptedError("the service is to end")
            if time.monotonic() >= end:
                return False
        return True

    def _start(self) -> Connection[Any, Any]:
        here, there = socket.socketpair()
        with there:
            self._process = subprocess.Popen(
                [*self._command, str(there.fileno())],
                stdin=subprocess.DEVNULL,
                pass_fds=[there.fileno()],
                env={**os.environ, "PYTHONPATH": f"{_MODULES}{os.pathsep}{os.environ.get('PYTHONPATH', '')}"},
            )
        self._used = time.monotonic()
        self._connection = Connection(here.detach())
        with suppress(ConnectionError):  # it has died already; that shows when its answer is awaited
            self._connection.send((self._settings, self._rules))
        return self._connection

    def _await_ready(self, connection: Connection[Any, Any]) -> None:
        if self._ready:
            return
        try:
            self._ready = self._answers(connection, START_SECONDS) and connection.recv()
        except (EOFError, ConnectionError) as exc:
            raise ChildProcessError(f"the reading process can't start ({self.close()})") from exc
        if not self._ready:
            self.close()
            raise ChildProcessError(f"the reading process is not ready after {START_SECONDS:g} s")


def serve(connection: Connection[Any, Any]) -> NoReturn:
    """The process's side: answer with a Reading or an IssueError for each file.

    Raises EOFError or ConnectionError when the other side is gone.
    """
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):  # for the service, which then ends this process
        signal.signal(number, signal.SIG_IGN)
    settings, rules = connection.recv()
    logs.configure(settings.log.format)
    _limit(resource.RLIMIT_AS, settings.inbox.max_memory)
    _warm_up(settings, rules)
    connection.send(True)
    while True:
        name, taken = connection.recv()
        _limit_seconds(settings.inbox.max_seconds)
        connection.send(_answer(name, taken, settings, rules))


def _warm_up(settings: Settings, rules: Rules) -> None:
    """Load what reading needs by reading something."""
    with suppress(IssueError):
        read_whole(SAMPLE.name, Taken(SAMPLE.read_bytes(), datetime.now(settings.zone)), settings, rules)


def _answer(name: str, taken: Taken, settings: Settings, rules: Rules) -> Reading | IssueError:
    try:
        return read_whole(name, taken, settings, rules)
    except MemoryError:
        most = f"{settings.inbox.max_memory:,} bytes (inbox.max_memory)"
        return IssueError(f"{printable(name)}: reading it needs more than {most}; {_PART_IT}")
    except IssueError as exc:
        return IssueError(str(exc))


def _limit_seconds(seconds: float) -> None:
    """End by itself even if nobody is left to end it."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    _limit(resource.RLIMIT_CPU, int(used.ru_utime + used.ru_stime + seconds) + 2)


def _limit(what: int, most: int) -> None:
    hard = resource.getrlimit(what)[1]
    resource.setrlimit(what, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard))


if __name__ == "__main__":
    with suppress(EOFError, ConnectionError):
        serve(Connection(int(sys.argv[1])))
