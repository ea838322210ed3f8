"""The parts that the ablation takes out are there, and each can be taken out and put back."""

import pytest

from feeder.splitting import split_page
from tests.mutants import pages
from tests.typeset.ablation import parts, without


@pytest.mark.parametrize("part", parts())
def test_a_part_can_be_taken_out_and_comes_back(part: str) -> None:
    text = pages()[0]
    before = split_page(text)
    with without(parts()[part]):
        split_page(text)
    assert split_page(text) == before
