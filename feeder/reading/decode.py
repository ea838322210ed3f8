"""Bytes → text: BOM, UTF-8, the configuration's hint, then whichever of the likely encodings reads like a newspaper.

GB18030 accepts nearly all of Big5 and much of Windows-1252 without an error, so a strict decode alone proves nothing:
each candidate's text is weighed by how many of its characters a page would really hold, and a text that no candidate
reads plausibly is refused rather than published as mojibake.
"""

from __future__ import annotations

import codecs
import re
import unicodedata

from feeder.errors import IssueError

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark is its beginning
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
    (b"\x84\x31\x95\x33", "gb18030"),
)
_AS_TEXT = "save it as plain text (UTF-8)"
_PAGES_TEXT = "drop the page's text"
_PICTURE = "the picture of an issue has its name: 2024-05-16-01-1.jpg goes with 2024-05-16-01.txt"
_OTHER_PICTURE = "save a picture as JPEG, PNG or WebP; a scanned page must be read by OCR first"
_MAGIC = (  # how a file begins, what that is, what to do about it
    (
        b"%PDF-",
        "a PDF",
        "drop its text: pdftotext FILE.pdf writes it; a scan must be read by OCR first, such as ocrmypdf",
    ),
    (b"PK\x03\x04", "a ZIP archive or an Office document", "unpack an archive, save a document as plain text (UTF-8)"),
    (b"PK\x05\x06", "an empty ZIP archive", _PAGES_TEXT),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office document", _AS_TEXT),
    (b"{\\rtf", "an RTF document", _AS_TEXT),
    (b"\x1f\x8b", "a gzip archive", "unpack it"),
    (b"BZh", "a bzip2 archive", "unpack it"),
    (b"\xfd7zXZ\x00", "an xz archive", "unpack it"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive", "unpack it"),
    (b"Rar!\x1a\x07", "a RAR archive", "unpack it"),
    (b"\x89PNG\r\n", "a PNG image", _PICTURE),
    (b"\xff\xd8\xff", "a JPEG image", _PICTURE),
    (b"GIF8", "a GIF image", _OTHER_PICTURE),
    (b"II*\x00", "a TIFF image", _OTHER_PICTURE),
    (b"MM\x00*", "a TIFF image", _OTHER_PICTURE),
    (b"%!PS", "a PostScript file", "drop its text: ps2pdf, then pdftotext"),
    (b"SQLite format 3\x00", "a database", _PAGES_TEXT),
    (b"\x7fELF", "a program", _PAGES_TEXT),
    (b"MZ\x90\x00", "a program", _PAGES_TEXT),
)
# What a file without BOM that is not UTF-8 may be, the likeliest first: a tie goes to the earlier one.
_CANDIDATES = ("gb18030", "cp950", "big5hkscs", "cp1252", "utf-16-le", "utf-16-be")
_SAMPLE = 60_000  # characters weighed; more change no verdict
_PLAUSIBLE = 0.35  # real Chinese pages score 0.7 and more, misread ones under 0.2: see tests/test_reading_decode.py
_CLEARLY = 0.15  # by how much a later candidate must beat an earlier one

# The characters that make up most of any Chinese text, by frequency: simplified, then traditional.
_COMMON = frozenset(
    "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后"
    "多定行学法所民得经十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合"
    "还因由其些然前外天政四日那社义事平形相全表间样与关各重新线内数正心反你明看原又么利比或但质气第向道命此变条只"
    "没结解问意建月公无系军很情者最立代想已通并提直题党程展五果料象员革位入常文总次品式活设及管特件长求老头基资边"
    "流路级少图山统接知较将组见计别她手角期根论运农指几九区强放决西被干做必战先回则任取据处队南给色光门即保治北造"
    "百规热领七海口东导器压志世金增争济阶油思术极交受联什认六共权收证改清己美再采转更单风切打白教速花带安场身车例"
    "真务具万每目至达走积示议声报斗完类八离华名确才科张信马节话米整空元况今集温传土许步群广石记需段研界拉林律叫且"
    "究观越织装影算低持音众书布复容儿须际商非验连断深难近矿千周委素技备半办青省列习响约支般史感劳便团往历市克何除"
    "消构府称太准精值号率族维划选标写存候毛亲快效斯院查江型眼王按格养易置派层片始却专状育厂京识适属圆包火住调满县"
    "局照参红细引听该铁价严讯者访推村镇乡款项供护网旅游创服智环境职医疗疾病防控灾雨雪项目企业村居民族园区创"
    "這為個國時來們於對會發動過說產種後學經進著電裡現實兩體機當點從業應開還義間樣與關線內數麼質氣變條沒結解問無系"
    "軍並題黨員總設長頭資邊級圖統較將組見計別論運農幾區強決幹戰則據處隊給門規熱領東導壓爭濟階術極聯認權證採轉單風"
    "帶場車務萬達積議聲報鬥類離華確張馬節話況溫傳許廣記觀織裝眾書復兒須際驗連斷難礦週備辦習響約勞團歷構稱準號維劃"
    "選標寫親養層卻專狀廠識適屬圓調滿縣參紅細聽該鐵價嚴訊訪鎮鄉項護網遊創環職醫療災園"
)

_CONTROLS = frozenset(map(chr, range(32))) - set("\t\n\v\f\r\x1a\x1b") | {"\ufffd"}
_BINARY = f"this is binary data, not plain text; {_PAGES_TEXT}, saved as UTF-8"
_MARKUP = re.compile(r"\s*<(?:!doctype|html|\?xml)\b", re.IGNORECASE)


def decode(data: bytes, encoding: str = "") -> tuple[str, str]:
    """The text of an issue file and the name of its encoding; `encoding` is the configuration's hint.

    Raises IssueError, without the file's name, for what is no text or in no encoding that can be told.
    """
    for magic, kind, remedy in _MAGIC:
        if data.startswith(magic):
            raise IssueError(f"this is {kind}, not plain text; {remedy}")
    text, found = _decode(data, encoding)
    if _MARKUP.match(text):
        raise IssueError(f"this is HTML or XML, not plain text; {_PAGES_TEXT} alone, without its tags")
    if _binary(text):
        raise IssueError(_BINARY)
    return text, found


def _decode(data: bytes, hint: str) -> tuple[str, str]:
    for bom, name in _BOMS:
        if data.startswith(bom):
            return _marked(data, bom, name), name
    if b"\0" in data and (wide := _wide(data)):
        return data.decode(wide), wide
    for name in filter(None, ("utf-8", hint)):
        if (text := _try(data, name)) is not None:
            return text, name
    return _weigh(data)


def _marked(data: bytes, bom: bytes, name: str) -> str:
    try:
        return data[len(bom) :].decode(name)
    except UnicodeDecodeError as exc:
        raise IssueError(
            f"says it is {name}, but byte {len(bom) + exc.start} is not ({exc.reason}); save it as UTF-8"
        ) from exc


def _try(data: bytes, name: str) -> str | None:
    try:
        return data.decode(name)
    except UnicodeDecodeError:
        return None


def _wide(data: bytes) -> str:
    """The UTF-16 whose line breaks and spaces the NULs betray: they all stand at even or all at odd bytes; else ""."""
    if len(data) % 2:
        return ""
    high, low = data[::2].count(0), data[1::2].count(0)
    few, name = min((high, "utf-16-le"), (low, "utf-16-be"))
    text = _try(data, name)
    return name if text is not None and few * 4 <= max(high, low) and plausibility(text) >= _PLAUSIBLE else ""


def _weigh(data: bytes) -> tuple[str, str]:
    best, score, found = "", 0.0, ""
    for name in _CANDIDATES:
        text = _try(data, name)
        if text is None or (name == "cp1252" and not _western(data)):
            continue
        weight = plausibility(text)
        if weight > score + (_CLEARLY if found else 0):
            best, score, found = text, weight, name
    if score < _PLAUSIBLE and _controls(data.decode("latin-1")):
        raise IssueError(_BINARY)
    if score < _PLAUSIBLE:
        raise IssueError(
            "its encoding can't be told: it is not UTF-8 and reads as neither GB18030, Big5 nor Western text; "
            "save it as UTF-8 or name the encoding in the configuration (inbox.encoding)"
        )
    return best, found


def _western(data: bytes) -> bool:
    """Whether bytes over 127 are as rare, and as rarely side by side, as accents and curly quotes in Western text."""
    sample = data[: 2 * _SAMPLE]
    runs = [len(run) for run in re.findall(rb"[\x80-\xff]+", sample)]
    return sum(runs) * 5 < len(sample) and sum(run for run in runs if run > 2) * 10 <= sum(runs)


def plausibility(text: str) -> float:
    """How far a decoded text reads like a page, 0…1: the share of its characters beyond ASCII that a page would hold.

    Common Han characters and the punctuation of Chinese and Western type count; rare Han, unassigned and private-use
    characters don't. Text of ASCII letters and line breaks alone is wholly plausible.
    """
    sample = text[:_SAMPLE]
    beyond = [character for character in sample if character > "\x7f"]
    if not beyond:
        return 1.0
    return sum(character in _COMMON or _typographic(character) for character in beyond) / len(beyond)


def _typographic(character: str) -> bool:
    """Whether this is a Latin letter with an accent, or a mark that Chinese or Western type uses."""
    if character < "\u0250":
        return character.isalpha() or character in "\xa0£§©«»°·×"
    return (
        "\u2010" <= character <= "\u2027"
        or "\u3000" <= character <= "\u3011"
        or "\uff01" <= character <= "\uff5e"
        or character in "€●■□◆◇○▲△★☆①②③④⑤⑥⑦⑧⑨"
    )


def _binary(text: str) -> bool:
    """Whether control or unassigned characters are more than stray."""
    sample = text[:_SAMPLE]
    return _controls(text) or sum(unicodedata.category(character) == "Cn" for character in sample) * 5 > len(sample)


def _controls(text: str) -> bool:
    sample = text[:_SAMPLE]
    return sum(character in _CONTROLS for character in sample) * 20 > len(sample)
