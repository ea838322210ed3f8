"""What the best reading of a page may have wrong, mended: two stories under two headlines that were joined, and a body
whose headline was joined to another's."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from feeder.splitting.stories.matching import Matcher
from feeder.splitting.stories.stories import Item, Reading, Span, Story

_LONGEST = 200  # paragraphs of a story that is looked through
_LEFT_OVER = 0.0  # log odds that a body is two, where a headline is left over
_NEAR = 24  # display lines from such a headline to that of the body
_TELLING = 2.0  # log odds that a story with a gap in its headline is two


def repaired(reading: Reading, items: Sequence[Item], matcher: Matcher) -> Reading:
    """The reading with stories parted whose headline and whose body begin anew, where the words on the one side of each
    say the same as those on the other; and with headlines given to bodies without one that stand beside theirs.

    The search weighs how orderly such a page would be, too, and joins what it should not. A story that is parted
    wrongly harms its reader less than two that are merged.
    """
    cuts: dict[bool, dict[int, float]] = {True: {}, False: {}}
    bare = {item.index for item in items if item.paragraph and (item.alone or item.bare is not None)}
    for item in items:
        cuts[item.paragraph][item.index] = item.cut
    stories = [part for story in reading.stories for part in _parted(story, cuts, matcher)]
    for at in range(1, len(stories)):
        pair = stories[at - 1 : at + 1]
        stories[at - 1 : at + 1] = _shared(pair, cuts[False], matcher, bare)
    silent = {item.index for item in items if item.silent}
    left = [
        story.head
        for story in stories
        if story.head and story.body is None and not silent.issuperset(range(story.head[0], story.head[1] + 1))
    ]
    stories = _with_their_bodies(stories, left, cuts[True], matcher)
    if tuple(stories) == reading.stories:
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
    """Each way to part a story at a line of its headline and before a paragraph, with its log odds."""
    if story.body is None or story.head is None or story.above:
        return
    top, bottom = story.head
    joint = matcher.group_score(top, bottom, *story.body)
    for line in range(top + 1, bottom + 1):
        for odds, parts in _halves(story, (top, line - 1), (line, bottom), _starts(story), cuts[True], matcher):
            yield cuts[False][line] + odds - joint, parts


def _with_their_bodies(
    stories: list[Story], left: Sequence[Span], cuts: dict[int, float], matcher: Matcher
) -> list[Story]:
    """The stories with each headline that found no body (`left`) given a part of that of another near it: where this
    begins anew and the words of both parts say so."""
    if not left:
        return stories
    at = {story.head[0]: i for i, story in enumerate(stories) if story.head and story.body and not story.above}
    found: dict[int, tuple[Story, Story]] = {}
    given: set[Span] = set()
    for head in left:
        near = {at[line] for line in range(head[0] - _NEAR, head[1] + _NEAR + 1) if line in at}
        ways = [(odds, i, parts) for i in near - found.keys() for odds, parts in _lent(stories[i], head, cuts, matcher)]
        best = max(ways, default=None)
        if best and best[0] > _LEFT_OVER:
            _, i, found[i] = best
            given.add(head)
    kept = [(i, story) for i, story in enumerate(stories) if story.body or story.head not in given]
    return [part for i, story in kept for part in found.get(i, (story,))]


def _lent(
    story: Story, head: Span, cuts: dict[int, float], matcher: Matcher
) -> Iterator[tuple[float, tuple[Story, Story]]]:
    """Each way to give another headline a part of a story that begins anew there, with its log odds."""
    assert story.body and story.head
    joint = matcher.group_score(*story.head, *story.body)
    starts = [start for start in _starts(story) if cuts[start] > _LEFT_OVER]
    for odds, parts in _halves(story, head, story.head, starts, cuts, matcher):
        yield odds - joint, parts


def _starts(story: Story) -> range:
    """The paragraphs that a second body may begin with; none in a story too long to be looked through."""
    first, last = story.body or (0, 0)
    return range(first + 1, last + 1) if last - first <= _LONGEST else range(0)


def _halves(
    story: Story, one: Span, other: Span, starts: Iterable[int], cuts: dict[int, float], matcher: Matcher
) -> Iterator[tuple[float, tuple[Story, Story]]]:
    """Each way to part a story's body before one of the paragraphs `starts`, between two headlines, with what the cut
    and the words say."""
    assert story.body
    first, last = story.body
    for start in starts:
        for upper, lower in ((one, other), (other, one)):
            fit = matcher.group_score(*upper, first, start - 1) + matcher.group_score(*lower, start, last)
            parts = (Story((first, start - 1), upper, story.order), Story((start, last), lower, story.order))
            yield cuts[start] + fit, parts


def _shared(pair: list[Story], cuts: dict[int, float], matcher: Matcher, bare: set[int]) -> list[Story]:
    """Two stories with bodies beside each other; where one has no headline (and isn't one that often has none, as
    `bare` says) and lines of the other's say what its body does, these are its own."""
    owner, other = pair if pair[0].head else pair[::-1]
    if not (owner.head and owner.body and other.body) or other.head or owner.above or other.body[0] in bare:
        return pair
    top, bottom = owner.head
    joint = matcher.group_score(top, bottom, *owner.body)
    ways: list[tuple[float, Span, Span]] = []
    for line in range(top + 1, bottom + 1):
        upper, lower = (top, line - 1), (line, bottom)
        for own, lent in ((upper, lower), (lower, upper)):
            fit = matcher.group_score(*own, *owner.body) + matcher.group_score(*lent, *other.body)
            ways.append((cuts[line] + fit - joint, own, lent))
    if not ways or max(ways)[0] <= _TELLING:
        return pair
    _, own, lent = max(ways)
    parted = [owner._replace(head=own), other._replace(head=lent, order=owner.order)]
    return parted if owner is pair[0] else parted[::-1]
