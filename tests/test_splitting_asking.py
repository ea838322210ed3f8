"""English headlines that ask, exclaim or end with an hour, above whoever wrote."""

import pytest

from feeder.splitting import split_page

FERRY = """The Sallow Beacon
Thursday, March 5, 2015

Ferry keeps its bell

The bell of the Hob ferry will stay where
it is, the parish has decided, though it
was rung at five on Sunday by a goat.

"""
WARDEN = """I have been a churchwarden for nineteen years
and in that time have mislaid four umbrellas,
two curates and a harmonium.

Nobody told me, when I took the keys, that the
roof would be the least of it. The roof only
leaks. People do a good deal more than that.
"""
MILL = """
Mill wheel turns again

The wheel at Sallow Mill has turned for
the first time since the flood, after a
winter of digging.
"""


@pytest.mark.parametrize("below", ["Olive Marsh\n", "\nOlive Marsh\n\n", "By Olive Marsh\n", "OLIVE MARSH\nCritic\n"])
@pytest.mark.parametrize("head", ["Who are we to judge?", "In praise of the 8 a.m.", "Leave the roof alone!"])
def test_a_headline_may_end_as_a_sentence_above_who_wrote(head: str, below: str) -> None:
    ferry, warden, mill = split_page(f"{FERRY}{head}\n{below}{WARDEN}{MILL}").articles
    assert (ferry.headline, mill.headline) == (("Ferry keeps its bell",), ("Mill wheel turns again",))
    assert (warden.headline, [person.name.title() for person in warden.bylines]) == ((head,), ["Olive Marsh"])
    assert len(warden.paragraphs) == 2


def test_a_paragraph_that_asks_heads_nothing() -> None:
    page = f"{FERRY}A warden remembers\n\n{WARDEN}\nWho is to mend it?\n{MILL}"
    warden = split_page(page).articles[1]
    assert (warden.headline, warden.paragraphs[-1].text) == (("A warden remembers",), "Who is to mend it?")
