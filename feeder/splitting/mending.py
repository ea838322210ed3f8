"""What PDF extraction cut in two is put together again, before a page's lines are measured.

A text layer ends a line wherever the pen was lifted: between 》 and ， set close together, or before a bracket. No line
of a printed page begins with a closing mark, so a row that does goes on with the row before it, if the two together
are no wider than the rows around them. A row set loosely to fill its column comes with a space after every character;
ligatures are one character each. A soft hyphen at a row's end is the hyphen that is printed there, unless rows were cut
at every soft hyphen, or joined at those that are printed.
"""

from __future__ import annotations

import re

from feeder.splitting.patterns import SIGN_OFF, script_of

# One glyph of a font for several characters.
_LIGATURES = {
    "ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st", "⸺": "——", "⸻": "———",
}  # fmt: skip
_SOFT_HYPHEN_AT_END = re.compile("\xad(?=[ \t]*$)", re.MULTILINE)
# A browser's PDF gives out a row's end at every soft hyphen; one that is printed has the hyphen on a row of its own.
_PRINTED_ALONE = re.compile(r"\xad[ \t]*\n[ \t]*[-\u2010][ \t]*$", re.MULTILINE)
_SOFT_BREAK = re.compile(r"\xad[ \t]*\n(?=\w)")
# Other tools join the two rows there; a row so much wider than the rows around it was two.
_JOINED, _FITS = 1.25, 1.12
_AROUND = 5  # rows on either side
_HYPHEN_AT_END = re.compile(r"(?<=[^\W\d_])\u2010(?=[ \t]*$)", re.MULTILINE)
_MOST_HYPHENATED = 0.3  # of a page's rows
# A letter as high as three lines, given out on a line of its own before the rest of its word.
_DROP_CAPITAL = re.compile(r"^([B-HJ-Z])[ \t]*\n(?=[a-zA-Z’']{2})", re.MULTILINE)
_BREAKS = {"\xa0": " ", "\r": "\n", "\f": "\n", "\v": "\n", "\x85": "\n", "\u2028": "\n", "\u2029": "\n"}
_PLAINER = _BREAKS | _LIGATURES
_NOT_PLAIN = re.compile(f"[{''.join(_PLAINER)}]")
_NEVER_FIRST = frozenset("，。、；：！？）】》」』”’〉〕］…")
_CLOSING = frozenset("）】》」』”’〉〕］，、；：")  # not a stop: a paragraph may end there and a quotation begin
_OPENING = frozenset("（【《「『“‘〈〔［")
_FEWEST_SPACES = 3  # between the characters of a row that has nothing else
_FEWEST_LOOSE = 8  # rows of a page; fewer may be a table's
_FIGURES = re.compile(r"\d {2}\S")
_FEWEST = 5  # characters with spaces between them in a row that has more; fewer may be names
_LONGEST_SIGN_OFF = 30  # characters on its last row
_NEAR = 4  # rows on either side that show how wide the column is
# A headline's last character, set close above the first line that opens with a slug, is given out on that line.
_OPENING_SLUG = re.compile("^([㐀-鿿]{1,3})(?=(?:本报讯|本報訊)[（(])", re.MULTILINE)


def mend(text: str) -> str:
    """The page's text with one kind of line break, and with rows that were cut in mid-line joined."""
    plain = _NOT_PLAIN.sub(lambda found: _PLAINER[found.group()], text.replace("\r\n", "\n"))
    plain = _HYPHEN_AT_END.sub("-", _without_soft_hyphens(plain))
    latin = script_of(text) == "latin"
    if not latin:  # some fonts and GB 2312's own table give these for the dash and the wave of Chinese text
        plain = plain.replace("―", "—").replace("〜", "～")
    rows = [_closed_up(row) for row in _OPENING_SLUG.sub(r"\1\n", plain).split("\n")]
    if latin:
        loose = sum(map(_is_loose, rows)) >= _FEWEST_LOOSE
        return _DROP_CAPITAL.sub(r"\1", "\n".join(map(_drawn_together, rows) if loose else rows))
    mended: list[str] = []
    for i, row in enumerate(rows):
        if mended and (_cut_in_column(mended[-1], rows, i) or _one_sign_off(mended[-1], row)):
            mended[-1] = mended[-1].rstrip() + row.strip()
        else:
            mended.append(row)
    return "\n".join(mended)


