"""A page's head and foot, its contents list, what its columns are called; lists, tables, signatures."""

import pytest

from feeder.model import Person
from feeder.splitting import split_page
from feeder.splitting.forms.bylines import people_in

BODY = """

渡口修桥通知到每户

　　本报讯（记者 史小满）柳叶巷渡口
的旧木桥今起大修，工期四十天。修桥
期间，行人可走下游的便桥。
"""


@pytest.mark.parametrize(
    "head",
    [
        "青禾晚报\nQINGHE EVENING\n青禾市委宣传部主管主办\n2031年4月8日　星期二　第1204期\n今日8版",
        "B3 青禾．渡口新聞\n中華民國一二〇年四月八日　星期二\n青禾時報",
        "A07　渡口焦點\n2031年4月8日／星期二\n青禾日報",
        "青禾晚报　体育·A11\n2031.4.8 星期二　责编/史小满　美编/禾苗　校对/丁一",
        "2031年4月8日　星期二　　渡口．地方版　　A14\n青禾新报",
        "08 副刊·柳叶\n2031年4月8日 星期二 编辑 史小满 投稿邮箱：liuye@qinghe.example",
        "青禾农林大学报\n2031年4月8日 第103期 本期四版\n校内统一刊号 编辑部地址：行政楼307",
    ],
)
def test_the_rows_above_the_first_gap_are_furniture_where_one_of_them_is(head: str) -> None:
    reading = split_page(head + BODY)
    (article,) = reading.articles
    assert article.headline == ("渡口修桥通知到每户",)
    assert "".join(reading.furniture).replace(" ", "") == "".join(head.split("\n")).replace(" ", "")


def test_a_headline_right_below_the_date_is_no_furniture() -> None:
    reading = split_page("2031年4月8日　星期二　第3版\n渡口修桥通知到每户\n" + BODY.strip().partition("\n\n")[2])
    assert reading.articles[0].headline == ("渡口修桥通知到每户",)


@pytest.mark.parametrize(
    "foot",
    [
        "值班主任：史小满　编辑：丁一　美编：禾苗　校对：严谨\n新闻热线：96000",
        "地方中心主編：史小滿　　電話：(08)555-0139",
        "责编：白露　排版：春来　指导教师：柴火",
        "本版插图：木木",
    ],
)
def test_the_rows_below_the_last_gap_are_furniture_from_the_first_that_is(foot: str) -> None:
    reading = split_page(BODY.strip() + "\n\n" + foot)
    assert [article.headline for article in reading.articles] == [("渡口修桥通知到每户",)]
    assert len(reading.furniture) == foot.count("\n") + 1


@pytest.mark.parametrize("rows", ["今日導讀\n國際 A12\n運動 B1", "零售每份15元", "服務專線 05-555-0120"])
def test_what_a_paper_says_of_itself_is_furniture_in_mid_page(rows: str) -> None:
    other = BODY.replace("渡口修桥通知到每户", "菜场的钟走准了").replace("渡口", "菜场")
    reading = split_page(f"{other.strip()}\n\n{rows}\n\n{BODY.strip()}\n")
    assert [article.headline for article in reading.articles] == [("菜场的钟走准了",), ("渡口修桥通知到每户",)]
    assert [*reading.furniture] == rows.split("\n")


def test_headlines_below_a_folio_at_a_pages_end_are_headlines() -> None:
    headline, _, body = BODY.strip().partition("\n\n")
    assert split_page(f"{body}\n\n2031年4月8日　星期二　第3版\n{headline}\n").articles[0].headline == (headline,)


def test_a_contents_list_is_furniture_with_its_title() -> None:
    contents = "导　读\n秋粮收购问答　　　　　　03版\n老城门三次修缮　　　　　05版"
    reading = split_page(contents + BODY)
    assert len(reading.articles) == 1
    assert len(reading.furniture) == 3


@pytest.mark.parametrize("name", ["社论", "读者来信", "深度调查", "灯下漫笔"])
def test_the_name_of_a_column_is_no_headline(name: str) -> None:
    reading = split_page(f"{name}\n{BODY}")
    assert reading.articles[0].headline == ("渡口修桥通知到每户",)
    assert reading.furniture == (name,)


