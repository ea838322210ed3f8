"""English bylines that are names and nothing else: what their words and their place on the page say for them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from feeder.splitting.forms.letters import of_letters
from feeder.splitting.forms.rows import is_row
from feeder.splitting.forms.wrapped import ANDS
from feeder.splitting.model import Form, Line
from feeder.splitting.text.credited import (
    AGENCY_LINE,
    AGENCY_NAME,
    HANDLE,
    OF_A_PAPER,
    ROLES,
    is_role,
    people_told,
)
from feeder.splitting.text.lines import Page
from feeder.splitting.text.personal import (
    NAMES,
    PERSON,
    PLACE,
    TOLD_OF,
    is_known,
    is_word,
    last_word,
    likeness,
    words_of,
)

# What writers are called, too.
ROLES_TOO = r"(?i:agent|intern|contributor|photojournalist|commentator|specialist)"
_NO_INITIALS = frozenset(["AP", "AFP", "PA", "EPA", "PTI", "TNN", "CP", "DPA", "TV", "UK", "US", "USA", "EU", "UN"])
_MOST_NAMES = 4  # lines, one below the other
_WHAT = r"[^\W_](?:[^.?!;:()|/•\n]|\.(?= [A-Z])){1,40}"
_BARE = re.compile(
    rf"(?P<from>From |FROM |[Ww]ith )?(?P<role>(?:[A-Za-z]\w+ ){{0,2}}(?:{ROLES}|{ROLES_TOO}) )?"
    rf"(?P<name>{NAMES}|{PERSON}, {PERSON} (?:and|AND|&) {PERSON})"
    rf"(?:,\s(?P<place>{PLACE})|(?:,\s|\s?[|/•·]\s?|\s[—–-]\s|\s\()(?P<what>{_WHAT})\)?"
    rf"|,? (?:at|AT|in|IN) {PLACE})?"
)
_NAMES_ONLY = re.compile(rf"(?:From |FROM |[Ww]ith )?(?:{NAMES}|{PERSON}, {PERSON} (?:and|AND|&) {PERSON})")
_IN = re.compile(r" (?:in|IN|at|AT) [A-Z]")
_AND = re.compile(r", | (?:and|AND|&) ")
_FOR_WHOM = re.compile(r"The (?:[A-Z][\w’'-]+ ?){1,3}")  # they write
_FROM_WHERE = re.compile(r"(?:in|IN) [A-Z][\w’'-]+(?: [A-Z][\w’'-]+){0,2}")
_TELLS_WHERE = re.compile(r"(?:From|FROM) [^,]+, ")
_ADDRESS = re.compile(r"[\w.+-]+@[\w-]+\.[\w.-]+")
_WORD = re.compile(r"[A-ZÀ-Þ][A-ZÀ-Þ’'-]{2,}")  # of a name in capitals that is set over two lines
_REACHED = re.compile(r"(?<![\w.+-])([\w.+-]{1,64})@[\w-]+\.")
_SIGNED_SHORT = re.compile(r"(?:— ?|– ?|-)?(?P<initials>[A-Z](?:\.? ?[A-Z]){1,2})\.?")
_LONG_WORD = 4  # letters; shorter ones are small in names of things, too
_LONGEST, _LONGEST_INITIALS = 44, 10  # characters
_LONGEST_CAPTION = 4  # lines
_MOST_HEAD = 4  # lines of a headline below a name
_SEVERAL, _MANY = 2, 3  # names in one place on a page, that make bylines of the others there: sure ones, likely ones
# What speaks for a name, in points, of which it needs enough.
_ENOUGH, _NEARLY = 3.0, 1.5
_UNSAID, _SAID = 1.0, -2.0  # its last word stands nowhere else on the page, or does
_WORD_SAID = -1.0  # another word of a name that no given name opens
_AGAIN = 2.0  # the same line stands elsewhere, too
_HAS_ADDRESS = 3.0  # an address for mail on the page has its last word, or stands right below
_TELLS_OF = 3.0  # a line opens with it and says what its bearer does
_FROM = 1.5  # From …, with a place behind the name
_WITH_ROLE = 1.5  # what its bearer is, beside it or below
_WITH = 2.0  # with … below a column's headline
_FOR_A_PAPER = 1.0  # below it stands a name that The opens
_CONTRAST, _IN_CAPITALS = 1.0, 1.0  # the headline beside it has words in small letters; and the name none
_CLOSE, _INDENTED = 0.5, 0.5  # to the headline above; the body below opens with an indent or a slug
_ALONE = 1.0  # between a headline and its body, a gap on either side
_NO_HEAD = -1.5
# Several others on the page are set in the same case; in the same place, too.
_AMONG_OTHERS, _AMONG_ALIKE, _AMONG_LIKE = 1.0, 1.5, 2.0
_SET_CLOSE, _ABOVE_A_HEAD, _ABOVE_A_BODY = 1.5, 1.0, -2.5  # below a body
_ROLE_BELOW, _OVER_A_HEAD = 2.0, -1.0


@dataclass(frozen=True, slots=True)
class Said:
    """What a page prints: how often each line and each word, the addresses for mail, who is named in bylines, and in
    which line of whom it tells what they do."""

    lines: Counter[str]
    words: Counter[str]
    addresses: str
    named: Counter[str]
    told: dict[str, int]


def names_alone(page: Page, forms: Sequence[Form]) -> dict[int, Form]:
    """The lines of bylines that are names alone, below a headline, above a body, below one, or above a headline, and of
    credits that are, below a caption."""
    runs = list(_candidates(page, forms))
    said = _said(page, forms)
    likely: list[tuple[float, bool, Place, range]] = []
    for run in runs:
        for points, place in _places(page, forms, run):
            likely.append((points + _points(page, run, said), _name(page, run).isupper(), place, run))
    sure = Counter((capitals, place) for points, capitals, place, _ in likely if points >= _ENOUGH)
    alike = Counter((capitals, place) for points, capitals, place, _ in likely if points >= _NEARLY)
    found = [
        run
        for points, capitals, place, run in likely
        if points + _among_others(capitals, place, sure, alike) >= _ENOUGH
    ]
    signed = _initials(page, forms, [_name(page, run) for run in found]) | _agencies(page, forms)
    lines: dict[int, Form] = dict.fromkeys(signed, "byline")
    lines |= dict.fromkeys([i for run in found for i in [*run, *_below_a_name(page, forms, run)]], "byline")
    named = [lines.get(i, form) for i, form in enumerate(forms)]
    for run in found:
        if _below_a_caption(page, named, run[0]):
            lines |= dict.fromkeys(run, "credit")
    return lines


def _candidates(page: Page, forms: Sequence[Form]) -> Iterator[range]:
    """The lines that may be one or two names, and the pairs of lines that may be a name in capitals."""
    for i, line in enumerate(page.lines):
        text = line.text
        if forms[i] or len(text) > _LONGEST or line.final:
            continue
        match = _BARE.fullmatch(text)
        told = match.group("what") if match else None
        if match and (not told or (_tells_what(told) and not OF_A_PAPER.fullmatch(text))):
            yield range(i, i + 1)
        if i + 1 < len(page.lines) and not forms[i + 1] and not page.lines[i + 1].blanks:
            below = page.lines[i + 1].text
            if _is_wrapped(page, i) and _is_composed(f"{text} {below}"):
                yield range(i, i + 2)
            cut = _WORD.fullmatch(text) and _WORD.fullmatch(below) and is_known(f"{text} {below}")
            if cut or (text.endswith(ANDS) and _NAMES_ONLY.fullmatch(f"{text} {below}")):
                yield range(i, i + 2)


def _is_wrapped(page: Page, i: int) -> bool:
    """Whether the next word would not have fitted on line i of a column as wide as the lines below."""
    full = max((line.width for line in page.lines[i + 2 : i + 6]), default=0)
    return page.lines[i].width + page.lines[i + 1].token > full


def _is_composed(text: str) -> bool:
    """Whether a name stands there with what its bearer is or from where they write."""
    match = _BARE.fullmatch(text)
    if match is None or match.group("role"):
        return match is not None
    what = match.group("what") or match.group("place")
    return _tells_what(what) if what else _IN.search(text) is not None


def _said(page: Page, forms: Sequence[Form]) -> Said:
    texts = [line.text for line in page.lines]
    words = Counter(word.lower() for text in texts if "@" not in text for word in words_of(text))
    named = [
        person.name.upper()
        for text, form in zip(texts, forms, strict=True)
        if form in ("byline", "credit")
        for person in people_told([text])
    ]
    told = {match.group("name").upper(): i for i, text in enumerate(texts) if (match := TOLD_OF.match(text))}
    reached = " ".join(_REACHED.findall("\n".join(text for text in texts if "@" in text)))
    return Said(Counter(texts), words, reached.lower(), Counter(named), told)


def _name(page: Page, run: range) -> str:
    text = " ".join(page.lines[i].text for i in run)
    match = _BARE.fullmatch(text)
    return match.group("name") if match else text


def _points(page: Page, run: range, said: Said) -> float:
    """What the words of a name say for it, and the page elsewhere."""
    name, below = _name(page, run), page.lines[run[-1] + 1 : run[-1] + 2]
    match = _BARE.fullmatch(" ".join(page.lines[i].text for i in run))
    what = (match.group("place") or match.group("what") or "") if match else ""
    last = last_word(name).lower()
    told = said.told.get(name.upper(), 0) > run[-1] + 1
    again = said.lines[page.lines[run[0]].text] + said.named[name.upper()]
    points = min(map(likeness, _AND.split(name)))
    if points <= 0 and not told:
        points += _WORD_SAID * sum(said.words[word.lower()] > again for word in words_of(name)[:-1])
    points += _TELLS_OF if told else 0.0 if is_word(last) else _UNSAID if said.words[last] <= again else _SAID
    points += _WITH_ROLE if (match and match.group("role")) or (what and _tells_what(what)) else 0.0
    points += _AGAIN if again > 1 else 0.0
    points += _FROM if _TELLS_WHERE.match(page.lines[run[0]].text) else 0.0
    points += _WITH if page.lines[run[0]].text[:5] in ("with ", "With ") else 0.0
    if below and not below[0].blanks and _FOR_WHOM.fullmatch(below[0].text):
        points += _FOR_A_PAPER
    addressed = bool(below) and not below[0].blanks and _ADDRESS.fullmatch(below[0].text) is not None
    return points + (_HAS_ADDRESS if addressed or (len(last) >= _LONG_WORD and last in said.addresses) else 0.0)


def _tells_what(text: str) -> bool:
    """Whether it says what somebody is or for whom they write."""
    return is_role(text) or AGENCY_NAME.fullmatch(text) is not None or AGENCY_LINE.fullmatch(text) is not None


Place = Literal["below a head", "above a body", "below a body", "over a head"]


def _places(page: Page, forms: Sequence[Form], run: range) -> Iterator[tuple[float, Place]]:
    """The places that the lines of a name may stand in, with what each says for it."""
    last = run[-1]
    if _opens_below(page, last):
        yield from _above_a_body(page, forms, run)
    yield from _below_a_body(page, run)
    yield from _over_a_head(page, forms, run)


def _among_others(
    capitals: bool, place: Place, sure: Counter[tuple[bool, Place]], alike: Counter[tuple[bool, Place]]
) -> float:
    """What the page's sure names say for another, and several in one place that are nearly sure for each other."""
    if sure[capitals, place] >= _SEVERAL:
        return _AMONG_LIKE
    if alike[capitals, place] >= _MANY:
        return _AMONG_ALIKE
    same = sum(count for (case, _), count in sure.items() if case == capitals)
    return _AMONG_OTHERS if same >= _SEVERAL else 0.0


