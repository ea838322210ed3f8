"""Tortures feeder and says what it has borne: `make torture`, or python -m tests.torture [PART[:COUNT]…].

Each part has a count: of kills, of faults of each kind, of files, of inputs; of minutes for figures (idling), soak (an
issue a second) and rush (ten a second). The same in short is part of the tests. Nothing here leaves this machine.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable

from tests.torture import bursts, faults, figures, kills, mutants, soaks

PARTS: dict[str, tuple[int, Callable[[int], None]]] = {
    "kills": (1000, kills.torture),
    "faults": (10_000, faults.torture),  # more than there are
    "service": (60, bursts.service_kills),
    "burst": (10_000, bursts.burst),
    "mutants": (100_000, lambda count: mutants.torture(count, seconds=2.0)),
    "figures": (5, figures.torture),
    "soak": (30, lambda minutes: soaks.soak(60 * minutes)),
    "rush": (15, lambda minutes: soaks.soak(60 * minutes, rate=10)),
}


def main() -> int:
    if {"-h", "--help"} & set(sys.argv[1:]):
        print(
            f"{__doc__}\nParts and their counts: {', '.join(f'{part}:{usual}' for part, (usual, _) in PARTS.items())}"
        )
        return 0
    wanted = {part: count for part, _, count in (word.partition(":") for word in sys.argv[1:] or PARTS)}
    if wrong := [part for part, count in wanted.items() if part not in PARTS or not (count or "1").isdecimal()]:
        print(f"no such part: {', '.join(wrong)}; expected some of {', '.join(PARTS)}, or faults:100", file=sys.stderr)
        return 2
    failed = False
    for part, count in wanted.items():
        begun = time.monotonic()
        usual, run = PARTS[part]
        try:
            run(int(count or usual))
        except AssertionError as exc:
            failed = True
            print(f"FAILED {part}: {exc}", file=sys.stderr)
        print(f"   ({part}: {time.monotonic() - begun:.0f} s)", flush=True)
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