ENGLISH = """

Ferry stops at noon for repairs

The Mill Lane ferry will not run between
noon and five this week while its chain
is replaced, the harbour office said.
Walkers can use the lower bridge.
"""


@pytest.mark.parametrize(
    "head",
    [
        "THE REEDWATER LEDGER\nServing the marshes since 1890\nThursday, March 13, 2031    $1.50    Vol. 13, No. 11",
        "A4 | SUNDAY, JUNE 8, 2031 | THE REEDWATER LEDGER",
        "SPORTS\nSection B | Saturday, November 1, 2031 | The Reedwater Sun-Journal",
        "RECORDS\nB4     The Reedwater Examiner     Wed., May 21, 2031",
        "THE REED-POST\nStudent voice of Marsh State\nMONDAY, FEB. 10, 2031   NEWS   3",
        "Today: Rain, 46\nFriday: Clearing, 51\nWeekend: Sunny, 58",
    ],
)
def test_an_english_masthead_is_furniture(head: str) -> None:
    reading = split_page(head + ENGLISH)
    assert [article.headline for article in reading.articles] == [("Ferry stops at noon for repairs",)]
    assert len(reading.furniture) == head.count("\n") + 1


def test_what_stands_alone_is_no_crosshead_of_the_story_above() -> None:
    text = (
        ENGLISH.strip() + "\n\nCORRECTION\nA story on Monday gave the wrong hour for the\nregatta. It begins at ten.\n"
    )
    assert [article.headline[-1] for article in split_page(text).articles] == [
        "Ferry stops at noon for repairs",
        "CORRECTION",
    ]


def test_a_notice_has_its_title_in_capitals_though_no_gap_is_below() -> None:
    text = (
        ENGLISH.strip()
        + """

NOTICE OF PUBLIC HEARING
The Osmere planning board will hear the
owners of the mill on June 10, at six in
the town hall, on a new roof.
"""
    )
    assert [article.headline[-1] for article in split_page(text).articles][1:] == ["NOTICE OF PUBLIC HEARING"]


def test_a_bullets_row_goes_on_below_and_its_list_is_announced() -> None:
    text = """Lane closures set

The road office will close one lane at
a time in these places next week:

• Old Ferry Road, mileposts 2 to 5, in
March and April

• Sawyer Lane

Work depends on the weather, it said.
"""
    (article,) = split_page(text).articles
    assert [paragraph.text for paragraph in article.paragraphs] == [
        "The road office will close one lane at a time in these places next week:",
        "• Old Ferry Road, mileposts 2 to 5, in March and April",
        "• Sawyer Lane",
        "Work depends on the weather, it said.",
    ]


def test_the_rows_of_a_list_are_paragraphs() -> None:
    text = """渡口杯足球赛收官

渡口杯五人制足球赛昨晚在城西体育场
落幕，十二支队伍踢了三个周末。
冠军：老船队
亚军：铁路队
季军：盐仓队
公平竞赛奖：港务队
"""
    (article,) = split_page(text).articles
    assert [paragraph.text for paragraph in article.paragraphs][1:] == [
        "冠军：老船队",
        "亚军：铁路队",
        "季军：盐仓队",
        "公平竞赛奖：港务队",
    ]


def test_who_signs_a_letter_ends_it() -> None:
    text = """Leave the clock alone

It has been eleven minutes slow since I
was a girl, and everybody adds eleven.
Why spend a penny on it?
Wilma Stane, Osmere

Thank you to a stranger

On Monday my mother had a flat tyre on
the marsh road. A young man changed it
and left before she asked his name.
Carol Finch, Reedwater
"""
    for signed in (text, text.replace("Stane, ", "Stane\n").replace("Finch, ", "Finch\n")):
        articles = split_page(signed).articles
        assert [article.bylines for article in articles] == [
            (Person("Wilma Stane", "Osmere"),),
            (Person("Carol Finch", "Reedwater"),),
        ]
        assert [len(article.paragraphs) for article in articles] == [1, 1]


