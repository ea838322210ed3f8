"""The command line: every verb explains itself, and exit codes say what happened."""

import json
import subprocess
import sys
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from feeder import __version__
from feeder.cli import main
from tests.score import FIRST_SAMPLE


def verbs(group: click.Group, before: tuple[str, ...] = ()) -> list[tuple[str, ...]]:
    """Every verb's words, those of groups in groups too."""
    found = []
    for name, command in group.commands.items():
        words = (*before, name)
        found += verbs(command, words) if isinstance(command, click.Group) else [words]
    return found


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    assert CliRunner().invoke(main, ["init", str(tmp_path)]).exit_code == 0
    return tmp_path


@pytest.mark.parametrize("words", verbs(main), ids=" ".join)
def test_every_verb_has_help_with_an_example(words: tuple[str, ...]) -> None:
    result = CliRunner().invoke(main, [*words, "--help"])
    assert result.exit_code == 0
    assert "Example:" in result.output
    assert f"feeder {words[0]}" in result.output or "feeder --config" in result.output


def test_ingest_and_publish_leave_the_feeds_in_the_papers_folder(paper: Path) -> None:
    config = str(paper / "config")
    assert CliRunner().invoke(main, ["--config", config, "ingest", str(FIRST_SAMPLE)]).exit_code == 0
    assert CliRunner().invoke(main, ["publish", "--config", config]).exit_code == 0
    feeds = {file.name for file in (paper / "output" / "feeds").iterdir()}
    assert {"all.atom", "traffic.atom", "traffic-alert.atom", "other.atom"} <= feeds


def test_a_refused_file_is_one_line_on_stderr_and_exit_1(paper: Path, tmp_path: Path) -> None:
    (tmp_path / "bad.txt").write_bytes(b"\x00\x01" * 500)
    arguments = ["--config", str(paper / "config"), "ingest", str(tmp_path / "bad.txt"), str(FIRST_SAMPLE)]
    result = CliRunner().invoke(main, arguments)
    assert result.exit_code == 1
    assert len(result.stderr.splitlines()) == 1
    assert "bad.txt" in result.stderr
    assert "8 articles" in result.stdout


def test_a_wrong_configuration_is_exit_2_and_names_file_and_key(paper: Path) -> None:
    (paper / "config" / "feeder.toml").write_text("[server]\nport = 'eight'\n", "utf-8")
    result = CliRunner().invoke(main, ["--config", str(paper / "config"), "status"])
    assert result.exit_code == 2
    assert "feeder.toml: server.port: expected int" in result.stderr


def test_classify_prints_what_split_prints_with_ids_and_categories(paper: Path) -> None:
    config = ["--config", str(paper / "config")]
    split = json.loads(CliRunner().invoke(main, [*config, "split", "--format", "json", str(FIRST_SAMPLE)]).stdout)
    answer = json.loads(CliRunner().invoke(main, [*config, "classify", "--format", "json", str(FIRST_SAMPLE)]).stdout)
    for plain, sorted_ in zip(split["articles"], answer["articles"], strict=True):
        assert plain.items() <= sorted_.items()
        assert sorted_["id"].startswith("tag:")
        for category in sorted_["categories"]:
            assert {"slug", "label", "alert", "score", "matches"} <= category.keys()
            for match in category["matches"]:
                assert {"keyword", "place", "start", "end"} <= match.keys()
    assert len({article["id"] for article in answer["articles"]}) == 8


def test_text_in_a_pipe_has_no_colour_codes(paper: Path) -> None:
    for verb in ("split", "classify"):
        result = CliRunner().invoke(main, ["--config", str(paper / "config"), verb, str(FIRST_SAMPLE)])
        assert result.exit_code == 0
        assert "\x1b" not in result.output


