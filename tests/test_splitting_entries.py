"""Entries that open paragraphs: hours, days, labels in capitals, stars' signs, questions that nothing marks."""

import re

import pytest

from feeder.splitting import split_page
from feeder.splitting.forms.entries import kinds_of_entries, rests_of_entries
from feeder.splitting.forms.listings import listings
from feeder.splitting.text.lines import read_lines

MILL = """Mill wheel turns again

The wheel at Sallow Mill has turned for
the first time since the flood, after a
winter in which three men in waders dug
eleven tons of gravel out of the race.

"""


def paragraphs(page: str) -> list[str]:
    """The paragraphs of the page's last article."""
    return [paragraph.text for paragraph in split_page(page).articles[-1].paragraphs]


@pytest.mark.parametrize(
    ("title", "rows"),
    [
        (
            "On the box tonight",
            "7pm, Four: The Orchard. Last of the\nseries. Somebody has moved the ladder.\n"
            "9pm, Westland: Harbour Watch. A ferry\ncomes in late. Nobody minds at all.\n"
            "10.15pm, Three: The Long Field. The one\nwith the goat. Very good on hedges.\n",
        ),
        (
            "The heavens today",
            "ARIES You will find the other glove. Do\nnot tell anybody where it was.\n"
            "TAURUS Something is said on the stairs;\npretend that you have not heard it.\n"
            "GEMINI Stay in. Both of you need the\nrest, and there is soup in the jar.\n",
        ),
        (
            "Petty sessions",
            "SPEEDING: Ivor Penn, 41, of Weir Lane,\nwas fined ninety pounds with costs.\n"
            "NO LICENCE: Ada Toll, 29, said that the\nset was for the cat. Fined ten pounds.\n"
            "THEFT: Bram Orr, 33, of no fixed home,\ntook a cheese. He has given it back.\n",
        ),
    ],
)
def test_what_opens_several_entries_alike_parts_them(title: str, rows: str) -> None:
    lines = rows.splitlines()
    assert paragraphs(MILL + title + "\n" + rows) == [f"{a} {b}" for a, b in zip(lines[::2], lines[1::2], strict=True)]


def test_an_interviews_questions_and_answers_are_apart_though_nothing_marks_them() -> None:
    page = MILL + (
        "Ten minutes with the ferryman\n\n"
        "When did you first take the oars?\n"
        "My uncle put me in the boat at nine and\nwent for his tea. I had no choice.\n"
        "Is the river kind to you?\nIt has had two of my hats and a ham. We\nare on terms, I would say, not friends.\n"
        "Would you do anything else?\nI once sold eels. It is much the same.\n"
    )
    assert paragraphs(page)[::2] == [
        "When did you first take the oars?",
        "Is the river kind to you?",
        "Would you do anything else?",
    ]


def test_a_question_in_the_midst_of_a_text_parts_nothing() -> None:
    page = (
        MILL.rstrip()
        + "\nWho will pay for the gravel to go away?\nNobody in the parish can say for now,\nthe clerk said.\n"
    )
    assert len(paragraphs(page)) < 3


def test_how_a_side_scored_is_rows_and_so_is_its_line_of_scores() -> None:
    page = MILL + (
        "How it was scored\nSallow 0 7 0 7 -- 14\nHob Ferry 3 0 6 0 -- 9\n"
        "S -- Penn 12 run (Toll kick)\nHF -- Orr 31 field goal\nS -- Penn 4 run (Toll kick)\n"
    )
    assert len(paragraphs(page)) == 5
    assert split_page(page).articles[-1].headline == ("How it was scored",)


def test_a_list_without_a_gap_above_has_its_headline_and_ends_with_its_last_figure() -> None:
    page = MILL.rstrip() + (
        "\nIn numbers: wool this spring\n91p the price of a pound of fleece, up a penny\n"
        "14 farms that sold none at all\n2,600 bales still lying in the shed at Hob\n"
        "Shearer breaks record\nA woman of sixty has sheared two hundred\nsheep in a day at Upper Sallow and went\n"
        "home on her bicycle.\n"
    )
    _, numbers, shearer = split_page(page).articles
    assert numbers.headline == ("In numbers: wool this spring",)
    assert len(numbers.paragraphs) == 3
    assert shearer.headline == ("Shearer breaks record",)


