"""Invented articles and entries for tests."""

from datetime import UTC, date, datetime

from feeder.feeds import Publication
from feeder.model import Article, Category, Entry, Label, Match, Paragraph, Person

TRAFFIC = Category("traffic", "交通", "Traffic", "medtop:03000000", alert=True)
JOBS = Category("jobs", "就业", "Jobs", "medtop:09000000")
OTHER = Category("other", "其他", "Other")
PUBLICATION = Publication(
    "云溪日报", "zh-CN", "http://feeds.example/yunxi", (TRAFFIC, JOBS, OTHER), "tag:feeder.example,2026"
)


def make_article(
    headline: str = "云岭公路下月封闭施工", text: str = "云岭公路六号桥需要加固，下月一日起封闭。"
) -> Article:
    return Article(
        headline=(headline,),
        deck=("请绕行青石渡",),
        paragraphs=(Paragraph(text), Paragraph("绕行路线"), Paragraph("小型车可走青石渡大桥。")),
        bylines=(Person("林知远", "记者"), Person("何小满", "通讯员")),
        slugs=("本报讯（记者 林知远 通讯员 何小满）",),
    )


def make_entry(number: int = 1, *, article: Article | None = None, category: str = "traffic") -> Entry:
    key = f"{number:024x}"
    return Entry(
        id=f"tag:feeder.example,2026:{key}",
        key=key,
        issue="yunxi-2024-05-16-01.txt",
        issue_date=date(2024, 5, 16),
        page="01",
        section="",
        position=number,
        published=datetime(2024, 5, 15, 16, tzinfo=UTC),
        updated=datetime(2024, 5, 16, 1, number % 60, tzinfo=UTC),
        article=article or make_article(),
        labels=(Label(category, 3.0, (Match("公路", "headline", 2, 4),)),),
    )
