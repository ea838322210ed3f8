"""A decoded file → its pages' texts: line breaks made one kind, and what no feed can hold taken out.

Nothing else is changed: full-width letters, ideographic spaces, ①② and old forms stay as printed (never NFKC).
"""

from __future__ import annotations

import re

_LINE_BREAKS = re.compile("\r\n|[\r\v\x85\u2028\u2029]")
# What XML 1.0 can't hold (C0, surrogates, U+FFFE, U+FFFF), C1 controls and DEL, and marks that show nothing at all.
_UNPRINTABLE = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff\ufeff\u200b\u2060]")


def pages_of(text: str) -> list[str]:
    """The texts of a file's pages, parted by form feeds as PDF converters write them; a blank page is ""."""
    clean = _UNPRINTABLE.sub("", _LINE_BREAKS.sub("\n", text))
    pages = [page.strip("\n") if page.strip() else "" for page in clean.split("\f")]
    while pages and not pages[-1]:
        pages.pop()
    return pages
