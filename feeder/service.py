"""The line as a whole: ingest takes an issue in, publish writes what readers get, run does both for years.

inbox file → read_issue → split_page → classify → Store.add_issue → publish_due → output/
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import structlog

from feeder import inbox, rulefiles
from feeder.errors import IssueError
from feeder.identity import mint
from feeder.model import Labelled, PageReading, Printed, RawIssue, RawPage
from feeder.publishing import Published, publication_of, publish_due
from feeder.reading import read_issue
from feeder.rules import Rules, classify
from feeder.settings import Settings, shipped_config
from feeder.splitting import split_page
from feeder.store import Failure, Receipt, Store

log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one file; `refused` is the reason, "" where it was taken."""

    path: Path
    said: str = ""
    refused: str = ""


@dataclass(frozen=True, slots=True)
class Sorted:
    """An article of an issue file as it would be stored."""

    id: str
    page: RawPage
    printed: Printed
    labelled: Labelled


class Feeder:
    """The paper's store with the rules its articles are sorted by."""

    def __init__(self, settings: Settings, store: Store, rules: Rules) -> None:
        self.settings = settings
        self.store = store
        self.rules = rules

    def ingest(self, path: Path) -> Outcome:
        """Take one issue file into the store, wherever it lies; the file stays. Raises StoreError."""
        return self._ingest(path, path.name)

    def ingest_found(self, found: inbox.Found) -> Outcome:
        """Take a file of the inbox into the store, then move it to done/, or to failed/ with the reason beside it.

        Raises StoreError and OSError where that can't be done now; then the file stays where it is.
        """
        outcome = self._ingest(found.path, found.name)
        if outcome.refused:
            inbox.set_aside(found, self.settings.folder("failed"), outcome.refused)
        elif inbox.is_unchanged(found):
            inbox.set_aside(found, self.settings.folder("done"))
        return outcome

    def publish(self) -> Published:
        """Write the documents that are new since they were last written. Raises PublishError, StoreError."""
        publication = publication_of(self.settings, self.rules.categories)
        return publish_due(self.store, publication, self.settings)

    def _ingest(self, path: Path, name: str) -> Outcome:
        content = b""
        try:
            issue, content = open_issue(path, name, self.settings)
            pages = [self._labelled(issue, page) for page in issue.pages]
        except IssueError as exc:
            sha256 = hashlib.sha256(content).hexdigest() if content else ""
            self.store.add_failure(Failure(name, sha256, str(exc), datetime.now(UTC)))
            return Outcome(path, refused=str(exc))
        receipt = self.store.add_issue(issue, content, pages, at=datetime.now(UTC))
        return Outcome(path, said=told(receipt, issue))

    def _labelled(self, issue: RawIssue, page: RawPage) -> list[Labelled]:
        """The page's articles with their labels; a fault of ours costs one file, never the service."""
        try:
            printed = printed_on(issue, page)
            return [classify(article, self.rules, printed) for article in split_page(page.text).articles]
        except Exception as exc:
            log.exception("a page can't be read", file=issue.name, page=page.number)
            where = f"{issue.name}: page {page.number or '1'}"
            raise IssueError(f"{where} can't be read: {type(exc).__name__}: {exc}") from exc


def printed_on(issue: RawIssue, page: RawPage) -> Printed:
    """Where and when the articles of a page were printed."""
    return Printed(page.number, page.section, issue.date)


def told(receipt: Receipt, issue: RawIssue) -> str:
    """What became of an issue, in a sentence."""
    if receipt.outcome == "known":
        return f"known already as {receipt.issue}, {receipt.articles} articles"
    counts = (("new", receipt.added), ("corrected", receipt.changed), ("withdrawn", receipt.withdrawn))
    changes = ", ".join(f"{count} {what}" for what, count in counts if count)
    day = f"{issue.date.isoformat()} (from its {issue.date_source})"
    if receipt.outcome == "stored":
        return f"{receipt.articles} articles, issue of {day}"
    return f"revised: {receipt.articles} articles, {changes or 'none changed'}, issue of {day}"


def open_issue(path: Path, name: str, settings: Settings) -> tuple[RawIssue, bytes]:
    """Read an issue file within the limits of [inbox]; raises IssueError naming it."""
    taken = inbox.take(path, settings.zone, settings.inbox.max_bytes)
    issue = read_issue(
        name,
        taken.content,
        modified=taken.modified,
        names=settings.inbox.name_patterns,
        encoding=settings.inbox.encoding,
        max_bytes=settings.inbox.max_bytes,
    )
    return issue, taken.content


def split_file(path: Path, settings: Settings) -> list[tuple[RawPage, PageReading]]:
    """The pages of an issue file with their articles; nothing is stored. Raises IssueError."""
    issue, _ = open_issue(path, path.name, settings)
    return [(page, split_page(page.text)) for page in issue.pages]


def classify_file(path: Path, settings: Settings, rules: Rules) -> list[Sorted]:
    """Every article of an issue file with its labels; nothing is stored. Raises IssueError."""
    issue, _ = open_issue(path, path.name, settings)
    found = [(page, article) for page in issue.pages for article in split_page(page.text).articles]
    ids = mint(settings.paper.tag, issue.sha256, [article for _, article in found])
    return [
        Sorted(identity, page, printed_on(issue, page), classify(article, rules, printed_on(issue, page)))
        for (identity, _), (page, article) in zip(ids, found, strict=True)
    ]


def open_rules(settings: Settings) -> Rules:
    """The rules of the configuration, or the shipped ones where there is none. Raises ConfigError."""
    cache = settings.folder("state") / "jieba" if settings.config else None
    return rulefiles.read_rules(settings.config or shipped_config(), cache)


@contextmanager
def opened(settings: Settings) -> Iterator[Feeder]:
    """The paper's store and rules, for one command. Raises ConfigError, StoreError."""
    rules = open_rules(settings)
    store = Store.open(settings.database, tag=settings.paper.tag, zone=settings.zone)
    try:
        yield Feeder(settings, store, rules)
    finally:
        store.close()
