"""The settings and rules in force, and their renewal while the service runs: all of them or none."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import msgspec
import structlog

from feeder.errors import ConfigError
from feeder.feeds import Publication
from feeder.publishing import publication_of
from feeder.rulefiles import rule_files
from feeder.rules import Rules
from feeder.service import open_rules
from feeder.settings import FEEDER_FILE, Settings, is_astray, load_settings

log = structlog.get_logger(__name__)

SETTLE_SECONDS = 1.0  # how long the files stand still before they are read: an editor may not have written them all
CONFIGURATION = "configuration refused"  # the mark that says why the files as they are are not in force
_FIXED = ("paths", "server")  # tables that only a new start can change

_Stamp = tuple[tuple[str, int, int], ...]


@dataclass(frozen=True, slots=True)
class InForce:
    """What the service goes by."""

    settings: Settings
    rules: Rules


class Configuration:
    """The configuration's folder as this process knows it: what is in force, and whether its files changed since."""

    def __init__(
        self, settings: Settings, environ: Mapping[str, str], clock: Callable[[], float] = time.monotonic
    ) -> None:
        """Raises ConfigError where the rules are wrong; the settings are right already."""
        self._environ = dict(environ)
        self._clock = clock
        self._read = self._seen = _stamp(settings.config)
        self._since = clock()
        self.in_force = InForce(settings, open_rules(settings))
        self.refused = ""  # why the files as they are now are not in force; "" where they are

    def publication(self) -> Publication:
        """The paper as its readers see it just now."""
        return publication_of(self.in_force.settings, self.in_force.rules.categories)

    def changed(self) -> bool:
        """Whether the files have changed since they were last read, and have stood still for a moment."""
        stamp = _stamp(self.in_force.settings.config)
        if stamp != self._seen:
            self._seen, self._since = stamp, self._clock()
        return stamp != self._read and self._clock() - self._since >= SETTLE_SECONDS

    def settling(self) -> bool:
        """Whether files have changed and are still to be read."""
        return self._seen != self._read

    def renew(self) -> bool:
        """Read the files anew; whether they are in force now. Where one is wrong, all stays as it was."""
        folder = self.in_force.settings.config
        self._read = self._seen = _stamp(folder)
        try:
            settings = load_settings(folder, self._environ)
            rules = open_rules(settings)
        except ConfigError as exc:
            self.refused = str(exc)
            log.error("the changed configuration is not taken; the old one goes on", reason=self.refused)
            return False
        self.in_force = InForce(_with_fixed(settings, self.in_force.settings), rules)
        self.refused = ""
        log.info("the configuration was read anew", categories=len(rules.categories))
        return True


def _stamp(config: Path | None) -> _Stamp:
    """Changes when a file of the configuration does."""
    if config is None:
        return ()
    return tuple(_seen(file) for file in (config / FEEDER_FILE, *rule_files(config)))


def _seen(file: Path) -> tuple[str, int, int]:
    try:
        found = os.stat(file)
    except OSError:
        return str(file), 0, -1
    return str(file), found.st_mtime_ns, found.st_size


def _with_fixed(new: Settings, old: Settings) -> Settings:
    """The new settings with those old ones that only a new start can change."""
    changed = [name for name in _FIXED if getattr(new, name) != getattr(old, name)]
    if changed:
        log.warning("some changes take effect at the next start", tables=", ".join(f"[{name}]" for name in changed))
    made = msgspec.structs.replace(new, **{name: getattr(old, name) for name in _FIXED})
    if is_astray(made):  # it names the new port, and waits for it
        return msgspec.structs.replace(
            made, publish=msgspec.structs.replace(made.publish, base_url=old.publish.base_url)
        )
    return made
