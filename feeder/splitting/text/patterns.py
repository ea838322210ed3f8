"""What newspapers print in fixed forms: opening slugs, bylines, credits, jumps, turns, notices.

Three scripts share one table: a pattern of one script meets nothing in the text of another.
"""

from __future__ import annotations

import re

from feeder.splitting.model import Script, Turn

HAN = r"㐀-鿿豈-﫿\U00020000-\U0003ffff"
MARKS = "□■●◆○◎⊙▲△◇☆★"
HAN_CHARACTER = re.compile(f"[{HAN}]")
HAN_RUN = re.compile(f"[{HAN}]+")
_SAMPLE = 20_000  # characters that show a page's script
_LATIN_LETTERS = re.compile(r"[A-Za-zÀ-ɏ]+")
_TRADITIONAL = re.compile("[們這個來對時說國會學發經過實點區報導記體為與長開關門問間東車運動義務專業產屆電訊員]")

# A role is looked for with white space between any two of its characters: a line may break inside it.
_ROLE_WORDS = (
    r"(?:(?:本報|本报|本網|本网|本台|本刊|新华社|新華社|中新社)?(?:駐[一-鿿]{1,4}|驻[一-鿿]{1,4})?"
    r"(?:全媒体|全媒體|融媒体|融媒體|见习|見習|实习|實習|首席|特约|特約|特派|资深|資深|摄影|攝影|文字|视觉|視覺|高级"
    r"|主任|学生|學生|校园|校園|校报|校報|晚报|晚報|晨报|晨報|日报|日報|早报|早報)*~"
    r"(?:小?记者|小?記者|通讯员|通訊員|观察员|觀察員|撰述|主笔|主筆|(?:指导|指導)(?:老师|老師|教师|教師)|评论员|評論員|撰稿人?|特派员|特派員|实习生|實習生|摄影师|攝影師|主编|編輯)"
    r"|(?:本报|本報|本刊)~(?:编译|編譯|主笔|主筆)|[编編][译譯](?=[一-鿿]{2,4}／)"
    r"|(?:读者|讀者|网友|網友)(?=\s+[一-鿿]{2,4}(?:[）)]|$)))"
)
GAP = r"\s*"


def loose(words: str) -> str:
    """The pattern with white space allowed between Han characters that stand side by side, and at each ~."""
    return re.sub(r"(?<=[一-鿿])(?=[一-鿿])(?![^\[]*\])|~", lambda _: GAP, words)


ROLE = re.compile(loose(_ROLE_WORDS))
_ROLE = ROLE.pattern
_DATE = r"(?:\d{1,4}年)?(?:\d{1,2}月)?\d{1,2}日"

