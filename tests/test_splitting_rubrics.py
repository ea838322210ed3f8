"""Columns whose name no word tells, boxes and lists on Chinese pages."""

import pytest

from feeder.splitting import split_page

LAMP = "　　夜里渡口只有一盏灯，艄公说，灯在船\n就在。灯灭的那年，桥修好了，艄公也上\n了岸。"
OTTERS = "　　三只水獭前天在闸口晒太阳，守闸人数了\n两遍。"
BELLS = "　　钟楼的第四口铜钟铸成，重八百斤，下月\n初一试敲。"
PEPPERS = "　　辣椒大王今年结出一只半斤重的灯笼椒，种\n它的人舍不得摘。"
NAMED = f"渡口的灯\n{LAMP}\n\n沿河{{number}}\n闸口来客\n{OTTERS}\n新钟铸成\n{BELLS}\n灯笼椒半斤重\n{PEPPERS}\n"


@pytest.mark.parametrize("number", ["见闻", "热线88213"])
def test_a_short_line_above_items_that_each_have_a_headline_is_the_name_of_their_column(number: str) -> None:
    page = split_page(NAMED.format(number=number))
    heads = [article.headline for article in page.articles]
    assert heads == [("渡口的灯",), ("闸口来客",), ("新钟铸成",), ("灯笼椒半斤重",)]
    assert page.furniture == (f"沿河{number}",)


def test_a_kicker_stands_above_a_story_with_crossheads() -> None:
    page = f"渡口的灯\n{LAMP}\n\n沿河见闻\n水獭回到闸口\n{OTTERS}\n水獭爱吃什么\n{PEPPERS}\n"
    assert split_page(page).furniture == ()


def test_a_short_line_above_marked_items_that_tell_different_things_names_their_column() -> None:
    items = [f"●{text.strip()}" for text in (OTTERS, BELLS, PEPPERS)]
    page = split_page(f"渡口的灯\n{LAMP}\n\n短桨\n" + "\n".join(items) + "\n")
    assert page.furniture == ("短桨",)
    assert [article.headline for article in page.articles] == [("渡口的灯",), (), (), ()]


@pytest.mark.parametrize(
    ("title", "rows"),
    [
        ("下轮预告（4月8日15时）", ["柳叶—青禾　柳叶体育场", "海城—虎口　海城体育场", "临江—渡口　临江球场"]),
        ("昨日赛果", ["柳叶2比1青禾　　海城0比0虎口", "临江3比1渡口　　河东1比1石桥"]),
        ("小檔案／史小滿", ["出生：一九三三年，柳葉鎮", "師承：父親史水木，習藝六十年", "最愛：白糖粿配烏龍茶"]),
    ],
)
def test_rows_below_a_title_of_their_own_are_no_part_of_the_story_above(title: str, rows: list[str]) -> None:
    story = "渡口的灯\n　　柳叶队客场战平青禾队，史小滿赛后说，海\n城、虎口、临江和渡口各队都在柳叶镇集训。\n"
    listed = split_page(f"{story}\n{title}\n" + "\n".join(rows) + "\n").articles[-1]
    assert ("".join(listed.headline), [row.text for row in listed.paragraphs]) == (title, rows)


def test_a_list_whose_title_names_whom_the_story_tells_of_is_its_box() -> None:
    story = "渡口造船厂开工\n　　渡口造船厂今日开工，厂长史小滿说，渡口\n造船厂明年造船三十条，成立以来头一回。\n"
    rows = ["成立：1994年", "厂长：史小滿", "主要产品：渡船"]
    (only,) = split_page(f"{story}\n渡口造船厂小档案\n" + "\n".join(rows) + "\n").articles
    assert only.paragraphs[-1].text == rows[-1]


def test_where_a_report_comes_from_is_no_name() -> None:
    (only,) = split_page(f"渡口的灯\n本报记者　史小满　林州报道\n{LAMP}\n").articles
    assert [person.name for person in only.bylines] == ["史小满"]


def test_what_a_correction_quotes_is_no_slug() -> None:
    text = "　　本報四月八日「渡口修橋」報導，橋長應為四十公尺，誤植為四百公尺，謹此\n更正，並向讀者致歉。"
    (only,) = split_page(f"更正\n{text}\n").articles
    assert only.paragraphs[0].text.startswith("本報四月八日")


@pytest.mark.parametrize("byline", ["本报记者　史小满", "史小满", "□晓渡", "文/晓渡"])
def test_a_headline_above_who_wrote_is_no_name_of_a_column(byline: str) -> None:
    page = split_page(f"水獭又来\n{byline}\n{OTTERS}\n链接\n{BELLS}\n\n灯笼椒半斤重\n{byline}\n{PEPPERS}\n")
    assert [article.headline for article in page.articles] == [("水獭又来",), ("链接",), ("灯笼椒半斤重",)]


@pytest.mark.parametrize("title", ["■链接", "◎新闻链接", "资料框"])
def test_a_box_below_a_story_is_an_article_below_its_title(title: str) -> None:
    page = f"渡口的灯\n本报记者　史小满\n{LAMP}\n{title}\n{BELLS}\n\n灯笼椒半斤重\n本报记者　史小满\n{PEPPERS}\n"
    assert [article.headline for article in split_page(page).articles][1] == (title,)
