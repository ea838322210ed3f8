"""Chinese pages: stories set in the midst of others, columns of items, questions as crossheads, signed letters."""

from feeder.splitting import split_page

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
