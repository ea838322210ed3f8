"""Inputs that nobody wrote: pages cut, doubled, mixed and broken; each is read or refused, and soon."""

from __future__ import annotations

import random
import re
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from feeder.errors import IssueError
from feeder.inbox import Taken
from feeder.service import open_rules, read_whole
from feeder.settings import load_settings

SAMPLES = sorted((Path(__file__).parent.parent / "samples").glob("*/page.txt"))
_WHEN = datetime(2024, 5, 16, tzinfo=UTC)
_PIECES = (
    *(bytes([number]) for number in (0, 7, 8, 9, 10, 11, 12, 13, 27, 28, 30, 127, 128, 192, 255)),
    "（记者 ）".encode(), "本报讯".encode(), "下转第二版".encode(), "\ufeff".encode(), "\u2028".encode(),
    b"\xff\xfe", b"\xfe\xff", b"\xed\xa0\x80", b"\xf4\x90\x80\x80", b"<![CDATA[", b"]]>", b"&#0;", b"</script>",
    "■□◆●".encode(), b"By ", b"-\n", "……".encode() * 20, "“".encode() * 30, "《".encode() * 30, b"(" * 50, b"\n" * 40,
)  # fmt: skip


def mutant(seed: random.Random, texts: list[bytes]) -> bytes:
    """One input: an excerpt of a page, changed in one to six ways, in one of several encodings."""
    text = seed.choice(texts)
    start = seed.randrange(max(1, len(text) - 200))
    data = bytearray(text[start : start + seed.choice((60, 300, 300, 900, 2500))])
    for _ in range(seed.randint(1, 6)):
        seed.choice((_flip, _cut, _double, _insert, _swap_lines))(seed, data)
    if seed.random() < 0.7:  # text all the same, so that it is split and not refused at once
        data = bytearray(re.sub(r"[\0-\x08\x0e-\x1f\x7f]", "", data.decode("utf-8", "ignore")).encode())
    if seed.random() < 0.1:
        return data.decode("utf-8", "replace").encode(
            seed.choice(("gb18030", "big5", "utf-16", "utf-8-sig")), "replace"
        )
    return bytes(data)


def _flip(seed: random.Random, data: bytearray) -> None:
    for _ in range(min(len(data), seed.choice((1, 1, 5, 30)))):
        data[seed.randrange(len(data))] = seed.randrange(256)


def _cut(seed: random.Random, data: bytearray) -> None:
    start = seed.randrange(len(data) + 1)
    del data[start : start + seed.randrange(200)]


def _double(seed: random.Random, data: bytearray) -> None:
    start = seed.randrange(len(data) + 1)
    data[start:start] = data[start : start + seed.randrange(200)] * seed.choice((1, 2, 8))


def _insert(seed: random.Random, data: bytearray) -> None:
    place = seed.randrange(len(data) + 1)
    data[place:place] = seed.choice(_PIECES) * seed.choice((1, 1, 3))


def _swap_lines(seed: random.Random, data: bytearray) -> None:
    lines = bytes(data).split(b"\n")
    seed.shuffle(lines)
    data[:] = b"\n".join(lines)


def torture(count: int, seed: int = 1, say: Callable[[str], None] = print, seconds: float = 60.0) -> None:
    """Read so many mutants; a fault of ours, or one that takes a processor so many seconds, is said with its seed."""
    settings = load_settings(None, {})
    rules = open_rules(settings)
    texts = [sample.read_bytes() for sample in SAMPLES]
    read = refused = 0
    slowest = 0.0
    for number in range(count):
        data = mutant(random.Random(f"{seed}-{number}"), texts)
        begun = time.process_time()
        try:
            pages = read_whole("mutant.txt", Taken(data, _WHEN), settings, rules).pages
            read += bool(pages)
        except IssueError as exc:
            refused += 1
            assert "can't be read: " not in str(exc), f"mutant {seed}-{number}: a fault of ours: {exc}"
        took = time.process_time() - begun
        slowest = max(slowest, took)
        assert took < seconds, f"mutant {seed}-{number} took {took:.1f} s"
    say(f"{count} mutants: {read} read, {refused} refused, 0 uncaught, the slowest {slowest:.2f} s")
