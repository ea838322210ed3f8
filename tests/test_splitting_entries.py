"""Entries that open paragraphs: hours, days, labels in capitals, stars' signs, questions that nothing marks."""

import pytest

from feeder.splitting import split_page

MILL = """Mill wheel turns again

The wheel at Sallow Mill has turned for
the first time since the flood, after a
winter in which three men in waders dug
eleven tons of gravel out of the race.

"""


def paragraphs(page: str) -> list[str]:
    """The paragraphs of the page's last article."""
    return [paragraph.text for paragraph in split_page(page).articles[-1].paragraphs]


@pytest.mark.parametrize(
    ("title", "rows"),
    [
        (
            "On the box tonight",
            "7pm, Four: The Orchard. Last of the\nseries. Somebody has moved the ladder.\n"
            "9pm, Westland: Harbour Watch. A ferry\ncomes in late. Nobody minds at all.\n"
            "10.15pm, Three: The Long Field. The one\nwith the goat. Very good on hedges.\n",
        ),
        (
            "The heavens today",
            "ARIES You will find the other glove. Do\nnot tell anybody where it was.\n"
            "TAURUS Something is said on the stairs;\npretend that you have not heard it.\n"
            "GEMINI Stay in. Both of you need the\nrest, and there is soup in the jar.\n",
        ),
        (
            "Before the bench",
            "SPEEDING: Ivor Penn, 41, of Weir Lane,\nwas fined ninety pounds with costs.\n"
            "NO LICENCE: Ada Toll, 29, said that the\nset was for the cat. Fined ten pounds.\n"
            "THEFT: Bram Orr, 33, of no fixed home,\ntook a cheese. He has given it back.\n",
        ),
    ],
)
def test_what_opens_several_entries_alike_parts_them(title: str, rows: str) -> None:
    lines = rows.splitlines()
    assert paragraphs(MILL + title + "\n" + rows) == [f"{a} {b}" for a, b in zip(lines[::2], lines[1::2], strict=True)]


def test_an_interviews_questions_and_answers_are_apart_though_nothing_marks_them() -> None:
    page = MILL + (
        "Ten minutes with the ferryman\n\n"
        "When did you first take the oars?\n"
        "My uncle put me in the boat at nine and\nwent for his tea. I had no choice.\n"
        "Is the river kind to you?\nIt has had two of my hats and a ham. We\nare on terms, I would say, not friends.\n"
        "Would you do anything else?\nI once sold eels. It is much the same.\n"
    )
    assert paragraphs(page)[::2] == [
        "When did you first take the oars?",
        "Is the river kind to you?",
        "Would you do anything else?",
    ]


def test_a_question_in_the_midst_of_a_text_parts_nothing() -> None:
    page = (
        MILL.rstrip()
        + "\nWho will pay for the gravel to go away?\nNobody in the parish can say for now,\nthe clerk said.\n"
    )
    assert len(paragraphs(page)) < 3


def test_how_a_side_scored_is_rows_and_so_is_its_line_of_scores() -> None:
    page = MILL + (
        "How it was scored\nSallow 0 7 0 7 -- 14\nHob Ferry 3 0 6 0 -- 9\n"
        "S -- Penn 12 run (Toll kick)\nHF -- Orr 31 field goal\nS -- Penn 4 run (Toll kick)\n"
    )
    assert len(paragraphs(page)) == 5
    assert split_page(page).articles[-1].headline == ("How it was scored",)


def test_a_list_without_a_gap_above_has_its_headline_and_ends_with_its_last_figure() -> None:
    page = MILL.rstrip() + (
        "\nIn numbers: wool this spring\n91p the price of a pound of fleece, up a penny\n"
        "14 farms that sold none at all\n2,600 bales still lying in the shed at Hob\n"
        "Shearer breaks record\nA woman of sixty has sheared two hundred\nsheep in a day at Upper Sallow and went\n"
        "home on her bicycle.\n"
    )
    _, numbers, shearer = split_page(page).articles
    assert numbers.headline == ("In numbers: wool this spring",)
    assert len(numbers.paragraphs) == 3
    assert shearer.headline == ("Shearer breaks record",)
