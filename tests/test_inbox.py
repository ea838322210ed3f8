"""The inbox: what is taken, when, and where it goes."""

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from feeder.errors import IssueError
from feeder.inbox import Found, Inbox, files_in, is_unchanged, set_aside, settling, take

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
    for name, reason in (
        ("pipe.txt", "a pipe"),
        ("link.txt", "a symbolic link"),
        ("large.txt", "11 bytes are more .*; part the file"),
    ):
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


def test_a_link_to_a_folder_is_a_file_of_its_own_and_not_followed(tmp_path: Path) -> None:
    (tmp_path / "inbox").mkdir()
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "page.txt").write_text("一")
    (tmp_path / "inbox" / "linked").symlink_to(tmp_path / "elsewhere")
    (found,) = files_in(tmp_path / "inbox")
    with pytest.raises(IssueError, match=r"^linked: not a plain file but a symbolic link; drop the file itself"):
        take(found.path, ZONE, 10)
    assert set_aside(found, tmp_path / "failed", "linked: a link") is not None
    assert (tmp_path / "elsewhere" / "page.txt").read_text() == "一"


def test_a_file_this_user_may_not_read_is_refused_and_one_that_is_gone_is_not(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    with pytest.raises(IssueError, match=r"^folder: not a plain file but a folder"):
        take(tmp_path / "folder", ZONE, 10)
    with pytest.raises(FileNotFoundError):
        take(tmp_path / "gone.txt", ZONE, 10)


def test_a_file_that_grows_while_it_is_read_is_read_to_the_limit_only(tmp_path: Path) -> None:
    endless = Path("/proc/self/maps")  # a file that says it is empty and is not
    with pytest.raises(IssueError, match="more than the 10 allowed"):
        take(endless, ZONE, 10)


def settled(tmp_path: Path, clock: Hand) -> tuple[Inbox, Found]:
    (tmp_path / "inbox").mkdir(exist_ok=True)
    inbox = Inbox(tmp_path / "inbox", 2.0, clock, lambda: 0.0)
    (tmp_path / "inbox" / "page.txt").write_text("一")
    inbox.ready()
    clock.now += 2.0
    (found,) = inbox.ready()
    return inbox, found


@pytest.mark.parametrize("reason", ["", "page.txt: there is no text in the file"])
def test_a_file_written_to_after_its_move_comes_back(tmp_path: Path, reason: str) -> None:
    clock = Hand()
    inbox, found = settled(tmp_path, clock)
    with open(found.path, "a") as writer:
        target = set_aside(found, tmp_path / "away", reason)
        assert target is not None
        inbox.moved(found, target)
        assert inbox.ready() == []
        assert target.exists()
        writer.write("二")
    inbox.ready()
    assert [(tmp_path / "inbox" / "page.txt").read_text(), list((tmp_path / "away").iterdir())] == ["一二", []]
    clock.now += 2.0
    assert names(inbox.ready()) == ["page.txt"]


def test_of_many_files_those_moved_last_are_looked_at(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each costs memory and a look in every round, for an hour."""
    monkeypatch.setattr(settling, "LATE_FILES", 2)
    clock, folder = Hand(), tmp_path / "inbox"
    (folder / "below").mkdir(parents=True)
    inbox = Inbox(folder, 2.0, clock, lambda: 0.0)
    for name in ("1.txt", "2.txt", "below/3.txt"):
        (folder / name).write_text("一")
    inbox.ready()
    clock.now += 2.0
    for found in inbox.ready():
        target = set_aside(found, tmp_path / "done")
        assert target is not None
        inbox.moved(found, target)
    for name in ("1.txt", "2.txt", "below/3.txt"):
        (tmp_path / "done" / name).write_text("一二")
    inbox.ready()
    assert sorted(file.name for file in files_in(folder)) == ["2.txt", "below/3.txt"]


def test_a_file_taken_out_of_done_by_somebody_is_forgotten(tmp_path: Path) -> None:
    inbox, found = settled(tmp_path, Hand())
    target = set_aside(found, tmp_path / "done")
    assert target is not None
    inbox.moved(found, target)
    target.unlink()
    assert inbox.ready() == []


def test_a_note_that_a_kill_left_without_its_file_is_used_again(tmp_path: Path) -> None:
    inbox, failed = tmp_path / "inbox", tmp_path / "failed"
    inbox.mkdir()
    failed.mkdir()
    (failed / "page.txt.reason.txt").write_text("page.txt: binary\n")
    (inbox / "page.txt").write_bytes(b"\0")
    (found,) = files_in(inbox)
    set_aside(found, failed, "page.txt: binary")
    assert {"page.txt", "page.txt.reason.txt"} == {file.name for file in failed.iterdir()}


def test_a_name_as_long_as_they_get_leaves_room_for_its_note(tmp_path: Path) -> None:
    inbox, failed = tmp_path / "inbox", tmp_path / "failed"
    for _ in range(2):
        inbox.mkdir(exist_ok=True)
        (inbox / ("云" * 83 + ".txt")).write_text("一")
        (found,) = files_in(inbox)
        assert set_aside(found, failed, "refused") is not None
    assert len(list(failed.iterdir())) == 4


def elsewhere() -> Path | None:
    """A folder on another file system than the temporary one, where this machine has one."""
    shared = Path("/dev/shm")
    return shared if shared.is_dir() and os.access(shared, os.W_OK) else None


@pytest.fixture
def far(tmp_path: Path) -> Iterator[Path]:
    """An inbox on another file system; on a machine with one only, the same moves are plain renames."""
    with tempfile.TemporaryDirectory(dir=elsewhere() or tmp_path) as folder:
        yield Path(folder)


def test_a_file_is_moved_to_another_file_system(tmp_path: Path, far: Path) -> None:
    (far / "page.txt").write_text("一")
    os.utime(far / "page.txt", (0, 1_715_792_400))
    (found,) = files_in(far)
    target = set_aside(found, tmp_path / "done")
    assert target == tmp_path / "done" / "page.txt"
    assert (target.read_text(), target.stat().st_mtime, list(far.iterdir())) == ("一", 1_715_792_400, [])


def test_a_copy_that_a_kill_left_on_the_other_file_system_is_not_doubled(tmp_path: Path, far: Path) -> None:
    (tmp_path / "done").mkdir()
    if elsewhere():
        (tmp_path / "done" / "page.txt").write_text("一")
    (far / "page.txt").write_text("一")
    (found,) = files_in(far)
    assert tmp_path / "done" / "page.txt" == set_aside(found, tmp_path / "done")
    assert (list(far.iterdir()), len(list((tmp_path / "done").iterdir()))) == ([], 1)


def test_a_link_is_moved_to_another_file_system_as_a_link(tmp_path: Path, far: Path) -> None:
    (far / "link").symlink_to("nowhere")
    (found,) = files_in(far)
    target = set_aside(found, tmp_path / "failed", "a link")
    assert target and os.readlink(target) == "nowhere"
    assert list(far.iterdir()) == []
