"""What a document may hold: characters of XML 1.0, and an article's text as inert HTML."""

from __future__ import annotations

import re
from html import escape

from feeder.model import Article

# Everything but Char of XML 1.0 (https://www.w3.org/TR/xml/#charsets), lone surrogates included.
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def clean(text: str) -> str:
    """The text without the characters that XML can't hold."""
    return _NOT_XML.sub("", text)


def summary(article: Article) -> str:
    """The lead, in plain text; the title of an article without text."""
    return clean(article.lead or article.title)


def byline(article: Article) -> str:
    """Who wrote it: 记者 甲、乙 通讯员 丙."""
    roles: dict[str, list[str]] = {}
    for person in article.bylines:
        roles.setdefault(person.role, []).append(person.name)
    return " ".join(f"{role} {'、'.join(names)}".strip() for role, names in roles.items())


def html(article: Article) -> str:
    """The whole article as HTML, headline apart; everything printed is escaped."""
    parts = [_block("p", "kicker", text) for text in article.kicker]
    parts += [_block("p", "deck", text) for text in article.deck]
    if article.bylines:
        parts.append(_block("p", "byline", byline(article)))
    for paragraph in article.paragraphs:
        parts.append(_block("h3" if paragraph.kind == "crosshead" else "p", paragraph.kind, paragraph.text))
    parts += [_block("p", "credit", text) for text in article.credit_lines]
    parts += [_block("p", "jump", jump.text) for jump in article.jumps]
    return "\n".join(parts)


def _block(tag: str, name: str, text: str) -> str:
    mark = "" if name == "text" else f' class="{name}"'
    return f"<{tag}{mark}>{escape(clean(text), quote=False)}</{tag}>"
