"""Tortures feeder and says what it has borne: `make torture`, or python -m tests.torture [PART…].

The same in short is part of the tests. Nothing here leaves this machine.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable

from tests.torture import bursts, faults, figures, kills, mutants

PARTS: dict[str, Callable[[], None]] = {
    "kills": lambda: kills.torture(1000),
    "faults": lambda: faults.torture(40),
    "service": lambda: bursts.service_kills(60),
    "burst": lambda: bursts.burst(10_000),
    "mutants": lambda: mutants.torture(100_000, seconds=2.0),
    "figures": lambda: figures.torture(30),
}


def main() -> int:
    wanted = sys.argv[1:] or list(PARTS)
    if unknown := set(wanted) - set(PARTS):
        print(f"no such part: {', '.join(unknown)}; there are {', '.join(PARTS)}", file=sys.stderr)
        return 2
    failed = False
    for part in wanted:
        begun = time.monotonic()
        try:
            PARTS[part]()
        except AssertionError as exc:
            failed = True
            print(f"FAILED {part}: {exc}", file=sys.stderr)
        print(f"   ({part}: {time.monotonic() - begun:.0f} s)", flush=True)
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
