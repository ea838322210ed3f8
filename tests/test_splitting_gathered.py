"""Headlines that come first or last in a row without gaps, and what stands close beside them."""

import pytest

from feeder.splitting import split_page
from feeder.splitting.pages import page_blocks
from feeder.splitting.stories.styles import shorter_than_others
from feeder.splitting.text.mending import mend

KILN = (
    "The kiln at Sallow Cross was lit on Monday for the\nfirst time since the potter who built it left the\n"
    "valley. Neighbors keep its fire by a rota."
)
OTTERS = (
    "Wardens on the Lower Brae counted forty otters in\na single night, nine more than in any year since\n"
    "the weir came down. Eels have come back, too."
)
BELLS = (
    "A chapel that fell silent when its ringers left for\nthe war will ring again at Easter, for six pupils\n"
    "have learned the changes from a printed book."
)
TRAMS = (
    "Trams will run until two in the morning from next\nmonth, the transit board decided, after bakers and\n"
    "nurses asked for a way home from night shifts."
)
WRITERS = ("Ida Renn", "Abel Voss", "Una Pell", "Hugh Marlow")


def headlines(rows: list[str]) -> list[tuple[str, ...]]:
    page = split_page("\n".join(rows))
    return [(*article.kicker, *article.headline, *article.deck) for article in page.articles]


@pytest.mark.parametrize(
    "names", [("Crafts", "Wildlife", "Transit board"), ("Old trades", "River & Coast", "Public transit")]
)
def test_a_word_or_two_above_a_headline_in_a_list_are_its_sections_name(names: tuple[str, str, str]) -> None:
    heads = [
        ["Pupils ring the chapel bells", "again at Easter"],
        [names[0], "Cold kiln smokes again at Sallow Cross", "Neighbors keep the fire by a rota"],
        [names[1], "Forty otters counted on the Brae"],
        [names[2], "Bakers and nurses get their night tram"],
    ]
    rows = [line for head in heads for line in head]
    bodies = [f"By {name}\n{body}" for name, body in zip(WRITERS, (BELLS, KILN, OTTERS, TRAMS), strict=True)]
    for page in ([*rows, *bodies], [*bodies, *rows]):
        assert headlines(page)[1][0] == names[0]
        assert [head[0] for head in headlines(page)][2:] == list(names[1:])


def test_two_characters_below_a_longer_line_are_rather_its_wrapped_end_than_a_columns_name() -> None:
    heads = [
        "山城小學合唱團 首登國家音樂",
        "廳堂",
        "漁港婦女開班 教外地青年補網",
        "手藝",
        "老戲院修復完工 重映百年默片",
    ]
    bodies = [
        "【記者馮又青／石碇報導】山城小學合唱團二十三名學生\n上週首度站上國家音樂廳，唱完三首山歌，全場起立。",
        "【記者顏可立／東港報導】漁港十二名婦女在舊魚市開\n班，教外地來的青年補網，一期八週，期期額滿。",
        "【記者杜青禾／新化報導】停業三十年的老戲院修復完\n工，昨晚重映百年前的默片，由琴師現場伴奏。",
    ]
    assert headlines([*heads, *bodies]) == [
        ("山城小學合唱團 首登國家音樂廳堂",),
        ("漁港婦女開班 教外地青年補網手藝",),
        ("老戲院修復完工 重映百年默片",),
    ]


def test_two_names_set_close_behind_a_headline_are_its_byline() -> None:
    page = split_page(
        f"Cold kiln smokes again at Sallow CrossBy Ida Renn and Abel Voss\n{KILN}".replace("Cross", "cross", 1)
    )
    assert page.articles[0].headline == ("Cold kiln smokes again at Sallow cross",)
    assert [person.name for person in page.articles[0].bylines] == ["Ida Renn", "Abel Voss"]


@pytest.mark.parametrize("lost", ["不慎遗失营业执照", "不慎丢失开户许可证", "遗失公章及发票章"])
def test_what_was_lost_may_be_wrapped_without_a_comma_on_its_line(lost: str) -> None:
    rows = [
        f"青荷市望山便民食品商店{lost}",
        "副本，编号青市监字第0932号，声明作废。",
        "孟晚舟遗失导游证一本，声明作废。",
    ]
    page = split_page("\n".join(["遗失声明", *rows]))
    assert page.articles[0].headline == ("遗失声明",)
    assert [paragraph.text for paragraph in page.articles[0].paragraphs] == [rows[0] + rows[1], rows[2]]


@pytest.mark.parametrize("byline", ["記者馮又青／石碇報導", "記者杜禾/新化報導", "記者顏可立／東港電"])
def test_a_byline_set_close_behind_a_chinese_headline_is_one(byline: str) -> None:
    assert mend(f"山城小學合唱團 首登國家音樂廳{byline}\n全場起立").split("\n")[:2] == [
        "山城小學合唱團 首登國家音樂廳",
        byline,
    ]
    for row in (f"山城日報{byline}", f"山城小學日報特派{byline}"):
        assert mend(row) == row


def test_the_short_heads_of_a_column_of_briefs_are_no_crossheads() -> None:
    rows = ["Cold kiln smokes again at Sallow Cross", KILN, "Forty otters counted on the Lower Brae", OTTERS]
    briefs = ["Late trams agreed", TRAMS, "Bells are back", BELLS]
    for title, short in (([], 2), (["News in brief"], 0), (["Around town"], 0)):
        _, blocks = page_blocks("\n".join([*rows, *title, *briefs]))
        assert sum(said > 0 for said in shorter_than_others(blocks).values()) == short
