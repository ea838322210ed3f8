"""Log odds that a new article begins between two paragraphs, a new headline between two display lines."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Collection, Sequence
from itertools import chain, pairwise
from math import log
from typing import NamedTuple

from feeder.splitting.forms.letters import opens_a_letter
from feeder.splitting.forms.notices import REPLY, greets, is_set_wide, stands_alone
from feeder.splitting.forms.rows import is_list_row
from feeder.splitting.forms.signers import signer_of
from feeder.splitting.model import Block, Script
from feeder.splitting.stories.leads import opening
from feeder.splitting.stories.turns import is_marked_apart
from feeder.splitting.text import imprint, patterns
from feeder.splitting.text.lines import Page
from feeder.splitting.text.signoffs import is_signed_off
from feeder.splitting.text.themes import Themes
from feeder.splitting.text.words import leans, tells

_MARKED = re.compile(f"{patterns.BULLET.pattern}|{patterns.PLACED.pattern}")
# What a headline's last line says of what it is: 柳叶街试行新菜场记, ——渡口见闻.
_DECK = re.compile(
    r"[—–]{1,2}.{4,}|.{4,24}(?:见闻|見聞|侧记|側記|纪实|紀實|综述|綜述|掠影|纪事|紀事|速写|特写|(?<![书書日登标標笔筆传傳])[记記])"
)
_RARE = 4
_PARTED = 3.0
_FEWEST_GAPS = 4  # between paragraphs, that show what is usual
_MOST_GAPS, _FEW, _NOISY = 0.5, 0.25, 3.0  # of a page's paragraphs, larger gaps part; times as many as within them
# Times the log odds of a gap between two bodies; without one.
_GAP: dict[Script, float] = {"hans": 1.1, "hant": 1.1, "latin": 1.35}
_NO_GAP = -1.5
_BETWEEN_BODIES, _RARE_NOISE = 0.85, 0.02  # the share of gaps there; in the midst of paragraphs, at least
_BYLINE_EN = 4.0  # more than between Chinese bodies: English ones open a body, and letters end with them
_CAPTION, _TAIL = 4.0, 40  # a photographer is named right below
# What more it says of one sentence, without a quotation; below a gap, the photographer behind it.
_ONE_SENTENCE, _NAMED_BEHIND = 2.0, 3.0
_QUOTED_OR_MORE = re.compile(r"[。！？“「\"](?=.)|[a-z]{2}[.!?] (?=[A-Z])")
_POINTED, _POINTS = 6.0, re.compile("[▲△▶►◀◄↑↓←→]|[图圖][为為]|[上下左右题題][图圖]")
_INTERVIEW = 6.0  # a first question, who asks named above it
_LETTER = 7.0  # a salutation, or another letter's signature above
_ANNOUNCED = 6.0  # what follows a colon
_CERTAIN = 15.0  # more than a body without a headline costs
# Log odds and what they grow or shrink by, measured on practice pages and tuned with tests/typeset/tune.py.
_SLUGGED, _BARE, _SIGNED = 7.0, -2.0, 7.0
_RUN_IN = 6.0  # places in a row, as in a round-up: a story has one
_STRANGE: dict[Script, float] = {"hans": 0.3, "hant": 0.3, "latin": -0.3}
_COHESION: dict[Script, float] = {"hans": 0.16, "hant": 0.16, "latin": 0.05}
_KINSHIP: dict[Script, float] = {"hans": 0.5, "hant": 0.5, "latin": 0.65}
_LEAST_STRANGE = -4.0
_SLUGS_SAY_THE_SAME = -1.6  # at least, of two bodies that slugs open
_WIDER = 12  # half cells that no paragraph of one line has more than its column
_SAME_WIDTH, _MUCH_WIDER = -0.3, 2.0
_OTHER_WIDTH: dict[Script, float] = {"hans": 5.0, "hant": 5.0, "latin": 3.0}
_ENTRY = -6.0
_KICKER_BELOW, _KICKER_ABOVE = 4.0, -1.0  # a line in capitals begins a headline rather than goes on with it
_SET_WIDE = 6.0  # a notice's title, or a mark that only one has
_MANY_GAPS, _GATHERED = 3, 4.5  # of one run of display lines; what more a gap then says
_FEWEST_RUNS, _FEW_GAPS, _ALONE = 3, 0.7, 1.5  # of display lines; gaps a run; what less a gap then says
_SILENT = 1.2  # what less a missing gap says in English, where no display line has one
_LONGEST_HEADLINE, _LISTED = 4, 0.5  # lines of a Chinese one; what a missing gap says in a run of more
_AFTER_DECK = 3.0
_SHORTEST_NAME = 3  # characters of the name of a column that is not known for one: shorter is a headline's wrapped end
_COLUMNS_NAME, _LONGEST_NAME, _LONGER_THAN_IT = 4.0, 4, 1.7  # characters; times as long is the headline below it
_LONGEST_LIST_EN, _MOST_NAMING, _LONGEST_NAME_EN, _NAMED_ABOVE = 6, 2, 22, 6.0  # lines; words, characters of a name
_LED_ON, _LEADS_ON, _LABEL = 6.0, 4.0, 7  # what a colon or a dash joins; a label with a colon begins a headline
_WOULD_HAVE_FITTED = 1.5  # an English headline's next line
_BLANK_BETWEEN, _NO_BLANK, _GRAM_ACROSS, _LONGER = 3.3, -2.8, 2.0, 0.4


class Cohesion:
    """How much vocabulary the paragraphs on the two sides of a gap share."""

    def __init__(self, paragraphs: Sequence[Block]) -> None:
        sets = [block.grams for block in paragraphs]
        frequency = Counter(chain.from_iterable(sets))
        most = max(_RARE, len(sets) // 8)
        rare = {gram for gram, count in frequency.items() if 1 < count <= most and tells(gram)}
        self._rare = [grams & rare for grams in sets]

    def shared(self, first: int, gap: int, last: int) -> float:
        """Rare grams that both sides have, per 100 of the shorter side's; at most three paragraphs a side."""
        left: set[str] = set().union(*self._rare[max(first, gap - 3) : gap])
        right: set[str] = set().union(*self._rare[gap : min(last + 1, gap + 3)])
        return 100.0 * len(left & right) / (min(len(left), len(right)) + 12.0)


