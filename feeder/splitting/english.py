"""What stands on English pages in lines of its own: names alone as bylines, who signs a letter."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from feeder.splitting.bylines import UNNAMED
from feeder.splitting.furniture import Form
from feeder.splitting.imprint import LIFE_DATES, PAPER_EN
from feeder.splitting.lines import Page
from feeder.splitting.names import GIVEN_NAMES_EN
from feeder.splitting.patterns import BYLINE_EN, CREDIT_EN, PUBLISHED, STAFF_LINE
from feeder.splitting.rows import is_row

_TITLE = (
    r"(?:(?:\((?:Mr|Mrs|Ms|Miss|Dr|DR|Rev|REV|Prof|Cllr|MRS|MR|MS)\)"
    r"|Mr|Mrs|Ms|Miss|Dr|Rev|Prof|Cllr|Sir|Capt|Col|Sgt|Judge|Fr)\.?) "
)
_FIRST = r"(?!The )(?:[A-ZÀ-Þ][\w’'-]+|[A-Z]\.(?: ?[A-Z]\.)*)"
_NAME = rf"{_FIRST}(?:\s[A-Z]\.)?(?:\s(?:(?:Mac|Mc|de|van|von|O)\s)?[A-ZÀ-Þ][\w’'-]+){{1,2}}"
_PLACE = r"[A-Z][\w’'.-]+(?:\s(?:[A-Z][\w’'.-]*|\d{1,3}|on|of|the|upon|under|le)){0,4}"
_NAMES = rf"{_NAME}(?: (?:and|&) {_NAME})?|[A-ZÀ-Þ][\w’'-]+ and {_NAME}"
# A name alone; who signs a letter, and where they live.
NAMED = re.compile(_NAMES)
_SIGNED = re.compile(rf"(?:{_TITLE})?(?:{_NAMES})(?:,\s{_PLACE}){{1,2}}")
_TITLED = re.compile(rf"(?:{_TITLE})(?:{_NAME}|[A-ZÀ-Þ][\w’'-]+)")
_IN_CAPITALS = re.compile(rf"{_TITLE}?(?:[A-ZÀ-Þ]{{2,}}[.]? ?|[A-Z]\. ?){{2,4}}, [A-Z]")  # MARY HOLT, Station Road
_BARE = re.compile(rf"(?:{_NAMES})(?:,\s{_PLACE})?")
_OPENING_NAME = re.compile(rf"{_FIRST}(?: (?:[A-Z]\.|[A-ZÀ-Þ][\w’'-]+)){{1,3}}(?=[ ,])")
_WORD = re.compile(r"[^\W\d_][\w’'-]*")
_LONG_WORD = 4  # letters; shorter ones are small in names of things, too
_INITIALS = re.compile(r"[A-Z]\.(?: ?[A-Z]\.)* ?[A-ZÀ-Þ][\w’'-]+")
_LIVES = re.compile(rf"{_PLACE}(?:,\s{_PLACE})?")
_LETTERS = re.compile(
    r"(?i:(?:readers[’'] |your )?letters(?: to the editor)?|(?:have )?your say|your views|post ?bag|mail ?bag"
    r"|feedback|letters page)"
)
_SALUTATION = re.compile(
    r"(?:To the [Ee]ditors?|Dear (?:Sirs?|Madam|(?:Mr\.? |Ms\.? )?Editors?)(?: or Madam)?|Sirs?|Madam"
    r"|Editor)[,:.]? ?[—–-]?"
)
_OPENS_A_LETTER = re.compile(
    r"(?:To the [Ee]ditors?|Dear (?:Sirs?|Madam|(?:Mr\.? |Ms\.? )?Editors?)|S(?:ir|IR)s?|Madam|Editor)(?:[,:]| ?[—–-]) "
)
_HOUR = re.compile(r"\b[ap]\.m\.$")
_DAY = re.compile(r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|(?:Jan|Feb|Aug|Sept?|Oct|Nov|Dec)\. \d")
# Who signs a notice, and when it was printed.
_NOTICE_TAIL = re.compile(
    r"Dated (?:this|at) .{4,60}|.{0,60}\((?:Pub|Published|Publish)[.:]? .{3,40}\)|"
    r"/?s/ ?[A-Z].{2,50}|(?:Published|Posted|Dated|Publish):? .{0,40}\d{4}\.?"
)
_CAPITALS = r"(?:Mc|Mac|O[’'])?[A-Z][A-Z’'-]+"
_SURNAME_CAPITALS = rf"(?: [A-Z]\.)?(?: {_CAPITALS}){{1,2}}"
_NAMES_IN_CAPITALS = re.compile(
    rf"(?P<given>{_CAPITALS}){_SURNAME_CAPITALS}(?:(?:, | AND "
    rf"| & ){_CAPITALS}{_SURNAME_CAPITALS}){{0,2}}(?: (?:at|AT) (?:[A-Z][\w’']+ ?){{1,4}})?"
)
_OPENS = re.compile(r"(?:By|BY|by)[ :]")
_OPENS_CREDIT = re.compile(r"(?:Photos?|PHOTOS?|Photographs?|Pictures?)(?: by| courtesy|:)|PHOTOS? (?:BY|COURTESY)")
_JOINS = frozenset(["and", "AND", "&", "|", "/", "Staff", "Staff,", "STAFF", "reporter", "correspondent", "writer"])
_SMALL = frozenset(["of", "for", "the", "OF", "FOR", "THE", "to", "at", "in"])
_OPEN_MORE = frozenset(["and", "AND", "&", "at", "in"])
_ROLE_AT_END = re.compile(r"\b(?i:writer|reporter|correspondent|editor|photographer)$")
_MOST_HEAD = 6  # lines of a headline with its deck
_MOST_WRAPS = 2
_FULL = 0.8  # of the body's first line
_MUCH = 0.65  # of a deck's line, as wide as its story and not its column
_MOST_WIDE, _FEWEST_BELOW = 2, 4  # lines of such a deck, and of the body below it
_FEWEST_LETTERS = 3  # that open with a salutation
_MOST_SIGN = 2  # lines of a signature
_FEWEST_NAMED = 2  # names alone on a page, known by their given names, that make bylines of the others there


def bylines_alone(page: Page, forms: Sequence[Form]) -> list[int]:
    """Bylines that are names and nothing else, right above a body: known by a given name, in capitals too, or set as
    names are, where a page has several so known, or prints their last word nowhere else."""
    found, named, known = [], [], 0
    texts = Counter(line.text for line in page.lines)
    letters = _of_letters(page)
    words = Counter(word.lower() for text in texts for word in _WORD.findall(text))
    for i, line in enumerate(page.lines[:-1]):
        if forms[i]:
            continue
        match = _NAMES_IN_CAPITALS.fullmatch(line.text)
        if match and match.group("given") in GIVEN_NAMES_EN and not page.lines[i + 1].text.isupper():
            found.append(i)
        elif match and i and _says(page.lines[i - 1].text) and not line.blanks and _opens_below(page, i):
            below = page.lines[i + 1].text
            if _under_a_head(page, i) and not below.isupper() and not is_row(below):
                found.append(i)
        elif not match and _BARE.fullmatch(line.text) and _opens_below(page, i):
            name = line.text.split(",")[0]
            is_known = _is_known(name) or texts[line.text] > 1
            headed = i > 0 and _under_a_head(page, i)
            if is_known and (headed or (line.blanks > 0 and not (letters and page.lines[i + 1].blanks))):
                known += 1
                named.append(i)
                if words[_last(name).lower()] == 1:
                    found.append(i)
                if _BARE.fullmatch(page.lines[i + 1].text) and not _is_known(page.lines[i + 1].text):
                    found.append(i + 1)
            elif headed:
                named.append(i)
                said = [words[word.lower()] for word in (_WORD.findall(name) if not line.blanks else [_last(name)])]
                if max(said) == 1 and _says(page.lines[i - 1].text):
                    found.append(i)
    return sorted({*found, *named}) if known >= _FEWEST_NAMED else found


def _last(name: str) -> str:
    return str(_WORD.findall(name)[-1])


def _is_known(name: str) -> bool:
    """Whether a name begins with a given name or an initial."""
    return name[1:2] == "." or _given(name) in GIVEN_NAMES_EN


def _says(text: str) -> bool:
    """Whether a headline's line has a word in small letters: it is not set in capitals, as names are."""
    return any(word[0].islower() and len(word) >= _LONG_WORD for word in text.split())


