"""Date, number and section come off furniture alone, never off a body."""

from datetime import date

import pytest

from feeder.reading.nameplate import off_page, page_number

BODY = "河堤加固工程完工\n\n云溪县城区段河堤加固工程昨日完工，沿岸三千\n户居民今年汛期可以安心。\n"
DAY = date(2023, 10, 11)


@pytest.mark.parametrize(
    "line",
    [
        "2023年10月11日 星期三",
        "２０２３年１０月１１日　星期三",
        "云溪日报 2023年10月11日 星期三 第04版",
        "星期三 2023年10月11日 农历癸卯年八月廿七",
        "2023 年 10 月 11 日  星期三  农历八月廿七  今日8版  总第 5621 期",
        "2023年10月11日星期三",
        "二〇二三年十月十一日 星期三",
        "中華民國112年10月11日 星期三",
        "中華民國一百一十二年十月十一日",
        "民國112年10月11日 禮拜三",
        "2023-10-11 云溪晚报",
        "2023.10.11",
        "Wednesday, 11 October 2023",
        "Wednesday, October 11, 2023",
        "October 11, 2023",
        "Wed. Oct. 11, 2023 | Vol. 12 No. 281",
        "11th October 2023",
        "The Yunxi Herald   Wednesday, 11 October 2023   Page 4",
    ],
)
def test_a_nameplates_line_gives_the_date_at_the_top_and_at_the_foot(line: str) -> None:
    assert off_page(f"{line}\n\n{BODY}").date == DAY
    assert off_page(f"{BODY}\n{line}\n").date == DAY


@pytest.mark.parametrize(
    "line",
    [
        "于2023年10月11日开幕",
        "2023年10月11日，全县",
        "本报2023年10月11日讯（记者 林晓）",
        "河堤自2023年10月11日起封闭",
        "2023年10月11日 林晓 摄",
        "2023年2月30日 星期三",
        "10月11日 星期三",
        "The fair opens on October 11, 2023.",
        "On Wednesday, 11 October 2023, the council of Yunxi met and voted.",
    ],
)
def test_a_date_in_a_sentence_or_a_caption_is_no_nameplate(line: str) -> None:
    assert off_page(f"{line}\n\n{BODY}").date is None


def test_a_line_of_a_paragraph_that_happens_to_be_a_date_is_no_nameplate() -> None:
    assert (
        off_page("云溪县城区段河堤加固工程开工日期是在\n2023年10月11日\n当天到场的居民有三百多人，他们说\n").date
        is None
    )


def test_a_date_in_the_middle_of_a_long_page_is_no_nameplate() -> None:
    assert off_page(BODY * 8 + "\n2023年10月11日 星期三\n\n" + BODY * 8).date is None


@pytest.mark.parametrize(
    ("top", "number", "section"),
    [
        ("2023年10月11日 星期三\n\n综合新闻\n04", "04", "综合新闻"),
        ("2023年10月11日 星期三\n\n04\n要闻", "04", "要闻"),
        ("第04版：综合新闻", "04", "综合新闻"),
        ("A04版 国际", "A04", "国际"),
        ("第二版", "2", ""),
        ("2023年10月11日 星期三 第３版", "3", ""),
        ("A04 国际\n2023年10月11日 星期三", "A04", "国际"),
        ("Page A4\nWednesday, 11 October 2023", "A4", ""),
        ("04", "", ""),
        ("下转第二版", "", ""),
        ("下转\n第二版", "", ""),
        ("10问民生\n2023年10月11日 星期三", "", ""),
    ],
)
def test_number_and_section_come_off_their_own_lines(top: str, number: str, section: str) -> None:
    found = off_page(f"{top}\n\n{BODY}")
    assert (found.number, found.section) == (number, section)


@pytest.mark.parametrize(
    ("printed", "number"),
    [("第2版", "2"), ("第十二版", "12"), ("Ａ０４", "A04"), ("a04", "A04"), ("04", "04"), ("", ""), ("二十", "20")],
)
def test_a_page_number_loses_its_measure_words(printed: str, number: str) -> None:
    assert page_number(printed) == number
