"""What stands on Chinese pages in forms of their own: sign-offs, staff rows, columns of briefs, heads of pages."""

import pytest

from feeder.model import Person
from feeder.splitting import split_page
from feeder.splitting.forms.bylines import people_in

LAMP = "　　夜里渡口只有一盏灯，艄公说，灯在船\n就在。灯灭的那年，桥修好了，艄公也上\n了岸。"


@pytest.mark.parametrize(
    ("sign_off", "names"),
    [
        ("（史小满／柳叶）", ["史小满"]),
        ("（史小\n满／柳叶）", ["史小满"]),
        ("（史\n小满 禾苗）", ["史小满", "禾苗"]),
        ("（史\n\n鸣 白露）", ["史鸣", "白露"]),
        ("\n（史小满 禾苗）", ["史小满", "禾苗"]),
        ("（上官雪）", ["上官雪"]),
    ],
)
def test_who_signs_in_brackets_at_a_bodys_end_is_named(sign_off: str, names: list[str]) -> None:
    (article,) = split_page(f"渡口的灯\n\n{LAMP}{sign_off}\n").articles
    assert [person.name for person in article.bylines] == names
    assert article.paragraphs[-1].text.endswith("上了岸。")


def test_where_a_letters_writer_lives_is_no_name() -> None:
    assert people_in("（史小滿／柳葉）") == (Person("史小滿", ""),)
    assert [person.name for person in people_in("文／史小滿")] == ["史小滿"]


def test_a_circled_dot_marks_a_name() -> None:
    (article,) = split_page(f"渡口的灯\n⊙史小满\n{LAMP}\n").articles
    assert (article.headline, article.bylines) == (("渡口的灯",), (Person("史小满", ""),))


@pytest.mark.parametrize(
    "row", ["召集人：史小满 编辑：禾苗", "编辑／丁一 美术／白露", "编辑：丁一 校检：禾苗 照排：白露"]
)
def test_who_made_the_page_is_furniture_whatever_else_they_did(row: str) -> None:
    reading = split_page(f"渡口的灯\n\n{LAMP}\n{row}\n")
    assert (reading.furniture, [a.bylines for a in reading.articles]) == ((row,), [()])


def test_who_wrote_and_photographed_is_no_furniture_beside_an_editor() -> None:
    (article,) = split_page(f"渡口的灯\n撰文：史小满 编辑：禾苗\n{LAMP}\n").articles
    assert "史小满" in [person.name for person in article.bylines]


@pytest.mark.parametrize(
    "head",
    [
        "2031年4月8日　星期二\n青禾日报\nQINGHE RIBAO\n中共青禾市委主管主办 第1204期 今日四版",
        "青禾\n副刊 第88期\n2031年4月8日 星期二",
        "2031年4月8日　星期二\n体育\nTIYU\n青禾日报 7",
    ],
)
def test_names_above_furniture_at_a_pages_head_are_furniture_without_a_gap_below(head: str) -> None:
    text = (
        "渡口的灯\n□史小满\n"
        + "夜里渡口只有一盏灯，艄公说，灯在船\n就在。灯灭的那年，桥修好了，艄公也上\n" * 4
        + "了岸。\n"
    )
    reading = split_page(f"{head}\n{text}")
    assert [article.headline for article in reading.articles] == [("渡口的灯",)]
    assert len(reading.furniture) == head.count("\n") + 1


def test_a_sections_name_with_a_dot_is_furniture_right_above_a_body() -> None:
    news = "本报讯（记者 史小满）城西四百根路灯杆装\n上了充电口，电动车停在路边就能充电。"
    reading = split_page(f"渡口的灯\n\n{LAMP}\n\n社会·民生\n{news}\n\n路灯杆上装充电口\n")
    assert reading.furniture == ("社会·民生",)
    assert [article.headline for article in reading.articles] == [("渡口的灯",), ("路灯杆上装充电口",)]


PLACES = """{title}
{heads[0]}
柳叶镇昨日给二十名护林员
发了新水壶，进山路口也添了两
处登记点。（史小满）
{heads[1]}
盐仓街道的社区食堂开张，
一荤两素九元，老人减三元，头
一天送出四十份。（白
露 禾苗）
{heads[2]}
渡口乡的三千只羊都编了
号，每半月有人上门看一次。
"""


