"""Page furniture that its words show: nameplate, date line, folio, imprint, contents, section names."""

from __future__ import annotations

import re
from collections.abc import Sequence

from feeder.splitting.forms import han_furniture
from feeder.splitting.forms.han_cells import tells_of_the_paper
from feeder.splitting.forms.running import is_name
from feeder.splitting.model import Form
from feeder.splitting.text import imprint, patterns

_NAMES_LENGTH = 40
_LAID_OUT = re.compile(r"\S(?:[ \u3000]{2,}|\u3000|\s*[|｜]\s*)\S")  # parts of a row set apart, as no sentence's are
_STAFF_ROW = re.compile(
    rf"(?:[{patterns.HAN}]{{2,6}}[ \u3000]*[:：／/∕╱][ \u3000]*"
    rf"(?:[{patterns.HAN}]{{1,4}}|[{patterns.HAN}]?[A-Z][a-z]{{1,8}})"
    rf"(?:[、 \u3000]+[{patterns.HAN}]{{1,4}}){{0,2}}(?:[ \u3000|｜]+|$)){{2,6}}"
)
_STORYS = re.compile("[记記]者|通[讯訊][员員]|[摄攝]|撰|采|採|文[字／/:：]|作者")
# How a paper is reached, and what it says of its copies.
_CONTACT = re.compile(
    rf"[{patterns.HAN}]{{1,6}}[报報刊社](?:热线|熱線|电话|電話|邮箱|郵箱|信箱)[:：]?[ \u3000]*"
    r"[\d（(A-Za-z][\w@.()（）-]{5,}"
    r"|(?:校内|校內|内部|內部)(?:发行|發行|资料|資料|刊物|交流)"
    r"(?:[ \u3000]+(?:免费|免費|仅供|僅供|注意)?(?:交流|保存|学习|學習|赠阅|贈閱))?"
    r"|(?:免费|免費)?(?:赠阅|贈閱|取阅|取閱)"
)
_REACHED_AT = re.compile("(?:投稿|来稿|來稿|编辑部|編輯部)?(?:邮箱|郵箱|信箱|电邮|電郵|投稿|电话|電話|来稿|來稿)[:：]?")
# A column's name of four characters, as no headline is: 青年论坛.
COLUMN_OF_FOUR = re.compile(
    rf"[{patterns.HAN}]{{2}}(?:论坛|論壇|来鸿|來鴻|有道|信箱|茶[馆館]|[讲講][坛壇堂]|沙[龙龍]|之窗|[园園]地|天地|[视視][窗野]|[课課]堂)"
)
# A column's name: The Saturday Profile.
_NAMED_FOR_A_DAY = re.compile(r"(?i:the (?:mon|tues|wednes|thurs|fri|satur|sun)day [a-z]+)")


def is_furniture(text: str) -> bool:
    """Whether the line is made of furniture's parts, with at most a paper's or a section's name between them."""
    text = text[:-1] if text[-1] == "." and text.isupper() else text  # old papers set one after any line
    if imprint.FOLIO.fullmatch(text) or imprint.CONTENTS_LINE.fullmatch(text) or _CONTACT.fullmatch(text):
        return True
    if han_furniture.says_of_the_paper(text) or tells_of_the_paper(text):
        return True
    if imprint.LIFE_DATES.fullmatch(text):
        return False
    rest, parts = imprint.FURNITURE_PARTS.subn(" ", text)
    if not parts or (_NAMED_FOR_A_DAY.fullmatch(text) and not imprint.PAPER_EN.fullmatch(text)):
        return False
    if _LAID_OUT.search(text) and (imprint.FULL_DATE.search(text) or "@" in text):
        return not patterns.PROSE.search(rest)
    rest = _REACHED_AT.sub(" ", imprint.TELEPHONE.sub(" ", rest))
    words = [word for word in re.split(r"[\s\u3000·．|｜,，:：/／()（）—–★☆◆■□●•-]+", rest) if word]
    words = [word for word in words if not imprint.FOLIO.fullmatch(word) and not imprint.DOMAIN.fullmatch(word)]
    return len("".join(words)) <= _NAMES_LENGTH and (not words or is_name(" ".join(words)) or all(map(is_name, words)))


def names_a_column(text: str) -> bool:
    return imprint.COLUMN_LINE.fullmatch(text) is not None or COLUMN_OF_FOUR.fullmatch(text) is not None


def is_staff_row(text: str) -> bool:
    """Whether the line says who made the page, each with a role, one of them an editor's; who wrote or photographed
    is a story's."""
    return _STAFF_ROW.fullmatch(text) is not None and not _STORYS.search(text)


def closed_up(text: str) -> str:
    """A name of a section or a column without the spaces between its characters (简　讯)."""
    if not text[1:2].isspace():
        return text
    parts = text.split()
    return "".join(parts) if 1 < len(parts) <= 6 and all(len(part) == 1 and part >= "⺀" for part in parts) else text


def is_label_of_ads(text: str) -> bool:
    return imprint.LABEL_OF_ADS.fullmatch(text) is not None


def is_date(text: str) -> bool:
    """Whether the line is a bare date, as it stands at a page's head and under a notice."""
    return "年" in text and imprint.BARE_DATE.fullmatch(text) is not None


def beside_furniture(forms: Sequence[Form], i: int, near: int = 2) -> bool:
    """Whether furniture stands so many lines at most above line i or below it."""
    return "furniture" in forms[max(0, i - near) : i] or "furniture" in forms[i + 1 : i + near + 1]
