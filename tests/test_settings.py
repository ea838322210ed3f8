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
    settings = load(tmp_path, "[publish]\nnewest = 9", FEEDER_PUBLISH_NEWEST="8", FEEDER_PUBLISH_AFTER_INGEST="false")
    assert (settings.publish.newest, settings.publish.after_ingest) == (8, False)


HERE = [
    "http://127.0.0.1:8000",
    "http://localhost:8000/",
    "http://[::1]:8000/paper",
    "http://127.0.0.1",
    "http://[::1]:0",
]


@pytest.mark.parametrize("address", HERE)
def test_an_address_on_this_computer_has_the_port_of_the_server(tmp_path: Path, address: str) -> None:
    said = refusal(tmp_path, f'[publish]\nbase_url = "{address}"\n[server]\nport = 8017')
    assert "feeder.toml: publish.base_url: " in said
    assert "(server.port): say base_url = " in said
    remedy = said.partition("say base_url = ")[2].split('"')[1]
    assert load(tmp_path, f'[publish]\nbase_url = "{remedy}"\n[server]\nport = 8017').server.port == 8017


def test_a_port_changed_alone_is_refused_with_the_address_to_change(tmp_path: Path) -> None:
    assert 'say base_url = "http://127.0.0.1:8017"' in refusal(tmp_path, "[server]\nport = 8017")
    said = refusal(tmp_path, "", FEEDER_SERVER_PORT="8017")
    assert said.startswith("FEEDER_SERVER_PORT: publish.base_url: 'http://127.0.0.1:8000': expected 8017")
    assert "say FEEDER_PUBLISH_BASE_URL=http://127.0.0.1:8017," in said
    address = "http://127.0.0.1:8017"
    assert load(tmp_path, "", FEEDER_SERVER_PORT="8017", FEEDER_PUBLISH_BASE_URL=address).server.port == 8017


@pytest.mark.parametrize(
    "text",
    [
        '[publish]\nbase_url = "https://paper.example"',
        '[publish]\nbase_url = "http://192.0.2.7"',
        '[publish]\nbase_url = "https://localhost"',
        "[server]\nport = 8017\nenabled = false",
        '[server]\nport = 8017\nhost = "0.0.0.0"',
        '[server]\nport = 80\n[publish]\nbase_url = "http://localhost"',
    ],
)
def test_behind_a_proxy_or_in_a_container_an_address_may_have_another_port(tmp_path: Path, text: str) -> None:
    assert load(tmp_path, text)


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
