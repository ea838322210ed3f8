"""How Chinese pages are laid out: heads of pages, bare signatures, columns' names, what stands in mid-sentence."""

import pytest

from feeder.model import Person
from feeder.splitting import split_page
from feeder.splitting.blocks.headings import named_columns
from feeder.splitting.forms.bylines import people_in
from feeder.splitting.forms.insets import runs_between_gaps, tears_a_sentence
from feeder.splitting.forms.quotes import pull_quotes
from feeder.splitting.model import Form
from feeder.splitting.text.lines import read_lines

LAMP = "夜里渡口只有一盏灯，艄公说，灯在船\n就在。灯灭的那年，桥修好了，艄公也上\n了岸。"
KNIVES = "磨刀人每月初五来一趟，石头在水里一\n响，巷子里的刀都醒了。他走后，谁家切\n的瓜都是薄的。"

LANTERN = """\
渡口的旧灯换下来三年了，一直搁
在桥头的值班室里。有人想要，有人说该
进博物馆，守桥的老人谁也没有给。他说
灯是过河人的，谁也不能拿回家去。
"""


@pytest.mark.parametrize(
    "head",
    [
        "第2版\n田野见闻\n柳叶融媒 2031年4月8日",
        "柳叶 副刊 B3 2031年4月8日",
        "柳叶周刊·校园 第6版 2031年4月8日",
        "2031/04/08 星期二\n渡口焦點 Business\n柳葉日報 A10",
        "03 渡口 2031年4月8日 星期二 责任编辑：史小满 电话：0198-5217766",
        "望岸晚报 2031年4月8日 A02\n本栏文章只代表作者的看法",
    ],
)
def test_a_row_of_names_beside_a_date_or_a_folio_is_of_the_pages_head(head: str) -> None:
    reading = split_page(f"{head}\n\n渡口的灯\n{LAMP}\n")
    assert "".join(reading.furniture) == "".join(head.split("\n"))
    assert reading.articles[0].headline == ("渡口的灯",)


@pytest.mark.parametrize("opening", ["　　本报讯 ", "　　入冬以后渡口又早早地点起了那盏灯\n"])
def test_a_headline_between_the_pages_head_and_the_gap_above_its_body_is_none_of_its_rows(opening: str) -> None:
    reading = split_page(f"望岸晚报 2031年4月8日 A02\n渡口的灯灭了又亮起来\n\n{opening}{LAMP}\n")
    assert reading.articles[0].headline == ("渡口的灯灭了又亮起来",)


@pytest.mark.parametrize(("section", "name"), [("要闻", "史小满"), ("言论", "辛夷")])
def test_a_name_alone_between_a_bodys_end_and_a_headline_signs_it(section: str, name: str) -> None:
    page = f"{section}\n2031年4月8日\n\n渡口的灯\n{LAMP}\n\n{name}\n\n磨刀人\n{KNIVES}\n"
    lamp, knives = split_page(page).articles
    assert (lamp.bylines, lamp.headline, knives.headline) == ((Person(name, ""),), ("渡口的灯",), ("磨刀人",))


@pytest.mark.parametrize("title", ["简讯", "石磨"])
def test_a_short_title_above_its_text_is_no_signature(title: str) -> None:
    reading = split_page(f"渡口的灯\n{LAMP}\n\n{title}\n\n{KNIVES}\n")
    assert not any(article.bylines for article in reading.articles)


def test_a_name_below_a_headline_has_where_its_owner_works_before_it() -> None:
    (article,) = split_page(f"渡口的灯\n柳叶小学教师 史小满\n\n{LAMP}\n").articles
    assert (article.headline, article.bylines) == (("渡口的灯",), (Person("史小满", "柳叶小学教师"),))


@pytest.mark.parametrize(
    ("printed", "person"),
    [
        ("史小满（柳叶小学教师）", Person("史小满", "柳叶小学教师")),
        ("史小满（柳叶镇）", Person("史小满", "柳叶镇")),
        ("史小满（柳叶镇／家管）", Person("史小满", "柳叶镇／家管")),
        ("（营养医师史小满）", Person("史小满", "营养医师")),
        ("一位新手妈妈", Person("一位新手妈妈", "")),
    ],
)
def test_who_signs_a_letter_may_say_what_they_are(printed: str, person: Person) -> None:
    assert people_in(printed) == (person,)
    (letter, _) = split_page(f"渡口的灯\n{LAMP}\n\n{printed}\n\n磨刀人\n{KNIVES}\n").articles
    assert letter.bylines == (person,)


def test_a_reporter_in_brackets_is_named_by_the_role_alone() -> None:
    assert people_in("（本报记者史小满）") == (Person("史小满", "记者"),)


TORN = """\
防空洞里种蘑菇

　　推开两寸厚的铁门，一股凉气扑面而来，
防空洞里常年温度十六摄氏度，不用空调，
也不用加湿器。安师傅给洞壁刷了石灰，进

{}

洞的人一律换鞋换衣。他常说，“蘑菇不怕
黑，只怕闷，人也一样。”去年，洞里采了
八十吨鲜菇，销往周边三个县的菜市场。
"""