def wrapped_lines(page: Page, forms: Sequence[Form]) -> list[tuple[int, Form]]:
    """The lines of bylines and credits that go on below, with their form: what stands there, too, is names and roles,
    and would not have fitted."""
    found: list[tuple[int, Form]] = []
    lines = page.lines
    for start in range(len(lines) - 1):
        form: Form = "credit" if _OPENS_CREDIT.match(lines[start].text) else "byline"
        if forms[start] not in ("", form) or (form == "byline" and not _OPENS.match(lines[start].text)):
            continue
        whole = CREDIT_EN if form == "credit" else BYLINE_EN
        end = start
        while (
            end - start < _MOST_WRAPS
            and end + 1 < len(lines)
            and _goes_on(page, end)
            and not (_ROLE_AT_END.search(lines[end].text) and lines[end + 1].text.split(None, 1)[0] not in _OPEN_MORE)
        ):
            end += 1
        while end > start and not whole.fullmatch(" ".join(line.text for line in lines[start : end + 1])):
            end -= 1
        if end > start:
            found += [(i, form) for i in range(start, end + 1)]
    return found


def _goes_on(page: Page, i: int) -> bool:
    """Whether line i of a byline may go on below."""
    line, below = page.lines[i : i + 2]
    if below.blanks or below.final or below.stops > below.text.count(",") or STAFF_LINE.fullmatch(line.text):
        return False
    if BYLINE_EN.fullmatch(line.text) and (
        STAFF_LINE.fullmatch(below.text) or PAPER_EN.fullmatch(below.text)
    ):  # a role on a line of its own
        return False
    if _OPENS.match(below.text) or _OPENS_CREDIT.match(below.text):
        return False
    if line.text.rsplit(None, 1)[-1] not in _JOINS and below.text.split(None, 1)[0] not in _OPEN_MORE:
        wide = sorted(other.width for other in page.lines[i + 2 : i + 5])
        credit = _OPENS_CREDIT.match(line.text) is not None
        if credit or not wide or line.width + below.token <= _FULL * wide[len(wide) // 2]:
            return False
    return all(word[0].isupper() or word in _JOINS or word in _SMALL for word in below.text.split())


def _opens_below(page: Page, i: int) -> bool:
    """Whether a body may begin below line i."""
    line, below = page.lines[i], page.lines[i + 1]
    if line.final or below.lower or is_row(below.text):
        return False
    if _BARE.fullmatch(below.text):  # whom the name writes for
        after = page.lines[i + 2 : i + 3]
        return bool(after) and not below.blanks and _is_known(line.text) and _opens_below(page, i + 1)
    return below.width > line.width


def _under_a_head(page: Page, i: int) -> bool:
    """Whether a headline may end above line i."""
    above = page.lines[i - 1]
    return not above.final and not above.dangling and (above.text.isupper() or not _BARE.fullmatch(above.text))


def _given(name: str) -> str:
    return name.split(None, 1)[0].upper()


def signatures(page: Page) -> list[int]:
    """The lines that sign a letter, right below its last sentence, and where its writer lives.

    A name that is not known for one signs where the page has another sign of letters.
    """
    lines = page.lines
    sure: list[int] = []
    likely: list[tuple[int, ...]] = []
    letters = _of_letters(page)
    for i in range(1, len(lines)):
        text = lines[i].text
        if not lines[i - 1].final or (lines[i].blanks and not letters and not _IN_CAPITALS.match(text)):
            continue
        if (
            text[-1] == ","
            and i + 1 < len(lines)
            and not lines[i + 1].blanks
            and _SIGNED.fullmatch(f"{text} {lines[i + 1].text}")
        ):
            sure += [i, i + 1]
            continue
        if UNNAMED.fullmatch(text) or (_SIGNED.fullmatch(text) and (letters or _gap_below(page, i))):
            sure.append(i)
            continue
        known = _TITLED.fullmatch(text) or _INITIALS.fullmatch(text)
        if known or NAMED.fullmatch(text):
            signed = _signed(page, i, letters)
            if signed and (known or _given(text) in GIVEN_NAMES_EN):
                sure += signed
            elif signed:
                likely.append(signed)
    sure += _between_letters(page)
    if sure or len(likely) > 1 or (likely and letters):
        sure += [i for signed in likely for i in signed]
    return sorted(sure)


def _between_letters(page: Page) -> list[int]:
    """The lines between a letter's last sentence and a gap above the next letter's headline, and below the last
    letter: whoever they name signs."""
    opens = [i for i, line in enumerate(page.lines) if _OPENS_A_LETTER.match(line.text)]
    if len(opens) < _FEWEST_LETTERS:
        return []
    found: list[int] = []
    for below in [*opens[1:], len(page.lines)]:
        top = below
        while top > opens[0] and not page.lines[top - 1].final:
            top -= 1
        gaps = [k for k in range(top + 1, below) if page.lines[k].blanks]
        end = gaps[0] if gaps else below if below == len(page.lines) else top
        if end - top <= _MOST_SIGN:
            found += range(top, end)
    return found


def _of_letters(page: Page) -> bool:
    """Whether the page prints letters."""
    return any(is_salutation(line.text) or is_label_of_letters(line.text) for line in page.lines)


def is_label_of_letters(text: str) -> bool:
    return _LETTERS.fullmatch(text) is not None


def _signed(page: Page, i: int, letters: bool) -> tuple[int, ...]:
    """Line i, and the one below with a place, down to the gap below them; none where there is no gap, unless it is a
    page of letters and the place follows."""
    if _gap_below(page, i):
        return (i,)
    lives = _LIVES.fullmatch(page.lines[i + 1].text) is not None and not page.lines[i + 1].final
    return (i, i + 1) if lives and (letters or _gap_below(page, i + 1)) else ()


def notice_tails(page: Page) -> set[int]:
    """The lines that sign a notice, or say when it was printed."""
    return {i for i, line in enumerate(page.lines) if _NOTICE_TAIL.fullmatch(line.text)}


def decks(page: Page, forms: Sequence[Form]) -> list[int]:
    """The lines from a gap down to a byline right below them, few, the first of them no sentence: a headline and its
    deck, which may be one."""
    found: list[int] = []
    for i, form in enumerate(forms):
        if not i or form != "byline" or not _OPENS.match(page.lines[i].text) or page.lines[i].blanks:
            continue
        top = i - 1
        while top > 0 and not page.lines[top].blanks and not forms[top]:
            top -= 1
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
        if line.blanks or line.lower or forms[i] or forms[i - 1] or above.slug or above.final or above.stops:
            continue
        if above.width > _MUCH * line.width:
            continue
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


def names_again(page: Page) -> list[int]:
    """The lines below a gap that open with the name in the headline above: a body does, no headline goes on so."""
    return [
        i + 1
        for i, (above, line) in enumerate(pairwise(page.lines))
        if line.blanks and not above.final and says_its_name(above.text, line.text)
    ]


def says_its_name(head: str, body: str) -> bool:
    """Whether a body opens with a name that stands in the line above."""
    name = _OPENING_NAME.match(body)
    return name is not None and name.group() in head


def life_dates(page: Page, forms: Sequence[Form]) -> list[int]:
    """The lines with the years of a life, right below the name that heads an obituary."""
    return [
        i + 1
        for i, (above, line) in enumerate(pairwise(page.lines))
        if not forms[i] and not line.blanks and not above.final and LIFE_DATES.fullmatch(line.text)
    ]


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


def salutations(page: Page) -> set[int]:
    """The lines that open a letter: To the Editor:"""
    return {i for i, line in enumerate(page.lines) if is_salutation(line.text)}


def is_salutation(text: str) -> bool:
    return _SALUTATION.fullmatch(text) is not None


def _gap_below(page: Page, i: int) -> bool:
    return i + 1 == len(page.lines) or page.lines[i + 1].blanks > 0
