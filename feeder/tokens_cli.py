"""The verbs of `feeder token`: who may read a private paper."""

from __future__ import annotations

from datetime import datetime

import click

from feeder.verbs import Verbs, config_option, settings_of


@click.group(cls=Verbs)
def token() -> None:
    """Give and revoke the tokens that open private feeds, http://…/t/TOKEN/feeds/all.atom.

    \b
    Example:
      feeder token give 林知远
    """


@token.command()
@click.argument("name")
@config_option
@click.pass_context
def give(ctx: click.Context, name: str) -> None:
    """Make a token for the reader NAME and print its address; it is kept as a hash and can't be shown again.

    \b
    Example:
      feeder token give 林知远
    """
    from feeder import tokens

    settings = settings_of(ctx)
    secret = tokens.give(settings.tokens, name, datetime.now(settings.zone))
    click.echo(f"{settings.publish.base_url.rstrip('/')}/t/{secret}/")


@token.command("list")
@config_option
@click.pass_context
def list_(ctx: click.Context) -> None:
    """List who holds a token, and since when.

    \b
    Example:
      feeder token list
    """
    from feeder import tokens

    for held in tokens.held(settings_of(ctx).tokens):
        click.echo(f"{held.made}  {held.name}")


@token.command()
@click.argument("name")
@config_option
@click.pass_context
def revoke(ctx: click.Context, name: str) -> None:
    """Let NAME's token open nothing any more, at once.

    \b
    Example:
      feeder token revoke 林知远
    """
    from feeder import tokens

    tokens.revoke(settings_of(ctx).tokens, name)
    click.echo(f"{name} holds no token any more")
