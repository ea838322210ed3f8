"""The rule language: queries, places, word lists, groups, fallbacks, alerts; every mistake is named with its place."""

from datetime import date

import pytest

from feeder.errors import RuleError
from feeder.model import Article, Labelled, Paragraph, Printed
from feeder.rules import FALLBACK, Rules, classify, load_rules
from feeder.rules.evaluate import show
from feeder.rules.query import QueryError, parse_query

ROADS = Article(
    headline=("云岭公路下月封闭施工",),
    deck=("请绕行青石渡",),
    paragraphs=(Paragraph("公路养护站发布公告。"), Paragraph("施工时间为5月20日至6月30日，S21线照常通行。")),
)


def category(slug: str, *lines: str) -> str:
    return "\n".join(("[[category]]", f'slug = "{slug}"', f'label = "{slug}"', *lines, ""))


def rules_of(*tables: str, **lists: str) -> Rules:
    words = {f"words/{name}.txt": text for name, text in lists.items()}
    return load_rules({"rules.toml": "\n".join(tables), **words})


def slugs(labelled: Labelled) -> list[str]:
    return [label.category for label in labelled.labels]


def meets(query: str, article: Article = ROADS, printed: Printed | None = None, **lists: str) -> bool:
    rules = rules_of(category("met", f"queries = ['''{query}''']"), **lists)
    return slugs(classify(article, rules, printed)) == ["met"]


@pytest.mark.parametrize(
    "query",
    [
        "公路",
        "公路 AND 施工",
        "公路 施工",
        "铁路 OR 公路",
        "公路 NOT 招标",
        "(高速 OR 公路) AND (施工 OR 封闭) NOT 招标",
        "（高速 OR 公路） AND “施工”",
        "headline:公路",
        "headline:（铁路 OR 公路）",
        "headline：封闭施工",
        "deck:绕行",
        "head:绕行",
        "lead:公告",
        "body:S21",
        "body:s21",
        '"公路 施工"~4',
        '"施工 公路"~4',
        r"/S\d+线/",
        r"/s\d+/",
        "substring:路下",
        "genre:news",
        "NOT genre:photo",
        "NOT (铁路 OR 招标)",
        "公路 NOT NOT 施工",
    ],
)
def test_a_query_is_met(query: str) -> None:
    assert meets(query)


@pytest.mark.parametrize(
    "query",
    [
        "铁路",
        "公路 AND 铁路",
        "公路 NOT 施工",
        "headline:绕行",
        "deck:公路",
        "lead:施工",
        "byline:公路",
        "路下",
        '"公路 施工"~3',
        r"/S\d\d\d/",
        r"headline:/S\d+/",
        "genre:photo",
        "page:1",
        "issue:weekend",
        "公路 NOT genre:news",
    ],
)
def test_a_query_is_not_met(query: str) -> None:
    assert not meets(query)


@pytest.mark.parametrize(
    ("query", "met"),
    [
        ("page:1", False),
        ("page:2", True),
        ("page:1-3", True),
        ("page:A2", False),
        ("issue:thursday", True),
        ("issue:weekday", True),
        ("issue:weekend", False),
        ("section:要闻", True),
        ("section:体育", False),
    ],
)
def test_a_query_asks_where_and_when_an_article_was_printed(query: str, met: bool) -> None:
    assert meets(query, printed=Printed("02", "本地要闻", date(2024, 5, 16))) == met


def test_near_counts_words_in_latin_script() -> None:
    article = Article(headline=("Ferry Road bridge will close on Monday",))
    assert meets('"bridge close"~1', article)
    assert not meets('"bridge monday"~2', article)


def test_near_does_not_reach_from_the_headline_into_the_body() -> None:
    assert not meets('"绕行 养护"~100')


