"""Pull quotes: a body's own words set again, large, in its midst."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache
from itertools import accumulate, pairwise
from statistics import median

from feeder.splitting.forms.insets import is_a_sentence_aside, may_be_quoted, runs_between_gaps, tears_a_sentence
from feeder.splitting.forms.spoken import spoken
from feeder.splitting.forms.torn import is_set_apart, said_between_lines, set_between_paragraphs
from feeder.splitting.model import Line, Script
from feeder.splitting.text.lines import Page
from feeder.splitting.text.names import is_full_name

_MOST_LINES = 6
_MOST_RUNS = 100  # on a page; what has more is none
_MOST_SPEAKER: dict[Script, int] = {"latin": 2, "hans": 0, "hant": 0}  # lines that say who said it
_FEWEST = {"latin": 15, "hans": 7, "hant": 7}  # characters, so that no chance repeats them
_LONGEST_SPEAKER = 14  # characters of a Chinese one's name and what they are
_LONG = 48  # letters that no headline repeats
_NARROW = 0.85  # of the page's lines, or the column's
_COLUMN, _MOST_OF_IT = 4, 0.75  # lines that show its width; of a quotation's words
_NEARLY = 0.8  # of a Chinese one's pairs of characters
_FIRST = 3  # letters by which a quotation's first line is found
_QUOTED = re.compile(r"[“「『\"]([^“”「」『』\"]{7,240})[”」』\"]")
_HAN_OPENING = "“「『"
_OPENING, _CLOSING = '“"‘「『', '”"’」』'
_BYLINE, _OPENS_BYLINE = re.compile(r"by [A-Z]"), re.compile("(?:By|BY) [A-Z]")
_MOST_KICKER = 3  # words
_NEAR, _FEWEST_OF_TEXT = 8, 3  # lines above and below a headline; of the text right below it
_SHARED = 1  # words that two stories may share
_NOT_WORDS, _NO_LETTERS = re.compile(r"[\W_]+"), re.compile(r"[^\w\n]+|_+")  # across lines, and on each


@lru_cache(maxsize=2)
def pull_quotes(page: Page) -> frozenset[int]:
    """The lines of pull quotes: few, said elsewhere on the page word for word, and parted from what stands around them
    by gaps or by who says it."""
    runs = [*_between_gaps(page), *_named(page), *_named_after_a_dash(page)]
    between = set_between_paragraphs(page)
    close, quotations = [*said_between_lines(page), *between], _quotations(page)
    if len(runs) + len(close) > _MOST_RUNS or not (runs or close or quotations or page.script == "latin"):
        return frozenset()
    parts = _NO_LETTERS.sub("", "\n".join(line.text for line in page.lines)).lower().split("\n")
    said, starts = "".join(parts), list(accumulate(map(len, parts), initial=0))
    found = set(_set_again(page, parts, quotations))
    for run in [*runs, *_again(page, said)]:
        texts = [page.lines[i].text for i in run]
        words = _said(texts[: _closes(texts, page.script) or _bare_words(texts, page.script)])
        if len(words) < _FEWEST[page.script] or _heads_a_story(page, run) or _is_announced(page, run):
            continue
        if (
            said.count(words) > 1
            or _near(page, run, words, said[: starts[run.start]] + said[starts[run.stop] :])
            or is_a_sentence_aside(page, run)
            or _is_said_between_paragraphs(page, run)
        ):
            found |= set(run)
    for run in close:
        words = "".join(parts[run.start : run.stop])
        if _is_announced(page, run):
            continue
        if len(words) >= _FEWEST[page.script] and words in said[: starts[run.start]] + said[starts[run.stop] :]:
            found |= set(run)
    for run in between:
        if is_set_apart(page, run):
            found |= set(run)
    for run in spoken(page):
        found |= set(run)
    return frozenset(found)


def _is_announced(page: Page, run: range) -> bool:
    """Whether the line above a Chinese quotation ends with the colon that it follows: a paragraph says it."""
    return page.script != "latin" and run.start > 0 and page.lines[run.start - 1].text[-1] in ":："


def _is_said_between_paragraphs(page: Page, run: range) -> bool:
    """Whether a Chinese quotation with the name of who said it below it stands between paragraphs."""
    if page.script == "latin" or len(run) < 2 or run.stop >= len(page.lines) or not run.start:
        return False
    above, below = page.lines[max(0, run.start - _FEWEST_OF_TEXT) : run.start], page.lines[run.stop]
    if not _is_a_speaker(page.lines[run.stop - 1].text) or below.slug or not above[-1].final:
        return False
    text = page.lines[run.stop : run.stop + 2]
    return any(line.stops for line in above[:-1]) and any(line.stops for line in text)


def _heads_a_story(page: Page, run: range) -> bool:
    """Whether what is in quotation marks between gaps is a headline: a slug or a byline stands right below it, or text
    that says its words, as the text above doesn't, and shares no others with that."""
    first = page.lines[run.start]
    if run.stop == len(page.lines) or first.text[0] not in _OPENING or (run.start and not first.blanks):
        return False
    below = page.lines[run.stop]
    if below.slug or _OPENS_BYLINE.match(below.text):
        return True
    if run.start and _goes_on_in_the_same_words(page, run):
        return False
    above, text = page.lines[max(0, run.start - _NEAR) : run.start], page.lines[run.stop : run.stop + _NEAR]
    if len(text) < _FEWEST_OF_TEXT or not any(line.stops for line in text[:_FEWEST_OF_TEXT]):
        return False
    if any(line.blanks for line in text[1:_FEWEST_OF_TEXT]):
        return False
    if any(line.final for line in above) and not above[-1].final:
        return False
    own, before, after = (
        frozenset[str]().union(*[line.grams for line in lines])
        for lines in (page.lines[run.start : run.stop], above, text)
    )
    return len((before & after) - own) <= _SHARED and len(own & after) > 2 * len(own & before)


