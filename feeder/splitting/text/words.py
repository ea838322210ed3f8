"""Texts → the grams they are compared by: pairs of Han characters, numbers, stems of Latin words."""

from __future__ import annotations

import re
from functools import lru_cache

from feeder.splitting.text.patterns import HAN

_HAN_PAIRS = re.compile(f"(?=([{HAN}]{{2}}))")  # overlapping
_BEGINS_WORD = re.compile(r"[A-Za-zÀ-ɏ\d]")
_WORD = re.compile(r"[A-Za-zÀ-ɏ]+|\d+(?:[.,]\d+)*")
_FIGURE = re.compile(r"[\d²³¹⁰⁴-⁹₀-₉①-⑨⑴-⑼⒈-⒐⓪⓵-⓽⓿❶-❾➀-➈➊-➒]")
_ENDING = re.compile(r"(?:ing|ed|es|s|ly|’s|'s)$")
_SHORT_PLURAL = re.compile(r"[a-z]{2}[^\Wsui_]s")
_DOUBLED = re.compile(r"..([b-df-hj-km-rtv-xz])\1$")
# Words that any English text has, whatever it is about; their stems say nothing of two texts that share them.
_COMMON_WORDS = """
a about above across after again against ago all along also always am among an and another any are around as at away
back be because been before being below between both but by came can cannot come could did do does doing done down
during each early either else enough even ever every few first for from further gave get gets getting give given go
goes going gone got had has have having he her here hers herself him himself his how i if in into is it its itself
just keep kept know known last late later least less let like long made make makes making many may me might mine more
most much must my myself near need never new next no nobody none nor not nothing now of off often on once one only
onto or other others our ours out over own part per perhaps put quite rather really said same say saying says see seen
set several shall she should since so some someone something soon still such take taken takes taking tell than that
the their theirs them themselves then there these they thing things this those though through time times to together
told too took toward towards two three under until up upon us use used very want wants was way we well went were what
when where whether which while who whole whom whose why will with within without would year years yet you your yours
"""
_COMMON = frozenset(_COMMON_WORDS.split())


def grams_of(text: str) -> frozenset[str]:
    """The text's grams; it has no line breaks left in it where words go on."""
    return frozenset(_HAN_PAIRS.findall(text) + words_of(text))


def words_of(text: str) -> list[str]:
    """The grams of its Latin words and its numbers."""
    if not _BEGINS_WORD.search(text):
        return []
    return [stem for word in _WORD.findall(text) if (stem := stem_of(word))]


@lru_cache(maxsize=8192)
def stem_of(word: str) -> str:
    """A Latin word without its ending, in lower case; "" for words every text has."""
    lower = word.lower()
    if lower in _COMMON or (len(lower) < 2 and lower.isalpha()):
        return ""
    if len(lower) <= 4:
        return lower[:-1] if _SHORT_PLURAL.fullmatch(lower) else lower
    stem = _ENDING.sub("", lower)
    if len(stem) < 3:
        return lower
    if _DOUBLED.search(stem):  # stopp(ed)
        stem = stem[:-1]
    stem = stem.rstrip("e") or stem  # fleece, fleec(es)
    return f"{stem[:-1]}i" if stem[-1] == "y" and len(stem) > 3 else stem  # city, citi(es)


# Characters that any Chinese text has, whatever it is about: pairs with them say nothing of two that share them.
_COMMON_HAN = frozenset(
    "的了是在和与與不一这這那我他她它们們就也都很有个個上下里裡来來去到说說着著过過把被给給从從对對为為以及等后後前"
    "中又还還再才只要会會能可没沒得于於而之其所或如但并並因由让讓向年月日时時天人大小多少元名号號第两兩三四五六七八九十百千万萬"
)


def tells(gram: str) -> bool:
    """Whether a gram says what a text is about: no number, no pair with a character of any text."""
    return not gram[0].isdigit() and _COMMON_HAN.isdisjoint(gram)


def has_figures(text: str) -> bool:
    return _FIGURE.search(text) is not None


def leans(text: str) -> bool:
    """Whether an English line ends in a word that no headline ends in."""
    return text.split()[-1].lower() in _LEANING


_LEANING = frozenset(
    [
        "a",
        "an",
        "the",
        "of",
        "in",
        "on",
        "at",
        "to",
        "for",
        "with",
        "and",
        "or",
        "by",
        "as",
        "from",
        "over",
        "after",
        "before",
        "into",
        "is",
        "are",
        "be",
        "will",
        "than",
        "that",
        "was",
        "were",
        "has",
        "have",
        "had",
        "its",
        "his",
        "her",
        "their",
        "our",
        "this",
        "these",
        "those",
        "who",
        "which",
        "when",
        "while",
        "because",
        "if",
        "but",
        "about",
        "between",
        "during",
        "under",
        "per",
    ]
)
