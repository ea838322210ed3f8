"""What a document may hold: characters of XML 1.0, and an article's text as inert HTML."""

from __future__ import annotations

import re
from datetime import date
from html import escape

from feeder.model import Article

# Everything but Char of XML 1.0 (https://www.w3.org/TR/xml/#charsets), lone surrogates included; and the C1 controls,
# which XML allows and HTML calls an error.
_NOT_TEXT = re.compile("[^\t\n\r\x20-\x7e\xa0-\ud7ff\ue000-\ufdcf\ufdf0-\ufffd\U00010000-\U0010ffff]")
_SENTENCE_ENDS = ("。", "！", "？", "；", ". ")
SUMMARY = 200  # characters a summary has at most; the whole text stands beside it
_WEEKDAYS = "一二三四五六日"


def clean(text: str) -> str:
    """The text without the characters that XML and HTML can't hold."""
    return _NOT_TEXT.sub("", text)


def summary(article: Article) -> str:
    """The lead in plain text, its first sentences where it is long; the title of an article without text."""
    text = clean(article.lead or article.title)
    if len(text) <= SUMMARY:
        return text
    end = max(text.rfind(mark, SUMMARY // 3, SUMMARY) for mark in _SENTENCE_ENDS)
    return text[: end + 1].rstrip() if end > 0 else f"{text[: SUMMARY - 1]}…"


def day_text(day: date, language: str) -> str:
    """A date as the paper's readers write it: 2024年5月16日 星期四, or Thursday, 16 May 2024."""
    if language.lower().startswith("zh"):
        return f"{day.year}年{day.month}月{day.day}日 星期{_WEEKDAYS[day.weekday()]}"
    return f"{day:%A}, {day.day} {day:%B %Y}"


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
