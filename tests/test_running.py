"""The service as a process: started, fed, asked, killed and ended."""

import random
import shutil
import signal
import socket
import sqlite3
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import feedparser  # type: ignore[import-untyped]
import pytest
from click.testing import CliRunner

from feeder.cli import main
from feeder.health import Health, routes
from feeder.lock import in_turn
from feeder.running import Site, low_on_disk
from feeder.server import make_app
from feeder.service import opened
from feeder.settings import load_settings
from feeder.setup import init
from feeder.store import Store
from tests.score import FIRST_SAMPLE

SAMPLES = sorted((Path(__file__).parent / "samples").glob("*/page.txt"))
PATIENCE = 120.0  # seconds, for what takes a few on a busy machine


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as server:
        return int(server.getsockname()[1])


@pytest.fixture
def paper(tmp_path: Path) -> tuple[Path, int]:
    config = init(tmp_path)
    port = free_port()
    file = config / "feeder.toml"
    text = file.read_text("utf-8").replace("settle_seconds = 2.0", "settle_seconds = 0.2")
    text = text.replace("rescan_seconds = 30.0", "rescan_seconds = 1.0")
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
    assert CliRunner().invoke(main, ["--config", str(config), "status"]).exit_code == 0  # which is no start
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


def test_a_port_in_use_is_told_and_nothing_starts(paper: tuple[Path, int]) -> None:
    config, port = paper
    with socket.create_server(("127.0.0.1", port)), running(config) as process:
        output, _ = process.communicate(timeout=PATIENCE)
    assert process.returncode == 1
    assert "in use" in output


def answer(port: int, path: str) -> tuple[int, str]:
    request = urllib.request.Request(f"http://127.0.0.1:{port}{path}")
    try:
        with urllib.request.urlopen(request, timeout=5) as found:
            return found.status, found.read().decode()
    except urllib.error.HTTPError as exc:
        with exc:
            return exc.code, exc.read().decode()
    except OSError:
        return 0, ""


def test_changed_rules_are_taken_whole_or_not_at_all_while_it_runs(paper: tuple[Path, int]) -> None:
    config, port = paper
    rules = config / "rules.toml"
    good = rules.read_text("utf-8")
    with running(config) as process:
        until(lambda: len(titles(port, "all")) == 8, "the sample's feed")
        rules.write_text(good + "\n[[category]]\nslug = 3\n", "utf-8")
        process.send_signal(signal.SIGHUP)
        until(lambda: "rules.toml" in answer(port, "/readyz")[1], "the mistake told")
        assert answer(port, "/readyz")[0] == 200
        assert fetched(port, "/feeds/ferries.atom")[0] == 404
        rules.write_text(good + '\n[[category]]\nslug = "ferries"\nlabel = "渡船"\nkeywords = ["渡船"]\n', "utf-8")
        until(lambda: fetched(port, "/feeds/ferries.atom")[0] == 200, "the new category's feed, without a signal")
        assert answer(port, "/readyz") == (200, "ready\n")
        assert len(titles(port, "all")) == 8
        assert answer(port, "/healthz") == (200, "ok\n")
        assert "feeder_files_taken_total 1.0" in answer(port, "/metrics")[1]
        process.send_signal(signal.SIGTERM)
        output, _ = process.communicate(timeout=PATIENCE)
    assert process.returncode == 0
    assert "Traceback" not in output


def test_told_to_stop_at_any_moment_it_ends_well_and_loses_nothing(paper: tuple[Path, int]) -> None:
    config, port = paper
    inbox, seed = config.parent / "inbox", random.Random(7)
    text = FIRST_SAMPLE.read_text("utf-8")
    for number in range(40):
        page = text.replace("云溪", f"云{chr(0x4E00 + number)}溪")
        (inbox / f"yunxi-2023-0{1 + number // 20}-{number % 20 + 1:02}-01.txt").write_text(page, "utf-8")
    for _ in range(3):
        with running(config) as process:
            until(lambda: answer(port, "/healthz")[0] == 200, "the server")
            time.sleep(seed.random())
            process.send_signal(signal.SIGTERM)
            output, _ = process.communicate(timeout=PATIENCE)
        assert process.returncode == 0, output
        assert "Traceback" not in output
    done = config.parent / "done"
    assert len(list(done.iterdir())) + sum(1 for _ in inbox.iterdir()) == 40
    with opened(load_settings(config, {})) as feeder:
        feeder.publish()
        assert len(list(done.iterdir())) <= feeder.store.issue_count() <= len(list(done.iterdir())) + 1


