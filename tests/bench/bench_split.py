"""Splitting a page: its cost beside one plain pass over the same lines, and how that grows with the page.

    python -m tests.bench.bench_split

The peer cuts the page into lines, measures them and looks for their words: what no splitter can do without.
"""

from __future__ import annotations

import re
import statistics
import time
from collections.abc import Callable

from feeder.splitting import split_page
from tests.mutants import pages

_WORDS = re.compile("[一-鿿]+|[A-Za-z]+")
_CHARACTERS, _ROUNDS = 4000, 7


def plain_pass(text: str) -> int:
    return sum(len(line.strip()) + len(_WORDS.findall(line)) for line in text.split("\n"))


def seconds(work: Callable[[str], object], text: str, rounds: int = _ROUNDS) -> float:
    """The median processor time of one call."""
    spent = []
    for _ in range(rounds):
        began = time.process_time()
        work(text)
        spent.append(time.process_time() - began)
    return statistics.median(spent)


def main() -> None:
    stock = pages()
    for text in stock:
        split_page(text)
    each = [seconds(split_page, text) * _CHARACTERS / len(text) for text in stock]
    peer = [seconds(plain_pass, text) * _CHARACTERS / len(text) for text in stock]
    middle, plain = statistics.median(each), statistics.median(peer)
    print(
        f"a page of {_CHARACTERS:,} characters: {middle * 1000:.1f} ms (median), {middle / plain:.0f} × one plain pass"
    )
    page = "\n\n".join(stock)
    one = 0.0
    for count in (1, 10, 100):
        text = "\n\n".join([page] * count)
        share = seconds(split_page, text, 3 if count < 100 else 1) / count
        one = one or share
        print(f"{count:>4} × {len(page):,} characters joined: {share / one:.2f} × the time of one for each")


if __name__ == "__main__":
    main()