def _above_a_body(page: Page, forms: Sequence[Form], run: range) -> Iterator[tuple[float, Place]]:
    """A name above a body, below its headline or where that stands elsewhere."""
    lines, first, last = page.lines, run[0], run[-1]
    body = lines[last + 1]
    points = _INDENTED if body.slug or body.indent > lines[last].indent else 0.0
    if first and _is_a_heads(lines[first - 1]) and not forms[first - 1]:
        points += _contrast(lines[first], lines[first - 1])
        alone = lines[first].blanks > 0 and body.blanks > 0
        yield points + (_ALONE if alone else 0.0 if lines[first].blanks else _CLOSE), "below a head"
    elif _is_parted(page, forms, first) and not lines[first].lower and not (body.blanks and of_letters(page)):
        yield points + _NO_HEAD, "above a body"


def _below_a_body(page: Page, run: range) -> Iterator[tuple[float, Place]]:
    """A name that signs the body above it, or stands last below a headline."""
    lines, first, after = page.lines, run[0], run[-1] + 1
    after += after < len(lines) and not lines[after].blanks and _ADDRESS.fullmatch(lines[after].text) is not None
    if not first:
        return
    if after < len(lines) and not lines[after].blanks:
        if lines[first - 1].final and not (lines[first].blanks or lines[after].lower):
            yield 0.0, "below a body"
        return
    if not lines[first - 1].final:
        if _is_a_heads(lines[first - 1]):
            yield _contrast(lines[first], lines[first - 1]), "below a head"
        return
    heads = after == len(lines) or _heads(page, after)
    if not lines[first].blanks:
        yield _SET_CLOSE + (_ABOVE_A_HEAD if heads else 0.0), "below a body"
    else:
        yield _ABOVE_A_HEAD if heads else _ABOVE_A_BODY, "below a body"


