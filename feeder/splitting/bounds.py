"""What words and neighbours forbid a line to be, before its labels are weighed against those of other lines."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from feeder.splitting import patterns
from feeder.splitting.english import is_score, notice_tails, salutations, signatures
from feeder.splitting.furniture import Form
from feeder.splitting.lines import Line, Page
from feeder.splitting.patterns import Script
from feeder.splitting.quotes import pull_quotes

DISPLAY, FIRST, MIDDLE, LAST, SINGLE, OTHER, INSIDE = range(7)
FORM_SCORE, NO_FORM_SCORE, INTERRUPTS = 60.0, -60.0, -54.0
NEVER = -40.0
NO_SENTENCE = -6.0
BRIEF_HEADS = 12.0  # below the title of a column of briefs, or a notice's title in capitals, in English
ANNOUNCES = 20.0
HEADS_A_LETTER = 20.0
SIGNED = 8.0  # below a letter's signature
NO_BEGINNING = -10.0  # a small letter
_BULLETS = "•‣"
_WIDEST_HEAD = 85  # characters of a headline's line in Latin letters
_FEWEST_ROWS = 3  # of a list
_REST = 4  # characters of a list's row on a line of their own
_FULL = 0.7  # of the widest line near: a line that is wrapped


def bind(page: Page, forms: Sequence[Form], scores: Sequence[list[float]]) -> None:
    """Adds to each line's scores what holds for certain: forms, slugs, questions and answers, lists, signatures."""
    opening = _turns(page) | _items(page)
    rows = _list_rows(page)
    if page.script == "latin":
        rows |= notice_tails(page) | salutations(page) | _scores(page)
    for i, (line, form, row) in enumerate(zip(page.lines, forms, scores, strict=True)):
        row[OTHER] = FORM_SCORE if form else NO_FORM_SCORE
        row[INSIDE] = row[OTHER] + INTERRUPTS
        opens = line.slug or i in opening or i in rows
        if form == "furniture" or opens or never_heads(line, page.script):
            row[DISPLAY] += NEVER
        if opens or (i > 0 and _goes_on_from(page, forms, i - 1)):  # a paragraph opens with it, whatever stands before
            row[MIDDLE] += NEVER
            row[LAST] += NEVER
        else:
            _bind_beginning(line, row)
    for i in opening | rows:
        if i and page.lines[i - 1].text[-1] in ":：":  # it announces the list, and ends its paragraph
            scores[i - 1][LAST] += ANNOUNCES
            scores[i - 1][SINGLE] += ANNOUNCES
        if _wraps(page, i):
            for label in (DISPLAY, FIRST, SINGLE):
                scores[i + 1][label] += NEVER
        elif i in rows or (page.lines[i].text[0] in _BULLETS and not _is_full(page, i)):
            scores[i][FIRST] += NEVER
    quoted = pull_quotes(page)
    for i in quoted:
        if _before(page, i, quoted).final:
            continue
        scores[i][INSIDE], scores[i][OTHER] = FORM_SCORE, NO_FORM_SCORE
        if i + 1 < len(scores) and i + 1 not in quoted:
            for label in (DISPLAY, FIRST, SINGLE):  # the sentence goes on below
                scores[i + 1][label] += NEVER
    if page.script == "latin":
        for i in salutations(page):
            scores[i][SINGLE] -= NEVER
            if i:
                scores[i - 1][DISPLAY] += HEADS_A_LETTER
        for i in signatures(page):
            if i + 1 < len(scores):
                scores[i + 1][DISPLAY] += SIGNED
        for (above, line), row in zip(pairwise(page.lines), scores[1:], strict=True):
            if not line.final and patterns.BRIEF_HEAD.fullmatch(above.text):
                row[DISPLAY] += BRIEF_HEADS
            if line.text.isupper() and stands_alone(line.text):
                row[DISPLAY] += BRIEF_HEADS


