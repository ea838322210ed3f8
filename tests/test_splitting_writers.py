"""Who wrote on English pages, told in words, by a name alone or by what somebody is: class years, roles, agencies."""

import pytest

from feeder.model import Person
from feeder.splitting import split_page
from feeder.splitting.text.credited import people_told
from feeder.splitting.text.personal import likeness

QUARRY = """Quarry pond to be fenced by June
{}
The parish will fence the pond at the
old quarry before the summer, after a
heifer and two curates had to be
pulled out of it in a single week.
"""
CHOIR = """
Choir looks for a second alto

Anybody who can hold a line against
the tenors is asked to come to the
vestry on Thursday at seven.
"""


@pytest.mark.parametrize(
    ("lines", "people"),
    [
        (["By Nora Quill ’24"], [("Nora Quill", "")]),
        (["Interview by Nora Quill '24"], [("Nora Quill", "")]),
        (["By Nora Quill ’23 and Hal Tarn ’25, Staff Writers"], [("Nora Quill", ""), ("Hal Tarn", "")]),
        (["Nora Quill (’24)"], [("Nora Quill", "")]),
        (["By Nora Quill, Class of 2024"], [("Nora Quill", "")]),
    ],
)
def test_a_class_year_is_no_part_of_a_name(lines: list[str], people: list[tuple[str, str]]) -> None:
    assert [person.name for person in people_told(lines)] == [name for name, _ in people]


@pytest.mark.parametrize(
    ("printed", "person"),
    [
        ("By POLITICAL EDITOR HAL TARN", Person("HAL TARN", "POLITICAL EDITOR")),
        ("Court reporter HAL TARN", Person("HAL TARN", "Court reporter")),
        ("Business Reporter", Person("Business Reporter")),
        ("Staff Reporter", Person("Staff Reporter")),
        ("Sports Correspondent", Person("Sports Correspondent")),
        ("By CORRESPONDENT", Person("CORRESPONDENT")),
        ("BY BEACON REPORTER", Person("BEACON REPORTER")),
        ("ASSOCIATED PRESS", Person("ASSOCIATED PRESS")),
        ("Press Trust of India", Person("Press Trust of India")),
        ("Hal Tarn ’24", Person("Hal Tarn")),
        ("Siyamthanda Gqirana", Person("Siyamthanda Gqirana")),
        ("ELSPETH RAEBURN", Person("ELSPETH RAEBURN")),
    ],
)
def test_whoever_stands_below_a_headline_wrote(printed: str, person: Person) -> None:
    quarry, choir = split_page(QUARRY.format(printed) + CHOIR).articles
    assert (quarry.headline, quarry.bylines) == (("Quarry pond to be fenced by June",), (person,))
    assert choir.headline == ("Choir looks for a second alto",)


def test_agencies_in_general_are_nobody() -> None:
    assert people_told(["Staff and agencies"]) == people_told(["with inputs from agencies"]) == ()


@pytest.mark.parametrize(
    "printed", ["PHOTO\nHAL TARN", "Picture:\nHal Tarn", "Portrait: Hal Tarn", "Sketch by Hal Tarn"]
)
def test_who_made_a_picture_is_its_credit(printed: str) -> None:
    caption = f"The heifer beside the quarry\npond on Tuesday, before it\nfell in again.\n{printed}\n"
    (article, *_) = split_page(QUARRY.format("By Nora Quill") + CHOIR + "\n" + caption).articles[2:]
    assert [person.name.title() for person in article.credits] == ["Hal Tarn"]
    assert len(article.paragraphs) == 1


def test_families_that_are_called_by_a_word_may_be_named() -> None:
    assert likeness("Prashant More") > 0 > likeness("Victory Park Road")
    assert likeness("Market Hall") < 0


@pytest.mark.parametrize(
    ("signed", "person"),
    [
        ("Hal Tarn, retired ferryman, Eelholm", Person("Hal Tarn", "retired ferryman, Eelholm")),
        ("Ann Lee, age 9, Mill Road", Person("Ann Lee", "age 9, Mill Road")),
        ("“Puzzled”, name supplied", Person("“Puzzled”")),
        ("“Puzzled”, Eelholm", Person("“Puzzled”", "Eelholm")),
    ],
)
def test_a_letter_may_be_signed_with_what_its_writer_is_or_by_a_pen_name(signed: str, person: Person) -> None:
    page = f"""The Holm Mercury
Saturday, May 17, 2025

LETTERS TO THE EDITOR

Leave the bollard where it is

The bollard in Chapel Row has stopped more
lorries than the council ever will, and it
asks for no pension.

{signed}

Thanks for the lift

The young woman who drove me home through
the hail on Friday would not give her name.
I have her umbrella.

Edith Crowle, Low Fen
"""
    bollard, lift = split_page(page).articles
    assert (bollard.bylines, lift.bylines) == ((person,), (Person("Edith Crowle", "Low Fen"),))
    assert len(bollard.paragraphs) == len(lift.paragraphs) == 1


