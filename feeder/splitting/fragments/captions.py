"""Captions that stand for themselves, between two stories or in the midst of one; on an English page between gaps.

They are told by how they begin and where they say who is seen, by a photographer's name beside them, by a last line
that ends no sentence, and by a sentence that they tear apart: no sign does alone. They are read below all else, so that
what they tear goes on and no headline of another story is theirs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

from feeder.splitting.forms.photos import captions_without_gaps, may_have_a_title
from feeder.splitting.forms.torn import captions_inside
from feeder.splitting.model import Form, Line
from feeder.splitting.text.arranged import in_order
from feeder.splitting.text.credited import is_credited
from feeder.splitting.text.lines import Page
from feeder.splitting.text.words import stem_of

_MOST_LINES, _MOST_CHARACTERS = 9, 600
_LONGEST_HEAD = 4  # lines
_FULL = 0.75  # of its widest line
_OTHER_WIDTH = 0.15  # of the column beside it
_COLUMN = 3  # lines that show its width
_TAIL = 120  # characters at a caption's end
_FEWEST_WORDS, _FEWEST_SMALL = 10, 3  # of prose that is cut short; words that every text has
_WIDE_GAP = 3  # blank lines
_MOST_LED_IN = 2  # without a credit: where more begin so, it is a column's way
_TOLD, _SURELY = 3.0, 5.0  # what the signs of a caption come to at least; even above a headline that may be its own
_CAPITALS, _LED_IN, _WHO, _ONE_OF_THEM, _CREDITED, _TEARS = 3.0, 2.0, 3.0, 1.0, 2.0, 2.0
_CUT_SHORT, _SHOWS, _WIDER, _BELOW_ANOTHER, _APART = 1.0, 1.0, 1.0, 1.0, 1.0
# How a caption begins: UP AND AWAY: …, Shut out: ….
_IN_CAPITALS = re.compile(r"[A-Z][A-Z0-9’'&,!?. -]{1,36}(?::| ?…|\.\.\.) ?[A-Z“‘\"']")
_IN_SMALL = re.compile(r"[A-Z][a-z’']+(?: [A-Za-z’'-]+){0,4}: ?[A-Za-z“‘\"']")
_QUOTES = "“\"‘'"
# Where it says who is seen.
_PLACED = re.compile(
    r"\b(?:[Ff]rom (?:the )?left\b|[Ll]eft to right\b|(?:[Bb]ack|[Ff]ront|[Mm]iddle|[Tt]op|[Bb]ottom) row\b"
    r"|[Ff]ar (?:left|right)\b|(?:second|third|fourth) (?:from )?(?:left|right)\b)"
    r"|\((?:far |top |bottom |front |back |second )?(?:left|right|centre|center|above|below|front|inset|pictured)\)"
    r"|^(?:Pictured|(?:Above|Below|Left|Right|Top|Main|Inset)(?: (?:left|right|picture))?[:,]) "
)
_BESIDE = re.compile(r", (?:left|right|centre|center|above|below|seated|standing|pictured)(?:,| and |\.?$)")
# A caption says what its people do as it is taken: Maria Ortiz brushes snow from ….
_DOES = re.compile(
    r"(?:[A-Z][\w.’'-]+ (?:[a-z-]+ ){0,2})?(?:[A-Z][\w.’'-]+ ){2,4}"
    r"(?!(?:was|is|has|says|does|its|his|this|plans|wants|hopes)\b)[a-z]+[^s\W]s\b"
)


class Caption(NamedTuple):
    """A caption's lines, those of the credits beside it, and the number of the row above that may be its title."""

    lines: list[Line]
    credits: list[Line]
    above: int


def without_captions(page: Page, forms: list[Form]) -> tuple[Page, list[Form], list[Caption]]:
    """Page and forms without the captions that stand for themselves, and these."""
    close = list(captions_without_gaps(page, forms))
    credits = {i for _, whole in close for i in whole if forms[i] == "credit"}
    found = list(_captions(page, forms)) if page.script == "latin" else []
    found = [(run, whole) for run, whole in found if credits.isdisjoint(range(whole.start, run.start))]
    found += captions_inside(page, forms)
    taken = {i for _, whole in found for i in whole}
    close = [(run, whole) for run, whole in close if taken.isdisjoint(whole)]
    if not found and not close:
        return page, forms, []
    lines = list(page.lines)
    for _, whole in close:
        if whole.stop < len(lines) and forms[whole.stop] != "byline":
            lines[whole.stop] = replace(lines[whole.stop], blanks=max(1, lines[whole.stop].blanks))
    found = sorted([*found, *close], key=lambda caption: caption[0].start)
    taken = {i for _, whole in found for i in whole}
    kept = [i for i in range(len(lines)) if i not in taken]
    captions = [
        Caption(
            [lines[i] for i in run],
            [lines[i] for i in whole if i not in run],
            lines[run.start - 1].number if may_have_a_title(page, forms, run) else -1,
        )
        for run, whole in found
    ]
    return *in_order(page, lines, forms, kept), captions