_AGENCIES = "据?新华社|據?新華社|中新社|中新网|中新網|人民网|人民網|央视网|央視網|中央社|本报|本報|本网|本網|本台|本刊"
# Who reports, said in words behind an agency's name: 本报讯 记者史小满报道, 本报讯 记者史小满 通讯员白露.
_NOBODY = "昨|今|近|日前|从|從|在|了解|采访|採訪|看到|[获獲]悉"
_CALLED_NAME = rf"[{HAN}](?:\n?[{HAN}]){{1,3}}"  # a line's end may cut it
_CALLED = rf"{_ROLE}{GAP}(?!{_NOBODY}|{_ROLE}){_CALLED_NAME}(?:[、 \u3000]{{1,2}}\n?(?!{_ROLE}){_CALLED_NAME}){{0,4}}"
_REPORTS = loose("报道|報導|报导|報道")
_TOLD = rf"{_CALLED}(?:{GAP}{_CALLED}){{0,3}})(?:{GAP}(?:{_REPORTS})(?:[：:]|[ \u3000]+)|[：:]|[ \u3000]+)"
# The printed byline or dateline that opens a first paragraph; group `people` is what stands in its brackets.
SLUG = re.compile(
    rf"^\s*(?:[{MARKS}]\s*)?(?:"
    rf"(?P<plain>{_ROLE}{GAP}[{HAN}]{{2,4}}(?:、[{HAN}]{{2,4}})*{GAP}[／/]{GAP}[{HAN}]{{1,5}}?{GAP}(?:{loose('報導|报道|报导|報道|電|电')}))"
    rf"|(?P<says>{_CALLED}(?:{GAP}{_CALLED}){{0,3}}{GAP}(?:{_REPORTS}))(?:[：:]|[ \u3000]+)"
    rf"|(?:{loose(_AGENCIES)}|[{HAN}]{{0,8}}(?:日|晚|早|晨|周)[报報]|[{HAN}]{{2,6}}[网網]"
    rf"|[{HAN}\n]{{1,12}}(?:[报報]|融媒体?(?:中心)?|平台|[电電][视視]?台|客[户戶]端|新[闻聞]|[发發]布|[传傳]媒)(?=[\s\d年月日]{{0,16}}[讯訊电電])"
    rf"|[{HAN}]{{2,5}}(?=[讯訊]{GAP}[（(]{_ROLE}))"
    r"[^，。、；：（()）！？“”《》「」]{0,20}?(?:综合)?(?:(?<!通)[讯訊]|[电電](?![话話视視])|消息|[报報][道导導])[，,：:]?"
    rf"(?:\s*[（(](?P<people>[^（）()。]{{1,160}})[）)]|{GAP}(?P<said>{_TOLD})?[：:]?"
    rf"|[【〔［\[（(](?P<bracket>[^】〕］\]）)。，]{{0,60}}(?:{loose('報導|报道|报导|報道|訊|讯|日電|日电|電|电|消息')}))[】〕"
    rf"］\]）)](?:{GAP}[（(](?P<beside>{_ROLE}[^（）()。]{{1,60}})[）)]|{GAP}(?P<told>{_TOLD})?"
    rf"|[（(](?P<named>(?:[{HAN}]{{2,10}}?)?{_ROLE}[^（）()。，]{{1,60}})(?<![摄攝])[）)]"
    r"|(?P<place>[A-Z][A-Z]{2,}(?:[ ’'.-]+[A-Z][A-Za-z.]*){0,3}(?:,\s*[A-Z][A-Za-z.]{1,12}){0,2}(?:,\s*[A-Z][a-z"
    r"]{2,8}\.?\s\d{1,2}\.?)?\s*(?:\([A-Z][A-Za-z ]{1,24}\)\s*)?(?:—|–|--|-{1,2}\s))"
    r")\s*"
)
# The groups of a slug that may name people, the surest first.
SLUG_PEOPLE = ("people", "beside", "told", "said", "bracket", "named", "plain", "says")
SLUG_START = re.compile(
    r"(?:本报|本報|本网|本網|本台|本刊)(?:讯|訊)|"
    r"(?:据?新华社|據?新華社|中新社|中新网|中新網|人民网|央视网|中央社|本报|本報|本网|本網|本台|本刊)"
    r"[^，。、；：！？“”《》）)]{0,20}?(?:讯|訊|电|電|消息)(?:[（(\s，,：:]|$)"
    rf"|[据據]?[{HAN}]{{2}}社[{HAN}]{{0,10}}{_DATE}[电電]"
    rf"|[{HAN}]{{1,10}}(?:[报報网網]|融媒体?(?:中心)?|平台|[电電][视視]?台|客[户戶]端|新[闻聞]|[发發]布|[传傳]媒)\s?(?:(?:{_DATE})?(?:讯|訊|电|電)[（(\s]|{_DATE}[讯訊电電])"
    rf"|[{MARKS}][ \u3000]?(?:本报|本報|本网|本網|本台|本刊)[讯訊][（(]"
    rf"|[{HAN}]{{2,5}}(?<!通)[讯訊][（(]{_ROLE}"
    rf"|[【〔［\[][{HAN}]{{1,8}}[报報网網][讯訊][】〕］\]]"
    rf"|{_ROLE}[ \u3000]*(?!{_NOBODY})[{HAN}]{{2,4}}[ \u3000]*[报報][道导導](?:[：:]|[ \u3000]+)"
    rf"|(?:記者|记者)[{HAN}]{{2,4}}(?:、[{HAN}]{{2,4}})*[／/](?!攝影|摄影|攝|摄)[{HAN}]{{1,5}}"
    rf"|[【〔［（(](?:[{HAN}]{{2,10}}?)?{_ROLE}[ \u3000]*[{HAN}]{{2,4}}[^（）。，]{{0,40}}[】〕］）)]"
    rf"|[【〔［（(]{_ROLE}|[【〔［（(][^】〕］）。，]{{1,30}}(?:[报報][道导導]|訊|讯|電|电|消息)[】〕］）]"
    r"|[A-Z][A-Z]{2,}(?:[ ’'.-]+[A-Z][A-Za-z.]*){0,3}(?:,\s*[A-Z][A-Za-z.]{1,12}){0,2}(?:,\s*[A-Z][a-z"
    r"]{2,8}\.?\s\d{1,2}\.?)?\s*(?:\([A-Z][A-Za-z ]{1,24}\)\s*)?(?:—|–|--|- )"
)
# The first line of a slug that a narrow column cuts: 石门商报10月, 【本報記.
_CUT_SLUG = re.compile(rf"[【〔［（(]?[{HAN}]{{1,8}}(?:\d{{1,4}}年?)?(?:\d{{0,2}}月)?(?:\d{{0,2}}日?)?")

