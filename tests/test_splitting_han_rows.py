"""Rows of Chinese furniture in all wordings and places, and what their places show for heads."""

import pytest

from feeder.model import Person
from feeder.splitting import split_page
from feeder.splitting.forms.han_cells import kinds_of
from feeder.splitting.forms.han_days import is_weather, tells_the_day
from tests.han_prose import BEES, LAMPS

HEAD = "柳叶日报\n2031年11月2日　星期日"
TITLES = [("老码头换上新灯",), ("果园里来了放蜂人",)]
ANYWHERE = [
    "编审 史满　校对 小禾",
    "值班总编 史满　热线 96110　03",
    "客服：5566778　网址 liuye.example",
    "■责编 史满 ■版式 白露",
    "一审：史满 二审：白露 三审：丁一",
    "主编史满　编辑白露",
    "史满 责编　白露 版式",
    "总编室 2288666",
    "讀者投書信箱：letter@liuye.example",
    "（文转A4版）",
    "下转A4",
    "相關新聞刊A5",
]
BY_PLACE = [
    "多云转晴 偏北风3-4级 12℃/20℃",
    "天气：晴　气温：12℃～20℃",
    "今日天气 阴转小雨 9℃—14℃ 东北风4级 紫外线弱",
    "天氣：間中有驟雨　十八至二十二度　潮汐：高潮　七時三分　一點八米",
    "中部多雲 攝氏17至21度 降雨機率20%",
    "明日天气：雾转晴 3～11℃ 西风2级 穿衣指数 较冷 空气质量 良",
    "日出5时52分 日落18时21分",
    "市民热线 12345",
    "官方微博：@柳叶日报",
]


def _furniture(page: str) -> str:
    """What of a page is furniture or a jump, where its two articles are read."""
    reading = split_page(page)
    assert [article.headline for article in reading.articles] == TITLES
    return "\n".join([*reading.furniture, *(jump.text for article in reading.articles for jump in article.jumps)])


@pytest.mark.parametrize("row", [*ANYWHERE, *BY_PLACE])
def test_a_row_between_two_gaps_is_furniture(row: str) -> None:
    assert row in _furniture(f"{HEAD}\n\n{LAMPS}\n\n{row}\n\n{BEES}\n")


@pytest.mark.parametrize("row", ANYWHERE)
def test_a_row_of_the_papers_is_furniture_between_two_stories(row: str) -> None:
    assert row in _furniture(f"{HEAD}\n\n{LAMPS}\n{row}\n{BEES}\n")


@pytest.mark.parametrize(
    "row",
    ["10月24日 星期五", "农历九月十三　立冬", "创刊于1956年", "求真 务实 创新", "柳叶都市报　05　城事", *BY_PLACE],
)
def test_a_row_of_a_pages_head_is_furniture(row: str) -> None:
    assert row in _furniture(f"{HEAD}\n{row}\n\n{LAMPS}\n\n{BEES}\n")


@pytest.mark.parametrize(
    "text", ["编辑部的故事", "记者 史满　通讯员 白露", "热线 一夜无人接听", "天气 转凉 添衣", "12345"]
)
def test_a_row_with_an_unknown_cell_is_none(text: str) -> None:
    assert not ({"maker", "own", "reached"} & set(kinds_of(text)) or is_weather(text) or tells_the_day(text))


def test_a_forecast_by_days_is_a_storys() -> None:
    page = f"{HEAD}\n\n{LAMPS}\n\n三天预报\n周一 晴 12～20℃\n周二 多云 13～21℃\n"
    assert "周一 晴 12～20℃" not in split_page(page).furniture


@pytest.mark.parametrize("title", ["寻人", "招领", "转让"])
def test_a_notice_may_have_a_word_for_its_title(title: str) -> None:
    page = (
        f"{HEAD}\n\n{LAMPS}\n\n分类信息\n{title}\n史满仓，男，七十八岁，身高一米六二，有知下落者请\n联系家属，重谢。\n"
    )
    reading = split_page(page)
    assert ([article.headline for article in reading.articles][1:], reading.furniture[-1]) == ([(title,)], "分类信息")


def test_what_the_editors_add_stands_for_itself() -> None:
    letter = "　　长堤去年装了三千盏彩灯，大雁绕着它们整夜盘旋\n不敢落。能不能早些关灯？"
    added = "本报记者问了园林中心。中心回复，北段亮化控制箱可\n以单独编程，今年起晚九点后将关闭彩灯。"
    page = f"{HEAD}\n\n{LAMPS}\n\n{letter}\n\n读者来信：\n请给长堤留一段黑\n编后\n{added}\n"
    heads = [article.head_text for article in split_page(page).articles]
    assert heads[1:] == ["读者来信：\n请给长堤留一段黑", "编后"]


def test_a_label_with_a_colon_begins_a_headline() -> None:
    text = "　　一个月里，北环路丢了二十三块铸铁井盖，警方摸\n排废品站没有线索，却从医院得到消息。"
    rent = "　　我在合租房的公用卫生间滑倒，花了四千多元，房\n东说地漏堵是租客的事，我该找谁赔这笔钱？"
    page = f"{HEAD}\n\n{LAMPS}\n\n{text}\n偷井盖的人栽在井盖上！\n律师来信：\n合租房里摔了跤，找谁赔\n{rent}\n"
    heads = [article.head_text for article in split_page(page).articles]
    assert heads[1:] == ["偷井盖的人栽在井盖上！", "律师来信：\n合租房里摔了跤，找谁赔"]


def test_a_name_below_verse_is_the_poets_and_the_first_line_its_title() -> None:
    verse = "水比夜晚更早地醒来\n它把船影擦了又擦\n擦成一片薄薄的白\n女人蹲在埠头\n一枚硬币滚进秤盘\n像一条鱼认出了水"
    page = f"{HEAD}\n\n{LAMPS}\n作者：史小满\n\n湖边十四行\n{verse}\n辛叶\n\n{BEES}\n"
    poem = split_page(page).articles[1]
    assert (poem.headline, poem.bylines) == (("湖边十四行",), (Person("辛叶"),))
    assert [part.text for part in poem.paragraphs] == verse.split("\n")
