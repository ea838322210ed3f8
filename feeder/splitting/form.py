"""A page's reading as a text that an editor can change, and that text read back and checked.

    === page 1: 02 要闻
    === article news
    headline: 水渠修好了
    slug: 本报讯（记者 丁一）
    by: 记者 | 丁一
    text: 昨日，石桥镇的水渠修好了。
    === furniture
    text: 2024年5月16日 星期四

Whatever stood on the page must stand in the form, in any order, or under === dropped.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import get_args

from feeder.errors import FormError
from feeder.model import Article, Kind, PageReading, Paragraph, ParagraphKind, Person
from feeder.splitting.articles import jump_of

_HELP = """\
# Change what was read wrongly, save, and close. Lines that begin with # are ignored.
# An article begins at "=== article KIND" ({kinds}).
# A line of an article is "TAG: WORDS", with these tags: kicker, headline, deck; slug (a byline as printed),
#   by (ROLE | NAME), place (dateline); text, crosshead, verse, question, answer (paragraphs in their order);
#   credit (as printed), photo (ROLE | NAME); jump.
# To split an article put a new "=== article" line between two lines; to join two take that line away.
# What belongs to no article stands under "=== furniture" or "=== remainder". Words that are to go must be moved under
# "=== dropped" at the page's end: nothing of the page may be lost by mistake.
"""
_PARAGRAPHS: tuple[str, ...] = get_args(ParagraphKind)
_KINDS: tuple[str, ...] = get_args(Kind)
_PEOPLE = ("by", "photo")
_LISTS = ("kicker", "headline", "deck", "slug", "credit", "jump")
_TAGS = (*_LISTS, *_PARAGRAPHS, *_PEOPLE, "place")
_LOOSE = ("furniture", "remainder", "dropped")
_MOST_SHOWN = 40  # characters of what is missing


def write_form(pages: Sequence[tuple[str, PageReading]]) -> str:
    """The form of an issue's pages; each page has a name, which is only shown."""
    rows = [_HELP.format(kinds=", ".join(_KINDS))]
    for number, (name, reading) in enumerate(pages, 1):
        rows.append(f"=== page {number}: {name}\n")
        for article in reading.articles:
            rows.append(f"=== article {article.kind}")
            rows += [f"# sure: {article.confidence:.2f}"] + [f"# doubt: {doubt}" for doubt in article.doubts]
            rows += [*_article_rows(article), ""]
        for section, texts in (("furniture", reading.furniture), ("remainder", reading.remainder)):
            rows += [f"=== {section}", *(f"text: {text}" for text in texts), ""]
        rows += ["=== dropped", ""]
    return "\n".join(rows)


def _article_rows(article: Article) -> Iterator[str]:
    parts = {"kicker": article.kicker, "headline": article.headline, "deck": article.deck, "slug": article.slugs}
    for tag, texts in parts.items():
        yield from (f"{tag}: {text}" for text in texts)
    yield from (f"by: {person.role} | {person.name}" for person in article.bylines)
    if article.dateline:
        yield f"place: {article.dateline}"
    yield from (f"{paragraph.kind}: {paragraph.text}" for paragraph in article.paragraphs)
    yield from (f"credit: {text}" for text in article.credit_lines)
    yield from (f"photo: {person.role} | {person.name}" for person in article.credits)
    yield from (f"jump: {jump.text}" for jump in article.jumps)


def read_form(form: str, pages: Sequence[PageReading]) -> list[PageReading]:
    """The pages as the editor left them, sure of every article; `pages` are the readings the form was written from.

    Raises FormError, naming the line, where a line can't be understood or something of a page is missing.
    """
    drafts: list[_PageDraft] = []
    for number, row in enumerate(form.split("\n"), 1):
        line = row.strip()
        if line.startswith("==="):
            _open(drafts, line[3:].strip(), number)
        elif line and not line.startswith("#"):
            _put(drafts, line, number)
    if len(drafts) != len(pages):
        raise FormError(f'{len(drafts)} of {len(pages)} pages: every "=== page" line must stay')
    return [_checked(draft, page, number) for number, (draft, page) in enumerate(zip(drafts, pages, strict=True), 1)]


@dataclass(slots=True)
class _ArticleDraft:
    kind: str
    line: int
    rows: list[tuple[str, str]] = field(default_factory=list)


@dataclass(slots=True)
class _PageDraft:
    line: int
    articles: list[_ArticleDraft] = field(default_factory=list)
    loose: dict[str, list[str]] = field(default_factory=lambda: {name: [] for name in _LOOSE})
    section: str = ""


