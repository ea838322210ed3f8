"""An issue file's bytes become text in pages, or one line that says why not."""

import re
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from feeder.errors import IssueError
from feeder.model import RawIssue
from feeder.reading import read_issue
from feeder.reading.decode import _MAGIC

MODIFIED = datetime(2024, 5, 20, 1, 30, tzinfo=ZoneInfo("Asia/Shanghai"))
NAMES = (
    re.compile(r"(?P<page>[AB]\d\d)_(?P<day>\d\d)(?P<month>\d\d)(?P<year>\d{4})"),
    re.compile(r"(?P<year>\d{4})-?(?P<month>\d\d)-?(?P<day>\d\d)(?:-(?P<page>第?\d+版?))?"),
)
PAGE = "河堤加固工程完工\n本报讯（记者 林晓）云溪县城区段河堤加固工程昨日完工，\n沿岸三千户居民今年汛期可以安心。\n"
SHARED = Path(__file__).parent.parent.parent / "shared" / "pages"


def read(data: bytes | str, name: str = "page.txt", **options: object) -> RawIssue:
    raw = data.encode() if isinstance(data, str) else data
    return read_issue(name, raw, modified=MODIFIED, names=NAMES, **options)  # type: ignore[arg-type]


def refusal(data: bytes, **options: object) -> str:
    with pytest.raises(IssueError) as caught:
        read(data, **options)
    assert str(caught.value).startswith("page.txt: ")
    assert "\n" not in str(caught.value)
    return str(caught.value)


def test_the_digest_of_the_bytes_is_the_issues_identity() -> None:
    assert read("\ufeff" + PAGE).sha256 != read(PAGE).sha256
    assert len(read(PAGE).sha256) == 64


def test_a_page_keeps_its_text_as_printed() -> None:
    printed = "１２３ＡＢ　①③，：；！？（）“引”…—é㎡臺"
    assert read(printed).pages[0].text == printed


def test_radicals_of_a_text_layer_become_the_characters_that_were_printed() -> None:
    assert read("3⽉27⽇，⻓⻰镇⼈⺠⻋站开⻔").pages[0].text == "3月27日，长龙镇人民车站开门"
    assert read("⼾籍改⾰进村⼊⼾，这⾥是试点").pages[0].text == "户籍改革进村入户，这里是试点"
    assert read("⼾籍改⾰進村⼊⼾，這裡是試點").pages[0].text == "戶籍改革進村入戶，這裡是試點"


@pytest.mark.parametrize("line_break", ["\r\n", "\r", "\n", "\x85", "\u2028", "\u2029", "\v"])
def test_every_kind_of_line_break_becomes_one(line_break: str) -> None:
    assert read(f"甲{line_break}{line_break}乙").pages[0].text == "甲\n\n乙"


def test_what_no_feed_can_hold_is_taken_out() -> None:
    assert read(PAGE * 9 + "\x00\x08\x1b\x7f\x9f\ufffe\uffff\ufeff\u200b乙").pages[0].text == PAGE * 9 + "乙"


@pytest.mark.parametrize("sign", ["\ufffe", "\x02"])
def test_the_sign_for_a_hyphen_that_joins_two_lines_becomes_a_soft_hyphen(sign: str) -> None:
    assert read(PAGE * 9 + f"the har{sign}bour wall{sign}").pages[0].text == PAGE * 9 + "the har\xadbour wall"


def test_a_form_feed_parts_pages_which_count_from_the_first() -> None:
    issue = read("第一页的字\n\f\n\f第三页的字\f")
    assert [(page.number, page.text) for page in issue.pages] == [("1", "第一页的字"), ("3", "第三页的字")]


def test_a_page_of_several_keeps_the_number_it_prints() -> None:
    issue = read("第A03版：要闻\n\n甲\f第A04版：国际\n\n乙", "2024-05-16-01.txt")
    assert [(page.number, page.section) for page in issue.pages] == [("A03", "要闻"), ("A04", "国际")]


