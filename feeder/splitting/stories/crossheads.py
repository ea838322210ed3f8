"""Crossheads: what speaks for a display line as the title of a part of the story around it, against a headline."""

from __future__ import annotations

import re
from collections.abc import Sequence
from math import inf
from operator import add

from feeder.splitting.blocks.english import says_its_name
from feeder.splitting.forms.briefs import heads_a_note, heads_above_places, heads_in_capitals, heads_of_items, is_title
from feeder.splitting.forms.columns import questions
from feeder.splitting.forms.entries import kinds_of_entries
from feeder.splitting.forms.fields import are_told
from feeder.splitting.forms.han_lists import tells_of
from feeder.splitting.forms.letters import is_salutation
from feeder.splitting.forms.notices import stands_alone
from feeder.splitting.forms.rows import is_row
from feeder.splitting.forms.rubrics import rubrics_of
from feeder.splitting.model import Block
from feeder.splitting.stories.series import asked_in_a_row, numbered_ones, several_alike
from feeder.splitting.stories.stories import Span
from feeder.splitting.stories.styles import (
    byline_habit,
    capitals,
    far_heads,
    gaps_above,
    long_heads,
    set_close,
    set_loose,
    shorter_than_others,
)
from feeder.splitting.stories.tables import Tables
from feeder.splitting.text import imprint, patterns
from feeder.splitting.text.lines import Page
from feeder.splitting.text.signoffs import is_signed_off

_NUMBERED = 5.0  # a crosshead that is one of several
_ONE_OF_SEVERAL = 2.0
_ASKS = 8.0  # a question that is one of several in a row
NEVER = -20.0  # what a byline stands under, or a slug follows, is no crosshead
_LONGEST_BRIEF = 500  # characters of an English one
_ENGLISH = -0.5  # English headlines are as short, and English crossheads fewer
_LIKE_A_HEADLINE = 0.55  # of the characters of the page's longer headlines: a crosshead seldom has more
_AS_LONG, _LONGER = -12.0, 30.0  # at most, and for each length of such a headline
_SAID_BELOW = 1.0
_SIGNATURE = 50  # characters
_MOST_HABIT = 2.0  # of slugs
_SHORT_SECTION = 120  # characters: a brief's
_ROWS = 4.0  # a list below prose, and one below another
_SET_CLOSE = 1.6
_CLOSE_CROSSHEAD = 2.0
_LOOSE_CROSSHEAD = 2.0
_OF_ITS_STORY = 8.0  # a list whose title says what the story above it tells
_HEADS_BELOW = 5.0  # an item's headline, an editor's note's
# The title of a list that says of whom in the story above it is: 柳叶船厂小档案; 小档案／史小满 stands alone.
_NAMED_FILE = re.compile(".+小[档檔]案")