def test_names_in_capitals_above_a_body_are_a_byline() -> None:
    text = ENGLISH.replace("repairs\n", "repairs\n\nOMAR FINCH AND JUNE STANE\n")
    (article,) = split_page(text).articles
    assert [person.name for person in article.bylines] == ["OMAR FINCH", "JUNE STANE"]


@pytest.mark.parametrize(
    "printed", ["Picture: Jo Stane", "Photograph: Jo Stane", "PICTURE: Jo Stane", "Photo: Jo Stane"]
)
def test_the_word_before_a_photographer_is_no_name(printed: str) -> None:
    assert people_in(printed, latin=True) == (Person("Jo Stane", ""),)


@pytest.mark.parametrize(
    ("printed", "people"),
    [
        ("本报记者　雷　鸣　申屠亮", (Person("雷鸣", "记者"), Person("申屠亮", "记者"))),
        ("■ 学生记者 季春来 闵佳", (Person("季春来", "学生记者"), Person("闵佳", "学生记者"))),
        ("■ 新闻传播学院2031级 贺兰", (Person("贺兰", "新闻传播学院2031级"),)),
        ("（读者 柯桥）", (Person("柯桥", "读者"),)),
    ],
)
def test_bylines_of_contributors_and_of_names_set_wide(printed: str, people: tuple[Person, ...]) -> None:
    assert people_in(printed) == people


def test_a_name_alone_below_a_headline_is_a_byline() -> None:
    text = BODY.strip().replace("通知到每户\n", "通知到每户\n苏见山\n")
    (article,) = split_page(text).articles
    assert (article.headline, article.bylines[0].name) == (("渡口修桥通知到每户",), "苏见山")


def test_where_a_report_was_made_opens_a_body_without_brackets() -> None:
    text = """渡口便橋今啟用

　　記者蘇見山／青禾
報導柳葉巷渡口的舊木橋
今起大修，行人改走下游
的便橋，工期四十天。
"""
    (article,) = split_page(text).articles
    assert article.paragraphs[0].text.startswith("柳葉巷渡口的舊木橋")
    assert article.bylines == (Person("蘇見山", "記者"),)


def test_a_headline_set_with_spaces_is_closed_up() -> None:
    text = BODY.replace("渡口修桥通知到每户", "渡 口 修 桥 “ 通 知 ” 到 户")
    assert split_page(text).articles[0].headline == ("渡口修桥“通知”到户",)


def test_a_caption_without_a_headline_takes_none_and_is_no_part_of_the_story_above() -> None:
    text = (
        ENGLISH.strip()
        + """

Men of the harbour office lift the rusty chain of the
Mill Lane ferry on Monday. It had lain in the water
since the winter before last.

Photo by Jo Stane

Choir seeks two basses

The Osmere choir will sing in the chapel
on Sunday and needs two basses by then,
its leader said.
"""
    )
    first, second, third = split_page(text).articles
    assert [article.headline for article in (first, third)] == [
        ("Ferry stops at noon for repairs",),
        ("Choir seeks two basses",),
    ]
    assert (second.headline, second.kind, second.credits[0].name) == ((), "photo", "Jo Stane")


def test_a_day_at_the_end_of_a_headline_is_no_furniture() -> None:
    text = ENGLISH.strip().replace("Ferry stops at noon for repairs", "Ferry stops for repairs on\nSaturday")
    assert split_page(text).articles[0].headline == ("Ferry stops for repairs on Saturday",)


def test_below_its_poets_name_a_poem_begins_at_once() -> None:
    text = (
        BODY.strip()
        + """


渡口来信（外一首）
苏见山

渡口的信，是用木桥写的
风一拆开
整条巷子都读出了声

邮差老了，骑不动绿车
他坐在门槛上
替每扇关着的窗签收

谷子摊开，像金色席子
麻雀来了，母亲跺跺脚
"""
    )
    poem = split_page(text).articles[-1]
    assert (poem.headline, poem.kind) == (("渡口来信（外一首）",), "poem")
    assert poem.paragraphs[0].text.startswith("渡口的信")


