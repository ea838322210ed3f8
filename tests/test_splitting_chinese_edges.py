"""What stands at the edges of Chinese pages, columns and stories: mastheads, running rows, indents, many heads."""

import pytest

from feeder.splitting import split_page
from feeder.splitting.blocks.han_bounds import bind_chinese
from feeder.splitting.blocks.states import LAST, MIDDLE, NO_BEGINNING, PARTED
from feeder.splitting.forms.han_placed import running_rows
from feeder.splitting.model import Block
from feeder.splitting.pages import page_blocks
from feeder.splitting.stories.cuts import headline_cuts
from feeder.splitting.stories.matching import Matcher
from feeder.splitting.stories.search import best_readings
from feeder.splitting.stories.stories import Item
from feeder.splitting.text.lines import read_lines
from feeder.splitting.text.themes import Themes
from feeder.splitting.text.words import grams_of
from tests.han_prose import BANK, BEES, CLERK, LAMPS, NAMES, set_in_lines

HEAD = "柳叶日报\n2031年11月2日　星期日　第3版"


def _running(page: str) -> list[str]:
    lines = read_lines(page)
    return [lines.lines[i].text for i in running_rows(lines, [""] * len(lines.lines))]


@pytest.mark.parametrize("rows", ["柳叶牧报\n综合新闻　3", "柳叶文艺\n副刊\n2031年立冬号", "柳叶晚报　B2"])
def test_a_masthead_has_short_names_down_to_the_last_that_tells_the_page_or_the_day(rows: str) -> None:
    assert rows.split("\n") == _running(f"{rows}\n\n{LAMPS}\n\n{BEES}\n")
    assert [article.head_text for article in split_page(f"{rows}\n\n{LAMPS}\n\n{BEES}\n").articles] == [
        "老码头换上新灯",
        "果园里来了放蜂人",
    ]


def test_a_headline_above_a_gap_is_no_masthead() -> None:
    assert _running(f"老码头换上新灯\n\n{LAMPS[8:]}\n") == []


@pytest.mark.parametrize(
    "row", ["柳叶晚报 社区 A07 2031年5月30日 星期二", "柳叶晨报 6月27日", "校园　3", "社区　B2　编辑　史小满"]
)
def test_a_running_row_at_the_foot_tells_the_page(row: str) -> None:
    assert [row] == _running(f"{LAMPS}\n{BEES}\n{row}\n")


def test_a_row_with_the_papers_name_stands_at_the_foot_below_a_headline_too() -> None:
    text = BEES.partition("\n")[2]
    assert _running(f"{LAMPS}\n{text}\n果园里来了放蜂人\n柳叶晨报 6月27日\n") == ["柳叶晨报 6月27日"]
    assert _running(f"{LAMPS}\n{text}\n果园 3\n校园 3\n") == []


def test_a_pages_name_and_number_stand_alone_between_gaps() -> None:
    assert _running(f"{LAMPS}\n\n乡村版　4\n\n{BEES}\n") == ["乡村版　4"]


@pytest.mark.parametrize("row", ["（编辑部整理）", "□本刊编辑室", "（本報編輯部綜合）"])
def test_the_editors_sign_what_they_put_together(row: str) -> None:
    (lamps, bees) = split_page(f"{HEAD}\n\n{LAMPS}\n{row}\n\n{BEES}\n").articles
    assert (row in lamps.body_text, bees.head_text) == (False, "果园里来了放蜂人")
    assert lamps.slugs == (row,)


def test_a_name_with_what_its_bearer_is_stands_below_a_headline() -> None:
    title, text = LAMPS.split("\n", 1)
    article, _ = split_page(f"{HEAD}\n\n{title}\n史小满（退休教师）\n{text}\n\n{BEES}\n").articles
    assert (article.head_text, [person.name for person in article.bylines]) == (title, ["史小满"])