@pytest.mark.parametrize(
    ("title", "heads"),
    [
        ("简讯", ["【柳叶镇】", "【盐仓街道】", "【渡口乡】"]),
        ("乡镇短波", ["柳叶", "盐仓", "渡口"]),
        ("一分钟新闻", ["教育", "民生", "三农"]),
    ],
)
def test_items_of_a_column_of_briefs_have_each_a_headline_of_their_own(title: str, heads: list[str]) -> None:
    reading = split_page(PLACES.format(title=title, heads=heads))
    assert [article.headline for article in reading.articles] == [(head,) for head in heads]
    assert [len(article.bylines) for article in reading.articles] == [1, 2, 0]
    assert reading.furniture == (title,)


def test_headlines_above_and_below_a_columns_title_are_two() -> None:
    page = f"{LAMP}\n\n渡口的灯\n" + PLACES.format(title="乡镇短波", heads=["柳叶", "盐仓", "渡口"])
    assert [a.headline for a in split_page(page).articles][:2] == [("渡口的灯",), ("柳叶",)]


def test_a_columns_name_above_a_headline_is_furniture() -> None:
    letter = "上周赶早课，眼看车要关门，司机等了我八\n秒。希望车队能看到这封信。"
    reading = split_page(f"渡口的灯\n\n{LAMP}\n\n读者来信\n司机等了我八秒\n　　{letter}\n")
    assert [article.headline for article in reading.articles] == [("渡口的灯",), ("司机等了我八秒",)]


def test_an_item_without_a_headline_leaves_those_of_others_alone() -> None:
    items = (
        "图书馆下月起延长开放时间，\n晚上十时闭馆。（史小满）\n柳叶镇免费装了四百个报警\n器，每季检测一次。（白露）\n"
    )
    links = "怎么报名 窗口登记，三日内公示\n谁能参加 本市居民，十八岁以上\n去年的成绩 捡垃圾两吨，巡河十次"
    page = f"渡口的灯\n\n{LAMP}\n\n{links}\n相关链接\n\n\n一句话新闻\n{items}"
    assert [a.headline for a in split_page(page).articles] == [("渡口的灯",), ("相关链接",), (), ()]


def test_an_editors_note_has_its_own_headline() -> None:
    note = "编者按\n　　渡口修桥，一修就是四十天。本报今起\n推出系列报道，听他们说说河边的事。"
    page = f"{note}\n\n渡口的灯\n艄公上岸以后\n本报记者 史小满\n{LAMP}\n"
    assert [(*a.kicker, *a.headline)[0] for a in split_page(page).articles] == ["编者按", "渡口的灯"]


RESULTS = """男子100米
1 史小满 柳叶队 10秒89
2 丁一 盐仓队 10秒97
3 禾苗 渡口队 11秒02
女子跳远
1 白露 盐仓队 5米41
2 春来 柳叶队 5米20"""
MEDALS = "代表队 金 银 铜\n柳叶队 31 24 19\n盐仓队 27 29 22\n渡口队 18 12 20"
PROGRAMME = "9月2日 7:00至19:00 柳叶街、盐仓街\n9月3日 8:00至16:00 渡口一队至五队\n9月4日 7:30至13:00 码头"
GLOSSARY = "帮工 农忙时邻居互相支援，只计人情\n还工 受人帮忙之后，以同样天数归还\n贴工 两家工数不等时，以米补足"


@pytest.mark.parametrize("rows", [RESULTS, MEDALS, PROGRAMME, GLOSSARY])
@pytest.mark.parametrize("place", ["above", "below"])
def test_rows_whose_fields_spaces_part_are_an_articles_paragraphs(rows: str, place: str) -> None:
    table = f"这里是表格\n{rows}" if place == "above" else f"{rows}\n这里是表格"
    _, listed = split_page(f"渡口的灯\n\n{LAMP}\n\n{table}\n").articles
    assert listed.headline == ("这里是表格",)
    assert [paragraph.text for paragraph in listed.paragraphs] == rows.split("\n")


