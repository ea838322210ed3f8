"""Each reader subscribes, and is shown a paper's days: an issue, a small revision, a backfill, a correction.

    make interop

A reader that is not installed is named with how to get it, and left out. Exit code 1 if any sees other than it should.
"""

from __future__ import annotations

import base64
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from itertools import chain
from pathlib import Path

from feeder import web
from feeder.reading.pictures import read_picture
from feeder.server import WebServer, make_app
from tests.interop import clients
from tests.interop.clients import Client, Missing, Poll, Seen
from tests.paper import TODAY, Paper, labelled, stories
from tests.test_server_life import free_port

LIVE = 12  # articles of the first issue
OLD_ISSUES, OLD_ARTICLES = 50, 20  # what is backfilled
BRIDGE = ("云岭大桥封闭施工", "云岭大桥下月一日起封闭，过往车辆绕行青石渡，工期预计四十天，完工后恢复通车。")
SMALL = (BRIDGE[0], BRIDGE[1].replace("四十天", "五十天"))
DOT = base64.b64decode(  # a picture of one pixel
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)
LARGE = ("云岭大桥暂不封闭", BRIDGE[1])


@dataclass
class Reader:
    """A reader of one feed document."""

    name: str
    document: str
    client: Client


def readers(tools: Path) -> list[Reader]:
    """Every reader with every format it takes."""
    feedparser = clients.scripted(
        "read_feedparser.py", interpreter=lambda: clients.python_with(tools / "feedparser", "feedparser")
    )
    reader = clients.scripted(
        "read_reader.py", interpreter=lambda: clients.python_with(tools / "reader", "reader", "sgmllib3k")
    )
    feedsmith = clients.scripted(
        "read_feedsmith.mjs", interpreter=lambda: clients.node_with(tools / "feedsmith", "feedsmith")
    )
    found = [
        ("newsboat", "atom rss", clients.newsboat),
        ("rss2email", "atom rss", clients.rss2email),
        ("feed2exec", "atom rss", clients.feed2exec),
        ("feedparser", "atom rss", feedparser),
        ("reader", "atom rss json", reader),
        ("feedsmith", "atom rss json", feedsmith),
    ]
    return [Reader(name, f"feeds/all.{form}", client) for name, forms, client in found for form in forms.split()]


@contextmanager
def served(folder: Path) -> Iterator[tuple[Paper, str]]:
    """A paper with its server."""
    port = free_port()
    address = f"http://127.0.0.1:{port}"
    paper = Paper(folder, base_url=address)
    routes = web.routes(paper.store, lambda: paper.publication)
    server = WebServer(make_app(paper.output, routes=routes), "127.0.0.1", port)
    server.start()
    try:
        yield paper, address
    finally:
        server.stop()
        paper.store.close()


def scenes(paper: Paper) -> Iterator[tuple[str, Callable[[list[Seen]], str]]]:
    """What happens, one thing after another, and what a reader should then see as new ("" where it does)."""
    paper.issue(TODAY, BRIDGE, *stories(LIVE - 1))
    paper.publish()
    yield "an issue", lambda seen: _whole(paper, seen)
    paper.issue(TODAY, SMALL, *stories(LIVE - 1))
    paper.publish()
    yield "a small revision", _nothing
    for number in range(OLD_ISSUES):
        paper.issue(date(2015, 1, 1) + timedelta(days=number), *stories(OLD_ARTICLES, 1000 + number * OLD_ARTICLES))
    paper.publish()
    yield f"a backfill of {OLD_ISSUES * OLD_ARTICLES} old articles", _nothing
    paper.issue(TODAY, LARGE, *stories(LIVE - 1))
    paper.publish()
    yield "a correction of substance", lambda seen: _titles(seen, [f"更正：{LARGE[0]}"])
    paper.issue(TODAY, LARGE, *stories(LIVE - 2))
    paper.publish()
    yield "an article withdrawn", _nothing


def _nothing(seen: list[Seen]) -> str:
    return _titles(seen, [])


def _titles(seen: list[Seen], expected: list[str]) -> str:
    found = sorted(one.title for one in seen)
    return "" if found == sorted(expected) else f"expected {expected}, saw {found}"


