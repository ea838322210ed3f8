"""Which article of a corrected issue is which article of the issue before: a pure decision, by headline and body."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from feeder.model import Article

_SAME_STORY = 0.5  # likeness of bodies from which they tell one story
_SAME_STORY_IF_HEADED_ALIKE = 0.1
_TELLING_HEADLINE = 6  # characters from which a headline names its story by itself: 简讯 and 公告 head many
_SHINGLE = 4
_SPACE = re.compile(r"\s+")


def pair(old: Sequence[Article], new: Sequence[Article]) -> dict[int, int]:
    """Pair the articles of two versions of an issue: index in `new` → index in `old`, each at most once.

    The very same text pairs first; of the rest the likest: one headline, or bodies that share half of what they hold.
    """
    pairs = _identical(old, new)
    taken = set(pairs.values())
    left_new = [i for i in range(len(new)) if i not in pairs]
    left_old = [j for j in range(len(old)) if j not in taken]
    for _, _, i, j in sorted(_scored(old, new, left_old, left_new)):
        if i not in pairs and j not in taken:
            pairs[i] = j
            taken.add(j)
    return pairs


def _identical(old: Sequence[Article], new: Sequence[Article]) -> dict[int, int]:
    """The pairs whose words are the very same, in page order where a text stands twice."""
    places: dict[tuple[str, str], list[int]] = {}
    for j, article in enumerate(old):
        places.setdefault((article.head_text, article.body_text), []).append(j)
    pairs = {}
    for i, article in enumerate(new):
        if found := places.get((article.head_text, article.body_text)):
            pairs[i] = found.pop(0)
    return pairs


def _scored(
    old: Sequence[Article], new: Sequence[Article], left_old: list[int], left_new: list[int]
) -> list[tuple[float, int, int, int]]:
    """(-score, distance, index in new, index in old) of every two articles that may be one story."""
    old_heads, new_heads = Counter(_head(article) for article in old), Counter(_head(article) for article in new)
    old_grams = {j: _shingles(old[j]) for j in left_old}
    scored = []
    for i in left_new:
        head, grams = _head(new[i]), _shingles(new[i])
        telling = len(head) >= _TELLING_HEADLINE and old_heads[head] == new_heads[head] == 1
        for j in left_old:
            alike = bool(head) and head == _head(old[j])
            overlap = _likeness(grams, old_grams[j])
            if overlap >= _SAME_STORY or (alike and (telling or overlap >= _SAME_STORY_IF_HEADED_ALIKE)):
                scored.append((-overlap - alike, abs(i - j), i, j))
    return scored


def _head(article: Article) -> str:
    return _SPACE.sub("", "".join(article.headline))


def _shingles(article: Article) -> set[str]:
    text = _SPACE.sub("", article.body_text)
    return {text[i : i + _SHINGLE] for i in range(max(1, len(text) - _SHINGLE + 1))} if text else set()


def _likeness(a: set[str], b: set[str]) -> float:
    """Twice what both hold over what each holds (Dice), 0…1; nothing is like nothing only by its headline."""
    return 2 * len(a & b) / (len(a) + len(b)) if a and b else 0.0
