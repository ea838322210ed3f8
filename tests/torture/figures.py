"""What the service costs: starting, idling, an issue a second, and a good client beside five hundred slow ones."""

from __future__ import annotations

import http.client
import os
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path

from feeder.settings import load_settings
from tests.torture.bursts import free_port, make, name_of, running, story

PATIENCE = 60.0
PAGES = 16  # of a day's paper in the soak
WARM = 60  # issues until caches are as full as they get
_TICK = os.sysconf("SC_CLK_TCK")
Say = Callable[[str], None]


def started(port: int) -> float:
    """Seconds until the service says that it is ready."""
    begun = time.monotonic()
    while time.monotonic() - begun < PATIENCE:
        try:
            if ask(port, "/readyz") == 200:
                return time.monotonic() - begun
        except OSError:
            pass
        time.sleep(0.005)
    raise AssertionError("never ready")


def ask(port: int, path: str) -> int:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    try:
        connection.request("GET", path)
        answer = connection.getresponse()
        answer.read()
        return answer.status
    finally:
        connection.close()


def family(process: int) -> list[int]:
    """A process and its children."""
    found = Path(f"/proc/{process}/task/{process}/children").read_text().split()
    return [process, *map(int, found)]


def cpu_seconds(process: int) -> float:
    """What it has used, its ended children included."""
    fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    return sum(int(field) for field in fields[11:15]) / _TICK


def resident(processes: Iterable[int]) -> float:
    """MiB of memory that these processes have; none for one that has ended."""
    total = 0
    for one in processes:
        with suppress(FileNotFoundError, ProcessLookupError, StopIteration):
            lines = Path(f"/proc/{one}/status").read_text().splitlines()
            total += next(int(line.split()[1]) for line in lines if line.startswith("VmRSS:"))
    return total / 1024


def start(times: int = 5, say: Say = print) -> None:
    """From the start of the process to /readyz, and the time of --help."""
    with tempfile.TemporaryDirectory() as place:
        port = free_port()
        config = make(Path(place) / "paper", port=str(port))
        seconds = []
        for _ in range(times):
            with running(config):
                seconds.append(started(port))
        helps = []
        for _ in range(times):
            begun = time.monotonic()
            subprocess.run([sys.executable, "-m", "feeder", "--help"], capture_output=True, check=True)
            helps.append(time.monotonic() - begun)
        say(
            f"start to ready {statistics.median(seconds):.2f} s; feeder --help {1000 * statistics.median(helps):.0f} ms"
        )


def idle(seconds: float = 300.0, say: Say = print) -> None:
    """After an issue, nothing: processor time and memory."""
    with tempfile.TemporaryDirectory() as place:
        port = free_port()
        config = make(Path(place) / "paper", port=str(port))
        settings = load_settings(config, {})
        with running(config) as process:
            started(port)
            (settings.folder("inbox") / name_of(1)).write_text(story(1), "utf-8")
            time.sleep(5)
            with_reader = resident(family(process.pid))
            time.sleep(100)  # the reading process has ended by itself
            used = cpu_seconds(process.pid)
            time.sleep(seconds)
            used = cpu_seconds(process.pid) - used
            alone = resident(family(process.pid))
            say(
                f"idle for {seconds:.0f} s: {used:.2f} s of processor time, {alone:.0f} MiB resident "
                f"({with_reader:.0f} MiB with the reading process), {len(family(process.pid))} process"
            )


@dataclass
class Sampled:
    """What the service holds: MiB of its own, MiB of the reading process, and open descriptors."""

    own: list[float] = field(default_factory=list)
    reader: list[float] = field(default_factory=list)
    files: list[int] = field(default_factory=list)

    def take(self, process: int) -> None:
        sizes = [resident([one]) for one in family(process)]
        self.own.append(sizes[0])
        self.reader.append(sum(sizes[1:]))
        self.files.append(len(os.listdir(f"/proc/{process}/fd")))

    def __str__(self) -> str:
        return (
            f"memory {_ends(self.own)} MiB, of the reading process {_ends(self.reader)} MiB, "
            f"descriptors {_ends(self.files)}, first and last quarter"
        )


