"""From the store to output/: what is live, what is archived, what a correction brings, what a backfill does not."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta
from pathlib import Path

import feedparser
import msgspec
import pytest
from lxml import etree, html

from feeder.publishing import LEFT_OUT, Published
from feeder.store.feedlogs import FeedLogs
from tests.paper import TODAY, ZONE, Paper, stories


@pytest.fixture
def paper(tmp_path: Path) -> Iterator[Paper]:
    made = Paper(tmp_path, newest=10)
    yield made
    made.store.close()


def snapshot(folder: Path) -> dict[str, tuple[bytes, int]]:
    files = (file for file in folder.rglob("*") if file.is_file())
    return {str(file.relative_to(folder)): (file.read_bytes(), file.stat().st_mtime_ns) for file in files}


def archives(paper: Paper) -> dict[str, bytes]:
    return {str(file): file.read_bytes() for file in sorted(paper.output.glob("feeds/*/*.atom"))}


def test_nothing_new_writes_nothing(paper: Paper) -> None:
    paper.issue(TODAY, *stories(25))
    paper.publish()
    before = snapshot(paper.output)
    assert paper.publish() == Published()
    assert snapshot(paper.output) == before


def test_every_article_can_be_reached_from_the_live_feed(paper: Paper) -> None:
    for number in range(4):
        paper.issue(TODAY - timedelta(days=3 - number), *stories(9, number * 9))
        paper.publish()
    assert len(paper.titles("all")) == 10
    assert len(paper.whole_feed("all")) == 36
    assert len(paper.whole_feed("traffic")) == 36


def test_closed_archive_documents_never_change(paper: Paper) -> None:
    paper.issue(TODAY - timedelta(days=1), *stories(35))
    paper.publish()
    before = archives(paper)
    assert len(before) == 12  # the end and three of all, of the category and of the section
    paper.issue(TODAY, *stories(8, 100))
    paper.issue(TODAY - timedelta(days=400), *stories(8, 200))
    paper.publish()
    after = archives(paper)
    assert {path: after[path] for path in before} == before
    assert len(after) > len(before)


def test_a_backfill_of_old_issues_is_in_the_archives_and_in_no_live_feed(paper: Paper) -> None:
    paper.issue(TODAY, *stories(4))
    paper.publish()
    live = {slug: paper.titles(slug) for slug in ("all", "traffic", "traffic-alert", "today", "section-要闻")}
    for day in range(10):
        paper.issue(date(2019, 1, 1) + timedelta(days=day), *stories(5, 1000 + day * 5))
    paper.publish()
    assert {slug: paper.titles(slug) for slug in live} == live
    assert len(paper.whole_feed("all")) == 54
    assert len(paper.whole_feed("traffic")) == 54


def test_an_old_issue_alone_is_in_an_archive_at_once(paper: Paper) -> None:
    paper.issue(TODAY, *stories(2))
    paper.publish()
    paper.issue(date(2019, 1, 1), *stories(1, 50))
    paper.publish()
    assert len(paper.whole_feed("traffic")) == 3
    assert paper.titles("traffic") == ["第0号消息发布", "第1号消息发布"]


def test_the_first_issue_is_live_however_old(paper: Paper) -> None:
    paper.issue(date(2019, 1, 1), *stories(3))
    paper.publish()
    assert paper.titles("traffic-alert") == ["第0号消息发布", "第1号消息发布", "第2号消息发布"]
    paper.issue(date(2018, 1, 1), *stories(3, 10))
    paper.publish()
    assert len(paper.titles("all")) == 6


def test_the_newest_issue_comes_first_and_each_in_page_order(paper: Paper) -> None:
    paper.issue(TODAY, *stories(2))
    paper.issue(TODAY - timedelta(days=2), *stories(2, 10))
    paper.publish()
    assert paper.titles("all") == ["第0号消息发布", "第1号消息发布", "第10号消息发布", "第11号消息发布"]


TEXT = "云岭大桥下月一日起封闭，过往车辆绕行青石渡，工期预计四十天，完工后恢复通车。"


def test_a_small_correction_is_silent(paper: Paper) -> None:
    paper.issue(TODAY, ("云岭大桥封闭施工", TEXT))
    paper.publish()
    [before] = paper.read("feeds/all.atom").entries
    paper.issue(TODAY, ("云岭大桥封闭施工", TEXT.replace("四十天", "五十天")))
    paper.publish()
    [after] = paper.read("feeds/all.atom").entries
    assert before.id == after.id
    assert before.updated < after.updated
    assert "五十天" in after.content[0].value


@pytest.mark.parametrize(
    "corrected",
    [
        ("云岭大桥暂不封闭", TEXT),
        ("云岭大桥封闭施工", TEXT.replace("工期预计四十天，完工后恢复通车", "工期尚未确定，何时通车另行通知")),
    ],
)
def test_a_correction_of_substance_is_also_one_new_entry(paper: Paper, corrected: tuple[str, str]) -> None:
    paper.issue(TODAY, ("云岭大桥封闭施工", TEXT))
    paper.publish()
    [before] = paper.read("feeds/traffic.atom").entries
    paper.issue(TODAY, corrected)
    paper.publish()
    news, article = paper.read("feeds/traffic.atom").entries
    assert article.id == before.id
    assert news.id == f"{before.id}/1"
    assert news.title == f"更正：{corrected[0]}"
    assert news["thr_in-reply-to"]["ref"] == before.id
    assert {link.rel for link in news.links} == {"alternate", "related"}
    again = {slug: paper.titles(slug) for slug in ("all", "traffic", "traffic-alert")}
    assert [len(found) for found in again.values()] == [2, 2, 2]
    paper.issue(TODAY - timedelta(days=1), *stories(1))
    paper.publish()
    assert len(paper.titles("traffic")) == 3


def test_a_correction_says_the_same_after_the_next_one(paper: Paper) -> None:
    for headline in ("云岭大桥封闭施工", "云岭大桥暂不封闭", "云岭大桥仍要封闭"):
        paper.issue(TODAY, (headline, TEXT))
        paper.publish()
    summaries = {entry.id[-2:]: entry.summary for entry in paper.read("feeds/traffic.atom").entries}
    assert summaries["/1"] == "标题由「云岭大桥封闭施工」改为「云岭大桥暂不封闭」。"
    assert summaries["/2"] == "标题由「云岭大桥暂不封闭」改为「云岭大桥仍要封闭」。"


def test_a_correction_of_an_old_article_is_silent(paper: Paper) -> None:
    paper.issue(TODAY, *stories(1))
    paper.issue(date(2019, 1, 1), ("云岭大桥封闭施工", TEXT))
    paper.publish()
    paper.issue(date(2019, 1, 1), ("云岭大桥暂不封闭", TEXT))
    paper.publish()
    assert not [title for title in paper.titles("all") if title.startswith("更正")]


def test_a_withdrawn_article_leaves_the_archives_too(paper: Paper) -> None:
    paper.issue(TODAY, *stories(25))
    paper.publish()
    assert len(paper.whole_feed("all")) == 25
    paper.issue(TODAY, *stories(24, 1))
    paper.publish()
    left = paper.whole_feed("all")
    assert len(left) == 24
    assert "第0号消息" not in "".join(content.decode() for content in archives(paper).values())


def test_a_lost_output_folder_has_the_same_archives_again(paper: Paper) -> None:
    paper.issue(TODAY, *stories(25))
    paper.publish()
    before = archives(paper)
    for file in before:
        Path(file).unlink()
    (paper.output / "index.html").unlink()
    paper.publish()
    assert archives(paper) == before


def test_a_live_feed_has_at_most_so_many_bytes(tmp_path: Path) -> None:
    paper = Paper(tmp_path, newest=100, most_bytes=65_536)
    paper.issue(TODAY, *[(f"第{n}篇长文", f"{n}" + "云溪" * 3000) for n in range(12)])
    paper.publish()
    assert len((paper.output / "feeds/all.atom").read_bytes()) <= 65_536
    assert len(paper.titles("all")) == 3
    assert len(paper.whole_feed("all")) == 12
    paper.store.close()


def test_a_section_and_a_byline_that_is_asked_for_have_feeds(tmp_path: Path) -> None:
    paper = Paper(tmp_path, bylines=("林知远",))
    paper.issue(TODAY, *stories(2))
    paper.publish()
    assert len(paper.titles("section-要闻")) == 2
    assert len(paper.titles("byline-林知远")) == 2
    paper.store.close()


def test_a_new_byline_feed_has_what_is_there_already(tmp_path: Path) -> None:
    paper = Paper(tmp_path, bylines=())
    paper.issue(TODAY, *stories(2))
    paper.publish()
    tuned = msgspec.structs.replace(paper.settings.publish, bylines=("林知远",))
    paper.settings = msgspec.structs.replace(paper.settings, publish=tuned)
    paper.publish()
    assert len(paper.titles("byline-林知远")) == 2
    paper.store.close()


def test_the_feeds_and_pages_of_a_byline_that_is_asked_for_no_more_go(tmp_path: Path) -> None:
    paper = Paper(tmp_path, newest=10, bylines=("林知远",))
    paper.issue(TODAY, *stories(12))
    paper.publish()
    mine = {str(file.relative_to(paper.output)) for file in paper.output.rglob("*byline*/*")}
    mine |= {str(file.relative_to(paper.output)) for file in paper.output.rglob("byline*.*")}
    assert {"feeds/byline-林知远/1.atom", "feeds/byline-林知远.rss", "lists/byline-林知远.html"} <= mine
    tuned = msgspec.structs.replace(paper.settings.publish, bylines=())
    paper.settings = msgspec.structs.replace(paper.settings, publish=tuned)
    removed = set(paper.publish().removed)
    assert {path for path in mine if not path.endswith((".gz", ".br"))} == removed
    assert list(paper.output.rglob("*byline*")) == []
    assert paper.publish() == Published()
    paper.store.close()


def test_a_day_whose_paper_did_not_come_is_noticed_once(tmp_path: Path) -> None:
    paper = Paper(tmp_path, issue_by="00:00")
    for week in (1, 2, 3):
        paper.issue(TODAY - timedelta(weeks=week), *stories(1, week))
    paper.publish()
    [entry] = paper.read("feeds/notices.atom").entries
    assert entry.title.startswith("没有收到")
    assert entry.id == f"tag:feeder.example,2026:notice/{TODAY.isoformat()}/paper"
    assert paper.publish() == Published()
    paper.issue(TODAY, *stories(1, 9))
    paper.publish()
    assert len(paper.titles("notices")) == 1
    paper.store.close()


def test_a_category_without_its_usual_articles_is_noticed(tmp_path: Path) -> None:
    paper = Paper(tmp_path, issue_by="00:00")
    for day in range(1, 11):
        paper.issue(TODAY - timedelta(days=day), *stories(1, day))
        paper.issue(TODAY - timedelta(days=day), *stories(1, 50 + day), category="jobs", name=f"b{day}.txt")
    paper.issue(TODAY, *stories(1, 99))
    paper.publish()
    [title] = paper.titles("notices")
    assert title.endswith("：就业没有文章")
    paper.store.close()


@pytest.mark.parametrize(
    ("hour", "told"),
    [
        ("00:00:10", [TODAY - timedelta(days=1)]),
        ("23:58:59", [TODAY - timedelta(days=1)]),
        ("23:59:30", [TODAY, TODAY - timedelta(days=1)]),
    ],
)
def test_what_did_not_come_is_told_after_its_hour_in_the_papers_zone(
    tmp_path: Path, hour: str, told: list[date]
) -> None:
    paper = Paper(tmp_path, issue_by="23:59")
    for week in (1, 2, 3):
        paper.issue(TODAY - timedelta(weeks=week), *stories(1, week))
        paper.issue(TODAY - timedelta(weeks=week, days=1), *stories(1, 10 + week))
    for day, clock in ((TODAY - timedelta(days=1), "23:59:30"), (TODAY, hour)):
        paper.now = datetime.combine(day, time.fromisoformat(clock), ZONE)
        paper.publish()
    expected = [f"tag:feeder.example,2026:notice/{day.isoformat()}/paper" for day in told]
    assert expected == [entry.id for entry in paper.read("feeds/notices.atom").entries]
    paper.store.close()


def test_an_issue_is_news_until_the_papers_midnight(tmp_path: Path) -> None:
    paper = Paper(tmp_path, news_days=1)
    paper.issue(TODAY, *stories(1))
    paper.publish()
    for number, late in enumerate((time(23, 59, 30), time(0, 0, 10))):
        paper.now = datetime.combine(TODAY + timedelta(days=number), late, ZONE)
        paper.issue(TODAY - timedelta(days=1), *stories(1, 5 + number), name=f"late-{number}.txt")
        paper.publish()
    assert paper.titles("all") == ["第0号消息发布", "第5号消息发布"]
    assert len(paper.whole_feed("all")) == 3
    paper.store.close()


def test_todays_paper_is_one_entry_a_day_in_page_order(paper: Paper) -> None:
    paper.issue(TODAY - timedelta(days=1), *stories(2, 5))
    paper.issue(TODAY, *stories(3))
    paper.publish()
    today, yesterday = paper.read("feeds/today.atom").entries
    assert today.id == f"tag:feeder.example,2026:paper/{TODAY.isoformat()}"
    assert today.content[0].value.index("第0号") < today.content[0].value.index("第2号")
    assert "第5号" in yesterday.content[0].value


def test_a_kill_between_writing_and_closing_only_repeats(paper: Paper, monkeypatch: pytest.MonkeyPatch) -> None:
    paper.issue(TODAY, *stories(25))

    def killed(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(FeedLogs, "close_part", killed)
        with pytest.raises(KeyboardInterrupt):
            paper.publish()
    paper.publish()
    assert len(paper.whole_feed("all")) == 25


def test_a_sick_article_is_left_out_and_remembered_and_the_old_document_stands_until_the_new(paper: Paper) -> None:
    paper.issue(TODAY, *stories(3))
    paper.publish()
    with paper.store._writing() as connection:
        connection.exec_driver_sql(
            "UPDATE articles SET uri = 'tag:x,2024:' || char(1), change = change + 1 WHERE id = 2"
        )
        connection.exec_driver_sql("UPDATE counters SET value = value + 1")
    published = paper.publish()
    assert [sick.title for sick in published.sick] == ["第1号消息发布"]
    assert paper.titles("all") == ["第0号消息发布", "第2号消息发布"]
    [left_out] = msgspec.json.decode(paper.store.marks()[LEFT_OUT])
    assert left_out["title"] == "第1号消息发布"
    assert "XML" in left_out["reason"]


def ids(entries: Sequence[feedparser.FeedParserDict]) -> list[str]:
    return [entry.id for entry in entries]


def test_an_article_has_one_id_in_every_feed_and_format(paper: Paper) -> None:
    paper.issue(TODAY, *stories(3))
    paper.publish()
    expected = ids(paper.read("feeds/all.atom").entries)
    for slug in ("all", "traffic", "traffic-alert", "section-要闻"):
        assert ids(paper.read(f"feeds/{slug}.atom").entries) == expected
        assert ids(paper.read(f"feeds/{slug}.rss").entries) == expected
        feed = msgspec.json.decode((paper.output / f"feeds/{slug}.json").read_bytes())
        assert [item["id"] for item in feed["items"]] == expected


def updated(paper: Paper, slug: str) -> tuple[str, str, str]:
    """When a feed says it was updated, in each format that says so, and its newest entry."""
    parsed = paper.read(f"feeds/{slug}.atom")
    rss = paper.read(f"feeds/{slug}.rss")
    return parsed.feed.updated, rss.feed.updated, max(entry.updated for entry in parsed.entries)


@pytest.mark.parametrize("slug", ["all", "traffic", "traffic-alert", "section-要闻", "today"])
def test_a_feed_is_never_said_to_be_older_than_it_was(paper: Paper, slug: str) -> None:
    paper.issue(TODAY - timedelta(days=1), *stories(3))
    paper.issue(TODAY, *stories(2, 10), name="late.txt")
    paper.publish()
    atom, _, newest = updated(paper, slug)
    assert atom == newest
    paper.at += timedelta(hours=1)
    paper.store.forget("late.txt", at=paper.at)
    paper.publish()
    later, rss, newest = updated(paper, slug)
    assert later > atom
    assert later > newest or slug == "today"  # there the entry itself, a day's paper, changed with it
    assert later.startswith(f"{paper.at:%Y-%m-%dT%H:%M}")
    assert f"{paper.at:%H:%M}" in rss
    before = snapshot(paper.output)
    assert paper.publish() == Published()
    (paper.output / "index.html").unlink()  # all is made anew, from what is stored alone
    paper.publish()
    again = snapshot(paper.output)
    assert {path: content for path, (content, _) in again.items()} == {p: content for p, (content, _) in before.items()}
    assert {path for path in again if again[path] != before[path]} == {"index.html", "index.html.br", "index.html.gz"}


def test_a_days_paper_that_loses_its_newest_article_is_newer_for_it(paper: Paper) -> None:
    paper.issue(TODAY, *stories(3))
    paper.issue(TODAY, *stories(2, 10), name="late.txt")
    paper.publish()
    [before] = paper.read("feeds/today.atom").entries
    paper.at += timedelta(hours=1)
    paper.store.forget("late.txt", at=paper.at)
    paper.publish()
    [after] = paper.read("feeds/today.atom").entries
    assert before.id == after.id
    assert before.updated < after.updated


def test_an_archive_document_that_loses_an_article_is_newer_for_it(paper: Paper) -> None:
    paper.issue(TODAY, *stories(25))
    paper.publish()
    before = paper.read("feeds/all/1.atom").feed.updated
    paper.issue(TODAY, *stories(24, 1))
    paper.publish()
    assert paper.read("feeds/all/1.atom").feed.updated > before


AT = "{http://purl.org/atompub/tombstones/1.0}deleted-entry"


def tombstones(paper: Paper) -> dict[str, str]:
    root = etree.fromstring((paper.output / "feeds/withdrawn.atom").read_bytes())
    return {gone.get("ref", ""): gone.get("when", "") for gone in root.iter(AT)}


def test_what_is_withdrawn_is_told_until_it_stands_again(paper: Paper) -> None:
    whole = [("云岭大桥封闭施工", TEXT), *stories(2)]
    paper.issue(TODAY, *whole)
    paper.publish()
    assert tombstones(paper) == {}
    paper.issue(TODAY, ("云岭大桥暂不封闭", TEXT), *stories(2))
    paper.publish()
    told, bridge = [entry.id for entry in paper.read("feeds/traffic.atom").entries][:2]
    paper.issue(TODAY, *stories(2))
    paper.publish()
    assert set(tombstones(paper)) == {bridge, told}
    assert set(tombstones(paper).values()) == {paper.at.isoformat()}
    paper.issue(TODAY, *whole)
    paper.publish()
    assert bridge not in tombstones(paper)


def test_feeds_themselves_hold_no_tombstones_but_lead_to_them(paper: Paper) -> None:
    paper.issue(TODAY, *stories(2))
    paper.publish()
    paper.issue(TODAY, *stories(1))
    paper.publish()
    [ref] = tombstones(paper)
    feed = (paper.output / "feeds/all.atom").read_text("utf-8")
    assert ref not in feed
    assert "deleted-entry" not in feed
    assert 'rel="related" type="application/atom+xml" href="http://127.0.0.1:8000/feeds/withdrawn.atom"' in feed


def test_what_was_let_go_of_for_its_age_has_no_tombstone(paper: Paper) -> None:
    paper.issue(TODAY - timedelta(days=800), *stories(2))
    paper.issue(TODAY, *stories(2, 10))
    paper.publish()
    assert paper.store.expire(1, at=paper.at) == 2
    paper.publish()
    assert tombstones(paper) == {}


def test_tombstones_go_by_number_and_by_age_before_the_last(paper: Paper) -> None:
    for number in range(3):
        paper.issue(TODAY, *stories(1, number), name=f"{number}.txt")
    paper.publish()
    for number, days in ((0, 0), (1, 95), (2, 100)):
        paper.store.forget(f"{number}.txt", at=paper.at + timedelta(days=days))
    paper.publish()
    assert len(tombstones(paper)) == 2


def test_an_article_says_on_its_page_how_it_was_corrected(paper: Paper) -> None:
    for headline, days in (("云岭大桥封闭施工", "四十"), ("云岭大桥封闭施工", "五十"), ("云岭大桥暂不封闭", "五十")):
        paper.issue(TODAY, (headline, TEXT.replace("四十", days)))
        paper.publish()
    [entry] = [entry for entry in paper.read("feeds/all.atom").entries if entry.id.endswith("/2")]
    path, _, anchor = entry.link.removeprefix("http://127.0.0.1:8000/").partition("#")
    page = html.document_fromstring((paper.output / path).read_bytes())
    [told] = page.xpath(f"//*[@id='{anchor}']")
    assert "标题由「云岭大桥封闭施工」改为「云岭大桥暂不封闭」" in told.text_content()
    assert [told.xpath("string(.//del)"), told.xpath("string(.//ins)")] == ["施工", "暂不"]
    assert page.xpath("//section[starts-with(@id, 'correction-')]/@id") == ["correction-2", "correction-1"]
    [small] = page.xpath("//*[@id='correction-1']//p[@class='changed']")
    assert [small.xpath("string(del)"), small.xpath("string(ins)")] == ["四", "五"]


def test_no_page_that_would_be_broken_replaces_the_old_one(paper: Paper, monkeypatch: pytest.MonkeyPatch) -> None:
    paper.issue(TODAY, *stories(2))
    paper.publish()
    before = (paper.output / "review.html").read_bytes()
    paper.issue(TODAY - timedelta(days=1), *stories(2, 10))
    with monkeypatch.context() as patch:
        patch.setattr("feeder.feeds.documents.review_page", lambda *_: b"<p onclick='a()'>")
        published = paper.publish()
    assert (paper.output / "review.html").read_bytes() == before
    assert [sick.id for sick in published.sick] == ["review.html"]
    assert "第10号消息发布" in paper.titles("all")
