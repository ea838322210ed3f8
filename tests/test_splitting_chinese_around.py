"""What Chinese papers set around, between and in the midst of articles, without a gap to tell it by."""

import pytest

from feeder.splitting import split_page
from feeder.splitting.blocks.bounds import bind
from feeder.splitting.blocks.states import DISPLAY
from feeder.splitting.forms.bylines import people_in
from feeder.splitting.forms.forms import form_of, forms_of
from feeder.splitting.forms.furniture import is_furniture
from feeder.splitting.forms.notices import signature_cuts
from feeder.splitting.pages import page_blocks
from feeder.splitting.text.lines import read_lines

BRIDGE = """本报讯（记者 史小满）柳叶巷渡口
的旧木桥今起大修，工期四十天，桥面
全部换成松木。
修桥期间，行人可走下游的便桥。"""
MARKET = """本报讯（记者 禾苗）青禾镇的菜场昨
天换了新秤，一百二十个摊位都能查
价钱。
摊主说，老主顾比过去来得更勤。"""


def _headlines(page: str) -> list[str]:
    return ["".join((*one.kicker, *one.headline, *one.deck)) for one in split_page(page).articles]


@pytest.mark.parametrize(
    "row",
    [
        "详见B02版",
        "导读：船老大的三本账 5版",
        "明日看点：磨刀人的最后一个冬天",
        "（相关报道见第3版）",
        "版权所有 未经许可不得转载",
        "未经授权 不得转载",
        "记者热线 555-0120",
        "攝影部：青禾晚報社　電話 555-0120",
        "《青禾晚報》電子報：www.qinghe.example",
        "白天黑夜　扫码看视频",
        "督印人 史小滿　總編輯 禾苗",
        "青禾晚报 2031年1月11日 腊月十九",
        "2031年4月8日 第8期 总第566期",
        "A版 12页 ｜ B版 8页 ｜ 零售价 1.5元",
    ],
)
def test_what_a_paper_says_of_itself_is_furniture_wherever_it_stands(row: str) -> None:
    assert is_furniture(row)


def test_a_row_of_figures_is_no_date() -> None:
    assert not is_furniture("创新指数　1875.03　-0.28％")


@pytest.mark.parametrize("row", ["今天 多云转小雨 12℃～18℃ 东风3级", "渡口·菜场·学堂"])
def test_the_weather_and_a_motto_are_furniture_beside_it_at_a_pages_head(row: str) -> None:
    page = f"青禾晚报\n2031年4月8日　星期二\n{row}\n旧木桥今起大修\n{BRIDGE}\n"
    assert _headlines(page) == ["旧木桥今起大修"]
    assert row.split()[0] in "".join(split_page(page).furniture)


@pytest.mark.parametrize(
    "row",
    [
        "本刊声明：案例中当事人均为化名。",
        "本版欢迎来稿，文责自负",
        "声明：本版广告由刊户提供，交易前请核实",
        "期市有风险 入市需谨慎",
        "柳叶晚报热线 2288666　报料有奖",
        "广告热线：2288666　办理地址：柳叶巷三号",
        "线索一经采用，奖金50元起",
        "渡口大学报编辑部出版",
        "每月5日、20日出版",
        "内部资料　免费交流",
        "责任编辑╱史小满　美术编辑╱丁一",
        "采访主任：史小满　编辑：丁一　督印：渡口报业有限公司",
    ],
)
def test_a_papers_rules_are_furniture_below_a_sentences_end(row: str) -> None:
    page = f"旧木桥今起大修\n{BRIDGE}\n{row}\n菜场换了新秤\n{MARKET}\n"
    assert _headlines(page) == ["旧木桥今起大修", "菜场换了新秤"]
    assert split_page(page).furniture == (row,)


def test_a_quotation_in_a_line_of_its_own_that_the_page_says_again_is_no_paragraph() -> None:
    quote = "“桥是给人走的，可桥也要歇一歇才好。”"
    body = BRIDGE + "\n船工说：“桥是给人走的，可桥也要歇\n一歇才好。”他撑了一辈子船。"
    page = f"旧木桥今起大修\n{BRIDGE}\n{quote}\n{body[len(BRIDGE) + 1 :]}\n"
    reading = split_page(page)
    assert reading.furniture == (quote,)
    assert len(reading.articles[0].paragraphs) == 3
    assert not split_page(page.replace("歇一歇", "停一停").replace("歇\n一歇", "歇\n一下")).furniture


def test_a_table_whose_rows_gaps_part_goes_with_the_story_that_tells_of_them() -> None:
    table = """
摆渡每日班次（班，月均）

船队　三月　四月

柳叶队　12　14

青禾队　10　11

东湾队　8　9

"""
    body = "柳叶队、青禾队和东湾队昨天起增加班\n次，渡口的等候时间短了一半。\n"
    page = f"渡口增班\n{body}{table}船工说，五月还要再添两条船，夜里也\n有人摆渡。\n菜场换了新秤\n{MARKET}\n"
    ferry, market = split_page(page).articles
    assert [ferry.headline, market.headline] == [("渡口增班",), ("菜场换了新秤",)]
    assert len(ferry.paragraphs) == 7


