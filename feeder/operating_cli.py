"""The operator's verbs: ingest, retry, forget, backup, doctor, install-service; thin, like all verbs."""

from __future__ import annotations

import os
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from feeder.errors import ConfigError, StoreError
from feeder.saying import visible
from feeder.verbs import Verb, config_option, say_findings, say_refused, settings_of, shown

if TYPE_CHECKING:
    from feeder.service import Feeder, Outcome

MANY = 10  # files from which a bar is shown


@click.command(cls=Verb)
@click.argument("paths", nargs=-1, required=True, metavar="FILE|DIR...", type=click.Path(path_type=Path, exists=True))
@config_option
@click.pass_context
def ingest(ctx: click.Context, paths: tuple[Path, ...]) -> None:
    """Take issue files into the store, and all in folders; the files stay where they are.

    What was taken before is passed over quickly: broken off, the same command goes on where it was.

    \b
    Example:
      feeder ingest 2024-05-16-01.txt 2024-05-16-02.txt
      feeder ingest ~/archive/2023
    """
    from feeder.operating import issue_files

    files = issue_files(paths)
    if not files:
        click.echo("there are no issue files", err=True)
    outcomes = []
    with _feeder(ctx) as feeder, _progress(files) as (files_in_turn, with_bar):
        for file, name in files_in_turn:
            outcome = feeder.ingest(file, name)
            outcomes.append(outcome)
            if outcome.said and not with_bar:
                click.echo(f"{shown(outcome.path)}: {visible(outcome.said)}")
    _sum_up(outcomes)
    say_refused(outcomes)


@click.command(cls=Verb)
@click.argument("name", metavar="FILE|all")
@config_option
@click.pass_context
def retry(ctx: click.Context, name: str) -> None:
    """Read refused files in failed/ once more; those that can be read now move to done/.

    \b
    Example:
      feeder retry 2024-05-16-01.txt
      feeder retry all
    """
    from feeder import operating

    outcomes = []
    with _feeder(ctx) as feeder:
        failed = feeder.settings.folder("failed")
        for outcome in operating.retry(feeder, name):
            outcomes.append(outcome)
            if not outcome.refused:
                click.echo(f"{shown(outcome.path.relative_to(failed))}: {visible(outcome.said or outcome.waits)}")
    if not outcomes:
        click.echo("nothing lies in failed/")
    say_refused(outcomes)


@click.command(cls=Verb)
@click.argument("issue", metavar="ISSUE")
@click.option("--yes", is_flag=True, help="Don't ask.")
@config_option
@click.pass_context
def forget(ctx: click.Context, issue: str, yes: bool) -> None:
    """Withdraw an issue for ever: its articles leave feeds and pages, its texts the database.

    ISSUE is its file's name as `feeder status` has it, or the beginning of its SHA-256. Readers' programs are told that
    the articles are gone; what they hold already they may keep. Also drops a refused file from the list.

    \b
    Example:
      feeder forget 2024-05-16-01.txt
    """
    from feeder import operating, service

    settings = settings_of(ctx)
    with service.opened(settings) as feeder:
        if not feeder.store.knows(issue):
            click.echo(visible(f"{issue}: no such issue, and no such refused file"), err=True)
            sys.exit(1)
        if not yes:
            click.confirm(f"Forget {issue} for ever?", abort=True, err=True)
        forgotten = operating.forget(feeder, issue)
    for said in forgotten:
        click.echo(visible(f"forgotten: {said}"))
    for folder in ("done", "failed"):
        if os.path.lexists(settings.folder(folder) / issue):
            click.echo(f"its file still lies in {shown(settings.folder(folder) / issue)}")


@click.command(cls=Verb)
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@config_option
@click.pass_context
def backup(ctx: click.Context, file: Path) -> None:
    """Copy the database to FILE, as it is at one moment, while the service runs; the copy is checked.

    It holds every issue's text and every id: with it and the configuration, all feeds can be made anew.

    \b
    Example:
      feeder backup /backup/feeder-$(date +%F).db
    """
    from feeder.store import Store

    settings = settings_of(ctx)
    if not settings.database.exists():
        raise ConfigError(f"{settings.database}: no database yet")
    if not file.parent.is_dir():
        raise StoreError(f"{file.parent}: this folder does not exist; make it, or name another for the backup")
    with closing(Store.open(settings.database, tag=settings.paper.tag, zone=settings.zone)) as store:
        size = store.back_up(file)
    click.echo(f"{file}: {size:,} bytes, checked")


@click.command(cls=Verb)
@config_option
@click.pass_context
def doctor(ctx: click.Context) -> None:
    """Look at everything: configuration, folders, database, published documents, the service; change nothing.

    \b
    Example:
      feeder doctor
    """
    from feeder import operating

    say_findings(operating.examine(settings_of(ctx)))


@click.command("install-service", cls=Verb)
@click.option("--print", "only_print", is_flag=True, help="Only show it.")
@click.option("--name", default="feeder", show_default=True, help="The unit's name, one for each paper.")
@click.option(
    "--folder",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path("/etc/systemd/system"),
    show_default=True,
    help="Where units lie.",
)
@config_option
@click.pass_context
def install_service(ctx: click.Context, only_print: bool, name: str, folder: Path) -> None:
    """Write a systemd unit for the service, as closed as it can work in.

    \b
    Example:
      sudo feeder --config /var/lib/feeder/config install-service
      feeder install-service --print
    """
    from feeder.unit import unit_text

    text = unit_text(settings_of(ctx), name)
    if only_print:
        click.echo(text, nl=False)
        return
    unit = folder / f"{name}.service"
    try:
        unit.write_text(text, "utf-8")
    except OSError as exc:
        raise ConfigError(f"{unit}: can't be written: {exc.strerror}") from exc
    click.echo(f"{unit}: written; now: systemctl daemon-reload && systemctl enable --now {name}")


VERBS = (ingest, retry, forget, backup, doctor, install_service)


@contextmanager
def _feeder(ctx: click.Context) -> Iterator[Feeder]:
    """The paper's store and rules, reading files apart, so that none of them can end the command."""
    from feeder import service
    from feeder.apart import Reader

    settings = settings_of(ctx)
    with service.opened(settings) as feeder, closing(Reader(settings, feeder.rules)) as reader:
        yield service.Feeder(settings, feeder.store, feeder.rules, reader)


@contextmanager
def _progress(files: Sequence[tuple[Path, str]]) -> Iterator[tuple[Iterable[tuple[Path, str]], bool]]:
    """The files one by one, and whether a bar tells of them: where a person looks on and there are many."""
    if len(files) < MANY or not (sys.stdout.isatty() and sys.stderr.isatty()):
        yield files, False
        return
    with click.progressbar(files, label="issues", show_pos=True, file=sys.stderr) as bar:
        yield bar, True


def _sum_up(outcomes: Sequence[Outcome]) -> None:
    """How many files were taken, known and refused, where there were many."""
    counts = Counter(
        "refused" if outcome.refused else "known already" if outcome.said.startswith("known") else "taken"
        for outcome in outcomes
    )
    if len(outcomes) >= MANY:
        click.echo(", ".join(f"{count} {what}" for what, count in sorted(counts.items())), err=True)
