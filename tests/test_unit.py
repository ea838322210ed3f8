"""The systemd unit: what it starts, as whom, where it may write, and that systemd takes it."""

import shutil
import subprocess
from pathlib import Path

import msgspec
import pytest
from click.testing import CliRunner

from feeder import unit as units
from feeder.cli import main
from feeder.errors import ConfigError
from feeder.settings import Server, Settings, load_settings
from feeder.setup import init
from feeder.unit import unit_text


@pytest.fixture
def settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    """A paper in a folder of the kind that systemd makes for a service."""
    monkeypatch.setattr(units, "_STATE", tmp_path)
    return load_settings(init(tmp_path / "yunxi"), {})


def keys(text: str) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for line in text.splitlines():
        key, equals, value = line.partition("=")
        if equals and not line.startswith("#"):
            found.setdefault(key, []).append(value)
    return found


def test_it_runs_this_very_feeder_on_this_configuration(settings: Settings) -> None:
    found = keys(unit_text(settings, "yunxi"))
    (command,) = found["ExecStart"]
    assert command.endswith(f"/feeder --config {settings.config} run")
    assert (found["Type"], found["ExecReload"]) == (["notify"], ["/bin/kill -HUP $MAINPID"])


def test_below_the_state_folder_a_user_is_made_for_it(settings: Settings) -> None:
    found = keys(unit_text(settings, "yunxi"))
    assert (found["DynamicUser"], found["StateDirectory"]) == (["yes"], ["yunxi"])
    assert "User" not in found


def test_elsewhere_the_folders_owner_runs_it_but_never_root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settings = load_settings(init(tmp_path / "my paper"), {})

    class Owned:
        st_uid = 12345

    monkeypatch.setattr(Path, "stat", lambda _: Owned)
    found = keys(unit_text(settings, "feeder"))
    assert found["User"] == ["12345"]
    assert found["ReadWritePaths"] == [f'"{tmp_path}/my paper"']
    Owned.st_uid = 0
    with pytest.raises(ConfigError, match="must not run as root"):
        unit_text(settings, "feeder")


def test_only_a_low_port_needs_a_capability(settings: Settings) -> None:
    assert keys(unit_text(settings, "yunxi"))["CapabilityBoundingSet"] == [""]
    low = msgspec.structs.replace(settings, server=Server(port=80))
    assert keys(unit_text(low, "yunxi"))["CapabilityBoundingSet"] == ["CAP_NET_BIND_SERVICE"]


def test_without_a_configuration_there_is_no_service() -> None:
    with pytest.raises(ConfigError, match="feeder init DIR"):
        unit_text(Settings(), "feeder")


def test_the_verb_shows_it_or_writes_it(settings: Settings, tmp_path: Path) -> None:
    words = ["--config", str(settings.config), "install-service", "--name", "yunxi", "--folder", str(tmp_path)]
    shown = CliRunner().invoke(main, [*words, "--print"], catch_exceptions=False)
    assert shown.stdout == unit_text(settings, "yunxi")
    assert not (tmp_path / "yunxi.service").exists()
    written = CliRunner().invoke(main, words, catch_exceptions=False)
    assert "systemctl enable --now yunxi" in written.stdout
    assert (tmp_path / "yunxi.service").read_text("utf-8") == shown.stdout


def test_every_line_is_a_section_a_comment_or_a_key_once(settings: Settings) -> None:
    text = unit_text(settings, "yunxi")
    for line in text.splitlines():
        assert not line or line.startswith(("#", "[")) or "=" in line
    twice = {key for key, values in keys(text).items() if len(values) > 1}
    assert twice == {"SystemCallFilter"}


def test_systemd_takes_it_and_finds_it_closed(settings: Settings, tmp_path: Path) -> None:
    """Where systemd's own judge is installed; the tests above hold the same elsewhere."""
    judge = shutil.which("systemd-analyze")
    if not judge:
        return
    unit = tmp_path / "yunxi.service"
    unit.write_text(unit_text(settings, "yunxi"), "utf-8")
    verified = subprocess.run([judge, "verify", "--man=no", str(unit)], capture_output=True, text=True)
    complaints = [line for line in verified.stderr.splitlines() if unit.name in line]
    assert complaints == []
    exposed = subprocess.run(
        [judge, "security", "--offline=true", "--threshold=20", str(unit)], capture_output=True, text=True
    )
    assert exposed.returncode == 0, exposed.stdout[-500:]