def test_a_table_that_no_story_tells_of_stands_for_itself() -> None:
    table = "\n潮位\n\n站点　早潮　晚潮\n\n北港　3.2　4.1\n\n南港　3.0　3.9\n\n西港　2.8　3.7\n"
    page = f"旧木桥今起大修\n{BRIDGE}\n{table}\n菜场换了新秤\n{MARKET}\n"
    assert _headlines(page) == ["旧木桥今起大修", "潮位", "菜场换了新秤"]


def test_a_name_below_where_its_bearer_works_is_a_byline_below_a_title() -> None:
    text = (
        "摆渡三十年\n柳叶县渡口管理站　史小满\n我十六岁上船，头一年只管解缆绳，第\n二年才准摸篙。师傅说，水是认人的。\n"
    )
    (article,) = split_page(text).articles
    assert article.headline == ("摆渡三十年",)
    assert [person.name for person in article.bylines] == ["史小满"]


@pytest.mark.parametrize("signed", ["柳叶巷街坊　史小滿", "新口岸 教師 史小滿"])
def test_a_letters_writer_signs_below_it_and_the_papers_reply_goes_on(signed: str) -> None:
    letter = "編輯先生：\n　　渡口的燈壞了半個月，夜裡上船的人\n只好打手電筒，老人家都不敢出門。\n"
    reply = "　　本報回覆：渡口管理站表示，新燈已\n經訂購，下週便可換上。\n"
    page = f"渡口的燈何時亮\n{letter}{signed}\n{reply}\n菜场换了新秤\n{MARKET}\n"
    light, market = split_page(page).articles
    assert [person.name for person in light.bylines] == ["史小滿"]
    assert [paragraph.text[:5] for paragraph in light.paragraphs] == ["編輯先生：", "渡口的燈壞", "本報回覆："]
    assert market.headline == ("菜场换了新秤",)


@pytest.mark.parametrize(
    ("text", "role"),
    [("（解答：柳叶律师事务所 史小满律师）", "律师"), ("解答专家：市第二医院骨科 史小满", "市第二医院骨科")],
)
def test_who_answered_a_columns_questions_is_named(text: str, role: str) -> None:
    (person,) = people_in(text)
    assert (person.name, person.role) == ("史小满", role)
    assert form_of(read_lines(text).lines[0]) == "byline"


def test_who_compiled_a_story_for_the_paper_is_named() -> None:
    (person,) = people_in("本报编译 史小满")
    assert (person.name, person.role) == ("史小满", "编译")


def test_a_columns_name_below_a_headline_that_stands_last_begins_the_next() -> None:
    page = f"{BRIDGE}\n旧木桥今起\n大修四十天\n巷里事\n菜场换了一百二十杆新秤\n{MARKET}\n"
    bridge, market = split_page(page).articles
    assert bridge.headline == ("旧木桥今起大修四十天",)
    assert (market.kicker, market.headline) == (("巷里事",), ("菜场换了一百二十杆新秤",))


def test_any_agencys_slug_opens_a_body() -> None:
    (line,) = read_lines("据南岸社柳叶港6月3日电 渡口的木桥昨天通").lines
    assert line.slug


def test_a_notices_numbered_entries_stay_together_across_gaps() -> None:
    entries = [
        "一、人数：船工六名，验票员四名，会游\n泳者优先。",
        "二、待遇：月薪五千元，供午饭一餐，工\n作服两套。",
        "三、联系人：史小满　电话：555-0120",
    ]
    page = "渡口管理站招聘公告\n因业务需要，现招聘下列人员：\n\n" + "\n\n".join(entries)
    (notice,) = split_page(f"{page}\n").articles
    assert notice.headline == ("渡口管理站招聘公告",)
    assert len(notice.paragraphs) == 4


def test_papers_declared_void_are_each_an_article_however_their_lines_break() -> None:
    lost = "　　史小满遗失柳叶职业学校毕业证书，编号\n2009-331，声明作废。\n　　渡口船厂财务章被盗，\n特此声明。\n"
    more = "　　白露遗失渡口船票一本，\n声明作废。\n\n　　禾苗遗失渡口摆渡证一本，声明作废。\n"
    reading = split_page(f"遗失声明\n{lost}{more}\n旧木桥今起大修\n{BRIDGE}")
    texts = [[paragraph.text[:5] for paragraph in article.paragraphs] for article in reading.articles]
    assert texts == [["史小满遗失"], ["渡口船厂财"], ["白露遗失渡"], ["禾苗遗失渡"], ["柳叶巷渡口", "修桥期间，"]]
    assert [article.headline for article in reading.articles] == [(), (), (), (), ("旧木桥今起大修",)]


