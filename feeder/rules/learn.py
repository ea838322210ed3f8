"""Labelled examples → readable keyword rules: weights of words, rounded, that an editor can prune.

A word's weight starts as how much more often it stands in its category than by chance (the logarithm of that ratio,
never below 0) and is then moved by the examples that are still mistaken, a little at each, over some rounds; the mean
over all rounds is kept (an averaged perceptron). The strongest words become keywords with weights of their own; the
rest go into word lists, one for each of a few weights.
"""

from __future__ import annotations

import math
import random
import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from feeder.model import Article
from feeder.rules.classify import MOST_IN_BODY, POINTS
from feeder.rules.examples import LabelledExample
from feeder.rules.findings import search_texts
from feeder.rules.folding import fold
from feeder.rules.matcher import Matcher, Term
from feeder.rules.segment import Cut

MOST_KEYWORDS = 60  # of a category, with weights of their own
LEVELS = (0.25, 0.5, 1.0, 1.75, 3.0)  # the weights of the word lists
THRESHOLD = 0.5  # points from which the strongest category of the group becomes the label
GROUP = "learnt"
_STEP = 0.25  # keywords' weights are rounded to it
_RAREST = 2  # examples that a word must stand in
_SMOOTHING = 0.2  # added to every count, so that a word seen twice proves little
_ROUNDS = 20
_RATE = 0.03
_MARGIN = 4.0  # how far the right category shall lead the next

Features = dict[int, float]


@dataclass(frozen=True, slots=True)
class Learnt:
    """What was learnt of one category: keywords with their weights, and word lists by their weight."""

    category: str
    keywords: tuple[tuple[str, float], ...]
    lists: tuple[tuple[float, tuple[str, ...]], ...]


def learn(
    examples: Sequence[LabelledExample], cut: Cut, progress: Callable[[Iterable[int]], Iterable[int]] = lambda r: r
) -> list[Learnt]:
    """Learn each category's words; `progress` wraps the rounds to show how far they are."""
    names = sorted({example.category for example in examples})
    vocabulary = _vocabulary((example.article for example in examples), cut)
    seen = _Seer(vocabulary, cut)
    features = [seen.features(example.article) for example in examples]
    answers = [names.index(example.category) for example in examples]
    weights = _tuned(_started(features, answers, len(vocabulary), len(names)), features, answers, progress)
    counts = Counter(word for found in features for word in found)
    own = Counter((word, answer) for found, answer in zip(features, answers, strict=True) for word in found)
    learnt = []
    for number, name in enumerate(names):
        share = answers.count(number) / len(answers)
        words = [
            (vocabulary[word], row[number], own[word, number] - share * counts[word])
            for word, row in enumerate(weights)
        ]
        learnt.append(_learnt(name, words))
    return learnt


class _Seer:
    """Sees an article as classifying does: which words stand in it, and what their places are worth (a headline 1)."""

    def __init__(self, vocabulary: Sequence[str], cut: Cut) -> None:
        self._number = {Term(word): number for number, word in enumerate(vocabulary)}
        self._matcher = Matcher(self._number, lambda: cut)

    def features(self, article: Article) -> Features:
        counted: Counter[tuple[int, str]] = Counter()
        found: Features = {}
        for number, text in enumerate(search_texts(article)):
            stop = 0
            spots = [spot for spot in self._matcher.find(text.key) if spot.accepted]
            for spot in sorted(spots, key=lambda spot: (spot.start, -spot.end)):
                place = text.found(number, spot.start, spot.end).place
                if spot.end <= stop or place == "byline":
                    continue
                stop = spot.end
                word = self._number[spot.term]
                counted[word, place] += 1
                if counted[word, place] <= (MOST_IN_BODY if place == "body" else 1):
                    found[word] = found.get(word, 0.0) + POINTS[place] / POINTS["headline"]
        return found


def _vocabulary(articles: Iterable[Article], cut: Cut) -> list[str]:
    """The words that stand in enough articles, by name."""
    counts: Counter[str] = Counter()
    for article in articles:
        words = {word for text in search_texts(article) for word in cut(text.key)}
        counts.update(word.strip() for word in words if any(map(str.isalpha, word)))
    return sorted(word for word, count in counts.items() if count >= _RAREST)


def _started(features: Sequence[Features], answers: Sequence[int], words: int, categories: int) -> list[list[float]]:
    counts = [[_SMOOTHING] * categories for _ in range(words)]
    for found, answer in zip(features, answers, strict=True):
        for word in found:
            counts[word][answer] += 1
    share = [max(1, answers.count(number)) / len(answers) for number in range(categories)]
    return [[max(0.0, math.log(n / sum(row) / share[i])) for i, n in enumerate(row)] for row in counts]


