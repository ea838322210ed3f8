"""Which headline a body has, where gaps, bylines and words say it."""

import pytest

from feeder.splitting import split_page
from feeder.splitting.model import Block
from feeder.splitting.pages import page_blocks
from feeder.splitting.stories.cuts import Gap, body_cuts, gap_of, headline_cuts
from feeder.splitting.stories.leads import opening
from feeder.splitting.stories.matching import Matcher
from feeder.splitting.stories.repairs import repaired
from feeder.splitting.stories.search import best_readings
from feeder.splitting.stories.stories import Item, Reading, Story
from feeder.splitting.text.themes import Themes

BEAR = """When the porch light came on at the cabin
on Saturday, a bear was at the table. It
had let itself in by the sliding door.
Nobody was hurt, the warden said.
"""
CLINIC = """Dr. Amina Stane will leave the walk-in
clinic on Friday, the second doctor to go
this year. The clinic will cut its hours.
"""


def gap_on(text: str) -> Gap:
    page, blocks = page_blocks(text)
    paragraphs = [block for block in blocks if block.kind == "paragraph"]
    return gap_of(paragraphs, [[]] * len(paragraphs), [False] * len(paragraphs), page)


PARAGRAPH = """  The council of {place} voted on Monday
to shut the old ferry, which has crossed the
bay since the war and carried the mail too.
"""


def test_gaps_part_bodies_where_they_part_no_paragraphs_and_tear_no_sentence() -> None:
    stories = [PARAGRAPH.format(place=place) * 3 for place in ("Osmere", "Reedwater", "Stane", "Fox Lake")]
    assert gap_on("\n".join(stories))
    assert Gap(0, 0.0) == gap_on("\n".join(story.replace("which has", "which\n\nhas") for story in stories))


def blocks_to_repair() -> tuple[Matcher, list[Block]]:
    text = f"{BEAR}{CLINIC}\nBear at the table of a cabin\n\nWalk-in clinic to lose second doctor\n"
    _, blocks = page_blocks(text)
    paragraphs = [block for block in blocks if block.kind == "paragraph"]
    display = [block for block in blocks if block.kind == "display"]
    start = next(p for p, block in enumerate(paragraphs) if block.text.startswith("Dr."))
    themes = Themes([block.grams for block in paragraphs], "latin")
    return Matcher(display, paragraphs, [int(p >= start) for p in range(len(paragraphs))], themes), paragraphs


@pytest.mark.parametrize("cut", [3.0, 0.5])
def test_a_merged_story_is_parted_where_its_words_say_that_it_is_two(cut: float) -> None:
    matcher, paragraphs = blocks_to_repair()
    last = len(paragraphs) - 1
    start = next(p for p, block in enumerate(paragraphs) if block.text.startswith("Dr."))
    items = [Item(True, p, 1.0 if p == start else -3.0) for p in range(last + 1)]
    items += [Item(False, 0, 0.0), Item(False, 1, cut)]
    merged = Reading(0.0, (Story((0, last), (0, 1), "after"),), frozenset())
    heads = {story.body: story.head for story in repaired(merged, items, matcher).stories}
    assert {(0, start - 1): (0, 0), (start, last): (1, 1)} == heads


def test_a_headline_joined_to_the_next_one_goes_back_to_its_body() -> None:
    matcher, paragraphs = blocks_to_repair()
    last = len(paragraphs) - 1
    start = next(p for p, block in enumerate(paragraphs) if block.text.startswith("Dr."))
    items = [*[Item(True, p, 0.0) for p in range(last + 1)], Item(False, 0, 0.0), Item(False, 1, -1.0)]
    stories = (Story((0, start - 1), None, None), Story((start, last), (0, 1), "after"))
    mended = repaired(Reading(0.0, stories, frozenset()), items, matcher).stories
    assert [story.head for story in mended] == [(0, 0), (1, 1)]
    bare = [Item(True, p, 0.0, bare=0.0) for p in range(last + 1)]
    assert repaired(Reading(0.0, stories, frozenset()), [*bare, *items[-2:]], matcher).stories == stories


