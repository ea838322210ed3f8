"""Lists on Chinese pages: programmes, results, prices, names, and columns of marked items."""

import pytest

from feeder.splitting import split_page
from feeder.splitting.forms.notices import stands_alone
from tests.han_prose import LAMPS

LAMP = """　　夜里渡口只有一盏灯，艄公说，灯在船就
在。灯灭的那年，桥修好了，艄公也上了岸。
"""
PROGRAMME = """9月2日（周六）
15:00 柳叶队—盐仓队 东体育场
17:00 渡口队—青禾队 西体育场
9月3日（周日）
15:30 白河队—石桥队 东体育场"""
RATES = "1美元=6.38元\n1欧元=7.79元\n100日元=5.82元\n1港元=0.82元"
DOCTORS = "周一 心内科 史小满 主任医师\n周二 骨科 丁一 副主任医师\n周三 儿科 白露 主任医师\n地点：门诊三楼"
NAMES = "于长河 柳叶区人民法院\n王秀云 盐仓街道司法所\n石大力 渡口镇调解委员会\n丁一 市交警支队"
NUMBERS = "彩票一等第204期\n红球：03 09 14 22 27\n彩票三等第731期\n号码：5 0 7\n彩票五等第90期\n号码：1 9 9 4 2"
TOMORROW = "多云转阴，局部有小雨\n最高气温 9℃\n东北风3—4级"
WINNERS = "朗读小学组 史小满 大同小学\n演说中学组 丁一一 北兴中学\n作文高中组 白露 青禾女中"
CINEMAS = "大光明影城\n《河神》 10:20 13:40\n《灶台》 11:00 15:30\n渡口剧院\n《河神》 14:00 20:00\n票价：35元"
PRICES = "（4月3日　单位：元/公斤）\n大白菜　0.8～1.0\n土豆　　2.2～2.6\n洋葱　　1.6～1.9"
STALL = """
修鞋摊不搬了
　　修鞋摊在柳叶街口摆了三十年，今年冬天
终于有了屋顶。
"""
BOOKS = "《河上的日子》 史小满 著 长流出版社\n《豆腐西施》 丁一 著 麦田书局\n《听海的人》 白露 著 东岸文化"


@pytest.mark.parametrize("rows", [PROGRAMME, RATES, DOCTORS, NAMES, BOOKS, WINNERS, CINEMAS, PRICES])
def test_rows_that_say_when_who_or_how_much_are_paragraphs_below_their_title(rows: str) -> None:
    lamp, listed, stall = split_page(f"渡口的灯\n{LAMP}\n一览\n{rows}\n{STALL}").articles
    assert (listed.headline, stall.headline) == (("一览",), ("修鞋摊不搬了",))
    assert [paragraph.text for paragraph in listed.paragraphs] == rows.split("\n")
    assert len(lamp.paragraphs) == 1


@pytest.mark.parametrize(
    ("title", "rows"),
    [("今日天气", "大致多云，早晚清凉\n气温：14至18度\n风向：东北\n湿度：六成"), ("开奖公告", NUMBERS)],
)
def test_a_title_that_needs_no_second_line_has_none(title: str, rows: str) -> None:
    _, listed = split_page(f"渡口的灯\n{LAMP}\n{title}\n{rows}\n").articles
    assert (listed.headline, [p.text for p in listed.paragraphs]) == ((title,), rows.split("\n"))


PROPOSED = """公示
　　经基层推荐、资格审查，拟推荐下列同志
为青禾市劳动模范，现予公示：
　　左　明　机床厂钳工
　　史小满　市一小教师
　　公示期为七天，如有异议，请向市总工会
反映。
"""


def test_names_that_a_sentence_announces_are_rows_however_few() -> None:
    (article,) = split_page(PROPOSED).articles
    assert [p.text for p in article.paragraphs][1:3] == ["左　明　机床厂钳工", "史小满　市一小教师"]
    assert len(article.paragraphs) == 4


def test_a_row_goes_on_below_where_it_is_full() -> None:
    rows = "6月29日8:00—14:00 柳叶街、盐仓巷、\n渡口花园1至9号楼\n6月30日7:30—12:00 青禾镇郑家庄、白\n塔村\n"
    text = f"停电通告\n　　因设备检修，以下区域将临时停电，敬请\n谅解：\n{rows}青禾供电公司\n2031年6月26日\n"
    (article,) = split_page(text).articles
    assert [p.text for p in article.paragraphs][1:] == [
        "6月29日8:00—14:00 柳叶街、盐仓巷、渡口花园1至9号楼",
        "6月30日7:30—12:00 青禾镇郑家庄、白塔村",
        "青禾供电公司",
        "2031年6月26日",
    ]


