"""The words that pages put round the paper's own: simplified Chinese, traditional Chinese, English."""

from __future__ import annotations

import re

from markupsafe import Markup, escape

from feeder.feeds.text import day_text
from feeder.model import Label

_WORDS = {
    "skip": ("跳到正文", "跳到正文", "Skip to content"),
    "ways": ("导航", "導覽", "Navigation"),
    "more": ("更多", "更多", "More"),
    "front": ("首页", "首頁", "Front page"),
    "archive": ("往期", "往期", "Archive"),
    "search": ("检索", "檢索", "Search"),
    "feeds": ("订阅", "訂閱", "Feeds"),
    "opml": ("全部订阅", "全部訂閱", "All feeds"),
    "subscribe": (
        "把地址加入阅读器；全部订阅：",
        "把網址加入閱讀器；全部訂閱：",
        "Add an address to a reader; all at once:",
    ),
    "categories": ("栏目", "欄目", "Categories"),
    "today": ("今日各版", "今日各版", "Today’s paper"),
    "earlier": ("近日报纸", "近日報紙", "Earlier papers"),
    "none": ("还没有文章。", "還沒有文章。", "No articles yet."),
    "nothing": ("没有找到。", "沒有找到。", "Nothing found."),
    "words": ("关键词", "關鍵詞", "Words"),
    "find": ("查找", "查找", "Find"),
    "count": ("篇数", "篇數", "Articles"),
    "alert": ("提醒", "提醒", "Alerts"),
    "why": ("分类依据", "分類依據", "Why it is here"),
    "fallback": ("没有规则命中", "沒有規則命中", "No rule was met"),
    "doubt": ("读得没有把握", "讀得沒有把握", "Read with doubt"),
    "corrections": ("更正", "更正", "Corrections"),
    "review": ("校对", "校對", "To check"),
    "review_why": (
        "这些文章读得没有把握，请对照原版。",
        "這些文章讀得沒有把握，請對照原版。",
        "These articles were read with doubt: compare them with the printed page.",
    ),
    "confidence": ("把握", "把握", "confidence"),
    "fix": ("更正：", "更正：", "Correct it:"),
    "accept": ("无误：", "無誤：", "It is right:"),
    "sure": ("没有存疑的文章。", "沒有存疑的文章。", "Nothing to check."),
    "semicolon": ("；", "；", "; "),
    "colon": ("：", "：", ": "),
    "near": ("差一点", "差一點", "near miss"),
    "issue": ("本期", "本期", "This issue"),
    "days": ("前后各期", "前後各期", "Days before and after"),
    "years": ("各年", "各年", "Years"),
    "all": ("全部文章", "全部文章", "All articles"),
    "paper": ("每日报纸，一天一条", "每日報紙，一天一條", "The day’s paper, one entry a day"),
    "kicker": ("引题", "引題", "kicker"),
    "headline": ("主题", "主題", "headline"),
    "deck": ("副题", "副題", "deck"),
    "lead": ("导语", "導語", "lead"),
    "body": ("正文", "正文", "body"),
    "byline": ("署名", "署名", "byline"),
    "minor": ("一般", "一般", "minor"),
    "moderate": ("较重", "較重", "moderate"),
    "severe": ("严重", "嚴重", "severe"),
    "extreme": ("特别严重", "特別嚴重", "extreme"),
}
_DOUBTS = {  # what the splitter says, in Chinese
    "no headline was found for this body": ("正文没有找到标题", "正文沒有找到標題"),
    "no body was found for this headline": ("标题没有找到正文", "標題沒有找到正文"),
    "the headline shares few words with the body": ("标题与正文少有相同的词", "標題與正文少有相同的詞"),
    "another headline or body on the page would suit as well": (
        "版上另有标题或正文同样相配",
        "版上另有標題或正文同樣相配",
    ),
    "the body may be two articles: one of its paragraphs looks like a beginning": (
        "正文可能是两篇：其中一段像是开头",
        "正文可能是兩篇：其中一段像是開頭",
    ),
    "a line taken for a crosshead may be the headline of another article": (
        "作为小标题的一行可能是另一篇的标题",
        "作為小標題的一行可能是另一篇的標題",
    ),
    "a paragraph beside the body may belong to it": ("旁边的一段可能属于本文", "旁邊的一段可能屬於本文"),
    "the headline may be two: a gap parts its lines": ("标题可能是两个：行间有空隙", "標題可能是兩個：行間有空隙"),
    "a line may be a headline that was taken for text, or text taken for a headline": (
        "有一行可能把标题当成了正文，或把正文当成了标题",
        "有一行可能把標題當成了正文，或把正文當成了標題",
    ),
    "other articles of the page lack a headline or a body, or break off": (
        "本版有的文章缺标题、缺正文或中断",
        "本版有的文章缺標題、缺正文或中斷",
    ),
    "the page can be read in another way that is nearly as good": (
        "版面还有另一种几乎同样好的读法",
        "版面還有另一種幾乎同樣好的讀法",
    ),
}
_WHY = (  # why a category was missed, in Chinese
    (re.compile(r"([\d.]+) of ([\d.]+) points?"), (r"\1 分，不足 \2 分", r"\1 分，不足 \2 分")),
    (
        re.compile(r"a passing mention: ([\d.]+) points? beside ([\d.]+)"),
        (r"只是提到：\1 分，最强的有 \2 分", r"只是提到：\1 分，最強的有 \2 分"),
    ),
    (re.compile(r"(\S+) is stronger in the group (\S+)"), (r"\2 组里 \1 更强", r"\2 組裡 \1 更強")),
)
_COUNTED = {
    "pages": ("{} 个版", "{} 個版", "{} page", "{} pages"),
    "articles": ("{} 篇文章", "{} 篇文章", "{} article", "{} articles"),
    "found": ("找到 {} 篇", "找到 {} 篇", "{} article found", "{} articles found"),
}
_HANT = ("zh-hant", "zh-tw", "zh-hk", "zh-mo")
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


