"""English pages: what stands in the midst of a sentence, questions, decks, letters, obituaries, results."""

import pytest

from feeder.model import Person
from feeder.splitting import split_page
from feeder.splitting.blocks.english import decks, long_decks, wide_decks
from feeder.splitting.forms.forms import forms_of
from feeder.splitting.text.lines import read_lines

AROUND_A_BOX = """Ferry fares frozen until spring

By Nora Quill

Fares on the harbour ferry will not
rise before April, the port board
decided on Tuesday, after members
heard that two boats in three now
sail half empty and that nobody had

TIDES FOR THE WEEK
High water is at 6.10 on Monday
and 40 minutes later each day.
Boats may not moor at the slip.

thought to ask the passengers why.
The board will meet again in June.
"""


def test_an_article_in_the_midst_of_a_sentence_is_read_after_the_one_around_it() -> None:
    ferry, tides = split_page(AROUND_A_BOX).articles
    assert "nobody had thought to ask the passengers why." in ferry.paragraphs[0].text
    assert tides.headline == ("TIDES FOR THE WEEK",)


def test_a_sentence_torn_by_a_gap_alone_goes_on() -> None:
    (article,) = split_page(
        AROUND_A_BOX.replace(AROUND_A_BOX.partition("had\n")[2].partition("thought")[0], "\n")
    ).articles
    assert "nobody had thought to ask" in article.paragraphs[0].text


def test_an_hours_stop_ends_no_sentence_and_a_number_may_go_on_below_a_gap() -> None:
    page = AROUND_A_BOX.replace(
        "heard that two boats in three now\nsail half empty and that nobody had",
        "heard from eleven skippers, of whom\n\n9 row, that two boats in three now\n"
        "sail half empty, that the third is in\nthe dock again, and that nobody had",
    )
    page = page.replace("6.10 on Monday\nand 40 minutes", "one, from 6 to 7 p.m.\n\nevery day, and 40 minutes")
    ferry, tides = split_page(page).articles
    assert "eleven skippers, of whom 9 row" in ferry.paragraphs[0].text
    assert "nobody had thought to ask" in ferry.paragraphs[0].text
    assert tides.headline == ("TIDES FOR THE WEEK",)


def test_a_headlines_first_line_may_end_with_a_colon() -> None:
    page = AROUND_A_BOX.replace("Ferry fares frozen until spring", "Ferry fares frozen:\nno rise before spring")
    assert split_page(page).articles[0].headline == ("Ferry fares frozen: no rise before spring",)


ASKED = """‘I have only one oar’

By Nora Quill

Hal Tarn has rowed the mail to Eelholm
since the winter the pier went down.

How far is it?

It depends on the wind. I say two miles
and my back says five, so we settle on
three and a bit.

Have you ever lost a letter?

One. It was a bill, and it came back in
a herring. I delivered it all the same.

Who will follow you?

My niece has the arms for it. She asked
me what the post paid and went home to
think it over.

Shop to close at noon

By Olive Marsh

The shop at Eelholm will close at noon
on Saturday for the stocktaking.
"""


def test_questions_in_a_row_are_crossheads_of_an_interview() -> None:
    interview, shop = split_page(ASKED).articles
    texts = [paragraph.text for paragraph in interview.paragraphs]
    assert [text for text in texts if text.endswith("?")] == [
        "How far is it?",
        "Have you ever lost a letter?",
        "Who will follow you?",
    ]
    assert shop.headline == ("Shop to close at noon",)


WIDE_DECK = """Well runs dry again
Eelholm has drawn its water by boat since June. The parish says that it can wait until the rain.

  Every second morning a barrel comes
over from the mainland on the mail
boat, and every second evening it is
empty.
  The parish has asked for a quotation.
"""


def test_a_line_much_wider_than_the_body_below_it_is_a_deck() -> None:
    (article,) = split_page(WIDE_DECK).articles
    assert article.deck[0].startswith("Eelholm has drawn its water by boat")
    assert article.paragraphs[0].text.startswith("Every second morning")


WIDE_BRIEFS = """Barge aground at Hob
The grain barge, which went aground below the Hob lock on Monday, was drawn off by nine horses at the next high
water, with no harm done to the barge. A mooring is bent.
Wells to be tested
Three wells behind the mission hall will be tested on Friday, after a cat that drank from one of them went pale.
Results are due in a week.
Ferry raises its fare
The fare of the Eelholm ferry will go up by a penny for those
who have shoes, the parish has said, and
stay as it is for those who have none
until the end of the winter, when it will
be looked at once more.
"""


