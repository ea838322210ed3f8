"""Writes held-out pages: OUT_DIR/STYLE-NNN/page.txt and gold.json, the same for the same seed.

python -m tests.heldout OUT_DIR [--seed 1] [--pages 8] [--style STYLE]
"""

from __future__ import annotations

import argparse
import json
import random
from pathlib import Path

from tests.heldout.layouts import LAYOUTS, make_page


def write_pages(out: Path, seed: int, pages: int, styles: list[str]) -> int:
    """Every style's pages, each drawn from its own seed, so that one style's do not change another's."""
    for style in styles:
        for number in range(pages):
            name = f"{style}-{number:03}"
            text, gold = make_page(style, LAYOUTS[style], random.Random(f"{seed}/{name}"))
            folder = out / name
            folder.mkdir(parents=True, exist_ok=True)
            (folder / "page.txt").write_text(text, "utf-8", newline="")
            record = json.dumps({"page": name, **gold}, ensure_ascii=False, indent=1)
            (folder / "gold.json").write_text(record + "\n", "utf-8")
    return len(styles) * pages


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--pages", type=int, default=8, help="of each style")
    parser.add_argument("--style", choices=sorted(LAYOUTS), action="append", help="only this one; may be repeated")
    arguments = parser.parse_args()
    styles = arguments.style or list(LAYOUTS)
    count = write_pages(arguments.out, arguments.seed, arguments.pages, styles)
    print(f"{count} pages in {arguments.out}")


if __name__ == "__main__":
    main()
