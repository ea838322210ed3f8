"""The editor's verb: fix."""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO

import click

from feeder.errors import FeederError, FormError
from feeder.saying import visible
from feeder.verbs import Verb, config_option, settings_of

if TYPE_CHECKING:
    from feeder.fixing import Opened
    from feeder.service import Feeder
    from feeder.splitting.assembly.form import Form


@click.command(cls=Verb)
@click.argument("issue", metavar="ISSUE")
@click.option("--print", "only_print", is_flag=True, help="Write the form to standard output; change nothing.")
@click.option("--from", "source", metavar="FILE", type=click.File("rb"), help="Take a form from FILE, - for stdin.")
@click.option("--accept", is_flag=True, help="Say that the reading is right as it is: nobody need look at it any more.")
@config_option
@click.pass_context
def fix(ctx: click.Context, issue: str, only_print: bool, source: BinaryIO | None, accept: bool) -> None:
    """Correct how an issue was read: its articles open as a text form in $VISUAL or $EDITOR.

    ISSUE is its file's name as `feeder status` lists it, or the beginning of its SHA-256. Articles keep their ids and
    feeds are made anew; neither the same file again nor new rules undo a correction. A save without a change does
    nothing, an empty one cancels.

    \b
    Example:
      feeder fix 2024-05-16-01.txt
      feeder fix --print 2024-05-16-01.txt > form.txt
      feeder fix --from form.txt 2024-05-16-01.txt
    """
    from feeder import fixing, service
    from feeder.splitting.assembly.form import write_form

    if only_print + accept + (source is not None) > 1:
        raise click.UsageError("--print, --from and --accept are three things to do; choose one")
    with service.opened(settings_of(ctx)) as feeder:
        opened = fixing.lay_open(feeder, issue)
        if only_print:
            click.echo(opened.text.encode("utf-8", "backslashreplace"), nl=False)
            return
        form = opened.form if accept else _from_file(opened, source) if source else _from_editor(feeder, opened)
        if form is None or not (accept or fixing.is_changed(opened, form)):
            click.echo("nothing was changed")
            return
        try:
            said = fixing.correct(feeder, opened, form)
        except FeederError:
            _keep(feeder, opened, write_form(form))
            raise
        click.echo(visible(f"{opened.issue.name}: {said}"))
        _publish(feeder)


def _publish(feeder: Feeder) -> None:
    from feeder import operating

    process = operating.running(feeder.settings)
    if process is None:
        click.echo(feeder.publish().said)
    else:
        click.echo(f"the running service (process {process}) publishes it when it publishes next")


def _from_file(opened: Opened, source: BinaryIO) -> Form:
    """A form that needs no editor; raises FormError."""
    from feeder import fixing

    try:
        text = source.read().decode("utf-8-sig")
    except UnicodeDecodeError as exc:
        raise FormError(f"{source.name}: is not UTF-8 text: byte {exc.start}") from exc
    if not text.strip():
        raise FormError(f"{source.name}: is empty")
    form = fixing.taken(opened, text)
    if missing := fixing.lost(opened, form):
        raise FormError(fixing.lost_text(missing))
    return form


def _from_editor(feeder: Feeder, opened: Opened) -> Form | None:
    """The form as the editor left it, opened again as long as something is wrong; None where that is given up."""
    from feeder import fixing

    given = opened.text
    while True:
        edited = click.edit(given, extension=".txt")
        if edited is None or not fixing.without_trouble(edited).strip():
            _keep(feeder, opened, given)
            return None
        try:
            form = fixing.taken(opened, edited)
            missing = fixing.lost(opened, form)
            if not missing:
                return form
            again = fixing.with_trouble(edited, fixing.lost_text(missing), missing=missing)
        except FormError as exc:
            again = fixing.with_trouble(edited, exc.said, exc.line)
        if edited == given:  # saved once more as it was, mistake and all
            _keep(feeder, opened, given)
            return None
        given = again


def _keep(feeder: Feeder, opened: Opened, text: str) -> None:
    """Put a form that was not taken where its work is not lost, and say so; one that was not worked on is let go."""
    from feeder import fixing

    text = fixing.without_trouble(text)
    if text == opened.text:
        return
    file = feeder.settings.folder("state") / f"fix-{opened.issue.sha256[:12]}.txt"
    try:
        file.write_text(text, "utf-8")
    except OSError as exc:
        click.echo(f"{file}: your form can't be kept: {exc.strerror}", err=True)
    else:
        click.echo(f"your form is kept: feeder fix --from {file} {opened.issue.sha256[:12]}", err=True)
