"""English headlines as wide as their column, right above their text: what shows is how one line joins the next."""

import textwrap

import pytest

from feeder.splitting import split_page
from feeder.splitting.blocks.labels import steps_of
from tests.score import squeeze

HEAD = "The Selby Vale Chronicle\nFriday, October 3, 2025\n\n"
STORIES = (
    (
        "Clock in market hall to strike again",
        "{} of the market hall will start once more on Sunday, when Ada Plimley, 90, turns the key her grandfather "
        "made. He wound it for half a century and never took a holiday.",
        "The clock stopped in a frost and nobody could agree who should pay for it. In the end a baker did, as she "
        "was tired of being asked the time.",
    ),
    (
        "Swimmers to have lido back by the spring",
        "{} left the site and the last of the tiles are laid, so the lido in Mill Lane will open on the first of May, "
        "a month before anybody had expected it.",
        "Builders found a Roman drain below the deep end. It has been covered with a sheet of glass that will bear the "
        "weight of four lorries.",
    ),
    (
        "Ferry fares frozen until new boat is here",
        "{} to the island will cost the same next year, the island council decided on Tuesday, for the new boat is "
        "still in bits. Its engine is in Norway and its captain in hospital.",
        "The old boat has been given another coat of paint.",
    ),
)
PLAIN = ("The bells", "Workers have", "Tickets")
CAPITALS = ("BELLS", "WORKERS have", "TICKETS")


def set_in(width: int, headline: str, *paragraphs: str) -> str:
    """A story whose paragraphs are indented in print, so that their first lines are shorter in the text layer."""
    rows = textwrap.wrap(headline, width)
    for text in paragraphs:
        rows += textwrap.wrap("  " + text, width)
    return "\n".join(row.strip() for row in rows)


@pytest.mark.parametrize("width", [36, 40, 44])
@pytest.mark.parametrize("openings", [PLAIN, CAPITALS], ids=["plain", "capitals"])
def test_a_headline_as_wide_as_its_column_ends_where_a_sentence_begins(openings: tuple[str, ...], width: int) -> None:
    pages = [
        set_in(width, headline, first.format(opening), *more)
        for (headline, first, *more), opening in zip(STORIES, openings, strict=True)
    ]
    found = [article.head_text for article in split_page(HEAD + "\n\n".join(pages)).articles]
    assert [squeeze(head) for head in found] == [squeeze(headline) for headline, *_ in STORIES]


def test_steps_over_a_break_of_no_known_kind_are_those_over_any() -> None:
    plain, known = [[0.0] * 7] * 7, [[1.0] * 7] * 7
    of_any, of_known, of_unknown = steps_of(["", "10w", "00u"], {"": plain, "10w": known})
    assert (set(of_any), set(of_known), of_unknown) == ({0.0}, {1.0}, of_any)
