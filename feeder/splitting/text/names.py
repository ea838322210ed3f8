"""Surnames and given names by which a byline's words are known for names."""

from __future__ import annotations

from pathlib import Path

# The commonest first.
COMMON_SURNAMES = (
    "王李张張刘劉陈陳杨楊黄黃赵趙吴吳周徐孙孫马馬朱胡郭何高林罗羅郑鄭梁谢謝宋唐许許韩韓冯馮邓鄧曹彭曾肖萧蕭田董潘袁"
    "蔡蒋蔣余于杜叶葉程魏苏蘇吕呂丁任卢盧姚沈钟鍾姜崔谭譚陆陸范汪廖石金韦韋贾賈夏付傅方邹鄒熊白孟秦邱侯江尹薛闫閻段雷"
    "龙龍黎史陶贺賀毛郝顾顧龚龔邵万萬覃武钱錢戴严嚴莫孔向常汤湯"
)
SURNAMES = frozenset(
    "王李张張刘劉陈陳杨楊黄黃赵趙吴吳周徐孙孫马馬朱胡郭何高林罗羅郑鄭梁谢謝宋唐许許韩韓冯馮邓鄧曹彭曾肖萧蕭田董潘袁"
    "蔡蒋蔣余于杜叶葉程魏苏蘇吕呂丁任卢盧姚沈钟鍾"
    "姜崔谭譚陆陸范汪廖石金韦韋贾賈夏付傅方邹鄒熊白孟秦邱侯江尹薛闫閻段雷龙龍黎史陶贺賀毛郝顾顧龚龔邵万萬覃武钱錢戴"
    "严嚴莫孔向常汤湯康易乔喬赖賴文关關艾安敖巴柏班包"
    "鲍鮑毕畢卞卜岑柴车車成池迟遲储储楚褚丛叢窦竇樊费費丰冯甘葛耿宫宮巩鞏古谷管桂国哈海韓洪华華霍吉纪紀冀季简簡焦靳"
    "景鞠阚柯匡赖兰蘭郎冷厉厲连連练廉凌柳娄婁鲁魯路栾骆駱麻满梅蒙孟米苗"
    "明缪穆那倪聂聶宁寧牛农农欧歐庞龐裴皮平蒲蒲朴戚齐齊祁强强覃瞿曲屈权饶饒荣榮阮芮桑沙单單商尚申盛施时時师舒司宿隋"
    "台谈談滕佟童涂屠宛温闻聞翁乌烏巫邬席项項解辛邢幸胥许宣荀鄢颜顏晏燕阳"
    "仰伊应應游尤俞虞禹喻元岳云臧曾查詹战湛章甄支植郅仲朱诸祝庄莊卓宗左木依买阿热努古帕沙吐玉月"
    # The rest of the Hundred Family Names, and traditional forms.
    "奚昌花酆鲂舒屈项祝闵麻危颜梅盛林刁骆樊胡凌霍虞支柯管卢莫经房裘缪干解应宗宣丁贲郁单杭洪包诸左石崔吉钮龚程嵇邢滑裴陆荣翁"
    "荀羊於惠甄曲封芮羿储靳汲邴糜松井段富巫焦巴弓牧隗山谷车侯宓蓬全郗班仰秋仲伊宫宁仇栾暴斜厉戎祖武符景束幸司韶蓟薄印宿怀"
    "从鄂索咸籍卓蔺屠蒙池乔阴胥能苍双莘党翟贡劳逄姬申扶堵冉宰郦雍却璩桑桂濮边扈冀郏浦尚温别庄晏柴瞿阎充慕连茹习宦艾鱼容向古"
    "易慎戈廖庾终暨居衡步都耿满弘匡国文寇广禄阙东殴殳沃利蔚越夔隆师巩厍聂晁勾敖融冷訾辛阚那简饶空曾沙养鞠须丰巢关蒯相查后荆红"
    "游竺权逯盖益桓公仉督帅缑亢况郈琴岳缑有苟佘佴溫閔儲鄔鄺歐閩紀顏廣闞厲寧欒燈臺逄塗凃佟應單諸鈕滿師勞貢聯羅鄧鄭龍竇戰練藍蘭"
    "別厙國帥強從懷東權況祿紅終經緱繆習荊蒼蓋薊藺豐買賁農邊郟酈閆闕陰陽雙雲須養鬱魚魴鳳黨蓝邝钦闽麦联"
    "冼仝亓時顏駱麥萬閻欽欣粘卲邵辜粟揭阙呼宇伍凤水乐狄贝计伏茅殷和江邬樂狄貝計卫衛昝郜邰苑鐘寿壽"
)
_COMPOUND = """
欧阳 歐陽 上官 司马 司馬 诸葛 諸葛 东方 東方 皇甫 尉迟 尉遲 公孙 公孫 慕容 令狐 司徒 司空 夏侯 长孙 長孫 端木 百里
赫连 赫連 宇文 申屠 澹台 澹臺 南宫 南宮 呼延 独孤 獨孤 钟离 鍾離 闻人 聞人 太史 公羊 西门 西門 淳于 单于 單于 完颜
完顏 拓跋 东郭 東郭 闾丘 濮阳 濮陽
鲜于 鮮于 万俟 萬俟 轩辕 軒轅 太叔 仲孙 仲孫 巫马 巫馬 漆雕 司寇 左丘 纳兰 納蘭 钟离 鍾離
"""
COMPOUND_SURNAMES = frozenset(_COMPOUND.split())
LONGEST_NAME = 3  # characters, but for a surname of two


