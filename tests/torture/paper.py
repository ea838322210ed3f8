"""A paper to torture: its folder, a round as the service makes it, and what must be true of it at any moment."""

from __future__ import annotations

import os
import shutil
import sqlite3
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path

from lxml import etree

from feeder import inbox
from feeder.apart import Reader as Apart
from feeder.errors import FeederError
from feeder.rules import Rules
from feeder.service import Feeder, Read, open_rules
from feeder.settings import Settings, load_settings
from feeder.setup import init
from feeder.store import Store

NAME = "yunxi-2024-05-16-01.txt"
# Short, so that a round is quick: what is tortured is the way to disk, not reading.
BRIDGE = """云岭大桥下月封闭施工
本报讯（记者 林知远）云岭大桥六号墩需要加固，下月一日起封闭施工，工期预计四十天，过往车辆请绕行青石渡大桥。
施工期间，公交八路改走滨河路，末班车提前到晚上九点。
"""
SCHOOL = """青石小学迎来新校舍
本报讯（记者 何小满）青石小学的新校舍昨日启用，六百名学生搬进新教室，操场已经铺好，图书室下周开放。
学校说，旧校舍将改作社区的老年大学。
"""
MARKET = """城南市场重新开张
本报讯（记者 许望川）城南市场整修一个月后重新开张，摊位增加到一百二十个，停车也比从前方便。
市场每天早上五点开门，周末延长到晚上八点。
"""
RULES = """
[[category]]
slug = "traffic"
label = "交通"
alert = true
keywords = ["大桥", "公交"]

[[category]]
slug = "education"
label = "教育"
keywords = ["小学", "校舍"]
"""


def page(*stories: str) -> str:
    """A page of these stories."""
    return "\n".join(stories)


@contextmanager
def quiet() -> Iterator[None]:
    """Without the log lines of a process that is to fail."""
    null = os.open(os.devnull, os.O_WRONLY)
    for number in (1, 2):
        os.dup2(null, number)
    yield


@dataclass
class Paper:
    """A paper's folder; `rules` are loaded once, for every process that is forked."""

    config: Path
    rules: Rules
    settings: Settings = field(init=False)

    def __post_init__(self) -> None:
        self.settings = load_settings(self.config, {})

    def folder(self, name: str) -> Path:
        return self.settings.folder(name)

    def drop(self, name: str, content: str | bytes) -> None:
        data = content.encode() if isinstance(content, str) else content
        (self.folder("inbox") / name).write_bytes(data)

    @contextmanager
    def feeder(self, read: Read | None = None) -> Iterator[Feeder]:
        store = Store.open(self.settings.database, tag=self.settings.paper.tag, zone=self.settings.zone)
        with closing(store):
            yield Feeder(self.settings, store, self.rules, read)

    def round_apart(self, watcher: Sequence[str] = ()) -> None:
        """The same as `round`, with a reading process, which has jieba's dictionary to make and to keep.

        `watcher` is a command that starts it.
        """
        rules = replace(self.rules, cache=self.folder("state") / "jieba")
        with closing(Apart(self.settings, rules, command=(*watcher, *_WITH_JIEBA))) as apart:
            self.round(apart)

    def round(self, read: Read | None = None) -> None:
        """What the service does, once: take in what lies in the inbox, put it away, publish.

        What can't be done is passed over, as the service does; at the end the first such error is raised.
        """
        errors: list[Exception] = []
        with self.feeder(read) as feeder:
            for found in inbox.files_in(self.folder("inbox")):
                with _noted(errors):
                    feeder.ingest_found(found)
            with _noted(errors):
                feeder.publish()
        if errors:
            raise errors[0]

    def copy_to(self, folder: Path) -> Paper:
        shutil.copytree(self.config.parent, folder)
        return Paper(folder / self.config.name, self.rules)

    def ids(self) -> dict[tuple[str, str], str]:
        """The id of every article that stands, by its day and headline."""
        with self.feeder() as feeder:
            entries = feeder.store.newest(100_000)
        return {(entry.issue_date.isoformat(), entry.article.title): entry.id for entry in entries}

    def outcome(self) -> dict[str, object]:
        """What a reader and an operator find in the end, whatever happened on the way."""
        with self.feeder() as feeder:
            return {
                "ids": sorted(entry.id for entry in feeder.store.newest(100_000)),
                "failures": sorted(failure.name for failure in feeder.store.failures()),
                "pages": sorted(page.name for page in (self.folder("output") / "articles").rglob("*.html")),
                "inbox": sorted(path.name for path in self.folder("inbox").iterdir()),
                "failed": sorted(path.name for path in self.folder("failed").iterdir()),
            }


