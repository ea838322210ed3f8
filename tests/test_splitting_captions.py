"""Captions that stand for themselves on an English page: how they are told, and what they leave whole."""

import pytest

from feeder.model import Article
from feeder.splitting import split_page
from feeder.splitting.forms.forms import forms_of
from feeder.splitting.fragments.captions import without_captions
from feeder.splitting.text.lines import read_lines

ROPE = """The ferry to Pebble Island stayed in harbour on
Monday after a rope was found round its screw.
Skipper Nora Quill said that a diver had spent
"""
FERRY = f"Ferry stays in harbour\n\n{ROPE}"
GOES_ON = """two hours under the keel with a bread knife.
Nobody was on board at the time.
"""
CHOIR = """
Choir seeks two basses

The choir of Quill Street has lost both of its
basses to the lifeboat and will sing in three
parts until Easter, its leader said.
"""


COLUMN = """A tortoise that walked out of a garden in 1999
has been found two doors down, under the shed
of the man who had led the search for her.
"""


def captions_in(text: str) -> list[str]:
    """How the captions on a page begin that stand for themselves."""
    page = read_lines(text)
    return [caption.lines[0].text for caption in without_captions(page, forms_of(page))[2]]


def articles_of(text: str) -> list[tuple[str, str]]:
    return [(article.head_text, said(article)) for article in split_page(text).articles]


def said(article: Article) -> str:
    return " ".join(paragraph.text for paragraph in article.paragraphs)


@pytest.mark.parametrize(
    "caption",
    [
        "LOW WATER: Nora Quill looks at the rope that\nkept her ferry in harbour.",
        "High and dry: Nora Quill with the rope that had\nkept her ferry in harbour for the whole day",
        "Back row, from left: Nora Quill, Ned Marsh, Amy\nReed. Front: Tom Lark and the dog.",
        "Pictured (left) is the skipper with the diver\nwho cut the rope and took no money for it.",
    ],
)
def test_a_caption_in_mid_sentence_is_an_article_of_its_own_and_the_sentence_goes_on(caption: str) -> None:
    found = articles_of(f"{FERRY}\n{caption}\n\n{GOES_ON}{CHOIR}")
    assert [head for head, _ in found] == ["Ferry stays in harbour", "Choir seeks two basses", ""]
    assert "had spent two hours" in found[0][1]
    assert found[2][1] == caption.replace("\n", " ")


@pytest.mark.parametrize(
    "caption",
    [
        "Photo by Amy Reed\nDiver Tom Lark lets his collie steer the boat\nduring the races on Sunday.",
        "Skipper Nora Quill, left, on the quay where she\nhas tied up since 1999\n\nPicture: Amy Reed",
        "Hands up: the crew of the lifeboat on Sunday.\nAmy Reed / Pebble Post",
    ],
)
def test_a_caption_below_a_story_takes_no_headline(caption: str) -> None:
    *_, (_, ferry), (head, photo) = articles_of(f"{CHOIR}\n{FERRY}{GOES_ON}\n{caption}\n")
    assert ferry.endswith("Nobody was on board at the time.")
    assert (head, photo[:5]) == ("", next(line for line in caption.split("\n") if "Reed" not in line)[:5])


def test_a_caption_that_stands_for_itself_is_a_photo_of_which_no_headline_is_missed() -> None:
    *_, photo = split_page(f"{FERRY}{GOES_ON}\nLOW WATER: Nora Quill looks at the rope.\n{CHOIR}").articles
    assert photo.kind == "photo"
    assert "no headline was found for this body" not in photo.doubts


@pytest.mark.parametrize(
    "lines",
    [
        "FERRY: Harbour rope\nkeeps it in",  # a headline with a colon
        "Nora Quill looks back\non a year of ropes",
    ],
)
def test_a_headline_is_no_caption(lines: str) -> None:
    found = articles_of(f"{CHOIR}\n{lines}\n\n{ROPE}{GOES_ON}")
    assert [head for head, _ in found] == ["Choir seeks two basses", lines.replace("\n", " ")]


def test_paragraphs_that_begin_so_again_and_again_are_no_captions() -> None:
    notes = ["ASHBY: The hall will be swept on Monday.", "ORBY: The pond is full.", "SALTBY: No news was sent in."]
    (article,) = split_page("Village notes\n\n" + "\n\n".join(notes) + "\n").articles
    assert [paragraph.text for paragraph in article.paragraphs] == notes


def test_a_headline_right_above_or_below_a_caption_may_be_its_own() -> None:
    caption = "Diver Tom Lark lets his collie steer the boat\nduring the races on Sunday.\nPhoto by Amy Reed"
    assert captions_in(f"{COLUMN}\n{caption}\n\n{COLUMN}") == [caption.split("\n")[0]]
    for text in (f"Dog at the helm\n\n{caption}\n\n{COLUMN}", f"{COLUMN}\n{caption}\n\nDog at the helm\n\n{COLUMN}"):
        assert captions_in(text) == []


@pytest.mark.parametrize(
    "caption",
    [
        "Nora Quill, left, holds up the rope for the crew\nto see on Monday.\nPhoto by Amy Reed",
        "The skipper who has tied up here since 1999 with\nher first mate\n\nPicture: Amy Reed",
        "Up at last: the crew cheers the diver on Monday.\nKim Adair, Daily Post",
        "A rope that kept a ferry in harbour for a day is put up for sale\nby the crew.\nPicture: Amy Reed",
    ],
)
def test_two_signs_of_a_caption_beside_a_credit_are_enough(caption: str) -> None:
    assert captions_in(f"{COLUMN}\n{caption}\n\n{COLUMN}") == [caption.split("\n")[0]]
    assert captions_in(f"{COLUMN}\n{caption.rpartition(chr(10))[0]}\n\n{COLUMN}") == []


