"""Chinese pages: the names of columns above one headline or several, and who wrote, with a post or a name alone."""

import pytest

from feeder.model import Article, Person
from feeder.splitting import split_page
from feeder.splitting.blocks.headings import heads_above_text
from feeder.splitting.forms.forms import forms_of
from feeder.splitting.text.lines import read_lines

LAMP = "　　夜里渡口只有一盏灯，艄公说，灯在船\n就在。灯灭的那年，桥修好了，艄公也上\n了岸。"
MIRROR = "　　学校后门的反光镜破了两年，家长提心吊\n胆。盼早日换新。"
BUS = "　　末班车总是提早三分钟开走，赶车的人只\n好在雨里走回盐仓。"


def head_of(article: Article) -> tuple[str, ...]:
    return (*article.kicker, *article.headline, *article.deck)


@pytest.mark.parametrize("name", ["社論", "青禾时评", "养生有道", "青年论坛", "读者来信", "理财信箱"])
def test_a_columns_name_right_above_the_one_headline_it_has_is_its_kicker(name: str) -> None:
    reading = split_page(f"渡口的灯\n{LAMP}\n\n{name}\n路口的镜子\n{MIRROR}\n\n更正\n{BUS}\n")
    assert [head_of(article) for article in reading.articles] == [("渡口的灯",), (name, "路口的镜子"), ("更正",)]


@pytest.mark.parametrize("greeting", ["", "　　编辑同志：\n"])
def test_the_name_of_a_column_of_letters_above_several_is_furniture(greeting: str) -> None:
    letters = f"路口的镜子\n{greeting}{MIRROR}\n\n末班车等等我\n{greeting}{BUS}"
    reading = split_page(f"渡口的灯\n{LAMP}\n\n读者来信\n{letters}\n")
    assert [head_of(article) for article in reading.articles] == [("渡口的灯",), ("路口的镜子",), ("末班车等等我",)]
    assert reading.furniture == ("读者来信",)


def test_a_columns_name_above_a_writers_name_is_furniture() -> None:
    reading = split_page(f"渡口的灯\n{LAMP}\n\n学子论坛\n□史小满\n{MIRROR}\n\n路口的镜子\n")
    assert reading.furniture == ("学子论坛",)


@pytest.mark.parametrize(
    ("printed", "name", "post"),
    [
        ("盐仓小学教师　解小满", "解小满", "盐仓小学教师"),
        ("文/青禾县医院医师 欧阳芷", "欧阳芷", "青禾县医院医师"),
        ("青禾市　家长　解小满", "解小满", "家长"),
        ("渡口区人民法院　解 芷", "解芷", "渡口区人民法院"),
    ],
)
def test_who_writes_below_a_headline_or_a_letter_is_named_after_a_post(printed: str, name: str, post: str) -> None:
    for text in (f"路口的镜子\n{printed}\n{MIRROR}\n", f"路口的镜子\n{MIRROR}\n{printed}\n\n渡口的灯\n{LAMP}\n"):
        article = split_page(text).articles[0]
        assert (article.headline, article.bylines) == (("路口的镜子",), (Person(name, post),))


def test_a_post_and_a_name_above_a_notices_date_sign_it() -> None:
    text = f"路口的镜子\n{MIRROR}\n柳叶街理事会理事长　解小满\n二〇三一年四月八日\n"
    (article,) = split_page(text).articles
    assert [p.text for p in article.paragraphs[1:]] == ["柳叶街理事会理事长　解小满", "二〇三一年四月八日"]


def test_a_name_alone_that_no_text_has_a_part_of_is_a_byline_without_a_common_surname() -> None:
    (article,) = split_page(f"路口的镜子，破了两年\n解小满\n{MIRROR}\n").articles
    assert (article.headline, article.bylines) == (("路口的镜子，破了两年",), (Person("解小满", ""),))


@pytest.mark.parametrize("line", ["万盏灯", "白家渡"])
def test_a_headlines_last_line_that_begins_like_a_name_is_none_where_the_text_says_a_part_of_it(line: str) -> None:
    text = "　　夜里渡口亮起万盏灯火，白家渡口的艄公\n说，灯在船就在。"
    (article,) = split_page(f"渡口今夜亮起来\n{line}\n{text}\n").articles
    assert not article.bylines


def test_names_below_bodies_are_bylines_on_a_page_that_has_several() -> None:
    letters = f"{MIRROR}\n\n解小满\n\n路口的镜子\n\n{BUS}\n\n仇一帆\n\n末班车等等我\n\n{LAMP}\n\n柴玉兰\n\n渡口的灯\n"
    articles = split_page(letters).articles
    assert [article.headline for article in articles] == [("路口的镜子",), ("末班车等等我",), ("渡口的灯",)]
    assert [article.bylines[0].name for article in articles] == ["解小满", "仇一帆", "柴玉兰"]


