"""English pages whose lines are all as full as their column lets them, or whose paragraphs all have an indent."""

import textwrap

import pytest

from feeder.splitting import split_page
from tests.score import squeeze

HEAD = "The Selby Vale Chronicle\nFriday, October 3, 2025\n\n"
STORIES = (
    (
        "Council approves new swimming pool for the Riverside estate",
        (
            "The council voted on Monday to spend £4.2 million on a swimming pool beside the Riverside estate, ending "
            "a long campaign by families who have driven forty miles to the nearest lanes.",
            "“Our children should be able to learn to swim in their own town,” said Denise Hartley, who collected "
            "6,000 signatures outside the supermarket last summer.",
            "Building work is due to start in April and should take about eighteen months, according to the project "
            "manager.",
        ),
    ),
    (
        "Farmers warn of poor potato harvest after the driest August in years",
        (
            "Farmers along the lower valley say the potato harvest will be the poorest since 1995, after an August in "
            "which barely an inch of rain fell on their fields.",
            "Growers have begun to lift the crop early. Many of the tubers are no bigger than a hen’s egg, and "
            "merchants have rejected whole loads from the lighter soils.",
            "Prices in the shops are likely to rise before Christmas, the growers’ union said, though it is too soon "
            "to say by how much.",
        ),
    ),
    (
        "Missing tortoise found safe in a garage two streets away",
        (
            "A tortoise that vanished from a garden in Orchard Close in June has been found safe in a garage two "
            "streets away, where it had been living on fallen apples.",
            "Owner Malcolm Pritchard, 71, had put up posters on every lamp-post and offered a reward of £50 for the "
            "return of the animal, whose name is Gladstone.",
            "The tortoise has lost a little weight but is otherwise well, the vet reported.",
        ),
    ),
)


def page_of(width: int, *, kept: bool, gap: str, uneven: int = 1) -> str:
    """The stories set in one column of so many characters, ragged at the right, in `uneven` widths by turns."""
    stories = []
    for headline, paragraphs in STORIES:
        rows = textwrap.wrap(headline, width * 9 // 10)
        for paragraph in paragraphs:
            lines = wrapped(paragraph, width, uneven)
            rows += ["  " + lines[0] if kept else lines[0], *lines[1:]]
        stories.append("\n".join(rows))
    return HEAD + gap.join(stories)


def wrapped(text: str, width: int, uneven: int) -> list[str]:
    lines: list[str] = []
    while text:
        room = width - 2 * (not lines) - 5 * len(lines) % uneven
        lines.append(textwrap.wrap(text, room, break_on_hyphens=False)[0])
        text = text[len(lines[-1]) :].lstrip()
    return lines


def read(page: str) -> list[tuple[str, list[str]]]:
    return [
        (" ".join(article.headline), [squeeze(block.text) for block in article.paragraphs])
        for article in split_page(page).articles
    ]


TOLD = [(headline, list(map(squeeze, paragraphs))) for headline, paragraphs in STORIES]


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
@pytest.mark.parametrize("width", [32, 44, 58])
def test_where_paragraphs_have_indents_a_line_without_one_heads_what_follows(width: int, gap: str) -> None:
    assert read(page_of(width, kept=True, gap=gap)) == TOLD


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_uneven_lines_are_told_apart_by_their_indents(gap: str) -> None:
    assert read(page_of(34, kept=True, gap=gap, uneven=9)) == TOLD


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
@pytest.mark.parametrize("width", [44, 58])
def test_where_lines_are_full_one_with_room_for_the_next_word_ends_what_it_is_of(width: int, gap: str) -> None:
    heads = [headline for headline, _ in read(page_of(width, kept=False, gap=gap))]
    assert [headline for headline, _ in STORIES] == heads


def test_a_headline_without_gaps_in_the_midst_of_a_sentence_is_told_by_the_room_it_leaves() -> None:
    page = page_of(32, kept=True, gap="\n")
    torn = page.replace("have driven\n", "have driven\nBakery wins national prize for\nits rye loaf\n")
    assert torn != page
    assert TOLD[0] in read(torn)


@pytest.mark.parametrize("indent", [" ", "  ", "    "])
def test_a_paragraph_begins_with_an_indent_of_any_width_below_full_lines(indent: str) -> None:
    """Most of its paragraphs end in full lines, so that only the indent shows where the next begins."""
    page = f"""The Quill Bay Courier
Friday, October 3, 2025

Sowing of barley on the higher farms
will begin three weeks late this year,
as the ground is too hard for a plough.
{indent}Farmer Nora Quill of Upper Marsh has
tried it with two horses and a tractor,
and broke a ploughshare with either one.
{indent}“The rain will tell us when,” she told
a meeting of her neighbours on Tuesday.

A well that had been dry since the war
was filled again last week, when a pipe
of the waterworks broke in Mill Street.
{indent}Ned Marsh, who keeps the inn beside it,
lowered a bucket and a bottle into it.
{indent}The waterworks want it back, he said.

Barley sown late as soil stays dry

Dry well of Mill Street is full
"""
    found = {head: len(paragraphs) for head, paragraphs in read(page)}
    assert found == {"Barley sown late as soil stays dry": 3, "Dry well of Mill Street is full": 3}
