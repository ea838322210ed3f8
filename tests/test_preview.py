"""The preview shows every line with its label and its article: HTML that nothing on the page can break, and text."""

import html
import re
from pathlib import Path

import click
import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

from feeder.cli import main
from feeder.model import Article, PageReading, RawPage, ReadLine
from feeder.preview import preview_html, preview_text
from feeder.splitting import split_page

SAMPLES = sorted(Path(__file__).parent.glob("samples/*/page.txt"))
PAGE = """水渠修好了

本报讯（记者 丁一）昨日，石桥镇
的水渠修好了，<script>三百户</script>村民用
上了水。
"""


def page_of(text: str) -> list[tuple[RawPage, PageReading]]:
    return [(RawPage(text, "02", "要闻 & <b>"), split_page(text))]


def test_lines_link_to_their_article_and_articles_back_to_their_lines() -> None:
    document = preview_html("石桥.txt", page_of(PAGE) + page_of(PAGE))
    targets = set(re.findall(r'href="#([^"]+)"', document))
    assert targets == {"a1", "p1l1", "p1l3", "a2", "p2l1", "p2l3"}
    assert targets <= set(re.findall(r'id="([^"]+)"', document))


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.parent.name)
def test_every_line_of_a_page_stands_once_on_the_left(path: Path) -> None:
    text = path.read_text("utf-8")
    document = preview_html("page", page_of(text))
    shown = [html.unescape(row) for row in re.findall(r'<span class="text">(.*?)</span>', document)]
    assert shown == [line.text for line in split_page(text).lines if line.label != "blank"]
    ids = re.findall(r' id="([^"]+)"', document)
    assert len(ids) == len(set(ids))


def test_the_document_needs_nothing_else() -> None:
    document = preview_html("石桥.txt", page_of(PAGE))
    assert not re.search(r"<script|<link|<img|@import|url\(|https?:", document)


def test_every_label_and_the_confidence_are_words_too() -> None:
    document = preview_html("石桥.txt", page_of(PAGE))
    for word in ("主题", "正文", "headline", "body", "新闻", "news"):
        assert word in document
    article = Article(("水渠",), confidence=0.5, doubts=("a <doubt>",))
    reading = PageReading((article,), (), ("落单的行",), (ReadLine("水渠", "headline", 0),))
    document = preview_html("石桥.txt", [(RawPage("水渠"), reading)])
    for word in ("存疑 doubtful", "a &lt;doubt&gt;", "余下"):
        assert word in document


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


def test_a_long_line_goes_on_in_the_next_row_and_loses_nothing() -> None:
    long = "水渠修好了" * 30
    rows = click.unstyle(preview_text([(RawPage(long), PageReading((), (), (long,), (ReadLine(long, "remainder"),)))]))
    assert "".join(row.split("│ ")[1] for row in rows.split("\n")) == long


def test_a_terminal_gets_colours_and_a_pipe_none(tmp_path: Path) -> None:
    file = tmp_path / "2024-05-16-02.txt"
    file.write_text(PAGE, "utf-8")
    assert "\x1b[" in CliRunner().invoke(main, ["split", str(file)], color=True).output
    assert "\x1b" not in CliRunner().invoke(main, ["split", str(file)]).output


def test_the_command_writes_the_document_into_a_file(tmp_path: Path) -> None:
    page, out = tmp_path / "石桥.txt", tmp_path / "page.html"
    page.write_text(PAGE, "utf-8")
    result = CliRunner().invoke(main, ["split", "--format", "html", str(page), "-o", str(out)])
    assert (result.exit_code, result.stdout) == (0, "")
    assert out.read_text("utf-8").startswith("<!doctype html>")
    assert "水渠修好了" in out.read_text("utf-8")