def test_a_list_that_a_sentence_announces_stays_with_it() -> None:
    wanted = "护士12名 大专以上，持执业证\n检验员2名 本科以上，三年经验\n司机3名 持B照，五十岁以下"
    text = f"招聘\n　　青禾医院因工作需要，面向社会招聘以\n下人员：\n{wanted}\n"
    (article,) = split_page(text).articles
    assert (article.headline, len(article.paragraphs)) == (("招聘",), 4)


def test_headlines_of_two_clauses_are_no_rows() -> None:
    heads = "鸡棚挡了路 法官搬板凳\n退款来电话 民警上门拦\n老桥歇了脚 浮桥今天通"
    stories = "\n\n".join(
        f"　　本报讯（记者 史小满）{text}"
        for text in (
            "两户邻居为了一座鸡棚\n打了三年口水仗，法官搬来一条板凳。",
            "退休教师接到退款的电\n话，民警上门，拦下九万元。",
            "老桥的桥墩裂了缝，今\n天起封闭，行人改走浮桥。",
        )
    )
    assert [article.headline for article in split_page(f"{heads}\n\n{stories}\n").articles] == [
        (line,) for line in heads.split("\n")
    ]


NOTICE = """　　因供水主管改造，定于5月28日22时起停
水，范围为柳叶街以南的全部用户。
　　请广大用户提前储水。如提前完工，将
提前供水。
"""


def test_who_gives_a_notice_is_in_its_headline_and_no_other_headline_is() -> None:
    news = "　　本报讯（记者 史小满）城西四百根路灯杆装\n上了充电口，电动车停在路边就能充电。"
    page = f"{NOTICE}\n{news}\n\n路灯杆上装充电口\n青禾市自来水公司\n停水公告\n"
    assert ["".join(a.headline) for a in split_page(page).articles] == ["青禾市自来水公司停水公告", "路灯杆上装充电口"]


def test_a_formula_and_who_signs_when_are_paragraphs_of_their_own() -> None:
    tail = "　　特此公告。\n　　青禾市自来水公司\n　　2031年4月8日\n"
    (article,) = split_page(f"停水公告\n\n{NOTICE}{tail}").articles
    assert [p.text for p in article.paragraphs][2:] == ["特此公告。", "青禾市自来水公司", "2031年4月8日"]


def test_each_paper_declared_void_in_a_paragraph_is_an_article() -> None:
    rows = [
        "史小满遗失青禾医院住院收费票据，号码00418827，声明作废。",
        "柳叶粉店遗失食品经营许可证副本，编号JY25501120，声明作废。",
        "禾苗遗失渡口摆渡证一本，声明作废。",
        "渡口船厂遗失财务章一枚，声明作废。",
    ]
    reading = split_page("遗失声明\n" + "\n".join(f"　　{row}" for row in rows) + "\n")
    assert [p.text for article in reading.articles for p in article.paragraphs] == rows
    assert (len(reading.articles), reading.furniture) == (4, ("遗失声明",))


@pytest.mark.parametrize("title", ["遗失声明", "声明", "作废启事"])
def test_two_or_three_papers_declared_void_are_one_notice(title: str) -> None:
    rows = [
        "史小满遗失青禾医院住院收费票据，声明作废。",
        "柳叶粉店不慎遗失营业执照副本，声明作废。",
        "禾苗遗失渡口摆渡证一本，声明作废。",
    ]
    for some in (rows[:2], rows):
        (notice,) = split_page(f"{title}\n" + "\n".join(some) + "\n").articles
        assert (notice.headline, [p.text for p in notice.paragraphs]) == ((title,), some)


INTERVIEW = """“桥长”老史：我管的桥有四十步
本报记者 白露
记者：您退休前是做什么的？怎么
想到当桥长？
史大河：我是木匠，修了一辈子船，
差一丝都不行。
记者：家里人支持吗？
史大河：老伴嫌我费鞋。孙女倒是
高兴，作文写的就是我。

记者：这一年最大的变化是什么？

史大河：我在柳叶桥下看见一只野
鸭子，没拍照，也没上传。
"""