@pytest.mark.parametrize(
    "inset",
    [
        "蘑菇不怕黑，\n只怕闷，",
        "黑处的活，\n要亮着心做。",
        "广告咨询：8833199",
        "【广告】春季菌种团购 满十袋免运费送到家\n订购专线 0000-555-018",
        "柳叶晚报电子报 订阅专线0000-555-066",
        "一年采了八十吨",
    ],
)
def test_what_tears_a_sentence_of_a_headed_body_apart_is_furniture(inset: str) -> None:
    reading = split_page(TORN.format(inset))
    (article,) = reading.articles
    assert article.headline == ("防空洞里种蘑菇",)
    assert article.paragraphs[0].text.startswith("推开两寸厚的铁门")
    assert "进洞的人一律换鞋换衣。" in article.paragraphs[0].text
    assert "".join(reading.furniture).replace(" ", "") == "".join(inset.split()).replace(" ", "")


EARLY = """\
防空洞里种蘑菇

　　推开两寸厚的铁门，一股凉气扑面而来，
防空洞里常年温度十六摄氏度，不用空调，
也不用加湿器。
　　安师傅给洞壁刷了石灰，进洞的人一律

柳叶菌业春季团购火热进行中满十袋免费送货到家

换鞋换衣。他常说，“蘑菇不怕黑，只怕闷，
人也一样。”去年，洞里采了八十吨鲜菇，
销往周边三个县的菜市场。
"""
NARROW = """\
防空洞里种蘑菇

　　推开铁门，凉气扑面，
洞里常年十六摄氏度，不
用空调，也不用加湿器人
人都说这地方能种出好蘑

蘑菇不怕冷，
只怕闷。

菇来，一年四季不断。安
师傅给洞壁刷了石灰，进
洞的人一律换鞋换衣裳。
"""
SPLIT = """\
　　安师傅常跟来参观的人
说，推开铁门，凉气扑面

推开铁门，凉气
扑面而来

而来，这就是他当年看中
这座防空洞的缘由，种菇
的人都懂得这个。
"""
NEARLY_FULL = "他常说，“蘑菇不怕黑，只怕闷，人也\n一样。”"


@pytest.mark.parametrize("page", [EARLY, NARROW, TORN.format(NEARLY_FULL)])
def test_what_stands_between_the_gaps_is_no_part_of_the_body(page: str) -> None:
    reading = split_page(page)
    assert [article.headline for article in reading.articles] == [("防空洞里种蘑菇",)]
    assert "".join(reading.furniture) == "".join(page.split("\n\n")[2].split())


def test_words_of_the_body_set_aside_are_a_pull_quote_though_it_tears_them_apart() -> None:
    page = read_lines(SPLIT)
    assert {page.lines[i].text for i in pull_quotes(page)} == {"推开铁门，凉气", "扑面而来"}


def test_a_sentence_set_aside_is_no_headline_though_the_body_has_its_words() -> None:
    page = TORN.format("洞里的蘑菇，\n只怕闷不怕黑。").replace("防空洞里种蘑菇\n\n", "")
    reading = split_page(f"渡口的灯\n{LAMP}\n\n{page}\n安师傅的营生\n")
    assert reading.furniture == ("洞里的蘑菇，", "只怕闷不怕黑。")


def test_a_body_that_opens_with_its_slug_tears_no_sentence_apart() -> None:
    page = read_lines(f"03 渡口，望岸 2031年4月8日 星期二\n\n本报讯（记者 史小满）\n{LANTERN}\n{LAMP}\n")
    (opening, *_) = runs_between_gaps(page)
    assert not tears_a_sentence(page, opening)


def test_lines_that_fill_the_column_are_no_pull_quote_though_the_body_says_them_twice() -> None:
    again = "黑，只怕闷，人也一样。”去年，洞里采了"
    (article,) = split_page(TORN.format(again + "\n八十吨鲜菇，销往周边三个县的菜市场，连")).articles
    assert article.paragraphs[0].text.count("只怕闷") == 2


def test_a_columns_name_stands_right_above_a_headline_of_one_line() -> None:
    page = read_lines(f"磨刀人\n{KNIVES}\n\n凡人小议\n别只说一个好\n史小满\n\n有话直说\n{KNIVES}\n")
    forms: list[Form] = ["byline" if line.text == "史小满" else "" for line in page.lines]
    assert [page.lines[i].text for i in named_columns(page, forms)] == ["凡人小议"]


BOX = """\
（作者为柳叶中学教师　史小满）

有话直说
旧衣回收箱，钥匙该交给谁
小区里的旧衣回收箱，有的塞
去是空号。爱心若是没有着落，下
向公布出来。一张小小的清单，比
辛夷
"""


def test_a_headline_below_a_columns_name_may_have_a_comma_where_it_leaves_room() -> None:
    box = split_page(BOX).articles[-1]
    assert "".join(box.kicker + box.headline) == "有话直说旧衣回收箱，钥匙该交给谁"


