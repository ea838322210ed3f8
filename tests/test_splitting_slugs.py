"""What Chinese bodies open with: the paper's or the agency's name and who reports, in all forms and widths."""

from time import process_time

import pytest

from feeder.model import Person
from feeder.splitting import split_page
from feeder.splitting.text.patterns import SLUG

HEAD = "修表铺熄了最后一盏灯"
TEXT = "东街的修表铺开了三十九年，上周六关了门。店主把没人来取的二十一块表一一擦净，锁进了玻璃柜，又写下几个字。"
REPORTER, HELPER, WANG = Person("史小满", "记者"), Person("白露", "通讯员"), Person("王小明", "記者")


def _set(text: str, width: int) -> str:
    """The text in lines of at most `width` characters, none of which a mark begins."""
    rows = [""]
    for character in f"　　{text}":
        if len(rows[-1]) >= width and character not in "，。、：）】":
            rows.append("")
        rows[-1] += character
    return "\n".join(row.strip(" ") for row in rows)


@pytest.mark.parametrize("width", [8, 12, 20])
@pytest.mark.parametrize(
    ("slug", "people"),
    [
        ("柳叶商报10月12日讯（记者 史小满 通讯员 白露）", [REPORTER, HELPER]),
        ("柳叶时报10月12日讯", []),
        ("柳叶融媒讯（记者 史小满）", [REPORTER]),
        ("柳叶讯（记者 史小满 通讯员 白露）", [REPORTER, HELPER]),
        ("本报讯 记者史小满报道：", [REPORTER]),
        ("本报讯 记者史小满 通讯员白露 ", [REPORTER, HELPER]),
        ("【本报讯】（记者 史小满）", [REPORTER]),
        ("■本报讯（记者 史小满）", [REPORTER]),
        ("本报记者史小满报道：", [REPORTER]),
        ("【記者王小明台北報導】", [WANG]),
        ("（中央社記者王小明台北1日電）", [WANG]),
        ("【本報消息】", []),
        ("〔特訊〕", []),
        ("（記者王小明／溪口訊）", [WANG]),
        ("（柳叶晚报记者 史小满）", [REPORTER]),
        ("区融媒体中心讯（记者 史小满）", [REPORTER]),
    ],
)
def test_a_body_opens_with_its_papers_name_and_who_reports(slug: str, people: list[Person], width: int) -> None:
    page = f"柳叶日报\n2031年11月2日　星期日　第3版\n\n{HEAD}\n{_set(slug + TEXT, width)}\n"
    (article,) = split_page(page).articles
    printed = "".join(article.slugs).replace(" ", "")
    assert (printed, list(article.bylines)) == (slug.replace(" ", ""), people)
    assert (article.headline, "".join(part.text for part in article.paragraphs)) == ((HEAD,), TEXT)


@pytest.mark.parametrize("opening", ["记者从市里获悉，", "记者昨日 到东街，"])
def test_what_the_reporter_does_is_no_name(opening: str) -> None:
    (article,) = split_page(f"{HEAD}\n{_set(f'本报讯 {opening}{TEXT}', 20)}\n").articles
    assert (article.slugs, article.bylines) == (("本报讯",), ())


@pytest.mark.parametrize("people", ["记者 史小满/文 白露/图", "记者 史小满 摄影 白露"])
def test_a_slug_may_name_who_photographed(people: str) -> None:
    (article,) = split_page(f"{HEAD}\n{_set(f'本报讯（{people}）{TEXT}', 20)}\n").articles
    assert ([person.name for person in article.bylines], article.credits) == (["史小满"], (Person("白露", ""),))


@pytest.mark.parametrize(
    ("printed", "people"),
    [
        ("青河融媒记者\n史小满", [REPORTER]),
        ("柳叶日报全媒体\n记者 史小满", [Person("史小满", "全媒体记者")]),
        ("本报记者 史小满\n王小川", [REPORTER, Person("王小川", "记者")]),
        ("文/史小满 图/白\n露", [Person("史小满"), Person("白露")]),
        ("柳叶晚报·柳叶网记者 史小满", [REPORTER]),
        ("本报记者 史小满 采访整理", [REPORTER]),
        ("統籌/史小满 採寫/白露", [Person("史小满", "統籌"), Person("白露")]),
        ("史小满 柳叶学院教授", [Person("史小满", "柳叶学院教授")]),
        ("史小满 王川 白露", [Person("史小满"), Person("王川"), Person("白露")]),
        ("史满摄", [Person("史满")]),
        ("（圖／王小明攝）", [Person("王小明")]),
        ("史小满 文并摄", [Person("史小满"), Person("史小满")]),
        ("記者王小明專訪", [WANG]),
        ("編譯王小明／綜合報導", [Person("王小明", "編譯")]),
        ("据新华社", []),
        ("中央社", []),
        ("来源：柳叶发布", []),
    ],
)
def test_a_line_below_a_headline_says_who_wrote(printed: str, people: list[Person]) -> None:
    page = f"柳叶日报\n2031年11月2日　星期日　第3版\n\n{HEAD}\n{printed}\n{_set(TEXT, 12)}\n"
    (article,) = split_page(page).articles
    assert [*article.bylines, *article.credits] == people
    assert (article.headline, "".join(part.text for part in article.paragraphs)) == ((HEAD,), TEXT)


@pytest.mark.parametrize("line", ["策划：史小满", "统筹/史小满　策划/白露"])
def test_who_planned_the_page_wrote_no_story(line: str) -> None:
    (article,) = split_page(f"{HEAD}\n{_set(TEXT, 20)}\n\n{line}\n").articles
    assert article.bylines == ()


@pytest.mark.parametrize("text", ["记者" * 150, "本报讯 " + "记者 史小满 白露 " * 30, "记者史记" * 80])
def test_roles_in_a_row_take_no_time(text: str) -> None:
    began = process_time()
    SLUG.match(text[:320])
    assert process_time() - began < 1
