"""The service's rounds through the inbox: what is ready is taken in, then put away; nothing that happens ends them."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Protocol

import structlog

from feeder import inbox
from feeder.errors import StoreError
from feeder.health import Health
from feeder.service import Feeder, Outcome
from feeder.store import Failure

log = structlog.get_logger(__name__)

ROUND_SECONDS = 5.0  # a round ends then, what was taken is published, and the next begins at once
NOTED_SECONDS = 4.0  # a file that waits this long is listed among the failures
_FAULT_SECONDS = 5.0  # after a fault of ours, the next round comes no sooner


class Wake(Protocol):
    """What wakes the service."""

    def going(self) -> bool:
        """Whether the service is to go on."""

    def hint(self) -> None:
        """Something may have happened."""


class Rounds:
    """The rounds of one service; `taken` is called soon after an issue was taken."""

    def __init__(self, feeder: Feeder, taken: Callable[[], None], health: Health, wake: Wake) -> None:
        settings = feeder.settings
        self._feeder = feeder
        self._taken = taken
        self._health = health
        self._wake = wake
        self._folder = settings.folder("inbox")
        self._box = inbox.Inbox(self._folder, settings.inbox.settle_seconds, time.monotonic)
        self._watch = inbox.Watch(self._folder, wake.hint)
        self._noted: set[str] = set()
        self._faulty = False
        self._more = False  # whether files were left for the next round

    def go(self) -> None:
        """One round; what goes wrong is said, and the next round begins as if nothing had been."""
        self._faulty = False
        try:
            self._look_after_folder()
            self._go_round()
        except Exception as exc:
            log.exception("a round through the inbox failed")
            self._health.tell("inbox", repr(exc))
            self._faulty = True
        self._health.beat()

    def waiting(self) -> bool:
        """Whether a file is waiting to be taken."""
        return self._box.waiting_seconds() is not None

    def idle_seconds(self) -> float:
        """How long until the next round."""
        if self._more:
            return 0.0
        rescan = self._feeder.settings.inbox.rescan_seconds
        waiting = self._box.waiting_seconds()
        seconds = rescan if waiting is None else min(waiting, rescan)
        return max(seconds, _FAULT_SECONDS) if self._faulty else seconds

    def close(self) -> None:
        """Watch no more."""
        self._watch.stop()

    def _look_after_folder(self) -> None:
        """Make the inbox anew where it is gone, and watch the folder that is there."""
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            trouble = ""
        except OSError as exc:
            trouble = f"{self._folder}: no folder, and none can be made: {exc.strerror}"
        if trouble and trouble != self._health.troubles().get("inbox"):
            log.error("the inbox is gone", reason=trouble)
        self._health.tell("inbox", trouble)
        self._watch.renew()
        self._health.tell("watching", self._watch.trouble)

    def _go_round(self) -> None:
        """Take what is ready, as far as it can be had in a few seconds: other things are to be looked after, too."""
        begun, any_taken = time.monotonic(), False
        self._more = False
        for found in self._box.ready():
            if not self._wake.going():
                break
            if time.monotonic() - begun > ROUND_SECONDS:
                self._more = True
                break
            any_taken = self._take(found) or any_taken
            self._health.beat()
        if any_taken:
            self._taken()

    def _take(self, found: inbox.Found) -> bool:
        """Take one file in, put it away, and say so; whether there is something to publish."""
        outcome = None
        try:
            outcome = self._feeder.take_in(found)
            self._say(found, outcome)
            target = self._feeder.put_away(found, outcome)
            if target:
                self._box.moved(found, target)
            self._health.tell("store", "")
        except InterruptedError:  # the service is to end; the file stays for the next start
            pass
        except Exception as exc:
            self._hold(found, exc)
        return bool(outcome and outcome.said)

    def _say(self, found: inbox.Found, outcome: Outcome) -> None:
        if outcome.waits:
            log.info("left for another look", file=found.shown, reason=outcome.waits)
            self._forget_note(found)
        elif outcome.refused:
            log.warning("refused", file=found.shown, reason=outcome.refused)
            self._health.refused()
        else:
            log.info("taken", file=found.shown, result=outcome.said)
            self._health.taken()

    def _hold(self, found: inbox.Found, exc: Exception) -> None:
        """A file that can't be stored or moved now stays where it is and waits; after a while it is listed, too."""
        seconds = self._box.hold(found)
        reason = str(exc) if isinstance(exc, (StoreError, OSError)) else f"{type(exc).__name__}: {exc}"
        known = isinstance(exc, (StoreError, OSError))
        log.error("a file must wait", file=found.shown, reason=reason, seconds=seconds, exc_info=None if known else exc)
        self._health.held()
        if isinstance(exc, StoreError):
            self._health.tell("store", reason)
        elif seconds >= NOTED_SECONDS:
            self._note(found, f"must wait, and is tried again: {reason}")

    def _note(self, found: inbox.Found, reason: str) -> None:
        try:
            self._feeder.store.add_failure(Failure(found.shown, "", reason, self._feeder.now()))
            self._noted.add(found.shown)
        except StoreError as exc:
            log.error("can't be noted", file=found.shown, reason=str(exc))

    def _forget_note(self, found: inbox.Found) -> None:
        if found.shown in self._noted:
            self._noted.discard(found.shown)
            self._feeder.store.forget_failure(found.shown)
