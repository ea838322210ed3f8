"""How messages say a number of things, and a name whatever its characters; the same in logs, commands and pages."""

from __future__ import annotations


def counted(count: float, one: str, many: str = "") -> str:
    """A number with what it counts: 1 article, 1,000 articles, 1.5 points; `many` where an s is not enough."""
    number = f"{count:,}" if isinstance(count, int) else f"{count:g}"
    return f"{number} {one if count == 1 else many or f'{one}s'}"


def visible(text: str, but: str = "") -> str:
    r"""The text with control characters, as file names may have, written as \n or \x1b, `but` for these."""
    return "".join(c if c.isprintable() or c == "\u3000" or c in but else repr(c)[1:-1] for c in text)