@pytest.mark.parametrize(("cut", "two"), [(1.0, True), (-9.0, False)])
def test_a_headline_left_over_is_given_the_part_of_a_body_that_begins_anew(cut: float, two: bool) -> None:
    matcher, paragraphs = blocks_to_repair()
    last = len(paragraphs) - 1
    start = next(p for p, block in enumerate(paragraphs) if block.text.startswith("Dr."))
    items = [Item(True, p, cut if p == start else -3.0) for p in range(last + 1)]
    items += [Item(False, 0, 0.0), Item(False, 1, 3.0)]
    merged = Reading(0.0, (Story((0, last), (0, 0), "after"), Story(None, (1, 1), None)), frozenset())
    heads = {story.head: story.body for story in repaired(merged, items, matcher).stories}
    assert heads == {(0, 0): (0, start - 1 if two else last), (1, 1): (start, last) if two else None}


def test_a_headline_with_its_deck_is_one_story() -> None:
    text = f"Bear ate the birthday cake\n\nWarden says that nobody in the cabin was hurt\n\nBy Nora Pike\n{BEAR}"
    (article,) = split_page(text).articles
    assert article.headline == ("Bear ate the birthday cake",)
    assert article.deck == ("Warden says that nobody in the cabin was hurt",)


def test_a_deck_of_whole_sentences_above_a_byline_is_no_paragraph() -> None:
    deck = "The sea took the highway at the bay. Nobody has\nsaid who will bring it back."
    text = f"Road to nowhere\n{deck}\nBy Nora Pike\n{BEAR}"
    (article,) = split_page(text).articles
    assert article.paragraphs[0].text.startswith("When the porch light")


@pytest.mark.parametrize(
    ("lead", "later", "script"),
    [
        (
            "The council of Osmere voted on Monday to shut the old ferry, which Nora Pike has run for years.",
            "“We knew it,” she said.",
            "latin",
        ),
        ("6月5日，云溪县举行春季运动会，来自十二个乡镇的三百名运动员参加了比赛。", "他说，明年还要来。", "hans"),
    ],
)
def test_a_lead_reads_otherwise_than_what_follows(lead: str, later: str, script: str) -> None:
    assert opening(lead, script) > 0 > opening(later, script)  # type: ignore[arg-type]


def test_a_byline_between_a_headline_and_anothers_body_is_the_headlines() -> None:
    text = f"""{BEAR}
Bear ate the birthday cake

By Nora Pike

{CLINIC}
Clinic to lose its second doctor

By Ewan Stroud
"""
    assert [[person.name for person in article.bylines] for article in split_page(text).articles] == [
        ["Nora Pike"],
        ["Ewan Stroud"],
    ]


CAPTION = """Men of the harbour office lift the rusty
chain of the Mill Lane ferry on Monday.
Photo by Jo Stane
"""
CHOIR = """The choir of Osmere will sing in the chapel
on Sunday, and needs two basses by then,
its leader said. Nobody has asked yet.
"""


@pytest.mark.parametrize(("more", "photo"), [("", True), (" “It was\nheavy,” one of them said. They sold it.", False)])
def test_one_sentence_above_a_photographers_name_is_rather_a_caption(more: str, photo: bool) -> None:
    caption = CAPTION.replace("Monday.", f"Monday.{more}")
    _, blocks = page_blocks(f"{BEAR}{caption}")
    paragraphs = [block for block in blocks if block.kind == "paragraph"]
    between: list[list[Block]] = [[] for _ in paragraphs]
    themes = Themes([block.grams for block in paragraphs], "latin")
    last = len(paragraphs) - 1
    odds = [
        body_cuts(paragraphs, between, [False] * (last + 1), (), captions, Gap(0, 0.0), themes, "latin")[last]
        for captions in ({last}, set())
    ]
    assert (odds[0] - odds[1] > 5.0) == photo


def cut_between(left: str, right: str, above: int = 0) -> float:
    """The log odds that `right` begins a headline other than `left` does, on a page with so many gaps elsewhere."""
    _, blocks = page_blocks(f"{left}\n{right}\nBy Nora Pike\n{BEAR}")
    display = [block for block in blocks if block.kind == "display"]
    display[0].blanks = above
    return headline_cuts(display, [False, True], [False, False], frozenset(), "latin")[1]


def test_a_line_whose_first_word_would_have_fitted_above_rather_begins_a_headline() -> None:
    assert cut_between("Bear at table", "Clinic loses its second doctor") > cut_between(
        "Bear has come to the table", "Clinic loses its doctor"
    )