def _before(page: Page, i: int, quoted: set[int]) -> Line:
    """The line above the pull quote that line i is of."""
    while i in quoted:
        i -= 1
    return page.lines[i]


def _goes_on_from(page: Page, forms: Sequence[Form], i: int) -> bool:
    """Whether line i says from which page the story below it comes."""
    return forms[i] == "jump" and patterns.JUMP_FROM.search(page.lines[i].text) is not None


def _wraps(page: Page, i: int) -> bool:
    """Whether a row of a list goes on below: it ends no sentence, and little is left, or it is a bullet's and full."""
    line, below = page.lines[i], page.lines[i + 1 : i + 2]
    if line.final or not below or below[0].blanks or below[0].text[0] in _BULLETS:
        return False
    if len(below[0].text) <= _REST:
        return True
    if line.text[0] not in _BULLETS:
        return False
    return _is_full(page, i)


def _is_full(page: Page, i: int) -> bool:
    return page.lines[i].width >= _FULL * max(other.width for other in page.lines[max(0, i - 6) : i + 7])


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
        return len(text) > _WIDEST_HEAD or patterns.SENTENCES_EN.search(text) is not None
    return text[-1] == "。" or text.endswith(("。”", "。」")) or text.count("，") > 1


def _turns(page: Page) -> set[int]:
    """The lines that open a question or an answer, where the page has both; none where it has only one kind."""
    turns = {i for i, line in enumerate(page.lines) if line.turn}
    return turns if len({page.lines[i].turn for i in turns}) > 1 else set()


def _items(page: Page) -> set[int]:
    """The lines that a bullet opens, or the hour of a log's entry."""
    bullets = {i for i, line in enumerate(page.lines) if line.text[0] in _BULLETS and len(line.text) > 1}
    hours = {i for i, line in enumerate(page.lines) if line.text[0].isdigit() and patterns.HOUR.match(line.text)}
    return bullets | hours if len(hours) >= _FEWEST_ROWS else bullets


def _list_rows(page: Page) -> set[int]:
    """The rows of tables, and of lists whose rows say what and how much, three of them in a row at least."""
    rows = {i for i, line in enumerate(page.lines) if is_table_row(line.text)}
    rows |= {i - 1 for i in rows if i and patterns.COLUMNS.fullmatch(page.lines[i - 1].text)}
    run: list[int] = []
    for i, line in enumerate([*page.lines, None]):
        if line and not line.final and not line.slug and is_list_row(line.text):
            run.append(i)
            continue
        if line and run and len(line.text) <= _REST and not line.blanks:  # what is left of a row
            continue
        if len(run) >= _FEWEST_ROWS:
            rows.update(run)
        run = []
    return rows


def _scores(page: Page) -> set[int]:
    """The rows of results, two of them in a row at least, and the columns' names above a table."""
    scores = [is_score(line.text) for line in page.lines]
    return {
        i for i, one in enumerate(scores) if one and (scores[i - 1 : i] == [True] or scores[i + 1 : i + 2] == [True])
    }


def stands_alone(text: str) -> bool:
    """Whether the line heads a notice, a correction, a log: what is never a part of the story above it."""
    return patterns.NOTICE_HEAD.fullmatch(text) is not None or patterns.STANDING_HEAD.fullmatch(text) is not None


def is_row(text: str) -> bool:
    """Whether the text is a row of a list, of a table or of results."""
    return is_list_row(text) or is_table_row(text) or is_score(text)


def is_list_row(text: str) -> bool:
    """Whether the text says what and how much, as a list's row does."""
    return ("：" in text[:12] or ":" in text[:12]) and patterns.LIST_ROW.fullmatch(text) is not None


def is_table_row(text: str) -> bool:
    """Whether the text is numbers, mostly, set apart from one another."""
    return (text[-1].isdigit() or "\u3000" in text or "  " in text) and patterns.TABLE_ROW.fullmatch(text) is not None
