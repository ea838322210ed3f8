"""What newspapers print around their articles: nameplates, folios, dates, staff, section names, titles of columns."""

from __future__ import annotations

import re

from feeder.splitting.text.patterns import HAN

_WEEKDAY = r"(?:星期|周|週|禮拜)[一二三四五六日天]"
_EDITOR = (
    r"(?:[一-鿿]{2}中心|值班|责任|責任|本版|执行|執行|美术|美術|版面|版式|组版|組版|图片|圖片|见习|实习|视觉|視覺|首席|带班|今日"
    r"|统筹|統籌|特约)*"
    r"(?:责编|責編|编辑|編輯|主编|主編|设计|設計|美编|美編|校对|校對|校检|检校|审读|審讀|总编|總編|编委|編委|"
    r"版式|排版|组版|組版|制图|製圖|审核|審核|监制|監制|策划|策劃|统筹|統籌|终审|值班主任|值班总编|总编辑|總編輯|[采採][訪访]主任|新[闻聞]主任|督印人?|社[长長]|[发發]行人|出版人"
    r"|指导教师|指导老师|插图|插圖|题图)"
)
_HAN_NUMBER = "[一二三四五六七八九十廿卅〇零百]"
# What page furniture is made of: a line that has nothing else, but for a nameplate or a section's name, is furniture.
FURNITURE_PARTS = re.compile(
    r"^(?:Today|TODAY|Tonight|TONIGHT|Tomorrow|TOMORROW|Weekend|"
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)[:.,]\s[A-Z][\w ,]{2,24}\s-?\d{1,3}"
    r"(?:°[CF]?)?$|^(?:Reach|Contact|E-?mail|Follow|Write to|Send)\b.{3,60}@[\w.-]+$"
    r"|(?:(?:中[華华])?民[國国][ \u3000]*[\d〇○零一二三四五六七八九十百]{2,4}|\d{4}|[〇○零一二三四五六七八九]{4})"
    r"\s*[年./-]\s*"
    rf"(?:\d{{1,2}}|{_HAN_NUMBER}{{1,3}})\s*[月./-]\s*(?:\d{{1,2}}(?!\.\d)|{_HAN_NUMBER}{{1,3}})\s*日?"
    rf"|[（(]?{_WEEKDAY}[）)]?|^\d{{1,2}}[/.]\d{{1,2}}[ \u3000]*[（(]?[一二三四五六日][）)]?(?=[ \u3000]|$)"
    rf"|(?<=\s)[正{_HAN_NUMBER[1:-1]}冬腊臘]{{1,2}}月(?:初|十|廿|卅|二十|三十)[一二三四五六七八九十]?(?=\s|$)"
    rf"|(?=[一-鿿])(?:(?:农历|農曆|夏历)?[甲乙丙丁戊己庚辛壬癸][子丑寅卯辰巳午未申酉戌亥]年[闰閏]?{_HAN_NUMBER}{{1,2}}月["
    rf"初{_HAN_NUMBER[1:-1]}]{{1,3}}日?"
    rf"|(?:农历|農曆)\S{{2,10}}"
    rf"|(?=[一-鿿]+[^一-鿿]){_EDITOR}[ \u3000]*[/／:：∕╱|｜ \u3000][ \u3000]*(?:(?!{_EDITOR}"
    rf"|[联聯][系繫絡络]|电话|電話|邮箱|郵箱|热线|熱線|新闻)[{HAN}]{{1,4}}[、 \u3000]*){{1,6}}"
    r"|(?:新闻|新聞|广告|廣告|发行|發行|投稿|读者服务|讀者服務|读者|讀者|订阅|訂閱|报料|爆料|监督|服务|服務|本报|本報|编辑部|總機|总机)"
    r"(?:热线|熱線|电话|電話|邮箱|郵箱|信箱|专线|專線)?[:：]?\s*[（(]?[A-Za-z0-9+][\w@.()（）—\- 转轉、/]{4,}"
    r"|(?:编辑部|編輯部)?(?:地址|社址)[ \u3000]*[:：][ \u3000]*\S{2,40}"
    r"|(?:广告|廣告|经营)(?:许可证|許可證|经营许可证)(?:号|號)?[:：]?[ \u3000]*\S{4,30})"
    r"|(?:热线|熱線|报料|网址|網址|社址|邮编|郵編|邮政编码|传真|傳真|E-?mail|QQ群?|微信号)[ \u3000]*[:：]\s*\S.{1,60}"
    r"|(?:国内统一|國內統一|校内统一|内部|统一|连续出版物号"
    r"|刊号|刊號|邮发|郵發)[^，。]{0,16}[:：]?\s*[A-Z]*[ \d—/-]{3,}期?"
    r"|CN[ -]?\d{2}-?\d{4}(?:/\w+)?|ISSN[ \d-]+|(?=[一-鿿])(?:(?:[总總]第?|第)\s*\d{1,6}\s*[期号號]"
    r"|(?:今日|本期)\s*[\d一二三四五六七八九十廿卅]+\s*[版張张頁页]|(?:(?:零售|每份|定)[价價]?){1,2}\s*[:：]?\s*[\d.一二三四五六七八九十]+\s*元"
    r"|第\s*[\dA-Z一二三四五六七八九十]{1,4}\s*版)"
    r"|[A-Z]?\d{1,2}\s*版|[A-Z]版[ \u3000]*\d{1,3}[ \u3000]*[页頁]"
    r"|(?<!\S)[^\s，。]{4,20}(?:主管|主办|主辦|承办){1,2}(?=\s|$)"
    r"|(?:主管|主办|主辦|出版|承印|印刷|发行|督印)[ \u3000]*[:：]?[ \u3000]*[^，。]{2,24}(?:社|厂|委"
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
    r"|(?<!\w)[$£€₹]\s?\d{1,3}(?:\.\d\d)? \(?(?i:plus|incl?\.?|including)(?: \d{1,2}%)? (?i:gst|vat|hst|tax)\)?$"
    r"|(?<!\w)[$£€₹]\s?\d{1,3}(?:\.\d\d)?(?![\d,.]*\d)(?= {2}|$)|(?<!\w)\d{2,3}p(?= {2}|$)"
    r"|^(?:PRICE:? )?(?:ONE|TWO|THREE|FIVE|TEN) (?:CENTS?|PENCE|PENNY)$"
    r"|^\d{2,3} (?:cents"
    r"|pence)$|^Free$|^FREE$|^CMYK$|^(?i:price):? (?:[$£€₹]\d{1,3}(?:\.\d\d)?|\d{2,3}p)$|^\d{1,3} (?:[Pp]ages|PAGES)$"
    r"|^(?:[Ss]ection|SECTION) [A-Z\d]$|^(?:[Pp]age|PAGE) (?i:one|two|three|four|five|six|seven|eight|nine|ten)$"
    r"|^(?:Incorporating|Member of) (?:the )?[A-Z].{3,60}$"
    r"|^An? (?:[A-Z][\w’'-]+ ){1,3}(?:Publication|Newspaper)$"
    r"|(?:JANUARY|FEBRUARY|MARCH|APRIL|MAY|JUNE|JULY|AUGUST|SEPTEMBER|OCTOBER|NOVEMBER|DECEMBER)\s+\d{1,2},?\s+(?:19"
    r"|20)\d{2}"
    r"|\d{1,2}\s+(?:January|February|March|April|May|June|July|August|September|October|November|December)\s+(?:19"
    r"|20)\d{2}"
    r"|(?:[Pp]age|PAGE)\s+[A-Z]?\d{1,3}[A-Z]?\b"
    r"|\b(?:Vol|VOL|(?:Issue |ISSUE )?(?:No|NO)|Issue|ISSUE)\.?\s*(?:\d{1,3}(?:,\d{3})+|[\dIVXLC]+)\b,?"
    r"|^(?:WEATHER|Weather|FORECAST|Forecast|OUTLOOK|Outlook): ?[^.]{3,40}\.?(?: [A-Z ]{3,30})?$"
    r"|^[\d,]+ [Pp]ages,? (?:one|two|three|four|\d) [Ss]ections?$"
    r"|^(?:[A-Z]+ )?(?:FIRST|LATE|EARLY|FINAL|CITY|COUNTRY|HOME|EXTRA|SPECIAL|[A-Z]+ (?:FINAL|CITY)) EDITION$"
    r"|^(?:(?:First|Late|Early|Final|City|Country|Home|National) ){1,2}(?i:(?:city|county|morning) )?[Ee]dition$"
    r"|^[A-Z][a-z ,]{2,40}[.;,] (?:[Hh]ighs?|[Ll]ows?|[Mm]ax(?:imum)?\.?)[ :][a-z ]{0,12}-?\d{1,3}\b.{0,30}$"
    r"|(?:Editors?|Edited|Layout|Design(?:er)?|Proofread(?:er)?|Copy [Ee]ditor|Page [Dd]esign)\s*(?:by"
    r"|:)\s*[A-Z](?:[\w .,&’'-]{1,60}?[ ,(][\w.+-]+@[\w-]+\.[\w.]+\)?|[\w .,&’'-]{1,60})"
    r"|^(?=[A-Z])(?:[\w’'-]+ ){0,4}(?i:serving|covering|(?:news)?paper|voice|published|printed|independent"
    r"|weekly|daily) (?:[\w’'&,.-]+ ){0,8}(?i:since) \d{4}\.?$|^(?:Founded|Established|ESTABLISHED|Est\."
    r"|EST\.)(?: in)? \d{4}$"
    r"|^(?:One|Two|Three|Four|\d) [Ss]ections?,? \d{1,3} [Pp]ages$"
    r"|(?:^|(?<=\s))(?:News|NEWS|Ad(?:vert)?s|Advertis(?:ing|e here)|ADVERTISING|Circulation|Subscriptions?"
    r"|Classifieds?|CLASSIFIEDS?|(?:Home )?[Dd]elivery|Editorial|EDITORIAL|Switchboard|Sports? ?[Dd]esk|Picture [Dd]esk"
    r"|News ?[Dd]esk|NEWS ?DESK|News ?[Rr]oom|NEWS ?ROOM|[Nn]ews ?(?:desk|room)|Reception):? "
    r"[+(]?\d[\d ()-]{4,}(?=\s|$)"
    r"|^(?:.{0,40}\. )?Details?,? (?:on )?[A-Z]?\d{1,2}$"
    r"|^(?:[A-Z]\w+ )*(?:[Ee]ditor(?:[ -][Ii]n[ -][Cc]hief)?|Publisher|Advis[eo]r|Manager|Director"
    r"|Designer)s?: [A-Z].{2,60}$"
    r"|^(?:[A-Z][\w.’'-]+ ){1,2}[A-Z][\w’'-]+, (?:[A-Z]\w+ ){0,2}(?:Publisher|Editor-in-[Cc]hief|(?:Managing"
    r"|Executive|Opinion|News|City|Editorial Page) [Ee]ditor)$"
    r"|^(?:©|\(c\)|Copyright)(?:[^a-z]{0,8}\d{4}.{0,60}| [A-Z].{3,60} \d{4})$"
    r"|^Call \d{3}-\d{4}(?: to [a-z ]{4,24})?$|^(?:Deadline"
    r"|To (?:place|advertise|subscribe)|Got a |Call |News ?room"
    r"|Circulation|N(?:EWS|ews) [Tt](?:IPS|ips)|Classifieds|Subscri)"
    r"[^.]{0,40}(?:\. )?\d{3}[ -]\d{4}(?: or [\w.+-]+@[\w.-]+)?$"
    r"|(?:(?:[A-Z]\w+ ){0,3}(?:Publisher|Editor|Director|Manager"
    r"|Designer):?\s[A-Z][\w.]+\s[A-Z][\w’'-]+(?:\s+|$)){2,}"
    r"|(?:[A-Z]\w+ )?(?:[Hh]otlines?|[Tt]ips|[Ee]nquiries|Tel\.?|[Tt]elephone|Fax|[Nn]ewsroom|[Ss]ubscriptions?"
    r"|[Aa]dvertising|[Cc]irculation)"
    r"\s*:\s*[+(]?\d[\d\s()+,-]{4,}"
)
# A paper's address in the net beside other parts; www and slashes are among these.
DOMAIN = re.compile(r"[a-z][a-z0-9]{3,}(?:\.[a-z0-9]+){0,2}\.[a-z]{2,7}")
# It may be the end of a sentence or of a headline, too.
BARE_DAY = re.compile(rf"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|{_WEEKDAY}),?")
# A day over what a log or a calendar has for it.
DAY_HEAD = re.compile(
    r"(?i:(?:mon|tues|wednes|thurs|fri|satur|sun)day|mon|tues?|wed|thurs?|fri|sat"
    r"|sun)\.?(?:,? (?:[A-Z][A-Za-z]{2,8}\.? \d{1,2}|\d{1,2}(?: [A-Z][A-Za-z]{2,8})?))?:?"
)
FULL_DATE = re.compile(
    r"(?:\d{4}|民[國国]\S{2,4})\s*[年./-]\s*\S{1,3}\s*[月./-]|\b(?:[A-Z][a-z]{2,8}|[A-Z]{3,9})\.?\s+\d{1,2},\s+(?:19"
    r"|20)\d{2}\b"
    r"|\b\d{1,2}\s+[A-Z][a-z]{2,8}\s+(?:19|20)\d{2}\b"
)
TELEPHONE = re.compile(r"(?:[联聯][系繫絡络])?(?:电话|電話|热线|熱線|邮箱|郵箱)[:：]?\s*[\w@.()（）—-]{6,30}")
BARE_DATE = re.compile(
    r"(?:\d{4}|[〇○零一二三四五六七八九]{4})年[\d一二三四五六七八九十]{1,3}月[\d一二三四五六七八九十]{1,3}日"
)
# The years of a life below the name that heads an obituary: no date of the paper.
_DATE = r"(?:[A-Z][a-z]{2,8}\.? \d{1,2}, |\d{1,2} [A-Z][a-z]{2,8} )?\d{4}"
LIFE_DATES = re.compile(rf"\(?{_DATE}(?: ?[–—-] ?| to ){_DATE}\)?")
# A folio alone, a rule, a row of marks.
FOLIO = re.compile(
    r"[■□【\[◆]?\s*(?:[A-Z]?\d{1,2}|[A-Z]\d{1,3}|\d{1,2}[A-E])\s*[】\]]?"
    r"|(?i:(?:back|front) page)|[-—–·•*＊=_~～─━|★☆\s]{1,}\s*\d{0,3}\s*[-—–·•*＊=_~～─━|★☆\s]*"
)
PAPERS_EN = (
    "Advertiser|Call|Advocate|Argus|Banner|Beacon|Bugle|Bulletin|Champion|Chronicle|Citizen|Clarion-Ledger|Clarion|Courier|Daily|Democrat"
    "|Dispatch|Eagle|Echo|Enterprise|Examiner|Express|Gazette|Globe|Guardian|Herald|Independent|Inquirer|Journal|Lantern"
    "|Leader|Ledger|Mail|Mercury|Messenger|Mirror|Monitor|News|Observer|Packet|Pilot|Pioneer|Post|Press|Record|Register"
    "|Reporter|Republican|Review|Sentinel|Spectator|Standard|Star|Statesman|Sun|Telegraph|Times|Transcript|Tribune"
    "|Voice|Weekly"
)
PAPER_EN = re.compile(
    rf"(?:(?:The|THE) )?(?:(?:[A-Z][\w’'&]+|&|and|of) ){{1,5}}(?:[A-Z]\w+-)?(?:{PAPERS_EN}|{PAPERS_EN.upper()})"
)
_REVIEWED = (
    "(?i:film|movie|book|theatre|theater|stage|music|album|record|concert|gig|dance|opera|art|tv|television"
    "|restaurant|game)"
)
NAMEPLATE = re.compile(
    rf"(?!{_REVIEWED} (?i:reviews?)$)(?:"
    rf"[{HAN}]{{1,8}}(?:日|晚|早|晨|周|时|快|商|都市|青年|工人|农民)?[报報刊]|(?:The|THE)(?:\s(?:[A-Z][\w’'-]*|&|and|of)){{1,5}}"
    rf"|[A-Z][\w’'&]+(?:\s(?:[A-Z][\w’'&]+|&|and|of)){{0,4}}\s(?:[A-Z]\w+-)?"
    rf"(?:{PAPERS_EN}|{PAPERS_EN.upper()}))"
)
# What a running head says beside its paper's name: the day, the folio, an address in the net.
RUNNING = re.compile(
    r"(?i:\b(?:week (?:of|ending) (?=[a-z]{3,9}\.? \d))|\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day\b(?:[’']s)?,?"
    r"|(?:mon|tue|wed|thu|fri|sat|sun)\b\.?,)"
    r"|\b(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|january|february|march|april|may|june|july|august"
    r"|september|october"
    r"|november|december)\.? \d{1,2}(?:st|nd|rd|th|[-–]\d{1,2})?\b(?:,? (?:19|20)\d\d)?"
    r"|\b\d{1,2}(?:st|nd|rd|th)? (?:january|february|march|april|may|june|july|august|september|october"
    r"|november|december|jan|feb"
    r"|aug|sept?|oct|nov|dec)\b\.?(?:,? (?:19|20)\d\d)?"
    r"|\b(?:january|february|march|april|may|june|july|august|september|october|november|december),? (?:19|20)\d\d\b"
    r"|\b(?:delivered )?free to (?:over )?[\d,]+ (?:homes|households)\b|\bpage [a-z]?\d{1,3}\b"
    r"|\b(?![\d-]+\.[\d-]+(?![.\w]))[\w-]+(?:\.[\w-]+)+/?\b"
    r"|[$£€₹]\d{1,3}(?:\.\d\d)?|\b(?:rs|ksh|gh₵|r|p)\.? ?\d{1,3}(?:\.\d\d)?$|\b\d{2,3}(?:p|c| cents| pence)\b"
    r"|\bvol(?:\.|ume)? ?[\divxlc]+\b,?|\b(?:no\.|issue) ?\d+\b"
    r"|\b(?:founded|established|est\.|(?:published )?since)(?: in)? 1[6-9]\d\d\b"
    r"|\b(?:our )?\d{2,3}(?:st|nd|rd|th) year\b)"
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
    "时评|時評|社论|社論|社评|社評|短评|短評|快评|锐评|[点點][评評]|[评評][点點]|杂谈|雜談|漫笔|漫筆|随笔|隨筆|札记|夜话|茶座|投书|投書|来信|來信|来函|來函|专访|專訪|专栏|專欄|来论|來論"
    "|民声|民聲|民意|深度调查|深度報導|记者调查|百姓话题|特别策划|图片新闻|圖片新聞|图说新闻"
)
COLUMN_LINE = re.compile(rf"[{HAN}]{{0,4}}(?:{_COLUMNS})(?:[选選摘][登编編刊])?|(?:专栏|專欄)[:：][{HAN}]{{2,8}}")
COLUMN_NAME = re.compile(_COLUMNS)
# One of readers' letters, which heads several of them.
COLUMN_OF_LETTERS = re.compile(rf"[{HAN}]{{0,4}}(?:(?:[来來][信函鸿鴻]|投[书書])(?:[选選摘][登编編刊])?|民[声聲]|信箱)")
# A list of what stands on other pages, and its title.
CONTENTS_HEAD = re.compile(
    r"(?:今日|本期|要闻|新闻|版面|内容|[一头頭]版)?[导導][ \u3000]*[读讀覽览]|(?:今日|本期)看点"
    r"|(?i:(?:(?:today[’']s|news) )?index|(?:also |what[’']s )?inside(?: today| this (?:week|issue|edition))?"
    r"|in (?:this issue|today[’']s paper)|contents):?"
)
# A row of such a list, below its title: What’s On 18, Sport 37-40.
CONTENTS_ROW = re.compile(
    r"[A-Z][\w’'& -]{2,30}[ .…:]+[A-Z]?\d{1,3}(?:[-–, ]+[A-Z]?\d{1,3})?"
    r"|(?:[A-Z][a-z’'& ]{2,24} [A-Z]?\d{1,3}(?: |$)){2,8}"
    r"|[A-Z].{2,60}(?:[,.]|,? [Pp]ages?) ?(?:[A-Z]?\d{1,3}|\d{1,2}[A-H])"
    r"|[^。 \u3000][^。]{2,30}[ \u3000](?:详见|詳見|见|見)?第?[A-Z]?\d{1,2}[ \u3000]?版"
    r"|[^。 \u3000][^。]{2,30}[ \u3000]?[（(【\[/／](?:[详詳]?[见見]|[刊转轉])?第?"
    r"(?:[A-Z]?\d{1,2}[ \u3000]?[版页頁]|[A-Z]\d{1,2}|[一二三四五六七八九十]{1,3}版)[）)】\]]?"
)
# What stands over an advertisement, whatever it tears apart.
LABEL_OF_ADS = re.compile(
    r"(?i:(?:paid )?(?:advertisement|advert)|advertorial|advertising feature"
    r"|(?:sponsored|promoted|partner) content)"
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
    r"|(?:[A-Z][\w’'& ]{2,24}?\s(?:[A-Z]\d{1,2}|\d{1,2}[A-Z])(?:\s{2,}|$)){2,6}"
    r"|(?:[A-Z][A-Za-z’'& ]{2,24} [A-Z]\d{1,2}(?: |$)){2,8}"
    r"|[A-Z][^.?!]{10,80} [A-Z]{3,}(?: & [A-Z]{3,})?, (?:PAGE )?[A-Z]\d{1,2}"
    r"|[A-Z][^.]{5,70} [/|•►>] ?[A-Z][\w’'&]+(?: [\w’'&]+){0,2},? (?:[Pp]age )?[A-Z]?\d{1,2}"
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
    r"|(?:招聘|公告|通告|[启啟]事|[声聲]明|[遗遺]失|[广廣]告|分[类類]|服[务務])"
    r"(?:[·•・](?:招聘|公告|通告|[启啟]事|[声聲]明|[遗遺]失|[广廣]告|分[类類]|服[务務])){1,3}"
    r"|(?:分[类類]|便民|[综綜]合|服[务務]|生活|[广廣]告|供求)(?:信息|[资資][讯訊]|[广廣]告|服[务務])(?:[栏欄]|平台|之窗)?"
    rf"|(?:{_SECTIONS_EN})(?:\s+(?:&\s+|AND\s+|/\s*)?(?:{_SECTIONS_EN}))*(?:\s+[A-Z]?\d{{1,3}})?"
    r"|(?:Local|News|World|Nation|Sports?|Business|Opinion|Metro|Community|Rural|Farming|Features|Lifestyle|Regional"
    r"|District|National|International|Comment|Education|Politics)(?:\s+(?:News|&"
    r"|(?:(?:and|&) )?\w+))?(?:\s+[A-Z]?\d{1,3})?"
    r"|(?:ON|AROUND|ACROSS|OFF) THE (?:LAND|FARM|DISTRICT|COUNTY|REGION|WATER|STATE)"
)

