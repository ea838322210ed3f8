"""What holds of any text: no exception, no character lost or doubled, the same answer twice, a label for every line."""

import random
from itertools import islice
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from feeder.splitting import split_page
from feeder.splitting.blocks.weights import FILE
from feeder.splitting.text.mending import mend
from tests.mutants import lost, mutants, pages

PRINTED = "本报讯（记者 丁一）通讯员摄图文/□■转第三版，。：“”《》—-AaBby. 12\n\n　水渠修好了村民说"
MOST_BYTES = 200 * 1024

# A line in the midst of what is read as verse.
TORN_VERSE = """促进恢复
白沙
·溪的冬天
寒潮来了，蔬菜大棚这样保暖
问：为什么一到
冬天，心梗、中风的病人
答：气温低的时候，人体血管收缩，血压

草木灰每亩150公斤，寒潮过后及时

了县人民医院心内科主任唐思齐。
生Ａ长。

受冷就容易出问题。
入冬以来，县人民医院心内科门诊量明显

访专者记？病疾管血心防预何如该民市。升上
升高，心脏负担加重。老年人血管弹性差，一
问：早晨锻炼是不是要改一改时间？
对露地越冬油菜，可在行间撒施
就多起来？
清沟排水，追施速效氮肥，
"""


PARTS = [
    "Photo:",
    "Above:",
    "Q:",
    "A:",
    "问：",
    "答：",
    "■",
    "图片：",
    "END",
    "council",
    "水渠",
    "left,",
    "$3",
    "By Ann Lee",
]
# Crossheads one above the other, and nothing that may stand below the last.
QUESTIONS = """Photo: Q: council
Photo: Photo: Photo:
■

12 the
council Photo: Photo: THE Lee
Q:
END
on
Picture $3
A: council"""


@given(st.lists(st.tuples(st.sampled_from(PARTS), st.sampled_from([" ", "\n", "\n\n"])), max_size=60))
@example([(QUESTIONS, "")])
@settings(max_examples=150, deadline=None)
def test_marks_in_any_order_are_split_whole(parts: list[tuple[str, str]]) -> None:
    text = "".join(part + gap for part, gap in parts)
    assert lost(text, split_page(text)) == {}


@given(st.text(alphabet=PRINTED, max_size=300))
@example("（上接第一版）\n")
@example("问：\n答：\nBy Ann Lee\nStaff writer\n")
@example(TORN_VERSE)
@settings(max_examples=150, deadline=None)
def test_no_character_of_a_page_is_lost_or_doubled(text: str) -> None:
    assert lost(text, split_page(text)) == {}


@given(st.text(max_size=200))
@settings(max_examples=60, deadline=None)
def test_any_text_is_split(text: str) -> None:
    reading = split_page(text)
    assert lost(text, reading) == {}
    assert [line.text for line in reading.lines] == mend(text).split("\n")


def test_spoilt_pages_are_split_whole() -> None:
    for text in islice(mutants(7, pages()), 400):
        assert lost(text, split_page(text)) == {}, text


def test_a_page_is_always_split_the_same() -> None:
    text = pages()[0]
    assert split_page(text) == split_page(text)


def test_confidence_is_a_share() -> None:
    for text in islice(mutants(3, pages()), 60):
        assert all(0.0 <= article.confidence <= 1.0 for article in split_page(text).articles)


def test_every_line_with_text_has_a_label_and_its_articles_exist() -> None:
    for text in pages():
        reading = split_page(text)
        assert all((line.label == "blank") == (not line.text.strip()) for line in reading.lines)
        owners = {line.article for line in reading.lines} - {None}
        assert owners == set(range(len(reading.articles)))


@pytest.mark.parametrize("unit", ["字\n", "水渠修好了\n", "1", "（", "□本报记者 丁一\n", "word ", "水渠，\n"])
def test_texts_that_are_no_page_are_kept_whole(unit: str) -> None:
    text = unit * 3000
    assert lost(text, split_page(text)) == {}


def test_lines_beyond_any_page_are_kept_as_remainder() -> None:
    text = "水渠修好了。\n" * 20_010
    reading = split_page(text)
    assert (len(reading.remainder), len(reading.lines)) == (10, 20_011)


def test_two_stories_under_one_headline_are_never_sure() -> None:
    rng = random.Random(5)
    bodies = [article for text in pages() for article in split_page(text).articles if len(article.body_text) > 150]
    for _ in range(30):
        one, two = rng.sample(bodies, 2)
        text = "\n\n".join([one.title, one.body_text.replace("\n", "\n\n"), two.body_text.replace("\n", "\n\n")])
        merged = [a for a in split_page(text).articles if one.lead in a.body_text and two.lead in a.body_text]
        assert all(article.confidence < 0.95 for article in merged)


def test_the_weights_stay_small_and_readable() -> None:
    assert Path(FILE).stat().st_size <= MOST_BYTES
    assert max(map(len, FILE.read_text("utf-8").split("\n"))) < 400


@pytest.mark.parametrize("text", ["By Nora Pike", "By Nora Pike\nStaff Writer", "Letters\nBy Nora Pike", "Nora Pike\n"])
def test_a_page_that_is_a_byline_raises_nothing(text: str) -> None:
    assert text.split("\n")[0] in {line.text for line in split_page(text).lines}
