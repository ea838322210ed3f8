"""Printed bylines and credits → the people they name, each with a role."""

from __future__ import annotations

import re
from collections.abc import Sequence

from feeder.model import Person
from feeder.splitting.forms.signers import people_of_a_unit, signer_of
from feeder.splitting.text.credited import people_told
from feeder.splitting.text.names import COMMON_SURNAMES, COMPOUND_SURNAMES, surnamed
from feeder.splitting.text.patterns import (
    AUTHOR,
    BYLINE_WORDS,
    COMMENTATOR,
    HAN,
    HAN_RUN,
    MARKS,
    ONE_NAME,
    ROLE,
    SLUG_START,
    is_han,
)
from feeder.splitting.text.posts import told_by, writer_with_post
from feeder.splitting.text.signed import may_begin, signers

_SPACE = re.compile(r"\s+")
_NAME = re.compile(rf"[{HAN}]{{2,4}}(?:·[{HAN}]{{1,8}})*|[{HAN}]{{1,4}}(?:·[{HAN}]{{1,8}})+")
# A contributor with where they study or work: 新闻学院2025级 王小明.
WITH_UNIT = re.compile(
    rf"(?P<unit>[{HAN}\dA-Za-z（）()]{{2,12}}(?:学院|學院|大学|大學|学校|學校|中学|中學|小学|小學|[级級班系局所站])"
    rf"[\d{HAN}]{{0,6}})[ \u3000]+"
    rf"(?P<name>[{HAN}]{{2,4}}|[{HAN}][ \u3000][{HAN}])"
)
_TELLS_NOBODY = re.compile("作者(?:系|[为為]|[单單]位)")
_WROTE = re.compile(rf"(?P<name>[{HAN}]{{2,4}}|[{HAN}][ \u3000][{HAN}])[ \u3000]+(?P<role>[编編]?著)")
# Who signs a letter, and where they live: 王小明／台北; 王小明（台北.
_LIVES = re.compile(
    rf"(?P<name>[{HAN}](?:\s?[{HAN}]){{1,2}})\s?(?:／(?:\s?[{HAN}]){{2,5}}|[（(](?:\s?[{HAN}]){{2,10}})"
)
_OUTLET = re.compile(r"^(?:本报|本報|本网|本網|本台|本刊|新华社|新華社|中新社)?(?:(?:驻|駐)[一-鿿]{1,4}(?=记者|記者))?")
# The paper's name that stands close before a role: 柳叶日报记者, 柳叶融媒记者.
_PAPERS_NAME = re.compile(rf"[{HAN}·]{{2,10}}$")
_OF_A_PAPER = re.compile("^(?:[晚日晨早校][报報])")
_TAIL = re.compile(
    r"[ \u3000/／]+(?:[绘繪画畫图圖文摄攝]|漫[画畫]|插[图圖])(?:[（(][^（）]{2,10}[）)]?)?$|"
    r"(?:[采採][访訪写寫]整理|文[并並][摄攝图圖]|[专專][访訪]|摄影报道|攝影報導|摄影|攝影|供图|供圖|制图|绘图|提供|摄|攝|[报報][道导導]|图文|文图|文\s*/\s*图|图\s*/\s*文|整理|采写"
    r"|撰文|供稿)[）)】〕\]]?$"
)


def people_in(printed: str, *, latin: bool = False) -> tuple[Person, ...]:
    """The people a byline or credit names; a role holds for all names up to the next role.

    A line break in `printed` may stand between two names or inside one.
    """
    if latin:
        lines = [line.strip() for line in printed.strip(f"{MARKS}· \t\n").split("\n") if line.strip()]
        signed = signers(lines) if lines and may_begin(lines[0]) else None
        return people_told(lines) if signed is None else signed
    text = printed.strip().strip(f"（()）【】〔〕［］[]{MARKS}—–-· \t\n\u3000")
    named = labelled(text)
    if named:
        return tuple(Person(name, "" if _WRITES.fullmatch(word) else word) for word, name in named)
    wrote = _WROTE.fullmatch(text)
    if wrote:
        return (Person("".join(wrote["name"].split()), wrote["role"]),)
    if COMMENTATOR.fullmatch(text):
        return (Person(text),)
    if _TELLS_NOBODY.match(text):
        return ()
    if _is_all(printed, text):
        return (Person(text, ""),)
    bare = _TAIL.sub("", text)
    if is_set_wide(bare.split()):
        return (Person(_SPACE.sub("", bare), ""),)
    names = text.split()
    if len(names) > _TWO and all(surnamed(name) and 2 <= len(name) <= _WIDE for name in names):
        return tuple(Person(name) for name in names)
    told = told_by(text) or (None if ROLE.search(text) else writer_with_post(text))
    if told:
        return (Person(*told),)
    of_a_unit = people_of_a_unit(text)
    if of_a_unit:
        return of_a_unit
    signer = signer_of(printed.strip()) or signer_of(_LABEL.sub("", printed.strip()))
    if signer:
        return (signer,)
    unit = WITH_UNIT.fullmatch(text)
    if unit:
        return (Person(_SPACE.sub("", unit.group("name")), unit.group("unit")),)
    lives = _LIVES.fullmatch(text) if printed.lstrip()[:1] in ("（", "(", *MARKS) or "／" in text else None
    if lives and surnamed(lives.group("name")) and not BYLINE_WORDS.match(lives.group("name")):
        return (Person(_SPACE.sub("", lives.group("name")), ""),)
    people: list[Person] = []
    role, end = "", 0
    for match in [*ROLE.finditer(text), None]:
        stretch = text[end : match.start() if match else len(text)]
        close = match is not None and not role and not match.group()[0].isspace()
        printed_by = _PAPERS_NAME.search(stretch) if close else None
        stretch = stretch[: printed_by.start()] if printed_by else stretch
        called = "作者" if not role and stretch.lstrip().startswith(AUTHOR) else role
        people += [Person(name, called) for name in _names(stretch, bare=not role)]
        if match:
            role, end = _OUTLET.sub("", _SPACE.sub("", match.group())), match.end()
            role = _OF_A_PAPER.sub("", role) if printed_by else role
    return tuple(people)