@pytest.mark.parametrize("opening", ["Business at the Quill", "Councillors of Upper Marsh", "Tarn and the Upper Quill"])
def test_a_name_in_capitals_does_not_go_on_in_small_letters(opening: str) -> None:
    text = f"{opening}\nCouncil came to a halt on\nMonday after a heifer had\nwalked in from the rain."
    pond = split_page(f"Pond waits for fence\nBY NORA QUILL\n{text}\n{CHOIR}").articles[0]
    assert [person.name for person in pond.bylines] == ["NORA QUILL"]
    assert pond.body_text.startswith(opening)


@pytest.mark.parametrize(
    ("printed", "wrote", "took"),
    [
        ("Words: Nora Quill Pictures: Dai Prosser", "Nora Quill", "Dai Prosser"),
        ("Words: Nora Quill\nPhotographs: Dai Prosser", "Nora Quill", "Dai Prosser"),
        ("Story by Nora Quill | Photos by Dai Prosser", "Nora Quill", "Dai Prosser"),
        ("By Nora Quill. Photos: Dai Prosser", "Nora Quill", "Dai Prosser"),
        ("WORDS: NORA QUILL PICTURES:\nDAI PROSSER", "NORA QUILL", "DAI PROSSER"),
    ],
)
def test_one_line_names_who_wrote_and_who_photographed(printed: str, wrote: str, took: str) -> None:
    (article,) = split_page(BELOW_A_HEAD.format(printed)).articles
    assert article.headline == ("Ferry bell falls silent after a century",)
    assert {person.name for person in article.bylines + article.credits} == {wrote, took}


@pytest.mark.parametrize(
    ("printed", "people"),
    [
        ("By Nora Quill, in Lisbon", [("Nora Quill", "")]),
        ("By Nora Quill in Lisbon and Dai Prosser in Hull", [("Nora Quill", ""), ("Dai Prosser", "")]),
        ("By Nora Quill\nMarlow News Agency", [("Nora Quill", "Marlow News Agency")]),
        ("By Nora Quill\nThe United Wire", [("Nora Quill", "The United Wire")]),
        ("By Nora Quill (theater critic)", [("Nora Quill", "theater critic")]),
        ("By Nora Quill\nsenior in botany", [("Nora Quill", "senior in botany")]),
        ("Anna Quill in Lisbon", [("Anna Quill", "")]),
    ],
)
def test_where_and_for_whom_somebody_writes_is_told_beside_the_name_or_below(
    printed: str, people: list[tuple[str, str]]
) -> None:
    (article,) = split_page(BELOW_A_HEAD.format(printed)).articles
    assert article.headline == ("Ferry bell falls silent after a century",)
    assert [(person.name, person.role) for person in article.bylines] == people


@pytest.mark.parametrize(
    ("printed", "people"),
    [
        ("Courtesy of Nora Quill", [("Nora Quill", "")]),
        ("Credit: Nora Quill", [("Nora Quill", "")]),
        ("(Nora Quill photo)", [("Nora Quill", "")]),
        ("Photo: Nora Quill (Reuters)", [("Nora Quill", "Reuters")]),
        ("PHOTO | NORA QUILL", [("NORA QUILL", "")]),
        ("Submitted photo", []),
        ("Picture supplied", []),
        ("Photo: Supplied", []),
    ],
)
@pytest.mark.parametrize("gap", ["\n", " "])
def test_a_picture_is_somebodys_or_nobodys(printed: str, people: list[tuple[str, str]], gap: str) -> None:
    page = BELOW_A_HEAD.format("By Anna Holt") + f"\nThe bell of the ferry is lowered to the quay.{gap}{printed}\n"
    photo = split_page(page).articles[-1]
    assert [(person.name, person.role) for person in photo.credits] == people
    assert [paragraph.text for paragraph in photo.paragraphs] == ["The bell of the ferry is lowered to the quay."]


BELOW_A_HEAD = """The Sallow Beacon
Thursday, March 5, 2015

Ferry bell falls silent after a century
{}
  The bell that has called passengers to
the Sallow ferry since the spring of
1915 was taken down on Monday, for the
oak that held it has gone to powder.
  It will be cast anew in Marlow, where
the founders have kept the old mould on
a shelf behind the stove.
"""
