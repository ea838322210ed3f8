"""The verbs of `feeder rules`: what an editor does with rules before readers see what they do."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import click

from feeder.errors import ConfigError
from feeder.model import Category, Entry, Labelled, Printed
from feeder.saying import counted
from feeder.verbs import F, Verbs, config_option, format_option, print_json, settings_of

if TYPE_CHECKING:
    from feeder.rules import Rules
    from feeder.service import Feeder

T = TypeVar("T")


@click.group(cls=Verbs)
def rules() -> None:
    """Check, test, compare and learn the rules that sort articles into categories.

    \b
    Example:
      feeder rules check
      feeder rules diff draft/rules.toml --last 500
    """


def last_option(default: int, otherwise: str = "0 for none") -> Callable[[F], F]:
    """--last N: how many of the newest articles are looked at; `otherwise` says what 0 means."""
    return click.option(
        "--last",
        metavar="N",
        type=click.IntRange(0),
        default=default,
        show_default=True,
        help=f"How many of the newest articles in the store to take; {otherwise}.",
    )


@rules.command()
@last_option(1000)
@click.option("--notes", is_flag=True, help="Say also what is merely good to know.")
@format_option("text", "json")
@config_option
@click.pass_context
def check(ctx: click.Context, last: int, notes: bool, form: str) -> None:
    """Find keywords that can't work, queries that can't be true, categories that overlap; 1 if something is wrong.

    \b
    Example:
      feeder rules check
      feeder rules check --notes --last 5000
    """
    from feeder import rules_printing
    from feeder.rules.check import check_on_articles, check_rules

    found = _rules(ctx)
    entries = _entries(ctx, last)
    doubts = check_rules(found) + check_on_articles(found, [(entry.article, _printed(entry)) for entry in entries])
    shown = [doubt for doubt in doubts if notes or doubt.weight != "note"]
    if form == "json":
        print_json(rules_printing.doubts_answer(shown))
    else:
        for doubt in shown:
            click.echo(rules_printing.doubt_text(doubt))
        counts = Counter(doubt.weight for doubt in doubts)
        hidden = "" if notes or not counts["note"] else " (--notes shows them)"
        click.echo(
            f"{counted(len(found.keywords), 'keyword')}, {counted(len(found.queries), 'query', 'queries')}, "
            f"{counted(len(found.categories), 'category', 'categories')}, "
            f"seen on {counted(len(entries), 'article')}: {counts['wrong']} wrong, {counts['doubtful']} doubtful, "
            f"{counted(counts['note'], 'note')}{hidden}"
        )
    sys.exit(any(doubt.weight == "wrong" for doubt in doubts))


@rules.command()
@config_option
@click.pass_context
def test(ctx: click.Context) -> None:
    """Sort the examples that stand in the rule files as [[test]] tables; 1 if one comes out otherwise.

    \b
    Example:
      feeder rules test
    """
    from feeder.receipts import receipts_text
    from feeder.rules.explain import explain
    from feeder.rules.trial import try_examples

    found = _rules(ctx)
    trials = try_examples(found)
    for trial in trials:
        if trial.right:
            continue
        article = trial.labelled.article
        click.echo(f"{click.style('wrong', fg='red')}  {trial.example.source}: {article.title}")
        click.echo(f"   expected {_slugs(trial.example.expect)}, found {_slugs(trial.found)}")
        click.echo(receipts_text(article, explain(article, found, trial.example.printed)[1], _by_slug(found)))
    right = sum(trial.right for trial in trials)
    click.echo(f"{right} of {counted(len(trials), 'example')} came out as expected")
    sys.exit(right < len(trials))


@rules.command()
@click.argument("new", metavar="NEW", type=click.Path(path_type=Path, exists=True))
@last_option(1000)
@format_option("text", "json")
@config_option
@click.pass_context
def diff(ctx: click.Context, new: Path, last: int, form: str) -> None:
    """Show what other rules would change among the stored articles; nothing is stored.

    NEW is a rules.toml (its folder's rules/ and words/ are read too), or the folder that holds one.

    \b
    Example:
      feeder rules diff draft/rules.toml
      feeder rules diff --last 5000 draft
    """
    from feeder import rulefiles, rules_printing
    from feeder.rules.trial import differences

    fresh = rulefiles.read_rules(new) if new.is_dir() else rulefiles.read_rules(new.parent, main=new.name)
    entries = _entries(ctx, last)
    before = [Labelled(entry.article, entry.labels) for entry in entries]
    after = _classified(entries, fresh)
    changes = [change for change in differences(before, after) if change.come or change.go]
    if form == "json":
        print_json(rules_printing.changes_answer(changes, entries))
        return
    for change in changes:
        for line in rules_printing.change_text(change, entries, before, after):
            click.echo(line)
    moved = {number for change in changes for number in (*change.come, *change.go)}
    click.echo(f"{len(moved):,} of {counted(len(entries), 'article')} would be sorted otherwise")


@rules.command()
@last_option(0, "0 for all")
@config_option
@click.pass_context
def apply(ctx: click.Context, last: int) -> None:
    """Sort what is stored by the rules as they are now.

    Articles keep their ids and dates. What is old when it joins a category stands in that feed's archives and on the
    site, never as news.

    \b
    Example:
      feeder rules diff config/rules.toml
      feeder rules apply
    """
    from feeder import service

    changed = seen = 0
    with service.opened(settings_of(ctx)) as feeder:
        issues = 1 if last else len(feeder.store.changed_issues(0))
        for entries in _shown(_batches(feeder, last), "sorting", issues):
            labelled = zip(entries, _classified(entries, feeder.rules), strict=True)
            changed += feeder.store.relabel({entry.key: each for entry, each in labelled})
            seen += len(entries)
    click.echo(f"{changed:,} of {counted(seen, 'article')} got other labels; `feeder publish` shows them to readers")


@rules.command()
@click.argument("file", metavar="LABELLED", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option(
    "--to", "folder", metavar="DIR", type=click.Path(path_type=Path, file_okay=False), help="Write them here."
)
@format_option("text", "json")
def learn(file: Path, folder: Path | None, form: str) -> None:
    """Learn readable keyword rules from labelled examples, and say how well they do on examples held out.

    LABELLED is CSV or JSON lines with headline, text (either may be missing) and category. Half of the examples are
    held out to measure; what is written with --to is learnt from all of them.

    \b
    Example:
      feeder rules learn labelled.csv
      feeder rules learn --to draft labelled.jsonl
    """
    from feeder import rulefiles, rules_printing
    from feeder.rules.examples import read_examples
    from feeder.rules.learn import learn, rule_texts
    from feeder.rules.measure import measure
    from feeder.rules.segment import segmenter

    if folder and (folder / rulefiles.RULES_FILE).exists():
        raise ConfigError(f"{folder / rulefiles.RULES_FILE}: stands there already; nothing was changed")
    examples = read_examples(str(file), _text(file))
    cut = segmenter(None)
    measured = measure(examples, cut, lambda rounds: _shown(rounds, "learning from half"))
    if form == "json":
        print_json(measured.answer)
    else:
        click.echo("\n".join(rules_printing.measured_text(measured)))
    if folder:
        texts = rule_texts(learn(examples, cut, lambda rounds: _shown(rounds, "learning from all")))
        _write(folder, texts)
        lists = counted(len(texts) - 1, "word list")
        click.echo(f"written: {folder / rulefiles.RULES_FILE} and {lists}", err=form == "json")


@rules.command()
@last_option(5000)
@format_option("text", "json")
@config_option
@click.pass_context
def suggest(ctx: click.Context, last: int, form: str) -> None:
    """Suggest keywords that would catch stored articles which no rule meets.

    \b
    Example:
      feeder rules suggest
      feeder rules suggest --last 20000 --format json
    """
    from feeder import rules_printing
    from feeder.rules import FALLBACK
    from feeder.rules.suggest import suggest

    found = _rules(ctx)
    labelled = _classified(_entries(ctx, last), found)
    suggestions = suggest(labelled, found)
    if form == "json":
        print_json(rules_printing.suggestions_answer(suggestions, labelled))
        return
    for each in suggestions:
        for line in rules_printing.suggestion_text(each, labelled):
            click.echo(line)
    left = sum(each.labels[0].category == FALLBACK for each in labelled)
    click.echo(f"{left:,} of {counted(len(labelled), 'article')} met no rule")


def _rules(ctx: click.Context) -> Rules:
    from feeder import service

    return service.open_rules(settings_of(ctx, needed=False))


def _entries(ctx: click.Context, last: int) -> list[Entry]:
    """The newest stored articles; none where nothing was stored yet."""
    from feeder.store import Store

    settings = settings_of(ctx, needed=False)
    if not last or not settings.database.exists():
        return []
    store = Store.open(settings.database, tag=settings.paper.tag, zone=settings.zone)
    try:
        return store.newest(last)
    finally:
        store.close()


def _classified(entries: Sequence[Entry], found: Rules) -> list[Labelled]:
    from feeder.rules import classify

    return [classify(entry.article, found, _printed(entry)) for entry in entries]


def _printed(entry: Entry) -> Printed:
    return Printed(entry.page, entry.section, entry.issue_date)


def _batches(feeder: Feeder, last: int) -> Iterable[list[Entry]]:
    """The articles to sort, those of one issue together, so that each transaction is short."""
    if last:
        return [feeder.store.newest(last)]
    return (feeder.store.issue_entries(issue) for issue in feeder.store.changed_issues(0))


def _shown(rounds: Iterable[T], label: str, length: int | None = None) -> Iterator[T]:
    """The same, with a bar on standard error where that is a terminal."""
    with click.progressbar(rounds, length=length, label=label, file=sys.stderr, hidden=not sys.stderr.isatty()) as bar:
        yield from bar


def _slugs(slugs: Iterable[str]) -> str:
    return ", ".join(sorted(slugs))


def _by_slug(found: Rules) -> dict[str, Category]:
    return {category.slug: category for category in found.categories}


def _text(file: Path) -> str:
    try:
        return file.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError) as exc:
        raise ConfigError(f"{file}: can't be read as UTF-8 text: {exc}") from exc


def _write(folder: Path, texts: Mapping[str, str]) -> None:
    try:
        for name, text in texts.items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_text(text, "utf-8")
    except OSError as exc:
        raise ConfigError(f"{exc.filename or folder}: can't be written: {exc.strerror}") from exc
