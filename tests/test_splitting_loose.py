"""Lines that head nothing, and lines that head something though they look like crossheads."""

import pytest

from feeder.splitting import split_page

FERRY = """Ferry fares frozen until spring
By Nora Quill

Fares on the harbour ferry will not
rise before April, the port board
decided on Tuesday, after members
heard that two boats in three now
sail half empty.

The board meets again in June.
"""
GOATS = """Goats to mow the sea wall
By Tom Pike

Nine goats will graze the sea wall
at Stane from Monday, the county
said. A mower fell in last summer.

Children may not feed them.
"""
CLINIC = """Clinic at Osmere to lose its doctor
By Lena Marsh

Dr. Amina Stane will leave the clinic
at Osmere on Friday, the second doctor
to go this year.

The clinic will cut its hours.
"""


def heads_of(text: str) -> list[str]:
    return [article.head_text.replace("\n", " ") for article in split_page(text).articles]


@pytest.mark.parametrize(
    "line",
    [
        "Tides, pictures and more at harbourmail.example",
        "Notes should reach us by Thursday noon",
        "Read “The Lamp,” our new serial, on Page 7",
    ],
)
def test_a_line_at_a_pages_foot_that_heads_no_body_is_furniture(line: str) -> None:
    page = split_page(f"{FERRY}\n{GOATS}\n{CLINIC}\n{line}\n")
    assert page.furniture == (line,)
    assert [len(article.paragraphs) for article in page.articles] == [2, 2, 2]


def test_a_headline_last_of_all_heads_the_body_above_it() -> None:
    stories = [story.split("\n", 2) for story in (FERRY, GOATS, CLINIC)]
    text = "\n".join(f"{byline}\n{body}\n{head}\n" for head, byline, body in stories)
    assert heads_of(text) == [head for head, _, _ in stories]


BRIEFS = """FERRY FARES FROZEN
UNTIL THE SPRING
Port Board Votes Seven to Two After a Long and Warm Evening
  Fares on the harbour ferry will
not rise before April, the port
board decided on Tuesday.

GOATS TO MOW
THE SEA WALL
Mower Fell In Last Summer and Was Not Seen Again by Anybody
  Nine goats will graze the wall at
Stane from Monday, the county said.

CLINIC TO LOSE
SECOND DOCTOR
Hours Will Be Cut From Friday Until a Third Doctor Is Found
  Dr. Amina Stane will leave the
clinic at Osmere on Friday.

WHALE IN HARBOR
  The whale was seen off the mole in
the harbor at dusk. It left at ten.

BELL IS 90
  The bell of Osmere church is 90 today
and was rung by its first sexton.
"""


def test_a_line_set_as_headlines_of_several_lines_begin_is_a_headline() -> None:
    assert heads_of(BRIEFS)[-2:] == ["WHALE IN HARBOR", "BELL IS 90"]


ROUND_UP = """Friday night games
Osmere rolls, Stane nips Reedwater

  OSMERE -- Halfback Tom Pike scored
four times, once on a long return,
and Osmere beat Fox Lake, 41-0.
  REEDWATER -- A field goal in the
last seconds gave Stane the game at
Reedwater, 10-7, in heavy rain.
  LOW MILL -- The lights went out in
the third quarter and both coaches
agreed to leave it at that.

Pike named captain
  OSMERE (AP) -- Tom Pike was named
captain of the county team Saturday.
"""


def test_places_in_a_row_are_the_parts_of_one_round_up() -> None:
    assert [len(article.paragraphs) for article in split_page(ROUND_UP).articles] == [3, 1]


def test_a_dateline_may_have_a_day_with_a_stop() -> None:
    (article,) = split_page("TAX BILL UP TODAY\n  OSMERE, March 24.—The house took up the tax\nbill today.\n").articles
    assert article.dateline.startswith("OSMERE, March 24.")


@pytest.mark.parametrize(
    "head",
    [
        "The Harbour Bugle\nIssue 31 May 2021 Delivered free to 700 homes Page 3",
        "SPORT\nThe Daily Shoreman\nFriday, Oct. 4, 2019 — Page 7",
        "WEATHER: Sleet turning to rain.\nThe Osmere Evening Argus\nFINAL EDITION\n"
        "VOL. IV. NO. 71. OSMERE, OHIO, FRIDAY, MARCH 4, 1927. PRICE TWO CENTS",
    ],
)
def test_the_rows_around_a_date_are_the_pages_head(head: str) -> None:
    page = split_page(f"{head}\n\n{FERRY}")
    assert page.furniture == tuple(head.split("\n"))


TAILED = """柳叶渡停航检修
　　柳叶渡因更换趸船，本月八日至十日停航
三天，过河的乡亲请改走青禾大桥，公交三路
每十分钟一班，从早上六点开到晚上九点半。
{tail}

青禾村晒谷忙
　　本报讯 青禾村的两千亩晚稻昨日收割完
毕，亩产比去年多了四十斤，村里今起晒谷。
"""


@pytest.mark.parametrize("tail", ["停航期间渡口售票处照常办理月票", "青禾大桥两头有专人引路"])
def test_a_line_close_below_a_body_and_above_a_gap_ends_that_body(tail: str) -> None:
    ferry, rice = split_page(TAILED.format(tail=tail)).articles
    assert (ferry.headline, rice.headline) == (("柳叶渡停航检修",), ("青禾村晒谷忙",))
    assert ferry.paragraphs[-1].text == tail


def test_a_headline_close_below_its_body_is_no_tail_of_it() -> None:
    text = TAILED.replace("柳叶渡停航检修\n", "").format(tail="柳叶渡更换趸船停航三天")
    heads = [article.headline for article in split_page(text).articles]
    assert heads == [("柳叶渡更换趸船停航三天",), ("青禾村晒谷忙",)]


def test_a_deck_below_a_gap_that_says_nothing_of_the_body_stays_with_its_headline() -> None:
    head, byline, body = FERRY.split("\n", 2)
    text = f"{GOATS}\n{byline}\n{body}\n{head}\n\nNobody thought of asking\n"
    assert heads_of(text)[-1] == f"{head} Nobody thought of asking"


def test_a_line_between_bodies_that_says_nothing_of_any_is_furniture() -> None:
    page = split_page(f"{FERRY}\n{GOATS}\nNorthwest winds, moderating\n\n{CLINIC}")
    assert page.furniture == ("Northwest winds, moderating",)
    assert heads_of(f"{FERRY}\n{GOATS}\nNorthwest winds, moderating\n\n{CLINIC}") == [
        story.split("\n")[0] for story in (FERRY, GOATS, CLINIC)
    ]


def test_a_sentence_goes_on_below_a_photos_credit() -> None:
    text = FERRY.replace("members\nheard", "members\n\nPhoto: Lena Marsh\n\nheard")
    (article,) = split_page(text).articles
    assert "after members heard that two boats" in article.paragraphs[0].text