def _without_soft_hyphens(text: str) -> str:
    """The text with a hyphen where one is printed, and nothing where a word could only have been parted."""
    if "\xad" not in text:
        return text
    text, alone = _PRINTED_ALONE.subn("-", text)
    if alone or len(_SOFT_BREAK.findall(text)) > _MOST_HYPHENATED * text.count("\n"):
        text = _SOFT_BREAK.sub("", text)
    text = _broken_again(text)
    return _SOFT_HYPHEN_AT_END.sub("-", text).replace("\xad", "")


def _broken_again(text: str) -> str:
    """The text with rows that extraction joined at a soft hyphen cut in two where the first fills its column."""
    rows = text.split("\n")
    widths = [len(row.strip()) - row.count("\xad") for row in rows]
    found: list[str] = []
    for i, row in enumerate(rows):
        near = sorted(width for width in widths[max(0, i - _AROUND) : i + _AROUND + 1] if width)
        column = near[len(near) * 2 // 3] if near else 0
        while "\xad" in row and len(row) - row.count("\xad") > _JOINED * column:
            left, right = _filled(row.split("\xad"), _FITS * column)
            if not left or not right:
                break
            found.append(left + "-")
            row = right
        found.append(row)
    return "\n".join(found)


def _filled(parts: list[str], most: float) -> tuple[str, str]:
    """The parts of a row that fit into a column with a hyphen after them, and the rest."""
    length = 0
    for i, part in enumerate(parts):
        length += len(part)
        if length + 1 > most:
            return "".join(parts[:i]), "\xad".join(parts[i:])
    return "".join(parts), ""


def _cut_in_column(left: str, rows: list[str], i: int) -> bool:
    """Whether row i was cut off from what stands `left` of it: the two together are no wider than their column."""
    return _cut(left, rows[i]) and _width(left) + _width(rows[i]) <= _column(rows, i) + 2


def _closed_up(row: str) -> str:
    """The row without the spaces between its characters, where nearly every one has them."""
    if row.count(" ") < _FEWEST_SPACES:
        return row
    parts = row.split(" ")
    single = sum(len(part) == 1 and (part >= "⺀" or part in "“”‘’") for part in parts)
    if all(len(part) == 1 for part in parts) and single > 1:
        return "".join(parts)
    if single < _FEWEST or single * 5 < len(parts) * 4:
        return row
    return " ".join("".join(word.split(" ")) for word in re.split(" {2,}", row))


def _is_loose(row: str) -> bool:
    """Whether it is an English row of prose that was set loosely to fill its column, spaces in it two by two."""
    if "  " not in row or "   " in row.strip() or _FIGURES.search(row):
        return False
    words = row.split()
    return sum(word[0].islower() for word in words) * 2 >= len(words)


def _drawn_together(row: str) -> str:
    return re.sub(r"(?<=\S) {2}(?=\S)", " ", row) if _is_loose(row) else row


def _cut(left: str, right: str) -> bool:
    """Whether the break between two rows can't be a printed one."""
    b = right.lstrip()[:1]
    if (b not in _NEVER_FIRST and b not in _OPENING) or (b == "【" and right.rstrip()[-1] == "】"):
        return False
    a = left.rstrip()[-1:]
    return bool(a) and (b in _NEVER_FIRST or (a in _CLOSING and b in _OPENING)) and bool(b)


def _one_sign_off(left: str, right: str) -> bool:
    """Whether two rows are the brackets below a body with who wrote it: （记者 A / B）."""
    b = right.strip()
    if b[-1:] not in ("）", ")") or len(b) > _LONGEST_SIGN_OFF:
        return False
    a = left.strip()
    if a[:1] not in ("（", "("):
        return False
    return a[-1] not in "）)" and b[0] not in "（(" and SIGN_OFF.fullmatch(a + b) is not None


def _column(rows: list[str], i: int) -> int:
    """How wide the column is at row i, by the rows around it and the one before."""
    near = rows[max(0, i - 1 - _NEAR) : i - 1] + rows[i + 1 : i + 1 + _NEAR]
    return max(map(_width, near), default=0)


def _width(row: str) -> int:
    stripped = row.strip()
    return 2 * len(stripped) - len(stripped.encode("ascii", "ignore"))
