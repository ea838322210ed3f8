"""A page as the splitter read it: its lines with what each was taken for, beside the articles made of them.

As one HTML file that needs nothing else, and as coloured text for a terminal. Articles are numbered on over the pages.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import click
from jinja2 import Environment, StrictUndefined, Template

from feeder.model import LineLabel, PageReading, RawPage, ReadLine
from feeder.printing import KINDS, sure_word, wrapped

Pages = Sequence[tuple[RawPage, PageReading]]
LABELS: dict[LineLabel, str] = {
    "kicker": "引题",
    "headline": "主题",
    "deck": "副题",
    "byline": "署名",
    "body": "正文",
    "crosshead": "小标题",
    "caption": "图说",
    "credit": "摄影",
    "jump": "转版",
    "furniture": "报头",
    "remainder": "余下",
}
_TEMPLATE = Path(__file__).with_name("preview.html")
_COLOURS = ("cyan", "magenta", "green", "yellow", "blue", "red")
_GOLDEN = 137.5  # degrees between the hues of two articles that follow each other
_BOLD = {"kicker", "headline", "deck", "crosshead"}
_DIM = {"furniture", "blank"}
_CELLS = 62  # of a line's text in a terminal; what is longer goes on in the next row


def preview_html(title: str, pages: Pages) -> str:
    """The whole document; every text in it is escaped."""
    return _template().render(title=title, labels=LABELS, pages=list(_shown(pages)))


@cache
def _template() -> Template:
    environment = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    return environment.from_string(_TEMPLATE.read_text("utf-8"))


def _shown(pages: Pages) -> Iterator[dict[str, Any]]:
    """What the template shows of each page; articles and lines count from 1."""
    before = 0
    for number, (page, reading) in enumerate(pages, 1):
        name = f"第{page.number or number}版 {page.section}".strip()
        yield {
            "number": number,
            "name": name,
            "lines": reading.lines,
            "articles": [
                {
                    "article": article,
                    "id": f"a{before + k + 1}",
                    "number": before + k + 1,
                    "hue": round((before + k) * _GOLDEN) % 360,
                    "kind": KINDS[article.kind],
                    "sure": sure_word(article.confidence),
                    "doubtful": article.is_doubtful,
                    "runs": _runs(reading.lines, k),
                }
                for k, article in enumerate(reading.articles)
            ],
            "furniture": reading.furniture,
            "remainder": reading.remainder,
        }
        before += len(reading.articles)


def _runs(lines: Sequence[ReadLine], article: int) -> list[tuple[int, int, LineLabel]]:
    """Where an article stands: first line, last line and label of each run; blank lines interrupt none."""
    runs: list[tuple[int, int, LineLabel]] = []
    open_ = False
    for number, line in enumerate(lines, 1):
        if line.article == article and open_ and runs[-1][2] == line.label:
            runs[-1] = (runs[-1][0], number, line.label)
        elif line.article == article:
            runs.append((number, number, line.label))
            open_ = True
        elif line.label != "blank":
            open_ = False
    return runs


def preview_text(pages: Pages) -> str:
    """A row for each of the page's lines: the article's number, the label, the text; styles are dropped in a pipe."""
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
    mark = click.style("│ ", fg="red" if line.label == "remainder" else colour)
    gutter = click.style(f"{number:>3} {line.label:<9} ", fg="red" if line.label == "remainder" else colour)
    first, *rest = wrapped(" ".join(line.text.split()), _CELLS)
    style = {"bold": line.label in _BOLD, "dim": line.label in _DIM}
    rows = [gutter + mark + click.style(first, **style)]
    return "\n".join([*rows, *(" " * 14 + mark + click.style(row, **style) for row in rest)])
