"""What the service costs: starting, idling, and a good client beside five hundred slow ones."""

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
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path

from feeder.settings import load_settings
from tests.torture.bursts import free_port, make, name_of, running, story

PATIENCE = 60.0
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
    """All of them; idling lasts so many minutes."""
    start(say=say)
    slow_clients(say=say)
    idle(60 * minutes, say)
