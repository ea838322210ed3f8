"""The configuration is read anew while the service runs: all of it or nothing."""

from pathlib import Path

import pytest

from feeder.configuration import SETTLE_SECONDS, Configuration
from feeder.settings import load_settings
from feeder.setup import init
from tests.test_inbox import Hand


@pytest.fixture
def clock() -> Hand:
    return Hand()


@pytest.fixture
def configuration(tmp_path: Path, clock: Hand) -> Configuration:
    return Configuration(load_settings(init(tmp_path), {}), {}, clock)


def change(configuration: Configuration, file: str, old: str, new: str) -> None:
    assert configuration.in_force.settings.config
    path = configuration.in_force.settings.config / file
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


def test_changed_files_are_noticed_when_they_have_stood_still(configuration: Configuration, clock: Hand) -> None:
    assert not configuration.changed()
    change(configuration, "feeder.toml", "newest = 100", "newest = 50")
    assert not configuration.changed()
    assert configuration.settling()
    clock.now += SETTLE_SECONDS
    assert configuration.changed()
    assert configuration.renew()
    assert configuration.in_force.settings.publish.newest == 50
    assert not configuration.changed()
    assert not configuration.settling()


def test_one_mistake_keeps_all_that_is_in_force(configuration: Configuration) -> None:
    before = configuration.in_force
    change(configuration, "feeder.toml", "newest = 100", "newest = 50")
    change(configuration, "rules.toml", "\n[[category]]", "\n[[kategorie]]")
    assert not configuration.renew()
    assert before is configuration.in_force
    assert "rules.toml" in configuration.refused
    change(configuration, "rules.toml", "\n[[kategorie]]", "\n[[category]]")
    assert configuration.renew()
    assert (configuration.refused, configuration.in_force.settings.publish.newest) == ("", 50)


def test_folders_and_the_address_of_the_server_wait_for_the_next_start(configuration: Configuration) -> None:
    change(configuration, "feeder.toml", "port = 8000", "port = 8001")
    change(configuration, "feeder.toml", "127.0.0.1:8000", "127.0.0.1:8001")
    change(configuration, "feeder.toml", "settle_seconds = 2.0", "settle_seconds = 3.0")
    assert configuration.renew()
    settings = configuration.in_force.settings
    assert (settings.server.port, settings.inbox.settle_seconds) == (8000, 3.0)
    assert settings.publish.base_url == "http://127.0.0.1:8000"


def test_an_address_elsewhere_does_not_wait(configuration: Configuration) -> None:
    change(configuration, "feeder.toml", "http://127.0.0.1:8000", "https://paper.example")
    assert configuration.renew()
    assert configuration.in_force.settings.publish.base_url == "https://paper.example"


def test_a_configuration_that_was_deleted_changes_nothing(configuration: Configuration) -> None:
    assert configuration.in_force.settings.config
    (configuration.in_force.settings.config / "feeder.toml").unlink()
    assert not configuration.renew()
    assert "no such file" in configuration.refused