# A slug's line whose people stand in brackets below: 新华社北京4月8日电.
SLUG_WITHOUT_PEOPLE = re.compile(
    rf"(?:据?新[华華]社|據?新華社|中新社|中央社|本[报報网網])[{HAN}]{{0,6}}(?:\d{{1,2}}月)?\d{{1,2}}日(?:[电電]|[讯訊])|本[报報][讯訊]"
)

_NAME = rf"[{HAN}]{{2,4}}(?:·[{HAN}]{{1,6}})*"
_CUT_NAME = rf"[{HAN}](?:\n?[{HAN}]){{1,3}}(?:·[{HAN}]{{1,6}})*"  # a line's end may cut one in two
_CUT_NAMES = rf"{_CUT_NAME}(?:[ \u3000、，,/／]+{_CUT_NAME})*"
# Who photographed, at the end of a caption's last sentence.
CREDIT_TAIL = re.compile(
    r"(?<=[。！？”）」』.!?\")])[ \t\n\u3000]*(?P<credit>"
    rf"[（(]?(?:图片由|圖片由|照片由|摄影/|图/|圖/)?[ \n\u3000]*(?:{_ROLE}{GAP})?{_CUT_NAMES}(?"
    rf":{GAP}{_ROLE}{GAP}{_CUT_NAMES})*[ \n\u30"
    r"00]*(?:摄影报道|攝影報導|摄影|攝影|摄|攝|供图|供圖|提供)[）)]?"
    rf"|(?:摄影|攝影)[:：]{GAP}(?:本报|本報)?{GAP}(?:{_ROLE}{GAP})?{_CUT_NAMES}"
    rf"|[（(](?:图片|圖片|照片)?(?:由|来源：|來源：)?{GAP}(?:{_ROLE}{GAP})?{_CUT_NAMES}{GAP}(?:/)?(?:摄影|攝影|摄|攝"
    r"|供图|供圖"
    r"|提供)?[）)](?<=[摄攝影图圖供][）)])"
    r")\s*$"
)
# Words of bylines and credits beside roles and names; the second group makes a credit of the line.
BYLINE_WORDS = re.compile(
    r"(?P<text>供稿|文[并並][摄攝图圖]|文[/／](?:图|圖|摄影|攝影|摄|攝)|[图圖][/／]文|图文|文图|圖文|[报報][道导導]|专题|專題|综合|綜合|整理"
    r"|采写|採訪|采访|撰文|作者|编译|編譯|"
    r"文(?=\s*[/／:：｜丨]|$)|(?<=[/／])文)"
    r"|(?P<photo>摄影报道|攝影報導|摄影|攝影|摄|攝|供图|供圖|提供|(?:图片|圖片|照片|图|圖)(?:均)?由"
    r"|[上下左右前后後題题][图圖](?=[ \u3000])|(?:图片|圖片"
    r"|照片|影像)(?=\s*[/／:：])|"
    r"制图|製圖|绘图|[图圖](?=\s*[/／:：]|$)|(?<=[/／])[图圖])"
)
BYLINE_MARK = re.compile(rf"[{MARKS}]\s*")
AUTHOR = ("作者：", "作者:")  # who is called so may have a pen name
ONE_NAME = re.compile(_NAME)
# Who wrote for the paper as a whole.
COMMENTATOR = re.compile(
    rf"(?:本[报報刊社]|[{HAN}]{{2,6}}[日晚早晨][报報])(?:特[約约]|首席)?(?:[评評][论論][员員]|主[笔筆])"
)
# What a body's last line says of where it comes from: （据新华社）, （作者单位：…）, □本报评论员.
SOURCE_LINE = re.compile(
    r"[（(](?:据|據|来源|來源|作者|摘自|转自|轉自|原载|原載|本报综合|本報綜合|综合|綜合|编译|編譯|本报|本報|新华社)"
    r"[^（）()。，]{0,40}[）)]"
    r"|[（(]作者[^（）()。]{2,40}[）)]|[（(]?(?:据|據|[综綜]合)?(?:新[华華]社|中新社|中央社|央[视視]新[闻聞]|新[华華][网網])(?:[电電])?(?:等?[综綜]合)?[）)]?"
    rf"|(?:[来來]源|摘自|[转轉]自|[选選]自)[:：/／][^，。]{{2,20}}|本[报報][综綜]合(?:[报報][道導导]|消息|整理)?"
    r"|[□■][ \u3000]*(?:本报|本報|本刊|新华社|人民日报)?(?:特约|特約)?(?:评论员|評論員|记者|記者|[编編][辑輯][部室])"
    r"|[（(](?:本[报報刊版])?(?:[编編][辑輯][部室]|[资資]料室|[综綜]合)(?:整理|[综綜]合|[编編][译譯写寫]|供稿)[）)]"
    rf"|(?:[{MARKS}][ \u3000]*)?{COMMENTATOR.pattern}"
)
# 見習記者游雅筑台中報導: nothing between the name and where the report was made.
BYLINE_HANT = re.compile(
    rf"[【〔［]?{ROLE.pattern}[ \u3000]*[{HAN}]{{2,4}}(?:、[{HAN}]{{2,4}})*[／/ \u3000]*[{HAN}]{{0,5}}"
    r"(?:[报報][道导導]|[专專][访訪]|電|专电|專電)[】〕］]?"
)
_NUMBER = r"[\dＡ-ＺA-Z０-９一二三四五六七八九十]{1,4}"
TO_BE_CONTINUED = re.compile(r"[（(]?(?:[^（）()，,]{1,8}[，,· \u3000])?(?:未完)?待[续續][）)]?|[（(]未完[）)]")
JUMP_LINE = re.compile(
    r"[（(【\[▶▷➤→]*[ \u3000]*(?:全文|本文|文)?(?:(?:紧|緊)?(?:上接|下转|下轉|下接|转接|轉接|转至|转|轉|续|續"
    r"|接))[ \u3000]*(?:本报|本報)?(?:第)?"
    rf"[ \u3000]*(?:(?P<page>{_NUMBER})[ \u3000]*(?:版|頁|页|叠|面)[^。，（()）【】\[\]]{{0,12}}"
    r"|(?P<sheet>[A-Z]\d{1,2}))[）)】\]▶▷➤→]*[①-⑩]?"
    r"|[(\[]?\s*(?:Continued|CONTINUED|Cont(?:inue)?d?\.?|See|SEE|Turn to|From|FROM|Jump to|Please (?:see"
    r"|turn to))\s+(?:[A-Z][A-Z’' -]{1,24},?\s+)?(?:(?:on|from|to|ON|FROM)\s+)?(?:[Pp]age|PAGE"
    r"|[Pp]g?\.?)?\s*(?P<page_en>[A-Z]?\d{1,3}[A-Z]?)\b[^.]{0,16}\)?\]?"
)
# Where more of it stands: The climb in pictures: Page 20; Tide tables, B6.
MORE_LINE = re.compile(
    r"(?:[●•■▶►>]+ ?)?[A-Z][^.,:]{3,40}, (?:(?:[Pp]age |PAGE )[A-Z]?|[A-Z])\d{1,2}"
    r"|(?:[●•■▶►>]+ ?)?[A-Z].{3,60}[:–—-] ?(?:[Pp]age|PAGE|[Pp]ages)s? ?[A-Z]?\d{1,3}[A-Z]?(?:[-–]\d{1,3})?"
    r"|(?:Page|PAGE)s? [A-Z]?\d{1,3}(?:[-–]\d{1,3})?: [A-Z].{3,60}"
    r"|[A-Z][\w’'&-]+(?: [\w’'&-]+){0,4},(?: [Pp]ages?| PAGES?| p\.)? ?(?:[A-Z]\d{1,2}|\d{1,2}[A-F])(?:[-–]\d{1,2})?"
    r"|[A-Z][\w’'&-]+(?: [\w’'&-]+){0,4}(?:,| on) (?:[Pp]age|PAGE) [A-Z]?\d{1,3}"
)
# The same in other words, with a mark before or another page: ● Story continues on A6, See Bridge, back page.
_MORE_EN = (
    r"(?i:(?:story |article |report )?cont(?:inue[sd]?|[’']?d)?\.?|(?:please )?(?:see(?: also)?|turn(?: to)?)"
    r"|(?:full )?(?:story|report)|more(?: inside)?)"
)
_ELSEWHERE_EN = (
    r"(?i:(?:the )?(?:back|next|opposite|facing|centre|center) page|overleaf|page [a-z]?\d{1,3}[a-z]?)|[A-Z]\d{1,2}"
)
JUMP_ELSEWHERE = re.compile(
    rf"[(\[●•■▶►➤>»→* ]*(?:{_MORE_EN},?(?: (?:on|in|at))?(?: [A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?[,/:]?)?[ /]+(?:on |at )?"
    rf"(?:{_ELSEWHERE_EN})|(?:[Ff]rom|FROM) (?:[Pp]age |PAGE )?[A-Z]?\d{{1,2}}[A-Z]?)[.)\]>»→ ]*"
)
# What a page's front says of a story that goes on here.
JUMP_BACK = re.compile(
    r"[(●•■▶►>» ]*(?:(?:[Cc]ont(?:inue|[’'])?d?\.?|CONTINUED|CONT(?:[’']?D)?\.?) )?(?:[Ff]rom|FROM) "
    r"(?i:(?:the )?(?:(?:front|back|previous|first|cover) (?:page|cover)|page (?:one|1)|(?:page )?one|cover|front))\)?"
)
JUMP_FROM = re.compile(r"上接|[Ff]rom|FROM|(?:紧|緊)接|(?i:\b(?:begins?|began|starts?|started) on\b)")
JUMP_TAIL = re.compile(
    rf"[ \t\n\u3000]*(?P<jump>[（(【\[]{GAP}(?:全文|本文)?(?:紧"
    rf"|緊)?(?:{loose('上接|下转|下轉|下接|转至|转|轉|续|續')}){GAP}第?{GAP}{_NUMBER}{GAP}(?:版|頁|页"
    r"|面)[^（）()。，]{0,12}[）)】\]]"
    r"|\(?(?:Continued|CONTINUED)\s+(?:on|from|ON|FROM)\s+(?:[Pp]age|PAGE)?\s*[A-Z]?\d{1,3}[A-Z]?\)?"
    r"|(?<=[.!?”\"’'])\s\(?(?:(?:Please )?[Ss]ee|(?:Please )?[Tt]urn to|SEE|TURN TO)\s+(?:[A-Z][A-Z’' -]{1,24},?\s+)"
    r"(?:(?:on )?[Pp]age\s+|PAGE\s+)?[A-Z]?\d{1,3}[A-Z]?\)?)\s*$"
)
JUMP_HEAD = re.compile(
    rf"^\s*(?P<jump>[（(【\[]{GAP}(?:紧|緊)?(?:{loose('上接|接')}){GAP}第?{GAP}{_NUMBER}{GAP}(?:版|頁|页"
    r"|面)[^（）()。，]{0,12}[）)】\]])\s*"
)

