"""A page's text → its reading: the steps in their order, and which article each block falls to."""

from __future__ import annotations

from dataclasses import replace

from feeder.model import PageReading
from feeder.splitting.assembly.assembly import Read, assembled
from feeder.splitting.blocks.blocks import blocks_of
from feeder.splitting.blocks.labels import Labeller
from feeder.splitting.forms.asides import with_asides_last
from feeder.splitting.forms.forms import forms_of
from feeder.splitting.forms.insets import with_boxes_last
from feeder.splitting.fragments.captions import with_captions, without_captions
from feeder.splitting.fragments.credits_above import with_credits_below
from feeder.splitting.fragments.han_strands import with_han_strands
from feeder.splitting.fragments.quoted import with_quotes_last
from feeder.splitting.fragments.sections import with_sections
from feeder.splitting.fragments.strands import with_strands
from feeder.splitting.fragments.weaves import with_columns
from feeder.splitting.model import Block, Form
from feeder.splitting.stories.items import bodies_at_first_sight, items_of
from feeder.splitting.stories.loose import set_aside
from feeder.splitting.stories.matching import Matcher
from feeder.splitting.stories.poems import poems_among, with_poems, with_series
from feeder.splitting.stories.repairs import repaired
from feeder.splitting.stories.search import best_readings
from feeder.splitting.stories.stories import Item
from feeder.splitting.text.gutters import in_columns
from feeder.splitting.text.lines import Page, read_lines
from feeder.splitting.text.mending import mend
from feeder.splitting.text.themes import Themes

_DOUBTFUL, _SECOND_LOOKS, _DEAR = 5.0, 6, 1.5  # what a line's other label may cost, how many are tried, at what price
_NEW_HEAD, _NO_HEAD = 8.0, 3.0  # what any line of a story gains as its headline, for it says the same
_NO_HEADLINE = -8.0  # what a body without a headline costs
_MOST_LINES = 20_000
_MOST_TRIED = 400  # blocks of a page that is read more than once


def read_page(text: str) -> PageReading:
    """Every line labelled, every block given to an article, to the furniture or to the remainder."""
    text, rest = _page_of(text)
    return assembled(*best_read(text), rest)


def _page_of(text: str) -> tuple[str, list[str]]:
    """What is read as a page, and the lines after so many: no page has them, and they would cost minutes."""
    if text.count("\n") < _MOST_LINES:
        return text, []
    at = -1
    for _ in range(_MOST_LINES):
        at = text.find("\n", at + 1)
    return text[:at], text[at + 1 :].split("\n")


def best_read(text: str) -> tuple[Read, dict[int, float]]:
    """The page's best reading; with it the lines whose label is in doubt and what another label would cost.

    A doubtful line is tried the other way, and stays so where the whole page then reads better.
    """
    page, forms = _lines_of(text)
    labeller = Labeller(page, forms)
    read = read_blocks(page, blocks_of(page, labeller.labels(), forms, labeller.indent))
    if len(read.items) > _MOST_TRIED:
        return _settled(read), {}
    doubtful = labeller.doubtful(_DOUBTFUL)
    changed: dict[int, bool] = {}
    for cost, line, display in doubtful[:_SECOND_LOOKS]:
        tried = changed | {line: display}
        other = read_blocks(page, blocks_of(page, labeller.labels(tried), forms, labeller.indent))
        if other.score - read.score > _DEAR * cost + (_NEW_HEAD if display else -_NO_HEAD):
            read, changed = other, tried
    return _settled(read), {line: cost for cost, line, _ in doubtful}


def _settled(read: Read) -> Read:
    """The read with what is left over of its best reading taken for furniture."""
    best, *others = read.readings
    return replace(read, readings=[set_aside(best, read.items, read.display), *others])


def _lines_of(text: str) -> tuple[Page, list[Form]]:
    """The page's lines with their forms, in the order they are read in."""
    page = read_lines(mend(in_columns(text)))
    page, forms = with_quotes_last(*with_asides_last(page, forms_of(page)))
    page, forms = with_credits_below(page, forms)
    page, forms, captions = without_captions(page, forms)
    page, forms = with_strands(*with_columns(*with_sections(page, forms)))
    return with_captions(*with_boxes_last(*with_han_strands(page, forms)), captions)


def page_blocks(text: str) -> tuple[Page, list[Block]]:
    """The page's lines and the blocks that they make at first sight."""
    page, forms = _lines_of(text)
    labeller = Labeller(page, forms)
    return page, blocks_of(page, labeller.labels(), forms, labeller.indent)


def read_blocks(page: Page, blocks: list[Block]) -> Read:
    """The best reading of the blocks, as they are or with the poems that may be among them."""
    blocks = with_series(blocks)
    read = _read(page, blocks)
    poems = poems_among(blocks, read.display, read.matcher, latin=page.script == "latin")
    if not poems:
        return read
    other = _read(page, with_poems(blocks, poems))
    return other if other.score > read.score else read


def _read(page: Page, blocks: list[Block]) -> Read:
    paragraphs, display, items, matcher = _matched(page, blocks)
    best, *others = best_readings(items, matcher, _NO_HEADLINE, roomy=page.script != "latin")
    return Read(page, blocks, paragraphs, display, items, matcher, [repaired(best, items, matcher), *others])


def _matched(page: Page, blocks: list[Block]) -> tuple[list[Block], list[Block], list[Item], Matcher]:
    paragraphs = [block for block in blocks if block.kind == "paragraph"]
    display = [block for block in blocks if block.kind == "display"]
    themes = Themes([block.grams for block in paragraphs], page.script)
    items = items_of(page, blocks, paragraphs, display, themes)
    return paragraphs, display, items, Matcher(display, paragraphs, bodies_at_first_sight(items), themes)
