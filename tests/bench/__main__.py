"""Runs every benchmark of this folder, each in a process of its own: `make bench`, or python -m tests.bench NAME…

A benchmark is a module bench_NAME.py with a main() that prints its figures beside a peer's measured in the same run.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path


def main() -> int:
    known = sorted(file.stem for file in Path(__file__).parent.glob("bench_*.py"))
    wanted = [f"bench_{name}" for name in sys.argv[1:]] or known
    if unknown := set(wanted) - set(known):
        print(f"no such benchmark: {', '.join(unknown)}; there are {', '.join(known)}", file=sys.stderr)
        return 2
    failed = False
    for name in wanted:
        print(f"== {name.removeprefix('bench_')}", flush=True)
        failed = subprocess.run([sys.executable, "-m", f"tests.bench.{name}"]).returncode != 0 or failed
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
