"""Pull quotes on English pages: what is a story's own words set again, what a headline, what goes on."""

import textwrap

import pytest

from feeder.splitting import split_page
from feeder.splitting.forms.quotes import pull_quotes
from feeder.splitting.text.lines import read_lines

ABOVE = """The Quill Bay Courier

Ferrymen lay down their oars
BY NORA QUILL
Work on the water came to a halt on Monday
after nine members had vowed to stay ashore
until each of them is given a coat.
They walked out before noon, which left the
clerk alone with the till and two dogs.
"""
BELOW = "“{}” the eldest of them, Tom Lark, told reporters at a gate. But a commission has declined to pay."
SAID = [
    (
        "We are paid to row the boat,\nnot to swim beside it",
        "We are paid to row the boat, not to swim beside it in the rain,",
    ),
    ("A coat is no luxury on\nthe open sea", "A coat is no luxury on the open sea, nor is a scarf in January,"),
    ("Nine men have nine\nbacks to be wet", "Nine men have nine backs to be wet, and one umbrella,"),
]


@pytest.mark.parametrize(("quote", "said"), SAID)
def test_what_the_text_below_opens_with_is_no_headline_of_it(quote: str, said: str) -> None:
    below = "\n".join(textwrap.wrap(BELOW.format(said), 44))
    reading = split_page(f"{ABOVE}\n“{quote}”\n\n{below}\n")
    assert [article.headline for article in reading.articles] == [("Ferrymen lay down their oars",)]
    assert reading.articles[0].body_text.count("declined to pay") == 1


TORN = """The Quill Bay Courier

Ferry waits for its oars
  The board of the ferry sent for new oars
in May, and they never came.
  It sent for another set in June, but that
set, too, in the words of the oldest rower,

“went looking for
the first.”

  At noon the rowers had found a plank and
gone out to look for both sets. They came
home with the first, looking for nothing.
"""


@pytest.mark.parametrize("above", ["of the oldest rower,", "of the man himself,", "of its own maker –"])
def test_a_quotation_that_ends_the_sentence_above_a_gap_is_said_there(above: str) -> None:
    page = read_lines(TORN.replace("of the oldest rower,", above))
    assert not pull_quotes(page)
