"""English lines that name people: bylines in words and alone, credits, signatures, and lines that only look so."""

import pytest

from feeder.model import Person
from feeder.splitting import split_page
from feeder.splitting.blocks.english import added
from feeder.splitting.forms.forms import forms_of
from feeder.splitting.forms.letters import of_letters, signatures
from feeder.splitting.text.credited import is_credited, people_told
from feeder.splitting.text.lines import read_lines
from feeder.splitting.text.personal import likeness

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
        (["The Associated Press"], [("The Associated Press", "")]),
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


def test_an_unknown_name_set_close_to_its_headline_above_an_indent_is_a_byline() -> None:
    (article,) = split_page(FERRY.format("Kestrel Oyle").replace("Fares on", "  Fares on")).articles
    assert article.bylines == (Person("Kestrel Oyle"),)


@pytest.mark.parametrize(
    "page",
    [
        FERRY.format("") + SHOP.format("Edith Holm\n"),  # above its own body
        FERRY.format("Edith Holm").replace("the port board", "Mrs Holm"),  # said in the body
        FERRY.format("HARBOUR OYLE"),  # a word of the body's
    ],
)
def test_what_reads_like_a_name_is_held_back(page: str) -> None:
    assert "byline" not in forms_of(read_lines(page))


BODIES_FIRST = """NORA OYLE

Fares on the harbour ferry will not
rise before April, the port board said.
{}
NORA OYLE

The shop at Eelholm will close at noon
for the stocktaking on Saturday.
{}
Ferry fares frozen

Shop to close at noon
"""


def test_a_name_set_twice_above_bodies_is_a_byline() -> None:
    articles = split_page(BODIES_FIRST.format("", "")).articles
    assert {person.name for article in articles for person in article.bylines} == {"NORA OYLE"}
    assert not any("NORA OYLE" in article.head_text for article in articles)


def test_a_known_name_below_a_headline_in_title_case_is_a_byline() -> None:
    page = FERRY.format("Nora Quill").replace("Ferry fares frozen until spring", "Ferry Fares Frozen")
    (article,) = split_page(page).articles
    assert (article.headline, article.bylines) == (("Ferry Fares Frozen",), (Person("Nora Quill"),))


def test_a_name_with_an_address_on_the_page_is_a_byline() -> None:
    page = FERRY.format("\nKestrel Oyle\n").replace("Ferry fares frozen until spring", "Ferry Fares Frozen")
    (article,) = split_page(page + "\nk.oyle@eelholm.example\n").articles
    assert article.bylines == (Person("Kestrel Oyle"),)


def test_names_set_as_others_on_the_page_are_bylines() -> None:
    known = FERRY.format("\nOlive Marsh") + SHOP.format("Shop to close at noon\n\nNora Quill")
    unknown = SHOP.format("Moose on runway delays flight\n\nKestrel Oyle").replace("shop", "flight")
    assert split_page(known + unknown).articles[-1].bylines == (Person("Kestrel Oyle"),)


def test_an_agency_alone_between_headline_and_body_is_who_wrote() -> None:
    (article,) = split_page(FERRY.format("Xinhua")).articles
    assert (article.headline, article.bylines) == (("Ferry fares frozen until spring",), (Person("Xinhua"),))


@pytest.mark.parametrize("names", ["Jo AND " * 60, "AND " * 60])
def test_a_long_row_of_names_that_ends_otherwise_is_read_at_once(names: str) -> None:
    (article,) = split_page(FERRY.format("By Nora Quill") + f"\nIt was windy. PHOTOS: {names};\n").articles
    assert article.credits == ()


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


@pytest.mark.parametrize(
    ("printed", "people"),
    [
        ("\nNgozichi Eberendu\nn.eberendu@lamp.example\n", [Person("Ngozichi Eberendu")]),
        (
            "\nLow Wai Jun and\nMalti Vadakkan\nm.vadakkan@lamp.example\n",
            [Person("Low Wai Jun"), Person("Malti Vadakkan")],
        ),
        ("\nFrom Ngozichi Eberendu, Port Ozala\n", [Person("Ngozichi Eberendu")]),
        ("\nMARGITTA OLAFSEN\nThe Islander\n", [Person("MARGITTA OLAFSEN", "The Islander")]),
    ],
)
def test_a_name_is_known_by_an_address_a_place_or_a_paper_beside_it(printed: str, people: list[Person]) -> None:
    (article,) = split_page(FERRY.format(printed)).articles
    assert (article.headline, list(article.bylines)) == (("Ferry fares frozen until spring",), people)


def test_a_name_above_a_body_that_its_end_tells_of_is_a_byline() -> None:
    told = "NORA OYLE\n\n" + FERRY.format("").split("\n", 1)[1].lstrip("\n") + "Nora Oyle {} a fisher.\n"
    assert forms_of(read_lines(told.format("is")))[0] == "byline"
    assert forms_of(read_lines(told.format("and")))[0] == ""


