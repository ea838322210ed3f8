"""Names alone as bylines on Chinese pages: what else on the page shows them for names."""

from __future__ import annotations

import re
from collections.abc import Sequence

from feeder.splitting import patterns
from feeder.splitting.furniture import Form
from feeder.splitting.lines import Page
from feeder.splitting.names import COMMON_SURNAMES, surnamed

_LIVES = re.compile(rf"[{patterns.HAN}]{{2,4}}[／/][{patterns.HAN}]{{2,6}}")
_MARKED = 2  # authors with a mark before their name: an arts page
_FEWEST_LIKELY = 3  # short lines below titles that each may be a name
_TITLE = 20  # characters of the line above a name


def names_alone(page: Page, forms: Sequence[Form]) -> list[int]:
    """Bylines that are a name and nothing else, in the last row below a headline: of three characters, from a common
    surname on; two such names; of two or three where the page names several authors with marks, or has many of them."""
    marked = sum(form == "byline" and _is_marked(line.text) for form, line in zip(forms, page.lines, strict=True))
    found, likely = _letters_signed(page, forms), []
    for i in range(1, len(page.lines) - 1):
        above, line, below = page.lines[i - 1 : i + 2]
        if forms[i] or forms[i - 1] or line.blanks or above.final or not (above.blanks or i == 1):
            continue
        if _are_two_names(line.text) and len(above.text) <= _TITLE:
            found.append(i)
        if not patterns.ONE_NAME.fullmatch(line.text) or not 2 <= len(line.text) <= 3:
            continue
        common = len(line.text) == 3 and line.text[0] in COMMON_SURNAMES
        titled = len(above.text) <= _TITLE and surnamed(line.text)
        if (below.blanks and common) or (marked >= _MARKED and titled):
            found.append(i)
        elif titled:
            likely.append(i)
    return found + (likely if len(likely) >= _FEWEST_LIKELY else [])


def _letters_signed(page: Page, forms: Sequence[Form]) -> list[int]:
    """The lines right below a letter's last sentence with who wrote it and where they live: 史小满／柳叶."""
    return [
        i
        for i in range(1, len(page.lines))
        if not forms[i]
        and not page.lines[i].blanks
        and page.lines[i - 1].final
        and _LIVES.fullmatch(page.lines[i].text)
        if surnamed(page.lines[i].text)
    ]


def _are_two_names(text: str) -> bool:
    """Whether it is two names, one of three characters at least: 丁一 史小满."""
    names = text.split()
    if len(names) != 2 or not 5 <= sum(map(len, names)) <= 6:
        return False
    return all(name[0] in COMMON_SURNAMES and patterns.ONE_NAME.fullmatch(name) for name in names)


def _is_marked(text: str) -> bool:
    """Whether it is one name after a mark: ◎丁一."""
    return text[0] in patterns.MARKS and patterns.ONE_NAME.fullmatch(text[1:].strip()) is not None