def test_what_stands_between_two_entries_goes_on_with_the_first() -> None:
    page = MILL + (
        "Seen on the river\n7.15am: A heron at the lock stood for so\nlong that it was taken for the keeper.\n"
        "8pm: Two swans passed.\nThey did not look up.\n9.30pm: A light on the far bank. Nobody\nlives there now.\n"
    )
    assert paragraphs(page)[1] == "8pm: Two swans passed. They did not look up."


def test_a_menu_has_a_row_for_each_day() -> None:
    page = MILL + (
        "PARISH TABLE\nMon. — Pease pudding, ham, an apple\nTues. — Eel pie, mash, green sauce, tart\n"
        "Wed. — Closed for the fair\nThurs. — Barley soup, bread, cheese\n"
    )
    assert len(paragraphs(page)) == 4
    assert split_page(page).articles[-1].headline == ("PARISH TABLE",)


def test_what_is_offered_opens_a_paragraph_in_a_column_of_notices() -> None:
    page = MILL + (
        "SMALL ADS\nBOAT, clinker built, two oars, one of\nthem sound. Forty pounds, or a pig.\n"
        "GEESE to a good home. Not the gander.\nAsk at the lock. He is outside it.\n"
        "TO LET: room above the chandler. Quiet\nman wanted. No concertinas.\n"
    )
    assert [text[:5] for text in paragraphs(page)] == ["BOAT,", "GEESE", "TO LE"]


def test_items_of_briefs_have_headlines_as_the_first_has() -> None:
    page = MILL + (
        "News in brief\nTwo on a punt\nTwo boys who took a punt from Sallow\nlock have been told to paint it blue.\n"
        "Gander kept out of the post office\nSix people had to wait in the rain for\ntheir letters on Monday.\n"
        "Bell rung by a goat again\nNobody has been hurt.\n"
    )
    heads = [article.headline for article in split_page(page).articles[1:]]
    assert heads == [("Two on a punt",), ("Gander kept out of the post office",), ("Bell rung by a goat again",)]


@pytest.mark.parametrize("title", ["Magistrates’ files", "60 SECONDS", "PRODUCT NEWS"])
def test_a_columns_title_is_furniture_and_its_items_are_articles(title: str) -> None:
    page = MILL + title + "\n\n"
    page += "SPEEDING: Ivor Penn, 41, of Weir Lane,\nwas fined ninety pounds with costs.\n\n"
    page += "THEFT: Bram Orr, 33, of no fixed home,\ntook a cheese. He has given it back.\n\n"
    page += "NOISE: Ada Toll, 29, played the tuba at\nfour in the morning. Fined ten pounds.\n"
    assert title in split_page(page).furniture
    assert len(split_page(page).articles) == 4


def test_results_with_parts_below_a_title_are_no_box_of_the_story_above() -> None:
    page = MILL.replace("winter", "match on 17 May at Hob Lock") + (
        "School results\nRowing, Saturday 17 May\nSallow 4, Hob Lock 2\nu/16: Sallow 1, Hob Lock 0\n"
        "Quoits\nFirst team: Sallow 31, Hob Lock 18\nu/15: Sallow 12, Hob Lock 13\n"
    )
    *_, results = split_page(page).articles
    assert results.headline == ("School results",)
    assert len(results.paragraphs) == 6


def test_two_lines_of_a_sentence_with_figures_are_no_rows() -> None:
    lists = "Prices\nWool 4\nEels 16\nSalt 9\n\n"
    notice = (
        "NOTICE OF A LOST DEED\nNotice is hereby given that a deed of the\nyear 1974 for the mill\n"
        "T11482, in respect of\n316 Sallow, measuring 991 square\nmetres, is lost.\n"
    )
    assert len(split_page(MILL + lists + notice).articles[-1].paragraphs) == 1


