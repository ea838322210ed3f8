"""Kinds of Chinese items: how notices end, who wrote serials, what photographers' lines look like."""

import pytest

from feeder.model import Person
from feeder.splitting import split_page
from feeder.splitting.forms.bylines import people_in
from feeder.splitting.forms.forms import form_of
from feeder.splitting.text.lines import read_lines

LAMP = "　　夜里渡口只有一盏灯，艄公说，灯在船就\n在。灯灭的那年，桥修好了，艄公也上了岸。"
NOTICE = "　　因柳叶街换水管，四月八日八时起停水六\n小时，请提前储水，不便之处，敬请谅解。"

AWARD = "　　渡口新桥的监理由海城桥梁公司中标，公\n示期五日，如有异议，请以书面形式提出。"


def _paragraphs(text: str) -> list[str]:
    return [paragraph.text for paragraph in split_page(text).articles[0].paragraphs]


@pytest.mark.parametrize(
    "last",
    [
        "青禾市自来水公司",
        "青禾市自来水公司　4月7日",
        "青禾市自来水公司　2031年4月7日",
        "青禾市自来水公司　柳叶街道办事处",
        "联系人：史小满　电话：2288666",
        "具体时间以现场公告为准",
    ],
)
@pytest.mark.parametrize("below", [f"渡口的灯\n{LAMP}", f"公　示\n{AWARD}"])
def test_a_notices_last_line_is_its_own_whatever_stands_below(last: str, below: str) -> None:
    text = f"停水通知\n{NOTICE}\n{last}\n{below}\n"
    assert split_page(text).articles[0].headline == ("停水通知",)
    assert _paragraphs(text)[1:] == [last]


def test_a_formula_in_the_midst_of_a_sentence_is_no_paragraph() -> None:
    text = f"停水通知\n{NOTICE.replace('不便之处，敬请谅解。', '不便之处，')}\n敬请谅解。\n\n渡口的灯\n{LAMP}\n"
    assert len(_paragraphs(text)) == 1


@pytest.mark.parametrize("thanks", ["子　史大河　女　史小河　泣谢", "孝男　史大河　孝女　史小河　泣启"])
def test_a_family_signs_its_thanks(thanks: str) -> None:
    notice = "　　先父史公讳长河于四月三日辞世，承蒙亲友\n吊唁，谨致谢意。"
    text = f"哀谢\n{notice}\n{thanks}\n\n渡口的灯\n{LAMP}\n"
    assert len(_paragraphs(text)) == 2


def test_a_line_with_a_full_stop_in_its_midst_is_no_headline() -> None:
    text = f"停水通知\n东区：柳叶街、盐仓街\n西区：渡口一队至五队\n请提前储水。供水热线：2288666\n\n渡口的灯\n{LAMP}\n"
    notice, lamp = split_page(text).articles
    assert (len(notice.paragraphs), lamp.headline) == (3, ("渡口的灯",))


def test_who_wrote_a_serial_stands_above_its_part() -> None:
    text = f"长篇连载\n柳　巷\n史小满　著\n{LAMP}\n（未完待续）\n\n渡口的灯\n{LAMP}\n"
    serial, _ = split_page(text).articles
    assert ("".join(serial.headline), serial.bylines) == ("长篇连载柳　巷", (Person("史小满", "著"),))
    assert len(serial.paragraphs) == 1


def test_a_title_set_wide_above_its_writers_name_is_a_headline() -> None:
    text = f"青禾晚报\n2031年4月8日　星期二\n\n石　桥\n■史小满\n{LAMP}\n"
    (essay,) = split_page(text).articles
    assert (essay.headline, essay.bylines) == (("石　桥",), (Person("史小满", ""),))


@pytest.mark.parametrize("head", ["今晚·城事\n渡口的灯", "青苔轩\n第184期\n\n渡口的灯"])
def test_a_pages_first_line_names_the_page(head: str) -> None:
    (lamp,) = split_page(f"{head}\n{LAMP}\n").articles
    assert lamp.headline == ("渡口的灯",)


@pytest.mark.parametrize(
    ("line", "people"),
    [
        ("史　满 画", [("史满", "")]),
        ("史小满　摄（资料照片）", [("史小满", "")]),
        ("（渡口县融媒体中心　供图）", None),
        ("上图　史小满　摄　下图　实习记者　丁一　摄", [("史小满", ""), ("丁一", "实习记者")]),
        ("（史家乐攝）", [("史家乐", "")]),
    ],
)
def test_photographers_are_credited(line: str, people: list[tuple[str, str]] | None) -> None:
    assert form_of(read_lines(line).lines[0]) == "credit"
    assert people is None or [(person.name, person.role) for person in people_in(line)] == people


