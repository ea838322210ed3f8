"""Reading apart: the same answers as here, and a file that breaks the reading process costs itself alone."""

import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from zoneinfo import ZoneInfo

import msgspec
import pytest

from feeder.apart import Reader
from feeder.errors import IssueError
from feeder.inbox import Taken
from feeder.service import open_rules, read_whole
from feeder.settings import Inbox, Settings, load_settings
from tests.score import FIRST_SAMPLE

TAKEN = Taken(FIRST_SAMPLE.read_bytes(), datetime(2024, 5, 16, tzinfo=ZoneInfo("Asia/Shanghai")))
SETTINGS = load_settings(None, {})
RULES = open_rules(SETTINGS)


@contextmanager
def reader(settings: Settings = SETTINGS, way: str = "", going: Callable[[], bool] = lambda: True) -> Iterator[Reader]:
    command = {"command": [sys.executable, "-m", "tests.misreading", way]} if way else {}
    made = Reader(settings, RULES, going, **command)
    yield made
    made.close()


def with_limits(**limits: float) -> Settings:
    return msgspec.structs.replace(SETTINGS, inbox=Inbox(**limits))  # type: ignore[arg-type]


def test_what_is_read_apart_is_what_is_read_here_file_after_file() -> None:
    with reader() as read:
        for name in ("yunxi-2024-05-16-01.txt", "\udcd4\udcc6-2024-05-17.txt"):
            assert read_whole(name, TAKEN, SETTINGS, RULES) == read(name, TAKEN)
        with pytest.raises(IssueError, match=r"^empty\.txt: the file is empty;"):
            read("empty.txt", Taken(b"", TAKEN.modified))
        assert len(read("again-2024-05-16.txt", TAKEN).pages[0]) == 8


def test_a_file_that_takes_too_long_is_refused_and_the_next_is_read() -> None:
    with reader(with_limits(max_seconds=0.5)) as read:
        long = Taken(TAKEN.content * 2000, TAKEN.modified)
        with pytest.raises(IssueError, match=r"^long\.txt: .*longer than 0\.5 s \(inbox\.max_seconds\); part the file"):
            read("long.txt", long)
        with pytest.raises(IssueError, match=r"^云溪\.txt: .*longer than"):
            read("云溪.txt".encode("gb18030").decode("utf-8", "surrogateescape"), long)
    with reader() as read:
        read("yunxi-2024-05-16-01.txt", TAKEN)


def test_a_file_that_needs_too_much_memory_is_refused() -> None:
    with (
        reader(with_limits(max_memory=400 * 1024 * 1024)) as read,
        pytest.raises(IssueError, match=r"^large\.txt: .*\(inbox\.max_memory\); part the file"),
    ):
        read("large.txt", Taken("云溪日报\n".encode() * 2_500_000, TAKEN.modified))


def test_a_file_that_ends_the_process_twice_is_refused() -> None:
    with (
        reader(way="dies") as read,
        pytest.raises(IssueError, match=r"ended the reading process twice \(signal SIGSEGV"),
    ):
        read("page.txt", TAKEN)


def test_a_process_that_somebody_else_ends_costs_nothing() -> None:
    with reader() as read:
        read("yunxi-2024-05-16-01.txt", TAKEN)
        assert read.process_id
        os.kill(read.process_id, signal.SIGKILL)
        assert len(read("yunxi-2024-05-16-01.txt", TAKEN).pages[0]) == 8


def test_a_process_that_can_not_start_blames_no_file() -> None:
    with reader(way="never ready") as read, pytest.raises(OSError, match=r"can't start \(exit code 3\)"):
        read("page.txt", TAKEN)


def test_the_end_of_the_service_does_not_wait_for_a_file() -> None:
    stopping = threading.Event()
    with reader(way="hangs", going=lambda: not stopping.is_set()) as read:
        timer = threading.Timer(0.3, stopping.set)
        timer.start()
        with pytest.raises(InterruptedError):
            read("page.txt", TAKEN)
        timer.join()
        assert read.process_id is None
