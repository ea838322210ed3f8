"""What was rendered once and is asked for again: by several feeds, and by the next publishing.

It is kept as long as it is asked for. A count alone would hold years of articles that no feed has any more, or else be
too small for a paper with many feeds, and then forget each entry just before it is wanted again.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

MOST = 4096  # of one kind in a generation; a search feed's, which no publishing follows, must end somewhere, too

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")

_all: list[Remembered] = []  # type: ignore[type-arg]


class Remembered(Generic[K, V]):
    """A pure function of one argument that keeps what it returned in this generation and in the one before."""

    def __init__(self, make: Callable[[K], V], most: int = MOST) -> None:
        self._make = make
        self._most = most
        self._young: dict[K, V] = {}
        self._old: dict[K, V] = {}
        _all.append(self)

    def __call__(self, asked: K) -> V:
        """What the function returns."""
        if asked in (young := self._young):
            return young[asked]
        old = self._old
        made = old[asked] if asked in old else self._make(asked)
        if len(young) >= self._most:
            self.forget_unused()
        self._young[asked] = made
        return made

    def __len__(self) -> int:
        return len(self._young) + len(self._old.keys() - self._young.keys())

    def forget_unused(self) -> None:
        """Begin another generation: what was not asked for since the last one began is forgotten."""
        self._old, self._young = self._young, {}


def forget_unused() -> None:
    """Forget what was not asked for since this was last said, of everything that is remembered."""
    for remembered in _all:
        remembered.forget_unused()