def test_a_name_with_an_address_below_it_stands_last_of_a_column() -> None:
    page = FERRY.format("").split("\n", 1)[1].lstrip("\n")
    text = f"{page}\nFares that\nfloat away\n\nMargitta Olafsen\nm.olafsen@islander.example"
    (article,) = split_page(text).articles
    assert article.bylines == (Person("Margitta Olafsen"),)


@pytest.mark.parametrize("printed", ["BY THE NUMBERS", "By the book"])
def test_titles_of_boxes_and_columns_are_no_bylines(printed: str) -> None:
    assert forms_of(read_lines(f"{printed}\n\n" + FERRY.format("")))[0] == ""


def test_a_letters_writer_may_say_what_they_are_over_two_lines() -> None:
    page = "YOUR LETTERS\n\n" + FERRY.format("") + "Margitta Olafsen, president,\nIsland Fishers’ Club\n"
    (article,) = split_page(page + SHOP.format("Shop to close")).articles[:1]
    assert article.bylines[0].name == "Margitta Olafsen"


def test_a_line_below_a_letters_signature_that_leaves_room_heads_the_next() -> None:
    letter = "The ferry was late on five days out of\nsix, and on the sixth it was early, and\nleft without me.\n"
    first = f"A ferry of its own mind\n{letter}Margaret Olafsen\nLower Fenn\n"
    second = f"Times not worth the paper\n{letter}Thomas Quill\nEelholm\n"
    articles = split_page(f"YOUR LETTERS\n\n{first}{second}").articles
    assert [article.headline for article in articles] == [("A ferry of its own mind",), ("Times not worth the paper",)]


def test_a_name_as_wide_as_a_narrow_column_stands_above_its_indent() -> None:
    page = "Ferry fares frozen until spring\n\nFROM TERUNGWA ISHOR, MAKURGI\n\n"
    page += "  Fares on the ferry will not\nrise before April, says the\nboard.\n"
    assert split_page(page).articles[0].bylines == (Person("TERUNGWA ISHOR"),)


def test_what_a_column_tells_of_its_writer_is_added_to_it() -> None:
    page = read_lines(FERRY.format("\nBy Nora Oyle\n") + "\nNora Oyle is a fisher.\n\nHal Tarn is another.\n")
    assert [page.lines[i].text for i in added(page)] == ["Nora Oyle is a fisher."]


def test_families_sign_their_thanks() -> None:
    page = read_lines(FERRY.format("") + "— Irène, Marc and families\n" + SHOP.format("Shop to close"))
    assert [page.lines[i].text for i in signatures(page)] == ["— Irène, Marc and families"]


def test_a_columns_words_are_no_names() -> None:
    assert likeness("OUR VIEW") < 0 <= likeness("KESTREL OYLE")


@pytest.mark.parametrize(
    ("printed", "people"),
    [
        ("J R Holme\nUpper Fenn\n", [Person("J R Holme", "Upper Fenn")]),
        ("(The Rev) P L Oyle\nFenn\n", [Person("(The Rev) P L Oyle", "Fenn")]),
        ("E.M. (Bossie) Tarn\nFenn\n", [Person("E.M. (Bossie) Tarn", "Fenn")]),
        (
            "Margaret Oyle\nEdward Oyle\nHigh Farm, Fenn\n",
            [Person("Margaret Oyle", "High Farm, Fenn"), Person("Edward Oyle", "High Farm, Fenn")],
        ),
        ("Margaret Oyle,\ncaptain, Fenn Fire Brigade\n", [Person("Margaret Oyle", "captain, Fenn Fire Brigade")]),
        ("Margaret Oyle, via email\n", [Person("Margaret Oyle", "via email")]),
        ("Margaret Oyle,\nLisduff, Fenn.\n", [Person("Margaret Oyle", "Lisduff, Fenn")]),
    ],
)
def test_letters_are_signed_in_many_ways(printed: str, people: list[Person]) -> None:
    sir = "SIR – The ferry was late on five days out\nof six, and on the sixth it was early, and\nleft without me.\n"
    page = f"A ferry of its own mind\n\n{sir}{printed}\nTimes not worth the paper\n\n{sir}Thomas Quill\nEelholm\n"
    assert list(split_page(page).articles[0].bylines) == people


def test_a_writer_below_the_headline_of_comment_is_none_of_its_lines() -> None:
    body = FERRY.format("").split("\n", 1)[1].lstrip("\n")
    page = (
        FERRY.format("\nBy Nora Oyle\n").rstrip() + "\nComment\nDo not let the river go\nGraham Tully\nEditor\n" + body
    )
    (_, comment) = split_page(page).articles
    assert comment.bylines == (Person("Graham Tully", "Editor"),)


@pytest.mark.parametrize(
    ("printed", "people"),
    [
        ("\nReporter\nAparna Rao\n", [Person("Aparna Rao", "Reporter")]),
        ("\nPrincipal Correspondent\nMahesh Rao\n", [Person("Mahesh Rao", "Principal Correspondent")]),
        ("\nour Law Correspondent,\nNEIL DRYBURN\n", [Person("NEIL DRYBURN", "our Law Correspondent")]),
        ("\nBy LEN HOUSE\nIsland Herald-Dispatch Sports\n", [Person("LEN HOUSE", "Island Herald-Dispatch Sports")]),
    ],
)
def test_what_a_writer_is_may_stand_above_the_name_and_for_whom_below(printed: str, people: list[Person]) -> None:
    assert list(split_page(FERRY.format(printed)).articles[0].bylines) == people


