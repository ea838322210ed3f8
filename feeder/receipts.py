"""What `feeder classify --explain` prints: receipts, and the article with the evidence marked in its text."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

import click

from feeder.model import Article, Category, Label, Match
from feeder.printing import wrapped
from feeder.rules.explain import Receipt, Refused, marked
from feeder.saying import counted

_WIDTH = 78  # cells of a terminal line
_HEAD = ("kicker", "headline", "deck")


def receipts_answer(receipts: Sequence[Receipt]) -> list[dict[str, Any]]:
    """The receipts as JSON has them; positions count characters as `model.Match` says."""
    return [_answer(receipt) for receipt in receipts]


def _answer(receipt: Receipt) -> dict[str, Any]:
    label = receipt.label
    return {
        "slug": label.category,
        "met": receipt.met,
        "score": round(label.score, 3),
        "threshold": receipt.threshold,
        "why": label.why,
        "severity": label.severity,
        "expires": label.expires.isoformat() if label.expires else None,
        "matches": [_match(match) | {"points": match.points, "rule": match.rule} for match in label.matches],
        "refused": [_match(refused) | {"words": list(refused.words)} for refused in receipt.refused],
        "unmet": [{"rule": unmet.rule, "missing": list(unmet.missing)} for unmet in receipt.unmet],
    }


def _match(match: Match | Refused) -> dict[str, Any]:
    return {"keyword": match.keyword, "place": match.place, "start": match.start, "end": match.end}


def receipts_text(article: Article, receipts: Sequence[Receipt], categories: Mapping[str, Category]) -> str:
    """The receipts of an article and its text with the evidence marked; a mark is a colour, [ ] in a pipe."""
    lines = [line for receipt in receipts for line in _receipt(receipt, categories)]
    return "\n".join((*lines, *_marked_article(article, [receipt.label for receipt in receipts if receipt.met])))


def _receipt(receipt: Receipt, categories: Mapping[str, Category]) -> Iterable[str]:
    label = receipt.label
    category = categories[label.category]
    colour = ("red" if category.alert else "green") if receipt.met else None
    name = click.style(f"{category.label} {label.category}", fg=colour, bold=receipt.met, dim=not receipt.met)
    needed = f"{counted(label.score, 'point')}, {receipt.threshold:g} needed"
    score = needed if label.score or not receipt.met else "no rule met"
    yield f"   {'✓' if receipt.met else '·'} {name}  {score}{_alert(label)}" + (f"  {label.why}" if label.why else "")
    for (rule, place), matches in _grouped(label.matches).items():
        points = sum(match.points for match in matches)
        words = _counted(match.keyword for match in matches)
        yield f"       {points:>+6.2f}  {place:<8}  {words}" + (f"  ← {rule}" if rule else "")
    for refused in receipt.refused:
        yield click.style(
            f"       {'':6}  {refused.place:<8}  no word: {refused.keyword} in {'|'.join(refused.words)}", dim=True
        )
    for unmet in receipt.unmet:
        yield click.style(f"       {'':6}  not met   {unmet.rule}  lacks {' and '.join(unmet.missing)}", dim=True)


def _alert(label: Label) -> str:
    until = f" until {label.expires.isoformat()}" if label.expires else ""
    return f"  {label.severity}{until}" if label.severity else ""


def _grouped(matches: Iterable[Match]) -> dict[tuple[str, str], list[Match]]:
    grouped: dict[tuple[str, str], list[Match]] = {}
    for match in matches:
        place = f"{match.place}" if match.end else "article"
        grouped.setdefault((match.rule, "" if match.rule else place), []).append(match)
    return grouped


def _counted(words: Iterable[str]) -> str:
    counts: dict[str, int] = {}
    for word in words:
        if word:
            counts[word] = counts.get(word, 0) + 1
    return " ".join(word if count == 1 else f"{word}×{count}" for word, count in counts.items())


def _marked_article(article: Article, labels: Sequence[Label]) -> Iterable[str]:
    mark = _mark()
    matches = [match for label in labels for match in label.matches]
    head = [(m.start, m.end) for m in matches if m.place in _HEAD]
    body = [(m.start, m.end) for m in matches if m.place in ("lead", "body")]
    offset = 0
    for line in (*article.kicker, *article.headline, *article.deck):
        yield "   │ " + click.style(marked(line, _within(head, offset, len(line)), mark), bold=True)
        offset += len(line) + 1
    offset = 0
    for paragraph in article.paragraphs:
        for line in _wrapped(paragraph.text):
            yield "   │ " + marked(line, _within(body, offset, len(line)), mark)
            offset += len(line)
        offset += 1


def _wrapped(text: str) -> list[str]:
    """The paragraph in lines that together hold each of its characters."""
    lines = wrapped(text, _WIDTH)
    return lines if "".join(lines) == text else [text]


def _within(spans: Iterable[tuple[int, int]], offset: int, length: int) -> list[tuple[int, int]]:
    """The spans' parts that lie in a line, counted from its start."""
    return [
        (max(0, start - offset), min(length, end - offset))
        for start, end in spans
        if start < offset + length and end > offset
    ]


def _mark() -> Callable[[str], str]:
    if sys.stdout.isatty():
        return lambda text: click.style(text, fg="yellow", underline=True)
    return "[{}]".format
