"""What Chinese papers say of themselves and their day in rows of a fixed form: pointers to other pages, rights,
addresses, mottoes, the weather."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from feeder.splitting.lines import Page
from feeder.splitting.patterns import HAN

# 详见A03版; （相关报道见第4版）.
_POINTER = re.compile(
    r"[（(▶►→]?[ \u3000]?(?:(?:相[关關]|更多|[详詳][细細])[报報新内內][道导導闻聞容])?"
    r"(?:[详詳][见見]|[请請]看|[见見])[ \u3000]*"
    r"(?:今日|本[报報])?第?[A-Z]?\d{1,2}(?:[、—–-][A-Z]?\d{1,2})*[ \u3000]*[版页頁面叠][ \u3000]*[）)▶►→]?"
)
_RIGHTS = re.compile(
    r"版[权權]所有[^，。]{0,24}|[^，。]{0,8}未[经經](?:[许許]可|授[权權]|[书書]面)[^。]{0,12}(?:[转轉][载載]|[复複][制製]|使用)[^。]{0,6}"
)
# 记者热线 2288-6666; 摄影部：…　电话 2288-6666; 《青禾日报》电子报：www.….
_REACHED = re.compile(
    r"(?:[记記]者|采[访訪]|採訪|[编編][辑輯]|[读讀]者)[热熱][线線][:：]?[ \u3000]*[\d（(][\d（）() —–-]{5,}"
    r"|(?:采[访訪]|採訪|[编編][辑輯]|[摄攝]影|新[闻聞]|[广廣]告|[发發]行|副刊)(?:部|[组組]|中心)[:：][^，。]{0,20}"
    r"[\d（(][\d（）() —–-]{5,}"
    rf"|[《「]?[{HAN}]{{2,10}}[》」]?(?:[电電]子[报報]|[网網]站|官[网網]|客[户戶]端|[脸臉][书書])[:：][ \u3000]*"
    r"[!-~]{6,}"
    r"|[^。]{0,16}更多(?:[内內]容|精彩|[详詳]情|[报報][道导導])[^，。]{0,2}(?:[见見]|[请請]看|[关關]注|登[录錄])[^，。]{2,16}"
    r"|[^，。：]{0,12}[ \u3000](?:[扫掃][码碼]|[扫掃]一[扫掃])[^，。：]{0,10}"
)
_OWN_RULE = re.compile(r"(?:本[报報刊版栏欄](?=[^。]*(?:自[负負]|[来來]稿|投稿|化名|立[场場])))[^。]{4,30}。?")
_TO_SEND_TO = re.compile(r"(?:投稿|[来來][稿信函])[^，。]{0,8}[:：][^，。]*@[!-~]+")
_WEATHER = re.compile(
    r"(?:(?:今[天日明]|明[天日]|天[气氣]|[预預][报報]|市[区區]|本市)[ \u3000:：，]*)*"
    rf"(?=[{HAN}]*[晴云雲阴陰雨雪雾霧霾])[{HAN}]{{1,10}}[ \u3000，、]*"
    r"-?\d{1,2}[ \u3000]*(?:℃|°C?|度)?[ \u3000]*[~～—–至到-]{1,2}[ \u3000]*-?\d{1,2}[ \u3000]*(?:℃|°C?|度)[^。]{0,20}"
)
_MOTTO = re.compile(rf"([{HAN}]{{2,4}})(?:[ \u3000]*[·•・][ \u3000]*[{HAN}]{{2,4}}){{2,4}}")
_HEAD = 8  # rows of a page's head


def says_of_the_paper(text: str) -> bool:
    """Whether a row points to another page, keeps its rights or says how the paper is reached, wherever it stands."""
    return any(form.fullmatch(text) for form in (_POINTER, _RIGHTS, _REACHED))


def rows_by_place(page: Page, forms: Sequence[str]) -> Iterator[int]:
    """The day's weather and the paper's motto beside furniture at a page's head, the weather in its last row, too; the
    rules for those who write, where a sentence or another form has ended, with where they write to."""
    if page.script == "latin":
        return
    known = {i for i, form in enumerate(forms) if form == "furniture"}
    last = len(page.lines) - 1
    for i, line in enumerate(page.lines):
        if forms[i]:
            continue
        if i == last or (i < _HEAD and known & {i - 1, i + 1}):
            placed = _WEATHER.fullmatch(line.text) or (i < _HEAD and _MOTTO.fullmatch(line.text))
        else:
            placed = None
        addressed = i > 0 and _TO_SEND_TO.fullmatch(page.lines[i - 1].text) is not None
        ended = i > 0 and (line.blanks or forms[i - 1] or page.lines[i - 1].final or i - 1 in known)
        if placed or ((ended or addressed) and _OWN_RULE.fullmatch(line.text)):
            known.add(i)
            yield i
            if addressed and i - 1 not in known:
                yield i - 1