def test_the_date_is_the_names_before_the_texts_before_the_files() -> None:
    dated = "2023年10月11日 星期三\n\n" + PAGE
    assert (read(dated, "2024-05-16.txt").date, read(dated, "2024-05-16.txt").date_source) == (
        date(2024, 5, 16),
        "name",
    )
    assert (read(dated).date, read(dated).date_source) == (date(2023, 10, 11), "text")
    assert (read(PAGE).date, read(PAGE).date_source) == (date(2024, 5, 20), "mtime")


@pytest.mark.parametrize(
    ("name", "day", "page"),
    [
        ("云溪20240516-第2版.txt", date(2024, 5, 16), "2"),
        ("B03_16052024.txt", date(2024, 5, 16), "B03"),
        ("99999999 2024-02-30 2024-02-29-04.txt", date(2024, 2, 29), "04"),
        ("1024-05-16.txt", date(2024, 5, 20), ""),
        ("2024-13-01.txt", date(2024, 5, 20), ""),
    ],
)
def test_the_first_pattern_that_finds_a_day_there_is_gives_date_and_page(name: str, day: date, page: str) -> None:
    issue = read(PAGE, name)
    assert (issue.date, issue.pages[0].number) == (day, page)


def test_a_name_of_odd_bytes_becomes_text() -> None:
    assert read(PAGE, "日报".encode("gb18030").decode("utf-8", "surrogateescape")).name == "日报"
    assert read(PAGE, "a\udcff.txt").name == "a\\xff.txt"


def test_an_empty_file_is_refused() -> None:
    assert "the file is empty; export" in refusal(b"")
    assert re.search("there is no text in the file; .* OCR", refusal(b" \r\n\x0c\xe3\x80\x80"))


@pytest.mark.parametrize(
    ("data", "kind", "remedy"),
    [
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3", "a PDF", "pdftotext FILE.pdf"),
        (b"PK\x03\x04\x14\x00", "a ZIP archive or an Office document", "unpack an archive, save a document as plain"),
        (b"{\\rtf1 text}", "an RTF document", "save it as plain text"),
        (b"Rar!\x1a\x07", "a RAR archive", "unpack it"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", "a JPEG image", "2024-05-16-01-1.jpg goes with 2024-05-16-01.txt"),
        (b"GIF89a", "a GIF image", "as JPEG, PNG or WebP"),
        (bytes(range(256)) * 40, "binary data", "the page's text"),
        (b"\x00" * 5000, "binary data", "the page's text"),
        (b"\n<!DOCTYPE html><p>text</p>", "HTML or XML", "without its tags"),
        (b"\xef\xbb\xbf<html><p>text</p></html>", "HTML or XML", "without its tags"),
        (b'<?xml version="1.0"?><text/>', "HTML or XML", "without its tags"),
    ],
)
def test_what_is_no_text_is_refused_by_its_name_with_a_remedy(data: bytes, kind: str, remedy: str) -> None:
    said = refusal(data)
    assert f"this is {kind}, not plain text; " in said
    assert remedy in said


def test_angle_brackets_in_a_text_are_text() -> None:
    assert read("<导读>\n云溪桥今日通车".encode()).pages


@pytest.mark.parametrize("magic", [magic for magic, *_ in _MAGIC])
def test_every_kind_that_is_refused_has_a_remedy(magic: bytes) -> None:
    assert re.fullmatch(r"\S+: this is .+, not plain text; .+", refusal(magic + b"..."))


def test_a_file_over_the_limit_is_refused_with_both_figures() -> None:
    assert "1,001 bytes are more than the 1,000 allowed" in refusal(b"a" * 1001, max_bytes=1000)


@given(st.binary(max_size=400))
@settings(max_examples=300, deadline=2000)
def test_any_bytes_are_read_or_refused_in_words(data: bytes) -> None:
    try:
        issue = read(data)
    except IssueError:
        return
    assert issue.pages
    for page in issue.pages:
        assert page.text.strip()
        assert re.fullmatch("[\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]*", page.text)


@pytest.mark.skipif(not SHARED.exists(), reason="the pages are not at hand")
def test_a_page_without_a_nameplate_is_dated_by_its_file() -> None:
    page = next(SHARED.glob("real/altay-*/page.txt"))
    assert read(page.read_bytes()).date_source == "mtime"
