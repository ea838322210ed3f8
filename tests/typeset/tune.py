"""Tunes the weights of cuts, matching and the search, one at a time, on pages set here, by hand and for practice.

    python -m tests.typeset.tune [--pages 3] [--rounds 1]

prints the values that raise the share of articles read exactly; they are written into the modules by hand.
"""

from __future__ import annotations

import argparse
import json
import random
import re
from pathlib import Path
from typing import Any

from feeder.splitting import pages
from feeder.splitting.assembly.assembly import assembled
from feeder.splitting.pages import page_blocks, read_blocks
from feeder.splitting.stories import cuts, matching, orders, search
from feeder.splitting.text import themes
from tests.typeset.pages import LAYOUTS, SCRIPTS, make_page
from tests.typeset.prose import PRACTICE

NAMES = [
    (
        cuts,
        "_SLUGGED _BARE _SIGNED _STRANGE _COHESION _KINSHIP _GAP _NO_GAP _SAME_WIDTH _OTHER_WIDTH _BLANK_BETWEEN"
        " _NO_BLANK _GRAM_ACROSS _LONGER",
    ),
    (matching, "_IN_ITS_BODY _DEPENDENT _LEAD _AGAIN _CHARACTER _LENGTH _DEAREST _OF_ITS_THEME _MOST_OF_THEMES"),
    (search, "_NO_BODY CROSSHEAD _MORE_CROSSHEAD _SECTION _DISPLAY_BETWEEN _LONG_HEAD _OUT_OF_TURN"),
    (orders, "_KEEP"),
    (pages, "_NO_HEADLINE"),
    (themes, "_SMOOTHED _EACH_FOR"),
]
HAND = Path(__file__).parents[1] / "hand"
_SLUG = re.compile(
    r"^(?:本报|本報|青川日报|新华社)[^，。]{0,16}?[讯电](?:（[^）]*）)?|^【[^】]*】|^[A-Z]{3,}[A-Za-z, ()]*—"
)


def squeezed(parts: Any) -> str:
    return re.sub(r"\s", "", "".join(parts))


def stories_of(gold: dict[str, Any]) -> set[tuple[str, str]]:
    return {(squeezed(a["headline"]), squeezed(a["paragraphs"])) for a in gold["articles"]}


def load(count: int, seed: str) -> list[tuple[Any, Any, set[tuple[str, str]], float]]:
    """Pages with their blocks, their gold stories and a weight."""
    found = []
    for layout in LAYOUTS:
        for script in SCRIPTS:
            for number in range(count):
                rng = random.Random(f"{seed} {layout} {script} {number}")
                text, gold, _ = make_page(rng, layout, script, practice=number % 2 == 0)
                found.append((*page_blocks(text), stories_of(gold), 1.0))
    for path in [*sorted(PRACTICE.glob("*/gold.json")), *sorted(HAND.glob("*/gold.json"))]:
        text = path.with_name("page.txt").read_text("utf-8")
        found.append((*page_blocks(text), stories_of(json.loads(path.read_text("utf-8"))), 2.0))
    return found


def value(loaded: list[tuple[Any, Any, set[tuple[str, str]], float]]) -> float:
    """The weighted F1 of stories whose headline and body are exactly right."""
    right = total = 0.0
    for page, blocks, gold, weight in loaded:
        reading = assembled(read_blocks(page, blocks), {})
        mine = {
            (squeezed((*a.kicker, *a.headline, *a.deck)), squeezed(p.text for p in a.paragraphs))
            for a in reading.articles
        }
        right += weight * 2 * len(mine & gold)
        total += weight * (len(mine) + len(gold))
    return right / total


def scaled(constant: Any, factor: float) -> Any:
    """The constant times the factor; one for each script is scaled in all."""
    if isinstance(constant, dict):
        return {script: scaled(one, factor) for script, one in constant.items()}
    return round(constant * factor, 4)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=int, default=3)
    parser.add_argument("--rounds", type=int, default=1)
    args = parser.parse_args()
    loaded = load(args.pages, "tune")
    best = value(loaded)
    print(f"{best:.4f} to begin with", flush=True)
    for _ in range(args.rounds):
        for module, names in NAMES:
            for name in names.split():
                now = getattr(module, name)
                for factor in (0.6, 1.5):
                    tried = scaled(now, factor)
                    setattr(module, name, tried)
                    got = value(loaded)
                    if got > best + 0.0003:
                        best, now = got, tried
                        print(f"{best:.4f} {name} = {now}", flush=True)
                setattr(module, name, now)
    for module, names in NAMES:
        print({name: getattr(module, name) for name in names.split()})


if __name__ == "__main__":
    main()
