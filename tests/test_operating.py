"""The operator's verbs."""

import json
import re
import shutil
import socket
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from feeder import inbox
from feeder.cli import main
from feeder.lock import only_one
from feeder.service import Feeder, open_rules
from feeder.settings import load_settings
from feeder.setup import init
from feeder.store import Failure, Store
from feeder.store.database import open_database
from feeder.store.schema import MIGRATIONS
from tests.score import FIRST_SAMPLE

NAME = FIRST_SAMPLE.name
RULES = open_rules(load_settings(None, {}))


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    return init(tmp_path / "paper").parent


def feeder(paper: Path, *arguments: object, answer: str | None = None) -> Result:
    words = ["--config", str(paper / "config"), *map(str, arguments)]
    return CliRunner().invoke(main, words, input=answer, catch_exceptions=False)


def status(paper: Path) -> dict[str, object]:
    found = json.loads(feeder(paper, "status", "--json").stdout)
    assert isinstance(found, dict)
    return found


@contextmanager
def opened(paper: Path) -> Iterator[Feeder]:
    """The paper's store, with rules that are loaded once for all tests."""
    settings = load_settings(paper / "config", {})
    with closing(Store.open(settings.database, tag=settings.paper.tag, zone=settings.zone)) as store:
        yield Feeder(settings, store, RULES)


def publish_sample(paper: Path) -> None:
    with opened(paper) as service:
        assert service.ingest(FIRST_SAMPLE).said
        service.publish()


def refuse(paper: Path, name: str, content: bytes = b"\0\1" * 99) -> Path:
    """A file that the service has refused."""
    (paper / "inbox" / name).parent.mkdir(exist_ok=True)
    (paper / "inbox" / name).write_bytes(content)
    with opened(paper) as service:
        (found,) = inbox.files_in(paper / "inbox")
        assert service.ingest_found(found).refused
    return paper / "failed" / name


def archive(folder: Path, days: int) -> Path:
    text = FIRST_SAMPLE.read_text("utf-8")
    for day in range(1, days + 1):
        page = folder / f"2023-05-{day:02}" / "page.txt"
        page.parent.mkdir(parents=True, exist_ok=True)
        page.write_text(text.replace("云溪", f"云{day}溪"), "utf-8")
    return folder


def test_a_folder_is_taken_in_and_taken_up_again_where_it_was_left(paper: Path, tmp_path: Path) -> None:
    files = archive(tmp_path / "archive", 2)
    feeder(paper, "ingest", files)
    result = feeder(paper, "ingest", archive(files, 12))
    assert result.exit_code == 0
    assert result.stderr == "2 known already, 10 taken\n"
    assert len(result.stdout.splitlines()) == 12
    assert feeder(paper, "ingest", files).stderr == "12 known already\n"
    assert status(paper)["issues"] == 12


def test_a_refused_file_can_be_tried_again_once_it_can_be_read(paper: Path) -> None:
    file = refuse(paper, NAME)
    again = feeder(paper, "retry", NAME)
    assert (again.exit_code, again.stderr.count("\n")) == (1, 1)
    assert NAME in again.stderr
    file.write_bytes(FIRST_SAMPLE.read_bytes())
    result = feeder(paper, "retry", "all")
    assert (result.exit_code, result.stdout) == (0, f"{NAME}: 8 articles, issue of 2024-05-16 (from its name)\n")
    assert list((paper / "failed").iterdir()) == []
    assert (paper / "done" / NAME).is_file()
    assert status(paper)["failures"] == []
    assert feeder(paper, "retry", "all").stdout == "nothing lies in failed/\n"


def test_a_file_that_was_not_refused_can_not_be_tried_again(paper: Path) -> None:
    result = feeder(paper, "retry", "other.txt")
    assert result.exit_code == 1
    assert "other.txt: no such file in" in result.stderr


def test_the_note_says_why_the_last_try_failed(paper: Path) -> None:
    file = refuse(paper, "page.txt")
    file.write_bytes(b"")
    feeder(paper, "retry", "page.txt")
    note = (paper / "failed" / "page.txt.reason.txt").read_text("utf-8")
    assert note.startswith("page.txt: the file is empty; ")
    assert note.count("page.txt") == note.count("\n") == 1


