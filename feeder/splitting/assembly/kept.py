"""What of some texts stands in others, whatever was moved, joined or parted: so that nothing is lost unsaid.

White space never counts, nor does the hyphen of a word that was broken between two lines.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher

_GONE = "\n"  # stands for what is answered for; no squeezed text has it
_HYPHENS = frozenset("-‐\u00ad")
_SHORT = 3  # characters from which on a run must hold two to be recognised: one alone may be anybody's
_WHOLE = 8  # a text of so many characters, most of which is gone, is gone as a whole


def uncovered(texts: Iterable[str], held: Iterable[str]) -> list[str]:
    """The parts of `texts`, in their order, that stand nowhere in `held`."""
    return [part for _, part in uncovered_at(texts, held)]


def uncovered_at(texts: Iterable[str], held: Iterable[str]) -> list[tuple[int, str]]:
    """The parts of `texts` that stand nowhere in `held`, each with its text's place; a held character answers for one.

    Texts that stand there whole are found first, the longest before those that may be a part of them; of the others,
    the longest runs. A lost part has no white space unless the whole text is lost.
    """
    given = list(texts)
    pool = Counter(squeezed(text) for text in held)
    left = []
    for place, text in enumerate(given):
        bare = squeezed(text)
        if pool[bare]:
            pool[bare] -= 1
        elif bare:
            left.append((place, bare))
    rest = _GONE.join(pool.elements())
    broken = []
    for place, bare in sorted(left, key=lambda one: -len(one[1])):
        at = rest.find(bare)
        if at < 0:
            broken.append((place, bare))
        else:
            rest = _without(rest, at, len(bare))
    lost: dict[int, list[str]] = {}
    for place, bare in broken:
        rest = _packed(rest)
        lost[place], rest = _lost(bare, rest)
    characters = Counter(rest)
    for place, bare in broken:
        parts = [part for part in lost[place] if not _HYPHENS.issuperset(part) and not _spelt(part, characters)]
        gone = len(bare) >= _WHOLE and sum(map(len, parts)) * 2 > len(bare)
        lost[place] = [given[place].strip()] if gone else parts
    return [(place, part) for place in sorted(lost) for part in lost[place]]


def squeezed(text: str) -> str:
    """The text without white space."""
    return "".join(text.split())


def _spelt(part: str, characters: Counter[str]) -> bool:
    """Whether all of a part's characters are still there one by one; they then answer for it.

    A text that stands twice may have lent its runs to the wrong one of two; none of it is lost.
    """
    needed = Counter(part)
    if needed <= characters:
        characters.subtract(needed)
        return True
    return False


def _lost(text: str, rest: str) -> tuple[list[str], str]:
    """The parts of a text that are not in `rest`, and what of `rest` is left."""
    lost: list[str] = []
    waiting = [text]
    while waiting:
        part = waiting.pop()
        if len(part) <= _SHORT:
            gone, rest = _lost_singly(part, rest)
            lost += gone
            continue
        found = SequenceMatcher(None, part, rest, autojunk=False).find_longest_match()
        if found.size < 2:
            lost.append(part)
            continue
        rest = _without(rest, found.b, found.size)
        waiting += [after for after in (part[found.a + found.size :], part[: found.a]) if after]
    return lost, rest


def _lost_singly(text: str, rest: str) -> tuple[list[str], str]:
    at = rest.find(text)
    if at >= 0:
        return [], _without(rest, at, len(text))
    shown = ""
    for character in text:
        at = rest.find(character)
        shown += character if at < 0 else _GONE
        rest = rest if at < 0 else _without(rest, at, 1)
    return [part for part in shown.split(_GONE) if part], rest


def _without(rest: str, at: int, length: int) -> str:
    return rest[:at] + _GONE + rest[at + length :]


def _packed(rest: str) -> str:
    parts: Sequence[str] = rest.split(_GONE)
    return _GONE.join(part for part in parts if part)
