"""Texts → the grams they are compared by: pairs of Han characters, numbers, stems of Latin words."""

from __future__ import annotations

import re

from feeder.splitting.patterns import HAN

_HAN_PAIRS = re.compile(f"(?=([{HAN}]{{2}}))")  # overlapping
_BEGINS_WORD = re.compile(r"[A-Za-zÀ-ɏ\d]")
_WORD = re.compile(r"[A-Za-zÀ-ɏ]+|\d+(?:[.,]\d+)*")
_FIGURE = re.compile(r"[\d²³¹⁰⁴-⁹₀-₉①-⑨⑴-⑼⒈-⒐⓪⓵-⓽⓿❶-❾➀-➈➊-➒]")
_ENDING = re.compile(r"(?:ing|ed|es|s|ly|’s|'s)$")
_COMMON = frozenset(
    [
        "a",
        "an",
        "and",
        "are",
        "as",
        "at",
        "be",
        "but",
        "by",
        "for",
        "from",
        "had",
        "has",
        "have",
        "he",
        "her",
        "his",
        "if",
        "in",
        "into",
        "is",
        "it",
        "its",
        "more",
        "new",
        "no",
        "not",
        "of",
        "on",
        "one",
        "or",
        "over",
        "said",
        "says",
        "she",
        "so",
        "than",
        "that",
        "the",
        "their",
        "them",
        "there",
        "they",
        "this",
        "to",
        "up",
        "was",
        "were",
        "what",
        "when",
        "which",
        "who",
        "will",
        "with",
        "would",
        "out",
        "about",
        "after",
        "all",
        "also",
        "can",
        "could",
        "do",
        "first",
        "two",
        "year",
        "years",
        "before",
        "between",
        "during",
        "off",
        "than",
        "then",
    ]
)


def grams_of(text: str) -> frozenset[str]:
    """The text's grams; it has no line breaks left in it where words go on."""
    return frozenset(_HAN_PAIRS.findall(text) + words_of(text))


def words_of(text: str) -> list[str]:
    """The grams of its Latin words and its numbers."""
    if not _BEGINS_WORD.search(text):
        return []
    return [stem for word in _WORD.findall(text) if (stem := stem_of(word))]


def stem_of(word: str) -> str:
    """A Latin word without its ending, in lower case; "" for words every text has."""
    lower = word.lower()
    if lower in _COMMON or (len(lower) < 2 and lower.isalpha()):
        return ""
    return _ENDING.sub("", lower) if len(lower) > 4 else lower


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
