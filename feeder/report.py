"""What `feeder status` says: what was read, what was refused and why, and what each feed holds."""

from __future__ import annotations

from typing import Any

import click

from feeder import __version__, inbox
from feeder.service import Feeder

_ISSUES = 10  # the newest that are listed


def status(feeder: Feeder) -> dict[str, Any]:
    """The state of the paper, as JSON has it. Raises StoreError."""
    store, settings = feeder.store, feeder.settings
    counts = store.counts()
    return {
        "version": __version__,
        "paper": settings.paper.name,
        "issues": store.issue_count(),
        "articles": store.article_count(),
        "waiting": [found.name for found in inbox.files_in(settings.folder("inbox"))],
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
        "categories": [
            {"slug": c.slug, "label": c.label, "alert": c.alert, "articles": counts.get(c.slug, 0)}
            for c in feeder.rules.categories
        ],
        "output": str(settings.folder("output")),
    }


def status_text(report: dict[str, Any]) -> str:
    """The same for a person; styles are dropped by `click.echo` where the output is no terminal."""
    lines = [click.style(f"{report['paper']}  feeder {report['version']}", bold=True)]
    lines.append(f"{report['issues']} issues, {report['articles']} articles, {len(report['waiting'])} files waiting")
    lines += [f"  {issue['date']}  {issue['name']}  {issue['articles']} articles" for issue in report["newest_issues"]]
    lines += [f"  {c['articles']:>6}  {c['label']} {c['slug']}" for c in report["categories"] if c["articles"]]
    lines += [
        click.style(f"  refused {failure['at']}  {failure['name']}: {failure['reason']}", fg="red")
        for failure in report["failures"]
    ]
    return "\n".join(lines)
