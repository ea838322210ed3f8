"""Display lines of one story that come in several: numbered, short and alike, or an interview's questions.

Sets have ids of blocks.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from feeder.splitting.forms.briefs import is_title
from feeder.splitting.forms.columns import numbered
from feeder.splitting.model import Block

_FEWEST_ASKED = 3  # questions in a row


def numbered_ones(blocks: Sequence[Block]) -> set[int]:
    """The display lines (ids of blocks) that are numbered 一、二、… or 案例一, 案例二, two in a row at least, with
    the line right below each: a body's parts."""
    told = [
        (number, k) for k, block in enumerate(blocks) if block.kind == "display" and (number := numbered(block.text))
    ]
    found: set[int] = set()
    for ((word, m), i), ((other, n), k) in pairwise(told):
        if word == other and n == m + 1:
            found.update(id(block) for at in (i, k) for block in _with_second_line(blocks, at))
    return found


def _with_second_line(blocks: Sequence[Block], at: int) -> Sequence[Block]:
    below = blocks[at + 1 : at + 2]
    return blocks[at : at + 2] if below and below[0].kind == "display" and not below[0].blanks else blocks[at : at + 1]


def several_alike(blocks: Sequence[Block], longest: float) -> set[int]:
    """The short display lines (ids of blocks) between bodies without slugs that others like them follow, no byline and
    no longer headline between: a body's crossheads come in several."""
    runs: list[list[Block]] = [[]]
    column = False  # of briefs: there they are headlines
    for before, block, after in zip([None, *blocks], blocks, [*blocks[1:], None], strict=False):
        if block.kind == "form" or (block.kind == "paragraph" and block.slug):
            column = is_title(block.text) or (column and block.form != "furniture")
            runs.append([])
        elif block.kind == "display":
            alone = before is not None and after is not None and before.kind == after.kind == "paragraph"
            if not alone or len(block.text) > longest or column:
                runs.append([])
            elif runs[-1] and (runs[-1][-1].blanks > 0) != (block.blanks > 0):
                runs.append([block])
            else:
                runs[-1].append(block)
    return {id(block) for run in runs if len(run) > 1 for block in run}


def asked_in_a_row(blocks: Sequence[Block]) -> set[int]:
    """The display lines (ids of blocks) of an interview's questions: several in a row between paragraphs, no byline and
    no other headline between."""
    found: set[int] = set()
    chain: list[list[Block]] = [[]]
    last = ""
    for block in blocks:
        if block.kind == "display":
            if last != "display":
                chain.append([])
            chain[-1].append(block)
        elif block.kind == "paragraph":
            if last == "display" and chain[-1][-1].text[-1] not in "?？":
                chain = [[]]
            elif len(chain) > _FEWEST_ASKED:
                found.update(id(one) for run in chain for one in run)
        else:
            chain = [[]]
        last = block.kind
    return found
