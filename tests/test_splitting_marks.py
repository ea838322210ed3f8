"""Marks in a page's text: jumps inside lines, staff lines, section names, items of a column of briefs."""

import pytest

from feeder.model import Person
from feeder.splitting import split_page
from feeder.splitting.forms.bylines import people_in
from feeder.splitting.text.patterns import turn_of

CONTINUED = """路灯杆上装充电口
本报讯（记者 史小满）城西四百根路灯杆
装上了充电口，电动车停在路边就能充电。
首批设在柳叶巷、盐仓街两处。

（上接第1版）全市已建成“小修
小补”便民点217个，覆盖九成社
区。下一步，将把修鞋、磨刀等
服务送进老旧小区。
"""


def test_a_jump_at_a_paragraphs_start_takes_none_of_its_words_and_begins_another_article() -> None:
    first, second = split_page(CONTINUED).articles
    assert first.headline == ("路灯杆上装充电口",)
    assert [jump.direction for jump in second.jumps] == ["from"]
    assert second.paragraphs[0].text.startswith("全市已建成“小修小补”便民点217个")


BRIEFS = """简讯
▲市博物馆“瓷上江南”特展将于
国庆期间免费开放。
▲渡口街道昨日举办邻里节，三
百多名居民同吃一桌饭。
"""


FULL_ITEMS = """雨季来临
这些路段易积水请绕行
　　本报讯（记者 史小满）市排水处
昨日公布今年第一批易积水点位，包括
柳叶巷下穿通道、盐仓街北口等9处。
　　各点位已安排专人值守并配备泵车
，积水深度达到27厘米时立即封路。

一句话新闻
●市博物馆6月8日起延长开放时间
至21时30分，周一照常闭馆。
●2031年全市中小学生航模节收到
参赛作品532件，评出一等奖16件。
●渡口至海城的旅游船将于6月15
日首航，单程票价28元，学生享
受半价。
"""


def test_a_mark_below_a_sentences_end_begins_an_item_whatever_fills_its_line() -> None:
    texts = [paragraph.text for article in split_page(FULL_ITEMS).articles for paragraph in article.paragraphs]
    assert [text[:6] for text in texts if text[0] == "●"] == ["●市博物馆6", "●2031年", "●渡口至海城"]


def test_marked_items_below_a_columns_title_are_articles() -> None:
    reading = split_page(BRIEFS)
    assert reading.furniture == ("简讯",)
    assert [paragraph.text for article in reading.articles for paragraph in article.paragraphs] == [
        "▲市博物馆“瓷上江南”特展将于国庆期间免费开放。",
        "▲渡口街道昨日举办邻里节，三百多名居民同吃一桌饭。",
    ]


def test_marked_items_inside_a_story_stay_in_it() -> None:
    items = "▲夜4路从火车站开往盐仓街，末班\n车零点二十分发出。\n▲夜6路从医院开往柳叶巷，末班\n车零点发出。\n"
    page = f"夜间公交增加三条\n\n{items}"
    assert len(split_page(page).articles) == 1


STORY = """Mill Street bridge to stay closed until spring
By Nora Whitfield
{staff}

Crews had hoped to reopen the bridge by
Labor Day, but divers found that two of
the piers had settled over the winter. {end}
"""


@pytest.mark.parametrize(
    "staff",
    [
        "Courier Staff",
        "SPECIAL TO THE COURIER",
        "Special to the Harbor Courier",
        "Senior Political Writer",
        "THE ASSOCIATED PRESS",
        "Courier Statehouse Bureau",
    ],
)
def test_the_line_below_an_english_byline_says_the_role(staff: str) -> None:
    (article,) = split_page(STORY.format(staff=staff, end="")).articles
    assert article.headline == ("Mill Street bridge to stay closed until spring",)
    assert article.bylines == (Person("Nora Whitfield", staff),)


def test_a_byline_with_its_role_after_a_comma() -> None:
    page = STORY.replace("Whitfield\n{staff}", "Whitfield, Courier Staff").format(end="")
    (article,) = split_page(page).articles
    assert article.bylines == (Person("Nora Whitfield", "Courier Staff"),)


@pytest.mark.parametrize("jump", ["See BRIDGE, A6", "Turn to BRIDGE, page A6", "Continued on A6"])
def test_an_english_jump_after_the_last_sentence_is_no_part_of_it(jump: str) -> None:
    (article,) = split_page(STORY.format(staff="Staff Writer", end=jump)).articles
    assert article.paragraphs[-1].text.endswith("over the winter.")
    assert [(found.direction, found.page) for found in article.jumps] == [("to", "A6")]


