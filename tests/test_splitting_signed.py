"""Who signs an English body on the row of its last sentence, and headlines between gaps below the bodies."""

import pytest

from feeder.model import Person
from feeder.splitting import split_page
from feeder.splitting.forms.forms import forms_of
from feeder.splitting.text.lines import read_lines

PAGE = """The Sallow Beacon
Thursday, March 5, 2015

  Islanders who travel to the
mainland on the morning boat will
pay £1.40 more for a day return,
the harbour board decided on
Monday.
  Peg Orr, who runs the chandlery
at the pier, said the rise would
be felt most by apprentices. ‘They
earn little enough,’ she said.{}

Ferry fares to rise by a tenth
from Easter

  A grey seal pup which spent an
hour under a hatchback outside the
shop on Sunday was released off
Gannet Point yesterday.
  It had eaten nine herring a day
and bitten two of the people who
fed it.
Isla Mackay

Seal pup found in car park is back
at sea
"""


BEHIND = [
    (" -- Nora Quill", [("Nora Quill", "")]),
    (" —Nora Quill, staff\nwriter", [("Nora Quill", "staff writer")]),
    (" — Tamsin Oyelaran and\nDai Prosser", [("Tamsin Oyelaran", ""), ("Dai Prosser", "")]),
    (" — N.Q.", [("N.Q.", "")]),
    (" (Nora Quill)", [("Nora Quill", "")]),
    (" — Marlow News\nService", [("Marlow News Service", "")]),
    ("\n— NORA QUILL, Sallow Quay", [("NORA QUILL", "Sallow Quay")]),
    ("\n--Nora Quill\nHarbour Board Secretary", [("Nora Quill", "Harbour Board Secretary")]),
    ("\n– Tamsin Oyelaran & Dai Prosser", [("Tamsin Oyelaran", ""), ("Dai Prosser", "")]),
    ("\n— Compiled by Nora Quill", [("Nora Quill", "")]),
    ("\n(T.O.)", [("T.O.", "")]),
    ("\nTOQ", [("TOQ", "")]),
]


@pytest.mark.parametrize(("signed", "people"), BEHIND)
def test_who_signs_a_body_and_what_they_are_is_read_behind_a_dash_or_in_brackets(
    signed: str, people: list[tuple[str, str]]
) -> None:
    ferry, seal = split_page(PAGE.format(signed)).articles
    assert list(ferry.bylines) == [Person(*person) for person in people]
    assert ferry.paragraphs[-1].text.endswith("she said.")
    assert ferry.headline == ("Ferry fares to rise by a tenth from Easter",)
    assert seal.headline == ("Seal pup found in car park is back at sea",)


def test_a_kicker_in_capitals_right_below_a_signature_is_none_of_it() -> None:
    signed = PAGE.format("\n— Nora Quill, clerk").replace("\nFerry fares", "HARBOUR\nFerry fares")
    (quill,) = split_page(signed).articles[0].bylines
    assert quill == Person("Nora Quill", "clerk")


@pytest.mark.parametrize("text", ["— Nora Quill went", "(UPI) -- Nora Quill", "-- 12 of them"])
def test_what_goes_on_behind_a_dash_signs_nothing(text: str) -> None:
    page = PAGE.format(f" {text}\nsaid so on Sunday.")
    assert not split_page(page).articles[0].bylines


@pytest.mark.parametrize("signed", [" — Nora Quill", " – Nora Quill", " —\nNora Quill", " Isla Mackay"])
def test_who_signs_behind_the_last_sentence_is_no_part_of_it(signed: str) -> None:
    page = PAGE.format(signed).replace(
        "Isla Mackay\n\nSeal", ("Nora Quill" if "\n" in signed else "Isla Mackay") + "\n\nSeal"
    )
    ferry, seal = split_page(page).articles
    assert ferry.headline == ("Ferry fares to rise by a tenth from Easter",)
    assert ferry.paragraphs[-1].text.endswith("‘They earn little enough,’ she said.")
    assert ferry.bylines == (Person(signed.strip(" —–\n"), ""),)
    assert seal.headline == ("Seal pup found in car park is back at sea",)