def body_cuts(
    paragraphs: Sequence[Block],
    between: Sequence[Sequence[Block]],
    first: Sequence[bool],
    items: Collection[int],
    captions: Collection[int],
    gap: Gap,
    themes: Themes,
    script: Script,
) -> list[float]:
    """For every paragraph the log odds that it begins an article other than the paragraph before it.

    `between` has the lines in a fixed form before each paragraph; `first` says which come after a display line, `items`
    has those that are each an item of a column, `captions` those with a photo's credit right below; `gap` says how many
    blank lines part articles.
    """
    cohesion = Cohesion(paragraphs)
    habit = _slug_habit(paragraphs, first)
    signed = [is_signed_off(block.text, 50) for block in paragraphs]
    unsigned = _sign_off_habit(signed, first)
    cuts = [0.0] if paragraphs else []
    for i in range(1, len(paragraphs)):
        odds = _cut(paragraphs, between[i], i, habit, script)
        strangeness = _strangeness(cohesion.shared(0, i, len(paragraphs)), themes.kinship(i), script)
        if i in captions:  # it says what its story does
            strangeness = max(0.0, strangeness)
        odds += max(_SLUGS_SAY_THE_SAME, strangeness) if paragraphs[i].slug else strangeness
        if script == "latin" and any(line.form == "byline" for line in between[i]):
            odds += _BYLINE_EN
        if gap.parts:
            odds += gap.parts if above(paragraphs[i], between[i]) >= gap.least else _NO_GAP
        if script != "latin" and not first[i]:
            odds += _LETTER * (_begins_a_letter(paragraphs[i]) + _ends_a_letter(between[i]))
        if script == "latin" and opens_a_letter(paragraphs[i].text):
            odds += _LETTER
        if i in items:
            odds = _CERTAIN
        elif _answers(paragraphs[i - 1], paragraphs[i], below_display=first[i]):
            odds = -_CERTAIN
        elif script != "latin" and not first[i] and _is_told_to(between[i], paragraphs[i]):
            odds -= _ANNOUNCED + _LETTER + BETWEEN["byline"]
        elif script != "latin" and not first[i] and _is_announced(paragraphs[i - 1], paragraphs[i]):
            odds -= _ANNOUNCED
        elif paragraphs[i].turn == "question" and any(b.form == "byline" for b in between[i]):
            odds += _INTERVIEW
        if i in captions:
            odds += _CAPTION + (_POINTED if _POINTS.match(paragraphs[i].text) else 0.0)
            said, named = patterns.CREDIT_TAIL.subn("", paragraphs[i].text[-_TAIL:])
            more = _QUOTED_OR_MORE.search(paragraphs[i].text[:-_TAIL] + said)
            odds += 0.0 if more else _ONE_SENTENCE + _NAMED_BEHIND * (named and paragraphs[i].blanks > 0)
        if script == "latin" and paragraphs[i].slug and paragraphs[i - 1].slug and not (first[i] or between[i]):
            odds -= _RUN_IN
        if not paragraphs[i].verse:
            odds += _SIGNED if signed[i - 1] else -unsigned
        cuts.append(odds)
    return cuts


