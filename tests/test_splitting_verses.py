"""English verse: stanzas between a title and who signs them, prose whose lines happen to begin with capitals."""

import pytest

from feeder.splitting import split_page
from feeder.splitting.forms.verses import stanzas
from feeder.splitting.text.lines import read_lines

FERRY = """Ferry fares frozen until spring

Fares on the harbour ferry will not
rise before April, the port board
decided on Tuesday, after members
heard that two boats in three now
sail half empty.

"""
STANZAS = (
    "There’s salt upon the hawser",
    "And there’s salt upon the rail,",
    "And the man who came to mend the pump",
    "Has taken off his pail.",
    "He drank a cup of cold black tea,",
    "He looked us up and down,",
    "And he left us with a leaking boat",
    "And half a mile from town.",
)


def test_each_line_of_a_stanza_is_a_paragraph_of_verse() -> None:
    page = f"{FERRY}The Pump\n" + "\n".join(STANZAS[:4]) + "\n\n" + "\n".join(STANZAS[4:]) + f"\n\n{FERRY}"
    poem = split_page(page).articles[1]
    assert (poem.headline, tuple(line.text for line in poem.paragraphs)) == (("The Pump",), STANZAS)
    assert {line.kind for line in poem.paragraphs} == {"verse"}


def test_who_signs_a_poem_is_none_of_its_lines() -> None:
    page = f"{FERRY}IN MEMORIAM\n" + "\n".join(STANZAS[4:]) + f"\nYour loving wife and boys\n\n{FERRY}"
    verse = [line.text for line in split_page(page).articles[1].paragraphs if line.kind == "verse"]
    assert verse == list(STANZAS[4:])


@pytest.mark.parametrize(
    "poem",
    [
        "The kettle says it twice,\nthen holds its tongue;\n\noutside a bicycle\ngoes by without a bell,\n"
        "its light\nasleep.",
        "The attic keeps\nthe summer we mislaid,\nfolded in four,\nunder the mending, in the dark.",
        "Rain at the window,\nand you\ncounting the spoons again\nas if\none of them had left.",
    ],
)
@pytest.mark.parametrize("signed", ["Olive Marsh", "\nOlive Marsh ’24"])
def test_lines_that_break_off_before_a_word_that_would_fit_are_verse(poem: str, signed: str) -> None:
    page = f"{FERRY}Kitchen\n\n{poem}\n{signed}\n\n{FERRY}"
    kitchen = split_page(page).articles[1]
    assert (kitchen.headline, [person.name for person in kitchen.bylines]) == (("Kitchen",), ["Olive Marsh"])
    assert [line.text for line in kitchen.paragraphs] == poem.replace("\n\n", "\n").split("\n")


def test_a_short_letter_is_no_verse() -> None:
    text = (
        "The man who mends the clock,\nif he still does, might look\nat its hands, which have all\nweek pointed down."
    )
    page = f"{FERRY}Time to look up\n\n{text}\nOlive Marsh\n\n{FERRY}"
    assert len(split_page(page).articles[1].paragraphs) == 1


def test_names_in_a_row_are_no_verse() -> None:
    rows = (
        "Ada Toll, Ben Orr, Cy Penn,\nHolt, Eve Marsh, Fay Lunt,\nWeir, Hal Fenn, Ida Cole,\nRudd and Kit Lowe sat.\n"
    )
    page = read_lines(FERRY + rows)
    assert stanzas(page, [""] * len(page.lines)) == {}


@pytest.mark.parametrize("said", ["“桥是给走夜路的人修的”", "「桥是給走夜路的人修的」", "“一座桥要养三代人”"])
def test_what_somebody_said_above_with_whom_is_no_line_of_the_poem_above_it(said: str) -> None:
    poem = [
        "把渔网晾开",
        "把缆绳晾开",
        "把一夏天没说的话",
        "也晾在堤上",
        "潮水一遍遍数着",
        "像祖母数碗",
        "数到天黑就睡了",
    ]
    talk = (
        "修桥三十年的石匠樊有田住在渡口边上，每天\n天不亮就去看桥。记者近日和他聊了一个上午。\n"
        "记者：为什么天天去看？\n樊有田：桥也会老，老了要有人听它说话。"
    )
    page = split_page("\n".join(["晾网", "□ 冉一舟", *poem, said, "对话石匠樊有田", "■ 本报记者 柳小满", talk]))
    assert [paragraph.text for paragraph in page.articles[0].paragraphs] == poem
    assert page.articles[1].headline[0] == said
