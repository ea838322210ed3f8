"""Rows that a PDF's text layer cut in mid-line are put together; printed lines are left alone."""

import pytest

from feeder.splitting.text.mending import mend

COLUMN = "会议听取了各乡镇春耕备耕的情况"  # 30 half cells


def test_a_row_that_begins_with_a_comma_goes_on_with_the_row_before() -> None:
    page = [COLUMN, "县里印发《春耕方案》", "，要求抓紧", COLUMN]
    assert mend("\n".join(page)).split("\n") == [COLUMN, "县里印发《春耕方案》，要求抓紧", COLUMN]


def test_a_row_cut_twice_is_one_again() -> None:
    page = [COLUMN, "《春耕方案》", "（下称方案", "）", "，自即", COLUMN]
    assert mend("\n".join(page)).split("\n") == [COLUMN, "《春耕方案》（下称方案），自即", COLUMN]


def test_a_full_line_stays_a_line_where_the_paper_hangs_no_marks() -> None:
    page = [COLUMN, "会议听取了各乡镇春耕备耕的情", "，要求不误农时，各项农资要早到", COLUMN]
    assert page == mend("\n".join(page)).split("\n")


def test_a_blank_row_is_no_row_before() -> None:
    page = [COLUMN, "县里印发《春耕方案》", "", "（上接第一版）", COLUMN]
    assert page == mend("\n".join(page)).split("\n")


def test_every_kind_of_line_break_is_one() -> None:
    assert mend("a\r\nb\rc\fd\ve\u2028f").split("\n") == list("abcdef")


def test_a_row_set_loosely_is_closed_up() -> None:
    assert mend("考 察 、 人 员 运 送 和 后 勤 保 障") == "考察、人员运送和后勤保障"
    assert mend("额 124.16 万 亿 元 ， 同 比 增 长") == "额124.16万亿元，同比增长"


def test_names_and_headlines_keep_their_spaces() -> None:
    for row in ("记者 王 宽 通讯员 王 呈", "送政策 送岗位 进校园", "通 知", "By A B C D E"):
        assert mend(row) == row


def test_a_slug_set_close_under_a_headline_has_a_row_of_its_own() -> None:
    assert mend("云溪水库除险加固工程提前完\n工本报讯（记者 丁一）昨日").split("\n") == [
        "云溪水库除险加固工程提前完",
        "工",
        "本报讯（记者 丁一）昨日",
    ]


def test_an_english_row_set_loosely_has_one_space_between_its_words() -> None:
    row = "the  council  voted on  Monday  to build the  line that"
    table = "Penrose  20  14   3   3  41  18   45"
    assert mend(f"{row}\n" * 8 + table).split("\n") == [*[" ".join(row.split())] * 8, table]


def test_a_drop_capital_on_a_line_of_its_own_is_the_first_letter_of_its_word() -> None:
    assert mend("D\nepending on whom you ask") == "Depending on whom you ask"


def test_a_soft_hyphen_at_a_rows_end_is_the_hyphen_that_is_printed_there() -> None:
    page = "the har\xad\nbour wall was re\xadpaired\nby noon on the\nday before we\ncame home"
    assert mend(page) == page.replace("har\xad", "har-").replace("\xad", "")


def test_a_soft_hyphen_with_a_hyphen_on_a_row_of_its_own_ends_a_printed_line_and_no_other_does() -> None:
    page = "the har\xad\nbour wall was re\xad\npaired by the sum\xad\n‐\nmer of that year"
    assert mend(page) == "the harbour wall was repaired by the sum-\nmer of that year"


def test_rows_that_end_in_soft_hyphens_nearly_all_were_parted_where_no_line_ends() -> None:
    assert mend("the har\xad\nbour wall was re\xad\npaired by noon\non Sun\xad\nday") == (
        "the harbour wall was repaired by noon\non Sunday"
    )


def test_rows_joined_at_a_soft_hyphen_are_two_again() -> None:
    column = ["the council sent two engineers", "to look at the stone and they", "came back with wet boots and a"]
    joined = "long re\xadport about mor\xadtar no\xadbody has read to its very end"
    assert mend("\n".join([*column, joined, *column])).split("\n") == [
        *column,
        "long report about mortar no-",
        "body has read to its very end",
        *column,
    ]


def test_another_hyphen_at_a_rows_end_is_a_hyphen() -> None:
    assert mend("the har‐\nbour wall") == "the har-\nbour wall"
    assert mend("the har ‐\nbour wall") == "the har-\nbour wall"


def test_numbers_in_a_row_set_loosely_are_whole() -> None:
    assert mend("本 报 白 沙 6 月 12 日 电") == "本报白沙6月12日电"
    assert mend("白 沙 1 2 3 4") == "白 沙 1 2 3 4"


