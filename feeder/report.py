"""What `feeder status` says: the service, what was read, what was refused and why, what each feed holds, the disk."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path
from typing import Any

import click

from feeder import __version__, inbox, operating
from feeder.clock import PUBLISHED_AT, trigger
from feeder.configuration import CONFIGURATION
from feeder.feeds import ALL, feed_path
from feeder.publishing import LEFT_OUT
from feeder.service import Feeder
from feeder.settings import Settings

_ISSUES = 10  # the newest that are listed


def status(feeder: Feeder) -> dict[str, Any]:
    """The state of the paper, as JSON has it. Raises StoreError."""
    store, settings = feeder.store, feeder.settings
    counts, marks = store.counts(), store.marks()
    return {
        "version": __version__,
        "paper": settings.paper.name,
        "service": _service(settings, marks),
        "issues": store.issue_count(),
        "articles": store.article_count(),
        "waiting": [found.shown for found in inbox.files_in(settings.folder("inbox"))],
        "newest_issues": [
            {
                "name": issue.name,
                "date": issue.date.isoformat(),
                "date_source": issue.date_source,
                "articles": issue.articles,
                "received": issue.received.isoformat(),
            }
            for issue in store.issues(_ISSUES)
        ],
        "failures": [
            {"name": failure.name, "reason": failure.reason, "at": failure.at.isoformat()}
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


def _service(settings: Settings, marks: dict[str, str]) -> dict[str, Any]:
    """The running service: its process, when it publishes next, and whether the configuration's files are in force."""
    process = operating.running(settings)
    now = datetime.now(settings.zone)
    following = trigger(settings).get_next_fire_time(None, now) if settings.publish.cron else None
    return {
        "process": process,
        "publishes": settings.publish.cron or f"every {settings.publish.every_seconds:g} s",
        "next": following.isoformat() if following and process is not None else None,
        "published_at": marks.get(PUBLISHED_AT),
        "configuration_refused": marks.get(CONFIGURATION, "") if process is not None else "",
    }


def _written(settings: Settings, slug: str) -> str | None:
    """When a feed's document last changed."""
    file = settings.folder("output") / feed_path(slug)
    return _at(file, settings) if file.exists() else None


def _at(file: Path, settings: Settings) -> str:
    return datetime.fromtimestamp(int(file.stat().st_mtime), settings.zone).isoformat()


def status_text(report: dict[str, Any]) -> str:
    """The same for a person; styles are dropped by `click.echo` where the output is no terminal."""
    lines = [click.style(f"{report['paper']}  feeder {report['version']}", bold=True), *_service_lines(report)]
    lines.append(f"{report['issues']} issues, {report['articles']} articles, {len(report['waiting'])} files waiting")
    lines += [f"  {issue['date']}  {issue['name']}  {issue['articles']} articles" for issue in report["newest_issues"]]
    rules = report["rules"]
    lines.append(f"{rules['categories']} categories, {rules['keywords']} keywords; feeds last changed:")
    lines += [
        f"  {c['articles']:>6}  {c['written'] or 'not yet':25}  {c['label']} {c['slug']}"
        for c in report["categories"]
        if c["articles"]
    ]
    disk = report["disk"]
    lines.append(f"database {disk['database'] // 1024:,} KiB, {disk['free'] // 1024**2:,} MiB free on its disk")
    lines += [
        click.style(f"  refused {failure['at']}  {failure['name']}: {failure['reason']}", fg="red")
        for failure in report["failures"]
    ]
    lines += [
        click.style(f"  left out of the feeds  {found['title']} {found['id']}: {found['reason']}", fg="red")
        for found in report["left_out"]
    ]
    return "\n".join(lines)


def _service_lines(report: dict[str, Any]) -> list[str]:
    service = report["service"]
    if service["process"] is None:
        return [click.style("the service does not run", fg="yellow")]
    following = f", next {service['next']}" if service["next"] else ""
    lines = [f"process {service['process']}, publishes {service['publishes']}{following}"]
    if service["published_at"]:
        lines.append(f"last published {service['published_at']}")
    if service["configuration_refused"]:
        lines.append(click.style(f"the configuration is not in force: {service['configuration_refused']}", fg="red"))
    return lines
