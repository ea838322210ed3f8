"""The shipped rules sort the project's own samples, and the real page where it lies beside the project."""

import json
from pathlib import Path

import pytest

from feeder import rulefiles
from feeder.model import Article, Paragraph
from feeder.rules import Rules, classify
from feeder.rules.check import check_rules
from feeder.rules.trial import try_examples
from feeder.splitting import split_page

ROOT = Path(__file__).parent.parent
SAMPLES = ROOT / "tests" / "samples"
REAL_PAGE = ROOT.parent / "shared" / "pages" / "real" / "altay-2023-03-29" / "page.txt"
EXPECTED = json.loads((SAMPLES / "labels.json").read_text("utf-8"))


@pytest.fixture(scope="module")
def rules() -> Rules:
    return rulefiles.read_rules(ROOT / "config")


def gold_articles(sample: str) -> list[Article]:
    """The articles of a sample as they should be read."""
    gold = json.loads((SAMPLES / sample / "gold.json").read_text("utf-8"))
    return [
        Article(
            headline=tuple(given["headline"]),
            paragraphs=tuple(map(Paragraph, given["paragraphs"])),
            kind="news" if given["kind"] == "article" else given["kind"],
        )
        for given in gold["articles"]
    ]


@pytest.mark.parametrize("sample", EXPECTED)
def test_every_article_of_a_sample_gets_its_category_and_nothing_far_fetched(rules: Rules, sample: str) -> None:
    found = {}
    wrong = {}
    for article, (main, *also) in zip(gold_articles(sample), EXPECTED[sample], strict=True):
        found = [label.category for label in classify(article, rules).labels]
        if main not in found or not set(found) <= {main, *also}:
            wrong[article.title] = found
    assert wrong == {}


@pytest.mark.skipif(not REAL_PAGE.exists(), reason="the real page does not lie beside the project")
def test_the_real_page_is_sorted_as_an_editor_would(rules: Rules) -> None:
    articles = split_page(REAL_PAGE.read_text("utf-8")).articles
    labels = [[label.category for label in classify(article, rules).labels] for article in articles]
    main = ["politics", "services", "education", "law", "jobs", "traffic", "politics", "agriculture"]
    assert [found[0] for found in labels] == main
    far_fetched = {"world", "weather", "sport", "culture", "tourism", "health", "science", "other"}
    assert [set(found) & far_fetched for found in labels] == [set()] * 8


def test_the_examples_of_the_shipped_rules_come_out_as_expected(rules: Rules) -> None:
    trials = try_examples(rules)
    assert trials
    assert [trial.example.source for trial in trials if not trial.right] == []


def test_nothing_in_the_shipped_rules_is_wrong_or_the_same_twice(rules: Rules) -> None:
    said = [doubt for doubt in check_rules(rules) if doubt.weight != "note" and "single character" not in doubt.said]
    assert said == []
