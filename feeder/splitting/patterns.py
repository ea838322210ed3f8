"""What newspapers print in fixed forms: opening slugs, bylines, credits, jumps, furniture.

Three scripts share one table: a pattern of one script meets nothing in the text of another.
"""

from __future__ import annotations

import re
from typing import Literal

Script = Literal["hans", "hant", "latin"]
Turn = Literal["question", "answer", ""]

HAN = r"㐀-鿿豈-﫿\U00020000-\U0003ffff"
HAN_CHARACTER = re.compile(f"[{HAN}]")
HAN_RUN = re.compile(f"[{HAN}]+")
_LATIN_LETTER = re.compile(r"[A-Za-zÀ-ɏ]")
_TRADITIONAL = re.compile("[們這個來對時說國會學發經過實點區報導記體為與長開關門問間東車運動義務專業產屆電訊員]")

# A role is looked for with white space between any two of its characters: a line may break inside it.
_ROLE_WORDS = (
    r"(?:(?:本報|本报|本網|本网|本台|本刊)?(?:駐[一-鿿]{1,4}|驻[一-鿿]{1,4})?"
    r"(?:全媒体|全媒體|融媒体|融媒體|见习|見習|实习|實習|首席|特约|特約|特派|资深|資深|摄影|攝影|文字|视觉|視覺|高级"
    r"|主任|学生|學生|校园|校園|校报|校報)*~"
    r"(?:记者|記者|通讯员|通訊員|评论员|評論員|撰稿人|特派员|特派員|实习生|實習生|摄影师|攝影師|主编|編輯)"
    r"|(?:读者|讀者|网友|網友)(?=[ \u3000]+[一-鿿]{2,4}(?:[）)]|$)))"
)
_GAP = r"[ \t\n\u3000\u00a0]*"


def _loose(words: str) -> str:
    """The pattern with white space allowed between Han characters that stand side by side, and at each ~."""
    return re.sub(r"(?<=[一-鿿])(?=[一-鿿])(?![^\[]*\])|~", lambda _: _GAP, words)


ROLE = re.compile(_loose(_ROLE_WORDS))
_ROLE = ROLE.pattern
_DATE = r"(?:\d{1,4}年)?(?:\d{1,2}月)?\d{1,2}日"

# The printed byline or dateline that opens a first paragraph; group `people` is what stands in its brackets.
SLUG = re.compile(
    r"^\s*(?:" + rf"(?:据?新华社|據?新華社|中新社|中新网|中新網|人民网|人民網|央视网|央視網|中央社|"
    rf"本报|本報|本网|本網|本台|本刊|[{HAN}]{{0,8}}(?:日|晚|早|晨|周)[报報]|[{HAN}]{{2,6}}[网網])"
    r"[^，。、；：（()）！？“”《》]{0,20}?(?:综合)?(?:讯|訊|电|電|消息|[报報][道导導])[，,：:]?"
    r"(?:\s*[（(](?P<people>[^（）()。]{1,160})[）)])?[：:]?"
    rf"|[【〔［\[（(](?P<bracket>[^】〕］\]）)。，]{{0,60}}(?:{_loose('報導|报道|报导|報道|訊|讯|日電|日电|電|电')}))[】〕"
    rf"］\]）)](?:{_GAP}(?P<told>{_ROLE}{_GAP}[{HAN}]{{2,4}}(?:、[{HAN}]{{2,4}})*){_GAP}(?:{_loose('報道|報導|报道|报导')})[：:])?"
    rf"|[（(](?P<named>{_ROLE}[^（）()。，]{{1,60}})[）)]"
    rf"|(?P<plain>{_ROLE}{_GAP}[{HAN}]{{2,4}}(?:、[{HAN}]{{2,4}})*{_GAP}[／/]{_GAP}[{HAN}]{{1,5}}?{_GAP}(?:{_loose('報導|报道|报导|報道|電|电')}))"
    r"|(?P<place>[A-Z][A-Z]{2,}(?:[ ’'.-]+[A-Z][A-Za-z.]*){0,3}(?:,\s*[A-Z][A-Za-z.]{1,12}){0,2}(?:,\s*[A-Z][a-z"
    r"]{2,8}\.?\s\d{1,2})?\s*(?:\([A-Z][A-Za-z ]{1,24}\)\s*)?(?:—|–|--|-{1,2}\s))"
    r")\s*"
)
SLUG_START = re.compile(
    r"(?:本报|本報|本网|本網|本台|本刊)(?:讯|訊)|"
    r"(?:据?新华社|據?新華社|中新社|中新网|中新網|人民网|央视网|中央社|本报|本報|本网|本網|本台|本刊)"
    r"[^，。、；：！？“”《》）)]{0,20}?(?:讯|訊|电|電|消息)(?:[（(\s，,：:]|$)"
    rf"|[{HAN}]{{1,8}}[报報网網]\s?(?:(?:{_DATE})?(?:讯|訊|电|電)[（(\s]|{_DATE}(?:讯|訊|电|電)$)"
    rf"|(?:記者|记者)[{HAN}]{{2,4}}(?:、[{HAN}]{{2,4}})*[／/](?!攝影|摄影|攝|摄)[{HAN}]{{1,5}}"
    rf"|[【〔［（(]{_ROLE}|[【〔［（(][^】〕］）。，]{{1,30}}(?:[报報][道导導]|訊|讯|電|电)[】〕］）]"
    r"|[A-Z][A-Z]{2,}(?:[ ’'.-]+[A-Z][A-Za-z.]*){0,3}(?:,\s*[A-Z][A-Za-z.]{1,12}){0,2}(?:,\s*[A-Z][a-z"
    r"]{2,8}\.?\s\d{1,2})?\s*(?:\([A-Z][A-Za-z ]{1,24}\)\s*)?(?:—|–|--|- )"
)

_NAME = rf"[{HAN}]{{2,4}}(?:·[{HAN}]{{1,6}})*"
_NAMES = rf"{_NAME}(?:[ \u3000、，,/／]+{_NAME})*"
_PERSON_EN = r"[A-ZÀ-Þ][\w.’'-]*(?:\s+(?:[A-ZÀ-Þ][\w.’'-]*|de|van|von|bin|al|la|der|den))*"
_PEOPLE_EN = rf"{_PERSON_EN}(?:\s*(?:,|and|AND|&)\s*(?:and\s+)?{_PERSON_EN})*"

