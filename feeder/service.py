"""The line as a whole: ingest takes an issue in, publish writes what readers get, run does both for years.

inbox file → read_issue → split_page → classify → Store.add_issue → publish_due → output/
"""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import structlog

from feeder import inbox, rulefiles
from feeder.errors import IssueError
from feeder.identity import mint
from feeder.model import Labelled, PageReading, Printed, RawIssue, RawPage
from feeder.publishing import Published, publication_of, publish_due, publish_whole
from feeder.reading import printable, read_issue
from feeder.reading.pictures import is_picture, read_picture
from feeder.rules import Rules, classify
from feeder.saying import counted, visible
from feeder.settings import Settings, shipped_config
from feeder.splitting import split_page
from feeder.store import Failure, Receipt, Store

log = structlog.get_logger(__name__)

STDIN = Path("-")


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one file: `said` where it was taken, `refused` the reason where not, `waits` why not yet."""

    path: Path
    said: str = ""
    refused: str = ""
    waits: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """An issue with the labelled articles of each of its pages."""

    issue: RawIssue
    pages: tuple[tuple[Labelled, ...], ...]


Read = Callable[[str, inbox.Taken], Reading]


@dataclass(frozen=True, slots=True)
class Sorted:
    """An article of an issue file as it would be stored."""

    id: str
    page: RawPage
    printed: Printed
    labelled: Labelled


def clock_time() -> datetime:
    """What the computer's clock says, in UTC."""
    return datetime.now(UTC)


class Feeder:
    """The paper's store with the rules its articles are sorted by.

    `read` reads elsewhere than in this process; `now` is the clock, the only one that decides what is stored or shown.
    """

    def __init__(
        self,
        settings: Settings,
        store: Store,
        rules: Rules,
        read: Read | None = None,
        now: Callable[[], datetime] = clock_time,
    ) -> None:
        self.settings = settings
        self.store = store
        self.rules = rules
        self.now = now
        self._read = read or self._read_here

    def ingest(self, path: Path, name: str = "") -> Outcome:
        """Take one issue file into the store, wherever it lies; the file stays. Raises StoreError."""
        name = name or path.name
        try:
            taken = self._take(path, name)
        except IssueError as exc:
            return self._refuse(path, name, b"", exc)
        except OSError as exc:
            return self._refuse(path, name, b"", IssueError(f"can't be read: {exc.strerror}"))
        return self._take_in(path, name, taken)

    def take_in(self, found: inbox.Found) -> Outcome:
        """Take a file of the inbox into the store; one that changes meanwhile waits.

        Raises StoreError and OSError where that can't be done now.
        """
        try:
            taken = self._take(found.path, found.name)
        except (FileNotFoundError, NotADirectoryError):
            return Outcome(found.path, waits="it went away")
        except IssueError as exc:
            return self._refuse(found.path, found.name, b"", exc)
        if not inbox.is_unchanged(found):
            return Outcome(found.path, waits="it changed while it was read")
        return self._take_in(found.path, found.name, taken)

    def put_away(self, found: inbox.Found, outcome: Outcome) -> Path | None:
        """Move a file whose outcome is written down to done/, or to failed/ with the reason beside it.

        Returns where it is now; None where it changed or went away since, then it stays for another look. Raises
        OSError where it can't be moved now.
        """
        if outcome.waits or not inbox.is_unchanged(found):
            return None
        folder = self.settings.folder("failed" if outcome.refused else "done")
        return inbox.set_aside(found, folder, note(found, outcome))

    def ingest_found(self, found: inbox.Found) -> Outcome:
        """Take a file of the inbox in and put it away. Raises StoreError, OSError; then the file stays where it is."""
        outcome = self.take_in(found)
        self.put_away(found, outcome)
        return outcome

    def publish(self, going: Callable[[], bool] = lambda: True) -> Published:
        """Write the documents that are new since they were last written; given up where it is not `going` on.

        Raises PublishError, StoreError.
        """
        publication = publication_of(self.settings, self.rules.categories)
        return publish_due(self.store, publication, self.settings, self.now(), going)

    def publish_to(self, folder: Path) -> Published:
        """Write the whole paper into another folder too, once it is published. Raises PublishError, StoreError."""
        self.publish()
        publication = publication_of(self.settings, self.rules.categories)
        return publish_whole(self.store, publication, self.settings, self.now(), folder)

    def expire(self) -> int:
        """Let articles go that are older than [keep] wants; returns how many. Raises StoreError."""
        count = self.store.expire(self.settings.keep.years, at=self.now()) if self.settings.keep.years else 0
        if count:
            self.store.compact()
        return count

    def drop_unclaimed_pictures(self) -> list[str]:
        """Let pictures go whose issue has not come for a long time; their files' stems. Raises StoreError."""
        return self.store.drop_unclaimed_pictures(at=self.now())

    def _take(self, path: Path, name: str) -> inbox.Taken:
        return inbox.take(path, self.settings.zone, self.settings.inbox.max_bytes, name)

    def _take_in(self, path: Path, name: str, taken: inbox.Taken) -> Outcome:
        if is_picture(name):
            return self._take_picture(path, printable(name), taken)
        if known := self.store.known(hashlib.sha256(taken.content).hexdigest(), name=printable(name)):
            return Outcome(path, said=f"known already as {known.issue}, {counted(known.articles, 'article')}")
        try:
            reading = self._read(name, taken)
        except IssueError as exc:
            return self._refuse(path, name, taken.content, exc)
        receipt = self.store.add_issue(reading.issue, taken.content, reading.pages, at=self.now())
        return Outcome(path, said=told(receipt, reading.issue))

    def _take_picture(self, path: Path, name: str, taken: inbox.Taken) -> Outcome:
        try:
            picture = read_picture(name, taken.content)
        except IssueError as exc:
            return self._refuse(path, name, taken.content, exc)
        receipt = self.store.add_picture(name, picture, taken.content, at=self.now())
        known = "" if receipt.new else "known already: "
        return Outcome(path, said=f"{known}picture of {receipt.issue or 'an issue that has not come yet'}")

    def _refuse(self, path: Path, name: str, content: bytes, exc: IssueError) -> Outcome:
        """Note a refusal; the reason is kept without the name, which stands before it wherever it is said."""
        sha256 = hashlib.sha256(content).hexdigest() if content else ""
        reason = str(exc).removeprefix(f"{printable(name)}: ")
        self.store.add_failure(Failure(printable(name), sha256, reason, self.now()))
        return Outcome(path, refused=reason)

    def _read_here(self, name: str, taken: inbox.Taken) -> Reading:
        return read_whole(name, taken, self.settings, self.rules)


