"""Which files are ready: those whose size and times have stood still for the settle time, on this process's own clock.

The folder is looked through whatever the system says about it.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

from feeder.inbox.finding import Found, Signature, files_in
from feeder.inbox.moving import Written, bring_back, written_at

FIRST_HOLD, LONGEST_HOLD = 1.0, 30.0  # seconds that a file waits which can't be dealt with; doubled each time
LATE_SECONDS = 3600.0  # so long after its move a file is looked at for a writer that was not done with it
LATE_FILES = 10_000  # the last to be moved; each is looked at in every round
HINT_SECONDS = 0.6  # by how much a hint may be late: watchdog holds events back for half a second to pair moves


class Inbox:
    """The inbox folder as this process knows it: what is there, and since when each file has stood still."""

    def __init__(
        self,
        folder: Path,
        settle_seconds: float,
        clock: Callable[[], float],
        calendar: Callable[[], float] = time.time,
    ) -> None:
        """`clock` counts seconds and never jumps (time.monotonic); `calendar` is the clock that dates files."""
        self._folder = folder
        self._settle = settle_seconds
        self._clock = clock
        self._calendar = calendar
        self._since: dict[str, tuple[Signature, float]] = {}
        self._holds: dict[str, tuple[Signature, float, float]] = {}  # until when, and for how long
        self._moved: dict[str, tuple[str, Written, float]] = {}  # texts, for there may be thousands of them

    def ready(self) -> list[Found]:
        """Look through the folder; the files that have stood still, by name."""
        self._bring_back_late()
        now = self._clock()
        found = {file.name: file for file in files_in(self._folder)}
        since = {}
        for name, file in found.items():
            before = self._since.get(name)
            same = before is not None and before[0] == file.signature
            since[name] = before if before and same else (file.signature, now - self._already(file))
        self._since = since
        self._holds = {name: hold for name, hold in self._holds.items() if name in since and since[name][0] == hold[0]}
        return [found[name] for name in sorted(since) if self._due(name) <= now]

    def _already(self, file: Found) -> float:
        """How long a file seen for the first time has stood still already; little of it, for the calendar may jump."""
        age = self._calendar() - file.signature[3] / 1e9
        return min(max(0.0, age), HINT_SECONDS, self._settle / 2)

    def waiting_seconds(self) -> float | None:
        """How long until the next file can have stood still; None where none waits."""
        now = self._clock()
        return min((due - now for due in map(self._due, self._since) if due > now), default=None)

    def hold(self, found: Found) -> float:
        """Let a file wait, because it can't be dealt with now, each time twice as long; returns the seconds."""
        signature, _, seconds = self._holds.get(found.name, (None, 0.0, 0.0))
        seconds = min(LONGEST_HOLD, 2 * seconds) if signature == found.signature else FIRST_HOLD
        self._holds[found.name] = (found.signature, self._clock() + seconds, seconds)
        return seconds

    def moved(self, found: Found, target: Path) -> None:
        """Keep an eye on a file that was moved to `target`: a writer may not have been done with it."""
        written = written_at(target)
        if written and written[0] == found.signature[0]:  # the same file under another name, not a copy of it
            written = found.signature[:3]
        if written:
            self._moved[str(target)] = (found.name, written, self._clock())
        if len(self._moved) > LATE_FILES:
            del self._moved[next(iter(self._moved))]

    def _due(self, name: str) -> float:
        """When a file will have stood still, and waited where it is held."""
        hold = self._holds.get(name)
        return max(self._since[name][1] + self._settle, hold[1] if hold else 0.0)

    def _bring_back_late(self) -> None:
        """Take a file that was written to after its move back into the inbox: what is there now is a revision."""
        now = self._clock()
        for target, (name, written, since) in list(self._moved.items()):
            late = written_at(target) not in (written, None)
            if late:
                bring_back(Path(target), self._folder / name)
            if late or now - since > LATE_SECONDS:
                del self._moved[target]
