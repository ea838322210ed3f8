"""How a body's first paragraph reads, and how a later one: log odds, fitted by logistic regression on the paragraphs of
English pages set by hand and of text layers, 1,566 of them, and on the gaps between 1,711 Chinese ones."""

from __future__ import annotations

import re

from feeder.splitting.patterns import Script

_LEAD = re.compile(
    r"(?:(?:\d{4}年)?\d{1,2}月\d{1,2}日|\d{1,2}日|日前|近日|连日来|連日來|昨日|昨天|今日|今天|今年以来|前不久|上周"
    r"|上週|本周|近期|近年来|"
    r"[^，。]{2,24}(?:\d{1,2}日|日前|近日|今天|昨日|今日|昨天))"
)
_GOES_ON = re.compile(
    r"(?:此外|另外|同时|同時|与此同时|与會|与会|会议|會議|他说|她说|他表示|她表示|他強調|目前|据悉|據悉|据了解"
    r"|據了解|据介绍|據介紹|下一步|随后|隨後|其中|不仅|不僅|但|而|"
    r"然而|因此|为此|為此|该|該|这|這|那|其|对此|對此|活动现场|当日|當日|当天|當天|[“「『‘]|——|—"
    r"|《[^》]{1,30}》(?:明确|指出|强调|提出|要求)|"
    r"[^，。]{1,12}(?:表示|说|指出|强调|認為|认为|介绍|透露|強調|說|坦言|告诉记者)"
    r"|[一二三四五六七八九十首其][是、要先次])"
)
_SAID = re.compile("说|說|表示|介绍|介紹|透露|坦言|告诉|告訴")
_WHEN = re.compile(r".{0,28}(?:\d{1,2}日|近日|日前|昨日|昨天|今天|今日|本报记者|記者)")
_WHERE = re.compile(".{0,11}[省市县縣区區镇鎮乡鄉村]")
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
    if script == "latin":
        return _opening_en(text)
    return (
        -1.5
        + 0.59 * min(_LONGEST, len(text) / 60)
        + 0.98 * (_LEAD.match(text) is not None)
        + 1.26 * (_WHEN.match(text) is not None)
        + 0.68 * (_WHERE.match(text) is not None)
        - 0.55 * (_SAID.search(text) is not None)
        - 0.7 * (_GOES_ON.match(text) is not None)
    )


def _opening_en(text: str) -> float:
    end = _END_EN.search(text)
    first = text[: end.start() + 1] if end else text
    odds = sum([weight for sign, weight in _SIGNS_EN if sign.match(text)])
    odds += sum([weight for sign, weight in _SIGNS_OF_FIRST_EN if sign.match(first)])
    words = first.split()[1:]
    named = min(0.5, sum(word[0].isupper() for word in words) / max(1, len(words)))
    return min(_MOST_EN, _BASE_EN + odds + _NAMES_EN * named + _LENGTH_EN * min(_LONGEST, len(first) / 60))
