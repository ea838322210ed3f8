"""What helps an editor: receipts, doubts, examples, differences, learning, suggestions."""

import sys
from datetime import date

import pytest

from feeder.errors import ConfigError
from feeder.model import Article, Paragraph, Printed
from feeder.rules import FALLBACK, Rules, classify, load_rules
from feeder.rules.check import Doubt, check_on_articles, check_rules
from feeder.rules.examples import LabelledExample, read_examples
from feeder.rules.explain import Receipt, explain, marked
from feeder.rules.learn import learn, linear_accuracy, rule_texts
from feeder.rules.segment import segmenter
from feeder.rules.suggest import suggest
from feeder.rules.trial import differences, try_examples


def rules_of(text: str, **lists: str) -> Rules:
    return load_rules({"rules.toml": text, **{f"words/{name}.txt": words for name, words in lists.items()}})


def category(slug: str, *lines: str) -> str:
    return "\n".join(("[[category]]", f'slug = "{slug}"', f'label = "{slug}"', *lines, ""))


def article(headline: str, *paragraphs: str) -> Article:
    return Article(headline=(headline,), paragraphs=tuple(map(Paragraph, paragraphs)))


def receipts_of(given: Article, rules: Rules) -> dict[str, Receipt]:
    return {receipt.label.category: receipt for receipt in explain(given, rules)[1]}


def test_a_receipt_shows_what_was_met_what_lacks_and_what_was_refused() -> None:
    rules = rules_of(
        category("roads", 'keywords = ["公路"]', 'queries = ["公路 AND (施工 OR 封闭) NOT 招标"]')
        + category("politics", 'keywords = ["人大", "会议"]')
    )
    receipts = receipts_of(article("华人大会公路施工", "招标会议。"), rules)
    roads, politics = receipts["roads"], receipts["politics"]
    assert (roads.met, roads.label.score, roads.threshold) == (True, 3.0, 2.0)
    assert [(unmet.rule, unmet.missing) for unmet in roads.unmet] == [
        ("公路 AND (施工 OR 封闭) NOT 招标", ("NOT 招标",))
    ]
    assert (politics.met, politics.label.why) == (False, "1.5 of 2 points")
    (refused,) = politics.refused
    assert (refused.keyword, refused.place, refused.start, refused.end) == ("人大", "headline", 1, 3)
    assert refused.words == ("华人", "大会")


def test_a_receipt_shows_refused_words_of_queries_and_negative_scores() -> None:
    rules = rules_of(category("a", 'queries = ["人大 OR 政协", { query = "公路", points = -2 }]'))
    receipt = receipts_of(article("华人大会公路"), rules)["a"]
    assert [refused.keyword for refused in receipt.refused] == ["人大"]
    assert (receipt.met, receipt.label.score, receipt.label.why) == (False, -2.0, "-2 of 2 points")
    assert receipt.unmet == ()


def test_a_receipt_of_the_fallback_has_no_evidence() -> None:
    receipts = receipts_of(article("无题"), rules_of(category("roads", 'keywords = ["公路"]')))
    assert list(receipts) == [FALLBACK]
    assert receipts[FALLBACK].met


def test_a_refused_place_behind_a_line_break_in_the_headline_is_found_again() -> None:
    given = Article(headline=("公路边上", "华人大会"))
    (refused,) = receipts_of(given, rules_of(category("a", 'keywords = ["人大"]')))["a"].refused
    assert given.head_text[refused.start : refused.end] == "人大"
    assert refused.words == ("华人", "大会")


def test_a_text_is_marked_where_keywords_stand() -> None:
    assert marked("云岭公路封闭", [(2, 4), (3, 6), (0, 1)], "[{}]".format) == "[云]岭[公路封闭]"
    assert marked("无", [(0, 0)], "[{}]".format) == "无"


def said(doubts: list[Doubt], weight: str) -> list[tuple[str, str]]:
    return [(doubt.rule, doubt.said.split(":")[0]) for doubt in doubts if doubt.weight == weight]


@pytest.mark.parametrize(
    "query",
    [
        "公路 NOT 公路",
        "headline:公路 NOT 公路",
        "headline:公路 NOT head:公路",
        "高速公路 NOT 公路",
        "公路 NOT substring:路",
        '"公路 施工"~3 NOT 施工',
        "genre:photo genre:brief",
        "page:1 page:2-4",
        "page:1 page:A1",
        "issue:monday issue:weekend",
        "(公路 OR 高速) NOT (高速 OR 公路)",
        "雲岭 NOT 云岭",
    ],
)
def test_a_query_that_contradicts_itself_is_wrong(query: str) -> None:
    doubts = check_rules(rules_of(category("a", f"queries = ['{query}']")))
    assert said(doubts, "wrong") == [(query, "can never be true")]