CREDIT_EN = re.compile(
    r"(?:—|–|-|\()?\s*(?:[Pp]hotos?|PHOTOS?|[Pp]hotographs?|[Pp]icture|PICTURE|[Ii]mage)(?:s)?\s*"
    r"(?:[Bb]y|BY|[Cc]ourtesy(?: of)?|[Cc]redit:?|:)"
    rf"\s*:?\s*{_PEOPLE_EN}(?:\s*/\s*[\w .]+)?\)?\.?"
    rf"|{_PERSON_EN}\s*/\s*(?:[A-Z][\w. ]+ (?:[Pp]hotos?|[Pp]hotographer|[Ii]mages)|(?:The|THE) [A-Z][\w ]{{3,30}})"
    rf"|{_PERSON_EN}\s*[,/|•]\s*(?:[A-Z][\w.’'& -]{{1,30}}\s)?(?:[Ss]taff |STAFF )?(?:[Pp]hotograph(?:er|y)"
    rf"|PHOTOGRAPHER)"
    r"|[A-Z][A-Z’'-]+ [A-Z][A-Z’'-]+\s?/\s?[A-Z][A-Z’' -]+"
    r"|[Pp]hotos? courtesy of [\w .’'-]{3,50}"
)
# The same at the end of a caption's last sentence.
CREDIT_TAIL = re.compile(
    r"(?<=[。！？”）」』.!?\")])[ \t\n\u3000]*(?P<credit>"
    rf"[（(]?(?:图片由|圖片由|照片由|摄影/|图/|圖/)?[ \n\u3000]*(?:{_ROLE}{_GAP})?{_NAMES}(?"
    rf":{_GAP}{_ROLE}{_GAP}{_NAMES})*[ \n\u30"
    r"00]*(?:摄影|攝影|摄|攝|供图|供圖|提供)[）)]?"
    rf"|[（(](?:图片|圖片|照片)?(?:由|来源：|來源：)?{_GAP}(?:{_ROLE}{_GAP})?{_NAMES}{_GAP}(?:/)?(?:摄影|攝影|摄|攝"
    r"|供图|供圖"
    r"|提供)?[）)](?<=[摄攝影图圖供][）)])"
    r"|(?:—|–|\()?\s*(?:Photos?|PHOTO|Picture|Image)\s*(?:by|BY|courtesy of|credit:"
    rf"|:)\s*{_PEOPLE_EN}(?:\s*/\s*[A-Z][\w .]*)?\)?\.?"
    r")\s*$"
)
# A byline in a line of its own.
_STAFF_EN = (
    r"(?:[A-Z][\w’'&]+ ){0,3}(?:Staff|staff|STAFF|Contributing|Special|Senior|Freelance)"
    r"(?: (?:Writers?|writers?|Reporters?|reporters?|Correspondents?|WRITERS?|REPORTERS?|Columnist))?"
)
BYLINE_EN = re.compile(
    rf"(?:(?:Story|Text|Words|Reporting|Report|Written|Reported|Exclusive|EXCLUSIVE|Analysis|Review|Column"
    rf"|Compiled)\s+)?(?:By|BY|by)[:\s]\s*{_PEOPLE_EN}"
    r"(?:\s*[,|/•·]\s*[A-Za-z ,.’'@-]{2,60}| (?:at|in) (?:the )?[A-Z][\w’' -]{2,30})?"
    rf"|(?:By|BY|by) (?:[a-z]+ ){{0,3}}(?:reporter|writer|correspondent|editor|columnist) {_PERSON_EN}"
    rf"|{_PERSON_EN} (?:reports|writes) from [A-Z][\w ]+"
    rf"|{_PERSON_EN}\s*[,|/•]\s*(?:{_STAFF_EN}|(?:[A-Z]\w+ ){{0,2}}(?:Reporter|Writer|Correspondent|Editor"
    rf"|Columnist|Bureau))"
    r"|(?:—|–|--?)\s*[A-Z][a-z’'-]+(?:\s[A-Z]\.)?(?:\s[A-Z][\w’'-]+){1,2}"
)
# Where a story comes from when nobody is named: - Staff report, From wire reports.
SOURCE_EN = re.compile(
    r"(?:—|–|--?|\()?\s*(?:(?:[Cc]ompiled )?[Ff]rom |FROM )?(?:[A-Z][\w’'&]+ ){0,2}"
    r"(?:[Ss]taff|STAFF|[Ww]ire|WIRE|[Aa]gency|AGENCY)"
    r"(?: (?:and|AND) (?:[Ww]ire|WIRE|[Aa]gency|AGENCY))?(?: (?:[Ss]ervices?|SERVICES?))? ?(?:[Rr]eports?"
    r"|REPORTS?)\)?"
    r"|(?:—|–|--?)\s*(?:The )?(?:Associated Press|Reuters|AP|AFP)"
)
# Somebody without a name: By Our Correspondent, Staff Reporter.
NAMELESS_EN = re.compile(
    r"(?:(?:[Ff]rom|FROM|[Bb]y|BY) )?(?P<who>(?:(?:[Oo]ur|OUR|A|[Ss]pecial|SPECIAL|[Ss]taff|STAFF) (?:(?:Own"
    r"|[Ss]pecial|SPECIAL|[Ss]taff"
    r"|STAFF|[A-Z]\w+) ){0,2}(?:[Cc]orrespondents?|CORRESPONDENTS?|[Rr]eporters?|REPORTERS?))"
    r"(?:,? (?:in |IN )?[A-Z][\w ]{2,24})?)"
)
# Words of bylines and credits beside roles and names; the second group makes a credit of the line.
BYLINE_WORDS = re.compile(
    r"(?P<text>文[/／](?:图|圖|摄影|攝影|摄|攝)|[图圖][/／]文|图文|文图|圖文|[报報][道导導]|专题|專題|综合|綜合|整理"
    r"|采写|採訪|采访|撰文|作者|编译|編譯|"
    r"文(?=\s*[/／:：]|$)|(?<=[/／])文)"
    r"|(?P<photo>摄影报道|攝影報導|摄影|攝影|摄|攝|供图|供圖|提供|(?:图片|圖片|照片|图|圖)(?:均)?由|(?:图片|圖片"
    r"|照片|影像)(?=\s*[/／:：])|"
    r"制图|製圖|绘图|[图圖](?=\s*[/／:：]|$)|(?<=[/／])[图圖])"
)
MARKS = "□■●◆○◎⊙▲△◇☆★"
BYLINE_MARK = re.compile(rf"[{MARKS}]\s*")
AUTHOR = ("作者：", "作者:")  # who is called so may have a pen name
ONE_NAME = re.compile(_NAME)
# What a body's last line says of where it comes from: （据新华社）, （作者单位：…）, □本报评论员.
SOURCE_LINE = re.compile(
    r"[（(](?:据|據|来源|來源|作者|摘自|转自|轉自|原载|原載|本报综合|本報綜合|综合|綜合|编译|編譯|本报|本報|新华社)"
    r"[^（）()。，]{0,40}[）)]"
    r"|[□■][ \u3000]*(?:本报|本報|新华社|人民日报)?(?:特约|特約)?(?:评论员|評論員|记者|記者|编辑部|編輯部)"
)
# 見習記者游雅筑台中報導: nothing between the name and where the report was made.
BYLINE_HANT = re.compile(
    rf"[【〔［]?{ROLE.pattern}[ \u3000]*[{HAN}]{{2,4}}(?:、[{HAN}]{{2,4}})*[／/ \u3000]*[{HAN}]{{0,5}}"
    r"(?:[报報][道导導]|電|专电|專電)[】〕］]?"
)
_DESK = r"(?:[A-Z][\w.’'&]*\s){1,4}"
STAFF_LINE = re.compile(
    rf"(?:{_DESK})?(?:[Ss]taff|STAFF|Contributing|CONTRIBUTING|Special|SPECIAL|Freelance|FREELANCE|Senior|Chief)"
    r"(?:\s(?:[Ww]riters?|[Rr]eporters?|[Cc]orrespondents?|[Pp]hotographers?|[Cc]olumnists?|[Ee]ditors?"
    r"|WRITERS?|REPORTERS?"
    r"|CORRESPONDENTS?|PHOTOGRAPHERS?|COLUMNISTS?|EDITORS?))"
    rf"|{_DESK}(?:[Ss]taff|STAFF|[Ww]riter|WRITER|[Rr]eporter|REPORTER|[Cc]orrespondent|CORRESPONDENT"
    rf"|[Cc]olumnist|COLUMNIST"
    r"|[Ee]ditor|EDITOR|Bureau|BUREAU|(?:News )?Service|(?:NEWS )?SERVICE)"
    r"|(?:The |THE )?(?:Associated Press|ASSOCIATED PRESS)|Reuters|REUTERS|[Ss]taff|STAFF"
    r"|(?:[a-z]+ ){0,2}(?:staff|(?:staff |senior |sports |news |arts |features |opinion |managing "
    r"|copy )?(?:writer|reporter|editor|correspondent))"
    r"|[Ee]ditor[ -]in[ -][Cc]hief"
    r"|(?:[Ss]taff )?(?:[Ww]riters?|[Rr]eporters?|[Cc]orrespondents?|[Cc]olumnist|[Ee]ditor)"
    r"|(?:Of the|OF THE|For the|FOR THE|(?:Special|SPECIAL) (?:to|for|TO|FOR)(?: the| The| THE)?) [A-Z][\w’'& ]{2,30}"
)
# Who signs at a body's end, in brackets: names, close or set wide, or one with where they live; lines may break inside.
_SIGNED_NAME = rf"(?:[{HAN}](?:\n?[{HAN}]){{1,2}}|[{HAN}][ \u3000\n]{{1,3}}[{HAN}])"
_SIGNED_NAMES = rf"{_SIGNED_NAME}(?:[、 \u3000\n]{{1,3}}{_SIGNED_NAME}){{0,4}}|{_SIGNED_NAME}\n?／(?:\n?[{HAN}]){{2,5}}"
# A byline at the end of a body's last paragraph: （记者 A）, （作者单位：…）.
BYLINE_TAIL = re.compile(
    rf"(?<=[。！？”」』…])[ \t\n\u3000]*(?P<byline>[（("
    rf"](?:{_loose('本报|本報|新华社|据新华社|作者|编译|来源|綜合|综合')}[:：]?)?{_GAP}"
    rf"(?:{_ROLE}[:：]?{_GAP}[{HAN}、·\s\u3000]{{2,60}}|作者[^（）。]{{0,4}}[{HAN}、·\s]{{2,30}}"
    rf"|{_SIGNED_NAMES})[）)])\s*$"
)
# The same in brackets alone.
SIGN_OFF = re.compile(rf"[（(](?:本报|本報)?{_GAP}{ROLE.pattern}[{HAN}、·\s\u3000]{{2,60}}[）)]")
# A sentence's stop with a byline or credit after it, at the end of a line.
SIGNED_OFF = re.compile(
    rf"[。！？”」』.!?][ \u3000]*(?:[（(](?:{ROLE.pattern}|本报|本報|据|作者|图|圖|供图|供圖"
    r"|来源)[^（）()。]{0,40}[）)]"
    rf"|[（(](?:{_SIGNED_NAMES})[）)]"
    rf"|[（(]?(?:本报|本報|新华社)?(?:{ROLE.pattern}|图|圖|摄影|攝影|[{HAN}]{{2,4}}[ \u3000])[^。，（）]{{0,24}}"
    r"(?:摄|攝|摄影|攝影|供图"
    r"|供圖|提供|文/图)[）)]?)$"
)
_SIGN_OFF_ENDS = frozenset("）)摄攝影图圖供")  # its last characters

