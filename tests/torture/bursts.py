"""Thousands of files at once, half of their events withheld; and the service killed, fed and read all the while."""

from __future__ import annotations

import os
import random
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import structlog

from feeder.apart import Reader as Apart
from feeder.health import Health
from feeder.rounds import Rounds
from feeder.service import Feeder, open_rules
from feeder.settings import load_settings
from feeder.setup import init
from feeder.store import Store
from tests.torture.paper import RULES, Reader, page

PATIENCE = 60.0


def story(number: int) -> str:
    """A page with two stories that no other page has."""
    name = f"第{number}号渡口"
    return page(
        f"{name}明起恢复摆渡\n本报讯（记者 林知远）{name}的航道昨日清淤完毕，明起恢复摆渡，首班船早上六点开出。\n",
        f"{name}小学添了校车\n本报讯（记者 何小满）{name}小学新添校车{number}号，沿途停靠六站，接送两岸学生。\n",
    )


def name_of(number: int) -> str:
    """A name of its own for each page, one of few that hold a day."""
    return f"ferry-{2000 + number // 336}-{number // 28 % 12 + 1:02}-{number % 28 + 1:02}.txt"


class HalfDeaf:
    """What wakes the rounds, but for every second event, which is withheld."""

    def __init__(self) -> None:
        self.stopping = False
        self.heard = self.withheld = 0
        self.event = threading.Event()

    def going(self) -> bool:
        return not self.stopping

    def hint(self) -> None:
        if (self.heard + self.withheld) % 2:
            self.withheld += 1
        else:
            self.heard += 1
            self.event.set()


def make(folder: Path, **keys: str) -> Path:
    """A paper's configuration with some keys set."""
    config = init(folder)
    (config / "rules.toml").write_text(RULES, "utf-8")
    text = (config / "feeder.toml").read_text("utf-8")
    if "port" in keys:
        keys["base_url"] = f'"http://127.0.0.1:{keys["port"]}"'
    for key, value in {"settle_seconds": "0.2", "sample": "false", **keys}.items():
        lines = [f"{key} = {value}" if line.startswith(f"{key} = ") else line for line in text.splitlines()]
        text = "\n".join(lines) + "\n"
    (config / "feeder.toml").write_text(text, "utf-8")
    return config


def burst(count: int, say: Callable[[str], None] = print) -> None:
    """`count` files from another process, as fast as it can, half of their events withheld: each is stored once."""
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(50))
    try:
        with tempfile.TemporaryDirectory() as place:
            _burst(Path(place), count, say)
    finally:
        structlog.reset_defaults()


def _burst(place: Path, count: int, say: Callable[[str], None]) -> None:
    settings = load_settings(make(place / "paper", rescan_seconds="1.0"), {})
    rules, wake = open_rules(settings), HalfDeaf()
    with (
        closing(Store.open(settings.database, tag=settings.paper.tag, zone=settings.zone)) as store,
        closing(Apart(settings, rules, wake.going)) as apart,
    ):
        feeder = Feeder(settings, store, rules, apart)
        rounds = Rounds(feeder, lambda: None, Health(), wake)
        writer = threading.Thread(target=_write_all, args=(settings.folder("inbox"), count))
        begun = time.monotonic()
        writer.start()
        while writer.is_alive() or any(settings.folder("inbox").iterdir()):
            rounds.go()
            wake.event.wait(rounds.idle_seconds())
            wake.event.clear()
        took = time.monotonic() - begun
        rounds.close()
        titles = [entry.article.title for entry in store.newest(3 * count)]
        assert store.issue_count() == count, f"{store.issue_count()} issues of {count} files"
        assert len(titles) == len(set(titles)) == 2 * count, (
            f"{len(titles)} articles, {len(set(titles))} of them different"
        )
        assert len(list(settings.folder("done").iterdir())) == count
        assert store.failures() == []
        say(
            f"{count} files, {wake.withheld} events withheld of {wake.heard + wake.withheld}: "
            f"0 lost, 0 doubled, {took:.0f} s, {count / took:.0f} a second"
        )


def _write_all(inbox: Path, count: int) -> None:
    """In five manners: whole, slowly, renamed into place, hard-linked from elsewhere, from a folder below."""
    inbox.mkdir(exist_ok=True)
    aside = inbox.with_name("aside")
    aside.mkdir(exist_ok=True)
    for number in range(count):
        name, text = name_of(number), story(number).encode()
        manner = number % 5
        if manner == 1:
            with open(inbox / name, "wb") as file:
                file.write(text[:50])
                file.flush()
                time.sleep(0.002)
                file.write(text[50:])
        elif manner in (2, 3):
            (aside / name).write_bytes(text)
            (os.rename if manner == 2 else os.link)(aside / name, inbox / name)
        elif manner == 4:
            (inbox / f".{name}.part").write_bytes(text)
            os.rename(inbox / f".{name}.part", inbox / name)
        else:
            (inbox / name).write_bytes(text)


def free_port() -> int:
    """A port nobody listens on."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        return int(server.getsockname()[1])


@contextmanager
def running(config: Path) -> Iterator[subprocess.Popen[bytes]]:
    """The service as a process; killed at the end if it is still there."""
    command = [sys.executable, "-m", "feeder", "--config", str(config), "run"]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        yield process
    finally:
        process.kill()
        process.wait()


class Polling:
    """A reader who polls every feed without a pause, from the beginning to the end."""

    def __init__(self, output: Path) -> None:
        self.reader = Reader(output)
        self.complaint: BaseException | None = None
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._poll, daemon=True)

    def __enter__(self) -> Polling:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._ended.set()
        self._thread.join()
        if self.complaint:
            raise self.complaint

    def _poll(self) -> None:
        try:
            while not self._ended.wait(0.02):
                self.reader.poll()
        except BaseException as exc:
            self.complaint = exc


def service_kills(kills: int, seed: int = 1, say: Callable[[str], None] = print) -> None:
    """kill -9 the whole service at random moments while files come, SIGTERM now and then, and a reader polls."""
    seeded = random.Random(seed)
    with tempfile.TemporaryDirectory() as place:
        config = make(Path(place) / "paper", port=str(free_port()))
        settings = load_settings(config, {})
        inbox, count, longest = settings.folder("inbox"), 0, 0.0
        inbox.mkdir(exist_ok=True)
        with Polling(settings.folder("output")) as polling:
            for _ in range(kills):
                with running(config) as process:
                    end = time.monotonic() + 0.5 + 2.0 * seeded.random()
                    while time.monotonic() < end:
                        (inbox / name_of(count)).write_text(story(count), "utf-8")
                        count += 1
                        time.sleep(0.1)
                    if seeded.random() < 0.3:
                        begun = time.monotonic()
                        process.send_signal(signal.SIGTERM)
                        process.wait(PATIENCE)
                        longest = max(longest, time.monotonic() - begun)
            with running(config):
                end = time.monotonic() + PATIENCE + count
                while any(inbox.iterdir()):
                    assert time.monotonic() < end, "the inbox is never empty"
                    time.sleep(0.1)
        with closing(Store.open(settings.database, tag=settings.paper.tag, zone=settings.zone)) as store:
            titles = [entry.article.title for entry in store.newest(10 * count)]
            assert store.issue_count() == count
            assert len(titles) == len(set(titles)) == 2 * count
            assert store.faults() == []
            assert store.failures() == []
        say(
            f"the service killed or ended {kills} times, {count} files: 0 lost, 0 doubled, database whole; "
            f"{polling.reader.polls} feed documents read meanwhile, none torn; SIGTERM took {longest:.1f} s at most"
        )
