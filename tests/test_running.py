"""The service as a process: started, fed, asked, killed and ended."""

import random
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import feedparser  # type: ignore[import-untyped]
import pytest

from feeder.service import opened
from feeder.settings import load_settings
from feeder.setup import init
from tests.score import FIRST_SAMPLE

SAMPLES = sorted((Path(__file__).parent / "samples").glob("*/page.txt"))
PATIENCE = 30.0  # seconds, for what takes a few on a busy machine


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as server:
        return int(server.getsockname()[1])


@pytest.fixture
def paper(tmp_path: Path) -> tuple[Path, int]:
    config = init(tmp_path)
    port = free_port()
    file = config / "feeder.toml"
    text = file.read_text("utf-8").replace("settle_seconds = 2.0", "settle_seconds = 0.2")
    file.write_text(
        text.replace("port = 8000", f"port = {port}").replace("127.0.0.1:8000", f"127.0.0.1:{port}"), "utf-8"
    )
    return config, port


@contextmanager
def running(config: Path) -> Iterator["subprocess.Popen[str]"]:
    command = [sys.executable, "-m", "feeder", "--config", str(config), "run"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    try:
        yield process
    finally:
        process.kill()
        process.communicate()


def until(true: Callable[[], bool], what: str) -> None:
    end = time.monotonic() + PATIENCE
    while not true():
        assert time.monotonic() < end, what
        time.sleep(0.02)


def fetched(port: int, path: str, headers: dict[str, str] | None = None) -> tuple[int, bytes, str]:
    request = urllib.request.Request(f"http://127.0.0.1:{port}{path}", headers=headers or {})
    try:
        with urllib.request.urlopen(request, timeout=5) as answer:
            return answer.status, answer.read(), str(answer.headers["ETag"])
    except urllib.error.HTTPError as exc:
        with exc:
            return exc.code, b"", ""
    except OSError:
        return 0, b"", ""


def titles(port: int, feed: str) -> list[str]:
    return [entry.title for entry in feedparser.parse(fetched(port, f"/feeds/{feed}.atom")[1]).entries]


def test_the_first_start_publishes_the_sample_and_serves_it(paper: tuple[Path, int]) -> None:
    config, port = paper
    with running(config) as process:
        until(lambda: len(titles(port, "all")) == 8, "the sample's feed")
        status, content, etag = fetched(port, "/feeds/all.atom")
        assert (status, fetched(port, "/feeds/all.atom", {"If-None-Match": etag})[0]) == (200, 304)
        assert not feedparser.parse(content).bozo
        assert fetched(port, "/../state/feeder.db")[0] == 404
        process.send_signal(signal.SIGTERM)
        assert process.wait(PATIENCE) == 0
    with running(config) as process:
        until(lambda: fetched(port, "/")[0] == 200, "the front page")
        assert content == fetched(port, "/feeds/all.atom")[1]
        process.send_signal(signal.SIGINT)
        output, _ = process.communicate(timeout=PATIENCE)
    assert process.returncode == 0
    assert "Traceback" not in output
    assert [FIRST_SAMPLE.name] == [file.name for file in (config.parent / "done").iterdir()]


def test_a_dropped_file_and_a_bad_one_each_go_their_way(paper: tuple[Path, int]) -> None:
    config, port = paper
    inbox = config.parent / "inbox"
    (inbox / "bad.txt").write_bytes(bytes(range(256)) * 9)
    shutil.copyfile(SAMPLES[0], inbox / "page.txt")
    with running(config):
        until(lambda: len(titles(port, "all")) > 0, "the page's feed")
        until(lambda: not any(inbox.iterdir()), "an empty inbox")
        assert {"bad.txt", "bad.txt.reason.txt"} == {file.name for file in (config.parent / "failed").iterdir()}


def test_a_second_service_on_the_same_state_is_refused(paper: tuple[Path, int]) -> None:
    config, port = paper
    with running(config) as first:
        until(lambda: fetched(port, "/")[0] == 200, "the front page")
        with running(config) as second:
            output, _ = second.communicate(timeout=PATIENCE)
    assert second.returncode == 1
    assert f"process {first.pid}" in output


def test_killed_at_any_moment_it_loses_nothing_and_doubles_nothing(paper: tuple[Path, int]) -> None:
    config, _ = paper
    inbox, seed = config.parent / "inbox", random.Random(5)
    text = FIRST_SAMPLE.read_text("utf-8")
    expected = 0
    for number in range(6):
        for copy in range(3):
            page = text.replace("云溪", f"云{'一二三四五六'[number]}{'甲乙丙'[copy]}溪")
            (inbox / f"yunxi-2024-0{number + 1}-1{copy}-01.txt").write_text(page, "utf-8")
            expected += 1
        with running(config):
            time.sleep(0.7 + seed.random())
    with running(config):
        until(lambda: not any(inbox.iterdir()), "an empty inbox")
    done = [file.name for file in (config.parent / "done").iterdir()]
    assert expected == len(done) == len(set(done))
    assert not any((config.parent / "failed").iterdir())
    with opened(load_settings(config, {})) as feeder:
        assert expected == feeder.store.issue_count()
        assert 8 * expected == feeder.store.article_count() == len({entry.id for entry in feeder.store.newest(10_000)})
        feeder.publish()
        pages = list((config.parent / "output" / "articles").rglob("*.html"))
        assert feeder.store.article_count() == len(pages)


def test_a_port_in_use_is_told_and_nothing_starts(paper: tuple[Path, int]) -> None:
    config, port = paper
    with socket.create_server(("127.0.0.1", port)), running(config) as process:
        output, _ = process.communicate(timeout=PATIENCE)
    assert process.returncode == 1
    assert "in use" in output