def test_the_text_of_briefs_set_wide_is_no_deck_of_the_narrower_story_below() -> None:
    page = read_lines(WIDE_BRIEFS)
    assert wide_decks(page, forms_of(page)) == []
    dated = WIDE_BRIEFS.split("\n", 3)[3].replace("Three wells", "HOB — Three wells")
    page = read_lines(dated)
    assert wide_decks(page, forms_of(page)) == []


def test_a_wide_line_that_ends_in_the_midst_of_a_phrase_is_no_deck() -> None:
    page = read_lines(
        WIDE_DECK.replace(
            "since June. The parish says that it can wait until the rain.", "since June, and now it has to buy a"
        )
    )
    assert long_decks(page, forms_of(page)) == []


def test_a_caption_that_ends_a_sentence_is_not_of_the_headline_below_it() -> None:
    page = read_lines(
        "Mended\nMasons set the last stone of the quay\nat Hob, which has stood since noon.\n"
        "Ferry raises its fare\nShoes cost a penny more\nBy Ann Holt\nThe fare will go up by a penny.\n"
    )
    assert decks(page, forms_of(page)) == [3, 4]


LETTERS = """LETTERS TO THE EDITOR

Leave the bell alone

Sir – The bell on the mission hall is
cracked, as am I, and we both still
do what is asked of us on Sundays.

PIP HOLM (age 9)
Marsh End School

The path behind the mill

Sir – Whoever put a gate across the
path behind the mill might come and
open it, for I cannot reach the latch.

Old Mrs Fenn of the mill house

Thanks to a stranger

Sir – A man in a blue coat carried my
shopping up the steps and would not
be thanked, so I thank him here.

The family at the Lamp House
"""


def test_what_stands_between_a_letter_and_the_next_ones_headline_signs_it() -> None:
    letters = split_page(LETTERS).articles
    assert [letter.headline for letter in letters] == [
        ("Leave the bell alone",),
        ("The path behind the mill",),
        ("Thanks to a stranger",),
    ]
    assert not any("Lamp House" in paragraph.text for paragraph in letters[-1].paragraphs)


OBITUARIES = """Walter T. Holm
March 3, 1940 – Sept. 9, 2030

Walter Tobias Holm, 90, of Marsh End,
died Monday in the house he had built.
  He kept bees and the time.

Infant Rose Anna Fenn

Rose Anna Fenn, daughter of Ida and
Karl Fenn of Eelholm, was born and died
Sept. 8. She was held the whole time.
"""


def test_the_years_of_a_life_are_the_headlines_and_a_body_may_open_with_the_name_above() -> None:
    holm, fenn = split_page(OBITUARIES).articles
    assert [*holm.headline, *holm.deck] == ["Walter T. Holm", "March 3, 1940 – Sept. 9, 2030"]
    assert fenn.headline == ("Infant Rose Anna Fenn",)
    assert fenn.paragraphs[0].text.startswith("Rose Anna Fenn, daughter of Ida")


CLOSE_OBITUARIES = """Ida Maud Holm, 90, kept the marsh’s
weather for half a century
Ida Maud Holm, who read a rain gauge
behind her house at seven every morning
for 51 years and never once missed, died
Sunday at Marsh End. She was 90.
Her logs were used by the state to settle
an argument over the flood of 1985.
Karl “Tick” Fenn, barber of Eelholm
Karl J. Fenn, 81, who cut hair at the
same chair on Quay Street from 1962 until
the Friday before he died, passed away
April 22 after a brief illness.
He got his nickname from the watch that
he held to the ears of nervous boys.
"""


def test_a_body_without_a_gap_above_it_may_open_with_the_name_in_the_headlines_lines() -> None:
    holm, fenn = split_page(CLOSE_OBITUARIES).articles
    assert holm.headline == ("Ida Maud Holm, 90, kept the marsh’s weather for half a century",)
    assert fenn.headline == ("Karl “Tick” Fenn, barber of Eelholm",)


ABOVE_A_BARE_BYLINE = """The village that bought its own hill
Five years ago Holm Rigg was covered in
spruce. Now the curlews are coming home

Nora Quill
Features writer

From the trig point on Holm Rigg you can
see three counties, two power stations and,
on a clear evening, the light on Ravens Nab.

That was the year the forestry company put
the plantation on the market, and the people
of the parish decided to buy it.
"""


def test_what_ends_no_sentence_above_a_bare_byline_is_a_headline_with_its_deck() -> None:
    (article,) = split_page(ABOVE_A_BARE_BYLINE).articles
    assert article.headline[0] == "The village that bought its own hill"
    assert article.paragraphs[0].text.startswith("From the trig point")


