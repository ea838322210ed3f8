"""Captions that no gap parts from a story: each is an article of its own, and the story is whole without it."""

from __future__ import annotations

import pytest

from feeder.model import Article
from feeder.splitting import split_page
from feeder.splitting.forms.forms import forms_of
from feeder.splitting.fragments.credits_above import with_credits_below
from feeder.splitting.pages import best_read
from feeder.splitting.text.lines import read_lines

STORY = [
    "青石桥重修完工",
    "本报讯（记者 丁一）昨日上午，横跨",
    "柳溪的青石桥重修完工，封桥五个月后",
    "恢复通行。",
    "这座桥建于清代，长四十二米，两岸村",
    "民出行全靠它。去年汛期，桥墩被水冲",
    "出裂缝。",
    "文物部门请来十二名石匠，照老办法用",
    "糯米灰浆勾缝，石料各有编号。",
]
OTHER = [
    "镇上书屋延长开放",
    "本报讯（记者 史小满）镇里的书屋从本",
    "月起延长开放，每晚九点闭馆，周末不",
    "休息，孩子们放学后有了去处。",
]
ENGLISH = [
    "Millers ask for lower tolls",
    "By Ann Holt",
    "The millers of Tarn asked the council on",
    "Monday for lower tolls on the old bridge,",
    "which they say have doubled since spring.",
    "The council will answer them in a month,",
    "after it has counted the carts that cross",
    "on market days.",
]


def _split(rows: list[str]) -> tuple[list[Article], list[Article]]:
    """The page's photos and its other articles."""
    articles = split_page("\n".join(rows)).articles
    return [a for a in articles if a.kind == "photo"], [a for a in articles if a.kind != "photo"]


def _texts(article: Article) -> str:
    return "".join(paragraph.text for paragraph in article.paragraphs)


@pytest.mark.parametrize(
    ("at", "rows"),
    [
        (1, ["石匠在青石桥的桥墩下勾缝。 本报记者 白露 摄"]),
        (6 + 1, ["石匠在青石桥的桥墩下勾缝，桥上行人往来。 本报", "记者 白露 摄"]),
        (9, ["石匠在青石桥桥墩下勾缝。 本报记者 白", "露 摄"]),
    ],
)
def test_a_chinese_caption_is_told_by_the_photographer_named_after_its_sentence(at: int, rows: list[str]) -> None:
    photos, stories = _split([*STORY[:at], *rows, *STORY[at:], *OTHER])
    assert [_texts(photo)[:2] for photo in photos] == ["石匠"]
    assert [(person.name, person.role) for person in photos[0].credits] == [("白露", "记者")]
    assert [story.headline for story in stories] == [("青石桥重修完工",), ("镇上书屋延长开放",)]
    assert _texts(stories[0]).endswith("石料各有编号。")
    assert "石匠在" not in _texts(stories[0])


def test_a_photo_that_is_the_story_keeps_its_headline() -> None:
    photo = ["青石桥上", "昨日，石匠在桥墩下勾缝。桥封了五个月，如今", "村民又能从桥上过河赶集。 本报记者 白露 摄"]
    photos, _ = _split([*photo, *STORY])
    assert [photo.headline for photo in photos] == [("青石桥上",)]


@pytest.mark.parametrize(
    ("at", "rows", "credited"),
    [
        (1, ["Carts wait at the toll house. Photo by Jo Dale"], "Jo Dale"),
        (2, ["Carts wait in a row at the toll house on", "Monday. Photo: Jo", "Dale"], "Jo Dale"),
        (8, ["Carts wait at the toll", "house. Picture: Jo Dale"], "Jo Dale"),
        (1, ["Carts wait in a row at the toll house."], ""),
    ],
)
def test_an_english_caption_stands_in_a_head_or_ends_a_body(at: int, rows: list[str], credited: str) -> None:
    photos, stories = _split([*ENGLISH[:at], *rows, *ENGLISH[at:]])
    assert [_texts(photo)[:5] for photo in photos] == ["Carts"]
    assert [person.name for person in photos[0].credits] == [credited] * bool(credited)
    assert [story.headline for story in stories] == [("Millers ask for lower tolls",)]
    assert [person.name for person in stories[0].bylines] == ["Ann Holt"]
    assert _texts(stories[0]).endswith("on market days.")


