"""Tokens are shown once, kept as hashes, and revoked at once."""

import stat
from datetime import UTC, datetime
from pathlib import Path

import pytest

from feeder import tokens
from feeder.errors import StoreError

AT = datetime(2024, 5, 16, tzinfo=UTC)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "state" / "tokens.json"


def test_a_token_is_known_until_it_is_revoked(file: Path) -> None:
    is_held = tokens.checker(file)
    assert not is_held("")
    secret = tokens.give(file, "编辑部", AT)
    assert is_held(secret)
    assert not is_held(secret[:-1])
    tokens.revoke(file, "编辑部")
    assert not is_held(secret)


def test_the_file_holds_no_token_and_is_nobody_elses(file: Path) -> None:
    secret = tokens.give(file, "a", AT)
    assert secret not in file.read_text("utf-8")
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert len(secret) >= 22  # 128 bits in base64


def test_a_name_holds_one_token(file: Path) -> None:
    tokens.give(file, "a", AT)
    with pytest.raises(StoreError, match="holds a token already"):
        tokens.give(file, "a", AT)


def test_who_holds_none_is_named_with_those_who_do(file: Path) -> None:
    tokens.give(file, "a", AT)
    with pytest.raises(StoreError, match="'b' holds a token; held by: a"):
        tokens.revoke(file, "b")


def test_a_damaged_file_opens_nothing(file: Path) -> None:
    file.parent.mkdir()
    file.write_text("{")
    with pytest.raises(StoreError, match="can't be read"):
        tokens.held(file)
