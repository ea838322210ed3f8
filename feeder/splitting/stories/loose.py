"""Display lines that may well head nothing: they say nothing of any body on the page."""

from __future__ import annotations

from collections.abc import Sequence

from feeder.splitting.model import Block
from feeder.splitting.stories.stories import Item, Reading, Story
from feeder.splitting.text.themes import Themes

_LONGEST_SILENT = 60  # characters: a line of so many words says something


def silent_ones(blocks: Sequence[Block], vocabulary: frozenset[str], themes: Themes) -> set[int]:
    """The display lines (ids of blocks) that have none of the bodies' grams (`vocabulary`) and none of their `themes`,
    nor do those beside them without a gap. Below or above others that do, and above a byline or a jump, they are no
    such lines: they may be a deck or say where a story goes on; below a body they are."""
    found: set[int] = set()
    run: list[list[Block]] = []
    last = ""
    for block in [*blocks, None]:
        if block and block.kind == "display":
            if not run or block.blanks:
                run.append([])
            run[-1].append(block)
            continue
        says = [
            any(
                len(line.text) > _LONGEST_SILENT or not vocabulary.isdisjoint(line.grams) or themes.are_told(line.grams)
                for line in lines
            )
            for lines in run
        ]
        if block and block.form in ("byline", "jump"):
            says[-1:] = [True] if run else []
        if last == "paragraph" or not any(says):
            for lines in run[: says.index(True)] if any(says) else run:
                found.update(map(id, lines))
        run, last = [], block.kind if block else ""
    return found


def tails_of_bodies(blocks: Sequence[Block]) -> set[int]:
    """The display lines (ids of blocks) close below a paragraph and above a gap: they may end its body, where
    that has its headline above."""
    return {
        id(block)
        for above, block, below in zip([None, *blocks], blocks, [*blocks[1:], None], strict=False)
        if block.kind == "display" and not block.blanks
        if above is not None and above.kind == "paragraph" and (below is None or below.blanks)
    }


def set_aside(reading: Reading, items: Sequence[Item], display: Sequence[Block]) -> Reading:
    """The reading without silent headlines that found no body: their lines become furniture."""
    silent = {item.index for item in items if item.silent}
    kept: list[Story] = []
    for story in reading.stories:
        lines = range(story.head[0], story.head[1] + 1) if story.head else range(0)
        if story.body is None and silent.issuperset(lines):
            for line in lines:
                display[line].kind, display[line].form = "form", "furniture"
        else:
            kept.append(story)
    return Reading(reading.score, tuple(kept), reading.crossheads)
