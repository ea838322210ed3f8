"""Chinese pages: stories set in the midst of others, columns of items, questions as crossheads, signed letters."""

import pytest

from feeder.model import Person
from feeder.splitting import split_page
from feeder.splitting.forms.quotes import pull_quotes
from feeder.splitting.text.lines import read_lines

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


def test_the_lines_without_a_stop_below_sentences_head_the_items_of_a_column() -> None:
    text = """短波快讯
柳叶街今起半幅施工
因雨水管改造，柳叶街北侧即日起至七
月底半幅封闭，车辆请绕行。
人民公园的荷花开了头一朵
人民公园西湖开出今年第一朵荷花，比
去年早了五天。盛花期在七月上旬。园方提
醒，请勿折取。
游泳卡开始办理
体育中心游泳卡明天起在一楼服务台办
理，每卡二十次，限本人使用。
"""
    heads = [article.headline[0] for article in split_page(text).articles]
    assert heads == ["柳叶街今起半幅施工", "人民公园的荷花开了头一朵", "游泳卡开始办理"]


QUESTIONS = """渡口的船票怎么买
　　本报讯 渡口下月起改用新船票，记者
请渡口所逐一作答。

票价涨了多少？

　　单程两元，涨了五角，月票不变。老人
凭证免费，学生半价。

五口人的人家
要不要买团体票？

　　五人以上可以买团体票，每人省三角，
当天有效，过期作废。

丢了票怎么办？

　　补一张要一元，凭身份证到渡口所办，
半小时可取。
"""


def test_several_questions_in_a_body_are_its_crossheads_of_two_lines_too() -> None:
    (article,) = split_page(QUESTIONS).articles
    crossheads = [p.text for p in article.paragraphs if p.kind == "crosshead"]
    assert crossheads == ["票价涨了多少？", "五口人的人家", "要不要买团体票？", "丢了票怎么办？"]


def test_numbered_lines_that_fill_no_column_head_a_bodys_parts() -> None:
    text = """为什么要学修灯

去年夏天，家里的灯灭了，渡口的师傅
说，换一根灯芯就好，要等他睡醒。
一、修理让人看见构造
他拆开灯罩，把积了四年的灰吹掉，说
不过是一根线。
二、修理让东西慢一点变旧
丢掉一盏灯很便宜，便宜到没有人去想
它从哪里来。
"""
    (article,) = split_page(text).articles
    assert [p.text[:2] for p in article.paragraphs] == ["去年", "一、", "他拆", "二、", "丢掉"]


def test_who_signs_a_letter_without_a_name_signs_with_where_they_live() -> None:
    signer = "盐仓镇　一位母亲"
    letter = f"编辑同志：\n　　学校后门的反光镜破了两年，家长提心吊\n胆。盼早日换新。\n{signer}\n"
    _, mirror = split_page(f"渡口的灯\n\n{LAMP}\n\n读者来信\n路口的镜子\n{letter}").articles
    assert mirror.bylines == (Person("一位母亲", "盐仓镇"),)


def test_an_office_signs_its_notice_above_the_pages_foot() -> None:
    text = "停水通知\n　　因柳叶街换水管，四月八日八时起停水\n六小时，请提前储水。\n青禾自来水公司\n"
    (article,) = split_page(f"{text}广告查询 2700118\n").articles
    assert article.paragraphs[-1].text == "青禾自来水公司"


def test_a_columns_name_set_wide_between_gaps_is_furniture_and_so_is_one_of_four_characters_beside_it() -> None:
    stall = "　　修鞋摊上个月装了一盏灯，是顾客凑钱\n买的。\n"
    text = f"青禾日报\n2031年4月8日\n\n三 言 堂\n\n渡口的灯\n{LAMP}\n\n街谈巷议\n\n修鞋摊的灯\n{stall}"
    reading = split_page(text)
    assert reading.furniture[2:] == ("三 言 堂", "街谈巷议")
    assert [article.headline for article in reading.articles] == [("渡口的灯",), ("修鞋摊的灯",)]