def test_answers_that_open_with_a_name_belong_to_their_questions() -> None:
    (article,) = split_page(INTERVIEW).articles
    assert [p.kind for p in article.paragraphs] == ["question", "answer"] * 3


def test_a_first_question_below_who_asks_begins_an_interview() -> None:
    _, _, asked = INTERVIEW.partition("\n")
    page = f"渡口的灯\n\n“桥长”老史：我管的桥有四十步\n\n{LAMP}\n\n{asked}"
    assert [len(article.paragraphs) for article in split_page(page).articles] == [1, 6]


def test_a_bodys_words_set_large_in_its_midst_are_furniture_without_quotation_marks() -> None:
    text = """渡口的灯

　　夜里渡口只有一盏灯，艄公说，灯在船
就在。有人从手机里就能看到那一盏灯，远
在外地的孩子每晚都要看一眼才肯去睡，说

手机里就能看到
那一盏灯

看见灯就像看见了船。灯灭的那年，桥修好
了，艄公也上了岸。
"""
    reading = split_page(text)
    assert (len(reading.articles), reading.furniture) == (1, ("手机里就能看到", "那一盏灯"))
    assert "才肯去睡，说看见灯就像看见了船" in reading.articles[0].paragraphs[0].text


KNIVES = "　　磨刀人的那一声，我以为早就听不见了，\n上个月它忽然从巷口拐了进来，先是一个调\n子，后来才是人。"
ESSAYS = """渡口的灯
◎史小满

{lamp}

磨刀人
◎石苗

{knives}

雨前
白露
屋顶上晾着云
晾衣竿先飞走一件衬衫
母亲在窗上
打了一个大大的叉
像老师批改
天空交来的
不及格的作文
"""


def test_a_name_alone_below_a_title_is_the_author_where_others_have_marks() -> None:
    poem = split_page(ESSAYS.format(lamp=LAMP, knives=KNIVES)).articles[-1]
    assert (poem.headline, poem.bylines) == (("雨前",), (Person("白露", ""),))


def test_the_poems_after_the_first_of_several_belong_to_it_with_their_titles() -> None:
    first = "船还没有来\n芦苇先弯了腰\n对岸的人喊了一声\n水把它拉长，又折断\n"
    text = f"过渡口（外一首）\n史小满\n\n{first}\n晒谷\n父亲把一座山摊开\n麻雀来了，他不赶\n\n渡口的灯\n\n{LAMP}\n"
    poems, essay = split_page(text).articles
    assert ([p.text for p in poems.paragraphs][4:6], len(poems.paragraphs)) == (["晒谷", "父亲把一座山摊开"], 7)
    assert essay.headline == ("渡口的灯",)


def test_an_entry_of_a_notice_goes_on_over_its_lines_end() -> None:
    text = (
        "招聘\n　　青禾医院面向社会招聘护士十二名，须\n持执业证，待遇面议。\n"
        "地址：柳叶街8号门诊楼东行政楼二楼\n人事科\n\n渡口的灯\n\n" + LAMP + "\n"
    )
    wanted, lamp = split_page(text).articles
    assert wanted.paragraphs[-1].text == "地址：柳叶街8号门诊楼东行政楼二楼人事科"
    assert lamp.headline == ("渡口的灯",)


def test_where_contributions_go_is_the_notices_and_the_papers_number_is_furniture() -> None:
    foot = "\n广告刊登热线：0855-5550160 刊登广告请认准经营部\n责编 史小满 版式 禾苗\n"
    text = f"渡口的灯\n\n{LAMP}\n\n征稿启事\n　　本刊征集散文和诗歌。\n投稿邮箱：fukan@qinghe.example\n{foot}"
    reading = split_page(text)
    assert reading.articles[-1].paragraphs[-1].text == "投稿邮箱：fukan@qinghe.example"
    assert len(reading.furniture) == 2


INSIDE = """　　推开两寸厚的铁门，一股凉气扑面而来，
防空洞里常年温度十六摄氏度，不用空调，
也不用加湿器。安师傅给洞壁刷了石灰，进

防空洞里种蘑菇
一年采了八十吨

洞的人一律换鞋换衣。
　　去年，洞里采了八十吨鲜菇，销往周边
三个县的菜市场。
"""


