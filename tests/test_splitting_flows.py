"""A row that keeps the space before the next word goes on; one without ends what it is of."""

import pytest

from feeder.splitting import split_page
from feeder.splitting.text.lines import read_lines
from feeder.splitting.text.mending import mend

KILN = [
    "The kiln at Sallow Cross was lit on Monday for the ",
    "first time since the potter who built it left the ",
    "valley, and the smoke could be seen from the far ",
    "side of the reservoir until dark.",
    "Anyone may bring a pot. The fire is to be kept for ",
    "three days by a rota of neighbors, and nothing will ",
    "be taken out before it is cold.",
]
HEAD = ["A cold kiln smokes ", "again at Sallow Cross"]
DECK = ["Neighbors keep the ", "fire for three days"]
MOLES = [
    "Otter counts rose again ",
    "along the Lower Brae",
    "Wardens on the Lower Brae counted forty otters in ",
    "a single night, nine more than in any year since ",
    "the weir came down.",
    "They credit the eels, which have come back too, and ",
    "a ban on night fishing that ends in March.",
]


def flows(rows: list[str]) -> list[str]:
    return [line.flow for line in read_lines(mend("\n".join(rows))).lines]


def test_a_space_at_a_rows_end_tells_that_it_goes_on() -> None:
    rows = [*HEAD, *DECK, *KILN, *MOLES]
    assert flows(rows) == ["on" if row.endswith(" ") else "over" for row in rows]


def test_a_row_that_ends_in_a_hyphen_tells_nothing() -> None:
    assert flows([*KILN, "They plan a feast of res-", "ervoir trout.", *MOLES])[len(KILN)] == ""


def test_spaces_at_every_rows_end_or_without_a_rule_tell_nothing() -> None:
    assert set(flows([row.strip() + " " for row in [*HEAD, *KILN, *MOLES]])) == {""}
    assert set(flows([row.strip() + " " * (i % 2) for i, row in enumerate([*HEAD, *KILN, *MOLES, *KILN])])) == {""}
    assert set(flows([row.strip() for row in [*HEAD, *KILN]])) == {""}


def test_spaces_part_headlines_from_paragraphs_and_paragraphs_without_gaps_and_indents() -> None:
    head = ["A kiln that stood cold for half a lifetime smokes"]
    text = [
        "Neighbors lit the kiln at Sallow Cross on Monday, ",
        "and its smoke could be seen from the far side of ",
        "the reservoir until dark. Nobody came to complain.",
        "Anyone may bring a pot. They will keep its fire up. ",
        "Nothing will be taken out before it has gone cold, ",
        "which may be a week. Children may look in by day.",
    ]
    page = split_page("\n".join([*head, *text, *MOLES, "The potter whom a whole valley remembers", *KILN]))
    assert [article.headline[0] for article in page.articles][:2] == [
        *head,
        "Otter counts rose again along the Lower Brae",
    ]
    assert [len(article.paragraphs) for article in page.articles] == [2, 2, 2]


def test_a_head_of_many_short_lines_above_a_byline_is_no_poem() -> None:
    head = [
        "Warm hands,",
        "long nights",
        "for a whole",
        "village",
        "Old craft gets",
        "a second wind",
        "at the edge of",
        "town",
    ]
    kiln, moles = ([row.strip() for row in rows] for rows in (KILN, MOLES))
    page = split_page("\n".join([*moles, "", *head, "By Ida Renn", "Staff writer", "", *kiln]))
    assert [article.paragraphs[0].text[:8] for article in page.articles] == ["Wardens ", "The kiln"]


def test_words_with_a_row_each_are_one_row_whatever_they_end_in() -> None:
    column = ["valley, and the smoke could be seen", "side of the reservoir until dark."]
    for words in ("first time since the year 57", "kept for the people of Sallow Cross"):
        rows = [column[0], *words.split(), *column]
        assert mend("\n".join(rows)).split("\n") == [column[0], words, *column]


def test_a_captions_line_that_leans_goes_on_with_a_capital() -> None:
    story = [row.strip() for row in KILN]
    caption = [
        "Potter Ida Renn stacks the first of the kiln shelves on",
        "Monday as the rain holds off.",
        "Photo: Abel Voss",
    ]
    page = split_page("\n".join(["Cold kiln smokes again", *story[:4], *caption, *story[4:]]))
    assert [paragraph.text for paragraph in page.articles[-1].paragraphs] == [" ".join(caption[:2])]


@pytest.mark.parametrize("title", ["Around town", "About town", "Across towns", "Round the county"])
def test_a_column_of_briefs_is_titled_for_where_it_goes(title: str) -> None:
    kiln, moles = ([row.strip() for row in rows] for rows in (KILN[4:], MOLES[:5]))
    page = split_page("\n".join([title, "Pots wanted", *kiln, *moles]))
    assert page.furniture == (title,)
