"""English letters to the editor: what opens them, who signs them."""

from __future__ import annotations

import re
from functools import lru_cache

from feeder.splitting.text.credited import PEN_NAME, UNNAMED
from feeder.splitting.text.lines import Page
from feeder.splitting.text.personal import (
    INITIALLED,
    INITIALLED_BARE,
    NAME,
    NAMED,
    NAMES,
    PERSON,
    PLACE,
    TITLE,
    TITLED,
    is_known,
    likeness,
)

# Who signs a letter, and where they live.
_SIGNED = re.compile(
    rf"(?!.*[a-z]{{4}}\. )(?:(?:—|–|-) ?)?(?:(?:{TITLE})?(?:{NAMES})|{PEN_NAME})"
    rf"(?:(?:, (?:[a-z]|age \d)[\w’' -]{{1,30}})?(?:,\s{PLACE}){{1,2}}"
    r"|, (?:via|by) (?:e-?mail|text|post|Facebook|Twitter)"
    r"|, (?i:names? (?:and address(?:es)? )?(?:supplied|withheld)))"
)
_DASHED = re.compile(rf"(?:—|–|--?) ?(?:{PERSON}|{TITLE}[A-ZÀ-Þ][\w’'-]+)")
_IN_CAPITALS = re.compile(rf"{TITLE}?(?:[A-ZÀ-Þ]{{2,}}[.]? ?|[A-Z]\. ?){{2,4}}, [A-Z]")  # MARY HOLT, Station Road
_FAMILIES = re.compile(r"(?:—|–|-) ?(?:[A-ZÀ-Þ][\w’'-]+,? ){1,4}(?:and|&) famil(?:y|ies)\.?")  # who give thanks
_WITH_ROLE = re.compile(rf"{NAME}, [a-z][a-z’' -]+,")  # what the writer is, and below it of what
_LIVES = re.compile(
    rf"{PLACE}(?:,\s{PLACE})?|(?:[Vv]ia|[Bb]y|[Oo]n) (?:e-?mail|text|post|the website|Facebook|Twitter)"
)
# How a letter ends above its signature: – Yours, etc,
_TAKES_LEAVE = re.compile(
    r"(?:^|[.?!”\"’'—–-] ?)(?:(?i:yours|is mise|mise|le meas|sincerely|respectfully|faithfully"
    r"|(?:kind |best )?(?:regards|wishes))\b[\w, ]{0,24}|(?i:etc)\.?)(?:\.,|,?\.?)$"
)
_LEAVE = re.compile(
    r"(?:—|–|-)? ?(?i:yours(?:,? etc\.?)?(?: (?:sincerely|faithfully|truly|in \w+))?"
    r"|(?:sincerely|respectfully|faithfully)(?: yours)?|(?:kind |best |warm )?(?:regards|wishes)"
    r"|is mise(?: le meas)?|le meas),?\.?"
)
_LETTERS = re.compile(
    r"(?i:(?:readers[’'] |your )?letters(?: to the editor)?|(?:have )?your say|your views|post ?bag|mail ?bag"
    r"|feedback|letters page)"
)
_SALUTATION = re.compile(
    r"(?:To the [Ee]ditors?|Dear (?:Sirs?|Madam|(?:Mr\.? |Ms\.? )?Editors?)(?: or Madam)?|Sirs?|Madam"
    r"|Editor)[,:.]? ?[—–-]?"
)
_OPENS_A_LETTER = re.compile(
    r"(?:To the [Ee]ditors?|Dear (?:Sirs?|Madam|(?:Mr\.? |Ms\.? )?Editors?)|S(?:ir|IR)s?|Madam|Editor|A [Cc]hara)"
    r"(?:[,:]| ?[—–-])(?: ?[—–-])? "
)
_IN_NUMBERS = re.compile(
    r"(?i:editorials|obituaries|death notices|deaths|births|in memoriam|cards of thanks|classifieds|coming events"
    r"|public notices|legal notices|legals)"
)
# What somebody is who signs for an office or a firm: Public Relations Officer, Town Clerk.
OFFICE = re.compile(
    r"(?:[A-Z][\w’'-]+ (?:(?:of|for|and|the|&) ){0,2}){0,4}(?:Officer|Clerk|Secretary|Manager|Director|Registrar"
    r"|Commissioner|Agent|Leader|Engineer|Chairman|Chairwoman|Chairperson|Chair|President|Treasurer|Trustee|Executive|Mayor"
    r"|Principal|Administrator|Superintendent|Executor|Executrix|Solicitor|Solicitors|Attorney|Attorneys|Liquidator"
    r"|Auctioneer|Auctioneers|Editor)(?:,? (?:of|to|for) (?:the )?[A-Z].{2,40})?"
)
# The same on a page that may print one letter only: not who edits it.
_GREETS = re.compile(
    r"(?:To the [Ee]ditors?|Dear (?:Sirs?|Madam)|S(?:ir|IR)s?|A [Cc]hara)(?:[,:]| ?[—–-])(?: ?[—–-])? "
)
_FEWEST_LETTERS = 3  # that open with a salutation
_MOST_SIGN = 2  # lines of a signature
_LAST_WORDS = 40  # characters
_MOST_BELOW = 4  # lines of one below a letter's last words


