"""What words and neighbours forbid a line to be, before its labels are weighed against those of other lines."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import pairwise

from feeder.splitting.blocks.english import added, notice_tails
from feeder.splitting.blocks.english_bounds import bind_english
from feeder.splitting.blocks.han_bounds import bind_chinese
from feeder.splitting.blocks.headings import announces_in_a_head
from feeder.splitting.blocks.states import (
    A_SENTENCE,
    ANNOUNCES,
    BELOW_A_LIST,
    BRIEF_HEADS,
    CUT_BY_A_JUMP,
    DISPLAY,
    FIRST,
    FORM_SCORE,
    INSIDE,
    INTERRUPTS,
    LAST,
    MAY_HEAD,
    MIDDLE,
    NEVER,
    NO_BEGINNING,
    NO_FORM_SCORE,
    NO_SENTENCE,
    OTHER,
    SET_APART,
    SINGLE,
)
from feeder.splitting.forms.boxes import boxes
from feeder.splitting.forms.briefs import is_title, marked_items, titles_of_lists
from feeder.splitting.forms.columns import heads_of_lists
from feeder.splitting.forms.entries import announced, entries_of
from feeder.splitting.forms.furniture import is_label_of_ads
from feeder.splitting.forms.han_lists import lists_of
from feeder.splitting.forms.insets import furniture_inside, headlines_inside
from feeder.splitting.forms.letters import salutations
from feeder.splitting.forms.listings import listings, scorelines, titles_of_parts
from feeder.splitting.forms.notices import stands_alone
from feeder.splitting.forms.quotes import pull_quotes
from feeder.splitting.forms.rows import ends_with_its_line, is_full, rows_of, wraps
from feeder.splitting.forms.torn import set_between_lines
from feeder.splitting.fragments.sections import lines_below_sections
from feeder.splitting.model import Form, Line, Script
from feeder.splitting.text import patterns
from feeder.splitting.text.lines import Page

_NEAR_A_JUMP = 4  # lines
_TORN = 10  # gaps for each that tears a sentence apart: below it all gaps part paragraphs
_FEW_WORDS = 3  # of an item's headline
_FILLS = 0.9  # of the column
_COLUMN = 3  # lines that show a column's width
_LONGEST_ITEM = 10  # lines of a brief with its headline
_LONGEST_SPEAKER = 6  # characters before a headline's colon, on a line of their own
_QUOTED_STOPS = (".”", ".’", '."', ".'")  # at the end of what somebody said
_CLAUSES = 3  # of a Chinese headline that commas part
_NOTE = 12  # characters of what is said in brackets
_MOST_BELOW_A_COLON = 2  # lines of a headline
_WIDEST_HEAD = 85  # characters of a headline's line in Latin letters


def bind(page: Page, forms: Sequence[Form], scores: Sequence[list[float]]) -> None:
    """Adds to each line's scores what holds for certain: forms, slugs, questions and answers, lists, signatures."""
    opening = _turns(page) | entries_of(page).union(*marked_items(page))
    formed = frozenset(i for i, form in enumerate(forms) if form)
    lists = lists_of(page, formed)
    titles = heads_of_lists(page).union(lists.titles, titles_of_lists(page)) if page.script != "latin" else set()
    boxed = boxes(page, formed)
    listed = listings(page, formed | boxed)
    rows = (
        rows_of(page) | lists.rows | listed.rows | boxed | scorelines(page, formed) | announced(page) - formed
    ) - listed.heads
    rows = (rows | titles_of_parts(page) - formed) - titles
    opening -= listed.heads
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
            or (
                never_heads(line, page.script)
                and not _announces_in_a_head(page, forms, i)
                and not _is_of_clauses(page, forms, i)
            )
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
    _bind_quotes(page, forms, scores, rows)
    for i in titles:
        scores[i][DISPLAY] -= NEVER
    for i, line in enumerate(page.lines[:-1]):
        if line.section:
            scores[i][DISPLAY] += FORM_SCORE
    for i in lines_below_sections(page):
        scores[i][DISPLAY] += BRIEF_HEADS
    _bind_flows(page, forms, scores)
    _bind_captions(page, scores)
    if page.script == "latin":
        bind_english(page, forms, scores, letters)
        for i in formed:  # what speaks for a headline's line never outweighs a form
            scores[i][DISPLAY] = min(scores[i][DISPLAY], 0.0)
    else:
        bind_chinese(page, forms, scores)