def test_a_headline_that_tears_a_sentence_of_its_body_apart_is_the_bodys() -> None:
    text = f"渡口的灯\n\n{LAMP}\n\n本报记者 史小满\n{INSIDE}"
    lamp, mushrooms = split_page(text).articles
    assert (lamp.headline, mushrooms.headline) == (("渡口的灯",), ("防空洞里种蘑菇", "一年采了八十吨"))
    assert mushrooms.paragraphs[0].text.endswith("进洞的人一律换鞋换衣。")
    assert len(mushrooms.paragraphs) == 2


def test_a_line_that_tears_a_sentence_of_a_headed_body_apart_is_furniture() -> None:
    reading = split_page(f"安师傅防空洞养鲜菇\n\n{INSIDE}")
    (article,) = reading.articles
    assert article.headline == ("安师傅防空洞养鲜菇",)
    assert reading.furniture == ("防空洞里种蘑菇", "一年采了八十吨")


NEWS = "　　本报讯（记者 史小满）城西四百根路灯杆装\n上了充电口，电动车停在路边就能充电。"


def test_a_byline_below_a_headline_is_not_of_the_body_whose_slug_names_another() -> None:
    lamp, news = split_page(f"{LAMP}\n\n渡口的灯\n本报记者 白露 文/图\n\n{NEWS}\n\n路灯杆上装充电口\n").articles
    assert (lamp.bylines, news.bylines) == ((Person("白露", "记者"),), (Person("史小满", "记者"),))
    assert lamp.credits == (Person("白露", "记者"),)


def test_a_byline_below_a_signed_bodys_headline_is_of_what_follows() -> None:
    text = f"{LAMP}（丁一）\n\n渡口的灯\n\n◎石苗\n\n磨刀人\n{KNIVES}\n"
    assert [[p.name for p in article.bylines] for article in split_page(text).articles] == [["丁一"], ["石苗"]]


def test_a_credit_right_above_a_caption_is_the_captions() -> None:
    photo = "\n本报记者 白露 摄\n四月八日，三百羽信鸽在柳叶街的广场上放飞。\n\n放飞"
    news, caption = split_page(f"{NEWS}\n\n路灯杆上装充电口\n{photo}\n").articles
    assert (news.credits, caption.credits) == ((), (Person("白露", "记者"),))


def test_a_programmes_title_below_another_headline_is_a_headline() -> None:
    rows = PROGRAMME.replace("柳叶街", "象棋比赛")
    text = f"{NEWS}\n\n{rows}\n\n路灯杆上装充电口\n一周赛事预告\n"
    assert [a.headline for a in split_page(text).articles] == [("路灯杆上装充电口",), ("一周赛事预告",)]


@pytest.mark.parametrize(
    "printed",
    [
        "文/史小满 图/白露",
        "史小满 文 白露 摄",
        "撰文 史小满 摄影 白露",
        "（史小满/文 白露/图）",
        "文：史小满 圖：白露",
        "報導：史小满　攝影：白露",
    ],
)
def test_who_wrote_and_who_photographed_are_told_apart(printed: str) -> None:
    (article,) = split_page(f"渡口的灯\n{printed}\n{LAMP}\n").articles
    assert (article.bylines, article.credits) == ((Person("史小满", ""),), (Person("白露", ""),))


@pytest.mark.parametrize("printed", ["史小满 绘", "史小满/图", "史小满 漫画", "（本报记者 史小满 摄）"])
def test_who_drew_or_photographed_is_credited(printed: str) -> None:
    (article,) = split_page(f"渡口的灯\n\n{LAMP}\n{printed}\n").articles
    assert ([p.name for p in article.credits], article.bylines) == (["史小满"], ())


@pytest.mark.parametrize(
    ("printed", "people"),
    [
        ("丁一 史小满", [("丁一", ""), ("史小满", "")]),
        ("柳叶小学五（2）班 史小满", [("史小满", "柳叶小学五（2）班")]),
        ("□史小满（柳叶镇）", [("史小满", "")]),
    ],
)
def test_names_with_a_class_or_a_place_or_another_name_are_bylines(printed: str, people: list[tuple[str, str]]) -> None:
    (article,) = split_page(f"渡口的灯\n{printed}\n{LAMP}\n").articles
    assert [(person.name, person.role) for person in article.bylines] == people


