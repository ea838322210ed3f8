"""Poems without stops: many short lines in a row whose words stand in no body of the page."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from feeder.splitting.blocks.blocks import join_lines
from feeder.splitting.forms.verses import is_series
from feeder.splitting.model import Block
from feeder.splitting.stories.matching import Matcher

_FEWEST, _FEWEST_SIGNED = 6, 4
_SHORT = 14  # characters of a poem's lines, on average
_FEWEST_OF_SERIES = 3  # a title and two lines
_MORE = 2  # lines of a stanza after the last that matches nothing
_SIGNED_BEFORE = 4  # lines of a poem that may say what a body says
_LONGEST = 22  # characters of a line; twice as many in Latin script
_LONGEST_HEAD = 10  # lines in a narrow column, with a deck
_STRANGER = 1.6  # a line that matches no body better than this
_CHARACTER_OF_ONE = 0.5  # nor than this for each Han character


def poems_among(
    blocks: Sequence[Block], display: Sequence[Block], matcher: Matcher, *, latin: bool
) -> list[list[Block]]:
    """The runs of display blocks that are verse, without their titles."""
    numbers = {id(block): d for d, block in enumerate(display)}
    longest = _LONGEST * (2 if latin else 1)
    runs: list[tuple[list[Block], bool, int]] = []
    signed, fresh = False, True
    for at, block in enumerate(blocks):
        if block.kind == "display" and len(block.text) <= longest:
            if fresh:
                runs.append(([], signed, _FEWEST))
            runs[-1][0].append(block)
            fresh = False
        else:
            if not fresh and block.form == "byline":
                if _stands_alone(blocks, at):
                    runs[-1] = (runs[-1][0], False, _FEWEST_SIGNED)  # not above, too
                elif latin and not runs[-1][1] and _may_be_a_head(runs[-1][0]):
                    runs.pop()
            signed, fresh = block.form == "byline", True
    return [
        verse
        for run, signed, fewest in runs
        if (verse := _verse(run, signed, fewest, [_is_strange(b, matcher.best(numbers[id(b)]), latin) for b in run]))
    ]


def _may_be_a_head(run: Sequence[Block]) -> bool:
    """Whether the lines may be one headline in a narrow column, with its deck."""
    return len(run) <= _LONGEST_HEAD and not any(block.blanks for block in run[1:])


def _is_strange(line: Block, match: float, latin: bool) -> bool:
    """Whether no body has the line's words, but for some that verse shares with any text."""
    return match <= (_STRANGER if latin else max(_STRANGER, _CHARACTER_OF_ONE * len(line.text)))


def _stands_alone(blocks: Sequence[Block], at: int) -> bool:
    """Whether a byline names who wrote what stands above it: no body follows, or a gap parts it from the byline, which
    has no second line."""
    if blocks[at + 1 : at + 2] and blocks[at + 1].form == "byline":
        return False
    following = next((block for block in blocks[at + 1 :] if block.kind != "form"), None)
    return following is None or following.kind == "display" or (following.blanks > 0 and not blocks[at].blanks)


def _verse(run: list[Block], signed: bool, fewest: int, strange: list[bool]) -> list[Block]:
    """The run's longest part whose lines match nothing; unless its poet is named above, a title stands above it.

    The title is known by the gap below it; a poem signed below and without gaps has its title in the first line.
    """
    start, end = _longest(strange)
    start = 0 if signed and start <= _SIGNED_BEFORE else start  # below its poet's name nothing else stands
    gap = next((k for k in range(end, len(run)) if run[k].blanks), end)
    end = gap if gap - end <= _MORE else end  # its last stanza ends at a gap
    part = run[start:end]
    if len(part) < fewest:
        return []
    gaps = [k for k in range(1, len(part)) if part[k].blanks]
    titled = not signed or part[0] is not run[0]
    if titled and gaps and gaps[0] <= 2 and len(part) - gaps[0] >= fewest:
        part = part[gaps[0] :]
    elif part[0] is run[0] and titled and not gaps and fewest < len(part) and fewest == _FEWEST_SIGNED:
        part = part[1:]
    headed = end < len(run) and run[end].blanks > 0  # the line below is a headline by itself
    if part[-1].blanks and not headed and len(part) > fewest:  # the next article's headline
        part = part[:-1]
    wrapped = sum(len(b.text) * 2 < len(a.text) and not b.blanks for a, b in pairwise(part))
    return [] if wrapped * 4 > len(part) else part


def _longest(strange: list[bool]) -> tuple[int, int]:
    """The longest stretch that begins and ends with a stranger and has no two friends in a row."""
    best, start, i = (0, 0), 0, 0
    for i in range(len(strange) + 1):
        if i == len(strange) or not (strange[i] or (i > start and strange[i - 1])):
            end = i
            while end > start and not strange[end - 1]:
                end -= 1
            best = max(best, (start, end), key=lambda span: span[1] - span[0])
            start = i + 1
    return best


def with_series(blocks: Sequence[Block]) -> list[Block]:
    """The blocks, where a headline says that several poems stand below it (外一首, 三首), with those that follow the
    first joined to it, their titles too."""
    made: list[Block] = []
    at, several = 0, False
    while at < len(blocks):
        block = blocks[at]
        at += 1
        if block.kind == "display":
            several = is_series(block.text)
        elif block.kind == "paragraph" and several and len(block.text) <= _SHORT * len(block.lines):
            run = _more_of_series(blocks, at)
            at += len(run)
            several = False
            if run:
                block = _as_verse([block, *run])
        made.append(block)
    return made


def _more_of_series(blocks: Sequence[Block], at: int) -> list[Block]:
    """The short display lines from `at` on, without the headline of what stands below them."""
    run: list[Block] = []
    for block in blocks[at:]:
        if block.kind != "display" or len(block.text) > _LONGEST:
            break
        run.append(block)
    stanza = next((k for k in range(len(run) - 1, -1, -1) if run[k].blanks), 0)
    return run[:stanza] if len(run) - stanza < _FEWEST_OF_SERIES else run


def with_poems(blocks: Sequence[Block], poems: Sequence[Sequence[Block]]) -> list[Block]:
    """The blocks with each poem's lines as one paragraph of verse."""
    first = {id(poem[0]): poem for poem in poems}
    rest = {id(block) for poem in poems for block in poem[1:]}
    made: list[Block] = []
    for block in blocks:
        if id(block) in first:
            poem = first[id(block)]
            made.append(_as_verse(poem))
        elif id(block) not in rest:
            made.append(block)
    return made


def _as_verse(parts: Sequence[Block]) -> Block:
    lines = [i for part in parts for i in part.lines]
    grams = parts[0].grams.union(*[part.grams for part in parts[1:]])
    text = join_lines([part.text for part in parts])
    return Block("paragraph", lines, text, 0, parts[0].blanks, "", False, True, grams)
