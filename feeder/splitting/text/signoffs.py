"""What stands in brackets behind a Chinese body's last sentence: who wrote it and where they work, where it is from.

A line may break anywhere inside.
"""

from __future__ import annotations

import re

from feeder.splitting.text.names import COMPOUND_SURNAMES, SURNAMES
from feeder.splitting.text.patterns import GAP, HAN, MARKS, ROLE, loose
from feeder.splitting.text.posts import CALLINGS, POSTS, UNIT_ENDS, VOICES

_ROLE = ROLE.pattern
_FIRST_OF_TWO = "".join(sorted({surname[0] for surname in COMPOUND_SURNAMES}))
# Names, close or set wide, or one with where they live.
_NAME = rf"(?:(?:[{_FIRST_OF_TWO}]\n?)?[{HAN}](?:\n?[{HAN}]){{1,2}}|[{HAN}][ \u3000\n]{{1,3}}[{HAN}])"
_NAMES = rf"{_NAME}(?:[、 \u3000\n]{{1,3}}{_NAME}){{0,4}}"
_LIVES = rf"{_NAME}\n?／(?:\n?[{HAN}]){{2,5}}"
# Where they work: 县融媒体中心, 市公安局交警支队; close before a role it may be anything.
_UNIT = rf"(?:[{HAN}\d·]\n?){{1,17}}[{UNIT_ENDS}{CALLINGS}]"
_WHERE = rf"(?:[{HAN}\d·（）]\n?){{2,18}}"
_SURNAMED = rf"[{''.join(sorted(SURNAMES))}](?:\n?[{HAN}]){{1,2}}"
_BEFORE_A_ROLE = rf"(?:[{HAN}·]\n?){{0,16}}?"
_DID = loose(
    "文~[/／、]?~[图圖]|[图圖]~[/／、]?~文|文字?|整理|供稿|撰稿|撰文|[采採][写寫]|[报報][道导導]|[编編][译譯]|[综綜]合"
)
_PRESS = "社|[报報刊]|[网網]|台|新[闻聞]|[发發]布|客[户戶]端|消息|媒[体體]|[讯訊电電]|公[众眾][号號]|融媒"
_SOURCE = rf"(?:《[^《》]{{1,20}}》|(?:[{HAN}]\n?){{1,10}}?(?:{loose(_PRESS)}))"
_FROM = (
    rf"(?:(?:{loose('据|據|综合|綜合|摘自|转自|轉自|原载|原載|载|載')})[:：]?{GAP}|(?:来|來)\n?源[:：]{GAP}){_SOURCE}"
    rf"(?:[、和及 \u3000\n]{{1,3}}{_SOURCE}){{0,4}}{GAP}(?:{loose('等?(?:[综綜]合|整理|[报報][道导導]|消息)?')})"
)
_TELLS = (
    rf"(?:{loose('本报|本報|新华社|据新华社|作者|编译|来源|綜合|综合')}[:：]?)?{GAP}"
    rf"(?:{_BEFORE_A_ROLE}{GAP}{_ROLE}[:：/／]?{GAP}[{HAN}、·\s/／]{{2,60}}|作者[^（）。]{{0,4}}[{HAN}、·\s]{{2,30}}"
    rf"|(?:{_DID}){GAP}[:：/／｜| \u3000\n]{GAP}{_NAMES}|{_NAMES}{GAP}[/／]?{GAP}(?:{_DID})"
    rf"|{_WHERE}[ \u3000]\n?{_NAMES}|{_UNIT}\n{_NAMES}|{_NAME}[，,]\n?{_UNIT}|一\n?[位名個个](?:\n?[{HAN}]){{2,8}}"
    rf"|(?:[{HAN}]\n?){{0,10}}?(?:{VOICES}|{POSTS}){_SURNAMED}|{_NAMES}[ \u3000\n]{{1,3}}{_UNIT}|{_NAMES}|{_LIVES})"
)
# What such brackets say of the text itself: （图略）, （有删节）, （见下图）.
_NOTE = (
    r"[（(](?:[^（）]{0,4}[删刪][节節改减減]|[图圖]\s?略|[见見參参][^（）]{0,4}[图圖表版页頁]|[上下左右附题題][图圖表]|[下以]\s?同|[全文未]{0,2}完"
    r"|[未待][完续續]{1,3}|[连連]\s?[载載][^（）]{0,4}|[节節][选選录錄]|摘[编編录錄])[）)]"
)
NOTE = re.compile(_NOTE)
# A byline at the end of a body's last paragraph: （记者 A）, （县融媒体中心 A）, （作者单位：…）, （据新华社）.
BYLINE_TAIL = re.compile(
    rf"(?<=[。！？”」』…])[ \t\n\u3000]*(?P<byline>(?!{_NOTE})[（(](?:{_FROM}|{_TELLS})[）)]"
    rf"|[{MARKS}][ \u3000]?(?:{_BEFORE_A_ROLE}{_ROLE}{GAP})?{_NAMES})\s*$"
)
# The same in brackets alone; behind where they live or what they are, too: （柳巷住户　白鹤鸣）.
SIGN_OFF = re.compile(
    rf"[（(](?:(?:本报|本報)?{GAP}{_BEFORE_A_ROLE}{_ROLE}[{HAN}、·\s\u3000]{{2,60}}"
    rf"|[{HAN}：:、· \u3000]{{2,24}}[ \u3000：:][{HAN}]{{2,4}})[）)]"
)
# A sentence's stop with who wrote or photographed it after it, at the end of a line, told more loosely.
_SIGNED_OFF = re.compile(
    rf"[。！？”」』.!?][ \u3000]*(?:[（(](?:{_ROLE}|本报|本報|据|作者|图|圖|供图|供圖|来源)[^（）()。]{{0,40}}[）)]"
    rf"|[（(]?(?:本报|本報|新华社)?(?:{_ROLE}|图|圖|摄影|攝影|[{HAN}]{{2,4}}[ \u3000])[^。，（）]{{0,24}}"
    r"(?:摄|攝|摄影|攝影|摄影报道|攝影報導|供图|供圖|提供|文/图)[）)]?)$"
)
_MARKS, _MARKED = frozenset(MARKS), 20  # characters from a mark before a name to the end
_ENDS = frozenset("）)摄攝影图圖供道導")  # its last characters


def is_signed_off(text: str, within: int) -> bool:
    """Whether it ends, in its last characters, with a sentence's stop and who wrote or photographed it."""
    return (text[-1] in _ENDS or not _MARKS.isdisjoint(text[-_MARKED:])) and _is_signed_off(
        text, max(0, len(text) - within)
    )


def is_signed_off_over(left: str, right: str) -> bool:
    """The same for brackets that go on from one line to the next."""
    return _is_signed_off(left + right, 0)


def _is_signed_off(text: str, start: int) -> bool:
    return _SIGNED_OFF.search(text, start) is not None or BYLINE_TAIL.search(text, start) is not None
