"""Chinese bodies torn in mid-sentence by what stands there without a gap."""

import pytest

from feeder.splitting import split_page
from feeder.splitting.forms.asides import with_asides_last
from feeder.splitting.forms.forms import forms_of
from feeder.splitting.text.lines import read_lines

FERRY = """渡口的灯又亮了
　　本报讯（记者 史小满）柳叶渡的灯
灭了三年，昨晚又亮了。船工老安把灯
擦了两遍，才挂上桅杆。他说，夜里过
{torn}
河的人看见灯，心里就踏实，脚下也就
稳了。
　　从今天起，末班船延到夜里十点。
"""
WHOLE = "他说，夜里过河的人看见灯，心里就踏实，脚下也就稳了。"


@pytest.mark.parametrize(
    "torn",
    [
        "过河先看灯",
        "船上不抽烟\n——渡口班安全口诀",
        "修船找老安　电话 0000-667788　随叫随到",
        "柳叶晚报　城事\n2019年4月8日　星期一",
    ],
)
def test_lines_of_another_width_in_mid_sentence_are_no_part_of_the_body(torn: str) -> None:
    reading = split_page(FERRY.format(torn=torn))
    assert reading.articles[0].paragraphs[0].text.endswith(WHOLE)
    assert reading.furniture == tuple(torn.split("\n"))


@pytest.mark.parametrize("torn", ["“灯在，船就在，人就踏实。”", "灯在，船就在，\n人就踏实。"])
def test_the_bodys_own_words_in_mid_sentence_are_a_pull_quote(torn: str) -> None:
    page = FERRY.format(torn=torn) + "　　老安常说，灯在，船就在，人就踏实。\n"
    reading = split_page(page)
    assert reading.articles[0].paragraphs[0].text.endswith(WHOLE)
    assert reading.furniture == tuple(torn.split("\n"))


def test_a_sentence_that_the_page_does_not_say_again_stays_in_the_body() -> None:
    torn = "河的多是赶集人。"
    (article,) = split_page(FERRY.format(torn=torn)).articles
    assert torn in "".join(paragraph.text for paragraph in article.paragraphs)


def test_a_caption_indented_in_mid_sentence_is_a_story_of_its_own() -> None:
    caption = "　　图为老安昨晚在船头挂灯，渡口围\n满了看热闹的人。\n本报记者 史小满 摄"
    ferry, photo = split_page(FERRY.format(torn=caption)).articles
    assert ferry.paragraphs[0].text.endswith(WHOLE)
    assert (photo.kind, photo.paragraphs[0].text) == ("photo", "图为老安昨晚在船头挂灯，渡口围满了看热闹的人。")


@pytest.mark.parametrize(
    "caption",
    [
        "　　老安昨晚在船头挂灯，渡口围满\n了看热闹的人。本报记者 史小满 摄",
        "　　老安昨晚在船头挂灯。史小\n满 摄",
        "图为老安昨晚在船头挂灯，渡口围满\n了看热闹的人。（记者 史小满 摄）",
        "▲老安昨晚在船头挂灯，渡口围满了\n人。史小满 摄影",
        "\n老安昨晚在船头挂灯，渡口围满了看\n热闹的人。（记者史小满摄）\n",
        "\n挂灯\n老安昨晚在船头挂灯，渡口围满了看\n热闹的人。 史小满 摄\n",
    ],
)
def test_a_caption_with_its_photographer_behind_it_in_mid_sentence_is_a_story_of_its_own(caption: str) -> None:
    ferry, photo = split_page(FERRY.format(torn=caption)).articles
    assert ferry.paragraphs[0].text.endswith(WHOLE)
    assert photo.paragraphs[0].text.strip("▲图为").startswith("老安昨晚在船头挂灯")
    assert [one.name for one in photo.credits] == ["史小满"]


