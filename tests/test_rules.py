"""Keyword rules: keywords are found where they are words, earn points by their place, and bad rules are refused."""

import pytest

from feeder.errors import RuleError
from feeder.model import Article, Label, Paragraph, Person
from feeder.rules import FALLBACK, Rules, classify, load_rules


def make_rules(text: str) -> Rules:
    return load_rules({"rules.toml": text})


def rules_for(*keywords: str, threshold: float = 0.1) -> Rules:
    """One category, `found`, with these keywords; any match is enough."""
    listed = ", ".join(word if word.startswith("{") else f'"{word}"' for word in keywords)
    return make_rules(f'[[category]]\nslug = "found"\nlabel = "有"\nthreshold = {threshold}\nkeywords = [{listed}]\n')


def words_found(text: str, *keywords: str) -> list[str]:
    """What of the text the keywords of one category match, as printed."""
    labelled = classify(Article(paragraphs=(Paragraph(text),)), rules_for(*keywords))
    return [text[match.start : match.end] for label in labelled.labels for match in label.matches]


@pytest.mark.parametrize(
    ("text", "keyword"),
    [
        ("华人大会昨日开幕。", "人大"),
        ("他们研究生命起源。", "研究生"),
        ("南京市长江大桥通车。", "市长"),
        ("人民政协召开会议。", "民政"),
        ("改进放管服务。", "放管服"),
        ("发展中国家代表发言。", "中国"),
        ("美国会议员来访。", "国会"),
        ("长春药店开业。", "春药"),
        ("水果上市。", "水"),
        ("The carpool lane reopened.", "car"),
        ("The bus stops at busy corners.", "us"),
    ],
)
def test_a_keyword_is_not_found_inside_other_words(text: str, keyword: str) -> None:
    assert words_found(text, keyword) == []


@pytest.mark.parametrize(
    ("text", "keyword"),
    [
        ("县人大会议昨日召开。", "人大"),
        ("他考上了研究生。", "研究生"),
        ("加快发展新质生产力。", "新质生产力"),
        ("县教育局发布通知。", "教育"),
        ("推进“放管服”改革。", "放管服"),
        ("推进放管服改革。", "放管服"),
        ("学习三中全会精神。", "全会精神"),
        ("中央政治局常委出席。", "政治局"),
        ("快递业务量增长。", "快递业务"),
        ("水、电、气齐备。", "水"),
        ("S21阿乌高速公路施工。", "高速"),
        ("S21阿乌高速公路施工。", "s21"),
        ("The Road Bridge closed.", "road bridge"),
        ("县图书馆添了5G设备。", "5G"),
        ("加快发展新质 生产力。", "新质 生产力"),
        ("建设“新时代”文明实践站。", "“新时代”文明"),
        ("打造AI+医疗样板。", "AI+医疗"),
        ("开行D-Day纪念班车。", "D-Day纪念"),
    ],
)
def test_a_keyword_is_found_where_it_is_a_word_or_begins_or_ends_one(text: str, keyword: str) -> None:
    assert [found.lower() for found in words_found(text, keyword)] == [keyword.lower()]


def test_a_substring_keyword_is_found_inside_other_words() -> None:
    assert words_found("华人大会昨日开幕。", '{ word = "人大", match = "substring" }') == ["人大"]


def test_positions_point_into_the_text_as_printed() -> None:
    article = Article(
        kicker=("云溪县昨起",),
        headline=("封闭施工",),
        deck=("公路绕行",),
        paragraphs=(Paragraph("交警提醒：公路封闭。"), Paragraph("公路下月开通。")),
    )
    (label,) = classify(article, rules_for("公路", "施工")).labels
    places = [(match.keyword, match.place) for match in label.matches]
    assert places == [("施工", "headline"), ("公路", "deck"), ("公路", "lead"), ("公路", "body")]
    texts = [article.head_text] * 2 + [article.body_text] * 2
    assert all(text[m.start : m.end] == m.keyword for text, m in zip(texts, label.matches, strict=True))