def _goes_on_in_the_same_words(page: Page, run: range) -> bool:
    """Whether the text right below a quotation opens with it, as no body repeats its headline."""
    own = _said([page.lines[i].text for i in run])
    below = page.lines[run.stop : run.stop + len(run) + 1]
    return below[0].text[0] in _OPENING and _said([line.text for line in below]).startswith(own)


def _quotations(page: Page) -> set[str]:
    """What stands in quotation marks in the midst of other text, long enough to be set again."""
    text = "\n".join(line.text for line in page.lines)
    found = [match for match in _QUOTED.finditer(text) if _has_text_beside(text, match)]
    told = (_said(match[1].split()) for match in found)
    return {words for words in told if len(words) >= _FEWEST[page.script]}


def _has_text_beside(text: str, quotation: re.Match[str]) -> bool:
    """Whether text stands before or after the quotation on its lines: a body has it, and no pull quote is its own."""
    return (
        text[quotation.start() - 1 : quotation.start()].strip() != ""
        or text[quotation.end() : quotation.end() + 1].strip() != ""
    )


def _set_again(page: Page, parts: list[str], quotations: set[str]) -> list[int]:
    """The lines that say, from the first to the last and to a sentence's end, what stands in quotation marks elsewhere,
    without them. `parts` has each line's letters."""
    opening: dict[str, list[str]] = {}
    for words in quotations:
        opening.setdefault(words[:_FIRST], []).append(words)
    found: list[int] = []
    for i, part in enumerate(parts):
        for words in opening.get(part[:_FIRST], ()):
            end, told = i, part
            while len(told) < len(words) and end - i < _MOST_LINES and end + 1 < len(parts):
                end += 1
                told += parts[end]
            marked = page.lines[i].text[0] in _OPENING or page.lines[i].no_start
            if told == words and page.lines[end].final and not marked:
                found += range(i, end + 1)
    return found


