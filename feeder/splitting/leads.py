"""How a body's first paragraph reads, and how a later one: log odds, fitted by logistic regression on the gaps between
paragraphs of pages set by hand and of text layers, 1,457 English and 1,711 Chinese ones."""

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
_GOES_ON_EN = re.compile(
    r"(?:[“\"‘']|But|And|He|She|They|It|Its|His|Her|Their|This|That|These|Those|However|Meanwhile|Also|In addition"
    r"|Other|Another|Still|Yet|Under|Among|Until|When|While|If|After|Before)\b|[“\"‘]"
)
_SAID = re.compile("说|說|表示|介绍|介紹|透露|坦言|告诉|告訴")
_WHEN = re.compile(r".{0,28}(?:\d{1,2}日|近日|日前|昨日|昨天|今天|今日|本报记者|記者)")
_WHERE = re.compile(".{0,11}[省市县縣区區镇鎮乡鄉村]")
_SAID_EN = re.compile(r"\b(?:said|says|told)\b")
_DAY_EN = re.compile(r"\b(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|yesterday|last week|this week)\b")
_NAME_EN = re.compile(r"\b[A-Z][a-zà-ÿ’'-]+\.?(?: [A-Z]\.)? [A-Z][a-zà-ÿA-Z’'-]{2,}\b")
_LONGEST = 3.0  # lengths


def opening(text: str, script: Script) -> float:
    """The log odds that a paragraph begins a body rather than goes on with one, for what it says and how."""
    if script == "latin":
        return (
            -1.6
            + 0.63 * min(_LONGEST, len(text) / 100)
            + 0.63 * (_NAME_EN.search(text) is not None)
            + 1.29 * (_DAY_EN.search(text) is not None)
            - 1.49 * (_SAID_EN.search(text) is not None)
            - 0.87 * (_GOES_ON_EN.match(text) is not None)
            - 0.57 * (text[0] in "“\"‘'")
        )
    return (
        -1.5
        + 0.59 * min(_LONGEST, len(text) / 60)
        + 0.98 * (_LEAD.match(text) is not None)
        + 1.26 * (_WHEN.match(text) is not None)
        + 0.68 * (_WHERE.match(text) is not None)
        - 0.55 * (_SAID.search(text) is not None)
        - 0.7 * (_GOES_ON.match(text) is not None)
    )
