"""The page splitter on small pages: each test is one layout."""

from feeder.splitting import split_page


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
