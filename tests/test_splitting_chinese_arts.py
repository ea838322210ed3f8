"""Chinese arts pages, and what stands beside or inside bodies: names alone, poems, photos, signatures, columns."""

import pytest

from feeder.model import Person
from feeder.splitting import split_page
from feeder.splitting.forms.bylines import people_in
from feeder.splitting.pages import page_blocks

LAMP = "夜里渡口只有一盏灯，艄公说，灯在船\n就在。灯灭的那年，桥修好了，艄公也上\n了岸。"
KNIVES = "磨刀人每月初五来一趟，石头在水里一\n响，巷子里的刀都醒了。他走后，谁家切\n的瓜都是薄的。"
POEM = "雨下到第三天\n瓦忽然开口\n说起去年那只猫\n它从这里走过"
BUS = "本报讯（记者 史小满）柳叶街的三\n路车改走盐仓巷，早高峰五分钟一班，末班\n车推迟到十一点。"
NOTICE = "　　因柳叶街换水管，四月八日八时起停水\n六小时，请邻近住户提前储水。"


@pytest.mark.parametrize(
    ("title", "printed", "name"),
    [("渡口的灯", "史 小 满", "史小满"), ("渡口的灯", "老 渡", "老渡"), ("夜渡", "温若水", "温若水")],
)
@pytest.mark.parametrize("gap", ["", "\n"])
def test_a_name_alone_between_a_title_and_a_gap_is_the_authors(title: str, printed: str, name: str, gap: str) -> None:
    (article,) = split_page(f"副刊\n2031年4月8日\n\n{title}\n{gap}{printed}\n\n{LAMP}\n").articles
    assert (article.headline, article.bylines) == ((title,), (Person(name, ""),))


def test_a_short_second_line_whose_words_the_body_says_is_no_name() -> None:
    text = "柳叶街五百户人家\n安新锁\n\n　　本报讯（记者 白露）柳叶街五百户人家本\n周免费安新锁，锁匠说旧锁太老。\n"
    (article,) = split_page(text).articles
    assert [person.name for person in article.bylines] == ["白露"]


@pytest.mark.parametrize(
    ("first", "second"),
    [("柳叶街旧屋顶里种树", "林活动"), ("镇上节日货足价稳供", "应充足"), ("渡口的老艄公盼着温", "暖明亮")],
)
def test_what_is_left_of_a_headline_is_no_name_where_the_page_says_the_word_across_its_end(
    first: str, second: str
) -> None:
    told = "\n　　种树林子活动了，供应充足，春天温暖明亮，街坊们\n都说好，屋顶也绿了一片。\n"
    (article,) = split_page(f"{first}\n{second}{told}").articles
    assert (article.head_text, article.bylines) == (first + second, ())


def test_a_name_of_three_characters_set_wide_is_one() -> None:
    assert people_in("□ 史 小 满") == (Person("史小满", ""),)
    assert [person.name for person in people_in("记者 史 鸣 白 露")] == ["史鸣", "白露"]


@pytest.mark.parametrize("poet", ["史小满", "□史小满"])
@pytest.mark.parametrize("after", ["\n", "\n窗台上\n只剩一道湿\n", "\n\n渡口的灯\n□白露\n" + LAMP + "\n"])
def test_the_lines_below_a_poets_name_are_a_poem(poet: str, after: str) -> None:
    poem = split_page(f"副刊\n2031年4月8日\n\n屋檐\n{poet}\n\n{POEM}\n{after}").articles[0]
    assert (poem.headline, poem.kind) == (("屋檐",), "poem")
    assert [p.text for p in poem.paragraphs][:4] == POEM.split("\n")
    assert len(poem.paragraphs) == (6 if after.startswith("\n窗") else 4)


def test_headlines_with_their_authors_below_them_are_no_poem() -> None:
    heads = "渡口的灯\n□史小满\n\n磨刀人\n□白露\n\n"
    assert "poem" not in [article.kind for article in split_page(f"{heads}{LAMP}\n\n\n{KNIVES}\n").articles]


def test_a_byline_right_above_a_headline_is_of_that_headlines_story() -> None:
    lamp, knives = split_page(f"{LAMP}\n\n渡口的灯\n□史小满\n\n◎白 露\n磨刀人\n\n{KNIVES}\n").articles
    assert (lamp.bylines, knives.bylines) == ((Person("史小满", ""),), (Person("白露", ""),))