def _begins_a_letter(block: Block) -> bool:
    return len(block.lines) == 1 and greets(block.text)


def _ends_a_letter(between: Sequence[Block]) -> bool:
    """Whether who signs a letter stands there, with where they live or what they are."""
    return any(block.form == "byline" and signer_of(block.text) is not None for block in between)


def _is_told_to(between: Sequence[Block], right: Block) -> bool:
    """Whether a paragraph calls by name who signed the letter above it: 小雨：…."""
    names = [name for block in between if block.form == "byline" for name in block.text.split()[-1:]]
    return any(right.text.startswith((f"{name}：", f"{name}:")) for name in names)


def _is_announced(left: Block, right: Block) -> bool:
    """Whether a Chinese paragraph is what the one above announces with a colon, or the paper's reply to a letter."""
    return (left.text[-1] in "：:" and not right.slug) or REPLY.match(right.text) is not None


class Gap(NamedTuple):
    """How many blank lines part articles on a page, 0 where no such number shows, and what such a gap says for a new
    article between two bodies in a row: log odds, 0 where it says nothing."""

    least: int
    parts: float


def gap_of(paragraphs: Sequence[Block], between: Sequence[Sequence[Block]], first: Sequence[bool], page: Page) -> Gap:
    """The page's gaps that are larger than those of most paragraphs; what is as frequent in their midst is noise."""
    seen = [above(block, lines) for block, lines in zip(paragraphs, between, strict=True)][1:]
    seen = [gap for gap, opens in zip(seen, first[1:], strict=True) if not opens]
    if len(seen) < _FEWEST_GAPS:
        return Gap(0, 0.0)
    within = [page.lines[i].blanks for block in paragraphs for i in block.lines[1:]]
    usual = Counter(seen).most_common(1)[0][0]
    least = usual + 1
    share = (sum(gap >= least for gap in seen) + 0.5) / (len(seen) + 1)
    noise = (sum(gap >= least - usual for gap in within) + 0.5) / (len(within) + 1)
    if share > _MOST_GAPS or noise * _NOISY > max(share, _FEW):
        return Gap(0, 0.0)
    parts = noise * _NOISY <= share and any(gap >= least for gap in seen)
    return Gap(least, _GAP[page.script] * log(_BETWEEN_BODIES / max(_NOISY * noise, _RARE_NOISE)) if parts else 0.0)


def above(block: Block, lines: Sequence[Block]) -> int:
    """The blank lines above a block or one of the lines in a fixed form over it."""
    return max([block.blanks, *[line.blanks for line in lines]])


