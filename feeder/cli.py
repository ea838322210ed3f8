"""The feeder command: thin verbs over service.py.

Exit codes: 0 done, 1 something was refused (said on stderr, one line a file), 2 wrong usage or configuration.
Each verb loads what it needs and no more, so that `feeder --help` is quick.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from feeder import __version__
from feeder.errors import ConfigError, FeederError
from feeder.settings import CONFIG_VARIABLE, FEEDER_FILE, Settings, load_settings

if TYPE_CHECKING:
    from feeder.service import Outcome

F = TypeVar("F", bound=Callable[..., Any])
DEFAULT_CONFIG = Path("config")


class Verb(click.Command):
    """A verb whose FeederErrors end as one line on stderr: exit 2 for the configuration, 1 for anything else."""

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except FeederError as exc:
            click.echo(f"feeder {ctx.info_name}: {exc}", err=True)
            ctx.exit(2 if isinstance(exc, ConfigError) else 1)


class Verbs(click.Group):
    """The verbs in the order in which a person meets them, with their examples as written."""

    command_class = Verb

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


def say_refused(outcomes: list[Outcome]) -> None:
    """Name each refused file on stderr and end with 1 if there is one."""
    refused = [outcome for outcome in outcomes if outcome.refused]
    for outcome in refused:
        click.echo(f"{outcome.path}: {outcome.refused}", err=True)
    if refused:
        sys.exit(1)


def print_json(value: object) -> None:
    """JSON on standard output, readable where a person looks."""
    click.echo(json.dumps(value, ensure_ascii=False, indent=1).encode("utf-8", "backslashreplace"))


ISSUE_FILE = click.Path(path_type=Path, exists=True, dir_okay=False, allow_dash=True)


@click.group(cls=Verbs, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="feeder")
@config_option
def main() -> None:
    """Turn a newspaper's pages into Atom feeds, one for each category.

    \b
    Example:
      feeder init ~/paper
      feeder --config ~/paper/config run
    """


@main.command()
@config_option
@click.pass_context
def run(ctx: click.Context) -> None:
    """Watch the inbox, publish on schedule and serve the feeds, until Ctrl-C or SIGTERM.

    \b
    Example:
      feeder --config ~/paper/config run
    """
    from feeder.running import run as run_service

    run_service(settings_of(ctx))


@main.command()
@click.argument("files", nargs=-1, required=True, type=ISSUE_FILE)
@config_option
@click.pass_context
def ingest(ctx: click.Context, files: tuple[Path, ...]) -> None:
    """Take issue files into the store; the files stay where they are.

    \b
    Example:
      feeder ingest 2024-05-16-01.txt 2024-05-16-02.txt
    """
    from feeder import service

    with service.opened(settings_of(ctx)) as feeder:
        outcomes = [feeder.ingest(file) for file in files]
    for outcome in outcomes:
        if not outcome.refused:
            click.echo(f"{outcome.path}: {outcome.said}")
    say_refused(outcomes)


@main.command()
@config_option
@click.pass_context
def publish(ctx: click.Context) -> None:
    """Write the feeds and pages that are new since they were last written.

    \b
    Example:
      feeder publish
    """
    from feeder import service

    with service.opened(settings_of(ctx)) as feeder:
        click.echo(feeder.publish().said)


@main.command()
@click.argument("file", type=ISSUE_FILE)
@format_option("text", "json")
@config_option
@click.pass_context
def split(ctx: click.Context, file: Path, form: str) -> None:
    """Show the articles of an issue file; nothing is stored.

    \b
    Example:
      feeder split 2024-05-16-01.txt
      feeder split --format json 2024-05-16-01.txt
    """
    from feeder import printing, service

    pages = service.split_file(file, settings_of(ctx, needed=False))
    if form == "json":
        print_json(printing.split_answer(pages))
        return
    articles = [article for _, reading in pages for article in reading.articles]
    for number, article in enumerate(articles, 1):
        click.echo(printing.article_text(number, article) + "\n")
    furniture = [text for _, reading in pages for text in (*reading.furniture, *reading.remainder)]
    if furniture:
        click.echo(click.style("   of no article: " + " | ".join(furniture), dim=True))


@main.command()
@click.argument("file", type=ISSUE_FILE)
@format_option("text", "json")
@config_option
@click.pass_context
def classify(ctx: click.Context, file: Path, form: str) -> None:
    """Show the articles of an issue file with their categories and why; nothing is stored.

    \b
    Example:
      feeder classify 2024-05-16-01.txt
      feeder classify --format json 2024-05-16-01.txt
    """
    from feeder import printing, service

    settings = settings_of(ctx, needed=False)
    rules = service.open_rules(settings)
    categories = {category.slug: category for category in rules.categories}
    found = service.classify_file(file, settings, rules)
    if form == "json":
        answers = [
            {
                "id": identity,
                **printing.article_answer(labelled.article, page),
                "categories": printing.labels_answer(labelled, categories),
            }
            for identity, page, labelled in found
        ]
        print_json({"articles": answers})
        return
    for number, (_, _, labelled) in enumerate(found, 1):
        click.echo(f"{number:>2}  {click.style(labelled.article.title, bold=True)}")
        click.echo(printing.labels_text(labelled, categories))


@main.command()
@click.option("--json", "as_json", is_flag=True, help="For programs.")
@config_option
@click.pass_context
def status(ctx: click.Context, as_json: bool) -> None:
    """Show what was read, what was refused and why, and what each feed holds.

    \b
    Example:
      feeder status
      feeder status --json
    """
    from feeder import report, service

    with service.opened(settings_of(ctx)) as feeder:
        found = report.status(feeder)
    if as_json:
        print_json(found)
    else:
        click.echo(report.status_text(found))


@main.command()
@config_option
@click.pass_context
def check(ctx: click.Context) -> None:
    """Check the configuration and the environment; change nothing.

    \b
    Example:
      feeder --config ~/paper/config check
    """
    from feeder import setup

    findings = setup.check(settings_of(ctx))
    for finding in findings:
        mark = click.style("ok  ", fg="green") if finding.right else click.style("no  ", fg="red")
        click.echo(f"{mark}{finding.said}", err=not finding.right)
    if not all(finding.right for finding in findings):
        sys.exit(1)


@main.command()
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path, file_okay=False))
def init(folder: Path) -> None:
    """Make DIR/config with a fresh feeder.toml and rules.toml, and DIR/inbox.

    \b
    Example:
      feeder init ~/paper
    """
    from feeder import setup

    config = setup.init(folder)
    click.echo(f"{config}: edit {FEEDER_FILE} and rules.toml, then run: feeder --config {config} run")