@pytest.mark.parametrize("name", ["page.txt", "a: b.txt", "2024-05-16/page.txt"])
def test_a_refused_file_is_named_once_wherever_it_is_told_of(paper: Path, name: str) -> None:
    file = refuse(paper, name)
    (line,) = feeder(paper, "retry", "all").stderr.splitlines()
    assert line.startswith(f"{file}: this is binary data")
    assert line.count(name) == 1
    assert file.with_name(f"{file.name}.reason.txt").read_text("utf-8").startswith(f"{name}: this is binary data")
    (line,) = [line for line in feeder(paper, "status").stdout.splitlines() if "refused" in line]
    assert line.count(name) == 1
    (failure,) = status(paper)["failures"]  # type: ignore[misc]
    assert (failure["name"], failure["reason"][:14]) == (name, "this is binary")


def test_many_refusals_are_listed_in_part_and_all_for_programs(paper: Path) -> None:
    with opened(paper) as service:
        for number in range(25):
            service.store.add_failure(Failure(f"{number}.txt", "", "the file is empty", service.now()))
    text = feeder(paper, "status").stdout
    assert (text.count("the file is empty"), "… and 5 more: feeder status --json" in text) == (20, True)
    assert len(status(paper)["failures"]) == 25  # type: ignore[arg-type]


def test_a_disk_that_refuses_is_told_in_a_line(paper: Path) -> None:
    refuse(paper, NAME).write_bytes(FIRST_SAMPLE.read_bytes())
    (paper / "done").write_bytes(b"")
    result = feeder(paper, "retry", "all")
    assert (result.exit_code, result.stderr) == (1, f"feeder retry: {paper / 'failed' / NAME}: Not a directory\n")


def test_a_folder_without_issue_files_is_said(paper: Path, tmp_path: Path) -> None:
    (tmp_path / "archive").mkdir()
    result = feeder(paper, "ingest", tmp_path / "archive")
    assert (result.exit_code, result.stderr) == (0, "there are no issue files\n")


def test_check_names_a_tag_that_is_nobodys_own(paper: Path) -> None:
    assert "ok  paper.tag: tag:feeder.example,2026 is only an example" in feeder(paper, "check").stdout
    file = paper / "config" / "feeder.toml"
    file.write_text(file.read_text("utf-8").replace("tag:feeder.example,2026", "tag:yunxi.example,2026"), "utf-8")
    assert "only an example" not in feeder(paper, "check").stdout


def test_a_refusal_that_an_older_feeder_noted_is_named_once(paper: Path) -> None:
    with opened(paper) as service:
        service.store.add_failure(Failure("page.txt", "", "page.txt: the file is empty", service.now()))
    assert "  page.txt: the file is empty\n" in feeder(paper, "status").stdout


def test_a_name_that_moves_the_cursor_forges_no_line(paper: Path) -> None:
    name = "a\x1b[31m\nforged.txt"
    file = refuse(paper, name)
    for words in (("retry", "all"), ("retry", name), ("ingest", file), ("split", file), ("doctor",)):
        result = feeder(paper, *words)
        said = [line for line in (result.stderr + result.stdout).splitlines() if "forged" in line]
        assert [r"a\x1b[31m\nforged.txt" in line for line in said] == [True], words
    assert r"a\x1b[31m\nforged.txt" in (paper / "failed" / f"{name}.reason.txt").read_text("utf-8")
    file.write_bytes(FIRST_SAMPLE.read_bytes())
    assert feeder(paper, "retry", name).stdout.startswith(r"a\x1b[31m\nforged.txt: 8 articles")
    assert feeder(paper, "forget", name, "--yes").stdout.startswith(r"forgotten: a\x1b[31m\nforged.txt of")


def feeds_text(paper: Path) -> str:
    return "".join(file.read_text("utf-8") for file in (paper / "output").rglob("*.atom"))


