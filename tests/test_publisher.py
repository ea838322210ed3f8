"""output/ holds each document whole or not at all, and nothing is written that did not change."""

import gzip
import os
import resource
import shutil
import signal
import stat
import subprocess
import sys
import threading
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import brotli
import pytest

from feeder.errors import PublishError
from feeder.publisher import Written, remove, sweep, write


@dataclass(frozen=True)
class Document:
    path: str
    content: bytes


FEED = Document("feeds/traffic.atom", b"<feed/>")
PAGE = Document("articles/2026/11/24/ab.html", "<p>河堤加固完工。</p>".encode())


def files(folder: Path) -> list[str]:
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file())


def stamps(folder: Path) -> dict[str, tuple[int, int, int]]:
    """What a write of any kind would change: inode, mtime and ctime of every file and folder."""
    found = {str(path): path.stat() for path in [folder, *folder.rglob("*")]}
    return {path: (seen.st_ino, seen.st_mtime_ns, seen.st_ctime_ns) for path, seen in found.items()}


def test_documents_are_written_with_their_folders(tmp_path: Path) -> None:
    output = tmp_path / "output"
    assert write([PAGE, FEED], output) == Written(paths=(PAGE.path, FEED.path), unchanged=0)
    assert files(output) == [PAGE.path, FEED.path]
    assert (output / FEED.path).read_bytes() == b"<feed/>"


def test_nothing_is_touched_when_nothing_changed(tmp_path: Path) -> None:
    write([PAGE, FEED], tmp_path)
    before = stamps(tmp_path)
    assert write([PAGE, FEED], tmp_path) == Written(paths=(), unchanged=2)
    assert stamps(tmp_path) == before


def test_only_what_changed_is_written(tmp_path: Path) -> None:
    write([PAGE, FEED], tmp_path)
    before = stamps(tmp_path)[str(tmp_path / PAGE.path)]
    assert write([PAGE, Document(FEED.path, b"<none/>")], tmp_path) == Written(paths=(FEED.path,), unchanged=1)
    assert stamps(tmp_path)[str(tmp_path / PAGE.path)] == before
    assert (tmp_path / FEED.path).read_bytes() == b"<none/>"


def test_documents_are_written_in_the_order_given(tmp_path: Path) -> None:
    seen = []

    def documents() -> Iterator[Document]:
        for number in (2, 1, 3):
            yield Document(f"{number}/page.html", b"text")
            seen.append(files(tmp_path))

    write(documents(), tmp_path)
    assert [len(found) for found in seen] == [1, 2, 3]
    assert seen[0] == ["2/page.html"]


def test_documents_can_be_read_by_all_even_under_a_tight_umask(tmp_path: Path) -> None:
    before = os.umask(0o077)
    try:
        write([PAGE], tmp_path / "output")
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "output" / PAGE.path).stat().st_mode) == 0o644
    folders = [path for path in (tmp_path / "output").rglob("*") if path.is_dir()]
    assert {stat.S_IMODE(folder.stat().st_mode) for folder in [tmp_path / "output", *folders]} == {0o755}


@pytest.mark.parametrize(
    "path",
    [
        "../feeds.atom",
        "feeds/../../x",
        "/etc/x",
        "",
        "feeds//x",
        "feeds/",
        ".hidden",
        "feeds/.x.atom",
        "./x",
        "a\0b",
        "\ud800",
    ],
)
def test_a_path_that_is_hidden_or_leads_out_is_refused(tmp_path: Path, path: str) -> None:
    output = tmp_path / "output"
    with pytest.raises(PublishError, match="below output/"):
        write([Document(path, b"x")], output)
    with pytest.raises(PublishError, match="below output/"):
        remove([path], output)
    assert files(tmp_path) == []


def test_a_folder_that_is_a_link_out_of_output_is_refused(tmp_path: Path) -> None:
    output, private = tmp_path / "output", tmp_path / "private"
    output.mkdir()
    private.mkdir()
    (private / "old.atom").write_bytes(b"kept")
    (output / "feeds").symlink_to(private)
    with pytest.raises(PublishError, match=r"feeds/traffic\.atom: a symbolic link leads out"):
        write([FEED], output)
    with pytest.raises(PublishError, match="leads out"):
        remove(["feeds/old.atom"], output)
    assert files(private) == ["old.atom"]


