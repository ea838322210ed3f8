"""What each part of the splitter is worth: article_f1 with one part taken out at a time.

    python -m tests.typeset.ablation [--seed 1] [--pages 4] [--gold DIR]

on held-out pages made from the seed, and on pages with gold where a folder is named.
"""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from unittest.mock import patch

from feeder.splitting import pages
from feeder.splitting.blocks import labels, signs, weights
from feeder.splitting.model import Script
from feeder.splitting.stories import cuts, matching, orders, search
from tests.heldout.__main__ import write_pages
from tests.heldout.layouts import LAYOUTS
from tests.score import score_folder

_EVEN = dict.fromkeys(orders.FIRST_COUNTS, 1.0)
_WIDTH, _ECHO = ("a", "b", "o", "p", "u", "d", "z", "Z"), ("E", "F", "j", "J")


def parts() -> dict[str, list[tuple[object, str, object]]]:
    """For each part what is put in its place: (module or class, name, value)."""
    plain_room = signs._room

    def no_indent(room: int, token: int, indent: int, latin: bool) -> str:
        found = plain_room(room, token, indent, latin)
        return "n" if found in ("i", "g") else found

    return {
        "nothing": [],
        "order prior": [(orders, "FIRST_COUNTS", _EVEN), (search, "FIRST_COUNTS", _EVEN), (orders, "_KEEP", 1e6)],
        "lexical match": [(matching.Matcher, "_score", lambda *_: 0.0)],
        "indent": [(signs, "_room", no_indent)],
        "line widths": [(labels, "model_of", _without(_WIDTH))],
        "words said elsewhere": [(labels, "model_of", _without(_ECHO))],
        "second looks": [(pages, "_SECOND_LOOKS", 0)],
        "themes": [(matching, "_OF_ITS_THEME", 0.0), (cuts, "_KINSHIP", dict.fromkeys(cuts._KINSHIP, 0.0))],
        "cohesion": [(cuts, "_strangeness", lambda *_: 0.0)],
        "opening slugs": [(cuts, "_SLUGGED", cuts._BARE)],
        "several readings": [(search, "_BEAM", 1), (search, "_FIRST_BEAM", 1)],
    }


def _without(letters: tuple[str, ...]) -> Callable[[Script], weights.Model]:
    """The models without the signs whose names begin with the letters."""

    @cache
    def model_of(script: Script) -> weights.Model:
        whole = weights.model_of(script)
        return weights.Model(
            {sign: row for sign, row in whole.signs.items() if not sign.startswith(letters)}, whole.steps
        )

    return model_of


@contextmanager
def without(changes: list[tuple[object, str, object]]) -> Iterator[None]:
    if not changes:
        yield
        return
    (owner, name, value), *rest = changes
    with patch.object(owner, name, value), without(rest):
        yield


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--pages", type=int, default=4, help="held-out pages of each layout")
    parser.add_argument("--gold", type=Path, action="append", default=[], help="a folder of pages with gold")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        write_pages(Path(folder), arguments.seed, arguments.pages, list(LAYOUTS))
        sets = {"held-out": Path(folder)} | {path.name: path for path in arguments.gold}
        print(f"{'without':<24}" + "".join(f"{name:>12}" for name in sets))
        for part, changes in parts().items():
            with without(changes):
                figures = [score_folder(path)["all"].figure("article_f1") for path in sets.values()]
            print(f"{part:<24}" + "".join(f"{figure:>12.3f}" for figure in figures), flush=True)


if __name__ == "__main__":
    main()
