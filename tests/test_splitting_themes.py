"""Headlines and bodies that have a theme in common, though they share no word."""

import os
import subprocess
import sys
from itertools import permutations
from pathlib import Path

import pytest

from feeder.splitting import split_page
from feeder.splitting.blocks import weights
from feeder.splitting.model import Script
from feeder.splitting.text import themes
from feeder.splitting.text.themes import Themes, table_of
from feeder.splitting.text.words import grams_of

HERE = Path(themes.__file__).parent
HAND = Path(__file__).parent / "hand"
SHEEP = """Two hundred ewes were clipped on Saturday at
Ardmurry by a team of nine. The fleeces
fetched less than the diesel that brought
them to the mart, Padraig Hession said.
His lambs will be sold to a dairy farmer who
wants to graze them below the barn.
"""
TRAIN = """A last carriage left the platform at Kilbrack on
Friday with forty passengers and a piper.
The signalman locked the crossing gates and
hung the key on a nail, as he was asked to.
The track will be lifted in spring. Freight
has gone by the junction for ten years.
"""
SCREEN = """A projector bought in 1961 has been switched off
on Sunday after a double bill of westerns.
Its owner swept the popcorn from the stalls
and said that the seats were going to a barn.
The film that he never showed, he said, was
one whose director owed him for a ticket.
"""
VACCINE = """　　九月起，青石镇卫生院为六十岁以上老人接种流感疫
苗，四天打了七百一十针。大夫褚玉兰说，来得最早的
人凌晨五点就搬了板凳，后面的人把挂号单压在砖头下，
围着煤炉等到天亮。
　　没有人发烧，护士量体温量得手酸。
"""
BRIDGE = """　　跨青河的老石拱桥昨天封闭，二十吨的吊车开上桥面，
换下了六根裂开的栏杆。施工方说，桥墩比图纸上结实，
工期可望提前十天，拆下来的石料运到下游，留着修一座
新的码头。
　　过河的人这几天要绕行两公里。
"""
CHESS = """　　十一岁的聂小川上周在省少儿围棋赛中执黑中盘胜，拿到
了第一个冠军。他的启蒙老师是楼下修鞋的，两人一盘棋
下了四年，输的人要请吃一碗面，至今是徒弟请得多，师
傅说这账不能算。
　　下个月他还要去省队试训，对手都比他高一头。
"""


def heads(text: str) -> list[tuple[str, str]]:
    return [(article.head_text, article.paragraphs[0].text[:9]) for article in split_page(text).articles]


@pytest.mark.parametrize(
    "last", list(permutations(["Curtain falls on cinema", "Shearers short of wool", "Rail reaches its terminus"]))
)
def test_headlines_that_echo_nothing_find_their_bodies(last: tuple[str, ...]) -> None:
    page = f"{SHEEP}\n{TRAIN}\n{SCREEN}\n" + "\n\n".join(last)
    assert heads(page) == [
        ("Shearers short of wool", "Two hundr"),
        ("Rail reaches its terminus", "A last ca"),
        ("Curtain falls on cinema", "A project"),
    ]


@pytest.mark.parametrize("order", [(0, 1, 2), (1, 0, 2), (2, 0, 1)])
def test_chinese_headlines_that_echo_nothing_find_their_bodies(order: tuple[int, ...]) -> None:
    last = [("棋逢对手", "免疫防线早筑牢", "天堑不断通途")[i] for i in order]
    page = f"{VACCINE}\n{BRIDGE}\n{CHESS}\n" + "\n\n".join(last)
    assert heads(page) == [
        ("免疫防线早筑牢", "九月起，青石镇卫生"),
        ("天堑不断通途", "跨青河的老石拱桥昨"),
        ("棋逢对手", "十一岁的聂小川上周"),
    ]


@pytest.mark.parametrize(("script", "left", "right"), [("latin", SHEEP, TRAIN), ("hans", VACCINE, BRIDGE)])
def test_two_halves_of_a_story_are_more_akin_than_two_stories(script: Script, left: str, right: str) -> None:
    def kinship(*texts: str) -> float:
        return Themes([grams_of(text) for text in texts], script).kinship(1)

    assert kinship(left, left, SCREEN, SCREEN) > kinship(left, right, SCREEN, SCREEN)


def test_words_said_of_a_theme_are_many_times_its_share_of_the_page() -> None:
    about = Themes([grams_of(text) for text in (SHEEP, TRAIN, SCREEN)], "latin")
    told = about.told("wool")
    assert told is not None
    assert about.ratio(told, 0, 0) > 1.5
    assert about.ratio(told, 1, 2) < 0.8
    assert about.told("hession") is None


def test_traditional_pages_have_the_same_themes() -> None:
    plain, traditional = table_of("hans"), table_of("hant")
    assert plain.number == traditional.number
    assert traditional.themes["鐵路"] == plain.themes["铁路"]


def test_both_files_have_the_same_themes_and_no_word_says_nothing() -> None:
    names = []
    for file in ("themes_latin.txt", "themes_han.txt"):
        lines = (HERE / file).read_text("utf-8").splitlines()
        names.append([line.partition(":")[0] for line in lines])
        for line in lines:
            name, _, rest = line.partition(": ")
            words = rest.split()
            assert len(words) >= 20, name
            assert len(set(words)) == len(words), name
            assert all(grams_of(word) for word in words), name
    assert names[0] == names[1]


def test_what_was_learnt_stays_small() -> None:
    files = [weights.FILE, *HERE.glob("themes_*.txt")]
    assert sum(file.stat().st_size for file in files) <= 200_000


def test_a_page_reads_the_same_whatever_order_sets_have() -> None:
    code = "import sys; from feeder.splitting import split_page; print(split_page(sys.stdin.read()))"
    page = (HAND / "en-08" / "page.txt").read_text("utf-8")
    told = {
        subprocess.run(
            [sys.executable, "-c", code],
            input=page,
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONUTF8": "1"},
            capture_output=True,
            check=True,
            text=True,
            encoding="utf-8",
        ).stdout
        for seed in ("1", "2", "3", "4")
    }
    assert len(told) == 1
