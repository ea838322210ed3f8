"""Rows of Chinese furniture, read cell by cell: who makes the page, how the paper is reached, its day. Every cell must
be known, so no headline is taken for one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

from feeder.splitting.forms.han_days import DAY
from feeder.splitting.text.names import is_full_name
from feeder.splitting.text.patterns import HAN, MARKS

Kind = Literal["maker", "reached", "number", "own", "rule", "posted", "day", "folio"]

_PARTS = re.compile(rf"[ \u3000|｜{MARKS}]+")
_LOOK = re.compile(r"[:：\d@ \u3000|｜]")  # cheap, before the dear one
_MARK = re.compile("[:：/／∕]")
_LONGEST = 70  # characters
# Who makes a page; who wrote or photographed is a story's.
_MAKER = (
    "(?:[责責]任|[值带帶]班|本[版期]|今日|[执執]行|[见見][习習]|[实實][习習]|首席|[视視][觉覺]|[图圖]片|美[术術]|版[面式]|[组組]版|[联聯]合|[统統][筹籌]"
    "|特[约約]|副|副刊|新[闻聞]|[采採]|全媒[体體]|[文图圖美]|[一二三初复複终終]|[总總])*"
    "(?:[责責版图圖文美主副][编編]|[编編](?:[辑輯审審校排务務委播]|[译譯])|校[对對核审審检檢]|核校|[审審](?:[读讀核校稿签簽][校]?)?|[签簽][发發审審]"
    "|[监監](?:[制製审審]|版)|[总總](?:[编編][辑輯审審]?|[监監])|排[版式]|[组組][版稿]|制版|版[式面](?:[设設][计計])?|美[术術](?:[设設][计計])?|[设設][计計]"
    "|[策][划劃]|[统統][筹籌]|[视視][觉覺](?:[设設][计計]|[总總][监監])?|值班(?:主任|[总總][编編](?:[辑輯])?|[编編]委)|督印人?|社[长長]|[发發]行人)"
)
_MAKER = rf"{_MAKER}(?:[、/／·]?{_MAKER}){{0,2}}"
_IS_MAKER = re.compile(_MAKER)
_NAME = rf"(?:[{HAN}]{{2,4}}|[{HAN}]|[A-Z][a-z]{{1,9}})"
_MADE = re.compile(rf"{_MAKER}[:：/／∕](?:{_NAME}(?:[、,，/]{_NAME}){{0,4}})?")
_CLOSE = re.compile(rf"(?P<maker>{_MAKER})(?P<name>[{HAN}]{{2,4}})")
_IS_NAME = re.compile(rf"{_NAME}(?:[、,，]{_NAME}){{0,4}}")
# What only a paper is called for, and what a shop or an office may be called for, too.
_OWN = (
    "新[闻聞]|[报報爆]料|[线線]索|[读讀]者|[发發]行|[订訂][阅閱报報]|[来來]稿|投[书書]|稿[费費]|[编編][辑輯]部|[编編]委[会會]|[总總][编編]室"
    "|[采採][编編访訪]|[记記]者|副刊|通[联聯]部?|本[报報版刊栏欄]|[电電]子[报報版]|[数數]字[报報]|[职職][业業]道德|新[闻聞]道德"
)
_COMMON = (
    "市民|民生|[广廣]告|投稿|投[递遞]|客服|客[户戶]端|官方|[质質]量|[监監]督|[举舉][报報]|投[诉訴]|[虚虛]假|[违違]法和不良|信息"
    "|委[员員][会會]|[查][询詢]|值班|夜班|服[务務]|[证證]|中心|部"
)
_BY = (
    "[热熱專专][线線](?:[电電][话話])?|[电電][话話]|[邮郵信]箱|[电電][邮郵]|E-?mail|QQ群?|微信(?:公[众眾][号號]|[号號])?|公[众眾][号號]|微博|抖音[号號]?"
    "|[视視][频頻][号號]|[网網](?:址|站)|官[网網]|下[载載]|[传傳]真|[邮郵]政?[编編][码碼]?|[总總][机機]|[请請][寄發发投]"
)
_LABEL = re.compile(rf"[{HAN}]{{0,4}}?(?P<whose>(?:{_OWN}|{_COMMON})*)(?P<by>{_BY})?")
_TELLS_OWN = re.compile(_OWN)
_NUMBER = re.compile(
    r"[（(+]?\d[\d（）()—–-]{2,20}\d|[\w.+-]+@[\w-]+\.[\w.]+|(?:https?://|www\.)[!-~]+"
    rf"|[a-z0-9-]+(?:\.[a-z0-9-]+)+(?:/[!-~]*)?|@[{HAN}\w-]{{2,20}}|[A-Za-z][\w-]{{4,20}}"
)
_CONTACT = re.compile(
    rf"(?:\d{{2}}小[时時])?(?P<label>[{HAN}]+?|[{HAN}]*(?:QQ群?|E-?mail))[:：]?(?P<to>{_NUMBER.pattern})?"
)
_FOLLOWED = re.compile(
    rf"(?:[{HAN}]{{2,6}})?(?:微信公[众眾][号號]|公[众眾][号號]|官方微[信博]|[视視][频頻][号號]|抖音[号號]?)[:：][{HAN}\w]{{2,14}}"
)
_POSTED = re.compile(rf"(?:社址|地址|信箱|[来來](?:信|稿)(?:[请請]寄)?)[:：][{HAN}\d]{{4,24}}")
_RULE = re.compile(
    rf"本[版报報刊栏欄](?:言[论論]|文[章字]|所?[刊登][{HAN}]{{0,4}}|作品|[图圖稿][{HAN}]{{0,3}})[{HAN}、]{{0,8}}"
    rf"(?:代表|[观觀][点點]|立[场場]|[转轉][载載]|[负負][责責]|[参參]考)[{HAN}]{{0,8}}"
)
_FOLIO = re.compile(
    rf"[A-Z]?\d{{1,3}}版?|第[A-Z]?[\d一二三四五六七八九十]{{1,5}}[期版号號]|[{HAN}]{{2,8}}[日晚早晨时時午商][报報]"
)


def tells_of_the_paper(text: str) -> bool:
    """Whether all of a row's cells are known, and some are its makers or what only a paper is called for, wherever it
    stands."""
    kinds = kinds_of(text)
    if not kinds:
        return False
    makers, own = kinds.count("maker"), kinds.count("own")
    others = len(kinds) - makers
    return makers > 1 or (makers > 0 and others > 0) or own > 0 or kinds.count("reached") > 1 or kinds[0] == "rule"


def may_tell_of_the_paper(text: str) -> bool:
    """Whether all cells are known, and one at least says how somebody is reached, or behind a mark who makes a page, as
    may stand in a story, too."""
    kinds = set(kinds_of(text))
    return bool({"reached", "own", "rule", "posted"} & kinds) or ("maker" in kinds and _MARK.search(text) is not None)


def kinds_of(text: str) -> list[Kind]:
    """What the cells of a row are; none where one of them is unknown."""
    if len(text) > _LONGEST or text[-1] in "。，、；" or not _LOOK.search(text):
        return []
    parts = [part for part in _PARTS.split(text) if part]
    kinds: list[Kind] = []
    at = 0
    while at < len(parts):
        kind, at = _cell(parts, at)
        if kind is None:
            return []
        kinds.append(kind)
    return kinds


def _cell(parts: Sequence[str], at: int) -> tuple[Kind | None, int]:
    """What the cell that begins with part `at` is, and where the next begins."""
    part = parts[at]
    if _IS_MAKER.fullmatch(part) or _MADE.fullmatch(part):
        end = _after_names(parts, at + 1)
        named = end > at + 1 or (part[-1] not in ":：/／∕" and not _IS_MAKER.fullmatch(part))
        return ("maker", end) if named else (None, at)
    close = _CLOSE.fullmatch(part)
    if close and is_full_name(close["name"]):
        return "maker", at + 1
    if is_full_name(part) and at + 1 < len(parts) and _IS_MAKER.fullmatch(parts[at + 1]):
        return "maker", at + 2
    for kind, pattern in (("rule", _RULE), ("posted", _POSTED), ("day", DAY), ("folio", _FOLIO)):
        if pattern.fullmatch(part):
            return kind, at + 1  # type: ignore[return-value]
    return _reached(parts, at)


def _reached(parts: Sequence[str], at: int) -> tuple[Kind | None, int]:
    """The same for a cell that says how the paper is reached: a word for it, and the number or the address."""
    part = parts[at]
    if _FOLLOWED.fullmatch(part):
        return "reached", at + 1
    contact = _CONTACT.fullmatch(part)
    label = _LABEL.fullmatch(contact["label"]) if contact else None
    if contact is None or label is None or not (label["whose"] or label["by"]):
        return None, at
    kind: Kind = "own" if _TELLS_OWN.search(contact["label"]) else "reached"
    end = at + 1
    while end < len(parts) and _NUMBER.fullmatch(parts[end]) and not (contact["to"] and _FOLIO.fullmatch(parts[end])):
        end += 1
    return (kind, end) if contact["to"] or end > at + 1 else (None, at)


def _after_names(parts: Sequence[str], at: int) -> int:
    """Where the names that begin with part `at` end."""
    while at < len(parts) and _IS_NAME.fullmatch(parts[at]) and not _means(parts[at]):
        at += 1
    return at


def _means(text: str) -> bool:
    """Whether it is a word that a cell begins with, and no name."""
    label = _LABEL.fullmatch(text)
    return _IS_MAKER.fullmatch(text) is not None or (label is not None and bool(label["whose"] or label["by"]))
