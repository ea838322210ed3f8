"""What Chinese papers say of themselves and their day in rows of a fixed form: pointers to other pages, rights,
addresses, mottoes, the weather."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from feeder.splitting.text.lines import Page
from feeder.splitting.text.patterns import HAN

# 详见A03版; （相关报道见第4版）.
_POINTER = re.compile(
    r"[（(▶►→]?[ \u3000]?(?:(?:相[关關]|更多|[详詳][细細])[报報新内內][道导導闻聞容]|全文)?"
    r"(?:[详詳][见見]|[请請]看|[见見]|刊[于於]?|[详詳]刊)[ \u3000]*"
    r"(?:今日|本[报報])?(?:第?[A-Z]?\d{1,2}(?:[、—–-][A-Z]?\d{1,2})*[ \u3000]*[版页頁面叠]|[A-Z]\d{1,2})"
    r"[ \u3000]*[）)▶►→]?"
    r"|(?:(?:今日|本期|要[闻聞])?[导導][读讀]|(?:明[日天]|下[期周週]|[后後]天)(?:看[点點]|[导導][读讀]|[预預]告|[关關]注|精彩))[:：][^。]{4,40}"
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
# What a paper says of its texts, and to those who send some or act on them.
_RULED = (
    "自[负負]|[来來]稿|投[稿书書]|化名|立[场場]|[仅僅]供|[参參]考"
    "|[负負][责責]|核[实實]|[遵谨謹][医醫慎]|不[构構]成|[刊发發]行|交易"
)
_OWN_RULE = re.compile(
    rf"(?:[{HAN}]{{2,4}}[:：])?本[报報刊版栏欄](?=[^。]*(?:{_RULED}))[^。]{{4,40}}。?(?:[来來]稿[^。]{{4,40}})?"
    r"|[^。，]{2,6}有[风風][险險][，, \u3000]*[^。，]{2,4}[须需須][谨謹]慎"
)
# 晚报热线 2288666　报料有奖; 线索一经采用，奖50元.
_REWARDED = re.compile(
    r"[^，。：:]{0,4}(?:本[报報刊]|[日晚早晨快商][报報]|新[闻聞]|[报報爆]料|[广廣]告|[读讀]者|[线線]索|刊登|[订訂][阅閱报報])"
    rf"[{HAN}\d]{{0,6}}(?:[热熱專专][线線]|[电電][话話]|查[询詢])[:：]?[ \u3000]*"
    r"[\d（(][\d（）() -]{4,}(?:[ \u3000，,；;][^。]{2,24})?"
    r"|(?:[^，。]{0,8}[，, \u3000])?(?:[线線]索|[来來投]稿|稿件|新[闻聞])?"
    r"一[经經][采採刊录錄][用登][，, \u3000]?[^。]{2,16}"
)
# 一代人只做一口锅　老街铁铺; 订购热线：2288-6666.
_SLOGAN = re.compile(rf"[{HAN}]{{3,10}}[ \u3000]+[{HAN}]{{3,14}}")
_ORDERED = re.compile(
    r"(?:[订訂定][购購房座餐]|[预預][订訂约約]|[垂咨諮][询詢]|加盟|招商|送[货貨]|[售营營][楼樓销銷])(?:[热熱專专][线線]|[电電][话話])"
    r"[:：]?[ \u3000]*[\d（(][\d（）() —–-]{5,}"
)
_ISSUED = re.compile(
    rf"[{HAN}]{{2,14}}(?:[编編][辑輯][部委]|[报報]社|[学學][院校]|大[学學])(?:主[办辦管]|出版|[编編]印|承印)"
    r"|(?:每[月周週日旬年]|逢)[^。]{1,18}出版"
)
_TO_SEND_TO = re.compile(r"(?:投稿|[来來][稿信函])[^，。]{0,8}[:：][^，。]*@[!-~]+")
_TO_WRITE_TO = re.compile(r"(?:投稿|[来來][稿信函]|[征徵]稿)[^，。]{0,8}[:：][^，。]{6,40}")
# What the rows of an imprint are made of: where the paper is, how it is reached, what it costs, when it was printed.
_MONEY = r"[\d.〇零一二三四五六七八九十百]{1,6}[ \u3000]*[元角分毛]"
_NUMBER = r"[\d（(+][\d（）() —–-]{2,}\d"
_TIME = r"[\d〇零一二三四五六七八九十:：时時点點分半月日凌晨]{2,12}"
_IMPRINT = re.compile(
    rf"(?!(?:[电電][话話]|[传傳]真)[:：]?[ \u3000]*{_NUMBER}$)"
    rf"(?:(?:(?:本[报報社刊]|[编編][辑輯]部)?(?:社址|地址)[:：]?[ \u3000]*[{HAN}\d]{{3,24}}"
    r"|(?:24小[时時]|新[闻聞]|[广廣]告|[发發]行|[读讀]者|[报報爆]料|[订訂][报報阅閱]|[编編][辑輯]部)?"
    rf"(?:[电電][话話]|[传傳]真|[{HAN}\d]{{0,6}}[热熱專专][线線]|[邮郵](?:[编編]|政[编編][码碼])|WhatsApp){{1,2}}"
    rf"[:：]?[ \u3000]*{_NUMBER}"
    rf"|(?:零售|每[份月季年]|全年|定[价價]|[订訂][价價]|售[价價])+[:：]?(?:大洋)?{_MONEY}"
    rf"|[{HAN}]{{0,6}}(?:代[号號]|刊[号號])[:：]?[ \u3000]*(?:CN)?[\d—–/ -]{{3,}}|[总總]?第[\d]{{1,6}}[期号號]"
    r"|(?:本[报報])?今日共?\d{1,3}[版张張]|©"
    rf"|[{HAN}]{{0,4}}(?:[开開付]印|印完|[开開]机|印刷)(?:[时時][间間])?[:：]?[ \u3000]*{_TIME}"
    rf"|[{HAN}]{{0,4}}出版[日时][期间][:：]{_TIME}"
    rf"|(?:[{HAN}]{{2,12}}[社厂廠司部](?:出版|承?印刷?|[发發]行)|(?:承印|印刷|出版|[发發]行)人?[:：][{HAN}]{{2,16}})"
    rf"|(?:本[报報])?(?:常年)?法律[顾顧][问問][:：]?[ \u3000]*[{HAN}]{{2,16}}(?:[ \u3000]+[{HAN}]{{2,4}}律[师師])?"
    rf"|[{HAN}]{{0,12}}(?:[网網]址?|登[录錄][{HAN}]{{2,8}})[:：]?[ \u3000]*[!-~]{{6,}}"
    rf"|全[国國]各地[邮郵]局[{HAN}]{{2,12}}|(?:[订訂][阅閱报報]|[来來]稿|投稿)[请請须須需一][{HAN}、]{{3,24}}"
    rf"|(?:[欢歡]迎|有[奖獎])[{HAN}]{{2,10}}(?:[线線]索|[订訂][阅閱]|投稿|[来來]稿)|版[权權]所有"
    rf"|[{HAN}]{{0,6}}未[经經][{HAN}]{{2,6}}不得[{HAN}]{{2,8}}|[关關]注[{HAN}]{{2,8}}(?:[微公][{HAN}]{{2,6}})"
    r")(?:[ \u3000，,；;]+|$)){1,6}"
)
_LONGEST = 80  # characters of such a row
_FOOT = 3  # rows of a page's foot
_WEATHER = re.compile(
    r"(?:(?:今[天日明]|明[天日]|天[气氣]|[预預][报報]|市[区區]|本市)[ \u3000:：，]*)*"
    rf"(?=[{HAN}]*[晴云雲阴陰雨雪雾霧霾])[{HAN}]{{1,10}}[ \u3000，、]*"
    r"-?\d{1,2}[ \u3000]*(?:℃|°C?|度)?[ \u3000]*[~～—–至到-]{1,2}[ \u3000]*-?\d{1,2}[ \u3000]*(?:℃|°C?|度)[^。]{0,20}"
)
_MOTTO = re.compile(rf"([{HAN}]{{2,4}})(?:[ \u3000]*[·•・][ \u3000]*[{HAN}]{{2,4}}){{2,4}}")
_HEAD = 8  # rows of a page's head


def says_of_the_paper(text: str) -> bool:
    """Whether a row points to another page, keeps its rights or says how the paper is reached, wherever it stands."""
    return (_POINTER.fullmatch(text) or _RIGHTS.fullmatch(text) or _REACHED.fullmatch(text)) is not None


def rows_by_place(page: Page, forms: Sequence[str]) -> Iterator[int]:
    """The day's weather and the paper's motto beside furniture at a page's head, the weather in its last row, too; what
    a paper says of its texts, of what it pays for news and when it comes out, where a sentence or another form has
    ended; and where to send texts."""
    if page.script == "latin":
        return
    known: set[int] = {i for i, form in enumerate(forms) if form == "furniture"}
    last = len(page.lines) - 1
    for i, line in enumerate(page.lines):
        if forms[i]:
            continue
        if i > last - _FOOT and _is_of_the_foot(page, known, i) and _TO_WRITE_TO.fullmatch(line.text):
            known.add(i)
            yield i
            continue
        edge = (i > last - _FOOT and _is_of_the_foot(page, known, i)) or (i < _HEAD and known & {i - 1, i + 1})
        if edge and len(line.text) <= _LONGEST and _IMPRINT.fullmatch(line.text):
            known.add(i)
            yield i
            continue
        if i == last or (i < _HEAD and known & {i - 1, i + 1}):
            placed = _WEATHER.fullmatch(line.text) or (i < _HEAD and _MOTTO.fullmatch(line.text))
        else:
            placed = None
        if i < last and line.spaced and _is_an_advert(page, forms, i):
            known.update((i, i + 1))
            yield from (i, i + 1)
            continue
        addressed = i > 0 and _says_where_to_send(page.lines[i - 1].text)
        ended = i > 0 and (line.blanks or forms[i - 1] or page.lines[i - 1].final or i - 1 in known)
        said = (ended or addressed) and any(form.fullmatch(line.text) for form in (_OWN_RULE, _REWARDED, _ISSUED))
        if placed or said:
            known.add(i)
            yield i
            if addressed and i - 1 not in known:
                yield i - 1


def _says_where_to_send(text: str) -> bool:
    return "@" in text and _TO_SEND_TO.fullmatch(text) is not None


def _is_an_advert(page: Page, forms: Sequence[str], i: int) -> bool:
    """Whether line i is a slogan in two parts, below what has ended, and the next the number to order by."""
    line, below = page.lines[i : i + 2]
    if line.final or line.stops or below.blanks or not _ORDERED.fullmatch(below.text):
        return False
    ended = not i or line.blanks or forms[i - 1] or page.lines[i - 1].final or page.lines[i - 1].stops
    return bool(ended) and _SLOGAN.fullmatch(line.text) is not None


def _is_of_the_foot(page: Page, known: Collection[int], i: int) -> bool:
    """Whether line i stands right below furniture, or is a page's last row, below what has ended."""
    line, above = page.lines[i], page.lines[i - 1]
    if i - 1 in known:
        return not line.blanks
    return i + 1 == len(page.lines) and (line.blanks > 0 or above.final)