def test_a_word_list_stands_for_any_of_its_words() -> None:
    towns = "# 乡镇\n青石渡\n松坪\n"
    assert meets("@towns 公路", towns=towns)
    assert not meets("headline:@towns", towns=towns)
    rules = rules_of(category("met", 'keywords = [{ word = "@towns", weight = 2 }]'), towns=towns)
    (label,) = classify(ROADS, rules).labels
    assert [(match.keyword, match.points) for match in label.matches] == [("青石渡", 4.0)]


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("", "at the end: expected a word"),
        ("公路 AND", "at the end: expected a word"),
        ("(公路 OR 铁路", "character 1, at '(公路 OR 铁路': this bracket is never closed"),
        ("公路 )", "character 4, at ')': this bracket closes none"),
        ("AND 公路", "character 1, at 'AND 公路': expected a word"),
        ("公路 and 铁路", "character 4, at 'and 铁路': write AND"),
        ('"公路', "character 1, at '\"公路': this quotation mark is never closed"),
        ('公路 ""', "character 4, at '\"\"': an empty phrase"),
        ("公路 title:x", "character 4, at 'title:x': no such prefix; expected one of any, head"),
        ("genre:foto", "character 7, at 'foto': no such genre; expected one of news"),
        ("page:first", "character 6, at 'first': expected a page"),
        ("issue:someday", "character 7, at 'someday': no such day"),
        ("10:30", "character 3, at ':30': a colon follows a prefix"),
        ("公路 /a(/", "character 4, at '/a(/': not a pattern of RE2: missing ): a("),
        ("公路 /a*/", "character 4, at '/a*/': a pattern that the empty text meets"),
        (r"/(a)\1/", "character 1, at '/(a)\\\\1/': not a pattern of RE2: invalid escape sequence"),
        ("/(x{30}){30}{2}/", "character 1"),
        ("公路 /abc", "character 4, at '/abc': this pattern is never closed"),
        ("@", "character 1, at '@': expected the name of a word list"),
        ('"公路"~3', "character 1, at '\"公路\"~3': expected two words or more"),
        ("(" * 60 + "公路" + ")" * 60, "character 51"),
        ("公" * 101, "expected at most 100 characters"),
        ("公 " * 6000, "character 10001"),
    ],
)
def test_a_mistake_in_a_query_is_pointed_at(query: str, said: str) -> None:
    with pytest.raises(QueryError) as caught:
        parse_query(query)
    assert said in str(caught.value)


@pytest.mark.parametrize(
    "query",
    [
        "(高速 OR 公路) AND (施工 OR 封闭) AND NOT 招标",
        'headline:"数字 政府"~5',
        "substring:人大 OR @towns OR headline:substring:@towns",
        r"body:/S\d+/ AND genre:photo AND page:1-3 AND issue:weekend",
        '"foreign minister"',
    ],
)
def test_a_query_is_shown_as_it_is_written(query: str) -> None:
    node = parse_query(query)
    assert show(node) == query
    assert parse_query(show(node)) == node


def test_a_query_earns_its_points_once_and_names_its_evidence() -> None:
    rules = rules_of(category("met", "threshold = 4", 'queries = ["公路 施工", { query = "绕行", points = -1.5 }]'))
    labelled = classify(ROADS, rules)
    assert slugs(labelled) == [FALLBACK]
    (near,) = labelled.near_misses
    assert (near.category, near.score, near.why) == ("met", 2.5, "2.5 of 4 points")
    assert [match.points for match in near.matches if match.points] == [4.0, -1.5]
    assert {match.rule for match in near.matches} == {"公路 施工", "绕行"}


def test_a_query_without_words_has_an_empty_match() -> None:
    (label,) = classify(ROADS, rules_of(category("met", 'queries = ["genre:news"]'))).labels
    assert [(match.keyword, match.start, match.end, match.points) for match in label.matches] == [("", 0, 0, 2.0)]


def test_a_keyword_inside_a_longer_one_of_its_category_earns_nothing() -> None:
    article = Article(headline=("阿乌高速公路施工",))
    rules = rules_of(category("a", 'keywords = ["高速", "公路", "高速公路"]'), category("b", 'keywords = ["公路"]'))
    assert [(label.category, label.score) for label in classify(article, rules).labels] == [("a", 3.0), ("b", 3.0)]


