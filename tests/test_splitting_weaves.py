"""Columns that a text layer gives out row by row."""

from itertools import zip_longest

import pytest

from feeder.splitting import split_page
from feeder.splitting.forms.forms import forms_of
from feeder.splitting.fragments.weaves import with_columns
from feeder.splitting.text.lines import read_lines
from feeder.splitting.text.mending import mend

FERRY = [
    "The ferry to Pebble Island stayed in",
    "harbour on Monday after a rope was found",
    "round its screw.",
    "Skipper Nora Quill said that a diver had",
    "spent two hours under the keel with a",
    "bread knife, and that",
]
ROPE = [
    "nobody was on board at the time of the",
    "find.",
    "The island has had no bread since",
    "Sunday. Its baker lives on the mainland,",
    "and so does his oven.",
]
TRAIN = [
    "Bread for the crew came by train and lay",
    "for two days at the quay, where",
    "gulls found it.",
    "By noon nothing was left of it but the",
    "paper bags.",
]


def woven(*columns: list[str]) -> list[str]:
    return [row for rows in zip_longest(*columns) for row in rows if row]


def read(rows: list[str], *, head: str = "Rope keeps ferry in harbour\nBy Ada Holm\n\n", tail: str = "") -> list[str]:
    page = read_lines(head + "\n\n".join(rows) + tail)
    return [line.text for line in with_columns(page, forms_of(page))[0].lines][2:]


def test_two_columns_given_out_row_by_row_are_read_one_after_the_other() -> None:
    assert read(woven(FERRY, ROPE)) == [*FERRY, *ROPE]


def test_so_are_three() -> None:
    assert read(woven(FERRY, ROPE, TRAIN)) == [*FERRY, *ROPE, *TRAIN]


def test_the_second_column_may_begin_above_the_first() -> None:
    assert read(woven(ROPE, FERRY)) == [*FERRY, *ROPE]


@pytest.mark.parametrize("rows", [[*FERRY, *ROPE], [*FERRY, *ROPE, *TRAIN]])
def test_rows_with_gaps_that_go_on_well_stay_in_their_order(rows: list[str]) -> None:
    assert read(rows) == rows


def test_bits_of_a_row_stay_together() -> None:
    bits = ["Skipper", "Nora", "Quill said"]
    rows = [*woven(FERRY[:3], ROPE[:3]), *bits, ROPE[3], FERRY[4], ROPE[4], FERRY[5]]
    assert read(rows) == [*FERRY[:3], *bits, *FERRY[4:], *ROPE]


def test_a_headline_above_a_byline_ends_what_is_woven() -> None:
    tail = "\n\nBread by train, gulls by air\n\nBy Lena Marsh\n\n" + "\n".join(TRAIN)
    assert read(woven(FERRY, ROPE), tail=tail)[:11] == [*FERRY, *ROPE]


def test_columns_brought_together_have_no_gaps_within() -> None:
    rows = "\n\n".join(woven(FERRY, ROPE))
    (article,) = split_page(f"Rope keeps ferry in harbour\nBy Ada Holm\n\n{rows}\n").articles
    assert " ".join(paragraph.text for paragraph in article.paragraphs) == " ".join([*FERRY, *ROPE])


def test_a_row_with_the_same_wide_space_between_all_its_words_is_set_loosely() -> None:
    loose = "\n".join("   ".join(row.split()) for row in [*FERRY, *ROPE])
    assert mend(loose).split("\n")[:2] == FERRY[:2]
    table = "Pike   4  1   2 of all"
    assert mend(f"{loose}\n{table}").split("\n")[-1] == table


WIDE = [
    "HARBOUR BAY — The town clock, which has struck thirteen at noon since",
    "the spring, was taken down on Monday by two men who had never before",
    "been on a roof, and who say that they will not be on one again until",
]
WIDE_GOES_ON = [
    "someone has seen to the ladder, which has stood in the vestry of old.",
    "It has lost a rung for each of the last four mayors of Harbour Bay.",
    "The clock is at a smith’s, who has found the nest of some wasps in it.",
]
NARROW = [
    "The wasps of the town clock will have a",
    "hive of their own. A keeper of bees from",
    "the next village has offered it, though",
    "bees are what he knows best of all, and",
    "he was stung twice as he took them home",
    "in a hat box on the seat of his cart on",
    "Tuesday evening. The smith, who had only",
    "moved them with a spoon, was not stung",
    "at all, and nor was his dog, who slept",
    "under the bench while the clock was in",
    "pieces on it, and woke when it struck",
    "thirteen, as it always has, at noon on",
    "Wednesday and again a minute afterwards.",
]


def test_rows_of_a_wide_story_are_dealt_out_though_many_narrow_lines_stand_below() -> None:
    rows = woven(WIDE, WIDE_GOES_ON)
    text = "\n\n".join(["Clock is taken down", "By Ann Lee", *rows, "Wasps get a hive", "By Nora Quill", *NARROW])
    page = read_lines(text)
    dealt = [line.text for line in with_columns(page, forms_of(page))[0].lines]
    assert dealt[2:8] == [*WIDE, *WIDE_GOES_ON]
