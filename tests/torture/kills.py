"""kill -9 at every step: a step is a line of a module that touches the disk, as it is run.

A process is forked, runs one round with its lines counted, and is killed at the chosen one. Then everything is
examined, a second round runs to its end, and what is found must be what is found where nobody was killed.
"""

from __future__ import annotations

import os
import random
import signal
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from types import FrameType
from typing import Any

import feeder
from tests.torture.paper import Paper, Reader, first_paper, in_child, recovers

_ROOT = Path(feeder.__file__).parent
_MODULES = ("inbox", "store", "files.py", "publisher.py", "publishing.py", "service.py", "lock.py")


def counting(at: Callable[[int, FrameType], None]) -> Callable[[FrameType, str, Any], Any]:
    """A trace function that calls with the number of each line that is run in the modules that touch the disk."""
    places = tuple(str(_ROOT / name) for name in _MODULES)
    number = 0

    def local(frame: FrameType, event: str, _: Any) -> Any:
        nonlocal number
        if event == "line":
            number += 1
            at(number, frame)
        return local

    def trace(frame: FrameType, event: str, _: Any) -> Any:
        return local if frame.f_code.co_filename.startswith(places) else None

    return trace


def steps_of(paper: Paper) -> tuple[int, dict[str, int]]:
    """How many lines a round runs, and the number at which each line is run first, by module and line."""
    first: dict[str, int] = {}
    last = 0

    def at(number: int, frame: FrameType) -> None:
        nonlocal last
        last = number
        place = f"{Path(frame.f_code.co_filename).relative_to(_ROOT)}:{frame.f_lineno} {frame.f_code.co_name}"
        first.setdefault(place, number)

    sys.settrace(counting(at))
    try:
        paper.round()
    finally:
        sys.settrace(None)
    return last, first


def killed_at(paper: Paper, step: int) -> None:
    """Run a round that is killed at a step, and see that nothing is lost, doubled or torn."""

    def kill(number: int, _: FrameType) -> None:
        if number == step:
            os.kill(os.getpid(), signal.SIGKILL)

    def act() -> None:
        sys.settrace(counting(kill))
        paper.round()

    code = in_child(act)
    assert code in (0, -signal.SIGKILL), code


def torture(kills: int, seed: int = 1, say: Callable[[str], None] = print) -> None:
    """Kill at every step once, then at random ones, `kills` in all; with fewer, at steps evenly chosen."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        base = first_paper(folder / "base")
        unhurt = base.copy_to(folder / "unhurt")
        last, steps = steps_of(unhurt)
        expected, known = unhurt.outcome(), base.ids()
        chosen = list(steps.values())
        seeded = random.Random(seed)
        chosen = seeded.sample(chosen, kills) if kills < len(chosen) else chosen
        chosen += [seeded.randint(1, last) for _ in range(kills - len(chosen))]
        for number, step in enumerate(chosen):
            paper = base.copy_to(folder / f"paper-{number}")
            reader = Reader(paper.folder("output"))
            reader.poll()
            killed_at(paper, step)
            recovers(paper, reader, expected, known, f"a kill at step {step}")
        say(
            f"{len(chosen)} kills at {len(set(chosen))} of {last} steps ({len(steps)} lines): 0 lost, 0 doubled, 0 torn"
        )