def test_names_alone_right_above_a_headline_are_who_wrote_it() -> None:
    shoes = "　　修鞋摊上个月装了一盏灯，是顾客凑钱\n买的，夜里也亮着。"
    text = f"声音\n2031年4月8日\n\n季 同\n渡口的灯该不该修\n{LAMP}\n\n施远山　丁一一\n修鞋摊为什么不搬\n{shoes}\n"
    lamp, stall = split_page(text).articles
    assert (lamp.headline, stall.headline) == (("渡口的灯该不该修",), ("修鞋摊为什么不搬",))
    assert [person.name for article in (lamp, stall) for person in article.bylines] == ["季同", "施远山", "丁一一"]


def test_a_line_that_says_what_a_list_is_of_heads_it() -> None:
    text = f"渡口的灯\n\n{LAMP}\n\n小档案：渡口的灯\n点灯：一九八一年九月\n看守：先后七人\n熄灯：二〇二四年\n"
    lamp, file = split_page(text).articles
    assert (file.headline, len(lamp.paragraphs), len(file.paragraphs)) == (("小档案：渡口的灯",), 1, 3)


def test_results_are_rows_and_what_stands_above_them_is_their_headline() -> None:
    results = "柳叶队2比1盐仓铁路\n青禾山鹰0比0白河队\n石桥瓷都3比1东浦盐业\n"
    _, round_ = split_page(f"渡口的灯\n\n{LAMP}\n\n本轮战报\n{results}").articles
    assert (round_.headline, len(round_.paragraphs)) == (("本轮战报",), 3)


def test_a_quotation_of_three_clauses_below_a_headline_is_its_deck() -> None:
    heads = "渡口的灯最后一季\n“改灯芯的人，比买新灯的人多，我就知道时候到了”"
    text = f"{heads}\n\n　　【本报记者史小满报道】{LAMP.strip()}\n"
    (article,) = split_page(text).articles
    assert [*article.headline, *article.deck] == text.split("\n")[:2]


def test_a_columns_name_right_below_a_pages_head_is_furniture() -> None:
    reading = split_page(f"青禾日报\n2031年4月8日\n社区人物\n\n渡口的灯最后一季\n{LAMP}\n")
    assert reading.furniture[-1] == "社区人物"
    assert reading.articles[0].headline == ("渡口的灯最后一季",)


def test_a_poem_in_stanzas_of_three_lines_may_have_its_poet_above_its_title() -> None:
    poem = "渡船用竹篙问路\n芦苇一丛丛让开\n让出一条水巷\n\n后来桥修好了\n它不问路\n它把河一口气跨完\n"
    text = f"副刊\n2031年4月8日\n\n石小垣\n渡口（外一首）\n\n{poem}第八排靠过道\n□ 梁照\n\n{LAMP}\n"
    ferry, row = split_page(text).articles
    assert (ferry.headline, ferry.kind, len(ferry.paragraphs)) == (("渡口（外一首）",), "poem", 6)
    assert row.headline == ("第八排靠过道",)


def test_a_line_that_announces_a_song_is_no_headline() -> None:
    song = "渡口的水，渡口的风，\n吹到中秋不要钱。"
    text = f"渡口\n\n{LAMP}孩子们趴\n在栏杆上唱：\n\n{song}\n　　唱完便把头伸进去喊自己的名字，水里\n慢半拍地应一声。\n"
    assert [article.headline for article in split_page(text).articles] == [("渡口",)]


@pytest.mark.parametrize("set_again", ["船在灯就在，灯\n在人就在。\n", "船在灯就在，\n\n灯在人就在。\n"])
def test_a_quotation_that_the_body_has_in_its_midst_is_furniture_where_it_stands_again(set_again: str) -> None:
    body = "　　渡口的灯灭了三年，昨晚又亮了，艄公把\n船靠在灯下。“船在灯就在，灯在人就在。”他\n对来看热闹的人说。\n"
    rest = "　　灯是镇上的电工修好的，换了一截线，没\n有收钱。\n"
    reading = split_page(f"渡口的灯修好了\n{body}{set_again}{rest}")
    (article,) = reading.articles
    assert (article.headline, len(article.paragraphs)) == (("渡口的灯修好了",), 2)
    assert "船在灯就在" in reading.furniture[0]