def _whole(paper: Paper, seen: list[Seen]) -> str:
    """Every article once, with its title, author, category, date and link."""
    midnight = datetime.combine(TODAY, time(), paper.settings.zone).astimezone(UTC).date().isoformat()
    entries = paper.store.newest(LIVE)
    said = _titles(seen, [entry.article.title for entry in entries])
    links = {paper.publication.url(f"articles/{e.issue_date:%Y/%m/%d}/{e.key}.html") for e in entries}
    for one in seen:
        if one.link not in links:
            said += f" {one.title}: link {one.link}"
        if one.author is not None and "林知远" not in one.author:
            said += f" {one.title}: author {one.author}"
        if one.category is not None and "交通" not in one.category and "traffic" not in one.category:
            said += f" {one.title}: category {one.category}"
        if one.day not in (None, midnight):
            said += f" {one.title}: date {one.day}"
    return said


def main() -> int:
    """Run every scene past every reader; 1 if any sees other than it should."""
    failures = 0
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        with served(_made(folder / "paper")) as (paper, address):
            polls: dict[str, Poll] = {}
            scenery = scenes(paper)
            first = next(scenery)
            for reader in readers(folder / "tools"):
                name = f"{reader.name} {reader.document.rpartition('.')[2]}"
                try:
                    polls[name] = reader.client(f"{address}/{reader.document}", _made(folder / name.replace(" ", "-")))
                except Missing as missing:
                    print(f"  skipped  {name}: not here; {missing}")
            for scene, right in chain([first], scenery):
                failures += _poll(scene, right, polls)
            failures += _accessible(paper, address, folder / "tools" / "axe")
    return 1 if failures else 0


def _poll(scene: str, right: Callable[[list[Seen]], str], polls: dict[str, Poll]) -> int:
    print(scene, flush=True)
    failures = 0
    for name, poll in polls.items():
        said = right(poll())
        failures += bool(said)
        print(f"  {'FAILED' if said else 'ok':<7}  {name}{': ' + said if said else ''}", flush=True)
    return failures


def _accessible(paper: Paper, address: str, tools: Path) -> int:
    """Every kind of page under axe-core in Chromium."""
    print("accessibility of every kind of page")
    _furnish(paper)
    chromium = shutil.which("chromium")
    if not chromium:
        print("  skipped  axe-core: no Chromium here; apt-get install chromium fonts-noto-cjk")
        return 0
    found = [file.relative_to(paper.output) for file in sorted(paper.output.rglob("*.html"))]
    kinds = {str(file).split("/")[0] + str(len(file.parts)): file for file in found}
    shown = {
        mark: file for file in found for mark in ("<figure>", "<del>") if mark in (paper.output / file).read_text()
    }
    try:
        node = clients.node_with(tools, "axe-core", "playwright-core")
    except Missing as missing:
        print(f"  skipped  axe-core: {missing}")
        return 0
    pages = [f"{address}/{file}" for file in {*kinds.values(), *shown.values()}]
    pages += [f"{address}/search?q=%E6%A1%A5", f"{address}/search"]
    said = clients.run(*node, clients.HERE / "axe.mjs", *pages, INTEROP_CHROMIUM=chromium)
    violations = [] if said.strip() == "[]" else [said.strip()]
    print(f"  {'FAILED' if violations else 'ok':<7}  axe-core, {len(pages)} pages{': ' + said if violations else ''}")
    return len(violations)


def _furnish(paper: Paper) -> None:
    """An article with a picture that was read with doubt: what the readers' scenes have none of."""
    made = labelled("龙舟赛", "图为龙舟赛的现场。", "jobs")
    article = replace(made.article, kind="photo", confidence=0.4, doubts=("no headline was found for this body",))
    paper.issue(TODAY, replace(made, article=article), name="photo.txt")
    paper.store.add_picture("photo.png", read_picture("photo.png", DOT), DOT, at=paper.at)
    paper.publish()


def _made(folder: Path) -> Path:
    folder.mkdir(parents=True)
    return folder


if __name__ == "__main__":
    sys.exit(main())