def test_an_issue_is_forgotten_only_when_that_is_confirmed(paper: Path) -> None:
    publish_sample(paper)
    assert "青石岭" in feeds_text(paper)
    assert feeder(paper, "forget", NAME, answer="n\n").exit_code == 1
    assert status(paper)["articles"] == 8
    result = feeder(paper, "forget", NAME, answer="y\n")
    assert (result.exit_code, result.stdout) == (0, f"forgotten: {NAME} of 2024-05-16, 8 articles\n")
    assert status(paper)["articles"] == 0
    assert list((paper / "output" / "articles").rglob("*.html")) == []
    assert "青石岭" not in feeds_text(paper)
    assert feeder(paper, "forget", NAME, "--yes").exit_code == 1


def test_nothing_is_asked_about_an_unknown_name(paper: Path) -> None:
    result = feeder(paper, "forget", "unknown.txt", answer="y\n")
    assert (result.exit_code, result.stderr) == (1, "unknown.txt: no such issue, and no such refused file\n")


def test_a_refused_file_is_dropped_from_the_list(paper: Path) -> None:
    refuse(paper, "page.txt")
    file = paper / "failed" / "page.txt"
    told = f"forgotten: page.txt, which was refused\nits file still lies in {file}\n"
    assert feeder(paper, "forget", "page.txt", "--yes").stdout == told
    assert status(paper)["failures"] == []


def test_a_backup_makes_the_same_paper(paper: Path, tmp_path: Path) -> None:
    publish_sample(paper)
    before = (paper / "output" / "feeds" / "all.atom").read_bytes()
    result = feeder(paper, "backup", tmp_path / "copy.db")
    assert (result.exit_code, result.stdout.endswith("bytes, checked\n")) == (0, True)
    for folder in ("state", "output"):
        shutil.rmtree(paper / folder)
    (paper / "state").mkdir()
    shutil.copyfile(tmp_path / "copy.db", paper / "state" / "feeder.db")
    feeder(paper, "publish")
    assert before == (paper / "output" / "feeds" / "all.atom").read_bytes()


def test_there_is_nothing_to_back_up_before_the_first_issue(paper: Path, tmp_path: Path) -> None:
    result = feeder(paper, "backup", tmp_path / "copy.db")
    assert (result.exit_code, "no database yet" in result.stderr) == (2, True)


def test_a_backup_into_no_folder_says_what_to_do(paper: Path, tmp_path: Path) -> None:
    publish_sample(paper)
    result = feeder(paper, "backup", tmp_path / "none" / "copy.db")
    assert (result.exit_code, "none: this folder does not exist; make it" in result.stderr) == (1, True)


