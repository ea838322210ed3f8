"""Where each story has its section's name above its headline, it is the headline's kicker; elsewhere it is not."""

from __future__ import annotations

from feeder.splitting import split_page
from feeder.splitting.forms.forms import forms_of
from feeder.splitting.fragments.sections import with_sections
from feeder.splitting.text.lines import read_lines

PARTS = [
    (
        "Farming",
        "Hay dearer than coal",
        "The price of hay has passed that of coal at\nTarn market, and thieves come by night.",
    ),
    (
        "Schools",
        "Pupils build a skiff",
        "A class at Marrow Bank has built a boat of\nlarch that is wider than the door.",
    ),
    ("Courts", "Bear in a garage", "A man who kept a bear in his garage told a\ncourt on Friday that it was a dog."),
]
HAN = [
    ("农业", "藕田里养起小龙虾", "本报讯（记者 丁一）柳港村的藕田里养\n起了小龙虾，亩均增收三千元。"),
    ("教育", "中学生造出一条木船", "本报讯（记者 白露）石桥中学的学生用\n两个学期造出一条木船。"),
    ("法治在线", "空调挡住半堵墙", "本报讯（记者 史小满）一台空调外机引\n出的官司昨天在县法院结束。"),
]


def _page(parts: list[tuple[str, str, str]], between: str = "\n") -> str:
    return "\n".join(f"{name}{between}{head}\n{body}" for name, head, body in parts)


def test_a_sections_name_is_the_kicker_of_the_headline_below_it() -> None:
    for parts in (PARTS, HAN):
        found = split_page(_page(parts))
        assert [(a.kicker, a.headline) for a in found.articles] == [((name,), (head,)) for name, head, _ in parts]
        assert not found.furniture


def test_a_gap_may_stand_below_a_sections_name() -> None:
    parts = [(name, head, f"By Ann Holt\n{body}") for name, head, body in PARTS]
    assert [a.kicker for a in split_page(_page(parts, "\n\n")).articles] == [(name,) for name, _, _ in parts]


def _named(text: str) -> list[str]:
    page = read_lines(text)
    return [line.text for line in with_sections(page, forms_of(page))[0].lines if line.section]


def test_two_are_no_habit_and_unknown_words_no_sections() -> None:
    assert _named(_page(PARTS)) == ["Farming", "Schools", "Courts"]
    assert _named(_page(PARTS[:2])) == []
    assert _named(_page([("Seals indifferent", *PARTS[0][1:]), ("No forms", *PARTS[1][1:]), PARTS[2]])) == []
    assert _named(_page([(name, "Raine 71, Ashe 88", body) for name, _, body in PARTS])) == []


STACK = [*PARTS, ("Prep Football", "Marrow Bank routs Tarn", "Marrow Bank beat Tarn by forty points on\nSaturday.")]


def test_sections_names_part_the_headlines_of_a_stack_without_gaps() -> None:
    heads = "\n".join(f"{name}\n{head}" for name, head, _ in STACK)
    page = f"{heads}\n" + "\n".join(f"By Ann Holt\n{body}" for _, _, body in STACK)
    assert [(a.kicker, a.headline) for a in split_page(page).articles] == [
        ((name,), (head,)) for name, head, _ in STACK
    ]


def test_a_section_in_capitals_at_the_pages_head_is_none_of_those_set_small() -> None:
    head = "SUNDAY, MAY 3, 2021    THE TARN COURIER    C12\n\nNEWS\n\nDrain mended at last\nBy Ann Holt\n"
    assert _named(f"{head}The drain is mended.\n{_page(PARTS)}") == ["Farming", "Schools", "Courts"]


def test_names_gathered_above_as_many_headlines_stand_each_above_its_own() -> None:
    heads = "\n\n".join([*[name for name, _, _ in HAN[:2]], *[head for _, head, _ in HAN[:2]]])
    page = f"渡口晚报\n2031年4月8日 星期二\n\n{heads}\n\n" + "\n\n".join(body for _, _, body in HAN[:2])
    assert [(a.kicker, a.headline) for a in split_page(page).articles] == [
        ((name,), (head,)) for name, head, _ in HAN[:2]
    ]
    assert _named(f"渡口晚报\n2031年4月8日 星期二\n\n农业\n\n教育\n\n{HAN[0][1]}\n\n{HAN[0][2]}") == []


def test_the_title_of_a_column_of_briefs_gathered_with_a_name_heads_nothing() -> None:
    page = f"渡口晚报\n2031年4月8日 星期二\n\n农业\n\n短讯\n\n{HAN[0][1]}\n\n{HAN[0][2]}"
    (article,) = split_page(page).articles
    assert (article.kicker, article.headline) == (("农业",), (HAN[0][1],))