@pytest.mark.parametrize(
    ("line", "people"),
    [
        ("文/晚报记者 史小满", [("史小满", "晚报记者")]),
        ("记者　史小满　渡口报道", [("史小满", "记者")]),
    ],
)
def test_reporters_are_named_with_their_post_and_not_with_the_place(line: str, people: list[tuple[str, str]]) -> None:
    assert [(person.name, person.role) for person in people_in(line)] == people


@pytest.mark.parametrize("end", ["（未完待续）", "（七十三，待续）", "（未完）"])
def test_what_says_that_a_serial_goes_on_is_no_paragraph(end: str) -> None:
    assert form_of(read_lines(end).lines[0]) == "jump"


@pytest.mark.parametrize("head", ["史满观球\n别急着靠岸\n史满", "今日评点\n鲁兰"])
def test_a_columns_writer_is_known_by_the_columns_name(head: str) -> None:
    _, column = split_page(
        f"渡口的灯\n{LAMP}\n\n{head}\n　　桥修好了，船还在，人人都说快，没有一\n个人说好看。\n"
    ).articles
    assert [person.name for person in column.bylines] == [head.split("\n")[-1]]


def test_who_wrote_and_photographed_is_named_with_the_place() -> None:
    assert people_in("圖文／許小滿（溪口）") == (Person("許小滿", "溪口"),)


INTERVIEW = """青禾市民：夜里还摆渡吗？
史大河：灯在船就在，只要有人喊一声，
我就撑过去。
青禾市民：要钱吗？
史大河：白天要，夜里不要，夜里过河的
都是急事。
"""


def test_two_who_speak_by_turns_are_an_interview_whatever_they_are_called() -> None:
    (talk,) = split_page(f"渡口的灯\n　　史大河摆渡四十年，昨天和市民说了说话。\n{INTERVIEW}").articles
    assert [paragraph.text[:4] for paragraph in talk.paragraphs[1:]] == ["青禾市民", "史大河：", "青禾市民", "史大河："]


OVEN = """村口的老炉子又点着了
　　停了六年的烧饼炉昨天又点着了，头一炉
三百个，不到半个钟头就卖完，后来的人都空
手回去，说明天再来。
"""
OVEN_GOES_ON = """　　炉子是爷爷传下来的，孙子在城里做了八
年厨师，今年春天回到村里，他说想把火接着
烧下去。
"""
WELL = """
镇东头打出一眼甜水井
　　打井队在镇东头钻了二十天，昨天出了水，
尝着是甜的，附近两个村的水车不用再跑远路，
井口装了电泵。
"""


@pytest.mark.parametrize(
    "speaker", ["——史小满", "——村民 白露", "——老师傅史大河", "—— 欧阳小满", "——烧饼铺店主　祁一鸣"]
)
@pytest.mark.parametrize("quote", ["“火不能灭在我手里，灭了就对不起爷爷。”", "“饼要趁热吃，\n人要趁早回。”"])
def test_what_somebody_named_says_between_paragraphs_is_a_pull_quote(quote: str, speaker: str) -> None:
    reading = split_page(f"{OVEN}\n{quote}\n{speaker}\n\n{OVEN_GOES_ON}{WELL}")
    assert [len(article.paragraphs) for article in reading.articles] == [2, 1]
    assert reading.furniture == (*quote.split("\n"), speaker)


@pytest.mark.parametrize("end", ["爷爷说：", "招牌上写着：", "孙子只有一句话："])
def test_what_a_colon_announces_stays_with_its_paragraph_where_a_pull_quote_says_it_again(end: str) -> None:
    quote = "“火不能灭，人不能散。”"
    reading = split_page(f"{OVEN[:-1]}{end}\n{quote}\n\n{quote}\n\n{OVEN_GOES_ON}{WELL}")
    assert reading.articles[0].paragraphs[0].text.endswith(end + quote)
    assert reading.furniture == (quote,)


@pytest.mark.parametrize("numbers", [("01　", "02　"), ("1．", "2．"), ("01｜", "02｜"), ("1、", "2、")])
def test_figures_number_the_parts_of_a_body(numbers: tuple[str, str]) -> None:
    first, second = numbers
    oven, well = split_page(f"{OVEN}{first}火从哪里来\n{OVEN_GOES_ON}{second}往后怎么办\n{OVEN_GOES_ON}{WELL}").articles
    assert (len(oven.paragraphs), well.head_text) == (5, "镇东头打出一眼甜水井")
