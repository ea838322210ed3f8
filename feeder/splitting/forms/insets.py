"""What stands between two gaps in the midst of a Chinese body's sentence: a headline, a photo with its caption, a whole
story, or nearly the body's words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from feeder.splitting.forms.photos import below_its_credit
from feeder.splitting.model import Form, Line
from feeder.splitting.text.arranged import with_last
from feeder.splitting.text.lines import Page

_MOST_LINES, _MOST_OF_A_BOX = 6, 9
_MOST_OF_A_HEADLINE, _MOST_OF_A_STORY = 3, 24
_MOST_OF_A_CREDIT = 3  # lines
_SAME, _INDENT = 4, 5  # half cells
_NARROW = 0.8  # of the line above it
_WIDE_GAP = 3  # blank lines


def runs_between_gaps(page: Page, most: int = _MOST_LINES) -> list[range]:
    """The few lines between each two gaps."""
    starts = [i for i, line in enumerate(page.lines) if i and line.blanks]
    return [range(a, b) for a, b in pairwise(starts) if b - a <= most]


def with_boxes_last(page: Page, forms: list[Form]) -> tuple[Page, list[Form]]:
    """Page and forms with what tears a Chinese sentence apart below all else: the body goes on without a gap."""
    boxes = [] if page.script == "latin" else _boxes_inside(page, forms)
    if not boxes:
        return page, forms
    lines = list(page.lines)
    for run in boxes:
        lines[run[0]] = replace(lines[run[0]], blanks=max(lines[run[0]].blanks, _WIDE_GAP))
        lines[run[-1] + 1] = replace(lines[run[-1] + 1], blanks=0)
    return with_last(page, lines, forms, boxes)


def _boxes_inside(page: Page, forms: list[Form]) -> list[range]:
    """What tears a Chinese sentence apart: photos, each with its caption and credit, and whole stories."""
    photos = [
        run
        for run in runs_between_gaps(page, _MOST_OF_A_BOX)
        if len(run) > 1 and _names_its_photographer(page, forms, run)
        if not _beside_forms(forms, run) and tears_a_sentence(page, run)
    ]
    return photos + [run for run in _stories_inside(page, forms) if not any(set(run) & set(photo) for photo in photos)]


def _names_its_photographer(page: Page, forms: Sequence[Form], run: range) -> bool:
    """Whether a credit stands in the run, or behind its last sentence."""
    if any(forms[i] == "credit" for i in run):
        return True
    return any(below_its_credit(page, forms, i) == run.stop for i in run[-_MOST_OF_A_CREDIT:])


def _stories_inside(page: Page, forms: list[Form]) -> list[range]:
    """The lines between two gaps that tear a sentence apart with a headline and its own text, whose last sentence
    ends."""
    starts = [i for i, line in enumerate(page.lines) if i and line.blanks]
    found: list[range] = []
    for k, start in enumerate(starts):
        first = page.lines[start]
        if page.lines[start - 1].final or (found and start < found[-1].stop):
            continue
        if first.stops and not first.slug:
            continue
        for end in starts[k + 1 :]:
            if end - start > _MOST_OF_A_STORY:
                break
            run = range(start, end)
            if _beside_forms(forms, run):
                continue
            if _is_a_story_headed_below(page, forms, run) if first.slug else _tears_as_a_story(page, run):
                found.append(run)
                break
    return found


def _tears_as_a_story(page: Page, run: range) -> bool:
    return _is_a_story(page, run) and tears_a_sentence(page, run)


def _is_a_story(page: Page, run: range) -> bool:
    """Whether the run is a headline of one line or two, with no stop in it, above text of its own whose last line ends
    a sentence or leaves room; what goes on below the run fills its column, or ends a sentence."""
    own = [page.lines[i] for i in run]
    head = next((k for k, line in enumerate(own) if line.stops or line.final or line.slug or line.indent), len(own))
    if not 1 <= head <= 2 or len(own) - head < 2 or page.lines[run.stop].indent:
        return False
    above, below = page.lines[max(0, run.start - 3) : run.start], page.lines[run.stop : run.stop + 2]
    column = max(line.width for line in above)
    text = max(line.width for line in own[head:])
    if not own[-1].final and own[-1].width + below[0].token + _SAME > text:
        return False
    if abs(own[0].width - column) < _SAME or (own[0].width > _NARROW * column and abs(text - column) < _SAME):
        return False
    fills = [line.width + line.indent >= column - 2 for line in above]
    return all(fills[1:]) and (below[0].width >= column - 2 or (below[0].final and below[-1].width < column))


def _is_a_story_headed_below(page: Page, forms: Sequence[Form], run: range) -> bool:
    """Whether the run, which tears a sentence apart, is text in another width that opens with a slug, and below it its
    headline of one line or two."""
    own = [page.lines[i] for i in run]
    head = next((k for k, line in enumerate(reversed(own)) if line.stops or line.final), len(own))
    if not own[0].slug or not 1 <= head <= _MOST_OF_A_HEADLINE - 1 or len(own) - head < 2 or any(forms[i] for i in run):
        return False
    text = own[: len(own) - head]
    above = page.lines[max(0, run.start - 3) : run.start]
    column = max(line.width + line.indent for line in above)
    apart = abs(max(line.width + line.indent for line in text) - column) >= _SAME
    return text[-1].final and apart and _goes_on_over(page, run)


def headlines_inside(page: Page, forms: list[Form], quoted: set[int]) -> set[int]:
    """The lines of headlines set in the midst of a Chinese body: between two gaps that tear a sentence apart, narrower
    than the column or not begun in its width, and no pull quote (`quoted`)."""
    if page.script == "latin":
        return set()
    found = set[int]()
    for run in runs_between_gaps(page):
        if run[0] in quoted or forms[run[0]] or _beside_forms(forms, run) or not breaks_a_sentence(page, run):
            continue
        narrow = max(page.lines[i].width for i in run) <= _NARROW * page.lines[run[0] - 1].width
        if narrow or _in_another_width(page, run) or _stops_short(page, run):
            found |= set(run)
    return found


def furniture_inside(page: Page, forms: Sequence[Form]) -> set[int]:
    """The furniture between two gaps that tear a sentence of a Chinese body apart."""
    runs = [run for run in runs_between_gaps(page) if all(forms[i] == "furniture" for i in run)]
    return {i for run in runs if tears_a_sentence(page, run) for i in run}


def _beside_forms(forms: list[Form], run: range) -> bool:
    """Whether a line in a fixed form stands right above or below the run: no sentence goes on over it."""
    return any(forms[max(0, run[0] - 1) : run[0]] + forms[run[-1] + 1 : run[-1] + 2])


def _in_another_width(page: Page, run: range) -> bool:
    """Whether the run's first line is not as wide as the column that it stands in: wider, or narrower than the lines
    above it where they fill theirs."""
    first = page.lines[run[0]]
    if first.slug or len(run) > _MOST_OF_A_HEADLINE:
        return False
    above = [line.width for line in page.lines[max(0, run[0] - 3) : run[0]]]
    filled = len(above) == 3 and sorted(above)[1] >= max(above) - 2
    return first.width >= _column_at(page, run) + _SAME or (filled and abs(max(above) - first.width) >= _SAME)


def _stops_short(page: Page, run: range) -> bool:
    """Whether its last line ends no sentence, though the first word below it would have fitted."""
    last, below = page.lines[run[-1]], page.lines[run[-1] + 1]
    return not last.final and last.width + last.indent + below.token + _SAME <= _column_at(page, run)


def _column_at(page: Page, run: range) -> int:
    """How wide the column is around the run, by the lines above it and below: that of the middle one."""
    around = [*page.lines[max(0, run[0] - 4) : run[0]], *block_from(page, run[-1] + 1)]
    return sorted(line.width + line.indent for line in around)[len(around) // 2]


def breaks_a_sentence(page: Page, run: range) -> bool:
    """Whether a sentence of Chinese prose stops before it and goes on below it, for it ends none, or is not set in the
    prose's column."""
    if not tears_a_sentence(page, run):
        return False
    own = page.lines[run[0] : run[-1] + 1]
    ends = any(line.final or "。" in line.text for line in own) or own[-1].dangling
    return not ends or _leaves_room(page, run, _SAME)


