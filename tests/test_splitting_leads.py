"""Bodies in a row are told apart by how a story's first paragraph reads."""

from __future__ import annotations

import pytest

from feeder.splitting.stories.leads import opening

# Sentences that begin a story: what has happened or will, where, in one long sentence.
FIRST = [
    "A widow at Quill Street has asked the borough of Hollin to take back the lamp that it gave her husband",
    "Nine ferries a day will stop at Pebble Isle from Monday, and the slip at Saint Maur will close",
]
# Those that go on with one: who says so, what was named before.
LATER = [
    "The keeper took it down twice.",
    "She oiled it every week, and nobody thanked her.",
    "Ida Holm, a niece of the keeper, said the wick was new.",
    "Captain Tom Lark, 61, told the inquiry he had seen no light.",
    "“It was never lit,” he said.",
]


@pytest.mark.parametrize("first", FIRST)
@pytest.mark.parametrize("later", LATER)
def test_a_paragraph_reads_as_a_storys_first_or_as_a_later_one(first: str, later: str) -> None:
    assert opening(first, "latin") > 0 > opening(later, "latin")


# The same in Chinese: when and where something has happened, in numbers; who says so, what was named before.
FIRST_ZH = [
    "青榆镇卫生院新装的三部电梯，昨天上午载了第一批病人。",
    "從下週起，九條渡輪航線每天加開兩班，柏灣碼頭的售票處提早半小時開門。",
]
LATER_ZH = [
    "修灯的师傅姓冉，他每天擦两遍玻璃。",
    "院长苗青介绍，三部电梯由旧车间改装而成，病床可以直接推进去。",
    "由于水位太低，渡船没有靠岸。",
    "水深一米二",
]


@pytest.mark.parametrize("first", FIRST_ZH)
@pytest.mark.parametrize("later", LATER_ZH)
def test_a_chinese_paragraph_reads_as_a_storys_first_or_as_a_later_one(first: str, later: str) -> None:
    assert opening(first, "hans") > 0.5 > -0.5 > opening(later, "hans")
