"""Tokens for private feeds: given to one reader each, known here only by their hashes, revoked by name.

A token has 128 bits from the system's generator, so one SHA-256 is enough to keep it from whoever reads the file.
"""

from __future__ import annotations

import hashlib
import os
import secrets
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import msgspec

from feeder.errors import StoreError

BITS = 128


class Token(msgspec.Struct, frozen=True):
    """Who holds a token, when it was made (ISO 8601), and its hash."""

    name: str
    made: str
    sha256: str


def give(file: Path, name: str, at: datetime) -> str:
    """Make a token for a reader of this name; it can't be shown again. Raises StoreError where the name is taken."""
    given = held(file)
    if any(token.name == name for token in given):
        raise StoreError(f"{file}: {name!r} holds a token already; revoke it first")
    secret = secrets.token_urlsafe(BITS // 8)
    _write(file, [*given, Token(name, at.isoformat(timespec="seconds"), _hash(secret))])
    return secret


def revoke(file: Path, name: str) -> None:
    """Let the token of this name open nothing any more. Raises StoreError where there is none."""
    given = held(file)
    left = [token for token in given if token.name != name]
    if len(left) == len(given):
        names = ", ".join(token.name for token in given) or "nobody"
        raise StoreError(f"{file}: nobody of the name {name!r} holds a token; held by: {names}")
    _write(file, left)


def held(file: Path) -> list[Token]:
    """The tokens that are held, the oldest first. Raises StoreError."""
    try:
        return msgspec.json.decode(file.read_bytes(), type=list[Token])
    except FileNotFoundError:
        return []
    except (OSError, msgspec.DecodeError) as exc:
        raise StoreError(f"{file}: the tokens can't be read: {exc}") from exc


def checker(file: Path) -> Callable[[str], bool]:
    """A test whether a token is held just now; the file is read again only when it changed."""
    kept: tuple[object, frozenset[str]] = (None, frozenset())

    def is_held(secret: str) -> bool:
        nonlocal kept
        try:
            found = os.stat(file)
        except OSError:
            return False
        signature = (found.st_ino, found.st_mtime_ns, found.st_size)
        if kept[0] != signature:
            kept = (signature, frozenset(token.sha256 for token in held(file)))
        return _hash(secret) in kept[1]

    return is_held


def _hash(secret: str) -> str:
    return hashlib.sha256(secret.encode("utf-8", "surrogatepass")).hexdigest()


def _write(file: Path, tokens: list[Token]) -> None:
    temporary = file.with_name(f".{file.name}.tmp")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with open(os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as opened:
            opened.write(msgspec.json.format(msgspec.json.encode(tokens), indent=1))
            opened.flush()
            os.fsync(opened.fileno())
        temporary.replace(file)
    except OSError as exc:
        raise StoreError(f"{file}: the tokens can't be written: {exc.strerror}") from exc