def test_a_byline_right_below_a_body_and_above_a_gap_is_that_bodys() -> None:
    text = f"渡口的灯\n\n{LAMP}\n记者 白露\n\n{BUS}\n\n三路车改走盐仓巷\n"
    lamp, bus = split_page(text).articles
    assert (lamp.bylines, [person.name for person in bus.bylines]) == ((Person("白露", "记者"),), ["史小满"])


PHOTO = """\
　　本报讯（记者 史小满）柳叶街的三
路车改走盐仓巷，早高峰五分钟一班，末班
车推迟到十一点，司机们说，线路一改，等

盐仓巷的晒谷人
盐仓巷的谷子今年没有地方晒，老人们把竹席铺到巷口，一人守着一张，麻雀来了就敲一下铜盆，直到日落。
本报记者 白露 摄

车的人少了一半，空座倒是多了起来。
　　车队打算再加两班，先在周末试跑一个
月，看看夜里还有多少人要坐车。
"""


def test_a_photo_that_tears_a_sentence_apart_is_an_article_of_its_own() -> None:
    bus, photo = split_page(f"三路车改走盐仓巷\n\n{PHOTO}").articles
    assert [len(bus.paragraphs), len(photo.paragraphs)] == [2, 1]
    assert "等车的人少了一半" in bus.paragraphs[0].text
    assert (photo.headline, photo.credits) == (("盐仓巷的晒谷人",), (Person("白露", "记者"),))


TORN = """\
　　本报讯（记者 史小满）柳叶街的三
路车改走盐仓巷，早高峰五分钟一班，末班
车推迟到十一点，司机们说，线路一改，等

盐仓巷的三路车
五分钟一班，半夜十一点还有末班车可坐

车的人少了一半，空座倒是多了起来。
　　车队打算再加两班，先在周末试跑一个
月，看看夜里还有多少人要坐车。
"""


def test_a_headline_inside_its_body_may_have_a_deck_as_wide_as_the_column() -> None:
    (bus,) = split_page(TORN).articles
    assert (*bus.headline, *bus.deck) == ("盐仓巷的三路车", "五分钟一班，半夜十一点还有末班车可坐")
    assert "等车的人少了一半" in bus.paragraphs[0].text


@pytest.mark.parametrize(
    "signature",
    [
        "柳叶街居委会主任 史小满\n二〇三一年四月七日",
        "柳叶街一名住户\n4月7日",
        "男 史小满\n女 白露 同启\n2031年4月7日",
    ],
)
@pytest.mark.parametrize("below", ["\n", "\n责任编辑：丁一\n"])
def test_who_signs_and_when_ends_what_stands_above(signature: str, below: str) -> None:
    (notice,) = split_page(f"停水通知\n{NOTICE}\n{signature}\n{below}").articles
    assert [p.text for p in notice.paragraphs][1:] == signature.split("\n")


def test_a_committee_signs_a_notice_below_how_to_reach_it() -> None:
    text = f"渡口的灯\n\n{LAMP}\n\n渡口灯会招募公告\n{NOTICE}\n联系人：史女士\n电话：0900-7712345\n灯会组委会\n"
    assert split_page(text).articles[-1].paragraphs[-1].text == "灯会组委会"


def test_a_letters_greeting_is_its_first_paragraph() -> None:
    (letter,) = split_page(f"渡口的台阶太滑\n\n编辑同志：\n\n{LAMP}\n").articles
    assert (letter.headline, letter.paragraphs[0].text) == (("渡口的台阶太滑",), "编辑同志：")


def test_what_is_said_in_brackets_is_no_headline() -> None:
    rows = "芦席 长号 36 2\n竹篮 中号 18 1\n草绳 粗号 9 3\n（以上是柳叶集市四月的价钱，逢集会变）"
    (prices,) = split_page(f"本周参考价\n{rows}\n").articles
    assert prices.headline == ("本周参考价",)


@pytest.mark.parametrize(
    "rows",
    [
        "柳叶队 4∶2 盐仓队\n渡口队 1∶1 南山队\n北山队 5∶0 石桥队",
        "芦席 长号 36 涨\n竹篮 中号 18 平\n草绳 粗号 9 跌",
    ],
)
def test_rows_with_a_figure_in_their_midst_are_an_articles_paragraphs(rows: str) -> None:
    (table,) = split_page(f"第五轮战报\n{rows}\n").articles
    assert (table.headline, [p.text for p in table.paragraphs]) == (("第五轮战报",), rows.split("\n"))


