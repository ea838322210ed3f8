"""The values that pass along the line: frozen, and carrying their evidence.

    inbox file → RawIssue → PageReading (Lines, Articles) → Labelled → Entry → feed documents

Texts are kept as printed (never NFKC); only line breaks, page furniture and printing hyphens are taken out.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

Kind = Literal["news", "photo", "brief", "interview", "essay", "poem", "notice"]
ParagraphKind = Literal["text", "crosshead", "verse", "question", "answer"]
LineLabel = Literal[
    "kicker",
    "headline",
    "deck",
    "byline",
    "body",
    "crosshead",
    "caption",
    "credit",
    "jump",
    "furniture",
    "blank",
    "remainder",
]
DOUBTFUL = 0.7  # confidence; of the articles that were read rightly some 5 in 100 fall below it
Place = Literal["kicker", "headline", "deck", "lead", "body", "byline"]
Severity = Literal["", "minor", "moderate", "severe", "extreme"]  # the levels of the Common Alerting Protocol


@dataclass(frozen=True, slots=True)
class RawPage:
    """One page of an issue, as text with its line breaks; `number` 版次 and `section` 版名 are "" where unknown."""

    text: str
    number: str = ""
    section: str = ""


@dataclass(frozen=True, slots=True)
class RawIssue:
    """One issue file, decoded but not yet split; `sha256` (hex) of its bytes is its identity."""

    name: str
    sha256: str
    date: date
    date_source: Literal["name", "text", "mtime"]
    encoding: str
    pages: tuple[RawPage, ...]


@dataclass(frozen=True, slots=True)
class Person:
    """Someone named in a byline or a photo credit; `role` as printed (记者, 通讯员, Staff writer), "" where none is."""

    name: str
    role: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One unwrapped paragraph of a body; a crosshead stands among the paragraphs, marked."""

    text: str
    kind: ParagraphKind = "text"


@dataclass(frozen=True, slots=True)
class Jump:
    """A pointer to or from another page, as printed (下转第二版, Continued on A4); `page` is the number it names."""

    text: str
    direction: Literal["to", "from"]
    page: str = ""


@dataclass(frozen=True, slots=True)
class Article:
    """One article of a page.

    Every printed character stands once in `kicker`, `headline`, `deck`, `slugs`, `paragraphs`, `credit_lines` or
    `jumps`; `bylines`, `credits` and `dateline` are read from the slugs, the credit
    lines and, in English, the first paragraph, which keeps its dateline.
    `confidence` is in 0…1, and `doubts` says in words what lowers it.
    """

    headline: tuple[str, ...] = ()
    paragraphs: tuple[Paragraph, ...] = ()
    kind: Kind = "news"
    kicker: tuple[str, ...] = ()
    deck: tuple[str, ...] = ()
    bylines: tuple[Person, ...] = ()
    credits: tuple[Person, ...] = ()
    dateline: str = ""
    slugs: tuple[str, ...] = ()
    credit_lines: tuple[str, ...] = ()
    jumps: tuple[Jump, ...] = ()
    confidence: float = 1.0
    doubts: tuple[str, ...] = ()

    @property
    def head_text(self) -> str:
        """Kicker, headline and deck, top to bottom, a line each: what a match in these places points into."""
        return "\n".join(self.kicker + self.headline + self.deck)

    @property
    def body_text(self) -> str:
        """The paragraphs, a line each: what a match in the lead or the body points into."""
        return "\n".join(paragraph.text for paragraph in self.paragraphs)

    @property
    def lead(self) -> str:
        """The first paragraph that is text (导语), or ""."""
        return next((p.text for p in self.paragraphs if p.kind != "crosshead"), "")

    @property
    def is_doubtful(self) -> bool:
        """Whether an editor should look at how it was read."""
        return self.confidence < DOUBTFUL

    @property
    def title(self) -> str:
        """The headline in one line; where none was found the kicker, the deck or the lead's beginning."""
        return " ".join(self.headline or self.kicker or self.deck) or self.lead[:30]


