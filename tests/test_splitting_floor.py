"""The level the splitter has reached may not fall: on pages made from a seed, and on others' where they lie near."""

import random
from pathlib import Path

import pytest

from feeder.splitting import split_page
from tests.heldout.layouts import LAYOUTS, make_page
from tests.score import Tally, compare, gold_folders, gold_shape, score_page

SHARED = Path(__file__).parents[2] / "shared" / "pages"
FLOOR = {"article_f1": 0.93, "body_f1": 0.94, "headline_acc": 0.94, "paragraph_f1": 0.95, "byline_f1": 0.97}
SHARED_FLOOR = {"article_f1": 0.97, "headline_acc": 0.98, "paragraph_f1": 0.97, "byline_f1": 0.98}


@pytest.fixture(scope="module")
def heldout() -> Tally:
    tally = Tally()
    for name, layout in LAYOUTS.items():
        text, gold = make_page(name, layout, random.Random(f"floor/{name}"))
        articles = gold["articles"]
        assert isinstance(articles, list)
        tally.add(compare(text, [gold_shape(article) for article in articles], split_page(text)))
    return tally


@pytest.mark.parametrize("figure", FLOOR)
def test_the_score_on_held_out_pages_does_not_fall(heldout: Tally, figure: str) -> None:
    assert heldout.figure(figure) >= FLOOR[figure]


@pytest.mark.skipif(not SHARED.exists(), reason="there are no shared pages beside the project")
def test_the_real_page_is_read_exactly() -> None:
    for folder in gold_folders(SHARED / "real"):
        assert set(score_page(folder)[1].figures().values()) == {1.0}


@pytest.mark.skipif(not SHARED.exists(), reason="there are no shared pages beside the project")
def test_the_score_on_practice_pages_does_not_fall() -> None:
    tally = Tally()
    for folder in list(gold_folders(SHARED / "practice"))[::3]:
        tally.add(score_page(folder)[1])
    assert {figure: tally.figure(figure) >= least for figure, least in SHARED_FLOOR.items()} == dict.fromkeys(
        SHARED_FLOOR, True
    )
