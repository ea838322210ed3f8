"""Keys: a text with case, width and traditional characters folded away, one character for one, so positions stay.

Only matching sees keys; what is stored and shown is the text as printed.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import Any

_HAN = ((0x3400, 0x9FFF), (0xF900, 0xFAFF), (0x20000, 0x2FFFF))


def fold(text: str) -> str:
    """The key of a text: small letters, narrow digits and letters, simplified characters, plain spaces."""
    return text if text.isascii() and text.islower() else text.translate(_keys())


def fold_pattern(pattern: str) -> str:
    """A regular expression for keys: letters keep their case, for \\S is not \\s; digits and Han are folded."""
    return "".join(c if c.isascii() else fold(c) for c in pattern)


class _Keys(dict[int, str]):
    """Code point → its key, worked out when a character is first met."""

    def __init__(self) -> None:
        super().__init__()
        self._simplify = _simplifier()

    def __missing__(self, code: int) -> str:
        character = chr(code)
        key = _one(unicodedata.normalize("NFKC", character), character)
        if any(low <= ord(key) <= high for low, high in _HAN):
            key = _one(self._simplify(key), key)
        elif key.isspace() and key != "\n":
            key = " "
        else:
            key = _one(key.lower(), key)
        self[code] = key
        return key


def _one(changed: str, character: str) -> str:
    return changed if len(changed) == 1 else character


@lru_cache(maxsize=1)
def _keys() -> _Keys:
    return _Keys()


def _simplifier() -> Any:
    from opencc import OpenCC  # here: a command that folds no Han needs none of its dictionaries

    return OpenCC("t2s").convert