def with_captions(page: Page, forms: list[Form], captions: Sequence[Caption]) -> tuple[Page, list[Form]]:
    """Page and forms with the captions below all else, each above its credits."""
    if not captions:
        return page, forms
    lines, forms = list(page.lines), list(forms)
    runs: list[range] = []
    for caption in captions:
        runs.append(range(len(lines), len(lines) + len(caption.lines)))
        lines += [replace(caption.lines[0], blanks=_WIDE_GAP), *caption.lines[1:], *caption.credits]
        forms.extend([""] * len(caption.lines))
        forms.extend(["credit"] * len(caption.credits))
    return replace(
        page, lines=tuple(lines), captions=tuple(runs), titles=tuple(caption.above for caption in captions)
    ), forms


def _captions(page: Page, forms: Sequence[Form]) -> Iterator[tuple[range, range]]:
    """The captions' lines, without and with the credits beside them; what surely is one may have a name above it that
    was taken for a writer's."""
    runs = list(_runs(page, forms))
    led_in = [run for run in runs if _leads_in_capitals(page.lines[run.start])]
    several = len(led_in) > _MOST_LED_IN
    end = -1  # of the caption above
    for run in runs:
        whole = _with_credits(forms, run, end)
        torn = _tears(page, forms, whole)
        if _goes_on(page, forms, run) and (not torn or _below_a_headline(page, forms, whole)):
            continue
        leads = _leads_in(page.lines[run.start])
        if not (leads and (torn or whole != run)) and not _is_prose(page.lines[run.start : run.stop]):
            continue
        signs = _signs(page, forms, run, whole, end)
        if torn:
            signs += _TEARS
        elif not page.lines[run.stop - 1].final:
            signs += _CUT_SHORT
        if run in led_in:
            signs += 0.0 if several and whole == run else _CAPITALS
        elif leads:
            signs += _LED_IN
        elif not torn and _below_a_headline(page, forms, whole):
            continue
        least = _TOLD
        if run.start and forms[run.start - 1] == "byline":
            least = _SURELY
            whole = range(run.start - 1, whole.stop) if whole == run else whole
        surely = torn or leads or signs >= _SURELY
        if signs >= least and (surely or not _above_a_headline(page, forms, whole)):
            end = whole.stop
            yield run, whole


def _runs(page: Page, forms: Sequence[Form]) -> Iterator[range]:
    """The runs of lines between two gaps or lines in a fixed form that may be captions: few lines that begin with no
    small letter, one of them at most with a lead-in."""
    start = 0
    for end in range(1, len(page.lines) + 1):
        if end < len(page.lines) and not page.lines[end].blanks and not forms[end] and not forms[end - 1]:
            continue
        run, start = range(start, end), end
        lines = page.lines[run.start : run.stop]
        if forms[run.start] or len(run) > _MOST_LINES or sum(len(line.text) for line in lines) > _MOST_CHARACTERS:
            continue
        if lines[0].lower or lines[0].slug or lines[0].turn or lines[0].text[0] in _QUOTES:
            continue
        if any(map(_leads_in, lines[1:])):
            continue
        yield run


def _leads_in(line: Line) -> bool:
    return line.entry or _leads_in_capitals(line) or _IN_SMALL.match(line.text) is not None


def _leads_in_capitals(line: Line) -> bool:
    """Whether the line begins as a caption in capitals does, and isn't a headline that is set in them."""
    return _IN_CAPITALS.match(line.text) is not None and not line.text.isupper()


def _with_credits(forms: Sequence[Form], run: range, end: int) -> range:
    """The run with the credits right below it, or right above it where none stands there, no other caption's."""
    start, stop = run.start, run.stop
    while stop < len(forms) and forms[stop] == "credit":
        stop += 1
    while stop == run.stop and start > max(0, end) and forms[start - 1] == "credit":
        start -= 1
    return range(start, stop)


