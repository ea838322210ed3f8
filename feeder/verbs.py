"""What the verbs of the command line share: how they end, where their settings come from, how they print."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Iterable
from inspect import cleandoc
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO, TypeVar

import click

from feeder.errors import ConfigError, FeederError
from feeder.saying import visible
from feeder.settings import CONFIG_VARIABLE, FEEDER_FILE, Settings, load_settings, salvage_settings

if TYPE_CHECKING:
    from feeder.service import Outcome
    from feeder.setup import Finding

F = TypeVar("F", bound=Callable[..., Any])
DEFAULT_CONFIG = Path("config")


class Verb(click.Command):
    """A verb whose FeederErrors end as one line on stderr: exit 2 for the configuration, 1 for anything else.

    Its log lines go to stderr, too, so that stdout holds the answer alone.
    """

    def invoke(self, ctx: click.Context) -> Any:
        from feeder import logs

        logs.for_a_command()
        try:
            return super().invoke(ctx)
        except FeederError as exc:
            said, code = str(exc), 2 if isinstance(exc, ConfigError) else 1
        except OSError as exc:  # the disk's; what is a mistake of ours has a traceback
            if exc.filename is None:
                raise
            said, code = f"{shown(Path(os.fsdecode(exc.filename)))}: {exc.strerror}", 1
        verb = " ".join(ctx.command_path.split()[1:])
        click.echo(visible(f"feeder {verb}: {said}"), err=True)
        ctx.exit(code)

    def get_short_help_str(self, limit: int = 0) -> str:
        """The sentence that begins the help, whole, for a list of verbs."""
        return _first_sentence(self)


def _first_sentence(command: click.Command) -> str:
    return " ".join(cleandoc(command.help or "").partition("\n\n")[0].split())


class Verbs(click.Group):
    """The verbs in the order in which a person meets them, with their examples as written."""

    command_class = Verb

    def get_short_help_str(self, limit: int = 0) -> str:
        """The same as a verb's."""
        return _first_sentence(self)

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(self.commands)


def _remember_config(ctx: click.Context, _option: click.Parameter, value: Path | None) -> None:
    if value is not None:
        ctx.ensure_object(dict)["config"] = value


def config_option(function: F) -> F:
    """--config DIR, understood before the verb and after it."""
    return click.option(
        "--config",
        metavar="DIR",
        type=click.Path(path_type=Path, file_okay=False),
        expose_value=False,
        callback=_remember_config,
        help=f"The configuration's folder; else {CONFIG_VARIABLE}, else ./config.",
    )(function)


def format_option(*choices: str) -> Callable[[F], F]:
    """--format, the first choice by default."""
    return click.option("--format", "form", type=click.Choice(choices), default=choices[0], show_default=True)


def settings_of(ctx: click.Context, *, needed: bool = True) -> Settings:
    """The settings of --config, $FEEDER_CONFIG or ./config; without any, the defaults unless they are `needed`."""
    named = ctx.ensure_object(dict).get("config") or os.environ.get(CONFIG_VARIABLE)
    if named or needed or (DEFAULT_CONFIG / FEEDER_FILE).is_file():
        return load_settings(Path(named) if named else DEFAULT_CONFIG, os.environ)
    return load_settings(None, os.environ)


def settings_to_look(ctx: click.Context) -> tuple[Settings, str, tuple[str, ...]]:
    """The settings, and "" where they are right; else what of them is right, why they are refused, and the tables
    that can't be read, in whose place the defaults stand.

    Raises ConfigError where no database is found by them.
    """
    try:
        return settings_of(ctx), "", ()
    except ConfigError as exc:
        named = ctx.ensure_object(dict).get("config") or os.environ.get(CONFIG_VARIABLE)
        settings, unread = salvage_settings(Path(named) if named else DEFAULT_CONFIG, os.environ)
        if not settings.database.exists():
            raise
        return settings, str(exc), unread


def print_json(value: object, file: TextIO | None = None) -> None:
    """JSON on standard output or into a file, readable where a person looks."""
    text = json.dumps(value, ensure_ascii=False, indent=1).encode("utf-8", "backslashreplace")
    click.echo(text if file is None else text.decode("utf-8"), file=file)


def shown(path: Path) -> str:
    """A file's path in one line, whatever the bytes of its name."""
    from feeder.reading import printable

    return visible(printable(str(path)))


def say_refused(outcomes: Iterable[Outcome]) -> None:
    """Name each refused file on stderr and end with 1 if there is one."""
    refused = [outcome for outcome in outcomes if outcome.refused]
    for outcome in refused:
        click.echo(f"{shown(outcome.path)}: {visible(outcome.refused)}", err=True)
    if refused:
        sys.exit(1)


def say_findings(findings: Iterable[Finding]) -> None:
    """Say each finding as it comes, what is wrong on stderr, and end with 1 if anything is."""
    right = True
    for finding in findings:
        mark = click.style("ok  ", fg="green") if finding.right else click.style("no  ", fg="red")
        click.echo(f"{mark}{finding.said}", err=not finding.right)
        right = right and finding.right
    if not right:
        sys.exit(1)