@pytest.mark.parametrize(
    "row",
    [
        "编辑：丁一 邮箱：liuye@example.com",
        "编辑 禾苗 | 制图 石苗",
        "今日卅二頁 零售六元",
        "電郵：liuye@example.com",
    ],
)
def test_how_a_page_is_made_and_reached_is_furniture(row: str) -> None:
    reading = split_page(f"柳叶日报\n2031年4月8日\n{row}\n\n渡口的灯\n\n{LAMP}\n")
    assert [article.headline for article in reading.articles] == [("渡口的灯",)]
    assert row in reading.furniture


@pytest.mark.parametrize("row", ["柳叶报热线 55667788", "校内发行"])
def test_a_papers_last_rows_are_furniture(row: str) -> None:
    reading = split_page(f"渡口的灯\n\n{LAMP}\n\n{row}\nwww.liuye.example\n")
    assert row in reading.furniture


@pytest.mark.parametrize("name", ["渡口动态", "街區短訊"])
def test_a_column_of_briefs_name_is_furniture_and_a_headline_stands_below_it(name: str) -> None:
    reading = split_page(f"磨刀人\n\n{KNIVES}\n\n{name}\n渡口的灯，也是艄公\n{LAMP}\n")
    assert [article.headline for article in reading.articles] == [("磨刀人",), ("渡口的灯，也是艄公",)]
    assert reading.furniture == (name,)


ITEMS = """\
校园短波

柳叶村来了说书人
四月六日，说书人在柳叶村的晒场上
说了两夜的书，来听的人坐到了路上去。

盐仓村修好了老水井
盐仓村的老水井清淤半月，重新出水
了，全村每天挑水的有四十户。
（史小满）

渡口村办起夜校
渡口村的夜校教记账和识图，每周两
晚，报名的有六十人。
"""


def test_the_items_of_a_column_of_briefs_have_headlines_of_any_length() -> None:
    heads = [article.headline for article in split_page(f"渡口的灯\n\n{LAMP}\n\n{ITEMS}").articles]
    assert heads[1:] == [("柳叶村来了说书人",), ("盐仓村修好了老水井",), ("渡口村办起夜校",)]


PARTS = """\
石桥村的水渠怎么修

村里的水渠去年塌了一段，春天浇
不上水，几个老人坐在渠边发愁，不知
道这条老水渠该怎么修。

{one}

石匠老安说，修渠先要挑石头。他背来
两筐青石，一块一块地敲，听见哪一块
声音发脆，才肯往水渠上砌。

{two}

水渠砌到村口拐了个弯，绕开一棵老
柿子树，水慢一些，树也活了下来，村
里人说，渠修得和从前一样好。
"""


def test_numbered_crossheads_part_one_body_however_long_they_are() -> None:
    heads = ["一、修渠先听石头响", "二、水渠给柿子树让路"]
    (article,) = split_page(PARTS.format(one=heads[0], two=heads[1])).articles
    assert [p.text for p in article.paragraphs if p.kind == "crosshead"] == heads


BRIDGE = """\
柳叶渡口怎样修起一座大桥
工人说 桩比人老 桥比船稳

【记者史小满／柳叶报道】柳叶渡口的大桥今年
合龙，过河不再等船。从前渡口只有一条旧木船，
夜里有人在对岸喊一声，艄公就披衣起来撑一回，
天亮前总要撑上三五回。

桥桩打了四十天

桥工老安在河滩上搭了个棚子，河底的石头一层
硬过一层，打桩的人换了三班，他一班也没有落。

艄公：船留给孩子

艄公撑了三十年船，桥通了，他把船拖上岸，孩
子们在里面捉迷藏。

【记者白露／盐仓报道】盐仓巷的三路车改了道，
早高峰五分钟一班，末班车推迟到十一点。

三路车改走盐仓巷

【记者丁一／南山报道】南山村的老水井清淤半
月，重新出水了，全村每天来挑水的有四十户。

南山村修好老水井
"""


def test_short_lines_between_bodies_without_slugs_are_the_crossheads_of_the_body_above_them() -> None:
    bridge, *_ = split_page(BRIDGE).articles
    assert [p.text for p in bridge.paragraphs if p.kind == "crosshead"] == ["桥桩打了四十天", "艄公：船留给孩子"]


