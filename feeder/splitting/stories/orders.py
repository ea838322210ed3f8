"""Where headlines stand to their bodies: what a page is taken to keep, and how likely a reading's orders are."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from math import lgamma
from typing import Literal

Order = Literal["after", "before", "queue after", "queue before", "around", "skip"]
_KEEP = 0.25  # of the first counts, when the page's own are in
_BESIDE, _QUEUED = 20.0, 80.0  # the counts of a side that a page is taken to keep
FIRST_COUNTS: dict[Order, float] = {
    "after": 4.0,
    "before": 4.0,
    "queue after": 1.2,
    "queue before": 0.6,
    "around": 0.6,
    "skip": 0.2,
}
# Of a Dirichlet distribution: a page keeps few orders.
CONCENTRATION: dict[Order, float] = {
    "after": 1.0,
    "before": 1.0,
    "queue after": 0.4,
    "queue before": 0.3,
    "around": 0.1,
    "skip": 0.1,
}


def learnt(counts: Mapping[Order, float]) -> dict[Order, float]:
    """The counts of a page's own orders, with something of the first."""
    return {order: _KEEP * share + counts.get(order, 0.0) for order, share in FIRST_COUNTS.items()}


def _one_sided(orders: dict[Order, float]) -> dict[Order, float]:
    return {order: _KEEP * share for order, share in FIRST_COUNTS.items()} | orders


# The counts on a page whose headlines all stand above their bodies, or below: each beside its own, or several in a row.
BESIDE_THEIRS = (_one_sided({"after": _BESIDE}), _one_sided({"before": _BESIDE}))
IN_ROWS = (
    _one_sided({"after": _BESIDE, "queue after": _QUEUED}),
    _one_sided({"before": _BESIDE, "queue before": _QUEUED}),
)


def order_of(place: int, waiting: int, beside: bool, side: Literal["after", "before"]) -> Order:
    if waiting == 1 and beside:
        return side
    if place == 0:
        return "queue after" if side == "after" else "queue before"
    return side if beside and place == waiting - 1 else "skip"


@lru_cache(maxsize=4096)
def orderly(*counts: int) -> float:
    """The log likelihood of so many stories of each order, whatever share of them the page has."""
    shares = CONCENTRATION.values()
    each = [lgamma(share + count) - lgamma(share) for share, count in zip(shares, counts, strict=True)]
    return lgamma(sum(shares)) - lgamma(sum(shares) + sum(counts)) + sum(each)
