"""Lines in a fixed form: furniture, section name, jump, byline, credit."""

from __future__ import annotations

from typing import Literal

from feeder.splitting import patterns
from feeder.splitting.lines import Line, Page

Form = Literal["", "furniture", "section", "jump", "byline", "credit"]
_LONGEST = 90  # characters; what is longer is prose


def form_of(line: Line) -> Form:
    """The fixed form the whole line has, "" where it has none."""
    text = line.text
    if len(text) > _LONGEST or line.slug:
        return ""
    if patterns.JUMP_LINE.fullmatch(text):
        return "jump"
    if text[-1] in "。，、；：" or line.dangling:
        return ""
    if patterns.CREDIT_LINE.fullmatch(text):
        return "credit"
    if patterns.BYLINE_LINE.fullmatch(text):
        return "byline"
    if patterns.FURNITURE_LINE.fullmatch(text):
        return "furniture"
    if patterns.SECTION_LINE.fullmatch(text):
        return "section"
    return ""


def forms_of(page: Page) -> list[Form]:
    """The form of every line; a staff line counts below a byline, a section name beside other furniture or bare."""
    forms = [form_of(line) for line in page.lines]
    for i, line in enumerate(page.lines):
        if i and forms[i - 1] == "byline" and patterns.STAFF_LINE.fullmatch(line.text):
            forms[i] = "byline"
    for i, form in enumerate(forms):
        if form == "section":
            forms[i] = "furniture" if _beside_furniture(forms, i) or _alone(page, i) else ""
    return forms


def _beside_furniture(forms: list[Form], i: int) -> bool:
    return any(forms[j] == "furniture" for j in range(max(0, i - 2), min(len(forms), i + 3)) if j != i)


def _alone(page: Page, i: int) -> bool:
    after = page.lines[i + 1].blanks if i + 1 < len(page.lines) else 1
    return (i == 0 or page.lines[i].blanks > 0) and after > 0 and len(page.lines[i].text) <= 4
