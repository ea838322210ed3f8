"""A page's text → its reading: the steps in their order, and which article each block falls to."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from math import inf, log
from operator import add

from feeder.model import PageReading
from feeder.splitting import imprint, patterns
from feeder.splitting.assembly import Read, assembled
from feeder.splitting.blocks import Block, blocks_of
from feeder.splitting.boxes import boxes
from feeder.splitting.briefs import (
    heads_a_column,
    heads_a_note,
    heads_above_places,
    heads_in_capitals,
    heads_of_items,
    is_title,
)
from feeder.splitting.captions import with_captions, without_captions
from feeder.splitting.columns import numbered, questions
from feeder.splitting.cuts import BETWEEN, body_cuts, brief_items, gap_of, headline_cuts
from feeder.splitting.english import added, says_its_name
from feeder.splitting.fields import are_told, cuts_of_rows
from feeder.splitting.forms import forms_of
from feeder.splitting.furniture import Form
from feeder.splitting.han_lists import lists_of, tells_of
from feeder.splitting.insets import with_boxes_last
from feeder.splitting.labels import Labeller
from feeder.splitting.letters import is_salutation
from feeder.splitting.lines import Page, read_lines
from feeder.splitting.listings import cuts_beside, items_of_notices, listings, scorelines, titles_of_parts
from feeder.splitting.matching import Matcher
from feeder.splitting.mending import mend
from feeder.splitting.notices import signature_cuts, stands_alone, title_cuts
from feeder.splitting.poems import poems_among, with_poems, with_series
from feeder.splitting.repairs import repaired
from feeder.splitting.rows import is_row
from feeder.splitting.search import Item, best_readings
from feeder.splitting.sections import with_sections
from feeder.splitting.turns import served_in_turn

_SOFT = 0.0
_DOUBTFUL, _SECOND_LOOKS, _DEAR = 5.0, 6, 1.5  # what a line's other label may cost, how many are tried, at what price
_NEW_HEAD, _NO_HEAD = 8.0, 6.0  # what any line of a story gains as its headline, for it says the same
_NUMBERED = 5.0  # a crosshead that is one of several
_ONE_OF_SEVERAL = 1.5
_IN_TURN = 9.0  # a headline or a body that begins where another of a row ends
_ASKS, _FEWEST_ASKED = 8.0, 3  # a question that is one of so many in a row
_NEVER = -20.0  # what a byline stands under, or a slug follows, is no crosshead
_CAPITALS = 1.5
_LONGEST_BRIEF = 500  # characters of an English one
_LIKE_A_HEADLINE = 0.55  # of the characters of the page's longer headlines: a crosshead seldom has more
_AS_LONG, _LONGER = -12.0, 30.0  # at most, and for each length of such a headline
_LONGEST_HEADS = 3  # a third of them
_SAID_BELOW = 1.0
_UNSEEN = 0.5  # of headlines without a byline, where the page has none
_MOST_HABIT = 2.0  # of slugs
_SHORT_SECTION = 120  # characters: a brief's
_ROWS = 4.0  # a list below prose, and one below another
_GAP_ABOVE, _NO_GAP_ABOVE = 2.5, 1.0
_SET_CLOSE = 1.2
_FEWEST_FAR, _FAR_TO_NEAR = 2, 4  # headlines with gaps below; to each without
_CLOSE_CROSSHEAD = 2.0
_OF_ITS_STORY = 8.0  # a list whose title says what the story above it tells
_HEADS_BELOW = 5.0  # an item's headline, an editor's note's
_NO_HEADLINE, _BARE_CAPTION, _BARE_ITEM = -6.0, -2.0, 0.0  # what a body without a headline costs
_MOST_LINES = 30_000
_MOST_TRIED = 400  # blocks of a page that is read more than once


def read_page(text: str) -> PageReading:
    """Every line labelled, every block given to an article, to the furniture or to the remainder."""
    text, rest = _page_of(text)
    return assembled(*best_read(text), rest)


def _page_of(text: str) -> tuple[str, list[str]]:
    """What is read as a page, and the lines after so many: no page has them, and they would cost minutes."""
    at = -1
    for _ in range(_MOST_LINES):
        at = text.find("\n", at + 1)
        if at < 0:
            return text, []
    return text[:at], text[at + 1 :].split("\n")


def best_read(text: str) -> tuple[Read, dict[int, float]]:
    """The page's best reading; with it the lines whose label is in doubt and what another label would cost.

    A doubtful line is tried the other way, and stays so where the whole page then reads better.
    """
    page, forms = _lines_of(text)
    labeller = Labeller(page, forms)
    read = read_blocks(page, blocks_of(page, labeller.labels(), forms, labeller.indent))
    if len(read.items) > _MOST_TRIED:
        return read, {}
    doubtful = labeller.doubtful(_DOUBTFUL)
    changed: dict[int, bool] = {}
    for cost, line, display in doubtful[:_SECOND_LOOKS]:
        tried = changed | {line: display}
        other = read_blocks(page, blocks_of(page, labeller.labels(tried), forms, labeller.indent))
        if other.score - read.score > _DEAR * cost + (_NEW_HEAD if display else -_NO_HEAD):
            read, changed = other, tried
    return read, {line: cost for cost, line, _ in doubtful}


def _lines_of(text: str) -> tuple[Page, list[Form]]:
    """The page's lines with their forms, in the order they are read in."""
    page = read_lines(mend(text))
    page, forms, captions = without_captions(page, forms_of(page))
    return with_captions(*with_boxes_last(*with_sections(page, forms)), captions)


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
    best, *others = best_readings(items, matcher, _NO_HEADLINE)
    return Read(page, blocks, paragraphs, display, items, matcher, [repaired(best, items, matcher), *others])