def _over_a_head(page: Page, forms: Sequence[Form], run: range) -> Iterator[tuple[float, Place]]:
    """A name over the headline of its column."""
    lines, first, after = page.lines, run[0], run[-1] + 1
    if not _is_parted(page, forms, first):
        return
    role = after < len(lines) and is_role(lines[after].text) and not lines[after].blanks
    after += role
    if after < len(lines) and not forms[after] and _heads(page, after):
        points = _OVER_A_HEAD + _contrast(lines[first], lines[after])
        yield points + (_ROLE_BELOW if role else 0.0), "over a head"


def _is_parted(page: Page, forms: Sequence[Form], i: int) -> bool:
    """Whether line i stands at the page's top, below a gap or below a line in a fixed form."""
    return not i or page.lines[i].blanks > 0 or forms[i - 1] != ""


def _contrast(line: Line, head: Line) -> float:
    """What sets a name apart from a headline's line: the words in small letters that this has."""
    if not any(word[0].islower() and len(word) >= _LONG_WORD for word in head.text.split()):
        return 0.0
    return _CONTRAST + (_IN_CAPITALS if line.text.isupper() else 0.0)


def _is_a_heads(line: Line) -> bool:
    """Whether a headline may end with the line, and no name."""
    if line.final or line.dangling:
        return False
    return line.text.isupper() or not _NAMES_ONLY.fullmatch(line.text) or likeness(line.text) <= 0