def _tuned(
    weights: list[list[float]],
    features: Sequence[Features],
    answers: Sequence[int],
    progress: Callable[[Iterable[int]], Iterable[int]],
) -> list[list[float]]:
    """The weights moved by mistakes: up for the category that was right, down, not below 0, for its rival; averaged."""
    moved = [[0.0] * len(row) for row in weights]  # each move times the step at which it came
    order = list(range(len(features)))
    shuffle = random.Random(0).shuffle
    step = 0
    for _ in progress(range(_ROUNDS)):
        shuffle(order)
        for i in order:
            step += 1
            found, right = features[i], answers[i]
            scores = _scores(weights, found)
            rival = max((n for n in range(len(scores)) if n != right), key=scores.__getitem__, default=right)
            if rival != right and scores[right] < scores[rival] + _MARGIN:
                for word, value in found.items():
                    row, sums = weights[word], moved[word]
                    down = min(_RATE * value, row[rival])
                    row[right] += _RATE * value
                    sums[right] += step * _RATE * value
                    row[rival] -= down
                    sums[rival] -= step * down
    return [
        [weight - total / max(1, step) for weight, total in zip(row, sums, strict=True)]
        for row, sums in zip(weights, moved, strict=True)
    ]


def _scores(weights: Sequence[Sequence[float]], found: Features) -> list[float]:
    scores = [0.0] * (len(weights[0]) if weights else 0)
    for word, value in found.items():
        for number, weight in enumerate(weights[word]):
            if weight:
                scores[number] += weight * value
    return scores


def _learnt(name: str, words: Iterable[tuple[str, float, float]]) -> Learnt:
    """The words that tell a category best as keywords, the others in lists; of each its weight and its surplus there.

    The surplus is how many more examples of the category hold the word than chance would have it.
    """
    ranked = sorted((each for each in words if each[1] > 0), key=lambda each: (-each[1] * each[2], each[0]))
    strongest = [(word, round(weight / _STEP) * _STEP) for word, weight, _ in ranked[:MOST_KEYWORDS]]
    lists: dict[float, list[str]] = {}
    for word, weight, _ in ranked[MOST_KEYWORDS:]:
        level = min((0.0, *LEVELS), key=lambda level: abs(level - weight))
        lists.setdefault(level, []).append(word)
    kept = tuple((level, tuple(sorted(lists[level]))) for level in sorted(LEVELS, reverse=True) if level in lists)
    return Learnt(name, tuple((word, weight) for word, weight in strongest if weight > 0), kept)


def rule_texts(learnt: Sequence[Learnt]) -> dict[str, str]:
    """The rule files, by their path in a configuration's folder: rules.toml and words/…txt."""
    texts = {}
    tables = ["# Learnt from examples; prune what you would not have written yourself.\n"]
    for number, each in enumerate(learnt, 1):
        slug = slug_of(each.category, number)
        written = [_keyword(word, weight) for word, weight in each.keywords]
        for level, words in each.lists:
            listed = f"{slug}-{f'{level:g}'.replace('.', '_')}"
            texts[f"words/{listed}.txt"] = "\n".join(words) + "\n"
            written.append(_keyword(f"@{listed}", level))
        lines = "".join(f"    {line},\n" for line in written)
        tables.append(
            f'[[category]]\nslug = "{slug}"\nlabel = {_quoted(each.category)}\nthreshold = {THRESHOLD:g}\n'
            f'group = "{GROUP}"\nkeywords = [\n{lines}]\n'
        )
    return {"rules.toml": "\n".join(tables)} | texts


def slug_of(category: str, number: int) -> str:
    """A category's name as a slug; one that has no Latin letters is numbered."""
    slug = re.sub(r"[^a-z0-9]+", "-", category.lower()).strip("-")
    return slug if re.match(r"[a-z]", slug) and slug not in ("all", "other") else f"category-{number}"


def _keyword(word: str, weight: float) -> str:
    return _quoted(word) if weight == 1 else f"{{ word = {_quoted(word)}, weight = {weight:g} }}"


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def linear_accuracy(train: Sequence[LabelledExample], test: Sequence[LabelledExample]) -> float | None:
    """What a linear model (scikit-learn) on pairs of characters gets right of the test; None where it is missing."""
    try:
        from sklearn.feature_extraction.text import TfidfVectorizer
        from sklearn.svm import LinearSVC
    except ImportError:
        return None
    vectors = TfidfVectorizer(analyzer="char", ngram_range=(1, 2), sublinear_tf=True)
    model = LinearSVC(C=0.3)
    model.fit(vectors.fit_transform(map(_text, train)), [example.category for example in train])
    return float(model.score(vectors.transform(map(_text, test)), [example.category for example in test]))


def _text(example: LabelledExample) -> str:
    return fold(f"{example.article.head_text}\n{example.article.body_text}")
