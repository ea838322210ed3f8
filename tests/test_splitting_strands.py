"""English stories that a text layer gives out column by column, in turn: fragments that go on from one another."""

import pytest

from feeder.splitting import split_page
from feeder.splitting.forms.quotes import pull_quotes
from feeder.splitting.fragments.strands import with_strands
from feeder.splitting.text.lines import read_lines

FERRY = """Ferry will run until midnight
The last boat to the island will leave
at midnight from the first of April, the
port board decided on Tuesday, after a
winter in which two hundred islanders
were left on the quay because the boat
of half past ten was full. The board had"""
FERRY_GOES_ON = """asked the skippers first. They said they
would sail at any hour if the lamps on
the pier were lit, and the lamps will be."""
BELLS = """Old bells to ring for new year
The three bells of the chapel have been silent since the tower
was struck by lightning, and the sexton who oiled them for half
a century has died. A founder from the capital climbed up last
week with a hammer and a tuning fork, listened for an hour, and"""
BELLS_GO_ON = """told the wardens that nothing was cracked. The smallest of them
wants a new clapper, which the smith will make, and all three are
to ring in the new year if the ropes come in time."""
SHORT = "Boys find a cannon\nTwo boys who were digging for bait found\na small iron cannon on the north shore."


def test_a_sentence_goes_on_beyond_another_story() -> None:
    reading = split_page("\n\n".join([FERRY, SHORT, FERRY_GOES_ON]))
    ferry, cannon = reading.articles
    assert "The board had asked the skippers first." in ferry.paragraphs[0].text
    assert (cannon.headline, len(cannon.paragraphs)) == (("Boys find a cannon",), 1)


@pytest.mark.parametrize("turns", [(FERRY_GOES_ON, BELLS_GO_ON), (BELLS_GO_ON, FERRY_GOES_ON)])
def test_of_two_sentences_left_each_goes_on_in_its_own_columns_width(turns: tuple[str, str]) -> None:
    ferry, bells = split_page("\n\n".join([FERRY, BELLS, *turns])).articles
    assert "The board had asked the skippers first." in ferry.body_text
    assert "listened for an hour, and told the wardens" in bells.body_text


def test_a_headline_of_one_small_line_goes_on_from_nothing_far_away() -> None:
    reading = split_page("\n\n".join([FERRY, SHORT, "who found what", FERRY_GOES_ON]))
    assert "The board had asked the skippers first." in reading.articles[0].body_text


def test_a_quotation_in_a_pages_last_lines_raises_nothing() -> None:
    page = read_lines("The ferry will run until midnight from April\n\n“We sail at any hour”\n— the skippers")
    assert pull_quotes(page) == frozenset()


def test_a_list_without_gaps_in_the_midst_of_a_sentence_is_apart_and_the_sentence_goes_on() -> None:
    page = read_lines(
        "Otters win it late\n"
        "  Twice the Otters had this game in a\npocket, and twice there was a hole in it.\n"
        "  The winning run was carried home by a\nman who had been mending nets, and who\n"
        "slid though there was no throw, and\n"
        "Otters 8, Millers 7\nMILLERS ab r h bi\nToll cf 6 1 2 0\nPenn 2b 5 2 1 1\nOrr rf 6 1 3 2\nHolt 1b 6 1 1 2\n"
        "Totals 23 5 7 5\nTwo out when winning run scored.\n"
        "tore his only pair of trousers.\n  They meet again tonight at seven, if the\nfog has lifted.\n"
    )
    texts = [line.text for line in with_strands(page, [""] * len(page.lines))[0].lines]
    assert texts[5:7] == ["slid though there was no throw, and", "tore his only pair of trousers."]
    assert texts[-8:] == [line.text for line in page.lines[6:14]]


MILL = """Mill wheel turns again
The wheel of the old mill at Quill Bay
turned on Monday for the first time in
thirty years, after two millers and an
eel catcher had cleared the race. They"""
MILL_GOES_ON = """ground a sack of barley before a cog
broke, and will try again in June."""
TOWER = """Tower clock to run slow
The clock on the tower of Upper Marsh
will lose an hour every week, as its
weights were sold in the war, and the"""
TOWER_GOES_ON = """verger means to wind it no more, he
told the parish at its last meeting."""
FAIR = """Fair goes to the meadow
The spring fair of Tarn will be held
on the meadow, because a square with
four trees has no room for the swings"""
FAIR_GOES_ON = """or for the dancing bear. Its owner is
content, and so is the bear, he said."""


@pytest.mark.parametrize(
    ("one", "one_goes_on", "other", "other_goes_on"),
    [
        (MILL, MILL_GOES_ON, TOWER, TOWER_GOES_ON),
        (TOWER, TOWER_GOES_ON, FAIR, FAIR_GOES_ON),
        (FAIR, FAIR_GOES_ON, MILL, MILL_GOES_ON),
    ],
)
def test_two_stories_that_go_on_in_the_next_columns_do_so_in_turn(
    one: str, one_goes_on: str, other: str, other_goes_on: str
) -> None:
    first, second = split_page("\n\n".join([one, other, one_goes_on, other_goes_on])).articles
    for article, begun, going_on in ((first, one, one_goes_on), (second, other, other_goes_on)):
        assert f"{begun.split()[-1]} {going_on.split()[0]}" in article.body_text
