"""Headlines, captions and paragraphs of Chinese pages that their shape shows, whatever their words are."""

import pytest

from feeder.splitting import split_page
from feeder.splitting.blocks.headings import heads_above_text, without_an_indent
from feeder.splitting.forms.forms import forms_of
from feeder.splitting.pages import page_blocks
from feeder.splitting.text.lines import read_lines

DYKE = """　　堤上的柳树长到第九个年头，村里开始
给它们编号。编到三百零七号时，风停了，
守堤人说，今年的水不会大。
　　编号的木牌是退休的木匠刻的，一块牌
子刻三刀，不收钱。
"""
TEA = """　　本报讯（记者 安小舟）山里的茶农这几
天睡得很少，新芽一夜长一寸，天不亮就要
上山，采到日头过了竹梢才下来。
　　今年的头茶比往年多卖了三成。
"""


def _heads(page: str) -> list[tuple[str, ...]]:
    return [article.headline for article in split_page(page).articles]


@pytest.mark.parametrize(
    "head", ["一块牌，三百棵柳，九年的“堤”", "编号，刻牌，守住一道堤", "他编号，木匠刻牌，风也停了"]
)
def test_a_line_of_three_clauses_between_gaps_is_a_headline(head: str) -> None:
    below = f"{DYKE}\n{head}\n\n头茶下山 多卖三成\n{TEA}"
    assert _heads(below) == [(head,), ("头茶下山 多卖三成",)]


def test_a_line_of_three_clauses_above_a_slug_is_a_headline() -> None:
    assert _heads(f"头茶，新芽，一夜一寸\n{TEA}") == [("头茶，新芽，一夜一寸",)]


@pytest.mark.parametrize("head", ["老船坞秋后改成展厅", "船坞改展厅 今秋迎客", "老船坞不修船改展览"])
def test_a_headline_leaves_room_in_the_column_that_the_first_line_below_is_short_of_by_an_indent(head: str) -> None:
    body = "停了二十年的老船坞今年改\n成展厅，里面不摆模型，只放一\n条没有完工的木船，让人看见龙\n骨怎样立起来。\n"
    page = read_lines(f"堤上的柳编号\n{DYKE}{head}\n{body}")
    assert [page.lines[i].text for i in heads_above_text(page, forms_of(page))] == ["堤上的柳编号", head]


@pytest.mark.parametrize("deck", ["不收门票只听故事", "龙骨立在大厅中央", "展厅不摆船的模型"])
def test_a_headlines_second_line_leaves_room_in_the_column_below_it(deck: str) -> None:
    body = "停了二十年的老船坞今年改\n成展厅，里面不摆模型，只放一\n条没有完工的木船，让人看见龙\n骨怎样立起来。\n"
    page = read_lines(f"{DYKE}\n船坞今年迎客\n{deck}\n{body}")
    assert [page.lines[i].text for i in heads_above_text(page, forms_of(page))] == [deck]


@pytest.mark.parametrize("head", ["“茶歌”", "采“春”", "背篓里的歌声"])
def test_a_line_above_an_indent_and_below_a_full_line_that_ends_a_sentence_ends_no_paragraph(head: str) -> None:
    tea = "　　山里的茶农这几天睡得很少，新芽一夜长\n一寸，天不亮就要上山，采到日头过了竹梢才\n下来。\n"
    full = tea.replace("下来。", "下来，竹篓满了又空，空了又满，歌声没有断。")
    photo = "　　茶农在山上采头茶，竹篓背在身后，歌声\n一路跟下山来。 安小舟 摄\n"
    page = f"头茶下山\n{4 * tea}二茶下山\n{2 * tea}{full}{head}\n{photo}堤上的柳\n{DYKE}"
    labels = [(block.kind, block.text) for block in page_blocks(page)[1]]
    assert ("display", head) in labels


@pytest.mark.parametrize("head", ["谁来给柳树编号？", "守住这道堤！", "编号编到哪一年？"])
def test_a_question_or_a_call_right_above_an_indent_is_a_headline_below_another(head: str) -> None:
    page = read_lines(f"头茶下山\n{TEA}{3 * DYKE}\n一块木牌\n{head}\n{DYKE}")
    assert [page.lines[i].text for i in without_an_indent(page, forms_of(page))] == [head]


@pytest.mark.parametrize("credit", ["（记者安小舟摄）", "（記者安小舟攝）", " 安小舟 摄"])
@pytest.mark.parametrize("gap", ["", "\n"])
def test_one_sentence_with_its_photographer_behind_it_is_no_part_of_the_story_above(credit: str, gap: str) -> None:
    caption = f"　　守堤人在柳树上钉编号的木牌，木匠在堤\n下刻牌。{credit}\n"
    page = f"堤上的柳\n{DYKE}{gap}{caption}{gap}头茶下山 多卖三成\n{TEA}"
    counts = [len(article.paragraphs) for article in split_page(page).articles]
    assert sorted(counts) == [1, 2, 2]


@pytest.mark.parametrize("head", ["一位船工的账本", "一个村庄的九年", "一位摆渡人在江上"])
def test_a_headline_that_begins_like_somebody_without_a_name_is_no_signature(head: str) -> None:
    body = "　　账本记在烟盒背面，一年一摞，用麻绳捆\n着，最上面的一本写着今年的水位。\n"
    page = f"堤上的柳\n■ 安小舟\n{DYKE}\n{head}\n■ 柳青禾\n{body}"
    assert _heads(page) == [("堤上的柳",), (head,)]


@pytest.mark.parametrize("signed", ["（柳青禾）", "（本报评论员 柳青禾）", "（柳叶街 柳青禾）"])
def test_another_article_begins_below_who_wrote_in_brackets_without_a_gap(signed: str) -> None:
    tea = "　　茶价今年涨了三成，茶农说钱没有进自己\n的口袋，账要从秤上算起。\n　　秤准了，心才平。"
    page = f"堤上的柳编了号\n{DYKE.rstrip()}{signed}\n{tea}{signed}\n茶价涨了谁在笑\n\n头茶下山 多卖三成\n{TEA}"
    assert _heads(page) == [("堤上的柳编了号",), ("茶价涨了谁在笑",), ("头茶下山 多卖三成",)]