def test_a_link_that_stands_in_a_documents_place_is_replaced_and_what_it_led_to_kept(tmp_path: Path) -> None:
    private = tmp_path / "private.txt"
    private.write_bytes(b"<feed/>")
    (tmp_path / "output/feeds").mkdir(parents=True)
    (tmp_path / "output" / FEED.path).symlink_to(private)
    write([FEED], tmp_path / "output")
    assert not (tmp_path / "output" / FEED.path).is_symlink()
    assert private.read_bytes() == b"<feed/>"


def test_output_may_itself_be_a_link(tmp_path: Path) -> None:
    (tmp_path / "disk").mkdir()
    (tmp_path / "output").symlink_to(tmp_path / "disk")
    write([FEED], tmp_path / "output")
    assert files(tmp_path / "disk") == [FEED.path]


def test_a_document_that_cannot_be_written_is_named_and_those_before_it_stand(tmp_path: Path) -> None:
    (tmp_path / "feeds").write_text("a file where a folder belongs")
    with pytest.raises(PublishError, match=r"^feeds/traffic\.atom: can't be published: "):
        write([PAGE, FEED], tmp_path)
    assert files(tmp_path) == [PAGE.path, "feeds"]


def test_a_full_disk_keeps_the_old_document_and_leaves_no_temporary_file(tmp_path: Path) -> None:
    write([FEED], tmp_path)
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    handler = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (4096, before[1]))
    try:
        with pytest.raises(PublishError, match=r"^feeds/traffic\.atom: can't be published: "):
            write([Document(FEED.path, b"x" * 5000)], tmp_path)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        signal.signal(signal.SIGXFSZ, handler)
    assert files(tmp_path) == [FEED.path]
    assert (tmp_path / FEED.path).read_bytes() == b"<feed/>"


def test_a_renderer_that_fails_is_not_called_a_failure_to_publish(tmp_path: Path) -> None:
    def documents() -> Iterator[Document]:
        yield PAGE
        raise LookupError("no such entry")

    with pytest.raises(LookupError):
        write(documents(), tmp_path)
    assert files(tmp_path) == [PAGE.path]


def test_a_killed_processs_temporary_files_are_swept_and_nothing_else(tmp_path: Path) -> None:
    write([FEED, PAGE], tmp_path)
    (tmp_path / "feeds/.0123456789abcdef.76543210.tmp").write_bytes(b"half a fe")
    (tmp_path / ".00.tmp").write_bytes(b"")
    (tmp_path / ".gitkeep").write_bytes(b"")
    assert sweep(tmp_path) == 2
    assert files(tmp_path) == [".gitkeep", PAGE.path, FEED.path]
    assert sweep(tmp_path) == 0
    assert sweep(tmp_path / "missing") == 0


def test_a_sweep_does_not_disturb_what_this_process_writes(tmp_path: Path) -> None:
    stop = threading.Event()

    def sweeping() -> None:
        while not stop.is_set():
            sweep(tmp_path)

    sweeper = threading.Thread(target=sweeping)
    sweeper.start()
    try:
        for number in range(200):
            write([Document(f"feeds/{number % 3}.atom", b"%d" % number)], tmp_path)
    finally:
        stop.set()
        sweeper.join()
    assert (tmp_path / "feeds/1.atom").read_bytes() == b"199"


def test_a_reader_never_meets_half_a_document(tmp_path: Path) -> None:
    whole = [b"a" * 300_000, b"b" * 200_000]
    write([Document(FEED.path, whole[0])], tmp_path)
    stop = threading.Event()
    torn = []

    def reading() -> None:
        while not stop.is_set():
            found = (tmp_path / FEED.path).read_bytes()
            if found not in whole:
                torn.append(found)

    reader = threading.Thread(target=reading)
    reader.start()
    try:
        for number in range(100):
            write([Document(FEED.path, whole[number % 2])], tmp_path)
    finally:
        stop.set()
        reader.join()
    assert torn == []


def test_removing_takes_the_document_and_the_folders_it_empties(tmp_path: Path) -> None:
    write([PAGE, FEED], tmp_path)
    assert remove([PAGE.path, "articles/none.html"], tmp_path) == (PAGE.path,)
    assert [path.name for path in tmp_path.iterdir()] == ["feeds"]


def test_removing_all_documents_of_a_folder_takes_the_folder(tmp_path: Path) -> None:
    second = replace(PAGE, path=PAGE.path.replace(".html", "-2.html"))
    write([PAGE, second, FEED], tmp_path)
    assert remove([PAGE.path, second.path], tmp_path) == (PAGE.path, second.path)
    assert [path.name for path in tmp_path.iterdir()] == ["feeds"]


def test_removing_the_last_document_keeps_output_itself(tmp_path: Path) -> None:
    write([Document("index.html", b"x")], tmp_path)
    remove(["index.html"], tmp_path)
    assert tmp_path.is_dir()