def page_name(number: int) -> str:
    """The name of an issue's file: sixteen pages a day, so that no day or feed grows while the soak lasts."""
    day = date(2024, 1, 1) + timedelta(days=number // PAGES)
    return f"ferry-{day}-{number % PAGES + 1:02}.txt"


def soak(seconds: float = 1800.0, say: Say = print) -> None:
    """An issue a second: memory and descriptors of the service in the first and the last quarter."""
    with tempfile.TemporaryDirectory() as place:
        port = free_port()
        config = make(Path(place) / "paper", port=str(port))
        settings = load_settings(config, {})
        sampled = Sampled()
        with running(config) as process:
            started(port)
            begun = time.monotonic()
            number = 0
            while time.monotonic() - begun < seconds:
                (settings.folder("inbox") / page_name(number)).write_text(story(number), "utf-8")
                number += 1
                time.sleep(max(0.0, begun + number - time.monotonic()))
                if number % 5 == 0 and number > WARM:
                    sampled.take(process.pid)
                if number % 300 == 0:
                    left = len(list(settings.folder("inbox").iterdir()))
                    now = f"{sampled.own[-1]:.0f} + {sampled.reader[-1]:.0f} MiB, {sampled.files[-1]} descriptors"
                    say(f"   {number} issues, {time.monotonic() - begun:.0f} s: {now}, {left} files wait")
            time.sleep(5)
            left = len(list(settings.folder("inbox").iterdir()))
        say(f"soak, {number} issues in {seconds:.0f} s, {left} left: {sampled}")


def _ends(figures: Sequence[float]) -> str:
    """The medians of the first and the last quarter."""
    quarter = max(1, len(figures) // 4)
    return f"{statistics.median(figures[:quarter]):.0f} → {statistics.median(figures[-quarter:]):.0f}"


def slow_clients(count: int = 500, requests: int = 500, say: Say = print) -> None:
    """Clients that send a byte a second, and what a good one waits meanwhile."""
    with tempfile.TemporaryDirectory() as place:
        port = free_port()
        config = make(Path(place) / "paper", port=str(port))
        settings = load_settings(config, {})
        with running(config):
            started(port)
            (settings.folder("inbox") / name_of(1)).write_text(story(1), "utf-8")
            time.sleep(5)
            alone = _latencies(port, requests)
            slow = [socket.create_connection(("127.0.0.1", port), 10) for _ in range(count)]
            ended = threading.Event()
            dripping = threading.Thread(target=_drip, args=(slow, ended))
            dripping.start()
            crowded = _latencies(port, requests)
            ended.set()
            dripping.join()
            for client in slow:
                client.close()
        say(
            f"{count} clients of a byte a second: a good one's p99 {_p99(crowded):.1f} ms, alone {_p99(alone):.1f} ms "
            f"(median {statistics.median(crowded):.1f} and {statistics.median(alone):.1f} ms)"
        )


def _drip(clients: list[socket.socket], ended: threading.Event) -> None:
    request = b"GET /feeds/all.atom HTTP/1.1\r\nHost: localhost\r\nX-Slow: "
    for place in range(60):
        for client in clients:
            try:
                client.send(request[place : place + 1] or b"x")
            except OSError:
                continue
        if ended.wait(1):
            return


def _latencies(port: int, requests: int) -> list[float]:
    taken = []
    for _ in range(requests):
        begun = time.monotonic()
        assert ask(port, "/feeds/all.atom") == 200
        taken.append(1000 * (time.monotonic() - begun))
    return taken


def _p99(milliseconds: list[float]) -> float:
    return sorted(milliseconds)[int(len(milliseconds) * 0.99)]


def torture(minutes: float, say: Say = print) -> None:
    """All of them; the soak lasts so many minutes."""
    start(say=say)
    slow_clients(say=say)
    idle(say=say)
    soak(60 * minutes, say)