def test_a_list_keeps_its_title_where_a_story_says_the_same_words() -> None:
    story = "　　本报讯（记者 史小满）端午临近，市场整体平稳，\n鸡蛋零售均价每斤4.6元，青菜零售均价每斤2.1元。"
    rows = "品名　上周　本周　涨跌\n晚稻　2.60　2.60　0.0%\n鸡蛋　4.35　4.60　5.7%\n青菜　2.40　2.10　-12.5%"
    eggs, prices, _ = split_page(f"鸡蛋涨价青菜跌\n{story}\n\n青禾市零售均价一览\n{rows}\n{STALL}").articles
    assert (eggs.headline, len(eggs.paragraphs)) == (("鸡蛋涨价青菜跌",), 1)
    assert (prices.headline, len(prices.paragraphs)) == (("青禾市零售均价一览",), 4)


def test_a_list_whose_title_names_what_a_story_tells_is_its_box() -> None:
    story = "　　渡口船厂昨天宣布，将建第三座厂房，造\n电动渡船。船厂的人说，订单已经排到明年。\n"
    box = "渡口船厂档案\n成立：1994年\n厂长：史小满\n船工：146人\n"
    ships, stall = split_page(f"船厂再建厂房\n{story}\n{box}{STALL}").articles
    assert (ships.headline, len(ships.paragraphs)) == (("船厂再建厂房",), 5)
    assert (stall.headline, len(stall.paragraphs)) == (("修鞋摊不搬了",), 1)


ITEMS = """●市图书馆周末延长开放
时间，晚十时闭馆。
●柳叶镇为二十名护林员
发了新水壶。
●渡口乡的三千只羊都编
了号，每半月查一次。
"""


@pytest.mark.parametrize("title", ["快讯", "▲商务快报", "简　讯", "四海掠影"])
def test_marked_items_below_their_columns_name_are_each_an_article(title: str) -> None:
    reading = split_page(f"渡口的灯\n{LAMP}\n{title}\n{ITEMS}")
    assert [article.headline for article in reading.articles] == [("渡口的灯",), (), (), ()]
    assert [len(article.paragraphs) for article in reading.articles] == [1, 1, 1, 1]
    assert reading.furniture == (title,)


def test_items_may_be_marked_with_their_places() -> None:
    items = ITEMS
    for place in ("海城", "柳叶镇", "渡口乡"):
        items = items.replace("●", f"【{place}】", 1)
    assert len(split_page(f"渡口的灯\n{LAMP}\n一句话新闻\n{items}").articles) == 4


def test_marked_items_below_a_gap_stand_apart_where_no_two_tell_of_the_same() -> None:
    story = "●柳叶镇的船工四十名。\n●柳叶镇的船工爱唱歌。\n●柳叶镇的船工不收钱。\n"
    counts = [len(split_page(f"渡口的灯\n{LAMP}\n{items}").articles) for items in (ITEMS, story)]
    assert counts == [4, 1]


def test_marked_items_that_are_signed_are_each_an_article() -> None:
    signed = ITEMS.replace("闭馆。", "闭馆。（史小满）").replace("水壶。", "水壶。（丁一）")
    reading = split_page(f"渡口的灯\n{LAMP}\n快讯\n{signed}")
    assert (len(reading.articles), reading.furniture) == (4, ("快讯",))


def test_marked_lines_without_a_stop_are_a_list() -> None:
    rows = "■西村污水渠延至九月完成\n■灣角圖書館今日起關閉\n■賣旗日籌得善款四十萬元"
    head, tail = "渡口的燈\n", "\n渡口修橋\n　　渡口修橋，一修就是四十天，沿河一萬多\n人出行不再繞路。\n"
    _, listed, bridge = split_page(f"{head}{LAMP}\n簡訊\n{rows}\n{tail}").articles
    assert (listed.headline, len(listed.paragraphs)) == (("簡訊",), 3)
    assert bridge.headline == ("渡口修橋",)


COURT = """■店员偷金饰　三十二岁女店员被控
偷取店内金饰十一件，案件押后审理。
■司机不小心　五十岁货车司机承认
不小心驾驶，被判罚款四千元。
"""


def test_a_marked_items_first_line_is_no_headline() -> None:
    _, *court = split_page(f"渡口的灯\n{LAMP}\n法庭短波\n{COURT}").articles
    assert [(article.headline, len(article.paragraphs)) for article in court] == [((), 1), ((), 1)]


