"""The site: the front page as a paper sets it, and a page for every list, day and article."""

from dataclasses import replace
from datetime import date, timedelta
from urllib.parse import unquote

import pytest
from lxml import html

from feeder.feeds import Document, article_document, day_document, faults, labels, search_page, site_documents
from feeder.model import Article, Entry, Paragraph
from feeder.splitting.assembly.confidence import _DOUBTS
from tests.builders import JOBS, PUBLICATION, TRAFFIC, make_article, make_entry

DAY = date(2024, 5, 16)
LONG = "云岭公路六号桥需要加固，下月一日起封闭。" * 20


def paper(day: date, first: int) -> list[Entry]:
    """A day's paper: two pages with two articles each."""
    made = []
    for number in range(first, first + 4):
        entry = make_entry(number, article=make_article(f"第{number}号消息", LONG))
        page, section = (("01", "要闻"), ("02", "民生"))[(number - first) // 2]
        made.append(replace(entry, issue_date=day, page=page, section=section, position=number))
    return made


def pages(entries: list[Entry], **options: object) -> dict[str, html.HtmlElement]:
    publication = replace(PUBLICATION, sections=("要闻",), bylines=("林知远",), **options)  # type: ignore[arg-type]
    days = sorted({entry.issue_date for entry in entries}, reverse=True)
    newest = {"all": entries, "today": entries, "traffic": entries, "section-要闻": entries, "byline-林知远": entries}
    made = list(site_documents(publication, newest, {"traffic": len(entries)}, [(day, 4) for day in days]))
    assert {document.path: found for document in made if (found := faults(document))} == {}
    return {d.path: html.document_fromstring(d.content.decode()) for d in made if d.path.endswith(".html")}


def test_there_is_a_page_for_each_category_section_and_byline_and_for_the_archive() -> None:
    expected = {
        *("index.html", "issues/index.html", "issues/2024/index.html", "review.html", "categories/traffic.html"),
        *("categories/jobs.html", "categories/other.html", "lists/section-要闻.html", "lists/byline-林知远.html"),
    }
    assert set(pages(paper(DAY, 1))) == expected


def test_the_front_page_opens_with_the_first_story_of_the_newest_day() -> None:
    page = pages(paper(DAY, 1) + paper(DAY - timedelta(days=1), 11))["index.html"]
    assert page.xpath("//article[contains(@class, 'first')]//h2")[0].text_content() == "第1号消息"
    assert "云岭公路六号桥" in page.xpath("//div[@class='opening']")[0].text_content()
    assert [h3.text_content() for h3 in page.xpath("//section[@class='pages']//h3")] == ["第01版 要闻", "第02版 民生"]
    assert page.xpath("//section[@class='earlier']//h3//time/@datetime") == ["2024-05-15"]


def test_a_brief_does_not_open_the_paper() -> None:
    entries = paper(DAY, 1)
    entries[0] = replace(entries[0], article=make_article("第1号消息", "短。"))
    page = pages(entries)["index.html"]
    assert page.xpath("//article[contains(@class, 'first')]//h2")[0].text_content() == "第2号消息"


def test_a_paper_without_articles_has_a_front_page_too() -> None:
    assert "还没有文章" in pages([])["index.html"].text_content()


def test_every_link_of_the_site_leads_to_a_page_or_feed_that_is_made() -> None:
    entries = paper(DAY, 1) + paper(DAY - timedelta(days=1), 11)
    made = pages(entries)
    known = {*made, "style.css", "feeds.opml", "search"}
    known |= {f"articles/{e.issue_date:%Y/%m/%d}/{e.key}.html" for e in entries}
    known |= {f"issues/{e.issue_date:%Y/%m/%d}/index.html" for e in entries}
    broken = set()
    for path, page in made.items():
        page.make_links_absolute(f"http://a.example/{path}", resolve_base_href=False)
        for _, _, link, _ in page.iterlinks():
            target = link.split("#")[0].removeprefix("http://a.example/")
            if unquote(target) not in known and not target.startswith("feeds/"):
                broken.add((path, target))
    assert broken == set()


def test_a_static_site_offers_no_search() -> None:
    assert pages(paper(DAY, 1))["index.html"].xpath("//a[@href='search']")
    assert not pages(paper(DAY, 1), served=False)["index.html"].xpath("//a[@href='search']")


def test_a_days_page_has_its_pages_in_order_and_the_days_beside_it() -> None:
    before, after = DAY - timedelta(days=1), DAY + timedelta(days=3)
    document = day_document(PUBLICATION, DAY, paper(DAY, 1)[::-1], before, after)
    assert document.path == "issues/2024/05/16/index.html"
    page = html.document_fromstring(document.content.decode())
    assert page.xpath("//section/@id") == ["page-第01版-要闻", "page-第02版-民生"]
    titles = [h3.text_content() for h3 in page.xpath("//h3")]
    assert titles == ["第1号消息", "第2号消息", "第3号消息", "第4号消息"]
    assert page.xpath("//a[@rel='prev']/@href") == ["../../../../issues/2024/05/15/index.html"]
    assert page.xpath("//a[@rel='next']/@href") == ["../../../../issues/2024/05/19/index.html"]


def test_a_year_whose_days_stand_as_they_stood_is_not_made_again() -> None:
    days = [(date(year, 5, 16), 4) for year in range(2024, 2018, -1)]
    made = {document.path for document in site_documents(PUBLICATION, {}, {}, days, {2023})}
    assert {path for path in made if path.startswith("issues/")} == {"issues/index.html", "issues/2023/index.html"}


def test_the_archive_lists_days_by_month_and_old_years_apart() -> None:
    days = [(date(year, 5, 16), 4) for year in range(2024, 2018, -1)]
    made = {d.path: d.content.decode() for d in site_documents(PUBLICATION, {}, {}, days)}
    archive = html.document_fromstring(made["issues/index.html"])
    assert [h2.text_content() for h2 in archive.xpath("//section[@class='year']/h2")] == ["2024", "2023", "2022"]
    assert archive.xpath("//nav[@class='neighbours']/a/text()") == ["2021", "2020", "2019"]
    assert "2019-05-16" in made["issues/2019/index.html"]


def test_a_category_page_offers_its_feeds_in_every_format() -> None:
    page = pages(paper(DAY, 1))["categories/traffic.html"]
    offered = page.xpath("//p[@class='follow']//a/@href")
    assert offered == [
        f"../feeds/{slug}.{form}" for slug in ("traffic", "traffic-alert") for form in ("atom", "rss", "json")
    ]


@pytest.mark.parametrize(
    ("language", "said"),
    [("zh-CN", "分类依据"), ("zh-TW", "分類依據"), ("en", "Why it is here")],
)
def test_labels_are_in_the_papers_language(language: str, said: str) -> None:
    publication = replace(PUBLICATION, language=language)
    page = article_document(publication, make_entry(1), [make_entry(1)]).content.decode()
    assert said in page
    assert f'<html lang="{language}">' in page


def test_an_english_paper_has_english_days_and_months() -> None:
    publication = replace(PUBLICATION, language="en")
    made = {d.path: d.content.decode() for d in site_documents(publication, {}, {}, [(DAY, 1)])}
    assert "May" in made["issues/index.html"]
    assert "Thursday, 16 May 2024" in day_document(publication, DAY, paper(DAY, 1), None, None).content.decode()


def test_an_articles_page_names_the_feeds_it_is_in_and_no_others() -> None:
    page = html.document_fromstring(article_document(PUBLICATION, make_entry(1), []).content.decode())
    slugs = [href.rpartition("/")[2] for href in page.xpath("//link[@type='application/atom+xml']/@href")]
    assert slugs == ["all.atom", "traffic.atom", "traffic-alert.atom"]


def test_a_search_page_shows_what_was_asked_and_found_escaped() -> None:
    content = search_page(PUBLICATION, '"><script>x', [make_entry(1)])
    assert faults(Document("search.html", content)) == []
    page = html.document_fromstring(content.decode())
    assert page.xpath("//input/@value") == ['"><script>x']
    assert "找到 1 篇" in page.text_content()
    assert "没有找到" in search_page(PUBLICATION, "无", []).decode()


def test_every_kind_of_paragraph_has_its_place() -> None:
    kinds = ("text", "crosshead", "verse", "question", "answer")
    article = Article(headline=("一",), paragraphs=tuple(Paragraph(f"段{kind}", kind) for kind in kinds))
    page = article_document(PUBLICATION, make_entry(1, article=article), []).content.decode()
    assert "<h2>段crosshead</h2>" in page
    assert '<p class="verse">段verse</p>' in page


def test_categories_without_articles_are_not_in_the_front_pages_line() -> None:
    line = pages(paper(DAY, 1))["index.html"].xpath("//nav[@class='sections']/a/text()")
    assert line == [TRAFFIC.label]
    assert JOBS.label not in line


def test_doubtful_articles_are_listed_for_an_editor_with_their_doubts_and_no_robot() -> None:
    doubts = ("no headline was found for this body", "something new")
    entries = []
    for number, sure in ((1, 0.4), (2, 0.3)):
        article = replace(make_article(f"第{number}号消息"), confidence=sure, doubts=doubts)
        entries.append(replace(make_entry(number), issue=f"{number}.txt", article=article))
    entries.append(replace(entries[0], issue="2.txt", article=replace(entries[0].article, confidence=0.1)))
    made = {d.path: d.content for d in site_documents(PUBLICATION, {}, {}, doubtful=entries)}
    page = html.document_fromstring(made["review.html"].decode())
    assert page.xpath("//meta[@name='robots']/@content") == ["noindex, nofollow"]
    assert [h3.text_content() for h3 in page.xpath("//h3")] == ["第1号消息", "第2号消息", "第1号消息"]
    assert page.xpath("//ol[@class='doubted']/li[1]/ul/li/text()")[:2] == ["正文没有找到标题", "something new"]
    said = [code.text_content() for code in page.xpath("//code")]
    assert said[:2] == ["feeder fix 2.txt", "feeder fix --accept 2.txt"]
    links = page.xpath("//ol//a/@href")
    assert "issues/2024/05/16/index.html#page-第01版" in links
    assert not html.document_fromstring(made["index.html"].decode()).xpath("//meta[@name='robots']")


def test_without_doubts_there_is_nothing_to_check() -> None:
    made = {d.path: d.content for d in site_documents(PUBLICATION, {}, {})}
    assert "没有存疑的文章" in made["review.html"].decode()


def test_every_doubt_of_the_splitter_has_its_words_in_chinese() -> None:
    for language in ("zh-CN", "zh-TW"):
        assert [said for _, _, said in _DOUBTS if labels.doubt(language, said) == said] == []


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("1.5 of 2 points", "1.5 分，不足 2 分"),
        ("a passing mention: 4.25 points beside 29.25", "只是提到：4.25 分，最强的有 29.25 分"),
        ("jobs is stronger in the group work", "work 组里 jobs 更强"),
        ("something new", "something new"),
    ],
)
def test_what_a_category_lacked_is_said_in_the_papers_language(said: str, shown: str) -> None:
    assert labels.why("zh-CN", said) == shown
    assert labels.why("en", said) == said