def signatures(page: Page) -> list[int]:
    """The lines that sign a letter, right below its last sentence, and where its writer lives.

    A name that is not known for one signs where the page has another sign of letters.
    """
    lines = page.lines
    sure: list[int] = _below_last_words(page)
    likely: list[tuple[int, ...]] = []
    letters = of_letters(page)
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
        if NAMED.fullmatch(text) and _signs_in_two(page, i) and OFFICE.fullmatch(lines[i + 1].text):
            sure += [i, i + 1]
            continue
        if letters and _WITH_ROLE.fullmatch(text) and _signs_in_two(page, i):
            sure += [i, i + 1]
            continue
        if (
            UNNAMED.fullmatch(text)
            or _FAMILIES.fullmatch(text)
            or (_SIGNED.fullmatch(text) and (letters or _gap_below(page, i)))
        ):
            sure.append(i)
            continue
        if _signs_with_what_they_are(page, i):
            sure += [i, i + 1]
            continue
        known = TITLED.fullmatch(text) or _with_initials(text) or _DASHED.fullmatch(text)
        if known or NAMED.fullmatch(text):
            signed = _signed(page, i, letters)
            if signed and (known or is_known(text)):
                sure += signed
            elif signed and likeness(text) >= 0:
                likely.append(signed)
    sure += _between_letters(page)
    if sure or len(likely) > 1 or (likely and letters):
        sure += [i for signed in likely for i in signed]
    return sorted(set(sure))


def _below_last_words(page: Page) -> list[int]:
    """The lines below the words with which a letter takes leave, down to the gap below the name, or to where the writer
    lives."""
    found: list[int] = []
    for i, line in enumerate(page.lines[:-1]):
        leave = _TAKES_LEAVE.search(line.text[-_LAST_WORDS:])
        ends = line.lower and line.final and i > 0 and not page.lines[i - 1].final  # and it will be / yours.
        if leave is None or (ends and leave.start() == 0):
            continue
        end = i + 2
        while end < len(page.lines) and not page.lines[end].blanks and end - i <= _MOST_BELOW:
            end += 1
        if end - i > _MOST_BELOW and takes_leave(line.text):  # no gap parts the letters
            end = i + 2 + (_LIVES.fullmatch(page.lines[i + 2].text.rstrip(".")) is not None)
        name = page.lines[i + 1].text.split(",")[0]
        if end - i <= _MOST_BELOW and (NAMED.fullmatch(name) or TITLED.fullmatch(name) or _with_initials(name)):
            found += range(i + 1, end)
    return found


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


def heads_above_openings(page: Page) -> list[int]:
    """The lines right above one that opens a letter (Sir, Your correspondent), where several do, and that end no
    sentence with a full stop."""
    opens = [i for i, line in enumerate(page.lines) if i and _OPENS_A_LETTER.match(line.text)]
    if len(opens) < _FEWEST_LETTERS:
        return []
    return [i - 1 for i in opens if page.lines[i - 1].text[-1] not in ".," and not page.lines[i - 1].dangling]


def takes_leave(text: str) -> bool:
    """Whether the line is nothing but how a letter ends above its signature: Yours faithfully,"""
    return _LEAVE.fullmatch(text) is not None


def is_label_of_letters(text: str) -> bool:
    return _LETTERS.fullmatch(text) is not None


def heads_several(text: str) -> bool:
    """Whether a label names what always comes in numbers: letters, editorials."""
    return is_label_of_letters(text) or _IN_NUMBERS.fullmatch(text) is not None


def _signed(page: Page, i: int, letters: bool) -> tuple[int, ...]:
    """Line i, and the one below with a place, down to the gap below them; none where there is no gap, unless it is a
    page of letters and the place follows."""
    if _gap_below(page, i):
        return (i,)
    below = i + 1
    if NAMED.fullmatch(page.lines[below].text) and is_known(page.lines[below].text) and not _gap_below(page, below):
        below += 1  # there are two
    lives = _LIVES.fullmatch(page.lines[below].text) is not None and not page.lines[below].final
    return tuple(range(i, below + 1)) if lives and (letters or _gap_below(page, below)) else ()


def _with_initials(text: str) -> bool:
    return INITIALLED.fullmatch(text) is not None or INITIALLED_BARE.fullmatch(text) is not None


def _signs_with_what_they_are(page: Page, i: int) -> bool:
    """Whether line i is a name and a comma, and what its bearer is stands between it and a gap."""
    text, below = page.lines[i].text, page.lines[i + 1 : i + 2]
    if text[-1] != "," or not NAMED.fullmatch(text[:-1]) or not below or not below[0].lower:
        return False
    return not (below[0].blanks or below[0].final) and _gap_below(page, i + 1)


def _signs_in_two(page: Page, i: int) -> bool:
    """Whether one line stands between line i and a gap, and ends no sentence."""
    below = page.lines[i + 1 : i + 2]
    return bool(below) and not below[0].blanks and not below[0].final and _gap_below(page, i + 1)


def salutations(page: Page) -> set[int]:
    """The lines that open a letter: To the Editor:"""
    return {i for i, line in enumerate(page.lines) if is_salutation(line.text)}


def is_salutation(text: str) -> bool:
    return _SALUTATION.fullmatch(text) is not None


def opens_a_letter(text: str) -> bool:
    """Whether a paragraph begins with a letter's salutation."""
    return _OPENS_A_LETTER.match(text) is not None


def greets(text: str) -> bool:
    """Whether the line opens a letter, with its first words behind or without: no name stands so, though an Editor may
    stand below one."""
    return text != "Editor" and (is_salutation(text) or opens_a_letter(text))


@lru_cache(maxsize=2)
def of_letters(page: Page) -> bool:
    """Whether the page prints letters."""
    return any(
        is_salutation(line.text) or is_label_of_letters(line.text) or _GREETS.match(line.text) for line in page.lines
    )


def _gap_below(page: Page, i: int) -> bool:
    return i + 1 == len(page.lines) or page.lines[i + 1].blanks > 0