@contextmanager
def notified(folder: Path) -> Iterator[socket.socket]:
    """A socket such as systemd listens on."""
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as listener:
        listener.bind(str(folder / "notify"))
        listener.settimeout(PATIENCE)
        yield listener


def test_systemd_is_told_what_the_service_does(
    paper: tuple[Path, int], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    config, _ = paper
    monkeypatch.setenv("NOTIFY_SOCKET", str(tmp_path / "notify"))
    with notified(tmp_path) as listener, running(config) as process:

        def heard(state: str) -> None:
            while state not in listener.recv(4096).decode().splitlines():
                pass

        heard("READY=1")
        heard("WATCHDOG=1")
        process.send_signal(signal.SIGHUP)
        heard("RELOADING=1")
        heard("READY=1")
        process.send_signal(signal.SIGTERM)
        heard("STOPPING=1")
        assert process.wait(PATIENCE) == 0


def test_a_locked_database_is_waited_for_and_told(paper: tuple[Path, int]) -> None:
    config, port = paper
    with running(config) as process:
        until(lambda: len(titles(port, "all")) == 8, "the sample's feed")
        locker = sqlite3.connect(config.parent / "state" / "feeder.db", isolation_level=None)
        locker.execute("BEGIN EXCLUSIVE")
        try:
            shutil.copyfile(SAMPLES[0], config.parent / "inbox" / "page-2024-05-17.txt")
            until(lambda: "has kept the database locked" in answer(port, "/readyz")[1], "the lock told")
            assert answer(port, "/readyz")[0] == 503
            assert len(titles(port, "all")) == 8
        finally:
            locker.execute("ROLLBACK")
            locker.close()
        until(lambda: len(titles(port, "all")) > 8, "the page's feed")
        until(lambda: answer(port, "/readyz") == (200, "ready\n"), "the service ready again")
        process.send_signal(signal.SIGTERM)
        output, _ = process.communicate(timeout=PATIENCE)
    assert (process.returncode, "Traceback" in output) == (0, False)


def test_a_web_server_that_ended_is_started_again(paper: tuple[Path, int]) -> None:
    config, port = paper
    settings, health = load_settings(config, {}), Health()
    with closing(Store.open(settings.database, tag=settings.paper.tag, zone=settings.zone)) as store:
        site = Site(settings, make_app(settings.folder("output"), routes=routes(health, store, settings)), health)
        site.start()
        assert site._server
        site._server.stop()
        with socket.create_server(("127.0.0.1", port)):
            site.look_after()
            assert "in use" in health.troubles()["server"]
        site.look_after()
        assert answer(port, "/healthz") == (200, "ok\n")
        assert "server" not in health.troubles()
        site.stop()


def test_a_publishing_that_hangs_delays_neither_ingest_nor_readers_nor_the_end(paper: tuple[Path, int]) -> None:
    config, port = paper
    with running(config) as process:
        until(lambda: len(titles(port, "all")) == 8, "the sample's feed")
        with in_turn(config.parent / "state" / "publish.lock"):
            shutil.copyfile(SAMPLES[0], config.parent / "inbox" / "page-2024-05-17.txt")
            until(lambda: (config.parent / "done" / "page-2024-05-17.txt").exists(), "the file in done/")
            assert len(titles(port, "all")) == 8
            process.send_signal(signal.SIGTERM)
            output, _ = process.communicate(timeout=PATIENCE)
    assert (process.returncode, "Traceback" in output) == (0, False)


def test_a_disk_that_is_nearly_full_is_told_in_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert low_on_disk(tmp_path / "gone") == f"{tmp_path / 'gone'}: No such file or directory"
    monkeypatch.setattr("feeder.running.LOW_BYTES", 0)
    assert low_on_disk(tmp_path) == ""
    monkeypatch.setattr("feeder.running.LOW_BYTES", 1 << 62)
    assert low_on_disk(tmp_path).endswith(f"MiB are free on the disk of {tmp_path}")
