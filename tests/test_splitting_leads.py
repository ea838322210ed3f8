"""Bodies in a row are told apart by how an English story's first paragraph reads."""

from __future__ import annotations

import pytest

from feeder.splitting.leads import opening

# Sentences that begin a story: what has happened or will, where, in one long sentence.
FIRST = [
    "A widow at Quill Street has asked the borough of Hollin to take back the lamp that it gave her husband",
    "Nine ferries a day will stop at Pebble Isle from Monday, and the slip at Saint Maur will close",
]
# Those that go on with one: who says so, what was named before.
LATER = [
    "The keeper took it down twice.",
    "She oiled it every week, and nobody thanked her.",
    "Ida Holm, a niece of the keeper, said the wick was new.",
    "Captain Tom Lark, 61, told the inquiry he had seen no light.",
    "“It was never lit,” he said.",
]


@pytest.mark.parametrize("first", FIRST)
@pytest.mark.parametrize("later", LATER)
def test_a_paragraph_reads_as_a_storys_first_or_as_a_later_one(first: str, later: str) -> None:
    assert opening(first, "latin") > 0 > opening(later, "latin")
