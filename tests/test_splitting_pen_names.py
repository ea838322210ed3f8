"""Pen names on Chinese pages, and who is named with a place or a word for what they did."""

import pytest

from feeder.model import Person
from feeder.splitting import split_page
from feeder.splitting.forms.bylines import people_in

LAMP = "夜里渡口只有一盏灯，艄公说，灯在船\n就在。灯灭的那年，桥修好了，艄公也上\n了岸。"
KNIVES = "磨刀人每月初五来一趟，石头在水里一\n响，巷子里的刀都醒了。他走后，谁家切\n的瓜都是薄的。"
ASKS = "我家的船钟走得慢，每天要慢两刻，艄\n公说是潮气，钟匠说是发条，我该听哪个\n的？"
REPLY = "　　{name}：两个都对一半。钟挂在背风的墙上，\n再擦一次油，一个星期以后再看。"


@pytest.mark.parametrize("printed", ["□晓渡", "晓渡", "撰文：晓渡", "文：晓渡"])
def test_a_pen_name_below_a_headline_is_who_wrote(printed: str) -> None:
    (lamp,) = split_page(f"桥头闲话\n渡口的灯\n{printed}\n{LAMP}\n").articles
    assert (lamp.headline[-1], lamp.bylines) == ("渡口的灯", (Person("晓渡", ""),))


def test_a_short_line_that_the_text_says_again_is_no_pen_name() -> None:
    (lamp,) = split_page(f"柳叶渡口夜话\n灯在\n{LAMP}\n").articles
    assert lamp.bylines == ()


@pytest.mark.parametrize("printed", ["文　史小满", "推荐人　史小满", "口述　史小满"])
def test_a_word_for_what_they_did_may_stand_apart_from_a_name(printed: str) -> None:
    (lamp,) = split_page(f"渡口的灯\n{printed}\n{LAMP}\n").articles
    assert [person.name for person in lamp.bylines] == ["史小满"]


def test_who_took_the_pictures_may_have_a_pen_name() -> None:
    (lamp,) = split_page(f"渡口的灯\n撰文：晓渡\n攝影：晓舟\n{LAMP}\n").articles
    assert [person.name for person in lamp.credits] == ["晓舟"]


@pytest.mark.parametrize(
    ("printed", "person"),
    [
        ("柳叶小学　小渡", Person("小渡", "柳叶小学")),
        ("柳叶街　费小满", Person("费小满", "柳叶街")),
        ("老艄公　厉小满", Person("厉小满", "老艄公")),
    ],
)
def test_who_signs_a_letter_above_a_gap_needs_no_common_surname(printed: str, person: Person) -> None:
    clock, _ = split_page(f"船钟为什么慢\n{ASKS}\n{printed}\n\n磨刀人\n{KNIVES}\n").articles
    assert clock.bylines == (person,)


def test_a_reply_that_calls_who_signed_by_name_goes_on_with_the_letter() -> None:
    clock, _ = split_page(
        f"船钟为什么慢\n　　{ASKS}\n柳叶小学　小渡\n{REPLY.format(name='小渡')}\n\n磨刀人\n　　{KNIVES}\n"
    ).articles
    assert clock.paragraphs[-1].text.startswith("小渡：")


def test_a_name_with_a_place_below_a_gap_wrote_the_text_right_below() -> None:
    page = f"渡口的灯\n磨刀人\n\n　　{LAMP}\n柳叶小学　史小满\n\n水泵房　费小渡\n　　{KNIVES}\n"
    lamp, knives = split_page(page).articles
    assert [[person.name for person in article.bylines] for article in (lamp, knives)] == [["史小满"], ["费小渡"]]


@pytest.mark.parametrize(
    ("printed", "people"),
    [
        ("口述：史小满 整理：白露", [Person("史小满", ""), Person("白露", "整理")]),
        ("文|史小满", [Person("史小满", "")]),
        ("文丨晓渡", [Person("晓渡", "")]),
        ("文图/史小满", [Person("史小满", "")]),
        ("译/史小满", [Person("史小满", "译")]),
        ("执笔：晓渡", [Person("晓渡", "执笔")]),
        ("小记者 史小满 指导老师 白露", [Person("史小满", "小记者"), Person("白露", "指导老师")]),
        ("观察员 史小满", [Person("史小满", "观察员")]),
        ("本刊记者/史小满", [Person("史小满", "记者")]),
        ("新华社记者史小满、白露", [Person("史小满", "记者"), Person("白露", "记者")]),
    ],
)
def test_who_wrote_told_or_taught_is_named_after_a_word_for_it(printed: str, people: list[Person]) -> None:
    page = f"渡口的灯\n{printed}\n　　{LAMP}\n　　{ASKS}\n\n磨刀人\n　　{KNIVES}\n"
    assert list(split_page(page).articles[0].bylines) == people


