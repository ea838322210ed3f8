"""English lines that name people: bylines in words and alone, credits, signatures, and lines that only look so."""

import pytest

from feeder.model import Person
from feeder.splitting import split_page
from feeder.splitting.credited import people_told

FERRY = """Ferry fares frozen until spring
{}
Fares on the harbour ferry will not
rise before April, the port board
decided on Tuesday. It heard that two
boats in three now sail half empty.
"""
SHOP = """
{}
The shop at Eelholm will close at noon
for the stocktaking, and will open on
the day after with less in it.
"""


@pytest.mark.parametrize(
    ("printed", "person"),
    [
        ("EXCLUSIVE by OLIVE MARSH", Person("OLIVE MARSH")),
        ("Report by Olive Marsh", Person("Olive Marsh")),
        ("From Olive Marsh at Lower Fenn", Person("Olive Marsh")),
        ("Words OLIVE MARSH", Person("OLIVE MARSH")),
        ("OLIVE MARSH in Eelholm", Person("OLIVE MARSH")),
        ("By OLIVE MARSH, Eelholm", Person("OLIVE MARSH", "Eelholm")),
        ("By Olive Marsh (Eelholm)", Person("Olive Marsh", "Eelholm")),
        ("By Olive Marsh – Sports Writer", Person("Olive Marsh", "Sports Writer")),
        ("OLIVE MARSH, harbour reporter", Person("OLIVE MARSH", "harbour reporter")),
        ("Olive Marsh | Eelholm", Person("Olive Marsh", "Eelholm")),
        ("By Harbour Reporter\nOlive Marsh", Person("Olive Marsh", "Harbour Reporter")),
        ("By Olive Marsh\nHarbour Correspondent\n@olivemarsh", Person("Olive Marsh", "Harbour Correspondent")),
        ("Olive Marsh\nEELHOLM", Person("Olive Marsh")),
        ("Special Correspondent\nEELHOLM", Person("Special Correspondent")),
        ("with Olive Marsh", Person("Olive Marsh")),
    ],
)
def test_bylines_in_words_and_what_stands_below_them(printed: str, person: Person) -> None:
    (article,) = split_page(FERRY.format(printed)).articles
    assert (article.headline, article.bylines) == (("Ferry fares frozen until spring",), (person,))


@pytest.mark.parametrize("printed", ["Report finds mayor asleep", "From Russia With Love", "Words Fail Me"])
def test_a_headlines_words_name_nobody(printed: str) -> None:
    (article,) = split_page(FERRY.format(printed)).articles
    assert article.bylines == ()


@pytest.mark.parametrize(
    ("lines", "people"),
    [
        (["Olive Marsh / Courier-Press"], [("Olive Marsh", "Courier-Press")]),
        (["Pictures OLIVE MARSH"], [("OLIVE MARSH", "")]),
        (["Photo / Olive Marsh"], [("Olive Marsh", "")]),
        (["Pupil Olive Marsh, 4th class, Holm School"], [("Pupil Olive Marsh", "4th class, Holm School")]),
        (["By Olive Marsh, Nora Quill and Hal Tarn"], [("Olive Marsh", ""), ("Nora Quill", ""), ("Hal Tarn", "")]),
        (["O.M."], [("O.M.", "")]),
        (["The Associated Press"], []),
        (["— Name withheld, Eelholm"], []),
    ],
)
def test_names_and_roles(lines: list[str], people: list[tuple[str, str]]) -> None:
    assert [(person.name, person.role) for person in people_told(lines)] == people


@pytest.mark.parametrize(
    "printed",
    [
        "CIARA NÍ DHOMHNAILL",
        "\nCiara Ní Dhomhnaill\n",
        "KESTREL OYLE",
        "M. Srinivasa Rao",
        "\nSEAN Ó CUIV AND MAY TARN\n",
    ],
)
def test_a_name_alone_between_headline_and_body_is_a_byline(printed: str) -> None:
    (article,) = split_page(FERRY.format(printed)).articles
    assert article.headline == ("Ferry fares frozen until spring",)
    assert " and ".join(person.name for person in article.bylines) == printed.strip().replace("AND", "and")


