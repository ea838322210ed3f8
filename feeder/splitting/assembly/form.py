"""An issue's reading as a text that an editor can change, and that text read back.

    ------ 第 1 页 page 1: 02 要闻
    === 1  类型 kind: news
    主题 headline: 水渠修好了
    署名 byline: 本报讯（记者 丁一）
    作者 authors: 丁一（记者）
    ¶ 昨日，石桥镇的水渠修好了。
    === 报头 furniture
    ¶ 2024年5月16日 星期四
    === 删去 dropped

Every printed text stands once; names of authors and the dateline are what was read out of them. `missing_from` says
what a changed form has lost.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import get_args

from feeder.errors import FormError
from feeder.model import Article, Kind, Paragraph, ParagraphKind, Person
from feeder.splitting.assembly.articles import jump_of
from feeder.splitting.assembly.kept import uncovered
from feeder.splitting.forms.bylines import people_in
from feeder.splitting.text.lines import has_han

TROUBLE = "#!"  # begins a line that says what was wrong with a form, and is no part of it

_HELP = """\
# 改正后存盘、关闭即可；清空存盘为取消。以一个 # 开头的行不算。
# Correct what was read wrongly, save and close; save it empty to cancel. Lines that begin with one # don't count.
#
# === 1  kind: news   一篇文章从这里开始；编号是它的身份，移动时请保留，新文章不写编号。
#                     An article begins. Its number is its identity: leave it when you move things; new ones have none.
#                     类型 kinds: {kinds}
# 拆分：在两行之间加一行 === ；合并：删去后一篇的 === 行。
# To split an article put a line === between two of its lines; to join two take away the second's === line.
# 引题 kicker:  主题 headline:  副题 deck:   标题各行 the lines of its headline
# 署名 byline:  电头 dateline:  作者 authors: 甲（记者）; 乙（通讯员）   删去作者行则从署名读出
#                     byline as printed; authors are the names that feeds show; without that line, read from the byline
# 摄影 credit:  摄影者 photographers:  转版 jump:
# ¶ 正文一段 a paragraph, in one line (or text:)   ## 小标题 crosshead (or crosshead:)
# ? 问 question   ! 答 answer   | 诗行 verse       (or question:, answer:, verse:)
# 不属于任何文章的放在 furniture 下；要删的文字移到 dropped 下：版面上的字不能无故消失。
# What belongs to no article stands under furniture. What is to go must be moved under dropped: no printed text may
# vanish unsaid.
"""
_KINDS: tuple[Kind, ...] = get_args(Kind)
_KIND_NAMES: dict[str, Kind] = {kind: kind for kind in _KINDS} | dict(
    zip(("新闻", "图片", "简讯", "访谈", "随笔", "诗歌", "公告"), _KINDS, strict=True)
)
_MARKS: dict[str, ParagraphKind] = {
    "¶": "text", "##": "crosshead", "?": "question", "？": "question", "!": "answer", "！": "answer", "|": "verse",
    "｜": "verse",
}  # fmt: skip
_MARK_OF = {kind: mark for mark, kind in reversed(_MARKS.items())}
_LISTS = {"kicker": "引题", "headline": "主题", "deck": "副题", "byline": "署名", "credit": "摄影", "jump": "转版"}
_READ = {"authors": "作者", "dateline": "电头", "photographers": "摄影者"}
_PARAGRAPHS = {"text": "正文", "crosshead": "小标题", "question": "问", "answer": "答", "verse": "诗行"}
_CHINESE = _LISTS | _READ | _PARAGRAPHS
_TAGS = {tag: tag for tag in _CHINESE} | {chinese: tag for tag, chinese in _CHINESE.items()}
_TAGGED = re.compile(r"([^:：]{1,30}?)\s*[:：](.*)")
_PAGE = re.compile(r"-{3,}.*?(?:page\s*|第\s*)(\d+)")
_PEOPLE = re.compile(r"(?:\\.|[^\\;；])+")
_PERSON = re.compile(r"((?:\\.|[^\\（(])*)(?:[（(]((?:\\.|[^\\（(])*)[)）]\s*)?")
_RESERVED = re.compile(r"([\\;；（()）])")
_SHOWN = 40  # characters of a line that a message repeats


@dataclass(frozen=True, slots=True)
class FormPage:
    """A page's articles, each with the number it has in the issue (from 1; 0 for a new one), and its furniture."""

    name: str
    articles: tuple[tuple[int, Article], ...]
    furniture: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Form:
    """An issue's pages as an editor sees and leaves them; `dropped` is text that stands in no article on purpose."""

    pages: tuple[FormPage, ...]
    dropped: tuple[str, ...] = ()


