"""Log lines: for people or for programs, one line each, the libraries' too."""

import json
import subprocess
import sys

SAYING = """
import logging, structlog
from feeder import logs
logs.configure({form!r})
log = structlog.get_logger("feeder")
log.info("taken", file="云溪.txt", articles=8)
logging.getLogger("apscheduler").info("every job would be a line")
logging.getLogger("elsewhere").warning("said by %s", "a library")
try:
    1 / 0
except ZeroDivisionError:
    log.exception("a round failed")
"""


def said(form: str) -> str:
    done = subprocess.run([sys.executable, "-c", SAYING.format(form=form)], capture_output=True, check=True)
    assert done.stdout == b""
    return done.stderr.decode()


def test_for_programs_every_line_is_an_object() -> None:
    taken, library, fault = map(json.loads, said("json").splitlines())
    assert (taken["event"], taken["file"], taken["articles"], taken["level"]) == ("taken", "云溪.txt", 8, "info")
    assert library["event"] == "said by a library"
    assert fault["exception"][0]["exc_type"] == "ZeroDivisionError"
    assert "locals" not in fault["exception"][0]["frames"][0]
    assert all("timestamp" in line for line in (taken, library, fault))


def test_for_people_in_a_pipe_lines_are_plain() -> None:
    text = said("text")
    assert "taken" in text
    assert "articles=8" in text
    assert "every job" not in text
    assert "ZeroDivisionError" in text
    assert "\x1b" not in text