@pytest.mark.parametrize("box", ["名词解释", "渡口小辞典", "延伸阅读"])
def test_a_boxs_headline_is_no_crosshead(box: str) -> None:
    text = f"渡口的灯\n\n{LAMP}\n{box}\n{KNIVES}\n"
    assert [article.headline for article in split_page(text).articles] == [("渡口的灯",), (box,)]


def test_a_column_of_briefs_with_slugs_ends_where_a_body_has_none() -> None:
    news = NEWS.removeprefix("　　")
    text = f"简讯\n{news}\n\n{news.replace('路灯', '门灯')}\n\n{LAMP}\n{KNIVES}\n\n渡口的灯\n"
    first, second, lamp = split_page(text).articles
    assert (first.headline, second.headline, lamp.headline) == ((), (), ("渡口的灯",))


def test_below_a_jump_to_another_page_no_sentence_goes_on() -> None:
    text = f"{NEWS[:-1]}，\n（下转第二版）\n\n路灯杆上装充电口\n{NEWS.replace('路灯', '门灯')}\n\n门灯下装插座\n"
    first, _ = split_page(text).articles
    assert (first.headline, first.paragraphs[0].text[-6:]) == (("路灯杆上装充电口",), "边就能充电，")


def test_short_lines_below_titles_are_names_where_there_are_several() -> None:
    poem = "屋檐先知道\n接着是瓦\n接着是瓦上的草\n接着是草下面\n那一粒去年的种子\n它翻了个身\n天就青了"
    text = f"副刊\n2031年4月8日\n\n雨水\n丁一\n{poem}\n\n渡口的灯\n史小满\n{LAMP}\n\n磨刀人\n石苗\n{KNIVES}\n"
    assert [(a.headline[0], a.bylines[0].name) for a in split_page(text).articles] == [
        ("雨水", "丁一"),
        ("渡口的灯", "史小满"),
        ("磨刀人", "石苗"),
    ]


def test_numbered_paragraphs_of_a_notice_are_parted_and_its_date_stays() -> None:
    text = """青禾市城市管理局
夜市摊点抽签通告
　　为规范夜市经营，现将有关事项通告如下：
　　一、本市户籍人员均可报名，每户限报一
个摊点，不得转租。
　　二、报名须携带身份证。
　　青禾市城市管理局
　　2031年4月6日

招领启事
　　本人在渡口拾得黑色皮包一只，请失主到
盐仓街派出所认领。
"""
    first, second = split_page(text).articles
    assert [p.text[:2] for p in first.paragraphs] == ["为规", "一、", "二、", "青禾", "20"]
    assert second.headline == ("招领启事",)


def test_a_deck_ends_a_headline_that_another_stands_below_without_a_gap() -> None:
    heads = "一盏灯的慢生意\n柳叶镇渔民试养鱼苗记\n路灯杆上装充电口\n"
    lamp = "　　本报讯（记者 白露）柳叶镇的渔民史大河\n今年试养鱼苗，生意慢了，一盏灯却亮了一夜。"
    assert [len((*a.kicker, *a.headline, *a.deck)) for a in split_page(f"{heads}\n{lamp}\n\n{NEWS}\n").articles] == [
        2,
        1,
    ]


def test_a_quotation_in_nearly_the_words_of_its_body_is_furniture() -> None:
    text = INSIDE.replace("防空洞里种蘑菇\n一年采了八十吨", "“去年洞里采了\n八十吨的鲜菇”")
    reading = split_page(f"安师傅的防空洞\n\n{text}")
    assert (len(reading.articles), len(reading.furniture)) == (1, 2)


@pytest.mark.parametrize("title", ["部門快訊", "鄉鎮簡訊", "一週速覽"])
def test_traditional_titles_of_briefs_are_furniture(title: str) -> None:
    library = "圖書館下月起延長開放時間，晚\n上十時閉館，週末不變。"
    text = f"{title}\n教育\n{library}\n水務\n柳葉鎮免費裝了四百個警報器，\n每季檢測一次電池。\n"
    assert [article.headline for article in split_page(text).articles] == [("教育",), ("水務",)]


