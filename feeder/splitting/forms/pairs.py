"""Chinese bylines that say who wrote and who photographed: 文/史小满 图/白露, 史小满 文 白露 摄."""

from __future__ import annotations

import re

from feeder.splitting.text.patterns import HAN, ROLE

_NAME = rf"[{HAN}]{{2,4}}|[{HAN}][ \u3000][{HAN}]"
_PEOPLE = rf"(?:{ROLE.pattern}[:：]?[ \u3000]*)?(?:{_NAME})(?:[ \u3000、]+(?:{_NAME})){{0,3}}"
_WORDS, _PICTURES = (
    "(?:撰文|文字|文稿|[报報][道导導]|[采採][访訪写寫]|文)",
    "(?:摄影|攝影|图片|圖片|照片|供图|供圖|摄|攝|图|圖)",
)
_BETWEEN = r"[ \u3000、，,/／|｜]+"
_MARK = r"[ \u3000]*[/／:：][ \u3000]*|[ \u3000]+"
_PAIRS = (
    re.compile(rf"{_WORDS}(?:{_MARK})(?P<words>{_PEOPLE}){_BETWEEN}{_PICTURES}(?:{_MARK})(?P<pictures>{_PEOPLE})"),
    re.compile(rf"(?P<words>{_PEOPLE})(?:{_MARK})?{_WORDS}{_BETWEEN}(?P<pictures>{_PEOPLE})(?:{_MARK})?{_PICTURES}"),
    re.compile(
        rf"(?P<words>{ROLE.pattern}[:：]?[ \u3000]*(?:{_NAME})){_BETWEEN}{_PICTURES}(?:{_MARK})(?P<pictures>{_PEOPLE})"
    ),
)
_BOTH = re.compile(
    "文[并並][摄攝图圖]|(?:文|[采採][访訪写寫])[/／](?:图|圖|摄|攝)|[图圖][/／]文|[图圖]文|文[图圖]|[摄攝]影[报報][道导導]"
)


def words_and_pictures(printed: str) -> tuple[str, str] | None:
    """Who wrote and who photographed, each as printed, where a byline names both."""
    text = printed.strip().strip("（()）")
    for pattern in _PAIRS:
        match = pattern.fullmatch(text)
        if match:
            return match.group("words"), match.group("pictures")
    return None


def is_of_both(printed: str) -> bool:
    """Whether the byline says that its people photographed, too: 文/图."""
    return _BOTH.search(printed) is not None
