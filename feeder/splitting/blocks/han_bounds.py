"""What binds the lines of Chinese pages: items of briefs, notices, columns, notes and who signs."""

from __future__ import annotations

from collections.abc import Sequence

from feeder.splitting.blocks.headings import (
    above_an_indent,
    heads_above_text,
    named_columns,
    narrow_columns,
    with_an_indent,
    without_an_indent,
)
from feeder.splitting.blocks.states import (
    ANNOUNCES,
    BRIEF_HEADS,
    DISPLAY,
    FIRST,
    FORM_SCORE,
    HEADS_A_LETTER,
    LAST,
    MIDDLE,
    NAMES_A_COLUMN,
    NEVER,
    NO_BEGINNING,
    PARTED,
    SINGLE,
)
from feeder.splitting.forms.briefs import heads_below_titles
from feeder.splitting.forms.columns import heads_of_columns, numbered_heads, signers
from feeder.splitting.forms.endings import single_lines, wrapped_signatures
from feeder.splitting.forms.notices import (
    below_numbered,
    is_set_wide,
    numbered_entries,
    numbered_paragraphs,
    void_beginnings,
    wrapped_entries,
)
from feeder.splitting.forms.rows import is_full
from feeder.splitting.forms.rubrics import rubrics_of
from feeder.splitting.forms.smalls import small_items
from feeder.splitting.forms.verses import signed_poems
from feeder.splitting.model import Form
from feeder.splitting.text import patterns
from feeder.splitting.text.lines import Page
from feeder.splitting.text.signoffs import is_signed_off

_LABELS = "【〖" + patterns.MARKS  # that begin a paragraph below a sentence's end
_NEAR = 3  # lines above
_BY_CHANCE = 0.25  # of the gaps that tear a sentence apart, as many stand below one's end
_ROOM = 8  # half cells that a line leaves which no indent explains
_LONGEST_SPEAKER = 6  # characters before a colon, on a line of their own


def bind_chinese(page: Page, forms: Sequence[Form], scores: Sequence[list[float]]) -> None:
    """Items of briefs have heads, a body ends with who signs it, a notice's formulas are lines of their own, and so are
    those of a poem."""
    for i in signed_poems(page, forms):
        scores[i][DISPLAY] += FORM_SCORE
    for i in named_columns(page, forms):
        for k in (i, i + 1):
            scores[k][DISPLAY] += NAMES_A_COLUMN
    above_indents = above_an_indent(page, forms)
    for i in [*heads_above_text(page, forms), *above_indents]:
        scores[i][FIRST] += NEVER
    for i in above_indents:
        if i and page.lines[i - 1].final and not page.lines[i].stops:  # it neither begins nor ends a paragraph
            for label in (MIDDLE, LAST):
                scores[i][label] += PARTED
    for i in narrow_columns(page, forms):
        scores[i][DISPLAY] += NEVER
    for i in without_an_indent(page, forms):
        scores[i][SINGLE] += NO_BEGINNING
    for i in with_an_indent(page, forms):
        for label in (MIDDLE, LAST):
            scores[i][label] += NO_BEGINNING
    for i in _parted_by_gaps(page, forms):
        for label in (MIDDLE, LAST):
            scores[i][label] += PARTED
    heads = heads_of_columns(page, forms) | numbered_heads(page) | rubrics_of(page).heads
    for i in heads.union(heads_below_titles(page)):
        scores[i][DISPLAY] += BRIEF_HEADS
    for i in heads:
        scores[i + 1][MIDDLE] += NEVER
        scores[i + 1][LAST] += NEVER
    for i, line in enumerate(page.lines[:-1]):
        if forms[i]:
            continue
        if forms[i + 1] == "byline" and not line.final and line.stops <= 1:
            scores[i][DISPLAY] += HEADS_A_LETTER / 2
        if line.blanks and not line.stops and patterns.heads_a_notice(line.text):
            scores[i][DISPLAY] += BRIEF_HEADS
        if line.spaced and is_set_wide(line.text):
            scores[i][DISPLAY] -= NEVER
            if page.lines[i + 1].text[-1] in ":：":  # whom a letter thanks
                scores[i + 1][DISPLAY] += NEVER
                scores[i + 1][SINGLE] -= NEVER
        parted = line.blanks and page.lines[i + 1].blanks
        if (parted and (_is_set_apart(page, i) or _is_alone_between_gaps(page, forms, i))) or _is_a_deck(page, i):
            scores[i][DISPLAY] += BRIEF_HEADS
    for i in range(1, len(scores)):
        labelled = page.lines[i].text[0] in _LABELS and page.lines[i - 1].final
        if labelled or _is_signed(page.lines[i - 1].text) or _begins_a_column(page, i):
            scores[i][MIDDLE] += NEVER
            scores[i][LAST] += NEVER
        if (
            page.lines[i].text[-1] in ":：" and _announces(page, i) and page.lines[i - 1].stops and is_full(page, i - 1)
        ):  # it goes on from above
            for label in (DISPLAY, LAST, SINGLE):
                scores[i - 1][label] += NEVER
    for i in _notes_in_brackets(page, forms):
        scores[i][SINGLE] += ANNOUNCES
        scores[i][DISPLAY] += NEVER
        for label in (MIDDLE, LAST):
            scores[i + 1][label] += NEVER
    numbered = numbered_paragraphs(page)
    for i in dict.fromkeys((*numbered, *below_numbered(page, numbered))):
        for label in (MIDDLE, LAST):
            scores[i][label] += NEVER
        for label in (LAST, SINGLE):
            scores[i - 1][label] += ANNOUNCES
    for i in [*numbered_entries(page), *void_beginnings(page)]:
        scores[i][DISPLAY] += NEVER
    small = small_items(page)
    for i in small.starts:
        for label in (DISPLAY, MIDDLE, LAST):
            scores[i][label] += NEVER
    for i in small.inner:
        for label in (DISPLAY, FIRST, SINGLE):
            scores[i][label] += NEVER
    for i in wrapped_signatures(page):
        for label in (DISPLAY, MIDDLE, LAST, SINGLE):
            scores[i][label] += NEVER
    for i in [*wrapped_entries(page), *wrapped_signatures(page)]:
        for label in (DISPLAY, FIRST, SINGLE):
            scores[i + 1][label] += NEVER
    for i in (single_lines(page) | signers(page, forms)) - small.inner:
        scores[i][SINGLE] += ANNOUNCES
        for label in (DISPLAY, FIRST, MIDDLE, LAST):
            scores[i][label] += NEVER