SPORTS = """Rovers hold on for a point
By Ffion Garside
  Marlow Rovers came from two goals down to
draw with Hexley Town on Saturday, thanks to
a late header by their captain, Dean Amadi.
  “We never gave up,” the captain said. “It
felt like a win at the end.”

Results of the week
Marlow Rovers 2, Hexley Town 2
Penrose 1, Carrick 0
Dunmore 3, St Aldhelm’s 3

Swimmers break two records
By Tom Ashby, swimming correspondent
  Two county records fell at the Marlow baths
on Sunday, when the club held its spring gala
before a full house.
"""


def test_the_rows_of_results_are_an_articles_paragraphs() -> None:
    _, results, last = split_page(SPORTS).articles
    assert [p.text for p in results.paragraphs] == [
        "Marlow Rovers 2, Hexley Town 2",
        "Penrose 1, Carrick 0",
        "Dunmore 3, St Aldhelm’s 3",
    ]
    assert results.headline == ("Results of the week",)
    assert (Person("Tom Ashby", "swimming correspondent"),) == last.bylines


def test_a_column_of_letters_names_its_writers_and_its_title_is_furniture() -> None:
    text = """LETTERS TO THE EDITOR

Keep the crossing guard
To the Editor:
  I was sorry to read that the guard at Elm
and Third will be let go to save a few coins.
Ruth Kessler
Osmere

No more wind turbines
To the Editor:
  At 490 feet they will be seen from every
porch in town, and the lights will blink.
Name and address supplied

Where is the crossword?
To the Editor:
  I have done your puzzle in ink since 1979.
Kindly restore it.
P. J. Stane
Reedwater
"""
    page = split_page(text)
    assert page.furniture == ("LETTERS TO THE EDITOR",)
    assert [(article.headline, [person.name for person in article.bylines]) for article in page.articles] == [
        (("Keep the crossing guard",), ["Ruth Kessler"]),
        (("No more wind turbines",), []),
        (("Where is the crossword?",), ["P. J. Stane"]),
    ]
    assert {article.paragraphs[0].text for article in page.articles} == {"To the Editor:"}


def test_a_pull_quote_in_the_midst_of_a_sentence_is_furniture() -> None:
    text = """In praise of the wrong turn
  My telephone tells me where to turn in the
voice of a patient nurse. I have not been lost
in six years, and I miss it very much. Last

“I have not been lost in six years.”

Sunday I left it at home and took the mill
road out past the quarry.
"""
    page = split_page(text)
    assert page.furniture == ("“I have not been lost in six years.”",)
    assert (
        page.articles[0]
        .paragraphs[-1]
        .text.endswith("Last Sunday I left it at home and took the mill road out past the quarry.")
    )


@pytest.mark.parametrize(
    "head",
    [
        "B2 FRIDAY, APRIL 4\nMETRO\nTHE OSMERE COURIER",
        "Page 8 — Reed County Ledger — May 15",
        "18 THE OSMERE CHAMPION\nThursday, 3 July",
        "The Osmere Courier\nWednesday, March 12\n$2.00\nServing the bay since 1871",
        "Osmere Vale Post SPORT\nFriday, May 30\n39",
        "The Osmere Courier\nSaturday, May 31, 2031 Established 1871",
        "The Osmere Courier\nOur 64th year Saturday, May 31, 2031",
        "C5 Down by the Water Friday, May 30, 2031",
        "Page 7 Out and About Monday, June 2, 2031",
        "OSMERE VALLEY HERALD",
    ],
)
def test_a_running_head_without_a_year_is_furniture(head: str) -> None:
    page = split_page(f"{head}\n\n{ENGLISH.strip()}\n")
    assert tuple(head.split("\n")) == page.furniture


def test_a_date_in_a_headline_at_a_pages_head_is_no_furniture() -> None:
    text = ENGLISH.strip().replace("Ferry stops at noon for repairs", "FERRY STOPS ON MAY 8 FOR REPAIRS")
    assert split_page(text).articles[0].headline == ("FERRY STOPS ON MAY 8 FOR REPAIRS",)


def test_items_of_a_column_of_briefs_without_headlines_are_articles() -> None:
    text = """IN BRIEF

Flu shots will be given without appointment
from 9 a.m. to 1 p.m. Saturday in the lobby of
the clinic. Bring an insurance card.

The garden club has bulbs left over from its
fall planting and will give ten to anyone who
stops by the bandstand Sunday.

Drivers should expect one lane on the mill road
through Friday while crews replace a culvert.
"""
    assert [article.paragraphs[0].text[:9] for article in split_page(text).articles] == [
        "Flu shots",
        "The garde",
        "Drivers s",
    ]


