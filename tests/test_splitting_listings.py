"""English lists: results, tables, programmes, calendars, markets; scores below a headline."""

import pytest

from feeder.splitting import split_page
from feeder.splitting.blocks.english import surnames_first
from feeder.splitting.forms.listings import listings
from feeder.splitting.text.lines import read_lines


def shape(page: str) -> list[tuple[tuple[str, ...], list[str]]]:
    """Each article's headline and paragraphs."""
    articles = split_page(page).articles
    return [(article.headline, [paragraph.text for paragraph in article.paragraphs]) for article in articles]


FERRY = """Ferry fares frozen until spring

Fares on the harbour ferry will not
rise before April, the port board
decided on Tuesday, after members
heard that two boats in three now
sail half empty.

"""
LISTS = """Rowing results

Harbour Sunday League
Premier: Railway 3, Anchor 3
Division One: Bull 2, Hornet 1
Quoits
Ladies: Anchor 5, Crown 4

In figures
Eel market 8,177.15 +66.95
Pound/crown 1.1925 -0.0027
Salt per stone 73.10

"""


def test_a_list_has_its_headline_above_and_titles_of_parts_are_rows() -> None:
    _, results, figures = shape(FERRY + LISTS)
    assert results[0] == ("Rowing results",)
    assert results[1][0] == "Harbour Sunday League"
    assert results[1][3:] == ["Quoits", "Ladies: Anchor 5, Crown 4"]
    assert figures[0] == ("In figures",)
    assert len(figures[1]) == 3


def test_the_first_of_several_lines_above_a_list_with_titled_parts_heads_it() -> None:
    _, results, _ = shape(FERRY + LISTS.replace("Rowing results\n\n", "RESULTS\n"))
    assert results[0] == ("RESULTS",)
    assert results[1][0] == "Harbour Sunday League"


def test_a_headline_below_a_list_and_a_gap_is_none_of_its_rows() -> None:
    page = FERRY + "Tides\n\nHigh water: 6.12am\nLow water: 12.31pm\nSunset: 7.42pm\n\n"
    page += "Allotment thefts: cameras set\n" + FERRY.partition("\n\n")[2].strip() + "\nThey may rise in the summer.\n"
    _, tides, thefts = shape(page)
    assert tides[1][-1] == "Sunset: 7.42pm"
    assert thefts[0] == ("Allotment thefts: cameras set",)


def test_fixtures_are_rows_and_so_are_their_days() -> None:
    page = FERRY + "Weekend fixtures\n\nSaturday\nWenfold Town v Cold Norton\nStoke Abbey v Hartley Vale\n"
    _, fixtures = shape(page + "Sunday\nWenfold Ladies v Thirlby\n")
    assert fixtures[0] == ("Weekend fixtures",)
    assert fixtures[1][0] == "Saturday"
    assert len(fixtures[1]) == 5


def test_a_tables_columns_are_named_by_signs_too() -> None:
    page = FERRY + "Ladder\nP W L % Pts\nNarrawong 12 10 2 171.3 40\nTyntyn 12 7 5 110.2 28\nBirrup 12 2 10 58.4 8\n"
    _, ladder = shape(page)
    assert ladder == (("Ladder",), ["P W L % Pts", *page.splitlines()[-3:]])


def test_the_names_of_a_tables_columns_are_its_first_row() -> None:
    page = read_lines("Harbour rowing league\nCrew W L Pts\nAnchor 5 1 10\nBull 4 2 8\nRailway 1 5 2")
    found = listings(page, frozenset())
    assert ([page.lines[i].text for i in found.heads], len(found.rows)) == (["Harbour rowing league"], 4)


def test_a_tables_columns_of_hours_are_named_too() -> None:
    rows = "Today 3:12 a.m. 9:24 a.m. 3:49 p.m.\nFriday 4:01 a.m. 10:15 a.m. 4:40 p.m.\nSunday 4 a.m. 11 a.m. 5 p.m."
    page = read_lines(f"Boats to the island\nDay First Second Last\n{rows}")
    found = listings(page, frozenset())
    assert ([page.lines[i].text for i in found.heads], len(found.rows)) == (["Boats to the island"], 4)


