"""Ids of articles are made once, from what can't change."""

from feeder.identity import mint
from feeder.model import Article, Paragraph

TAG = "tag:feeder.example,2026"
ONE = Article(headline=("河堤加固完工",), paragraphs=(Paragraph("全长三公里的河堤完工。"),))
TWO = Article(headline=("集市开张",), paragraphs=(Paragraph("集市逢五开张。"),))


def test_the_same_issue_read_again_gets_the_same_ids() -> None:
    assert mint(TAG, "ab" * 32, [ONE, TWO]) == mint(TAG, "ab" * 32, [ONE, TWO])


def test_an_id_is_a_tag_uri_that_ends_in_the_key() -> None:
    [(uri, key)] = mint(TAG, "ab" * 32, [ONE])
    assert uri == f"tag:feeder.example,2026:{key}"
    assert len(key) == 24
    assert int(key, 16)


def test_an_article_keeps_its_id_when_another_comes_before_it() -> None:
    assert mint(TAG, "ab" * 32, [TWO, ONE])[1] == mint(TAG, "ab" * 32, [ONE])[0]


def test_the_same_text_twice_in_one_issue_gets_two_ids() -> None:
    first, second = mint(TAG, "ab" * 32, [ONE, ONE])
    assert first != second


def test_the_same_text_in_another_issue_gets_another_id() -> None:
    assert mint(TAG, "ab" * 32, [ONE]) != mint(TAG, "cd" * 32, [ONE])


def test_a_lone_surrogate_in_a_text_gets_an_id_too() -> None:
    assert mint(TAG, "ab" * 32, [Article(headline=("\ud800",))])
