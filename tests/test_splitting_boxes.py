"""A few rows below a title at a story's end are its last paragraphs, where they say more of what it says."""

from __future__ import annotations

import pytest

from feeder.splitting import split_page
from feeder.splitting.forms.boxes import boxes
from feeder.splitting.text.lines import read_lines

STORY = """Wharfside lose at home
By Ann Holt
Wharfside lost at home to Rovers on Sunday for the
first time in 31 years, in a fog that hid both of
the goals from the stand.
The captain said that he had not seen the ball.
"""
OTHER = """Choir seeks two basses
By Tom Lark
The choir of Quill Street has lost both its basses
to the lifeboat and will sing in three parts until
the spring, its leader said.
"""
TABLE = "League table\nRovers 31 pts\nSaint Maur 29 pts\nWharfside 27 pts\n"
FIGURES = "Fog in figures\n31 years without a loss\n14.6 million crowns in gate money, as Wharfside\nbelieves\n"


@pytest.mark.parametrize("box", [TABLE, FIGURES])
@pytest.mark.parametrize("gap", ["", "\n"])
def test_a_box_belongs_to_the_story_above_it(box: str, gap: str) -> None:
    articles = split_page(f"{STORY}{gap}{box}{gap}{OTHER}").articles
    assert [a.headline for a in articles] == [("Wharfside lose at home",), ("Choir seeks two basses",)]
    said = [paragraph.text for paragraph in articles[0].paragraphs]
    rows = box.replace("\nbelieves", " believes").rstrip().split("\n")
    assert said[-len(rows) :] == rows
    assert [person.name for article in articles for person in article.bylines] == ["Ann Holt", "Tom Lark"]


def test_a_list_of_something_else_is_none() -> None:
    table = "Bowls results\nRovers 21, Marsh 14\nPebble Isle 18, Quay 12\nHollin 30, Dale 9\n"
    articles = split_page(f"{STORY}\n{table}\n{OTHER}").articles
    assert articles[0].paragraphs[-1].text.endswith("not seen the ball.")


def test_a_line_that_goes_on_in_the_next_is_no_boxs_title() -> None:
    ground = """Rovers will play at
Hollin from Wednesday, 31
Sunday games in the next 14
months, at a rent of two
crowns for each of them.
"""
    assert boxes(read_lines(f"{STORY}\n{ground}\n{OTHER}"), set()) == set()


def test_a_score_in_capitals_below_a_byline_opens_the_body() -> None:
    text = """Wharfside draw in the fog
By Ann Holt
Staff Writer
WHARFSIDE 2, LOCH
ROVERS 2 — Nobody in the
stand by the quay saw it,
and the referee went by the
sound, he said afterwards.
"""
    (article,) = split_page(text).articles
    assert article.paragraphs[0].text.startswith("WHARFSIDE 2, LOCH ROVERS 2")