@pytest.mark.parametrize("section", ["LOCAL & REGION", "NATION / WORLD", "ARTS AND CULTURE", "OBITUARIES"])
def test_a_sections_name_over_a_story_is_furniture(section: str) -> None:
    reading = split_page(f"{section}\n\n" + STORY.format(staff="Staff Writer", end=""))
    assert section in reading.furniture
    assert [article.headline for article in reading.articles] == [("Mill Street bridge to stay closed until spring",)]


def test_a_sign_off_in_brackets_after_a_short_last_line_ends_the_story() -> None:
    story = "本报讯 因盐仓桥维修，七路车下周一起\n绕行滨河路，站点以站牌公告为准。\n市民可拨公交热线\n咨询。（宗合）\n"
    page = f"滨河路公交改道\n{story}"
    (article,) = split_page(page).articles
    assert article.headline == ("滨河路公交改道",)
    assert article.paragraphs[-1].text.endswith("咨询。")


def test_names_alone_in_brackets_below_a_body_are_its_byline() -> None:
    story = "本报讯 月牙社区与八十六位独居老人约定，晚九\n点前关一次阳台灯，次日七点前打开窗帘。\n（尤小满）\n"
    page = f"社区有了“灯光约定”\n{story}"
    (article,) = split_page(page).articles
    assert article.headline == ("社区有了“灯光约定”",)
    assert [person.name for person in article.bylines] == ["尤小满"]


def test_a_staff_report_names_nobody() -> None:
    reading = split_page(STORY.replace("By Nora Whitfield\n{staff}\n", "").format(end="") + "- Staff report\n")
    (article,) = reading.articles
    assert article.slugs == ("- Staff report",)
    assert article.bylines == ()


def test_a_running_head_with_folio_date_and_nameplate_is_furniture() -> None:
    head = "B2 TUESDAY, MARCH 4, 2025 THE PLAINS DISPATCH"
    reading = split_page(f"{head}\n\n" + STORY.format(staff="Staff Writer", end=""))
    assert head in reading.furniture


def test_an_answer_is_never_parted_from_its_question() -> None:
    page = """“我只是多敲了一次门”

问：那天为什么又回去敲门？
答：他家阳台的灯亮了两天两夜。老
人省电，平时八点就关灯。
问：进门以后呢？
答：人在地上，还有意识。我打了急
救电话，握着他的手等车来。
"""
    (article,) = split_page(page).articles
    assert article.kind == "interview"
    assert [p.kind for p in article.paragraphs] == ["question", "answer"] * 2


TWO_HEADLINES = """Crews had hoped to reopen the span by
Labor Day, but divers found that two of
the piers had settled over the winter.

Ferry to Gull Island runs all winter
By Tom Abelard

Mill Street span stays closed, divers say
By Nora Whitfield

The ferry to the island will run three
times a day all winter, officials said.
"""


def test_a_headline_does_not_go_on_below_a_byline() -> None:
    headlines = [article.headline for article in split_page(TWO_HEADLINES).articles]
    assert sorted(headlines) == [
        ("Ferry to Gull Island runs all winter",),
        ("Mill Street span stays closed, divers say",),
    ]


def test_a_poem_between_stories_is_known_by_its_signature_though_no_blank_line_parts_it() -> None:
    page = """启 事
本报社区版征集“邻里故事”，来稿请寄
编辑部，稿酬从优。
月牙湾
石板还记得涨潮的时辰
灯塔替晚归的船
数着星星
母亲把门虚掩着
像掩着一盏灯
□白鹭洲
盐仓街夜市换新灯
本报讯 昨晚，盐仓街夜市换上新灯，八十个摊
位亮到零点，摊主说生意好了三成。
"""
    notice, poem, news = split_page(page).articles
    assert (notice.kind, poem.kind, news.headline) == ("notice", "poem", ("盐仓街夜市换新灯",))
    assert poem.headline == ("月牙湾",)
    assert [p.text for p in poem.paragraphs] == [
        "石板还记得涨潮的时辰",
        "灯塔替晚归的船",
        "数着星星",
        "母亲把门虚掩着",
        "像掩着一盏灯",
    ]
    assert [person.name for person in poem.bylines] == ["白鹭洲"]


def test_an_english_name_over_its_staff_line_is_the_byline() -> None:
    page = STORY.replace("By Nora Whitfield", "NORA WHITFIELD").format(staff="Staff Writer", end="")
    (article,) = split_page(page).articles
    assert article.bylines == (Person("NORA WHITFIELD", "Staff Writer"),)


def test_items_of_a_column_of_briefs_begin_with_their_place() -> None:
    items = "東港／圖書館週六辦二手書市集，上午\n九時開始。\n嘉南／自來水公司今晚十時起停水，\n範圍含中正里。\n"
    page = f"地方短波\n{items}"
    assert [article.paragraphs[0].text[:2] for article in split_page(page).articles] == ["東港", "嘉南"]


