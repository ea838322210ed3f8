"""Who signs a Chinese text, with what they are or where they live: 史小满（小学教师）, （医师史小满）, 史小满／柳叶,
柳叶街　史小满."""

from __future__ import annotations

import re
from collections.abc import Sequence

from feeder.model import Person
from feeder.splitting.forms.furniture import is_date
from feeder.splitting.forms.notices import REPLY, greets
from feeder.splitting.model import Form
from feeder.splitting.text.lines import Page
from feeder.splitting.text.names import COMMON_SURNAMES, COMPOUND_SURNAMES, is_full_name, surnamed
from feeder.splitting.text.patterns import HAN, HAN_RUN, ROLE
from feeder.splitting.text.posts import CALLINGS, HOUSES, LANDS, PLACES, UNIT_ENDS, VOICES
from feeder.splitting.text.signoffs import NOTE

# Who sent in a text or a list: （柳叶镇农技站 供稿）.
SENT_IN = re.compile(rf"[（(](?P<name>[{HAN}]{{2,16}})[ \u3000]*供稿[）)]")
_NAME = rf"[{HAN}]{{2,4}}?|[{HAN}][ \u3000]{{1,2}}[{HAN}]"
_NAMELESS = (  # 一个月 is no person
    rf"(?:一[位名](?![{HAN}]*[的了在是])[{HAN}]{{2,8}}|一[位名個个群](?!月)[{HAN}]{{1,7}}[{CALLINGS}亲親人众眾妈媽爸])"
)
CALLED = re.compile(rf"(?P<name>{_NAME})[ \u3000]?[（(](?P<role>[{HAN}\d／/、，]{{2,14}})[）)]")
_TITLED = re.compile(rf"[（(](?P<role>[{HAN}]{{1,8}}[{CALLINGS}])(?P<name>[{HAN}]{{2,3}}[{HAN}]?)(?<![摄攝])[）)]")
_LIVES = re.compile(
    rf"[（(]?(?P<name>[{HAN}]{{2,4}})[ \u3000]?[／/][ \u3000]?"
    rf"(?P<role>[{HAN}]{{2,8}}(?:[，,、 \u3000][{HAN}]{{2,10}})?(?:[（(][{HAN}]{{2,8}}[）)])?)"
    r"(?<![導导道摄攝图圖影])[）)]?"
)
# 史小满，退休教师.
_IS = re.compile(rf"[（(]?(?P<name>[{HAN}]{{2,4}})[，,][ \u3000]?(?P<role>[{HAN}\d]{{1,12}}[{CALLINGS}{PLACES}])[）)]?")
# 柳叶街居民史小满, 读者：史先生; several of them: 柳叶街部分居民, 一读者.
_VOICE = re.compile(
    rf"(?!.*[的了在是])(?P<role>[{HAN}\d]{{0,12}}(?:{VOICES}))[:： \u3000]{{0,2}}"
    rf"(?P<name>[“「][{HAN}]{{2,6}}[”」]|[{HAN}](?:先生|女士|小姐|大爷|阿姨|师傅)|[{HAN}]{{3}}"
    rf"|(?<=[:： \u3000])[{HAN}]{{2}})"
)
_SEVERAL = re.compile(
    rf"(?!.*[的了在是])[{HAN}\d]{{0,10}}?(?:一[位名个個]?|部分|[几幾][位名]|全[体體])[{HAN}]{{0,3}}?(?:{VOICES})"
)
_AT = re.compile(
    rf"[（(]?(?P<role>[{HAN}\d]{{2,16}}(?:[ \u3000][{HAN}\d]{{2,10}})?)[ \u3000]{{1,4}}(?P<name>{_NAME}|{_NAMELESS})等?"
    rf"(?:[（(][{HAN}\d／/]{{2,12}}[）)])?[）)]?"
)
_ALONE = re.compile(_NAMELESS)
# In brackets below a text whoever it is: （柳叶街 一过客）, （归燕）; but （图略）, （有删节）.
_BRACKETED = re.compile(
    rf"[（(](?:(?P<role>[{HAN}\d]{{2,16}})[ \u3000]{{1,4}})?(?P<name>[{HAN}]{{2,4}}|{_NAMELESS})[）)]"
)
_PARTS = re.compile("[（）()]")
_READS = re.compile("[读讀]者$|[网網]友$")
_DAY = re.compile(r"\d{1,2}月\d{1,2}日")
_LONGEST = 3  # characters of a name, but for a surname of two
_NICKNAMED = frozenset("小老阿")  # the first character of what one is called beside one's school or street
_NOT_NAMED = frozenset("摄攝绘繪")  # the last character of who drew or photographed
_FEWEST = 2  # of such lines on a page, one of which shows the other


