"""Lines that tell where a story goes on, or from which page it comes, and what heads it there."""

import pytest

from feeder.splitting import split_page
from feeder.splitting.forms.forms import form_of
from feeder.splitting.text.lines import read_lines

HARBOUR = """Harbour lamps to burn all night

The lamps on the north pier will burn all night
from the first of May, the harbour board said on
Tuesday, after two trawlers had missed the gap.
  Skipper Nora Quill said that she would sleep
better at sea, and better still in her own bed.
"""
MARKET = """but the market hall will keep its clock, which
has been ten minutes slow since the flood.
  The mayor said that the town had grown used to
it, and that trains had learnt to wait.
"""


@pytest.mark.parametrize(
    "text",
    [
        "■ Continued on Page 2",
        "Continued on back page",
        "Story continues on A6",
        "See Lamps, back page",
        "► FROM A1",
        "Continued from front page",
        "From the front page",
        "Cont’d from page one",
        "More on page 5",
        "Full story, page 5",
        "Please see LAMPS/A6",
        "Tide tables, B6",
        "Go to B4",
        "more on p. 3",
        "See LAMPS (Page 4)",
        "See LAMPS, Page B4, Col. 2",
        "Turn to Page 4, Col. 1",
        "(LAMPS continues on B4)",
        "LAMPS, Continued on B4",
        "continued on B4 ▶",
        "→ 7",
        "cont’d from p. 1",
        "Jumped from A1",
        "LAMPS / From A1",
        "Story begins on Page 1",
        "From Sports front",
        "Letters to the board, Page 12",
    ],
)
def test_a_line_says_where_a_story_goes_on_in_many_words(text: str) -> None:
    assert form_of(read_lines(f"{text}\n\n{HARBOUR}").lines[0]) == "jump"


@pytest.mark.parametrize(
    "text", ["Lorry sheds load on M6", "More fog on the A14", "Turn left at Quill Street", "Continued"]
)
def test_a_headline_says_no_page(text: str) -> None:
    assert form_of(read_lines(f"{text}\n\n{HARBOUR}").lines[0]) == ""


@pytest.mark.parametrize("head", ["SCHOOLS", "BUSINESS", "CLOCK", "SPORTS"])
@pytest.mark.parametrize("source", ["From A1", "Continued from Page 1", "■ From the front page"])
def test_a_word_above_the_page_that_a_story_comes_from_heads_it(head: str, source: str) -> None:
    reading = split_page(f"The Quill Bay Courier\nMonday, May 4, 2015\nA6\n\n{HARBOUR}\n{head}\n\n{source}\n\n{MARKET}")
    assert [article.headline for article in reading.articles] == [("Harbour lamps to burn all night",), (head,)]
    assert reading.articles[1].body_text.startswith("but the market hall")


def test_a_pages_first_rows_may_point_to_others() -> None:
    head = "The Quill Bay Courier\nMonday, May 4, 2015\nINSIDE\nWhy herring sing, H1\nQuills lose again / Sports, S1"
    (article,) = split_page(f"{head}\n\n{HARBOUR}").articles
    assert article.headline == ("Harbour lamps to burn all night",)


PRICES = """Fish at the quay

Herring, large       $274.10   +1.30
Herring, small       $291.75   −0.40
Mackerel, a barrel   $661.00   −9.50
"""


@pytest.mark.parametrize("source", ["Continued from A1", "From Page 1", "► From the front page"])
@pytest.mark.parametrize(
    "head", ["Town weighs life after the clock", "MARKET HALL", "Trains wait for a slow\nclock at Quill Bay"]
)
@pytest.mark.parametrize("above", [PRICES, HARBOUR])
def test_a_story_that_comes_from_another_page_goes_on_from_nothing_here(above: str, head: str, source: str) -> None:
    reading = split_page(f"The Quill Bay Courier\nMonday, May 4, 2015\n\n{above}\n{source}\n\n{head}\n\n{MARKET}")
    market = reading.articles[-1]
    assert market.head_text.split() == head.split()
    assert market.body_text.startswith("but the market hall")


@pytest.mark.parametrize("rows", ["Continued on\nPage 4", "See LAMPS,\nPage B4"])
def test_a_jump_may_be_set_in_two_rows(rows: str) -> None:
    page = split_page(HARBOUR + rows + "\n\nMarket clock stays late\n\n" + MARKET.replace("but t", "T"))
    assert [a.title for a in page.articles] == ["Harbour lamps to burn all night", "Market clock stays late"]
    assert [jump.text for jump in page.articles[0].jumps] == rows.split("\n")


@pytest.mark.parametrize(
    "text",
    ["School starts on 4", "More than 40", "Crash closes A40", "Parish will fry catfish from 4", "See you in May"],
)
def test_a_number_alone_makes_no_jump(text: str) -> None:
    (line,) = read_lines(text).lines
    assert form_of(line) == ""
