"""Labelled lines → blocks in page order: paragraphs, display lines, lines in a fixed form."""

from __future__ import annotations

from itertools import pairwise

from feeder.splitting.blocks.states import DISPLAY, FIRST, INSIDE, LAST, MIDDLE, OTHER, SINGLE
from feeder.splitting.forms.letters import heads_several
from feeder.splitting.forms.notices import heads_letters
from feeder.splitting.forms.verses import signed_poems, stanzas
from feeder.splitting.model import Block, BlockKind, Form, Line, Script
from feeder.splitting.text.hyphens import NONE, Compounds, parted
from feeder.splitting.text.imprint import COLUMN_LINE, LABEL
from feeder.splitting.text.lines import Page, has_han
from feeder.splitting.text.patterns import is_han
from feeder.splitting.text.words import grams_of

_SEVERAL = 4  # full lines
_JOINED = 1.5  # times as wide as half of its paragraph's full lines
_NO_GRAMS: frozenset[str] = frozenset()


def blocks_of(page: Page, labels: list[int], forms: list[Form], indent: int) -> list[Block]:
    """The blocks; a line in a fixed form or of a headline that stands inside a paragraph comes after it.

    `indent` is how much shorter than its column the first of a paragraph's lines is, in half cells.
    """
    blocks: list[Block] = []
    labels, forms = _without_labels(page, labels, forms)
    verse = verse_lines(page, labels, forms)
    captions = {run.start for run in page.captions}
    kept = page.script != "latin" and any(page.lines[i].indent for i, label in enumerate(labels) if label == FIRST)
    for group in _grouped(labels, verse):
        inside = [i for i in group if labels[i] == INSIDE]
        rest = [i for i in group if labels[i] != INSIDE]
        if rest and rest[0] in verse:
            blocks.append(_block(page, "paragraph", rest, "", indent))
            blocks[-1].verse, blocks[-1].width = True, 0
        elif rest:
            kind: BlockKind = (
                "form" if labels[rest[0]] == OTHER else "display" if labels[rest[0]] == DISPLAY else "paragraph"
            )
            own = 0 if kept and not page.lines[rest[0]].indent else indent  # a column set without indents among others
            blocks.append(_block(page, kind, rest, forms[rest[0]] if kind == "form" else "", own))
            blocks[-1].caption = rest[0] in captions
        for i in inside:
            blocks.append(_block(page, "form" if forms[i] else "display", [i], forms[i], indent))
            blocks[-1].inside = not forms[i]
    return blocks


def _without_labels(page: Page, labels: list[int], forms: list[Form]) -> tuple[list[int], list[Form]]:
    """Labels and forms in which a column's name right above a headline is furniture: in Chinese a column of letters."""
    found = [
        i
        for i in range(len(labels) - 1)
        if labels[i] == labels[i + 1] == DISPLAY and _heads_a_column(page, forms, i) and not page.lines[i].section
    ]
    if found:
        labels, forms = list(labels), list(forms)
        for i in found:
            labels[i], forms[i] = OTHER, "furniture"
    return labels, forms


def _heads_a_column(page: Page, forms: list[Form], i: int) -> bool:
    """Whether line i is the name of a column, and not the kicker of the headline right below it."""
    text, parted = page.lines[i].text, page.lines[i + 1].blanks > 0
    if LABEL.fullmatch(text) is not None:
        return parted or page.script != "latin" or heads_several(text)
    if COLUMN_LINE.fullmatch(text) and parted:
        return True
    return page.script != "latin" and heads_letters(page, forms, i)


