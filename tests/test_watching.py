"""The watch on the inbox: a hint while the system gives one, and a plain word when it does not."""

import errno
import logging
import os
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from watchdog.observers import Observer

from feeder.inbox import Watch


@pytest.fixture
def called() -> threading.Event:
    return threading.Event()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "inbox").mkdir()
    return tmp_path / "inbox"


@pytest.fixture
def watched(folder: Path, called: threading.Event) -> Iterator[Callable[..., Watch]]:
    watches = []

    def watch(observer: Callable[[], Any] = Observer) -> Watch:
        watches.append(Watch(folder, called.set, observer))
        return watches[-1]

    yield watch
    for made in watches:
        made.stop()


def descriptors() -> int:
    return len(os.listdir("/proc/self/fd"))


def test_it_calls_back_and_begins_anew_with_a_new_folder(
    folder: Path, called: threading.Event, watched: Callable[..., Watch]
) -> None:
    watch = watched()
    watch.renew()
    (folder / "a.txt").write_text("一")
    assert called.wait(5)
    folder.rename(folder.with_name("old"))
    folder.mkdir()
    watch.renew()
    time.sleep(0.1)
    called.clear()
    (folder / "b.txt").write_text("一")
    assert called.wait(5)


def recorded(watched: Callable[..., Watch]) -> tuple[Watch, list[Any]]:
    """A watch, and the observers that it has made so far."""
    made: list[Any] = []

    def observer() -> Any:
        made.append(Observer())
        return made[-1]

    return watched(observer), made


def test_a_dead_thread_is_noticed_and_replaced(
    folder: Path, called: threading.Event, watched: Callable[..., Watch]
) -> None:
    watch, made = recorded(watched)
    watch.renew()
    watch.renew()
    assert len(made) == 1
    for emitter in made[0].emitters:
        emitter.stop()
        emitter.join(5)
    watch.renew()
    assert len(made) == 2
    (folder / "a.txt").write_text("一")
    assert called.wait(5)


class Limited(Observer):  # type: ignore[misc,valid-type]
    """An observer on a system whose limit of watches is reached."""

    def start(self) -> None:
        raise OSError(errno.ENOSPC, "inotify watch limit reached")


def none_left() -> Any:
    raise OSError(errno.EMFILE, "inotify instance limit reached")


@pytest.mark.parametrize(
    ("observer", "reason"), [(Limited, "inotify watch limit reached"), (none_left, "inotify instance limit reached")]
)
def test_where_the_system_can_not_watch_it_says_so_and_leaks_nothing(
    watched: Callable[..., Watch], observer: Callable[[], Any], reason: str
) -> None:
    watch = watched(observer)
    watch.renew()
    assert reason == watch.trouble
    before = descriptors()
    for _ in range(20):
        watch.renew()
    assert before == descriptors()


def test_it_is_well_again_when_the_system_can_watch(folder: Path, watched: Callable[..., Watch]) -> None:
    observers = iter((Limited, Observer))
    watch = watched(lambda: next(observers)())
    watch.renew()
    assert watch.trouble
    watch.renew()
    assert watch.trouble == ""
    folder.rmdir()
    watch.renew()
    assert watch.trouble == "No such file or directory"


def test_a_watch_that_ends_while_files_come_in_says_nothing_of_it(
    watched: Callable[..., Watch], caplog: pytest.LogCaptureFixture
) -> None:
    watch, made = recorded(watched)
    watch.renew()
    (emitter,) = made[0].emitters
    watch.stop()
    emitter.queue_events(1)  # what its thread does once more where the stop comes between two events
    logging.getLogger(type(emitter).__module__).error("the watch can't go on")
    assert [record.getMessage() for record in caplog.records] == ["the watch can't go on"]


def test_stopping_lets_every_descriptor_go(watched: Callable[..., Watch]) -> None:
    watch = watched()
    before = descriptors()
    for _ in range(3):
        watch.renew()
        watch.stop()
    assert before == descriptors()
