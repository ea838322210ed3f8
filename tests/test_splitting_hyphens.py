"""Hyphens at line ends: those of compounds stay, those of wrapped words go."""

import pytest

from feeder.splitting import split_page
from feeder.splitting.blocks import join_lines
from feeder.splitting.hyphens import compounds_of

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
