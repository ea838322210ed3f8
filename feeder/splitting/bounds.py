"""What words and neighbours forbid a line to be, before its labels are weighed against those of other lines."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import pairwise

from feeder.splitting import imprint, patterns
from feeder.splitting.boxes import boxes
from feeder.splitting.briefs import heads_above_places, heads_below_titles, is_title, marked_items, titles_of_lists
from feeder.splitting.columns import heads_of_columns, heads_of_lists, numbered_heads, signers
from feeder.splitting.english import (
    added,
    decks,
    life_dates,
    long_decks,
    names_again,
    notice_tails,
    torn_hours,
    torn_tails,
    wide_decks,
)
from feeder.splitting.furniture import Form, closed_up, is_label_of_ads
from feeder.splitting.han_lists import lists_of
from feeder.splitting.headings import announces_in_a_head, named_columns
from feeder.splitting.insets import furniture_inside, headlines_inside
from feeder.splitting.letters import is_label_of_letters, of_letters, salutations, signatures
from feeder.splitting.lines import Line, Page
from feeder.splitting.listings import listings, scorelines, titles_of_parts
from feeder.splitting.notices import (
    is_set_wide,
    names_of_acts,
    numbered_entries,
    numbered_paragraphs,
    single_lines,
    void_beginnings,
    wrapped_entries,
)
from feeder.splitting.patterns import Script
from feeder.splitting.quotes import pull_quotes
from feeder.splitting.rows import ends_with_its_line, entries_of, is_full, rows_of, wraps
from feeder.splitting.standfirsts import standfirsts
from feeder.splitting.verses import signed_poems

DISPLAY, FIRST, MIDDLE, LAST, SINGLE, OTHER, INSIDE = range(7)
FORM_SCORE, NO_FORM_SCORE, INTERRUPTS = 60.0, -60.0, -54.0
NEVER = -40.0
NO_SENTENCE = -6.0
BRIEF_HEADS = 12.0  # below the title of a column of briefs, or a notice's title in capitals, in English
ANNOUNCES = 20.0
HEADS_A_LETTER = 20.0
CAPITALS, _FEWEST_CAPITALS, _FEWEST_LETTERS = 12.0, 5, 3  # a whole line in capitals above one that is not, in English
_TORN = 10  # gaps for each that tears a sentence apart: below it all gaps part paragraphs
DECK = 50.0  # above a byline: what never heads, heads here
CUT_BY_A_JUMP, _NEAR_A_JUMP = 12.0, 4
SIGNED = 8.0  # below a letter's signature
NO_BEGINNING = -10.0  # a small letter
_NEAR = 3  # lines above
_FEW_WORDS = 3  # of an item's headline
_LABELS = "【〖" + patterns.MARKS  # that begin a paragraph below a sentence's end, in Chinese
SET_APART = 12.0  # one line that ends no sentence, on a page whose gaps tear none apart, in English
_FILLS = 0.9  # of the column
BELOW_A_LIST = 14.0  # the same, where a list ends above the gap
MAY_HEAD = 4.0  # a line below a gap and a sentence's end that neither ends a sentence nor goes on in small letters
LEAVES_ROOM = -8.0
NAMES_A_COLUMN = 12.0  # above a headline, in Chinese
_COLUMN, _SLACK = 3, 3  # lines that show a column's width; half cells
_ROOM = 8  # half cells that a line leaves which no indent explains
_LONGEST_SPEAKER = 6  # characters before a headline's colon, on a line of their own
_NOTE = 12  # characters of what is said in brackets
_MOST_BELOW_A_COLON = 2  # lines of a headline
_WIDEST_HEAD = 85  # characters of a headline's line in Latin letters


def bind(page: Page, forms: Sequence[Form], scores: Sequence[list[float]]) -> None:
    """Adds to each line's scores what holds for certain: forms, slugs, questions and answers, lists, signatures."""
    opening = _turns(page) | entries_of(page).union(*marked_items(page))
    formed = {i for i, form in enumerate(forms) if form}
    lists = lists_of(page, formed)
    titles = heads_of_lists(page).union(lists.titles, titles_of_lists(page)) if page.script != "latin" else set()
    boxed = boxes(page, formed)
    listed = listings(page, formed | boxed)
    rows = rows_of(page) | lists.rows | listed.rows | scorelines(page, formed) | titles_of_parts(page) - formed
    rows |= boxed
    rows -= titles | listed.heads
    letters = salutations(page) if page.script == "latin" else set()
    if page.script == "latin":
        rows |= notice_tails(page) | letters
        opening |= added(page)
    for i, (line, form, row) in enumerate(zip(page.lines, forms, scores, strict=True)):
        row[OTHER] = FORM_SCORE if form else NO_FORM_SCORE
        row[INSIDE] = row[OTHER] + INTERRUPTS
        if form == "byline" and line.blanks and i + 1 < len(scores) and page.lines[i + 1].blanks:
            row[FIRST] += NEVER
        opens = line.slug or i in opening or i in rows
        if (
            form == "furniture"
            or opens
            or (never_heads(line, page.script) and not _announces_in_a_head(page, forms, i))
        ):
            row[DISPLAY] += 3 * NEVER if i in rows else NEVER
        if opens or (i > 0 and _goes_on_from(page, forms, i - 1)):  # a paragraph opens with it, whatever stands before
            row[MIDDLE] += NEVER
            row[LAST] += NEVER
        else:
            _bind_beginning(line, row)
    for i in opening | rows:
        if i and page.lines[i - 1].text[-1] in ":：":  # it announces the list, and ends its paragraph
            scores[i - 1][LAST] += ANNOUNCES
            scores[i - 1][SINGLE] += ANNOUNCES
        if i + 1 in lists.tails or (wraps(page, i) and i + 1 not in rows and not stands_alone(page.lines[i + 1].text)):
            for label in (DISPLAY, FIRST, SINGLE):
                scores[i + 1][label] += NEVER
        elif i in rows or ends_with_its_line(page, i):
            scores[i][FIRST] += NEVER
    _bind_jumps(page, forms, scores)
    for i in _openings(page, rows | formed if page.script == "latin" else rows):
        scores[i][MIDDLE] += NO_BEGINNING
        scores[i][LAST] += NO_BEGINNING
        if page.script == "latin" and not forms[i]:
            if _may_head(page, i):
                scores[i][DISPLAY] += BELOW_A_LIST if i - 1 in rows else MAY_HEAD
            if _stands_between_gaps(page, i):
                scores[i][DISPLAY] += SET_APART
    _bind_columns(page, forms, scores)
    quoted = pull_quotes(page)
    quoted |= headlines_inside(page, list(forms), quoted) | _furniture_inside(page, forms)
    for i in quoted:
        top, end = _around(i, quoted)
        if page.lines[top].final or top in rows:
            continue
        ends = end == len(page.lines) or not page.lines[end].lower
        if page.script == "latin" and not page.lines[top].stops and ends:
            continue
        scores[i][INSIDE], scores[i][OTHER] = FORM_SCORE, NO_FORM_SCORE
        if i + 1 < len(scores) and i + 1 not in quoted:
            for label in (DISPLAY, FIRST, SINGLE):  # the sentence goes on below
                scores[i + 1][label] += NEVER
    for i in titles:
        scores[i][DISPLAY] -= NEVER
    for i, line in enumerate(page.lines[:-1]):
        if line.section:
            scores[i][DISPLAY] += FORM_SCORE
            scores[i + 1][DISPLAY] += BRIEF_HEADS
    for caption in page.captions:  # a paragraph of its own
        for i in caption:
            label = SINGLE if len(caption) == 1 else FIRST if i == caption[0] else LAST if i == caption[-1] else MIDDLE
            scores[i][label] += FORM_SCORE
            scores[i][DISPLAY] += 4 * NEVER  # more than what makes standfirsts of sentences
    if page.script != "latin":
        _bind_chinese(page, forms, scores)
    if page.script == "latin":
        for i in decks(page, forms):
            scores[i][DISPLAY] += DECK
        for i in {*wide_decks(page, forms), *long_decks(page, forms), *standfirsts(page, forms)}:
            scores[i][DISPLAY] += FORM_SCORE + DECK
        for i in _leaving_room(page, forms):
            scores[i][FIRST] += LEAVES_ROOM
        for i in names_of_acts(page):
            scores[i][DISPLAY] += HEADS_A_LETTER
        for i in heads_above_places(page):
            scores[i][DISPLAY] -= NEVER
            scores[i + 1][MIDDLE] += NEVER
            scores[i + 1][LAST] += NEVER
        for i in names_again(page):
            scores[i][DISPLAY] += NEVER
        for i in life_dates(page, forms):
            scores[i][DISPLAY] += DECK
        for i in torn_tails(page):
            scores[i][DISPLAY] += NEVER
        for i in torn_hours(page):
            for label in (DISPLAY, FIRST, SINGLE):
                scores[i][label] += NEVER
            scores[i - 1][DISPLAY] += NEVER
        for i in letters:
            scores[i][SINGLE] -= NEVER
            if i:
                scores[i - 1][DISPLAY] += HEADS_A_LETTER
        signed = signatures(page)
        for i in _heads_of_letters(page, forms, signed) if of_letters(page) else []:
            scores[i][DISPLAY] += HEADS_A_LETTER
        for i in signed:
            if i + 1 < len(scores):
                scores[i + 1][DISPLAY] += SIGNED
            if i - 1 not in signed:
                scores[i - 1][DISPLAY] += NEVER
        for i, line in enumerate(page.lines[:-1]):
            if is_label_of_letters(line.text):
                scores[i + 1][DISPLAY] += SIGNED
        for (above, line), row in zip(pairwise(page.lines), scores[1:], strict=True):
            if not line.final and imprint.BRIEF_HEAD.fullmatch(above.text):
                row[DISPLAY] += BRIEF_HEADS
            if line.text.isupper() and stands_alone(line.text):
                row[DISPLAY] += BRIEF_HEADS
        for (line, below), form, row in zip(pairwise(page.lines), forms, scores, strict=False):
            goes_on = below.text.isupper() or _begins_in_capitals(below.text)
            if line.text.isupper() and not goes_on and _is_words(line.text) and not form:
                row[DISPLAY] += CAPITALS


