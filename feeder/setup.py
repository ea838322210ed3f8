"""A fresh configuration for a paper, and whether a configuration and its surroundings are right."""

from __future__ import annotations

import os
import shutil
import socket
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from feeder import inbox
from feeder.errors import ConfigError, FeederError
from feeder.saying import counted
from feeder.service import open_rules
from feeder.settings import FEEDER_FILE, Paper, Settings, reaches_only_here, shipped_config
from feeder.store import Store

LOW_BYTES = 200 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at, in a sentence, and whether it is right."""

    right: bool
    said: str


def init(folder: Path) -> Path:
    """Make DIR/config with the shipped files and DIR/inbox; never writes over a file. Returns DIR/config."""
    config = folder / "config"
    if (config / FEEDER_FILE).exists():
        raise ConfigError(f"{config / FEEDER_FILE}: stands there already; nothing was changed")
    try:
        (folder / "inbox").mkdir(parents=True, exist_ok=True)
        shutil.copytree(shipped_config(), config, dirs_exist_ok=True)
    except OSError as exc:
        raise ConfigError(f"{exc.filename or folder}: can't be made: {exc.strerror}") from exc
    return config


def check(settings: Settings) -> list[Finding]:
    """Look at the configuration, the rules, the folders, the port and the database; the settings are right already."""
    return [Finding(True, f"{settings.config}/{FEEDER_FILE} is right"), *_environment(settings)]


def _environment(settings: Settings) -> Iterator[Finding]:
    yield _rules(settings)
    if settings.paper.tag == Paper().tag:
        said = f"paper.tag: {settings.paper.tag} is only an example; choose one of your own before the first issue"
        yield Finding(True, said)
    for name in settings.paths.__struct_fields__:
        yield _folder(f"paths.{name}", settings.folder(name))
    yield _disk(settings.folder("state"))
    if settings.server.enabled:
        yield _port(settings.server.host, settings.server.port)
    if settings.server.enabled and reaches_only_here(settings):
        said = f"{settings.publish.base_url} leads to this computer alone, though the web server listens at "
        yield Finding(True, f"publish.base_url: {said}{settings.server.host}: should others read, name their address")
    if settings.database.exists():
        yield _database(settings)
    waiting = sum(1 for _ in inbox.files_in(settings.folder("inbox")))
    yield Finding(True, f"{counted(waiting, 'file')} {'waits' if waiting == 1 else 'wait'} in the inbox")


def _rules(settings: Settings) -> Finding:
    try:
        rules = open_rules(settings)
    except ConfigError as exc:
        return Finding(False, str(exc))
    held = f"{counted(len(rules.categories), 'category', 'categories')}, {counted(len(rules.keywords), 'keyword')}"
    return Finding(True, f"the rules are right: {held}")


def _folder(key: str, folder: Path) -> Finding:
    """The folder, or the nearest one above it that is there, must be writable."""
    nearest = next(place for place in (folder, *folder.parents) if place.exists())
    if not nearest.is_dir() or not os.access(nearest, os.W_OK | os.X_OK):
        return Finding(False, f"{key}: {folder}: expected a folder that this user can write")
    return Finding(True, f"{key}: {folder}" + ("" if nearest == folder else " (will be made)"))


def _disk(folder: Path) -> Finding:
    nearest = next(place for place in (folder, *folder.parents) if place.exists())
    free = shutil.disk_usage(nearest).free
    said = f"{free // 1024**2:,} MiB free on the disk of {folder}"
    low = f"; expected {LOW_BYTES // 1024**2:,} or more: free some, for on a full disk files only wait in the inbox"
    return Finding(free >= LOW_BYTES, said if free >= LOW_BYTES else said + low)


def _port(host: str, port: int) -> Finding:
    """Free, or taken: by a running feeder as well, which is no mistake."""
    try:
        with socket.create_server((host, port), family=socket.AF_INET6 if ":" in host else socket.AF_INET):
            return Finding(True, f"server: {host}:{port} is free")
    except OSError as exc:
        return Finding(True, f"server: {host}:{port} is in use (a running feeder?): {_why(exc)}")


def _why(exc: OSError) -> str:
    """The system's words alone: Python adds the address to them."""
    return (exc.strerror or str(exc)).partition(" (while attempting")[0]


def _database(settings: Settings) -> Finding:
    try:
        store = Store.open(settings.database, tag=settings.paper.tag, zone=settings.zone)
        held = f"{counted(store.issue_count(), 'issue')}, {counted(store.article_count(), 'article')}"
        said = f"{settings.database}: {held}"
        store.close()
    except FeederError as exc:
        return Finding(False, str(exc))
    return Finding(True, said)
