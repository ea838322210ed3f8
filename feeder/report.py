"""What `feeder status` says: the service, what was read, what was refused and why, what each feed holds, the disk."""

from __future__ import annotations

import json
from collections.abc import Collection
from datetime import datetime
from pathlib import Path
from typing import Any

import click

from feeder import __version__, inbox, operating
from feeder.clock import PUBLISHED_AT, trigger
from feeder.configuration import CONFIGURATION
from feeder.feeds import ALL, article_path, feed_path
from feeder.publishing import LEFT_OUT
from feeder.saying import counted, visible
from feeder.service import Feeder
from feeder.settings import Settings

_ISSUES = 10  # the newest that are listed
_FAILURES = 20  # the same, for people
_LOOKED_THROUGH = 100  # the newest doubtful articles, of which the worst are listed
_MOST_LOOK_AT = 10


def status(feeder: Feeder, unread: Collection[str] = ()) -> dict[str, Any]:
    """The state of the paper, as JSON has it. Raises StoreError.

    `unread` are the tables of feeder.toml that can't be read: what only they say is None, not what the defaults say.
    """
    store, settings = feeder.store, feeder.settings
    counts, marks = store.counts(), store.marks()
    return {
        "version": __version__,
        "paper": None if "paper" in unread else settings.paper.name,
        "time_zone": settings.paper.time_zone,
        "unread": list(unread),
        "service": _service(settings, marks) | ({"publishes": None, "next": None} if "publish" in unread else {}),
        "issues": store.issue_count(),
        "articles": store.article_count(),
        "waiting": [found.shown for found in inbox.files_in(settings.folder("inbox"))],
        "newest_issues": [
            {
                "name": issue.name,
                "sha256": issue.sha256,
                "corrected": issue.corrected,
                "date": issue.date.isoformat(),
                "date_source": issue.date_source,
                "articles": issue.articles,
                "received": _iso(issue.received, settings),
            }
            for issue in store.issues(_ISSUES)
        ],
        "look_at": look_at(feeder),
        "pictures_waiting": store.waiting_pictures(_MOST_LOOK_AT),
        "failures": [
            {
                "name": failure.name,
                "reason": failure.reason.removeprefix(f"{failure.name}: "),  # as older versions wrote it
                "at": _iso(failure.at, settings),
            }
            for failure in store.failures()
        ],
        "rules": {"categories": len(feeder.rules.categories), "keywords": len(feeder.rules.keywords)},
        "feed_written": _written(settings, ALL),
        "left_out": json.loads(store.marks().get(LEFT_OUT, "[]")),
        "categories": [
            {
                "slug": c.slug,
                "label": c.label,
                "alert": c.alert,
                "articles": counts.get(c.slug, 0),
                "written": _written(settings, c.slug),
            }
            for c in feeder.rules.categories
        ],
        "disk": operating.disk(settings),
        "output": str(settings.folder("output")),
    }


def look_at(feeder: Feeder) -> list[dict[str, Any]]:
    """The articles of the newest issues that were read most doubtfully, for an editor to look at; the worst first."""
    doubtful = feeder.store.doubtful(_LOOKED_THROUGH)
    return [
        {
            "id": entry.id,
            "issue": entry.issue,
            "date": entry.issue_date.isoformat(),
            "page": entry.page,
            "title": entry.article.title,
            "confidence": round(entry.article.confidence, 3),
            "doubts": list(entry.article.doubts),
            "path": article_path(entry),
        }
        for entry in sorted(doubtful, key=lambda entry: entry.article.confidence)[:_MOST_LOOK_AT]
    ]


def _service(settings: Settings, marks: dict[str, str]) -> dict[str, Any]:
    """The running service: its process, when it publishes next, and whether the configuration's files are in force."""
    process = operating.running(settings)
    now = datetime.now(settings.zone)
    published = marks.get(PUBLISHED_AT)
    following = trigger(settings).get_next_fire_time(None, now) if settings.publish.cron else None
    return {
        "process": process,
        "publishes": settings.publish.cron or f"every {settings.publish.every_seconds:g} s",
        "next": _iso(following, settings) if following and process is not None else None,
        "published_at": _iso(datetime.fromisoformat(published), settings) if published else None,
        "configuration_refused": marks.get(CONFIGURATION, "") if process is not None else "",
    }


def _iso(at: datetime, settings: Settings) -> str:
    return at.astimezone(settings.zone).isoformat(timespec="seconds")


def _minute(iso: str) -> str:
    """A time of the report for a person; all are the paper's."""
    return iso[:16].replace("T", " ")