def test_a_stop_in_the_margin_makes_no_column_wider() -> None:
    text = """渡口的灯

夜里渡口只有一盏灯，艄公说，
灯在船就在。灯灭的那年，桥修好了，
艄公也上了岸，孩子们说灯还在
船上亮着，艄公夜里也还会醒来
听一听河对岸有没有人在喊他，
喊了他就起来。
"""
    _, blocks = page_blocks(text)
    assert [block.width for block in blocks if block.kind == "paragraph"] == [28]


def test_a_label_in_brackets_begins_a_paragraph() -> None:
    answers = "【住户】盐仓巷的水管夜里总在响，是谁家没有关？\n【管家】挨户听过了，是巷口那只旧阀门在漏水。"
    (article,) = split_page(f"你问我答\n{answers}\n").articles
    assert [p.text for p in article.paragraphs] == answers.split("\n")


def test_what_a_colon_announces_belongs_to_its_body() -> None:
    items = "　　渡船的情形是这样：\n　　一、船长三丈。\n　　二、只卖一回。"
    *_, notice = split_page(f"渡口的灯\n\n{LAMP}\n\n渡船转让公告\n{NOTICE}\n{items}\n").articles
    assert [p.text for p in notice.paragraphs][-2:] == ["一、船长三丈。", "二、只卖一回。"]


def test_a_line_right_above_a_byline_is_a_headlines() -> None:
    text = f"渡口的灯\n一盏亮了四十年，为等一个人\n\n□记者 史小满\n\n{LAMP}\n"
    (lamp,) = split_page(text).articles
    assert (*lamp.kicker, *lamp.headline) == ("渡口的灯", "一盏亮了四十年，为等一个人")


def test_a_caption_wider_than_the_column_above_it_begins_anew() -> None:
    caption = "四月八日，渡口村的孩子们把纸船放进新修的水渠里。水渠绕村一周，放船的人要跑到村口去等自己的那只。"
    text = f"三路车改走盐仓巷\n\n{BUS}\n\n{caption}\n本报记者 白露 摄\n"
    bus, photo = split_page(text).articles
    assert (bus.credits, photo.credits) == ((), (Person("白露", "记者"),))
    assert [p.text for p in photo.paragraphs] == [caption]


def test_two_short_headlines_with_a_gap_between_them_are_two() -> None:
    text = f"{LAMP}（史小满）\n\n{KNIVES}（白露）\n\n渡灯\n\n磨刀\n"
    assert [article.headline for article in split_page(text).articles] == [("渡灯",), ("磨刀",)]


CASES = """　　去年，柳叶街法庭审结三十起相邻纠纷，
昨天公布了两起。
{first}
　　鸡棚挡了路，两家争了三年，法官搬来板
凳，一坐就是一下午。
{second}
　　楼上的水滴进楼下的锅，邻居请人改了管
子，两家又在一起吃饭。
"""


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("案例一\n鸡棚挡路", "案例二\n滴水入锅"),
        ("【案例1】鸡棚挡路", "【案例2】滴水入锅"),
        ("镜头一：鸡棚挡路", "镜头二：滴水入锅"),
    ],
)
def test_numbered_parts_of_a_body_are_its_crossheads(first: str, second: str) -> None:
    body = CASES.format(first=first, second=second)
    (article,) = split_page(f"法庭公布相邻纠纷\n本报记者 史小满\n{body}").articles
    assert article.headline == ("法庭公布相邻纠纷",)
    crossheads = [p.text for p in article.paragraphs if p.kind == "crosshead"]
    assert crossheads == [*first.split("\n"), *second.split("\n")]


SERIES = """玉米

父亲把它们挂上屋檐
一串一串
像一整年的太阳

风吹过来
谁也没有出声

扁担

它只记得一个弯腰的人
从井台走到灶台
"""


@pytest.mark.parametrize("title", ["秋天（组诗）", "玉米（外一首）", "乡间小诗二首"])
def test_the_poems_of_a_series_are_one_article_with_their_titles_whatever_else_the_page_says(title: str) -> None:
    essay = "夜里渡口只有一盏灯，照着那个弯腰的人\n从井台走到灶台。父亲把玉米挂上屋檐，一\n串一串，像一整年的太阳。"
    text = f"副刊\n2031年4月8日\n\n{title}\n□史小满\n\n{SERIES}\n渡口的灯\n□白露\n{essay}\n"
    poems, lamp = split_page(text).articles
    assert (poems.headline, lamp.headline) == ((title,), ("渡口的灯",))
    assert [p.text for p in poems.paragraphs] == SERIES.split()