def labelled(text: str) -> list[tuple[str, str]]:
    """The words and names of a line that names everybody after a word for what they did: 口述：史小满 整理：白露. A pen
    name stands so only after a mark."""
    if not _LABELLED_NAMES.fullmatch(text):
        return []
    told = list(_LABELLED_NAME.finditer(text))
    if any(not one["mark"].strip() and not surnamed(one["name"]) for one in told):
        return []
    if all(_PLANS.fullmatch(one["word"]) for one in told):  # who made the page, not the story
        return []
    return [(one["word"], _SPACE.sub("", one["name"])) for one in told]


def _is_all(printed: str, text: str) -> bool:
    """Whether there is nothing but a name, which may be a pen name after a mark or where it is short."""
    if not ONE_NAME.fullmatch(text) or ROLE.search(text) or text in _NOT_NAMES or SLUG_START.match(text):
        return False
    if text[-1] in _REPORT:  # 特訊
        return False
    if len(text) >= _WIDE and text[-1] in _DID and surnamed(text):  # 李明摄
        return False
    return printed.lstrip()[:1] in MARKS or len(text) <= _WIDE


def _names(stretch: str, *, bare: bool) -> list[str]:
    """The names in what stands between two roles; before the first role only after a mark such as 图/ or alone."""
    stretch = stretch.strip().lstrip("/／|｜丨：:")
    names, slash, rest = stretch.replace("/", "／").partition("／")
    if slash and _PLACE.fullmatch(_SPACE.sub("", rest)) and not BYLINE_WORDS.match(stretch):  # 王小明／台北報導
        stretch = names
    reported = _REPORTED_FROM.fullmatch(stretch)
    if reported and (reported["place"][-1] in _PLACES_END or not surnamed(reported["place"])):  # 王小明　青州报道
        stretch = reported["names"]
    sent = _SENT_FROM.fullmatch(_SPACE.sub("", stretch))  # 王小明台北報導
    if sent and surnamed(sent["name"]) and (len(sent["name"]) < _WIDE or sent["name"][:2] not in COMPOUND_SURNAMES):
        stretch = sent["name"]
    stretch = _TAIL.sub("", stretch)
    if bare:
        bare = not (stretch.startswith(AUTHOR) or _LABELLED.match(stretch))
        stretch = _LABEL.sub("", stretch)
    pieces: list[str] = []
    for chunk in _CHUNK.split(stretch):
        for k, piece in enumerate(part for part in re.split(r"\n", chunk) if part):
            if k and _one_name(pieces[-1], piece):
                pieces[-1] += piece
            else:
                pieces.append(piece)
    pieces = names_apart([piece.strip("：:）)（(，,。.") for piece in pieces])
    found = [piece for piece in pieces if _NAME.fullmatch(piece) and not _is_no_name(piece)]
    known = [name for name in found if surnamed(name) or "·" in name]
    return known if bare and len(known) * 2 < len(found) else found  # beside known names the others are names, too


def _is_no_name(piece: str) -> bool:
    """Whether it is a word of bylines, or the name of a paper: 柳叶晚报·柳叶网."""
    return piece in _NOT_NAMES or ("·" in piece and piece[-1] in _PAPERS_END)


def _one_name(left: str, right: str) -> bool:
    """Whether the two sides of a line break are one name: one side is too short for a name of its own."""
    if left.endswith("·") or right.startswith("·") or len(left) == 1 or len(right) == 1:
        return True
    return left in COMPOUND_SURNAMES and len(left) + len(right) <= 4


def is_set_wide(pieces: Sequence[str]) -> bool:
    """Whether it is one name of two or three characters with spaces between them."""
    return 2 <= len(pieces) <= _WIDE and all(len(piece) == 1 and is_han(piece) for piece in pieces)