def test_a_box_with_its_source_in_mid_sentence_is_read_below_the_story() -> None:
    rules_of_it = "上船先穿救生衣，小孩由大人抱着坐稳，不要\n站在船头。浪高一米以上停渡，候船室有热水。"
    box = f"\n渡口须知\n{rules_of_it}\n资料来源：柳叶渡口\n"
    ferry, rules, *_ = split_page(FERRY.format(torn=box)).articles
    assert ferry.paragraphs[0].text.endswith(WHOLE)
    assert rules.headline == ("渡口须知",)


def test_a_quotation_mark_alone_at_a_lines_end_raises_nothing() -> None:
    page = FERRY.format(torn="过河先看灯") + "　　老安常说，“\n灯在，船就在，人就踏实，\n”这是实话。\n"
    assert len(split_page(page).articles) == 1


def test_the_next_storys_slug_is_no_line_of_a_torn_ones_column() -> None:
    page = FERRY.format(torn="过河先看灯").replace("　　从今天起，末班船延到夜里十点。\n", "")
    page += (
        "　　本报讯（记者 安小舟 通讯员 柳青禾）青禾村的两千亩晚稻昨日收割完毕，村里今起晒谷。\n青禾村的稻子收完了\n"
    )
    reading = split_page(page)
    assert reading.articles[0].paragraphs[0].text.endswith(WHOLE)


LATHE = """旧车床
　　厂里最老的车床立在窗边，开起来像
一头喘气的牛。师傅说它脾气大，{said}
　　我跟着他学了三年，头一年只许扫铁
屑，第二年才让我摸手柄。
{quote}
　　后来厂子搬到江北，新机器一排排亮
得晃眼，没有一台会喘气。老车床卖给了
收废铁的，师傅跟着车走了一里路。
"""
SAYS, SAYS_AGAIN = "要哄着用，\n换了别人，它就咬刀。", "它认得\n师傅的手，别人碰不得，一碰就咬刀。"


@pytest.mark.parametrize(
    "quote", ["它认得师傅的手，\n别人碰它就咬。", "手艺不在手上，\n在耳朵里\n听得出来。", "铁屑扫上三年\n才算进了门。"]
)
@pytest.mark.parametrize("gap", ["", "\n"])
def test_short_lines_of_one_sentence_between_indented_paragraphs_are_a_pull_quote(quote: str, gap: str) -> None:
    reading = split_page(LATHE.format(said=SAYS, quote=f"{gap}{quote}{gap}"))
    assert [len(article.paragraphs) for article in reading.articles] == [3]
    assert reading.furniture == tuple(quote.split("\n"))


@pytest.mark.parametrize("quote", ["它认得师傅的手，\n别人碰不得。", "它认得师傅的手，别人\n碰不得。"])
def test_a_bodys_own_words_between_paragraphs_without_an_indent_are_a_pull_quote(quote: str) -> None:
    page = LATHE.format(said=SAYS_AGAIN, quote=quote).replace("　", "")
    reading = split_page(page)
    assert reading.furniture == tuple(quote.split("\n"))
    assert [len(article.paragraphs) for article in reading.articles] == [3]


@pytest.mark.parametrize("verse", ["床前明月光，\n疑是地上霜。", "　　师傅念的是：\n铁也有骨头，\n冷了才肯弯。"])
def test_verse_between_paragraphs_stays_in_the_body(verse: str) -> None:
    reading = split_page(LATHE.format(said=SAYS, quote=verse))
    assert reading.furniture == ()