def _heads(page: Page, i: int) -> bool:
    """Whether a headline, and no body, may begin at line i: few lines down to a gap, an indent or a slug, none of them
    the end of a sentence."""
    end, head = i + 1, page.lines[i]
    while end < len(page.lines) and not _parts(page.lines[end], head) and end - i <= _MOST_HEAD:
        end += 1
    run = page.lines[i:end]
    return len(run) <= _MOST_HEAD and not head.lower and not head.slug and not any(line.final for line in run)


def _parts(line: Line, head: Line) -> bool:
    """Whether a body may begin with the line, below a headline's."""
    return line.blanks > 0 or line.slug or line.indent > head.indent


def _opens_below(page: Page, i: int) -> bool:
    """Whether a body may begin below line i, or below whom the name there writes for, or below a few names more."""
    for at in range(i, min(i + _MOST_NAMES, len(page.lines) - 1)):
        line, below = page.lines[at], page.lines[at + 1]
        if not below.blanks and _tells_of_a_name(below.text):
            return at + 2 < len(page.lines) and not page.lines[at + 2].lower
        if below.lower or is_row(below.text):
            return False
        if not (_NAMES_ONLY.fullmatch(below.text) or below.text.isupper()):
            return below.width > line.width or below.indent > line.indent
        if below.blanks or not is_known(_name(page, range(at, at + 1))):
            return False
    return False


