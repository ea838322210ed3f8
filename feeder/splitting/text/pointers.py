"""English rows that point to or from another page of the paper: where a story goes on, where it comes from, what stands
there. Told by the page they name and the little else they say, not by a list of wordings."""

from __future__ import annotations

import re

_FOLIO = r"(?:[A-Ha-h]-?\d{1,2}|\d{1,2}[A-Ha-h])"
_PAGE = (
    rf"(?i:pages?|pgs?\.?|pp?\.) ?(?:{_FOLIO}|\d{{1,3}}|one|two|three|four)(?: ?(?:[-–&]|and) ?(?:{_FOLIO}|\d{{1,3}}))?"
)
_PLACE = (
    r"(?i:(?:the )?(?:back|next|opposite|facing|previous|preceding|following) page|overleaf|(?:the )?front(?: page)?"
    r"|(?:the )?cover|back page)"
)
_COLUMN = r"(?:,? (?:[Cc]ol(?:umn)?|COL(?:UMN)?)s?\.? ?\d)?"
_MARKS = r"[(\[●•■▪▶►➤→←◄◀»«<>* -]*"
_END = r"[)\]▶►➤→←◄◀»«<> ]*"
# The word that a jump is called by: WATER, Harbor plan, “Bridge”.
_KEY = r"[“‘\"']?[A-Z][\w’'&-]*(?: [\w’'&-]+){0,3}[”’\"']?"
_GOES_ON = (
    r"(?i:(?:please |pls\.? )?(?:see(?: also)?|turn to|go to|jumps? to|read on)"
    r"|(?:the |this )?(?:story |article |report )?(?:cont(?:inue[sd]?|inuing|[’']?d)?\.?"
    r"|conclude[sd]|carried over)(?: inside)?)"
)
_TELLS_MORE = (
    r"(?i:(?:more|(?:full |related |see )?(?:story|stories|report|coverage|photos|column|editorial))(?: inside)?)"
)
_CAME = r"(?i:(?:(?:the |this )?(?:story )?(?:cont(?:inue[sd]?|[’']?d)?\.?|jump(?:ed|s)|carried over|turned) )?from)"
_BEGAN = r"(?i:(?:(?:the |this )?story )?(?:begins?|began|starts?|started) on)"
_CALLED = rf"(?:(?:{_KEY} ?[,/|•·:—–-]|[A-Z’&-]{{2,}}(?: [A-Z’&-]{{2,}}){{0,2}}) ?)??"
_TO = re.compile(
    rf"{_MARKS}{_CALLED}(?:"
    rf"{_GOES_ON}(?: ?[,:—–-]? ?{_KEY}(?= ?[,/|•·:(—–-]| on | at ))?"
    rf"[ ,/|•·:(—–-]+(?:(?i:on|in|at|to) )?(?:{_PAGE}|{_PLACE}|{_FOLIO}|\d{{1,3}})"
    rf"|{_TELLS_MORE}[ ,/|•·:(—–-]+(?:(?i:on|in|at) )?(?:{_PAGE}|{_PLACE}|{_FOLIO})"
    rf"){_COLUMN}{_END}"
    rf"|[(\[ ]*[▶►➤→»]+ ?(?:{_PAGE}|{_FOLIO}|\d{{1,3}}){_END}"
    rf"|[Tt]o [A-Z]{{3,}}(?: [A-Z]+)?, (?:{_PAGE}|{_FOLIO})"
)
_FROM = re.compile(
    rf"{_MARKS}{_CALLED}(?:{_CAME} (?:\d{{1,3}}|(?i:one)|[A-Z][a-z]+ (?i:front|cover))"
    rf"|(?:{_CAME}|{_BEGAN}) (?:{_PAGE}|{_PLACE}|{_FOLIO})){_COLUMN}{_END}"
)
# The beginning of such a row whose page stands on the row below it: See WATER, / Page A4; Continued on / Page 4.
_TO_HALF = re.compile(rf"{_MARKS}(?:{_GOES_ON}|{_CAME})(?: {_KEY}|(?: {_KEY}),)?(?: (?i:on|in|at))?")
# What stands on another page: Library picks a director. Local, Page B1; Farmers wait for rain » C4.
_ELSEWHERE = re.compile(
    rf"{_MARKS}[A-Z\d“‘\"'].{{1,90}}?(?:(?:[,;:.!?/|•·»►▶(\[—–]|(?i: see| on| in)|\.{{2,}}) ?"
    rf"(?:(?i:see|on) )?(?:{_PAGE}|{_FOLIO})|(?<!\d)(?<!\d )(?:[|•·»►▶]|\.{{2,}}) ?\d{{1,2}}){_END}\.?"
)
_PAGE_ALONE = re.compile(rf"{_MARKS}(?:(?i:see|on) )?(?:{_PAGE}|{_FOLIO}){_END}")
_LONGEST_JUMP, _LONGEST, _TAIL = 60, 110, 20  # characters
_NAMES_A_PAGE = re.compile(r"\d|(?i:page|overleaf|front|cover|one)")  # a cheap look before the dear ones
_PAGE_AT_END = re.compile(r"\d[A-Ha-h]?[)\]▶►➤→←◄◀»«<> .]*$")


def is_jump(text: str) -> bool:
    """Whether the row says on which page a story goes on, or from which it comes."""
    return (
        _NAMES_A_PAGE.search(text[-_TAIL:]) is not None
        and len(text) <= _LONGEST_JUMP
        and (_TO.fullmatch(text) or _FROM.fullmatch(text)) is not None
    )


def is_half_a_jump(text: str, below: str) -> bool:
    """Whether the row and the one below it are such a row together."""
    return (
        len(text) <= _LONGEST_JUMP and _TO_HALF.fullmatch(text) is not None and _PAGE_ALONE.fullmatch(below) is not None
    )


def tells_of_a_page(text: str) -> bool:
    """Whether the row ends with the page on which that stands of which it tells."""
    return len(text) <= _LONGEST and _PAGE_AT_END.search(text) is not None and _ELSEWHERE.fullmatch(text) is not None


def is_a_page(text: str) -> bool:
    """Whether the row names a page and says nothing else."""
    return len(text) <= _LONGEST_JUMP and _PAGE_ALONE.fullmatch(text) is not None