def test_an_english_row_with_a_space_after_every_letter_is_closed_up() -> None:
    assert mend("w i l l   r u n   b y   w a y   o f   G a s\nLane.") == "will run by way of Gas\nLane."
    for row in ("W  D  L  A  B", "a e i o u"):
        assert mend(row) == row


def test_a_row_that_ends_in_a_space_goes_on_with_the_row_below_where_few_do() -> None:
    column = ["the motor cycle went to the show", "and the show went bankrupt that"]
    cut = ["cub for the price of a ", "travelling"]
    assert mend("\n".join([*column, *cut, *column])).split("\n") == [*column, "".join(cut), *column]
    padded = [row + " " for row in [*column, *cut, *column]]
    assert mend("\n".join(padded)).split("\n") == padded


def test_a_drop_capital_above_the_byline_belongs_below_it() -> None:
    page = ["H", "By Benedict Orme", "Staff Writer", "ester Quill, who has died"]
    assert mend("\n".join(page)).split("\n") == [*page[1:3], "Hester Quill, who has died"]
    assert mend("W\nBy Dougal Reeve\nHARFSIDE 2, LOCH") == "By Dougal Reeve\nWHARFSIDE 2, LOCH"


def test_what_is_set_close_below_a_headline_has_a_row_of_its_own() -> None:
    assert mend("Beavers do in ten\nyearsBy HAMISH CORRIGAN").split("\n")[1:] == ["years", "By HAMISH CORRIGAN"]
    assert mend("sued over\nfirst danceBy Ada Holt | Staff Writer").split("\n")[2] == "By Ada Holt | Staff Writer"
    assert mend("singer sued over\nfirst danceLEOPOLD FAIR").split("\n")[1:] == ["first dance", "LEOPOLD FAIR"]
    assert mend("of flourTalks at the customs house\nfirst danceJO FAIR").split("\n")[:2] == [
        "of flour",
        "Talks at the customs house",
    ]
    for row in ("of flourTalks at the customs house", "Ada McDONALD SMITH", "a PlayStation Five"):
        assert mend(row) == row


def test_a_chinese_byline_set_close_below_a_headline_has_a_row_of_its_own() -> None:
    assert mend("菜场里的裤脚摊□ 本报实习记者 闵小雨") == "菜场里的裤脚摊\n□ 本报实习记者 闵小雨"
    assert mend("按钮不会脸红。□ 本报记者 言午") == "按钮不会脸红。□ 本报记者 言午"


@pytest.mark.parametrize("between", ["\n", "\n\n"])
def test_words_in_rows_of_their_own_that_fill_the_column_below_are_one_row(between: str) -> None:
    words = ["The", "Harbour", "Board", "said", "on"]
    below = "Wednesday that it would sell the\nhalf-acre lot to a land trust for one\n"
    assert mend(f"{between.join(words)}\n{below}").split("\n")[0] == "The Harbour Board said on"
    assert mend(f"Residents{between}brought\nblankets, chili and a\npiano player.")[:18] == "Residents brought\n"
    for rows in ("Ferry\nstops\nShort\n", "Fog\nin\n"):  # a headline; words that don't fill the column
        assert mend(f"{rows}{below}").split("\n")[0] == rows.split("\n")[0]


def test_closing_marks_alone_belong_to_the_row_above_though_a_gap_is_between() -> None:
    assert mend("他说：“灯在船就在。\n\n”\n\n修桥") == "他说：“灯在船就在。”\n\n\n修桥"


@pytest.mark.parametrize("opening", ["“水到哪", "「水到哪", "“渠修好"])
def test_a_quotation_that_goes_on_below_fills_the_row_that_a_sentence_ends_on(opening: str) -> None:
    left = "各乡各村已清渠两遍了。"
    page = [COLUMN, left, opening, "里，种就下到哪里，谁也不等谁。”", COLUMN]
    assert mend("\n".join(page)).split("\n") == [COLUMN, left + opening, *page[3:]]


@pytest.mark.parametrize("quoted", ["“水到渠成”", "“水到哪里。", "“水到哪里，种就下到哪里"])
def test_a_headline_that_somebody_said_and_a_paragraph_that_opens_so_keep_their_rows(quoted: str) -> None:
    page = [COLUMN, "渠清了两遍。", quoted, COLUMN]
    assert mend("\n".join(page)).split("\n") == page


def test_a_paragraph_that_opens_with_a_quotation_keeps_its_first_row() -> None:
    page = [COLUMN, "遍。", "“水到哪里，种就下到哪里去", "今年谁也不等谁了。”", COLUMN]
    assert mend("\n".join(page)).split("\n") == page