def test_places_in_capitals_head_the_items_of_a_column() -> None:
    text = """AROUND THE COUNTY

OSMERE
The town pool will reopen in May with a new
liner after voters approved the job Tuesday.
REEDWATER
A sturgeon carved from a fallen oak has been
set up beside the boat ramp.
FOX LAKE
Trustees hired a zoning inspector. She starts
in August.
"""
    page = split_page(text)
    assert [article.headline for article in page.articles] == [("OSMERE",), ("REEDWATER",), ("FOX LAKE",)]
    assert page.furniture == ("AROUND THE COUNTY",)


def test_a_story_from_another_page_goes_on_in_the_midst_of_its_sentence() -> None:
    text = """Bridge: Bakery braces
for slow winter
Continued from Page A1
but she has already cut the
hours of two bakers, one of
them her niece.
“I have a wedding cake due
on the other side,” she said.

Mill: Owner will keep whistle
Continued from Page A1
which has stood cold since a
Friday in March, when workers
were sent home with a ham.
"""
    assert [article.paragraphs[0].text[:11] for article in split_page(text).articles] == ["but she has", "which has s"]


def test_the_days_of_a_log_and_its_hours_open_paragraphs_of_one_article() -> None:
    text = """POLICE LOG
The following calls were answered last week.
Monday
7:52 a.m. — A caller on Vine Street reported
that a rooster had been crowing since 4.
3:15 p.m. — Two cars crashed. Nobody was hurt.
Wednesday
12:40 a.m. — Officers found a door unlocked at
the hardware store. The owner locked it.
"""
    (log,) = split_page(text).articles
    assert log.headline == ("POLICE LOG",)
    assert [p.text.split(" ")[0] for p in log.paragraphs] == ["The", "Monday", "7:52", "3:15", "Wednesday", "12:40"]


FARES = """
Fares on the harbour ferry will not
rise before April, the port board
decided on Tuesday. It heard that two
boats in three now sail half empty.
"""


@pytest.mark.parametrize(
    "head",
    [
        "THE ORDWAY COUNTY PRESS\nThursday, May 9 • Vol. 114, No. 19 • One dollar and a half",
        "B1\nBUSINESS & PROPERTY",
        "COMMENT & ANALYSIS\n\nThe Northern Examiner   Monday, January 15   A10",
        "SPORT\nTHE NORTHERN EXAMINER   MONDAY, JUNE 17\nback page",
        "THE NORTHERN EXAMINER\nFriday, April 12\n\nPublisher Ada Holm | Editor Joss Pike | News editor Lena Marsh",
        "WORLD NEWS\nTuesday 3 December\nThe Daily Monitor-Post",
    ],
)
def test_a_section_a_price_in_words_and_the_papers_makers_are_of_its_head(head: str) -> None:
    page = split_page(f"{head}\n\nFerry fares frozen\n{FARES}")
    assert list(page.furniture) == [line for line in head.split("\n") if line]
    assert page.articles[0].headline == ("Ferry fares frozen",)


@pytest.mark.parametrize(
    "note",
    [
        "Have a harbour tale? Call 306-555-0144 or write farm@harbourmail.example",
        "Advert hotlines: 0800-555-0121, 0800-555-0122",
        "Notes of up to 200 words may be sent to letters@harbourmail.example. Include your town.",
    ],
)
def test_how_to_reach_the_paper_is_furniture(note: str) -> None:
    page = split_page(f"THE HARBOUR MAIL\nFriday, April 12\n\nFerry fares frozen\n{FARES}\n{note}")
    assert page.furniture[-1] == note


def test_how_to_reach_a_writer_is_no_furniture() -> None:
    note = "Write to Nora Quill at nquill@harbourmail.example with tales."
    page = split_page(f"THE HARBOUR MAIL\nFriday, April 12\n\nFerry fares frozen\n{FARES}\n{note}")
    assert len(page.furniture) == 2


