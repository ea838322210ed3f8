"""Stories → articles: headline parts, bylines, credits, jumps, paragraphs with their kinds."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from feeder.model import Article, Jump, Kind, Paragraph, ParagraphKind, Person
from feeder.splitting.assembly.heads import Part
from feeder.splitting.blocks.blocks import join_lines, join_two
from feeder.splitting.forms.bylines import people_in
from feeder.splitting.forms.pairs import is_of_both, words_and_pictures
from feeder.splitting.model import Block
from feeder.splitting.text import patterns
from feeder.splitting.text.credited import CREDIT_TAIL_EN, words_and_pictures_en
from feeder.splitting.text.hyphens import Compounds
from feeder.splitting.text.lines import Page, has_han
from feeder.splitting.text.signoffs import BYLINE_TAIL


@dataclass(slots=True)
class Draft:
    """The blocks of one article, in page order, before its fields are read."""

    head: list[Block] = field(default_factory=list)
    body: list[Block] = field(default_factory=list)  # paragraphs, and crossheads as display blocks
    forms: list[Block] = field(default_factory=list)
    parts: list[tuple[Part, bool]] = field(default_factory=list)  # for each line of the head, as heads.parts_of has it
    briefs: bool = False  # it stands below the title of a column of briefs


def article_of(draft: Draft, page: Page, confidence: float, doubts: tuple[str, ...]) -> Article:
    """The draft's fields read."""
    latin = page.script == "latin"
    slugs: list[str] = []
    credit_lines: list[str] = []
    jumps: list[Jump] = []
    bylines: list[Person] = []
    credits: list[Person] = []
    for form, lines in _form_lines(draft.forms):
        texts = [page.lines[i].text for i in lines]
        if form == "credit":
            credit_lines += texts
            credits += people_in("\n".join(texts), latin=latin)
        elif form == "byline":
            slugs += texts
            both = words_and_pictures_en(" ".join(texts)) if latin else words_and_pictures("".join(texts))
            named = people_in(both[0] if both else "\n".join(texts), latin=latin)
            bylines += named
            credits += people_in(both[1], latin=latin) if both else named if any(map(is_of_both, texts)) else ()
        elif form == "jump":
            jumps += map(jump_of, texts)
    paragraphs: list[Paragraph] = []
    dateline = ""
    for k, block in enumerate(draft.body):
        printed = _printed(block, page)
        if block.kind == "display":
            paragraphs.append(Paragraph(block.text, "crosshead"))
            continue
        if block.verse:
            paragraphs += [Paragraph(page.lines[i].text, "verse") for i in block.lines]
            continue
        head = patterns.JUMP_HEAD.match(printed[:60])
        if head:
            jumps.append(jump_of(head.group("jump").replace("\n", "")))
            printed = printed[head.end() :]
        if not paragraphs:
            slug = patterns.SLUG.match(printed[:320])
            if slug and slug.group().strip() and printed[slug.end() :].strip():
                dateline = _dateline(_squeezed(slug.group()), slug.group("place") or "")
                if not slug.group("place"):  # PARIS (AP) — is read aloud with its sentence
                    slugs.append(_squeezed(slug.group()))
                    people = next(filter(None, slug.group(*patterns.SLUG_PEOPLE)), "")
                    wrote, took = words_and_pictures(people) or (people, "")
                    bylines += people_in(wrote, latin=latin)
                    credits += people_in(took) if took else ()
                    printed = printed[slug.end() :]
        printed, tail = _cut_tail(patterns.JUMP_TAIL, "jump", printed)
        if tail:
            jumps.append(jump_of(_squeezed(tail)))
        printed, tail = _cut_tail(CREDIT_TAIL_EN if latin else patterns.CREDIT_TAIL, "credit", printed)
        if tail:
            credit_lines.append(_squeezed(tail))
            credits += people_in(tail, latin=latin)
        if k == len(draft.body) - 1:
            printed, tail = _cut_tail(BYLINE_TAIL, "byline", printed)
            if tail:
                slugs.append(_squeezed(tail))
                bylines += people_in(tail, latin=latin)
        text = join_lines([part.strip() for part in printed.split("\n") if part.strip()], page.compounds)
        if text:
            paragraphs.append(Paragraph(text, block.turn or paragraph_kind(text)))
    kicker, headline, deck = (_joined(draft, part, page.compounds) for part in ("kicker", "headline", "deck"))
    return Article(
        headline=headline,
        kicker=kicker,
        deck=deck,
        paragraphs=tuple(paragraphs),
        kind=kind_of(paragraphs, headline, credit_lines, slugs or [dateline] * bool(dateline), draft),
        bylines=tuple(dict.fromkeys(bylines)),
        credits=tuple(dict.fromkeys(credits)),
        dateline=dateline,
        slugs=tuple(slugs),
        credit_lines=tuple(credit_lines),
        jumps=tuple(jumps),
        confidence=confidence,
        doubts=doubts,
    )


