"""Blocks → what the search reads: paragraphs and display lines in page order, with what their surroundings say."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from operator import add

from feeder.splitting.forms.briefs import heads_a_column, is_title
from feeder.splitting.forms.fields import cuts_of_rows
from feeder.splitting.forms.listings import cuts_beside
from feeder.splitting.forms.notices import signature_cuts, title_cuts
from feeder.splitting.forms.pairs import is_of_both
from feeder.splitting.forms.photos import is_of_a_story
from feeder.splitting.forms.smalls import small_items
from feeder.splitting.model import Block
from feeder.splitting.stories.crossheads import NEVER, Crossheads
from feeder.splitting.stories.cuts import BETWEEN, body_cuts, brief_items, gap_of, headline_cuts
from feeder.splitting.stories.loose import silent_ones, tails_of_bodies
from feeder.splitting.stories.stories import Item, Span
from feeder.splitting.stories.tables import tables_of
from feeder.splitting.stories.turns import served_in_turn
from feeder.splitting.text import patterns
from feeder.splitting.text.lines import Page
from feeder.splitting.text.themes import Themes

_SOFT = 0.0
_IN_TURN = 9.0  # a headline or a body that begins where another of a row ends
_CREDITS_END, _LONGEST_TAIL = frozenset("摄攝影）)"), 40  # characters
_LONGEST_CAPTION = 120  # characters
_ABOVE_A_PHOTO = 10.0  # a line that stood right above a caption in a body's midst: its title, or a crosshead
_NO_TITLE = -6.0  # of a photo, is a line above what a credit ends
_BARE_CAPTION, _BARE_ITEM = -2.0, 0.0  # what a body without a headline costs that often has none


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What stands around a page's paragraphs and display lines.

    For each paragraph: `between`, the lines in a fixed form above it; `first`, whether it comes after a display line;
    `captions` has those with a photo's credit right below. For each display line: `above`, how much what stands over it
    says against a crosshead; `adjacent`, whether another display line does; `parted`, whether a line in a fixed form
    parts it from that one.
    """

    between: list[list[Block]]
    first: list[bool]
    captions: set[int]
    above: list[float]
    adjacent: list[bool]
    parted: list[bool]


def items_of(
    page: Page, blocks: Sequence[Block], paragraphs: list[Block], display: list[Block], themes: Themes
) -> list[Item]:
    """Paragraphs and display lines in page order, with their cuts."""
    around = surroundings_of(blocks)
    gap = gap_of(paragraphs, around.between, around.first, page)
    tables = tables_of(page, blocks)
    apart = served_in_turn(list(blocks), page.script)
    photos = around.captions.union(i for i, block in enumerate(paragraphs) if block.caption)
    small = {i for i, item in enumerate(brief_items(paragraphs, around.between, around.first, photos)) if item}
    starts = small_items(page).starts
    small |= {i for i, block in enumerate(paragraphs) if block.lines[0] in starts}
    cuts = body_cuts(paragraphs, around.between, around.first, small, around.captions, gap, themes, page.script)
    cuts = list(map(add, cuts, cuts_of_rows(paragraphs, around.first, tables.rows)))
    cuts = list(map(add, cuts, cuts_beside(paragraphs, around.first, tables.titles, tables.joined)))
    cuts = list(map(add, cuts, signature_cuts(paragraphs, around.first)))
    cuts = [cut + _IN_TURN * (id(block) in apart) for cut, block in zip(cuts, paragraphs, strict=True)]
    vocabulary = frozenset[str]().union(*[block.grams for block in paragraphs])
    head_cuts = _head_cuts(page, display, around, vocabulary)
    head_cuts = [cut + _IN_TURN * (id(block) in apart) for cut, block in zip(head_cuts, display, strict=True)]
    bare = dict.fromkeys(small, _BARE_ITEM)
    bare |= dict.fromkeys(around.captions, _BARE_CAPTION)
    crossheads = Crossheads(page, blocks, paragraphs, display, gap.least, tables)
    sections = sections_of(blocks)
    silent, tails = silent_ones(blocks, vocabulary, themes), tails_of_bodies(blocks)
    items: list[Item] = []
    p = d = 0
    for block in blocks:
        if block.kind == "paragraph":
            items.append(Item(True, p, cuts[p], bare=bare.get(p), alone=block.caption or block.lines[0] in starts))
            p += 1
        elif block.kind == "display" and block.inside:
            items.append(Item(False, d, head_cuts[d], inside=True))
            d += 1
        elif block.kind == "display":
            section, signed = sections[d]
            crosshead, heads = crossheads.score(d, p, section, signed=signed, above=around.above[d], first=around.first)
            if section == (p, p) and (p in around.captions or _is_credited(paragraphs[p])):  # a photo's title
                crosshead += _NO_TITLE
            if page.lines[block.lines[-1]].number in page.titles and not signed and not block.slug:
                crosshead += _ABOVE_A_PHOTO
            states = {"silent": id(block) in silent, "tail": id(block) in tails}
            items.append(Item(False, d, head_cuts[d], crosshead, section, heads=heads, **states))
            d += 1
    return items


