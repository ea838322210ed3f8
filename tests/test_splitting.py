"""The page splitter on small pages: each test is one layout."""

import pytest

from feeder.splitting import split_page
from feeder.splitting.forms.bylines import run_of_names


def test_an_empty_page_has_no_articles() -> None:
    assert split_page("").articles == ()


def test_a_headline_below_its_body_is_found() -> None:
    page = """本报讯（记者 丁一 通讯员
木禾）昨日，青川县召开春耕备耕
现场会，部署春季农业生产工作。

会议要求，各乡镇要抓好种子
和化肥的调运，保证不误农时。

青川县部署春耕备耕工作"""
    (article,) = split_page(page).articles
    assert article.headline == ("青川县部署春耕备耕工作",)
    assert [(person.name, person.role) for person in article.bylines] == [("丁一", "记者"), ("木禾", "通讯员")]
    assert [paragraph.text for paragraph in article.paragraphs] == [
        "昨日，青川县召开春耕备耕现场会，部署春季农业生产工作。",
        "会议要求，各乡镇要抓好种子和化肥的调运，保证不误农时。",
    ]


SIGNED_BELOW_ITS_HEADLINE = """青川县部署春耕备耕工作
□本报记者 丁一
昨日，青川县召开春耕备耕现场会，部署春季农
业生产工作，要求抓好种子和化肥的调运。
各乡镇负责人参加会议。
云岭水库提前蓄满迎来用水季
□本报记者 木禾
截至昨日，云岭水库蓄水量已达两千万方，比去
年同期多三成，可供下游六个乡镇灌溉。
"""


def test_a_line_with_a_byline_under_it_heads_a_story_of_its_own() -> None:
    headlines = [article.headline for article in split_page(SIGNED_BELOW_ITS_HEADLINE).articles]
    assert headlines == [("青川县部署春耕备耕工作",), ("云岭水库提前蓄满迎来用水季",)]


def test_a_slug_opens_a_paragraph_whatever_stands_before() -> None:
    page = """青川县部署春耕备耕
工作
本报讯（记者 丁一）昨日，
青川县召开春耕备耕现场会，
部署春季农业生产工作。
"""
    (article,) = split_page(page).articles
    assert "".join(article.headline) == "青川县部署春耕备耕工作"
    assert article.paragraphs[0].text.startswith("昨日，青川县召开")


def test_a_slug_with_its_date_alone_on_a_narrow_line_is_no_headline() -> None:
    page = """青川县部署春耕
青川日报3月9日讯
（记者 丁一）昨日，青
川县召开春耕备耕现场
会，部署春季农业生产。
"""
    (article,) = split_page(page).articles
    assert article.headline == ("青川县部署春耕",)
    assert [person.name for person in article.bylines] == ["丁一"]


SIGNED_OFF_OVER_TWO_LINES = """青川县部署春耕备耕工作
昨日，青川县召开春耕备耕现场会，部署春
季农业生产，要求抓好种子调运。
各乡镇负责人参加会议，会后将逐项落实。
（记者 丁一林木
禾周川）
云岭水库提前蓄满迎来用水季
截至昨日，云岭水库蓄水量已达两千万方，
比去年同期多三成，可供下游六个乡镇灌溉到秋
收。水库管理所表示，还将视雨情放水。（本报
记者 陈晴）
"""


def test_a_sign_off_that_goes_on_over_a_line_end_names_its_people_and_is_no_headline() -> None:
    first, second = split_page(SIGNED_OFF_OVER_TWO_LINES).articles
    assert [person.name for person in first.bylines] == ["丁一", "林木禾", "周川"]
    assert first.paragraphs[-1].text == "各乡镇负责人参加会议，会后将逐项落实。"
    assert second.headline == ("云岭水库提前蓄满迎来用水季",)
    assert [person.name for person in second.bylines] == ["陈晴"]


@pytest.mark.parametrize(
    ("printed", "names"),
    [
        ("李远山王慧", ["李远山", "王慧"]),
        ("周静杨文博陈禾", ["周静", "杨文博", "陈禾"]),
        ("欧阳远山", ["欧阳远山"]),
        ("阿依木拉提", ["阿依木拉提"]),
        ("王慧", ["王慧"]),
    ],
)
def test_names_set_without_a_space_are_told_apart_by_surnames(printed: str, names: list[str]) -> None:
    assert names == run_of_names(printed)


def test_who_signs_and_when_at_the_foot_of_the_page_belong_to_the_notice_above() -> None:
    page = """云岭水库提前蓄满迎来用水季
截至昨日，云岭水库蓄水量已达两千万方，
比去年同期多三成，可供下游六个乡镇灌溉到秋
收。水库管理所表示，还将视雨情放水。

关于城东片区停水的通告
因管网检修，定于本月六日二十二时至次日
六时对城东片区停水，请居民提前储水，不便之
处敬请谅解。
青川县自来水公司
2024年6月4日
"""
    notice = split_page(page).articles[-1]
    assert [paragraph.text for paragraph in notice.paragraphs][1:] == ["青川县自来水公司", "2024年6月4日"]


BESIDE_A_TORN_STORY = """Mill bridge to reopen in May
By Ann Marsh

The mill bridge will reopen in May,
the county said on Tuesday, after two
years of work on its piers.

Traders want the money back

Traders beside the mill bridge asked
for the money that two years without
"""


def test_where_one_story_breaks_off_all_of_the_page_are_less_sure() -> None:
    torn = split_page(BESIDE_A_TORN_STORY).articles[0]
    whole = split_page(BESIDE_A_TORN_STORY + "custom had cost them.\n").articles[0]
    assert torn.headline == whole.headline
    assert torn.confidence < whole.confidence
    assert "other articles of the page lack a headline or a body, or break off" in torn.doubts
    assert "other articles of the page lack a headline or a body, or break off" not in whole.doubts