_NUMBER = r"[\dＡ-ＺA-Z０-９一二三四五六七八九十]{1,4}"
JUMP_LINE = re.compile(
    r"[（(【\[▶▷➤→]*[ \u3000]*(?:全文|本文)?(?:(?:紧|緊)?(?:上接|下转|下轉|下接|转接|轉接|转至|转|轉|续|續"
    r"|接))[ \u3000]*(?:本报|本報)?(?:第)?"
    rf"[ \u3000]*(?P<page>{_NUMBER})[ \u3000]*(?:版|頁|页|叠|面)[^。，（()）【】\[\]]{{0,12}}[）)】\]▶▷➤→]*"
    r"|[(\[]?\s*(?:Continued|CONTINUED|Cont(?:inue)?d?\.?|See|SEE|Turn to|From|Jump to|Please (?:see"
    r"|turn to))\s+(?:[A-Z][A-Z’' -]{1,24},?\s+)?(?:(?:on|from|to|ON|FROM)\s+)?(?:[Pp]age|PAGE"
    r"|[Pp]g?\.?)?\s*(?P<page_en>[A-Z]?\d{1,3}[A-Z]?)\b[^.]{0,16}\)?\]?"
)
# Where more of it stands: The climb in pictures: Page 20.
MORE_LINE = re.compile(
    r"(?:[●•■▶►>]+ ?)?[A-Z].{3,60}[:–—-] ?(?:[Pp]age|PAGE|[Pp]ages)s? ?[A-Z]?\d{1,3}[A-Z]?(?:[-–]\d{1,3})?"
)
# What a page's front says of a story that goes on here.
JUMP_BACK = re.compile(r"(?:(?:CONTINUED )?FROM PAGE (?:ONE|1)|(?:Continued )?[Ff]rom [Pp]age (?:[Oo]ne|1))")
JUMP_FROM = re.compile(r"上接|[Ff]rom|FROM|(?:紧|緊)接")
JUMP_TAIL = re.compile(
    rf"[ \t\n\u3000]*(?P<jump>[（(【\[]{_GAP}(?:全文|本文)?(?:紧"
    rf"|緊)?(?:{_loose('上接|下转|下轉|下接|转至|转|轉|续|續')}){_GAP}第?{_GAP}{_NUMBER}{_GAP}(?:版|頁|页"
    r"|面)[^（）()。，]{0,12}[）)】\]]"
    r"|\(?(?:Continued|CONTINUED)\s+(?:on|from|ON|FROM)\s+(?:[Pp]age|PAGE)?\s*[A-Z]?\d{1,3}[A-Z]?\)?"
    r"|(?<=[.!?”\"’'])\s\(?(?:(?:Please )?[Ss]ee|(?:Please )?[Tt]urn to|SEE|TURN TO)\s+(?:[A-Z][A-Z’' -]{1,24},?\s+)"
    r"(?:(?:on )?[Pp]age\s+|PAGE\s+)?[A-Z]?\d{1,3}[A-Z]?\)?)\s*$"
)
JUMP_HEAD = re.compile(
    rf"^\s*(?P<jump>[（(【\[]{_GAP}(?:紧|緊)?(?:{_loose('上接|接')}){_GAP}第?{_GAP}{_NUMBER}{_GAP}(?:版|頁|页"
    r"|面)[^（）()。，]{0,12}[）)】\]])\s*"
)

