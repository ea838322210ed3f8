"""Lines set in a book face are measured as they are in print; a page wrapped by counting is not."""

from textwrap import wrap

from feeder.splitting import split_page
from feeder.splitting.text.faces import width_in_print
from feeder.splitting.text.lines import read_lines

BRIDGE = [
    "A footbridge over the Millrace will be lifted out by crane on Saturday so that its deck, which has stood open to"
    " the weather since the mill closed, can be mended under cover in the old weaving shed.",
    "The trust that owns it said all of the oak had to go, and that walkers will be asked to use the ford at Limmer"
    " until the middle of May, when it hopes to have all of it back and painted in its first green.",
    "Jill Fillmore, who looks after the towpath, said fifty people had offered to sand the rails for nothing, if they"
    " will be given tea, which she thought was little to ask for work of that kind in this weather.",
]
LIBRARY = [
    "Mrs. Emma Wommack, who ran the reading room for more than forty summers, will hand the keys to a committee of"
    " women from the mill villages, whom she had met each Wednesday to mend maps and number the volumes.",
    "Many came on Monday to wish her well, among them men whom she had summoned home from the common room when they"
    " were small, and who now remember mainly how warm it was when the windows were shut.",
]


def in_print(text: str, column: float, indent: float = 2.4) -> list[str]:
    """The paragraph's lines as they fill a column of so many half cells in print, the first with its indent."""
    lines, left = [""], column - indent
    for word in text.split():
        if lines[-1] and width_in_print(f"{lines[-1]} {word}") > left:
            lines.append("")
            left = column
        lines[-1] = f"{lines[-1]} {word}".strip()
    return lines


def page_in_print(column: float = 48) -> list[str]:
    """A page with two headlines that leave room at their ends and nothing else to show them."""
    return [
        "Thursday, May 4, 2028",
        "Bridge leaves the Millrace for a spring",
        *(line for text in BRIDGE for line in in_print(text, column)),
        "Emma Wommack hands over her keys",
        *(line for text in LIBRARY for line in in_print(text, column)),
    ]


def test_lines_that_fill_their_columns_in_print_have_their_printed_width() -> None:
    page = read_lines("\n".join(page_in_print()))
    assert page.printed
    assert [line.width for line in page.lines if line.text == "Emma Wommack hands over her keys"] == [37]


def test_lines_wrapped_by_counting_are_as_wide_as_they_have_characters() -> None:
    page = read_lines("\n".join(line for text in [*BRIDGE, *LIBRARY] for line in wrap(text, 40)))
    assert not page.printed
    assert all(line.width == len(line.text) for line in page.lines)


def test_a_headline_is_seen_by_the_room_that_it_leaves_in_print() -> None:
    for column in (36, 48, 50):
        articles = split_page("\n".join(page_in_print(column))).articles
        assert [article.headline for article in articles] == [
            ("Bridge leaves the Millrace for a spring",),
            ("Emma Wommack hands over her keys",),
        ]
        assert [[p.text for p in article.paragraphs] for article in articles] == [BRIDGE, LIBRARY]
