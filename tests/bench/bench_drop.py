"""From the drop to the feed on disk: a running service beside the same work called in one process.

    python -m tests.bench.bench_drop [--drops 50]

The service's figures are less the settle time; the peer ingests and publishes the same issues without inbox and clock.
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from feeder.service import Feeder, opened
from feeder.settings import load_settings
from feeder.setup import init
from tests.score import FIRST_SAMPLE

SETTLE = 1.2  # seconds


def town(number: int) -> str:
    """A name that no other drop has."""
    return "云" + "".join("甲乙丙丁戊己庚辛壬癸"[int(digit)] for digit in f"{number:03}") + "溪"


def issue_text(number: int) -> str:
    return FIRST_SAMPLE.read_text("utf-8").replace("云溪", town(number))


def paper(folder: Path) -> Path:
    config = init(folder)
    file = config / "feeder.toml"
    text = file.read_text("utf-8").replace("settle_seconds = 2.0", f"settle_seconds = {SETTLE}")
    file.write_text(text.replace("enabled = true", "enabled = false").replace("sample = true", "sample = false"))
    return config


def wait_for(folder: Path, word: str) -> None:
    feed = folder / "output" / "feeds" / "all.atom"
    while not (feed.exists() and word in feed.read_text("utf-8")):
        time.sleep(0.002)


def name_of(number: int) -> str:
    return f"yunxi-{2030 + number // 300}-{number // 25 % 12 + 1:02}-{number % 25 + 1:02}-01.txt"


def dropped(folder: Path, drops: int) -> Iterator[float]:
    for number in range(drops):
        start = time.perf_counter()
        (folder / "inbox" / name_of(number)).write_text(issue_text(number), "utf-8")
        wait_for(folder, town(number))
        yield time.perf_counter() - start - SETTLE


def called(feeder: Feeder, folder: Path, drops: int) -> Iterator[float]:
    for number in range(drops):
        file = folder / name_of(number)
        file.write_text(issue_text(number), "utf-8")
        start = time.perf_counter()
        feeder.ingest(file)
        feeder.publish()
        yield time.perf_counter() - start


def told(name: str, seconds: list[float]) -> str:
    p99 = sorted(seconds)[min(len(seconds) - 1, int(len(seconds) * 0.99))]
    return f"{name:<36}median {statistics.median(seconds) * 1000:7.1f} ms   p99 {p99 * 1000:7.1f} ms"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--drops", type=int, default=50)
    drops = parser.parse_args().drops
    with tempfile.TemporaryDirectory() as place:
        config = paper(Path(place))
        command = [sys.executable, "-m", "feeder", "--config", str(config), "run"]
        service = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            while not (Path(place) / "output" / "index.html").exists():
                time.sleep(0.05)
            service_seconds = list(dropped(Path(place), drops))
        finally:
            service.terminate()
            service.wait()
    with tempfile.TemporaryDirectory() as place, opened(load_settings(paper(Path(place)), {})) as feeder:
        feeder.publish()
        peer = list(called(feeder, Path(place), drops))
    print(told("drop to feed, less the settle time", service_seconds))
    print(told("ingest and publish, called", peer))
    print(f"ratio of medians {statistics.median(service_seconds) / statistics.median(peer):.2f}")


if __name__ == "__main__":
    main()
