"""What the command line prints of articles: JSON for programs, text for people."""

from __future__ import annotations

import textwrap
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import click

from feeder.model import DOUBTFUL, Article, Category, Kind, Labelled, PageReading, Person, RawPage

KINDS: dict[Kind, str] = {
    "news": "新闻",
    "photo": "图片",
    "brief": "简讯",
    "interview": "访谈",
    "essay": "随笔",
    "poem": "诗歌",
    "notice": "公告",
}
_WIDTH = 78  # cells of a terminal line; a Han character takes two
_SURE = 0.85  # confidence


def sure_word(confidence: float) -> str:
    """A confidence in words."""
    if confidence < DOUBTFUL:
        return "存疑 doubtful"
    return "有把握 sure" if confidence >= _SURE else "较有把握 fairly sure"


def split_answer(pages: Sequence[tuple[RawPage, PageReading]]) -> dict[str, Any]:
    """The pages' articles as `feeder split --format json` prints them.

    {"articles": [{"headline": [lines: kicker, headline and deck, top to bottom], "kicker_lines": n, "deck_lines": n,
    "bylines": [{"name", "role"}], "credits": [...], "paragraphs": [text], "crossheads": [indices of paragraphs], …}],
    "furniture": [text], "remainder": [text]}
    """
    return {
        "articles": [article_answer(article, page) for page, reading in pages for article in reading.articles],
        "furniture": [text for _, reading in pages for text in reading.furniture],
        "remainder": [text for _, reading in pages for text in reading.remainder],
    }


def article_answer(article: Article, page: RawPage) -> dict[str, Any]:
    """One article as JSON has it."""
    return {
        "kind": article.kind,
        "page": page.number,
        "headline": [*article.kicker, *article.headline, *article.deck],
        "kicker_lines": len(article.kicker),
        "deck_lines": len(article.deck),
        "bylines": _people(article.bylines),
        "credits": _people(article.credits),
        "dateline": article.dateline,
        "paragraphs": [paragraph.text for paragraph in article.paragraphs],
        "crossheads": [i for i, paragraph in enumerate(article.paragraphs) if paragraph.kind == "crosshead"],
        "slugs": list(article.slugs),
        "credit_lines": list(article.credit_lines),
        "jumps": [{"text": jump.text, "direction": jump.direction, "page": jump.page} for jump in article.jumps],
        "confidence": round(article.confidence, 3),
        "doubts": list(article.doubts),
    }


def _people(people: Iterable[Person]) -> list[dict[str, str]]:
    return [{"name": person.name, "role": person.role} for person in people]


def labels_answer(labelled: Labelled, categories: Mapping[str, Category]) -> list[dict[str, Any]]:
    """An article's categories with their evidence; `start` and `end` count characters as `model.Match` says."""
    return [
        {
            "slug": label.category,
            "label": categories[label.category].label,
            "alert": categories[label.category].alert,
            "score": round(label.score, 3),
            "severity": label.severity,
            "expires": label.expires.isoformat() if label.expires else None,
            "matches": [
                {
                    "keyword": match.keyword,
                    "place": match.place,
                    "start": match.start,
                    "end": match.end,
                    "points": match.points,
                    "rule": match.rule,
                }
                for match in label.matches
            ],
        }
        for label in labelled.labels
    ]


def article_text(number: int, article: Article) -> str:
    """One article as a person reads it; styles are dropped by `click.echo` where the output is no terminal."""
    head = [click.style(f"{number}", dim=True) + ("" if article.kind == "news" else f"  [{article.kind}]")]
    head += [f"   {line}" for line in article.kicker]
    head += [click.style(f"   {line}", bold=True) for line in article.headline]
    head += [f"   {line}" for line in article.deck]
    people = " ".join(f"{person.role} {person.name}".strip() for person in (*article.bylines, *article.credits))
    if people:
        head.append(click.style(f"   {people}", fg="cyan"))
    for paragraph in article.paragraphs:
        style = {"bold": True} if paragraph.kind == "crosshead" else {}
        head += [click.style(f"     {line}", **style) for line in wrapped(paragraph.text, _WIDTH - 5)]
    head += [click.style(f"   {jump.text}", dim=True) for jump in article.jumps]
    head += [click.style(f"   ? {doubt}", fg="yellow") for doubt in article.doubts]
    return "\n".join(head)


def labels_text(labelled: Labelled, categories: Mapping[str, Category]) -> str:
    """An article's categories, a line each, with the keywords that put it there."""
    lines = []
    for label in labelled.labels:
        category = categories[label.category]
        name = click.style(category.label, fg="red" if category.alert else "green", bold=True)
        places: dict[str, list[str]] = {}
        for match in label.matches:
            places.setdefault(match.place, [])
            if match.keyword not in places[match.place]:
                places[match.place].append(match.keyword)
        why = "; ".join(f"{place}: {' '.join(keywords)}" for place, keywords in places.items()) or "no rule met"
        lines.append(f"     {name} {label.score:g}  {click.style(why, dim=True)}")
    return "\n".join(lines)


def wrapped(text: str, cells: int) -> list[str]:
    """The text in lines of at most so many cells, a wide character taking two."""
    if text.isascii():
        return textwrap.wrap(text, cells) or [""]
    lines, line, used = [], "", 0
    for character in text:
        width = 2 if unicodedata.east_asian_width(character) in "WF" else 1
        if used + width > cells and line:
            lines.append(line)
            line, used = "", 0
        line += character
        used += width
    return [*lines, line]