# A legal notice's last words.
PUBLISHED = re.compile(r"\(Pub[.l].{3,40}\)$")
# Who said what: “…,” said
SAID_EN = re.compile(r",[”\"’'] (?:said|says|added|he|she|they) ?")
# A sentence's end with another sentence after it.
SENTENCES_EN = re.compile(r"[a-z]{3}[.?!][”\"’']?\s+[“\"‘']?[A-Z][a-z]+\s")
# How an entry of a log or of a programme begins: 7:52 a.m. — A caller; 9pm, BBC4.
HOUR = re.compile(
    r"\d{1,2}(?:[:.]\d\d ?(?:[ap]\.?m\.?)?,? ?(?:[—–:]|- |\. )|(?:[:.]\d\d)? ?[ap]\.?m\.?(?:, | ?[—–:]| - ))"
)
BULLET = re.compile(r"[■□●○◆◇▲△▶►★☆◎•※][ \u3000]*\S|[•*][ ]\S")
# How an item of a column of briefs begins beside a mark: with its place.
PLACED = re.compile(rf"[{HAN}]{{2,4}}[ \u3000]?[／/｜|]")
QUESTION = re.compile(
    rf"(?:问|問|记者|記者|主持人|Q|[{HAN}]{{2,4}}报?记者)[ \u3000]*[:：]|Q[.:]\s|(?:Question|QUESTION):"
)
ANSWER = re.compile(r"(?:答|A|受访者|受訪者|嘉宾|嘉賓|回答)[ \u3000]*[:：]|A[.:]\s|(?:Answer|ANSWER):")
SPEAKER = re.compile(rf"[{HAN}]{{2,4}}[:：]")
_NOTICES = (
    "公告|通告|通知|启事|啟事|声明|聲明|公示|招标|招聘|讣告|訃告|感谢信|感謝信|[道致]歉信|表[扬揚]信|预告|遗失|遺失|拍卖|拍賣|注销|招租|广告"
    "|廣告"
)
_NOTICES_EN = (
    "NOTICE|Notice|ADVERTISEMENT|Advertisement|FOR SALE|For Sale|WANTED|Wanted|CLASSIFIED|Classified"
    "|TENDERS?|Tenders?|VACANC(?:Y|IES)|LOST AND FOUND|INVITATION TO|REQUEST FOR|CALL FOR BIDS|SUMMONS"
    "|PUBLIC HEARING"
)
_NOTICES_ALONE = (
    "[鸣鳴][谢謝]|[讣訃][闻聞]|[谢謝][启啟]|[敬][启啟]|[公通]函|[寻尋](?:人|物|[亲親])|招[领領]|[转轉][让讓]|出租|出售|求[购購租]|招工|聘[请請]|征婚|徵婚"
    "|LOST|FOUND|FREE|HELP WANTED|SITUATIONS VACANT|PERSONAL|REWARD"
)
_NOTICE = re.compile(f"{_NOTICES}|{_NOTICES_EN}|{_NOTICES_ALONE}")  # a cheap look before the dear one
_NOTICE_HEAD = re.compile(
    rf".{{0,30}}(?:{_NOTICES})(?:[（(].{{0,12}}[）)])?|.{{0,40}}(?:{_NOTICES_EN})\b.{{0,30}}|{_NOTICES_ALONE}"
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
    r"更正(?:启事|說明|说明)?|致歉|[编編][后後][语語话話]?|.{0,8}(?:预告|預告|開獎|开奖|天气预报|天氣預報|天[气氣])(?:[（(].{0,20}[）)])?"
    r"|[【〔［■◎◆●]?(?:相关|相關|新闻|延伸)?(?:链接|連結|鏈接)[】〕］]?[:：]?.{0,12}"
    r"|[【〔［■◎◆●]?(?:资料[框卡库]|資料[框卡庫]|(?:[记記]者|[采採][访訪]|[编編][辑輯])手[记記]|(?:人物)?名片|[话話][你您]知|小[启啟]|延伸[阅閱][读讀]|名[词詞]解[释釋]|[新事][闻聞件]背景|.{0,6}小(?:[贴貼]士|[辞辭词詞]典|[档檔]案|百科|[知资資][识識料]))"
    r"[】〕］]?(?:[／/:：·][ \u3000]*.{2,14})?"
    r"|(?i:corrections?(?: and clarifications?)?|for the record|(?:police|court|fire|sheriff’s"
    r"|sheriff's) (?:log|blotter|report|calls)"
    r"|(?:on the |community |arts )?calendar|what[’']s on|.{0,20}scoreboard|lottery|(?:today[’']s )?weather"
    r"|(?:public |court |police |property )?records|(?:building|planning) (?:permits|applications|decisions)"
    r"|th(?:is (?:day|week)|e week) in history|marriage licen[cs]es|cards? of thanks|in memoriam|lost (?:and|&) found"
    r"|obituaries|deaths|births|legal notices|classifieds|small ?ads|smalls|transactions"
    r"|letters? to the editor|letters policy)"
)
CROSSHEAD = re.compile(
    r"[（(]?[一二三四五六七八九十]{1,3}[）)]?[、．.:：\s]|[（(]?\d{1,2}[）)．.、]|[■□●◆▲★▶◎][ \u3000]*"
    r"|第[一二三四五六七八九十][章节篇部步]|(?:PART"
    r"|Part) [IVX\d]+"
)

