"""What stands between an English headline and its body, around it and in its midst: standfirsts, pull quotes, labels,
where a story goes on."""

import pytest

from feeder.model import Person
from feeder.splitting import split_page
from feeder.splitting.blocks.standfirsts import standfirsts
from feeder.splitting.forms.forms import forms_of
from feeder.splitting.forms.quotes import pull_quotes
from feeder.splitting.pages import page_blocks
from feeder.splitting.stories.cuts import headline_cuts
from feeder.splitting.text.lines import read_lines

HEAD = """The well that
would not run dry
"""
WELL = """Every morning at six Mabel Orchard lets a
bucket down into the well behind her house
and listens for the splash, which has not
once come later than it did last year, she
says, or the year before that, whatever they
say at the water board about the summer.
"""
GOES_ON = """The board sent a man with a tape measure to
see for himself. He let it down until it was
all gone, and then he tied a second tape to
it, which came up wet and a little torn.
"""
FAIR = """
Fair moves to the meadow

The spring fair will be held in the meadow
below the church, for the square is being dug
up. The roundabout has been measured and will
fit between the willows, the clerk said.
"""


@pytest.mark.parametrize(
    "standfirst",
    [
        "All the county is short of water but for one\ngarden. Its owner told AMY REED why.",
        "Mabel Orchard has a garden full of water and\nno wish to sell it, writes Amy Reed.",
        "All the county is short of water but for one garden in\nOrchard Lane, whose hole is as deep as it has to be.",
    ],
)
def test_sentences_below_a_headline_that_name_the_writer_or_are_set_wide_are_its_deck(standfirst: str) -> None:
    article, fair = split_page(f"{HEAD}{standfirst}\n{WELL}{GOES_ON}{FAIR}").articles
    assert " ".join(article.headline + article.deck) == f"{HEAD}{standfirst}".replace("\n", " ")
    assert article.paragraphs[0].text.startswith("Every morning")
    assert fair.headline == ("Fair moves to the meadow",)


def test_sentences_in_another_width_above_a_byline_are_a_deck() -> None:
    standfirst = "Engineers say the valley will be short of water by 2040.\nGardeners say it is."
    article, _ = split_page(f"Will the well run dry?\n{standfirst}\n\nBy Amy Reed\n\n{WELL}{GOES_ON}{FAIR}").articles
    assert article.head_text.startswith("Will the well run dry?")
    assert (article.deck[-1], article.paragraphs[0].text[:13]) == ("Gardeners say it is.", "Every morning")
    assert article.bylines == (Person("Amy Reed"),)


def test_the_headline_above_a_standfirst_is_certain_though_it_ends_a_sentence() -> None:
    page = read_lines(f"Will the well run dry?\nIt has not yet, writes Amy Reed.\n{WELL}{GOES_ON}")
    assert standfirsts(page, forms_of(page)) == [0, 1]


def test_a_first_paragraph_in_its_columns_width_is_no_deck() -> None:
    lead = "Amy Reed has looked down the well and found\nno bottom to it, the parish heard last week."
    for byline in ("", "\nBy Ned Marsh\n\n"):
        article, *_ = split_page(f"{HEAD}\n{lead}\n{byline}{WELL}{GOES_ON}{FAIR}").articles
        assert article.paragraphs[0].text.startswith("Amy Reed has looked")


SPLASH = WELL.replace("\nonce come", "\n{}once come")


@pytest.mark.parametrize(
    "inset",
    [
        "ADVERTISEMENT",
        "“You let it down and\nyou hear it every time.”\nMabel Orchard, gardener",
        "whatever they say at the\nwater board about the summer",
    ],
)
def test_what_tears_a_sentence_apart_and_is_no_story_is_furniture(inset: str) -> None:
    reading = split_page(f"{HEAD}\n{SPLASH.format(f'{chr(10)}{inset}{chr(10) * 2}')}{GOES_ON}{FAIR}")
    assert "has not once come later" in reading.articles[0].paragraphs[0].text
    assert list(reading.furniture) == inset.split("\n")


@pytest.mark.parametrize(
    ("quote", "furniture"),
    [
        ("“It has never been late,\nthe splash of the bucket”", True),
        ("“You are all welcome to\ncome round for a drink”", False),
        ("“It has never been late, the splash of the\nbucket”", False),  # as wide as the column
    ],
)
def test_a_narrow_quotation_between_gaps_in_the_words_of_its_page_is_furniture(quote: str, furniture: bool) -> None:
    well = WELL.replace("has not\nonce come later than", "has never\nbeen later than")
    page = read_lines(f"{HEAD}\n{well}\n{quote}\n\n{GOES_ON}{FAIR}")
    assert bool(pull_quotes(page)) == furniture


def test_a_label_of_advertisements_tears_lines_without_a_stop_apart_too() -> None:
    article, _ = split_page(
        f"{HEAD}\n{WELL}{GOES_ON}{FAIR}".replace("lets a\n", "lets a\n\nADVERTISEMENT\n\n")
    ).articles
    assert "Mabel Orchard lets a bucket down" in article.paragraphs[0].text


def test_what_is_printed_twice_is_no_pull_quote() -> None:
    notice = "The square will be closed from\nMonday until the drains are mended"
    assert pull_quotes(read_lines(f"{WELL}\n{notice}\n\n{GOES_ON}\n{notice}\n\n{FAIR}")) == set()


def test_a_long_sentence_of_the_body_set_again_between_gaps_is_furniture() -> None:
    again = "He tied a second tape to it, which\ncame up wet and a little torn"
    reading = split_page(f"{HEAD}\n{again}\n\n{WELL}{GOES_ON}{FAIR}")
    assert (list(reading.furniture), len(reading.articles)) == (again.split("\n"), 2)


