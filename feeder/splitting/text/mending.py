"""What PDF extraction cut in two is put together again, before a page's lines are measured.

A text layer ends a line wherever the pen was lifted: between 》 and ， set close together, or before a bracket. No line
of a printed page begins with a closing mark, so a row that does goes on with the row before it, if the two together
are no wider than the rows around them. A row set loosely to fill its column comes with a space after every character;
ligatures are one character each. A soft hyphen at a row's end is the hyphen that is printed there, unless rows were cut
at every soft hyphen, or joined at those that are printed. Where most words that rows part have such a hyphen or one of
its own (‐), that is left, for a plain one at a row's end is a compound's then.
"""

from __future__ import annotations

import re

from feeder.splitting.text.cells import with_rows_of_cells
from feeder.splitting.text.patterns import HAN, is_latin
from feeder.splitting.text.personal import NAME, NAMED
from feeder.splitting.text.signed import behind, is_signature
from feeder.splitting.text.signoffs import SIGN_OFF

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
_HYPHEN_AT_END = re.compile(r"(?<=[^\W\d_]) ?\u2010(?=[ \t]*$)", re.MULTILINE)
_PLAIN_HYPHEN_AT_END = re.compile(r"(?<=[^\W\d_])-(?=[ \t]*\n[ \t]*[a-z])")
_FEWEST_MARKED = 3  # words parted with a hyphen that is no plain one
_MOST_HYPHENATED = 0.3  # of a page's rows
# A letter as high as three lines, given out on a line of its own before the rest of its word, or before the byline that
# stands above that.
_DROP_CAPITAL = re.compile(
    r"^([B-HJ-Z])[ \t]*\n(?P<byline>(?:By|BY) [^\n]{4,60}\n(?:[A-Z][^\n.,;]{2,40}\n)?)?(?=[a-z’']{2}|[A-Z][A-Z’']+\b)",
    re.MULTILINE,
)
# What is set below a headline's last line, on the same row: □ 本报记者 史小满; By Jane Holt or JANE HOLT right after a
# word, and where a page has one of these, any other line.
_CLOSE_BYLINE = re.compile(
    rf"(?<=[{HAN}”』」）])(?=[□■◆●◎][ \u3000]*(?:本报|本報|本网|本網)?[{HAN}]{{0,4}}"
    rf"(?:记者|記者|通讯员|通訊員|评论员|評論員)[ \u3000][{HAN} \u3000、]{{2,20}}$"
    rf"|(?<=[{HAN}”』」） \u3000]{{6}})(?<![報报習习派社聞闻訊讯台臺])"
    rf"(?:記者|记者)[{HAN}]{{2,4}}[／/][{HAN}]{{2,8}}(?:[報报][導导]|電)$)",
    re.MULTILINE,
)
_CLOSE_BYLINE_EN = re.compile(
    r"(?<=[a-z]{3})(?=(?:By [A-Z][\w’'-]+|[A-Z][A-Z’'-]+)(?: [A-Z][\w.’'-]*){1,3}"
    r"(?: (?:and|&)(?: [A-Z][\w.’'-]*){2,3})?"
    r"(?: ?[|/,•] ?[A-Z][\w’'-]+(?: [\w’'-]+){0,3})?[ \t]*$)",
    re.MULTILINE,
)
_CLOSE_LINE_EN = re.compile(r"(?:(?<=[a-z]{3})|(?<=[a-z]{3}’))(?=[A-Z][a-z]+ [a-z])")
# Who signs behind a last sentence: the dash alone, where the name stands below, or a name that stands alone elsewhere.
_SIGNED_BEHIND = re.compile(rf"(?:(?<=[a-z\d][.?!])|(?<=[.?!,][”’\"'])) (?:(?P<dash>[—–]|--)|(?P<bare>{NAME}))$")
_DASHES = ("—", "–", "-")
_MARKS_A_SIGNATURE = re.compile(r"[.?!”’\"')] ?[—–(-]")
_ANSWERS = re.compile(r"(?:A|ANSWER|Answer)[:.—-]")  # who asked has signed no text
_MOST_OF_A_NAME = 4  # spaces
# A date in a narrow cell: 2031年4月8日 星期 / 二.
_DAY_BELOW = re.compile(
    r"(\d{1,2}[ \u3000]*日[ \u3000]*(?:星期|星|周|週|禮拜|禮))[ \t]*\n[ \t]*((?:期|拜)?[一二三四五六日天])[ \t]*$",
    re.MULTILINE,
)
_BREAKS = {"\xa0": " ", "\r": "\n", "\f": "\n", "\v": "\n", "\x85": "\n", "\u2028": "\n", "\u2029": "\n"}
_PLAINER = _BREAKS | _LIGATURES
_NOT_PLAIN = re.compile(f"[{''.join(_PLAINER)}]")
_NEVER_FIRST = frozenset("，。、；：！？）】》」』”’〉〕］…")
_CLOSING = frozenset("）】》」』”’〉〕］，、；：")  # not a stop: a paragraph may end there and a quotation begin
_CLOSING_STOPS = frozenset("。！？）】》」』”’〉〕］")  # of such alone no row is made, though a gap is above it
_OPENING = frozenset("（【《「『“‘〈〔［")
_QUOTATIONS = {"“": "”", "「": "」", "‘": "’", "『": "』"}
_STOPS, _MARK, _INDENT = frozenset("。！？"), 2, 8  # half cells of a mark; of an indent with what a line lacks
_SELDOM_FIRST, _BRACKETS = _NEVER_FIRST | _OPENING, frozenset("）)")
_FEW = 4  # times as many rows don't end in a space
_FEWEST_SPACES = 3  # between the characters of a row that has nothing else
_FEWEST_LOOSE = 8  # rows of a page; fewer may be a table's
_SPACES, _FEWEST_APART = re.compile(" +"), 4  # words with the same wide space between them
_FIGURES = re.compile(r"\d {2}\S")
_FEWEST = 5  # characters with spaces between them in a row that has more; fewer may be names
_LONGEST_SIGN_OFF = 30  # characters on its last row
_FEWEST_WORDS, _NEARLY = 2, 0.55  # in rows of their own; of the column that they fill together
_MOST_ROWS = 20  # with the gaps between them
_NEAR = 4  # rows on either side that show how wide the column is
# A headline's last line, set close above the first line that opens with a slug, is given out on that line.
_OPENING_SLUG = re.compile(
    f"^([㐀-鿿]{{1,3}}|[{HAN}“《「『][{HAN}“”《》「」『』‘’\\w \u3000]{{2,30}}[{HAN}”》」』！？])(?<![据據])"
    f"(?=(?:本报讯|本報訊|新[华華]社[{HAN}]{{2,4}}\\d{{1,2}}月\\d{{1,2}}日[电電])[（(])",
    re.MULTILINE,
)


