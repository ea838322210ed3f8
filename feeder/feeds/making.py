"""What makes the documents: a digest that changes with this package, so that what an older one made is made anew."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from functools import lru_cache
from importlib.resources import files
from importlib.resources.abc import Traversable

_MADE_OF = (".py", ".html", ".css", ".rng")


@lru_cache(maxsize=1)
def made_by() -> str:
    """The digest of this package's modules and templates."""
    return digest_of(files("feeder.feeds"))


def digest_of(folder: Traversable) -> str:
    """The digest of a folder's modules and templates, in the order of their names."""
    digest = hashlib.sha256()
    for name, content in sorted(_contents(folder)):
        digest.update(f"{name} {len(content)} ".encode() + content)
    return digest.hexdigest()


def _contents(folder: Traversable, below: str = "") -> Iterator[tuple[str, bytes]]:
    for found in folder.iterdir():
        if found.is_dir():
            yield from _contents(found, f"{below}{found.name}/")
        elif found.name.endswith(_MADE_OF):
            yield below + found.name, found.read_bytes()
