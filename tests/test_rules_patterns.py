"""The editor's regular expressions are bounded: in what they may be, in what they read and in what they show."""

import re
from pathlib import Path

import pytest

from feeder.model import Article, Paragraph
from feeder.rules.findings import search_texts
from feeder.rules.folding import fold
from feeder.rules.matcher import Matcher, Term
from feeder.rules.patterns import LONGEST_TEXT, compile_pattern, find_pattern
from feeder.rules.segment import jieba_cut, segmenter

HOSTILE = (
    r"(a+)+b",
    r"(a*)*b",
    r"(a|aa)+b",
    r"(a|a?)+b",
    r"(.*)(.*)(.*)(.*)z",
    r"(a?){30}a{30}b",
    r"([a-z]+)*!",
    r"(x+x+)+y",
    r"x(.*y)?",
    r"(\p{Han}+)+Z",
    r"(.|\s)*?qz",
    r"(?:a.*)*b$",
    r"(\w+\s?)+$x",
    r"(a|b|ab)*bcd",
    r".*.*.*.*.*=z",
    r"(\d+(\.\d+)*)+e",
    r"(?i)(s|ſ)+t",
    r"(x{30}){30}",
    r"[ab]*a[ab]{100}c",
    r"[ab]*a[ab]{300}c",
    r"([ab]{0,100}[bc]{0,100}){2}z",
    r"((a{1,30}){1,30})b",
    r"a.{200}b",
    r".{0,500}b",
    r"(a{0,200}){5}b",
    r"\pL{0,300}z",
    r"(a.{0,20}){10}z",
)


def article_of(text: str) -> Article:
    return Article(paragraphs=(Paragraph(text),))


@pytest.mark.parametrize("pattern", HOSTILE)
def test_a_hostile_pattern_is_refused_or_finds_what_is_there(pattern: str) -> None:
    text = "ab" * 30 + "xyxy 华人Z"
    try:
        compile_pattern(pattern)
    except ValueError as exc:
        assert re.search(r"steps: expected|pattern too large", str(exc))
        return
    for start, end in find_pattern(pattern, text):
        assert 0 <= start < end <= len(text)


@pytest.mark.parametrize(
    ("pattern", "said"),
    [
        (r"(a)\1", "invalid escape sequence"),
        (r"(?=a)", "invalid perl operator"),
        ("a{2000}", "invalid repetition size"),
        ("a" * 1001, "a pattern of 1,001 characters"),
        ("[", "missing ]"),
        ("a*", "the empty text meets"),
        ("", "the empty text meets"),
    ],
)
def test_a_pattern_that_re2_can_not_bound_is_refused(pattern: str, said: str) -> None:
    with pytest.raises(ValueError, match=re.escape(said)):
        compile_pattern(pattern)


def test_positions_are_counted_in_characters() -> None:
    assert find_pattern(r"s\d+线", "云岭s21线、𠀀s3线") == [(2, 6), (8, 11)]


def test_at_most_twenty_places_are_found() -> None:
    assert len(find_pattern("a", "a" * 100)) == 20


def test_only_the_beginning_of_a_huge_text_is_read() -> None:
    text = "云" * LONGEST_TEXT + "a"
    assert find_pattern("a", text) == []
    assert find_pattern("a", text[1:]) == [(LONGEST_TEXT - 1, LONGEST_TEXT)]


@pytest.mark.parametrize(
    ("pattern", "text"),
    [("雲岭", "云岭"), ("云岭", "雲嶺"), (r"Ｓ\d", "s3"), ("Road", "ROAD"), (r"\S\D", "云a"), (r"\p{Han}{2}", "雲嶺")],
)
def test_patterns_and_texts_are_folded_alike(pattern: str, text: str) -> None:
    assert find_pattern(pattern, fold(text)) == [(0, len(text))]


def test_a_long_unbroken_run_is_searched_in_blocks() -> None:
    lengths: list[int] = []

    def cut(text: str) -> list[str]:
        lengths.append(len(text))
        return segmenter(None)(text)

    text = "研究生命起源华人大会" * 900 + "县人大会议"
    spots = Matcher([Term("人大"), Term("研究生")], lambda: cut).find(text)
    assert [(spot.start, spot.end) for spot in spots if spot.accepted] == [(len(text) - 4, len(text) - 2)]
    assert len(spots) == 1_801
    assert max(lengths) <= 1_500


def test_at_most_a_thousand_places_of_a_word_are_looked_at() -> None:
    spots = Matcher([Term("公路")], lambda: segmenter(None)).find("公路，" * 2_000)
    assert len(spots) == 1_000


def test_a_dictionary_that_can_not_be_kept_is_made_anew(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    assert jieba_cut(tmp_path / "file" / "jieba")("新质生产力") == ["新", "质", "生产力"]


def test_jiebas_dictionary_is_kept_where_only_its_owner_can_write(tmp_path: Path) -> None:
    assert jieba_cut(tmp_path / "jieba")("公路") == ["公路"]
    assert (tmp_path / "jieba").stat().st_mode & 0o777 == 0o700
    assert [file.name for file in (tmp_path / "jieba").iterdir()] == ["jieba.cache"]


def test_the_texts_of_an_article_are_searched_place_by_place() -> None:
    article = Article(
        kicker=("一",),
        headline=("二", "三"),
        paragraphs=(Paragraph("小标题", "crosshead"), Paragraph("导语"), Paragraph("尾")),
    )
    head, body, slugs = search_texts(article)
    assert (head.key, head.places) == ("一\n二三", (("kicker", 2), ("headline", 6), ("deck", 6)))
    assert body.places == (("body", 4), ("lead", 7), ("body", 9))
    assert slugs.key == ""