def test_a_score_above_what_each_side_did_heads_it() -> None:
    page = MILL + (
        "Otters 8, Herons 7\nSallow 3 1 0 4\nPenn cf 6 1 2 0\nOrr 2b 5 2 1 1\nToll rf 6 1 3 2\nTotals 17 4 6 3\n"
    )
    assert split_page(page).articles[-1].headline == ("Otters 8, Herons 7",)


def test_a_line_that_is_not_indented_above_one_that_is_heads_it() -> None:
    indented = "".join(
        "  " + line + "\n" if k in (0, 2) else line + "\n"
        for k, line in enumerate(
            [
                "The wheel at Sallow Mill has turned",
                "again since the flood went out.",
                "Three men in waders dug out gravel",
                "for a month to free it.",
            ]
        )
    )
    page = (
        "Mill wheel turns again\n"
        + indented
        + "Entries for the eel race are open\n"
        + ("  The deadline to enter the race at\nthe Hob Lock is Friday. Bring an eel.\n")
    )
    assert [a.headline for a in split_page(page).articles][-1] == ("Entries for the eel race are open",)


def test_where_the_entries_are_of_another_kind_another_list_begins() -> None:
    heads = [
        "Mill wheel turns again after flood\nas men clear eleven tons",
        "Ferry keeps its bell though goat\nrings it at five",
    ]
    body = MILL.partition("\n\n")[2]
    page = "".join(f"{head}\n{body}" for head in heads) + (
        "CHURCH CALENDAR\nSt Bride — Worship 9 a.m.; sewing circle Tues. 2 p.m.\n"
        "Hob Chapel — Mass Sat. 5:30, Sun. 8 and 10\n"
        "Friends — Sunday school 9:30, meeting 10:45; no soup\nImmanuel, Fenn — Service at the bee, 10 a.m.\n"
        "PARISH TABLE\nMon. — Pease pudding, ham, an apple\nTues. — Eel pie, mash, green sauce, tart\n"
        "Wed. — Hot dish, slaw, pudding\nThurs. — Closed for the fair\n"
    )
    assert [a.headline for a in split_page(page).articles][-2:] == [("CHURCH CALENDAR",), ("PARISH TABLE",)]


def test_how_a_match_was_scored_is_no_box_of_its_story() -> None:
    page = MILL.replace("three men", "Penn and Toll") + (
        "How they scored\nSallow 0 7 0 7 -- 14\nHob Lock 3 0 6 0 -- 9\nS -- Penn 12 run (Toll kick)\n"
        "S -- Toll 4 run (kick failed)\n"
    )
    assert split_page(page).articles[-1].headline == ("How they scored",)


def test_a_colon_announces_a_list_of_names() -> None:
    page = MILL + (
        "LATEST LIST\nThe following from this river were named\nby the Ministry:\nMISSING\n"
        "Cpl. Leo Arne, Upper Sallow\nPte. Harold Toll, Hob Lock\nSgt. Ernest Goodwin, Mill End\n"
    )
    assert [text.split()[0] for text in paragraphs(page)[-4:]] == ["MISSING", "Cpl.", "Pte.", "Sgt."]
    assert split_page(page).articles[-1].bylines == ()


def test_an_obituarys_headline_stands_close_above_the_name_in_full() -> None:
    page = (
        "Hjalmar Oyle\nHjalmar Oyle, 88, of rural\nFenn, died Friday after an\nillness. He was born in Voss\n"
        "and came here at age four.\nFuneral was Tuesday at Our\nSavior’s, with burial in the\n"
        "church cemetery. Lunch was\nserved.\nViola M. Toll\nViola Mary Toll, 79, who\ntaught first grade to three\n"
        "generations at Hob School,\ndied Saturday in Fenn. She\nis survived by a sister,\nLeona. She asked that her\n"
        "pupils read something.\nThe pool at Lind Park will\nstay open until Labor Day\nafter all. The board voted\n"
        "Monday to extend the season.\nPool gets two\nextra weeks\n"
    )
    texts = [paragraph.text for article in split_page(page).articles for paragraph in article.paragraphs]
    assert not any("Viola M. Toll" in text for text in texts)


