"""What a paper says to its readers in rows of its own, and small advertisements, are furniture."""

import pytest

from feeder.splitting import split_page
from tests.english_prose import FERRY, MILL, NAMEPLATE


def furniture(page: str) -> list[str]:
    return list(split_page(page).furniture)


@pytest.mark.parametrize(
    "row",
    [
        "● Do you have a story for us? Ring the newsdesk on 01632 960310",
        "Notes for this page should reach us by noon on Tuesday",
        "Results, photos and more at sallowbeacon.example",
        "For late results call the Beacon line, 555-0131",
        "Send verses, ten lines or fewer, to Pegasus, c/o this paper.",
        "Letters may be edited. Please give a telephone number.",
        "Watch the Ben Orr Show, Ch. 9, Sunday 9 p.m.",
        "Moving house? Call Penn & Daughters, 555-0177",
        "Sallow Beacon is printed on paper that was paper before",
        "Read “The Miller’s Niece,” our new serial, on Page 6",
        "RING OUR NEWSDESK ON 0800 555 0131",
        "NEXT WEEK: Why the ferry goat has a ticket",
        "Coming in April: The bell ringers of Hob Lane",
        "Why the goat rang it / Letters, B4",
    ],
)
def test_a_row_to_the_readers_between_stories_is_furniture(row: str) -> None:
    page = NAMEPLATE + MILL + "\n" + row + "\n\n" + FERRY
    assert row in furniture(page)
    assert [article.headline for article in split_page(page).articles] == [
        ("Mill wheel turns again",),
        ("Ferry keeps its bell",),
    ]


def test_a_row_to_the_readers_may_stand_across_the_columns_without_a_gap() -> None:
    row = "Got something to say? Letters run to 90 words. Keep them kind, or at least spell them right."
    page = NAMEPLATE + MILL + row + "\n" + FERRY
    assert row in furniture(page)


def test_a_texts_last_sentence_with_a_telephone_number_is_its_own() -> None:
    page = NAMEPLATE + MILL.rstrip() + "\nCall the miller on 555-0190 to help.\n" + FERRY
    assert "555-0190" in split_page(page).articles[0].paragraphs[-1].text


@pytest.mark.parametrize(
    "told",
    ["For more information, call 555-0142.", "Interested? Call the miller on 555-0190.", "Visit sallow.example."],
)
def test_a_storys_last_paragraph_may_tell_whom_to_call(told: str) -> None:
    page = NAMEPLATE + MILL + "\n" + told + "\n\n" + FERRY
    assert split_page(page).articles[0].paragraphs[-1].text == told


@pytest.mark.parametrize(
    "advertisement",
    ["PENN FUNERAL HOME\nCaring for Sallow families since 1921", "Orr’s bakery: warm bread, fair prices!"],
)
def test_an_advertisement_in_the_midst_of_a_sentence_is_furniture(advertisement: str) -> None:
    above, below = MILL.split("winter")
    page = NAMEPLATE + above.rstrip() + "\n\n" + advertisement + "\n\nwinter" + below + "\n" + FERRY
    assert set(advertisement.splitlines()) <= set(furniture(page))
    assert len(split_page(page).articles[0].paragraphs) == 1


@pytest.mark.parametrize(
    "head",
    [
        "The Sallow Beacon\nIssue 31 May 2019 Delivered free to 900 homes Page 3",
        "WEATHER: Mist turning to rain; milder.\nThe Sallow Evening Beacon\nFINAL EDITION\nThursday, March 5, 2015",
        "The Sallow Beacon\nThursday, March 5, 2015\nYour news, your river since 1931",
        "SPORTS\nThe Sallow Beacon\nThursday, Oct. 3, 2019 — Page 7",
        "The Sallow Beacon\nThursday, March 5, 2015\nLOST AND WON Rowers end long wait SPORTS, B1",
        "The Sallow Beacon\n3 March 2015\n9 Weir Lane, Sallow Telephone 01632 960310 Fax 01632 960311",
    ],
)
def test_a_papers_rows_at_a_pages_head_are_furniture(head: str) -> None:
    page = head + "\n\n" + MILL + "\n" + FERRY
    assert furniture(page) == head.split("\n")