def test_a_full_row_may_go_on_below_in_small_letters() -> None:
    page = FERRY + "Dates for the fridge\n\nMon 8 April: Schools reopen\nFri 12 April: Quiz, 7 p.m.\n"
    page += "Sun 14 April: Sponsored walk, meet at\nthe Spa Well, 2 p.m.\nMon 15 April: Eye tests\n"
    _, dates = shape(page)
    assert len(dates[1]) == 4
    assert dates[1][2] == "Sun 14 April: Sponsored walk, meet at the Spa Well, 2 p.m."


SCORED = """Late header sinks leaders

{score}

By Nora Quill

TWO goals in the last seven minutes
gave Town a win that had looked far
beyond them on a windy afternoon.

Vale on the slide

VALE’S fourth defeat in a row means
that they are two points above the
drop with six games left to play.
"""


def test_a_score_below_a_headline_opens_its_body() -> None:
    for score in (
        "Cold Norton Rovers 1\nWenfold Town 3",
        "Norton 1-14, Wenfold 0-15",
        "Norton 1 Wenfold 3\n(aet; half-time 1-0)",
    ):
        town, _ = shape(SCORED.format(score=score))
        assert town[0] == ("Late header sinks leaders",)
        assert town[1][: len(score.splitlines())] == score.splitlines()
        assert town[1][-1].startswith("TWO goals")


CALENDAR = """The Harbour Mail
Page 6

CALENDAR

THURSDAY, SEPT. 11
Blood drive, noon to 5 p.m., at
the Trinity church. All welcome.
FRIDAY, SEPT. 12
Fish fry, 4:30 p.m., at the pier
hall, with songs from the choir.

"""


def test_days_in_a_calendar_are_neither_furniture_nor_headlines() -> None:
    calendar, _ = shape(CALENDAR + FERRY)
    assert calendar[0] == ("CALENDAR",)
    assert calendar[1][0] == "THURSDAY, SEPT. 11"
    assert calendar[1][2] == "FRIDAY, SEPT. 12"


def test_titles_right_below_a_standing_headline_are_those_of_parts() -> None:
    page = FERRY + "What’s on\n\nMUSIC\nTommy Rusk, Navigation Inn, on\nTuesday at 8pm. Sold out.\nTHEATRE\n"
    page += "The Wind in the Willows, at the\nPlayhouse, Thursday, 2pm.\n\n" + FERRY.replace("Ferry", "Bus")
    _, listed, _ = shape(page)
    assert listed[0] == ("What’s on",)
    assert (listed[1][0], listed[1][2]) == ("MUSIC", "THEATRE")


def test_a_markets_place_and_day_are_a_row() -> None:
    page = FERRY + "Mart reports\n\nSKELBY, Monday\nThere were forward 2,411 lambs in\nthe ring, and a keen trade.\n"
    page += "THORPE, Tuesday\nStore pigs were dearer on the week\nand the light ones easier.\n"
    _, marts = shape(page)
    assert marts[0] == ("Mart reports",)
    assert (marts[1][0], marts[1][2]) == ("SKELBY, Monday", "THORPE, Tuesday")


def test_what_several_paragraphs_open_with_above_a_colon_parts_them() -> None:
    page = FERRY.split("\n\n")[0] + "\n\nLotto: There was no winner this week\nof the jackpot, which stands at ten.\n"
    page += "Bus: The bus to the mart leaves the\ngate at six and does not wait, and\nsharp means sharp.\n"
    page += "Sympathy: It is extended to all the\nKeoghs on the death of their aunt.\n"
    ((_, paragraphs),) = shape(page)
    assert [text.split(":")[0] for text in paragraphs] == ["Lotto", "Bus", "Sympathy"]


def test_a_sentence_with_a_day_in_it_is_no_running_head() -> None:
    page = (
        FERRY
        + "Board names a new head\n\nThe Harbour Board on Monday approved\na budget of ten crowns and a herring.\n"
    )
    assert "The Harbour Board on Monday approved a budget" in shape(page)[1][1][0]


def test_a_calendars_days_stay_together_though_gaps_part_them() -> None:
    calendar, _ = shape(CALENDAR.replace("FRIDAY", "\nFRIDAY") + FERRY)
    assert len(calendar[1]) == 4


