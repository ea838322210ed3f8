"""Stories → the page's reading: which article every block falls to, and what each of its lines was taken for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from feeder.model import LineLabel, PageReading, ReadLine
from feeder.splitting.assembly.articles import Draft, article_of
from feeder.splitting.assembly.confidence import Doubter
from feeder.splitting.assembly.heads import parts_of
from feeder.splitting.forms.letters import signatures
from feeder.splitting.forms.signers import signer_of
from feeder.splitting.model import Block
from feeder.splitting.stories.matching import Matcher
from feeder.splitting.stories.stories import Item, Reading, Story
from feeder.splitting.text import imprint, patterns
from feeder.splitting.text.lines import Page
from feeder.splitting.text.signoffs import is_signed_off

_SIGNS = "（(—–-"  # what opens the line of who wrote what stands above
_MOST_BYLINES = 8  # in a row, on either side of one


@dataclass(frozen=True, slots=True)
class Read:
    """A page's blocks and the readings of them, best first."""

    page: Page
    blocks: list[Block]
    paragraphs: list[Block]
    display: list[Block]
    items: list[Item]
    matcher: Matcher
    readings: list[Reading]

    @property
    def score(self) -> float:
        return self.readings[0].score


def assembled(read: Read, costs: dict[int, float], beyond: Sequence[str] = ()) -> PageReading:
    """The best reading's stories as articles, in the order of their bodies.

    `costs` has the lines whose label is not certain, with what another would cost; `beyond` the lines after the page's.
    """
    best = read.readings[0]
    owners = _owners(read)
    crossheads = {id(read.display[d]) for d in best.crossheads}
    for at, photo in _titles_of_photos(read, owners, crossheads):
        crossheads.discard(id(read.blocks[at]))
        owners[at] = photo
    drafts = [Draft() for _ in best.stories]
    furniture: list[str] = []
    rest: list[str] = []
    briefs = False
    for block, owner in zip(read.blocks, owners, strict=True):
        if block.form == "furniture" or _is_quoted(block, crossheads):
            furniture.append(block.text)
            briefs = briefs or imprint.BRIEF_HEAD.fullmatch(block.text) is not None
        elif owner is None:
            rest.append(block.text)
        elif block.kind == "form":
            drafts[owner].forms.append(block)
        elif block.kind == "paragraph" or id(block) in crossheads:
            drafts[owner].body.append(block)
        else:
            drafts[owner].head.append(block)
        if owner is not None:
            drafts[owner].briefs = briefs
    latin = read.page.script == "latin"
    for draft in drafts:
        gaps = [block.blanks > 0 for block in draft.head]
        body = "".join(block.text for block in draft.body)
        draft.parts = parts_of([block.text for block in draft.head], gaps, body, latin=latin) if draft.head else []
    doubter = Doubter(read.items, read.matcher, read.readings, read.paragraphs, read.display, costs, read.page)
    articles = tuple(
        article_of(draft, read.page, *doubter.confidence(story))
        for draft, story in zip(drafts, best.stories, strict=True)
    )
    labels = _labels(read, owners, drafts, [article.kind == "photo" for article in articles])
    lines = tuple(ReadLine(row, *labels.get(number, ("blank", None))) for number, row in enumerate(read.page.rows))
    rest += [row.strip() for row in beyond if row.strip()]
    lines += tuple(ReadLine(row, "remainder" if row.strip() else "blank") for row in beyond)
    return PageReading(articles, tuple(furniture), tuple(rest), lines)


def _titles_of_photos(read: Read, owners: Sequence[int | None], crossheads: set[int]) -> list[tuple[int, int]]:
    """The crossheads that stood right above a caption in mid-story, each with the photo that it is the title of."""
    photos = {block.lines[0]: owner for block, owner in zip(read.blocks, owners, strict=True) if block.caption}
    titled = {
        number: photos.get(lines.start) for number, lines in zip(read.page.titles, read.page.captions, strict=True)
    }
    rows = [read.page.lines[block.lines[-1]].number if id(block) in crossheads else -1 for block in read.blocks]
    return [(at, owner) for at, row in enumerate(rows) if row >= 0 and (owner := titled.get(row)) is not None]


