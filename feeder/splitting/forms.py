"""Lines in a fixed form: furniture, section name, jump, byline, credit."""

from __future__ import annotations

import re
from typing import Literal

from feeder.splitting import patterns
from feeder.splitting.bylines import run_of_names
from feeder.splitting.lines import Line, Page

Form = Literal["", "furniture", "section", "jump", "byline", "credit"]
_LONGEST = 90  # characters; what is longer is prose
_LONGEST_BYLINE = 60
_FOUR_WORDS = 8  # characters of half a cell
_NAMES_LENGTH = 40


def form_of(line: Line) -> Form:
    """The fixed form the whole line has, "" where it has none."""
    text = line.text
    if text[-1] in "，、；" or len(text) > _LONGEST:
        return ""
    prose = patterns.PROSE.search(text) or (line.narrow >= _FOUR_WORDS and patterns.PROSE_EN.search(text))
    if prose and not patterns.TOLD.search(text):
        return ""
    if patterns.JUMP_LINE.fullmatch(text):
        return "jump"
    if patterns.FOLIO.fullmatch(text):
        return "furniture"
    if text[-1] in "。，、；：" or line.dangling:
        return ""
    if line.slug and not (text[0] in _OPENING and text[-1] in _SHUTTING):
        return ""
    people = _people_form(text)
    if people or line.slug:
        return people
    if _is_furniture(text) or patterns.BRIEF_HEAD.fullmatch(text):
        return "furniture"
    if patterns.SECTION_LINE.fullmatch(text):
        return "section"
    return ""


def _people_form(text: str) -> Form:
    """Byline, credit or neither: a line of names, roles and the words of such lines, and nothing else."""
    if len(text) > _LONGEST_BYLINE:
        return ""
    if any(
        form.fullmatch(text)
        for form in (patterns.BYLINE_EN, patterns.SOURCE_LINE, patterns.SOURCE_EN, patterns.BYLINE_HANT)
    ):
        return "byline"
    if any(form.fullmatch(text) for form in (patterns.CREDIT_EN, patterns.STOCK_PHOTO, patterns.GIVEN_BY)):
        return "credit"
    rest, marks = patterns.BYLINE_MARK.subn("", text)
    rest, roles = patterns.ROLE.subn("|", rest)
    words = [word.lastgroup for word in patterns.BYLINE_WORDS.finditer(rest)]
    if not (marks or roles or "photo" in words or (words and _SEPARATORS.search(text)) or _in_brackets(text)):
        return ""
    rest = patterns.BYLINE_WORDS.sub(" ", rest)
    names = [name for run in _SEPARATORS.split(rest) if run for name in run_of_names(run)]
    if not names or not all(map(patterns.ONE_NAME.fullmatch, names)):
        return ""
    if not _certain(text, rest, roles) and not all(map(_like_a_name, names[: max(1, roles)])):
        return ""
    return "credit" if "photo" in words and "text" not in words else "byline"


_BYLINES = (patterns.BYLINE_EN, patterns.SOURCE_LINE, patterns.SOURCE_EN, patterns.BYLINE_HANT)
_OPENING, _SHUTTING = "（(【〔［[", "）)】〕］]"
_SEPARATORS = re.compile(r"[\s\u3000、，,/／∕:：|()（）【】〔〕［］\[\]]+")


def _certain(text: str, rest: str, roles: int) -> bool:
    """Whether the line's marks alone make names of its words: a role set apart, brackets around, a □ before."""
    if text[0] == "□":
        return True
    return roles > 0 and (re.search(r"\|[\s\u3000/／:：]", rest) is not None or _in_brackets(text))


def _in_brackets(text: str) -> bool:
    return text[0] in "（(【〔" and text[-1] in "）)】〕"


def _like_a_name(name: str) -> bool:
    return name[0] in patterns.SURNAMES or "·" in name


def _is_furniture(text: str) -> bool:
    """Whether the line is made of furniture's parts, with at most a paper's or a section's name between them."""
    if patterns.FOLIO.fullmatch(text):
        return True
    rest, parts = patterns.FURNITURE_PARTS.subn(" ", text)
    if not parts:
        return False
    rest = patterns.TELEPHONE.sub(" ", rest)
    words = [word for word in re.split(r"[\s\u3000·|｜,，:：/／()（）—–-]+", rest) if word]
    words = [word for word in words if not patterns.FOLIO.fullmatch(word)]
    return len("".join(words)) <= _NAMES_LENGTH and (
        not words or patterns.NAMEPLATE.fullmatch(" ".join(words)) is not None or all(map(_is_name, words))
    )


def _is_name(word: str) -> bool:
    return any(pattern.fullmatch(word) for pattern in (patterns.SECTION_LINE, patterns.NAMEPLATE, patterns.FOLIO))


def is_date(text: str) -> bool:
    """Whether the line is a bare date, as it stands at a page's head and under a notice."""
    return patterns.BARE_DATE.fullmatch(text) is not None


def forms_of(page: Page) -> list[Form]:
    """The form of every line; a staff line counts below a byline, a section's or a paper's name beside furniture."""
    forms = [form_of(line) for line in page.lines]
    for i, line in enumerate(page.lines):
        if i and line.text[0].isascii() and patterns.STAFF_LINE.fullmatch(line.text):
            above = page.lines[i - 1].text
            if not forms[i - 1] and patterns.NAMED_EN.fullmatch(above) and not line.blanks:
                forms[i - 1] = "byline"
            if forms[i - 1] == "byline":
                forms[i] = "byline"
    for i, form in enumerate(forms):
        if form == "furniture" and is_date(page.lines[i].text) and i > 2:
            forms[i] = "furniture" if "furniture" in forms[i - 1 : i + 2 : 2] else ""
        if form == "section":
            forms[i] = "furniture" if _beside_furniture(forms, i) or _alone(page, i) else ""
        elif not form and _beside_furniture(forms, i, 1) and patterns.NAMEPLATE.fullmatch(page.lines[i].text):
            forms[i] = "furniture"
    return forms


def _beside_furniture(forms: list[Form], i: int, near: int = 2) -> bool:
    return "furniture" in forms[max(0, i - near) : i] or "furniture" in forms[i + 1 : i + near + 1]


def _alone(page: Page, i: int) -> bool:
    """Whether blank lines part a section's name from what stands around it; in Latin letters it is all capitals."""
    text = page.lines[i].text
    after = page.lines[i + 1].blanks if i + 1 < len(page.lines) else 1
    if (i and not page.lines[i].blanks) or not after:
        return False
    return patterns.SECTION_EN.issuperset(text.split()) if page.script == "latin" else len(text) <= 4