@pytest.mark.parametrize("verb", ["split", "classify"])
def test_a_dash_is_standard_input(paper: Path, verb: str) -> None:
    words = ["--config", str(paper / "config"), verb]
    expected = CliRunner().invoke(main, [*words, str(FIRST_SAMPLE)])
    result = CliRunner().invoke(main, [*words, "-"], input=FIRST_SAMPLE.read_bytes())
    assert (0, expected.stdout.split()[5:]) == (result.exit_code, result.stdout.split()[5:])
    assert "stdin: the file is empty" in CliRunner().invoke(main, [*words, "-"], input=b"").stderr


def test_the_verbs_are_listed_with_whole_sentences() -> None:
    for group in ([], ["rules"], ["token"]):
        assert "..." not in CliRunner().invoke(main, [*group, "--help"]).output.partition("Commands:")[2]


def test_status_lists_what_was_read(paper: Path) -> None:
    config = ["--config", str(paper / "config")]
    CliRunner().invoke(main, [*config, "ingest", str(FIRST_SAMPLE)])
    report = json.loads(CliRunner().invoke(main, [*config, "status", "--json"]).stdout)
    assert (1, 8, FIRST_SAMPLE.name) == (report["issues"], report["articles"], report["newest_issues"][0]["name"])
    assert FIRST_SAMPLE.name in CliRunner().invoke(main, [*config, "status"]).stdout


def test_check_is_quiet_about_a_right_configuration(paper: Path) -> None:
    result = CliRunner().invoke(main, ["--config", str(paper / "config"), "check"])
    assert (result.exit_code, result.stderr) == (0, "")


def test_check_says_that_an_address_of_this_computer_is_no_use_to_others(
    paper: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    config = ["--config", str(paper / "config")]
    assert "leads to this computer alone" not in CliRunner().invoke(main, [*config, "check"]).stdout
    monkeypatch.setenv("FEEDER_SERVER_HOST", "0.0.0.0")
    result = CliRunner().invoke(main, [*config, "check"])
    assert (result.exit_code, "http://127.0.0.1:8000 leads to this computer alone" in result.stdout) == (0, True)


def test_check_refuses_a_port_that_the_address_does_not_name(paper: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FEEDER_SERVER_PORT", "8017")
    for verb in ("check", "doctor", "run"):
        result = CliRunner().invoke(main, ["--config", str(paper / "config"), verb])
        assert result.exit_code == 2
        assert "FEEDER_PUBLISH_BASE_URL=http://127.0.0.1:8017" in result.stderr


def test_as_a_module_it_is_called_feeder_too(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "feeder", "--config", str(tmp_path), "check"], capture_output=True, text=True
    )
    assert (done.returncode, done.stderr.partition(str(tmp_path))[0]) == (2, "feeder check: ")


def test_version() -> None:
    assert __version__ in CliRunner().invoke(main, ["--version"]).output


def test_a_token_is_given_listed_and_revoked(paper: Path) -> None:
    def run(*words: str) -> str:
        result = CliRunner().invoke(main, ["--config", str(paper / "config"), "token", *words])
        return result.output if result.exit_code == 0 else f"exit {result.exit_code}: {result.stderr}"

    address = run("give", "林知远").strip()
    assert address.startswith("http://127.0.0.1:8000/t/")
    assert "林知远" in run("list")
    assert address.split("/")[-2] not in (paper / "state" / "tokens.json").read_text("utf-8")
    assert run("give", "林知远").startswith("exit 1")
    assert "no token" in run("revoke", "林知远")
    assert run("list") == ""


def test_the_whole_paper_is_published_to_another_folder_to_the_byte(paper: Path, tmp_path: Path) -> None:
    config = str(paper / "config")
    CliRunner().invoke(main, ["--config", config, "ingest", str(FIRST_SAMPLE)])
    result = CliRunner().invoke(main, ["--config", config, "publish", "--to", str(tmp_path / "www")])
    assert result.exit_code == 0

    def files(folder: Path) -> dict[str, bytes]:
        found = (file for file in folder.rglob("*") if file.is_file())
        return {str(file.relative_to(folder)): file.read_bytes() for file in found}

    assert files(tmp_path / "www") == files(paper / "output")