@contextmanager
def _noted(errors: list[Exception]) -> Iterator[None]:
    try:
        yield
    except (FeederError, OSError) as exc:
        errors.append(exc)


def first_paper(folder: Path) -> Paper:
    """A paper with one issue published, and in its inbox a new issue, a correction, a bad file and a known one."""
    config = init(folder)
    (config / "rules.toml").write_text(RULES, "utf-8")
    keys = (config / "feeder.toml").read_text("utf-8")
    assert "newest = 100" in keys
    (config / "feeder.toml").write_text(keys.replace("newest = 100", "newest = 1"), "utf-8")  # archives are closed, too
    rules = open_rules(load_settings(config, {}))
    paper = Paper(config, rules)
    for name in ("inbox", "done", "failed", "state", "output"):
        paper.folder(name).mkdir(exist_ok=True)
    paper.drop(NAME, page(BRIDGE, SCHOOL))
    paper.round()
    paper.drop(NAME, page(BRIDGE.replace("四十天", "五十天")))
    paper.drop("bad.txt", bytes(range(256)) * 4)
    paper.drop("copy-2024-05-16-01.txt", page(BRIDGE, SCHOOL))
    paper.drop("yunxi-2024-05-17-01.txt", page(MARKET))
    return paper


REFUSED, FAULTY = 3, 1
_WITHOUT_RJIEBA = (
    "import runpy, sys; sys.modules['rjieba'] = None; runpy.run_module('feeder.apart', run_name='__main__')"
)
_WITH_JIEBA = (sys.executable, "-P", "-c", _WITHOUT_RJIEBA)  # the way it is without the extra `fast`


def in_child(act: Callable[[], None]) -> int:
    """Do something in a process of its own: 0, REFUSED where it raised an error of ours or of the system's, FAULTY
    where any other, or the signal that ended it, negative."""
    process = os.fork()
    if process == 0:
        code = FAULTY
        try:
            with quiet():
                act()
            code = 0
        except (FeederError, OSError):
            code = REFUSED
        finally:
            os._exit(code)
    return os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])


_ATOM = "{http://www.w3.org/2005/Atom}"


@dataclass
class Reader:
    """A reader who polls every feed, and complains of a document that doesn't parse, or of a feed or an entry that goes
    back."""

    output: Path
    # When each was last updated, by document and entry's id, "" for the document's feed.
    updated: dict[tuple[str, str], datetime] = field(default_factory=dict)
    polls: int = 0

    def poll(self) -> None:
        for file in sorted((self.output / "feeds").rglob("*.atom")):
            with suppress(FileNotFoundError):
                self._take(str(file.relative_to(self.output)), etree.fromstring(file.read_bytes()))
                self.polls += 1

    def _take(self, name: str, root: etree._Element) -> None:
        assert root.tag == f"{_ATOM}feed", name
        for element in (root, *root.iter(f"{_ATOM}entry")):
            key = (name, "" if element is root else str(element.findtext(f"{_ATOM}id")))
            updated = datetime.fromisoformat(str(element.findtext(f"{_ATOM}updated")))
            assert updated >= self.updated.get(key, updated), f"{key} went back to {updated}"
            self.updated[key] = updated


def examine(paper: Paper, reader: Reader) -> None:
    """What must be true at any moment: the database is whole, and every feed is one that a reader takes."""
    with closing(sqlite3.connect(paper.settings.database)) as connection:
        found = connection.execute("PRAGMA integrity_check").fetchall()
    assert found == [("ok",)], found
    reader.poll()


def recovers(paper: Paper, reader: Reader, expected: object, known: dict[tuple[str, str], str], what: str) -> None:
    """After what happened all is whole; one undisturbed round, and there is what there always is. Removes the paper."""
    examine(paper, reader)
    code = in_child(paper.round)
    assert code == 0, f"no recovery from {what}: {code}"
    examine(paper, reader)
    found = paper.outcome()
    assert expected == found, f"after {what}: {found} is not {expected}"
    now = paper.ids()
    assert all(now[story] == known[story] for story in known.keys() & now.keys()), f"after {what} an id changed"
    shutil.rmtree(paper.config.parent)