def test_an_office_signs_its_notice_above_a_gap_where_the_notice_has_its_headline() -> None:
    text = """寻车主
　　长期停放在本小区地下车库的白色轿车，
请车主见报后十五日内与物业联系。
　　青禾物业服务中心
"""
    seeker, lamp = split_page(f"{text}\n渡口的灯\n{LAMP}").articles
    assert [p.text for p in seeker.paragraphs][1:] == ["青禾物业服务中心"]
    assert lamp.headline == ("渡口的灯",)


def test_a_notices_number_is_a_paragraph() -> None:
    head, text = "青禾市自然资源局\n土地出让公告\n", "　　经批准，青禾市自然资源局决定以挂牌方式\n出让两宗土地。\n"
    (article,) = split_page(f"{head}青资告字〔2031〕19号\n{text}").articles
    assert article.headline == ("青禾市自然资源局", "土地出让公告")
    assert article.paragraphs[0].text == "青资告字〔2031〕19号"


@pytest.mark.parametrize("written", ["2031年4月8日于听雨楼", "写于柳叶街", "二〇三一年秋改于青禾"])
def test_where_and_when_an_essay_was_written_ends_it(written: str) -> None:
    (article,) = split_page(f"渡口的灯\n{LAMP}{written}\n").articles
    assert (article.headline, [p.text for p in article.paragraphs][1:]) == (("渡口的灯",), [written])


def test_a_list_is_no_sentence_that_another_list_tears_apart() -> None:
    trains = "K1021 江都—省城 06:52开 10:15到\nK1022 省城—江都 17:30开 20:58到\nD3305 江都—南港 08:10开 09:26到"
    text = f"列车时刻\n{trains}\n\n明日天气\n{TOMORROW}\n\n立春养生：多吃芽\n{LAMP}"
    assert [article.headline for article in split_page(text).articles] == [
        ("列车时刻",),
        ("明日天气",),
        ("立春养生：多吃芽",),
    ]


def test_the_rows_of_a_pages_head_are_no_list() -> None:
    head = "04 公告·资讯\n青禾日报 2031年4月8日 星期五\n刊登热线 8850088"
    (article,) = split_page(f"{head}\n\n渡口的灯\n{LAMP}\n").articles
    assert len(article.paragraphs) == 1


def test_a_letters_and_a_mourners_last_words_are_paragraphs() -> None:
    letter = f"渡口的灯\n{LAMP}此致\n敬礼\n"
    thanks = "鸣谢\n　　先父不幸逝世，承蒙各界亲友吊唁慰问，\n谨此致谢！\n　孝男　史小满　率阖家叩谢\n"
    first, second = split_page(f"{letter}\n{thanks}{STALL}").articles[:2]
    assert [p.text for p in first.paragraphs][1:] == ["此致", "敬礼"]
    assert [p.text for p in second.paragraphs][1:] == ["孝男　史小满　率阖家叩谢"]


def test_what_announces_a_list_is_a_paragraph_of_two_lines() -> None:
    text = "小记者名单公布\n经过笔试、面试，以下同学成为\n本报第十二期小记者：\n柳叶小学：史小满\n盐仓小学：丁一 白露\n"
    (article,) = split_page(text).articles
    assert article.headline == ("小记者名单公布",)
    assert [p.text for p in article.paragraphs] == [
        "经过笔试、面试，以下同学成为本报第十二期小记者：",
        "柳叶小学：史小满",
        "盐仓小学：丁一 白露",
    ]


def test_an_address_right_below_a_notices_title_is_the_notices() -> None:
    rows = "地址：柳叶街66号\n面积：上下两层共320平方米\n电话：0000-7221188"
    _, rooms = split_page(f"渡口的灯\n{LAMP}\n房屋招租\n{rows}\n").articles
    assert (rooms.headline, [p.text for p in rooms.paragraphs]) == (("房屋招租",), rows.split("\n"))


def test_the_rows_of_a_contents_list_are_furniture_with_one_space_before_their_page() -> None:
    contents = "导读\n我市公布第三批传承人名单 3版\n一名“刀尖舞者”的三十年 6版"
    reading = split_page(f"渡口的灯\n{LAMP}\n{contents}\n{STALL}")
    assert reading.furniture == tuple(contents.split("\n"))
    assert [article.headline for article in reading.articles] == [("渡口的灯",), ("修鞋摊不搬了",)]