def test_a_score_below_a_text_without_a_gap_and_a_box_below_it_are_of_the_story() -> None:
    page = SCORED.format(score="Norton 1 Wenfold 3").replace(
        "afternoon.\n", "afternoon.\nWENFOLD 51, NORTON 47\nWENFOLD — Holm 6 7-8 20, Pratt 4 0-0 9\n"
    )
    town, _ = shape(page)
    assert town[1][-2:] == ["WENFOLD 51, NORTON 47", "WENFOLD — Holm 6 7-8 20, Pratt 4 0-0 9"]


def test_a_tables_first_line_in_capitals_is_its_headline() -> None:
    table = "STANDINGS\nHarbour Conference\nW L Overall\nCedar Falls 9 2 15-4\nUnion 9 2 14-5\nBenton 7 4 12-7\n"
    _, standings = shape(FERRY + table)
    assert standings == (("STANDINGS",), table.splitlines()[1:])


def test_a_headline_as_wide_as_its_column_may_stand_below_a_list() -> None:
    page = (
        FERRY + "At the cinema\n\nODEON\nThe Salt Path 1.40, 4.20\nIce Dragon 3 11.00, 1.15\nREX\nCasablanca 2.30\n\n"
    )
    page += "Ballet school wins lottery grant\nA ballet school that has taught in\na former mill for thirty years has\n"
    _, cinema, school = shape(page + "won a sum to put in a proper floor.\n")
    assert cinema[1] == ["ODEON", "The Salt Path 1.40, 4.20", "Ice Dragon 3 11.00, 1.15", "REX", "Casablanca 2.30"]
    assert school[0] == ("Ballet school wins lottery grant",)


NOTICES = """FOR SALE
WALNUT table that seats eight men,
and six chairs, none of them sound.
BABY crib, changing table, as new,
for $120 or the best offer made.
FIREWOOD, split and seasoned, $90
a rick delivered, or less by boat.

HELP WANTED
COOK, mornings, some experience is
helpful. Apply in person at noon.
TRUCK driver, home on weekends, if
he likes. Pay depends on the road.
"""


def test_items_of_a_column_of_notices_are_one_article() -> None:
    sale, wanted = shape(NOTICES)
    assert (sale[0], len(sale[1])) == (("FOR SALE",), 3)
    assert (wanted[0], len(wanted[1])) == (("HELP WANTED",), 2)


def test_the_law_that_a_notice_is_given_under_is_in_its_headline() -> None:
    page = FERRY + "HARBOUR TOWN COUNCIL\nTown and Country Planning Act 1990\n"
    _, notice = shape(page + "Notice is given that the Council has\nreceived an application for a pier.\n")
    assert notice[0] == ("Town and Country Planning Act 1990",)
    assert notice[1] == ["Notice is given that the Council has received an application for a pier."]


OBITUARIES = """OBITUARIES

Commander Peter Ashcombe

PETER ASHCOMBE, who has died aged
97, spent four winters plotting the
limits of the ice and came home to
found a lookout on the shore.

Peter Ashcombe, born March 3, 1927, died May 9, 2024

Dilys Roper

DILYS ROPER, who has died aged 81,
said that she had made the same mug
70,000 times and was still waiting
for the good one to come along.
"""


def test_an_obituarys_last_line_says_when_who_died_was_born() -> None:
    ashcombe, roper = shape(OBITUARIES)
    assert ashcombe[1][-1] == "Peter Ashcombe, born March 3, 1927, died May 9, 2024"
    assert roper[0] == ("Dilys Roper",)


def test_an_editors_note_goes_with_the_letter_above_it() -> None:
    page = "LETTERS TO THE EDITOR\n\nWho counted the geese?\n\nThe park board says 300 geese live on\n"
    page += "the lake. My wife made it 81, and so\nlet us count again before we pay.\n\nKen Drubacher\nMilton\n\n"
    page += "Editor’s note: The count was made in\nJune, before the hunting season.\n\nStop sign needed\n\n"
    page += (
        "How many cars have to end up in my\nhydrangeas before there is a sign at\nthe corner? It has been four.\n\n"
    )
    geese, sign = shape(page + "Lois Abernathy\nValley\n")
    assert geese[1][-1].startswith("Editor’s note:")
    assert sign[0] == ("Stop sign needed",)