def _open(drafts: list[_PageDraft], title: str, number: int) -> None:
    """A === line opens a page, an article or a section of what belongs to none."""
    what, _, rest = title.partition(" ")
    if what == "page":
        drafts.append(_PageDraft(number))
        return
    if not drafts:
        raise FormError(f'line {number}: "=== {title}" stands before the first "=== page" line')
    if what == "article":
        kind = rest.strip() or "news"
        if kind not in _KINDS:
            raise FormError(f"line {number}: no kind of article is {kind!r}; there are {', '.join(_KINDS)}")
        drafts[-1].articles.append(_ArticleDraft(kind, number))
    elif what not in _LOOSE or rest:
        raise FormError(f'line {number}: expected === article KIND, {", ".join(_LOOSE)} or page, found "=== {title}"')
    drafts[-1].section = what


def _put(drafts: list[_PageDraft], line: str, number: int) -> None:
    """A line goes to the article or section that is open."""
    tag, colon, text = line.partition(":")
    tag, text = tag.strip(), text.strip()
    if not drafts or not drafts[-1].section:
        raise FormError(f'line {number}: nothing is open here; put it below an "=== article" line')
    page = drafts[-1]
    tags = _TAGS if page.section == "article" else ("text",)
    if not colon or tag not in (*tags, *(_TAGS if page.section == "dropped" else ())):
        raise FormError(f"line {number}: expected {', '.join(tags)}, then a colon; found {line[:_MOST_SHOWN]!r}")
    if not text:
        return
    if page.section != "article":
        page.loose[page.section].append(text)
    elif tag in _PEOPLE and not text.rpartition("|")[2].strip():
        raise FormError(f"line {number}: expected {tag}: ROLE | NAME")
    else:
        page.articles[-1].rows.append((tag, text))


def _checked(draft: _PageDraft, page: PageReading, number: int) -> PageReading:
    """The page's new reading, if all that was on the page is in it or was dropped."""
    loose = draft.loose
    made = PageReading(
        tuple(_article(each) for each in draft.articles), tuple(loose["furniture"]), tuple(loose["remainder"])
    )
    missing = _characters(printed_texts(page)) - _characters([*printed_texts(made), *loose["dropped"]])
    if missing:
        where = next((text for text in printed_texts(page) if Counter(text) & missing), "")
        raise FormError(
            f"line {draft.line}: {missing.total()} characters of page {number} stand nowhere in the form, of "
            f'{where[:_MOST_SHOWN]!r} for one; put them back, or under "=== dropped"'
        )
    return made


def _article(draft: _ArticleDraft) -> Article:
    rows = draft.rows
    if not any(tag in (*_PARAGRAPHS, "headline", "kicker", "deck") for tag, _ in rows):
        raise FormError(f"line {draft.line}: an article needs a headline or a paragraph")

    def texts(wanted: str) -> tuple[str, ...]:
        return tuple(text for tag, text in rows if tag == wanted)

    return Article(
        headline=texts("headline"),
        paragraphs=tuple(Paragraph(text, _paragraph_kind(tag)) for tag, text in rows if tag in _PARAGRAPHS),
        kind=next(kind for kind in _kinds() if kind == draft.kind),
        kicker=texts("kicker"),
        deck=texts("deck"),
        bylines=tuple(map(_person, texts("by"))),
        credits=tuple(map(_person, texts("photo"))),
        dateline=" ".join(texts("place")),
        slugs=texts("slug"),
        credit_lines=texts("credit"),
        jumps=tuple(map(jump_of, texts("jump"))),
    )


def _kinds() -> tuple[Kind, ...]:
    return get_args(Kind)


def _paragraph_kind(tag: str) -> ParagraphKind:
    kinds: tuple[ParagraphKind, ...] = get_args(ParagraphKind)
    return next(kind for kind in kinds if kind == tag)


def _person(text: str) -> Person:
    role, _, name = text.rpartition("|")
    return Person(name.strip(), role.strip())


def printed_texts(page: PageReading) -> Iterator[str]:
    """Every text of a reading that was printed on the page, each once."""
    for article in page.articles:
        yield from article.kicker + article.headline + article.deck + article.slugs + article.credit_lines
        yield from (paragraph.text for paragraph in article.paragraphs)
        yield from (jump.text for jump in article.jumps)
    yield from page.furniture + page.remainder


def _characters(texts: Sequence[str] | Iterator[str]) -> Counter[str]:
    return Counter(character for text in texts for character in text if not character.isspace())
