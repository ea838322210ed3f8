"""What binds the lines of English pages: decks, acts, letters, briefs and lines in capitals."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from itertools import pairwise

from feeder.splitting.blocks.english import (
    decks,
    life_dates,
    long_decks,
    names_again,
    surnames_first,
    torn_hours,
    torn_tails,
    wide_decks,
)
from feeder.splitting.blocks.standfirsts import standfirsts
from feeder.splitting.blocks.states import (
    BETWEEN_GAPS,
    BRIEF_HEADS,
    CAPITALS,
    DECK,
    DISPLAY,
    FIRST,
    FORM_SCORE,
    HEADS_A_LETTER,
    LAST,
    LEAVES_ROOM,
    MIDDLE,
    NEVER,
    SIGNED,
    SINGLE,
)
from feeder.splitting.forms.briefs import heads_above_places
from feeder.splitting.forms.entries import rests_of_entries
from feeder.splitting.forms.letters import (
    heads_above_openings,
    heads_several,
    is_label_of_letters,
    of_letters,
    signatures,
    takes_leave,
)
from feeder.splitting.forms.notices import names_of_acts, stands_alone
from feeder.splitting.forms.tops import heads_of_all
from feeder.splitting.forms.verses import stanzas
from feeder.splitting.model import Form
from feeder.splitting.text import imprint
from feeder.splitting.text.lines import Page
from feeder.splitting.text.words import leans, stem_of

# Take notice that; NOTICE IS HEREBY GIVEN; Whereas the.
_OPENS_A_NOTICE = re.compile(
    r"(?=[A-Z])(?i:take notice|(?:public )?notice is (?:hereby )?given|whereas\b|by virtue of|pursuant to"
    r"|in pursuance of)"
)
_FEWEST_CAPITALS, _FEWEST_LETTERS = 5, 3  # of a line, of a word
_MOST_OF_A_HEAD = 4  # lines
# Words that a sentence has in a capital in its midst, too; numbers that it hasn't.
_NO_OPENING = frozenset(["I", "May", "Will", "Mine", "New", "Long", "Last"])
_COUNTS = frozenset(
    ["Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten", "Twelve", "Somebody", "Everybody", "Nearly", "Almost"]
)
_FEWEST_BELOW, _WIDER = 5, 1.1  # lines of a column; of its width
_COLUMN, _SLACK = 3, 3  # lines that show a column's width; half cells


def bind_english(page: Page, forms: Sequence[Form], scores: Sequence[list[float]], letters: Collection[int]) -> None:
    """What decks, acts, letters (`letters` are the lines that greet), briefs and lines in capitals are bound to be."""
    for i in decks(page, forms):
        scores[i][DISPLAY] += DECK
    for i in {*wide_decks(page, forms), *long_decks(page, forms), *standfirsts(page, forms)}:
        scores[i][DISPLAY] += FORM_SCORE + DECK
    for i in _opening_anew(page, forms):
        scores[i][MIDDLE] += NEVER
        scores[i][LAST] += NEVER
    for i in _leaving_room(page, forms):
        scores[i][FIRST] += LEAVES_ROOM
    for i in names_of_acts(page):
        scores[i][DISPLAY] += HEADS_A_LETTER
    for i in heads_above_places(page):
        scores[i][DISPLAY] -= NEVER
        scores[i + 1][MIDDLE] += NEVER
        scores[i + 1][LAST] += NEVER
    for i in surnames_first(page, forms):
        scores[i][DISPLAY] -= 2 * NEVER
        for label in (DISPLAY, MIDDLE, LAST):
            scores[i + 1][label] += NEVER
    for run in names_again(page, forms):
        for i in run[:-1]:
            scores[i][DISPLAY] += BRIEF_HEADS
        for label in (DISPLAY, MIDDLE, LAST):
            scores[run[-1]][label] += NEVER
    for i in life_dates(page, forms):
        scores[i][DISPLAY] += DECK
    for i in torn_tails(page):
        scores[i][DISPLAY] += NEVER
    for i in torn_hours(page):
        for label in (DISPLAY, FIRST, SINGLE):
            scores[i][label] += NEVER
        scores[i - 1][DISPLAY] += NEVER
    for i in rests_of_entries(page):
        for label in (DISPLAY, FIRST, SINGLE):
            scores[i][label] += NEVER
    for i in _above_indents(page, forms):
        scores[i][DISPLAY] += BRIEF_HEADS
    for i in _between_gaps(page, forms):
        scores[i][DISPLAY] += BETWEEN_GAPS
    for i in heads_of_all(page, forms):
        scores[i][DISPLAY] += HEADS_A_LETTER
    for run in _above_legal_words(page, forms):
        for i in run[:-1]:
            scores[i][DISPLAY] += BRIEF_HEADS
        for label in (DISPLAY, MIDDLE, LAST):
            scores[run[-1]][label] += NEVER
    for i in stanzas(page, forms):
        scores[i][SINGLE] -= NEVER
    for i in letters:
        scores[i][SINGLE] -= NEVER
        if i:
            scores[i - 1][DISPLAY] += HEADS_A_LETTER
    signed = signatures(page)
    for i in heads_above_openings(page):
        if i not in signed and not forms[i]:
            scores[i][DISPLAY] += HEADS_A_LETTER
    for i in range(1, len(page.lines)):
        if takes_leave(page.lines[i].text) and page.lines[i - 1].final:
            scores[i][SINGLE] -= 2 * NEVER
            scores[i][DISPLAY] += NEVER
    for i in _heads_of_letters(page, forms, signed) if of_letters(page) else []:
        scores[i][DISPLAY] += HEADS_A_LETTER
    for i in signed:
        if i + 1 < len(scores):
            scores[i + 1][DISPLAY] += SIGNED
        if i - 1 not in signed:
            scores[i - 1][DISPLAY] += NEVER
    for i, line in enumerate(page.lines[:-1]):
        if heads_several(line.text):
            scores[i + 1][DISPLAY] += SIGNED
    for (above, line), row in zip(pairwise(page.lines), scores[1:], strict=True):
        if not line.final and imprint.BRIEF_HEAD.fullmatch(above.text):
            row[DISPLAY] += BRIEF_HEADS
        if line.text.isupper() and stands_alone(line.text):
            row[DISPLAY] += BRIEF_HEADS
    for (line, below), form, row in zip(pairwise(page.lines), forms, scores, strict=False):
        goes_on = below.text.isupper() or (_begins_in_capitals(below.text) and not (line.final and below.blanks))
        if line.text.isupper() and not goes_on and _is_words(line.text) and not form:
            row[DISPLAY] += CAPITALS
    for i in _below_kickers(page, forms):
        scores[i][DISPLAY] += CAPITALS


def _below_kickers(page: Page, forms: Sequence[Form]) -> list[int]:
    """The lines that ask or exclaim right below a line in capitals that stands below a gap or a fixed form."""
    return [
        i
        for i, (above, line) in enumerate(pairwise(page.lines), 1)
        if line.text[-1] in "?!" and above.text.isupper() and not (line.blanks or above.final or line.text.isupper())
        if not (forms[i - 1] or forms[i]) and (i == 1 or above.blanks or forms[i - 2]) and _is_words(above.text)
    ]


def _opening_anew(page: Page, forms: Sequence[Form]) -> list[int]:
    """The lines below what ends no sentence and asks for nothing more that no paragraph goes on with: they open with a
    word of any text in a capital, as no name does, and a small one; or the line above is too wide for theirs."""
    found: list[int] = []
    for i, (above, line) in enumerate(pairwise(page.lines), 1):
        if line.lower or line.blanks or forms[i] or forms[i - 1] or above.final or above.dangling:
            continue
        asks = above.text[-1] in ".,:;-–—" or leans(above.text) or imprint.FULL_DATE.search(above.text)
        if not asks and (_opens_as_no_name(line.text) or _is_below_a_wider(page, forms, i)):
            found.append(i)
    return found


def _opens_as_no_name(text: str) -> bool:
    """Whether it opens with a word of any text, in a capital, and a small one: Nine hand-coloured prints."""
    first, _, rest = text.partition(" ")
    if not first[0].isupper() or first in _NO_OPENING or not rest[:1].islower():
        return False
    return not stem_of(first) or first in _COUNTS


def _is_below_a_wider(page: Page, forms: Sequence[Form], i: int) -> bool:
    """Whether several lines of text from line i on are less wide than the one above, below which a story begins."""
    above, column = page.lines[i - 1], page.lines[i : i + _FEWEST_BELOW]
    begins = i == 1 or above.blanks or forms[i - 2] or page.lines[i - 2].final or not page.lines[i - 2].stops
    if not begins or len(column) < _FEWEST_BELOW or any(forms[i : i + _FEWEST_BELOW]):
        return False
    if any(line.blanks for line in column) or not any(line.stops for line in column):
        return False
    return above.width >= _WIDER * max(line.width + line.indent for line in column)


def _above_legal_words(page: Page, forms: Sequence[Form]) -> list[range]:
    """The few lines from a gap down to one that opens a notice with the law's words, none of which ends a sentence."""
    found: list[range] = []
    for i, line in enumerate(page.lines):
        if not _OPENS_A_NOTICE.match(line.text):
            continue
        top = i
        while top and i - top < _MOST_OF_A_HEAD and not (page.lines[top].blanks or forms[top - 1]):
            top -= 1
        head = page.lines[top:i]
        begins = not top or page.lines[top].blanks or forms[top - 1]
        if head and begins and not any(other.final or other.lower for other in head):
            found.append(range(top, i + 1))
    return found


