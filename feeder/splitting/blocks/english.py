"""What stands on English pages in lines of its own: decks, years of a life, the ends of notices."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from feeder.splitting.model import Form, Line
from feeder.splitting.text.imprint import LIFE_DATES
from feeder.splitting.text.lines import Page
from feeder.splitting.text.patterns import PUBLISHED
from feeder.splitting.text.personal import FIRST, TOLD_OF
from feeder.splitting.text.words import leans

_OPENING_NAME = re.compile(rf"{FIRST}(?: (?:[A-Z]\.|[A-ZÀ-Þ][\w’'-]+)){{1,3}}(?=[ ,])")
_NOTE = re.compile(
    r"[\[(]?(?:Ed(?:itor)?(?:[’']s)? [Nn]ote|(?:The )?[Ee]ditor (?:replies|writes|responds)"
    r"|(?:A|The|Mr|Mrs|Ms|Cllr|Dr) .{4,60} (?:replies|responds)):"
)
_LIFE = re.compile(r"[•●*]? ?[A-Z].{4,60}, born .{4,30}(?:\d{4}[,;.]? (?:and )?died .{4,30}\d{4}|\d{4}[,;])\.?")
_HOUR = re.compile(r"\b[ap]\.m\.$")
_DAY = re.compile(r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|(?:Jan|Feb|Aug|Sept?|Oct|Nov|Dec)\. \d")
# Who signs a notice, and when it was printed.
_NOTICE_TAIL = re.compile(
    r"Dated (?:this|at) .{4,60}|.{0,60}\((?:Pub|Published|Publish)[.:]? .{3,40}\)|"
    r"/?s/ ?[A-Z].{2,50}|(?:Published|Posted|Dated|Publish):? .{0,40}\d{4}\.?"
)
_OPENS = re.compile(r"(?:By|BY|by)[ :]")
_SURNAME_FIRST = re.compile(
    r"(?!.*day$)(?:Mac|Mc|De|Di|Van|O’)?[A-ZÀ-Þ][A-ZÀ-Þ’-]+(?: \([^)]{2,30}\))?(?:,| ?[–—]| -)"
    r"(?: [A-ZÀ-Þ][\w.’-]*| [“\"‘(][\w .’-]+[”\"’)]){1,4}"
)
_FEWEST_DEATHS = 2
_MOST_NAMED = 4  # words of a name that heads an obituary
_MOST_NAMING = 3  # lines of a headline that names somebody
_MOST_HEAD = 6  # lines of a headline with its deck
_MUCH = 0.65  # of a deck's line, as wide as its story and not its column
_MOST_WITH_A_CAPTION = 8  # lines of a headline with its deck, and a caption above it
_LONG_DECK, _NEAR_A_DECK = 50, 8  # characters; lines below it
_MOST_WIDE, _FEWEST_BELOW = 2, 4  # lines of such a deck, and of the body below it


def notice_tails(page: Page) -> set[int]:
    """The lines that sign a notice, or say when it was printed."""
    return {i for i, line in enumerate(page.lines) if _NOTICE_TAIL.fullmatch(line.text)}


def decks(page: Page, forms: Sequence[Form]) -> list[int]:
    """The lines from a gap down to a byline below them, few, the first of them no sentence: a headline and its deck,
    which may be one right above a byline in words."""
    found: list[int] = []
    for i, form in enumerate(forms):
        if not i or form != "byline" or forms[i - 1] == "byline":
            continue
        close = _OPENS.match(page.lines[i].text) and not page.lines[i].blanks
        above = page.lines[i - 1]
        if not close and (above.final or above.dangling or page.lines[i].blanks > 1):
            continue
        top = i - 1
        while top > 0 and not page.lines[top].blanks and not forms[top]:
            top -= 1
        if i - top <= _MOST_WITH_A_CAPTION and not page.lines[i - 1].final:
            top = max([top, *(k + 1 for k in range(top, i) if page.lines[k].final)])
        run = range(top, i)
        first = page.lines[top]
        begins = not top or forms[top - 1] != "" or page.lines[top - 1].final
        if not begins or first.final or first.lower or first.slug or any(forms[k] for k in run):
            continue
        parts = any(page.lines[k].text[0].isupper() and not page.lines[k - 1].stops for k in run[1:])
        if 1 < len(run) <= _MOST_HEAD and parts and not page.lines[top + 1].lower:
            found += run
    return found


def wide_decks(page: Page, forms: Sequence[Form]) -> list[int]:
    """The one or two lines right below a headline, much wider than the body that follows, that end a sentence."""
    found: list[int] = []
    for i in range(1, len(page.lines)):
        line, above = page.lines[i], page.lines[i - 1]
        if line.blanks or line.lower or line.slug or forms[i] or forms[i - 1]:
            continue
        if above.slug or above.final or above.stops or above.width > _MUCH * line.width:
            continue
        if any(
            other.stops and other.width > _MUCH * line.width for other in page.lines[max(0, i - _NEAR_A_DECK) : i - 1]
        ):
            continue  # a column of wide lines
        below = next((k for k in range(i + 1, min(len(forms), i + 4)) if page.lines[k].width <= _MUCH * line.width), 0)
        if (
            not below
            or below - i > _MOST_WIDE
            or not page.lines[below - 1].final
            or any(forms[k] == "credit" for k in range(i, below + 1))
        ):
            continue
        while below < len(forms) and forms[below] == "byline":
            below += 1
        body = page.lines[below : below + _FEWEST_BELOW]
        if len(body) < _FEWEST_BELOW or any(other.blanks for other in body[1:]) or body[0].lower:
            continue
        if all(other.width <= _MUCH * line.width for other in body):
            found += [k for k in range(i, below) if not forms[k]]
    return found


def long_decks(page: Page, forms: Sequence[Form]) -> list[int]:
    """The lines that end no sentence and are much wider than any near them, above a gap or a byline and below a
    headline's line, furniture or the page's top."""
    found: list[int] = []
    for i in range(len(page.lines) - _FEWEST_BELOW):
        line, below = page.lines[i], page.lines[i + 1]
        if (
            forms[i]
            or len(line.text) < _LONG_DECK
            or line.final
            or line.dangling
            or line.lower
            or line.slug
            or line.entry
            or leans(line.text)
        ):
            continue
        if not (below.blanks or forms[i + 1] == "byline") or forms[i + 1] == "credit":
            continue
        near = [other for k, other in enumerate(page.lines[i + 1 : i + _NEAR_A_DECK], i + 1) if not forms[k]]
        if len(near) < _FEWEST_BELOW or any(other.width > _MUCH * line.width for other in near):
            continue
        above = page.lines[i - 1] if i else None
        if above is None or forms[i - 1] == "furniture" or (not forms[i - 1] and _may_be_a_heads(above)):
            found.append(i)
    return found


def _may_be_a_heads(line: Line) -> bool:
    return not (line.final or line.stops or line.dangling)


def names_again(page: Page, forms: Sequence[Form]) -> list[range]:
    """The lines of headlines that name whom the text right below them opens with, each with the text's first line as
    the last: a body does, no headline goes on so."""
    found: list[range] = []
    for i, line in enumerate(page.lines):
        if not _OPENING_NAME.match(line.text):
            continue
        for top in range(i - 1, max(-1, i - 1 - _MOST_NAMING), -1):
            head = page.lines[top : i + 1]
            if head[0].final or forms[top] or any(other.blanks for other in head[1:-1]):
                break
            if not (line.blanks or not top or head[0].blanks or page.lines[top - 1].final or forms[top - 1]):
                continue
            if says_its_name(" ".join(other.text for other in head[:-1]), line.text):
                found.append(range(top, i + 1))
                break
    return found


def says_its_name(head: str, body: str) -> bool:
    """Whether a body opens with a name that stands in the line above."""
    name = _OPENING_NAME.match(body)
    if name is None:
        return False
    first, *_, last = name.group().split()
    words = head.replace(",", " ").split()
    return name.group() in head or (words[0] == first and last in words[1:_MOST_NAMED])


def life_dates(page: Page, forms: Sequence[Form]) -> list[int]:
    """The lines with the years of a life, right below the name that heads an obituary."""
    return [
        i + 1
        for i, (above, line) in enumerate(pairwise(page.lines))
        if not forms[i] and not line.blanks and not above.final and LIFE_DATES.fullmatch(line.text)
    ]


def added(page: Page) -> set[int]:
    """The lines below a body's end that open what is added to it: an editor's note or an answer below a letter, who was
    born and died when at an obituary's end, and what the writer named in a line of the page does."""
    named = {line.text.upper().removeprefix("BY ") for line in page.lines}
    return {
        i + 1
        for i, (above, line) in enumerate(pairwise(page.lines))
        if _NOTE.match(line.text) or (above.final and (_LIFE.fullmatch(line.text) or _tells_of(line.text, named)))
    }