@pytest.mark.parametrize("kicker", ["本报评论员文章", "记者手记", "●安全论坛", "◆石桥夜话"])
def test_a_kicker_that_names_nobody_is_no_byline(kicker: str) -> None:
    (article,) = split_page(f"{kicker}\n路口的镜子也要擦\n{MIRROR}\n").articles
    assert (head_of(article), article.bylines) == ((kicker, "路口的镜子也要擦"), ())


@pytest.mark.parametrize("row", ["本版编辑 解芷　联系电话 0000-2177", "责任编辑：解小满　电话：0000—2177"])
def test_who_edits_a_page_and_how_to_reach_them_is_furniture_in_its_midst(row: str) -> None:
    reading = split_page(f"渡口的灯\n{LAMP}\n\n{row}\n\n路口的镜子\n{MIRROR}\n")
    assert (reading.furniture, len(reading.articles)) == ((row,), 2)


@pytest.mark.parametrize(
    ("printed", "role"),
    [
        ("（解答：县农科所 解小满）", "县农科所"),
        ("口述：解小满", ""),
        ("点评专家：县医院科研处 解小满", "县医院科研处"),
    ],
)
def test_who_answered_or_told_it_is_named_below_a_body(printed: str, role: str) -> None:
    first, _ = split_page(f"路口的镜子\n{MIRROR}\n{printed}\n\n渡口的灯\n{LAMP}\n").articles
    assert first.bylines == (Person("解小满", role),)


def test_a_note_in_brackets_below_a_bodys_end_is_a_paragraph_and_no_headline_goes_on_from_it() -> None:
    note = "（文中人物均为化名）"
    first, second = split_page(f"路口的镜子\n{MIRROR}\n{note}\n\n渡口的灯\n{LAMP}\n").articles
    assert (first.paragraphs[-1].text, second.headline) == (note, ("渡口的灯",))


def test_a_quotation_wider_than_the_column_is_furniture_without_gaps_where_the_body_says_it() -> None:
    top = "　　夜里渡口只有一盏灯，\n艄公说，灯在船就在，灯\n灭了，船也不开。\n"
    quote = "“灯在船就在，灯灭了，船也不开。”"
    reading = split_page(f"渡口的灯\n{top}{quote}\n　　灯灭的那年，桥修好\n了，艄公也上了岸。\n")
    assert reading.furniture == (quote,)


def test_a_quotation_that_fills_its_column_opens_a_paragraph_though_a_headline_says_it() -> None:
    top = "　　夜里渡口只有一盏灯，照着一条船。\n“灯在船就在，灯灭了，船也就不开。”"
    below = "艄公说，那年桥已经修好，他也上了岸，\n灯留在了船上。"
    reading = split_page(f"灯在船就在，灯灭了，船也就不开\n{top}\n{below}\n")
    assert not reading.furniture


def test_a_photographer_who_reports_is_named_after_a_captions_last_sentence() -> None:
    caption = "四月八日，盐仓小学的学生在放自己糊的风筝。 通讯员 解小满 摄影报道"
    (photo,) = split_page(f"纸鸢上天\n{caption}\n").articles
    assert (photo.kind, photo.credits) == ("photo", (Person("解小满", "通讯员"),))


def test_a_note_of_when_below_a_price_lists_title_is_of_the_title_and_what_is_said_below_the_list_is_text() -> None:
    rows = "品种　今日　昨日\n辣椒　4.20　4.50\n茄子　3.10　3.00\n白菜　1.20　1.20"
    said = "　　分析：露天蔬菜上市量增多，菜价继续回\n落；端午临近，鸡蛋备货多，预计下周还会涨\n一点。"
    _, prices = split_page(f"渡口的灯\n{LAMP}\n\n一周行情\n（四月一日至七日，元/公斤）\n{rows}\n{said}\n").articles
    assert head_of(prices) == ("一周行情", "（四月一日至七日，元/公斤）")
    assert [p.text[:3] for p in prices.paragraphs] == ["品种　", "辣椒　", "茄子　", "白菜　", "分析："]


STATION = "　　4月8日起，青石站试行静音候车区，设\n座位八十个，广播音量调低一半，手机外放由\n工作人员劝阻。"
ROOF = "　　近日，盐仓镇第一座光伏车棚并网，每年\n发电三万千瓦时，够盐仓村全村的人家用上半\n年。"
VOICES = "　　4月6日，客运段举行方言比赛，六名乘务\n员用乡音报站，引来满车的掌声，有人听了掉\n下眼泪。"


