"""The form an editor corrects: it says all that was read, comes back the same, and loses nothing unsaid."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from feeder.errors import FormError
from feeder.model import Article, Kind, Paragraph, ParagraphKind, Person
from feeder.splitting import split_page
from feeder.splitting.assembly.articles import jump_of
from feeder.splitting.assembly.form import Form, FormPage, missing_from, new_in, printed_texts, read_form, write_form
from feeder.splitting.assembly.kept import squeezed, uncovered

PAGE = """本报讯（记者 丁一）昨日，石桥镇
的水渠修好了，三百户村民用上了水。

村民木禾说，水费每月不到九元，
一家人都觉得便宜。

石桥镇水渠修好

2024年5月16日 星期四
"""
SAMPLES = sorted(Path(__file__).parent.glob("samples/*/page.txt"))


def form_of(text: str) -> Form:
    reading = split_page(text)
    articles = tuple(enumerate(reading.articles, 1))
    return Form((FormPage("02 要闻", articles, reading.furniture),), reading.remainder)


def sure(form: Form) -> Form:
    """The form as it is read back: without doubt."""
    pages = tuple(
        replace(page, articles=tuple((n, replace(a, confidence=1.0, doubts=())) for n, a in page.articles))
        for page in form.pages
    )
    return replace(form, pages=pages)


FORM = form_of(PAGE)
TEXT = write_form(FORM)


def articles_of(text: str) -> list[Article]:
    return [article for page in read_form(text).pages for _, article in page.articles]


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.parent.name)
def test_an_unchanged_form_comes_back_the_same(path: Path) -> None:
    form = form_of(path.read_text("utf-8"))
    twice = Form((*form.pages, FormPage("", ())), form.dropped)
    assert read_form(write_form(twice)) == sure(twice)


WORDS = st.text(alphabet="水渠 。，：:#=-¶?？!|\\;；（()）记者aB\u3000", min_size=1, max_size=12).map(
    lambda text: " ".join(text.split())
)
LINES = st.lists(WORDS.filter(bool), max_size=3).map(tuple)
PEOPLE = st.lists(st.builds(Person, WORDS.filter(bool), st.one_of(st.just(""), WORDS.filter(bool))), max_size=3).map(
    tuple
)
ARTICLES = st.builds(
    Article,
    headline=LINES.filter(bool),
    paragraphs=st.lists(
        st.builds(Paragraph, WORDS.filter(bool), st.sampled_from(ParagraphKind.__args__)), max_size=4
    ).map(tuple),
    kind=st.sampled_from(Kind.__args__),
    kicker=LINES,
    deck=LINES,
    bylines=PEOPLE,
    credits=PEOPLE,
    dateline=WORDS,
    slugs=LINES,
    credit_lines=LINES,
    jumps=LINES.map(lambda texts: tuple(map(jump_of, texts))),
)


@given(st.lists(st.lists(ARTICLES, max_size=3), min_size=1, max_size=3), LINES, LINES)
@settings(max_examples=40, deadline=None)
def test_any_articles_come_back_the_same(
    pages: list[list[Article]], furniture: tuple[str, ...], dropped: tuple[str, ...]
) -> None:
    numbers = iter(range(1, 99))
    made = tuple(FormPage("", tuple((next(numbers), one) for one in page), furniture) for page in pages)
    form = Form(made, dropped)
    assert read_form(write_form(form)) == form
    assert missing_from(form, form) == new_in(form, form) == []


def test_windows_line_ends_and_full_width_colons_are_read_the_same() -> None:
    changed = TEXT.replace("headline: ", "headline：").replace("\n", "\r\n")
    assert read_form(changed) == sure(FORM)


def test_the_chinese_word_of_a_tag_or_the_english_one_is_enough() -> None:
    assert read_form(TEXT.replace("主题 headline: ", "headline: ").replace("¶ ", "正文: ")) == sure(FORM)
    assert read_form(TEXT.replace("主题 headline: ", "主题：").replace("类型 kind: news", "新闻")) == sure(FORM)


def test_a_headline_can_become_a_kicker() -> None:
    (article,) = articles_of(TEXT.replace("主题 headline: ", "引题 kicker: "))
    assert (article.kicker, article.headline) == (("石桥镇水渠修好",), ())


def test_an_article_can_be_split_and_a_person_named() -> None:
    changed = TEXT.replace("¶ 村民木禾", "=== kind: essay\nauthors: 木禾（通讯员）\n¶ 村民木禾")
    first, second = articles_of(changed)
    assert (first.kind, second.kind) == ("news", "essay")
    assert second.bylines == (Person("木禾", "通讯员"),)
    assert second.lead.startswith("村民木禾说")
    assert missing_from(read_form(changed), FORM) == []
    assert [number for number, _ in read_form(changed).pages[0].articles] == [1, 0]


def test_authors_are_read_from_the_byline_where_their_line_is_taken_away() -> None:
    changed = TEXT.replace("记者 丁一", "记者 林知远")
    assert articles_of(changed)[0].bylines == (Person("丁一", "记者"),)
    without = "\n".join(row for row in changed.split("\n") if not row.startswith("作者 authors"))
    assert articles_of(without)[0].bylines == (Person("林知远", "记者"),)


def test_what_is_missing_is_named_unless_it_is_dropped_by_intent() -> None:
    rows = [row for row in TEXT.split("\n") if not row.startswith("主题 headline:")]
    without = read_form("\n".join(rows))
    assert missing_from(without, FORM) == ["石桥镇水渠修好"]
    dropped = read_form("\n".join([*rows, "¶ 石桥镇水渠修好"]))
    assert missing_from(dropped, FORM) == []
    assert dropped.dropped == ("石桥镇水渠修好",)


def test_text_that_was_not_printed_is_told() -> None:
    changed = read_form(TEXT.replace("用上了水。", "用上了水。村里为此办了一场庆祝会。"))
    assert missing_from(changed, FORM) == []
    assert new_in(changed, FORM) == ["村里为此办了一场庆祝会。"]


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("主题 headline: ", "headlin: ", "line {}: expected ¶ TEXT"),
        ("主题 headline: ", "", "line {}: expected ¶ TEXT"),
        ("主题 headline: ", "主题 deck: ", "line {}: expected ¶ TEXT"),
        ("=== 1  类型 kind: news", "=== 1 kind: nws", "line {}: 'nws' is no kind of article"),
        ("=== 1  类型 kind: news", "", "expected a line === above"),
        ("=== 报头 furniture", "=== 1", "line {}: === 1 stands here a second time"),
        ("=== 报头 furniture", "=== poem\n=== furniture", "line {}: an article needs a headline or a paragraph"),
        ("丁一（记者）", "（记者）", "line {}: expected NAME"),
        ("------ 第 1 页 page 1: 02 要闻", "", 'expected the line "------ page 1"'),
        ("------ 第 1 页 page 1: 02 要闻", "------ page 2", "line {}: expected ------ page 1"),
    ],
)
def test_a_mistake_is_named_with_its_line(old: str, new: str, message: str) -> None:
    explained, line, rest = TEXT.partition("------ ")
    before, found, after = (line + rest).partition(old)
    assert found
    with pytest.raises(FormError) as raised:
        read_form(explained + before + new + after)
    assert message.format((explained + before).count("\n") + 1) in str(raised.value)


def test_the_texts_of_a_form_are_all_that_is_printed_on_the_page() -> None:
    printed = sorted(squeezed("".join(printed_texts(FORM))))
    assert sorted(squeezed(PAGE)) == printed


@pytest.mark.parametrize(
    ("texts", "held", "lost"),
    [
        (["他买了帐本"], ["他买了账本"], ["帐"]),
        (["他买了帐本"], ["他买了账本", "帐"], []),
        (["甲乙丙丁戊己庚辛"], ["己庚辛", "甲乙 丙丁戊"], []),
        (["天晴", "天晴"], ["天晴"], ["天晴"]),
        (["水渠修好了，村民 高兴得很"], ["全新的文字没有关系"], ["水渠修好了，村民 高兴得很"]),
        (["an exam-", "ple page"], ["an example page"], []),
        (["ab", "abcdef"], ["abcdef, ab"], []),
    ],
)
def test_what_was_moved_joined_or_parted_is_found_again(texts: list[str], held: list[str], lost: list[str]) -> None:
    assert uncovered(texts, held) == lost


@given(st.lists(st.text("甲乙丙丁 ", max_size=9)))
def test_texts_in_another_order_or_joined_are_found(texts: list[str]) -> None:
    assert uncovered(texts, reversed(texts)) == []
    assert uncovered(texts, ["".join(texts)]) == []


@given(st.lists(st.text("甲乙丙", min_size=1, max_size=12), max_size=6), st.integers(1, 9))
def test_whatever_has_all_the_characters_has_lost_nothing(texts: list[str], width: int) -> None:
    joined = "".join(reversed(texts))
    assert uncovered(texts, [joined[i : i + width] for i in range(0, len(joined), width)]) == []


@given(st.lists(st.text("甲乙丙", min_size=1, max_size=12), max_size=6), st.integers(0, 9))
def test_a_character_that_is_nowhere_is_always_named(texts: list[str], place: int) -> None:
    lost = uncovered([*texts[:place], "丁", *texts[place:]], texts)
    assert lost == ["丁"]