def test_a_keyword_of_weight_0_hides_shorter_ones_inside_it() -> None:
    article = Article(headline=("农民工返乡",))
    rules = rules_of(category("farm", 'keywords = ["农民", { word = "农民工", weight = 0 }]'))
    assert slugs(classify(article, rules)) == [FALLBACK]


def test_a_line_break_inside_the_headline_cuts_no_word() -> None:
    article = Article(headline=("S21阿乌高速", "公路部分路段施工"))
    (label,) = classify(article, rules_of(category("a", 'keywords = ["高速公路"]'))).labels
    (match,) = label.matches
    assert article.head_text[match.start : match.end] == "高速\n公路"


def test_words_do_not_run_on_from_the_kicker_into_the_headline() -> None:
    article = Article(kicker=("阿乌高速",), headline=("公路部分路段施工",))
    assert slugs(classify(article, rules_of(category("a", 'keywords = ["高速公路"]')))) == [FALLBACK]


@pytest.mark.parametrize(
    ("text", "keyword"),
    [
        ("雲溪縣發布暴雨預警。", "暴雨预警"),
        ("云溪县发布暴雨预警。", "暴雨預警"),
        ("ＧＤＰ增长６％", "gdp"),
        ("The STORM hit.", "Storm"),
        ("第５Ｇ基站", "5G"),
        ("臺灣與台湾", "台湾"),
    ],
)
def test_case_width_and_script_do_not_matter_and_positions_are_as_printed(text: str, keyword: str) -> None:
    article = Article(paragraphs=(Paragraph(text),))
    (label,) = classify(article, rules_of(category("a", "threshold = 1", f'keywords = ["{keyword}"]'))).labels
    assert all(len(text[match.start : match.end]) == len(keyword) for match in label.matches)
    assert label.matches


def test_of_an_exclusive_group_the_strongest_category_stays() -> None:
    rules = rules_of(
        category("a", 'keywords = ["公路"]', 'group = "subject"'),
        category("b", 'keywords = ["公路", "施工"]', 'group = "subject"'),
        category("c", 'keywords = ["公路"]'),
    )
    labelled = classify(ROADS, rules)
    assert slugs(labelled) == ["b", "c"]
    assert [(near.category, near.why) for near in labelled.near_misses] == [("a", "b is stronger in the group subject")]


def test_a_higher_priority_stands_first_and_wins_its_group() -> None:
    rules = rules_of(
        category("a", 'keywords = ["公路"]', 'group = "subject"', "priority = 5"),
        category("b", 'keywords = ["公路", "施工"]', 'group = "subject"'),
        category("c", 'keywords = ["公路", "施工"]'),
    )
    assert slugs(classify(ROADS, rules)) == ["a", "c"]


def test_a_passing_mention_is_a_near_miss() -> None:
    rules = rules_of(category("a", 'keywords = [{ word = "公路", weight = 4 }]'), category("b", 'keywords = ["施工"]'))
    labelled = classify(ROADS, rules)
    assert slugs(labelled) == ["a"]
    assert [near.why for near in labelled.near_misses] == ["a passing mention: 3.5 points beside 18"]


def test_fallbacks_are_asked_in_order_where_no_category_is_met() -> None:
    rules = rules_of(
        category("sport", 'fallback = "section:体育"'),
        category("front", 'fallback = "page:1"', 'keywords = ["绝无此词"]'),
        category("a", 'keywords = ["公路"]'),
    )
    poem = Article(headline=("无题",))
    assert slugs(classify(poem, rules, Printed("4", "体育新闻"))) == ["sport"]
    assert slugs(classify(poem, rules, Printed("1", "体育新闻"))) == ["sport"]
    assert slugs(classify(poem, rules, Printed("1"))) == ["front"]
    assert slugs(classify(poem, rules)) == [FALLBACK]
    assert slugs(classify(ROADS, rules, Printed("1"))) == ["a"]