def test_a_column_may_be_written_with_somebody() -> None:
    page = (
        FERRY.format("\nwith Rob Holme\n")
        + "\nRob Holme farms at Upper Fenn and has lost most\narguments with his sheep.\n"
    )
    assert split_page(page).articles[0].bylines == (Person("Rob Holme"),)


def test_the_title_of_somebody_whom_a_headline_tells_of_makes_no_name() -> None:
    assert likeness("PASTOR KEEPS SILENT") < 0


def test_a_papers_own_photographer_is_named_behind_a_dash() -> None:
    assert forms_of(read_lines(FERRY.format("") + "—Gazette Photo by Logan\n"))[-1] == "credit"


def test_who_edits_a_paper_makes_no_page_of_letters_of_it() -> None:
    assert not of_letters(read_lines("Editor: Nora Oyle\n\n" + FERRY.format("")))
    assert of_letters(read_lines("Sir, – The ferry was late.\n\n" + FERRY.format("")))


def test_a_headline_of_two_words_is_no_signature_for_its_article() -> None:
    page = read_lines(FERRY.format("") + "A Winner\n\n" + SHOP.format("Shop to close"))
    assert signatures(page) == []


def test_a_columns_name_above_a_headline_is_no_byline() -> None:
    stories = [FERRY.format("Nora Quill"), f"Bell found in the well\n{SHOP.format('Walter Penn')}"]
    others = "\n".join([*stories, f"Goats cross the weir\n{SHOP.format('Clara Marsh')}"])
    page = read_lines(f"{others}\nFive Questions\n\nA bell is not a toy\n{SHOP.format('')}")
    assert forms_of(page)[[line.text for line in page.lines].index("Five Questions")] != "byline"


def test_words_that_no_name_has_sign_no_letter() -> None:
    page = read_lines(
        "LETTERS\n\nLeave the bell alone\nIt is cracked, and so are we.\nPip Holm\nMarsh End\n\n"
        "The goats are at the weir again.\n\nOur View\n\nA weir is not a bridge\nGoats ought to be told.\n"
    )
    assert [page.lines[i].text for i in signatures(page)] == ["Pip Holm", "Marsh End"]


def test_who_signs_a_letter_is_not_who_wrote_the_next_one_without_a_headline() -> None:
    shop = SHOP.format("Shop to close at noon").replace("The shop", "By Ben Orr\nThe shop")
    page = (
        f"{FERRY.format('By Nora Quill')}{shop}\n"
        "LETTERS TO THE EDITOR\nLeave the bell alone\nThe bell is cracked, and so are the rest of us\n"
        "who were baptised under it.\n— Pip Holm, Marsh End\nTo the Editor: Whoever put a gate across the\n"
        "path might come and open it, for I cannot.\n— Ada Fenn, Mill House\n"
    )
    *_, bell, path = split_page(page).articles
    assert ([one.name for one in bell.bylines], [one.name for one in path.bylines]) == (["Pip Holm"], ["Ada Fenn"])


UNKNOWN = ["Ngozichi Eberendu", "Zandisiwe Molapane", "Ljubisa Marn"]  # no list of given names has them
DIG = """Tunnel under the square to be dug again
{}The tunnel under Cask Square has let in
water at the north end and will be dug
again from the south, a surveyor said.
"""


@pytest.mark.parametrize("gap", ["\n", ""])
def test_names_of_no_known_kind_in_one_place_below_headlines_are_bylines(gap: str) -> None:
    stories = (FERRY.replace("\n{}\n", "\n{}"), SHOP.replace("\n{}\n", "\nShop to close at noon for a day\n{}"), DIG)
    page = "\n".join(story.format(f"{gap}{name}\n{gap}") for story, name in zip(stories, UNKNOWN, strict=True))
    assert [[person.name for person in article.bylines] for article in split_page(page).articles] == [
        [name] for name in UNKNOWN
    ]


def test_a_name_between_two_stories_without_gaps_signs_the_one_above() -> None:
    page = FERRY.replace("\n{}\n", "\n").replace("\nF", "\n   F") + "Gordon Fyfe\n" + DIG.format("   ")
    ferry, dig = split_page(page).articles
    assert (ferry.bylines, dig.bylines) == ((Person("Gordon Fyfe"),), ())
    assert dig.headline == ("Tunnel under the square to be dug again",)


@pytest.mark.parametrize("credit", ["(AP Photo/Ann C. Lee)", "Photo by Ann Lee", "(Reuters photo/Ann Lee, File)"])
def test_a_caption_ends_with_an_agencys_photographer(credit: str) -> None:
    assert is_credited(f"Boys dig for bait below the pier at low tide. {credit}")


def test_a_page_of_nothing_but_names_is_read() -> None:
    assert split_page("John Smith\n" * 3000).articles