def _near(page: Page, run: range, words: str, rest: str) -> bool:
    """Whether a quotation tears an English sentence apart, or is set narrow and the page has most of its words; or
    tears a Chinese one and the `rest` of the page says nearly its words."""
    if page.script == "latin":
        first = page.lines[run[0]]
        if first.blanks and _tears(page, run) and _says_again(page, run, rest):
            return True
        if not first.blanks or first.text[0] not in _OPENING or _ends_what_is_said_above(page, run):
            return False
        return _tears(page, run) or (_is_narrow(page, run) and _echoes(page, run) >= _MOST_OF_IT)
    if not tears_a_sentence(page, run):
        return False
    if page.lines[run[0]].text[0] not in _HAN_OPENING:
        return words in rest and may_be_quoted(page, run)
    pairs = list(map("".join, pairwise(words)))
    return sum(pair in rest for pair in pairs) >= _NEARLY * len(pairs)


def _ends_what_is_said_above(page: Page, run: range) -> bool:
    """Whether the line above ends no sentence, and what stands below the quotation doesn't go on with it: it is said
    there."""
    below = page.lines[run.stop : run.stop + 1]
    return not page.lines[run.start - 1].final and page.lines[run.stop - 1].final and not (below and below[0].lower)


def _says_again(page: Page, run: range, rest: str) -> bool:
    """Whether the `rest` of the page has its words, but for who says them."""
    end = next((i for i in run if i > run[0] and page.lines[i].text[0] in "—–"), run.stop)
    words = _said([page.lines[i].text for i in range(run.start, end)])
    return len(words) >= _FEWEST["latin"] and words in rest


def _is_narrow(page: Page, run: range) -> bool:
    """Whether several lines are narrower than the column above them."""
    above = [line.width for line in page.lines[max(0, run[0] - _COLUMN) : run[0]]]
    return len(run) > 1 and max(page.lines[i].width for i in run) <= _NARROW * max(above)


def _echoes(page: Page, run: range) -> float:
    """The share of its words that the page says elsewhere, but for those that every text has."""
    own = frozenset[str]().union(*[page.lines[i].grams for i in run])
    rest = frozenset[str]().union(*[line.grams for i, line in enumerate(page.lines) if i not in run])
    return len(own & rest) / max(1, len(own))


def _between_gaps(page: Page) -> list[range]:
    """The runs of lines between two gaps that may be pull quotes."""
    runs: list[range] = []
    start = 0
    for i in range(1, len(page.lines)):
        if page.lines[i].blanks:
            if start and i - start <= _MOST_LINES and _may_be(page, range(start, i)):
                runs.append(range(start, i))
            start = i
    return runs


def _again(page: Page, said: str) -> list[range]:
    """The runs of lines between two gaps of an English page, narrower than its columns, that say again so much of what
    the page says that no headline does, without quotation marks."""
    if page.script != "latin":
        return []
    narrow = _NARROW * median([line.width for line in page.lines] or [0])
    runs = [run for run in runs_between_gaps(page) if len(run) > 1 and max(page.lines[i].width for i in run) <= narrow]
    told = {run: _said([page.lines[i].text for i in run]) for run in runs}
    once = Counter(told.values())
    return [run for run, words in told.items() if len(words) >= _LONG and once[words] == 1 and said.count(words) == 2]


def _named(page: Page) -> list[range]:
    """The runs of lines in quotation marks with who says it right below, or a gap; in Chinese also a sentence by
    itself."""
    runs: list[range] = []
    for start, line in enumerate(page.lines):
        if line.text[0] not in _OPENING:
            continue
        for end in range(start, min(len(page.lines) - 1, start + _MOST_LINES)):
            if page.lines[end].text.rstrip(".。,，")[-1:] in _CLOSING:
                if page.script != "latin" and not _is_one_quotation(page, start, end):
                    break
                if _names_who(page.lines[end + 1]):
                    runs.append(range(start, end + 2))
                elif _is_set_close(page, start, end) or _is_a_sentence(page, start, end):
                    runs.append(range(start, end + 1))
                break
    return runs