_WEEKDAY = r"(?:星期|周|週|禮拜)[一二三四五六日天]"
_EDITOR = (
    r"(?:[一-鿿]{2}中心|值班|责任|責任|本版|执行|執行|美术|美術|版面|版式|组版|組版|图片|圖片|见习|实习|视觉|視覺|首席|带班|今日"
    r"|统筹|統籌|特约)*"
    r"(?:责编|責編|编辑|編輯|主编|主編|设计|設計|美编|美編|校对|校對|校检|检校|审读|審讀|总编|總編|编委|編委|"
    r"版式|排版|组版|組版|制图|製圖|审核|審核|监制|監制|策划|策劃|统筹|統籌|终审|值班主任|值班总编|指导教师|指导老师|插图|插圖|题图)"
)
_HAN_NUMBER = "[一二三四五六七八九十廿卅〇零百]"
# What page furniture is made of: a line that has nothing else, but for a nameplate or a section's name, is furniture.
FURNITURE_PARTS = re.compile(
    r"^(?:Today|Tonight|Tomorrow|Weekend|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)[:.,]\s[A-Z][\w ,]{2,24}\s-?\d{1,3}"
    r"(?:°[CF]?)?$|^(?:Reach|Contact|E-?mail|Follow|Write to|Send)\b.{3,60}@[\w.-]+$"
    r"|(?:(?:中[華华])?民[國国][ \u3000]*[\d〇○零一二三四五六七八九十百]{2,4}|\d{4}|[〇○零一二三四五六七八九]{4})"
    r"\s*[年./-]\s*"
    rf"(?:\d{{1,2}}|{_HAN_NUMBER}{{1,3}})\s*[月./-]\s*(?:\d{{1,2}}|{_HAN_NUMBER}{{1,3}})\s*日?"
    rf"|[（(]?{_WEEKDAY}[）)]?"
    rf"|(?:农历|農曆|夏历)?[甲乙丙丁戊己庚辛壬癸][子丑寅卯辰巳午未申酉戌亥]年[闰閏]?{_HAN_NUMBER}{{1,2}}月["
    rf"初{_HAN_NUMBER[1:-1]}]{{1,3}}日?"
    rf"|(?:农历|農曆)\S{{2,10}}"
    rf"|{_EDITOR}[ \u3000]*[/／:：∕|｜ \u3000][ \u3000]*(?:(?!{_EDITOR}|电话|電話|邮箱|郵箱|热线|熱線"
    rf"|新闻)[{HAN}]{{1,4}}[、 \u3000]*){{1,6}}"
    r"|(?:新闻|新聞|广告|廣告|发行|發行|投稿|读者服务|讀者服務|读者|讀者|订阅|訂閱|报料|爆料|监督|服务|本报|本報|编辑部|總機|总机)"
    r"(?:热线|熱線|电话|電話|邮箱|郵箱|信箱|专线|專線)?[:：]?\s*[（(]?[A-Za-z0-9+][\w@.()（）—\- 转轉、/]{4,}"
    r"|(?:编辑部|編輯部)?(?:地址|社址)[ \u3000]*[:：][ \u3000]*\S{2,40}"
    r"|(?:广告|廣告|经营)(?:许可证|許可證|经营许可证)(?:号|號)?[:：]?[ \u3000]*\S{4,30}"
    r"|(?:热线|熱線|报料|网址|網址|社址|邮编|郵編|邮政编码|传真|傳真|E-?mail|QQ群?|微信号)[ \u3000]*[:：]\s*\S.{1,60}"
    r"|(?:国内统一|國內統一|校内统一|内部|统一|连续出版物号"
    r"|刊号|刊號|邮发|郵發)[^，。]{0,16}[:：]?\s*[A-Z]*[ \d—/-]{3,}"
    r"|CN[ -]?\d{2}-?\d{4}(?:/\w+)?|ISSN[ \d-]+|(?:[总總]第?|第)\s*\d{2,6}\s*[期号號]"
    r"|(?:今日|本期)\s*[\d一二三四五六七八九十廿卅]+\s*[版張张頁页]|(?:零售|每份|定)[价價]?\s*[:：]?\s*[\d.一二三四五六七八九十]+\s*元"
    r"|第\s*[\dA-Z一二三四五六七八九十]{1,4}\s*版"
    r"|[A-Z]?\d{1,2}\s*版|(?:^|(?<=\s))[^\s，。]{4,20}(?:主管|主办|主辦|承办){1,2}(?=\s|$)"
    r"|(?:主管|主办|主辦|出版|承印|印刷|发行)[ \u3000]*[:：]?[ \u3000]*[^，。]{2,24}(?:社|厂|委"
    r"|部|公司|集团)"
    r"|(?:https?://|www\.)[!-~]+|(?:^(?:Send to|Write to|E-?mail|[A-Z]\w+):? )?[\w.+-]+@[\w-]+\.[\w.]+"
    r"|^[a-z0-9-]{3,}(?:\.[a-z0-9-]+){0,2}\.[a-z]{2,7}(?:/[!-~]*)?$"
    rf"|本[版报報](?:插图|插圖|题图|美术|图片|圖片|稿件|编辑"
    rf"|責編|责编|文图|撰文|摄影|照片|投稿|主编|策划)[{HAN}、：: \u3000]{{0,30}}"
    rf"|(?:微信公众号|官方微博|客户端|扫码|掃碼|扫一扫|二维码)[{HAN}A-Za-z]{{0,20}}"
    r"|(?:Mon|Tues?|Wed|Thurs?|Fri|Sat|Sun)\.,? |(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|MONDAY|TUESDAY"
    r"|WEDNESDAY|THURSDAY|FRIDAY|SATURDAY|SUNDAY),?"
    r"|(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?\s+\d{1,2},?\s+(?:19|20)\d{2}"
    r"|(?:JAN|FEB|MAR|APR|AUG|SEPT?|OCT|NOV|DEC)\.\s+\d{1,2},?\s+(?:19|20)\d{2}"
    r"|(?<!\w)[$£€₹]\s?\d{1,3}(?:\.\d\d)?(?![\d,.]*\d)(?= {2}|$)|(?<!\w)\d{2,3}p(?= {2}|$)|^\d{2,3} (?:cents"
    r"|pence)$|^Free$|^FREE$|^CMYK$"
    r"|(?:JANUARY|FEBRUARY|MARCH|APRIL|MAY|JUNE|JULY|AUGUST|SEPTEMBER|OCTOBER|NOVEMBER|DECEMBER)\s+\d{1,2},?\s+(?:19"
    r"|20)\d{2}"
    r"|\d{1,2}\s+(?:January|February|March|April|May|June|July|August|September|October|November|December)\s+(?:19"
    r"|20)\d{2}"
    r"|(?:[Pp]age|PAGE)\s+[A-Z]?\d{1,3}[A-Z]?\b|\b(?:Vol|VOL|No|NO|Issue|ISSUE)\.?\s*[\dIVXLC]+\b,?"
    r"|(?:Editors?|Edited|Layout|Design(?:er)?|Proofread(?:er)?|Copy [Ee]ditor|Page [Dd]esign)\s*(?:by"
    r"|:)\s*[A-Z][\w .,&’'-]{1,60}"
    r"|^(?:Serving|Covering) .{5,60} since \d{4}$|^(?:Founded|Established)(?: in)? \d{4}$"
    r"|^(?:.{0,40}\. )?Details?,? (?:on )?[A-Z]?\d{1,2}$"
    r"|^(?:[A-Z]\w+ )*(?:[Ee]ditor(?:[ -][Ii]n[ -][Cc]hief)?|Publisher|Advis[eo]r|Manager|Director"
    r"|Designer)s?: [A-Z].{2,60}$"
    r"|^(?:[A-Z][\w.’'-]+ ){1,2}[A-Z][\w’'-]+, (?:[A-Z]\w+ ){0,2}(?:Publisher|Editor-in-[Cc]hief|(?:Managing"
    r"|Executive|Opinion|News|City|Editorial Page) [Ee]ditor)$"
    r"|^(?:©|\(c\)|Copyright)[^a-z]{0,8}\d{4}.{0,60}$|^Call \d{3}-\d{4}(?: to [a-z ]{4,24})?$|^(?:Deadline"
    r"|To (?:place|advertise|subscribe)|Got a |Call |News ?room"
    r"|Circulation|N(?:EWS|ews) [Tt](?:IPS|ips)|Classifieds|Subscri)"
    r"[^.]{0,40}(?:\. )?\d{3}[ -]\d{4}(?: or [\w.+-]+@[\w.-]+)?$"
    r"|(?:(?:[A-Z]\w+ ){0,3}(?:Publisher|Editor|Director|Manager"
    r"|Designer):?\s[A-Z][\w.]+\s[A-Z][\w’'-]+(?:\s+|$)){2,}"
    r"|(?:[A-Z]\w+ )?(?:[Hh]otline|Tel\.?|[Tt]elephone|Fax|[Nn]ewsroom|[Ss]ubscriptions?|[Aa]dvertising"
    r"|[Cc]irculation)"
    r"\s*:\s*[+(]?\d[\d\s()+-]{4,}"
)
# It may be the end of a sentence or of a headline, too.
BARE_DAY = re.compile(rf"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|{_WEEKDAY}),?")
# A day over what a log or a calendar has for it.
DAY_HEAD = re.compile(
    r"(?i:(?:mon|tues|wednes|thurs|fri|satur|sun)day|mon|tues?|wed|thurs?|fri|sat"
    r"|sun)\.?(?:,? (?:[A-Z][a-z]{2,8}\.? \d{1,2}|\d{1,2}(?: [A-Z][a-z]{2,8})?))?:?"
)
FULL_DATE = re.compile(
    r"(?:\d{4}|民[國国]\S{2,4})\s*[年./-]\s*\S{1,3}\s*[月./-]|\b(?:[A-Z][a-z]{2,8}|[A-Z]{3,9})\.?\s+\d{1,2},\s+(?:19"
    r"|20)\d{2}\b"
    r"|\b\d{1,2}\s+[A-Z][a-z]{2,8}\s+(?:19|20)\d{2}\b"
)
TELEPHONE = re.compile(r"(?:电话|電話|邮箱|郵箱)[:：]?\s*[\w@.()（）-]{6,30}")
BARE_DATE = re.compile(
    r"(?:\d{4}|[〇○零一二三四五六七八九]{4})年[\d一二三四五六七八九十]{1,3}月[\d一二三四五六七八九十]{1,3}日"
)
# A folio alone, a rule, a row of marks.
FOLIO = re.compile(
    r"[■□【◆]?\s*(?:[A-Z]?\d{1,2}|[A-Z]\d{1,3})\s*[】]?|[-—–·•*＊=_~～─━|\s]{1,}\s*\d{0,3}\s*[-—–·•*＊=_~～─━|\s]*"
)
PAPERS_EN = (
    "Advertiser|Call|Advocate|Argus|Banner|Beacon|Bugle|Bulletin|Champion|Chronicle|Citizen|Clarion-Ledger|Clarion|Courier|Daily|Democrat"
    "|Dispatch|Eagle|Echo|Enterprise|Examiner|Express|Gazette|Globe|Guardian|Herald|Independent|Inquirer|Journal|Lantern"
    "|Leader|Ledger|Mail|Mercury|Messenger|Mirror|Monitor|News|Observer|Packet|Pilot|Pioneer|Post|Press|Record|Register"
    "|Reporter|Republican|Review|Sentinel|Spectator|Standard|Star|Statesman|Sun|Telegraph|Times|Transcript|Tribune"
    "|Voice|Weekly"
)
PAPER_EN = re.compile(rf"(?:(?:The|THE) )?(?:[A-Z][\w’'&]+ ){{1,4}}(?:{PAPERS_EN}|{PAPERS_EN.upper()})")
NAMEPLATE = re.compile(
    rf"[{HAN}]{{1,8}}(?:日|晚|早|晨|周|时|快|商|都市|青年|工人|农民)?[报報刊]|(?:The|THE)\s[A-Z][\w’'& ]{{3,36}}"
    rf"|[A-Z][\w’'&]+(?:\s[A-Z][\w’'&]+){{0,4}}\s(?:{PAPERS_EN}|{PAPERS_EN.upper()})"
)
# What a running head says beside its paper's name: the day, the folio, an address in the net.
RUNNING = re.compile(
    r"(?i:\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day\b,?|(?:mon|tue|wed|thu|fri|sat|sun)\b\.?,)"
    r"|\b(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|january|february|march|april|may|june|july|august"
    r"|september|october"
    r"|november|december)\.? \d{1,2}(?:st|nd|rd|th)?\b(?:,? (?:19|20)\d\d)?"
    r"|\b\d{1,2}(?:st|nd|rd|th)? (?:january|february|march|april|may|june|july|august|september|october"
    r"|november|december|jan|feb"
    r"|aug|sept?|oct|nov|dec)\b\.?(?:,? (?:19|20)\d\d)?|\bpage [a-z]?\d{1,3}\b|\b[\w-]+(?:\.[\w-]+)+/?\b"
    r"|[$£€]\d{1,2}(?:\.\d\d)?|\b\d{2,3}(?:p|c| cents| pence)\b)"
)
# Words a page's or a column's name is made of (综合新闻, 要闻, 民生).
_SECTION = (
    "综合|新闻|要闻|时政|民生|社会|经济|财经|国际|国内|本地|地方|县域|体育|文化|副刊|教育|健康|法治|法制|政法|科技"
    "|旅游|生活|理论|评论|广告|公告|专题|专版|"
    "特别报道|特刊|特稿|人物|读者|视点|视觉|图片|天下|世界|中国|时事|农业|三农|文旅|文艺|综艺|娱乐|周刊|周末|城事"
    "|县市|基层|党建|头版|焦点|聚焦|深度|关注|速览|资讯|"
    "綜合|新聞|要聞|時政|社會|經濟|財經|國際|國內|體育|教育|法治|旅遊|評論|廣告|專題|專版|讀者|娛樂|焦點|地方|兩岸"
    "|生活|影視|副刊|頭版"
)
# A column of readers' or editors' voices (社论, 读者来信, …漫笔).
_COLUMNS = (
    "时评|時評|社论|社論|社评|社評|短评|短評|快评|锐评|杂谈|雜談|漫笔|漫筆|随笔|隨筆|札记|夜话|茶座|投书|投書|来信|來信|来函|來函|专访|專訪|专栏|專欄|来论|來論"
    "|民声|民聲|民意|深度调查|深度報導|记者调查|百姓话题|特别策划|图片新闻|圖片新聞|图说新闻"
)
COLUMN_LINE = re.compile(rf"[{HAN}]{{0,4}}(?:{_COLUMNS})|(?:专栏|專欄)[:：][{HAN}]{{2,8}}")
COLUMN_NAME = re.compile(_COLUMNS)
# A list of what stands on other pages, and its title.
CONTENTS_HEAD = re.compile(
    r"(?:今日|本期|要闻|新闻|版面|内容)?[导導][ \u3000]*[读讀覽览]|(?:今日|本期)看点"
    r"|INDEX|Index|INSIDE|Inside(?: [Tt]oday)?|CONTENTS"
)
CONTENTS_LINE = re.compile(
    r"[^。]{3,30}?(?:[ \u3000]{2,}|[.…·]{2,}|[》>▶►→]+)[ \u3000]*第?[A-Z]?\d{1,2}[ \u3000]*版"
    r"|[^。]{3,30}?(?:详见|詳見|见|見)[ \u3000]*(?:第|今日)?[A-Z]?\d{1,2}[ \u3000]*版"
    r"|(?:[A-Z][\w’'& ]{2,24}\s[A-Z]?\d{1,2}\s*[|·•]\s*)+[A-Z][\w’'& ]{2,24}\s[A-Z]?\d{1,2}"
    r"|(?:Classifieds?|Comics|Crosswords?|Obituaries|Deaths|Sports?|Opinion|Weather|Business|TV|Television"
    r"|Puzzles|Lottery|Local|Letters"
    r"|World|Nation|Region|Editorials?|Calendar|Advice|Horoscopes?|Movies|Markets|Stocks|Legals|Food|Arts|Life"
    r"|Births|Index)"
    r"(?: (?:&|and) [A-Z]\w+)?[ .…]+[A-Z]?\d{1,2}[A-Z]?(?:[-–,] ?[A-Z]?\d{1,2}[A-Z]?)?"
    r"|(?:[A-Z][\w’'& ]{2,24}\s[A-Z]\d{1,2}\s*,\s*)+[A-Z][\w’'& ]{2,24}\s[A-Z]\d{1,2}"
)
# A page's number beside names: A10　望潮焦點, 沅湾晨报　体育·A11.
FOLIO_LINE = re.compile(
    rf"(?:第[A-Z]?[一二三四五六七八九十\d]{{1,3}}版[ \u3000]+[{HAN}·]{{2,8}}"
    rf"|[A-Z]?\d{{1,2}}(?:[-—–][A-Z]?\d{{1,2}})?版?[ \u3000]+[{HAN}·．.・｜|／/]{{2,12}}"
    rf"|[{HAN}·．.・｜|／/ \u3000]{{2,14}}[ \u3000·．.・｜|／/][A-Z]?\d{{1,2}}(?:[-—–][A-Z]?\d{{1,2}})?版?)"
)
_SECTIONS_EN = (
    "LOCAL|NEWS|WORLD|NATION|NATIONAL|SPORTS|SPORT|BUSINESS|OPINION|LIFE|ARTS|METRO|CITY|REGION|REGIONAL|STATE|COMMUNITY"
    "|COUNTY|SECTION|OBITUARIES|CLASSIFIEDS|POLITICS|EDUCATION|HEALTH|SCIENCE|TECHNOLOGY|MONEY|FOOD|TRAVEL|CULTURE"
    "|ENTERTAINMENT|LIFESTYLE|EDITORIAL|LETTERS|FEATURES|INTERNATIONAL|RECORDS|LEGAL|LEGALS|NOTICES|PUBLIC|CLASSIFIED"
    "|SCHOOLS|CAMPUS|WEATHER|CALENDAR|DEATHS|MARKETS"
)
SECTION_LINE = re.compile(
    rf"(?:第?[ \u3000]*\d{{1,2}}[ \u3000]*版?[ \u3000:：·|｜]*)?(?:(?:{_SECTION})[ \u3000·]*(?:版"
    r"|网)?){1,3}(?:[ \u3000:：·|｜]*第?[ \u3000]*[A-Z]?\d{1,2}[ \u3000]*版?)?"
    rf"|(?:{_SECTIONS_EN})(?:\s+(?:&\s+|AND\s+|/\s*)?(?:{_SECTIONS_EN}))*(?:\s+[A-Z]?\d{{1,3}})?"
    r"|(?:Local|News|World|Nation|Sports?|Business|Opinion|Metro|Community)(?:\s+(?:News|&"
    r"|\w+))?(?:\s+[A-Z]?\d{1,3})?"
)