def _is_quoted(block: Block, crossheads: set[int]) -> bool:
    """Whether it stands in the midst of a body's sentence and is no headline: a pull quote, an advertisement."""
    return block.inside and id(block) in crossheads


def _owners(read: Read) -> list[int | None]:
    """For each block the number of its story; None for furniture and for what could not be placed."""
    story_of: dict[int, int] = {}
    for number, story in enumerate(read.readings[0].stories):
        for span, kind in ((story.body, read.paragraphs), (story.head, read.display), (story.above, read.display)):
            if span:
                story_of |= {id(kind[k]): number for k in range(span[0], span[1] + 1)}
    latin = read.page.script == "latin"
    sides = _sides(read.blocks)
    opens = _bylines_open(read.blocks, sides, latin)
    signed = {number for number, story in enumerate(read.readings[0].stories) if _is_signed(story, read.paragraphs)}
    alone = _bylines_alone(read.blocks, sides)
    letters = set(signatures(read.page)) if latin else set[int]()
    owners: list[int | None] = []
    last: int | None = None
    gap = 0  # above the lines in a fixed form that stand in a row
    for at, (block, (before, after)) in enumerate(zip(read.blocks, sides, strict=True)):
        gap = gap if at and read.blocks[at - 1].kind == "form" else block.blanks
        if block.form == "furniture":
            owners.append(None)
        elif block.kind == "form":
            owner = _form_owner(block, before, after, story_of, last, opens and block.lines[0] not in letters)
            if block.form == "byline" and before and after and (before.kind, after.kind) == ("display", "paragraph"):
                head = story_of.get(id(before), owner)
                nearer = gap < after.blanks or (latin and gap == after.blanks and not alone)
                owner = head if nearer else owner
            known = owner in signed and block.form == "byline" and block.text[0] not in "（("
            if known and after is not None:
                owner = story_of.get(id(after), owner)
            near = _beside(read.blocks, at) if block.form == "byline" else None
            owners.append(story_of.get(id(near), owner))
        else:
            owner = story_of.get(id(block), last)  # a crosshead stands in the body before it
            owners.append(owner)
            last = owner if block.kind == "paragraph" else last
    return owners


def _beside(blocks: Sequence[Block], at: int) -> Block | None:
    """What a byline stands beside, as gaps show: the headline or body right below it, or the body right above it."""
    top = bottom = at
    while top and at - top < _MOST_BYLINES and not blocks[top].blanks and blocks[top - 1].form == "byline":
        top -= 1
    while (
        bottom + 1 < len(blocks)
        and bottom - at < _MOST_BYLINES
        and not blocks[bottom + 1].blanks
        and blocks[bottom + 1].form == "byline"
    ):
        bottom += 1
    if bottom + 1 == len(blocks):
        return None
    above, below = blocks[top - 1] if top else None, blocks[bottom + 1]
    if above and above.kind == "paragraph" and blocks[at].text[0] in "（(":
        return above
    if below.kind != "form" and not below.blanks and (above is None or (blocks[top].blanks and _ends(above))):
        return below
    if above and not blocks[top].blanks and below.blanks and (above.kind, below.kind) == ("paragraph", "paragraph"):
        return above
    return None


def _ends(block: Block) -> bool:
    """Whether a headline may begin below the block."""
    return block.kind in ("paragraph", "form")


