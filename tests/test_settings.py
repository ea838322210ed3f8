"""The configuration is read whole or refused with file, key and what was expected."""

from datetime import date
from pathlib import Path

import pytest

from feeder.errors import ConfigError
from feeder.settings import Settings, load_settings


def load(folder: Path, text: str, **environ: str) -> Settings:
    config = folder / "config"
    config.mkdir(exist_ok=True)
    (config / "feeder.toml").write_text(text, "utf-8")
    return load_settings(config, environ)


def refusal(folder: Path, text: str, **environ: str) -> str:
    with pytest.raises(ConfigError) as caught:
        load(folder, text, **environ)
    return str(caught.value)


def test_an_empty_file_is_a_whole_configuration(tmp_path: Path) -> None:
    assert load(tmp_path, "").server.port == 8000


def test_folders_are_relative_to_the_folder_that_holds_the_configuration(tmp_path: Path) -> None:
    assert load(tmp_path, '[paths]\ninbox = "drop"').folder("inbox") == tmp_path / "drop"


def test_an_unknown_key_is_named_with_the_known_ones(tmp_path: Path) -> None:
    said = refusal(tmp_path, "[server]\nprot = 80")
    assert "feeder.toml: server.prot: no such key; expected one of enabled, host, port" in said


def test_an_unknown_table_is_named(tmp_path: Path) -> None:
    assert "serve: no such key; expected one of paper" in refusal(tmp_path, "[serve]\nport = 80")


@pytest.mark.parametrize(
    ("text", "key", "expected"),
    [
        ('[server]\nport = "80"', "server.port", "expected int"),
        ("[server]\nport = 0", "server.port", ">= 1"),
        ("[inbox]\nsettle_seconds = -1", "inbox.settle_seconds", "> 0"),
        ('[paper]\ntime_zone = "Mars/Base"', "paper.time_zone", "Asia/Shanghai"),
        ('[paper]\ntime_zone = "../etc"', "paper.time_zone", "Asia/Shanghai"),
        ('[inbox]\nencoding = "big55"', "inbox.encoding", "big5"),
        ('[inbox]\nnames = ["("]', "inbox.names[0]", "regular expression"),
        ('[inbox]\nnames = ["(?P<year>.)"]', "inbox.names[0]", "(?P<day>…)"),
        ('[publish]\ncron = "61 6 * * *"', "publish.cron", "five fields"),
        ('[publish]\nbase_url = "example.org"', "publish.base_url", "https?"),
        ('[paths]\nstate = "output/state"', "paths.state", "folder of its own"),
        ('[paths]\ndone = "inbox"', "paths.", "folder of its own"),
        ('[paths]\noutput = "."', "lies in paths.output", "folder of its own"),
        ("[paper\n", "not TOML", "line 1"),
    ],
)
def test_a_mistake_names_file_key_and_what_was_expected(tmp_path: Path, text: str, key: str, expected: str) -> None:
    said = refusal(tmp_path, text)
    assert "feeder.toml: " in said
    assert key in said
    assert expected in said
    assert "\n" not in said


def test_a_missing_file_says_how_to_make_one(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="feeder init"):
        load_settings(tmp_path, {})


def test_a_file_that_is_not_utf_8_is_refused(tmp_path: Path) -> None:
    (tmp_path / "feeder.toml").write_bytes("[paper]\nname = '日报'".encode("gb18030"))
    with pytest.raises(ConfigError, match="expected UTF-8"):
        load_settings(tmp_path, {})


def test_the_environment_overrides_a_key(tmp_path: Path) -> None:
    settings = load(tmp_path, "[server]\nport = 9000", FEEDER_SERVER_PORT="8080", FEEDER_PUBLISH_AFTER_INGEST="false")
    assert (settings.server.port, settings.publish.after_ingest) == (8080, False)


def test_a_mistake_in_the_environment_names_the_variable(tmp_path: Path) -> None:
    assert refusal(tmp_path, "", FEEDER_SERVER_PORT="x").startswith("FEEDER_SERVER_PORT: server.port: expected int")
    assert "FEEDER_SERVER_PROT: no such variable" in refusal(tmp_path, "", FEEDER_SERVER_PROT="1")
    assert "FEEDER_PAPER_TIME_ZONE: paper.time_zone" in refusal(tmp_path, "", FEEDER_PAPER_TIME_ZONE="Mars/Base")


@pytest.mark.parametrize(
    ("name", "day", "page"),
    [
        ("2023-03-29.txt", date(2023, 3, 29), None),
        ("daily_20230329_A04.txt", date(2023, 3, 29), "A04"),
        ("云溪日报-2024-05-16-01版.txt", date(2024, 5, 16), "01"),
        ("云溪日报2024年05月16日第2版.txt", date(2024, 5, 16), "第2"),
    ],
)
def test_the_shipped_pattern_reads_date_and_page_off_a_name(name: str, day: date, page: str | None) -> None:
    [pattern] = load_settings(None, {}).inbox.name_patterns
    found = pattern.search(name)
    assert found
    assert date(int(found["year"]), int(found["month"]), int(found["day"])) == day
    assert found["page"] == page


def test_the_shipped_file_says_the_defaults_and_names_every_key() -> None:
    shipped = Path(__file__).parent.parent / "config"
    said = load_settings(shipped, {})
    defaults = load_settings(None, {})
    for name in ("paper", "paths", "inbox", "publish", "server"):
        assert getattr(said, name) == getattr(defaults, name)
        for key in getattr(defaults, name).__struct_fields__:
            assert f"\n{key} = " in (shipped / "feeder.toml").read_text("utf-8"), f"{name}.{key}"
