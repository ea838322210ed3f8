"""Chinese stories that a text layer gives out column by column, in turn: fragments that go on from one another."""

from itertools import pairwise

import pytest

from feeder.splitting import split_page
from feeder.splitting.forms.forms import forms_of
from feeder.splitting.fragments.han_strands import with_han_strands
from feeder.splitting.text.lines import read_lines

FERRY = """末班渡船推迟到午夜
小岛上的居民盼了一个冬天，末班
渡船终于从四月起推迟到午夜开出。码
头管理处昨天公布了新的时刻表。
此前最后一班船十点半就走，看完
戏的人常常赶不上，只好在候船室里坐
到天亮。
几位船长说，只要栈桥上的灯亮着，
几点开船都行。管理处已经请人来修路"""
FERRY_GOES_ON = """灯，月底以前栈桥两边都能亮起来。船
票不涨价，岛上的学生仍旧半价。"""
BELLS = """钟楼老钟修好了
城南钟楼的三口老钟哑了八年，昨
天傍晚又敲响了。修钟的师傅从外省赶
来，拿着小锤和音叉听了一个钟头，说
钟没有裂。
最小的一口要换钟舌，由街口的铁
匠打一个。另外两口只需清理锈斑，再
换上新的麻绳。"""
LAST = """街角旧书铺论斤卖书
□本报记者 史小满
街角开了一家旧书铺，书都按斤卖，
来的多半是附近的学生。
店主说，等雨停了，就把书摊摆到
门外去。"""
# Two bodies side by side, whose headlines stand elsewhere, each in two columns.
TURNS = """本报讯（记者 史小满）果园里的梨
树今年开花早，蜂农的车队提前半个月
进了山。
蜂箱沿着水渠排了两里多长。最早
来的老蜂农说，往年要等到清明，今年

本报讯（记者 白露）泵站的两台老
机器换成了新的，圩区再不怕连夜的大
雨。
新水泵一个钟头能排走半个池塘的
水，值班的人守着仪表就行，不用再冒

惊蛰一过花就开了，蜂蜜的味道也更淡
一些。

雨去开闸门，汛期里也能睡上几个整觉。
老机器送进了陈列室。"""


def _moved(text: str) -> list[str]:
    page = read_lines(text)
    return [line.text for line in with_han_strands(page, forms_of(page))[0].lines]


def test_a_chinese_sentence_goes_on_beyond_another_story() -> None:
    reading = split_page("\n\n".join([FERRY, BELLS, FERRY_GOES_ON, LAST]))
    assert "管理处已经请人来修路灯，月底以前" in reading.articles[0].body_text
    assert reading.articles[1].body_text.endswith("再换上新的麻绳。")


def test_two_bodies_begun_one_after_the_other_go_on_by_turns() -> None:
    texts = _moved(TURNS)
    joins = [above[-2:] + below[:2] for above, below in pairwise(texts)]
    assert {"今年惊蛰", "再冒雨去"} <= set(joins)


@pytest.mark.parametrize("inside", ["今年的灯比去年亮", "新时刻表四月一日起\n贴在码头各处"])
def test_what_few_lines_tear_stays_for_other_rules(inside: str) -> None:
    text = "\n\n".join([FERRY, inside, FERRY_GOES_ON, LAST])
    assert text.replace("\n\n", "\n").split("\n") == _moved(text)


def test_a_headline_below_a_storys_end_goes_on_in_nothing() -> None:
    text = "\n\n".join([BELLS + "\n旧书铺在街角开张，生意不错", LAST, FERRY_GOES_ON])
    assert text.replace("\n\n", "\n").split("\n") == _moved(text)
