"""Keywords that would catch articles that no rule meets, and the categories they speak for elsewhere."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from feeder.model import Article, Labelled, Place
from feeder.rules.classify import POINTS
from feeder.rules.findings import search_texts
from feeder.rules.rulebook import FALLBACK, Decision, Rules
from feeder.rules.segment import segmenter

_TELLING = 0.6  # share of the labelled articles with a word that one category must have
_KNOWN = 3  # labelled articles from which that share says something
_FEWEST = 2  # articles that a suggestion must catch
_SHORTEST = 2  # characters of a suggestion


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A word to add to a category, "" where it speaks for none there is; `caught` are the articles, by number.

    `seen` labelled articles hold the word, `agreeing` of them are in the category.
    """

    word: str
    category: str
    caught: tuple[int, ...]
    seen: int
    agreeing: int


def suggest(labelled: Sequence[Labelled], rules: Rules, most: int = 30) -> list[Suggestion]:
    """The words that would catch most of what lies in the fallback, each article counted for the first that does."""
    points = [_points(each.article, rules) for each in labelled]
    left = [number for number, each in enumerate(labelled) if each.labels[0].category == FALLBACK]
    seen: Counter[str] = Counter()
    agreeing: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for each, words in zip(labelled, points, strict=True):
        slugs = [label.category for label in each.labels if label.category != FALLBACK]
        if slugs:
            seen.update(words.keys())
            for word in words:
                agreeing[word].update(slugs[:1])
    holders: defaultdict[str, list[int]] = defaultdict(list)
    for number in left:
        for word in points[number]:
            holders[word].append(number)
    found = []
    for word, numbers in holders.items():
        category, agreed = _speaks_for(agreeing[word], seen[word], len(numbers))
        caught = [n for n in numbers if _would_catch(labelled[n], points[n][word], category, rules)]
        if category is not None and len(caught) >= _FEWEST:
            found.append(Suggestion(word, category, tuple(caught), seen[word], agreed))
    return _without_repeats(found)[:most]


def _points(article: Article, rules: Rules) -> dict[str, float]:
    """The words of head and lead with what each would earn as a keyword."""
    cut = segmenter(rules.cache)
    best: dict[tuple[str, Place], float] = {}
    for number, text in enumerate(search_texts(article)):
        at = 0
        for word in cut(text.key):
            start, at = at, at + len(word)
            place = text.found(number, start, at).place if word.strip() else "body"
            if place not in ("body", "byline") and len(word) >= _SHORTEST and word.isalpha():
                best[word, place] = POINTS[place]
    points: dict[str, float] = {}
    for (word, _), earned in best.items():
        points[word] = points.get(word, 0.0) + earned
    return points


def _speaks_for(agreeing: Counter[str], seen: int, caught: int) -> tuple[str | None, int]:
    """The category that a word speaks for with how many agree; "" for a new one, None for none at all."""
    for category, count in agreeing.most_common(1):
        if seen >= _KNOWN and count >= _TELLING * seen:
            return category, count
    return ("", 0) if seen < caught else (None, 0)


def _would_catch(labelled: Labelled, earned: float, category: str | None, rules: Rules) -> bool:
    near = next((label.score for label in labelled.near_misses if label.category == category), 0.0)
    threshold = rules.decisions[category].threshold if category else Decision().threshold
    return earned + near >= threshold


def _without_repeats(found: list[Suggestion]) -> list[Suggestion]:
    """The most catching first, each article counted once, so that two words of one story don't both stand there."""
    kept = []
    taken: set[int] = set()
    for suggestion in sorted(found, key=lambda each: (-len(each.caught), -each.agreeing, each.word)):
        fresh = set(suggestion.caught) - taken
        if len(fresh) >= _FEWEST:
            kept.append(suggestion)
            taken |= fresh
    return kept