def signed_lines(page: Page, forms: Sequence[Form]) -> list[int]:
    """The lines below a text's last sentence with who wrote it and where they live, or what they are."""
    found = [
        i
        for i in range(1, len(page.lines))
        if not forms[i] and page.lines[i - 1].final and not page.lines[i].slug and _may_sign(page, i)
    ]
    return [i for i in found if len(found) >= _FEWEST or _surely_signs(page, forms, i)]


def _may_sign(page: Page, i: int) -> bool:
    """Whether line i names somebody: right below the text, where they live or work."""
    line = page.lines[i]
    if line.stops and not (any(mark in line.text for mark in "（(:：／/") or _IS.fullmatch(line.text)):  # a sentence
        return False
    if line.blanks and _AT.fullmatch(line.text) and not _is_bracketed(line.text):
        return False
    if i + 1 < len(page.lines) and (is_date(page.lines[i + 1].text) or _DAY.fullmatch(page.lines[i + 1].text)):
        return False
    if _speaks_for_itself(line.text) or _is_bracketed(line.text):
        return True
    told = None if ROLE.search(line.text) else _AT.fullmatch(line.text)
    if told is None:
        return signer_of(line.text) is not None
    called = told["role"][-1] in PLACES and told["name"][0] in _NICKNAMED and len(told["name"]) <= _LONGEST
    below = page.lines[i + 1] if i + 1 < len(page.lines) else None
    parted = below is None or below.blanks > 0 or below.indent > line.indent
    surely = parted or told["role"][-1] in HOUSES
    return called or _tells_a_name(told["name"]) or (surely and _is_a_name(told["name"]))


def _speaks_for_itself(text: str) -> bool:
    """Whether the line says that a reader writes, or a resident, by name or one of several."""
    voice = _VOICE.fullmatch(text)
    if voice:
        name = voice["name"]
        return name[0] in "“「" or name[0] in COMMON_SURNAMES or name[:2] in COMPOUND_SURNAMES
    return _SEVERAL.fullmatch(text) is not None


def _surely_signs(page: Page, forms: Sequence[Form], i: int) -> bool:
    """Whether the text ends with line i, as what stands below shows, or the line tells that it is no headline."""
    below = page.lines[i + 1] if i + 1 < len(page.lines) else None
    if not below or below.blanks or forms[i + 1] or below.indent or REPLY.match(below.text) or greets(below.text):
        return True
    text = page.lines[i].text
    bracketed = _BRACKETED.fullmatch(text)
    if bracketed and (bracketed["role"] or surnamed(bracketed["name"]) or _ALONE.fullmatch(bracketed["name"])):
        return True
    if _speaks_for_itself(text.strip("（()）")):
        return True
    called = next(filter(None, (form.fullmatch(text) for form in (CALLED, _TITLED, _LIVES, _IS))), None)
    if called:
        end = called["role"].rstrip("）)")[-1]
        return surnamed(called["name"]) and (end in PLACES or end in CALLINGS or "／" in text)
    told = _AT.fullmatch(text)
    return told is not None and (told["role"][-1] in PLACES or told["name"][0] == "一" or len(told["name"].split()) > 1)


