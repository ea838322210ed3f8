"""English texts that end with who signs them, behind a dash or in brackets: — Ann Lee, theater critic; (A.L.).

The signature stands behind the last sentence or on rows of its own, and may go on on the next row.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from feeder.model import Person
from feeder.splitting.text.credited import AGENCY_LINE, AGENCY_NAME
from feeder.splitting.text.personal import PERSON, TITLED, is_known, likeness
from feeder.splitting.text.themes import table_of
from feeder.splitting.text.words import grams_of

_INITIALS = r"[A-Z](?:\.[ -]?[A-Z]){1,2}\.?|[A-Z]{2,3}"
_DID = (
    r"(?:(?:[Cc]ompiled|[Rr]eported|[Ww]ritten|[Cc]ontributed|[Ss]ubmitted|[Rr]eview(?:ed)?|[Rr]eport(?:ing)?|[Ss]tory"
    r"|[Tt]ext|[Ww]ords) )?[Bb]y:? "
)
_MANY = rf"{PERSON}(?:(?:, {PERSON}){{0,4}},? (?:and|AND|&) {PERSON})?"
_WHO = rf"(?:{_DID})?(?P<who>(?![Bb]y )(?:{_MANY}|{TITLED.pattern}))"
# What they are, for whom they write or where they live.
_WHAT = r"(?P<what>[^\W_](?:[^.?!;:()\n]|\.(?! [A-Z][a-z]*+ [a-z])){1,60}?)"
_DASHED = re.compile(
    rf"(?P<dash>—|–|--?) ?(?:(?P<agency>{AGENCY_NAME.pattern}|{AGENCY_LINE.pattern})"
    rf"|{_WHO}(?:(?:,\s|\n){_WHAT}| \({_WHAT.replace('what', 'told')}\))?\.?|(?P<initials>{_INITIALS}))"
)
_BRACKETED = re.compile(rf"\((?:{_WHO}(?:,\s{_WHAT})?|(?P<initials>{_INITIALS}))\)")
# What may begin a signature behind a sentence.
_BEHIND = re.compile(r"(?:(?<=[.?!])|(?<=[.?!,][”’\"')])) ?(?P<signed>(?:—|–|--) ?(?:[A-Z]|[bB]y |$)|- [A-Z]|\([A-Z])")
_BEGINS = re.compile(r"(?:—|–|--?) ?[A-Za-z]|\([A-Z]")
_LONGEST = 90  # characters


def may_begin(text: str) -> bool:
    """Whether a signature may begin with the line: a cheap look."""
    return text[0] in "—–-(" and len(text) <= _LONGEST and _BEGINS.match(text) is not None


def is_signature(text: str) -> bool:
    """Whether it is a signature and nothing else; rows are parted by line breaks."""
    return len(text) <= _LONGEST and may_begin(text) and _read(text) is not None


def behind(text: str) -> int:
    """Where what may be a signature begins behind the row's last sentence, -1 where nothing does."""
    start = max(0, len(text) - _LONGEST)
    at = -1
    for match in _BEHIND.finditer(text, start):
        at = match.start("signed")
    return at


def signers(lines: Sequence[str]) -> tuple[Person, ...] | None:
    """The people who sign, None where the lines are no signature."""
    match = _read("\n".join(lines))
    if match is None:
        return None
    named = match.groupdict()
    if named["initials"]:
        return (Person(named["initials"]),)
    agency = named.get("agency")
    if agency:
        return () if agency[0].islower() or "staff" in agency.lower() else (Person(agency),)
    names = re.split(r",? (?:and|AND|&) |, ", named["who"])
    return tuple(Person(name, " ".join((named["what"] or named.get("told") or "").split())) for name in names)


def _read(text: str) -> re.Match[str] | None:
    """The signature read, its rows joined where a name goes on on the next one."""
    joined = text.replace("\n", " ")
    if text[0] == "(":
        match = _BRACKETED.fullmatch(joined)
        return match if match and (match["initials"] or match["what"] or _is_likely(match["who"])) else None
    match = _DASHED.fullmatch(joined)
    if not match or not match["agency"]:
        match = _DASHED.fullmatch(text.replace(",\n", ", ")) or match
    if match and match["who"] and match["dash"] == "-" and not (is_known(match["who"]) and not match["what"]):
        return None
    return match


def _is_likely(names: str) -> bool:
    """Whether no word of theirs is a headline's or of any theme."""
    likely = min(likeness(name) for name in re.split(r" (?:and|AND|&) |, ", names))
    return likely > 0 or (likely == 0 and grams_of(names).isdisjoint(table_of("latin").themes))
