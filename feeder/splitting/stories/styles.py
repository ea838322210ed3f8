"""How a page sets its headlines, and what that says of its other display lines: capitals, gaps, lengths, bylines."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from math import log

from feeder.splitting.forms.briefs import is_title
from feeder.splitting.model import Block

_CAPITALS = 1.5
_FEWEST_TOPS = 3  # headlines of several lines, that show how this page sets them
_LONGEST_HEADS = 3  # a third of them
_FEWEST_HEADS = 4  # on a page, that show how long they are
_FEW_WORDS, _USUAL, _SHORTER = 3, 0.7, 1.5  # how many headlines of a page are as short, as a rule: a log likelihood
_UNSEEN = 0.5  # of headlines without a byline, where the page has none
_GAP_ABOVE, _NO_GAP_ABOVE = 1.7, 1.0
_FEWEST_FAR, _FAR_TO_NEAR = 2, 4  # headlines with gaps below; to each without
_NEAR_TO_LOOSE = 2  # headlines without gaps below; to each with one


def long_heads(blocks: Sequence[Block]) -> float:
    """How many characters the longer ones of the page's headlines have, all lines of each."""
    lengths: list[int] = []
    last = ""
    for block in blocks:
        if block.kind == "display" and last == "display" and not block.blanks:
            lengths[-1] += len(block.text)
        elif block.kind == "display":
            lengths.append(len(block.text))
        last = block.kind
    longer = sorted(lengths, reverse=True)[: max(1, len(lengths) // _LONGEST_HEADS)]
    return sum(longer) / len(longer) if longer else 0.0


def shorter_than_others(blocks: Sequence[Block]) -> dict[int, float]:
    """What it says for a crosshead that a line of few words (ids of blocks) is shorter than the page's headlines: the
    fewer of them are as short, the more; nothing below the title of a column of briefs, whose heads are short."""
    runs: list[list[Block]] = []
    last, briefs = "", len(blocks)
    for block in blocks:
        if block.form == "furniture" and is_title(block.text):
            briefs = min(briefs, len(runs))
        if block.kind == "display" and last == "display" and not block.blanks:
            runs[-1].append(block)
        elif block.kind == "display":
            runs.append([block])
        last = block.kind
    words = [sum(len(block.text.split()) for block in run) for run in runs]
    found: dict[int, float] = {}
    for run, count in zip(runs[:briefs], words, strict=False) if len(runs) >= _FEWEST_HEADS else ():
        if count <= _FEW_WORDS and len(run) == 1 and not (count == 1 and run[0].text.isupper()):
            as_short = sum(other <= max(count, _FEW_WORDS) for other in words) - 1
            found[id(run[0])] = max(0.0, -log((as_short + 0.5) / len(runs)) - _USUAL) * _SHORTER
    return found


def byline_habit(blocks: Sequence[Block], longest: float, *, slugs: bool) -> float:
    """How much less likely a headline of this page has no byline between it and its body, nor a slug where `slugs` says
    so; lines of at most `longest` characters without one or a slug may be crossheads and don't count."""
    bare = signed = length = 0
    last, byline = "", False
    for block in blocks:
        if block.kind == "form":
            byline = byline or block.form == "byline"
            continue
        if block.kind == "display":
            length = len(block.text) + (length if last == "display" and not block.blanks else 0)
        elif last == "display":
            named = byline or (slugs and block.slug)
            signed, bare = signed + named, bare + (not named and (block.slug or length > longest))
        last, byline = block.kind, False
    return -log((bare + _UNSEEN) / (bare + signed + _UNSEEN))


def capitals(blocks: Sequence[Block], display: list[Block]) -> list[float]:
    """What capitals say for crossheads: where some display lines are all capitals, one kind is of headlines: that which
    headlines of several lines begin with, where they agree; else the one with more text."""
    upper = [block.text.isupper() for block in display]
    if not any(upper) or all(upper):
        return [0.0] * len(display)
    tops = _tops(blocks)
    if len(tops) >= _FEWEST_TOPS and len({top.text.isupper() for top in tops}) == 1:
        size = 1 if tops[0].text.isupper() else -1
    else:
        size = sum(
            len(block.text) if capital else -len(block.text) for block, capital in zip(display, upper, strict=True)
        )
    return [-_CAPITALS if capital == (size > 0) else _CAPITALS for capital in upper]


def _tops(blocks: Sequence[Block]) -> list[Block]:
    """The first lines of the page's headlines of several lines."""
    return [
        block
        for before, block, below in zip([None, *blocks], blocks, blocks[1:], strict=False)
        if block.kind == below.kind == "display" and not below.blanks and (before is None or before.kind != "display")
    ]


def gaps_above(display: list[Block], gap: int) -> list[float]:
    """What a gap above a line, or none, says for a crosshead, where this page parts articles by gaps."""
    wide = [gap > 0 and block.blanks >= gap for block in display]
    return [-_GAP_ABOVE if one else _NO_GAP_ABOVE for one in wide] if sum(wide) > 1 else [0.0] * len(display)


def set_close(blocks: Sequence[Block]) -> set[int]:
    """The last lines (ids of blocks) of the headlines with a gap above them, none in them and none below: each is set
    close to what it heads."""
    found: set[int] = set()
    gap = False
    for block, below in pairwise(blocks):
        if block.kind != "display":
            gap = False
            continue
        opens = block.blanks > 0
        gap = opens or gap
        if below.kind != "display" and gap and not below.blanks:
            found.add(id(block))
    return found


def set_loose(blocks: Sequence[Block]) -> set[int]:
    """The single lines (ids of blocks) with a gap above and below, on a page whose other headlines have none below."""
    last = [
        (block, below.blanks > 0, block.blanks > 0 and before.kind == "paragraph")
        for before, block, below in zip(blocks, blocks[1:], blocks[2:], strict=False)
        if block.kind == "display" and below.kind == "paragraph"
    ]
    loose = {id(block) for block, gap, alone in last if gap and alone}
    near = sum(not gap for _, gap, _ in last)
    return loose if near >= _NEAR_TO_LOOSE * (len(last) - near) else set()


def far_heads(blocks: Sequence[Block]) -> bool:
    """Whether the page's headlines of several lines, and those above a byline or a slug, have a gap below them, too:
    what is set close to a paragraph is then rather a crosshead."""
    far = near = 0
    lines, gap, signed = 0, False, False
    for block in blocks:
        if block.kind == "display":
            lines, gap, signed = (0 if gap or signed else lines) + 1, False, False
            continue
        if lines:
            gap, signed = gap or block.blanks > 0, signed or block.slug or block.form == "byline"
        if block.kind == "paragraph":
            if lines > 1 or (lines and signed):
                far, near = far + gap, near + (not gap)
            lines, gap, signed = 0, False, False
    return far >= _FEWEST_FAR and near * _FAR_TO_NEAR <= far