# What lines in a fixed form don't have, unless they have one of their words, too: a cheap look before the dear ones.
# The English one never goes back, for lines of marks and figures would take it long.
PROSE = re.compile("[的了着是在将让把，。；！？“”「」]")
PROSE_EN = re.compile(r"(?:\b[a-z]\w*+\W++(?:[A-Z\d]\w*+\W++)*+){4}")
TOLD = re.compile(
    r"记者|記者|通讯|通訊|摄|攝|版|编|編|责|責|电话|電話|热线|熱線|专线|許可|许可|邮|郵|地址|社址|https?:|www\.|@|图|圖|Photo|photo|Courtesy|courtesy"
    r"|Continued|continued|From|See|Page|WEATHER|Weather:|FORECAST|, [A-Z]\d{1,2}$"
    r"|By|by|BY|Staff|staff|Hotline|hotline|Tel|Fax|：\s*\d"
)

FINAL = frozenset("。！？!?…．")
CLOSING = frozenset('”’」』）)】》"]')
NO_START = frozenset("，。、；：！？）】》」』”’％%,.;:!?)]}")
DANGLING = frozenset("，、；：（《“‘「『—,;(-&/")


def is_han(character: str) -> bool:
    return "\u3400" <= character <= "\u9fff" or character >= "\U00020000" or "\uf900" <= character <= "\ufaff"