KILN = """窑火三十年
　　柴窑一年只烧两回，一回烧三天三夜，
火候全凭眼睛看。窑工老濮说，看火要看
颜色，白里透青的时候，才算到时{torn}候添柴要少，添得勤，差一把，这一窑
就废了。
　　出窑那天，半个镇子的人都来，捧走的
碗还是温的。

山路修到了窑口
　　去年冬天，镇上把山路修到了窑口，拉
瓷土的车不用再绕河滩，省下半个钟头。

瓷土怎么淘
　　瓷土要淘三遍，水清了才能用，淘下来
的细沙留着铺窑底。

茶碗出山
　　今年的茶碗有一半卖到了山外。
"""
SHUTTLE = """看窑的人多了 镇上加开两班车
从本周六起，镇上到窑口的班车每天加开两班，头
班早上六点，末班傍晚五点半，票价不变，老人免
费。"""
SHARDS = """瓷片收在小学里
孩子们捡来的瓷片
收在小学的玻璃柜
里，一片一个号，
写着是谁捡的。"""
CANTEEN = """窑口食堂
重新开张
窑口的食堂停了八年，上周重新开了张，菜只有三
样，碗是自家窑里烧的。
打碎一只，记账，年底用柴来抵，没有人赖过账。"""
VERSES = "看火口诀\n　　青要退，白要进，\n红火莫添柴，黑烟\n快开门，三日三夜\n不离人。"
TIPS = "小贴士\n新碗先用淘米水煮\n一遍，晾干再用，\n不易开裂。\n裂了也别扔，可以\n拿回窑口补。"
PHOTO = "出窑\n窑工老濮捧着刚出窑\n的茶碗，碗口还冒着\n热气，像刚蒸好的馒\n头。\n通讯员 史小满 摄"


@pytest.mark.parametrize("torn", [SHUTTLE, SHARDS, CANTEEN])
def test_a_story_in_another_width_in_mid_sentence_is_read_below_the_one_it_tears_without_gaps(torn: str) -> None:
    kiln, *others = split_page(KILN.format(torn=f"辰，\n{torn}\n这时")).articles
    assert kiln.paragraphs[0].text.endswith("才算到时辰，这时候添柴要少，添得勤，差一把，这一窑就废了。")
    assert len(kiln.paragraphs) == 2
    assert torn.split("\n")[0] in [(*one.kicker, *one.headline)[0] for one in others]


CLASSES = """镇上的小学请来老窑工开课
　　本报讯（记者 史小满）每周三下午，
老窑工到镇上的小学教孩子们捏泥。泥是
窑里剩的，捏坏了再揉。
　　学期末要烧一窑。"""
SCHOOL = """老窑工去学校
　　每周三下午，老窑工到镇上的小学教
孩子们捏泥，捏坏了再揉。
　　学期末要烧一窑，烧成的碗归孩子自
己，烧裂的埋在操场边。"""


@pytest.mark.parametrize("torn", [CLASSES, SCHOOL])
def test_a_story_with_indents_in_mid_sentence_is_read_below_the_one_it_tears_in_the_same_width(torn: str) -> None:
    kiln, *others = split_page(KILN.format(torn=f"辰，\n{torn}\n这时")).articles
    assert kiln.paragraphs[0].text.endswith("才算到时辰，这时候添柴要少，添得勤，差一把，这一窑就废了。")
    assert (torn.split("\n")[0],) in [one.headline for one in others]


@pytest.mark.parametrize("box", [VERSES, TIPS, PHOTO, SHARDS])
def test_a_box_in_another_width_between_paragraphs_is_read_below_the_story_that_goes_on(box: str) -> None:
    page = KILN.format(torn=f"辰，急\n不得。\n{box}\n　　火看准了，柴也要备足，松柴好，这时\n")
    kiln, *others = split_page(page).articles
    assert [paragraph.text[:4] for paragraph in kiln.paragraphs] == ["柴窑一年", "火看准了", "出窑那天"]
    assert box.split("\n")[0] in [one.headline[0] for one in others]


def test_a_crosshead_over_rows_that_fill_no_column_is_no_box() -> None:
    rows = "看火三步\n　　一、看颜色。\n　　二、听声音。\n　　三、闻烟味。"
    page = read_lines(KILN.format(torn=f"辰，急\n不得。\n{rows}\n　　火看准了，柴也要备足，松柴好，这时\n"))
    assert with_asides_last(page, forms_of(page))[0] is page


def test_a_title_over_nothing_but_credits_in_mid_sentence_raises_nothing() -> None:
    torn = "辰，\n老窑工\n史小满 摄\n安小舟 摄\n这时"
    assert split_page(KILN.format(torn=torn)).articles[0].headline == ("窑火三十年",)