def _matched(page: Page, blocks: list[Block]) -> tuple[list[Block], list[Block], list[Item], Matcher]:
    paragraphs = [block for block in blocks if block.kind == "paragraph"]
    display = [block for block in blocks if block.kind == "display"]
    items = _items(blocks, paragraphs, display, page)
    return paragraphs, display, items, Matcher(display, paragraphs, _provisional(blocks, items))


def _items(blocks: list[Block], paragraphs: list[Block], display: list[Block], page: Page) -> list[Item]:
    """Paragraphs and display lines in page order, with their cuts."""
    between: list[list[Block]] = [[]]
    adjacent: list[bool] = []
    parted: list[bool] = []
    first: list[bool] = []
    above: list[float] = []
    last = ""
    inside = False
    waiting: list[Block] = []
    captions: set[int] = set()
    for block in blocks:
        if block.inside and block.kind == "display":
            above.append(0.0)
            adjacent.append(bool(adjacent) and inside)
            parted.append(False)
            inside = True
            continue
        inside = False
        if block.kind == "form":
            if block.form == "credit" and last == "paragraph" and not waiting:
                captions.add(len(first) - 1)
            waiting.append(block)
            continue
        if block.kind == "paragraph":
            between.append(waiting)
            first.append(last == "display")
        else:
            above.append(_against_crosshead(waiting) if last == "paragraph" else 0.0)
            adjacent.append(last == "display")
            parted.append(any(w.form in ("jump", "byline", "credit") or is_title(w.text) for w in waiting))
        last, waiting = block.kind, []
    gap = gap_of(paragraphs, between[1:], first, page)
    formed = frozenset(i for block in blocks if block.kind == "form" for i in block.lines)
    titles = scorelines(page, formed) | titles_of_parts(page)
    asides = boxes(page, formed)
    joined = asides | added(page) | items_of_notices(page) if page.script == "latin" else set[int]()
    lists = lists_of(page, formed)
    rows = lists.lines | listings(page, formed | asides).rows | titles | asides
    are_rows = [rows.issuperset(block.lines) for block in paragraphs]
    cuts = body_cuts(paragraphs, between[1:], first, captions, gap, page.script)
    cuts = list(map(add, cuts, cuts_of_rows(paragraphs, first, rows)))
    cuts = list(map(add, cuts, cuts_beside(paragraphs, first, titles, joined)))
    cuts = list(map(add, cuts, signature_cuts(paragraphs, first)))
    bare = {i: _BARE_ITEM for i, item in enumerate(brief_items(paragraphs, between[1:], first)) if item}
    bare |= dict.fromkeys(captions, _BARE_CAPTION)
    vocabulary = frozenset[str]().union(*[block.grams for block in paragraphs])
    head_cuts = headline_cuts(display, adjacent, parted, vocabulary, page.script)
    if page.script != "latin":
        head_cuts = list(map(add, head_cuts, title_cuts(display, adjacent)))
    apart = served_in_turn(blocks, page.script)
    cuts = [cut + _IN_TURN * (id(block) in apart) for cut, block in zip(cuts, paragraphs, strict=False)]
    head_cuts = [cut + _IN_TURN * (id(block) in apart) for cut, block in zip(head_cuts, display, strict=False)]
    items: list[Item] = []
    capitals = _capitals(display)
    parted_by = _gaps_above(display, gap.least)
    titled = heads_of_items(blocks, latin=page.script == "latin")
    close, far = _set_close(blocks), _far_heads(blocks)
    heading = _heads_of_columns(blocks, page.script == "latin") | titled
    if page.script == "latin":
        placed = heads_above_places(page)
        heading |= {id(block) for block in display if block.lines[-1] in placed}
        heading |= heads_in_capitals(blocks)
    longest = _long_heads(blocks)
    counted = _numbered(blocks)
    asked = _questions(blocks) if page.script == "latin" else questions(blocks)
    several = _several(blocks, longest / 2) if page.script != "latin" else set()
    by_habit, habit = [_byline_habit(blocks, longest / 2, slugs=slugs) for slugs in (False, True)]
    p, d, last, end, signed = len(paragraphs), len(display), "", 0, False
    for block in reversed(blocks):
        if block.kind == "form":
            signed = signed or block.form == "byline"
            continue
        if block.kind == "paragraph":
            end = end if last == "paragraph" else p
            p -= 1
            items.append(Item(True, p, cuts[p], bare=bare.get(p), alone=block.caption))
        elif block.inside:
            d -= 1
            items.append(Item(False, d, head_cuts[d], inside=True))
            continue
        else:
            d -= 1
            section = (p, end - 1) if last == "paragraph" else None
            never = (signed and section) or id(block) in heading or block.section or (d and display[d - 1].section)
            most = inf if id(block) in counted or id(block) in asked else longest
            crosshead = _NEVER if never else _crosshead(block, paragraphs, p, page, most, rows)
            crosshead += _NUMBERED if id(block) in counted else 0.0
            crosshead += _ONE_OF_SEVERAL if id(block) in several else 0.0
            crosshead += _ASKS if id(block) in asked else 0.0
            of_long = (
                section is not None
                and not paragraphs[p].blanks
                and sum(len(one.text) for one in paragraphs[p:end]) > _SHORT_SECTION
            )
            if section and not signed:
                crosshead += max(by_habit, min(_MOST_HABIT, habit)) if of_long else by_habit
            crosshead += capitals[d] - above[d] + parted_by[d]
            listed = lists.titles.issuperset(block.lines)
            told = listed and section is not None and are_told(paragraphs, p, are_rows, first)
            boxed = told or (listed and section is not None and tells_of(block, paragraphs[:p]))
            crosshead = _OF_ITS_STORY if boxed else crosshead
            listed |= page.script == "latin" and section is not None and rows.issuperset(paragraphs[p].lines)
            heads = 0.0
            if id(block) in titled or heads_a_note(block.text) or (listed and not boxed):
                heads = _HEADS_BELOW
            if far and of_long:
                crosshead += _CLOSE_CROSSHEAD
            elif id(block) in close:
                heads += _SET_CLOSE
            items.append(Item(False, d, head_cuts[d], crosshead, section, heads=heads))
        last, signed = block.kind, False
    items.reverse()
    return items