def test_what_ends_with_a_quoted_stop_or_in_the_midst_of_a_name_is_no_headline() -> None:
    story = """Pit buses run again for one day

The buses that took the miners of Holm to
work ran for one day on Saturday, and all
of their old seats were taken by noon.
“I am delighted to hear
it.”
The last of them will be shown at St
Oswin’s Hall until noon on Thursday.

Geese to stay on mill pond

The geese may stay on the pond at Holm, the
parish council said on Tuesday.
"""
    pit, geese = split_page(story).articles
    assert (pit.headline, geese.headline) == (("Pit buses run again for one day",), ("Geese to stay on mill pond",))
    assert pit.paragraphs[-1].text.startswith("The last of them")


RESULTS = """Plough won by a nose

By Olive Marsh

The grey mare who has never been in a
race before came home first at Holm on
Saturday and was given a bucket.

Weekend results: bowls and darts
Premier: Eelholm 19, Lower Fenn 17;
Marsh End 31, Tarn 8.

Senior B: Lamp House 22, Holm 20;
Mill 44, Quay 3.
"""


def test_results_by_class_are_headed_by_the_line_above_them() -> None:
    assert [article.headline for article in split_page(RESULTS).articles] == [
        ("Plough won by a nose",),
        ("Weekend results: bowls and darts",),
    ]


GAPS = """Bridge to be shut for a week

By Nora Quill

The swing bridge will be shut from the
second of May while the wheel is oiled.

Walkers may ask the keeper for a lift.

Moose on runway delays flight
The Friday evening flight from Eelholm
circled for 25 minutes while airport
staff persuaded a cow moose to leave.
"""


def test_a_line_below_a_gap_with_a_body_right_below_it_heads_it() -> None:
    assert [article.headline for article in split_page(GAPS).articles] == [
        ("Bridge to be shut for a week",),
        ("Moose on runway delays flight",),
    ]


def test_a_jump_in_capitals_says_from_which_page_its_story_comes() -> None:
    page = GAPS.replace("By Nora Quill", "FROM PAGE 1A").replace("The swing", "and that the swing")
    bridge = split_page(page).articles[0]
    assert [(jump.direction, jump.page) for jump in bridge.jumps] == [("from", "1A")]
    assert bridge.paragraphs[0].text.startswith("and that the swing bridge")


SCORES = """Tuesday’s scores
Tarn 61, Holm 44
Marsh End 70, Mill 69, OT
Eelholm 78, Lower Fenn 76, 2OT

Shop to close at noon
By Olive Marsh
The shop at Eelholm will close at noon
on Saturday for the stocktaking.
"""


def test_scores_after_overtime_are_rows() -> None:
    scores, shop = split_page(SCORES).articles
    assert scores.headline == ("Tuesday’s scores",)
    assert [paragraph.text for paragraph in scores.paragraphs] == SCORES.split("\n")[1:4]
    assert shop.headline == ("Shop to close at noon",)


def test_a_line_in_capitals_above_rows_names_nobody() -> None:
    page = SCORES.replace("Tarn 61", "BOYS BASKETBALL\nTarn 61")
    assert split_page(page).articles[0].bylines == ()


def test_rows_of_a_list_may_say_longer_what_they_count() -> None:
    draw = SCORES.replace("Tuesday’s scores", "Lottery").replace("Tarn 61, Holm 44", "Pick 3: 4-0-7")
    draw = draw.replace("Marsh End 70, Mill 69, OT", "Pick 4: 1-9-9-2")
    draw = draw.replace("Eelholm 78, Lower Fenn 76, 2OT", "Fantasy Five: 3, 11, 18")
    assert split_page(draw).articles[0].headline == ("Lottery",)


@pytest.mark.parametrize(
    ("printed", "person"),
    [
        ("Story: Olive Marsh", Person("Olive Marsh")),
        ("Words: Olive Marsh", Person("Olive Marsh")),
        ("Olive Marsh reports", Person("Olive Marsh")),
        ("OLIVE MARSHWIGGLE", Person("OLIVE MARSHWIGGLE")),
    ],
)
def test_forms_of_bylines(printed: str, person: Person) -> None:
    page = AROUND_A_BOX.replace("\n\nBy Nora Quill\n\n", f"\n{printed}\n").partition("TIDES")[0]
    (article,) = split_page(page).articles
    assert article.bylines == (person,)


def test_a_sentence_ending_by_a_day_is_no_byline() -> None:
    (article,) = split_page(
        AROUND_A_BOX.replace("TIDES FOR THE WEEK\n", "").partition("High")[0].rstrip() + "\nasked them\n\nby Tuesday.\n"
    ).articles
    assert article.paragraphs[-1].text.endswith("by Tuesday.")