def test_where_no_headline_has_a_gap_above_it_none_says_less_against_a_new_one() -> None:
    lines = ("Bear has come to the table", "Clinic loses its doctor")
    assert cut_between(*lines) > cut_between(*lines, above=1)


def test_a_wrapped_byline_ends_with_its_role() -> None:
    text = (
        f"Bear comes to the table\nBy Nora Pike | Staff\nWriter\nWarden Olga Stane\nsaid that nobody was hurt.\n{BEAR}"
    )
    (article,) = split_page(text).articles
    assert article.bylines[0].name == "Nora Pike"
    assert article.paragraphs[0].text.startswith("Warden Olga Stane")


AROUND = """老安修船三十年
　　本报讯 柳叶渡的船工老安修船三十年，
渡口的每条船他都补过。去年汛期，他连着
七天没有下船，补好了十一处漏水的船板。
　　“船板一响，我就知道是哪里漏了。”老
安说，补船板靠的是耳朵，不是眼睛。
补船板靠的是耳朵
青禾村的稻子收完了
　　本报讯 青禾村的两千亩晚稻昨日收割完
毕，亩产比去年多了四十斤，村里今起晒谷。
"""


def test_a_headlines_first_line_may_stand_above_its_body_and_the_second_below() -> None:
    articles = split_page(AROUND).articles
    assert [article.headline for article in articles] == [
        ("老安修船三十年", "补船板靠的是耳朵"),
        ("青禾村的稻子收完了",),
    ]


def test_the_next_storys_headline_is_no_more_of_the_one_above() -> None:
    text = AROUND.replace("补船板靠的是耳朵\n", "")
    assert [article.headline for article in split_page(text).articles] == [("老安修船三十年",), ("青禾村的稻子收完了",)]


class Fit:
    """Says how well display lines fit paragraphs."""

    def __init__(self, fits: dict[tuple[int, int], float]) -> None:
        self._fits = fits

    def score(self, line: int, first: int, last: int) -> float:
        return max(self._fits.get((line, p), -1.0) for p in range(first, last + 1))

    def group_score(self, first_line: int, last_line: int, first: int, last: int) -> float:
        return sum(self.score(line, first, last) for line in range(first_line, last_line + 1))


def test_what_a_line_says_of_the_text_below_counts_for_a_headline_as_for_a_crosshead() -> None:
    items = [
        Item(False, 0, 0.0, -20.0),
        Item(True, 0, 0.0),
        Item(False, 1, 0.0, 2.0, section=(1, 1), heads=1.2),
        Item(True, 1, 0.0),
    ]
    best, *_ = best_readings(items, Fit({(0, 0): 9.0, (1, 1): 22.0}), -6.0)
    assert [(story.body, story.head) for story in best.stories] == [((0, 0), (0, 0)), ((1, 1), (1, 1))]


def test_many_headlines_above_all_bodies_are_told_where_the_search_is_roomy() -> None:
    count = 9
    items = [Item(False, d, 0.5 if d else 0.0) for d in range(count)] + [Item(True, p, 6.0) for p in range(count)]
    fit = Fit({(k, k): 5.0 for k in range(count)})
    plain, roomy = (best_readings(items, fit, -6.0, roomy=roomy)[0] for roomy in (False, True))
    assert [(story.body, story.head) for story in roomy.stories] == [((k, k), (k, k)) for k in range(count)]
    assert plain.score < roomy.score


def test_headlines_that_echo_nothing_below_rows_of_bodies_are_given_out_in_turn() -> None:
    items = [
        *(Item(True, 0, 0.0), Item(True, 1, 6.0), Item(False, 0, 0.0, -9.0), Item(False, 1, 2.0, -9.0)),
        *(Item(True, 2, 6.0), Item(True, 3, 6.0), Item(False, 2, 0.0, -9.0), Item(False, 3, 2.0, -9.0)),
    ]
    best, *_ = best_readings(items, Fit({}), -6.0)
    assert [(story.body, story.head) for story in best.stories] == [((k, k), (k, k)) for k in range(4)]


def test_headlines_below_all_bodies_take_bodies_that_wait_though_they_echo_nothing() -> None:
    items = [Item(True, p, 1.0) for p in range(9)] + [Item(False, d, 3.0) for d in range(9)]
    best, *_ = best_readings(items, Fit({}), -8.0)
    assert [(story.body, story.head) for story in best.stories] == [((k, k), (k, k)) for k in range(9)]