def test_the_title_of_letters_goes_with_the_rules_for_them() -> None:
    rules = "LETTERS TO THE EDITOR\nLetters should be no more than 90 words and must carry a name."
    page = NAMEPLATE.rstrip() + "\n" + rules + "\n\n" + MILL
    assert set(rules.splitlines()) <= set(furniture(page))


def test_a_contents_list_may_have_its_rows_joined() -> None:
    rows = "INSIDE\nFarming 6 Television 13 Crossword 18\nMillers’ pay: Leader comment, Page 8"
    assert set(rows.splitlines()) <= set(furniture(NAMEPLATE + MILL + "\n" + rows + "\n\n" + FERRY))


def test_an_agency_signs_the_briefs_above_it() -> None:
    page = NAMEPLATE + MILL + "— Beacon wire services\n\n" + FERRY
    assert "wire services" not in " ".join(p.text for a in split_page(page).articles for p in a.paragraphs)


@pytest.mark.parametrize(
    "row",
    [
        "Inside: Rooks leave the elms, B4",
        "Tomorrow: The man who mends bells",
        "HOB & DAUGHTERS, coopers since 1871. Any barrel.",
    ],
)
def test_what_points_to_another_page_or_advertises_in_one_row_is_furniture_without_a_gap(row: str) -> None:
    page = f"{NAMEPLATE}{MILL}{row}\n{FERRY}"
    assert row in furniture(page)
    assert len(split_page(page).articles) == 2


def test_a_row_of_a_calendar_points_nowhere() -> None:
    assert not furniture(f"{MILL}\nWhat is on\nToday: Whist at the mill\nTomorrow: Dance in the barn\n")


def test_the_weather_may_be_set_over_two_rows_at_the_pages_head() -> None:
    assert furniture(f"Rain by evening. High\n52.\n{NAMEPLATE}{MILL}")[:2] == ["Rain by evening. High", "52."]


def test_a_shops_name_in_capitals_down_to_its_door_is_an_advertisement() -> None:
    advert = "SALLOW IRONMONGERS\nAll you need for the spring\n9 Ferry Lane, Sallow"
    assert "\n".join(furniture(f"{MILL}{advert}\n{FERRY}")) == advert
    assert not furniture(f"{MILL}{FERRY}9 Ferry Lane, Sallow\n")


@pytest.mark.parametrize(
    "row",
    [
        "Sallow Beacon newsdesk: 555200",
        "NEWSDESK 01632 960123",
        "Newsroom 01632 960 555",
        "News: 01632 960401  Ads: 01632 960402",
        "Home delivery: 1800 555 019",
        "Advertise here: 01632 960444",
        "NEWS TIPS: 555-0142 or\nnewsroom@sallowbeacon.example",
        "To place a notice call 555-0177 by noon\nthe day before publication.",
        "Got a story? Call 01632 960501",
        "Corrections: Call the editor at 555-0111\nif you see an error of fact.",
        "Page 14 Beacon",
        "Section C",
        "Page Seven",
        "Issue No. 6,402",
        "24 pages",
        "Price 95p",
        "Late city edition",
        "Incorporating the Sallow Advertiser",
        "A Marshlands Publication",
        "© Sallow Newspapers Ltd 2025",
        "TODAY: Sunny, high 64",
        "News 5",
        "B4 The Beacon",
    ],
)
@pytest.mark.parametrize("gaps", ["\n{}\n\n", "{}\n"])
def test_how_to_reach_the_paper_and_its_folios_are_furniture_between_gaps_and_without(row: str, gaps: str) -> None:
    reading = split_page(NAMEPLATE + MILL + gaps.format(row) + FERRY)
    assert set(row.split("\n")) <= set(reading.furniture)
    assert [article.headline for article in reading.articles] == [
        ("Mill wheel turns again",),
        ("Ferry keeps its bell",),
    ]


