"""English lines that say in words who wrote or photographed: By …, Words: …, Photo: …; the people they name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from feeder.model import Person
from feeder.splitting.text.imprint import PAPER_EN, PAPERS_EN
from feeder.splitting.text.personal import CLASS_YEAR, NAME, NAMED, NAMES, PERSON, is_known, likeness

_BY = r"(?:By|BY|by)"
SOMEBODY = (
    r"(?!AND\b)[A-ZÀ-Þ][\w.’'-]*(?:\s+(?:(?!AND\b)[A-ZÀ-Þ][\w.’'-]*|de|dela|della|da|dos|van|von|bin|al|la|der|den))*"
    rf"(?:{CLASS_YEAR})?"
)
_PEOPLE = rf"{SOMEBODY}(?:\s*(?:,|and|AND|&)\s*(?:(?:and|AND)\s+)?{SOMEBODY})*"
# What a byline calls what it was written for: a report, an interview.
_WRITTEN = (
    r"(?=[A-Z])(?i:(?:(?:words?|story|stories|text|reports?)(?: (?:and|&) (?:pictures?|photos?|photographs?|images))?"
    r"|(?:pictures?|photos?) (?:and|&) (?:words|text|story|report)"
    r"|reporting|written|reported|exclusive|analysis|comment(?:ary)?|opinion"
    r"|review(?:ed)?|reviewer|column|compiled|interview|submitted|contributed))"
)
_DRAWN = (
    r"(?:(?:Main|Top|Inset|File|Staff|Cover|MAIN|TOP|INSET|FILE|STAFF|COVER) )?(?:(?:Photo(?:graph)?|Picture|Pic|Image"
    r"|Illustration|Cartoon|Graphic|Portrait|Drawing|Sketch|Artwork|Montage|PHOTO(?:GRAPH)?|PICTURE|PIC|IMAGE|ILLUSTRATION"
    r"|CARTOON|GRAPHIC|PORTRAIT|DRAWING|SKETCH|ARTWORK|MONTAGE|photo|picture)[sS]?|Photography|PHOTOGRAPHY)"
)
_STAFF = (
    r"(?:[A-Z][\w’'&]+ ){0,3}(?:Staff|staff|STAFF|Contributing|Special|Senior|Freelance)"
    r"(?: (?:Writers?|writers?|Reporters?|reporters?|Correspondents?|WRITERS?|REPORTERS?|Columnist))?"
)
_AGENCIES = (
    r"(?:AP|AFP|PA|EPA|Reuters|REUTERS|Getty|GETTY|Alamy|Inpho|INPHO|Sportsfile|SPORTSFILE|SWNS|Xinhua|PTI"
    r"|ANI|AAP|TNN|UNI|IANS|CP|NZPA|DPA)"
)
# Where or for whom a picture was taken, behind a stroke.
_PICTURE_OF = (
    rf"{_AGENCIES}(?: [\w ]{{2,20}})?|(?:[A-Z][\w.&’'-]+\s)*(?:[Pp]hotos?|PHOTOS?|[Pp]hotograph(?:er|y)|PHOTOGRAPHER"
    rf"|[Ii]mages|IMAGES|(?:[A-Z]\w+-)?(?:{PAPERS_EN}|{PAPERS_EN.upper()}))|(?:The|THE) [A-Z][\w ]{{3,30}}"
)
# by Tuesday, by March: the end of a sentence.
_WHEN = (
    r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July|August|September"
    r"|October|November|December|Christmas|Easter)\b(?! [A-Z])"
)
_NOBODY = r"(?i:the (?:numbers|way|book|sea|clock)$)"  # By the numbers: the title of a box
ROLES = (
    r"(?:reporter|writer|correspondent|editor|columnist|critic|Reporter|Writer|Correspondent|Editor|Columnist|Critic"
    r"|REPORTER|WRITER|CORRESPONDENT|EDITOR|COLUMNIST|CRITIC)"
)
_OF_AN_AGENCY = rf"\(?{_AGENCIES}\s[Pp]hotos?\s?/\s?{SOMEBODY}(?:,\s[Ff]ile)?\)?"  # (AP Photo/Ann Lee, File)
# Ann Lee | The Harbour Times: below a caption who photographed, below a headline who wrote.
_OF_A_PAPER = (
    rf"{SOMEBODY}\s*[|•]\s*(?:(?:The|THE)\s)?(?:[A-Z][\w’'&]+\s){{0,3}}(?:[A-Z]\w+-)?"
    rf"(?:{PAPERS_EN}|{PAPERS_EN.upper()})"
)
OF_A_PAPER = re.compile(_OF_A_PAPER)
# What stands alone above who photographed.
CREDIT_ABOVE = re.compile(rf"{_DRAWN}(?: (?:[Bb]y|BY|[Cc]ourtesy(?: of)?|COURTESY(?: OF)?))?:?")
# A picture of nobody's: Submitted photo, Picture supplied, Photo: File.
_NAMELESS_CREDIT = (
    r"\(?(?i:(?:file|library|courtesy|contributed|submitted|supplied|provided|stock|staff|archive|handout|ap|afp|reuters)"
    r" (?:photo|picture|image|pic)(?:graph)?s?|(?:photo|picture|image|pic)(?:graph)?s? ?[:/]? ?(?:is |was |were )?"
    r"(?:supplied|provided|submitted|contributed|file|handout))\)?\.?"
)
_NOBODYS = re.compile(_NAMELESS_CREDIT)
CREDIT_EN = re.compile(
    rf"(?:—|–|-|\()?\s*{_DRAWN}\s*(?:[Bb]y|BY|[Cc]ourtesy(?: of)?|COURTESY(?: OF)?|[Cc]redit:?|:|/"
    r"|(?<=[a-z])(?= [A-Z]{2}))"
    rf"\s*:?\s*{_PEOPLE}(?:\s*/\s*[\w .]+)?\)?\.?"
    rf"|{SOMEBODY}\s*/\s*(?:{_PICTURE_OF})"
    rf"|{SOMEBODY}\s*[,|•]\s*(?:[A-Z][\w.’'& -]{{1,30}}\s)?(?:[Ss]taff |STAFF )?(?:[Pp]hotograph(?:er|y)|PHOTOGRAPHER)"
    r"|[A-Z][A-Z’'-]+ [A-Z][A-Z’'-]+\s?/\s?[A-Z][A-Z’' -]+"
    rf"|(?:—|–|-)?\s?(?:[A-Z][\w’'-]+ ){{1,3}}(?:[Ff]ile )?[Pp]hotos? by {_PEOPLE}\.?"
    r"|[Pp]hotos? courtesy of [\w .’'-]{3,50}"
    rf"|{_NAMELESS_CREDIT}"
    rf"|\(?(?i:courtesy(?: of)?|credit)(?::| (?=[A-Z])) ?{_PEOPLE}(?:\s*/\s*(?:{_PICTURE_OF}))?\)?\.?"
    rf"|\(?{NAME} (?:[Pp]hotos?|PHOTOS?)\)?|{NAME}\s?/\s?[Pp]hotos?"
    rf"|{_DRAWN}\s?\|\s?(?:{NAMES})"
    rf"|{_DRAWN}(?: by|:) (?:{NAMES}) ?(?:\((?:{_PICTURE_OF}|[A-Z][\w’' -]{{2,30}})\)|, [A-Z][\w’' ]{{2,30}})"
    r"|(?:[A-Z]+ ){1,3}(?:PHOTO|PICTURE) (?:DESK|STAFF|AGENCY|SERVICE)"
    rf"|{_OF_AN_AGENCY}"
)
# The same at the end of a caption's last sentence.
_TAIL_WORDS = (
    rf"{_NAMELESS_CREDIT}|(?:[Cc]ourtesy(?: of)?|COURTESY(?: OF)?|[Cc]redit:|CREDIT:) {_PEOPLE}"
    rf"|{NAME} (?:[Pp]hotos?|PHOTOS?)"
    rf"|{_DRAWN}\s?\|\s?(?:{NAMES})|{NAME}, staff photographer"
    rf"|{_DRAWN}(?: by|:) (?:{NAMES}) ?(?:\((?:{_PICTURE_OF}|[A-Z][\w’' -]{{2,30}})\)|, [A-Z][\w’' ]{{2,30}}"
    rf"|\s?/\s?(?:{_PICTURE_OF}))"
)
CREDIT_TAIL_EN = re.compile(
    r"(?<=[”.!?\")])\s+(?P<credit>(?:—\s?|–\s?|\()?"
    rf"(?:{_DRAWN}\s*(?:[Bb]y|BY|[Cc]ourtesy of|COURTESY OF|[Cc]redit:|:)\s*{_PEOPLE}(?:\s*/\s*[A-Z][\w .]*)?"
    rf"|{SOMEBODY}\s*/\s*(?:{_PICTURE_OF})|{_OF_AN_AGENCY}|{_OF_A_PAPER}|{_TAIL_WORDS})\)?\.?)\s*$"
)
_IN = r",? (?:in|IN) [A-Z][\w’'-]+(?: [A-Z][\w’'-]+){0,2}"
BYLINE_EN = re.compile(
    rf"(?:{_WRITTEN}:?\s+)?{_BY}[:\s]\s*(?!{_WHEN}|{_NOBODY}){_PEOPLE}"
    r"(?:\s*[,|/•·–—-]\s*[A-Za-z0-9 ,.’'@&-]{2,70}|\s*\([A-Za-z][\w .’'&-]{2,40}\)"
    r"|,? (?:at|in|AT|IN) (?:the )?[A-Z][\w’' -]{2,30})?"
    rf"|{_BY} {NAME}{_IN}(?:(?:,|,? and|,? AND|,? &) {NAME}(?:{_IN})?){{1,3}}"
    rf"|{_BY} (?:[a-z]+ ){{0,3}}{ROLES} {SOMEBODY}"
    rf"|{_WRITTEN}:\s*{_PEOPLE}"
    rf"|[A-Z][\w.’'-]* {SOMEBODY} (?:reports|writes)(?: from [A-Z][\w ]+)?"
    rf"|{SOMEBODY}\s*[,|•]\s*(?:{_STAFF}|(?:[A-Z]\w+ ){{0,2}}{ROLES}|(?:[A-Z]\w+ ){{0,2}}Bureau)"
    rf"|{PERSON}\s*[,|•–—-]\s*(?:(?:[a-z]+ ){{0,4}}{ROLES}|\d(?:st|nd|rd|th) [a-z]+.{{0,40}})"
    r"|(?:—|–|--?)\s*[A-Z][a-z’'-]+(?:\s[A-Z]\.)?(?:\s[A-Z][\w’'-]+){1,2}"
)
# The same, where the names must be known for names or set in capitals: From …, Words …, … in Place.
_FROM = re.compile(rf"(?:From|FROM) (?P<name>{NAMES})(?:,? (?:at|in|AT|IN)|,) [A-Z][\w’' -]{{2,30}}")
_WORDS = re.compile(rf"{_WRITTEN} (?P<name>{NAME})")
_WHERE = re.compile(rf"(?P<name>{NAME}) (?:in|IN) [A-Z][\w’' -]{{2,24}}")
_PLACED = re.compile(rf"(?P<name>{NAME}) ?[|•] ?[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?")
# Where a story comes from when nobody is named: - Staff report, From wire reports.
SOURCE_EN = re.compile(
    r"(?:—|–|--?|\()?\s*(?:(?:[Cc]ompiled )?[Ff]rom |FROM )?(?:[A-Z][\w’'&]+ ){0,2}"
    r"(?:[Ss]taff|STAFF|[Ww]ire|WIRE|[Aa]gency|AGENCY)"
    r"(?: (?:and|AND) (?:[Ww]ire|WIRE|[Aa]gency|AGENCY))?(?: (?:[Ss]ervices?|SERVICES?))? ?(?:[Rr]eports?"
    r"|REPORTS?)\)?"
    rf"|(?:—|–|--?)\s*(?:The )?(?:Associated Press|{_AGENCIES}|(?:[A-Z][\w’'&]+ ){{1,2}}[Ss]taff)"
    r"|(?i:(?:—|–|-)?\s*(?:with|from) (?:inputs from )?agencies)"
    r"|(?:—|–|--?)\s*(?:[A-Z][\w’'&]+ ){0,2}(?:[Ww]ire|[Nn]ews) [Ss]ervices?"
)
# Somebody without a name: By Our Correspondent, Staff Reporter.
NAMELESS_EN = re.compile(
    r"(?:(?:[Ff]rom|FROM|[Bb]y|BY) )?(?P<who>(?:(?:[Oo]ur|OUR|[Aa]|[Ss]pecial|SPECIAL|[Ss]taff|STAFF) (?:(?:[Oo]wn"
    r"|[Ss]pecial|SPECIAL|[Ss]taff"
    r"|STAFF|[A-Z]\w+) ){0,2}(?:[Cc]orrespondents?|CORRESPONDENTS?|[Rr]eporters?|REPORTERS?|Bureau|BUREAU))"
    r"(?:,? (?:in |IN )?[A-Z][\w ]{2,24})?|(?:[A-Z]\w+ ){1,3}News Service"
    r"|(?<=[YyMm] )(?:[A-Z]\w+ )?(?:[Cc]orrespondents?|CORRESPONDENTS?|[Rr]eporters?|REPORTERS?))"
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
    rf"|(?:[A-Z][\w’'&.]+[ -]){{0,3}}(?:{PAPERS_EN}|{PAPERS_EN.upper()}) (?:"
    r"(?:Sports?|News|Features|Arts|Business|Politics)|(?:SPORTS?|NEWS|FEATURES|ARTS|BUSINESS|POLITICS))"
    r"|(?:The |THE )?(?:Associated Press|ASSOCIATED PRESS)|Reuters|REUTERS|[Ss]taff|STAFF"
    r"|(?:[a-z]+ ){0,2}(?:staff|(?:staff |senior |sports |news |arts |features |opinion |managing "
    r"|copy )?(?:writer|reporter|editor|correspondent))"
    r"|[Ee]ditor[ -]in[ -][Cc]hief"
    r"|(?:[Ss]taff )?(?:[Ww]riters?|[Rr]eporters?|[Cc]orrespondents?|[Cc]olumnist|[Ee]ditor|[Cc]ritic"
    r"|[Cc]ontributor)"
    r"|For (?!Sale|Rent|Hire|Details)[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?"
    r"|(?:Of the|OF THE|For the|FOR THE|(?:Special|SPECIAL) (?:to|for|TO|FOR)(?: the| The| THE)?) [A-Z][\w’'& ]{2,30}"
)
PEN_NAME = r"[“\"‘'][A-Z][\w ’'.-]{1,30}[”\"’']"
UNNAMED = re.compile(
    r"(?:—|–|-)?\s*(?i:\(?names?(?: and address(?:es)?)? (?:supplied|withheld)(?: by request)?\)?)"
    r"(?:, [A-Z][\w’' ]{2,24})?"
)
AGENCY_LINE = re.compile(
    rf"\(?(?:{_AGENCIES}|(?i:(?:the )?associated press|(?:the )?canadian press|press association|press trust of india"
    r"|united news of india|australian associated press|(?:with |from |staff and )?agencies|(?:[a-z]+ )?news service"
    r"|staff reports?))\)?|(?:[A-Z][\w’'&.]* ){1,2}(?:Bureau|Correspondent|Reporter)"
    r"|Special (?:to|for) (?:[Tt]he )?(?:[A-Z][\w’'-]+ ?){1,3}"
)
# For whom somebody writes who stands above: The Associated Wire, Nordic News Agency, Harlow Newspapers.
AGENCY_NAME = re.compile(
    r"(?:The |THE )?(?:[A-Z][\w’'&.-]* (?:of (?=[A-Z]))?){0,3}(?:(?i:press|wire|agency|newspapers?|media|network"
    r"|syndicate|magazine|news(?: service| agency| network| bureau)?|agence france-presse)|Service|SERVICE)"
)
HANDLE = re.compile(r"@\w{3,30}")
_STROKE = re.compile(r"\s*[|/•]\s*|\s[–—·-]\s")  # between name and role
_BRACKETED = re.compile(r"(?P<names>[^()]+) \((?P<role>[^()]+)\)")
_ROLE_ENDS = re.compile(
    r"(?i:[\w’'& -]{0,40}\b(?:writer|reporter|correspondent|columnist|editor|photographer|bureau|critic|staff"
    r"|agent|intern|contributor|photojournalist|commentator|newsroom))"
)
_STARTS = re.compile(rf"(?:{_WRITTEN}:?\s+)?{_BY}\b|{_WRITTEN}:")
# Who signs a letter: a name, or a pen name in quotation marks, and below it or after a comma what they are and where
# they live.
_NOT_SAID = r"(?i:names? (?:and address(?:es)? )?(?:supplied|withheld))"
_SIGNED = re.compile(
    r"(?:—|–|-)?\s*(?P<name>(?!By |BY )(?:\((?:The )?[A-Z][A-Za-z]+\) )?[A-Z][\w.’'-]*"
    rf"(?:(?: and| &)? (?:[A-Z][\w.’'-]*|\([A-Z][a-z]+\))){{1,5}}|{PEN_NAME})(?:\n|, )"
    rf"(?:{_NOT_SAID}|(?P<place>(?:(?:[a-z]|age \d)[\w’' -]{{1,30}}, )?[A-Z][^,\n&]*[a-z][^,\n&]*(?:, [A-Z][^,\n&]+)?"
    r"|(?:[Vv]ia|[Bb]y) (?:e-?mail|text|post|Facebook)))"
)
_ROLE_FIRST = re.compile(rf"(?:{_BY} )?(?:our )?(?P<role>(?:[A-Za-z]+ ){{0,3}}{ROLES}) (?P<name>[A-ZÀ-Þ].*)")
_NAMES_NO_AGENCY = re.compile(r"(?i:\b(?:agencies|staff)\b|special )")
_CLASS_YEAR = re.compile(rf"(?:{CLASS_YEAR})(?=$|,| (?:and|&) )")
# Where somebody was or from where they write.
_PLACE = re.compile(
    r" (?:reports|writes)(?: from [A-Z].*)?$|,? (?:at|AT|in|IN) (?:the )?[A-Z][\w’'-]+(?: (?!and\b|AND\b)[\w’'-]+){0,3}"
    r"(?=$|,| (?:and|AND|&) )"
)
_PHOTO_BEHIND = re.compile(r"(?:\s|\s?/\s?)(?i:photos?)\)?$")
_LABEL = re.compile(
    rf"^.*?\b(?:[Bb][Yy]:?|[Cc]ourtesy(?: of)?|COURTESY(?: OF)?|[Cc]redit:?|(?:{_DRAWN}|{_WRITTEN})\s*[:/|])\s*"
    rf"|^(?:{_DRAWN}|{_WRITTEN}|From|FROM|[Ww]ith) (?=[A-Z])"
)
_ROLE_LAST = re.compile(
    r"\s*[,|/]?\s*(?P<role>(?:(?:Senior|Special|Contributing|Chief|Guest|Political|Sports|Business|Education|City"
    r"|Local|Foreign)\s)?"
    r"(?:(?:[Ss]taff|STAFF|Contributing|Special|SPECIAL|Freelance)\s(?:[Ww]riters?|WRITERS?|[Rr]eporters?|REPORTERS?"
    r"|[Cc]orrespondents?|CORRESPONDENTS?|[Pp]hotographers?)"
    r"|Associated Press|Reuters|[Rr]eporters?|[Cc]orrespondents?|Columnist|Editor|(?:[Oo]f [Tt]he|[Ff]or [Tt]he"
    r"|Special to [Tt]he) [A-Z][\w ]+))\s*$"
)
# Words: Ann Lee Pictures: Bob Roe; Story by Ann Lee | Photos by Bob Roe; By Ann Lee. Photos: Bob Roe.
_PAIR = re.compile(
    rf"(?P<words>(?:{_WRITTEN}(?::| by:?| BY:?)?|{_BY}:?) (?:{NAMES}))(?:[.,;]|\s?[|/•·—–-])?\s(?:and |AND |& )?"
    rf"(?P<pictures>{_DRAWN}(?::| by:?| BY:?)? (?:{NAMES}))"
)
_OPENS_A_PAIR = re.compile(rf"(?:{_WRITTEN}|{_BY})\b")
_INITIALS = re.compile(r"(?:[A-Z]\. ?){2,3}")
_PICTURED = re.compile(rf"(?P<name>{NAME}) ?/ ?[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){{0,3}}")
# A cheap look before the dear one.
_MARKS_A_CREDIT = re.compile(
    rf"[.!?”)\"] \S{{0,2}}(?:(?:{_DRAWN}|{_AGENCIES} [Pp]hotos?|[Cc]ourtesy|COURTESY)\b|(?:Credit|CREDIT):"
    rf"|{_NAMELESS_CREDIT}$"
    rf"|{NAME}(?:, staff photographer| ?[Pp]hotos?| PHOTOS?| ?[/|] ?(?:{_PICTURE_OF}))\)?$)"
)
_REST_OF_A_NAME = 24  # characters
_REST_OF_A_ROLE, _LONGEST_CREDIT = ("photo", "photographer"), 80
_LONGEST_NAME = 50  # characters
_MOST_ALONE = 2  # lines of one who signs


def byline_in_words(text: str) -> bool:
    """Whether the line says who wrote, or from where the story comes."""
    if (
        words_and_pictures_en(text)
        or BYLINE_EN.fullmatch(text)
        or SOURCE_EN.fullmatch(text)
        or NAMELESS_EN.fullmatch(text)
    ):
        return True
    match = _FROM.fullmatch(text)
    if match:
        return likeness(match.group("name")) > 0
    match = _WORDS.fullmatch(text)
    if match:
        return not text.isupper() and (match.group("name").isupper() or likeness(match.group("name")) > 1)
    match = _ROLE_FIRST.fullmatch(text)
    if match and NAMED.fullmatch(match.group("name")):  # Court reporter ANN LEE
        return match.group("name").isupper() and not text.isupper()
    match = _WHERE.fullmatch(text)
    if match:
        return match.group("name").isupper() and not text.isupper() and likeness(match.group("name")) >= 0
    match = _PLACED.fullmatch(text)
    names, stroke, role = text.partition(" / ")
    if stroke and is_calling(role) and not role.lower().endswith("photographer") and NAMED.fullmatch(names):
        return likeness(names) > 0
    return match is not None and likeness(match.group("name")) > 0


def credit_in_words(text: str) -> bool:
    """Whether the line says who photographed."""
    if CREDIT_EN.fullmatch(text):
        return True
    match = _PICTURED.fullmatch(text) if "/" in text else None
    return match is not None and likeness(match.group("name")) > 0 and not is_calling(text.split("/")[-1].strip())


def opens_a_pair(text: str) -> bool:
    """Whether the line may begin to say who wrote and who photographed."""
    return _OPENS_A_PAIR.match(text) is not None


def words_and_pictures_en(text: str) -> tuple[str, str] | None:
    """Who wrote and who photographed, each as printed, where one line names both."""
    match = _PAIR.fullmatch(text) if opens_a_pair(text) else None
    return (match.group("words"), match.group("pictures")) if match else None


def is_credited(text: str) -> bool:
    """Whether the line ends with a sentence and who photographed."""
    return _MARKS_A_CREDIT.search(text) is not None and CREDIT_TAIL_EN.search(text) is not None


def ends_credit(above: str, text: str) -> bool:
    """Whether the line is the rest of who photographed, which the line above begins behind a sentence."""
    if text in _REST_OF_A_ROLE:
        return CREDIT_TAIL_EN.search(f"{above[-_LONGEST_CREDIT:]} {text}") is not None
    if len(text) > _REST_OF_A_NAME or not text[0].isupper() or not _MARKS_A_CREDIT.search(above):
        return False
    return not is_credited(text) and is_credited(f"{above} {text}")


def people_told(lines: Sequence[str]) -> tuple[Person, ...]:
    """The people whom the lines of a byline or credit name, each part of them that opens anew by itself."""
    starts = [0, *(i for i, line in enumerate(lines) if i and _STARTS.match(line)), len(lines)]
    return tuple(person for a, b in pairwise(starts) for person in _people(lines[a:b]))


def _people(lines: Sequence[str]) -> tuple[Person, ...]:
    lines = [_CLASS_YEAR.sub("", line) for line in lines if not HANDLE.fullmatch(line)]
    lines = [line for line in lines if "@" not in line or " " in line] or lines  # but for an address below a name
    whole = " ".join(lines)
    if not lines or UNNAMED.fullmatch(lines[0]) or _NOBODYS.fullmatch(whole) or SOURCE_EN.fullmatch(whole):
        return ()
    if len(lines) > 1 and lines[-1].isupper() and not _tells_what(lines[-1]) and _is_whole(lines[0]):
        lines = lines[:-1]  # from where they write
    calling, name = lines[:2] if len(lines) > 1 else whole.partition(", ")[::2]
    named = NAMED.fullmatch(name) and (is_known(name) or (len(lines) > 1 and likeness(name) >= 0))
    if named and is_calling(calling) and not _LABEL.match(calling):
        return (Person(name, calling.rstrip(",")),)
    nameless = NAMELESS_EN.fullmatch(whole if len(lines) > 1 and NAMED.fullmatch(lines[1]) else lines[0])
    if nameless:
        return (Person(nameless.group("who")),)
    if AGENCY_LINE.fullmatch(whole):
        return () if _NAMES_NO_AGENCY.search(whole) else (Person(whole.strip("()")),)
    if len(lines) > _MOST_ALONE and all(map(NAMED.fullmatch, lines[:-1])) and is_known(lines[1]):
        return tuple(Person(line, lines[-1].rstrip(".")) for line in lines[:-1])  # several sign for one place
    signed = _SIGNED.fullmatch("\n".join(lines).replace(",\n", ", "))
    place = (signed.group("place") or "") if signed else ""
    if signed and not is_role(place) and not _LABEL.match(lines[0]):
        return (Person(signed.group("name"), place.rstrip(".")),)
    told = _ROLE_FIRST.fullmatch(whole)
    if told:
        return (Person(told.group("name"), told.group("role")),)
    names, role = _names_and_role(lines)
    names = _PHOTO_BEHIND.sub("", names)
    names = _PLACE.sub("", names.strip(" ,|/()—–-"))
    parts = re.split(r"\s*(?:,\s*(?i:and)\s|,|\b(?i:and)\b|&)\s*", names)
    people = [part if _INITIALS.fullmatch(part) else part.strip(" .,()") for part in parts]
    return tuple(Person(name, role) for name in people if name and name[0].isupper() and len(name) < _LONGEST_NAME)


def _names_and_role(lines: Sequence[str]) -> tuple[str, str]:
    """Names and role: what stands in a line of its own, in brackets, after a stroke or a comma, or a role's words."""
    last = lines[-1] if len(lines) > 1 and not _STROKE.search(lines[-2]) and _tells_what(lines[-1]) else ""
    head = _LABEL.sub("", " ".join(lines[:-1] if last else lines)).strip()
    placed = _FROM.fullmatch(lines[0]) if len(lines) == 1 else None
    if placed:
        return placed.group("name"), ""
    if last:
        return head, last
    bracketed = _BRACKETED.fullmatch(head)
    if bracketed:
        return bracketed.group("names"), bracketed.group("role")
    *names, after = _STROKE.split(head)
    if names and "".join(names).strip():
        return " ".join(names), after.strip(" .()")
    *listed, after = re.split(r"(?<!,)(, )", head, maxsplit=1) if "," in head else [head]
    if listed and _is_role(listed[0], after):
        return listed[0], after.strip(" .()")
    match = _ROLE_LAST.search(head)
    return (head[: match.start()], match.group("role").strip(" .()")) if match else (head, "")


