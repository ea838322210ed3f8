"""How Chinese notices open, go on and end: to whom, numbered parts, who gives them where and when, papers in a list."""

import pytest

from feeder.splitting import split_page

NEWS = """　　石渡口的旧粮仓改成了乒乓球馆，
四张球台从早上六点打到夜里九点，不
收一分钱。
"""


@pytest.mark.parametrize(
    "ends",
    [
        ["承董事會命", "主席 史小滿", "香港，二○三一年五月二日"],
        ["承董事局命", "公司秘書 白露", "二○三一年五月二日於香港"],
        ["柳叶船运有限公司", "日期：2031年5月2日"],
        ["柳葉商會理事會謹啟", "二〇三一年五月二日"],
    ],
)
def test_a_notice_ends_with_who_gives_it_where_and_when(ends: list[str]) -> None:
    page = "公司通告\n　　茲定於本月十八日上午十時，在石渡口舊\n糧倉舉行股東會議，請各位股東依時出席。\n" + "\n".join(
        ends
    )
    (notice,) = split_page(page).articles
    assert notice.headline == ("公司通告",)
    assert [paragraph.text for paragraph in notice.paragraphs[1:]] == ends


def test_a_family_signs_in_two_lines() -> None:
    page = f"""鳴謝
先父史公石渡先生之喪，辱承諸親友親臨
致祭，惠賜花圈輓聯，存歿均感。
孝男史小滿、史大滿，孝女史白露，
率媳孫同叩

旧粮仓里打球
{NEWS}"""
    thanks, news = split_page(page).articles
    assert thanks.headline == ("鳴謝",)
    assert thanks.paragraphs[-1].text == "孝男史小滿、史大滿，孝女史白露，率媳孫同叩"
    assert news.headline == ("旧粮仓里打球",)


@pytest.mark.parametrize("to", ["史小满：", "全体股东：", "柳叶船运有限公司、白露："])
def test_to_whom_a_notice_is_given_stands_below_its_title(to: str) -> None:
    page = f"石渡区人民法院公告\n　　{to}\n　　本院受理禾苗诉你买卖合同纠纷一案，现\n依法向你公告送达开庭传票。\n"
    (notice,) = split_page(page).articles
    assert notice.headline == ("石渡区人民法院公告",)
    assert notice.paragraphs[0].text == to
    assert len(notice.paragraphs) == 2


def test_what_stands_below_a_notices_numbered_list_is_its_own() -> None:
    page = """招租公告
　　石渡口粮站现有下列房屋对外招租：
　　1.临街门面三间，面积九十平方米，年租
金一万二千元；
　　2.旧仓库一座，面积六百平方米。
　　有意者请于月底前到粮站办公室报名，逾
期不再受理。
"""
    page += f"\n旧粮仓里打球\n{NEWS}"
    notice, _ = split_page(page).articles
    assert [text.text[:2] for text in notice.paragraphs] == ["石渡", "1.", "2.", "有意"]


def test_papers_declared_void_in_rows_of_one_line_are_one_notice() -> None:
    rows = [
        "史小满遗失石渡口粮站2019年核发的上岗证，编号00418，声明作废。",
        "柳叶粉店遗失食品经营许可证副本，编号JY2550，声明作废。",
        "禾苗遗失渡口摆渡证一本，声明作废。",
    ]
    notice, news = split_page("遗失声明\n" + "\n".join(rows) + f"\n\n旧粮仓里打球\n{NEWS}").articles
    assert notice.headline == ("遗失声明",)
    assert [paragraph.text for paragraph in notice.paragraphs] == rows
    assert news.headline == ("旧粮仓里打球",)