def test_a_category_extends_another() -> None:
    rules = rules_of(
        category("roads", 'keywords = ["公路", { word = "施工", weight = 0.5 }]', 'queries = ["绕行"]'),
        category("works", 'extends = "roads"', 'keywords = [{ word = "施工", weight = 3 }]'),
    )
    scores = {label.category: label.score for label in classify(ROADS, rules).labels}
    assert scores == {"roads": 8.25, "works": 8.25 + 1.75 / 0.5 * 2.5}


def test_an_alert_has_a_severity_and_the_last_day_its_text_names() -> None:
    rules = rules_of(
        category(
            "roads",
            "alert = true",
            'keywords = ["公路"]',
            'severity = "minor"',
            'severities = { severe = "封闭", extreme = "塌方" }',
        )
    )
    (label,) = classify(ROADS, rules, Printed(date=date(2024, 5, 16))).labels
    assert (label.severity, label.expires) == ("severe", date(2024, 6, 30))
    (label,) = classify(Article(headline=("公路通车",)), rules).labels
    assert (label.severity, label.expires) == ("minor", None)


@pytest.mark.parametrize(
    ("tables", "said"),
    [
        ([category("a", 'queries = ["公路 OR"]')], "rules.toml: category a: queries[1]: at the end: expected a word"),
        ([category("a", 'queries = ["x", "公路 @towns"]')], "queries[2]: character 4: @towns: no such word list"),
        ([category("a", 'keywords = ["@towns"]')], "keywords[1]: @towns: no such word list; expected words/towns.txt"),
        ([category("a", 'queries = [{ query = "x", points = 0 }]')], "queries[1]: points: 0: expected"),
        ([category("a", 'queries = ["x", "x"]')], "queries[2]: 'x': stands twice"),
        ([category("a", 'keywords = ["x"]', 'severity = "minor"')], "severity: expected alert = true"),
        ([category("a", 'keywords = ["x"]', "alert = true", 'severity = "bad"')], "severity: invalid enum value 'bad'"),
        (
            [category("a", 'keywords = ["x"]', "alert = true", 'severities = { bad = "y" }')],
            "severities: bad: expected one of extreme",
        ),
        (
            [category("a", 'keywords = ["x"]', "alert = true", 'severities = { minor = "(" }')],
            "severities.minor: at the end",
        ),
        ([category("a", 'fallback = "page:"')], "category a: fallback: at the end: expected a value after page:"),
        ([category("a", 'extends = "b"')], "extends: 'b': no such category; expected one of"),
        ([category("a", 'extends = "a"')], "extends: a → a: goes round in a circle"),
        (
            [category("a", 'extends = "b"'), category("b", 'extends = "a"')],
            "category a: extends: a → b → a: goes round in a circle",
        ),
        ([category("a", 'keywords = ["x"]'), category("a", 'keywords = ["x"]')], "category a: slug: stands twice"),
        (["[[test]]\nexpect = ['b']\ntext = 'x'"], "rules.toml: test number 1: expect: b: no such category"),
        (["[[test]]\nexpect = []"], "test number 1: expected a headline or a text"),
    ],
)
def test_a_mistake_names_file_category_key_and_character(tables: list[str], said: str) -> None:
    with pytest.raises(RuleError) as caught:
        rules_of(*tables)
    assert said in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("words/towns.txt", "# none\n\n", "words/towns.txt: an empty word list"),
        ("words/a b.txt", "x\n", "words/a b.txt: expected a name of letters"),
        ("words/long.txt", "长" * 101, "expected at most 100 characters a line"),
        ("rules/more.toml", "[[category]]\nslug = 'a'\nlabel = 'A'\nkeywords = ['x']", "rules/more.toml: category a"),
    ],
)
def test_a_mistake_in_a_further_file_is_named_with_the_file(name: str, text: str, said: str) -> None:
    with pytest.raises(RuleError) as caught:
        load_rules({"rules.toml": category("a", 'keywords = ["x"]'), name: text})
    assert said in str(caught.value)