def brief_items(
    paragraphs: Sequence[Block],
    between: Sequence[Sequence[Block]],
    first: Sequence[bool],
    captions: Collection[int] = (),
) -> list[bool]:
    """Which paragraphs are items of a column of briefs, right below its title: they begin with a mark or a place, or
    gaps part them, or each is one; what a photographer is named below ends the column."""
    items = [False] * len(paragraphs)
    for i in range(len(paragraphs)):
        if not any(imprint.BRIEF_HEAD.fullmatch(line.text) for line in between[i]):
            continue
        others = range(i + 1, len(paragraphs))
        end = next((k for k in others if between[k] or first[k] or k in captions), len(paragraphs))
        items[i:end] = [True, *_parts_of_column(paragraphs[i:end])[1:]]
    return items


def _parts_of_column(paragraphs: Sequence[Block]) -> list[bool]:
    """Which paragraphs below a column's title open an item: as the first does, with a mark or a slug; or after one that
    is signed, as the first is; or below a gap; or all."""
    marks = [_MARKED.match(paragraph.text) is not None for paragraph in paragraphs]
    if marks[0]:
        return marks
    if paragraphs[0].slug:
        return [paragraph.slug for paragraph in paragraphs]
    signed = [is_signed_off(paragraph.text, 50) for paragraph in paragraphs]
    if signed[0]:
        return [True, *signed[:-1]]
    gaps = [paragraph.blanks > 0 for paragraph in paragraphs]
    return gaps if any(gaps[1:]) else [True] * len(gaps)


def _answers(left: Block, right: Block, *, below_display: bool) -> bool:
    """Whether an answer follows its question, or another question the answer; or a list's row the row before."""
    if not below_display and ((_is_row(left) and _is_row(right)) or _is_marked_alike(left, right)):
        return True
    turns = (left.turn, right.turn)
    return turns == ("question", "answer") or (turns == ("answer", "question") and not below_display)


def _is_marked_alike(left: Block, right: Block) -> bool:
    """Whether one and the same mark opens both, and the first isn't signed."""
    same = left.text[0] == right.text[0] and left.text[0] in patterns.MARKS
    return same and not is_signed_off(left.text, 50)


def _is_row(block: Block) -> bool:
    if len(block.lines) > 2 or block.text[-1] in "。！？":
        return False
    return is_list_row(block.text)


def _sign_off_habit(signed: Sequence[bool], first: Sequence[bool]) -> float:
    """How much less likely an article of this page ends without a sign-off."""
    ends = [*first, True][1:]
    bare = sum(not one for one, end in zip(signed, ends, strict=True) if end)
    return habit_of(bare, sum(signed))


def _slug_habit(paragraphs: Sequence[Block], first: Sequence[bool]) -> float:
    """How much less likely an article begins without a slug on this page."""
    slugged = sum(block.slug for block in paragraphs)
    bare = sum(not block.slug for block, opens in zip(paragraphs, first, strict=True) if opens)
    return habit_of(bare, slugged)


def habit_of(bare: int, marked: int) -> float:
    """How much less likely what is bare belongs to a page where so many have the mark: a log likelihood."""
    return -log((bare + 1.0) / (bare + marked + 1.0))


def _cut(paragraphs: Sequence[Block], between: Sequence[Block], i: int, habit: float, script: Script) -> float:
    right = paragraphs[i]
    if right.verse != paragraphs[i - 1].verse:
        return _SLUGGED
    opened = any(block.form == "byline" for block in between)  # a byline says what a slug would
    odds = _SLUGGED if right.slug else _BARE if opened else _BARE - habit
    odds += _width_change(paragraphs, i, script)
    if patterns.JUMP_HEAD.match(right.text, 0, 60):
        return _CERTAIN
    if paragraphs[i - 1].text[-1] != "。" and patterns.JUMP_TAIL.search(paragraphs[i - 1].text[-60:]):
        odds += BETWEEN["jump"]
    odds += _ENTRY if patterns.ENTRY.match(right.text) else opening(right.text, script)
    return odds + sum(BETWEEN.get(block.form, 0.0) for block in between)