PLACES = """The Harbour Mail
NEWS IN BRIEF

Moped stolen
ORWICK: A blue moped
was taken from the
leisure centre on
Tuesday night.
Roadworks
BURNHAM ST MARY:
Church Lane will be
shut for a week from
Monday for repairs.
Fine
TETLOW: A pub has been
fined for its shandy
described as lager.
"""


LIDO = """
The future of the town’s outdoor
pool hangs on a single vote next
Thursday after councillors who had
backed its sale changed their minds.
The council planned to sell the lido
to a hotel group for a million, but
three of its own members have signed
a motion to set up a trust instead.
Friends of the lido say that a pump
would pay for itself in six years,
and that they can count. The council
says nothing until it has voted, and
then it will say it all at once.
Two of the three were lobbied in the
butcher’s and one through a window.

Lido on knife edge as rebels jump in
"""


def test_short_lines_above_places_in_capitals_head_items() -> None:
    heads = [head for head, _ in shape(PLACES + LIDO)]
    assert heads[:3] == [("Moped stolen",), ("Roadworks",), ("Fine",)]
    assert len(heads) == 4


VILLAGES = """THE HARBOUR CHAMPION
Thursday, 7 November 2024
Parish Notes 29

KNOCKADOON
Lotto: The numbers drawn
were 4, 11, 19 and 27.
There was no winner of
the jackpot this week.
Bus: The bus to the
reunion will leave the
church gate at six sharp
and does not wait there.
Sympathy: Sympathy is
extended to the Keogh
family, Moyle, on the
death of their aunt.
DRUMSILLAGH
Cards: The first prize
at the drive went to
Packie and his sister.
Bridge: The road bridge
at the creamery is open
again. Drivers are asked
to mind the new bend.
"""


STORIES = """
Digger man finds a lost holy well

A holy well that had not been seen
since the road was widened in 1956
has been uncovered by a digger at
Tobernashee. The cable will go round.

The night the hall would not go home

There was a time when a band was
booked for the hall in Moyle from
nine until three, and it snowed. They
played until seven in the morning.
"""


def test_villages_in_capitals_below_a_pages_head_are_headlines_of_items() -> None:
    page = split_page(VILLAGES + STORIES)
    assert [article.headline for article in page.articles][:2] == [("KNOCKADOON",), ("DRUMSILLAGH",)]
    assert len(page.articles) == 4
    assert page.furniture[-1] == "Parish Notes 29"


def test_fixtures_below_days_at_a_pages_foot_are_no_furniture() -> None:
    page = FERRY + "Fixtures\n\nFriday, April 18\nSHC: Ballyfin v Clonard, 7.30pm\nJFC: Killoe v Rathowen, 7pm\n"
    _, fixtures = shape(page + "Sunday, April 20\nIFC: St Brendan’s v Killoe, 3pm\n")
    assert (fixtures[0], len(fixtures[1])) == (("Fixtures",), 5)


def test_a_line_with_a_figure_in_capitals_right_above_prose_is_no_foot() -> None:
    page = FERRY + "50 YEARS AGO\nThe Mercury of August 22, 1974,\nreported that a lion had been seen\nin Godley.\n"
    assert split_page(page).furniture == ()


def test_titles_in_capitals_below_a_lists_headline_are_those_of_parts() -> None:
    page = FERRY + "Honor roll\n\nSEVENTH GRADE\nAva Belcher, Colt Hines and Maria\nLopez have all A’s this spring.\n"
    page += "EIGHTH GRADE\nSam Drake and Ella Givens have them\nfor the third time in a row.\n\n"
    _, roll, _ = shape(page + FERRY.replace("Ferry", "Bus"))
    assert roll[0] == ("Honor roll",)
    assert (roll[1][0], roll[1][2]) == ("SEVENTH GRADE", "EIGHTH GRADE")


BRIEFS = """The Harbour Mail
AROUND THE VALLEY

Harlow
The senior center will give flu
shots Tuesday until noon.
Bring an insurance card.
Pine Gap
Main Street will be closed
Friday for the homecoming
parade, which begins at
5:30.
Ricker
A hearing on the wind farm
is set for Sept. 18 at the
grange.
The farm would have 14
towers.
West Ames
Volunteers are wanted to
paint the depot. Ladders
will be provided.

Sheep to mow solar field
Four hundred sheep will
keep the grass down at the
Ricker solar farm.
"""


