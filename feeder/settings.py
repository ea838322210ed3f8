"""config/feeder.toml and the environment → Settings, or a ConfigError that names file and key.

Every key has a default, so an empty file is a whole configuration. FEEDER_TABLE_KEY in the environment overrides a
key: FEEDER_LOG_FORMAT=json is `format` of [log].
"""

from __future__ import annotations

import codecs
import re
import tomllib
from collections.abc import Mapping
from contextlib import suppress
from ipaddress import ip_address
from pathlib import Path
from typing import Annotated, Any, Literal, TypeVar
from urllib.parse import SplitResult, urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import msgspec

from feeder.errors import ConfigError
from feeder.files import read_text

FEEDER_FILE = "feeder.toml"
CONFIG_VARIABLE = "FEEDER_CONFIG"  # names the configuration's folder; read by the command line
_LISTS = ("names", "bylines")  # keys that hold a list, which an environment variable can't say plainly

_T = TypeVar("_T")

Seconds = Annotated[float, msgspec.Meta(gt=0, le=86400 * 366)]
Text = Annotated[str, msgspec.Meta(min_length=1)]
LanguageTag = Annotated[str, msgspec.Meta(pattern=r"^[A-Za-z]{2,3}(-[A-Za-z0-9]+)*$")]
TagUri = Annotated[str, msgspec.Meta(pattern=r"^tag:[a-z0-9.@-]+,\d{4}(-\d\d){0,2}$")]
OptionalAddress = Annotated[str, msgspec.Meta(pattern=r"^(https?://[^\s/?#]+(/\S*)?)?$")]
WebAddress = Annotated[str, msgspec.Meta(pattern=r"^https?://[^\s/?#]+(/[^\s?#]*)?$")]