def mend(text: str) -> str:
    """The page's text with one kind of line break, and with rows that were cut in mid-line joined."""
    plain = _NOT_PLAIN.sub(lambda found: _PLAINER[found.group()], text.replace("\r\n", "\n"))
    plain = _without_soft_hyphens(plain)
    latin = is_latin(text)
    if "\u2010" in plain:
        plain = _HYPHEN_AT_END.sub("\u2010", plain)
        marked, others = (len(hyphens.findall(plain)) for hyphens in (_HYPHEN_AT_END, _PLAIN_HYPHEN_AT_END))
        if not latin or marked < _FEWEST_MARKED or marked <= others:
            plain = _HYPHEN_AT_END.sub("-", plain)
    if not latin:  # some fonts and GB 2312's own table give these for the dash and the wave of Chinese text
        plain = plain.replace("―", "—").replace("〜", "～")
        plain = _CLOSE_BYLINE.sub("\n", _OPENING_SLUG.sub(r"\1\n", _DAY_BELOW.sub(r"\1\2", plain)))
    rows = [_closed_up(row) if " " in row else row for row in plain.split("\n")]
    rows = with_rows_of_cells(rows, latin=latin)
    if latin:
        loose = sum(map(_is_loose, rows)) >= _FEWEST_LOOSE
        rows = _joined_at_spaces([_drawn_together(row) for row in rows] if loose else rows)
        return _DROP_CAPITAL.sub(r"\g<byline>\1", _parted(_with_words_in_rows(rows)))
    mended: list[str] = []
    for i, row in enumerate(rows):
        may_go_on = row.lstrip()[:1] in _SELDOM_FIRST or row.rstrip()[-1:] in _BRACKETS
        above = next((k for k in range(len(mended) - 1, max(-1, len(mended) - 3), -1) if mended[k].strip()), -1)
        if above >= 0 and row.strip() and _CLOSING_STOPS.issuperset(row.strip()):
            mended[above] = mended[above].rstrip() + row.strip()
        elif (
            mended
            and may_go_on
            and (
                _cut_in_column(mended[-1], rows, i) or _one_sign_off(mended[-1], row) or _quotes_on(mended[-1], rows, i)
            )
        ):
            mended[-1] = mended[-1].rstrip() + row.strip()
        else:
            mended.append(row)
    return "\n".join(mended)