def test_the_doctor_names_a_taken_port_once(paper: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        monkeypatch.setenv("FEEDER_SERVER_HOST", "127.0.0.1")
        monkeypatch.setenv("FEEDER_SERVER_PORT", port)
        monkeypatch.setenv("FEEDER_PUBLISH_BASE_URL", f"http://127.0.0.1:{port}")
        (line,) = [line for line in feeder(paper, "doctor").stdout.splitlines() if "in use" in line]
    assert (line.count(port), line.count("127.0.0.1")) == (1, 1)


def test_status_tells_of_service_rules_feeds_and_disk(paper: Path) -> None:
    publish_sample(paper)
    found = status(paper)
    assert found["service"] == {
        "process": None,
        "publishes": "every 60 s",
        "next": None,
        "published_at": None,
        "configuration_refused": "",
    }
    assert str(found["feed_written"]).endswith("+08:00")
    with only_one(paper / "state" / "feeder.lock"):
        assert "publishes every 60 s" in feeder(paper, "status").stdout
    text = feeder(paper, "status").stdout
    assert "the service does not run" in text
    assert "MiB free on its disk" in text
    assert "\x1b" not in text


def test_status_keeps_a_file_to_one_line_and_to_the_papers_time(paper: Path) -> None:
    refuse(paper, "a\nb.txt")
    (line,) = [line for line in feeder(paper, "status").stdout.splitlines() if "refused" in line]
    assert "a\\nb.txt" in line
    assert re.match(r"  refused \d{4}-\d\d-\d\d \d\d:\d\d  ", line)
    (failure,) = status(paper)["failures"]  # type: ignore[misc]
    assert re.fullmatch(r"[\dT:-]{19}\+08:00", failure["at"])


def test_status_tells_when_a_cron_line_publishes_next(paper: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FEEDER_PUBLISH_CRON", "0 6 * * *")
    with only_one(paper / "state" / "feeder.lock"):
        service = status(paper)["service"]
    assert isinstance(service, dict)
    assert (service["publishes"], str(service["next"])[11:]) == ("0 6 * * *", "06:00:00+08:00")


def test_status_gives_no_default_out_as_the_papers_own(paper: Path) -> None:
    publish_sample(paper)
    file = paper / "config" / "feeder.toml"
    text = (
        file.read_text("utf-8")
        .replace('name = "本地日报"', 'name = "云溪日报"')
        .replace("Asia/Shanghai", "Asia/Urumqi")
    )
    file.write_text(text + "[publish", "utf-8")
    with only_one(paper / "state" / "feeder.lock"):
        lines = feeder(paper, "status").stdout.splitlines()
        found = status(paper)
    assert lines[0].startswith("feeder ")
    assert lines[1].startswith("feeder.toml can't be read: [paper], [paths], [inbox], [publish], [server]")
    assert lines[2] == "the paper's name and time zone are not known: times are Asia/Shanghai's"
    assert "publishes" not in lines[3]
    assert (found["paper"], found["service"]["publishes"]) == (None, None)  # type: ignore[index]
    file.write_text(text.replace("newest = 100", "newest = 0"), "utf-8")
    lines = feeder(paper, "status").stdout.splitlines()
    assert lines[0].startswith("云溪日报  feeder ")
    assert lines[1].startswith("feeder.toml can't be read: [publish]; ")
    file.write_text(text, "utf-8")
    assert "can't be read" not in feeder(paper, "status").stdout


@pytest.mark.parametrize("broken", ["[server]\nport = 'x'\n", "[publish\n"])
def test_status_tells_the_state_while_the_configuration_is_broken(paper: Path, broken: str) -> None:
    publish_sample(paper)
    (paper / "config" / "feeder.toml").write_text(broken, "utf-8")
    result = feeder(paper, "status")
    assert (result.exit_code, "1 issue, 8 articles" in result.stdout) == (2, True)
    assert "feeder.toml: " in result.stderr
    result = feeder(paper, "status", "--json")
    assert (result.exit_code, json.loads(result.stdout)["articles"]) == (2, 8)
    assert "feeder.toml: " in json.loads(result.stdout)["configuration_error"]


def test_the_doctor_finds_a_paper_well(paper: Path) -> None:
    publish_sample(paper)
    result = feeder(paper, "doctor")
    assert (result.exit_code, result.stderr) == (0, "")
    assert "ok  the database is whole" in result.stdout


def test_the_doctor_names_each_ill(paper: Path) -> None:
    publish_sample(paper)
    refuse(paper, "page.txt")
    next((paper / "output" / "articles").rglob("*.html")).unlink()
    (paper / "output" / "feeds" / "all.atom").write_text("<feed>", "utf-8")
    with sqlite3.connect(paper / "state" / "feeder.db") as connection:
        connection.execute("UPDATE labels SET article_id = 999 WHERE article_id = 1")
    connection.close()
    result = feeder(paper, "doctor")
    assert result.exit_code == 1
    for ill in (
        "points nowhere",
        "1 article has no page",
        "1 file lies in failed/: page.txt: NAME.reason.txt in",
        "feeder retry NAME (or all)",
        "feeder forget NAME",
        "feeds/all.atom: not well-formed",
    ):
        assert ill in result.stderr


@pytest.mark.parametrize(
    "words",
    [
        ("status", "--json"),
        ("doctor",),
        ("backup", "copy.db"),
        ("rules", "check", "--format", "json"),
    ],
    ids=str,
)
def test_a_database_that_is_brought_up_to_date_is_told_of_on_stderr_alone(
    paper: Path, words: tuple[object, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(paper)
    open_database(paper / "state" / "feeder.db", migrations=MIGRATIONS[:1]).dispose()
    result = feeder(paper, *words)
    assert f"of={len(MIGRATIONS)} step=2" in result.stderr
    assert "the database is up to date" in result.stderr
    assert "up to date" not in result.stdout
    if "json" in str(words):
        assert json.loads(result.stdout)