def _bind_jumps(page: Page, forms: Sequence[Form], scores: Sequence[list[float]]) -> None:
    """What a jump cuts in the midst of a sentence: the line above "to", and below "from" the first line of a body, a
    headline between them or not."""
    for i, form in enumerate(forms):
        if form != "jump":
            continue
        if patterns.JUMP_FROM.search(page.lines[i].text):
            for k in range(i + 1, min(len(scores), i + 1 + _NEAR_A_JUMP)):
                if page.lines[k].lower:
                    scores[k][FIRST] -= NO_BEGINNING
            continue
        if i and not forms[i - 1] and not page.lines[i - 1].final:
            scores[i - 1][LAST] += CUT_BY_A_JUMP
        if i + 1 < len(scores) and page.script != "latin":  # nothing goes on below it
            scores[i + 1][MIDDLE] += NEVER
            scores[i + 1][LAST] += NEVER


def _bind_columns(page: Page, forms: Sequence[Form], scores: Sequence[list[float]]) -> None:
    """In a column of briefs, down to the next line in a fixed form: an item begins below a gap and a sentence's end,
    its text below a head in capitals."""
    inside = False
    for i, line in enumerate(page.lines):
        if forms[i] and (page.script == "latin" or forms[i] == "furniture"):
            inside = is_title(line.text)
        elif inside and _leads_an_item(page, forms, i):
            scores[i][DISPLAY] += BRIEF_HEADS - NEVER
            scores[i + 1][MIDDLE] += NEVER
            scores[i + 1][LAST] += NEVER
        elif inside and line.blanks and (page.lines[i - 1].final or forms[i - 1]):
            scores[i][MIDDLE] += NO_BEGINNING
            scores[i][LAST] += NO_BEGINNING
            if page.script != "latin" and _heads_a_full_line(page, i):
                scores[i][DISPLAY] += BRIEF_HEADS
        elif inside and page.script == "latin" and page.lines[i - 1].final and _heads_an_item(page, i):
            scores[i][DISPLAY] += BRIEF_HEADS
        elif inside and not line.blanks and page.lines[i - 1].text.isupper() and not line.text.isupper():
            scores[i][DISPLAY] += -NEVER if _is_followed(page, i) else NO_BEGINNING


