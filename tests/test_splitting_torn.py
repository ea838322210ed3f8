"""Chinese bodies torn in mid-sentence by what stands there without a gap."""

import pytest

from feeder.splitting import split_page

FERRY = """渡口的灯又亮了
　　本报讯（记者 史小满）柳叶渡的灯
灭了三年，昨晚又亮了。船工老安把灯
擦了两遍，才挂上桅杆。他说，夜里过
{torn}
河的人看见灯，心里就踏实，脚下也就
稳了。
　　从今天起，末班船延到夜里十点。
"""
WHOLE = "他说，夜里过河的人看见灯，心里就踏实，脚下也就稳了。"


@pytest.mark.parametrize(
    "torn",
    [
        "过河先看灯",
        "船上不抽烟\n——渡口班安全口诀",
        "修船找老安　电话 0000-667788　随叫随到",
        "柳叶晚报　城事\n2019年4月8日　星期一",
    ],
)
def test_lines_of_another_width_in_mid_sentence_are_no_part_of_the_body(torn: str) -> None:
    reading = split_page(FERRY.format(torn=torn))
    assert reading.articles[0].paragraphs[0].text.endswith(WHOLE)
    assert reading.furniture == tuple(torn.split("\n"))


@pytest.mark.parametrize("torn", ["“灯在，船就在，人就踏实。”", "灯在，船就在，\n人就踏实。"])
def test_the_bodys_own_words_in_mid_sentence_are_a_pull_quote(torn: str) -> None:
    page = FERRY.format(torn=torn) + "　　老安常说，灯在，船就在，人就踏实。\n"
    reading = split_page(page)
    assert reading.articles[0].paragraphs[0].text.endswith(WHOLE)
    assert reading.furniture == tuple(torn.split("\n"))


def test_a_sentence_that_the_page_does_not_say_again_stays_in_the_body() -> None:
    torn = "河的多是赶集人。"
    (article,) = split_page(FERRY.format(torn=torn)).articles
    assert torn in "".join(paragraph.text for paragraph in article.paragraphs)


def test_a_caption_indented_in_mid_sentence_is_a_story_of_its_own() -> None:
    caption = "　　图为老安昨晚在船头挂灯，渡口围\n满了看热闹的人。\n本报记者 史小满 摄"
    ferry, photo = split_page(FERRY.format(torn=caption)).articles
    assert ferry.paragraphs[0].text.endswith(WHOLE)
    assert (photo.kind, photo.paragraphs[0].text) == ("photo", "图为老安昨晚在船头挂灯，渡口围满了看热闹的人。")


def test_a_box_with_its_source_in_mid_sentence_is_read_below_the_story() -> None:
    rules_of_it = "上船先穿救生衣，小孩由大人抱着坐稳，不要\n站在船头。浪高一米以上停渡，候船室有热水。"
    box = f"\n渡口须知\n{rules_of_it}\n资料来源：柳叶渡口\n"
    ferry, rules, *_ = split_page(FERRY.format(torn=box)).articles
    assert ferry.paragraphs[0].text.endswith(WHOLE)
    assert rules.headline == ("渡口须知",)


def test_a_quotation_mark_alone_at_a_lines_end_raises_nothing() -> None:
    page = FERRY.format(torn="过河先看灯") + "　　老安常说，“\n灯在，船就在，人就踏实，\n”这是实话。\n"
    assert len(split_page(page).articles) == 1


def test_the_next_storys_slug_is_no_line_of_a_torn_ones_column() -> None:
    page = FERRY.format(torn="过河先看灯").replace("　　从今天起，末班船延到夜里十点。\n", "")
    page += (
        "　　本报讯（记者 安小舟 通讯员 柳青禾）青禾村的两千亩晚稻昨日收割完毕，村里今起晒谷。\n青禾村的稻子收完了\n"
    )
    reading = split_page(page)
    assert reading.articles[0].paragraphs[0].text.endswith(WHOLE)