def test_a_first_paragraph_of_one_sentence_is_no_caption() -> None:
    rows = [*ENGLISH[:1], "A mill has closed.", *ENGLISH[2:]]
    photos, stories = _split(rows)
    assert not photos
    assert _texts(stories[0]).startswith("A mill has closed.")


def test_captions_below_one_another_are_articles_each() -> None:
    market = ["Market moves to the quay", "By Tom Lark", *(row.replace("millers", "grocers") for row in ENGLISH[2:])]
    captions = ["Carts wait in a row at the toll house on", "Monday. Photo: Jo Dale"]
    photos, _ = _split(
        [*ENGLISH[:2], *captions, *ENGLISH[2:], *market[:2], "Stalls on the quay. Photo: Jo Dale", *market[2:]]
    )
    assert [_texts(photo)[:6] for photo in photos] == ["Carts ", "Stalls"]


def test_a_sentence_as_long_as_the_deck_above_it_is_a_caption_without_it() -> None:
    deck, caption = "The council will count the carts that cross", "Carts wait in a row at the toll on Monday now."
    photos, stories = _split([ENGLISH[0], deck, caption, "Photo: Jo Dale", *ENGLISH[1:]])
    assert [_texts(photo) for photo in photos] == [caption]
    assert (*stories[0].headline, *stories[0].deck) == (ENGLISH[0], deck)


def test_a_long_caption_is_told_by_the_photographer_in_its_last_line() -> None:
    caption = [
        "Ann Reed, nine, lets go of a rook that she",
        "and her brothers at Tarn Mill brought up on",
        "bread and milk. The family has freed eleven",
        "since spring, and one of them came back to",
        "sleep on the pump on Monday. (Bo Marsh /",
        "Staff Photographer)",
    ]
    photos, (story,) = _split([*ENGLISH[:2], *caption, *ENGLISH[2:]])
    assert len(photos) == 1 and _texts(photos[0]).startswith("Ann Reed, nine")
    assert story.headline == ("Millers ask for lower tolls",)


ABOVE = """渡船改在下游靠岸
青石桥封桥以后，渡船改在下游二百步
的地方靠岸，艄公每天多走三趟。
（记者 丁一）

记者 白露 摄
柳溪边的晒场上，村民翻晒新收的菱
角，今年菱角比去年多收两成。

镇上书屋延长开放
镇里的书屋从本月起延长开放，每晚九
点闭馆，孩子们放学后有了去处。
（记者 史小满）
"""


def test_a_credit_stands_above_its_caption_where_it_can_only_stand_so() -> None:
    photos, others = _split(ABOVE.split("\n"))
    assert [(_texts(photo)[:6], [one.name for one in photo.credits]) for photo in photos] == [
        ("柳溪边的晒场", ["白露"])
    ]
    assert [[one.name for one in story.bylines] for story in others] == [["丁一"], ["史小满"]]


def test_a_credit_below_a_headline_and_what_asks_are_of_no_caption_below() -> None:
    head = "Words BO MARSH\nPictures LENA PAPAS\nWhen did you first sort the mail?\n\n"
    page = read_lines(f"She hands back the key.\n{head}January. I was ten.\n")
    assert with_credits_below(page, forms_of(page))[0] == page
    page = read_lines("The end of\nthe line\nPhoto: Bo Marsh\nThe mail goes by boat.\n\nIt is late.\n")
    assert with_credits_below(page, forms_of(page))[0] == page


TITLED = """Millers ask for lower tolls
By Ann Holt
The millers of Tarn asked the council on
Monday for lower tolls on the old bridge,
which they say have doubled since spring.
The council will answer them in a month,
after it has counted the carts that cross
on market days.
Long reach
Ann Reed feeds a rook from the top of a hay
cart at Tarn Mill, where it lives{credit}
Choir seeks two basses
By Bo Marsh
The choir of Tarn has lost two basses to the
army and would take tenors at a pinch.
"""


