"""What did not come: a day without its paper, a category without its usual articles. Days in, notices out."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from html import escape

from feeder.feeds.items import Item
from feeder.feeds.publication import Publication
from feeder.feeds.text import clean, day_text

WEEKS, OFTEN = 4, 3  # a paper is expected on a weekday that had one in so many of so many weeks
PAPERS, USUAL = 10, 9  # a category is expected that had articles in so many of so many papers


@dataclass(frozen=True, slots=True)
class Notice:
    """Of a day, that its paper did not come (`category` "") or a category (its slug) had no article; `at` is aware."""

    day: date
    category: str
    at: datetime


def missing(today: date, days: Collection[date], by_category: Mapping[str, Collection[date]]) -> list[str]:
    """What is missing of today's paper: "" for all of it, else the categories; nothing where there is too little past.

    `days` are those with a paper, `by_category` those on which each category had an article.
    """
    if today not in days:
        weekdays = [today - timedelta(weeks=number) for number in range(1, WEEKS + 1)]
        return [""] if sum(day in days for day in weekdays) >= OFTEN else []
    before = sorted(day for day in days if day < today)[-PAPERS:]
    if len(before) < PAPERS:
        return []
    return [
        category
        for category, its_days in by_category.items()
        if today not in its_days and sum(day in its_days for day in before) >= USUAL
    ]


def notice_item(publication: Publication, notice: Notice) -> Item:
    """A notice as an entry of its feed."""
    chinese = publication.language.lower().startswith("zh")
    day = day_text(notice.day, publication.language)
    category = publication.category(notice.category)
    if notice.category:
        said = f"{day}：{category.label}没有文章" if chinese else f"{day}: no article in {category.label}"
    else:
        said = f"没有收到{day}的报纸" if chinese else f"The paper of {day} did not come"
    page = f"categories/{category.slug}.html" if notice.category else "index.html"
    return Item(
        id=f"{publication.tag}:notice/{notice.day.isoformat()}/{notice.category or 'paper'}",
        url=publication.url(page),
        title=clean(said),
        published=notice.at,
        updated=notice.at,
        summary=clean(said),
        html=f"<p>{escape(clean(said), quote=False)}</p>",
        authors=(clean(publication.name),),
    )