SECTION_EN = frozenset([*_SECTIONS_EN.split("|"), "AND", "&", "/"])
# A label over several headlines: what it heads is a column.
LABEL = re.compile(
    r"(?i:(?:readers[’'] )?letters(?: to the editor)?|(?:have )?your (?:say|views)|in your (?:opinion|words)"
    r"|post ?bag|mail ?bag|feedback|(?:village"
    r"|community|church|club|parish|school|social"
    r"|neighbou?rhood) (?:news|notes|notebook)|obituaries|deaths|public notices|legal notices|legals"
    r"|classifieds|classified ads|smalls|small ads"
    r"|(?:the )?(?:readers|people)[’'] (?:forum|voice)|voices? of the people|opinions?|editorials?"
    r"|public records?|records|sports?|business"
    r"|local news|news|(?:guest|staff) columns?|(?:guest|local) commentary|(?:in )?my (?:view|turn|opinion"
    r"|word)|point of view|commentary|classified|real estate)"
    r"|(?:[A-Z]+ ){1,2}VIEWS?|(?:Our|Your|My|Another|Other|Local|Community) Views?"
)

# What follows a headline of briefs or opens an item of one.
BRIEF_HEAD = re.compile(
    r"(?:[【\[◆●■□]*[ \u3000]*(?:本地|[国國][内內際际]|一[周週]|今日|[时時]政|[县縣]域|[乡鄉][镇鎮]"
    r"|基[层層]|民生|社[会會]|教育|要[闻聞]|工作|部[门門]|[体體]育|地方|信息|[资資][讯訊]|新[闻聞]|[财財][经經]|[经經][济濟]"
    r"|各地|本市|市[县縣]|[县縣]市|校[园園]|行[业業]|科技|文化|[综綜]合)*"
    r"(?:[简簡短快微][讯訊]|[简簡][报報]|[简簡]明新[闻聞]|速[览覽]|快[览覽]|速[读讀]|短波|[点點][击擊]|速[递遞]|集[锦錦]|集萃"
    r"|[荟薈]萃|播[报報]|一句[话話](?:新[闻聞])?|微新[闻聞]|[一两兩]分[钟鐘]新[闻聞])[ \u3000]*[】\]◆●■□]*)"
    rf"|[{HAN}]{{2,4}}(?:[简簡短快][讯訊]|短波|[动動][态態]|速[递遞览覽]|集[锦錦])"
    r"|(?:[A-Z]+ ){1,3}BRIEFS|(?:[A-Z&]+ ){1,4}IN BRIEF|(?:[A-Z]\w+ ){1,2}[Bb]riefs"
    r"|SHORTS|Shorts|NIBS|Nibs|(?:(?:VILLAGE|NEWS|COURT|SPORTS?|COUNTY) )?ROUND-?UP|(?:(?:Village|News|Court"
    r"|Sports?|County) )?[Rr]ound-?up"
    r"|(?:A?ROUND|ACROSS|ABOUT) (?:THE |OUR )?[A-Z]+(?: [A-Z]+)?|(?:Around|Round|Across) (?:the|our"
    r"|[A-Z]\w+)(?: [A-Z]\w+| county| region| state| towns?)?"
    r"|(?i:(?:news|local|area|world|state|national|regional|city|county|metro|court|police|business|sports"
    r"|community)?\s*"
    r"(?:in brief|briefs|briefly|digest|roundup|round-up|news briefs))"
)
# A sentence's end with another sentence after it.
SENTENCES_EN = re.compile(r"[a-z]{3}[.?!][”\"’']?\s+[“\"‘']?[A-Z][a-z]+\s")
BULLET = re.compile(r"[■□●○◆◇▲△▶►★☆◎•※][ \u3000]*\S|[•*][ ]\S")
# How an item of a column of briefs begins beside a mark: with its place.
PLACED = re.compile(rf"[{HAN}]{{2,4}}[ \u3000]?[／/｜|]")
QUESTION = re.compile(
    rf"(?:问|問|记者|記者|主持人|Q|[{HAN}]{{2,4}}报?记者)[ \u3000]*[:：]|Q[.:]\s|(?:Question|QUESTION):"
)
ANSWER = re.compile(r"(?:答|A|受访者|受訪者|嘉宾|嘉賓|回答)[ \u3000]*[:：]|A[.:]\s|(?:Answer|ANSWER):")
SPEAKER = re.compile(rf"[{HAN}]{{2,4}}[:：]")
NOTICE_HEAD = re.compile(
    r".{0,30}(?:公告|通告|通知|启事|啟事|声明|聲明|公示|招标|招聘|讣告|遗失|遺失|拍卖|拍賣|注销|招租|广告"
    r"|廣告)(?:[（(].{0,12}[）)])?"
    r"|.{0,40}(?:NOTICE|Notice|ADVERTISEMENT|Advertisement|FOR SALE|For Sale|WANTED|Wanted|CLASSIFIED|Classified"
    r"|TENDERS?|Tenders?|VACANC(?:Y|IES)|LOST AND FOUND|INVITATION TO|REQUEST FOR|CALL FOR BIDS|SUMMONS"
    r"|PUBLIC HEARING)\b.{0,30}"
    r"|LOST|FOUND|FREE|HELP WANTED|SITUATIONS VACANT|PERSONAL|REWARD"
)
NOTICE_BODY = re.compile(
    r"特此(?:公告|通告|通知|声明|聲明|公示|启事)|遗失声明|声明作废|聲明作廢|(?:联系|聯絡|咨询|报名)(?:电话|電話|热线"
    r"|人)[:：]|hereby given|[Cc]all \(?\d{3}\)?"
)
# A notice's line of what and when: 报名时间：…, 联系电话：0….
ENTRY = re.compile(
    r"[一-鿿（）]{0,4}(?:时间|時間|日期|地点|地點|地址|电话|電話|热线|熱線|联系人|聯[絡繫]人|邮箱|郵箱|方式|对象|对象|費用|费用|票价|名额"
    r"|主讲|主講|主办|主辦|开户行|账号|单位)[:：]|[A-Z][a-z]+(?: [a-z]+)?:\s.*\d"
)
# What stands for itself on a page, whatever is above it: a correction, a log, a calendar, results, a link box.
STANDING_HEAD = re.compile(
    r"更正(?:启事|說明|说明)?|致歉|.{0,8}(?:预告|預告|開獎|开奖|天气预报|天氣預報)"
    r"|[【〔［]?(?:相关|相關|新闻|延伸)?(?:链接|連結|鏈接)[】〕］]?[:：]?.{0,12}"
    r"|[【〔［]?(?:延伸[阅閱][读讀]|名[词詞]解[释釋]|[新事][闻聞件]背景|.{0,6}小(?:[贴貼]士|[辞辭词詞]典|[档檔]案|百科|[知资資][识識料]))[】〕］]?"
    r"|(?i:corrections?(?: and clarifications?)?|for the record|(?:police|court|fire|sheriff’s"
    r"|sheriff's) (?:log|blotter|report|calls)"
    r"|(?:on the |community |arts )?calendar|what[’']s on|.{0,20}scoreboard|lottery|(?:today[’']s )?weather"
    r"|marriage licen[cs]es|cards? of thanks|in memoriam|lost (?:and|&) found"
    r"|obituaries|deaths|births|legal notices|classifieds|letters? to the editor|letters policy)"
)
CROSSHEAD = re.compile(
    r"[（(]?[一二三四五六七八九十]{1,3}[）)]?[、．.:：\s]|[（(]?\d{1,2}[）)．.、]|[■□●◆▲★▶◎][ \u3000]*"
    r"|第[一二三四五六七八九十][章节篇部步]|(?:PART"
    r"|Part) [IVX\d]+"
)