def test_what_stands_below_the_title_of_a_column_of_english_briefs_is_a_headline() -> None:
    page = """Free bus line opens

The line will run every half hour from
early morning until ten on weekdays.

Rides are free through October and cost
a dollar and a half after that.

IN BRIEF

Library book sale Saturday
The Friends of the Library will hold
their fall sale from nine to three in
the basement. Paperbacks are 50 cents.
"""
    line, sale = split_page(page).articles
    assert (line.headline, sale.headline) == (
        ("Free bus line opens",),
        ("Library book sale Saturday",),
    )


def test_two_english_bylines_in_a_row_are_four_people() -> None:
    assert [p.name for p in people_in("By Ada Hale and Tom Brook\nBy Lucy Stone and Owen Cole", latin=True)] == [
        "Ada Hale",
        "Tom Brook",
        "Lucy Stone",
        "Owen Cole",
    ]


@pytest.mark.parametrize(
    ("opening", "person"),
    [
        ("晚报讯（见习记者 史小满）", Person("史小满", "见习记者")),
        ("【本報訊】記者史小滿報道：", Person("史小滿", "記者")),
    ],
)
def test_who_reports_in_an_opening_slug_is_named_and_the_slug_is_no_text(opening: str, person: Person) -> None:
    (article,) = split_page(
        f"路灯杆上装充电口\n{opening}城西四百根路\n灯杆装上了充电口，电动车停在路边就能充电，收费与家里一样。\n"
    ).articles
    assert article.bylines == (person,)
    assert article.paragraphs[0].text.startswith("城西四百根路灯杆")


def test_an_author_named_below_a_body_is_no_headline() -> None:
    text = "渡口的灯\n\n　　夜里渡口只有一盏灯，艄公说，灯在船\n就在。灯灭的那年，桥修好了。\n\n作者：冬至\n"
    (article,) = split_page(text).articles
    assert (article.headline, article.bylines) == (("渡口的灯",), (Person("冬至", "作者"),))


def test_a_papers_reporter_who_asks_opens_a_question() -> None:
    assert turn_of("石桥报记者：灯还亮着吗？") == "question"


def test_words_of_a_slug_open_a_paragraph_as_words() -> None:
    text = "渡口的灯\n\n　　报道渡口的文章登出以后，来看灯\n的人多了，艄公说。\n"
    assert split_page(text).articles[0].paragraphs[0].text.startswith("报道渡口的文章")


@pytest.mark.parametrize("opening", ["WEST OAKS (Reuters) –", "WEST OAKS --", "HARLOW BAY, Me. (AP) —"])
def test_an_english_dateline_is_told_and_stays_in_its_sentence(opening: str) -> None:
    story = "The council voted on Monday\nto build the line that residents have asked\nfor since 1990.\n"
    text = f"Council backs tram line\n\n{opening} {story}"
    (article,) = split_page(text).articles
    assert (f"{opening} The council voted on Monday", opening.rstrip(" –—-")) == (
        article.paragraphs[0].text[: len(opening) + 28],
        article.dateline,
    )


@pytest.mark.parametrize(
    ("printed", "names"),
    [
        ("By Nora Pike and Ewan\nStroud", ["Nora Pike", "Ewan Stroud"]),
        ("By Nora Pike |\nFarm Writer", ["Nora Pike"]),
        ("BY NORA PIKE AND EWAN\nSTROUD", ["NORA PIKE", "EWAN STROUD"]),
        ("By Ángel Pike", ["Ángel Pike"]),
    ],
)
def test_an_english_byline_goes_on_in_the_next_line(printed: str, names: list[str]) -> None:
    text = f"""Council backs the tram line

{printed}
The council voted on Monday to
build the line that residents
have asked for since 1990.
"""
    (article,) = split_page(text).articles
    assert names == [person.name for person in article.bylines]
    assert article.headline == ("Council backs the tram line",)


def test_a_chinese_byline_goes_on_in_the_next_line_in_the_midst_of_a_name() -> None:
    text = """城西小学添了新操场

本报记者 史小满 通讯员 丁
一山

城西小学的新操场昨日启用，孩子们
在跑道上跑了第一圈。操场铺了塑胶，
雨天也不积水。
"""
    (article,) = split_page(text).articles
    assert (Person("史小满", "记者"), Person("丁一山", "通讯员")) == article.bylines
    assert article.headline == ("城西小学添了新操场",)


def test_a_line_with_half_of_a_byline_in_brackets_is_no_line_of_names() -> None:
    text = """夜间门诊为上班族亮灯
本报2月22日讯
（记者 史小满 实习
生 丁一）下班后也能
看病了，城西医院把门
诊开到了晚上九点。
"""
    (article,) = split_page(text).articles
    assert article.paragraphs[0].text.startswith("下班后也能看病了")