def test_a_word_or_two_above_each_item_of_briefs_heads_it() -> None:
    assert [head for head, _ in shape(BRIEFS)][1:4] == [("Pine Gap",), ("Ricker",), ("West Ames",)]


RECIPE = """Nettle soup

By Nora Quill

Pick only the top four leaves, before
the plants flower, and well away from
the path where the dogs go.
Serves four
1 onion, chopped
2 potatoes, diced
1 litre vegetable stock
150ml cream
1. Soften the onion in butter for ten
minutes without letting it colour.
2. Add the stock and simmer for about
15 minutes.
3. Stir in the nettles and the cream.

Quiz night

The quiz at the Bell was won by four
nurses, who gave the prize away.
"""


def test_a_list_below_a_text_and_no_gap_goes_on_with_it() -> None:
    soup, _ = shape(RECIPE)
    assert soup[1][1:4] == ["Serves four", "1 onion, chopped", "2 potatoes, diced"]


def test_a_row_without_figures_among_rows_of_a_list_is_one() -> None:
    page = FERRY + "Hurling\nClonard v Ballyfin, 7pm\nKilloe v Rathowen, 7pm\nFernley v Holt, 8pm\n\n"
    page += "Camogie\nMinor: Rathowen w/o Killoe\nDivision 2: Clonard 1-10\n"
    camogie = shape(page + STORIES)[2]
    assert camogie == (("Camogie",), ["Minor: Rathowen w/o Killoe", "Division 2: Clonard 1-10"])


def test_a_dash_may_stand_for_a_rows_last_figure() -> None:
    page = FERRY + "At a glance\nWheat 5.41 +.06\nMilo 4.02 —\nCorn 4.39 -.03\n"
    assert shape(page)[1] == (("At a glance",), ["Wheat 5.41 +.06", "Milo 4.02 —", "Corn 4.39 -.03"])


def test_an_items_headline_below_its_place_stands_above_an_indent() -> None:
    page = FERRY + "WORLD DIGEST\n\nMIRABAD\nOnions Sold Singly\n"
    page += "  Stall holders now sell them one\nby one, an official said.\n\n"
    page += "SKERRIN\nFerry Adrift for Two Hours\n  Nobody was hurt, the harbour\nmaster said on Tuesday.\n"
    heads = [(*article.kicker, *article.headline) for article in split_page(page).articles[1:]]
    assert heads == [("MIRABAD", "Onions Sold Singly"), ("SKERRIN", "Ferry Adrift for Two Hours")]


def test_a_few_words_with_a_colon_above_an_item_of_briefs_head_it() -> None:
    page = FERRY + "IN BRIEF\n\nLeopard trapped:\nA leopard that had\nkilled six goats was\ntrapped on Friday.\n"
    page += "Bus service:\nThe extra buses run\nfrom Monday.\n"
    page += "Teacher suspended:\nHe was absent for\nweeks, the school says.\n"
    assert [head for head, _ in shape(page)[1:]] == [("Leopard trapped:",), ("Bus service:",), ("Teacher suspended:",)]


@pytest.mark.parametrize(
    "second",
    ["To 9 am yesterday", "At Osmere Links, third round", "Year to June 30 (£m)", "Scores for the week ending June 8"],
)
def test_what_holds_for_all_rows_stands_below_a_lists_headline_and_belongs_to_it(second: str) -> None:
    eels = split_page(f"{FERRY}EEL MARKET\n{second}\nOsmere 14\nHobsund 11\nQuay Lane 7\n").articles[-1]
    assert " ".join((*eels.kicker, *eels.headline, *eels.deck)) == f"EEL MARKET {second}"
    assert [row.text for row in eels.paragraphs] == ["Osmere 14", "Hobsund 11", "Quay Lane 7"]


def test_a_lists_last_row_above_a_gap_may_have_no_figure() -> None:
    results = "Saturday’s results\nOsmere 7, Hobsund 6\nQuay Lane 4, Sallow 0\nTernby at Marsh, abandoned, rain\n\n"
    _, games, _ = shape(FERRY + results + FERRY.replace("Ferry fares frozen", "Bridge tolls kept"))
    assert games[1][-1] == "Ternby at Marsh, abandoned, rain"