def test_slugs_in_simplified_characters_may_be_of_any_land() -> None:
    text = f"渡口的灯\n\n【记者史小满／柳叶报导】{LAMP.strip('　')}\n"
    (article,) = split_page(text).articles
    assert article.bylines == (Person("史小满", "记者"),)


def test_a_byline_below_a_body_whose_slug_names_its_writer_is_of_the_next_body() -> None:
    first = (
        "〔記者石川／東浦報導〕柳葉街的老戲台空了十\n七年，最近夜夜有戲，從倉庫搬出二十四尊布袋\n戲偶，一齣一齣排起來。"
    )
    second = "　　鹽倉街的修鞋攤上個月裝了一盞路燈，是顧客\n湊錢買的。"
    text = f"老戲台夜夜有戲\n\n{first}\n\n記者史小滿／鹽倉報導\n\n{second}\n\n修鞋攤的燈\n"
    assert [[p.name for p in article.bylines] for article in split_page(text).articles] == [["石川"], ["史小滿"]]


def test_a_letter_below_a_columns_name_is_no_part_of_the_story_above_and_its_writer_signs_below() -> None:
    letter = "　　学校后门的反光镜破了两年，家长提心吊\n胆。盼早日换新。\n史小满／盐仓"
    _, mirror = split_page(f"渡口的灯\n\n{LAMP}\n\n读者来信\n路口的镜子\n{letter}\n").articles
    assert (mirror.title, mirror.bylines) == ("读者来信 路口的镜子", (Person("史小满", "盐仓"),))


def test_a_caption_that_points_at_its_photo_is_no_part_of_the_story_above() -> None:
    photo = "▲四月七日，渡口的艄公在给渡船刷桐油。\n记者 石川 摄"
    lamp, caption = split_page(f"渡口的灯\n\n{LAMP}\n\n{photo}\n").articles
    assert (lamp.credits, caption.credits) == ((), (Person("石川", "记者"),))


def test_who_gives_a_notice_signs_it_without_a_date() -> None:
    text = "启事\n青禾高工校友会定于四月二十日上午十时在母校\n礼堂召开大会，请校友踊跃参加。\n青禾高工校友会 启\n"
    (article,) = split_page(text).articles
    assert (article.headline, article.paragraphs[-1].text) == (("启事",), "青禾高工校友会 启")


def test_a_headline_that_ends_like_a_signature_is_one() -> None:
    (article,) = split_page(f"渡口的灯今夜开启\n\n{LAMP}\n").articles
    assert article.headline == ("渡口的灯今夜开启",)


def test_a_notices_title_set_wide_is_a_headline_without_a_gap() -> None:
    text = """感 谢 信
石桥公交公司：
六月五日下午，我母亲在八路车上突然
发病，驾驶员立即靠边停车，把老人送
到了医院门口。谨此致谢。
公 告
石桥镇菜市场改造工程将于七月一日动
工，工期预计一百五十天，请经营户到
管理办公室登记。
"""
    assert [article.headline for article in split_page(text).articles] == [("感 谢 信",), ("公 告",)]
    assert split_page(text).articles[0].paragraphs[0].text == "石桥公交公司："


@pytest.mark.parametrize(
    "printed",
    [
        "本报记者 史小满 通讯员\n石川 白露",
        "本报记者 史小满 通讯员\n\n石川 白露",
        "本报记者 史小满 通讯\n员 石川 白露",
        "本报记者 史小满 通讯员石\n川 白露",
    ],
)
def test_a_byline_goes_on_below_where_a_role_or_a_name_is_cut_or_has_its_name_there(printed: str) -> None:
    (article,) = split_page(f"渡口的灯\n{printed}\n{LAMP}\n").articles
    assert article.headline == ("渡口的灯",)
    assert [(p.name, p.role) for p in article.bylines] == [("史小满", "记者"), ("石川", "通讯员"), ("白露", "通讯员")]