def _bind_quotes(page: Page, forms: Sequence[Form], scores: Sequence[list[float]], rows: Collection[int]) -> None:
    """What is set in the midst of a sentence: pull quotes, headlines and furniture; the sentence goes on below."""
    quoted = set(pull_quotes(page))
    quoted |= headlines_inside(page, list(forms), quoted) | _furniture_inside(page, forms)
    quoted |= {i for run in set_between_lines(page, forms) if quoted.isdisjoint(run) for i in run}
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


def _bind_flows(page: Page, forms: Sequence[Form], scores: Sequence[list[float]]) -> None:
    """What goes on after the space that a row keeps goes on in the line below, and what ends without one doesn't."""
    for i, (line, below) in enumerate(pairwise(page.lines)):
        if line.flow == "on" and not (forms[i] or forms[i + 1]):
            for row, labels in ((scores[i], (LAST, SINGLE)), (scores[i + 1], (FIRST, SINGLE))):
                for label in labels:
                    row[label] += NEVER
        elif line.flow == "over" and not below.lower:
            scores[i + 1][MIDDLE] += 2 * NO_BEGINNING
            scores[i + 1][LAST] += 2 * NO_BEGINNING


def _bind_captions(page: Page, scores: Sequence[list[float]]) -> None:
    """A caption that stands for itself is a paragraph of its own."""
    for caption in page.captions:
        for i in caption:
            label = SINGLE if len(caption) == 1 else FIRST if i == caption[0] else LAST if i == caption[-1] else MIDDLE
            scores[i][label] += FORM_SCORE
            scores[i][DISPLAY] += 4 * NEVER  # more than what makes standfirsts of sentences


def _bind_jumps(page: Page, forms: Sequence[Form], scores: Sequence[list[float]]) -> None:
    """What a jump cuts in the midst of a sentence: the line above "to", and below "from" the first line of a body, a
    headline between them or not."""
    for i, form in enumerate(forms):
        if form != "jump":
            continue
        if patterns.JUMP_FROM.search(page.lines[i].text):
            near = range(i + 1, min(len(scores), i + 1 + _NEAR_A_JUMP))
            for k in near:
                if page.lines[k].lower:
                    scores[k][FIRST] -= NO_BEGINNING
            if page.script == "latin":
                _bind_head_of_jump(page, forms, scores, near)
            continue
        if i and not forms[i - 1] and not page.lines[i - 1].final:
            scores[i - 1][LAST] += CUT_BY_A_JUMP
        if i + 1 < len(scores) and page.script != "latin":  # nothing goes on below it
            scores[i + 1][MIDDLE] += NEVER
            scores[i + 1][LAST] += NEVER


def _bind_head_of_jump(page: Page, forms: Sequence[Form], scores: Sequence[list[float]], near: range) -> None:
    """What stands between the page that a story comes from and a gap above small letters heads it."""
    end = next((k for k in near if page.lines[k].lower and page.lines[k].blanks), near.start)
    head = range(near.start, end)
    if head and not any(forms[k] or page.lines[k].final for k in head):
        for k in head:
            scores[k][DISPLAY] += BRIEF_HEADS
        scores[end][MIDDLE] += NEVER
        scores[end][LAST] += NEVER


def _bind_columns(page: Page, forms: Sequence[Form], scores: Sequence[list[float]]) -> None:
    """In a column of briefs, down to the next line in a fixed form: an item begins below a gap and a sentence's end,
    its text below a head in capitals."""
    inside, headed = False, -1  # the last line of the column that surely heads an item
    for i, line in enumerate(page.lines):
        if forms[i] and (page.script == "latin" or forms[i] == "furniture"):
            inside, headed = is_title(line.text), -1
        elif inside and _leads_an_item(page, forms, i):
            scores[i][DISPLAY] += BRIEF_HEADS - NEVER
            scores[i + 1][MIDDLE] += NEVER
            scores[i + 1][LAST] += NEVER
        elif inside and page.script == "latin" and _heads_like_the_first(page, forms, i, headed):
            scores[i][DISPLAY] += BRIEF_HEADS
            scores[i + 1][MIDDLE] += NO_BEGINNING
            scores[i + 1][LAST] += NO_BEGINNING
            headed = i
        elif inside and line.blanks and (page.lines[i - 1].final or forms[i - 1]):
            scores[i][MIDDLE] += NO_BEGINNING
            scores[i][LAST] += NO_BEGINNING
            if page.script != "latin" and _heads_a_full_line(page, i):
                scores[i][DISPLAY] += BRIEF_HEADS
        elif inside and page.script == "latin" and page.lines[i - 1].final and _heads_an_item(page, i):
            scores[i][DISPLAY] += BRIEF_HEADS
        elif inside and not line.blanks and page.lines[i - 1].text.isupper() and not line.text.isupper():
            scores[i][DISPLAY] += -NEVER if _is_followed(page, i) else NO_BEGINNING