def _form_owner(
    block: Block, before: Block | None, after: Block | None, story_of: dict[int, int], last: int | None, opens: bool
) -> int | None:
    """The article a byline, credit or jump line belongs to; `opens` says that such a line opens a body here."""
    headed = before is not None and before.kind == "display"
    if block.form == "credit" and headed and after and after.kind == "paragraph":
        between_gaps = block.blanks == after.blanks > 0
        if block.blanks > after.blanks or between_gaps or story_of.get(id(before)) == story_of[id(after)]:
            return story_of[id(after)]
    if block.form == "jump" and after and id(after) in story_of and patterns.JUMP_FROM.search(block.text):
        return story_of[id(after)]  # what it comes from goes on below
    told = headed and after is not None and _names_people(after)
    if block.form == "byline" and after and after.kind == "paragraph" and not told:
        signs = not opens or block.text[0] in _SIGNS or signer_of(block.text) is not None
        closes = before is not None and before.kind == "paragraph" and signs
        if before is None or not closes:
            return story_of[id(after)]
    if block.form == "byline" and before and before.kind == "display" and id(before) in story_of:
        return story_of[id(before)]
    return last


def _is_signed(story: Story, paragraphs: Sequence[Block]) -> bool:
    """Whether a story's own text says who wrote it: its opening slug, or brackets at its end."""
    if not story.body:
        return False
    first, last = (paragraphs[p] for p in story.body)
    return _names_people(first) or is_signed_off(last.text, 50)


def _names_people(block: Block) -> bool:
    """Whether the slug that a body opens with says who wrote it."""
    slug = patterns.SLUG.match(block.text, 0, 320) if block.slug else None
    if slug is None:
        return False
    told = [slug.group(name) for name in patterns.SLUG_PEOPLE if name != "bracket"]
    return any(told) or bool(patterns.ROLE.search(slug.group("bracket") or ""))


Sides = list[tuple[Block | None, Block | None]]


def _sides(blocks: Sequence[Block]) -> Sides:
    """For each block the nearest blocks before and after it that are not in a fixed form."""
    before: list[Block | None] = []
    last: Block | None = None
    for block in blocks:
        before.append(last)
        last = last if block.kind == "form" else block
    after: list[Block | None] = []
    last = None
    for block in reversed(blocks):
        after.append(last)
        last = last if block.kind == "form" else block
    return list(zip(before, reversed(after), strict=True))


def _bylines_open(blocks: Sequence[Block], sides: Sides, latin: bool) -> bool:
    """Whether bylines in lines of their own open bodies here, by those that have a headline on one side."""
    opening = closing = 0
    for block, (before, after) in zip(blocks, sides, strict=True):
        if block.form == "byline":
            kinds = (before.kind if before else "", after.kind if after else "")
            opening += kinds in (("", "paragraph"), ("display", "paragraph"))
            closing += kinds in (("paragraph", ""), ("paragraph", "display"))
    return opening + latin > closing


def _bylines_alone(blocks: Sequence[Block], sides: Sides) -> bool:
    """Whether bylines stand above bodies here that have no headline above them."""
    bylines = [side for block, side in zip(blocks, sides, strict=True) if block.form == "byline"]
    return any(
        (before is None or before.kind == "paragraph") and after is not None and after.kind == "paragraph"
        for before, after in bylines
    )


def _labels(
    read: Read, owners: Sequence[int | None], drafts: Sequence[Draft], photos: Sequence[bool]
) -> dict[int, tuple[LineLabel, int | None]]:
    """For each row with text in it what it was taken for."""
    parts = {id(block): part for draft in drafts for block, (part, _) in zip(draft.head, draft.parts, strict=True)}
    labels: dict[int, tuple[LineLabel, int | None]] = {}
    for block, owner in zip(read.blocks, owners, strict=True):
        label: LineLabel
        if block.form == "furniture" or (block.inside and parts.get(id(block)) is None):
            label = "furniture"
        elif owner is None:
            label = "remainder"
        elif block.form == "jump" or block.form == "byline" or block.form == "credit":
            label = block.form
        elif block.kind == "display":
            label = parts.get(id(block), "crosshead")
        else:
            label = "caption" if photos[owner] else "body"
        labels |= {read.page.lines[i].number: (label, owner) for i in block.lines}
    return labels