def test_a_line_with_a_colon_in_the_midst_of_a_headline_is_of_it() -> None:
    page = f"街边店观察\n“一平方米”修表摊：\n老手艺如何等来年轻人\n记者 史小满\n\n{LAMP}\n"
    (article,) = split_page(page).articles
    assert "".join(article.kicker + article.headline) == "街边店观察“一平方米”修表摊：老手艺如何等来年轻人"


@pytest.mark.parametrize("title", ["别把“打卡”变成家长的作业", "渡口的灯"])
def test_a_name_of_a_rare_surname_below_a_headline_and_above_a_gap_is_the_authors(title: str) -> None:
    (article,) = split_page(f"{title}\n滕小满\n\n{LAMP}\n").articles
    assert (article.headline, article.bylines) == ((title,), (Person("滕小满", ""),))


def test_who_sent_in_a_list_is_its_byline() -> None:
    prices = "一周菜价\n平菇 7.6 涨0.1\n黄瓜 3.8 跌0.6\n鸡蛋 8.7 涨0.3\n（柳叶镇农技站 供稿）\n"
    prices_read = split_page(f"渡口的灯\n{LAMP}\n\n{prices}").articles[-1]
    assert prices_read.bylines == (Person("柳叶镇农技站", ""),)


@pytest.mark.parametrize(
    "foot",
    ["热线 8830001　责编 史小满　版式 阿蒲", "编辑：史小满 美术：阿Ken", "来稿请寄 luntan@wangan.example\n主编 史小满"],
)
def test_the_rows_of_a_pages_foot_may_say_how_to_reach_it_and_name_people_in_latin_letters(foot: str) -> None:
    reading = split_page(f"渡口的灯\n{LAMP}\n\n{foot}\n")
    assert (len(reading.articles), "\n".join(reading.furniture)) == (1, foot)


CAPTION = "4月8日，渡口的老艄公在给灯添油。\n这盏灯每晚要添两次油。"


@pytest.mark.parametrize("photo", [f"记者 卫小满 摄\n\n{CAPTION}\n\n渡口添油人", f"渡口添油人\n卫小满/摄\n{CAPTION}"])
def test_a_credit_below_another_storys_headline_is_of_the_caption_below_it(photo: str) -> None:
    knives, lamp = split_page(f"　　本报讯（记者 白露）{KNIVES}\n\n磨刀人初五来\n\n{photo}\n").articles
    assert (knives.credits, lamp.headline) == ((), ("渡口添油人",))
    assert [person.name for person in lamp.credits] == ["卫小满"]


LETTERS = """编辑同志：
　　渡口的灯坏了三个月，夜里上岸的人只
能摸着石头走，盼早日修好。
{first}
编辑同志：
　　菜场的新秤真准，连一根葱也称得出来，
我替街坊们谢谢它。
{second}
"""


def test_a_letter_ends_with_its_signature_and_the_next_begins_with_whom_it_greets() -> None:
    page = LETTERS.format(first="渡口　张小满", second="虎口　廖小满")
    letters = split_page(page).articles
    assert [letter.bylines for letter in letters] == [(Person("张小满", "渡口"),), (Person("廖小满", "虎口"),)]


def test_letters_without_a_greeting_end_with_their_signatures_too() -> None:
    page = LETTERS.replace("编辑同志：\n", "").format(first="张小满（海城／家管）", second="廖小满（虎口／船工）")
    roles = [letter.bylines[0].role for letter in split_page(page).articles]
    assert roles == ["海城／家管", "虎口／船工"]


@pytest.mark.parametrize(
    ("printed", "person"),
    [
        ("柳叶街道桂花巷3号　辛小满", Person("辛小满", "柳叶街道桂花巷3号")),
        ("柳叶镇　小　满", Person("小满", "柳叶镇")),
        ("柳叶镇　史小满等", Person("史小满", "柳叶镇")),
        ("柳叶镇　一名船工", Person("一名船工", "柳叶镇")),
    ],
)
def test_who_signs_right_below_a_letter_tells_where_they_live(printed: str, person: Person) -> None:
    (letter, _) = split_page(f"渡口的灯\n{LAMP}\n{printed}\n磨刀人\n{KNIVES}\n").articles
    assert letter.bylines == (person,)


def test_a_headlines_line_with_a_space_is_no_signature() -> None:
    page = f"渡口的灯\n{LAMP}\n旧粮仓变咖啡作坊 平价烘\n豆铺位抢手\n{KNIVES}\n"
    assert not any(article.bylines for article in split_page(page).articles)


def test_a_short_line_that_ends_with_a_comma_is_a_poems_in_its_midst() -> None:
    knocks = "敲敲船，叮叮咚，\n敲敲水桶，咚咚咚，\n敲敲阿公的船头——\n没有声音，\n阿公笑了。"
    poem = f"渡口的灯，\n是水里捞起来的小星星。\n{knocks}"
    page = split_page(f"渡口的灯\n柳叶小学　史小满\n{poem}\n\n磨刀人\n　　{KNIVES}\n")
    assert page.furniture == ()
