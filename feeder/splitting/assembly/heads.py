"""The lines of a headline → kicker, headline, deck; lines that were only wrapped are joined.

A page's text has no type sizes, so only what the words and lengths show counts: two lines that could be either are both
headline, as they are on a page with a headline of two lines.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

from feeder.splitting.blocks.blocks import join_two
from feeder.splitting.text.imprint import LIFE_DATES
from feeder.splitting.text.patterns import is_han
from feeder.splitting.text.words import leans

Part = Literal["kicker", "headline", "deck"]
_KICKER = re.compile(
    r".{2,24}(?:[：:]|强调|強調|指出|要求|之际|之際|时|時|会上|會上|期间)|.{0,8}(?:聚焦|走进|走進|关注|喜迎|喜庆|庆祝|新春走基层)"
    r".{0,10}|.{2,12}(?:系列报道|系列評論|系列评论|系列之.{1,3}|专题|专栏|连线)|[【\[].{2,12}[】\]]|.{1,8}[·•].{1,8}"
)
_DECK = re.compile(
    r"[—–-].+|.{2,24}(?:见闻|見聞|侧记|側記|纪实|紀實|综述|綜述|掠影|探访|观察|觀察|访谈|訪談|实录|巡礼|小记|随笔|解读|出席|讲话"
    r"|講話|主持|致辞|陪同)|(?:对话|對話|专访|專訪|本报记者|——).+"
)
_SHORT_KICKER, _SHORT_KICKER_EN = 6, 22  # characters
_LONGER = 1.4  # a deck that nothing else shows is so much longer than its headline


def parts_of(lines: Sequence[str], gaps: Sequence[bool], body: str, *, latin: bool) -> list[tuple[Part, bool]]:
    """For each line its part, and whether it goes on with the line before; `gaps` has the blank lines before each."""
    joined = [
        i > 0 and _wrapped(lines[i - 1], lines[i], 0 if gaps[i] else max(map(len, lines)), body, latin=latin)
        for i in range(len(lines))
    ]
    texts: list[str] = []
    for line, goes_on in zip(lines, joined, strict=True):
        if goes_on:
            texts[-1] = join_two(texts[-1], line)
        else:
            texts.append(line)
    parts = _named(texts, latin=latin)
    at = -1
    found: list[tuple[Part, bool]] = []
    for goes_on in joined:
        at += not goes_on
        found.append((parts[at], goes_on))
    return found


def _wrapped(left: str, right: str, longest: int, body: str, *, latin: bool) -> bool:
    """Whether a line break in a headline is only a wrap: a word goes on over it, or the next would not have fitted.

    `longest` is the head's longest line in characters, 0 where a gap parts the two: then only a word can show it.
    """
    if latin:
        word = right.split(None, 1)[0]
        if right[0].islower() or leans(left):
            return True
        capitals = all(other[0].isupper() or len(other) < 4 or not other[0].isalpha() for other in left.split())
        named = re.search(rf"[a-z,] {re.escape(word)}\b", body) is not None
        return longest > 0 and (capitals or named) and len(left) + 1 + len(word) > longest
    if left[-1] in "，、：；“《（" or right[0] in "，、”》）":
        return left[-1] in "“《（、" or right[0] in "，、”》）"
    if len(right) <= 3 or left[-1:] + right[:2] in body:
        return True
    return is_han(left[-1]) and is_han(right[0]) and left[-1] + right[0] in body


def _named(texts: Sequence[str], *, latin: bool) -> list[Part]:
    """A part for each text; one of them at least is the headline."""
    last = len(texts) - 1
    parts: list[Part] = ["headline"] * len(texts)
    if last and _is_kicker(texts[0], texts[1], latin=latin):
        parts[0] = "kicker"
    first = int(parts[0] == "kicker")
    for i in range(first + 1, last + 1):
        if parts[i - 1] == "deck" or _is_deck(texts[i], texts[first], latin=latin):
            parts[i] = "deck"
    return parts


def _is_kicker(text: str, following: str, *, latin: bool) -> bool:
    if latin:
        short = len(text) <= _SHORT_KICKER_EN and len(text) < len(following) and len(text.split()) <= 3
        return short and not LIFE_DATES.fullmatch(following)
    return _KICKER.fullmatch(text) is not None or (
        len(text) <= _SHORT_KICKER and len(following) >= _LONGER * len(text) and not _DECK.fullmatch(following)
    )


def _is_deck(text: str, headline: str, *, latin: bool) -> bool:
    if latin:
        return len(text) > len(headline) or LIFE_DATES.fullmatch(text) is not None
    return _DECK.fullmatch(text) is not None or len(text) >= _LONGER * len(headline)