# What lines in a fixed form don't have, unless they have one of their words, too: a cheap look before the dear ones.
PROSE = re.compile("[的了着是在将让把，。；！？“”「」]")
PROSE_EN = re.compile(r"(?:\b[a-z]\w*\W+(?:[A-Z\d]\S*\W+)*?){4}")
TOLD = re.compile(
    r"记者|記者|通讯|通訊|摄|攝|版|编|編|责|責|电话|電話|热线|熱線|专线|許可|许可|邮|郵|地址|社址|https?:|www\.|@|图|圖|[Pp]hoto|Courtesy|courtesy"
    r"|[Cc]ontinued|From|See|Page|[Bb]y|BY|Staff|staff|Hotline|hotline|Tel|Fax|：\s*\d"
)

FINAL = frozenset("。！？!?…．")
CLOSING = frozenset('”’」』）)】》"]')
NO_START = frozenset("，。、；：！？）】》」』”’％%,.;:!?)]}")
DANGLING = frozenset("，、；：（《“‘「『—,;(-&/")


def is_han(character: str) -> bool:
    return "\u3400" <= character <= "\u9fff" or character >= "\U00020000" or "\uf900" <= character <= "\ufaff"


def turn_of(text: str) -> Turn:
    """Whose words a text opens in an interview; "" where it opens nobody's."""
    if ":" not in text and "：" not in text and text[:1] not in ("Q", "A"):
        return ""
    return "question" if QUESTION.match(text) else "answer" if ANSWER.match(text) else ""


def is_signed_off(text: str, within: int) -> bool:
    """Whether it ends, in its last characters, with a sentence's stop and who wrote or photographed it."""
    return text[-1] in _SIGN_OFF_ENDS and SIGNED_OFF.search(text, max(0, len(text) - within)) is not None


def script_of(text: str) -> Script:
    """The script a page is set in, from its first twenty thousand characters."""
    sample = text[:20000]
    han = sum(map(len, HAN_RUN.findall(sample)))
    if han * 4 < len(_LATIN_LETTER.findall(sample)):
        return "latin"
    return "hant" if len(_TRADITIONAL.findall(sample)) * 16 > han else "hans"
