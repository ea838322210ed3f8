"""Chinese pages: stories set in the midst of others, columns of items, questions as crossheads, signed letters."""

import pytest

from feeder.splitting import split_page

LAMP = "　　夜里渡口只有一盏灯，艄公说，灯在船\n就在。灯灭的那年，桥修好了，艄公也上\n了岸。"

TORN = """防空洞里种蘑菇

　　推开两寸厚的铁门，一股凉气扑面而来，
防空洞里常年温度十六摄氏度，不用空调，
也不用加湿器。安师傅给洞壁刷了石灰，进

渡口的灯修好了
　　本报讯 渡口的灯灭了三年，
昨晚又亮了。
　　艄公说，灯在船就在。

洞的人一律换鞋换衣。
　　去年，洞里采了八十吨鲜菇，销往周边
三个县的菜市场。
"""


def test_a_story_that_tears_another_ones_sentence_apart_is_read_after_it() -> None:
    mushrooms, lamp = split_page(TORN).articles
    assert (mushrooms.headline, lamp.headline) == (("防空洞里种蘑菇",), ("渡口的灯修好了",))
    assert mushrooms.paragraphs[0].text.endswith("进洞的人一律换鞋换衣。")
    assert (len(mushrooms.paragraphs), len(lamp.paragraphs)) == (2, 2)


@pytest.mark.parametrize(
    "row",
    [
        "訂報專線 099-8860012",
        "廣告查詢　2700-1188　　本期印數三千份",
        "刊登內容由委託方負責　本報不承擔責任",
        "来稿请寄 forum@example.cn，本刊有删改权，恕不退稿",
    ],
)
def test_what_a_paper_says_of_itself_in_a_pages_last_row_is_furniture(row: str) -> None:
    reading = split_page(f"渡口的灯\n\n{LAMP}\n{row}\n")
    assert (reading.furniture, len(reading.articles)) == ((row,), 1)


def test_a_day_with_a_stroke_beside_a_folio_is_furniture() -> None:
    reading = split_page(f"柳葉週報\n4/8 二 A5\n渡口的灯\n\n{LAMP}\n")
    assert reading.furniture == ("柳葉週報", "4/8 二 A5")