def verse_lines(page: Page, labels: list[int], forms: list[Form]) -> dict[int, int]:
    """The lines of poems, each with the number of its poem: short ones in a row, many of which end in a stop."""
    longest = 60 if page.script == "latin" else 22
    found = signed_poems(page, forms) | stanzas(page, forms)
    run: list[int] = []
    for i, line in enumerate([*page.lines, None]):
        if (
            line
            and i not in found
            and labels[i] in (DISPLAY, SINGLE)
            and not forms[i]
            and len(line.text) <= longest
            and not line.slug
        ):
            run.append(i)
            continue
        if not run:
            continue
        stopped = [k for k in run if page.lines[k].text[-1] in "，。；、！？,;"]
        halting = sum(page.lines[k].text[-1] in "，；、,;" for k in stopped)
        if stopped and halting >= 2 and len(stopped) >= 4:
            first = stopped[0]
            while first > run[0] and not page.lines[first].blanks:
                first -= 1
            verse = [k for k in run if first <= k <= stopped[-1]]
            if len(stopped) * 5 >= len(verse) * 2:
                found |= dict.fromkeys(verse, verse[0])
        run = []
    return found


def _grouped(labels: list[int], verse: dict[int, int]) -> list[list[int]]:
    """The lines cut where a label opens something new."""
    groups: list[list[int]] = []
    for i, label in enumerate(labels):
        if groups and (label in (MIDDLE, LAST, INSIDE) or (i in verse and verse.get(i - 1) == verse[i])):
            groups[-1].append(i)
        else:
            groups.append([i])
    return groups


def _block(page: Page, kind: BlockKind, lines: list[int], form: Form, indent: int) -> Block:
    own = [page.lines[i] for i in lines]
    text = join_lines([line.text for line in own], page.compounds)
    full = [line.width for line in own[1:-1]] or [line.width + indent for line in own[:-1]]
    if page.script == "latin":
        full = _without_joined(full)
    grams = _NO_GRAMS if kind == "form" else own[0].grams if len(own) == 1 else _grams(own, text, page.script)
    width = _column(full, page.script)
    section = kind == "display" and own[0].section
    return Block(kind, lines, text, width, own[0].blanks, form, own[0].slug, False, grams, own[0].turn, section=section)


def _column(full: list[int], script: Script) -> int:
    """How wide a paragraph's column is, by its full lines: the widest of several may have a stop in the margin."""
    if script != "latin" and len(full) >= _SEVERAL:
        return sorted(full)[-2]
    return max(full, default=0)


def _without_joined(widths: list[int]) -> list[int]:
    """The widths of lines that are one line: where a hyphen at a line's end was taken away, two come as one."""
    if not widths:
        return widths
    most = _JOINED * sorted(widths)[(len(widths) - 1) // 2]
    return [width for width in widths if width <= most]


def _grams(lines: list[Line], text: str, script: Script) -> frozenset[str]:
    """The grams of lines joined: what a line's end cuts in two is one again."""
    if script == "latin":
        return grams_of(text)
    ends = [(last.text[-1], line.text[0]) for last, line in pairwise(lines)]
    across = [a + b for a, b in ends if is_han(a) and is_han(b)]
    return frozenset(across).union(*[line.grams for line in lines])


def join_lines(texts: list[str], compounds: Compounds = NONE) -> str:
    """The lines as one text: a space between Latin words, none beside a Han character; a wrap hyphen goes, that of a
    compound stays."""
    joined = texts[0] if texts else ""
    for text in texts[1:]:
        joined = join_two(joined, text, compounds)
    return joined


def join_two(left: str, right: str, compounds: Compounds = NONE) -> str:
    if not left or not right:
        return left + right
    a, b = left[-1], right[0]
    if a == "-" and len(left) > 1 and left[-2].isalpha() and left[-2].isascii() and b.islower():
        return left + right if compounds and parted(left[-40:], right[:40]) in compounds else left[:-1] + right
    if a in "-—–/" and ord(b) < 0x2E80:
        return left + right
    if ord(a) >= 0x2E80 or ord(b) >= 0x2E80 or (a.isdigit() and b.isdigit() and has_han(left[-40:] + right[:40])):
        return left + right
    if a in "“‘—…" or b in "”’—…":
        return left + right if has_han(left[-40:] + right[:40]) else left + " " + right
    if has_han(left[-40:] + right[:40]) and not (a.isalpha() and b.isalpha()):
        return left + right
    return left + " " + right