def test_a_line_in_capitals_beyond_a_gap_names_nobody_who_spoke() -> None:
    quote = "“He let it down until\nit was all gone”"
    article, _ = split_page(f"{quote}\n\nTHE INTERVIEW\n{HEAD}\n{WELL}{GOES_ON}{FAIR}").articles
    assert (article.kicker, article.headline) == (("THE INTERVIEW",), ("The well that would not run dry",))


@pytest.mark.parametrize(
    "rows",
    [
        "INSIDE:\nLetters 12\nWhat’s On 18\nMotoring 37-40",
        "★★★★☆",
        "WEATHER: Showers, 9C",
        "Hot and dry. High 99, low 76.",
        "85p\nFRIDAY, FEBRUARY 23, 2024\nNo 48,112",
    ],
)
def test_lists_of_pages_stars_and_ears_are_furniture_in_mid_page(rows: str) -> None:
    reading = split_page(f"{HEAD}\n{WELL}{GOES_ON}\n{rows}\n{FAIR}")
    assert (list(reading.furniture), len(reading.articles)) == (rows.split("\n"), 2)


def test_a_pointer_to_another_page_is_no_headline() -> None:
    reading = split_page(f"{HEAD}\n{WELL}{GOES_ON}\nPAGE 2: BOARD FACES INQUIRY\n{FAIR}")
    assert [jump.text for article in reading.articles for jump in article.jumps] == ["PAGE 2: BOARD FACES INQUIRY"]


@pytest.mark.parametrize("head", ["Orchard Courier\nFounded 1848\nCOMMENT", "Friday, May 3, 2024\nORCHARD POST — 9A"])
def test_a_label_or_a_folio_with_a_letter_in_a_pages_head_is_furniture(head: str) -> None:
    reading = split_page(f"{head}\n\n{HEAD}\n{WELL}{GOES_ON}{FAIR}")
    assert (list(reading.furniture), len(reading.articles)) == (head.split("\n"), 2)


def test_a_word_above_where_a_story_comes_from_heads_it() -> None:
    story = f"SCHOOLS\nFrom Page 1A\n\n{WELL.replace('Every morning', 'every morning')}"
    schools, fair = split_page(
        f"Friday, May 3, 2024\nORCHARD POST — 9A\n\n{story}\n{FAIR.strip()}\n\nWell at the school\nwill not run dry\n"
    ).articles[:2]
    assert (fair.headline[0], schools.headline) == ("Fair moves to the meadow", ("SCHOOLS",))


DECK = "Residents of two streets have had to walk through the fields since the beginning of March to reach their homes"


@pytest.mark.parametrize("between", ["\n", "\n\nBy Amy Reed\n\n"])
def test_one_line_without_a_stop_much_wider_than_the_body_is_a_deck(between: str) -> None:
    article, _ = split_page(f"{HEAD}{DECK}{between}\n{WELL}{GOES_ON}{FAIR}").articles
    assert article.head_text.endswith(DECK)
    assert article.paragraphs[0].text.startswith("Every morning")


def test_such_a_line_heads_a_page_above_its_headline() -> None:
    article, _ = split_page(f"{DECK}\n\n{HEAD}\n{WELL}{GOES_ON}{FAIR}").articles
    assert article.head_text.startswith(DECK)


def test_a_quotation_without_marks_is_known_by_the_words_that_it_tears_apart() -> None:
    torn = WELL.replace("once come", "\nlater than it did\nlast year, she says\n— Mabel Orchard, gardener\n\nonce come")
    page = split_page(f"{HEAD}\n{torn}{GOES_ON}{FAIR}")
    assert "— Mabel Orchard, gardener" in page.furniture
    assert "which has not once come" in page.articles[0].paragraphs[0].text


@pytest.mark.parametrize("close", ["A VIEW\nWells run dry", "Copper’s record run\nmeets its doubters"])
def test_a_kicker_and_a_line_in_small_letters_stay_with_the_line_that_they_are_close_to(close: str) -> None:
    _, blocks = page_blocks(f"{WELL}{GOES_ON}\n{close}\n{FAIR}")
    display = [block for block in blocks if block.kind == "display"][:2]
    assert headline_cuts(display, [False, True], [False, False], frozenset(), "latin")[1] < -10


def test_a_paragraph_above_the_rows_of_a_list_is_no_standfirst() -> None:
    prices = "Harbour prices\nItem Unit Now Before\nSalt stone 7.31 7.20\nEels pound 1.10 1.05\nRope fathom 0.40 0.38\n"
    ferry = "Fares on the harbour ferry will not\nrise before April, the port board\ndecided on Tuesday.\n"
    page = read_lines(f"Ferry fares frozen until spring\n\n{ferry}{prices}")
    assert standfirsts(page, forms_of(page)) == []


def test_a_caption_that_ends_with_who_photographed_is_no_standfirst() -> None:
    page = """The boats are back

Fishing boats which had been lying at
Holm returned to their moorings on
yesterday evening’s flood, and sounded
their horns.

Splash of colour
Members of the Holm Bluetits run into the sea in
home-made hats at sunrise on Sunday. The group has
swum every day for a year. Photo by Kevin Astley

Nurse struck off over
false references

A senior nurse who wrote glowing
references for herself has been
removed from the register.
"""
    boats, splash, _ = split_page(page).articles
    assert boats.headline == ("The boats are back",)
    assert splash.headline == ("Splash of colour",)
