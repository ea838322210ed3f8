"""An editor's correction of a stored issue: laid open as a form, taken back checked, stored under the same ids.

lay_open(feeder, ISSUE) → Opened → (an editor changes its text) → taken(opened, text) → correct(feeder, …)

Whatever of the page stands in no article is shown as well, so every printed character can be put where it belongs.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, time
from difflib import get_close_matches

from feeder.errors import FormError, IssueError
from feeder.model import Article, Entry, Labelled, RawIssue, RawPage
from feeder.reading import read_issue
from feeder.rules import classify
from feeder.service import Feeder, printed_on, told
from feeder.splitting import split_page
from feeder.splitting.assembly.form import (
    TROUBLE,
    Form,
    FormPage,
    articles_texts,
    missing_from,
    new_in,
    read_form,
    write_form,
)
from feeder.splitting.assembly.kept import uncovered_at
from feeder.store import StoredIssue

_NEWEST = 1000  # issues among which one with a name like the unknown one is looked for
_LISTED = 10
_SHOWN = 60  # characters of a text that a message repeats


@dataclass(frozen=True, slots=True)
class Opened:
    """A stored issue laid open: its pages as printed, the entries that stand, and the form that shows them."""

    issue: RawIssue
    entries: tuple[Entry, ...]
    form: Form
    text: str


def lay_open(feeder: Feeder, named: str) -> Opened:
    """Lay open the issue of this name, or whose SHA-256 begins like this. Raises IssueError, StoreError."""
    stored = _the_issue(feeder, named)
    issue = _printed_issue(feeder, stored)
    entries = tuple(feeder.store.entries_of(stored.sha256))
    form = _form_of(issue.pages, entries)
    return Opened(issue, entries, form, write_form(form, f"{stored.name}  {stored.date}  {stored.sha256[:12]}"))


def _the_issue(feeder: Feeder, named: str) -> StoredIssue:
    found = feeder.store.named_issues(named)
    if len(found) == 1:
        return found[0]
    if found:
        raise IssueError(
            f"{named}: several issues are called so; give the beginning of one's SHA-256: {_listed(found)}"
        )
    newest = feeder.store.issues(_NEWEST)
    near = get_close_matches(named, [issue.name for issue in newest], n=_LISTED, cutoff=0.5)
    candidates = [issue for issue in newest if issue.name in near] or newest
    raise IssueError(f"{named}: no such issue is stored; there are: {_listed(candidates)}")


def _listed(issues: Sequence[StoredIssue]) -> str:
    shown = ", ".join(f"{issue.name} ({issue.date}, {issue.sha256[:12]})" for issue in issues[:_LISTED])
    return (shown or "none") + (" …" if len(issues) > _LISTED else "")


def _printed_issue(feeder: Feeder, stored: StoredIssue) -> RawIssue:
    """The issue's pages, read once more from the bytes that are kept."""
    content = feeder.store.content(stored.sha256)
    if content is None:
        raise IssueError(f"{stored.name}: its text was let go of, so it can't be corrected")
    settings = feeder.settings
    issue = read_issue(
        stored.name,
        content,
        modified=datetime.combine(stored.date, time(12), settings.zone),
        names=settings.inbox.name_patterns,
        encoding=settings.inbox.encoding,
        max_bytes=settings.inbox.max_bytes,
    )
    return replace(issue, date=stored.date)


def _form_of(pages: Sequence[RawPage], entries: Sequence[Entry]) -> Form:
    """The articles that stand, on their pages, and what of the pages stands in none of them."""
    rows = [(at, line) for at, page in enumerate(pages) for line in split_page(page.text).lines]
    held = list(articles_texts(entry.article for entry in entries))
    loose: dict[tuple[int, bool], list[str]] = {}
    for place, part in uncovered_at([line.text for _, line in rows], held):
        at, line = rows[place]
        loose.setdefault((at, line.label == "furniture"), []).append(part)
    on: dict[int, list[tuple[int, Article]]] = {}
    for number, entry in enumerate(entries, 1):
        on.setdefault(_page_of(entry, pages), []).append((number, entry.article))
    made = [
        FormPage(f"{page.number} {page.section}".strip(), tuple(on.get(at, ())), tuple(loose.get((at, True), ())))
        for at, page in enumerate(pages)
    ]
    return Form(tuple(made), tuple(part for at in range(len(pages)) for part in loose.get((at, False), ())))


