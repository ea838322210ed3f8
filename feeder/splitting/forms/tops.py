"""English pages whose gaps part nothing but stories: there each text below a gap begins with its headline."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from feeder.splitting.model import Form, Line
from feeder.splitting.text.lines import Page

_FEWEST, _SHARE = 4, 2 / 3  # texts on a page, and how many of them must show it
_SHORTEST, _COLUMN, _SLACK = 4, 4, 1  # lines of a text, those that show how wide it is; half cells


def heads_of_all(page: Page, forms: Sequence[Form]) -> list[int]:
    """The first lines of texts below a gap that show no headline, where most others do: by room for the next word, by
    capitals or by a byline; the next line begins with a capital, as a body does."""
    texts = list(_texts(page, forms))
    if len(texts) < _FEWEST or any(page.lines[text.start].lower for text in texts):
        return []
    shown = [_shows(page.lines[text.start : text.stop], forms[text.start + 1]) for text in texts]
    if sum(shown) < _SHARE * len(texts):
        return []
    return [text.start for text, sure in zip(texts, shown, strict=True) if not sure and _may_head(page, text)]


def _texts(page: Page, forms: Sequence[Form]) -> Iterator[range]:
    """The lines between two gaps or rows of furniture, captions apart, that are long enough for a story."""
    inside = {i for caption in page.captions for i in caption}
    parts = [
        i
        for i, line in enumerate(page.lines)
        if not i or line.blanks or "furniture" in (forms[i], forms[i - 1]) or i in inside
    ]
    for start, end in pairwise([*parts, len(page.lines)]):
        if end - start >= _SHORTEST and not forms[start] and start not in inside:
            yield range(start, end)


def _shows(lines: Sequence[Line], form: Form) -> bool:
    head, below = lines[:2]
    if head.final or head.stops > 1:
        return False
    column = max(line.width for line in lines[1 : 1 + _COLUMN])
    return head.text.isupper() or form == "byline" or head.width + below.token <= column - _SLACK


def _may_head(page: Page, text: range) -> bool:
    head, below = page.lines[text.start : text.start + 2]
    if head.final or head.stops or head.dangling or head.slug or head.turn or head.entry:
        return False
    return below.text[0].isupper() or below.text[0] in "“‘\"'"