def _tells_of_a_name(text: str) -> bool:
    """Whether a line below a name says how its bearer is reached, for whom and from where they write, what they are."""
    if _ADDRESS.fullmatch(text) or _FOR_WHOM.fullmatch(text) or HANDLE.fullmatch(text) or _FROM_WHERE.fullmatch(text):
        return True
    role, comma, place = text.partition(", ")
    return bool(comma) and is_role(role) and place[:1].isupper()


def _below_a_name(page: Page, forms: Sequence[Form], run: range) -> list[int]:
    """The line right below a name that says what its bearer is or for whom they write."""
    i = run[-1] + 1
    if i >= len(page.lines) or forms[i] or page.lines[i].blanks:
        return []
    text = page.lines[i].text
    told = (
        _tells_what(text)
        or (text[0].islower() and not page.lines[i].stops and len(text) <= _LONGEST)
        or HANDLE.fullmatch(text)
        or _tells_of_a_name(text)
        or text.isupper()
        or (_NAMES_ONLY.fullmatch(text) and not is_known(text))
    )
    return [i] if told and i + 1 < len(page.lines) else []


def _below_a_caption(page: Page, forms: Sequence[Form], i: int) -> bool:
    """Whether right above line i stands a short text of its own, without a headline, on a page that has no letters."""
    top = i
    while top and not page.lines[top].blanks and not forms[top - 1]:
        top -= 1
    lone = not top or forms[top - 1] != "" or page.lines[top - 1].final
    return lone and 0 < i - top <= _LONGEST_CAPTION and page.lines[i - 1].final and not of_letters(page)


def _initials(page: Page, forms: Sequence[Form], names: Sequence[str]) -> set[int]:
    """The lines with initials that sign the body above: right below it with stops, or those of somebody named here."""
    known = {"".join(word[0] for word in words_of(name)) for name in names}
    found: set[int] = set()
    for i in range(1, len(page.lines)):
        line = page.lines[i]
        match = _SIGNED_SHORT.fullmatch(line.text) if len(line.text) < _LONGEST_INITIALS else None
        if not match or forms[i] or not page.lines[i - 1].final:
            continue
        short = line.text.isupper() and line.text not in _NO_INITIALS and _ends_alone(page, i)
        dotted = "." in line.text and not line.blanks
        if dotted or short or "".join(c for c in match.group("initials") if c.isalpha()) in known:
            found.add(i)
    return found


def _ends_alone(page: Page, i: int) -> bool:
    """Whether line i stands right below a sentence and above a gap, and what it says stands nowhere else."""
    if page.lines[i].blanks or (i + 1 < len(page.lines) and not page.lines[i + 1].blanks):
        return False
    return sum(page.lines[i].text in line.text.split() for line in page.lines) == 1


def _agencies(page: Page, forms: Sequence[Form]) -> set[int]:
    """The lines with an agency's name alone, between a headline and a body, or right below one."""
    found: set[int] = set()
    for i in range(1, len(page.lines)):
        if forms[i] or not AGENCY_LINE.fullmatch(page.lines[i].text):
            continue
        signs = page.lines[i - 1].final and not page.lines[i].blanks and not forms[i - 1]
        ends = i + 1 == len(page.lines) or not page.lines[i + 1].lower
        if (signs and ends) or (not page.lines[i - 1].final and _opens_below(page, i)):
            found.add(i)
    return found