@pytest.mark.parametrize(
    "query",
    [
        "公路 NOT headline:公路",
        "substring:公路 NOT 公路",
        "公路 NOT 高速公路",
        "华人大会 NOT 人大",
        "page:1-3 page:2",
        "issue:monday issue:weekday",
        "@towns NOT 公路",
    ],
)
def test_a_query_that_can_be_true_is_not_doubted(query: str) -> None:
    assert said(check_rules(rules_of(category("a", f"queries = ['{query}']"), towns="松坪")), "wrong") == []


def test_a_fallback_that_contradicts_itself_is_wrong() -> None:
    doubts = check_rules(rules_of(category("a", 'fallback = "page:1 page:2"')))
    assert said(doubts, "wrong") == [("fallback or severities", "can never be true")]


def test_a_query_of_very_many_parts_is_not_judged() -> None:
    query = " OR ".join(f"甲{number}" for number in range(20)) + " OR NOT 甲1"
    assert said(check_rules(rules_of(category("a", f"queries = ['{query}']"))), "wrong") == []


def test_a_query_that_is_always_true_is_wrong() -> None:
    doubts = check_rules(rules_of(category("a", 'queries = ["公路 OR NOT 公路"]')))
    assert said(doubts, "wrong") == [("公路 OR NOT 公路", "is true of every article")]


def test_keywords_that_say_the_same_are_doubted() -> None:
    doubts = check_rules(rules_of(category("a", 'keywords = ["雲岭", "云岭", "GDP", "gdp", "水"]')))
    assert said(doubts, "doubtful") == [
        ("云岭", "is the same as 雲岭"),
        ("gdp", "is the same as GDP"),
        ("水", "a single character"),
    ]


@pytest.mark.parametrize("word", ["公路 OR 铁路", "NOT 公路", "headline:公路", "公路*"])
def test_a_keyword_that_looks_like_a_query_is_doubted(word: str) -> None:
    (doubt,) = check_rules(rules_of(category("a", f'keywords = ["{word}"]')))
    assert doubt.said.endswith("was it meant under queries?")


def test_keywords_that_hold_others_or_stand_in_two_categories_are_noted() -> None:
    text = category("a", 'keywords = ["高速公路", "公路"]') + category("b", 'keywords = ["公路"]')
    assert said(check_rules(rules_of(text)), "note") == [
        ("高速公路", "holds 公路, which finds it already with the same weight"),
        ("公路", "stands in b too"),
    ]


def test_articles_show_which_keywords_are_ambiguous_or_never_seen_and_which_categories_overlap() -> None:
    rules = rules_of(category("a", 'keywords = ["人大", "公路", "铁路"]') + category("b", 'keywords = ["施工"]'))
    articles = [(article("华人大会开幕"), Printed())] * 3 + [(article("公路施工"), Printed())] * 5
    doubts = check_on_articles(rules, articles)
    assert [(doubt.category, doubt.rule, doubt.said) for doubt in doubts] == [
        ("a", "人大", "ambiguous: 0× a word, 3× only part of others: 华人|大会 (3×)"),
        ("a", "铁路", "never seen in 8 articles"),
        ("a", "", "overlaps with b: 5 articles in both, of 5 and 5"),
    ]


def test_examples_in_the_rules_are_tried() -> None:
    tests = """
[[test]]
headline = "云岭公路封闭"
expect = ["a"]

[[test]]
text = "无关"
expect = []

[[test]]
text = "公路\\n公路公路公路"
page = "1"
date = 2024-05-18
expect = ["b"]
"""
    rules = rules_of(category("a", 'keywords = ["公路"]') + category("b", 'queries = ["page:1 issue:weekend"]') + tests)
    trials = try_examples(rules)
    assert [trial.right for trial in trials] == [True, True, False]
    assert trials[2].found == {"a", "b"}
    assert trials[2].example.source == "rules.toml: test number 3"
    assert trials[2].example.printed == Printed("1", "", date(2024, 5, 18))


def test_a_difference_shows_what_would_come_and_go() -> None:
    articles = [article("公路封闭"), article("暴雨来袭"), article("铁路停运")]
    old, new = (
        [classify(each, rules_of(category("a", f"keywords = {keywords}"))) for each in articles]
        for keywords in ('["公路", "暴雨"]', '["公路", "铁路"]')
    )
    changes = {change.category: (change.come, change.go, change.stay) for change in differences(old, new)}
    assert changes == {"a": ((2,), (1,), 1), FALLBACK: ((1,), (2,), 0)}