def note(found: inbox.Found, outcome: Outcome) -> str:
    """What is written beside a refused file, in one line; "" where it was not refused."""
    return visible(f"{found.shown}: {outcome.refused}") if outcome.refused else ""


def read_whole(name: str, taken: inbox.Taken, settings: Settings, rules: Rules) -> Reading:
    """Read an issue's bytes, split its pages and label their articles; raises IssueError naming it.

    A fault of ours costs one file, never the service.
    """
    try:
        issue = _issue_of(name, taken, settings)
        return Reading(issue, tuple(tuple(labelled_on(issue, page, rules)) for page in issue.pages))
    except (IssueError, MemoryError):
        raise
    except Exception as exc:
        log.exception("a file can't be read", file=printable(name))
        remedy = (
            "this is a fault of feeder's: report it with the file, and retry it with a feeder in which it is mended"
        )
        raise IssueError(f"{printable(name)}: can't be read: {type(exc).__name__}: {exc}; {remedy}") from exc


def labelled_on(issue: RawIssue, page: RawPage, rules: Rules) -> list[Labelled]:
    """The articles of a page with their labels."""
    printed = printed_on(issue, page)
    return [classify(article, rules, printed) for article in split_page(page.text).articles]


def printed_on(issue: RawIssue, page: RawPage) -> Printed:
    """Where and when the articles of a page were printed."""
    return Printed(page.number, page.section, issue.date)


def told(receipt: Receipt, issue: RawIssue) -> str:
    """What became of an issue, in a sentence."""
    articles = counted(receipt.articles, "article")
    if receipt.outcome == "known":  # stored by another process this very moment
        return f"known already as {receipt.issue}, {articles}"
    counts = (("new", receipt.added), ("corrected", receipt.changed), ("withdrawn", receipt.withdrawn))
    changes = ", ".join(f"{count} {what}" for what, count in counts if count)
    day = f"{issue.date.isoformat()} (from its {issue.date_source})"
    if receipt.outcome == "stored":
        return f"{articles}, issue of {day}"
    replaces = "; it replaces an editor's correction" if receipt.replaces_correction else ""
    return f"{receipt.outcome}: {articles}, {changes or 'none changed'}, issue of {day}{replaces}"


def open_issue(path: Path, settings: Settings) -> RawIssue:
    """Read an issue file, or standard input for -, within the limits of [inbox]; raises IssueError naming it."""
    if path == STDIN:
        content = sys.stdin.buffer.read(settings.inbox.max_bytes + 1)
        return _issue_of("stdin", inbox.Taken(content, clock_time().astimezone(settings.zone)), settings)
    try:
        taken = inbox.take(path, settings.zone, settings.inbox.max_bytes)
    except OSError as exc:
        raise IssueError(f"{path}: can't be read: {exc.strerror}") from exc
    return _issue_of(path.name, taken, settings)


def _issue_of(name: str, taken: inbox.Taken, settings: Settings) -> RawIssue:
    return read_issue(
        name,
        taken.content,
        modified=taken.modified,
        names=settings.inbox.name_patterns,
        encoding=settings.inbox.encoding,
        max_bytes=settings.inbox.max_bytes,
    )


def split_file(path: Path, settings: Settings) -> list[tuple[RawPage, PageReading]]:
    """The pages of an issue file with their articles; nothing is stored. Raises IssueError."""
    issue = open_issue(path, settings)
    return [(page, split_page(page.text)) for page in issue.pages]


def classify_file(path: Path, settings: Settings, rules: Rules) -> list[Sorted]:
    """Every article of an issue file with its labels; nothing is stored. Raises IssueError."""
    issue = open_issue(path, settings)
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
