"""Log lines: for people or for programs, one line each, the libraries' too."""

import json
import subprocess
import sys

import pytest

SAYING = r"""
import logging, structlog
from pathlib import Path
from feeder import logs
logs.configure({form!r})
log = structlog.get_logger("feeder")
log.info("taken", file="云溪.txt", articles=8)
log.info("a\x1b[2Jb", file="c\x1b[2Jd\x07.txt", reason="e \x1b[2J\nf")
log.info("\x9b2J", file="g\u2028h\u202e\U000e0001.txt", path=Path("i\x1b.txt"), names=["j\x1b.txt"])
logging.getLogger("apscheduler").info("every job would be a line")
logging.getLogger("elsewhere").warning("said by %s", "a library")
try:
    raise ValueError("g\x1b[2Jh")
except ValueError:
    log.exception("a round failed")
"""


def said(form: str) -> str:
    done = subprocess.run([sys.executable, "-c", SAYING.format(form=form)], capture_output=True, check=True)
    assert done.stdout == b""
    return done.stderr.decode()


def test_for_programs_every_line_is_an_object() -> None:
    taken, _, odd, library, fault = map(json.loads, said("json").splitlines())
    assert (odd["event"], odd["file"]) == ("\x9b2J", "g\u2028h\u202e\U000e0001.txt")
    assert (taken["event"], taken["file"], taken["articles"], taken["level"]) == ("taken", "云溪.txt", 8, "info")
    assert library["event"] == "said by a library"
    assert fault["exception"][0]["exc_type"] == "ValueError"
    assert "locals" not in fault["exception"][0]["frames"][0]
    assert all("timestamp" in line for line in (taken, library, fault))


def test_for_people_in_a_pipe_lines_are_plain() -> None:
    text = said("text")
    assert "taken" in text
    assert "articles=8" in text
    assert "every job" not in text
    assert "ValueError" in text
    assert "\x1b" not in text


@pytest.mark.parametrize("form", ["text", "json"])
def test_a_line_holds_nothing_but_what_prints(form: str) -> None:
    assert set("".join(said(form).split("\n"))) & set("\x1b\x07\x9b\u2028\u202e\U000e0001") == set()


def test_control_characters_are_written_not_sent_to_the_terminal() -> None:
    text = said("text")
    assert not set(text) & {"\x1b", "\x07"}
    assert r"a\x1b[2Jb" in text
    assert r"file=c\x1b[2Jd\x07.txt" in text
    assert r"reason='e \x1b[2J\nf'" in text
    assert r"ValueError: g\x1b[2Jh" in text
