"""The rule language: the text of rules.toml → Rules, or a RuleError that names file, category and key."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any, Literal

import msgspec

from feeder.errors import RuleError
from feeder.model import Category
from feeder.rules.matcher import Matcher

Where = Literal["any", "headline", "kicker", "deck", "lead", "body", "byline"]
FALLBACK = "other"  # the slug of the category of articles that no rule meets
_SLUG = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
_TAKEN = ("all",)  # a feed of this name is made besides
_IPTC = re.compile(r"medtop:(0[1-9]|1[0-7])000000|")


class _Keyword(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The full form of a keyword."""

    word: str
    weight: float = 1.0
    match: Literal["word", "substring"] = "word"
    place: Where = "any"


class _Category(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A [[category]] table."""

    slug: str
    label: str
    label_en: str = ""
    iptc: str = ""
    alert: bool = False
    threshold: float = 3.0
    keywords: tuple[str | _Keyword, ...] = ()


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The whole of rules.toml."""

    category: tuple[dict[str, Any], ...] = ()


@dataclass(frozen=True, slots=True)
class Keyword:
    """One keyword of one category; `weight` multiplies what its places are worth."""

    word: str
    category: str
    weight: float = 1.0
    match: Literal["word", "substring"] = "word"
    place: Where = "any"


@dataclass(frozen=True)
class Rules:
    """The categories in the file's order, the fallback last, with their keywords and thresholds (points).

    `cache` is a folder of the owner's alone where the segmenter keeps its dictionary between starts.
    """

    categories: tuple[Category, ...]
    keywords: tuple[Keyword, ...]
    thresholds: dict[str, float] = field(hash=False)
    cache: Path | None = None

    @cached_property
    def matcher(self) -> Matcher:
        """Finds the keywords; made when the first article is classified."""
        return Matcher([(keyword.word, keyword.match == "word") for keyword in self.keywords], self.cache)


def load_rules(text: str, source: str, cache: Path | None = None) -> Rules:
    """Read the text of a rules file; `source` names it in errors."""
    try:
        tables = msgspec.convert(tomllib.loads(text), _File).category
    except tomllib.TOMLDecodeError as exc:
        raise RuleError(f"{source}: not TOML: {exc}") from exc
    except msgspec.ValidationError as exc:
        raise RuleError(f"{source}: {_plain(exc)}: expected only [[category]] tables") from exc
    made = [_category(table, number, source) for number, table in enumerate(tables, 1)]
    _check(made, source)
    fallback = [table for table in made if table.slug == FALLBACK] or [_Category(FALLBACK, "其他", "Other")]
    ordered = [table for table in made if table.slug != FALLBACK] + fallback
    return Rules(
        categories=tuple(Category(t.slug, t.label, t.label_en, t.iptc, t.alert) for t in ordered),
        keywords=tuple(keyword for table in ordered for keyword in _keywords(table, source)),
        thresholds={table.slug: table.threshold for table in ordered},
        cache=cache,
    )


def _plain(exc: msgspec.ValidationError) -> str:
    said, _, where = str(exc).replace("`", "").partition(" - at $")
    return f"{where.lstrip('.')}: {said[:1].lower()}{said[1:]}" if where else f"{said[:1].lower()}{said[1:]}"


def _category(table: dict[str, Any], number: int, source: str) -> _Category:
    name = table.get("slug", f"number {number}")
    try:
        return msgspec.convert(table, _Category)
    except msgspec.ValidationError as exc:
        known = ", ".join(_Category.__struct_fields__)
        raise RuleError(f"{source}: category {name}: {_plain(exc)}; the keys are {known}") from exc


def _check(tables: Iterable[_Category], source: str) -> None:
    seen: set[str] = set()
    for table in tables:
        where = f"{source}: category {table.slug}"
        if not _SLUG.fullmatch(table.slug) or table.slug in _TAKEN or table.slug.endswith("-alert"):
            expected = "small letters, digits and single hyphens, such as road-works; not all, not …-alert"
            raise RuleError(f"{where}: slug: {table.slug!r}: expected {expected}")
        if table.slug in seen:
            raise RuleError(f"{where}: slug: stands twice: expected one table a category")
        if not table.label.strip():
            raise RuleError(f"{where}: label: empty: expected the name readers see")
        if not _IPTC.fullmatch(table.iptc):
            raise RuleError(f"{where}: iptc: {table.iptc!r}: expected medtop:01000000 … medtop:17000000, or nothing")
        if table.threshold <= 0:
            raise RuleError(f"{where}: threshold: {table.threshold:g}: expected more than 0 points")
        if table.slug == FALLBACK and table.keywords:
            raise RuleError(f"{where}: keywords: expected none, for it takes what no rule meets")
        if table.slug != FALLBACK and not table.keywords:
            raise RuleError(f"{where}: keywords: expected at least one")
        seen.add(table.slug)


def _keywords(table: _Category, source: str) -> list[Keyword]:
    made: dict[tuple[str, str], Keyword] = {}
    for number, given in enumerate(table.keywords, 1):
        full = _Keyword(given) if isinstance(given, str) else given
        where = f"{source}: category {table.slug}: keywords[{number}]"
        if not full.word.strip() or full.word != full.word.strip() or "\n" in full.word:
            raise RuleError(f"{where}: {full.word!r}: expected a word without white space around it")
        if not -100 <= full.weight <= 100 or full.weight == 0:
            raise RuleError(f"{where}: weight: {full.weight:g}: expected -100 to 100 and not 0")
        if (full.word, full.place) in made:
            raise RuleError(f"{where}: {full.word!r}: stands twice in this category")
        made[full.word, full.place] = Keyword(full.word, table.slug, full.weight, full.match, full.place)
    return list(made.values())
