"""Where English headlines stand, and what makes one: lines in a row, lines in capitals, bodies without a gap below."""

import pytest

from feeder.splitting import split_page

BARLEY = """Sowing of barley on the higher farms of
the valley will begin three weeks late,
as the ground is too hard for a plough.

“The rain will tell us when,” Nora Quill
told a meeting of farmers on Tuesday.
"""
WELL = """A well that had been dry since the war
was filled again last week, when a pipe
of the waterworks broke in Mill Street.

Ned Marsh, who keeps the inn beside the
well, has lowered a bucket into it.
"""
TRAM = """Tram drivers will wear straw hats from
the first of June, the board decided on
Monday, after two of them had fainted.
"""


def heads_of(page: str) -> list[str]:
    return [article.head_text for article in split_page(f"The Quill Bay Courier\n\n{page}").articles]


@pytest.mark.parametrize("head", ["WELL, WELL, WELL!", "WHO PULLED THE PLUG?", "IT'S A WATER WHOPPER!"])
def test_a_line_in_capitals_between_gaps_heads_though_the_text_below_opens_in_capitals(head: str) -> None:
    texts = [BARLEY.replace("Sowing", "SOWING"), WELL.replace("A well", "A WELL"), TRAM.replace("Tram d", "TRAM D")]
    farms, inn, trams = (f"{text}\nBy NORA QUILL\n\n" for text in texts)
    page = f"{farms}Barley waits for rain\n\n{inn}{head}\n\n{trams}Straw hats on trams\n"
    assert heads_of(page) == ["Barley waits for rain", head, "Straw hats on trams"]
