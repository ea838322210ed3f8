"""Page text → lines with their measure: width in half cells, indent, blank lines before, how they begin and end."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise

from feeder.splitting.model import Line, Script
from feeder.splitting.text.asking import heads_that_ask
from feeder.splitting.text.credited import ends_credit, is_credited
from feeder.splitting.text.faces import is_set_in_a_face, measure_in_print
from feeder.splitting.text.flows import mark_flows
from feeder.splitting.text.hyphens import NONE, WRAPPED, Compounds, compounds_of
from feeder.splitting.text.patterns import (
    CLOSING,
    CREDIT_TAIL,
    DANGLING,
    ENTRY,
    FINAL,
    HAN,
    HAN_CHARACTER,
    NO_START,
    PUBLISHED,
    SLUG_START,
    SLUG_WITHOUT_PEOPLE,
    SPEAKER,
    begins_slug,
    is_han,
    script_of,
    turn_of,
)
from feeder.splitting.text.signoffs import is_signed_off, is_signed_off_over
from feeder.splitting.text.words import grams_of

_FIRST_TOKEN = re.compile(r"[A-Za-z0-9.,%/:+\-'’]+")
_PAIRS = (("（", "）"), ("《", "》"), ("“", "”"), ("「", "」"), ("【", "】"))
_OPENS = re.compile("[" + "".join(a for a, _ in _PAIRS) + "]")
_STOPS = re.compile(r"[，。、；：,;:!?！？]|\.(?=\s|$)")
_WIDE_IN_LATIN = re.compile(r"[ᄀ-ᅟ⺀-鿿가-힣豈-﫿︰-﹏＀-｠￠-￦]")
_IN_TURN = re.compile(rf"[{HAN}]{{2,8}}[:：](?=.{{4}})")
_FEWEST_TURNS = 2  # questions, and answers by the same name
_LONGEST_SIGN_OFF = 30  # characters on its first line
_CREDITS_END, _LONGEST_REST = frozenset("摄攝影图圖供）)"), 16  # characters
_ABBREVIATION = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|St|Jr|Sr|Gov|Lt|Sen|Reps?|Gen|Col|Capt|Maj|Sgt|Cpl|Cmdr|Adm|Supt|Det|Insp|Prof|Rev"
    r"|Hon|Messrs"
    r"|Ald|Cllr|Nos?|vs|Inc|Co|Corp|Ltd|Mt|Ft|Jan|Feb|Apr|Aug|Sept?|Oct|Nov|Dec|[A-Z])|\b[A-Z]\.[A-Z])\.$"
)


_LEAD_IN = re.compile(r"[“\"‘']?(?:[A-Z]{1,2} )?[A-Z][A-Z’'.&-]+,? (?:[A-Z][A-Z’'.&-]*,? ){0,4}[a-z(]")
_OF_A_LIST = re.compile(r"[A-Z][A-Z’'.& -]+(?: ?\(\d|, (?:of|\d))")  # JOHN PIKE (31), of Mill Lane
# BENTON — Ames 7 3-4 18: what each of a side's players scored.
OF_A_BOX = re.compile(r"[A-Z][A-Z.’'& -]+(?:—|–|-|\() ?[A-Z][\w.’' -]* \d{1,2} \d{1,2}-\d{1,2} \d")
_OFFICE = 5  # letters of an office's name, at most
_WORDS = frozenset(
    ["A", "AN", "THE", "IN", "ON", "AT", "IT", "TWO", "MORE", "WHEN", "FOR", "MEN", "WOMEN", "HEALTH", "SIR"]
)
_FEWEST_LEAD_INS = 2
_FEWEST_STOPPED, _LONGEST_HEAD = 4, 45  # headlines with full stops on a page; characters of such a line
_LONG_WORD = 5  # letters


@dataclass(frozen=True, slots=True, eq=False)
class Page:
    """A page's lines as printed (`rows`), those with text in them (`lines`), and the script they are set in.

    `padded` says that most rows end in a space, which then means nothing; `compounds` are the words whose hyphen stands
    at a line's end and stays; `printed` says that widths are those of a book face; `captions` has the lines of each
    caption that stands for itself, `titles` for each the number of the row that stood above it and may be its title.
    What is asked of a page more than once is kept for the last pages asked (by identity).
    """

    rows: tuple[str, ...]
    lines: tuple[Line, ...]
    script: Script
    padded: bool
    compounds: Compounds
    printed: bool = False
    captions: tuple[range, ...] = ()
    titles: tuple[int, ...] = ()


def read_lines(text: str) -> Page:
    """The page cut at its line breaks, every line measured."""
    script = script_of(text)
    rows = tuple(text.split("\n"))
    lines: list[Line] = []
    blanks = 0
    wrapped: set[int] = set()  # the lines that end in the hyphen of a word parted only there
    for number, row in enumerate(rows):
        stripped = row.strip().strip("\ufeff\u200b").strip()
        if not stripped:
            blanks += 1
            continue
        if stripped[-1] == WRAPPED and stripped[-2:-1].isalpha():
            wrapped.add(len(lines))
            stripped = stripped[:-1] + "-"
        line = _measure(number, row, stripped, blanks, script)
        if stripped[-1] in "）)" and lines and _ends_sign_off(lines[-1].text, stripped):
            line.final = line.no_start = True
        if stripped[0] in "（(" and lines and line.slug and SLUG_WITHOUT_PEOPLE.fullmatch(lines[-1].text):
            line.slug, line.no_start = False, True
        if script == "latin" and lines and not blanks and ends_credit(lines[-1].text, stripped):
            line.final = line.no_start = True
        if stripped[-1] in _CREDITS_END and lines and not blanks and _ends_credit(lines[-1].text, stripped):
            line.final = line.no_start = True
        may_slug = script != "latin" and lines and not (blanks or line.slug or lines[-1].stops)
        if may_slug and begins_slug(lines[-1].text, stripped):
            lines[-1].slug = True
        lines.append(line)
        blanks = 0
    printed = False
    if script == "latin":
        mark_flows(lines, rows)
        _mark_lead_ins(lines)
        _open_stopped_heads(lines)
        for i in list(heads_that_ask(lines)):
            lines[i].final = False
        if printed := is_set_in_a_face(lines):
            measure_in_print(lines)
    for i in _answers_by_name(lines):
        lines[i].turn = "answer"
    for k, i in enumerate(_in_turn(lines) if script != "latin" else ()):
        lines[i].turn = "answer" if k % 2 else "question"
    padded = sum(rows[line.number][-1].isspace() for line in lines) * 2 > len(lines)
    compounds = compounds_of([line.text for line in lines], wrapped) if script == "latin" else NONE
    return Page(rows, tuple(lines), script, padded, compounds, printed)


def _mark_lead_ins(lines: list[Line]) -> None:
    """Where a page sets the first words of its bodies in capitals (THE owner of a shop), they are slugs; it has two of
    them at least that are no names of offices."""
    found = [
        line
        for above, line, below in zip([None, *lines], lines, [*lines[1:], None], strict=False)
        if _LEAD_IN.match(line.text)
        and not (below is not None and below.indent > line.indent)  # it stands above a first line
        and not _OF_A_LIST.match(line.text)
        and (above is None or above.final or line.blanks or not above.stops)
    ]
    if sum(_says_more(line.text) for line in found) >= _FEWEST_LEAD_INS:
        for line in found:
            line.slug = True


def _open_stopped_heads(lines: list[Line]) -> None:
    """Where a page sets full stops after its headlines, as old papers do, those lines end no sentence, nor do the
    lines of their decks right below them."""
    stopped = [line for line in lines if line.text[-1] == "." and line.text.isupper()]
    if sum(" " in line.text and len(line.text) <= _LONGEST_HEAD for line in stopped) < _FEWEST_STOPPED:
        return
    head = False
    for line in lines:
        deck = (head or line.blanks > 0) and _is_in_title_case(line.text)
        head = len(line.text) <= _LONGEST_HEAD and (line.text.isupper() or deck)
        if head:
            line.final = False


def _is_in_title_case(text: str) -> bool:
    """Whether all long words of a line begin with capitals."""
    return all(not word[0].islower() or len(word) < _LONG_WORD for word in text.split())


def _says_more(text: str) -> bool:
    """Whether one of the words in capitals that it begins with is a word, as NHS is none."""
    for word in text.split():
        if not word.isupper():
            return False
        if len(word) > _OFFICE or word in _WORDS:
            return True
    return False


def _in_turn(lines: list[Line]) -> list[int]:
    """The lines that two names open by turns, each several times: who asks, and who answers."""
    if any(line.turn for line in lines):
        return []
    found = [
        (i, match.group())
        for i, line in enumerate(lines)
        if (not i or lines[i - 1].final or line.blanks or line.indent) and (match := _IN_TURN.match(line.text))
    ]
    names = [name for name, times in Counter(name for _, name in found).most_common(2) if times >= _FEWEST_TURNS]
    turns = [(i, name) for i, name in found if name in names]
    if len(names) < 2 or len(turns) % 2 or any(left[1] == right[1] for left, right in pairwise(turns)):
        return []
    return [i for i, _ in turns]


def _answers_by_name(lines: list[Line]) -> list[int]:
    """The lines that a name opens who is asked: it does so several times on a page that has questions."""
    if sum(line.turn == "question" for line in lines) < _FEWEST_TURNS:
        return []
    speakers = [SPEAKER.match(line.text) if not line.turn else None for line in lines]
    names = Counter(match.group() for match in speakers if match)
    return [i for i, match in enumerate(speakers) if match and names[match.group()] >= _FEWEST_TURNS]


def _measure(number: int, row: str, text: str, blanks: int, script: Script) -> Line:
    first = text[0]
    narrow = len(text.encode("ascii", "ignore"))
    return Line(
        number,
        text,
        width_of(text, script) if script == "latin" else 2 * len(text) - narrow,
        width_of(row[: row.index(first)], script) if row[0] != first else 0,
        blanks,
        _first_token(text, script),
        is_final(text, script),
        text[-1] in DANGLING,
        first in NO_START,
        SLUG_START.match(text) is not None and not OF_A_BOX.match(text),
        turn_of(text),
        (":" in text or "：" in text) and ENTRY.match(text) is not None,
        first.islower() and script == "latin",
        len(_STOPS.findall(text)),
        _is_open(text),
        narrow,
        len(text.split(None, 1)) > 1,
        grams_of(text),
    )


def _ends_sign_off(left: str, right: str) -> bool:
    """Whether the brackets after a body's last sentence, with who wrote it, go on from one line to the next."""
    at = max(left.rfind("（"), left.rfind("("))
    if at < max(1, len(left) - _LONGEST_SIGN_OFF) or left.find("）", at) >= 0 or left.find(")", at) >= 0:
        return False
    return not _OPENS.search(right) and is_signed_off_over(left[max(0, at - 2) :], right)