def may_be_quoted(page: Page, run: range) -> bool:
    """Whether it tears a sentence of Chinese prose apart and is not set as its lines are."""
    return tears_a_sentence(page, run) and (breaks_a_sentence(page, run) or _leaves_room(page, run, 0))


def is_a_sentence_aside(page: Page, run: range) -> bool:
    """Whether it is a sentence, to its full stop, that tears one of Chinese prose apart, on lines that leave room."""
    if page.script == "latin" or not page.lines[run[-1]].final:
        return False
    return _leaves_room(page, run, _SAME) and tears_a_sentence(page, run)


def _leaves_room(page: Page, run: range, slack: int) -> bool:
    """Whether each of several lines ends where the next one's first word would have fitted in the column above, and
    `slack` half cells with it."""
    column, own = _column_at(page, run), page.lines[run[0] : run[-1] + 1]
    return len(own) > 1 and all(
        not line.final and column - line.width >= below.token + slack for line, below in pairwise(own)
    )


def tears_a_sentence(page: Page, run: range) -> bool:
    """Whether the prose above it stops in mid-sentence, in a full line, and goes on below it in the same column."""
    return not page.lines[run.start].slug and _goes_on_over(page, run)


def _goes_on_over(page: Page, run: range) -> bool:
    """The same, whatever the run opens with."""
    if not run.start or run.stop >= len(page.lines):
        return False
    above, below = page.lines[run.start - 1], page.lines[run.stop]
    if above.final or below.slug or below.indent > above.indent:
        return False
    before, after = page.lines[max(0, run.start - 4) : run.start], block_from(page, run.stop)
    if not (_is_prose(before[::-1]) and _is_prose(after)):
        return False
    column, goes_on = (max(line.width + line.indent for line in lines) for lines in (before, after))
    return above.width + above.indent >= column - _INDENT and (len(after) < 4 or abs(column - goes_on) <= _SAME)


def block_from(page: Page, i: int) -> Sequence[Line]:
    """The lines from line i on to the next gap, or a sentence's end above an opening slug, four of them at most."""
    below = range(i + 1, min(i + 4, len(page.lines)))
    lines = page.lines
    end = next((k for k in below if lines[k].blanks or (lines[k].slug and lines[k - 1].final)), i + 4)
    return page.lines[i:end]


def _is_prose(lines: Sequence[Line]) -> bool:
    """Whether the first of the lines has a stop, or the next, right beside it and as wide or a sentence's end below."""
    first, second = lines[0], lines[1:2]
    if first.stops:
        return True
    return any(
        line.stops > 0
        and (abs(line.width - first.width) <= 2 or (line.final and line.number > first.number))
        and not (first if line.number < first.number else line).blanks
        for line in second
    )
