"""English bylines, credits and signatures that go on over several lines, and where each ends."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from feeder.splitting.forms.letters import OFFICE
from feeder.splitting.model import Form
from feeder.splitting.text.credited import (
    AGENCY_NAME,
    BYLINE_EN,
    CREDIT_ABOVE,
    CREDIT_EN,
    STAFF_LINE,
    is_role,
    opens_a_pair,
    words_and_pictures_en,
)
from feeder.splitting.text.lines import Page
from feeder.splitting.text.personal import (
    NAMED,
    PLACE,
)
from feeder.splitting.text.signed import is_signature, may_begin

_OPENS = re.compile(r"(?:By|BY|by)[ :]")
_OPENS_CREDIT = re.compile(r"(?:Photos?|PHOTOS?|Photographs?|Pictures?)(?: by| courtesy|:)|PHOTOS? (?:BY|COURTESY)")
_JOINS = frozenset(["and", "AND", "&", "|", "/", "Staff", "Staff,", "STAFF", "reporter", "correspondent", "writer"])
_SMALL = frozenset(["of", "for", "the", "OF", "FOR", "THE", "to", "at", "in"])
_OPEN_MORE = frozenset(["and", "AND", "&", "at", "in"])
_ROLE_AT_END = re.compile(r"\b(?i:writer|reporter|correspondent|editor|photographer)$")
_ROLE_ALONE = re.compile(r"(?:By|BY|by) (?:our |Our |OUR )?(?:[A-Z]\w+ ){0,3}(?i:writer|reporter|correspondent|editor)")
_MOST_WRAPS, _MOST_OF_A_PAIR = 2, 4  # lines
_PART = 0.7  # of a column: less than a headline fills
_MOST_SIGN, _NEAR = 3, 5  # lines of a signature; lines above it that show how wide its column is
_FULL = 0.8  # of the body's first line
_PLACES = re.compile(rf"{PLACE}(?:, {PLACE})?")
_INITIAL = re.compile(r"\b[A-Z]\.(?=\s)")
ANDS = (" and", " AND", " &", ",")


def signatures_marked(page: Page) -> Iterator[int]:
    """The lines below a sentence's end that a dash or a bracket opens and that say who signs, down to where it ends."""
    for i in range(1, len(page.lines)):
        if may_begin(page.lines[i].text) and page.lines[i - 1].final:
            yield from range(i, _end_of_signature(page, i))


def _end_of_signature(page: Page, i: int) -> int:
    """Where the signature ends that may begin at line i: i where none does."""
    lines, end, text = page.lines, i, ""
    for k in range(i, min(i + _MOST_SIGN, len(lines))):
        if k > i and (lines[k].blanks or not _signs_on(page, i, k, text)):
            break
        text = f"{text}\n{lines[k].text}" if text else lines[k].text
        end = k + 1 if is_signature(text) else end
    return end


def _signs_on(page: Page, i: int, k: int, text: str) -> bool:
    """Whether line k goes on with the signature that stands in the lines from i on: that ends with a comma, an and
    or no whole name, leaves no room for the next word, or a role, an agency or a place stands in line k alone."""
    line, above = page.lines[k], page.lines[k - 1]
    if not is_signature(text) or text.endswith(ANDS):
        return True
    if is_role(line.text) or AGENCY_NAME.fullmatch(line.text) or OFFICE.fullmatch(line.text):
        return True
    ends = k + 1 == len(page.lines) or page.lines[k + 1].blanks > 0
    full = max((other.width for other in page.lines[max(0, i - _NEAR) : i]), default=0)
    if "," in text and above.width + line.token > full and (ends or line.lower or line.width < _PART * full):
        return True
    if line.lower:
        return not line.stops and line.width < full
    return ends and "," not in text and "\n" not in text and _PLACES.fullmatch(line.text) is not None


def wrapped_lines(page: Page, forms: Sequence[Form]) -> list[tuple[int, Form]]:
    """The lines of bylines and credits that go on below, with their form: what stands there, too, is names and roles,
    and would not have fitted."""
    found: list[tuple[int, Form]] = []
    lines = page.lines
    for start in range(len(lines) - 1):
        below = lines[start + 1]
        pair = _MOST_OF_A_PAIR if opens_a_pair(lines[start].text) and "Photo" not in lines[start].text[:5] else 0
        for end in range(start + 1, min(start + pair, len(lines))):
            if lines[end].blanks:
                break
            if words_and_pictures_en(" ".join(line.text for line in lines[start : end + 1])):
                found += [(i, "byline") for i in range(start, end + 1)]
                break
        if _ROLE_ALONE.fullmatch(lines[start].text) and not below.blanks and NAMED.fullmatch(below.text):
            found += [(start, "byline"), (start + 1, "byline")]
            continue
        if CREDIT_ABOVE.fullmatch(lines[start].text) and not below.blanks and NAMED.fullmatch(below.text):
            found += [(start, "credit"), (start + 1, "credit")]
            continue
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
    stops = below.text.count(",") + len(_INITIAL.findall(below.text))
    if below.blanks or below.final or below.stops > stops or STAFF_LINE.fullmatch(line.text):
        return False
    if BYLINE_EN.fullmatch(line.text) and is_role(below.text):  # a role on a line of its own
        return False
    if _OPENS.match(below.text) or _OPENS_CREDIT.match(below.text):
        return False
    if line.text.isupper() and not below.text.isupper() and line.text[-1] != "," and not is_role(below.text):
        return False
    if line.text.rsplit(None, 1)[-1] not in _JOINS and below.text.split(None, 1)[0] not in _OPEN_MORE:
        wide = sorted(other.width for other in page.lines[i + 2 : i + 5])
        credit = _OPENS_CREDIT.match(line.text) is not None
        if credit or not wide or line.width + below.token <= _FULL * wide[len(wide) // 2]:
            return False
    return all(word[0].isupper() or word in _JOINS or word in _SMALL for word in below.text.split())
