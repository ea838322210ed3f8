"""The day and its weather, as rows of Chinese furniture have them: 10月24日 星期五 霜降, 多云转晴 偏北风3-4级 12℃."""

from __future__ import annotations

import re

from feeder.splitting.text.patterns import HAN

_LONGEST = 70  # characters
DAY = re.compile(
    r"(?:\d{4}[年./-])?\d{1,2}[月./-]\d{1,2}日?(?:[（(]?(?:星期|[周週])[一二三四五六日天][）)]?)?|(?:星期|[周週])[一二三四五六日天]"
)
_TENS = "一二三四五六七八九十廿卅"
_TERM = (
    "(?:立[春夏秋冬]|雨水|[惊驚][蛰蟄]|[春秋]分|清明|[谷穀]雨|小[满滿]|芒[种種]|[夏冬]至|[大小][暑寒雪]"
    "|[处處]暑|白露|寒露|霜降)"
)
_YEAR, _LUNAR = rf"[甲乙丙丁戊己庚辛壬癸][{HAN}]年", "(?:[农農][历曆])"
_OF_A_DAY = re.compile(
    rf"{DAY.pattern}|{_LUNAR}?(?:{_YEAR})?{_LUNAR}?[闰閏]?[正冬腊臘{_TENS}]{{1,2}}月[初{_TENS}]{{2,3}}日?"
    rf"|[{_TENS}]{{1,3}}月[{_TENS}]{{1,3}}日|(?:今[天日]|明[天日]|[{_TENS}\d]{{1,2}}日)?{_TERM}"
)
# What the cells of a weather report say: the sky, the wind, how warm it is, what that is good for, sun and tide.
_TIME = (
    "[今明后後][天日晚]|夜[间間晚]|白天|早[晨间間上]|本市|市[区區]|[预預][报報]|天?[气氣]|[东東西南北中]部"
    "|天文台|[气氣]象[台局]|[各山沿]?[区區地海]"
)
_STATE = (
    "[晴云雲阴陰雨雪雾霧霾雷骤驟多少转轉到至间間或有并伴大中小暴阵陣局部地区區时時一两兩三几幾短暂暫稀疏偏]"
    "|[东東西南北偏微和]*[风風]"
)
_SAID = rf"(?:{_TIME}|{_STATE})"
_SKY = re.compile(rf"(?=.*[晴云雲阴陰雨雪雾霧霾]){_SAID}+")
_TO = "[~～—–至到/-]+"
_OF_HAN = f"[零下〇{_TENS}百]{{1,4}}"
_WARM = "(?:[℃°]C?|度|摄氏度|攝氏度)"
_DEGREE = rf"(?:[摄攝]氏)?(?:-?\d{{1,2}}(?:\.\d)?{_WARM}?|{_OF_HAN}{_WARM}?)"
_DEGREES = rf"{_DEGREE}(?:{_TO}{_DEGREE})?"
_WARMTH = re.compile(rf"(?:\d|{_OF_HAN}){_WARM}|\d{_TO}-?\d")
_MEASURE = (
    "最?[高低]?[气氣]?[温溫]度?|相?[对對]?[湿濕]度|空[气氣][质質]量|[风風]力|降[水雨](?:[概機机]率|量)?|紫外[线線]|能[见見]度"
    rf"|[{HAN}]{{2,4}}指[数數]|[海水][温溫]|浪高|PM2\.5|AQI"
)
_GRADE = (
    "[强強弱优優良高低]|[轻輕中重]度(?:污染)?"
    f"|[较較很极極甚不非]?常?[{HAN}]{{0,2}}(?:[强強弱高低宜适適好量]|舒[适適]|普通|中等|等[级級])"
)
_CLOCK = rf"(?:\d{{1,2}}|{_OF_HAN})(?:[时時:：点點])(?:(?:\d{{1,2}}|{_OF_HAN})分?)?"
_SUN = "日[出落没沒]|月[出落没沒]|[高低满滿干乾涨漲退][潮]|潮[汐位]"
_METRES = r"[\d.零〇一二三四五六七八九十點点]{1,6}(?:米|公尺|mm|毫米|公里)"
_CELL = re.compile(
    rf"{_SAID}+|{_MEASURE}|(?:{_MEASURE}|{_SAID}+)?{_DEGREES}|{_SAID}*\d{{1,2}}(?:{_TO}\d{{1,2}})?[级級](?:{_SAID}+\d{{1,2}}[级級])?"
    rf"|[{HAN}]{{2,6}}市?{_SAID}|(?:{_MEASURE})?\d{{1,3}}%(?:{_TO}\d{{1,3}}%)?|(?:{_MEASURE})?(?:{_GRADE})"
    rf"|(?:{_SUN})(?:{_CLOCK})?|{_CLOCK}|(?:{_MEASURE}|{_SUN})?{_METRES}"
)
_OF_SUN = re.compile(rf"(?:{_SUN})(?:{_CLOCK})?|[今明][天日](?:{_SUN})|{_CLOCK}|{_METRES}")
_SUNNY = re.compile(_SUN)
_PARTS, _CELLS = re.compile(r"[ \u3000|｜]+"), re.compile(r"[ \u3000，、,:：;；|｜☀☁☂☔⛅]+")


def tells_the_day(text: str) -> bool:
    """Whether all cells are of a date: 10月24日 星期五 农历九月初四 霜降."""
    parts = _PARTS.split(text)
    return all(map(_OF_A_DAY.fullmatch, parts)) and any("日" in part or "月" in part for part in parts)


def is_weather(text: str) -> bool:
    """Whether all cells are of a weather report, with the sky and how warm it is, or when sun and tide rise."""
    if len(text) > _LONGEST or not (_WARMTH.search(text) or _SUNNY.search(text)):
        return False
    parts = [part for part in _CELLS.split(text) if part]
    if all(map(_OF_SUN.fullmatch, parts)):
        return len(parts) > 1
    return all(map(_CELL.fullmatch, parts)) and any(map(_SKY.fullmatch, parts))
