"""A page's text → its reading: the steps in their order, and which article each block falls to."""

from __future__ import annotations

from feeder.model import LineLabel, PageReading, ReadLine
from feeder.splitting import patterns
from feeder.splitting.articles import Draft, article_of
from feeder.splitting.blocks import Block, blocks_of
from feeder.splitting.cuts import body_cuts, headline_cuts
from feeder.splitting.forms import forms_of
from feeder.splitting.labels import label_lines
from feeder.splitting.lines import Page, read_lines
from feeder.splitting.matching import Matcher
from feeder.splitting.mending import mend
from feeder.splitting.poems import poems_among, with_poems
from feeder.splitting.search import Item, Reading, best_readings

_SOFT = 0.0
_NO_HEADLINE = -6.0


def read_page(text: str) -> PageReading:
    """Every line labelled, every block given to an article, to the furniture or to the remainder."""
    page, blocks = page_blocks(text)
    return read_blocks(page, blocks)


def page_blocks(text: str) -> tuple[Page, list[Block]]:
    """The page's lines and the blocks that they make."""
    page = read_lines(mend(text))
    forms = forms_of(page)
    labels, habits = label_lines(page, forms)
    return page, blocks_of(page, labels, forms, habits.indent if habits.indented > habits.flush else 0)


def read_blocks(page: Page, blocks: list[Block]) -> PageReading:
    """The best reading of the blocks, as articles."""
    paragraphs, display, items, matcher = _matched(page, blocks)
    poems = poems_among(blocks, display, matcher)
    if poems:
        blocks = with_poems(blocks, poems)
        paragraphs, display, items, matcher = _matched(page, blocks)
    bare = [_NO_HEADLINE] * len(paragraphs)
    reading = best_readings(items, matcher, bare)[0]
    return _assembled(page, blocks, paragraphs, display, reading, items)


def _matched(page: Page, blocks: list[Block]) -> tuple[list[Block], list[Block], list[Item], Matcher]:
    paragraphs = [block for block in blocks if block.kind == "paragraph"]
    display = [block for block in blocks if block.kind == "display"]
    items = _items(blocks, paragraphs, display, page)
    return paragraphs, display, items, Matcher(display, paragraphs, _provisional(blocks, items))


def _items(blocks: list[Block], paragraphs: list[Block], display: list[Block], page: Page) -> list[Item]:
    """Paragraphs and display lines in page order, with their cuts."""
    between: list[list[Block]] = [[]]
    adjacent: list[bool] = []
    first: list[bool] = []
    last = ""
    waiting: list[Block] = []
    for block in blocks:
        if block.kind == "form":
            waiting.append(block)
            continue
        if block.kind == "paragraph":
            between.append(waiting)
            first.append(last == "display")
        else:
            adjacent.append(last == "display" and not any(w.form in ("jump", "byline", "credit") for w in waiting))
        last, waiting = block.kind, []
    cuts = body_cuts(paragraphs, between[1:], first, page.script)
    vocabulary = {gram for block in paragraphs for gram in block.grams}
    head_cuts = headline_cuts(display, adjacent, vocabulary, page.script)
    items: list[Item] = []
    p = d = 0
    for block in blocks:
        if block.kind == "paragraph":
            items.append(Item(True, p, cuts[p]))
            p += 1
        elif block.kind == "display":
            items.append(Item(False, d, head_cuts[d], _crosshead(block, paragraphs, p, page)))
            d += 1
    return items


def _crosshead(block: Block, paragraphs: list[Block], p: int, page: Page) -> float:
    """What the line and its neighbours say for a crosshead, against a headline: a log likelihood ratio."""
    if not 0 < p < len(paragraphs):
        return -20.0
    left, right = paragraphs[p - 1], paragraphs[p]
    score = 0.0
    if right.slug or left.verse or right.verse:
        return -20.0
    if left.width and right.width:
        near = 8 if page.script == "latin" else 2
        score += -4.0 if abs(left.width - right.width) > near else 1.0
    if patterns.CROSSHEAD.match(block.text):
        score += 3.0
    length = len(block.text) / (2.5 if page.script == "latin" else 1.0)
    score += 0.5 if length <= 10 else max(-3.0, -0.3 * (length - 12)) if length > 12 else 0.0
    return score


def _provisional(blocks: list[Block], items: list[Item]) -> list[int]:
    """For each paragraph the number of the body it is taken for at first sight."""
    numbers: list[int] = []
    body, beside = -1, False
    for item in items:
        if not item.paragraph:
            beside = False
            continue
        if not beside or item.cut > _SOFT:
            body += 1
        numbers.append(body)
        beside = True
    return numbers


def _assembled(
    page: Page, blocks: list[Block], paragraphs: list[Block], display: list[Block], reading: Reading, items: list[Item]
) -> PageReading:
    """The stories as articles, in the order of their bodies; a form goes to the article it stands in or after."""
    story_of: dict[int, int] = {}
    drafts = [Draft() for _ in reading.stories]
    for number, story in enumerate(reading.stories):
        if story.body:
            for p in range(story.body[0], story.body[1] + 1):
                story_of[id(paragraphs[p])] = number
        if story.head:
            for d in range(story.head[0], story.head[1] + 1):
                story_of[id(display[d])] = number
    crossheads = {id(display[d]) for d in reading.crossheads}
    furniture: list[str] = []
    rest: list[str] = []
    labels: dict[int, tuple[LineLabel, int | None]] = {}
    last_body: int | None = None
    for place, block in enumerate(blocks):
        if block.kind == "form" and block.form == "furniture":
            furniture.append(block.text)
            label: LineLabel = "furniture"
            owner = None
        elif block.kind == "form":
            owner = _owner(blocks, place, story_of, last_body)
            label = "byline" if block.form == "byline" else "credit" if block.form == "credit" else "jump"
            if owner is None:
                rest.append(block.text)
                label = "remainder"
            else:
                drafts[owner].forms.append(block)
        elif id(block) in crossheads:
            owner, label = last_body, "crosshead"
            assert owner is not None
            drafts[owner].body.append(block)
        elif block.kind == "display":
            owner, label = story_of[id(block)], "headline"
            drafts[owner].head.append(block)
            drafts[owner].wrapped.append(False)
        else:
            owner, label = story_of[id(block)], "body"
            drafts[owner].body.append(block)
            last_body = owner
        for i in block.lines:
            labels[page.lines[i].number] = (label, owner)
    articles = tuple(article_of(draft, page) for draft in drafts)
    lines = tuple(
        ReadLine(row, *labels[number]) if number in labels else ReadLine(row, "blank")
        for number, row in enumerate(page.rows)
    )
    return PageReading(articles, tuple(furniture), tuple(rest), lines)


def _owner(blocks: list[Block], place: int, story_of: dict[int, int], last_body: int | None) -> int | None:
    """The article a byline, credit or jump line belongs to."""
    block = blocks[place]
    if block.form == "byline":
        following = next((b for b in blocks[place + 1 :] if b.kind != "form"), None)
        before = next((b for b in reversed(blocks[:place]) if b.kind != "form"), None)
        if following is not None and following.kind == "paragraph" and (before is None or before.kind == "display"):
            return story_of.get(id(following))
    return last_body
