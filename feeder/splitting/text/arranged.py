"""A page's lines and their forms in another order: what tears a text is read elsewhere, the text goes on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from feeder.splitting.model import Form, Line
from feeder.splitting.text.lines import Page


def in_order(page: Page, lines: Sequence[Line], forms: Sequence[Form], order: Sequence[int]) -> tuple[Page, list[Form]]:
    """The page with `lines` for its own, and their forms, in an order of their indices."""
    return replace(page, lines=tuple(lines[i] for i in order)), [forms[i] for i in order]


def with_last(
    page: Page, lines: Sequence[Line], forms: Sequence[Form], runs: Iterable[range]
) -> tuple[Page, list[Form]]:
    """The page with `lines` for its own, and their forms, each run of them below all else."""
    moved = [i for run in runs for i in run]
    kept = sorted(set(range(len(forms))).difference(moved))
    return in_order(page, lines, forms, [*kept, *moved])