@pytest.mark.parametrize(
    ("article", "points"),
    [
        (Article(headline=("公路",)), 3.0),
        (Article(kicker=("公路",)), 2.0),
        (Article(deck=("公路",)), 2.0),
        (Article(paragraphs=(Paragraph("公路"),)), 1.5),
        (Article(paragraphs=(Paragraph("导语"), Paragraph("公路"))), 0.5),
        (Article(paragraphs=(Paragraph("导语"), Paragraph("公路、公路、公路、公路、公路"))), 1.5),
        (Article(headline=("公路",), paragraphs=(Paragraph("公路，公路"),)), 4.5),
    ],
)
def test_a_keyword_earns_points_by_its_place(article: Article, points: float) -> None:
    assert classify(article, rules_for("公路")).labels[0].score == points


def test_the_evidence_of_one_keyword_is_bounded() -> None:
    (label,) = classify(Article(paragraphs=(Paragraph("导语"), Paragraph("公路，" * 1000))), rules_for("公路")).labels
    assert (len(label.matches), label.score) == (20, 1.5)


def test_a_weight_multiplies_the_points_and_a_place_narrows_them() -> None:
    article = Article(headline=("公路",), paragraphs=(Paragraph("公路"),))
    assert classify(article, rules_for('{ word = "公路", weight = 2, place = "lead" }')).labels[0].score == 3.0


def test_a_byline_counts_only_for_keywords_of_that_place() -> None:
    article = Article(slugs=("本报讯（记者 林知远）",), bylines=(Person("林知远", "记者"),))
    assert classify(article, rules_for("林知远")).labels == (Label(FALLBACK, 0.0, ()),)
    (label,) = classify(article, rules_for('{ word = "林知远", place = "byline" }')).labels
    assert [(match.place, match.keyword) for match in label.matches] == [("byline", "林知远")]


def test_below_the_threshold_an_article_gets_the_fallback() -> None:
    labelled = classify(Article(paragraphs=(Paragraph("公路"),)), rules_for("公路", threshold=3))
    assert labelled.labels == (Label(FALLBACK, 0.0, ()),)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[[category]", "rules.toml: not TOML"),
        ("colour = 3", "rules.toml: object contains unknown field colour"),
        ('[[category]]\nslug = "a"\nlabel = "A"\nkeyword = []', "category a: object contains unknown field keyword"),
        ('[[category]]\nslug = "A b"\nlabel = "A"\nkeywords = ["x"]', "slug: 'A b': expected small letters"),
        ('[[category]]\nslug = "all"\nlabel = "A"\nkeywords = ["x"]', "slug: 'all': expected small letters"),
        ('[[category]]\nslug = "a"\nlabel = " "\nkeywords = ["x"]', "category a: label: empty"),
        ('[[category]]\nslug = "a"\nlabel = "A"\niptc = "x"\nkeywords = ["x"]', "category a: iptc: 'x': expected"),
        ('[[category]]\nslug = "a"\nlabel = "A"\nkeywords = [" x"]', "keywords[1]: ' x': expected a word"),
        ('[[category]]\nslug = "a"\nlabel = "A"\nkeywords = ["x", "x"]', "keywords[2]: 'x': stands twice"),
        ('[[category]]\nslug = "a"\nlabel = "A"\nthreshold = 0\nkeywords = ["x"]', "threshold: 0: expected more"),
        ('[[category]]\nslug = "other"\nlabel = "A"\nkeywords = ["x"]', "other: keywords: expected no keywords"),
        ('[[category]]\nslug = "a"\nlabel = "A"\nkeywords = [{ word = "x", weight = 900 }]', "weight: 900: expected"),
    ],
)
def test_a_mistake_in_the_rules_is_refused_with_its_place(text: str, said: str) -> None:
    with pytest.raises(RuleError) as caught:
        make_rules(text)
    assert said in str(caught.value)
    assert "\n" not in str(caught.value)