def surnamed(name: str) -> bool:
    """Whether it begins as a Chinese name does."""
    return name[0] in SURNAMES or name[:2] in COMPOUND_SURNAMES


def is_full_name(text: str) -> bool:
    """Whether it begins as a Chinese name does and is as long as one: two characters or three, or four with a surname
    of two."""
    return surnamed(text) and 2 <= len(text) <= LONGEST_NAME + (text[:2] in COMPOUND_SURNAMES)


# Given names that open English names, in capitals and without accents.
GIVEN_NAMES_EN = frozenset((Path(__file__).parent / "given_names.txt").read_text("utf-8").split())
_WORDS_TOO = """
APRIL AUGUST AUSTIN BILL CAROL CHELSEA CHRISTIAN CLAY CLIFF CRYSTAL DALE DAWN DEAN DEVON EARL ELI FAITH FAY FERN
FLORENCE FRANK GENE GEORGIA GRACE GRANT GUY HAZEL HERB HOLLY HOPE IRIS IVY JACK JORDAN JOY JUNE KENT LANCE MARCO MARK
MASON MERCY MILES NORMAN OLIVE PARKER PAT PEARL PENNY RAY REX RIVER ROB ROD ROSE ROWAN RUBY RUSTY SAVANNAH SHEIKH
SIERRA SKYE SUE SUMAN SYDNEY VICTOR VIOLA VIOLET VIRGINIA WILL
"""
WORDS_TOO = frozenset(_WORDS_TOO.split())  # given names that are words and places as well
_NO_NAME = """
ABOUT ACCIDENT AFTER AIR ALL AND ANNUAL APPEAL ART ARTS ASSOCIATION AWARD AWARDS BACK BAN BAND BANK BAY BEFORE BIG
BOARD BOOKS BOOST BOYS BRIDGE BRIEF BRIEFS BUS BUSINESS BY CALL CAMPAIGN CASE CENTER CENTRE CHAMPIONSHIP CHARITY CHOIR
CHRISTMAS CHURCH CITY CLASS CLASSES CLOSED CLUB COFFEE COLLEGE COMMITTEE COMMUNITY COMPANY CONCERT CORNER COUNCIL
COUNTY COURSE COURT CRASH CRICKET CUP DARTS DATE DAY DAYS DEAL DEATH DEATHS DIARY DISTRICT DIVISION DRIVE EARLY EASTER
EDITION EIGHT EVENT EVENTS FAIR FARMING FESTIVAL FIGURES FILM FINAL FINE FIRE FIRST FIVE FIXTURES FOOTBALL FOR FORMER
FOUR FREE FRIDAY FROM FUND FUNDS GALLERY GAME GARDEN GARDENS GIRLS GOLD GOLF GOOD GRAND GREAT GROUP HALL HEALTH
HERITAGE HIGH HISTORY HOCKEY HOLIDAY HOME HOMES HOSPITAL HOURS HOUSE HOUSING INSIDE INSTITUTE ISLAND JANUARY JUNIOR
KEEPS LAKE LAND LAST LATE LEAGUE LEARN LETTER LETTERS LIBRARY LIFE LIGHT LIGHTS LINE LITTLE LOCAL LOST MARATHON MARCH
MARKET MATCH MEETING MEMORIAL MEN MONDAY MONEY MORE MORNING MOTHERS MUSEUM MUSIC NATIONAL NET NEW NEWS NIGHT NINE
NORTH NOTES NOTICE NOTICES OFF OFFICE OFFICERS OLD OPEN OPENING OPENS ORCHESTRA OUR OUT OVER PAGE PARADE PARISH PARK
PARTY PEOPLE PHOTO PLAN PLANNING PLANS PLAY POLICE POOL PORT POST PRIMARY PROJECT PUBLIC QUESTIONS QUIZ RACE RACES
RACING RAIL RALLY REPORT REPORTS RESCUE RESERVES RESULTS RETURNS REVIEW RIVER ROAD ROADS ROUND RUGBY RUN SALE SATURDAY
SAYS SCHOOL SCHOOLS SCIENCE SEASON SECOND SEEKS SENIOR SERVICE SERVICES SEVEN SHOP SHOPS SHOW SIX SOCCER SOCIETY SOUTH
SPORT SPORTS SPRING STATE STATION STOLEN STREET SUMMER SUNDAY SUPPLY TABLE TEA TEAM TEN TENNIS THEATRE THEFT THIRD
THREE THURSDAY TIME TIMES TODAY TOP TOUR TOWN TRAIL TRAIN TRAVEL TREE TRIP TRUST TUESDAY TWO UNDER UNION UNIT UNITED
UNIVERSITY VIEW VIEWS VILLAGE VISIT VOTE WALK WAR WATER WAY WEATHER WEDNESDAY WEEK WEEKEND WEEKLY WIN WINS WINTER
WOMAN WOMEN WORK WORKS WORLD YEAR YEARS YOUNG YOUR YOUTH ZOO
"""
NO_NAME_EN = frozenset(_NO_NAME.split())  # words of headlines that few names have
