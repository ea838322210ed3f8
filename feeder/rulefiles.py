"""The rule files of a configuration on disk: rules.toml, more of them in rules/, word lists in words/."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from feeder.errors import RuleError
from feeder.files import read_text
from feeder.rules import Rules, load_rules

RULES_FILE = "rules.toml"
RULES_FOLDER = "rules"  # further *.toml, read in the order of their names
WORDS_FOLDER = "words"  # *.txt: words/towns.txt is @towns


def read_rules(config: Path, cache: Path | None = None, *, main: str = RULES_FILE) -> Rules:
    """All rule files of a configuration's folder as one set of rules, whole or not at all.

    Raises RuleError naming file, category and key. `cache` is a folder of the owner's alone (see `Rules`); `main` is
    read in place of rules.toml.
    """
    return load_rules({str(file): read_text(file, RuleError) for file in rule_files(config, main)}, cache)


def rule_files(config: Path, main: str = RULES_FILE) -> Iterator[Path]:
    """The files that `read_rules` reads, in their order; rules.toml whether it is there or not."""
    yield config / main
    yield from sorted((config / RULES_FOLDER).glob("*.toml"))
    yield from sorted((config / WORDS_FOLDER).glob("*.txt"))
