"""English names: of what words they are made, and what speaks for one."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from feeder.splitting.text.names import GIVEN_NAMES_EN, NO_NAME_EN, WORDS_TOO
from feeder.splitting.text.themes import table_of
from feeder.splitting.text.words import grams_of

TITLE = (
    r"(?:\((?:The )?(?:Mr|Mrs|Ms|Miss|Dr|Rev|Revd|Prof|Cllr|MR|MRS|MS|MISS|DR|REV|PROF|CLLR)\.?\) "
    r"|(?:(?:The|THE) )?(?=[A-Z])"
    r"(?i:mrs?|ms|miss|dr|revd?|reverend|prof|professor|cllr|councillor|sir|dame|lord|lady|capt|captain|col|sgt|judge|fr"
    r"|father|sr|sister|canon|rabbi|imam|pastor|bishop)\.? )"
)
_SMALL = (
    r"(?:Mac|Mc|MAC|Ó|Ní|NÍ|Nic|NIC|Uí|UÍ|O|de|del|dela|della|da|das|di|dos|du|van|von|der|den|ten|ter|la|le|bin|binti|ibn"
    r"|al|el|ap|DE|VAN|VON|DER|LA|LE)"
)
_WORD = r"[A-ZÀ-Þ][\w’'-]+"
INITIALS = r"[A-Z]\.(?:[ -]?[A-Z]\.)*"
_MORE = rf"(?: (?:{_SMALL} ){{0,2}}{_WORD})"
# When somebody leaves school, or left it: ’24, (’78), Class of 2024.
CLASS_YEAR = r",? (?:\(?[’']\d\d\)?|(?:Class|CLASS) (?:of|OF) [’']?\d{2,4})"
_AFTER = rf"(?:,? (?:Jr|Sr|JR|SR)\.?| (?:II|III|IV|KC|QC|SC|OBE|MBE|CBE|MP|MSP|MEP|MLA|TD))?(?:{CLASS_YEAR})?"
FIRST = rf"(?!(?:The|THE) )(?:{_WORD}|{INITIALS})"
NAME = rf"{FIRST}(?: [A-Z]\.)*{_MORE}{{1,3}}{_AFTER}"
PERSON = rf"(?:{TITLE})?{NAME}"
NAMES = rf"{PERSON}(?: (?:and|AND|&) {PERSON})?|{_WORD} (?:and|AND|&) {NAME}"
# Where somebody lives or writes from.
PLACE = r"[A-Z][\w’'.-]+(?:\s(?:[A-Z][\w’'.-]*|\d{1,3}|on|of|the|upon|under|le)){0,4}"
# Who wrote, as the end of a column tells it: Ann Lee is a retired surveyor; Ann Lee’s column appears Sundays.
TOLD_OF = re.compile(
    rf"(?P<name>{NAME})(?:’s column\b| (?:is|was|writes|teaches|covers|lives|farms|runs|keeps|edits|grows|hosts"
    rf"|lectures|practises|practices|can be reached)\b)"
)
# A name alone, or two; a title with the last name alone; one that initials open.
NAMED = re.compile(NAMES)
TITLED = re.compile(rf"{TITLE}(?:{NAME}|{_WORD})")
INITIALLED = re.compile(rf"{INITIALS} ?(?:\([A-Z][a-z]+\) )?{_WORD}{_AFTER}")
# Initials without stops, which sign letters: Miss E Holt, J R Pike.
INITIALLED_BARE = re.compile(rf"(?:{TITLE}[A-Z]|[A-Z] [A-Z])(?: [A-Z])? {_WORD}{_AFTER}")
_TITLE = re.compile(TITLE)
_LETTERS = re.compile(r"[^\W\d_][\w’'-]*")
_OF_A_FAMILY = re.compile(
    rf"(?:Mc|Mac|O[’'])[A-Z]|(?:MC|MAC|O[’'])[A-Z]{{3}}|{_SMALL}$|[A-ZÀ-Þ][\w’']+-[A-ZÀ-Þ][\w’']+$"
)
_KNOWN, _HALF_KNOWN, _FAMILY, _NOT = 2.0, 1.0, 1.0, -4.0
_STRANGE, _TWO, _LONG = 1.0, 2, 4  # two words of so many letters that are of no theme
_KNOWN_BEFORE_A_WORD = 0.5  # a given name before a word that families are called by, too: Ann Hall


def plain(word: str) -> str:
    """The word in capitals without accents."""
    if word.isascii():
        return word.upper()
    return "".join(c for c in unicodedata.normalize("NFD", word) if not unicodedata.combining(c)).upper()


def words_of(text: str) -> list[str]:
    return _LETTERS.findall(text)


def is_known(name: str) -> bool:
    """Whether a name begins with a given name or an initial, after a title or none."""
    return name[1:2] == "." or plain(_without_title(name).split(None, 1)[0]) in GIVEN_NAMES_EN


def likeness(name: str) -> float:
    """What its words say for a name, in points."""
    bare = _without_title(name)
    words = words_of(bare)
    first = plain(words[0]) if words else ""
    if any(map(is_word, words)):
        known = first in GIVEN_NAMES_EN and first not in WORDS_TOO and not any(map(is_word, words[:-1]))
        return _KNOWN_BEFORE_A_WORD if known else _NOT
    points = 0.0
    if bare != name or bare[1:2] == ".":
        points = _KNOWN
    elif first in GIVEN_NAMES_EN:
        points = _HALF_KNOWN if first in WORDS_TOO else _KNOWN
    elif _is_strange(bare, words):
        points = _STRANGE
    return points + (_FAMILY if any(_OF_A_FAMILY.match(word) for word in words[1:]) else 0.0)


def _is_strange(name: str, words: Sequence[str]) -> bool:
    """Whether it is two long words, not set in capitals, and neither is of any theme."""
    if len(words) != _TWO or name.isupper() or min(map(len, words)) < _LONG:
        return False
    return grams_of(name).isdisjoint(table_of("latin").themes)


def is_word(word: str) -> bool:
    """Whether headlines have the word, as few names do."""
    return plain(word) in NO_NAME_EN


def last_word(name: str) -> str:
    """Its last word, which is the family's."""
    return words_of(name)[-1]


def _without_title(name: str) -> str:
    match = _TITLE.match(name)
    return name[match.end() :] if match and match.end() < len(name) else name