def _tells_a_name(printed: str) -> bool:
    """Whether what stands beside a place is surely a name: with a common surname, or set wide."""
    common = printed[0] in COMMON_SURNAMES or printed[:2] in COMPOUND_SURNAMES
    return _ALONE.fullmatch(printed) is not None or (_is_a_name(printed) and (common or len(printed.split()) > 1))


def _is_bracketed(text: str) -> bool:
    """Whether the line is somebody's name in brackets, beside what they are or not, and no note on the text."""
    return text[:1] in ("（", "(") and _BRACKETED.fullmatch(text) is not None and not NOTE.fullmatch(text)


def names_signer(text: str) -> bool:
    """Whether a line below a headline is a name with what its bearer is or where they live: 史小满（教师）,
    史小满／柳叶市，教师."""
    called = CALLED.fullmatch(text)
    if called:
        return surnamed("".join(called["name"].split()))
    told = _LIVES.fullmatch(text) or _IS.fullmatch(text)
    if told is None or not _is_a_name(told["name"]):
        return False
    return "，" in text or any(part[-1] in CALLINGS + PLACES for part in _PARTS.split(told["role"]) if part)


def signer_of(printed: str) -> Person | None:
    """Who signs so, with what they are or where they live; a line may break anywhere."""
    if "\n" in printed:
        return signer_of(printed.replace("\n", "")) or signer_of(printed.replace("\n", " "))
    text = printed.strip("（()）") if _is_bracketed(printed) else printed
    if _ALONE.fullmatch(text) or _SEVERAL.fullmatch(text):
        return Person(text, "")
    voice = _VOICE.fullmatch(text) if _speaks_for_itself(text) else None
    if voice:
        return Person(voice["name"].strip("“「”」"), _role(voice["role"]))
    sent = SENT_IN.fullmatch(printed)
    if sent and not ROLE.search(printed):
        return Person(sent.group("name"), "")
    forms = (CALLED, _TITLED, _LIVES, _IS, _AT)
    match = None if ROLE.search(printed) else next(filter(None, (form.fullmatch(printed) for form in forms)), None)
    if match is None:
        return None
    name, role = "".join(match.group("name").split()), match.group("role")
    if match.re is _AT and surnamed(role) and len(role) <= _LONGEST and role[-1] not in PLACES:  # two names
        return None
    called = match.re is _AT and role[-1] in PLACES and name[0] in _NICKNAMED and len(name) <= _LONGEST
    if called or _ALONE.fullmatch(name) or _is_a_name(match.group("name")) or _is_bracketed(printed):
        return Person(name, "" if match.re is _LIVES and printed[0] in "（(" else _role(role))
    return None


def _role(told: str) -> str:
    """What stands beside the name, but of a reader's town and street only that they read the paper."""
    reader = _READS.search(told)
    return reader.group() if reader else told


def people_of_a_unit(printed: str) -> tuple[Person, ...]:
    """Several people beside where they all work, or one beside a unit's short name; a line may break anywhere."""
    for text in dict.fromkeys((printed.replace("\n", ""), printed.replace("\n", " "))):
        parts = text.replace("、", " ").split()
        several = len(parts) > 1 and not ROLE.search(text)
        for unit, names in ((parts[0], parts[1:]), (parts[-1], parts[:-1])) if several else ():
            if _is_a_unit(unit) and all(map(is_full_name, names)):
                return tuple(Person(name, unit) for name in names)
    return ()


def _is_a_unit(text: str) -> bool:
    """Whether it ends as the name of where one lives or works does, and is no name of a person."""
    if text[-1] not in UNIT_ENDS or len(text) < _LONGEST or HAN_RUN.fullmatch(text) is None:
        return False
    return text[-1] in LANDS or not is_full_name(text)


def _is_a_name(printed: str) -> bool:
    """Whether it is as long as a name, with a surname; a name set wide may be a pen name."""
    name = "".join(printed.split())
    if len(name) > _LONGEST + (name[:2] in COMPOUND_SURNAMES) or name[-1] in _NOT_NAMED:
        return False
    return name != printed or surnamed(name)
