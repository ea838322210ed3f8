"""Whether the service stays as large as it is: memory and descriptors over thousands of issues, at a steady rate.

A feed's document holds its newest articles, and what was rendered of them is kept. Until every feed is full the service
grows, and that is no leak; so it is filled first, as fast as it takes issues, and measured afterwards.
"""

from __future__ import annotations

import os
import statistics
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path

from feeder.settings import load_settings
from tests.torture.bursts import free_port, make, running, story
from tests.torture.figures import family, resident, started

PAGES = 16  # of a day's paper
FILLING = 1200  # issues until each of the sixteen sections' feeds, which grow most slowly, holds its hundred articles
AHEAD = 100  # files that wait at most while the feeds are filled
SAMPLE_SECONDS = 5.0
TOLD_SECONDS = 300.0
Say = Callable[[str], None]


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
            f"memory {thirds(self.own)} MiB, of the reading process {thirds(self.reader)} MiB, "
            f"descriptors {thirds(self.files)}, first, second and last third"
        )


def thirds(figures: Sequence[float]) -> str:
    """The medians of the first, the second and the last third."""
    size = max(1, len(figures) // 3)
    parts = (figures[:size], figures[size : 2 * size], figures[-size:])
    return " → ".join(f"{statistics.median(part):.1f}" for part in parts)


def page_name(number: int) -> str:
    """The name of an issue's file: sixteen pages a day, so that no day or feed grows while the soak lasts."""
    day = date(2024, 1, 1) + timedelta(days=number // PAGES)
    return f"ferry-{day}-{number % PAGES + 1:02}.txt"


def soak(seconds: float = 1800.0, rate: float = 1.0, filling: int = FILLING, say: Say = print) -> None:
    """So many issues a second: memory and descriptors of the service in each third of the time."""
    with tempfile.TemporaryDirectory() as place:
        port = free_port()
        config = make(Path(place) / "paper", port=str(port))
        inbox = load_settings(config, {}).folder("inbox")
        with running(config) as process:
            started(port)
            empty = resident([process.pid])
            _fill(inbox, filling)
            say(f"   {empty:.0f} MiB at the start, {resident([process.pid]):.0f} MiB after {filling} issues at once")
            sampled, count = _feed(inbox, process.pid, filling, seconds, rate, say)
            time.sleep(5)
            left = _waiting(inbox)
        say(f"soak, {count} issues in {seconds:.0f} s, {left} left: {sampled}")


def _waiting(inbox: Path) -> int:
    return sum(1 for _ in inbox.iterdir())


def _fill(inbox: Path, count: int) -> None:
    """Issues as fast as the service takes them, until all are taken."""
    for number in range(count):
        (inbox / page_name(number)).write_text(story(number), "utf-8")
        if number % AHEAD == AHEAD - 1:
            while _waiting(inbox) > AHEAD // 2:
                time.sleep(0.1)
    while _waiting(inbox):
        time.sleep(0.1)


def _feed(inbox: Path, process: int, first: int, seconds: float, rate: float, say: Say) -> tuple[Sampled, int]:
    """Issues at a steady rate; what the service held meanwhile, and how many they were."""
    sampled, begun, count = Sampled(), time.monotonic(), 0
    sample = told = 0.0
    while (now := time.monotonic() - begun) < seconds:
        (inbox / page_name(first + count)).write_text(story(first + count), "utf-8")
        count += 1
        if now >= sample:
            sampled.take(process)
            sample += SAMPLE_SECONDS
        if now >= told:
            held = f"{sampled.own[-1]:.1f} + {sampled.reader[-1]:.1f} MiB, {sampled.files[-1]} descriptors"
            say(f"   {count} issues, {now:.0f} s: {held}, {_waiting(inbox)} files wait")
            told += TOLD_SECONDS
        time.sleep(max(0.0, begun + count / rate - time.monotonic()))
    return sampled, count