def _ends_credit(left: str, right: str) -> bool:
    """Whether who photographed, named behind a sentence's end on one line, goes on on the next: 通讯员 史小 / 满 摄."""
    left = left[-_LONGEST_SIGN_OFF:]
    if len(right) > _LONGEST_REST or not any(mark in left for mark in "。！？”"):
        return False
    found = CREDIT_TAIL.search(f"{left}\n{right}")
    return found is not None and found.start("credit") < len(left)


def _is_open(text: str) -> bool:
    """Whether a bracket or a quotation mark opens near the end that doesn't close on this line."""
    if not _OPENS.search(text):
        return False
    return any(text.rfind(a) > max(text.rfind(b), len(text) - 40) for a, b in _PAIRS)


def width_of(text: str, script: Script) -> int:
    """Half cells: a wide character takes two; quotation marks and dashes are wide on a Chinese page only."""
    if script == "latin":
        return len(text) if text.isascii() else len(text) + len(_WIDE_IN_LATIN.findall(text))
    return 2 * len(text) - len(text.encode("ascii", "ignore"))


def _first_token(text: str, script: Script) -> int:
    if script == "latin":
        return len(text.split(None, 1)[0]) + 1
    match = None if is_han(text[0]) else _FIRST_TOKEN.match(text)
    if match:
        return match.end()
    return 4 if text[0] in "（《“‘「『【" or text[1:2] in NO_START else 2


def is_final(text: str, script: Script) -> bool:
    """Whether the text ends as a sentence ends; closing quotation marks, a byline or a credit may follow the stop."""
    end = len(text) - 1
    while end > 0 and text[end] in CLOSING:
        end -= 1
    if script == "latin" and ((text[-1] == ")" and PUBLISHED.search(text)) or is_credited(text)):
        return True
    if text[end] in FINAL or (end >= 4 and is_signed_off(text, 60)):
        return True
    return text[end] == "." and not (script == "latin" and end == len(text) - 1 and _ABBREVIATION.search(text[-8:]))


def has_han(text: str) -> bool:
    return HAN_CHARACTER.search(text) is not None