def _named_after_a_dash(page: Page) -> list[range]:
    """The runs of lines of an English page below a sentence's end, none of which ends another, with who says it after a
    dash below them."""
    runs: list[range] = []
    for end in range(2, len(page.lines)) if page.script == "latin" else ():
        if page.lines[end].text[0] not in "—–" or page.lines[end - 1].text[-1] in _CLOSING:
            continue
        top = end
        while end - top < _MOST_LINES and top > 1 and not page.lines[top - 1].final:
            top -= 1
        if top < end and page.lines[top - 1].final:
            runs.append(range(top, end + 1))
    return runs


def _bare_words(texts: list[str], script: Script) -> int:
    """How many of the lines of an English one stand above who says them, after a dash; all in Chinese."""
    return (
        len(texts)
        if script != "latin"
        else next((k for k, text in enumerate(texts) if k and text[0] in "—–"), len(texts))
    )


def _is_one_quotation(page: Page, start: int, end: int) -> bool:
    """Whether what lines `start` to `end` open with is closed at their end, and nowhere before."""
    text = "".join(page.lines[i].text for i in range(start, end + 1))
    closing = _CLOSING[_OPENING.index(text[0])]
    return closing not in text[:-1].rstrip(".。,，")


def _is_set_close(page: Page, start: int, end: int) -> bool:
    """Whether a gap stands below the quotation and none above it, nor a kicker that stands over a headline."""
    above = page.lines[start - 1]
    kicker = start > 0 and above.blanks > 0 and not above.stops and len(above.text.split()) <= _MOST_KICKER
    return page.lines[end + 1].blanks > 0 and not page.lines[start].blanks and not kicker


def _is_a_sentence(page: Page, start: int, end: int) -> bool:
    """Whether the quotation in lines `start` to `end` of a Chinese page is a whole sentence by itself: wider than the
    lines around it, or what stands below is indented, as it is not."""
    whole = page.lines[end].final and page.lines[end].text[-1] in _CLOSING
    if page.script == "latin" or not start or not whole or not page.lines[start - 1].final:
        return False
    if page.lines[end + 1].indent > page.lines[start].indent:
        return True
    around = [*page.lines[max(0, start - _COLUMN) : start], *page.lines[end + 1 : end + 1 + _COLUMN]]
    return page.lines[start].width > max(line.width for line in around)


def _names_who(line: Line) -> bool:
    """Whether the line below a quotation says who said it, after a dash or in capitals right below."""
    if line.text[0] in "—–-":
        return True
    return not line.blanks and line.text.isupper() and line.text[-1].isalpha() and len(line.text.split()) in (2, 3)


def _closes(texts: list[str], script: Script) -> int:
    """After which of the lines the quotation that they open is closed, where at most who says it follows; 0 if none."""
    if texts[0][0] not in _OPENING:
        return 0
    for end, text in enumerate(texts, 1):
        speaks = len(texts) == end + 1 and _is_a_speaker(texts[end])
        if text.rstrip(".。,，")[-1:] in _CLOSING and (speaks or len(texts) - end <= _MOST_SPEAKER[script]):
            return end
    return 0


def _is_a_speaker(text: str) -> bool:
    """Whether the line names who said it after a dash, with what they are or not: ——艄公 史小满."""
    name = text.lstrip("—–- \u3000")
    if text[0] not in "—–" or not 1 < len(name) <= _LONGEST_SPEAKER:
        return False
    return any(is_full_name(name[-length:]) for length in (2, 3, len(name)))


def _may_be(page: Page, run: range) -> bool:
    """Whether it is in quotation marks, or breaks into a sentence."""
    if _closes([page.lines[i].text for i in run], page.script):
        return True
    if page.script == "latin":
        return _tears(page, run)
    return may_be_quoted(page, run)


def _tears(page: Page, run: range) -> bool:
    """Whether a sentence stops above the run and goes on below it in small letters."""
    if run.stop == len(page.lines):
        return False
    below = page.lines[run.stop]
    return below.lower and not _BYLINE.match(below.text) and not page.lines[run[0] - 1].final


def _said(texts: list[str]) -> str:
    """The letters alone, words cut at a line's end made whole."""
    joined = "".join(text[:-1] if text.endswith("-") else text + " " for text in texts)
    return _NOT_WORDS.sub("", joined).lower()