@pytest.mark.parametrize("printed", ["Olive Marsh", "O.M."])
def test_a_name_below_a_body_and_above_a_headline_signs_the_body(printed: str) -> None:
    page = FERRY.format("") + f"{printed}\n" + SHOP.format("Shop to close at noon\n")
    ferry, shop = split_page(page).articles
    assert ([person.name for person in ferry.bylines], shop.headline) == ([printed], ("Shop to close at noon",))


def test_a_name_between_two_gaps_signs_the_body_where_a_headline_follows() -> None:
    page = FERRY.format("") + "\nOlive Marsh\n" + SHOP.format("Shop to close at noon\n")
    ferry, shop = split_page(page).articles
    assert ([person.name for person in ferry.bylines], shop.headline) == (["Olive Marsh"], ("Shop to close at noon",))


@pytest.mark.parametrize("printed", ["OLIVE\nMARSH", "Olive Marsh\nPolitical Editor"])
def test_a_name_over_a_headline_is_its_byline(printed: str) -> None:
    page = FERRY.format("By Nora Quill") + f"\n{printed}\n" + SHOP.format("Why the shop\nought to close").lstrip()
    ferry, shop = split_page(page.replace("The shop", "  The shop")).articles
    assert [person.name for person in ferry.bylines] == ["Nora Quill"]
    assert [person.name.upper() for person in shop.bylines] == ["OLIVE MARSH"]
    assert shop.headline == ("Why the shop ought to close",)


@pytest.mark.parametrize("head", ["Grace Darling", "Church Bells", "ROSE MARTIN WINS GOLD", "John Russell House"])
def test_a_headline_that_reads_like_a_name_stays_one(head: str) -> None:
    (shop,) = split_page(SHOP.format(f"{head}\n")).articles
    assert ([*shop.headline, *shop.deck], shop.bylines) == ([head], ())


def test_a_name_that_the_body_says_heads_it() -> None:
    (pole,) = split_page(SHOP.format("Margaret Pole\n").replace("The shop", "The Pole shop")).articles
    assert (pole.headline, pole.bylines) == (("Margaret Pole",), ())


def test_a_name_right_below_a_caption_is_its_photographers() -> None:
    page = FERRY.format("By Nora Quill") + "\nHIGH LIFE: Len Crabbe waves\nfrom his cab on Monday.\nANJA LINDQVIST\n"
    caption = split_page(page).articles[-1]
    assert (caption.credits, caption.bylines) == ((Person("ANJA LINDQVIST"),), ())


@pytest.mark.parametrize(
    "tail", ["Pic: Enda Marsh", "PHOTO: ENDA\nMARSH", "STAFF PHOTO BY ENDA MARSH", "Enda Marsh/AFP"]
)
def test_a_credit_at_a_captions_end_may_be_wrapped(tail: str) -> None:
    page = FERRY.format("By Nora Quill") + f"\nHIGH LIFE: Len Crabbe waves\nfrom his cab. {tail}\n"
    articles = split_page(page + SHOP.format("Shop to close at noon\n")).articles
    assert [person.name.upper() for article in articles for person in article.credits] == ["ENDA MARSH"]
    assert any(article.paragraphs[-1].text.endswith("from his cab.") for article in articles)


LETTER = """{}
Sir, – {} has been dry since the
summer. I am told that it wants a
washer. I am a plumber, and I have a
washer. – Yours, etc,

{}

"""


def test_who_stands_below_a_letters_last_words_signs_it() -> None:
    page = LETTER.format("Who turned it off?\n", "The fountain", "SÍLE DE BHÁL")
    page += LETTER.format("The price of hay\n", "The loft", "FR AIDAN O’SHEA\nLower Fenn")
    fountain, hay = split_page(page).articles
    assert fountain.bylines == (Person("SÍLE DE BHÁL"),)
    assert (hay.headline, hay.bylines) == (("The price of hay",), (Person("FR AIDAN O’SHEA", "Lower Fenn"),))


def test_letters_are_signed_behind_a_dash() -> None:
    page = (
        FERRY.format("") + "— Ray Purvis Jr., Eelholm\n" + SHOP.format("No to the bond\n") + "— T. J. O’Rourke, Holm\n"
    )
    assert [article.bylines for article in split_page(page).articles] == [
        (Person("Ray Purvis Jr.", "Eelholm"),),
        (Person("T. J. O’Rourke", "Holm"),),
    ]