def _strangeness(shared: float, kinship: float, script: Script) -> float:
    """What it says for a new article that the two sides of a gap share so few words and themes."""
    return max(_LEAST_STRANGE, _STRANGE[script] - _COHESION[script] * shared - _KINSHIP[script] * kinship)


# What a line in a fixed form between two blocks says for an end there.
BETWEEN = {"jump": 4.0, "credit": 2.5, "byline": 4.5, "furniture": 0.5}


def _width_change(paragraphs: Sequence[Block], i: int, script: Script) -> float:
    left, right = paragraphs[i - 1], paragraphs[i]
    left_width = left.width or (paragraphs[i - 2].width if i > 1 and not left.slug else 0)
    right_width = right.width
    if left_width and script != "latin" and len(right.lines) == 1 and 2 * len(right.text) > left_width + _WIDER:
        right_width = 2 * len(right.text)  # one line, and too long for the column
    if not left_width or not right_width:
        return 0.0
    # Lines of words are ragged: a column's width shows only roughly in them.
    change = abs(left_width - right_width) - (max(4, max(left_width, right_width) // 8) if script == "latin" else 0)
    if change <= 2:
        return _SAME_WIDTH if change <= 1 else -0.2
    return _OTHER_WIDTH[script] if change <= 4 else _OTHER_WIDTH[script] + _MUCH_WIDER


def headline_cuts(
    display: Sequence[Block],
    adjacent: Sequence[bool],
    parted: Sequence[bool],
    vocabulary: frozenset[str],
    script: Script,
) -> list[float]:
    """For every display line the log odds that it begins a headline other than the line before it.

    `parted` says where a byline, a credit or a jump stands between the two; `vocabulary` has the grams of all bodies:
    a gram that stands across the line break there shows a wrapped headline.
    """
    cuts = [0.0] if display else []
    alone = _stand_alone(display, adjacent)
    gathered = _in_runs(display, adjacent, _gathered)
    silent = script == "latin" and not any(block.blanks for block in display)
    listed = [False] * len(display) if script == "latin" else _in_runs(display, adjacent, _listed)
    names = _names_in_lists(display, adjacent) if script == "latin" else [False] * len(display)
    for i in range(1, len(display)):
        left, right = display[i - 1], display[i]
        if adjacent[i] and (left.section or right.section):
            cuts.append(_CERTAIN if right.section else -_CERTAIN)
            continue
        if not adjacent[i] or parted[i]:
            cuts.append(_PARTED if adjacent[i] else 0.0)
            continue
        if script == "latin" and (_is_a_kicker(left, right) or (right.text[0].islower() and not right.blanks)):
            cuts.append(-_CERTAIN)
            continue
        if names[i] or names[i - 1]:
            cuts.append(_NAMED_ABOVE if names[i] else -_CERTAIN)
            continue
        odds = _LISTED if listed[i] else _NO_BLANK + (_SILENT if silent else 0.0)
        if right.blanks:
            odds = _BLANK_BETWEEN + (_GATHERED if gathered[i] else -_ALONE if alone else 0.0)
        if right.blanks > 1:
            odds += 0.5
        follows = display[i + 1] if i + 1 < len(display) and adjacent[i + 1] and not display[i + 1].blanks else None
        if follows and script != "latin" and _names_a_column(left.text, right.text, follows.text, vocabulary):
            odds += _COLUMNS_NAME
        else:
            odds += _wrapped(left, right, vocabulary, script)
        cuts.append(odds)
    return cuts


def _names_in_lists(display: Sequence[Block], adjacent: Sequence[bool]) -> list[bool]:
    """For each line of an English page whether it is a word or two above a longer line in a run without a gap that has
    more lines than a headline: the name of a section, above the next headline of a list."""
    listed = _in_runs(display, adjacent, lambda run: len(run) > _LONGEST_LIST_EN and not any(b.blanks for b in run[1:]))
    found = [False] * len(display)
    for i in range(1, len(display) - 1):
        above, text, below = (display[k].text for k in (i - 1, i, i + 1))
        if not (listed[i] and adjacent[i + 1]) or leans(above) or leans(text) or not text[0].isupper():
            continue
        words = text.replace(" & ", " ").split()
        short = len(words) <= _MOST_NAMING and len(text) <= _LONGEST_NAME_EN and all(map(str.isalpha, words))
        found[i] = short and below[0].isupper() and len(below) > len(text)
    return found


def _is_a_kicker(left: Block, right: Block) -> bool:
    """Whether the line in capitals below a gap stands close above one that isn't."""
    return left.blanks > 0 and not right.blanks and left.text.isupper() and not right.text.isupper()


def _names_a_column(above: str, text: str, below: str, vocabulary: frozenset[str]) -> bool:
    """Whether a line of a few characters between longer ones is rather the name of a column, above its headline, than
    the middle of one."""
    short = len(text) <= _LONGEST_NAME and patterns.HAN_RUN.fullmatch(text) is not None
    if above[-1] + text[0] in vocabulary or (len(text) < _SHORTEST_NAME and not imprint.SECTION_LINE.fullmatch(text)):
        return False
    return short and len(above) > len(text) and len(below) >= _LONGER_THAN_IT * len(text)


def _stand_alone(display: Sequence[Block], adjacent: Sequence[bool]) -> bool:
    """Whether headlines stand one by one on this page: few of the runs of display lines have a gap in them."""
    runs = sum(not one for one in adjacent)
    gaps = sum(block.blanks > 0 for block, one in zip(display, adjacent, strict=True) if one)
    return runs >= _FEWEST_RUNS and gaps <= _FEW_GAPS * runs


def _gathered(run: Sequence[Block]) -> bool:
    """Whether a run of display lines has so many gaps that it is many headlines, gathered first or last."""
    return sum(block.blanks > 0 for block in run[1:]) >= _MANY_GAPS


def _listed(run: Sequence[Block]) -> bool:
    """Whether a run without a gap has more lines than a headline: a list of headlines."""
    return len(run) > _LONGEST_HEADLINE and not any(block.blanks for block in run[1:])


def _in_runs(
    display: Sequence[Block], adjacent: Sequence[bool], holds: Callable[[Sequence[Block]], bool]
) -> list[bool]:
    """For each display line whether something holds of the run that it stands in."""
    starts = [i for i, one in enumerate(adjacent) if not one]
    found: list[bool] = []
    for start, end in pairwise([*starts, len(display)]):
        found += [holds(display[start:end])] * (end - start)
    return found


def _room_left(left: str, right: str) -> float:
    """What it says for a new headline that the next line's first word would have fitted, though that line is longer."""
    return _WOULD_HAVE_FITTED if len(left) + 1 + len(right.split(None, 1)[0]) <= len(right) else 0.0


def _wrapped(left: Block, right: Block, vocabulary: frozenset[str], script: Script) -> float:
    """What the break between two lines says: a line wrapped by width is full, and a gram may stand across its end."""
    if script == "latin":
        capitals = (left.text.isupper(), right.text.isupper())
        odds = -2.5 if right.text[0].islower() or leans(left.text) else _room_left(left.text, right.text)
        return odds + {(False, True): _KICKER_BELOW, (True, False): _KICKER_ABOVE}.get(capitals, 0.0)
    odds = _AFTER_DECK if _DECK.fullmatch(left.text) else 0.0
    if is_set_wide(right.text) or is_marked_apart(left, right):
        odds += _SET_WIDE
    across = left.text[-1] + right.text[0]
    if across in vocabulary and tells(across):
        odds -= _GRAM_ACROSS
    if len(right.text) <= 3 and not right.blanks and not stands_alone(right.text):
        odds -= 3.0
    if left.text[-1] in "：:" or right.text.startswith(("——", "――")):
        odds -= _LED_ON
    elif right.text[-1] in "：:" and len(right.text) <= _LABEL:
        odds += _LEADS_ON
    return odds + (_LONGER if len(right.text) > len(left.text) + 1 else -0.5)