class Crossheads:
    """A page's habits of headlines and crossheads, read off once; sets have ids of blocks."""

    def __init__(
        self,
        page: Page,
        blocks: Sequence[Block],
        paragraphs: list[Block],
        display: list[Block],
        gap: int,
        tables: Tables,
    ) -> None:
        """`gap` is how many blank lines part the page's articles, 0 where no such number shows."""
        latin = page.script == "latin"
        self._page, self._paragraphs, self._display, self._tables = page, paragraphs, display, tables
        self._are_rows = [tables.rows.issuperset(block.lines) for block in paragraphs]
        self._longest = long_heads(blocks)
        self._short = shorter_than_others(blocks) if latin else {}
        self._by_byline, self._by_slug = [
            byline_habit(blocks, self._longest / 2, slugs=slugs) for slugs in (False, True)
        ]
        self._set = list(map(add, capitals(blocks, display), gaps_above(display, gap)))
        self._numbered = numbered_ones(blocks)
        kinds = kinds_of_entries(page) if latin else []
        self._kinds = {i: k for k, kind in enumerate(kinds) for i in kind}
        self._asked = asked_in_a_row(blocks) if latin else questions(blocks)
        self._several = set[int]() if latin else several_alike(blocks, self._longest / 2)
        self._close, self._far = set_close(blocks), far_heads(blocks)
        self._loose = set_loose(blocks)
        self._titled = heads_of_items(blocks, latin=latin)
        self._heading = _heads_of_columns(blocks, latin) | self._titled
        items = rubrics_of(page).heads
        self._heading |= {id(block) for block in display if block.lines[0] in items}
        self._heading |= set[int]() if latin else _signed_by_others(blocks)
        if latin:
            placed = heads_above_places(page)
            self._heading |= {id(block) for block in display if block.lines[-1] in placed} | heads_in_capitals(blocks)

    def score(
        self, d: int, p: int, section: Span | None, *, signed: bool, above: float, first: Sequence[bool]
    ) -> tuple[float, float]:
        """The log likelihood of display line `d`, over paragraph `p`, as a crosshead; and what it gains as a headline.

        `section` has the paragraphs right below it, `signed` says whether a byline comes before them, `above` how much
        speaks against a crosshead over it, `first` which paragraphs come after a display line.
        """
        block = self._display[d]
        long = section is not None and self._is_long(*section)
        crosshead = NEVER if self._is_a_headline(d, section, signed) else self._likeness(block, p)
        crosshead += self._of_its_kind(block) + self._set[d] + self._short.get(id(block), 0.0) - above
        crosshead += _ENGLISH if self._page.script == "latin" else 0.0
        if section and not signed:
            crosshead += max(self._by_byline, min(_MOST_HABIT, self._by_slug)) if long else self._by_byline
        listed = self._tables.heads.issuperset(block.lines)
        alone = stands_alone(block.text) and not _NAMED_FILE.fullmatch(block.text)
        boxed = listed and section is not None and not alone
        boxed = boxed and self._belongs_to_story(block, p, first)
        if boxed:
            crosshead = _OF_ITS_STORY
        if self._page.script == "latin" and section is not None:
            listed = listed or self._are_rows[p]
        heads = 0.0
        if id(block) in self._titled or heads_a_note(block.text) or (listed and not boxed):
            heads = _HEADS_BELOW
        if id(block) in self._loose:
            crosshead += _LOOSE_CROSSHEAD
        if self._far and long:
            crosshead += _CLOSE_CROSSHEAD
        elif id(block) in self._close:
            heads += _SET_CLOSE
        return crosshead, heads

    def _is_a_headline(self, d: int, section: Span | None, signed: bool) -> bool:
        """Whether the line is a headline whatever it says: of a column's item, of a section, or above a byline."""
        block = self._display[d]
        if (signed and section) or id(block) in self._heading:
            return True
        return block.section or (d > 0 and self._display[d - 1].section)

    def _is_long(self, start: int, end: int) -> bool:
        """Whether the paragraphs from `start` to `end`, close below their line, are more than a brief."""
        paragraphs = self._paragraphs[start : end + 1]
        return not paragraphs[0].blanks and sum(len(block.text) for block in paragraphs) > _SHORT_SECTION

    def _of_its_kind(self, block: Block) -> float:
        """What other display lines like this one say."""
        one = id(block)
        score = _NUMBERED if one in self._numbered else 0.0
        score += _ONE_OF_SEVERAL if one in self._several else 0.0
        return score + (_ASKS if one in self._asked else 0.0)

    def _belongs_to_story(self, block: Block, p: int, first: Sequence[bool]) -> bool:
        """Whether a list below its title is a box of the story above."""
        return are_told(self._paragraphs, p, self._are_rows, first) or tells_of(block, self._paragraphs[:p])

    def _likeness(self, block: Block, p: int) -> float:
        """What the line and its neighbours say: few have more than half of a longer headline's characters."""
        if not 0 < p < len(self._paragraphs):
            return NEVER
        if imprint.DAY_HEAD.fullmatch(block.text):
            return -NEVER
        left, right = self._paragraphs[p - 1 : p + 1]
        latin = self._page.script == "latin"
        if right.slug or left.verse or right.verse or stands_alone(block.text) or is_salutation(right.text):
            return NEVER
        if latin and says_its_name(block.text, right.text):
            return NEVER
        score = self._beside_rows(block, p)
        if left.width and right.width:
            score += -4.0 if abs(left.width - right.width) > (8 if latin else 2) else 1.0
        if patterns.CROSSHEAD.match(block.text):
            score += 3.0
        longest = inf if id(block) in self._numbered or id(block) in self._asked else self._longest
        over = len(block.text) / longest - _LIKE_A_HEADLINE if longest else 0.0
        score += max(_AS_LONG, -_LONGER * max(0.0, over))
        if any(block.text in paragraph.text for paragraph in self._paragraphs[p : p + 3]):
            score += _SAID_BELOW
        return score + (_by_words(len(block.text.split())) if latin else _by_characters(len(block.text)))

    def _beside_rows(self, block: Block, p: int) -> float:
        """What a list above or below says: its rows have titles."""
        left, right = self._paragraphs[p - 1 : p + 1]
        kind, above = (self._kinds.get(paragraph.lines[0]) for paragraph in (right, left))
        if kind is not None and kind != above and (self._are_rows[p - 1] or _is_row(left)):
            return NEVER  # a list ends, and another begins
        if not (_is_row(right) or self._are_rows[p]):
            return 0.0
        if kind != above:
            return -_ROWS
        return _ROWS if _is_row(left) and not (block.blanks and self._page.script == "latin") else -_ROWS


def _by_words(words: int) -> float:
    return 0.5 if words <= 3 else max(-8.0, 3.0 - words)


def _by_characters(length: int) -> float:
    return 0.5 if length <= 10 else max(-8.0, -0.5 * (length - 12)) if length > 12 else 0.0


def _is_row(block: Block) -> bool:
    return len(block.lines) == 1 and is_row(block.text)


def _signed_by_others(blocks: Sequence[Block]) -> set[int]:
    """The lines (ids of blocks) in a story with its writer below the headline whose own text ends with who signs it."""
    found: set[int] = set()
    head: Block | None = None
    written = False
    for block, below in zip(blocks, [*blocks[1:], None], strict=False):
        if block.kind == "display":
            written = below is not None and (below.form == "byline" or (written and below.kind != "display"))
            head = None if below is not None and below.form == "byline" else block
        elif block.kind == "paragraph" and is_signed_off(block.text, _SIGNATURE):
            found.update({id(head)} if head is not None and written else ())
            head, written = None, False
    return found


def _heads_of_columns(blocks: Sequence[Block], latin: bool) -> set[int]:
    """The headlines in a column (ids of blocks), from its title on: of briefs in English those of short items, and in
    capitals of briefs, notices or advertisements to the next line that is set otherwise."""
    heads: set[int] = set()
    title = column = briefs = False
    head: Block | None = None
    length = 0
    for block in blocks:
        if block.form == "furniture":
            briefs = latin and imprint.BRIEF_HEAD.fullmatch(block.text) is not None
            title = briefs or is_title(block.text) or imprint.LABEL.fullmatch(block.text) is not None
            head = None
        elif block.kind == "display":
            if head and length <= _LONGEST_BRIEF:
                heads.add(id(head))
            head, length = block if briefs else None, 0
            column = (title or column) and block.text.isupper()
            if column:
                heads.add(id(block))
            title = False
        elif block.kind == "paragraph":
            title = False
            length += len(block.text)
            briefs = briefs and length <= _LONGEST_BRIEF
    if head and length <= _LONGEST_BRIEF:
        heads.add(id(head))
    return heads
