"""A correction of substance is told from a small one, and says what changed."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from feeder.feeds import is_of_substance
from feeder.feeds.changes import changed_share, changes_html, changes_text
from feeder.feeds.items import item_of
from feeder.model import Article, Correction, Paragraph
from tests.builders import PUBLICATION, make_article, make_entry

AT = datetime(2024, 5, 17, 2, tzinfo=UTC)
TEXT = "云岭公路六号桥需要加固，下月一日起封闭。绕行车辆请走青石渡。工期预计四十天，完工后恢复通车。"


def correction(before: Article, after: Article) -> Correction:
    return Correction("tag:feeder.example,2026:1", 1, AT, before, after)


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("云岭公路封闭", "云岭公路封闭施工", True),
        ("云岭公路封闭", "云岭公路　封闭！", False),
        ("云岭公路封闭", "云岭公路封闭", False),
    ],
)
def test_another_headline_is_of_substance_but_spaces_and_punctuation_are_not(
    before: str, after: str, expected: bool
) -> None:
    assert is_of_substance(correction(make_article(before), make_article(after)), 0.1) is expected


@pytest.mark.parametrize(
    ("after", "share"),
    [
        (TEXT, 0.0),
        (TEXT.replace("四十天", "五十天"), 1 / len(TEXT)),
        (TEXT.replace("绕行车辆请走青石渡。", ""), 10 / len(TEXT)),
        ("绕行车辆请走青石渡。" + TEXT.replace("绕行车辆请走青石渡。", ""), 0.0),
        ("", 1.0),
    ],
)
def test_the_share_counts_characters_that_the_other_text_lacks(after: str, share: float) -> None:
    assert changed_share(TEXT, after) == pytest.approx(share)


def test_two_empty_texts_do_not_differ() -> None:
    assert changed_share("", "") == 0.0


def test_a_long_text_is_weighed_in_good_time() -> None:
    """What is beyond the bound counts as changed."""
    assert changed_share("甲乙丙丁。" * 4000, "戊己庚辛。" * 4000) > 0.9


def test_what_changed_is_said_in_the_papers_language() -> None:
    found = correction(make_article("云岭公路封闭", "下月一日起封闭。"), make_article("云岭公路不封闭", "不封闭。"))
    assert changes_text(found, "zh-CN") == "标题由「云岭公路封闭」改为「云岭公路不封闭」。正文有 1 段改动。"
    assert changes_text(found, "en") == "The headline was “云岭公路封闭”. 1 paragraph changed."
    assert "<h3>原文</h3>\n<p>下月一日起封闭。</p>\n<h3>现文</h3>\n<p>不封闭。</p>" in changes_html(found, "zh-CN")


def test_a_correction_is_an_entry_in_reply_to_the_article() -> None:
    entry = make_entry(1, article=make_article("云岭公路不封闭"))
    made = Correction(entry.id, 1, AT, make_article("云岭公路封闭"), entry.article)
    item = item_of(PUBLICATION, replace(entry, id=f"{entry.id}/1", correction=made))
    assert item.title == "更正：云岭公路不封闭"
    assert item.replies_to == entry.id
    assert item.related == item_of(PUBLICATION, entry).url
    assert item.url == f"{item.related}#correction-1"


def test_hostile_texts_stay_inert_in_a_correction() -> None:
    bad = Article(headline=("<script>x</script>",), paragraphs=(Paragraph("]]><img src=x onerror=y>\x00"),))
    said = changes_html(correction(bad, make_article()), "zh-CN")
    assert "<script" not in said
    assert "<img" not in said
    assert "\x00" not in said
