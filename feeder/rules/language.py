"""The rule language: the texts of the rule files → Rules, all of them or none, or a RuleError that names the place."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any, Literal, TypeVar

import msgspec

from feeder.errors import RuleError
from feeder.model import Category, Kind, Printed, Severity
from feeder.rules.query import LONGEST_WORD, AllOf, Listed, Node, QueryError, Where, leaves, parse_query
from feeder.rules.rulebook import FALLBACK, Decision, Example, Keyword, Query, Rules

_SLUG = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
_TAKEN = ("all", "today", "notices", "withdrawn")  # a feed of this name is made besides
_IPTC = re.compile(r"medtop:(0[1-9]|1[0-7])000000|")
_LEVELS: tuple[Severity, ...] = ("extreme", "severe", "moderate", "minor")
_T = TypeVar("_T", bound=msgspec.Struct)


class _Keyword(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The full form of a keyword."""

    word: str
    weight: float = 1.0
    match: Literal["word", "substring"] = "word"
    place: Where = "any"


class _Query(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The full form of a query; without `points` it earns what the category's threshold asks."""

    query: str
    points: float | None = None


class _Category(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A [[category]] table."""

    slug: str
    label: str
    label_en: str = ""
    iptc: str = ""
    alert: bool = False
    threshold: float = 2.0
    keywords: tuple[str | _Keyword, ...] = ()
    queries: tuple[str | _Query, ...] = ()
    extends: str = ""
    group: str = ""
    priority: int = 0
    fallback: bool | str = False
    severity: Severity = ""
    severities: dict[str, str] = {}


class _Test(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A [[test]] table."""

    expect: tuple[str, ...]
    headline: str = ""
    text: str = ""
    genre: Kind = "news"
    page: str = ""
    section: str = ""
    date: date | None = None


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The whole of a rules file."""

    category: tuple[dict[str, Any], ...] = ()
    test: tuple[dict[str, Any], ...] = ()


@dataclass(frozen=True, slots=True)
class _Read:
    """A category table with where it stands, for errors."""

    where: str
    table: _Category


def load_rules(texts: Mapping[str, str], cache: Path | None = None) -> Rules:
    """Read the rule files: their names, as errors shall name them, with their texts.

    A name that ends in .txt is a word list, one word a line, named by its stem: config/words/towns.txt is @towns.
    """
    lists = {Path(name).stem: _words(name, text) for name, text in texts.items() if name.endswith(".txt")}
    files = {name: _file(name, text) for name, text in texts.items() if not name.endswith(".txt")}
    read = [
        _Read(*_table(table, number, name, "category", _Category))
        for name, file in files.items()
        for number, table in enumerate(file.category, 1)
    ]
    _check(read)
    read.sort(key=lambda each: each.table.slug == FALLBACK)
    if not read or read[-1].table.slug != FALLBACK:
        read.append(_Read("", _Category(FALLBACK, "其他", "Other")))
    return Rules(
        categories=tuple(Category(t.slug, t.label, t.label_en, t.iptc, t.alert) for t in (each.table for each in read)),
        keywords=_inherited(read, {each.table.slug: _keywords(each, lists) for each in read}),
        queries=_inherited(read, {each.table.slug: _queries(each, lists) for each in read}),
        decisions={each.table.slug: _decision(each, lists) for each in read},
        lists=lists,
        examples=tuple(_examples(files, {each.table.slug for each in read})),
        cache=cache,
    )


def _words(name: str, text: str) -> frozenset[str]:
    words = {line.strip() for line in text.removeprefix("\ufeff").splitlines()}
    kept = frozenset(word for word in words if word and not word.startswith("#"))
    if not re.fullmatch(r"[\w-]+", Path(name).stem):
        raise RuleError(f"{name}: expected a name of letters, digits, hyphens and underscores, as @ can name it")
    if not kept:
        raise RuleError(f"{name}: an empty word list: expected one word a line")
    if too_long := next((word for word in sorted(kept) if len(word) > LONGEST_WORD), ""):
        raise RuleError(f"{name}: {too_long[:20]}…: expected at most {LONGEST_WORD} characters a line")
    return kept


def _file(name: str, text: str) -> _File:
    try:
        return msgspec.convert(tomllib.loads(text.removeprefix("\ufeff")), _File)
    except tomllib.TOMLDecodeError as exc:
        raise RuleError(f"{name}: not TOML: {exc}") from exc
    except msgspec.ValidationError as exc:
        raise RuleError(f"{name}: {_plain(exc)}: expected only [[category]] and [[test]] tables") from exc


def _plain(exc: msgspec.ValidationError) -> str:
    said, _, where = str(exc).replace("`", "").partition(" - at $")
    return f"{where.lstrip('.')}: {said[:1].lower()}{said[1:]}" if where else f"{said[:1].lower()}{said[1:]}"


def _table(table: dict[str, Any], number: int, name: str, kind: str, struct: type[_T]) -> tuple[str, _T]:
    """A table with where it stands."""
    where = f"{name}: {kind} {table.get('slug', f'number {number}')}"
    try:
        return where, msgspec.convert(table, struct)
    except msgspec.ValidationError as exc:
        known = ", ".join(field.name for field in msgspec.structs.fields(struct))
        raise RuleError(f"{where}: {_plain(exc)}; the keys are {known}") from exc


def _check(read: list[_Read]) -> None:
    seen: set[str] = set()
    for each in read:
        where, table = each.where, each.table
        if not _SLUG.fullmatch(table.slug) or table.slug in _TAKEN or table.slug.endswith("-alert"):
            expected = "small letters, digits and single hyphens, such as road-works; not all, today, notices, …-alert"
            raise RuleError(f"{where}: slug: {table.slug!r}: expected {expected}")
        if table.slug in seen:
            raise RuleError(f"{where}: slug: stands twice: expected one table a category")
        if not table.label.strip():
            raise RuleError(f"{where}: label: empty: expected the name readers see")
        if not _IPTC.fullmatch(table.iptc):
            raise RuleError(f"{where}: iptc: {table.iptc!r}: expected medtop:01000000 … medtop:17000000, or nothing")
        if not 0 < table.threshold < 1_000_000:
            raise RuleError(f"{where}: threshold: {table.threshold:g}: expected more than 0 points")
        rules = table.keywords or table.queries or table.extends
        if table.slug == FALLBACK and (rules or table.fallback):
            raise RuleError(f"{where}: keywords: expected no keywords or queries, for it takes what no rule meets")
        if table.slug != FALLBACK and not rules and not table.fallback:
            raise RuleError(f"{where}: keywords: expected at least one keyword, a query, extends or fallback")
        if not table.alert and (table.severity or table.severities):
            raise RuleError(f"{where}: severity: expected alert = true beside it")
        if unknown := set(table.severities) - set(_LEVELS):
            raise RuleError(f"{where}: severities: {min(unknown)}: expected one of {', '.join(_LEVELS)}")
        seen.add(table.slug)


def _keywords(each: _Read, lists: Mapping[str, frozenset[str]]) -> dict[tuple[str, str], Keyword]:
    made: dict[tuple[str, str], Keyword] = {}
    slug = each.table.slug
    for number, given in enumerate(each.table.keywords, 1):
        full = _Keyword(given) if isinstance(given, str) else given
        where = f"{each.where}: keywords[{number}]"
        if not full.word.strip() or full.word != full.word.strip() or "\n" in full.word:
            raise RuleError(f"{where}: {full.word!r}: expected a word without white space around it")
        if len(full.word) > LONGEST_WORD:
            raise RuleError(f"{where}: {full.word[:20]}…: expected at most {LONGEST_WORD} characters")
        if not -100 <= full.weight <= 100:
            raise RuleError(f"{where}: weight: {full.weight:g}: expected -100 to 100")
        listed = full.word.startswith("@")
        if listed and full.word[1:] not in lists:
            raise RuleError(f"{where}: {_no_list(full.word[1:], lists)}")
        if not listed and (full.word, full.place) in made:
            raise RuleError(f"{where}: {full.word!r}: stands twice in this category")
        for word in sorted(lists[full.word[1:]]) if listed else (full.word,):
            made.setdefault((word, full.place), Keyword(word, slug, full.weight, full.match, full.place))
    return made


def _no_list(name: str, lists: Mapping[str, frozenset[str]]) -> str:
    there = ", ".join(f"@{known}" for known in sorted(lists)) or "there are none"
    return f"@{name}: no such word list; expected words/{name}.txt beside the rules ({there})"


def _queries(each: _Read, lists: Mapping[str, frozenset[str]]) -> dict[tuple[str, str], Query]:
    made: dict[tuple[str, str], Query] = {}
    for number, given in enumerate(each.table.queries, 1):
        full = _Query(given) if isinstance(given, str) else given
        where = f"{each.where}: queries[{number}]"
        points = each.table.threshold if full.points is None else full.points
        if not -1000 <= points <= 1000 or points == 0:
            raise RuleError(f"{where}: points: {points:g}: expected -1000 to 1000 and not 0")
        if (full.query, "") in made:
            raise RuleError(f"{where}: {full.query!r}: stands twice in this category")
        made[full.query, ""] = Query(full.query, each.table.slug, points, _node(full.query, where, lists))
    return made


def _node(query: str, where: str, lists: Mapping[str, frozenset[str]]) -> Node:
    try:
        node = parse_query(query)
    except QueryError as exc:
        raise RuleError(f"{where}: {exc}") from exc
    for leaf in leaves(node):
        if isinstance(leaf, Listed) and leaf.name not in lists:
            character = query.index(f"@{leaf.name}") + 1
            raise RuleError(f"{where}: character {character}: {_no_list(leaf.name, lists)}")
    return node


_Rule = TypeVar("_Rule", Keyword, Query)


def _inherited(read: list[_Read], own: dict[str, dict[tuple[str, str], _Rule]]) -> tuple[_Rule, ...]:
    """Every category's rules with those of the category it extends; its own stand before the same of the other."""
    extends = {each.table.slug: each.table.extends for each in read}
    kept: list[_Rule] = []
    for each in read:
        slug = each.table.slug
        rules = dict(own[slug])
        chain: list[str] = [slug]
        while parent := extends[chain[-1]]:
            if parent not in own or parent == FALLBACK:
                known = ", ".join(other for other in own if other not in (slug, FALLBACK))
                raise RuleError(f"{each.where}: extends: {parent!r}: no such category; expected one of {known}")
            if parent in chain:
                raise RuleError(f"{each.where}: extends: {' → '.join([*chain, parent])}: goes round in a circle")
            chain.append(parent)
            for key, rule in own[parent].items():
                rules.setdefault(key, replace(rule, category=slug))
        kept += rules.values()
    return tuple(kept)


def _decision(each: _Read, lists: Mapping[str, frozenset[str]]) -> Decision:
    table = each.table
    fallback: Node | None = None
    if isinstance(table.fallback, str):
        fallback = _node(table.fallback, f"{each.where}: fallback", lists)
    elif table.fallback:
        fallback = AllOf(())
    severities = tuple(
        (level, _node(table.severities[level], f"{each.where}: severities.{level}", lists))
        for level in _LEVELS
        if level in table.severities
    )
    severity = table.severity or ("moderate" if table.alert else "")
    return Decision(table.threshold, table.group, table.priority, fallback, severity, severities)


def _examples(files: Mapping[str, _File], slugs: set[str]) -> Iterator[Example]:
    for name, file in files.items():
        for number, given in enumerate(file.test, 1):
            where, test = _table(given, number, name, "test", _Test)
            if unknown := set(test.expect) - slugs:
                known = ", ".join(sorted(slugs))
                raise RuleError(f"{where}: expect: {min(unknown)}: no such category; expected some of {known}")
            if not test.headline.strip() and not test.text.strip():
                raise RuleError(f"{where}: expected a headline or a text")
            yield Example(
                where,
                frozenset(test.expect or (FALLBACK,)),
                tuple(filter(None, test.headline.strip().splitlines())),
                tuple(filter(None, (line.strip() for line in test.text.splitlines()))),
                test.genre,
                Printed(test.page, test.section, test.date),
            )
