"""What was rendered once and is asked for again: by several feeds, and by the next publishing.

It is kept as long as it is asked for. A limit alone would hold years of articles that no feed has any more, or else be
too small for a paper with many feeds, and then forget each entry just before it is wanted again.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

# Of one kind in a generation: some 2,000 articles as they are printed. A search's feeds, which no publishing follows,
# must end somewhere, too, and so must articles as long as books.
MOST_BYTES = 8 * 1024**2
_BESIDE = 200  # bytes that a dictionary takes to hold one

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")

_all: list[Remembered] = []  # type: ignore[type-arg]


class Remembered(Generic[K, V]):
    """A pure function of one argument that keeps what it returned in this generation and in the one before.

    What is kept is bytes, texts or a few of them, `most_bytes` of them in a generation; what is larger is made anew.
    """

    def __init__(self, make: Callable[[K], V], most_bytes: int = MOST_BYTES) -> None:
        self._make = make
        self._most_bytes = most_bytes
        self._bytes = 0  # of the young
        self._young: dict[K, V] = {}
        self._old: dict[K, V] = {}
        _all.append(self)

    def __call__(self, asked: K) -> V:
        """What the function returns."""
        if asked in (young := self._young):
            return young[asked]
        old = self._old
        made = old[asked] if asked in old else self._make(asked)
        size = sys.getsizeof(asked) + sys.getsizeof(made) + _BESIDE
        if size <= self._most_bytes:
            if self._bytes + size > self._most_bytes:
                self.forget_unused()
            self._young[asked] = made
            self._bytes += size
        return made

    def __len__(self) -> int:
        return len(self._young) + len(self._old.keys() - self._young.keys())

    def forget_unused(self) -> None:
        """Begin another generation: what was not asked for since the last one began is forgotten."""
        self._old, self._young, self._bytes = self._young, {}, 0


def forget_unused() -> None:
    """Forget what was not asked for since this was last said, of everything that is remembered."""
    for remembered in _all:
        remembered.forget_unused()