def write_form(form: Form, title: str = "") -> str:
    """The form as a text."""
    kinds = "  ".join(f"{chinese} {kind}" for chinese, kind in _KIND_NAMES.items() if chinese != kind)
    rows = [f"# {' '.join(title.split())}"] if title else []
    rows.append(_HELP.format(kinds=kinds))
    for number, page in enumerate(form.pages, 1):
        rows += [f"------ 第 {number} 页 page {number}: {' '.join(page.name.split())}".rstrip(" :"), ""]
        for identity, article in page.articles:
            rows += [f"=== {identity or ''}  类型 kind: {article.kind}", *_article_rows(article), ""]
        rows += ["=== 报头 furniture", *(f"¶ {text}" for text in page.furniture), ""]
    return "\n".join([*rows, "=== 删去 dropped", *(f"¶ {text}" for text in form.dropped), ""])


def _article_rows(article: Article) -> Iterator[str]:
    if article.doubts:
        yield f"# 可信度 confidence {article.confidence:.2f}: {'; '.join(article.doubts)}"
    for tag in ("kicker", "headline", "deck"):
        yield from (_row(tag, text) for text in getattr(article, tag))
    yield from (_row("byline", text) for text in article.slugs)
    if article.dateline:
        yield _row("dateline", article.dateline)
    if article.slugs or article.bylines:
        yield _row("authors", _people_text(article.bylines))
    yield from (f"{_MARK_OF[paragraph.kind]} {paragraph.text}" for paragraph in article.paragraphs)
    yield from (_row("credit", text) for text in article.credit_lines)
    if article.credit_lines or article.credits:
        yield _row("photographers", _people_text(article.credits))
    yield from (_row("jump", jump.text) for jump in article.jumps)


def _row(tag: str, text: str) -> str:
    return f"{_CHINESE[tag]} {tag}: {text}".rstrip()


def _people_text(people: Iterable[Person]) -> str:
    return "; ".join(_plain(one.name) + (f"（{_plain(one.role)}）" if one.role else "") for one in people)


def _plain(name: str) -> str:
    return _RESERVED.sub(r"\\\1", name)


def read_form(text: str) -> Form:
    """The form as an editor left it; of every article it is sure. Raises FormError, naming the line."""
    reader = _Reader()
    for number, row in enumerate(text.removeprefix("\ufeff").split("\n"), 1):
        line = row.strip()
        if line and (not line.startswith("#") or line.startswith("##")):
            reader.take(line, number)
    return reader.form()


@dataclass(slots=True)
class _Draft:
    """An article, furniture (kind "furniture") or what is dropped, as far as it was read."""

    number: int
    kind: str
    line: int
    rows: list[tuple[str, str, int]] = field(default_factory=list)

    def printed(self) -> list[str]:
        """The texts that stand on the page itself."""
        return [text for tag, text, _ in self.rows if text and tag not in _READ]


class _Reader:
    """Takes a form's lines one by one."""

    def __init__(self) -> None:
        self._pages: list[tuple[str, list[_Draft]]] = []
        self._open: _Draft | None = None
        self._numbers: set[int] = set()

    def take(self, line: str, number: int) -> None:
        """Take a line that counts; raises FormError."""
        page = _PAGE.match(line)
        if page and int(page[1]) == len(self._pages) + 1:
            self._pages.append((line.partition(":")[2].strip(), []))
            self._open = None
        elif line.startswith("---"):
            raise FormError(f"expected ------ page {len(self._pages) + 1}, found {line[:_SHOWN]!r}", number)
        elif line.startswith("==="):
            self._begin(line.strip("= \t\u3000"), number)
        elif self._open is None:
            raise FormError(f"expected a line === above this one, found {line[:_SHOWN]!r}", number)
        else:
            self._open.rows.append((*_tagged(line, number), number))

    def _begin(self, title: str, number: int) -> None:
        if not self._pages:
            raise FormError('expected the line "------ page 1" above the first ===', number)
        words = [word for word in re.split(r"[\s:：]+", title) if word not in ("", "kind", "类型")]
        identity = int(words.pop(0)) if words and words[0].isdecimal() and len(words[0]) < 7 else 0
        kind: str = "news"
        for word in words:
            kind = _SECTIONS.get(word, "") or _KIND_NAMES.get(word, "")
            if not kind:
                known = ", ".join((*_KINDS, *_LOOSE))
                raise FormError(f"{word!r} is no kind of article; expected one of {known}", number)
        if identity in self._numbers:
            raise FormError(f"=== {identity} stands here a second time; a new article has no number", number)
        self._numbers |= {identity} - {0}
        self._open = _Draft(identity, kind, number)
        self._pages[-1][1].append(self._open)

    def form(self) -> Form:
        """All that was taken; raises FormError."""
        pages, dropped = [], []
        for name, drafts in self._pages:
            articles = [(draft.number, _article(draft)) for draft in drafts if draft.kind in _KIND_NAMES]
            loose = {kind: [text for d in drafts if d.kind == kind for text in d.printed()] for kind in _LOOSE}
            dropped += loose["dropped"]
            pages.append(FormPage(name, tuple(articles), tuple(loose["furniture"])))
        return Form(tuple(pages), tuple(dropped))


