"""What an operator does beside the running service: retry, forget, examine; and take in whole folders."""

from __future__ import annotations

import shutil
import time
from collections.abc import Iterable, Iterator
from pathlib import Path

from feeder import inbox, lock, setup
from feeder.errors import FeederError, IssueError
from feeder.feeds import Document, article_path, faults
from feeder.saying import counted, visible
from feeder.service import Feeder, Outcome, note
from feeder.settings import Settings
from feeder.setup import Finding
from feeder.store import Store

LOCK_FILE = "feeder.lock"
_LISTED = 5  # refused files that are named
_LONG_SECONDS = 600.0  # a file that lies in the inbox for longer than this, while the service runs, is worth a word


def running(settings: Settings) -> int | None:
    """The process of the running service, 0 where its number can't be told, None where none runs."""
    return lock.running(settings.folder("state") / LOCK_FILE)


def issue_files(paths: Iterable[Path]) -> list[tuple[Path, str]]:
    """The files, and those in the folders and below them, with their names; hidden and unfinished ones left out.

    A file in a folder is named by its path below that folder, as in the inbox: many are called page.txt.
    """
    files: list[tuple[Path, str]] = []
    for path in paths:
        below = [(found.path, found.name) for found in inbox.files_in(path)] if path.is_dir() else [(path, path.name)]
        files += sorted(below, key=lambda file: file[1])
    return files


def refused_files(settings: Settings) -> list[inbox.Found]:
    """The files in failed/, without the notes beside them."""
    found = sorted(inbox.files_in(settings.folder("failed")), key=lambda file: file.name)
    names = {file.name for file in found}
    return [file for file in found if file.name.removesuffix(inbox.REASON) not in names - {file.name}]


def retry(feeder: Feeder, name: str) -> Iterator[Outcome]:
    """Read refused files once more, the one of this name or `all`: what can be read now moves to done/.

    Raises IssueError where there is no such file, StoreError, and OSError where a file can't be moved.
    """
    failed = feeder.settings.folder("failed")
    chosen = [file for file in refused_files(feeder.settings) if name in ("all", file.name, file.shown)]
    if not chosen and name != "all":
        raise IssueError(f"{name}: no such file in {failed}; `feeder status` lists those that are there")
    for found in chosen:
        outcome = feeder.take_in(found)
        if outcome.said:
            inbox.set_aside(found, feeder.settings.folder("done"))
            inbox.drop_note(found.path)
        elif outcome.refused:
            inbox.write_note(found.path, note(found, outcome))
        yield outcome


def forget(feeder: Feeder, named: str) -> list[str]:
    """Withdraw the issue of this name (or whose digest begins like this), or drop what is known of a refused file.

    Its articles leave feeds and pages, its texts leave the database. Says what was forgotten, [] where nothing was.
    Raises StoreError, PublishError.
    """
    forgotten = feeder.store.forget(named, at=feeder.now())
    if forgotten:
        feeder.publish()
        feeder.store.compact()
    if feeder.store.forget_failure(named):
        forgotten.append(f"{named}, which was refused")
    return forgotten


def examine(settings: Settings) -> Iterator[Finding]:
    """Look at everything: what `check` looks at, then the database whole, the published documents and the service."""
    yield from setup.check(settings)
    yield _service(settings)
    yield _watch(settings)
    if settings.database.exists():
        store = None
        try:
            store = Store.open(settings.database, tag=settings.paper.tag, zone=settings.zone)
            yield from _stored(store, settings)
        except FeederError as exc:
            yield Finding(False, str(exc))
        finally:
            if store:
                store.close()
    yield from _documents(settings.folder("output"))


def _service(settings: Settings) -> Finding:
    process = running(settings)
    if process is None:
        return Finding(True, "the service does not run")
    now = time.time()
    waiting = [found for found in inbox.files_in(settings.folder("inbox")) if _age(found, now) > _LONG_SECONDS]
    if waiting:
        have = "has" if len(waiting) == 1 else "have"
        said = f"{counted(len(waiting), 'file')} {have} waited in the inbox for long: see its log"
        return Finding(False, f"process {process} runs, yet {said}")
    return Finding(True, f"the service runs: process {process}")


def _age(found: inbox.Found, now: float) -> float:
    return now - found.signature[3] / 1e9


def _watch(settings: Settings) -> Finding:
    watch = inbox.Watch(settings.folder("inbox"), lambda: None)
    try:
        watch.renew()
        if watch.trouble:
            seconds = settings.inbox.rescan_seconds
            said = f"the inbox can't be watched, only looked through every {seconds:g} s: {watch.trouble}"
            return Finding(False, said)
    finally:
        watch.stop()
    return Finding(True, "the system tells what happens in the inbox")


def _stored(store: Store, settings: Settings) -> Iterator[Finding]:
    found = store.faults()
    yield Finding(not found, found[0] if found else "the database is whole")
    output = settings.folder("output")
    entries = (entry for issue in store.changed_issues(0) for entry in store.issue_entries(issue))
    missing = sum(not (output / article_path(entry)).exists() for entry in entries)
    have = "has" if missing == 1 else "have"
    said = f"{counted(missing, 'article')} {have} no page" + (": feeder publish" if missing else "")
    yield Finding(not missing, said)
    yield _failed(settings)


def _failed(settings: Settings) -> Finding:
    """The files in failed/, the first few by name, and what to do about them."""
    names = [visible(file.shown) for file in refused_files(settings)]
    if not names:
        return Finding(True, "no files lie in failed/")
    shown = ", ".join(names[:_LISTED]) + (" …" if len(names) > _LISTED else "")
    return Finding(
        False,
        f"{counted(len(names), 'file')} {'lies' if len(names) == 1 else 'lie'} in failed/: {shown}: NAME{inbox.REASON} "
        f"in {settings.folder('failed')} says why; mend a file there, then feeder retry NAME (or all); "
        "or delete it with its note, then feeder forget NAME",
    )


def _documents(output: Path) -> Iterator[Finding]:
    """Every feed document parses; the first fault of each that doesn't."""
    sick = {}
    count = 0
    for file in sorted((output / "feeds").rglob("*")) if output.is_dir() else []:
        if file.suffix in (".atom", ".rss", ".json") and not file.name.startswith("."):
            count += 1
            path = file.relative_to(output).as_posix()
            if found := faults(Document(path, file.read_bytes())):
                sick[path] = found[0]
    for path, fault in sick.items():
        yield Finding(False, f"{path}: {fault}")
    if not sick:
        yield Finding(True, f"{counted(count, 'feed document')} {'is' if count == 1 else 'are'} right")


def disk(settings: Settings) -> dict[str, int]:
    """Bytes: what the database takes, and what is free on its disk."""
    size = sum(file.stat().st_size for file in settings.folder("state").glob("feeder.db*"))
    return {"database": size, "free": shutil.disk_usage(settings.folder("state")).free}
