"""The held-out pages are what they claim to be: their gold stands on them, and a seed makes the same ones again."""

import random

import pytest

from tests.heldout.layouts import LAYOUTS, make_page
from tests.heldout.typeset import NO_LINE_START, wrap
from tests.score import squeeze


@pytest.mark.parametrize("style", LAYOUTS)
def test_every_gold_headline_and_paragraph_stands_on_the_page(style: str) -> None:
    text, gold = make_page(style, LAYOUTS[style], random.Random(f"test/{style}"))
    page = squeeze(text).replace("-", "")
    articles = gold["articles"]
    assert isinstance(articles, list)
    printed = [part for article in articles for part in article["headline"] + article["paragraphs"]]
    assert [part for part in printed if squeeze(part).replace("-", "") not in page] == []


def test_a_seed_makes_the_same_page_again() -> None:
    assert make_page("mixed", LAYOUTS["mixed"], random.Random(7)) == make_page(
        "mixed", LAYOUTS["mixed"], random.Random(7)
    )


def test_no_line_begins_with_a_stop() -> None:
    text = "“船留着，给孩子们讲讲。”他说：“涨水的时候（尤其是夜里），最怕有人喊渡。”" * 4
    lines = [line for width in range(8, 20) for line in wrap(text, width, random.Random(width), indent=2)]
    assert [line for line in lines if line[0] in NO_LINE_START] == []
