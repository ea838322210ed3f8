"""A page as the splitter read it: its lines with what each was taken for, beside the articles made of them.

As one HTML file that needs nothing else, and as coloured text for a terminal.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

import click
from jinja2 import Environment, StrictUndefined, Template

from feeder.model import PageReading, RawPage, ReadLine
from feeder.printing import wrapped

Pages = Sequence[tuple[RawPage, PageReading]]
_TEMPLATE = Path(__file__).with_name("preview.html")
_COLOURS = ("cyan", "magenta", "green", "yellow", "blue", "red")
_GOLDEN = 137.5  # degrees between the hues of two articles that follow each other
_BOLD = {"kicker", "headline", "deck", "crosshead"}
_DIM = {"furniture", "blank"}
_CELLS = 58  # of a line in a terminal; the rest of it is cut


def preview_html(title: str, pages: Pages) -> str:
    """The whole document; every text in it is escaped."""
    return _template().render(title=title, pages=[_page(*page, number) for number, page in enumerate(pages, 1)])


@cache
def _template() -> Template:
    environment = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    return environment.from_string(_TEMPLATE.read_text("utf-8"))


def _page(page: RawPage, reading: PageReading, number: int) -> dict[str, Any]:
    first: dict[int, int] = {}
    for i, line in enumerate(reading.lines):
        if line.article is not None:
            first.setdefault(line.article, i)
    return {
        "number": number,
        "name": " ".join(part for part in (page.number, page.section) if part) or str(number),
        "lines": reading.lines,
        "articles": [
            {"article": article, "hue": _hue(k), "line": first.get(k)} for k, article in enumerate(reading.articles)
        ],
        "hues": [_hue(k) for k in range(len(reading.articles))],
        "furniture": reading.furniture,
        "remainder": reading.remainder,
    }


def _hue(article: int) -> int:
    return round(article * _GOLDEN) % 360


def preview_text(pages: Pages) -> str:
    """A line for each of the page's lines: the article's number, the label, the text; styles are dropped in a pipe."""
    parts: list[str] = []
    before = 0
    for _, reading in pages:
        parts += [_line_text(line, before) for line in reading.lines]
        before += len(reading.articles)
    return "\n".join(parts)


def _line_text(line: ReadLine, before: int) -> str:
    if line.label == "blank":
        return ""
    number = "" if line.article is None else str(line.article + before + 1)
    colour = None if line.article is None else _COLOURS[(line.article + before) % len(_COLOURS)]
    gutter = click.style(f"{number:>3} {line.label:<9} ", fg=colour or "red" if line.label == "remainder" else colour)
    text = wrapped(" ".join(line.text.split()), _CELLS)
    shown = text[0] + ("…" if len(text) > 1 else "")
    return gutter + click.style("│ " + shown, bold=line.label in _BOLD, dim=line.label in _DIM)