def test_a_name_that_no_other_row_has_goes_on_in_the_text() -> None:
    ferry, _ = split_page(PAGE.format(" Nora Quill\nagreed.")).articles
    assert ferry.paragraphs[-1].text.endswith("Nora Quill agreed.")


def test_few_lines_without_a_stop_between_gaps_are_a_headline_where_gaps_tear_sentences_too() -> None:
    page = """Tilden Falls Dispatch
Tuesday, June 10, 2025

After eleven years of com-
plaints, two petitions and
one confrontation over a
garden hose, the board has
decided how long the truck
may play on a street.
The rule, adopted 5-2,
allows half a minute per

block, and none after 8:30
p.m. Repeat offenders face
a fine of $75.
— Peter Lund

Ice cream truck jingle
limited to thirty seconds

The Consolidated Fiber
mill will burn its last
ton of coal in November
and replace it with waste

from four sawmills in the
northern part of the
county.
The conversion will cut
sulfur emissions by half,
a permit says.
— Nora Quill

Paper mill to switch
boilers from coal to
sawdust
"""
    ice, paper = split_page(page).articles
    assert ice.headline == ("Ice cream truck jingle limited to thirty seconds",)
    assert paper.headline == ("Paper mill to switch boilers from coal to sawdust",)


@pytest.mark.parametrize(
    "signed",
    [
        "Special to the Beacon",
        "From our own correspondent",
        "By a Beacon reporter",
        "TNN",
        "(PA)",
        "Press Trust of India",
        "Staff and agencies",
        "City Bureau",
        "HT Correspondent",
        "— Beacon staff",
        "Photo and story by Nora Quill",
        "NORA QUILL\nin Sallow Vale",
        "Nora Quill\n@noraquill",
        "Nora Quill\nSenior reporter, Sallow Vale",
        "By Nora Quill\nFor Postmedia",
    ],
)
def test_forms_of_bylines_below_a_headline(signed: str) -> None:
    page = f"""The Sallow Beacon
Thursday, March 5, 2015

Mill wheel turns again
{signed}
The wheel at Sallow Mill has turned for
the first time since the flood, after a
winter in which three men in waders dug
eleven tons of gravel out of the race.

Ferry keeps its bell

The bell of the Hob ferry will stay where
it is, the parish has decided, though it
was rung at five on Sunday by a goat.
"""
    wheel, ferry = split_page(page).articles
    assert (wheel.headline, ferry.headline) == (("Mill wheel turns again",), ("Ferry keeps its bell",))
    assert [paragraph.text[:9] for paragraph in wheel.paragraphs] == ["The wheel"]
    assert not wheel.deck


def test_an_agency_right_below_a_last_sentence_signs_it() -> None:
    page = """The Sallow Beacon
Thursday, March 5, 2015

Mill wheel turns again
The wheel at Sallow Mill has turned for
the first time since the flood, after a
winter in which three men in waders dug
eleven tons of gravel out of the race.
PTI

Ferry keeps its bell
The bell of the Hob ferry will stay where
it is, the parish has decided, though it
was rung at five on Sunday by a goat.
(PA)
"""
    wheel, ferry = split_page(page).articles
    assert len(wheel.paragraphs) == len(ferry.paragraphs) == 1


@pytest.mark.parametrize(
    "head",
    ["巷口书摊改卖盆花 一个月添了两百客", "山城茶農合力抗旱 一個月省下三池水", "河堤居民合力种树 一个小时种满堤岸"],
)
def test_what_took_a_month_or_an_hour_is_nobody_who_signs(head: str) -> None:
    page = read_lines(f"新渡口通船，村民过河不再绕路。\n{head}\n本报讯（记者 丁一）昨天上午，\n渡口挂起了新灯。\n")
    assert forms_of(page)[1] == ""


@pytest.mark.parametrize("name", ["一个过路人", "一位老读者", "一名退伍军人"])
def test_somebody_without_a_name_signs_beside_a_place(name: str) -> None:
    page = read_lines(f"渡口的灯夜里不亮，请修一修。\n柳叶街二号楼 {name}\n")
    assert forms_of(page)[1] == "byline"
