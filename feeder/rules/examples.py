"""Labelled examples to learn from: CSV or JSON lines → Examples, or a ConfigError that names file and line."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from dataclasses import dataclass

from feeder.errors import ConfigError
from feeder.model import Article, Paragraph

_COLUMNS = ("headline", "text", "category")


@dataclass(frozen=True, slots=True)
class LabelledExample:
    """An article whose one category is known."""

    article: Article
    category: str


def read_examples(name: str, text: str) -> list[LabelledExample]:
    """Read `headline`, `text` (either may be missing) and `category` of every row; `name` ends in .csv or .jsonl."""
    rows = _json_rows(name, text) if name.endswith((".jsonl", ".ndjson")) else _csv_rows(name, text)
    examples = []
    for line, row in rows:
        headline, body, category = ((row.get(column) or "").strip() for column in _COLUMNS)
        if not category or not (headline or body):
            raise ConfigError(f"{name}: line {line}: expected a category, and a headline or a text")
        paragraphs = tuple(Paragraph(part.strip()) for part in body.splitlines() if part.strip())
        examples.append(
            LabelledExample(Article(headline=(headline,) if headline else (), paragraphs=paragraphs), category)
        )
    return examples


def _csv_rows(name: str, text: str) -> Iterator[tuple[int, dict[str, str]]]:
    reader = csv.DictReader(io.StringIO(text.removeprefix("\ufeff")))
    try:
        names = [(column or "").strip().lower() for column in reader.fieldnames or ()]
        if "category" not in names or not {"headline", "text"} & set(names):
            raise ConfigError(f"{name}: line 1: expected columns headline, text and category, found {', '.join(names)}")
        reader.fieldnames = names
        for row in reader:
            yield reader.line_num, {key: value for key, value in row.items() if isinstance(value, str)}
    except csv.Error as exc:
        raise ConfigError(f"{name}: line {reader.line_num + 1}: not CSV: {exc}") from exc


def _json_rows(name: str, text: str) -> Iterator[tuple[int, dict[str, str]]]:
    for number, line in enumerate(text.removeprefix("\ufeff").split("\n"), 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except ValueError as exc:
            raise ConfigError(f"{name}: line {number}: not JSON: {exc}") from exc
        if not isinstance(row, dict) or not all(isinstance(row.get(column, ""), str) for column in _COLUMNS):
            raise ConfigError(f"{name}: line {number}: expected an object with the texts headline, text and category")
        yield number, row
