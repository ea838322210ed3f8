"""Chinese bylines that say what the writer is, before the name: 柳叶小学教师　史小满, 渡口区　家长　史小满."""

from __future__ import annotations

import re

from feeder.splitting.text.names import COMPOUND_SURNAMES, surnamed
from feeder.splitting.text.patterns import HAN, MARKS

POSTS = (
    "教[师師]|老[师師]|[讲講][师師]|教授|校[长長]|园[长長]|園[长長]|班主任|辅导员|輔導員|家[长長]|[学學]生|同[学學]|博士|[研碩硕][究士]生?"
    "|[医醫][师師生]|[护護]士|[药藥][师師]|[营營][养養][师師]|[咨諮][询詢][师師]|律[师師]|法官|[检檢]察官|[书書][记記]员?|民警|警官"
    "|研究[员員]|[顾顧][问問]|[专專]家|院士|分析[师師]|[会會][计計][师師]|工程[师師]|[农農][艺藝][师師]|技[师師术術][员員]?"
    "|院[长長]|所[长長]|局[长長]|站[长長]|[处處科队隊组組][长長]|主任|主席|[会會][长長]|理事[长長]|秘[书書][长長]|委[员員]|代表"
    "|[经經]理|董事[长長]|店主|老板|[职職][员員工]|[员員]工|工人|司[机機]|上班族|志[愿願]者|[农農]民|村民|居民|市民|[业業]主"
    "|住[户戶]|用[户戶]|乘客|旅客|[顾顧]客|患者|球迷|作家|[诗詩]人|[读讀]者|[网網]友"
)
VOICES = "[读讀]者|居民|村民|市民|[业業]主|家[长長]|乘客|用[户戶]|住[户戶]|[网網]友|[职職]工|[学學]生|[顾顧]客"
# The last character of what one is; of where one lives or works.
CALLINGS = "师師员員生長长授者任问問家民工友主客户戶兵匠夫警官手人机機"
PLACES = (
    "院校学學系所处處局会會社部厂廠司村镇鎮乡鄉县縣市区區科队隊馆館站班级級团團台坊街路巷里行庭心房号號栋棟"
    "庄莊屯寨坞沟溝"
)
HOUSES = "号號栋棟"
LANDS = "院校局社厂廠村镇鎮乡鄉县縣市区區"  # as no name ends, though it be as long as one
# The last characters of where one lives or works.
UNIT_ENDS = f"{PLACES}室办辦委报報刊网網"
_UNITS = (
    "[检檢]察院|[法学學医醫]院|[大中小][学學]|幼[儿兒][园園]|[公分]司|委[员員][会會]|中心"
    "|[局所站科室部系队隊厂廠社班级級]"
)
# 文/ or a mark may stand before; where the writer lives, set apart.
_WRITER = re.compile(
    rf"(?:[{MARKS}][ \u3000]?|文[/／])?(?:(?P<place>[{HAN}]{{2,8}})[ \u3000]+)?"
    rf"(?P<post>[{HAN}\dA-Za-z（）()·]{{0,24}}(?:{POSTS}|{_UNITS}))[ \u3000]+"
    rf"(?P<name>[{HAN}]{{2,4}}|[{HAN}][ \u3000][{HAN}])"
)
# 史小满 柳叶学院教授.
_NAMED_FIRST = re.compile(rf"(?P<name>[{HAN}]{{2,3}})[ \u3000]+(?P<post>[{HAN}\d]{{2,20}}(?:{POSTS}))")
# Who answered or told it: （解答：县农科所 史小满）, （解答：柳叶律师事务所 史小满律师）.
_TOLD = re.compile(
    r"[（(]?(?:解答|答疑|回答|主[讲講]|口述|[讲講]述|[点點][评評])(?:[专專]家|人|者)?[:：][ \u3000]*"
    rf"(?:(?P<post>[{HAN}\d]{{2,24}})[ \u3000]+)?(?P<name>[{HAN}]{{2,4}}?)"
    r"(?P<title>律[师師]|[医醫][生师師]|教授|主任)?[）)]?"
)
_LONGEST = 32  # characters
_NAME = 3  # characters, but for a surname of two


def writer_with_post(text: str) -> tuple[str, str] | None:
    """The name and the post, as printed, of a line that has both and nothing else."""
    parted = len(text) <= _LONGEST and (" " in text or "\u3000" in text)
    match = (_WRITER.fullmatch(text) or _NAMED_FIRST.fullmatch(text)) if parted else None
    if not match:
        return None
    name = "".join(match.group("name").split())
    return (name, match.group("post")) if _is_name(name) else None


def told_by(text: str) -> tuple[str, str] | None:
    """The name and the post of who answered or told what stands above, or where they work."""
    match = _TOLD.fullmatch(text) if len(text) <= _LONGEST else None
    if not match or not _is_name(match.group("name")):
        return None
    post = match.group("title") or match.group("post") or ""
    return match.group("name"), post


def _is_name(name: str) -> bool:
    return surnamed(name) and len(name) <= _NAME + (name[:2] in COMPOUND_SURNAMES)