def _leads_an_item(page: Page, forms: Sequence[Form], i: int) -> bool:
    """Whether an item's text follows the few words and the colon of line i, on the lines below it."""
    line, below = page.lines[i], page.lines[i + 1 : i + 2]
    begins = not i or page.lines[i - 1].final or forms[i - 1] != ""
    if page.script != "latin" or line.text[-1] != ":" or not begins or not below or below[0].blanks or below[0].lower:
        return False
    return len(line.text.split()) <= _FEW_WORDS


def _is_followed(page: Page, i: int) -> bool:
    """Whether a paragraph begins below line i with an indent."""
    return i + 1 < len(page.lines) and page.lines[i + 1].indent > page.lines[i].indent


def _heads_an_item(page: Page, i: int) -> bool:
    """Whether line i is a word or a few that leave room in their column, and a text may begin right below it."""
    return len(page.lines[i].text.split()) <= _FEW_WORDS and not is_full(page, i) and _may_head(page, i)


def _bind_chinese(page: Page, forms: Sequence[Form], scores: Sequence[list[float]]) -> None:
    """Items of briefs have heads, a body ends with who signs it, a notice's formulas are lines of their own, and so are
    those of a poem."""
    for i in signed_poems(page, forms):
        scores[i][DISPLAY] += FORM_SCORE
    for i in named_columns(page, forms):
        for k in (i, i + 1):
            scores[k][DISPLAY] += NAMES_A_COLUMN
    heads = heads_of_columns(page, forms) | numbered_heads(page)
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
        if line.blanks and patterns.NOTICE_HEAD.fullmatch(line.text) and not line.stops:
            scores[i][DISPLAY] += BRIEF_HEADS
        if is_set_wide(line.text):
            scores[i][DISPLAY] -= NEVER
            if page.lines[i + 1].text[-1] in ":：":  # whom a letter thanks
                scores[i + 1][DISPLAY] += NEVER
                scores[i + 1][SINGLE] -= NEVER
        if _is_set_apart(page, i) or _is_alone_between_gaps(page, forms, i) or _is_a_deck(page, i):
            scores[i][DISPLAY] += BRIEF_HEADS
    for i in range(1, len(scores)):
        labelled = page.lines[i].text[0] in _LABELS and page.lines[i - 1].final
        if labelled or _is_signed(page.lines[i - 1].text) or _begins_a_column(page, i):
            scores[i][MIDDLE] += NEVER
            scores[i][LAST] += NEVER
        if _announces(page, i) and page.lines[i - 1].stops and is_full(page, i - 1):  # it goes on from above
            for label in (DISPLAY, LAST, SINGLE):
                scores[i - 1][label] += NEVER
    for i in _notes_in_brackets(page, forms):
        scores[i][SINGLE] += ANNOUNCES
        scores[i][DISPLAY] += NEVER
        for label in (MIDDLE, LAST):
            scores[i + 1][label] += NEVER
    for i in numbered_paragraphs(page):
        for label in (MIDDLE, LAST):
            scores[i][label] += NEVER
        for label in (LAST, SINGLE):
            scores[i - 1][label] += ANNOUNCES
    for i in [*numbered_entries(page), *void_beginnings(page)]:
        scores[i][DISPLAY] += NEVER
    for i in wrapped_entries(page):
        for label in (DISPLAY, FIRST, SINGLE):
            scores[i + 1][label] += NEVER
    for i in single_lines(page) | signers(page, forms):
        scores[i][SINGLE] += ANNOUNCES
        for label in (DISPLAY, FIRST, MIDDLE, LAST):
            scores[i][label] += NEVER


