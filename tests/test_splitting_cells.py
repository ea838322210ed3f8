"""Tables given out cell by cell, or with wrapped cells, have a line for each row again; what only looks so is left."""

import pytest

from feeder.splitting import split_page
from feeder.splitting.text.cells import with_rows_of_cells

TIDES = ["Alder Point 6.12 falling", "Brack Sound 5.40 rising", "Cold Harbor 7.05 slack", "Dun Head 4.88 falling"]


def whole(lines: str, *, latin: bool = True) -> list[str]:
    return with_rows_of_cells(lines.split("\n"), latin=latin)


@pytest.mark.parametrize(
    "lines",
    [
        "Alder Point\n6.12\nfalling\nBrack Sound\n5.40\nrising\nCold Harbor\n7.05\nslack\nDun Head\n4.88\nfalling",
        "Alder Point\n6.12 falling\nBrack Sound\n5.40 rising Cold\nHarbor\n7.05 slack Dun\nHead\n4.88 falling",
        "Alder Point 6.12\nfalling\nBrack Sound\n5.40\nrising\nCold Harbor 7.05\nslack\nDun Head\n4.88\nfalling",
        "Alder Point 6.12 falling\nBrack Sound\n5.40 rising\nCold Harbor 7.05 slack\nDun Head\n4.88 falling",
    ],
)
def test_a_tables_rows_are_whole_whatever_way_its_cells_come(lines: str) -> None:
    assert whole(f"Low water, feet\n{lines}\nFerry to sail later") == ["Low water, feet", *TIDES, "Ferry to sail later"]


def test_a_cell_that_goes_on_in_small_letters_is_one() -> None:
    assert whole("Oats,\nmilling\n$4.10\nBarley,\nmalting,\nlocal\n$5.25\nRye\n$6.00") == [
        "Oats, milling $4.10",
        "Barley, malting, local $5.25",
        "Rye $6.00",
    ]


def test_chinese_rows_are_what_stands_right_before_a_figure_and_what_follows_it() -> None:
    cells = "鲫鱼\n12.50\n涨0.30\n豆腐\n3.20\n平\n鲜笋\n8.00\n跌1.10\n米酒\n9.60\n平\n渡口夜里不停"
    assert whole(cells, latin=False) == [
        "鲫鱼 12.50 涨0.30",
        "豆腐 3.20 平",
        "鲜笋 8.00 跌1.10",
        "米酒 9.60 平",
        "渡口夜里不停",
    ]


@pytest.mark.parametrize(
    "lines",
    [
        "BBC One\n6.00 Breakfast\n9.15 Homes by the Sea\n10.30 Rip It Up\n11.45 Bargain Barn",
        "Saturday\n10 a.m. Mass\nSunday\n8 a.m. Mass\nMonday\n7 a.m. Mass\nTuesday\n9 a.m. Mass",
        "The winners\n1\nAnna Reed\n2\nBo Lund\n3\nCy Marsh\n4\nDee Holt",
        "Ferry to sail later\nIt left with\n40 cars on\nMonday and with\n65 on Tuesday.\nFriday saw\n70 aboard",
        "\n".join(TIDES),
    ],
)
def test_a_programme_a_count_prose_and_whole_rows_are_left(lines: str) -> None:
    assert lines.split("\n") == whole(lines)


def test_a_table_in_cells_has_the_headline_above_it() -> None:
    text = """Thursday, May 4, 2028
Landing will stay open
By Ida Holm
The council voted on Tuesday to keep the landing at
Brack Sound open through the winter for the first
time in nine years.
Low water today, feet
Alder Point
6.12
Brack Sound
5.40
Cold Harbor
7.05
Dun Head
4.88
"""
    landing, water = split_page(text).articles
    assert landing.headline == ("Landing will stay open",)
    assert water.headline == ("Low water today, feet",)
    assert [p.text for p in water.paragraphs] == [row.rsplit(" ", 1)[0] for row in TIDES]
