"""The service's rounds through the inbox: whatever happens in one, the next begins."""

import errno
import os
import shutil
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from feeder import inbox
from feeder.errors import StoreError
from feeder.health import Health
from feeder.rounds import Rounds
from feeder.service import Feeder, Outcome, open_rules
from feeder.settings import load_settings
from feeder.setup import init
from feeder.store import Store
from tests.score import FIRST_SAMPLE

RULES = open_rules(load_settings(None, {}))


class Awake:
    """A service that goes on until told to stop, and never sleeps."""

    def __init__(self) -> None:
        self.stopping = False

    def going(self) -> bool:
        return not self.stopping

    def hint(self) -> None:
        pass


class Troubled(Feeder):
    """A feeder whose steps fail in ways that a test names."""

    take_in_fails: Exception | None = None
    put_away_fails: Exception | None = None

    def take_in(self, found: inbox.Found) -> Outcome:
        if self.take_in_fails:
            raise self.take_in_fails
        return super().take_in(found)

    def put_away(self, found: inbox.Found, outcome: Outcome) -> Path | None:
        if self.put_away_fails:
            raise self.put_away_fails
        return super().put_away(found, outcome)


@pytest.fixture
def feeder(tmp_path: Path) -> Iterator[Troubled]:
    config = init(tmp_path)
    text = (config / "feeder.toml").read_text("utf-8")
    (config / "feeder.toml").write_text(text.replace("settle_seconds = 2.0", "settle_seconds = 0.001"), "utf-8")
    settings = load_settings(config, {})
    store = Store.open(settings.database, tag=settings.paper.tag, zone=settings.zone)
    yield Troubled(settings, store, RULES)
    store.close()


@pytest.fixture
def health() -> Health:
    return Health()


@pytest.fixture
def published() -> list[int]:
    return []


@pytest.fixture
def rounds(feeder: Troubled, health: Health, published: list[int]) -> Iterator[Rounds]:
    made = Rounds(feeder, lambda: published.append(1), health, Awake())
    yield made
    made.close()


def drop(feeder: Feeder, name: str = "yunxi-2024-05-16-01.txt", content: bytes = b"") -> Path:
    path = feeder.settings.folder("inbox") / name
    path.write_bytes(content or FIRST_SAMPLE.read_bytes())
    return path


def go(rounds: Rounds, times: int = 2) -> None:
    for _ in range(times):
        rounds.go()
        time.sleep(0.002)


def held(rounds: Rounds) -> None:
    """Let the time pass that files are held."""
    rounds._box._holds.clear()


FAILING = [
    StoreError("the disk is full"),
    OSError(errno.EIO, "Input/output error"),
    OSError(errno.EMFILE, "Too many open files"),
    MemoryError(),
    RuntimeError("a fault of ours"),
]


@pytest.mark.parametrize("fault", FAILING, ids=lambda fault: type(fault).__name__)
def test_a_file_that_can_not_be_stored_now_stays_and_is_taken_later(
    feeder: Troubled, rounds: Rounds, published: list[int], fault: Exception
) -> None:
    path = drop(feeder)
    feeder.take_in_fails = fault
    go(rounds)
    assert (path.exists(), published) == (True, [])
    feeder.take_in_fails = None
    held(rounds)
    go(rounds)
    assert (path.exists(), published) == (False, [1])
    assert feeder.store.article_count() == 8


def test_a_file_that_can_not_be_moved_now_is_published_and_moved_later(
    feeder: Troubled, rounds: Rounds, published: list[int]
) -> None:
    path = drop(feeder)
    feeder.put_away_fails = OSError(errno.EROFS, "Read-only file system")
    go(rounds)
    assert (path.exists(), published, feeder.store.article_count()) == (True, [1], 8)
    feeder.put_away_fails = None
    held(rounds)
    go(rounds)
    assert (path.exists(), feeder.store.article_count()) == (False, 8)


def test_a_file_that_waits_for_long_is_listed_with_the_reason_until_it_is_taken(
    feeder: Troubled, rounds: Rounds
) -> None:
    drop(feeder)
    feeder.take_in_fails = OSError(errno.EIO, "Input/output error")
    for _ in range(4):
        go(rounds)
        hold = rounds._box._holds["yunxi-2024-05-16-01.txt"]
        rounds._box._holds["yunxi-2024-05-16-01.txt"] = (hold[0], 0.0, hold[2])
    (failure,) = feeder.store.failures()
    assert failure.reason.startswith("must wait, and is tried again: [Errno 5]")
    feeder.take_in_fails = None
    go(rounds)
    assert feeder.store.failures() == []