def _announces(page: Page, i: int) -> bool:
    """Whether line i, right below a line that ends no sentence, ends with a colon and names no speaker."""
    line = page.lines[i]
    return (
        line.text[-1] in ":：" and len(line.text) > _LONGEST_SPEAKER and not line.blanks and not page.lines[i - 1].final
    )


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
    above = page.lines[max(0, i - _NEAR) : i]
    return above[-1].final and page.lines[i].width > max(line.width for line in above) + _ROOM


def _heads_a_full_line(page: Page, i: int) -> bool:
    """Whether line i is short and ends no sentence, and the next fills the column."""
    if i + 1 == len(page.lines) or page.lines[i].final or is_full(page, i):
        return False
    return is_full(page, i + 1)


def _is_set_apart(page: Page, i: int) -> bool:
    """Whether line i stands alone between two gaps, below a sentence's end, and neither fills its column nor ends a
    sentence."""
    line, below = page.lines[i], page.lines[i + 1]
    if not (line.blanks and below.blanks and i and page.lines[i - 1].final) or line.final or line.entry:
        return False
    return line.width <= max(page.lines[i - 1].width, page.lines[max(0, i - 2)].width, below.width) - _ROOM


def _is_alone_between_gaps(page: Page, forms: Sequence[Form], i: int) -> bool:
    """Whether line i stands alone between two gaps, below a line that is no full one of a paragraph, without a stop."""
    line, above, below = page.lines[i], page.lines[i - 1], page.lines[i + 1]
    if not i or not line.blanks or not below.blanks or line.final or line.stops or line.entry or forms[i - 1]:
        return False
    return not above.stops and not above.final