def test_suggestions_catch_what_lies_in_the_fallback() -> None:
    rules = rules_of(category("roads", 'keywords = ["公路"]') + category("weather", 'keywords = ["暴雨"]'))
    titles = ["公路隧道贯通", "公路隧道通车", "公路隧道养护", "隧道停电", "隧道渗水", "书法大赛开幕", "书法大赛落幕"]
    labelled = [classify(article(title), rules) for title in titles]
    found = {each.word: (each.category, each.caught, each.seen, each.agreeing) for each in suggest(labelled, rules)}
    assert found == {"隧道": ("roads", (3, 4), 3, 3), "书法": ("", (5, 6), 0, 0)}


SPORT = ["球队赢得冠军", "球队惜败", "球队夺得冠军", "冠军球队归来"]
MONEY = ["银行调整利率", "银行发布利率", "股市银行板块", "利率下调"]


def test_rules_are_learnt_that_load_and_sort_what_they_were_learnt_from() -> None:
    examples = [LabelledExample(article(title), "体育") for title in SPORT]
    examples += [LabelledExample(article(title, "正文。"), "money") for title in MONEY]
    learnt = learn(examples, segmenter(None))
    texts = rule_texts(learnt)
    rules = load_rules(texts)
    assert [category.label for category in rules.categories] == ["money", "体育", "其他"]
    assert [category.slug for category in rules.categories] == ["money", "category-2", FALLBACK]
    for example in examples:
        labels = classify(example.article, rules).labels
        assert [label.category for label in labels] == ["money" if example.category == "money" else "category-2"]
    assert {keyword.word for keyword in rules.keywords if keyword.category == "category-2"} >= {"球队", "冠军"}


def test_a_linear_model_is_measured_beside() -> None:
    examples = [LabelledExample(article(title), "a") for title in SPORT]
    examples += [LabelledExample(article(title), "b") for title in MONEY]
    assert linear_accuracy(examples, examples) == 1.0


def test_without_scikit_learn_no_linear_model_is_measured(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "sklearn.svm", None)
    assert linear_accuracy([], []) is None


def test_what_is_learnt_has_few_keywords_and_the_rest_in_lists() -> None:
    examples = [
        LabelledExample(article(" ".join(f"{name}{number}x" for number in range(start, start + 10))), name)
        for name in ("alpha", "beta")
        for start in range(0, 90, 5)
    ]
    learnt = learn(examples, segmenter(None))
    assert [len(each.keywords) for each in learnt] == [60, 60]
    texts = rule_texts(learnt)
    assert [name for name in texts if name.startswith("words/alpha")]
    rules = load_rules(texts)
    assert all(classify(each.article, rules).labels[0].category == each.category for each in examples)


def test_examples_are_read_from_csv_and_json_lines() -> None:
    by_csv = read_examples("a.csv", '\ufeffCategory,headline,text\nroads,公路,"一,\n二"\nsport,,球队\n')
    by_json = read_examples(
        "a.jsonl",
        '{"category": "roads", "headline": "公路", "text": "一,\\n二"}\n\n{"category": "sport", "text": "球队"}',
    )
    assert by_csv == by_json
    assert by_csv[0] == LabelledExample(article("公路", "一,", "二"), "roads")


@pytest.mark.parametrize(
    ("name", "text", "words"),
    [
        (
            "a.csv",
            "headline,text\nx,y\n",
            "a.csv: line 1: expected columns headline, text and category, found headline",
        ),
        ("a.csv", "", "a.csv: line 1: expected columns"),
        ("a.csv", "headline,category\n,roads\n", "a.csv: line 2: expected a category, and a headline"),
        ("a.csv", "headline,category\nx\n", "a.csv: line 2: expected a category"),
        ("a.csv", "text,category\n" + "x" * 200_000 + ",roads\n", "a.csv: line 2: not CSV: field larger"),
        ("a.jsonl", "{}\n", "a.jsonl: line 1: expected a category"),
        ("a.jsonl", '\n{"category": 3}', "a.jsonl: line 2: expected an object with the texts"),
        ("a.jsonl", "x", "a.jsonl: line 1: not JSON"),
    ],
)
def test_a_mistake_in_examples_names_file_and_line(name: str, text: str, words: str) -> None:
    with pytest.raises(ConfigError) as caught:
        read_examples(name, text)
    assert words in str(caught.value)
