"""The readers: each polls an address and says what it would show as new, the way its user sees it.

A reader keeps its state in a folder of its own. What it can't tell (newsboat keeps no categories) it leaves None.
"""

from __future__ import annotations

import json
import mailbox
import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from email.header import decode_header, make_header
from email.message import Message
from email.utils import parsedate_to_datetime
from pathlib import Path

HERE = Path(__file__).parent


@dataclass(frozen=True)
class Seen:
    """An entry as a reader shows it; `day` is the date it was published on, UTC."""

    title: str
    link: str
    author: str | None
    category: str | None
    day: str | None


Poll = Callable[[], list[Seen]]
Client = Callable[[str, Path], Poll]


class Missing(Exception):
    """A reader is not here; the text says how it is got."""


def run(*command: str | Path, **environment: str) -> str:
    """A command's output; RuntimeError with what it said if it fails."""
    done = subprocess.run(
        [str(word) for word in command], capture_output=True, text=True, env=os.environ | environment, timeout=120
    )
    if done.returncode:
        raise RuntimeError(f"{command[0]}: {done.stderr.strip() or done.stdout.strip()}")
    return done.stdout


def debian(program: str, package: str) -> str:
    """A program of Debian's; Missing where it is not installed."""
    found = shutil.which(program)
    if not found:
        raise Missing(f"apt-get install {package}")
    return found


def newsboat(address: str, folder: Path) -> Poll:
    """newsboat: what is unread after a reload; all of it is then marked as read."""
    program = debian("newsboat", "newsboat")
    (folder / "urls").write_text(f"{address}\n", "utf-8")
    (folder / "config").write_text("max-items 0\n", "utf-8")
    cache = folder / "cache.db"

    def poll() -> list[Seen]:
        files = ("-u", folder / "urls", "-C", folder / "config", "-c", cache)
        run(program, *files, "-x", "reload", HOME=str(folder))
        with sqlite3.connect(cache) as database:
            rows = database.execute("SELECT title, url, author, pubDate FROM rss_item WHERE unread = 1").fetchall()
            database.execute("UPDATE rss_item SET unread = 0")
        return [Seen(title, url, author, None, day_of(date)) for title, url, author, date in rows]

    return poll


def rss2email(address: str, folder: Path) -> Poll:
    """rss2email: the mails it delivers into a maildir; it dates them by the last change."""
    program = debian("r2e", "rss2email")
    files = ("-c", folder / "config", "-d", folder / "data.json")
    (folder / "mail").mkdir()
    box = mailbox.Maildir(folder / "mail" / "INBOX")
    run(program, *files, "new", "reader@localhost", HOME=str(folder))
    config = (folder / "config").read_text("utf-8")
    for key, value in (("email-protocol", "maildir"), ("maildir-path", folder / "mail"), ("date-header", "True")):
        kept = [line for line in config.splitlines() if not line.startswith(f"{key} =")]
        kept.insert(kept.index("[DEFAULT]") + 1, f"{key} = {value}")
        config = "\n".join(kept)
    (folder / "config").write_text(f"{config}\n", "utf-8")
    run(program, *files, "add", "paper", address, HOME=str(folder))

    def poll() -> list[Seen]:
        run(program, *files, "run", HOME=str(folder))
        mails = [box.pop(key) for key in list(box.keys())]
        return [_mail(mail) for mail in mails]

    return poll


def _mail(mail: Message) -> Seen:
    sender = str(make_header(decode_header(mail["From"])))
    author = sender.rpartition("<")[0].strip(' "').rpartition(": ")[2]
    title = str(make_header(decode_header(mail["Subject"])))
    tags = str(make_header(decode_header(mail["X-RSS-TAGS"] or "")))
    return Seen(title, mail["X-RSS-URL"], author, tags or None, None)


def feed2exec(address: str, folder: Path) -> Poll:
    """feed2exec: what it hands to its output."""
    program = debian("feed2exec", "feed2exec")
    options = ("--config", folder / "feed2exec.ini", "--database", folder / "feed2exec.db")
    output = ("--output", "feed2exec.plugins.json")
    run(program, *options, "add", "paper", address, *output, HOME=str(folder))

    def poll() -> list[Seen]:
        said = run(program, *options, "fetch", HOME=str(folder))
        return [_parsed(item) for item in _values(said)]

    return poll


def _values(said: str) -> list[dict[str, object]]:
    """The JSON values that a program printed one after another."""
    decoder, found, at = json.JSONDecoder(), [], 0
    while (at := said.find("{", at)) >= 0:
        value, at = decoder.raw_decode(said, at)
        found.append(value)
    return found


def _parsed(item: dict[str, object]) -> Seen:
    """An entry as feedparser names its parts."""
    tags = item.get("tags") or [{}]
    assert isinstance(tags, list)
    first = tags[0]
    return Seen(
        str(item["title"]),
        str(item["link"]),
        str(item.get("author")),
        str(first.get("label") or first.get("term")),
        day_of(str(item["published"])),
    )


def scripted(script: str, *, interpreter: Callable[[], list[str | Path]]) -> Client:
    """A library that a small program beside this module uses: it polls, and prints what is new as JSON."""

    def client(address: str, folder: Path) -> Poll:
        command = interpreter()

        def poll() -> list[Seen]:
            return [Seen(**item) for item in json.loads(run(*command, HERE / script, address, folder))]

        return poll

    return client


def python_with(folder: Path, *packages: str) -> list[str | Path]:
    """An interpreter that has these packages, in a virtual environment below the folder."""
    python = folder / "bin" / "python"
    if not python.exists():
        run(sys.executable, "-m", "venv", folder)
        run(python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *packages)
    return [python]


def node_with(folder: Path, *packages: str) -> list[str | Path]:
    """node, with these packages below the folder."""
    node, npm = debian("node", "nodejs"), debian("npm", "npm")
    if not (folder / "node_modules").exists():
        folder.mkdir(parents=True, exist_ok=True)
        run(npm, "install", "--prefix", folder, "--silent", "--no-audit", "--no-fund", *packages)
    os.environ["INTEROP_MODULES"] = str(folder / "node_modules")
    return [node]


def day_of(date: str | float) -> str:
    """The day of an ISO 8601 date, a mail's date or seconds since 1970, UTC."""
    if isinstance(date, (int, float)):
        return datetime.fromtimestamp(date, UTC).date().isoformat()
    try:
        found = datetime.fromisoformat(date)
    except ValueError:
        found = parsedate_to_datetime(date)
    return found.astimezone(UTC).date().isoformat()