def _is_a_deck(page: Page, i: int) -> bool:
    """Whether line i, which ends no sentence, opens with a dash, and a gap or a body with a slug stands below it."""
    line, below = page.lines[i], page.lines[i + 1]
    return line.text.startswith("——") and not line.final and not line.stops and (below.blanks > 0 or below.slug)


def _openings(page: Page, single: set[int]) -> list[int]:
    """The lines below a gap and a sentence's end or a list's row (`single`), on a page whose gaps stand nowhere in the
    midst of sentences."""
    gaps = [i for i in range(1, len(page.lines)) if page.lines[i].blanks]
    left_open = [i for i in gaps if not page.lines[i - 1].final and i - 1 not in single]
    torn = [i for i in left_open if is_full(page, i - 1) and page.lines[i - 1].stops]
    return [] if len(torn) * _TORN > len(gaps) else sorted({*gaps}.difference(left_open))


def _is_signed(text: str) -> bool:
    """Whether the line ends with a sentence and in brackets who wrote it: no article goes on below."""
    return text[-1] in "）)" and patterns.is_signed_off(text, 50)


def _begins_in_capitals(text: str) -> bool:
    """Whether the first word is in capitals and has three letters at least, as where a lead-in goes on."""
    word = text.split(None, 1)[0]
    return word.isupper() and len(word) >= _FEWEST_LETTERS


def _is_words(text: str) -> bool:
    return sum(map(str.isalpha, text)) >= _FEWEST_CAPITALS


def _furniture_inside(page: Page, forms: Sequence[Form]) -> set[int]:
    """The furniture in the midst of a sentence: in English it goes on below with a small letter."""
    if page.script != "latin":
        return furniture_inside(page, forms)
    found: set[int] = set()
    run: list[int] = []
    for i, (form, line) in enumerate(zip(forms, page.lines, strict=True)):
        if form == "furniture":
            run.append(i)
            continue
        if (
            run
            and run[0]
            and line.lower
            and not page.lines[run[0] - 1].final
            and (page.lines[run[0] - 1].stops + line.stops or is_label_of_ads(page.lines[run[0]].text))
        ):
            found.update(run)
        run = []
    return found