@pytest.mark.parametrize(
    "rows",
    [
        "YOUR LETTERS\nWrite to: The Editor, 6 Corn Exchange,\nSallow. Letters may be shortened.",
        "The Beacon welcomes letters of up to\n300 words. We may edit for length.",
    ],
)
def test_where_letters_are_sent_is_furniture_with_its_title(rows: str) -> None:
    assert set(rows.split("\n")) <= set(furniture(NAMEPLATE + MILL + "\n" + rows + "\n\n" + FERRY))


@pytest.mark.parametrize("name", ["Rural", "Weekend", "Around Town"])
def test_a_word_or_two_below_the_day_and_above_a_headline_name_a_section(name: str) -> None:
    assert name in furniture(NAMEPLATE.rstrip() + f"\n{name}\n\n" + MILL + "\n" + FERRY)


def test_a_headline_below_the_day_and_a_gap_above_its_text_names_no_section() -> None:
    head, _, body = MILL.partition("\n\n")
    assert split_page(NAMEPLATE.rstrip() + "\nMill wheel\n\n" + body + "\n" + FERRY).articles[0].headline == (
        "Mill wheel",
    )
    assert head


def test_a_headline_that_tells_of_the_weather_over_two_lines_is_no_furniture() -> None:
    page = (
        NAMEPLATE
        + MILL
        + "\nWeather: A slow thaw, then\nmore of the same\n\n"
        + FERRY.partition("\n\n")[2]
        + "\n"
        + FERRY
    )
    assert split_page(NAMEPLATE + page.removeprefix(NAMEPLATE)).articles[1].headline == (
        "Weather: A slow thaw, then more of the same",
    )


def test_rows_above_the_day_are_furniture_without_a_gap_where_one_names_a_paper_in_two_words() -> None:
    page = "Obituaries\nMillbrook Journal-Tribune\nTuesday, April 29, 2025\n7\n" + MILL.replace("\n\n", "\n")
    assert furniture(page)[:2] == ["Obituaries", "Millbrook Journal-Tribune"]


@pytest.mark.parametrize(
    "row",
    ["Regatta roundup, C4", "More photos, B3", "Tide tables on Page 12", "Editorial, Page A6", "Full results, 3C"],
)
def test_a_row_that_names_another_page_is_none_of_the_stories(row: str) -> None:
    mill, ferry = split_page(NAMEPLATE + MILL + "\n" + row + "\n\n" + FERRY).articles
    assert (mill.headline, ferry.headline) == (("Mill wheel turns again",), ("Ferry keeps its bell",))
    assert len(mill.paragraphs) == len(ferry.paragraphs) == 1


@pytest.mark.parametrize(
    "row", ["Saturday, May 4, 2019 ★ $2.25 plus GST", "Saturday, May 4, 2019     €2.40 (incl. VAT)"]
)
def test_a_price_may_be_told_with_its_tax(row: str) -> None:
    assert row in furniture(f"THE SALLOW BEACON-STAR\n{row}\n\n{MILL}\n{FERRY}")


def test_a_forecast_that_goes_on_below_is_no_furniture() -> None:
    weather = "  Patchy fog, then sun. High 71, low\n54. Wind west 5 to 10 mph. Tides: high\n6:12 a.m. and 6:40 p.m."
    page = f"{NAMEPLATE}{MILL}\n{FERRY}\nTomorrow’s weather\n\n{weather}\n\nVol. 141, No. 40"
    (paragraph,) = split_page(page).articles[-1].paragraphs
    assert paragraph.text.startswith("Patchy fog, then sun. High 71, low 54. Wind west")