@pytest.mark.parametrize("gap", ["", "\n"])
@pytest.mark.parametrize("slug", ["", "本报讯 "])
def test_headlines_in_a_row_below_bodies_in_a_row_are_each_ones_of_theirs(gap: str, slug: str) -> None:
    heads = "静音候车从青石站开始\n光伏车棚上发电\n乡音报站比赛有掌声"
    station, roof, voices = (body.replace("　　", f"　　{slug}", 1) for body in (STATION, ROOF, VOICES))
    text = f"{station}\n{gap}{roof}\n{gap}{voices}\n{gap}{heads}\n\n●安全论坛\n路口的镜子\n{MIRROR}\n"
    articles = split_page(text).articles
    assert ["".join(head_of(article)) for article in articles[:3]] == heads.split("\n")
    assert [len(article.paragraphs) for article in articles] == [1, 1, 1, 1]


def test_lines_that_tell_in_turn_what_paragraphs_below_a_slug_do_are_one_headline() -> None:
    heads = "静音候车从青石站开始\n光伏车棚上发电\n乡音报站比赛有掌声"
    station = STATION.replace("4月8日起", "本报讯（记者 史小满）4月8日起")
    rest = f"路口的镜子\n　　本报讯 {MIRROR.strip()}\n"
    news, *_ = split_page(f"{station}\n{ROOF}\n{VOICES}\n{heads}\n\n{rest}").articles
    assert "".join(head_of(news)) == heads.replace("\n", "")


def test_a_headline_of_three_lines_below_one_body_is_one() -> None:
    text = f"{LAMP}\n　　他说，学校后门的反光镜破了，他也去看\n过。\n　　末班车他也等过。\n一盏灯\n一面镜子\n一班车\n"
    (article,) = split_page(f"{MIRROR}\n路口的镜子\n\n{text}").articles[1:]
    assert "".join(head_of(article)) == "一盏灯一面镜子一班车"


def test_a_marked_kicker_begins_a_headline_without_a_gap_and_a_name_stands_below_it() -> None:
    body = "　　一颗螺栓的扭矩要求写在本子的第一页上\n是一百二十，有人拧到一百一就收了扳手，说\n差不多。"
    text = f"　　本报讯 {LAMP.strip()}\n渡口的灯\n●安全论坛\n别让螺栓松了劲\n仇小满\n{body}\n"
    lamp, bolt = split_page(text).articles
    assert (head_of(lamp), head_of(bolt)) == (("渡口的灯",), ("●安全论坛", "别让螺栓松了劲"))
    assert bolt.bylines == (Person("仇小满", ""),)


BRIEFS = """磨刀人回到盐仓巷
三年没有露面的磨刀人前天回
到盐仓巷，一上午磨了四十七
把菜刀。
渡船改在桥下靠岸
修桥期间渡船改到下游靠岸，
行人多走二百步。
石匠招收学徒
石匠铺今年招收学徒三名，会
写字的优先。
"""


def test_a_line_that_leaves_room_for_the_word_below_and_an_indent_heads_the_text_below() -> None:
    page = read_lines(BRIEFS)
    assert [page.lines[i].text for i in heads_above_text(page, forms_of(page))] == [
        "磨刀人回到盐仓巷",
        "渡船改在桥下靠岸",
        "石匠招收学徒",
    ]
    assert [head_of(article) for article in split_page(BRIEFS).articles] == [
        ("磨刀人回到盐仓巷",),
        ("渡船改在桥下靠岸",),
        ("石匠招收学徒",),
    ]


def test_a_mark_at_a_lines_end_may_hang_over_the_column() -> None:
    page = read_lines("石匠铺今年招收学徒三名\n会写字的优先，学期三年整，\n管吃管住。\n")
    assert heads_above_text(page, forms_of(page)) == []
    page = read_lines(
        "石匠铺今年招徒\n会写字的优先，学期三年，管\n吃管住。\n渡船改在桥下靠岸\n修桥期间渡船改到下游靠岸，\n行人多走。\n"
    )
    assert heads_above_text(page, forms_of(page)) == [0, 3]


@pytest.mark.parametrize("who", ["本报评论员", "◎本報特約評論員", "青禾日报评论员"])
def test_who_writes_for_the_paper_is_its_byline_without_a_name(who: str) -> None:
    lamp, mirror = split_page(f"渡口的灯\n{who}\n{LAMP}\n\n路口的镜子\n{MIRROR}\n").articles
    assert (lamp.headline, [one.name for one in lamp.bylines]) == (("渡口的灯",), [who.lstrip("◎")])
    assert mirror.headline == ("路口的镜子",)


def test_what_goes_on_with_a_headlines_word_is_no_name_below_it() -> None:
    body = "巡逻队一夜追回三块失窃井盖，都装\n了回去，镇上的井盖从此编了号，哪\n块少了一查便知。\n"
    (article,) = split_page(f"石桥镇巡逻队追回失窃井\n盖板\n{body}").articles
    assert (article.bylines, "".join(article.headline)) == ((), "石桥镇巡逻队追回失窃井盖板")
