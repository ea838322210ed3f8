"""What Chinese bodies open with: the paper's or the agency's name and who reports, in all forms and widths."""

import pytest

from feeder.model import Person
from feeder.splitting import split_page

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
        ("本报讯 记者史小满报道：", [REPORTER]),
        ("本报讯 记者史小满 通讯员白露 ", [REPORTER, HELPER]),
        ("【本报讯】（记者 史小满）", [REPORTER]),
        ("■本报讯（记者 史小满）", [REPORTER]),
        ("本报记者史小满报道：", [REPORTER]),
        ("【記者王小明台北報導】", [WANG]),
        ("（中央社記者王小明台北1日電）", [WANG]),
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