def _page_of(entry: Entry, pages: Sequence[RawPage]) -> int:
    """Which page an entry stands on; the first where none has its number and name any more."""
    places = [(page.number, page.section) for page in pages]
    return places.index((entry.page, entry.section)) if (entry.page, entry.section) in places else 0


def taken(opened: Opened, text: str) -> Form:
    """The form as it came back. Raises FormError where it can't be understood or has not the issue's pages."""
    form = read_form(text)
    if len(form.pages) != len(opened.form.pages):
        raise FormError(f'{len(form.pages)} of {len(opened.form.pages)} lines "------ page" are there; all must stay')
    return form


def lost(opened: Opened, form: Form) -> list[str]:
    """The printed texts that a changed form has nowhere any more."""
    return missing_from(form, opened.form)


def lost_text(parts: Sequence[str]) -> str:
    """What is said of lost texts, in one line."""
    shown = "; ".join(part[:_SHOWN] + ("…" if len(part) > _SHOWN else "") for part in parts[:_LISTED])
    more = f" and {len(parts) - _LISTED} more" if len(parts) > _LISTED else ""
    return f'missing from the form: {shown}{more}; put it back, or below the line "=== dropped"'


def is_changed(opened: Opened, form: Form) -> bool:
    """Whether a form says something else than the one that was opened."""
    return _arranged(form) != _arranged(opened.form)


def _arranged(form: Form) -> list[list[Article]]:
    return [[replace(one, confidence=1.0, doubts=()) for _, one in page.articles] for page in form.pages]


def with_trouble(text: str, said: str, line: int = 0, missing: Sequence[str] = ()) -> str:
    """A form to be opened again: above it what is wrong, below it the missing texts, ready to be dropped."""
    rows = without_trouble(text).rstrip("\n").split("\n")
    gone = sum(row.startswith(TROUBLE) for row in text.split("\n")[: max(0, line - 1)])
    at = f"line {line - gone + 2}: " if line else ""
    says = [
        f"{TROUBLE} {at}{said}",
        f"{TROUBLE} 改好后存盘；清空存盘为取消。 Mend it and save, or save it empty to cancel.",
    ]
    if missing:
        says[1] = f"{TROUBLE} 见文末 dropped。 They stand at the end under dropped: save to let them go, or move them."
        rows += ["", "=== 删去 dropped", *(f"¶ {part}" for part in missing)]
    return "\n".join([*says, *rows, ""])


def without_trouble(text: str) -> str:
    """A form without what was said to be wrong with it."""
    return "\n".join(row for row in text.split("\n") if not row.startswith(TROUBLE))


def correct(feeder: Feeder, opened: Opened, form: Form) -> str:
    """Store a checked form as the issue's reading; what became of it, in a sentence.

    Raises IssueError where the issue was changed meanwhile, StoreError.
    """
    keys = [entry.key for entry in opened.entries]
    numbers = [number for page in form.pages for number, _ in page.articles]
    receipt = feeder.store.correct(
        opened.issue,
        [_labelled(feeder, opened.issue, raw, page) for raw, page in zip(opened.issue.pages, form.pages, strict=True)],
        was={place: keys[number - 1] for place, number in enumerate(numbers) if 0 < number <= len(keys)},
        seen={entry.key: entry.article for entry in opened.entries},
        at=feeder.now(),
    )
    if receipt is None:
        raise IssueError(f"{opened.issue.name}: was changed or withdrawn while the form was open; open it anew")
    fresh = new_in(form, opened.form)
    never = f"; never printed: {'; '.join(part[:_SHOWN] for part in fresh[:_LISTED])}" if fresh else ""
    return told(receipt, opened.issue) + never


def _labelled(feeder: Feeder, issue: RawIssue, raw: RawPage, page: FormPage) -> list[Labelled]:
    """A page's articles with their labels; an editor answers for them, so none is in doubt."""
    sure = [replace(article, confidence=1.0, doubts=()) for _, article in page.articles]
    return [classify(article, feeder.rules, printed_on(issue, raw)) for article in sure]