def _heads_like_the_first(page: Page, forms: Sequence[Form], i: int, headed: int) -> bool:
    """Whether line i, right below the title of a column of briefs, leaves room for the text's first word below it, or
    stands below an item's end where the line `headed`, not far above, heads that."""
    line, below = page.lines[i], page.lines[i + 1 : i + 2]
    if line.slug or not line.text[0].isupper() or not _may_head(page, i) or not below[0].text[0].isupper():
        return False
    if headed < 0:
        column = max(other.width for other in page.lines[i + 1 : i + 1 + _COLUMN])
        return i > 0 and forms[i - 1] == "furniture" and line.width + below[0].token <= column
    return page.lines[i - 1].final and i - headed <= _LONGEST_ITEM


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


def _heads_a_full_line(page: Page, i: int) -> bool:
    """Whether line i is short and ends no sentence, and the next fills the column."""
    if i + 1 == len(page.lines) or page.lines[i].final or is_full(page, i):
        return False
    return is_full(page, i + 1)


def _openings(page: Page, single: set[int]) -> list[int]:
    """The lines below a gap and a sentence's end or a list's row (`single`), on a page whose gaps stand nowhere in the
    midst of sentences."""
    gaps = [i for i in range(1, len(page.lines)) if page.lines[i].blanks]
    left_open = [i for i in gaps if not page.lines[i - 1].final and i - 1 not in single]
    torn = [i for i in left_open if is_full(page, i - 1) and page.lines[i - 1].stops]
    return [] if len(torn) * _TORN > len(gaps) else sorted({*gaps}.difference(left_open))


def _furniture_inside(page: Page, forms: Sequence[Form]) -> set[int]:
    """The furniture and credits in the midst of a sentence: in English it goes on below with a small letter."""
    if page.script != "latin":
        return furniture_inside(page, forms)
    found: set[int] = set()
    run: list[int] = []
    for i, (form, line) in enumerate(zip(forms, page.lines, strict=True)):
        if form in ("furniture", "credit"):
            run.append(i)
            continue
        if (
            run
            and run[0]
            and line.lower
            and not page.lines[run[0] - 1].final
            and (
                page.lines[run[0] - 1].stops + line.stops
                or is_full(page, run[0] - 1)
                or is_label_of_ads(page.lines[run[0]].text)
            )
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
    if line.final and line.text[-1] == ".":
        row[DISPLAY] += A_SENTENCE


def never_heads(line: Line, script: Script) -> bool:
    """Whether no headline reads so: it opens with who speaks or what follows, or it is sentences with full stops or
    clauses in a row."""
    text = line.text
    if line.turn or line.entry:
        return True
    if script == "latin":
        if len(text) > _WIDEST_HEAD or text[-1] == ":" or patterns.SENTENCES_EN.search(text):
            return True
        if text[-1] == "." and " " not in text and line.final:
            return True
        if line.final and text[-2:] in _QUOTED_STOPS:
            return True
        return patterns.SAID_EN.search(text) is not None
    if text[0] in "（(" and text[-1] in "）)" and len(text) > _NOTE:
        return True
    if text[-1] in "：:" and not line.blanks and len(text) > _LONGEST_SPEAKER:
        return True
    quoted = (text[0] in "“「") and text[-1] in "”」"  # it may be a deck
    return "。" in text or text.count("，") > (2 if quoted else 1)


def _is_of_clauses(page: Page, forms: Sequence[Form], i: int) -> bool:
    """Whether a Chinese line of three clauses, which ends no sentence, stands below a sentence's end or a line in a
    fixed form, and between two gaps or above a writer's name or a slug: no paragraph is cut so short."""
    line, below = page.lines[i], page.lines[i + 1 : i + 2]
    if page.script == "latin" or "。" in line.text or line.text.count("，") != _CLAUSES - 1 or line.entry:
        return False
    if line.final or line.dangling or line.turn or not (not i or forms[i - 1] or page.lines[i - 1].final):
        return False
    alone = line.blanks > 0 and (not below or below[0].blanks > 0)
    return alone or (bool(below) and (below[0].slug or forms[i + 1] == "byline"))


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