def test_who_wrote_and_who_photographed_may_be_named_without_a_space() -> None:
    lamp, _ = split_page(f"渡口的灯\n　　{LAMP}\n史小满文 白露摄\n\n磨刀人\n　　{KNIVES}\n").articles
    assert [[one.name for one in people] for people in (lamp.bylines, lamp.credits)] == [["史小满"], ["白露"]]


@pytest.mark.parametrize(
    "credit",
    [
        "图｜史小满",
        "CFP 供图",
        "新华社发（史小满 摄）",
        "（新华社发）",
        "本报资料图片",
        "圖／縣府提供",
        "图为史小满摄",
        "本组照片由史小满摄",
    ],
)
def test_who_gave_a_picture_is_its_credit(credit: str) -> None:
    caption = "4月8日，柳叶渡口的老艄公给灯添油，这盏灯每晚要添\n两次，村里人轮流去。"
    page = split_page(f"磨刀人\n　　{KNIVES}\n\n{caption}\n{credit}\n\n船钟为什么慢\n　　{ASKS}\n")
    assert page.articles[1].credit_lines == (credit,)


@pytest.mark.parametrize(
    ("printed", "person"),
    [
        ("柳叶街居民史小满", Person("史小满", "柳叶街居民")),
        ("读者：史小满", Person("史小满", "读者")),
        ("市民史先生", Person("史先生", "市民")),
        ("网友“晓渡”", Person("晓渡", "网友")),
        ("柳叶街部分居民", Person("柳叶街部分居民", "")),
        ("一读者", Person("一读者", "")),
        ("史小满（青禾市）", Person("史小满", "青禾市")),
        ("史小滿／台北市（教師）", Person("史小滿", "台北市（教師）")),
        ("史小滿（教師，台北市）", Person("史小滿", "教師，台北市")),
    ],
)
def test_who_signs_a_letter_says_so_in_many_ways(printed: str, person: Person) -> None:
    clock, _ = split_page(f"船钟为什么慢\n　　{ASKS}\n{printed}\n磨刀人\n　　{KNIVES}\n").articles
    assert clock.bylines == (person,)


def test_whom_a_headline_tells_of_signs_nothing() -> None:
    clock, _ = split_page(f"　　{ASKS}\n坐轮椅的居民史小满\n\n　　{KNIVES}\n磨刀人\n").articles
    assert (clock.headline, clock.bylines) == (("坐轮椅的居民史小满",), ())


def test_a_pen_name_may_stand_between_a_headline_with_room_for_it_and_a_gap() -> None:
    (lamp,) = split_page(f"渡口的灯火\n晓渡\n\n{LAMP}\n").articles
    assert (lamp.headline, lamp.bylines) == (("渡口的灯火",), (Person("晓渡", ""),))
    full = "一条夜航船归来时渡口的灯火又都"
    (lamp,) = split_page(f"{full}\n点亮\n\n{LAMP}\n").articles
    assert lamp.bylines == ()


@pytest.mark.parametrize("signed", ["■晓舟", "（晓舟）", "（石渡小学　史晓舟）"])
def test_a_text_signed_at_its_end_is_no_part_of_one_whose_writer_stands_above(signed: str) -> None:
    page = f"渡口的灯\n史小满\n\n　　{LAMP}\n\n磨刀人\n　　{KNIVES}{signed}\n\n问钟\n白露\n\n　　{ASKS}\n"
    reading = split_page(page)
    assert [article.headline for article in reading.articles] == [("渡口的灯",), ("磨刀人",), ("问钟",)]
    assert [article.bylines[0].name[-2:] for article in reading.articles] == ["小满", "晓舟", "白露"]


def test_a_hamlet_beside_a_name_is_where_its_bearer_lives() -> None:
    assert people_in("葛庄 史小满") == (Person("史小满", "葛庄"),)