@pytest.mark.parametrize(
    "rows",
    [
        ("不要站在船头；", "不要把手伸出船舷；", "不要在跳板上打闹，等船停稳了再走，老人和孩子先上岸。"),
        ("一、穿好救生衣，扣紧带子", "二、抱住孩子", "三、等船停稳"),
        (
            "2,218亿元：七月渡口进出口总值，同比增长9.3%",
            "1,405亿元：其中出口总值，同比增长12.7%",
            "3.2万辆：新车，为去年两倍",
        ),
    ],
)
def test_rows_that_are_alike_are_paragraphs_below_their_title(rows: tuple[str, ...]) -> None:
    page = f"渡口的灯\n{LAMP}\n渡口须知\n" + "\n".join(rows) + f"\n\n旧木桥今起大修\n{LAMP}"
    _, listed, _ = split_page(page).articles
    assert (listed.headline, tuple(paragraph.text for paragraph in listed.paragraphs)) == (("渡口须知",), rows)


def test_the_name_of_briefs_above_scores_is_their_headline() -> None:
    rows = ("柳叶队3比0青禾队", "渡口队2比2盐仓队", "海城队1比0东湾队")
    _, scores, _ = split_page(f"渡口的灯\n{LAMP}\n赛果速递\n" + "\n".join(rows) + f"\n\n旧木桥大修\n{LAMP}").articles
    assert (scores.headline, len(scores.paragraphs)) == (("赛果速递",), 3)


def test_a_lotterys_rows_go_on_below_one_that_fills_the_column() -> None:
    rows = (
        "“柳叶彩”第72期：3　8　1",
        "一等奖2注，每注1200元",
        "“青禾36选7”第118期：04　09　11　17　23　30",
        "以上信息以彩票中心公布为准",
    )
    _, drawn, _ = split_page(f"渡口的灯\n{LAMP}\n彩票开奖\n" + "\n".join(rows) + f"\n\n旧木桥大修\n{LAMP}").articles
    assert (drawn.headline, len(drawn.paragraphs)) == (("彩票开奖",), 4)


@pytest.mark.parametrize("title", ["记者手记", "编辑手记", "人物名片", "話你知", "小啟"])
def test_some_titles_stand_alone_whatever_is_above_them(title: str) -> None:
    assert stands_alone(title)


def test_rows_that_begin_with_a_page_are_what_stands_there() -> None:
    rows = ("2版　旧木桥今起大修四十天", "3版　菜场的新秤准不准")
    reading = split_page(f"渡口的灯\n{LAMP}" + "\n".join(rows) + f"\n磨刀人\n{LAMP}")
    assert reading.furniture == rows


def test_marked_items_below_a_headline_of_something_else_stand_apart() -> None:
    reading = split_page(f"{LAMP}渡口的灯\n——一位艄公的账本\n\n{ITEMS}".replace("渡口乡", "海角乡"))
    assert [article.paragraphs[0].text[0] for article in reading.articles] == ["夜", "●", "●", "●"]


def test_a_photo_below_a_column_of_briefs_is_none_of_its_items() -> None:
    items = [
        "三处便民停车场昨天启用，共有车位四百个，首小时",
        "免费停放。",
        "即日起图书馆的自习室延长开放，每晚十一点闭馆。",
    ]
    lamp = "渡口的灯\n夜里渡口只有一盏灯，艄公说，灯在船就在，灯灭的那年桥就修好了。\n\n"
    photo = "\n\n柳溪边的晒场上，村民翻晒新收的菱角。\n记者 白露 摄\n"
    page = f"{lamp}简讯\n{chr(10).join(items)}{photo}"
    texts = ["".join(one.text for one in article.paragraphs) for article in split_page(page).articles]
    assert texts[1:3] == ["".join(items[:2]), items[2]]


@pytest.mark.parametrize("where", ["（3版）", "（见第3版）", " [A3]", "／3版"])
def test_a_contents_row_may_have_its_page_in_brackets(where: str) -> None:
    rows = f"导读\n石渡口的粮仓打起了球{where}\n一位摆渡人和他的三条船{where.replace('3', '6')}"
    assert "石渡口的粮仓打起了球" in "".join(split_page(f"柳叶日报\n2031年4月8日\n{rows}\n\n{LAMPS}\n").furniture)


def test_marked_briefs_may_stand_below_titled_ones_in_their_column() -> None:
    page = f"""{LAMPS}

简　讯
【石渡】
　　粮站的旧仓库改成球馆，周末不收钱，
已有两千人来打过球。
【柳湾】
　　镇里给摆渡船换了救生衣，大人小孩
各三十件。
　　●法院本周执结案件二十一件，到位金
额四十万元。
　　●图书馆夜里开到十点，多备了六十盏
台灯。
　　●桂花节定在下月初八开幕，会期三天。
"""
    texts = [article.paragraphs[0].text[:3] for article in split_page(page).articles[1:]]
    assert texts == ["粮站的", "镇里给", "●法院", "●图书", "●桂花"]