def surroundings_of(blocks: Sequence[Block]) -> Surroundings:
    """Goes over the page once; a display line inside a paragraph parts nothing."""
    found = Surroundings([], [], set(), [], [], [])
    last, inside, gap = "", False, 0
    waiting: list[Block] = []
    for block in blocks:
        if block.inside and block.kind == "display":
            found.above.append(0.0)
            found.adjacent.append(bool(found.adjacent) and inside)
            found.parted.append(False)
            inside = True
            continue
        inside = False
        if block.kind == "form":
            below = block.form == "credit" and last == "paragraph" and not waiting
            close = found.between[-1:] == [[]] and not found.first[-1] and block.blanks >= gap
            if below and not (close and is_of_a_story(block.text)):
                found.captions.add(len(found.first) - 1)
            waiting.append(block)
            continue
        if block.kind == "paragraph":
            found.between.append(waiting)
            found.first.append(last == "display")
            gap = block.blanks
            if last == "paragraph" and _is_credited(block) and (block.blanks or _is_one_sentence(block.text)):
                found.captions.add(len(found.first) - 1)
        else:
            found.above.append(_against_crosshead(waiting) if last == "paragraph" else 0.0)
            found.adjacent.append(last == "display")
            found.parted.append(any(w.form in ("jump", "byline", "credit") or is_title(w.text) for w in waiting))
        last, waiting = block.kind, []
    return found


def _is_credited(block: Block) -> bool:
    """Whether a paragraph ends with who took the photo, and not with who wrote and photographed."""
    tail = block.text[-1] in _CREDITS_END and patterns.CREDIT_TAIL.search(block.text[-_LONGEST_TAIL:])
    return bool(tail) and not is_of_both(block.text[-_LONGEST_TAIL:])


def _is_one_sentence(text: str) -> bool:
    """Whether a Chinese paragraph is one sentence with who took the photo behind it."""
    photographed = text.rstrip("）)")[-1:] in "摄攝"
    return photographed and text.count("。") == 1 and len(text) <= _LONGEST_CAPTION


def sections_of(blocks: Sequence[Block]) -> list[tuple[Span | None, bool]]:
    """For each display line the paragraphs right below it, up to the next, and whether a byline parts it from them."""
    found: list[tuple[Span | None, bool]] = []
    p = sum(block.kind == "paragraph" for block in blocks)
    last, end, signed = "", 0, False
    for block in reversed(blocks):
        if block.kind == "form":
            signed = signed or block.form == "byline"
        elif block.kind == "display" and block.inside:
            found.append((None, False))
        else:
            if block.kind == "paragraph":
                end = end if last == "paragraph" else p
                p -= 1
            else:
                found.append(((p, end - 1) if last == "paragraph" else None, signed))
            last, signed = block.kind, False
    found.reverse()
    return found


def _head_cuts(page: Page, display: list[Block], around: Surroundings, vocabulary: frozenset[str]) -> list[float]:
    cuts = headline_cuts(display, around.adjacent, around.parted, vocabulary, page.script)
    for i in range(1, len(display)):
        if around.adjacent[i] and page.lines[display[i - 1].lines[-1]].flow == "on":
            cuts[i] = -_IN_TURN
    return cuts if page.script == "latin" else list(map(add, cuts, title_cuts(display, around.adjacent)))


def _against_crosshead(waiting: list[Block]) -> float:
    """How much the lines in a fixed form between a body and a display line say that the body has ended."""
    if any(block.form == "furniture" and heads_a_column(block.text) for block in waiting):
        return -NEVER
    return sum(BETWEEN.get(block.form, 0.0) for block in waiting)


def bodies_at_first_sight(items: Sequence[Item]) -> list[int]:
    """For each paragraph the number of the body it is taken for at first sight."""
    numbers: list[int] = []
    body, beside = -1, False
    for item in items:
        if not item.paragraph:
            beside = beside and item.inside
            continue
        if not beside or item.cut > _SOFT:
            body += 1
        numbers.append(body)
        beside = True
    return numbers