def _signs(page: Page, forms: Sequence[Form], run: range, whole: range, end: int) -> float:
    """How much speaks for a caption beside the words that it begins with."""
    lines = page.lines[run.start : run.stop]
    text = " ".join(line.text for line in lines)
    signs = 0.0
    if whole != run or is_credited(text[-_TAIL:]):
        signs += _CREDITED
    if _PLACED.search(text):
        signs += _WHO
    elif _BESIDE.search(text):
        signs += _ONE_OF_THEM
    if _DOES.match(text):
        signs += _SHOWS
    if _is_in_another_width(page, run, whole, end):
        signs += _WIDER
    if end == run.start:
        signs += _BELOW_ANOTHER
    if _stands_apart(page, forms, run):
        signs += _APART
    return signs


def _tears(page: Page, forms: Sequence[Form], whole: range) -> bool:
    """Whether a sentence stops in mid-line above it and goes on below it in small letters."""
    if not whole.start or whole.stop == len(page.lines) or forms[whole.start - 1] or forms[whole.stop]:
        return False
    return not page.lines[whole.start - 1].final and page.lines[whole.stop].lower


def _goes_on(page: Page, forms: Sequence[Form], run: range) -> bool:
    """Whether the run's own last sentence goes on in small letters below a gap, as a body's may that gaps tear."""
    last, below = page.lines[run.stop - 1], page.lines[run.stop : run.stop + 1]
    return not last.final and bool(below) and below[0].lower and not forms[run.stop]


def _is_prose(lines: Sequence[Line]) -> bool:
    """Whether the lines are full but for the last, and end a sentence or have many words that every text has."""
    widest = max(line.width for line in lines)
    if any(line.width < _FULL * widest for line in lines[:-1]) or lines[-1].dangling:
        return False
    words = " ".join(line.text for line in lines).split()
    wordy = len(words) >= _FEWEST_WORDS and sum(not stem_of(word) for word in words) >= _FEWEST_SMALL
    return lines[-1].final or wordy


def _is_in_another_width(page: Page, run: range, whole: range, end: int) -> bool:
    """Whether the run is set wider or narrower than the columns above and below it, other captions apart."""
    if len(run) < 2:
        return False
    own = max(line.width for line in page.lines[run.start : run.stop])
    beside = [
        page.lines[max(0, end, whole.start - _COLUMN) : whole.start],
        page.lines[whole.stop : whole.stop + _COLUMN],
    ]
    columns = [max(line.width for line in lines) for lines in beside if len(lines) == _COLUMN]
    return bool(columns) and all(abs(own - column) > _OTHER_WIDTH * column for column in columns)


def _stands_apart(page: Page, forms: Sequence[Form], run: range) -> bool:
    """Whether it is one paragraph between gaps, and those of the text right above it stand close: a sentence ends there
    above an indent, or in a line with room for the next word."""
    first, *rest = page.lines[run.start : run.stop]
    if not first.blanks or any(line.indent for line in rest) or not page.lines[run.stop - 1].final:
        return False
    top = run.start
    while top > max(0, run.start - _MOST_LINES) and not forms[top - 1]:
        top -= 1
    text = page.lines[top : run.start]
    column = max((line.width + line.indent for line in text), default=0)
    return any(
        above.final and (line.indent > above.indent or above.width + line.token < column)
        for above, line in pairwise(text)
        if not line.blanks
    )


def _above_a_headline(page: Page, forms: Sequence[Form], whole: range) -> bool:
    """Whether few lines that end no sentence stand between it and a gap or a line in a fixed form."""
    for end in range(whole.stop, min(len(page.lines), whole.stop + _LONGEST_HEAD + 1)):
        if end > whole.stop and (page.lines[end].blanks or forms[end]):
            return True
        if forms[end] or page.lines[end].final or page.lines[end].lower:
            return False
    return False


def _below_a_headline(page: Page, forms: Sequence[Form], whole: range) -> bool:
    """Whether few lines that end no sentence, below a gap or a line in a fixed form, stand right above it."""
    top = whole.start
    while top and not forms[top - 1] and whole.start - top <= _LONGEST_HEAD and not page.lines[top - 1].final:
        top -= 1
        if page.lines[top].blanks:
            break
    head = page.lines[top : whole.start]
    if not 0 < len(head) <= _LONGEST_HEAD or head[0].lower:
        return False
    return not top or head[0].blanks > 0 or forms[top - 1] != ""