def begins_slug(text: str, below: str) -> bool:
    """Whether a line opens a slug that goes on below it."""
    if not _CUT_SLUG.fullmatch(text):
        return False
    slug = SLUG_START.match(text + below)
    return slug is not None and slug.end() > len(text)


def turn_of(text: str) -> Turn:
    """Whose words a text opens in an interview; "" where it opens nobody's."""
    if ":" not in text and "：" not in text and text[:1] not in ("Q", "A"):
        return ""
    return "question" if QUESTION.match(text) else "answer" if ANSWER.match(text) else ""


def heads_a_notice(text: str) -> bool:
    """Whether the line is a notice's title, or an advertisement's."""
    return _NOTICE.search(text) is not None and _NOTICE_HEAD.fullmatch(text) is not None


def script_of(text: str) -> Script:
    """The script a page is set in, from its first twenty thousand characters."""
    sample = text[:_SAMPLE]
    han = _length_of(HAN_RUN, sample)
    if _is_latin(sample, han):
        return "latin"
    return "hant" if len(_TRADITIONAL.findall(sample)) * 16 > han else "hans"


def is_latin(text: str) -> bool:
    """Whether it is set in Latin letters, from its first twenty thousand characters."""
    sample = text[:_SAMPLE]
    return _is_latin(sample, _length_of(HAN_RUN, sample))


def _is_latin(sample: str, han: int) -> bool:
    """Whether a page is set in Latin letters whose sample has so many Han characters."""
    return han * 4 < len(sample) - han and han * 4 < _length_of(_LATIN_LETTERS, sample)


def _length_of(pattern: re.Pattern[str], text: str) -> int:
    """The characters of all that the pattern finds."""
    return sum(map(len, pattern.findall(text)))
