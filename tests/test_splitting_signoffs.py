"""Who wrote a Chinese text, and where they work: in brackets behind its last sentence, or in a line of its own."""

import pytest

from feeder.model import Article, Person
from feeder.splitting import split_page

RADIO = Person("路远", "记者")
PAGE = """米酒坊添了烘干机{below}
　　阴雨天晒不成糯米，是沙溪村米酒
坊多年的难处。今年三月，作坊合伙买
回一台旧烘干机，一小时能烘四百斤。
　　老板娘说，过去看天吃饭，如今订
单排到了中秋，还雇了两名邻居帮忙。{end}

石板路上画跳房子
　　旧城的石板路换了新砖，居民舍不
得从前孩子们跳房子的格子，商量着用
白漆重新画了出来，一共画了九处。
"""


def first_of(page: str) -> Article:
    wine, road = split_page(page).articles
    assert road.headline == ("石板路上画跳房子",)
    assert wine.headline == ("米酒坊添了烘干机",)
    assert wine.paragraphs[-1].text.endswith("还雇了两名邻居帮忙。")
    return wine


@pytest.mark.parametrize("end", ["", "\n", "\n　　"])
@pytest.mark.parametrize(
    ("signed", "people"),
    [
        ("（区融媒体中心记者 路远）", [RADIO]),
        ("（沙溪县广播电视台记者 路远 实习生 段小满）", [RADIO, Person("段小满", "实习生")]),
        ("（乡党委宣传办通讯员 段小满）", [Person("段小满", "通讯员")]),
        ("（县气象局 段小满）", [Person("段小满", "县气象局")]),
        ("（市供水公司 段小满 鲁岩）", [Person("段小满", "市供水公司"), Person("鲁岩", "市供水公司")]),
        ("（段小满 沙溪镇）", [Person("段小满", "沙溪镇")]),
        ("（记者 路远 通讯员 鲁岩 文/图）", [RADIO, Person("鲁岩", "通讯员")]),
        ("（供稿：段小满）", [Person("段小满")]),
        ("（通讯员：段小满 鲁岩）", [Person("段小满", "通讯员"), Person("鲁岩", "通讯员")]),
        ("（综合新华社、央视新闻）", []),
        ("（据《沙溪日报》）", []),
        ("（来源：沙溪发布）", []),
    ],
)
def test_who_wrote_in_brackets_below_a_body_is_no_part_of_it(end: str, signed: str, people: list[Person]) -> None:
    assert people == list(first_of(PAGE.format(below="", end=end + signed)).bylines)


@pytest.mark.parametrize("cut", range(2, 20))
def test_a_line_may_break_anywhere_in_those_brackets(cut: int) -> None:
    signed = "（区融媒体中心记者 路远 实习生 段小满）"
    page = PAGE.format(below="", end=signed[:cut].strip() + "\n" + signed[cut:].strip())
    assert {"路远", "段小满"} == {person.name for person in first_of(page).bylines}


@pytest.mark.parametrize(
    ("signed", "people"),
    [
        ("区融媒体中心记者 路远", [RADIO]),
        ("沙溪农村周报记者 花满溪 通讯员 鲁岩", [Person("花满溪", "记者"), Person("鲁岩", "通讯员")]),
        ("□ 县广播电视台记者 路远", [RADIO]),
        ("本刊记者｜路远", [RADIO]),
        ("文｜本刊记者 路远", [RADIO]),
        ("◎ 本刊特约撰稿 花满溪", [Person("花满溪", "特约撰稿")]),
    ],
)
def test_the_unit_that_a_reporter_works_for_stands_before_the_role(signed: str, people: list[Person]) -> None:
    below = first_of(PAGE.format(below="\n" + signed, end=""))
    assert people == list(below.bylines)
    assert people == list(first_of(PAGE.format(below="", end="\n" + signed)).bylines)


@pytest.mark.parametrize("aside", ["（下同）", "（价格含税）", "（李村为化名）", "（约合人民币三百元）"])
def test_an_aside_behind_the_last_sentence_stays(aside: str) -> None:
    wine, _ = split_page(PAGE.format(below="", end=aside)).articles
    assert wine.paragraphs[-1].text.endswith("帮忙。" + aside)
    assert not wine.bylines


@pytest.mark.parametrize("end", ["", "\n", "\n\n"])
@pytest.mark.parametrize(
    ("signed", "person"),
    [
        ("（城东读者 鲁岩）", Person("鲁岩", "读者")),
        ("（城东读者鲁岩生）", Person("鲁岩生", "读者")),
        ("（菜贩摊主 孟四婶）", Person("孟四婶", "菜贩摊主")),
        ("（柳树巷 赶路人）", Person("赶路人", "柳树巷")),
        ("（一位老船工）", Person("一位老船工")),
        ("（鲜于岩）", Person("鲜于岩")),
        ("（鲁岩，退休教师）", Person("鲁岩", "退休教师")),
        ("（鲁岩／城东）", Person("鲁岩")),
    ],
)
def test_who_signs_in_brackets_is_no_part_of_the_text(end: str, signed: str, person: Person) -> None:
    assert (person,) == first_of(PAGE.format(below="", end=end + signed)).bylines


@pytest.mark.parametrize("signed", ["■鲁岩", "□ 赶路人", "◎本报记者 鲁岩"])
def test_a_name_behind_a_mark_at_a_bodys_end_signs_it(signed: str) -> None:
    assert [signed[-3:].strip("■□◎ ")] == [p.name for p in first_of(PAGE.format(below="", end=signed)).bylines]


@pytest.mark.parametrize(
    "signed", ["鲁岩／柳湾市，货车司机", "鲁岩／货车司机（柳湾）", "鲁岩（柳湾市，家长）", "鲁岩，退休教师"]
)
def test_a_name_with_where_its_bearer_lives_and_what_they_are_stands_above_a_text_or_below(signed: str) -> None:
    assert [person.name for person in first_of(PAGE.format(below="\n" + signed, end="")).bylines] == ["鲁岩"]
    assert [person.name for person in first_of(PAGE.format(below="", end="\n" + signed)).bylines] == ["鲁岩"]


@pytest.mark.parametrize("note", ["（图略）", "（有删节）", "（见第二版）", "（未完待续）"])
def test_a_note_in_brackets_below_a_text_names_nobody(note: str) -> None:
    for end in ("", "\n"):
        assert not split_page(PAGE.format(below="", end=end + note)).articles[0].bylines


@pytest.mark.parametrize("signed", ["（柳巷住户　白鹤\n鸣）", "（柳巷\n住户　白鹤鸣）"], ids=["late", "early"])
def test_a_name_in_brackets_of_its_own_may_be_cut_at_a_rows_end(signed: str) -> None:
    page = (
        "路灯亮一点好不好\n"
        "　　柳巷的路灯晚上十一点就关了一半，下夜班\n"
        "的人只能摸黑回家。请问能不能晚一点关，或者\n"
        "先关单号，后关双号？\n"
        f"　　{signed}\n"
        "渡口的长椅该修了\n"
        "　　渡口候船的长椅断了三条腿，老人坐上去要\n"
        "人扶着。修一修花不了几个钱，拖了两年没有人\n"
        "来看过。\n"
    )
    articles = split_page(page).articles
    assert [article.headline for article in articles] == [("路灯亮一点好不好",), ("渡口的长椅该修了",)]
    assert [person.name for person in articles[0].bylines] == ["白鹤鸣"]