@dataclass(frozen=True, slots=True)
class ReadLine:
    """A line of the page with what the splitter took it for; `article` counts from 0, None for no article."""

    text: str
    label: LineLabel
    article: int | None = None


@dataclass(frozen=True, slots=True)
class PageReading:
    """A page split into its articles; furniture belongs to no article, the remainder could not be placed."""

    articles: tuple[Article, ...]
    furniture: tuple[str, ...] = ()
    remainder: tuple[str, ...] = ()
    lines: tuple[ReadLine, ...] = ()


@dataclass(frozen=True, slots=True)
class Category:
    """A category that articles are sorted into.

    `slug` names its feed documents and never changes; `iptc` is an IPTC Media Topics top-level code
    (medtop:01000000 … medtop:17000000), "" where none fits; an `alert` category has an alert feed besides.
    """

    slug: str
    label: str
    label_en: str = ""
    iptc: str = ""
    alert: bool = False


@dataclass(frozen=True, slots=True)
class Printed:
    """Where and when an article was printed, for rules that ask: page:1, section:体育, issue:weekend."""

    page: str = ""
    section: str = ""
    date: date | None = None


@dataclass(frozen=True, slots=True)
class Match:
    """The evidence for a label: where a keyword stands and what it earned.

    `start` and `end` count characters of `Article.head_text` (kicker, headline, deck), of `Article.body_text`
    (lead, body) or of the slugs joined by line breaks (byline). `rule` is the query that asked for it, "" where the
    keyword counts by itself; the first match of a query carries its points. A query that rests on no words (page:1)
    has one empty match.
    """

    keyword: str
    place: Place
    start: int
    end: int
    points: float = 0.0
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Label:
    """An article's membership of one category (its slug), with the evidence; a fallback may have no matches.

    Of an alert: `severity`, and `expires`, the last day its text names. `why` says of a near miss what it lacked.
    """

    category: str
    score: float
    matches: tuple[Match, ...]
    severity: Severity = ""
    expires: date | None = None
    why: str = ""


@dataclass(frozen=True, slots=True)
class Labelled:
    """An article with the evidence for each of its categories; never without a label.

    The first label is the main one: of the highest priority, then of the highest score. `near_misses` are the
    categories that came at least half way to their threshold but did not become labels, each saying why.
    """

    article: Article
    labels: tuple[Label, ...]
    near_misses: tuple[Label, ...] = ()


@dataclass(frozen=True, slots=True)
class Correction:
    """What an article said before and after a correction; `corrects` is the article's id, `number` counts its
    corrections from 1, `at` is when it came (aware)."""

    corrects: str
    number: int
    at: datetime
    before: Article
    after: Article

    @property
    def anchor(self) -> str:
        """Where it stands on the article's page."""
        return f"correction-{self.number}"


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture by the SHA-256 of its bytes with the suffix of its kind (.jpg, .png, .webp); `size` in bytes."""

    name: str
    size: int

    @property
    def media_type(self) -> str:
        """Its media type."""
        kind = self.name.rpartition(".")[2]
        return "image/jpeg" if kind == "jpg" else f"image/{kind}"


@dataclass(frozen=True, slots=True)
class Entry:
    """A stored article, as it is published; or the news that it was corrected, with an id of its own.

    `id` is a tag URI (RFC 4151) made once; `key` is its short form for paths (lower-case hex, no slash). `published`
    is the issue's date at midnight in the paper's time zone, `updated` when this text was first stored; both aware.
    `position` is the article's place on its page, from 0; `picture` is a photo item's.
    """

    id: str
    key: str
    issue: str
    issue_date: date
    page: str
    section: str
    position: int
    published: datetime
    updated: datetime
    article: Article
    labels: tuple[Label, ...]
    correction: Correction | None = None
    near_misses: tuple[Label, ...] = ()
    picture: Picture | None = None