def test_one_paper_declared_void_has_its_headline() -> None:
    (notice,) = split_page("遗失声明\n　　禾苗遗失渡口摆渡证一本，声明作废。\n").articles
    assert notice.headline == ("遗失声明",)


def test_sections_named_side_by_side_are_no_headline() -> None:
    assert form_of(read_lines("招聘·公告").lines[0]) == "section"


@pytest.mark.parametrize("deck", ["——柳叶巷的百年老渡", "柳叶巷渡口一百年"])
def test_lines_between_gaps_and_decks_with_a_dash_are_headlines_below_several_bodies(deck: str) -> None:
    page = f"{BRIDGE}\n{MARKET}\n旧木桥今起大修，四十天\n{deck}\n\n菜场换了一百二十杆新秤\n\n"
    assert _headlines(page) == [f"旧木桥今起大修，四十天{deck}", "菜场换了一百二十杆新秤"]


def test_where_to_send_texts_above_a_papers_rules_is_furniture() -> None:
    rows = ("投稿邮箱：liuye@qinghe.example", "本版欢迎来稿，文责自负。")
    assert split_page("旧木桥今起大修\n" + BRIDGE + "\n" + "\n".join(rows) + "\n").furniture == rows


def test_who_photographed_is_named_after_a_colon_at_a_captions_end() -> None:
    caption = "昨天清晨，柳叶巷渡口升起薄雾，摆渡人史大伯撑着今年的头一班船过河。    摄影：本报 史小满"
    (article,) = split_page(f"{caption}\n").articles
    assert [person.name for person in article.credits] == ["史小满"]


def test_headlines_gathered_below_as_many_bodies_each_have_their_own() -> None:
    ferry = "柳叶巷渡口的百年摆渡船退了役，船工说\n新船装了马达，过河只要三分钟。"
    swan = "青禾湖湿地飞来二十一只疣鼻天鹅，护鸟\n员在芦苇荡边守了整夜。"
    apples = "东湾镇今年的晚熟苹果卖到每斤六元，果\n农给树干刷上了白灰。"
    page = "渡口百年摆渡船退役\n湖湿地飞来疣鼻天鹅\n晚熟苹果卖到六元\n"
    assert _headlines(f"{ferry}\n{swan}\n{apples}\n{page}") == page.split()


@pytest.mark.parametrize("line", ["菜场换了一百二十杆新秤\n", "——柳叶巷的百年老渡"])
def test_a_line_alone_between_gaps_and_a_deck_with_a_dash_above_one_are_bound_to_be_headlines(line: str) -> None:
    page = read_lines(f"{BRIDGE}\n旧木桥今起大修\n\n{line}\n\n{MARKET}".replace("\n\n——", "\n——"))
    scores = [[0.0] * 7 for _ in page.lines]
    bind(page, forms_of(page), scores)
    (i,) = [k for k, one in enumerate(page.lines) if one.text == line.strip()]
    assert scores[i][DISPLAY] > 0
    assert not any(score[DISPLAY] > 0 for score in scores[: i - 1])


def test_no_article_begins_with_a_notices_next_number() -> None:
    entries = "一、人数：船工六名，会游泳者优先。\n\n二、待遇：月薪五千元，供午饭一餐。\n"
    _, blocks = page_blocks(entries)
    assert signature_cuts(blocks, [False] * len(blocks))[1] < 0


def test_how_to_write_to_a_paper_is_furniture_in_its_last_row_and_a_notices_in_its_midst() -> None:
    row = "来稿请寄：柳叶巷三号副刊组"
    page = f"征稿启事\n　　本刊征集关于渡口的故事，千字以内，\n署名听便。\n{row}\n旧木桥今起大修\n{BRIDGE}\n"
    assert split_page(page).furniture == ()
    assert split_page(f"旧木桥今起大修\n{BRIDGE}\n\n{row}\n").furniture == (row,)


def test_a_pages_number_and_section_in_its_first_row_are_furniture_without_a_gap() -> None:
    assert split_page(f"6　国际\n{BRIDGE}\n旧木桥今起大修\n").furniture == ("6　国际",)


def test_a_caption_below_a_gap_that_names_its_photographer_at_its_end_is_no_part_of_the_story_above() -> None:
    caption = "　　四月七日，渡口的艄公给渡船刷桐油，刷完\n还要晾三天。 记者史小满摄"
    page = f"旧木桥今起大修\n{BRIDGE}\n\n{caption}\n\n菜场换了新秤\n{MARKET}\n"
    assert [len(article.paragraphs) for article in split_page(page).articles][:2] == [2, 1]


def test_a_slogan_above_the_number_to_order_by_is_an_advertisement() -> None:
    advert = "柳叶老铁锅 一口用到孙子娶亲\n订购热线：0000-5550120"
    page = f"旧木桥今起大修\n{BRIDGE}\n{advert}\n菜场换新秤\n{MARKET}\n"
    assert _headlines(page) == ["旧木桥今起大修", "菜场换新秤"]
    assert "\n".join(split_page(page).furniture) == advert