def test_trouble_with_the_store_is_told_and_over_with_the_next_file(
    feeder: Troubled, rounds: Rounds, health: Health
) -> None:
    drop(feeder)
    feeder.take_in_fails = StoreError("the disk is full")
    go(rounds)
    assert health.troubles()["store"] == "the disk is full"
    feeder.take_in_fails = None
    held(rounds)
    go(rounds)
    assert "store" not in health.troubles()


def test_a_bad_file_never_stops_the_others(feeder: Troubled, rounds: Rounds) -> None:
    inbox_folder = feeder.settings.folder("inbox")
    drop(feeder, "a-bad.txt", bytes(range(256)) * 9)
    os.mkfifo(inbox_folder / "b-pipe.txt")
    (inbox_folder / "c-link.txt").symlink_to("/nowhere")
    drop(feeder, "d-empty.txt", b"\n")
    os.truncate(drop(feeder, "d-huge.txt", b"\n"), 50_000_000)
    drop(feeder, "e" * 240 + ".txt", b"\0")
    Path(os.fsdecode(os.fsencode(inbox_folder) + b"/f\xd4\xc6\xff.txt")).write_bytes(b"\0")
    drop(feeder, "z-good-2024-05-16.txt")
    go(rounds)
    assert list(inbox_folder.iterdir()) == []
    assert len(feeder.store.failures()) == 7
    notes = [file for file in feeder.settings.folder("failed").iterdir() if file.name.endswith(".reason.txt")]
    assert len(notes) == 7
    assert all(note.read_text("utf-8").strip() for note in notes)
    assert feeder.store.article_count() == 8


@pytest.mark.parametrize("gone", [shutil.rmtree, lambda folder: folder.rename(folder.with_name("elsewhere"))])
def test_an_inbox_that_was_removed_or_renamed_is_made_anew(
    feeder: Troubled, rounds: Rounds, gone: Callable[[Path], object]
) -> None:
    go(rounds)
    gone(feeder.settings.folder("inbox"))
    go(rounds)
    drop(feeder)
    go(rounds)
    assert feeder.store.article_count() == 8


def test_an_inbox_that_can_not_be_made_is_told_and_waited_for(feeder: Troubled, rounds: Rounds, health: Health) -> None:
    folder = feeder.settings.folder("inbox")
    folder.rmdir()
    folder.write_text("a file in its place")
    go(rounds)
    assert "no folder, and none can be made" in health.troubles()["inbox"]
    assert not health.troubles().get("watching")
    folder.unlink()
    go(rounds)
    drop(feeder)
    go(rounds)
    assert feeder.store.article_count() == 8
    assert "inbox" not in health.troubles()


def test_a_fault_in_a_round_is_told_and_the_next_round_comes(
    feeder: Troubled, rounds: Rounds, health: Health, monkeypatch: pytest.MonkeyPatch
) -> None:
    drop(feeder)
    with monkeypatch.context() as patch:
        patch.setattr(rounds, "_go_round", lambda: 1 / 0)
        rounds.go()
    assert "ZeroDivisionError" in health.troubles()["inbox"]
    assert rounds.idle_seconds() >= 5
    go(rounds)
    assert feeder.store.article_count() == 8


def test_a_long_round_is_broken_off_for_other_things_and_goes_on_at_once(
    feeder: Troubled, rounds: Rounds, published: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("feeder.rounds.ROUND_SECONDS", 0.0)
    for day in range(1, 4):
        drop(feeder, f"yunxi-2024-06-0{day}.txt", f"云溪日报 第{day}期\n".encode() + FIRST_SAMPLE.read_bytes())
    go(rounds)
    assert rounds.idle_seconds() == 0
    monkeypatch.setattr("feeder.rounds.ROUND_SECONDS", 60.0)
    go(rounds)
    assert rounds.idle_seconds() > 0
    assert (feeder.store.issue_count(), len(published)) == (3, 1)


def test_the_service_stops_between_two_files(feeder: Troubled, health: Health) -> None:
    wake = Awake()
    for day in range(1, 6):
        drop(feeder, f"yunxi-2024-06-0{day}.txt", f"云溪日报 第{day}期\n".encode() + FIRST_SAMPLE.read_bytes())

    class Once(Troubled):
        def take_in(self, found: inbox.Found) -> Outcome:
            wake.stopping = True
            return super().take_in(found)

    rounds = Rounds(Once(feeder.settings, feeder.store, feeder.rules), lambda: None, health, wake)
    go(rounds)
    rounds.close()
    assert feeder.store.issue_count() == 1
    assert len(list(feeder.settings.folder("inbox").iterdir())) == 4