def test_a_title_in_capitals_above_figures_of_another_order_names_no_columns() -> None:
    tides = "TIDES FOR PORT OSMERE\nToday: High 6:12 a.m. (0.5m), Low 2:14 p.m. (0.1m)\n"
    tides += "Tomorrow: High 6:50 a.m. (0.5m), Low 2:51 p.m. (0.1m)\n"
    lists = "In figures\n\nEel market 8,177 +66\nSalt per stone 73.10\nWool 12.00\n\n" + tides
    figures, high, _ = shape(lists + "\n" + FERRY)
    assert (figures[0], high[0], len(high[1])) == (("In figures",), ("TIDES FOR PORT OSMERE",), 2)


def test_heads_of_notes_in_capitals_open_no_items_of_a_notice() -> None:
    notes = "LOST\nA black and white dog that answers\nto Fly, between the Cross and quarry.\n"
    notes += "CARD DRIVE\nThe card drive for the hall roof goes\non every Friday night at nine.\n"
    notes += "WATER SCHEME\nThe boil notice stays until the new\nfilter has been fitted in spring.\n"
    assert [heads for heads, _ in shape(f"{notes}\n{FERRY}")[:-1]] == [("LOST",), ("CARD DRIVE",), ("WATER SCHEME",)]


def test_a_programme_below_results_and_no_gap_is_a_list_of_its_own() -> None:
    rows = "River League\nOsmere 38 27 585\nHobsund 37 28 569\nQuay Lane 30 34 469\nTernby at Marsh, put off, fog\n"
    rows += (
        "On the air\n1 p.m. — Rowing, third heat, Ch. 6\n4 p.m. — Eel racing, Ch. 11\n7:05 p.m. — Osmere at Hobsund\n"
    )
    page = read_lines(f"Ferry fares frozen\n  Fares on the harbour ferry will not\nrise before April.\n{rows}")
    heads = listings(page, frozenset()).heads
    assert [page.lines[i].text for i in sorted(heads)] == ["River League", "On the air"]


DEATHS = (
    "DEATHS\nMARSH – Ada Jane\nPeacefully at home in Osmere on\nTuesday, Ada Marsh, aged 84, who\nrang the bell for"
    " thirty years.\n\nHOLT – Ned\nNed Holt, late of Hobsund, left\nus on Monday after a long illness\nthat he met with"
    " good humour.\n\n"
)


def test_surnames_in_capitals_before_the_other_names_head_notices_of_deaths() -> None:
    page = split_page(DEATHS + FERRY)
    assert [article.headline for article in page.articles][:2] == [("MARSH – Ada Jane",), ("HOLT – Ned",)]
    assert "DEATHS" in page.furniture


def test_an_indented_line_that_a_place_opens_heads_no_notice_of_a_death() -> None:
    page = read_lines(DEATHS.replace("MARSH –", "  OSMERE –").replace("HOLT –", "  HOBSUND –"))
    assert surnames_first(page, [""] * len(page.lines)) == []


@pytest.mark.parametrize("title", ["PUBLIC NOTICES", "COMING EVENTS"])
def test_the_title_of_a_column_of_notices_is_furniture_and_who_signs_for_an_office_is_named(title: str) -> None:
    page = split_page(
        f"{FERRY}{title}\nINTERRUPTION OF WATER SUPPLY\nThe water board wishes to tell its\n"
        "customers in Osmere that the supply\n"
        "will be off on Thursday. It regrets\nany trouble.\nHensley Augustin\nPublic Relations Officer\n\n"
        "FERRY TOLLS ACT, CAP. 70:03\nTAKE NOTICE that the toll at Quay Lane\n"
        "is to be raised from the first of May\nby a crown.\n"
    )
    assert title in page.furniture
    assert [article.headline for article in page.articles][1:] == [
        ("INTERRUPTION OF WATER SUPPLY",),
        ("FERRY TOLLS ACT, CAP. 70:03",),
    ]
    assert page.articles[1].bylines[0].name == "Hensley Augustin"
