"""Display lines that head nothing: what a paper says at a page's foot, and where readers are told to turn."""

from __future__ import annotations

import re
from collections.abc import Sequence

from feeder.splitting.blocks import Block
from feeder.splitting.search import Item, Story

_SILENT, _LAST, _TURNS = 1.0, 1.5, 2.0  # how much cheaper such a line is to leave without a body
_LOOSE = 2.0  # what is so cheap and has found no body is furniture
# How somebody is reached, or where more of it stands: an address, a page, a channel, a telephone number.
_TURNS_TO = re.compile(
    r"@[\w.-]|\bwww\.|\b[a-z0-9-]{3,}\.[a-z]{2,7}(?:/|\b)|\b[Pp]ages? [A-Z]?\d|\bCh(?:annel|\.) ?\d"
    r"|(?<![\d,.$£€])\(?\d{3,5}\)?[ -]\d{3,4}[ -]?\d{3,4}|\b\d{3}-\d{4}\b|[（(]?\d{3,4}[-—）)]\d{7,8}"
)


def loose_ones(blocks: Sequence[Block], vocabulary: frozenset[str]) -> list[float]:
    """For each display line how much cheaper than another it is to leave without a body: it says nothing of any body,
    whose grams `vocabulary` has, it stands last of all, or tells readers where to turn."""
    foot = _at_the_foot(blocks)
    return [
        _SILENT * vocabulary.isdisjoint(block.grams)
        + _LAST * (id(block) in foot)
        + _TURNS * (_TURNS_TO.search(block.text) is not None)
        for block in blocks
        if block.kind == "display"
    ]


def tails_of_bodies(blocks: Sequence[Block]) -> set[int]:
    """The display lines (ids of blocks) close below a paragraph and above a gap: they may end its body."""
    return {
        id(block)
        for above, block, below in zip([None, *blocks], blocks, [*blocks[1:], None], strict=False)
        if block.kind == "display" and not block.blanks
        if above is not None and above.kind == "paragraph" and (below is None or below.blanks)
    }


def _at_the_foot(blocks: Sequence[Block]) -> set[int]:
    """The display lines (ids of blocks) below a page's last paragraph and a gap."""
    foot: list[Block] = []
    for block in reversed(blocks):
        if block.kind == "paragraph":
            break
        foot.append(block)
    if len(foot) == len(blocks) or not foot or not foot[-1].blanks:
        return set()
    return {id(block) for block in foot if block.kind == "display"}


def set_aside(stories: Sequence[Story], items: Sequence[Item], display: Sequence[Block]) -> list[Story]:
    """The stories without headlines that found no body and are loose: their lines become furniture."""
    loose = {item.index for item in items if item.loose >= _LOOSE}
    kept: list[Story] = []
    for story in stories:
        lines = range(story.head[0], story.head[1] + 1) if story.head else range(0)
        if story.body is None and loose.issuperset(lines):
            for line in lines:
                display[line].kind, display[line].form = "form", "furniture"
        else:
            kept.append(story)
    return kept