SECTION_EN = frozenset([*_SECTIONS_EN.split("|"), "AND", "&", "/"])
# A label over several headlines: what it heads is a column.
LABEL = re.compile(
    r"(?i:(?:readers[’'] |your )?letters(?: to the editor)?|(?:have )?your (?:say|views)|in your (?:opinion|words)"
    r"|post ?bag|mail ?bag|feedback|(?:village"
    r"|community|church|club|parish|school|social"
    r"|neighbou?rhood) (?:news|notes|notebook)|family (?:notices|announcements)"
    r"|obituaries|death notices|deaths|births|in memoriam|cards? of thanks|coming events"
    r"|public notices|legal notices|legals"
    r"|classifieds|classified ads|smalls|small ads"
    r"|(?:the )?(?:readers|people)[’'] (?:forum|voice)|voices? of the people|opinions?|editorials?"
    r"|public records?|records|sports?|business"
    r"|local news|news|(?:guest|staff) columns?|(?:guest|local) commentary|(?:in )?my (?:view|turn|opinion"
    r"|word)|point of view|commentary|classified|real estate)"
    r"|(?:[A-Z]+ ){1,2}VIEWS?|(?:Our|Your|My|Another|Other|Local|Community) Views?"
)

# What follows a headline of briefs or opens an item of one.
BRIEF_HEAD = re.compile(
    r"(?:[【\[◆●■□▲★◎]*[ \u3000]*(?:本地|[国國][内內際际]|一[周週]|今日|[时時]政|[县縣]域|[乡鄉][镇鎮]"
    r"|基[层層]|民生|社[会會]|教育|要[闻聞]|工作|部[门門]|[体體]育|地方|信息|[资資][讯訊]|新[闻聞]|[财財][经經]|[经經][济濟]"
    r"|各地|本市|市[县縣]|[县縣]市|校[园園]|行[业業]|科技|文化|[综綜]合)*"
    r"(?:[简簡短快微][讯訊]|[简簡快][报報]|[简簡]明新[闻聞]|速[览覽]|快[览覽]|速[读讀]|短波|[点點][击擊]|速[递遞]|集[锦錦]|集萃"
    r"|[荟薈]萃|播[报報]|服[务務]台|便民(?:信息|提示|服[务務])"
    r"|一句[话話](?:新[闻聞])?|微新[闻聞]|[一两兩]分[钟鐘]新[闻聞])[ \u3000]*[】\]◆●■□]*)"
    rf"|[◆●■□▲★◎]?[{HAN}]{{2,4}}(?:[简簡短快][讯訊]|快[报報]|短[波打]|[扫掃]描|[动動][态態]|速[递遞览覽]|集[锦錦])"
    r"|(?:[A-Z]+ ){1,3}BRIEFS|(?:[A-Z&]+ ){1,4}IN BRIEF|(?:[A-Z]\w+ ){1,2}[Bb]riefs"
    r"|(?i:(?:product|company|trade|industry|market) (?:news|notes)|(?:from the|before the|magistrates[’']?|court) "
    r"(?:courts|magistrates|bench|files?)|(?:news )?(?:in )?(?:sixty|60|30) seconds)"
    r"|SHORTS|Shorts|NIBS|Nibs|(?:(?:VILLAGE|NEWS|COURT|SPORTS?|COUNTY) )?ROUND-?UP|(?:(?:Village|News|Court"
    r"|Sports?|County) )?[Rr]ound-?up"
    r"|(?:A?ROUND|ACROSS|ABOUT) (?:THE |OUR )?[A-Z]+(?: [A-Z]+)?|(?:Around|Round|Across|About) (?:the|our"
    r"|towns?|[A-Z]\w+)(?: [A-Z]\w+| county| region| state| towns?)?"
    r"|(?i:(?:news|local|area|world|state|national|regional|city|county|metro|court|police|business|sports"
    r"|community)?\s*"
    r"(?:in brief|briefs|briefly|digest|roundup|round-up|news briefs))"
)