class _Table(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A table of the file; an unknown key is a mistake, not a wish."""


class Paper(_Table, frozen=True):
    """Whose pages these are; `tag` is the fixed front of every article's id (RFC 4151)."""

    name: Text = "本地日报"
    language: LanguageTag = "zh-CN"
    time_zone: Text = "Asia/Shanghai"
    tag: TagUri = "tag:feeder.example,2026"
    rights: str = ""
    logo: OptionalAddress = ""
    icon: OptionalAddress = ""


class Paths(_Table, frozen=True):
    """Folders, relative to the folder that holds the configuration's; all but `output` stay private."""

    inbox: Text = "inbox"
    done: Text = "done"
    failed: Text = "failed"
    state: Text = "state"
    output: Text = "output"


class Inbox(_Table, frozen=True):
    """When a file is taken, and how its date and page are read off its name (regular expressions, named groups)."""

    settle_seconds: Seconds = 2.0
    rescan_seconds: Seconds = 30.0
    max_bytes: Annotated[int, msgspec.Meta(ge=1)] = 33_554_432
    max_seconds: Seconds = 60.0
    max_memory: Annotated[int, msgspec.Meta(ge=256 * 1024 * 1024)] = 1_073_741_824
    encoding: str = ""
    sample: bool = True
    names: tuple[str, ...] = (
        r"(?<!\d)(?P<year>\d{4})[-_.年]?(?P<month>\d{2})[-_.月]?(?P<day>\d{2})日?"
        r"(?:[-_. ]*(?P<page>第?[A-Z]?\d{1,2})版?(?!\d))?",
    )

    @property
    def name_patterns(self) -> tuple[re.Pattern[str], ...]:
        """The patterns of `names`, compiled; `load_settings` has checked that they are."""
        return tuple(re.compile(name) for name in self.names)


class Publish(_Table, frozen=True):
    """When documents are written and what stands in them; `cron` (five fields), where given, replaces the interval."""

    every_seconds: Seconds = 60.0
    cron: str = ""
    after_ingest: bool = True
    base_url: WebAddress = "http://127.0.0.1:8000"
    newest: Annotated[int, msgspec.Meta(ge=1, le=10_000)] = 100
    most_bytes: Annotated[int, msgspec.Meta(ge=65_536)] = 524_288
    news_days: Annotated[int, msgspec.Meta(ge=0)] = 7
    correction_share: Annotated[float, msgspec.Meta(gt=0, le=1)] = 0.1
    bylines: tuple[Text, ...] = ()
    public_notices: bool = False
    hub: OptionalAddress = ""
    issue_by: Annotated[str, msgspec.Meta(pattern=r"^(([01]\d|2[0-3]):[0-5]\d)?$")] = ""


class Server(_Table, frozen=True):
    """The built-in web server."""

    enabled: bool = True
    host: Text = "127.0.0.1"
    port: Annotated[int, msgspec.Meta(ge=1, le=65535)] = 8000
    private: bool = False


class Keep(_Table, frozen=True):
    """How long articles are kept: `years` after their issue's date, 0 for ever."""

    years: Annotated[int, msgspec.Meta(ge=0, le=1000)] = 0


class Log(_Table, frozen=True):
    """How log lines are written: for people, or as one JSON object a line."""

    format: Literal["text", "json"] = "text"


class _File(_Table, frozen=True):
    """The whole of feeder.toml."""

    paper: Paper = Paper()
    paths: Paths = Paths()
    inbox: Inbox = Inbox()
    publish: Publish = Publish()
    server: Server = Server()
    keep: Keep = Keep()
    log: Log = Log()


class Settings(_File, frozen=True):
    """Everything the configuration says; `config` is its folder, None for the defaults alone."""

    config: Path | None = None

    @property
    def zone(self) -> ZoneInfo:
        """The paper's time zone."""
        return ZoneInfo(self.paper.time_zone)

    @property
    def root(self) -> Path:
        """The folder that [paths] are relative to: the one that holds the configuration's folder."""
        return self.config.resolve().parent if self.config else Path.cwd()

    def folder(self, name: str) -> Path:
        """The absolute path of one of [paths]: `inbox`, `done`, `failed`, `state` or `output`."""
        path: str = getattr(self.paths, name)
        return (self.root / path).resolve()

    @property
    def tokens(self) -> Path:
        """The file of the tokens for private feeds, in the state folder."""
        return self.folder("state") / "tokens.json"

    @property
    def database(self) -> Path:
        """The database's file, in the state folder."""
        return self.folder("state") / "feeder.db"


def load_settings(config: Path | None, environ: Mapping[str, str]) -> Settings:
    """Read CONFIG/feeder.toml (None: the defaults) and lay FEEDER_* of the environment over it.

    Raises ConfigError naming the file and the key, or the environment's variable, and what was expected.
    """
    source = str(config / FEEDER_FILE) if config else "defaults"
    tables = _convert(_read(config / FEEDER_FILE), _File, source) if config else _File()
    settings = Settings(config=config, **{name: getattr(tables, name) for name in _File.__struct_fields__})
    _check(settings, source)
    for variable, value in sorted(environ.items()):
        if variable.startswith("FEEDER_") and variable != CONFIG_VARIABLE:
            settings = _override(settings, variable, value)
            _check(settings, variable)
    _check_address(settings, source, environ)
    return settings


def salvage_settings(config: Path | None, environ: Mapping[str, str]) -> tuple[Settings, tuple[str, ...]]:
    """The tables and variables that are right, with the names of the tables that are not and have the defaults.

    For looking on, never for publishing.
    """
    settings, unread = Settings(config=config), []
    try:
        given = _read(config / FEEDER_FILE) if config else {}
    except ConfigError:
        given = dict.fromkeys(_File.__struct_fields__)
    for name in _File.__struct_fields__:
        try:
            table = getattr(_convert({name: given[name]} if name in given else {}, _File, name), name)
            tried = msgspec.structs.replace(settings, **{name: table})
            _check(tried, name)
            settings = tried
        except ConfigError:
            unread.append(name)
    for variable, value in sorted(environ.items()):
        if variable.startswith("FEEDER_") and variable != CONFIG_VARIABLE:
            with suppress(ConfigError):
                tried = _override(settings, variable, value)
                _check(tried, variable)
                settings = tried
    return settings, tuple(unread)


def shipped_config() -> Path:
    """The folder of the configuration that comes with feeder: in the package, or in the checkout it runs from."""
    packaged = Path(__file__).with_name("config")
    return packaged if packaged.is_dir() else Path(__file__).parent.parent / "config"


def _read(file: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(read_text(file, ConfigError))
    except tomllib.TOMLDecodeError as exc:
        raise ConfigError(f"{file}: not TOML: {exc}") from exc


def _convert(value: Any, kind: type[_T], source: str, *, key: str = "", strict: bool = True) -> _T:
    try:
        return msgspec.convert(value, kind, strict=strict)
    except msgspec.ValidationError as exc:
        raise ConfigError(f"{source}: {_plain(str(exc), key)}") from exc


def _plain(message: str, key: str) -> str:
    """msgspec's "Expected `int`, got `str` - at `$.server.port`" as "server.port: expected int, got str"."""
    said, _, where = message.replace("`", "").partition(" - at $")
    key = (where or key).lstrip(".")
    if unknown := re.fullmatch(r"Object contains unknown field (.+)", said):
        table: Any = getattr(_File(), key) if key else _File()
        return (
            f"{key + '.' if key else ''}{unknown[1]}: no such key; expected one of {', '.join(table.__struct_fields__)}"
        )
    return f"{key or 'the file'}: {said[:1].lower()}{said[1:]}"


def _override(settings: Settings, variable: str, value: str) -> Settings:
    table_name, _, key = variable.removeprefix("FEEDER_").lower().partition("_")
    table: Any = getattr(settings, table_name, None) if table_name in _File.__struct_fields__ else None
    kinds = {field.name: field.type for field in msgspec.structs.fields(table)} if table else {}
    if key not in kinds or key in _LISTS:
        known = ", ".join(_variables())
        raise ConfigError(f"{variable}: no such variable; expected one of {known}")
    given = _convert(value, kinds[key], variable, key=f"{table_name}.{key}", strict=False)
    return msgspec.structs.replace(settings, **{table_name: msgspec.structs.replace(table, **{key: given})})


def _variables() -> list[str]:
    tables = ((name, getattr(_File(), name)) for name in _File.__struct_fields__)
    return [
        f"FEEDER_{name}_{key}".upper() for name, table in tables for key in table.__struct_fields__ if key not in _LISTS
    ]


def _check(settings: Settings, source: str) -> None:
    """Refuse what types can't: unknown zones and encodings, patterns that don't compile, folders in one another."""
    try:
        ZoneInfo(settings.paper.time_zone)
    except (ZoneInfoNotFoundError, ValueError, OSError) as exc:
        expected = "a name of the IANA time zone database such as Asia/Shanghai"
        raise ConfigError(f"{source}: paper.time_zone: {settings.paper.time_zone!r}: expected {expected}") from exc
    if settings.inbox.encoding:
        try:
            codecs.lookup(settings.inbox.encoding)
        except (LookupError, ValueError) as exc:
            expected = "an encoding Python knows such as big5, or nothing"
            raise ConfigError(f"{source}: inbox.encoding: {settings.inbox.encoding!r}: expected {expected}") from exc
    _check_names(settings.inbox.names, source)
    _check_cron(settings.publish.cron, source)
    _check_folders(settings, source)


def _check_names(names: tuple[str, ...], source: str) -> None:
    for number, name in enumerate(names):
        try:
            missing = {"year", "month", "day"} - set(re.compile(name).groupindex)
        except re.error as exc:
            raise ConfigError(f"{source}: inbox.names[{number}]: not a regular expression: {exc}") from exc
        if missing:
            groups = ", ".join(f"(?P<{group}>…)" for group in sorted(missing))
            raise ConfigError(f"{source}: inbox.names[{number}]: {name!r}: expected the groups {groups} too")


def _check_cron(cron: str, source: str) -> None:
    if not cron:
        return
    from apscheduler.triggers.cron import CronTrigger  # here: a command that has no cron line need not load it

    try:
        CronTrigger.from_crontab(cron)
    except ValueError as exc:
        expected = "five fields: minute hour day month weekday, such as 0 6 * * *"
        raise ConfigError(f"{source}: publish.cron: {cron!r}: {exc}; expected {expected}") from exc


def is_astray(settings: Settings) -> bool:
    """Whether links lead to this computer, but not to the port at which the web server listens.

    An address elsewhere or of https is a proxy's; so may be any where the server listens beyond this computer, as in a
    container.
    """
    server, address = settings.server, urlsplit(settings.publish.base_url)
    here = address.scheme == "http" and _is_here(address.hostname) and _is_here(server.host)
    return server.enabled and here and _port(address) != server.port


def reaches_only_here(settings: Settings) -> bool:
    """Whether links lead to this computer, although the web server listens beyond it."""
    return _is_here(urlsplit(settings.publish.base_url).hostname) and not _is_here(settings.server.host)


def _check_address(settings: Settings, source: str, environ: Mapping[str, str]) -> None:
    """Refuse an address that leads astray, with the one that would not."""
    if not is_astray(settings):
        return
    server, given = settings.server, settings.publish.base_url
    address = urlsplit(given)
    host = f"[{address.hostname}]" if ":" in (address.hostname or "") else address.hostname
    right = f"{address.scheme}://{host}:{server.port}{address.path}"
    said = f"publish.base_url: {given!r}: expected {server.port}, the port that the web server listens at (server.port)"
    named = [name for name in ("FEEDER_PUBLISH_BASE_URL", "FEEDER_SERVER_PORT") if name in environ]
    remedy = f"FEEDER_PUBLISH_BASE_URL={right}" if named else f'base_url = "{right}"'
    raise ConfigError(
        f"{named[0] if named else source}: {said}: say {remedy}, or the address that readers use where a proxy stands "
        "in front"
    )


def _is_here(host: str | None) -> bool:
    """Whether a host is this computer alone."""
    with suppress(ValueError):
        return ip_address(host or "").is_loopback
    return host == "localhost"


def _port(address: SplitResult) -> int:
    """The port of an address, the scheme's own where it names none, 0 where it names what is none."""
    try:
        return address.port or 80
    except ValueError:
        return 0


def _check_folders(settings: Settings, source: str) -> None:
    """No folder may lie in another: what is private would be served, or what was set aside taken again."""
    folders = {name: settings.folder(name) for name in Paths.__struct_fields__}
    for name, folder in folders.items():
        for other, parent in folders.items():
            if name != other and folder.is_relative_to(parent):
                raise ConfigError(
                    f"{source}: paths.{name}: {folder} lies in paths.{other}: expected a folder of its own"
                )
