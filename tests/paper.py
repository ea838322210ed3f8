"""A paper of invented articles, from the store to output/, for tests and for `make interop`."""

from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import feedparser
import msgspec

from feeder.feeds import Publication, feed_path
from feeder.model import Article, Category, Label, Labelled, Paragraph, Person, RawIssue, RawPage
from feeder.publishing import Published, publication_of, publish_due
from feeder.settings import Settings, load_settings
from feeder.store import Store

CATEGORIES = (Category("traffic", "交通", "Traffic", alert=True), Category("jobs", "就业", "Jobs"))
ZONE = ZoneInfo("Asia/Shanghai")  # of the shipped configuration
TODAY = date(2026, 5, 14)  # a Thursday
START = datetime.combine(TODAY, time(), ZONE).astimezone(UTC)  # the paper's midnight
NOON = datetime.combine(TODAY, time(12), ZONE)


class Paper:
    """A paper whose issues are given by their articles' headlines; it is published at `now`, by no other clock."""

    def __init__(self, folder: Path, **publish: object) -> None:
        (folder / "config").mkdir()
        (folder / "config" / "feeder.toml").write_text("[paper]\nname = '云溪日报'\n", "utf-8")
        settings = load_settings(folder / "config", {})
        tuned = msgspec.structs.replace(settings.publish, **publish)
        self.settings: Settings = msgspec.structs.replace(settings, publish=tuned)
        self.store = Store.open(self.settings.database, tag="tag:yunxi.example,2024", zone=self.settings.zone)
        self.output = self.settings.folder("output")
        self.at = START
        self.now = NOON

    @property
    def publication(self) -> Publication:
        return publication_of(self.settings, CATEGORIES)

    def issue(
        self, day: date, *articles: tuple[str, str] | Labelled, category: str = "traffic", name: str = ""
    ) -> None:
        self.at += timedelta(minutes=1)
        made = [one if isinstance(one, Labelled) else labelled(*one, category) for one in articles]
        content = f"{day} {name} {articles}".encode()
        raw = RawIssue(
            name or f"{day}-01.txt", content.hex()[:4000], day, "name", "utf-8", (RawPage("", "01", "要闻"),)
        )
        self.store.add_issue(raw, content, [made], at=self.at)

    def publish(self) -> Published:
        return publish_due(self.store, self.publication, self.settings, self.now)

    def read(self, path: str) -> feedparser.FeedParserDict:
        parsed = feedparser.parse((self.output / path).read_bytes())
        assert not parsed.bozo
        return parsed

    def titles(self, slug: str) -> list[str]:
        return [entry.title for entry in self.read(feed_path(slug)).entries]

    def whole_feed(self, slug: str) -> list[str]:
        """The ids a reader has who walks from the live feed through all archives (RFC 5005)."""
        found: dict[str, None] = {}
        path = feed_path(slug)
        while path:
            parsed = self.read(path)
            found |= {entry.id: None for entry in parsed.entries}
            before = [link.href for link in parsed.feed.links if link.rel == "prev-archive"]
            path = before[0].removeprefix("http://127.0.0.1:8000/") if before else ""
        return list(found)


def labelled(headline: str, text: str, category: str) -> Labelled:
    article = Article(headline=(headline,), paragraphs=(Paragraph(text),), bylines=(Person("林知远", "记者"),))
    return Labelled(article, (Label(category, 3.0, ()),))


def stories(count: int, start: int = 0) -> list[tuple[str, str]]:
    return [
        (f"第{n}号消息发布", f"这是第{n}号消息，讲的是第{n}件事，说明{n * 7}。") for n in range(start, start + count)
    ]