def names_apart(pieces: list[str]) -> list[str]:
    """The names in pieces parted by spaces: a name may be set wide (雷　鸣), several names close."""
    if is_set_wide(pieces) and len(pieces) > 2:
        return ["".join(pieces)]
    names: list[str] = []
    halves = 0
    for piece in pieces:
        halves = halves + 1 if len(piece) == 1 and is_han(piece) else 0
        if halves == 2:
            names[-1] += piece
            halves = 0
        else:
            names += run_of_names(piece)
    return names


def run_of_names(text: str) -> list[str]:
    """The names in what may be several set without a space: each two or three characters from a common surname on.

    Where no such reading is there, or the text is short enough for one name, it comes back as it is.
    """
    if not 4 <= len(text) <= _LONGEST_RUN or text[:2] in COMPOUND_SURNAMES or not HAN_RUN.fullmatch(text):
        return [text]
    best: list[tuple[int, list[str]] | None] = [(0, [])] + [None] * len(text)
    for end in range(2, len(text) + 1):
        for start in (end - 2, end - 3):
            left = best[start] if start >= 0 else None
            rank = COMMON_SURNAMES.find(text[start]) if left else -1
            if left and rank >= 0:
                found = (left[0] + rank, [*left[1], text[start:end]])
                best[end] = min(best[end] or found, found)
    whole = best[-1]
    return whole[1] if whole else [text]


_LONGEST_RUN = 12  # four names
_WIDE, _TWO = 3, 2  # characters of one name; names that may be a place and a name
_REPORT = frozenset("讯訊电電")
_DID = frozenset("摄攝绘繪")  # the last character of who photographed or drew
_PAPERS_END = frozenset("报報网網社台刊端")


_CHUNK = re.compile(r"[ \t\u3000\u00a0]+|[、，,；;|｜]")
_LABEL = re.compile(
    r"^.{0,8}?(?:图片由|圖片由|照片由|均由|由|作者|编译|整理|摄影|攝影|图片|圖片|照片|供图|供圖|供稿|撰文|采写|口述|推荐人|推薦人|漫画|漫畫|插图|插圖|绘图|繪圖"
    r"|本[组組栏欄文](?:[图圖]片?|照片|[摄攝]影)均?由?|图为|圖為|新华社发|图文"
    r"|文图|圖文|文圖|文/图|图/文|图|圖|文)(?:\s*[/／:：∕|｜]\s*|\s+"
    r"|(?<=[由为為])|(?<=社发)(?=[（(]))"
)
_ONE_LABELLED = (
    r"(?P<word>撰?文|文字|[图圖]文|文[、/／]?[图圖]|[供撰]稿|撰写|执笔|執筆|口述|整理|[记記][录錄]|推[荐薦]人?|[讲講]述人?|主[讲講]人?"
    r"|[翻]?[译譯]|[编編][译譯]|[采採][写寫访訪]|作者|[统統][筹籌]|策[划劃])"
    r"(?P<mark>[ \u3000]*[/／:：|｜丨][ \u3000]*|[ \u3000]+)"
    rf"(?P<name>[{HAN}]{{2,4}}|[{HAN}][ \u3000][{HAN}])(?=[ \u3000]|$)"
)
_LABELLED_NAME = re.compile(_ONE_LABELLED)
_PLAIN = re.sub(r"\?P<\w+>", "?:", _ONE_LABELLED)
_LABELLED_NAMES = re.compile(rf"{_PLAIN}(?:[ \u3000]+{_PLAIN})*")
_PLANS = re.compile("[统統][筹籌]|策[划劃]")
_WRITES = re.compile(
    "口述|[讲講]述人?|主[讲講]人?|撰?文|文字|[图圖]文|文[、/／]?[图圖]|[供撰]稿|撰写|[采採][写寫访訪]|[编編][译譯]"
)
_LABELLED = re.compile(r"(?:撰文|撰稿|文|摄影|攝影)[/／:：]")  # who is called so may have a pen name
_REPORTED_FROM = re.compile(rf"(?P<names>.+?)[ \u3000]+(?P<place>[{HAN}]{{2,4}})(?:[报報][道导導])")
_SENT_FROM = re.compile(
    rf"(?P<name>[{HAN}]{{3}}|[{HAN}]{{2}}(?=[{HAN}]{{2}}報))[{HAN}]{{2,3}}(?:報[導道]|\d{{1,2}}日電)"
)
_PLACES_END = frozenset("州市县縣镇鎮乡鄉村区區省岛島港")
_PLACE = re.compile(r".{0,10}(?:[报報][道导導]|[讯訊]|電|电|攝影|摄影|攝)")
_NOT_NAMES = frozenset(
    [
        *(f"{side}{photo}" for side in "上下左右前后後" for photo in "图圖"),
        "摄",
        "摄影",
        "报道",
        "報導",
        "综合",
        "資料",
        "资料",
        "图片",
        "圖片",
        "文字",
        "整理",
        "本报",
        "新华社",
        "新華社",
        "中新社",
        "中央社",
        "据悉",
        "通讯",
        "讯",
    ]
)