def _one_line(value: Any) -> Any:
    r"""The report with control characters, as file names may have, written as \n or \x1b."""
    if isinstance(value, dict):
        return {key: _one_line(each) for key, each in value.items()}
    if isinstance(value, list):
        return [_one_line(each) for each in value]
    if isinstance(value, str):
        return visible(value)
    return value


def _written(settings: Settings, slug: str) -> str | None:
    """When a feed's document last changed."""
    file = settings.folder("output") / feed_path(slug)
    return _at(file, settings) if file.exists() else None


def _at(file: Path, settings: Settings) -> str:
    return datetime.fromtimestamp(int(file.stat().st_mtime), settings.zone).isoformat()


def status_text(report: dict[str, Any]) -> str:
    """The same for a person; styles are dropped by `click.echo` where the output is no terminal."""
    report = _one_line(report)
    lines = [click.style(f"{report['paper'] or ''}  feeder {report['version']}".strip(), bold=True)]
    lines += [*_unread_lines(report), *_service_lines(report)]
    stored = f"{counted(report['issues'], 'issue')}, {counted(report['articles'], 'article')}"
    lines.append(f"{stored}, {counted(len(report['waiting']), 'file')} waiting")
    lines += [_issue_line(issue) for issue in report["newest_issues"]]
    lines += _look_at_lines(report["look_at"])
    if report["pictures_waiting"]:
        lines.append(
            click.style(f"pictures that no photo item has: {', '.join(report['pictures_waiting'])}", fg="yellow")
        )
    rules = report["rules"]
    sorts = f"{counted(rules['categories'], 'category', 'categories')}, {counted(rules['keywords'], 'keyword')}"
    lines.append(f"{sorts}; feeds last changed:")
    lines += [
        f"  {c['articles']:>6}  {_minute(c['written'] or 'not yet'):16}  {c['label']} {c['slug']}"
        for c in report["categories"]
        if c["articles"]
    ]
    disk = report["disk"]
    lines.append(f"database {disk['database'] // 1024:,} KiB, {disk['free'] // 1024**2:,} MiB free on its disk")
    lines += [
        click.style(f"  refused {_minute(failure['at'])}  {failure['name']}: {failure['reason']}", fg="red")
        for failure in report["failures"][:_FAILURES]
    ]
    if len(report["failures"]) > _FAILURES:
        lines.append(click.style(f"  … and {len(report['failures']) - _FAILURES} more: feeder status --json", fg="red"))
    lines += [
        click.style(f"  left out of the feeds  {found['title']} {found['id']}: {found['reason']}", fg="red")
        for found in report["left_out"]
    ]
    return "\n".join(lines)


def _unread_lines(report: dict[str, Any]) -> list[str]:
    """What is not known while tables of feeder.toml can't be read, and what stands in its place."""
    if not report["unread"]:
        return []
    tables = ", ".join(f"[{name}]" for name in report["unread"])
    said = [f"feeder.toml can't be read: {tables}; the defaults stand in for what it says"]
    if "paper" in report["unread"]:
        said.append(f"the paper's name and time zone are not known: times are {report['time_zone']}'s")
    return [click.style(line, fg="red") for line in said]


def _issue_line(issue: dict[str, Any]) -> str:
    corrected = "  corrected by an editor" if issue["corrected"] else ""
    articles = counted(issue["articles"], "article")
    return f"  {issue['date']}  {issue['sha256'][:12]}  {issue['name']}  {articles}{corrected}"


def _look_at_lines(doubtful: list[dict[str, Any]]) -> list[str]:
    if not doubtful:
        return []
    lines = [
        click.style("to look at, read doubtfully (feeder fix ISSUE opens it, --accept says it is right):", fg="yellow")
    ]
    for each in doubtful:
        lines.append(f"  {each['confidence']:.2f}  {each['issue']}  {each['title']}")
        lines += [click.style(f"        {doubt}", dim=True) for doubt in each["doubts"]]
    return lines


def _service_lines(report: dict[str, Any]) -> list[str]:
    service = report["service"]
    if service["process"] is None:
        return [click.style("the service does not run", fg="yellow")]
    following = f", next {_minute(service['next'])}" if service["next"] else ""
    publishes = f", publishes {service['publishes']}{following}" if service["publishes"] else ""
    lines = [f"process {service['process']}{publishes}"]
    if service["published_at"]:
        lines.append(f"last published {_minute(service['published_at'])}")
    if service["configuration_refused"]:
        lines.append(click.style(f"the configuration is not in force: {service['configuration_refused']}", fg="red"))
    return lines
