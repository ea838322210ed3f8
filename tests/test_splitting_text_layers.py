"""What narrow columns and close setting do to a text layer's lines: rows that wrap, rows that are joined."""

import pytest

from feeder.splitting import split_page
from feeder.splitting.forms.forms import forms_of
from feeder.splitting.model import Form
from feeder.splitting.text.lines import read_lines
from feeder.splitting.text.mending import mend

FARES = """Fares on the harbour ferry will not
rise before April, the port board
decided on Tuesday. It heard that two
boats in three now sail half empty.
"""
LAMP = "夜里渡口只有一盏灯，艄公说，灯在船\n就在。灯灭的那年，桥修好了，艄公也上\n了岸。"
KNIVES = "磨刀人每月初五来一趟，石头在水里一\n响，巷子里的刀都醒了。他走后，谁家切\n的瓜都是薄的。"


def forms(text: str) -> list[Form]:
    return forms_of(read_lines(text))


@pytest.mark.parametrize(
    "foot",
    [
        "Editor: Ada Holm, desk@northern.example",
        "Editor: Ada Holm, desk@northern.example News tips: 555-0184",
        "Editor: Ada Holm, desk@northern.example News tips: 555-0184 northern.example",
    ],
)
def test_who_edits_a_page_and_how_to_reach_them_are_its_foot(foot: str) -> None:
    page = split_page(f"Ferry fares frozen\n{FARES}{foot}")
    assert page.furniture == (foot,)
    assert len(page.articles) == 1


def test_a_papers_name_in_two_rows_and_a_section_beside_a_date_are_of_the_head() -> None:
    head = "Monday, June 3, 2031Arts & Life\n\n4\n\nThe Northern\nExaminer"
    page = split_page(f"{head}\n\nFerry fares frozen\n{FARES}")
    assert page.furniture == tuple(line for line in head.split("\n") if line)


def test_a_day_below_its_month_ends_a_headline() -> None:
    page = split_page(f"Ferry fares\nto rise on April\n1\nBy Nora Quill\n{FARES}")
    assert " ".join(page.articles[0].headline) == "Ferry fares to rise on April 1"


def test_a_weekday_cut_in_two_is_one() -> None:
    assert mend("2031年4月8日 星期\n二\n\n青禾晚报") == "2031年4月8日 星期二\n\n青禾晚报"


def test_an_initial_may_begin_a_bylines_second_line() -> None:
    page = f"Ferry fares frozen\nBy Nora Quillington and Lena Marie\nK. Marsh\n{FARES}"
    assert forms(page)[:3] == ["", "byline", "byline"]


@pytest.mark.parametrize("byline", ["文/本报记者 史小满 图/本报记者 白\n露", "文/本报记者 史小满 图/本报记者\n白小露"])
def test_a_byline_of_writer_and_photographer_may_be_wrapped(byline: str) -> None:
    assert forms(f"渡口的灯\n{byline}\n{LAMP}")[:3] == ["", "byline", "byline"]


def test_a_word_above_a_slug_that_says_who_wrote_is_no_name() -> None:
    head = "渡口食堂别只图\n张热闹\n本报讯（记者 史小满）"
    assert split_page(f"{head}{LAMP}").articles[0].headline == ("渡口食堂别只图张热闹",)


def test_a_slugs_people_may_stand_below_it() -> None:
    page = split_page(f"渡口的灯\n新华社青禾4月8日电\n（记者 史小满）{LAMP}")
    assert [len(article.paragraphs) for article in page.articles] == [1]


@pytest.mark.parametrize("slug", ["本报讯（记者 史小满）", "新华社青禾4月8日电（记者 史小满）"])
def test_a_slug_set_close_behind_a_headline_opens_a_row(slug: str) -> None:
    assert mend(f"渡口的灯又亮了{slug}夜里") == f"渡口的灯又亮了\n{slug}夜里"
    assert mend(f"灯，又亮了{slug}夜里") == f"灯，又亮了{slug}夜里"


def test_a_credit_of_a_storys_pictures_makes_no_caption_of_its_end() -> None:
    page = split_page(f"渡口的灯\n{LAMP}\n{KNIVES}\n图片由通讯员史小满摄")
    assert [len(article.paragraphs) for article in page.articles] == [2]


@pytest.mark.parametrize(
    "credit", ["\n(AP Photo/Nora Quill)", "\nNora Quill | The Northern Examiner", " Nora Quill / Staff\nphotographer"]
)
def test_who_photographed_for_an_agency_or_the_paper(credit: str) -> None:
    caption = "Light on the quay\nLanterns are lit on the water on Sunday. About 200 people came to the quay."
    page = split_page(f"Ferry fares frozen\n{FARES}\n{caption}{credit}\n")
    assert [person.name for article in page.articles for person in article.credits] == ["Nora Quill"]


def test_a_column_of_service_is_furniture_above_its_items() -> None:
    assert forms(f"服务台\n渡口的灯\n{LAMP}")[0] == "furniture"


CHOIR = """The choir of the lower town has lost
two basses to the army and would take
tenors at a pinch, it said on Monday.
"""


@pytest.mark.parametrize("credit", ["Photo by Nora Quill", "Nora Quill | The Northern Examiner"])
def test_a_caption_with_its_headline_stands_above_the_next_headline(credit: str) -> None:
    caption = (
        "Light on the quay\nLanterns are lit on the water on Sunday, as every year since the great flood came to\n"
    )
    caption += f"the quays of the harbour.\n{credit}\n"
    page = split_page(f"Ferry fares frozen\n{FARES}{caption}Choir seeks two basses\n{CHOIR}")
    heads = [("Ferry fares frozen",), ("Light on the quay",), ("Choir seeks two basses",)]
    assert [article.headline for article in page.articles] == heads


def test_a_chinese_credit_behind_a_captions_sentence_may_be_wrapped() -> None:
    caption = "龙舟竞渡\n4月8日，渡口的老艄公在给灯添油，这盏灯每晚要添两次油，天亮才熄。 通讯员 史小\n满 摄"
    page = split_page(f"{caption}\n磨刀人\n本报记者 白小露\n{KNIVES}")
    assert [article.headline for article in page.articles] == [("龙舟竞渡",), ("磨刀人",)]
    assert [person.name for person in page.articles[0].credits] == ["史小满"]


def test_what_begins_with_a_comma_is_not_set_again() -> None:
    text = (
        f"渡口的灯\n{LAMP}\n修桥那年的冬天来得很早，“灯没有\n灭，”艄公说\n，“灭的是我，往后的路要你们自己\n走了才好。”"
    )
    page = split_page(f"{text}\n\n磨刀人\n{KNIVES}")
    assert page.furniture == ()
