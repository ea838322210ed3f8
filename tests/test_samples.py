"""The project's own sample issues: their gold is true to the page, and the splitter keeps the level it has reached."""

import json
from pathlib import Path

import pytest

from tests.score import FIGURES, Tally, gold_folders, page_text, score_folder, squeeze

SAMPLES = Path(__file__).parent / "samples"
FOLDERS = list(gold_folders(SAMPLES))
FLOOR = {
    "article_f1": 0.98,
    "body_f1": 0.98,
    "headline_acc": 0.98,
    "paragraph_f1": 0.98,
    "byline_f1": 0.98,
    "text_kept": 0.999,
}


@pytest.fixture(scope="module")
def scores() -> dict[str, Tally]:
    return score_folder(SAMPLES)


def test_there_are_samples_in_three_scripts() -> None:
    languages = {json.loads((folder / "gold.json").read_text("utf-8"))["language"] for folder in FOLDERS}
    assert languages == {"zh", "zh-Hant", "en"}


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_every_gold_headline_and_paragraph_stands_on_its_page(folder: Path) -> None:
    page = squeeze(page_text(folder))
    gold = json.loads((folder / "gold.json").read_text("utf-8"))
    texts = [text for article in gold["articles"] for text in article["headline"] + article["paragraphs"]]
    assert [text for text in texts if squeeze(text) not in page] == []


@pytest.mark.parametrize("figure", FIGURES)
def test_the_score_on_the_samples_does_not_fall(scores: dict[str, Tally], figure: str) -> None:
    assert scores["all"].figure(figure) >= FLOOR[figure]
