"""Publishing one new article in a large paper beside the same in a paper a tenth of its size.

    python -m tests.bench.bench_publish [--articles 10000]

Prints the time and the files written; the ratio, of the processor's time, says what size costs.
"""

from __future__ import annotations

import argparse
import statistics
import tempfile
import time
from datetime import timedelta
from pathlib import Path

from tests.paper import TODAY, Paper, stories

A_DAY = 50  # articles
ROUNDS = 5


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=10_000)
    articles = parser.parse_args().articles
    seconds = {count: measured(count) for count in (articles // 10, articles)}
    print(f"ratio of {articles:,} to {articles // 10:,} articles: {seconds[articles] / seconds[articles // 10]:.2f}")


def measured(articles: int) -> float:
    """Fill a paper, publish it, then time the publishing of one more article; the processor's median in seconds."""
    with tempfile.TemporaryDirectory() as place:
        paper = Paper(Path(place))
        days = max(1, articles // A_DAY)
        start = time.perf_counter()
        for number in range(days):
            paper.issue(TODAY - timedelta(days=days - number), *stories(A_DAY, number * A_DAY))
        filled = time.perf_counter() - start
        start = time.perf_counter()
        first = len(paper.publish().written)
        published = time.perf_counter() - start
        print(f"{articles:>9,} articles   stored {filled:.1f} s, first published {published:.1f} s, {first:,} files")
        times, busy = [], []
        for number in range(ROUNDS):
            paper.issue(TODAY, *stories(1, 10_000_000 + number), name=f"{TODAY}-{number}.txt")
            start, worked = time.perf_counter(), time.process_time()
            written = paper.publish().written
            times.append(time.perf_counter() - start)
            busy.append(time.process_time() - worked)
        paper.store.close()
        median, worked = statistics.median(times), statistics.median(busy)
        said = f"median {median * 1000:.0f} ms, {worked * 1000:.0f} ms of them the processor's, {len(written)} files"
        print(f"{articles:>9,} articles   one more: {said}", flush=True)
        return worked


if __name__ == "__main__":
    main()
