"""A decoded file → its pages' texts: line breaks made one kind, and what no feed can hold taken out.

A PDF font has one glyph for 月 and for the radical ⽉, and many a text layer names the radical: that was never
printed, and no search or rule would find it, so radicals become the characters they stand for. PDFium's sign for a
hyphen at a line's end becomes the soft hyphen that it is. Nothing else is changed: full-width letters, ideographic
spaces, ①② and old forms stay as printed (never NFKC).
"""

from __future__ import annotations

import re
import unicodedata

_LINE_BREAKS = re.compile("\r\n|[\r\v\x85\u2028\u2029]")
# What XML 1.0 can't hold (C0, surrogates, U+FFFE, U+FFFF), C1 controls and DEL, and marks that show nothing at all.
_UNPRINTABLE = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff\ufeff\u200b\u2060]")
# What PDFium gives for the hyphen of a word that goes on in the next line, which it joins to this one.
_PDFIUM_HYPHEN = re.compile("(?<=\\w)[\x02\ufffe](?=\\w)")

# Kangxi radicals (U+2F00 …) have their characters from Unicode itself; of the radicals in the supplement (U+2E80 …)
# those that are whole characters, by EquivalentUnifiedIdeograph of the Unicode Character Database.
_RADICALS = {code: unicodedata.normalize("NFKC", chr(code)) for code in range(0x2F00, 0x2FD6)} | {
    ord(radical): character
    for radical, character in zip(
        "⺜⺝⺟⺠⺶⺷⻁⻄⻅⻆⻉⻋⻑⻓⻔⻗⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻧⻨⻩⻪⻫⻬⻭⻮⻯⻰⻱⻲⻳",
        "日月母民羊羊虎西见角贝车長长门雨青韦页风飞食马骨鬼鱼鸟卤麦黄黾斉齐歯齿竜龙龜亀龟",
        strict=True,
    )
}

# Unicode has the traditional character for this radical; a page set in simplified ones prints the other.
_SIMPLIFIED = {0x2F3E: "户"}
_TRADITIONAL = re.compile("[們這個來對時說國會學]")


def pages_of(text: str) -> list[str]:
    """The texts of a file's pages, parted by form feeds as PDF converters write them; a blank page is ""."""
    clean = _PDFIUM_HYPHEN.sub("\xad", _LINE_BREAKS.sub("\n", text))
    clean = _UNPRINTABLE.sub("", clean)
    clean = clean.translate(_RADICALS if _TRADITIONAL.search(clean) else _RADICALS | _SIMPLIFIED)
    pages = [page.strip("\n") if page.strip() else "" for page in clean.split("\f")]
    while pages and not pages[-1]:
        pages.pop()
    return pages