def plain(language: str, name: str) -> str:
    """A label in one language, for attributes."""
    return _WORDS[name][_column(language)]


def label(language: str, name: str) -> Markup:
    """A label in the paper's language; a Chinese one with the English beside it."""
    first, english = plain(language, name), _WORDS[name][2]
    if first == english:
        return escape(first)
    return Markup('{} <span class="also" lang="en">{}</span>').format(first, english)


def counted(language: str, name: str, number: int) -> str:
    """So many of something."""
    forms = _COUNTED[name]
    column = _column(language)
    return forms[column if number == 1 or column < 2 else 3].format(number)


def doubt(language: str, said: str) -> str:
    """A doubt of the splitter's in the paper's language; as it is where that is not known."""
    column = _column(language)
    return _DOUBTS[said][column] if column < 2 and said in _DOUBTS else said


def why(language: str, said: str) -> str:
    """Why a category was missed, in the paper's language; as it is where that is not known."""
    column = _column(language)
    for pattern, forms in _WHY if column < 2 else ():
        if found := pattern.fullmatch(said):
            return found.expand(forms[column])
    return said


def alert(language: str, found: Label) -> str:
    """How grave an alert is and until when, 严重，至2024年5月21日 星期二; "" for a label that is no alert."""
    if not found.severity:
        return ""
    grave = plain(language, found.severity)
    if not found.expires:
        return grave
    day = day_text(found.expires, language)
    return f"{grave}, until {day}" if _column(language) == 2 else f"{grave}，至{day}"


def month_text(language: str, year: int, month: int) -> str:
    """A month of a year whose number stands above."""
    return _MONTHS[month - 1] if _column(language) == 2 else f"{month}月"


def _column(language: str) -> int:
    tag = language.lower()
    if not tag.startswith("zh"):
        return 2
    return 1 if tag.startswith(_HANT) else 0