def test_what_stands_below_a_caption_is_sooner_one() -> None:
    first = "UP IT COMES: The rope on Monday.\nPicture: Amy Reed"
    second = "Nora Quill with the crew and the dog that was\nthe first to hear of it"
    assert captions_in(f"{first}\n{second}\n\n{COLUMN}") == ["UP IT COMES: The rope on Monday."]
    other = "Nora Quill holds the rope as the dog looks on\nand the crew of the boat cheers"
    assert len(captions_in(f"{first}\n{other}\n\n{COLUMN}")) == 2


@pytest.mark.parametrize(
    "text",
    [
        "By Amy Reed\nSHUT OUT: The men of the rope were sent home on\nMonday.",  # a body
        "“We had no rope from left to right,” said the\ncrew.",  # somebody speaks
        "Rope: three of them, from left to right.\nDog: one, with its lead.",  # rows
    ],
)
def test_what_else_begins_so_is_no_caption(text: str) -> None:
    assert captions_in(f"{COLUMN}\n{text}\n\n{COLUMN}") == []


def test_a_lead_in_and_a_credit_tell_a_caption_of_few_words() -> None:
    assert captions_in(f"{COLUMN}\nGOT IT: Rory Scott of Linton\nwins a ball\n\nPic: Amy Reed\n\n{COLUMN}") != []


@pytest.mark.parametrize(
    ("caption", "sure"),
    [
        ("Ship shape: Jory Lark, second left, and the crew\non the slip yesterday", True),
        ("Rope: it holds, he says, and so does the\nferry", False),
    ],
)
def test_a_name_above_what_surely_is_a_caption_photographed(caption: str, sure: bool) -> None:
    page = read_lines(f"{COLUMN}\nAMY REED\n{caption}\n\n{COLUMN}")
    found = without_captions(page, forms_of(page))[2]
    assert [[line.text for line in caption.credits] for caption in found] == [["AMY REED"]] * sure


def test_the_papers_name_before_photo_by_is_a_credits() -> None:
    shown = "Nora Quill looks at the rope that kept her ferry in the harbour\nfor the whole of Monday."
    page = split_page(f"{FERRY}{GOES_ON}\n{shown}\nRecord photo by Ellis Crane\n{CHOIR}")
    assert [person.name for article in page.articles for person in article.credits] == ["Ellis Crane"]


def test_a_caption_tears_a_short_paragraph_and_a_name_above_a_credited_one_is_no_photographers() -> None:
    caption = "Visitors study a model\nof the ferry at the yard\non Monday.\nPhoto: Ellis Crane"
    story = f"The ferry stayed in harbour on Monday with 17\n\n{caption}\n\nother boats, its skipper said.\n"
    found = articles_of(f"Ferry stays in harbour\n\n{story}{CHOIR}")
    assert "with 17 other boats" in found[0][1]
    shown = "OVER THE LINE: Nora Quill with\nthe rope.\nPhoto: Ellis Crane"
    page = split_page(f"{ROPE}{GOES_ON}\nFerry stays\nin harbour\n\nKESTREL OYLE\n\n{shown}\n{CHOIR}")
    assert page.articles[0].bylines[0].name == "KESTREL OYLE"


@pytest.mark.parametrize(
    "opening", ["QUILL BAY: A rope that lay on the", "MARSH: Two of the", "Skipper Nora Quill steers and"]
)
def test_what_a_gap_tears_in_its_own_sentence_is_no_caption(opening: str) -> None:
    torn = "harbour floor since the spring tide was\n\nfound round the screw of the ferry, its\nskipper said.\n"
    assert captions_in(f"{CHOIR}\nFerry stays in harbour\n\n  {opening}\n{torn}") == []


CLOSE = """Ferry stays in harbour

  The ferry to Pebble Island stayed in harbour
on Monday after a rope was found at its screw.
  Skipper Nora Quill said that a diver had been
under the keel for two hours, with a bread knife.

{caption}

  Nobody was on board at the time. Those who had
come to the quay went home with their parcels.
"""


@pytest.mark.parametrize(
    "caption",
    [
        "  Skipper Nora Quill looks at the rope that was\nround the screw of her ferry.\nPHOTO: NED MARSH",
        "  The rope on the quay of Pebble Island, with\nthe knife that cut it.\nNED MARSH / THE COURIER",
        "  Islanders wait for a ferry that did not come.\n(Photo by Ned Marsh)",
    ],
)
def test_one_paragraph_between_gaps_with_who_took_it_is_a_caption_where_paragraphs_stand_close(caption: str) -> None:
    found = articles_of(CLOSE.format(caption=caption) + CHOIR)
    assert [head for head, _ in found] == ["Ferry stays in harbour", "Choir seeks two basses", ""]
    assert found[0][1].endswith("went home with their parcels.")


@pytest.mark.parametrize("credit", ["PHOTO: NED MARSH", "Picture: Ned Marsh", "NED MARSH / THE COURIER"])
def test_paragraphs_stand_close_without_indents_where_one_ends_in_a_short_line(credit: str) -> None:
    caption = f"The rope on the quay of Pebble Island, with\nthe knife that cut it.\n{credit}"
    close = CLOSE.replace("  ", "").replace(" at its screw", "")
    found = articles_of(close.format(caption=caption) + CHOIR)
    assert [head for head, _ in found] == ["Ferry stays in harbour", "Choir seeks two basses", ""]