def test_a_columns_name_right_above_one_headline_is_its_kicker() -> None:
    article, _ = split_page(f"MY TURN\nFerry fares frozen\n{FARES}\nA second story here\n{FARES}").articles
    assert article.head_text.split("\n")[0].startswith("MY TURN")


def test_a_columns_name_with_a_day_in_it_is_no_papers() -> None:
    page = split_page(f"Ferry fares frozen\n{FARES}\nTHE SATURDAY PROFILE\nAnother ferry\n{FARES}")
    assert page.articles[1].head_text.startswith("THE SATURDAY PROFILE")


@pytest.mark.parametrize("label", ["Editorials", "FEEDBACK"])
def test_a_label_of_several_is_furniture_though_it_stands_close_above_the_first(label: str) -> None:
    body = "The pier has stood on iron legs since the\nflood, and one of them is gone, as anybody\nmay see.\n"
    page = f"Ferry late again\n\n{body}\n{label}\nMend the pier or close it\n{body}\nTwo cheers for the bridge\n{body}"
    assert split_page(page).furniture == (label,)


def test_a_headline_that_opens_with_a_quoted_word_is_no_pull_quote_above_a_byline() -> None:
    page = "RIVER COURT\n\n‘Kind’ ferryman took\nthe widow’s goose\n\nby Nora Oyle\n\n"
    page += "A ferryman who helped himself to a goose\nwas told that he had been trusted with it.\n"
    assert split_page(page).articles[0].headline[-1] == "‘Kind’ ferryman took the widow’s goose"


def test_a_quotation_below_a_kicker_is_a_headline() -> None:
    page = "The Sallow Beacon\nThursday, March 5, 2015\n\nFIVE QUESTIONS\n‘I row better in the rain’\n\n"
    page += "Nora Oyle has rowed the ferry since she was\n"
    page += "nine. She spoke to the Beacon.\nQ: Why in the rain?\nA: I row better in the rain. Nobody talks.\n"
    assert "‘I row better in the rain’" in split_page(page).articles[0].headline


def test_a_review_is_no_paper() -> None:
    body = "The first thing that you notice is that\nnobody has turned the lights down.\n"
    page = "ARTS & LIFE\nTHE ISLAND ARGUS ◆ SATURDAY, MARCH 5, 2011\n\n"
    page += f"THEATRE REVIEW\nA Lear with the lights left on again\n\nBy Nora Oyle\n\n{body}"
    assert split_page(page).articles[0].head_text.endswith("A Lear with the lights left on again")
    assert "THEATRE REVIEW" not in split_page(page).furniture


@pytest.mark.parametrize("section", ["COMPANIES & MARKETS", "ON THE LAND"])
def test_a_pages_section_in_capitals_is_furniture_above_a_headline_without_a_gap(section: str) -> None:
    head = f"14 | THE HARBOUR EXAMINER\nThursday 18 November 2021\n{section}\n"
    page = split_page(
        head + "Ferry fares frozen until spring\n  Fares on the harbour ferry will not\nrise before April.\n"
    )
    assert section in page.furniture
    assert page.articles[0].headline == ("Ferry fares frozen until spring",)


def test_the_names_of_a_pages_sections_stand_below_its_papers_name() -> None:
    head = "F2 | WEDNESDAY, JUNE 13, 2018\nHARBOUR STAR\nFOOD & DRINK\n\n"
    page = split_page(
        head
        + "EELS WITHOUT FEAR\nBy Lena Marsh\n  My uncle could tell by the sound of a\npan whether an eel was done.\n"
    )
    assert (page.furniture[-1], page.articles[0].headline) == ("FOOD & DRINK", ("EELS WITHOUT FEAR",))


def test_a_papers_name_above_a_gap_is_furniture_though_the_weather_parts_it_from_the_day() -> None:
    head = "Harbour County Courier\n\nCold and clear, but for fog\nat night.\n\nWednesday, January 8, 2031\n\n"
    reading = split_page(
        f"{head}Ferry will run late\n\nThe last boat to the island will leave at\nmidnight from April.\n"
    )
    assert reading.furniture[0] == "Harbour County Courier"
