"""The inbox: what is taken, when, and where it goes."""

import os
import threading
import time
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from feeder.errors import IssueError
from feeder.inbox import Inbox, Watch, files_in, is_unchanged, set_aside, take

ZONE = ZoneInfo("Asia/Shanghai")


class Hand:
    """A clock that a test moves."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


def names(found: object) -> list[str]:
    return [file.name for file in found]  # type: ignore[attr-defined]


def test_a_file_is_ready_when_it_has_stood_still(tmp_path: Path) -> None:
    clock = Hand()
    inbox = Inbox(tmp_path, 2.0, clock, lambda: 0.0)
    page = tmp_path / "page.txt"
    page.write_text("一")
    assert inbox.ready() == []
    assert inbox.waiting_seconds() == 2.0
    clock.now += 1.5
    page.write_text("一二")
    assert inbox.ready() == []
    clock.now += 1.9
    assert inbox.ready() == []
    clock.now += 0.2
    assert names(inbox.ready()) == ["page.txt"]
    assert inbox.waiting_seconds() is None


def test_what_a_hint_comes_late_by_is_not_waited_for_again(tmp_path: Path) -> None:
    clock = Hand()
    page = tmp_path / "page.txt"
    page.write_text("一")
    changed = page.stat().st_ctime_ns / 1e9
    for late, waiting in ((0.5, 1.5), (3600.0, 1.4), (-3600.0, 2.0)):
        inbox = Inbox(tmp_path, 2.0, clock, lambda late=late: changed + late)  # type: ignore[misc]
        assert inbox.ready() == []
        assert waiting == pytest.approx(inbox.waiting_seconds(), abs=0.001)


def test_a_file_that_is_held_waits_each_time_twice_as_long(tmp_path: Path) -> None:
    clock = Hand()
    inbox = Inbox(tmp_path, 2.0, clock, lambda: 0.0)
    (tmp_path / "page.txt").write_text("一")
    inbox.ready()
    clock.now += 2.0
    for seconds in (1.0, 2.0, 4.0):
        (found,) = inbox.ready()
        assert seconds == inbox.hold(found)
        assert seconds == inbox.waiting_seconds()
        clock.now += seconds - 0.1
        assert inbox.ready() == []
        clock.now += 0.1
    assert names(inbox.ready()) == ["page.txt"]


def test_hidden_and_unfinished_files_are_left_alone(tmp_path: Path) -> None:
    for name in (".hidden.txt", "page.txt.part", "page.tmp", "page.txt~", "page.crdownload"):
        (tmp_path / name).write_text("一")
    (tmp_path / ".folder").mkdir()
    (tmp_path / ".folder" / "page.txt").write_text("一")
    assert names(files_in(tmp_path)) == []


def test_files_in_folders_are_found(tmp_path: Path) -> None:
    (tmp_path / "2024-05-16").mkdir()
    (tmp_path / "2024-05-16" / "01.txt").write_text("一")
    assert names(files_in(tmp_path)) == ["2024-05-16/01.txt"]


def test_a_pipe_a_link_and_a_large_file_are_refused_without_waiting(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "link.txt").symlink_to(tmp_path / "pipe.txt")
    (tmp_path / "large.txt").write_bytes(b"x" * 11)
    for name, reason in (("pipe.txt", "a pipe"), ("link.txt", "a symbolic link"), ("large.txt", "11 bytes are more")):
        with pytest.raises(IssueError, match=f"^{name}: .*{reason}"):
            take(tmp_path / name, ZONE, 10)


def test_a_file_is_read_with_its_time_in_the_papers_zone(tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_bytes("一".encode())
    os.utime(page, (0, 1_715_792_400))  # 2024-05-15 17:00 UTC, past midnight in Shanghai
    taken = take(page, ZONE, 10)
    assert ("一".encode(), "2024-05-16T01:00:00+08:00") == (taken.content, taken.modified.isoformat())


def test_a_file_is_set_aside_and_never_over_another(tmp_path: Path) -> None:
    done = tmp_path / "done"
    for text in ("first", "second"):
        page = tmp_path / "inbox" / "page.txt"
        page.parent.mkdir(exist_ok=True)
        page.write_text(text)
        (found,) = files_in(page.parent)
        set_aside(found, done)
    assert {p.name: p.read_text() for p in done.iterdir()} == {"page.txt": "first", "page~2.txt": "second"}
    assert names(files_in(tmp_path / "inbox")) == []


def test_a_refused_file_lies_beside_its_reason(tmp_path: Path) -> None:
    inbox, failed = tmp_path / "inbox", tmp_path / "failed"
    inbox.mkdir()
    (inbox / "page.txt").write_bytes(b"\0")
    (found,) = files_in(inbox)
    set_aside(found, failed, "page.txt: binary")
    assert (failed / "page.txt.reason.txt").read_text("utf-8") == "page.txt: binary\n"
    assert (failed / "page.txt").read_bytes() == b"\0"


def test_a_file_that_went_away_leaves_no_reason_behind(tmp_path: Path) -> None:
    inbox, failed = tmp_path / "inbox", tmp_path / "failed"
    inbox.mkdir()
    (inbox / "page.txt").write_bytes(b"\0")
    (found,) = files_in(inbox)
    found.path.unlink()
    assert not is_unchanged(found)
    assert set_aside(found, failed, "page.txt: binary") is None
    assert list(failed.iterdir()) == []


def test_a_file_with_a_name_that_is_no_text_is_moved(tmp_path: Path) -> None:
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    Path(os.fsdecode(os.fsencode(inbox) + b"/\xd4\xc6\xcf\xaa.txt")).write_text("一")
    (found,) = files_in(inbox)
    assert set_aside(found, tmp_path / "failed", found.name) is not None
    assert names(files_in(inbox)) == []


def test_the_watch_calls_back_and_begins_anew_with_a_new_folder(tmp_path: Path) -> None:
    folder = tmp_path / "inbox"
    folder.mkdir()
    called = threading.Event()
    watch = Watch(folder, called.set)
    try:
        watch.renew()
        (folder / "a.txt").write_text("一")
        assert called.wait(5)
        folder.rename(tmp_path / "old")
        folder.mkdir()
        watch.renew()
        time.sleep(0.1)
        called.clear()
        (folder / "b.txt").write_text("一")
        assert called.wait(5)
    finally:
        watch.stop()