def _against_crosshead(waiting: list[Block]) -> float:
    """How much the lines in a fixed form between a body and a display line say that the body has ended."""
    if any(block.form == "furniture" and heads_a_column(block.text) for block in waiting):
        return -_NEVER
    return sum(BETWEEN.get(block.form, 0.0) for block in waiting)


def _set_close(blocks: list[Block]) -> set[int]:
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


def _far_heads(blocks: list[Block]) -> bool:
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


def _heads_of_columns(blocks: list[Block], latin: bool) -> set[int]:
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


def _gaps_above(display: list[Block], gap: int) -> list[float]:
    """What a gap above a line, or none, says for a crosshead, where this page parts articles by gaps."""
    wide = [gap > 0 and block.blanks >= gap for block in display]
    return [-_GAP_ABOVE if one else _NO_GAP_ABOVE for one in wide] if sum(wide) > 1 else [0.0] * len(display)


def _capitals(display: list[Block]) -> list[float]:
    """What capitals say for crossheads: where some display lines are all capitals, one kind is of headlines."""
    upper = [block.text.isupper() for block in display]
    size = sum(len(block.text) if capital else -len(block.text) for block, capital in zip(display, upper, strict=True))
    if not any(upper) or all(upper):
        return [0.0] * len(display)
    return [-_CAPITALS if capital == (size > 0) else _CAPITALS for capital in upper]


