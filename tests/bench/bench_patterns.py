"""Twenty-odd hostile patterns on articles of a million characters: the longest each takes, beside a harmless pattern.

python -m tests.bench.bench_patterns
"""

from __future__ import annotations

import random
import time

from feeder.rules.findings import search_texts
from feeder.rules.patterns import compile_pattern, find_pattern
from tests.test_rules_patterns import HOSTILE, article_of

LENGTH = 1_000_000


def texts() -> dict[str, str]:
    pick = random.Random(1).choice
    return {
        "a": "a" * LENGTH,
        "a or b": "".join(pick("ab") for _ in range(LENGTH)),
        "Han": "华人大会研究生命" * (LENGTH // 8),
        "xy": "xy" * (LENGTH // 2),
    }


def seconds(pattern: str, text: str) -> float:
    started = time.perf_counter()
    for part in search_texts(article_of(text)):
        find_pattern(pattern, part.key)
    return time.perf_counter() - started


def main() -> None:
    given = texts()
    harmless = max(seconds("施工", text) for text in given.values())
    print(f"{harmless:8.3f} s  a harmless pattern, folding the text included")
    for pattern in HOSTILE:
        try:
            compile_pattern(pattern)
        except ValueError as exc:
            print(f"  refused   {pattern}: {exc}")
            continue
        longest, name = max((seconds(pattern, text), name) for name, text in given.items())
        print(f"{longest:8.3f} s  {pattern}  on {name}, {longest / harmless:.1f}× the harmless one")


if __name__ == "__main__":
    main()
