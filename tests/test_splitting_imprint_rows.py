"""Rows of a Chinese paper's imprint, at a page's head or foot."""

import pytest

from feeder.splitting import split_page

LAMP = "　　夜里渡口只有一盏灯，艄公说，灯在船\n就在。灯灭的那年，桥修好了，艄公也上\n了岸。"
KNIVES = "　　磨刀人每月初五来一趟，石头在水里一\n响，巷子里的刀都醒了。他走后，谁家切\n的瓜都是薄的。"


@pytest.mark.parametrize(
    "row",
    [
        "社址：青禾县县府路12号　电话：3274　每份四分",
        "本報地址青禾街　每份大洋三分",
        "订阅请到当地邮局　代号61—22　全年定价9.60元",
        "青禾日报社出版　印刷：青禾日报印务中心　地址：解放路8号",
        "本报法律顾问：青禾律师事务所　史小满律师",
        "上期开机时间1:30 印完时间4:30",
        "24小时热线：96580",
        "更多新闻请登录青禾网 www.qinghe.example",
        "零售每份十元　每月三百元",
    ],
)
def test_rows_of_an_imprint_are_furniture_at_a_pages_head_and_foot(row: str) -> None:
    stories = f"渡口的灯\n{LAMP}\n\n磨刀人\n{KNIVES}\n"
    head, foot = "青禾日报　2031年4月8日　星期二\n", f"{stories}{row}\n"
    for text in (f"{head}{row}\n\n{stories}", f"{head}\n{foot}", f"{head}\n{stories}\n{row}\n"):
        page = split_page(text)
        assert row in page.furniture
        assert [article.headline for article in page.articles] == [("渡口的灯",), ("磨刀人",)]


def test_whom_to_call_below_a_notice_is_its_last_line() -> None:
    notice = "招领启事\n　　渡口售票处日前拾得船桨一支，请失主前来\n认领。\n电话：22886666\n"
    page = split_page(f"渡口的灯\n{LAMP}\n\n{notice}")
    assert page.articles[-1].paragraphs[-1].text == "电话：22886666"
