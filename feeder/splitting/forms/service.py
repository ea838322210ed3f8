"""What an English paper says to its readers in rows of its own, and small advertisements: how to reach it, when it
closes, how it is printed, what stands elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from feeder.splitting.forms.furniture import is_furniture
from feeder.splitting.forms.letters import is_label_of_letters
from feeder.splitting.forms.running import is_running_head
from feeder.splitting.text import imprint
from feeder.splitting.text.lines import Page

_MOST_SERVICE, _TITLE_AND_RULES = 5, 2  # lines
_TOP = 7  # rows with the paper's name
_SHORTEST_HOST = 2  # letters of an address's first word, more than
_SERVICE = re.compile(
    r"(?:The )?[A-Z].{2,30} is (?:printed|published|produced|a member)\b"
    r"|(?:News |Copy |Advertising )?[Dd]eadlines? for "
    r"|Affidavits of "
    r"|(?:Registered|Entered) (?:at|as) |Got a (?:story|tip|news tip|question)\b"
    r"|(?i:(?:call|ring|phone|text|e-?mail) (?:the|our) news ?(?:desk|room))"
    r"|(?:To|For) (?:subscri|advertis|place an? |reach (?:us|the)|report an? |contact)"
    r"|If you (?:see|spot|notice) an? (?:error|mistake)|Corrections?: (?:Call|Ring|To |If )"
    r"|(?:Printed|Published) (?:by|and|on|every|each|weekly|daily|since) |Follow us|Find us|All rights reserved"
    r"|(?i:postmaster)"
    r"|Periodicals postage|Please recycle|(?:INSIDE|Inside)(?: TODAY| today)?: |CMYK$|News ?desk:? [\d+(]"
    r"|Week ending |Printed at |Share your (?:news|story|views)|Send (?:us )?your (?:news|story"
    r"|photos|pictures)|MCI \(P\)|TURN TO (?:BACK )?PAGE|Turn to (?:back )?page|(?:MORE|More) (?:ON"
    r"|on) (?:PAGE|page)s? "
)
# How what a paper says of itself opens, though no gap parts it from a story; a number or an address stands in it.
_OPENS_A_NOTE = re.compile(
    r"Got a (?:story|tip|news tip)\b|(?i:(?:call|ring|phone|text|e-?mail) (?:the|our) news ?(?:desk|room))"
    r"|(?:To|For) (?:subscribe|advertise|place an? (?:ad|advert|advertisement|notice|classified)|reach (?:us"
    r"|the news))\b|N(?:EWS|ews) (?:TIPS|[Tt]ips)\b|Corrections?: (?:Call|Ring|To |If )"
    r"|If you (?:see|spot|notice) an? (?:error|mistake)\b|Have you got a (?:story|tip)\b|Follow us\b|Send us your\b"
)
_NUMBERED = re.compile(r"\d{3}[ -]\d{3,4}\b|\d{5}|@")
_ENDS_WITH_A_NUMBER = re.compile(r"(?:\d{3}|@[\w.-]+)$")
_MOST_OF_A_NOTE = 4  # lines
_DOMAIN = r"\b[a-z][\w-]{2,}\.(?:[a-z]{2,3}\.)?[a-z]{2,7}\b"
# Send poems to Verse, c/o this paper; For late scores call 555-0177; Got a story? Ring 01632 960147.
_ADDRESSES = re.compile(
    r"(?:Send|Ring|Call|Phone|Text|E-?mail|Write|Post|Watch|Read|Visit|Tell|Tweet|Join|Listen|Win|WIN|Buy|BUY|Hear|Tune"
    r"|See) |(?:Do you have|Have you|Got|Want|Need|Looking for) [^.?!]{3,60}\?"
    r"|[A-Z][^.?!]{3,60}\? (?:Call|Ring|Phone|Text|E-?mail|Visit|See|Write) "
    r"|For (?:late|later|more|the latest|breaking|daily|full|other|updated?) .{3,50}"
    r"\b(?:call|visit|see|go to|ring|log on)\b"
    r"|(?:Scores|Results|Photos|Pictures|Video|More)\b.{0,50} (?:at|on) "
    r"|[^.?!]{5,70} (?:Telephone|Tel\.?|Phone|Fax):? [\d+(]"
    r"|[A-Z][\w’'&-]+(?: [A-Z&][\w’'&-]*){1,4} (?:—|–|-) .{0,60}!.{0,30}\d$"
)
_WHERE = re.compile(
    r"\d{3}[ -]\d{3,4}\b|\d{5}|@|" + _DOMAIN + r"|\b[Pp]age [A-Z]?\d|\bCh(?:annel|\.) ?\d|\b[Tt]his (?:news)?paper\b"
    r"|\bP\.?O\.? Box\b|\b(?:Letters|e-?mail|write|call|ring) "
)
_OF_THE_PAPER = re.compile(
    r"\b(?:[Tt]his (?:news)?paper|[Nn]ews ?(?:desk|room)|the editor|Letters|[Oo]ur (?:pages|letters))\b"
)
_RULES_OF_LETTERS = re.compile(
    r"Letters (?:should|must|may|will|are|run)\b.{0,40}"
    r"\b(?:words|edited|cut|shortened|signed|addressed|exceed|include|carry)\b"
    r"|(?:We|The [A-Z][\w’'-]+(?: [A-Z][\w’'-]+){0,2}) (?:welcomes?|publish(?:es)?|prints?) "
    r"(?:your |readers’ )?letters\b"
)
_WHERE_TO_WRITE = re.compile(r"(?:Write|E-?mail|Send|Post)(?: (?:to|them|us|letters))*:? ")
_COPY = re.compile(
    r"(?i:(?:notes|copy|news|items|contributions|reports) (?:for|must|should|to be)\b.{0,50}"
    r"\b(?:reach(?:es)? us|with us|sent|submitted|received))\b"
)
_SLOGAN = re.compile(r"(?:Your|Our|Proudly|[A-Z][a-z]+ing) .{3,60} since (?:1[6-9]|20)\d\d\.?")
# Inside: Crossword, B6; Tomorrow: the lane that fell into the sea.
_POINTS_ELSEWHERE = re.compile(r"(?:INSIDE|Inside)(?: [Tt]oday)?: .{5,60}[ ,][A-Z]?\d{1,3}[A-Z]?")
_POINTS_AHEAD = re.compile(
    r"(?i:tomorrow|(?:in )?next (?:week|month|issue|saturday|sunday)|(?:coming|still to come)"
    r"(?: soon| next week| tomorrow| up| in [a-z]+)?): [A-Z][^.:]{9,60}[^.:]"
)
_LABELLED = re.compile(r"[A-Z][a-z]+: ")
# LAMB & SON, coopers since 1871. Any barrel; an advertisement's last row: 14 Quay Street, Orwick.
_ADVERTISES = re.compile(r"[A-Z][A-Z&’'. ]{4,40}, [a-z][a-z ]{2,30} since (?:1[6-9]|20)\d\d\.?(?: .{3,40})?")
_DOOR = re.compile(
    r"\d{1,4} (?:[A-Z][\w’'.-]+ ){1,3}(?:Street|St\.|Road|Rd\.|Avenue|Ave\.|Lane|Drive|Square|Row|Way|Quay)"
    r"(?:, [A-Z][\w’' -]{2,24})?"
)
_DEGREES = r"(?:[Hh]ighs?|[Ll]ows?)[ :][a-z ]{0,12}-?\d{1,3}°?"
_EAR = re.compile(rf"[A-Z][a-z ,]{{2,40}}[.;,] {_DEGREES}(?:[,;]? {_DEGREES})?\.?")
_EARS, _LONGEST_EAR = 4, 80  # rows of a page's head or foot; characters
_MOST_OF_AN_ADVERT = 4  # rows
_SHORTEST, _NEAR, _WIDER = 20, 3, 1.15  # characters; lines beside it; times as wide as they
_CAPITALISED = re.compile(r"\b[A-Z][\w’'-]{2,24} [A-Z][\w’'-]{2,24}")  # two words, as a name's
_MAILED = re.compile(r"(?<![\w.+-])([\w.+-]{1,64})@([a-z]{1,64})")


def said_to_readers(page: Page, forms: Sequence[str]) -> Iterator[int]:
    """What an English paper says of itself between two gaps, or in a row of its own; also the head of another page."""
    if page.script != "latin":
        return
    starts = [i for i, line in enumerate(page.lines) if not i or line.blanks]
    for start, end in pairwise([*starts, len(page.lines)]):
        run = range(start, end)
        if len(run) <= _MOST_SERVICE and not any(forms[i] == "jump" for i in run):
            heads = [is_running_head(page.lines[i].text) for i in run]
            if any(heads) and all(_is_head_part(page.lines[i].text, head) for i, head in zip(run, heads, strict=True)):
                yield from run
        for own in _without_form(run, forms):
            if len(own) <= _MOST_SERVICE and (_is_the_papers(page, own) or _heads_rules(page, forms, own)):
                yield from own
    yield from (i for i in range(len(page.lines)) if not forms[i] and _stands_by_itself(page, forms, i))
    for i, line in enumerate(page.lines):
        if not forms[i] and (_OPENS_A_NOTE.match(line.text) or _NUMBERED.search(line.text)):
            yield from _note_below_a_text(page, forms, i)
    yield from _ears(page)
    for i, line in enumerate(page.lines):
        if line.text[0].isdigit() and not forms[i] and _DOOR.fullmatch(line.text):
            yield from _advert_above(page, forms, i)


def _note_below_a_text(page: Page, forms: Sequence[str], start: int) -> range:
    """The few lines from `start` on, below the end of a sentence or of a run, in which the paper says to its readers
    how it is reached: down to the end of a sentence or a gap, above what begins anew; without a stop, what makes
    furniture."""
    above = page.lines[start - 1] if start else None
    if above is not None and not (above.final or page.lines[start].blanks or forms[start - 1]):
        return range(0)
    for end in range(start + 1, min(len(page.lines), start + _MOST_OF_A_NOTE) + 1):
        if any(forms[i] not in ("", "furniture") for i in range(start, end)):
            break
        whole = " ".join(line.text for line in page.lines[start:end])
        gap = end == len(page.lines) or page.lines[end].blanks > 0
        stops = page.lines[end - 1].final or _ENDS_WITH_A_NUMBER.search(page.lines[end - 1].text)
        ends = gap or (stops and not page.lines[end].lower)
        if (ends and _OPENS_A_NOTE.match(whole) and _NUMBERED.search(whole)) or (
            end > start + 1 and is_furniture(whole)
        ):
            return range(start, end)
        if gap:
            break
    return range(0)


def _ears(page: Page) -> Iterator[int]:
    """The day's weather, set over two rows at a page's head or foot."""
    rows = range(len(page.lines) - 1)
    for i in {*rows[:_EARS], *rows[-_EARS:]}:
        row, below = page.lines[i : i + 2]
        if (
            len(row.text) + len(below.text) <= _LONGEST_EAR
            and not below.blanks
            and _EAR.fullmatch(f"{row.text} {below.text}")
        ):
            yield from (i, i + 1)


def _advert_above(page: Page, forms: Sequence[str], door: int) -> range:
    """The rows of an advertisement that ends with where its shop is: its name in capitals, and what it sells."""
    for top in range(door - 1, max(-1, door - _MOST_OF_AN_ADVERT), -1):
        line = page.lines[top]
        if forms[top] or line.final:
            break
        if line.text.isupper():
            return range(top, door + 1)
    return range(0)


def _without_form(run: range, forms: Sequence[str]) -> list[range]:
    """The parts of a run between its furniture, none of whose lines has a form."""
    cuts = [run.start - 1, *(i for i in run if forms[i] == "furniture"), run.stop]
    parts = [range(above + 1, below) for above, below in pairwise(cuts)]
    return [part for part in parts if part and not any(forms[i] for i in part)]


def _is_the_papers(page: Page, run: range) -> bool:
    """Whether the lines between two gaps are what the paper says to its readers, or an advertisement."""
    texts = [page.lines[i].text for i in run]
    whole = " ".join(texts)
    if _SERVICE.match(texts[0].lstrip("(●•■ ")) or _addresses_readers(whole) or _tells_how_to_reach(page, whole):
        return True
    if any(_SLOGAN.fullmatch(text) for text in texts) and all(map(_is_of_a_sign, texts)):
        return True
    return len(run) == 1 and _tears_a_sentence(page, run.start) and whole[-1] == "!" and whole[0] not in '“‘"'


def _heads_rules(page: Page, forms: Sequence[str], run: range) -> bool:
    """Whether the run is the title of letters, and the rules for them or where they are sent; those where the title
    stands below furniture."""
    if len(run) < _TITLE_AND_RULES or not is_label_of_letters(page.lines[run.start].text):
        return False
    if _WHERE_TO_WRITE.match(page.lines[run.start + 1].text):
        return True
    return (
        run.start > 0
        and forms[run.start - 1] == "furniture"
        and _RULES_OF_LETTERS.match(page.lines[run.start + 1].text) is not None
    )


def _is_of_a_sign(text: str) -> bool:
    return text.isupper() or _SLOGAN.fullmatch(text) is not None


def _stands_by_itself(page: Page, forms: Sequence[str], i: int) -> bool:
    """Whether line i addresses the readers, and is set across its columns, at a page's edge or in the midst of a
    sentence."""
    text = page.lines[i].text
    if i and forms[i - 1] == "furniture" and not page.lines[i].blanks and _SLOGAN.fullmatch(text):
        return True
    if _POINTS_ELSEWHERE.fullmatch(text) or _ADVERTISES.fullmatch(text):
        return True
    if _POINTS_AHEAD.fullmatch(text):
        return not any(
            _LABELLED.match(other.text) for other in page.lines[max(0, i - 1) : i + 2] if other is not page.lines[i]
        )
    if len(text) < _SHORTEST or not _addresses_readers(text):
        return False
    last = i + 1 == len(page.lines)
    ends = last or page.lines[i + 1].blanks > 0 or forms[i + 1] == "furniture"
    begins = not i or page.lines[i].blanks > 0 or forms[i - 1] != ""
    return (
        (begins and ends)
        or (last and not page.lines[i - 1].final)
        or (i > 0 and (_is_across(page, i) or _tears_a_sentence(page, i)))
    )


def _is_across(page: Page, i: int) -> bool:
    """Whether a line is wider than the columns above and below it, and no sentence goes on in it."""
    line, near = page.lines[i], [*page.lines[max(0, i - _NEAR) : i], *page.lines[i + 1 : i + 1 + _NEAR]]
    return not line.lower and line.width >= _WIDER * max(other.width for other in near)


def _tears_a_sentence(page: Page, i: int) -> bool:
    above, below = page.lines[max(0, i - 1)], page.lines[i + 1 : i + 2]
    return i > 0 and bool(below) and below[0].lower and not above.final and not page.lines[i].lower


def _addresses_readers(text: str) -> bool:
    """Whether the text tells readers what to send, call, watch or read, and where, as no sentence of a story does: it
    has no full stop, or speaks of the paper; or how letters should be."""
    text = text.lstrip("(●•■► ")
    if _RULES_OF_LETTERS.match(text) or _COPY.match(text):
        return True
    if not _ADDRESSES.match(text) or not _WHERE.search(text) or _reaches_somebody(text):
        return False
    return text[-1] != "." or text.endswith(".m.") or _OF_THE_PAPER.search(text) is not None


def _tells_how_to_reach(page: Page, text: str) -> bool:
    """Whether the text gives an address of the paper's, as its name at the page's top shows, and nobody's by name."""
    found = _MAILED.findall(text) if "@" in text else []
    if not found or _reaches_somebody(text):
        return False
    top = [_letters(line.text) for line in page.lines[:_TOP]]
    return any(len(host) > _SHORTEST_HOST and host.lower() in row for _, host in found for row in top)


def _reaches_somebody(text: str) -> bool:
    """Whether an address in the text is somebody's by name: a dot is in it, or what the text calls them."""
    people = [person.lower() for person, _ in _MAILED.findall(text)] if "@" in text else []
    named = [word.lower() for pair in _CAPITALISED.findall(text) for word in pair.split()] if people else []
    return any("." in person or any(word in person for word in named) for person in people)


def _letters(text: str) -> str:
    return "".join(filter(str.isalpha, text)).lower()


def _is_head_part(text: str, head: bool) -> bool:
    return head or imprint.NAMEPLATE.fullmatch(text) is not None or imprint.FOLIO.fullmatch(text) is not None