def _form_lines(blocks: Sequence[Block]) -> list[tuple[str, list[int]]]:
    """Lines of one form that stand in a row go together: By A / Staff writer."""
    found: list[tuple[str, list[int]]] = []
    for block in blocks:
        if found and found[-1][0] == block.form and found[-1][1][-1] + 1 == block.lines[0]:
            found[-1][1].extend(block.lines)
        else:
            found.append((block.form, list(block.lines)))
    return found


def _printed(block: Block, page: Page) -> str:
    """The block's lines with their breaks; a space printed at a line's end stays, for it parts two names."""
    parts = []
    for i in block.lines:
        line = page.lines[i]
        row = page.rows[line.number]
        parts.append(line.text + (" " if row[-1:] in " \u3000" and not page.padded else ""))
    return "\n".join(parts)


def _squeezed(text: str) -> str:
    return join_lines([part.strip() for part in text.split("\n") if part.strip()])


def _cut_tail(pattern: re.Pattern[str], group: str, printed: str) -> tuple[str, str]:
    """The text without what the pattern finds at its end (within the last 120 characters), and that."""
    if printed.endswith("。"):
        return printed, ""
    start = max(0, len(printed) - 120)
    match = pattern.search(printed, start)
    if not match or not printed[: match.start()].strip():
        return printed, ""
    return printed[: match.start()], match.group(group)


def jump_of(text: str) -> Jump:
    match = patterns.JUMP_LINE.fullmatch(text.strip())
    page = (match.group("page") or match.group("sheet") or match.group("page_en") or "") if match else ""
    return Jump(text, "from" if patterns.JUMP_FROM.search(text) else "to", page)


def paragraph_kind(text: str) -> ParagraphKind:
    return patterns.turn_of(text) or "text"


def _dateline(slug: str, place: str) -> str:
    if place:
        return place.strip(" —–-")
    match = re.search(r"^(.{2,30}?(?:讯|訊|电|電))", slug)
    return match.group(1) if match else ""


def _joined(draft: Draft, wanted: str, compounds: Compounds) -> tuple[str, ...]:
    """The head's texts of one part, with wrapped lines joined."""
    texts: list[str] = []
    for block, (part, goes_on) in zip(draft.head, draft.parts, strict=True):
        if part == wanted and goes_on:
            texts[-1] = join_two(texts[-1], block.text, compounds)
        elif part == wanted:
            texts.append(block.text)
    return tuple(texts)


def kind_of(
    paragraphs: Sequence[Paragraph],
    headline: Sequence[str],
    credit_lines: Sequence[str],
    slugs: Sequence[str],
    draft: Draft,
) -> Kind:
    """What sort of article it is, by how its paragraphs read and what stands around them."""
    texts = [p for p in paragraphs if p.kind != "crosshead"]
    body = "".join(p.text for p in texts)
    if texts and sum(p.kind == "verse" for p in texts) * 2 > len(texts):
        return "poem"
    if (credit_lines and len(texts) <= 2 and not slugs) or any(block.caption for block in draft.body):
        return "photo"
    if texts and sum(p.kind in ("question", "answer") for p in texts) * 2 >= len(texts) > 1:
        return "interview"
    if not slugs and _is_notice([p.text for p in texts], headline):
        return "notice"
    if draft.briefs and len(texts) <= 2 and len(body) <= _BRIEF * (1 if has_han(body) else 3):
        return "brief"
    if len(texts) > 1 and not any(map(patterns.SLUG_START.match, slugs)) and _in_first_person(body):
        return "essay"
    return "news"


def _is_notice(texts: Sequence[str], headline: Sequence[str]) -> bool:
    """Whether it is a notice or an advertisement; news of one has a headline that tells it."""
    titled = any(patterns.heads_a_notice(_SPACED.sub("", line)) for line in headline)
    worded = any(patterns.NOTICE_BODY.search(text) for text in texts)
    brief = len("".join(headline)) <= _NOTICE_TITLE * (1 if has_han("".join(headline)) else 3)
    return bool(texts) and ((titled and (brief or worded)) or (worded and len(texts) <= 4))


_SPACED = re.compile(r"(?<=[一-鿿])[ \u3000]+(?=[一-鿿])")  # 启 事
_NOTICE_TITLE = 12  # characters
_BRIEF = 200  # characters
_QUOTED = re.compile(r"“[^”]*”|「[^」]*」|\"[^\"]*\"")
_I = re.compile(r"我(?![国國军軍省市县縣区區们們校院党黨])|\b(?:I|my|me)\b")
_SAYING_I = 3


def _in_first_person(body: str) -> bool:
    """Whether somebody tells it in their own name: outside quotation marks, and often."""
    found = len(_I.findall(_QUOTED.sub("", body)))
    return found >= _SAYING_I and found * (120 if has_han(body) else 400) >= len(body)