def _leaving_room(page: Page, forms: Sequence[Form]) -> list[int]:
    """The English lines below a gap and a sentence's end that end none, though the next line's first word would have
    fitted in the column of the lines below: no paragraph begins so."""
    found: list[int] = []
    for i in range(len(page.lines) - _COLUMN):
        line, *below = page.lines[i : i + 1 + _COLUMN]
        if forms[i] or line.final or not line.blanks or (i and not (page.lines[i - 1].final or forms[i - 1])):
            continue
        if any(other.blanks for other in below) or below[0].lower:
            continue
        column = sorted(other.width + other.indent for other in below)[_COLUMN // 2]
        if line.width + line.indent + below[0].token <= column - _SLACK:
            found.append(i)
    return found


def _between_gaps(page: Page, forms: Sequence[Form]) -> list[int]:
    """The few lines between two gaps, or below a line in a fixed form and above a gap, that have no stop in them, where
    what stands above has ended and what stands below begins anew."""
    found: list[int] = []
    starts = [0, *(i for i in range(1, len(page.lines)) if page.lines[i].blanks or (forms[i - 1] and not forms[i]))]
    for start, end in pairwise([*starts, len(page.lines)]):
        run = page.lines[start:end]
        if end == len(page.lines) or len(run) > _MOST_OF_A_HEAD or not page.lines[end].blanks or page.lines[end].lower:
            continue
        if start and not (page.lines[start - 1].final or forms[start - 1]):
            continue
        if any(forms[start:end]) or run[0].lower or run[0].slug or run[-1].dangling or leans(run[-1].text):
            continue
        if not any(line.final or line.stops for line in run):
            found += range(start, end)
    return found


def _above_indents(page: Page, forms: Sequence[Form]) -> list[int]:
    """The lines below a sentence's end that end none, right above an indent that neither they have nor the lines below
    it: a paragraph's first line would be indented, and its last would end a sentence."""
    return [
        i
        for i, (line, below) in enumerate(pairwise(page.lines))
        if below.indent > line.indent and not (line.final or line.dangling or line.lower or line.slug or forms[i])
        if not (below.blanks or below.lower or forms[i + 1]) and (not i or page.lines[i - 1].final or forms[i - 1])
        if all(other.indent <= line.indent or other.blanks for other in page.lines[i + 2 : i + 3])
    ]


def _heads_of_letters(page: Page, forms: Sequence[Form], signed: Collection[int]) -> list[int]:
    """The lines right below a letter's signature, or the title of letters, that end no sentence, though the next line's
    first word would have fitted in the column of the lines below."""
    found: list[int] = []
    for i in range(1, len(page.lines) - _COLUMN):
        line, below = page.lines[i], page.lines[i + 1 : i + 2 * _COLUMN]
        if (
            forms[i]
            or line.final
            or line.lower
            or below[0].blanks
            or not (i - 1 in signed or is_label_of_letters(page.lines[i - 1].text))
        ):
            continue
        if line.width + below[0].token <= max(other.width for other in below):
            found.append(i)
    return found


def _begins_in_capitals(text: str) -> bool:
    """Whether the first word is in capitals and has three letters at least, as where a lead-in goes on."""
    word = text.split(None, 1)[0]
    return word.isupper() and len(word) >= _FEWEST_LETTERS


def _is_words(text: str) -> bool:
    return sum(map(str.isalpha, text)) >= _FEWEST_CAPITALS
