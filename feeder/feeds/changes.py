"""What a correction changed: whether that is of substance, and in words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from difflib import SequenceMatcher
from html import escape
from itertools import zip_longest
from typing import NamedTuple

from feeder.feeds.text import clean
from feeder.model import Article, Correction

_ALIKE = 0.5  # of two paragraphs whose differences are marked in one
_TELLING = 2  # characters that stand in both before they count as kept
_OTHERS = (("kicker", ("引题", "kicker")), ("deck", ("副题", "deck")), ("bylines", ("署名", "byline")))
_NOT_WORD = re.compile(r"[\W_]+")
_SENTENCE = re.compile(r"[^。！？!?.\n]+[。！？!?.\n]*")
_MOST_COMPARED = 1000  # characters of each side whose differences are weighed exactly; beyond, all counts as changed


class Piece(NamedTuple):
    """A piece of a paragraph: `mark` is "del" for what went, "ins" for what came, "" for what stayed."""

    mark: str
    text: str


def is_of_substance(correction: Correction, share: float) -> bool:
    """Whether the headline changed (spaces and punctuation apart), or more than so large a share of the text."""
    before, after = correction.before, correction.after
    if _words("".join(before.headline)) != _words("".join(after.headline)):
        return True
    return changed_share(before.body_text, after.body_text) > share


def changed_share(before: str, after: str) -> float:
    """The share of the longer text that the other does not have, 0…1; order of sentences does not count."""
    old, new = Counter(_SENTENCE.findall(before)), Counter(_SENTENCE.findall(after))
    gone, come = "".join((old - new).elements()), "".join((new - old).elements())
    longest = max(len(before), len(after))
    if not longest:
        return 0.0
    a, b = gone[:_MOST_COMPARED], come[:_MOST_COMPARED]
    same = sum(block.size for block in SequenceMatcher(None, a, b, autojunk=False).get_matching_blocks())
    return (max(len(gone), len(come)) - same) / longest


def changes_text(correction: Correction, language: str) -> str:
    """In a sentence or two, what changed."""
    chinese = language.lower().startswith("zh")
    said = []
    before, after = _line(correction.before.headline), _line(correction.after.headline)
    if before != after:
        said.append(f"标题由「{before}」改为「{after}」。" if chinese else f"The headline was “{before}”.")
    gone, come = _paragraphs(correction)
    if count := max(len(gone), len(come)):
        said.append(f"正文有 {count} 段改动。" if chinese else f"{count} paragraph{'s' * (count > 1)} changed.")
    others = [names[not chinese] for part, names in _OTHERS if _differs(correction, part)]
    if others:
        said.append(f"{'、'.join(others)}有改动。" if chinese else f"Also changed: {', '.join(others)}.")
    return "".join(said) if chinese else " ".join(said)


def changes_html(correction: Correction, language: str) -> str:
    """The same with the changed paragraphs, before and after."""
    chinese = language.lower().startswith("zh")
    gone, come = _paragraphs(correction)
    parts = [f"<p>{escape(changes_text(correction, language), quote=False)}</p>"]
    for label, texts in (("原文" if chinese else "Before", gone), ("现文" if chinese else "Now", come)):
        if texts:
            parts.append(f"<h3>{label}</h3>")
            parts += [f"<p>{escape(clean(text), quote=False)}</p>" for text in texts]
    return "\n".join(parts)


def changed_paragraphs(correction: Correction) -> list[tuple[Piece, ...]]:
    """Each paragraph that changed, with what went and what came marked in it; those of the headline first."""
    before = [_line(correction.before.headline), *(clean(text) for text in _texts(correction.before))]
    after = [_line(correction.after.headline), *(clean(text) for text in _texts(correction.after))]
    found: list[tuple[Piece, ...]] = []
    for what, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if what != "equal":
            found += [_marked(*pair) for pair in zip_longest(before[a:b], after[c:d], fillvalue="")]
    return found


def _marked(before: str, after: str) -> tuple[Piece, ...]:
    """One paragraph's pieces; two that have little in common are whole each."""
    whole = tuple(Piece(mark, text) for mark, text in (("del", before), ("ins", after)) if text)
    if not before or not after or max(len(before), len(after)) > _MOST_COMPARED:
        return whole
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    if matcher.ratio() < _ALIKE:
        return whole
    pieces: list[Piece] = []
    at = was = 0
    for block in matcher.get_matching_blocks():
        if 0 < block.size < _TELLING and block.a + block.size < len(before):
            continue  # a character that stands in both by chance
        pieces += [Piece("del", before[was : block.a]), Piece("ins", after[at : block.b])]
        pieces.append(Piece("", before[block.a : block.a + block.size]))
        was, at = block.a + block.size, block.b + block.size
    return tuple(piece for piece in pieces if piece.text)


def _differs(correction: Correction, part: str) -> bool:
    return bool(getattr(correction.before, part) != getattr(correction.after, part))


def _paragraphs(correction: Correction) -> tuple[list[str], list[str]]:
    """The paragraphs that only the text before has, and those that only the text after has, in their order."""
    before, after = _texts(correction.before), _texts(correction.after)
    return [text for text in before if text not in after], [text for text in after if text not in before]


def _texts(article: Article) -> list[str]:
    return [paragraph.text for paragraph in article.paragraphs]


def _line(lines: Sequence[str]) -> str:
    return clean(" ".join(lines))


def _words(text: str) -> str:
    return _NOT_WORD.sub("", text)