@pytest.mark.parametrize(
    "head",
    [
        "EELHOLM TIMES & MARSH WEEKLY\n\nPage 3",
        "The Eelholm Beacon\n\nWednesday, May 21 • Vol. 63, No. 20 • $1.75",
        "The Eelholm Plainsman\nSERVING HOLM COUNTY SINCE 1887\nThursday, October 2",
        "EELHOLM MAIL\n\nDISTRICT\nTuesday, June 10",
        "EELHOLM CHRONICLE\nOctober 17-23, 2030\nAdvertising 5550 0142",
        "Eelholm Valley News\nWednesday 5 June 2030\nRural",
    ],
)
def test_papers_names_mottos_and_dates_are_furniture(head: str) -> None:
    reading = split_page(f"{head}\n\n{AROUND_A_BOX}")
    assert reading.articles[0].headline == ("Ferry fares frozen until spring",)
    assert " ".join(reading.furniture).split() == head.split()


def test_a_box_with_its_title_in_capitals_goes_with_no_part_of_the_sentence_that_it_tears_apart() -> None:
    story = "Nurses strike for a third week\n\nPatients in fourteen counties have had\n"
    story += "no help for weeks now. Spot checks found\ntwo clinics shut. Amina Stane, who was\n\n"
    story += "BY THE NUMBERS\n14 – counties without nurses\n17 – days without talks\n\n"
    story += "in labour, was carried on a motorcycle\nto a mission far away.\n"
    assert "who was in labour" in split_page(story).articles[0].paragraphs[0].text


BELLS = """Old bells to ring

The bells of the chapel have been silent
since the tower was struck by lightning. A
founder climbed up last week with a hammer
and told the wardens that none was cracked.
"""
SKIPPER = """“We sail at any hour”

The ferry will run until midnight from
April, the port board decided on Tuesday.
“We sail at any hour,” said the skipper,
Ann Holt, who has run the boat alone for
nine winters.
"""


@pytest.mark.parametrize("stories", [(BELLS, SKIPPER), (SKIPPER, BELLS)])
def test_a_headline_between_gaps_may_quote_what_its_body_says(stories: tuple[str, str]) -> None:
    articles = split_page("The Harbour News\n\n" + "\n".join(stories)).articles
    assert {article.headline for article in articles} == {("Old bells to ring",), ("“We sail at any hour”",)}


OLD = """THE HARBOUR SENTINEL.
OSMERE, OHIO, FRIDAY, NOVEMBER 9, 1906.
FIVE CENTS.
FERRY TO STOP.
Port Board Finds That Two Boats
Sail Half Empty.
 The ferry to Hobsund will not sail
after the first of the month, the
port board decided on Tuesday, after
members heard that two boats in three
now sail half empty.

GOAT IN TOWN HALL.
 A goat was found on Tuesday in the
ballot box store of the town hall,
where it had eaten half a register.

EELS.
 The price of eels fell by two cents
the pound on Saturday, and buyers
from three counties went home.

OSMERE MILL SOLD.
 The mill has been sold to a gentleman
of Hobsund, who will grind no corn.
"""


def test_where_headlines_end_with_full_stops_they_and_their_decks_end_no_sentence() -> None:
    page = split_page(OLD)
    assert page.furniture == tuple(OLD.split("\n")[:3])
    assert [article.head_text.replace("\n", " ") for article in page.articles] == [
        "FERRY TO STOP. Port Board Finds That Two Boats Sail Half Empty.",
        "GOAT IN TOWN HALL.",
        "EELS.",
        "OSMERE MILL SOLD.",
    ]


PARTS = """Council votes to rebuild the mill weir
  The council will rebuild the weir above the mill after two years
in which nobody would say whose it was.
  Work is to begin in the spring, when the river is low enough for a
cofferdam.
LINE
  Anglers had asked for a pass so that salmon may reach the pools
above the weir.
  The engineer said that one would be cut in the eastern bank.
Ferry crew find a cello drifting off Hob Point
  The crew of the Eelholm ferry took a cello out of the sea on Monday
and dried it over the boiler.
  Its owner may call for it at the harbor office.
School band wins the county cup for the third year
  Forty pupils played for six judges and one dog, which howled in the
right key.
  They go to the finals in June.
"""


@pytest.mark.parametrize("line", ["Fish", "A way up", "Room To Pass", "\nNo quick way\n"])
def test_a_line_much_shorter_than_all_headlines_is_a_crosshead(line: str) -> None:
    weir, *others = split_page(PARTS.replace("LINE", line)).articles
    assert line.strip() in [paragraph.text for paragraph in weir.paragraphs]
    assert len(others) == 2


def test_a_short_line_is_a_headline_where_others_are_as_short() -> None:
    short = PARTS.replace("Ferry crew find a cello drifting off Hob Point", "Cello found")
    short = short.replace("School band wins the county cup for the third year", "Band wins")
    assert ("Fish pass",) in [article.headline for article in split_page(short.replace("LINE", "\nFish pass")).articles]
