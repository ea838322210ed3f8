"""An encoding is told or refused; a page never becomes mojibake in silence."""

import codecs

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from feeder.errors import IssueError
from feeder.reading.decode import decode, plausibility

SIMPLIFIED = (
    "云溪县城区段河堤加固工程昨日完工。记者从县水务局了解到，这项工程历时八个月，总投资三千二百万元，\n"
    "沿岸三千户居民今年汛期可以安心。县委书记林远表示，要把群众的安全放在第一位，加快推进后续项目建设。\n"
)
TRADITIONAL = (
    "雲溪縣城區段河堤加固工程昨日完工。記者從縣水務局了解到，這項工程歷時八個月，總投資三千二百萬元，\n"
    "沿岸三千戶居民今年汛期可以安心。縣長林遠表示，要把民眾的安全放在第一位，加快推進後續項目建設。\n"
)
ENGLISH = "The mayor’s office said on Monday that the old café would reopen – “by spring”, she added.\n"
KOREAN = "운계군은 어제 강둑 보강 공사를 마쳤다고 밝혔다. 주민 삼천 가구가 안심하게 되었다.\n"
JAPANESE = "雲渓町は昨日、堤防の補強工事が完了したと発表した。三千世帯が安心できる。\n"


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "gbk", "utf-16-le", "utf-16-be"])
def test_a_simplified_page_is_told_without_a_hint(encoding: str) -> None:
    text, found = decode(SIMPLIFIED.encode(encoding))
    assert text == SIMPLIFIED
    assert found == {"gbk": "gb18030"}.get(encoding, encoding)


@pytest.mark.parametrize("encoding", ["big5", "cp950", "big5hkscs", "gb18030", "utf-16-le", "utf-16-be"])
def test_a_traditional_page_is_told_without_a_hint(encoding: str) -> None:
    assert decode(TRADITIONAL.encode(encoding))[0] == TRADITIONAL


@pytest.mark.parametrize(
    ("bom", "encoding"),
    [
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (codecs.BOM_UTF32_BE, "utf-32-be"),
    ],
)
def test_a_byte_order_mark_decides_and_goes(bom: bytes, encoding: str) -> None:
    assert decode(bom + SIMPLIFIED.encode(encoding)) == (SIMPLIFIED, encoding)


def test_a_byte_order_mark_that_lies_is_refused() -> None:
    with pytest.raises(IssueError, match="says it is utf-8, but byte 3"):
        decode(codecs.BOM_UTF8 + SIMPLIFIED.encode("gb18030"))


def test_windows_english_with_curly_quotes_does_not_become_han() -> None:
    assert decode(ENGLISH.encode("cp1252")) == (ENGLISH, "cp1252")


def test_an_english_page_with_one_chinese_name_in_gb18030_keeps_the_name() -> None:
    text = "The river works are complete, said Lin Yuan (林远) of the county's water office. " * 3
    assert decode(text.encode("gb18030")) == (text, "gb18030")


@pytest.mark.parametrize(
    ("text", "encoding"), [(KOREAN, "euc_kr"), (JAPANESE, "shift_jis"), (JAPANESE, "euc_jp"), (KOREAN, "cp949")]
)
def test_another_countrys_encoding_is_refused_rather_than_published_as_mojibake(text: str, encoding: str) -> None:
    with pytest.raises(IssueError, match="its encoding can't be told"):
        decode((text * 5).encode(encoding))


def test_a_hint_decides_where_the_bytes_are_not_utf_8() -> None:
    assert decode((JAPANESE * 5).encode("shift_jis"), "shift_jis") == (JAPANESE * 5, "shift_jis")
    assert decode(SIMPLIFIED.encode(), "big5") == (SIMPLIFIED, "utf-8")


def test_a_hint_that_does_not_fit_is_only_a_hint() -> None:
    assert decode(SIMPLIFIED.encode("gb18030"), "ascii") == (SIMPLIFIED, "gb18030")


def test_a_file_in_two_encodings_is_refused() -> None:
    with pytest.raises(IssueError, match="its encoding can't be told"):
        decode((SIMPLIFIED * 3).encode() + (SIMPLIFIED * 3).encode("gb18030") + b"\xff")


@given(
    st.text("的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动，。：\n 0a", min_size=30),
    st.sampled_from(["utf-8", "utf-8-sig", "gb18030", "utf-16"]),
)
@settings(max_examples=200, deadline=2000)
def test_common_text_comes_back_as_it_was_written(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding))[0] == text


@given(st.text("這為個國時來們於對會發動過說產種後學經進，。：的一是在不有和\n", min_size=40))
@settings(max_examples=200, deadline=2000)
def test_big5_never_becomes_mojibake(text: str) -> None:
    try:
        assert decode(text.encode("big5"))[0] == text
    except IssueError:
        assert plausibility(text) < 0.5