def _tells_what(text: str) -> bool:
    """Whether a line below a name says what its bearer is or for whom they write."""
    if is_role(text) or AGENCY_NAME.fullmatch(text):
        return True
    return text[0].islower() and "@" not in text and not text.startswith(("and ", "in ", "at ", "& "))


def _is_whole(text: str) -> bool:
    """Whether the line names somebody, or nobody, without going on below."""
    return NAMED.fullmatch(text) is not None or NAMELESS_EN.fullmatch(text) is not None


def is_role(text: str) -> bool:
    """Whether a line, or what stands after a comma, says what somebody does or for whom."""
    return (STAFF_LINE.fullmatch(text) or PAPER_EN.fullmatch(text) or _ROLE_ENDS.fullmatch(text)) is not None


def is_calling(text: str) -> bool:
    """Whether a line above a name says what its bearer is, and is no paper's name."""
    text = text.rstrip(",")
    return is_role(text) and not PAPER_EN.fullmatch(text)


def _is_role(names: str, after: str) -> bool:
    """Whether what follows a name and a comma is no further name."""
    text = after.strip(" .()")
    if is_role(text) or text.startswith("The "):
        return True
    if text[:1].islower() or text[:1].isdigit():
        return not text.startswith(("and ", "& ", "in ", "at "))
    return " " not in text and " " in names.strip()