def _without_soft_hyphens(text: str) -> str:
    """The text with a hyphen where one is printed, and nothing where a word could only have been parted."""
    if "\xad" not in text:
        return text
    text, alone = _PRINTED_ALONE.subn("\u2010", text)
    if alone or len(_SOFT_BREAK.findall(text)) > _MOST_HYPHENATED * text.count("\n"):
        text = _SOFT_BREAK.sub("", text)
    text = _broken_again(text)
    return _SOFT_HYPHEN_AT_END.sub("\u2010", text).replace("\xad", "")


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
            found.append(left + "\xad")
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


def _quotes_on(left: str, rows: list[str], i: int) -> bool:
    """Whether row i opens a quotation that goes on below it, and fills the column with the sentence's end on the row
    `left` above it."""
    row, below = rows[i].strip(), rows[i + 1].strip() if i + 1 < len(rows) else ""
    closing = _QUOTATIONS.get(row[:1], row)
    if closing in row or left.rstrip()[-1:] not in _STOPS or not below or row[-1] in _STOPS:
        return False
    column = _column(rows, i)
    opens_below_an_indent = _width(row) >= column - _INDENT
    return not opens_below_an_indent and abs(_width(left) + _width(row) - column) <= _MARK


def _parted(rows: list[str]) -> str:
    """An English page's text with what stands below a headline's last line on a row of its own."""
    text, close = _CLOSE_BYLINE_EN.subn("\n", "\n".join(_signed_below(rows)))
    return _CLOSE_LINE_EN.sub("\n", text) if close else text


def _signed_below(rows: list[str]) -> list[str]:
    """The rows with who signs behind a body's last sentence on a row of their own: behind a dash, which may have been
    left on the row above, or a name that stands alone elsewhere on the page."""
    alone = {row.strip() for row in rows if 0 < row.count(" ") <= _MOST_OF_A_NAME and NAMED.fullmatch(row.strip())}
    found: list[str] = []
    dash = ""
    for row, below, next_row in zip(rows, [*rows[1:], ""], [*rows[2:], "", ""], strict=False):
        row, dash = dash + row, ""
        below, next_row = below.strip(), next_row.strip()
        at = _signature_at(row, below, next_row)
        match = _SIGNED_BEHIND.search(row) if at < 0 and (row[-1:].isalpha() or row[-1:] in _DASHES) else None
        if match and match.group("dash") and _signs(f"{match.group('dash')} {below}", next_row, alone):
            row, dash = row[: match.start()], match.group("dash") + " "
        elif match and match.group("bare") in alone and not below[:1].islower():
            at = match.start("bare")
        if at >= 0:
            found.append(row[:at].rstrip())
            row = row[at:]
        found.append(row)
    return found


def _signs(dashed: str, below: str, alone: set[str]) -> bool:
    """Whether what stands below a dash signs, there or there and on the next row."""
    return dashed.split(None, 1)[-1] in alone or is_signature(dashed) or _joins(dashed, below)


def _joins(signed: str, below: str) -> bool:
    return below != "" and below[-1] not in ".?!" and is_signature(f"{signed} {below}")


