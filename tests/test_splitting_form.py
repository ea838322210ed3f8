"""The form an editor corrects: it says all that was read, comes back the same, and loses nothing unsaid."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from feeder.errors import FormError
from feeder.model import PageReading, Person
from feeder.splitting import split_page
from feeder.splitting.form import read_form, write_form

PAGE = """本报讯（记者 丁一）昨日，石桥镇
的水渠修好了，三百户村民用上了水。

村民木禾说，水费每月不到九元，
一家人都觉得便宜。

石桥镇水渠修好

2024年5月16日 星期四
"""
SAMPLES = sorted(Path(__file__).parent.glob("samples/*/page.txt"))


def sure(page: PageReading) -> PageReading:
    """The reading as the form gives it back: without lines, and without doubt."""
    articles = tuple(replace(article, confidence=1.0, doubts=()) for article in page.articles)
    return replace(page, articles=articles, lines=())


def corrected(form: str) -> PageReading:
    return read_form(form, [split_page(PAGE)])[0]


@pytest.fixture
def form() -> str:
    return write_form([("02 要闻", split_page(PAGE))])


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.parent.name)
def test_an_unchanged_form_comes_back_the_same(path: Path) -> None:
    page = split_page(path.read_text("utf-8"))
    assert read_form(write_form([("1", page), ("2", page)]), [page, page]) == [sure(page), sure(page)]


@given(st.text(alphabet="水渠。，\n #=:|：记者（）aB -", max_size=120))
@example("# =\n=== page: 1\n\n水：渠。")
@settings(max_examples=50, deadline=None)
def test_the_form_of_any_page_comes_back_the_same(text: str) -> None:
    page = split_page(text)
    assert read_form(write_form([("", page)]), [page]) == [sure(page)]


def test_a_headline_can_be_corrected(form: str) -> None:
    assert corrected(form.replace("headline: ", "kicker: ", 1)).articles[0].kicker == ("石桥镇水渠修好",)


def test_an_article_can_be_split_and_a_person_named(form: str) -> None:
    changed = form.replace("text: 村民木禾", "=== article essay\nby: 通讯员 | 木禾\ntext: 村民木禾")
    first, second = corrected(changed).articles
    assert (first.kind, second.kind) == ("news", "essay")
    assert second.bylines == (Person("木禾", "通讯员"),)
    assert second.lead.startswith("村民木禾说")


def test_what_is_missing_is_refused_with_the_pages_line(form: str) -> None:
    with pytest.raises(FormError, match=r"line \d+: 7 characters of page 1 .*石桥镇水渠修好"):
        corrected("\n".join(row for row in form.split("\n") if not row.startswith("headline:")))


def test_what_is_dropped_by_intent_may_go(form: str) -> None:
    rows = [row for row in form.split("\n") if not row.startswith("headline:")]
    at = rows.index("=== dropped")
    page = corrected("\n".join([*rows[: at + 1], "headline: 石桥镇水渠修好", *rows[at + 1 :]]))
    assert page.articles[0].headline == ()


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("headline: ", "headlin: ", "line .*: expected kicker, headline"),
        ("headline: ", "", "line .*: expected kicker, headline"),
        ("=== article news", "=== article nws", "line .*: no kind of article is 'nws'"),
        ("=== furniture\n", "=== furnitur\n", "line .*: expected === article KIND"),
        ("by: 记者 | 丁一", "by: 记者 |", "line .*: expected by: ROLE"),
        ("=== page 1: 02 要闻", "", "line .*: .*before the first"),
    ],
)
def test_a_mistake_is_named_with_its_line(form: str, old: str, new: str, message: str) -> None:
    assert old in form
    with pytest.raises(FormError, match=message):
        corrected(form.replace(old, new, 1))


def test_a_page_that_is_gone_is_missed(form: str) -> None:
    with pytest.raises(FormError, match="1 of 2 pages"):
        read_form(form, [split_page(PAGE)] * 2)
