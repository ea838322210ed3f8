"""Where English headlines stand, and what makes one: lines in a row, lines in capitals, bodies without a gap below."""

import textwrap

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


def close(head: str, text: str) -> str:
    """A headline right above a text whose first paragraph has no indent, and the others have one."""
    first, rest = text.split("\n\n")
    return f"{head}\n{first}\n  {rest}"


@pytest.mark.parametrize("opening", ["Nine", "The", "Somebody", "There", "When", "Another"])
def test_no_paragraph_goes_on_with_a_word_of_any_text_in_a_capital(opening: str) -> None:
    well = WELL.replace("A well that", f"{opening} well that")
    page = f"Barley waits for rain\n\n{BARLEY}\n{close('Burst pipe fills a dry well in Mill Street', well)}"
    assert heads_of(page) == ["Barley waits for rain", "Burst pipe fills a dry well in Mill Street"]


@pytest.mark.parametrize(
    "deck",
    [
        "Herring Cure, Royal Playhouse, Lower Quill Bay",
        "Seats from four pounds at Marsh Hall, Quill Bay",
        "Town players in the barn of Upper Marsh, Monday",
    ],
)
def test_a_line_wider_than_the_text_below_it_is_of_its_headline(deck: str) -> None:
    tram = TRAM.replace("\n", " ").strip() + " " + BARLEY.replace("\n", " ").strip()
    text = "\n".join(textwrap.wrap(tram, 40))
    page = f"DRAMA\nOh, give that herring a prize!\n{deck}\n{text}\n\n{WELL}"
    play = split_page(f"The Quill Bay Courier\n\n{page}").articles[0]
    assert deck in (*play.headline, *play.deck)


def test_a_sentence_may_have_names_and_days_at_a_lines_beginning() -> None:
    board = "The board of the harbour of Quill Bay in\nMay and of Will Marsh met on Monday with\nFour Oaks."
    (article,) = split_page(f"The Quill Bay Courier\n\nBoard meets on the quay\n\n{board}\n").articles
    assert len(article.paragraphs) == 1
