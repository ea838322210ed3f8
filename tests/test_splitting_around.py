"""Rows that an English paper prints around its stories are told by what they are made of and by standing apart."""

import pytest

from feeder.splitting import split_page
from feeder.splitting.forms.running import is_surely_running_head
from tests.english_prose import FERRY, MILL, NAMEPLATE

HEADS = [("Mill wheel turns again",), ("Ferry keeps its bell",)]


def assert_around(rows: str, between: str) -> None:
    page = split_page(NAMEPLATE + MILL + between.format(rows) + FERRY)
    assert [article.headline for article in page.articles] == HEADS
    assert [len(article.paragraphs) for article in page.articles] == [1, 1]
    assert not any(article.kicker or article.deck for article in page.articles)


@pytest.mark.parametrize("between", ["\n{}\n\n", "{}\n\n"])
@pytest.mark.parametrize(
    "rows",
    [
        "TODAY: Sleet by dusk, 37. TONIGHT: 22. B6",
        "Today: Gulls and gales. High 44. Low 31. Page 9",
        "TODAY’S WEATHER\nDrizzle, high 51,\nlow 40. Details, C2",
        "Drizzle\n51 | 40\nFull forecast, C2",
        "High: 51 Low: 40\nDrizzle\nC2",
    ],
)
def test_the_weathers_ear_is_furniture_where_it_names_a_page(rows: str, between: str) -> None:
    assert_around(rows, between)


@pytest.mark.parametrize(
    "rows",
    [
        "Subscribe: 208-555-0131 or sallowbeacon.example/join",
        "Customer service: 208-555-0131",
        "Delivery problems? 555-0131",
        "CONTACT US\nSwitchboard: 555-0131\nClassified ads: 555-0132",
        "Sports scores: Call 555-0131 after 6 p.m.",
        "Single copies 75 cents • Subscriptions $30 a year",
        "Corrections: The Beacon corrects what it got wrong.\nCall the editor at 555-0131.",
    ],
)
def test_how_the_paper_is_reached_and_sold_is_furniture(rows: str) -> None:
    assert_around(rows, "\n{}\n\n")


@pytest.mark.parametrize(
    "rows",
    [
        "Goat is fined a turnip. Local, Page B1",
        "Goat is fined a turnip » C4",
        "Local: Goat is fined a turnip | B1",
        "Goat is fined a turnip; see B1",
        "IN LOCAL\nGoat is fined a turnip\nPage B1",
        "INSIDE THIS WEEK\nGoat is fined a turnip. Local, B1\nPuzzles, 11",
        "Puzzles: 4 Deaths: 12 Letters: 20",
        "INDEX: Puzzles 4, Deaths 12, Letters 20",
        "Coming Sunday: The goat tells its side",
    ],
)
def test_a_pointer_to_another_page_is_furniture(rows: str) -> None:
    assert_around(rows, "\n{}\n\n")


@pytest.mark.parametrize(
    "rows",
    [
        "Sallow Beacon\nHome & Hearth\nPage 7",
        "B7\nHome & Hearth\nThursday\nMarch 5, 2015",
        "The Sallow Beacon\n“The Voice of Hob”\nVol. 9 No. 12\nMarch 5, 2015",
        "The Sallow Beacon\nFounded 1881\nIndependent and locally owned\nPage 7",
    ],
)
def test_what_stands_among_the_rows_of_a_pages_head_is_furniture(rows: str) -> None:
    assert_around(rows, "\n{}\n\n")


@pytest.mark.parametrize(
    "text",
    [
        "7 | Home & Hearth",
        "Letters • 14",
        "OPINION — Thursday, March 5, 2015",
        "Thursday’s Sallow Beacon Page 7",
        "B7 · Home & Hearth · Sallow Beacon",
        "Week of March 5 • Page 7",
    ],
)
def test_a_running_head_stands_anywhere_with_a_page_or_a_full_date(text: str) -> None:
    assert is_surely_running_head(text)
    assert_around(text, "{}\n\n")


@pytest.mark.parametrize(
    "text", ["Thursday, March 5 | Town Hall", "Ann Orr, March 3, 1921", "Coldest March since 1960"]
)
def test_a_day_beside_a_place_or_a_name_is_no_running_head(text: str) -> None:
    assert not is_surely_running_head(text)


@pytest.mark.parametrize(
    "last",
    [
        "Tickets are $4. Call 555-0131.",
        "Visitation is from 3 to 8 p.m.\nFriday at Hob Hall. In lieu\nof flowers, oil a wheel.",
        "HOB 2.1 4.4 6.9 11.14 (80)",
        "Tonight clear and bit-\nter, low -19. Sunday:\nsun, -8.",
    ],
)
def test_a_storys_last_rows_stay_its_own_though_figures_are_in_them(last: str) -> None:
    page = split_page(NAMEPLATE + MILL + last + "\n\n" + FERRY)
    assert last.split("\n")[0] not in page.furniture