def test_the_parts_of_transactions_are_titles_of_rows() -> None:
    page = MILL + (
        "TRANSACTIONS\nBASEBALL\nNorthern League — Sallow signed Cody Penn and Hector Orr.\n"
        "HOCKEY\nRiver League — Suspended Wade Toll of Hob Lock for three games.\n"
    )
    assert paragraphs(page)[::2] == ["BASEBALL", "HOCKEY"]


def test_names_of_columns_may_have_a_unit_in_brackets() -> None:
    page = (
        MILL
        + "Rates (Tuesday)\nCurrency Buying (C) Central (C) Selling (C)\nCrown 15.75 15.25 15.70\nMark 6.20 7.0 7.8\n"
    )
    assert split_page(page).articles[-1].headline == ("Rates (Tuesday)",)


def test_the_headline_of_a_recipe_may_have_a_label() -> None:
    page = MILL + (
        "OUT AND ABOUT\nToday: Regatta at the lock, from noon. Free.\nFriday: Eel race, Hob Lock, 6pm. Free.\n"
        "Sunday: Bells at ten. Bring your own.\n\n"
        "IN THE POT: Nettle stew\nServes 6 • 1 hour\n2 cups nettles, young\n1 large onion, chopped\n3 leeks, sliced\n"
    )
    assert split_page(page).articles[-1].headline[0] == "IN THE POT: Nettle stew"


@pytest.mark.parametrize("word", ["Cancer ", "7 p.m., "])
def test_what_opens_lines_in_the_midst_of_sentences_opens_no_entries(word: str) -> None:
    lines = [
        "The ward at Sallow opens its doors to",
        f"{word}visitors of the eldest people there",
        "until the matron rings",
    ]
    page = MILL + "Ward opens\n" + "\n".join(lines * 3) + " the bell.\n"
    assert not any(kinds_of_entries(read_lines(page)))


def test_what_another_says_is_no_rest_of_an_entry() -> None:
    page = read_lines(
        "Five minutes with the lock keeper\n\n"
        "JA: I answered an advertisement that I\nfound in a shed. It said nothing at all\nabout geese.\n"
        "B: What is the hardest part of it?\n"
        "JA: Geese. They will not queue, and they\nthink that I am one. I have a letter on\nthat from the Board.\n"
        "B: Do you swim?\nJA: Only when I have to, and that is in\nthe spring as a rule.\n"
    )
    assert not any(page.lines[i].text.startswith("B:") for i in rests_of_entries(page))


def test_a_list_begins_below_the_sentence_that_ends_above_it() -> None:
    page = read_lines(
        MILL.strip() + "\nMarsh pulled 14 stones from the race and a\nkettle for the third time this month.\n"
        "Toll 5 1 2 0\nPenn 4 2 1 1\nOrr 4 1 3 3\nHolt 3 1 2 2\n"
    )
    rows = listings(page, frozenset()).rows
    assert [page.lines[i].text for i in sorted(rows)] == ["Toll 5 1 2 0", "Penn 4 2 1 1", "Orr 4 1 3 3", "Holt 3 1 2 2"]


MEASURES = """Council votes to close the quarry road
  The council voted on Monday to close the quarry road to lorries
from the first of May.
  It also backed these measures:
{}
  The quarry said that it would appeal, and that its lorries would
have to go through the village.
Ferry crew find a cello drifting off Hob Point
  The crew of the Eelholm ferry took a cello out of the sea on Monday
and dried it over the boiler.
  Its owner may call for it at the harbor office.
"""
ITEMS = ["New lights along the river", "A ban on fires at the beach from May", "Later hours for the ferry"]


@pytest.mark.parametrize("mark", ["– ", "- ", "• ", "✓ ", "·", "→ ", "o ", "1. ", "(a) "])
def test_items_that_a_colon_announces_are_paragraphs_of_the_story(mark: str) -> None:
    items = [re.sub(r"\w(?=[.)])", lambda m, k=k: chr(ord(m[0]) + k), mark) + item for k, item in enumerate(ITEMS)]
    road, cello = split_page(MEASURES.format("\n".join(items))).articles
    assert [paragraph.text for paragraph in road.paragraphs][1:5] == ["It also backed these measures:", *items]
    assert len(road.paragraphs) == 6 and len(cello.paragraphs) == 2