def _signature_at(row: str, below: str, next_row: str) -> int:
    """Where in a row what signs its last sentence begins, -1 where nothing does; it may go on on the rows below."""
    at = behind(row.rstrip()) if _MARKS_A_SIGNATURE.search(row) else -1
    signed = row[at:].strip() if at > 0 else ""
    if not signed.strip("—–- ") or _ANSWERS.match(below) or _ANSWERS.match(next_row):
        return -1
    if is_signature(signed) and not (below[:1].islower() and signed[-1] != ","):
        return at
    return at if _joins(signed, below) or (below and _joins(f"{signed} {below}", next_row)) else -1


def _with_words_in_rows(rows: list[str]) -> list[str]:
    """The rows of an English page with those joined that are one word each, and together nearly fill the column below:
    a row of prose whose stretched spaces were taken for gaps between columns."""
    mended: list[str] = []
    i = 0
    while i < len(rows):
        words, end = _words_from(rows, i)
        below = [row for row in rows[end : end + 2 * _NEAR] if row.strip()][:_NEAR]
        column = max(map(_width, below), default=0)
        row = " ".join(words)
        small, several = bool(below) and below[0].strip()[0].islower(), len(words) > _FEWEST_WORDS
        goes_on = small or (several and bool(below)) if words and words[-1].islower() else small and several
        if len(words) >= _FEWEST_WORDS and goes_on and _NEARLY * column <= len(row) <= column:
            mended.append(row)
        else:
            end = i + 1
            mended.append(rows[i])
        i = end
    return mended


def _words_from(rows: list[str], i: int) -> tuple[list[str], int]:
    """The words that have a row each from row i on, one blank row at most between two, and the row below them."""
    words: list[str] = []
    end = i
    for k in range(i, min(len(rows), i + _MOST_ROWS)):
        parts = rows[k].split()
        if len(parts) > 1 or (not parts and (k == i or not rows[k - 1].strip())):
            break
        if parts:
            words.append(parts[0])
            end = k + 1
    return words, end


def _joined_at_spaces(rows: list[str]) -> list[str]:
    """The rows of an English page with those joined that end in a space, where few do, and fit into their column with
    the row below: a stretched space has cut them in mid-line."""
    spaced = sum(row.endswith(" ") for row in rows)
    if not spaced or spaced * _FEW > sum(map(bool, rows)):
        return rows
    joined: list[str] = []
    for i, row in enumerate(rows):
        cut = bool(joined) and joined[-1].endswith(" ") and bool(joined[-1].strip()) and bool(row.strip())
        if cut and _width(joined[-1] + row) <= _column(rows, i) + 2:
            joined[-1] = joined[-1] + row.lstrip()
        else:
            joined.append(row)
    return joined


def _closed_up(row: str) -> str:
    """The row without the spaces between its characters, where nearly every one has them."""
    if row.count(" ") < _FEWEST_SPACES:
        return row
    if _is_spaced_out(row):
        return " ".join(word.replace(" ", "") for word in re.split(" {2,}", row.strip()))
    parts = row.split(" ")
    single = sum(len(part) == 1 and (part >= "⺀" or part in "“”‘’") for part in parts)
    numbers = sum(part.isdecimal() for part in parts)
    if single > 1 and single >= 2 * numbers and all(len(part) == 1 or part.isdecimal() for part in parts):
        return "".join(parts)
    if single < _FEWEST or single * 5 < len(parts) * 4:
        return row
    return " ".join("".join(word.split(" ")) for word in re.split(" {2,}", row))


def _is_spaced_out(row: str) -> bool:
    """Whether it is two words at least of letters with a space after each, more between the words: w i l l   r u n."""
    words = re.split(" {2,}", row.strip())
    letters = [letter for word in words for letter in word.split(" ")]
    return len(words) > 1 and max(map(len, letters)) == 1 and sum(map(str.islower, letters)) * 2 > len(letters)


def _is_loose(row: str) -> bool:
    """Whether it is an English row of prose that was set loosely to fill its column, spaces in it two by two, or as
    many between any two of its words."""
    if "  " not in row or _FIGURES.search(row):
        return False
    words = row.split()
    if "   " in row.strip() and (len(words) < _FEWEST_APART or len(set(_SPACES.findall(row.strip()))) > 1):
        return False
    return sum(word[0].islower() for word in words) * 2 >= len(words)


def _drawn_together(row: str) -> str:
    return re.sub(r"(?<=\S) {2,}(?=\S)", " ", row) if _is_loose(row) else row


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
