"""Hyphens at line ends: those of compounds stay, those of wrapped words go."""

import pytest

from feeder.splitting import split_page
from feeder.splitting.blocks.blocks import join_lines
from feeder.splitting.text.hyphens import compounds_of

PLAIN = ["The council met on Monday to hear the plan for a new"] * 40


@pytest.mark.parametrize(
    ("lines", "joined"),
    [
        (["It was a critically-", "acclaimed film."], "It was a critically-acclaimed film."),
        (["a subscription-", "based network"], "a subscription-based network"),
        (["a pay-as-", "you-go service"], "a pay-as-you-go service"),
        (["The river is fore-", "cast to crest"], "The river is forecast to crest"),
        (["a self-", "imposed exile"], "a self-imposed exile"),
        (["the co-", "founder, a founder of three"], "the co-founder, a founder of three"),
        (["a fully-", "operational bank"], "a fully-operational bank"),
        (["the pro-", "posal and the proposal"], "the proposal and the proposal"),
        (["an all-", "cash price"], "an all-cash price"),
        (["a private-", "equity firm"], "a private-equity firm"),
        (["a well-", "known man, so well-known"], "a well-known man, so well-known"),
    ],
)
def test_a_hyphen_at_a_line_end_stays_in_a_compound_and_goes_from_a_wrapped_word(lines: list[str], joined: str) -> None:
    assert joined == join_lines(lines, compounds_of([*lines, *PLAIN]))


def test_where_the_page_wraps_words_two_words_it_prints_may_be_halves_of_one() -> None:
    wrapped = ["He reads the news-", "paper on paper, for news"]
    assert join_lines(wrapped, compounds_of(wrapped)) == "He reads the newspaper on paper, for news"


@pytest.mark.parametrize("word", ["op", "author", "worker’s"])
def test_what_co_stands_before_keeps_its_hyphen_where_the_page_wraps_words(word: str) -> None:
    wrapped = ["He reads the news-", "paper on paper, at the co-", f"{word} door"]
    assert f"co-{word} door" in join_lines(wrapped, compounds_of(wrapped))


def test_a_headline_wrapped_at_the_hyphen_of_a_compound_keeps_it() -> None:
    page = """Town backs a long-
term plan for its harbor

The town council voted on Monday for a
long-term plan that keeps the harbor open
to fishing boats for thirty years.

The plan was drawn up over two winters by
a committee of skippers and shopkeepers.
"""
    assert [article.headline for article in split_page(page).articles] == [
        ("Town backs a long-term plan for its harbor",)
    ]


MARKED = """Vote on the ferry landing

The board voted on Tuesday to keep the ferry run{0}
ning past the fall, though it will sell the red-
painted launch that has served the island as an am{0}
bulance. A bridge-
lifting fund will pay. The en{0}
gineer said the cold-sto{0}
rage shed could wait, as could the new pon{0}
toons on the western shore.
Two residents asked who will look after the lamp
on the pier, which went out in the storm of June
and has stood dark ever since. Nobody could say
whose it was. The board will ask the county to
find the deed before it meets again next month.
Until then the harbor master will light it each
evening with a torch, as his mother did when she
kept the pier, and will be paid for the candles.
The last boat leaves at nine, and on feast days
at ten, when the band has put its music away.
"""


@pytest.mark.parametrize("mark", ["\xad", "‐", " ‐", "\xad\n‐"])
def test_a_plain_hyphen_stays_where_parted_words_have_one_of_their_own(mark: str) -> None:
    (article,) = split_page(MARKED.format(mark)).articles
    assert article.paragraphs[0].text.startswith(
        "The board voted on Tuesday to keep the ferry running past the fall, though it will sell the red-painted launch"
        " that has served the island as an ambulance. A bridge-lifting fund will pay. The engineer said the"
        " cold-storage shed could wait, as could the new pontoons on the western shore."
    )


def test_plain_hyphens_are_weighed_where_few_have_one_of_their_own() -> None:
    page = "The river is fore-\ncast to crest on Sun‐\nday at the old pump-\ning station."
    assert split_page(page).lines[0].text == "The river is fore-"
    assert "forecast to crest on Sunday at the old pumping station" in split_page(page).articles[0].paragraphs[0].text
