"""How a body's first paragraph reads, and how a later one: log odds, fitted by logistic regression on the paragraphs of
pages set by hand and of text layers: 1,566 English ones and 5,342 Chinese."""

from __future__ import annotations

import re

from feeder.splitting.model import Script

_END = re.compile("[。！？!?][”」』）]?")  # of a sentence
_NUMBER = re.compile("[0-9０-９一二三四五六七八九十百千萬万两兩零〇点點.．]+")
_SAYS = "说|說|表示|介绍|介紹|透露|坦言|告诉|告訴"
_DAY = "[0-9]日|昨[日天晚]|今[日天早]|前天"
# What a Chinese paragraph begins with or has in it, and what that says for a body's beginning.
_SIGNS: tuple[tuple[re.Pattern[str], float], ...] = (
    (re.compile(r".{0,28}(?:\d{1,2}日|近日|日前|昨日|昨天|今天|今日|本报记者|記者)"), 0.95),
    (re.compile(".{0,11}[省市县縣区區镇鎮乡鄉村]"), 0.6),
    (re.compile(rf".*?(?:{_SAYS})"), -0.66),
    (re.compile(rf"[^，。：]{{1,16}}(?:{_SAYS}|指出|认为|認為|回忆|回憶|强调|強調|解释|解釋|提醒|建议|建議)"), -1.14),
    (
        re.compile(
            r"(?:此外|另外|同时|同時|与此同时|與此|与會|与会|会议|會議|[他她](?:说|表示|強調)|目前|如今|现在|現在|据|據"
            r"|下一步|随后|隨後|后来|後來|接着|最后|最後|其中|不仅|不僅|不过|不過|但|而|然而|因此|所以|于是|除了"
            r"|为此|為此|为了|為了|由于|由於|对于|對於|按照|根据|根據|截至|(?:记者|記者)(?![：:])|该|該|这|這|那|其|对此|對此"
            r"|活动现场|当日|當日|当天|當天|—|《[^》]{1,30}》(?:明确|指出|强调|提出|要求)"
            r"|[^，。]{1,12}(?:表示|说|指出|强调|認為|认为|介绍|透露|強調|說|坦言|告诉记者)"
            r"|[一二三四五六七八九十首][是、要先次])"
        ),
        -1.27,
    ),
    (re.compile(".{0,15}[他她它]"), -1.33),
    (re.compile("[^，。]{0,14}有(?:一|个|個|条|條)"), 0.82),
)
# The same of its first sentence, and of what follows there: the day on which it happened, whom or what it brings in.
_SIGNS_OF_FIRST: tuple[tuple[re.Pattern[str], float], ...] = (
    (
        re.compile(
            rf".*?(?:{_DAY}|明[日天]|近日|日前|[上本下这這][周週]|星期|周[一二三四五六日末]|本月|清晨|凌晨|上午|下午|傍晚)"
        ),
        1.27,
    ),
    (re.compile("(?:.*[^第之])?一[个個名家座条條位场場所部项項只隻本张張台间間]"), 0.34),
)
_LATER_DAY = (re.compile(rf".*?(?:{_DAY})"), 1.05)
_NUMBERS, _MOST_NUMBERS, _LENGTH = 0.19, 4, -0.38  # each number in the first sentence; each 60 characters in all
_NO_STOP = -1.13  # it doesn't end as a sentence does
_STOPS = "。！？!?…」』”）"
_BASE = -0.6
_END_EN = re.compile(r"(?<!\b[A-Z])(?<!\b[DMSC][rst])(?<!\bMrs)[.!?][”\"’)]? (?=[A-Z“\"‘$£€₹\d])")  # of a sentence
_PERSON = r"(?:[A-Z][a-z’'-]+ ){0,3}[A-Z][a-z]+ [A-Z][a-zA-Z’'-]+"
# What an English paragraph begins with or has in it, and what that says for a body's beginning.
_SIGNS_EN: tuple[tuple[re.Pattern[str], float], ...] = (
    (re.compile(r".*\b(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|yesterday|last week|this week)\b"), 1.21),
    (re.compile(r".*\b(?:said|says|told)\b"), -1.45),
    (
        re.compile(
            r"[“\"‘']|(?:But|And|He|She|They|It|Its|His|Her|Their|This|That|These|Those|However|Meanwhile|Also"
            r"|In addition|Other|Another|Still|Yet|Under|Among|Until)\b"
        ),
        -1.32,
    ),
    (re.compile(r"[“\"‘']"), -0.85),
    (re.compile(r"An?\b"), 0.54),
    (re.compile(r"The\b"), -0.95),
    (re.compile(rf"{_PERSON},"), -1.04),  # whom the story brings in
    (
        re.compile(
            r"(?:[A-Z][a-z-]+ )?(?:[a-z-]+ ){0,2}(?:[A-Z][a-z’-]+ ){1,3}(?:[A-Z]\. )?[A-Z][a-zA-Z’-]+,?"
            r" (?:said|says|told|who|\d\d)"
        ),
        -0.89,
    ),
    (re.compile(r"[^.]{0,60}, (?:who|which|whose|where|an?|the|\d\d),? "), -0.71),
)
# The same of its first sentence: that tells what has happened or will, where, with names.
_SIGNS_OF_FIRST_EN: tuple[tuple[re.Pattern[str], float], ...] = (
    (re.compile(r".*\b(?:in|at|near|of) (?:the )?[A-Z][a-z]"), 0.88),
    (re.compile(r".*\b(?:has|have)(?: been| now| not)? [a-z]+(?:ed|[dt]en|en|t|wn|ne|de|id|ld|un|ck)\b"), 0.98),
    (re.compile(r".*\bwill\b"), 0.58),
    (re.compile(r"(?i:(?:\S+ ){0,5}(?:he|she|they|it|him|them)\b)"), -0.56),
)
_NAMES_EN, _LENGTH_EN = 2.48, 1.02  # the share of its words with a capital; each 60 characters of it
_BASE_EN, _MOST_EN = -2.4, 2.0
_LONGEST = 3.0  # lengths


def opening(text: str, script: Script) -> float:
    """The log odds that a paragraph begins a body rather than goes on with one, for what it says and how."""
    return _opening_en(text) if script == "latin" else _opening_zh(text)


def _opening_zh(text: str) -> float:
    end = _END.search(text)
    first, rest = (text[: end.end()], text[end.end() :]) if end else (text, "")
    odds = sum([weight for sign, weight in _SIGNS if sign.match(text)])
    odds += sum([weight for sign, weight in _SIGNS_OF_FIRST if sign.match(first)])
    odds += _LATER_DAY[1] * (_LATER_DAY[0].match(rest) is not None) + _NO_STOP * (text[-1] not in _STOPS)
    odds += _NUMBERS * min(_MOST_NUMBERS, len(_NUMBER.findall(first))) + _LENGTH * min(_LONGEST, len(text) / 60)
    return _BASE + odds


def _opening_en(text: str) -> float:
    end = _END_EN.search(text)
    first = text[: end.start() + 1] if end else text
    odds = sum([weight for sign, weight in _SIGNS_EN if sign.match(text)])
    odds += sum([weight for sign, weight in _SIGNS_OF_FIRST_EN if sign.match(first)])
    words = first.split()[1:]
    named = min(0.5, sum(word[0].isupper() for word in words) / max(1, len(words)))
    return min(_MOST_EN, _BASE_EN + odds + _NAMES_EN * named + _LENGTH_EN * min(_LONGEST, len(first) / 60))