def _around(i: int, quoted: set[int]) -> tuple[int, int]:
    """The lines above and below the pull quote that line i is of."""
    top, end = i, i
    while top in quoted:
        top -= 1
    while end in quoted:
        end += 1
    return top, end


def _goes_on_from(page: Page, forms: Sequence[Form], i: int) -> bool:
    """Whether line i says from which page the story below it comes."""
    return forms[i] == "jump" and patterns.JUMP_FROM.search(page.lines[i].text) is not None


def _bind_beginning(line: Line, row: list[float]) -> None:
    """A small letter seldom begins anything, a closing mark never a paragraph, though a headline may be wrapped
    before it."""
    if line.lower or line.no_start:
        row[FIRST] += NO_BEGINNING if line.lower else NEVER
        row[SINGLE] += NO_BEGINNING if line.lower else NEVER
    elif not line.final:  # one line that ends no sentence
        row[SINGLE] += NO_SENTENCE


def never_heads(line: Line, script: Script) -> bool:
    """Whether no headline reads so: it opens with who speaks or what follows, or it is sentences with full stops or
    clauses in a row."""
    text = line.text
    if line.turn or line.entry:
        return True
    if script == "latin":
        if len(text) > _WIDEST_HEAD or text[-1] == ":" or patterns.SENTENCES_EN.search(text):
            return True
        if text[-1] == "." and " " not in text:
            return True
        return patterns.SAID_EN.search(text) is not None
    if text[0] in "（(" and text[-1] in "）)" and len(text) > _NOTE:
        return True
    if text[-1] in "：:" and not line.blanks and len(text) > _LONGEST_SPEAKER:
        return True
    quoted = (text[0] in "“「") and text[-1] in "”」"  # it may be a deck
    return text[-1] == "。" or text.endswith(("。”", "。」")) or text.count("，") > (2 if quoted else 1)


def _stands_between_gaps(page: Page, i: int) -> bool:
    """Whether line i stands between two gaps, ends no sentence that could go on below, and doesn't fill its column."""
    line, below = page.lines[i], page.lines[i + 1 : i + 1 + _COLUMN]
    if line.final or not below or not below[0].blanks or below[0].lower:
        return False
    return line.width <= _FILLS * max(other.width for other in below)


def _may_head(page: Page, i: int) -> bool:
    """Whether line i ends no sentence, and below it, without a gap, nothing goes on in small letters."""
    line, below = page.lines[i], page.lines[i + 1 : i + 2]
    return bool(below) and not line.final and not line.dangling and not below[0].blanks and not below[0].lower


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


def _announces_in_a_head(page: Page, forms: Sequence[Form], i: int) -> bool:
    """Whether a line with a colon at its end is set in a headline; in English at the top or below a gap, above one or
    two lines without a full stop and a gap, a line in a fixed form or the page's end."""
    lines = page.lines
    if page.script != "latin":
        return lines[i].text[-1] in ":：" and not lines[i].entry and announces_in_a_head(page, forms, i)
    if lines[i].text[-1] != ":" or (i and not lines[i].blanks) or lines[i].entry:
        return False
    for k in range(i + 1, min(len(lines), i + 1 + _MOST_BELOW_A_COLON)):
        if lines[k].blanks or (lines[k].final and lines[k].text[-1] == ".") or lines[k].dangling or forms[k]:
            return False
        if k + 1 == len(lines) or lines[k + 1].blanks or forms[k + 1] == "byline":
            return True
    return False


def _turns(page: Page) -> set[int]:
    """The lines that open a question or an answer, where the page has both; none where it has only one kind."""
    turns = {i for i, line in enumerate(page.lines) if line.turn}
    return turns if len({page.lines[i].turn for i in turns}) > 1 else set()


def stands_alone(text: str) -> bool:
    """Whether the line heads a notice, a correction, a log: what is never a part of the story above it."""
    text = closed_up(text)
    return patterns.NOTICE_HEAD.fullmatch(text) is not None or patterns.STANDING_HEAD.fullmatch(text) is not None