def _byline_habit(blocks: list[Block], longest: float, *, slugs: bool) -> float:
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


def _numbered(blocks: Sequence[Block]) -> set[int]:
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


def _several(blocks: Sequence[Block], longest: float) -> set[int]:
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


def _questions(blocks: Sequence[Block]) -> set[int]:
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


def _long_heads(blocks: list[Block]) -> float:
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


def _crosshead(block: Block, paragraphs: list[Block], p: int, page: Page, longest: float, rows: set[int]) -> float:
    """What the line and its neighbours say for a crosshead, against a headline: a log likelihood ratio.

    `longest` is how many characters the page's longer headlines have; few crossheads have more than half as many.
    """
    if not 0 < p < len(paragraphs):
        return _NEVER
    left, right = paragraphs[p - 1], paragraphs[p]
    score = 0.0
    if imprint.DAY_HEAD.fullmatch(block.text):
        return -_NEVER
    if right.slug or left.verse or right.verse or stands_alone(block.text) or is_salutation(right.text):
        return _NEVER
    if page.script == "latin" and says_its_name(block.text, right.text):
        return _NEVER
    listed = [_is_row(one) or rows.issuperset(one.lines) for one in (left, right)]
    if listed[1]:
        score += _ROWS if _is_row(left) and not (block.blanks and page.script == "latin") else -_ROWS
    if left.width and right.width:
        near = 8 if page.script == "latin" else 2
        score += -4.0 if abs(left.width - right.width) > near else 1.0
    if patterns.CROSSHEAD.match(block.text):
        score += 3.0
    over = len(block.text) / longest - _LIKE_A_HEADLINE if longest else 0.0
    score += max(_AS_LONG, -_LONGER * max(0.0, over))
    if any(block.text in paragraph.text for paragraph in paragraphs[p : p + 3]):
        score += _SAID_BELOW
    if page.script == "latin":
        words = len(block.text.split())
        return score + (0.5 if words <= 3 else max(-8.0, 3.0 - words))
    length = len(block.text)
    return score + (0.5 if length <= 10 else max(-8.0, -0.5 * (length - 12)) if length > 12 else 0.0)


def _is_row(block: Block) -> bool:
    return len(block.lines) == 1 and is_row(block.text)


def _provisional(blocks: list[Block], items: list[Item]) -> list[int]:
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
