"""Who signs a Chinese text, with what they are or where they live: 史小满（小学教师）, （医师史小满）, 史小满／柳叶."""

from __future__ import annotations

import re
from collections.abc import Sequence

from feeder.model import Person
from feeder.splitting.furniture import Form
from feeder.splitting.lines import Page
from feeder.splitting.names import COMPOUND_SURNAMES, surnamed
from feeder.splitting.patterns import HAN, ROLE

# Who sent in a text or a list: （柳叶镇农技站 供稿）.
SENT_IN = re.compile(rf"[（(](?P<name>[{HAN}]{{2,16}})[ \u3000]*供稿[）)]")
# The last character of what one is.
_CALLINGS = "师師员員生长長授者任问問家民工友"
_CALLED = re.compile(rf"(?P<name>[{HAN}]{{2,4}})[ \u3000]?[（(](?P<role>[{HAN}\d]{{2,14}})[）)]")
_TITLED = re.compile(rf"[（(](?P<role>[{HAN}]{{1,8}}[{_CALLINGS}])(?P<name>[{HAN}]{{2,4}})[）)]")
_LIVES = re.compile(rf"[{HAN}]{{2,4}}[／/][{HAN}]{{2,6}}")
_NAMELESS = re.compile(rf"一[位名个個][{HAN}]{{2,8}}")
_NAME = 3  # characters, but for a surname of two


def signed_lines(page: Page, forms: Sequence[Form]) -> list[int]:
    """The lines below a text's last sentence with who wrote it and where they live, or what they are."""
    return [i for i in range(1, len(page.lines)) if not forms[i] and page.lines[i - 1].final and _signs(page, i)]


def _signs(page: Page, i: int) -> bool:
    line = page.lines[i]
    if _LIVES.fullmatch(line.text):
        return not line.blanks and surnamed(line.text)
    ends = i + 1 == len(page.lines) or page.lines[i + 1].blanks > 0
    return ends and signer_of(line.text) is not None


def signer_of(printed: str) -> Person | None:
    """Who signs so, with what they are; where they live is no role."""
    if _NAMELESS.fullmatch(printed):
        return Person(printed, "")
    sent = SENT_IN.fullmatch(printed)
    if sent and not ROLE.search(printed):
        return Person(sent.group("name"), "")
    match = None if ROLE.search(printed) else _CALLED.fullmatch(printed) or _TITLED.fullmatch(printed)
    if match is None or not surnamed(match.group("name")) or not _is_as_long_as_a_name(match.group("name")):
        return None
    role = match.group("role")
    return Person(match.group("name"), role if role[-1] in _CALLINGS else "")


def _is_as_long_as_a_name(name: str) -> bool:
    return len(name) <= _NAME + (name[:2] in COMPOUND_SURNAMES)
