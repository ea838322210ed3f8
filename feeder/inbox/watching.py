"""The system's word that something happened in the inbox: a hint, lost as it may be, never the truth.

Where the system can't watch (its limits are reached, the folder is not there) the service only looks through the
inbox at its interval, and says so.
"""

from __future__ import annotations

import logging
import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import structlog
from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer

log = structlog.get_logger(__name__)

_END_SECONDS = 2.0  # what an observer's threads get to end
_ENDED = "InotifyEmitter.queue_events() called when the thread is inactive"


class Watch:
    """Calls back when something happened in the folder, for as long as it is renewed now and then."""

    def __init__(self, folder: Path, call: Callable[[], None], observer: Callable[[], Any] = Observer) -> None:
        self._folder = folder
        self._handler = _Handler(call)
        self._make_observer = observer
        self._observer: Any = None
        self._watched: tuple[int, int] | None = None
        self.trouble = ""  # why the system can't watch; "" while it does

    def renew(self) -> None:
        """Begin to watch, or begin anew where the folder was replaced or a thread of the observer has died."""
        try:
            found = os.stat(self._folder)
        except OSError as exc:
            self.stop()
            self._tell(exc.strerror or str(exc))
            return
        identity = (found.st_dev, found.st_ino)
        if identity == self._watched and self._alive():
            return
        self.stop()
        self._start(identity)

    def stop(self) -> None:
        """Watch no more."""
        observer, self._observer, self._watched = self._observer, None, None
        if observer is not None:
            _end(observer)

    def _alive(self) -> bool:
        return self._observer is not None and all(
            thread.is_alive() for thread in (self._observer, *self._observer.emitters)
        )

    def _start(self, identity: tuple[int, int]) -> None:
        logging.getLogger("watchdog.observers.inotify").addFilter(_is_news)
        observer = None
        try:
            observer = self._make_observer()
            observer.schedule(self._handler, str(self._folder), recursive=True)
            observer.start()
        except (OSError, RuntimeError) as exc:  # inotify's limits, no thread to be had
            if observer is not None:
                _end(observer)
            self._tell(getattr(exc, "strerror", None) or str(exc))
            return
        self._observer, self._watched = observer, identity
        if self.trouble:
            log.info("the inbox is watched again")
        self.trouble = ""

    def _tell(self, trouble: str) -> None:
        """Say once why the folder can't be watched."""
        if trouble != self.trouble:
            log.warning("the inbox can't be watched; it is only looked through at the interval", reason=trouble)
        self.trouble = trouble


def _is_news(record: logging.LogRecord) -> bool:
    """Whether a line of watchdog's says anything.

    A watch that is stopped while events come in says as an error that it is stopped, and was stopped on purpose: an
    emitter is inactive for no other reason (watchdog/observers/inotify.py). One whose thread dies is seen by `renew`.
    """
    return record.getMessage() != _ENDED


def _end(observer: Any) -> None:
    """Stop an observer, started or not, and let its threads and descriptors go."""
    with suppress(Exception):  # of one that has failed already nothing is expected any more
        observer.unschedule_all()
    observer.stop()
    if observer.ident is not None:
        observer.join(_END_SECONDS)


class _Handler(FileSystemEventHandler):
    """Passes every event on; what it says is not believed, only that something happened."""

    def __init__(self, call: Callable[[], None]) -> None:
        self._call = call

    def on_any_event(self, event: FileSystemEvent) -> None:
        if event.event_type not in ("opened", "closed_no_write"):  # our own reading
            self._call()