def test_a_folder_that_was_emptied_is_made_again(tmp_path: Path) -> None:
    write([PAGE], tmp_path)
    remove([PAGE.path], tmp_path)
    write([PAGE], tmp_path)
    assert files(tmp_path) == [PAGE.path]


def test_bytes_are_durable_before_their_name_and_the_name_before_the_next_folder(tmp_path: Path) -> None:
    """As the kernel saw it, so that no seam between us and it can flatter us."""
    strace = shutil.which("strace")
    if not strace:
        pytest.skip("strace is not installed")
    program = (
        "import sys; from pathlib import Path; from types import SimpleNamespace as Document\n"
        "from feeder.publisher import write\n"
        "write([Document(path='a/1.html', content=b'1'), Document(path='a/2.html', content=b'2'),"
        " Document(path='feeds/x.atom', content=b'3')], Path(sys.argv[1]))\n"
    )
    trace = tmp_path / "trace"
    calls = "fsync,fdatasync,rename,renameat,renameat2"
    subprocess.run(
        [
            strace,
            "-f",
            "-y",
            "-e",
            f"trace={calls}",
            "-o",
            str(trace),
            sys.executable,
            "-c",
            program,
            str(tmp_path / "o"),
        ],
        check=True,
    )
    steps = []
    for line in trace.read_text().splitlines():
        if "rename" in line and str(tmp_path) in line:
            steps.append("rename " + line.rsplit('"', 2)[1].removeprefix(str(tmp_path)))
        elif "sync(" in line:
            path = line.split("<", 1)[1].split(">", 1)[0].removeprefix(str(tmp_path))
            steps.append("sync bytes" if path.endswith(".tmp") else f"sync {path or '/'}")
    assert steps == [
        "sync /",
        "sync /o",
        "sync bytes",
        "rename /o/a/1.html",
        "sync bytes",
        "rename /o/a/2.html",
        "sync /o/a",
        "sync /o",
        "sync bytes",
        "rename /o/feeds/x.atom",
        "sync /o/feeds",
    ]


LONG = Document("feeds/jobs.atom", b"<feed>" + b"<entry/>" * 500 + b"</feed>")


def test_a_feed_gets_compressed_copies_beside_it(tmp_path: Path) -> None:
    write([LONG], tmp_path)
    assert files(tmp_path) == [LONG.path, f"{LONG.path}.br", f"{LONG.path}.gz"]
    assert gzip.decompress((tmp_path / f"{LONG.path}.gz").read_bytes()) == LONG.content
    assert brotli.decompress((tmp_path / f"{LONG.path}.br").read_bytes()) == LONG.content


def test_copies_are_not_made_again_for_what_did_not_change(tmp_path: Path) -> None:
    write([LONG], tmp_path)
    before = stamps(tmp_path)
    assert write([LONG], tmp_path) == Written(paths=(), unchanged=1)
    assert stamps(tmp_path) == before


def test_a_copy_that_is_missing_is_made(tmp_path: Path) -> None:
    write([LONG], tmp_path)
    (tmp_path / f"{LONG.path}.br").unlink()
    assert write([LONG], tmp_path).paths == (LONG.path,)
    assert files(tmp_path) == [LONG.path, f"{LONG.path}.br", f"{LONG.path}.gz"]


def test_what_is_small_and_what_is_an_articles_page_gets_none(tmp_path: Path) -> None:
    write([LONG], tmp_path)
    write([Document(LONG.path, b"<feed/>"), Document("articles/2026/11/24/a.html", LONG.content)], tmp_path)
    assert files(tmp_path) == ["articles/2026/11/24/a.html", LONG.path]


def test_copies_go_with_their_document(tmp_path: Path) -> None:
    write([LONG], tmp_path)
    assert remove([LONG.path], tmp_path) == (LONG.path,)
    assert list(tmp_path.iterdir()) == []


def test_on_a_full_disk_the_old_copies_stand_beside_the_old_document(tmp_path: Path) -> None:
    write([LONG], tmp_path)
    before = {name: (tmp_path / name).read_bytes() for name in files(tmp_path)}
    limit = resource.getrlimit(resource.RLIMIT_FSIZE)
    handler = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (4096, limit[1]))
    try:
        with pytest.raises(PublishError):
            write([Document(LONG.path, b"x" * 5000)], tmp_path)  # its copies are small enough to be written
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limit)
        signal.signal(signal.SIGXFSZ, handler)
    assert {name: (tmp_path / name).read_bytes() for name in files(tmp_path)} == before