def test_a_line_above_a_caption_that_a_photographer_ends_is_its_title_rather_than_a_crosshead() -> None:
    def crosshead(text: str) -> float:
        items = [item for item in best_read(text)[0].items if not item.paragraph]
        return items[1].crosshead

    credited = TITLED.format(credit=".\nPhoto: Bo Marsh")
    assert crosshead(credited) < crosshead(TITLED.format(credit="."))
    heads = [article.headline for article in split_page(credited).articles]
    assert heads == [("Millers ask for lower tolls",), ("Long reach",), ("Choir seeks two basses",)]


MIDST = [
    "Keeper paints the last lamp on the pier",
    "By Ida Holm",
    "The keeper of the pier at Tarn has begun to paint",
    "its lamps, nine of them, in the green that they had",
    "before the war, as his father told him to.",
    "He mixes the color himself from a recipe that he",
    "found in the shed, and will not say what is in it.",
    "A tin of it lasts for three lamps if the wind is low.",
    "He means to have done before the ice comes, and to",
    "sleep until the first boat wakes him in the spring.",
    "Choir seeks two basses",
    "By Bo Marsh",
    "The choir of Tarn has lost two basses to the army",
    "and would take tenors at a pinch, it said on Monday.",
]


@pytest.mark.parametrize(("above", "below"), [("", ""), ("\n", "\n")])
@pytest.mark.parametrize("title", ["Nine greens", "Where the ice begins", "Up early"])
def test_a_line_above_a_caption_in_mid_story_is_the_photos_title(title: str, above: str, below: str) -> None:
    photo = [above + title, "A tin and a brush wait on the rail of the old pier", "on Monday.", "Photo: Lena Papas"]
    rows = [*MIDST[:8], *photo, below + MIDST[8], *MIDST[9:]]
    photos, stories = _split("\n".join(rows).split("\n"))
    assert [(one.headline, _texts(one)[:10]) for one in photos] == [((title,), "A tin and ")]
    assert [story.headline for story in stories] == [(MIDST[0],), (MIDST[10],)]
    assert _texts(stories[0]).endswith("wakes him in the spring.")
    assert all(paragraph.kind == "text" for paragraph in stories[0].paragraphs)


@pytest.mark.parametrize("title", ["石匠来了", "桥下的灰浆", "重新合龙"])
def test_a_line_above_a_chinese_caption_in_mid_story_is_the_photos_title(title: str) -> None:
    rows = [*STORY[:7], title, "石匠在青石桥的桥墩下勾", "缝。", "记者白露摄", *STORY[7:], *OTHER]
    photos, stories = _split(rows)
    assert [(one.headline, _texts(one)[:3]) for one in photos] == [((title,), "石匠在")]
    assert [story.headline for story in stories] == [(STORY[0],), (OTHER[0],)]


def test_a_line_above_a_caption_and_a_byline_is_the_headline_of_the_story_below() -> None:
    photo = ["Two basses and a brush", "Tenors wait on the rail of the old pier on Monday.", "Photo: Lena Papas"]
    photos, stories = _split([*MIDST[:10], *photo, *MIDST[11:]])
    assert [one.headline for one in photos] == [()]
    assert [story.headline for story in stories] == [(MIDST[0],), ("Two basses and a brush",)]


def test_a_credit_in_mid_story_without_gaps_stands_below_its_caption() -> None:
    photo = ["A tin and a brush wait on the rail of the", "pier.", "Photo by Lena Papas"]
    photos, stories = _split([*MIDST[:5], *photo, *MIDST[5:8], "Continued on A4", *MIDST[10:]])
    assert [(_texts(one)[:10], [person.name for person in one.credits]) for one in photos] == [
        ("A tin and ", ["Lena Papas"])
    ]
    assert _texts(stories[0]).endswith("if the wind is low.")