def _tells_of(text: str, named: set[str]) -> bool:
    """Whether the line says of somebody named what they do."""
    match = TOLD_OF.match(text)
    return match is not None and match.group("name").upper() in named


def torn_tails(page: Page) -> list[int]:
    """The lines above a notice's last words that go on in them: Roger Pike, Personal / Representative. (Pub. Nov. 6)"""
    return [
        i for i, (line, below) in enumerate(pairwise(page.lines)) if not line.final and PUBLISHED.search(below.text)
    ]


def torn_hours(page: Page) -> list[int]:
    """The lines that go on with a day after an hour: 7 p.m. at the end of the line above, Saturday here."""
    return [
        i + 1
        for i, (above, line) in enumerate(pairwise(page.lines))
        if above.text.endswith(".m.") and _HOUR.search(above.text) and _DAY.match(line.text)
    ]


def surnames_first(page: Page, forms: Sequence[Form]) -> list[int]:
    """The lines of their own with a surname in capitals and the other names behind it (MARSH – Ada Jane), right above a
    text whose first word would mostly have fitted, where there are several: each heads a notice of a death."""
    found = [
        i
        for i, (line, below) in enumerate(pairwise(page.lines))
        if _SURNAME_FIRST.fullmatch(line.text) and not (forms[i] or below.blanks or below.lower or below.text.isupper())
        if line.indent <= below.indent
        if not i or line.blanks or page.lines[i - 1].final or forms[i - 1] or page.lines[i - 1].text.isupper()
    ]
    room = sum(
        page.lines[i].width + page.lines[i + 1].token
        < max(line.width for line in page.lines[i + 1 : i + 1 + _FEWEST_BELOW])
        for i in found
    )
    return found if len(found) >= _FEWEST_DEATHS and 2 * room >= len(found) else []