_LOOSE = ("furniture", "dropped")
_SECTIONS = {"furniture": "furniture", "报头": "furniture", "dropped": "dropped", "删去": "dropped"}


def _tagged(line: str, number: int) -> tuple[str, str]:
    """A line's tag and text."""
    for mark, kind in _MARKS.items():
        if line.startswith(mark):
            return kind, line.removeprefix(mark).strip()
    found = _TAGGED.match(line)
    words = [_TAGS.get(word.lower(), "") for word in found[1].split()] if found else []
    if not found or not words or not words[0] or len(set(words)) != 1:
        raise FormError(
            f"expected ¶ TEXT for a paragraph, or one of headline:, kicker:, deck:, byline:, authors:, dateline:, "
            f"credit:, photographers:, jump:, ##, ?, !, |; found {line[:_SHOWN]!r}",
            number,
        )
    return words[0], found[2].strip()


def _article(draft: _Draft) -> Article:
    def texts(tag: str) -> tuple[str, ...]:
        return tuple(text for found, text, _ in draft.rows if found == tag and text)

    paragraphs = [(tag, text) for tag, text, _ in draft.rows if tag in _PARAGRAPHS and text]
    if not paragraphs and not any(map(texts, _LISTS)):
        raise FormError("an article needs a headline or a paragraph; expected one below this line", draft.line)
    return Article(
        headline=texts("headline"),
        paragraphs=tuple(Paragraph(text, _paragraph_kind(tag)) for tag, text in paragraphs),
        kind=_KIND_NAMES[draft.kind],
        kicker=texts("kicker"),
        deck=texts("deck"),
        bylines=_people(draft, "authors", texts("byline")),
        credits=_people(draft, "photographers", texts("credit")),
        dateline=" ".join(texts("dateline")),
        slugs=texts("byline"),
        credit_lines=texts("credit"),
        jumps=tuple(map(jump_of, texts("jump"))),
    )


def _paragraph_kind(tag: str) -> ParagraphKind:
    kinds: tuple[ParagraphKind, ...] = get_args(ParagraphKind)
    return next(kind for kind in kinds if kind == tag)


def _people(draft: _Draft, tag: str, printed: Sequence[str]) -> tuple[Person, ...]:
    """Who is named: as the tag's line says, else as it can be read from what is printed."""
    named = [(text, number) for found, text, number in draft.rows if found == tag]
    if not named:
        return tuple(dict.fromkeys(one for text in printed for one in people_in(text, latin=not has_han(text))))
    return tuple(_person(part, number) for text, number in named for part in _PEOPLE.findall(text) if part.strip())


def _person(text: str, number: int) -> Person:
    found = _PERSON.fullmatch(text.strip())
    name, role = (re.sub(r"\\(.)", r"\1", part or "").strip() for part in found.groups()) if found else ("", "")
    if not name:
        raise FormError(f"expected NAME（ROLE）; NAME（ROLE）, found {text.strip()[:_SHOWN]!r}", number)
    return Person(name, role)


def printed_texts(form: Form) -> list[str]:
    """Every text of a form that was printed, each once, what is dropped too."""
    return [*articles_texts(article for page in form.pages for _, article in page.articles), *_loose_texts(form)]


def _loose_texts(form: Form) -> Iterator[str]:
    for page in form.pages:
        yield from page.furniture
    yield from form.dropped


def articles_texts(articles: Iterable[Article]) -> Iterator[str]:
    """Every printed text of some articles, each once."""
    for article in articles:
        yield from article.kicker + article.headline + article.deck + article.slugs + article.credit_lines
        yield from (paragraph.text for paragraph in article.paragraphs)
        yield from (jump.text for jump in article.jumps)


def missing_from(after: Form, before: Form) -> list[str]:
    """The texts of a form, in parts, that a changed one no longer has anywhere."""
    return uncovered(printed_texts(before), printed_texts(after))


def new_in(after: Form, before: Form) -> list[str]:
    """The texts of a changed form, in parts, that the one before had nowhere: they were not printed."""
    return uncovered(printed_texts(after), printed_texts(before))
