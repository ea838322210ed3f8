"""What the best reading of a page may have wrong, mended: two stories under two headlines that a gap parts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from feeder.splitting.matching import Matcher
from feeder.splitting.search import Item, Reading, Story

_LONGEST = 200  # paragraphs of a story that is looked through
_TELLING = 2.0  # log odds that a story with a gap in its headline is two


def repaired(reading: Reading, items: Sequence[Item], matcher: Matcher) -> Reading:
    """The reading with stories parted whose headline has a gap and whose body begins anew, where the words on the one
    side of each say the same as those on the other.

    The search weighs how orderly such a page would be, too, and joins what it should not. A story that is parted
    wrongly harms its reader less than two that are merged.
    """
    cuts: dict[bool, dict[int, float]] = {True: {}, False: {}}
    for item in items:
        cuts[item.paragraph][item.index] = item.cut
    stories = [part for story in reading.stories for part in _parted(story, cuts, matcher)]
    if len(stories) == len(reading.stories):
        return reading
    return Reading(reading.score, tuple(stories), reading.crossheads)


def _parted(story: Story, cuts: dict[bool, dict[int, float]], matcher: Matcher) -> tuple[Story, ...]:
    """The story, or the two that it is made of."""
    ways = list(_ways(story, cuts, matcher))
    if not ways:
        return (story,)
    odds, parts = max(ways, key=lambda way: way[0])
    return parts if odds > _TELLING else (story,)


def _ways(
    story: Story, cuts: dict[bool, dict[int, float]], matcher: Matcher
) -> Iterator[tuple[float, tuple[Story, Story]]]:
    """Each way to part a story at a gap in its headline and before a paragraph, with its log odds."""
    if story.body is None or story.head is None:
        return
    (first, last), (top, bottom) = story.body, story.head
    if last - first > _LONGEST:
        return
    joint = matcher.group_score(top, bottom, first, last)
    for line in range(top + 1, bottom + 1):
        if cuts[False][line] <= 0:
            continue
        upper, lower = (top, line - 1), (line, bottom)
        for start in range(first + 1, last + 1):
            odds = cuts[False][line] + cuts[True][start] - joint
            for one, two in ((upper, lower), (lower, upper)):
                fit = matcher.group_score(*one, first, start - 1) + matcher.group_score(*two, start, last)
                parts = (Story((first, start - 1), one, story.order), Story((start, last), two, story.order))
                yield odds + fit, parts
