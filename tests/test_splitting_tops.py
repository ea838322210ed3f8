"""English texts below a gap that begin with their headlines: as all others do, or above a notice’s words."""

import textwrap

import pytest

from feeder.splitting import split_page

BRIEFS = (
    ("Goat wins regatta", "A goat that swam out after its owner crossed the line ahead of both crews on Saturday."),
    ("Bell cracked", "The bell of the Hob ferry has cracked, and will be rung with a mallet until Easter at least."),
    ("Eels counted", "Volunteers counted 214 eels below the weir in one night, and were bitten by eleven of them."),
    ("Lamp out", "The lamp on the quay has been out since May. Anglers are asked to bring a torch or a friend."),
)
FULL = ("Mill wheel to turn for an hour", "Visitors may see the wheel at Sallow turn between ten and eleven on Sunday.")


def page_of(texts: tuple[tuple[str, str], ...], width: int) -> str:
    rows = ["The Sallow Beacon", "Thursday, March 5, 2015"]
    for head, text in texts:
        rows += ["", head, *textwrap.wrap(text, width)]
    return "\n".join(rows)


@pytest.mark.parametrize("place", [0, 2, 4])
@pytest.mark.parametrize("width", [28, 30, 32])
def test_a_text_has_a_headline_where_all_others_have_one(width: int, place: int) -> None:
    texts = (*BRIEFS[:place], FULL, *BRIEFS[place:])
    articles = split_page(page_of(texts, width)).articles
    assert [(article.headline, article.paragraphs[0].text) for article in articles] == [
        ((head,), text) for head, text in texts
    ]


@pytest.mark.parametrize(
    "opening", ["TAKE NOTICE that the Council", "Notice is hereby given that the owner", "Whereas the miller"]
)
def test_what_stands_above_a_notices_words_heads_it(opening: str) -> None:
    body = textwrap.wrap(f"{opening} means to keep not more than six geese on the green, and to have them counted.", 32)
    notice = "\n".join(["PARISH OF SALLOW", "Notice of intent to keep geese", *body])
    page = page_of(BRIEFS[:2], 32) + f"\n\n{notice}\n\n" + page_of(BRIEFS[2:], 32).split("\n\n", 1)[1]
    parish = split_page(page).articles[2]
    assert (*parish.kicker, *parish.headline) == ("PARISH OF SALLOW", "Notice of intent to keep geese")
    assert len(parish.paragraphs) == 1


def test_a_headline_in_capitals_with_a_colon_is_no_captions_beginning() -> None:
    notice = """ESTATE LATE: HALVARD TOBIAS QUILL
Of 17 Mill Lane, Sallow, who died on 3 May.
Creditors and debtors are asked to lodge
what they claim, and to pay what they owe,
within 30 days of the printing of this.
Toll & Marsh Attorneys, Eelholm"""
    page = page_of(BRIEFS[:2], 40) + f"\n\n{notice}\n\n" + page_of(BRIEFS[2:], 40).split("\n\n", 1)[1]
    estate = split_page(page).articles[2]
    assert estate.headline == ("ESTATE LATE: HALVARD TOBIAS QUILL",)
    assert [person.name for person in estate.bylines] == ["Toll & Marsh Attorneys"]


def test_no_sentence_goes_on_from_a_tables_row() -> None:
    prices = """Closing prices

Friday, per tonne, at Sallow mill
Wheat, milling     £174.10   +1.30
Barley, malting    £191.75   −0.40
Oats, feed         £118.00   unch.
Beans, winter      £161.00   −2.50"""
    rest = """Continued from Page 1

Harbour counts its boats

but the chandler closed in August and
took the barber with it. There are nine
boats left in a harbour built for sixty.

The mayor has had the quay appraised. It
is worth, he was told, what the stone is."""
    page = page_of(BRIEFS[:1], 40) + f"\n\n{prices}\n\n{rest}"
    *_, table, harbour = split_page(page).articles
    assert (table.headline, harbour.headline) == (("Closing prices",), ("Harbour counts its boats",))
    assert harbour.paragraphs[0].text.startswith("but the chandler closed in August")


@pytest.mark.parametrize("jump", ["Continued from A1", "From Page 1", "(Continued from page 3)"])
@pytest.mark.parametrize("head", ["Harbour counts its boats", "Harbour town counts the last of its nine boats"])
def test_a_headline_stands_between_a_jump_and_the_sentence_that_goes_on(head: str, jump: str) -> None:
    rest = """but the chandler closed in August and
took the barber with it. There are nine
boats left in a harbour built for sixty.

The mayor has had the quay appraised. It
is worth, he was told, what the stone is."""
    page = page_of(BRIEFS[:2], 40) + f"\n\n{jump}\n\n{head}\n\n{rest}"
    harbour = split_page(page).articles[-1]
    assert harbour.headline == (head,)
    assert [paragraph.text[:9] for paragraph in harbour.paragraphs] == ["but the c", "The mayor"]
