"""The preview shows every line with its label and its article: HTML that nothing on the page can break, and text."""

import html
import re

import click
from hypothesis import given, settings
from hypothesis import strategies as st

from feeder.model import PageReading, RawPage
from feeder.preview import preview_html, preview_text
from feeder.splitting import split_page

PAGE = """水渠修好了

本报讯（记者 丁一）昨日，石桥镇
的水渠修好了，<script>三百户</script>村民用
上了水。
"""


def page_of(text: str) -> list[tuple[RawPage, PageReading]]:
    return [(RawPage(text, "02", "要闻 & <b>"), split_page(text))]


def test_lines_link_to_their_article_and_articles_to_their_first_line() -> None:
    document = preview_html("石桥.txt", page_of(PAGE))
    targets = set(re.findall(r'href="#([^"]+)"', document))
    assert targets == {"p1a0", "p1l0"}
    assert targets <= set(re.findall(r'id="([^"]+)"', document))


def test_what_stands_on_the_page_is_escaped() -> None:
    document = preview_html("<i>", page_of(PAGE))
    assert "<script>" not in document
    assert "&lt;script&gt;" in document
    assert "<title>&lt;i&gt;</title>" in document
    assert "要闻 &amp; &lt;b&gt;" in document


@given(st.text(max_size=200))
@settings(max_examples=40, deadline=None)
def test_any_text_can_be_shown(text: str) -> None:
    document = preview_html("page", page_of(text))
    shown = html.unescape(re.sub(r"<[^>]*>", "", document))
    for line in split_page(text).lines:
        assert line.label == "blank" or line.text in shown


def test_text_has_a_row_for_every_line_with_number_and_label() -> None:
    rows = click.unstyle(preview_text(page_of(PAGE))).split("\n")
    assert rows[0].split("│")[0].split() == ["1", "headline"]
    assert rows[2].split("│")[0].split() == ["1", "body"]
    assert len(rows) == len(PAGE.split("\n"))


def test_articles_are_numbered_on_over_pages() -> None:
    rows = click.unstyle(preview_text(page_of(PAGE) + page_of(PAGE))).split("\n")
    assert [row.split()[0] for row in rows if " headline" in row] == ["1", "2"]
