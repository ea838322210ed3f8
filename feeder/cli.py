"""The feeder command: thin verbs over service.py.

Exit codes: 0 done, 1 something was refused (said on stderr, one line a file), 2 wrong usage or configuration.
Each verb loads what it needs and no more, so that `feeder --help` is quick.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TextIO

import click

from feeder import __version__, operating_cli
from feeder.fixing_cli import fix
from feeder.rules_cli import rules
from feeder.saying import visible
from feeder.settings import FEEDER_FILE
from feeder.tokens_cli import token
from feeder.verbs import Verbs, config_option, format_option, print_json, say_findings, settings_of, settings_to_look

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
    # All is closed. The web server's threads, which are not Python's, can still be about to call into it while it takes
    # itself apart, and would then abort the process.
    sys.stdout.flush()
    os._exit(0)


@main.command()
@click.option(
    "--to",
    "folder",
    metavar="DIR",
    type=click.Path(path_type=Path, file_okay=False),
    help="Write the whole paper into DIR as well, for a web server elsewhere.",
)
@config_option
@click.pass_context
def publish(ctx: click.Context, folder: Path | None) -> None:
    """Write the feeds and pages that are new since they were last written.

    \b
    Example:
      feeder publish
      feeder publish --to /var/www/paper
    """
    from feeder import service

    with service.opened(settings_of(ctx)) as feeder:
        click.echo((feeder.publish_to(folder) if folder else feeder.publish()).said)


@main.command()
@click.argument("file", type=ISSUE_FILE)
@format_option("text", "json", "html")
@click.option(
    "-o", "--output", type=click.File("w", "utf-8", atomic=True), default="-", help="A file instead of stdout."
)
@config_option
@click.pass_context
def split(ctx: click.Context, file: Path, form: str, output: TextIO) -> None:
    """Show the lines of an issue file with what each was taken for, and its articles; nothing is stored.

    \b
    Example:
      feeder split 2024-05-16-01.txt
      feeder split --format json 2024-05-16-01.txt
      feeder split --format html 2024-05-16-01.txt -o page.html
      pdftotext 2024-05-16-01.pdf - | feeder split -
    """
    from feeder import preview, printing, service

    pages = service.split_file(file, settings_of(ctx, needed=False))
    if form == "html":
        click.echo(preview.preview_html(file.name, pages), file=output)
        return
    if form == "json":
        print_json(printing.split_answer(pages), output)
        return
    click.echo(preview.preview_text(pages) + "\n", file=output)
    articles = [article for _, reading in pages for article in reading.articles]
    for number, article in enumerate(articles, 1):
        click.echo(printing.article_text(number, article) + "\n", file=output)
    furniture = [text for _, reading in pages for text in (*reading.furniture, *reading.remainder)]
    if furniture:
        click.echo(click.style("   of no article: " + " | ".join(furniture), dim=True), file=output)


@main.command()
@click.argument("file", type=ISSUE_FILE)
@click.option("--explain", is_flag=True, help="Show receipts: every match, near misses, the text with both marked.")
@format_option("text", "json")
@config_option
@click.pass_context
def classify(ctx: click.Context, file: Path, form: str, explain: bool) -> None:
    """Show the articles of an issue file with their categories and why; nothing is stored.

    \b
    Example:
      feeder classify 2024-05-16-01.txt
      feeder classify --explain 2024-05-16-01.txt
      feeder classify --format json 2024-05-16-01.txt
    """
    from feeder import printing, service

    if explain:
        from feeder import receipts
        from feeder.rules.explain import explain as explain_article

    settings = settings_of(ctx, needed=False)
    rules = service.open_rules(settings)
    categories = {category.slug: category for category in rules.categories}
    answers = []
    for number, found in enumerate(service.classify_file(file, settings, rules), 1):
        article, page = found.labelled.article, found.page
        given = explain_article(article, rules, found.printed)[1] if explain else ()
        if form == "json":
            labels = printing.labels_answer(found.labelled, categories)
            answer = {"id": found.id, **printing.article_answer(article, page), "categories": labels}
            answers.append(answer | ({"receipts": receipts.receipts_answer(given)} if explain else {}))
            continue
        click.echo(f"{number:>2}  {click.style(article.title, bold=True)}")
        if explain:
            click.echo(receipts.receipts_text(article, given, categories) + "\n")
        else:
            click.echo(printing.labels_text(found.labelled, categories))
    if form == "json":
        print_json({"articles": answers})


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

    settings, refused, unread = settings_to_look(ctx)
    if refused:
        click.echo(visible(f"feeder status: {refused}"), err=True)
    with service.opened(settings) as feeder:
        found = report.status(feeder, unread)
    if as_json:
        print_json(found | {"configuration_error": refused})
    else:
        click.echo(report.status_text(found))
    if refused:
        ctx.exit(2)


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

    say_findings(setup.check(settings_of(ctx)))


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


for verb in (*operating_cli.VERBS, fix, rules, token):
    main.add_command(verb)