def _parted_by_gaps(page: Page, forms: Sequence[Form]) -> list[int]:
    """The lines below a gap and a sentence's end, on a page some of whose gaps tear sentences, but not so many that
    chance would put these there: few lines in the midst of a paragraph end a sentence."""
    gaps = [i for i in range(1, len(page.lines)) if page.lines[i].blanks and not (forms[i] or forms[i - 1])]
    ended = [i for i in gaps if page.lines[i - 1].final]
    torn = sum(page.lines[i - 1].stops > 0 or is_full(page, i - 1) for i in gaps if not page.lines[i - 1].final)
    return ended if len(ended) > _BY_CHANCE * torn else []


def _announces(page: Page, i: int) -> bool:
    """Whether line i, with a colon at its end, stands right below a line that ends no sentence and names no speaker."""
    line = page.lines[i]
    return len(line.text) > _LONGEST_SPEAKER and not line.blanks and not page.lines[i - 1].final


def _notes_in_brackets(page: Page, forms: Sequence[Form]) -> list[int]:
    """The lines right below a sentence's end and above a gap with nothing but a note in brackets: （解答：史小满）."""
    return [
        i
        for i in range(1, len(page.lines) - 1)
        if page.lines[i].text[0] in "（("
        and page.lines[i].text[-1] in "）)"
        and page.lines[i + 1].blanks
        and not (forms[i] or page.lines[i].blanks)
        and page.lines[i - 1].final
    ]


def _begins_a_column(page: Page, i: int) -> bool:
    """Whether line i, below a sentence's end, is much wider than the lines above it: no paragraph grows so wide."""
    if not page.lines[i - 1].final:
        return False
    return page.lines[i].width > max(line.width for line in page.lines[max(0, i - _NEAR) : i]) + _ROOM


def _is_set_apart(page: Page, i: int) -> bool:
    """Whether line i, alone between two gaps, stands below a sentence's end, and neither fills its column nor ends a
    sentence."""
    line, below = page.lines[i], page.lines[i + 1]
    if not (i and page.lines[i - 1].final) or line.final or line.entry:
        return False
    return line.width <= max(page.lines[i - 1].width, page.lines[max(0, i - 2)].width, below.width) - _ROOM


def _is_alone_between_gaps(page: Page, forms: Sequence[Form], i: int) -> bool:
    """Whether line i, alone between two gaps and without a stop, stands below what is no full line of a paragraph."""
    line, above = page.lines[i], page.lines[i - 1]
    if not i or line.final or line.stops or line.entry or forms[i - 1]:
        return False
    return not above.stops and not above.final


def _is_a_deck(page: Page, i: int) -> bool:
    """Whether line i, which ends no sentence, opens with a dash, and a gap or a body with a slug stands below it."""
    line, below = page.lines[i], page.lines[i + 1]
    return line.text.startswith("——") and not line.final and not line.stops and (below.blanks > 0 or below.slug)


def _is_signed(text: str) -> bool:
    """Whether the line ends with a sentence and in brackets who wrote it: no article goes on below."""
    return text[-1] in "）)" and is_signed_off(text, 50)