def test_what_a_headline_quotes_is_no_pull_quote_where_the_body_says_it() -> None:
    body = "艄公夜里怎么说？\n船在灯就在，灯在人就在。\n渡口的灯灭了三年，昨晚又亮了。\n"
    page = read_lines(f"青禾日报\n\n“船在灯就在，灯在人就在”\n{body}")
    assert pull_quotes(page) == frozenset()


def test_the_lines_below_a_poets_name_are_verse_though_a_body_has_their_characters() -> None:
    poem = "灯还没有亮\n河水先暗了一半\n渡口的老人把船\n拴在石头上\n像拴住一头牛\n我等的人没有来"
    body = "　　本报讯（记者 史小满）河水上涨，夜航停\n了三天，昨晚恢复，老人和学生先过河。"
    body += "等船的\n人坐在岸边，头班早上六点开。\n"
    more = "柳叶街换水管\n　　本报讯（记者 白露）柳叶街的水管用了四\n十年，八日起换新，停水六小时。\n"
    school = "青禾小学有了新操场\n　　本报讯（记者 白露）青禾小学的操场铺上\n了新跑道，孩子们放学后多跑了两圈。\n"
    lamp, ferry, *_ = split_page(f"等灯\n文／温若水\n{poem}\n渡口夜航恢复\n{body}{more}{school}").articles
    assert (lamp.headline, lamp.kind, len(lamp.paragraphs)) == (("等灯",), "poem", 6)
    assert ferry.headline == ("渡口夜航恢复",)


PIPES = "柳叶街换水管\n\n　　柳叶街的水管用了四十年，八日起换新，停水\n六小时，请居民提前储水。\n"
SKIPPER = """“船在灯就在，灯在人就在”

　　渡口的灯灭了三年，昨晚又亮了。艄公把船靠在
灯下。“船在灯就在，灯在人就在。”他对来看热闹的
人说。
　　灯是镇上的电工修好的，换了一截线，没有收钱。
"""


@pytest.mark.parametrize(
    "stories",
    [[PIPES, SKIPPER], [SKIPPER, PIPES], [SKIPPER.replace("渡口的灯灭", "本报讯（记者 史小满）渡口的灯灭"), PIPES]],
)
def test_a_headline_between_gaps_may_quote_what_its_body_says(stories: list[str]) -> None:
    articles = split_page("青禾日报\n2031年4月8日\n\n" + "\n".join(stories)).articles
    assert {article.headline for article in articles} == {("柳叶街换水管",), ("“船在灯就在，灯在人就在”",)}


MILL = """老磨坊修好了
　　柳叶街的老磨坊停了二十年，上月由四位木
匠修好，石磨重新转了起来，街坊排队来看，队
伍一直排到桥头。
"""
MILL_GOES_ON = """　　磨坊每周六开放，面粉只送不卖，领一斤面
要先推满一百圈磨盘，孩子们抢着推，大人在旁
边数圈。
"""
BRIDGE = """渡口的浮桥收了起来
　　入汛以后水涨得快，渡口的浮桥昨天收了起
来，过河的人改走下游的石桥，要多走三里路，
镇上加了两班车。
"""


@pytest.mark.parametrize(
    "caption",
    [
        "木匠们在安装磨盘。\n记者 史小满 摄",
        "图为孩子们推磨。　白露 摄",
        "▲修好的老磨坊。\n本报记者 史小满 摄",
        "老磨坊里的石磨。（资料图）",
        "图②：街坊排队看磨坊。\n通讯员 白露 史小满 摄",
    ],
)
@pytest.mark.parametrize(
    "goes_on", [MILL_GOES_ON, "　　磨坊每周六开放，面粉只送不卖，领一斤面\n要先推满一百圈磨盘。\n"]
)
def test_a_photo_between_gaps_in_a_body_is_an_article_of_its_own_and_the_body_goes_on(
    caption: str, goes_on: str
) -> None:
    mill, *_, photo = split_page(f"{MILL}\n{caption}\n\n{goes_on}\n{BRIDGE}").articles
    assert (mill.head_text, len(mill.paragraphs)) == ("老磨坊修好了", 2)
    assert photo.paragraphs[0].text.startswith(caption[:6])