def test_a_paragraph_of_two_lines_shows_its_column_by_its_own_indent() -> None:
    flush = "\n".join(set_in_lines(text, 13, "") for text in (BANK, CLERK, "白菜跌了两角香菜涨了三角，萝卜没有人要。"))
    story = "\n".join(set_in_lines(text, 15) for text in (BANK, CLERK, NAMES))
    _, blocks = page_blocks(f"{HEAD}\n\n存单差点飞走\n{story}\n\n菜价跌了\n{flush}\n")
    assert [block.width for block in blocks if block.kind == "paragraph"][-1] == 26


def _heads(*texts: str) -> list[Block]:
    return [Block("display", [i], text, 0, 0, "", False, False, grams_of(text), "") for i, text in enumerate(texts)]


def test_a_run_of_more_lines_than_a_headline_has_is_a_list_of_headlines() -> None:
    heads = _heads("借条少一个字", "夜里一声响", "账号里住着谁", "路灯的账单", "夜校来了律师")
    adjacent = [False, *[True] * 4]
    five = headline_cuts(heads, adjacent, [False] * 5, frozenset(), "hans")
    four = headline_cuts(heads[:4], adjacent[:4], [False] * 4, frozenset(), "hans")
    assert min(five[1:]) > max(four[1:])


def test_a_pair_across_two_headlines_that_any_text_has_says_nothing() -> None:
    heads = _heads("孩子的暑假被一台显微镜包了", "老楼抽检灭火器过期")
    cuts = [headline_cuts(heads, [False, True], [False] * 2, frozenset(said), "hans")[1] for said in ([], ["了老"])]
    assert cuts[0] == cuts[1]


def test_a_caption_that_waits_for_no_headline_puts_none_out_of_turn() -> None:
    texts = ["渔港来了一只浮标，船老大看浪。", "走过风机叶片的羊群。", "豆腐涨了五角，黄豆也涨。"]
    heads = ["浮标看浪", "豆腐涨价"]
    bodies = [Block("paragraph", [i], text, 0, 0, "", False, False, grams_of(text), "") for i, text in enumerate(texts)]
    matcher = Matcher(_heads(*heads), bodies, [0, 1, 2], Themes([body.grams for body in bodies], "hans"))
    items = [Item(True, i, 9.0, bare=-2.0 if i == 1 else None) for i in range(3)]
    items += [Item(False, 0, 0.0), Item(False, 1, 9.0)]
    stories = {story.body: story.order for story in best_readings(items, matcher, -6.0)[0].stories}
    assert stories[2, 2] == "queue after"


def test_an_indent_begins_a_paragraph_where_paragraphs_have_one() -> None:
    told = "\n".join(set_in_lines(text, 12) for text in (BANK, CLERK, NAMES, f"{BANK[:40]}。", f"{CLERK[:33]}。"))
    page = read_lines(f"{told}\n{set_in_lines(BANK, 12)}\n丢失的布包坐了六趟公交\n{set_in_lines(NAMES, 14)}\n")
    scores = [[0.0] * 7 for _ in page.lines]
    bind_chinese(page, [""] * len(page.lines), scores)
    indented = [i for i, line in enumerate(page.lines) if line.indent]
    assert indented == [i for i, row in enumerate(scores) if row[MIDDLE] == row[LAST] == NO_BEGINNING]


def _scores(page: str) -> dict[str, float]:
    """What binds each line of a page as one in the midst of a paragraph."""
    lines = read_lines(page)
    scores = [[0.0] * 7 for _ in lines.lines]
    bind_chinese(lines, [""] * len(lines.lines), scores)
    return {line.text: row[MIDDLE] for line, row in zip(lines.lines, scores, strict=True)}


def test_a_gap_below_a_sentences_end_parts_where_few_gaps_tear_sentences() -> None:
    rows = set_in_lines(BANK, 12, "").split("\n")
    torn = "\n\n".join(["\n".join(rows[:2]), "\n".join(rows[2:])])
    whole = "\n\n".join(set_in_lines(text, 12, "") for text in (CLERK, NAMES, BANK))
    scores = _scores(f"{torn}\n\n{whole}\n")
    assert [scores[text] for text in (CLERK[:12], NAMES[:12], rows[2])] == [PARTED, PARTED, 0.0]
