"""What the setting of a Chinese page shows: indents kept or none, narrow columns, stories that tear others apart."""

from feeder.splitting import split_page
from feeder.splitting.blocks.headings import above_an_indent, heads_above_text, is_flush, is_indented
from feeder.splitting.forms.forms import forms_of
from feeder.splitting.text.lines import read_lines
from tests.han_prose import BANK, CLERK, NAMES, set_in_lines

HEAD = "柳叶日报\n2031年11月2日　星期日　第3版"


INDENTED = "\n".join(
    set_in_lines(text, 14) for text in (BANK, CLERK, NAMES, f"{BANK[:40]}。", f"{CLERK[:33]}。", f"{NAMES[:31]}。")
)


def _bodies(page: str) -> list[tuple[str, list[str]]]:
    return [(a.head_text, [part.text for part in a.paragraphs]) for a in split_page(page).articles]


def test_a_line_that_asks_without_an_indent_heads_where_paragraphs_have_one() -> None:
    page = f"{HEAD}\n存单差点飞走\n{INDENTED}\n骗子怕什么？\n怕柜员多问一句\n{set_in_lines(NAMES, 14)}\n"
    assert is_indented(read_lines(page))
    assert _bodies(page)[-1] == ("骗子怕什么？\n怕柜员多问一句", [NAMES])


def test_a_line_right_above_an_indent_is_a_headlines() -> None:
    page = f"{HEAD}\n\n存单差点飞走\n{INDENTED}\n\n菜篮子：\n白菜跌了，香菜涨了\n{set_in_lines(NAMES, 14)}\n"
    lines = read_lines(page)
    assert [lines.lines[i].text for i in above_an_indent(lines, forms_of(lines))][-1] == "白菜跌了，香菜涨了"
    assert _bodies(page)[-1] == ("菜篮子：\n白菜跌了，香菜涨了", [NAMES])


def test_a_line_with_room_for_the_next_word_heads_where_paragraphs_have_no_indent() -> None:
    parts = (BANK, CLERK, NAMES, BANK[:40] + "。", CLERK[:31] + "。", NAMES[:34] + "。")
    story = "\n".join(set_in_lines(text, 12, "") for text in parts)
    page = f"{HEAD}\n\n存单差点飞走\n{story}\n\n三十年后答卷都补上了\n{set_in_lines(NAMES, 12, '')}\n"
    lines = read_lines(page)
    assert is_flush(lines) and not is_indented(lines)
    assert [lines.lines[i].text for i in heads_above_text(lines, forms_of(lines))][-1] == "三十年后答卷都补上了"
    assert _bodies(page)[-1] == ("三十年后答卷都补上了", [NAMES])


def test_lines_of_a_few_characters_in_a_row_are_a_narrow_columns() -> None:
    page = f"{HEAD}\n\n老太太的存单\n{set_in_lines(BANK + CLERK, 4, '')}\n\n柜员多问一句\n{set_in_lines(NAMES, 14)}\n"
    assert _bodies(page) == [("老太太的存单", [BANK + CLERK]), ("柜员多问一句", [NAMES])]


def test_a_story_with_its_headline_below_it_may_tear_a_sentence_apart() -> None:
    torn = set_in_lines(BANK + CLERK, 15).split("\n")
    inside = set_in_lines("本报讯（记者 史小满）" + NAMES, 12)
    page = (
        f"{HEAD}\n\n存单差点飞走\n"
        + "\n".join(torn[:4])
        + f"\n\n{inside}\n支行拦下十一笔\n\n"
        + "\n".join(torn[4:])
        + "\n"
    )
    assert _bodies(page) == [("存单差点飞走", [BANK + CLERK]), ("支行拦下十一笔", [NAMES])]
