"""config/feeder.toml and the environment → Settings, or a ConfigError that names file and key."""

from __future__ import annotations

import os
import re
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any
from zoneinfo import ZoneInfo

import msgspec

from feeder.errors import ConfigError

Seconds = Annotated[float, msgspec.Meta(gt=0, le=86400 * 366)]
Text = Annotated[str, msgspec.Meta(min_length=1)]


class _Table(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A table of the configuration file; an unknown key is a mistake, not a wish."""


class Paper(_Table, frozen=True):
    """Whose pages these are; `tag` is the fixed front of every article's id (RFC 4151)."""

    name: Text = "本地日报"
    language: Annotated[str, msgspec.Meta(pattern=r"^[A-Za-z]{2,3}(-[A-Za-z0-9]+)*$")] = "zh-CN"
    time_zone: Text = "Asia/Shanghai"
    tag: Annotated[str, msgspec.Meta(pattern=r"^tag:[a-z0-9.@-]+,\d{4}(-\d\d){0,2}$")] = "tag:feeder.example,2026"


class Paths(_Table, frozen=True):
    """Folders, relative to the folder that holds config/; all but `output` stay private."""

    inbox: Text = "inbox"
    done: Text = "done"
    failed: Text = "failed"
    state: Text = "state"
    output: Text = "output"


class Inbox(_Table, frozen=True):
    """When a file is taken, and how its date and page are read off its name (regular expressions, named groups)."""

    settle_seconds: Seconds = 2.0
    rescan_seconds: Seconds = 30.0
    max_bytes: Annotated[int, msgspec.Meta(ge=1)] = 32 * 1024 * 1024
    encoding: str = ""
    names: tuple[str, ...] = (
        r"(?P<year>\d{4})[-_.年]?(?P<month>\d{2})[-_.月]?(?P<day>\d{2})日?(?:[-_. ]*[A-Za-z第]?(?P<page>\d{1,2})版?(?!\d))?",
    )


class Publish(_Table, frozen=True):
    """When documents are written and what stands in them; `cron` (five fields), where given, replaces the interval."""

    every_seconds: Seconds = 60.0
    cron: str = ""
    after_ingest: bool = True
    base_url: Annotated[str, msgspec.Meta(pattern=r"^https?://[^\s/?#]+(/[^\s?#]*)?$")] = "http://127.0.0.1:8000"
    newest: Annotated[int, msgspec.Meta(ge=1, le=10_000)] = 100


class Server(_Table, frozen=True):
    """The built-in web server."""

    enabled: bool = True
    host: Text = "127.0.0.1"
    port: Annotated[int, msgspec.Meta(ge=1, le=65535)] = 8000


class Settings(_Table, frozen=True):
    """Everything config/feeder.toml says; `root` is the folder that holds the config folder."""

    root: Path = Path(".")
    paper: Paper = Paper()
    paths: Paths = Paths()
    inbox: Inbox = Inbox()
    publish: Publish = Publish()
    server: Server = Server()

    @property
    def zone(self) -> ZoneInfo:
        """The paper's time zone."""
        return ZoneInfo(self.paper.time_zone)

    def folder(self, name: str) -> Path:
        """The absolute path of one of the [paths] (`inbox`, `done`, `failed`, `state`, `output`)."""
        return (self.root / getattr(self.paths, name)).resolve()
