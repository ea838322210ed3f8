"""The editor's regular expressions, run by RE2: time linear in the text, memory bounded, no back-references."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from feeder.rules.folding import fold_pattern

LONGEST = 1000  # characters of a pattern
LARGEST = 1000  # instructions of a compiled pattern: what one character of text costs at worst
LONGEST_TEXT = 100_000  # characters of an article that patterns look at; a newspaper's page has 15,000
_MOST = 20  # places that one pattern may show in one text
_MEMORY = 4 << 20  # bytes that one pattern may use


def find_pattern(pattern: str, key: str) -> list[tuple[int, int]]:
    """Where a pattern stands in a key: (start, end), at most twenty places."""
    return _spans(compile_pattern(pattern), key[:LONGEST_TEXT].encode("utf-8", "replace"))


@lru_cache(maxsize=10_000)
def compile_pattern(pattern: str) -> Any:
    """The compiled pattern, or ValueError saying what is wrong with it."""
    import re2  # here: rules without patterns need none of it

    if len(pattern) > LONGEST:
        raise ValueError(f"a pattern of {len(pattern):,} characters: expected {LONGEST:,} at most")
    try:
        compiled = re2.compile(fold_pattern(pattern), _options())
    except re2.error as exc:
        said = exc.args[0].decode("utf-8", "replace") if isinstance(exc.args[0], bytes) else str(exc)
        raise ValueError(f"not a pattern of RE2: {said}") from exc
    if compiled.programsize > LARGEST:
        raise ValueError(f"a pattern of {compiled.programsize:,} steps: expected {LARGEST:,} at most")
    if compiled.search(""):
        raise ValueError("a pattern that the empty text meets")
    return compiled


def _options() -> Any:
    import re2

    options = re2.Options()
    options.max_mem = _MEMORY
    options.log_errors = False
    options.never_capture = True
    options.case_sensitive = False
    return options


def _spans(pattern: Any, text: bytes) -> list[tuple[int, int]]:
    """The places of a pattern in UTF-8, counted in characters."""
    spans: list[tuple[int, int]] = []
    at = characters = 0
    for match in pattern.finditer(text):
        if len(spans) == _MOST:
            break
        low, high = match.span()
        if low < high:
            start = characters + len(text[at:low].decode())
            characters, at = start + len(text[low:high].decode()), high
            spans.append((start, characters))
    return spans
