"""English pull quotes with who says them, and in a sentence's midst."""

import pytest

from feeder.model import Article
from feeder.splitting import split_page

STORY = """Weir at the old mill to be rebuilt this spring
The council will rebuild the weir above the mill after two years
in which nobody would say whose it was.
Work is to begin when the river is low enough, engineer Ruth Abara
said on Monday, and to end before the salmon come.
QUOTE
Anglers had asked for a pass so that fish may reach the pools that
lie above the weir.
One will be cut in the eastern bank, at a cost of nine hundred, and
the miller will keep it clear.
Ferry crew find a cello drifting off Hob Point
The crew of the Eelholm ferry took a cello out of the sea on Monday
and dried it over the boiler.
Its owner may call for it at the harbor office.
"""
WHOLE = " ".join(STORY.replace("QUOTE\n", "").split("Ferry crew")[0].split("\n")[1:]).strip()
TORN = STORY.replace("\nQUOTE", "").replace("fish may reach the pools that\n", "fish may reach the pools that\nQUOTE\n")


def body(article: Article) -> str:
    return " ".join(paragraph.text for paragraph in article.paragraphs)


@pytest.mark.parametrize(
    "quote",
    [
        "“A river is nobody’s until it floods”\n— Tomas Quill",
        "\n“A river is nobody’s\nuntil it floods”\n— Tomas Quill, miller\n",
        "\n‘A river is nobody’s\nuntil it floods’\nRUTH ABARA\n",
        "“A river is nobody’s until it floods.”\nRuth Abara, engineer",
        '"A river is nobody’s until it floods"\n– Ruth Abara\nCouncil engineer',
    ],
)
def test_a_quotation_with_who_says_it_leaves_the_story_whole(quote: str) -> None:
    weir, cello = split_page(STORY.replace("QUOTE", quote)).articles
    assert weir.headline == ("Weir at the old mill to be rebuilt this spring",)
    assert body(weir) == WHOLE
    assert not weir.bylines and len(cello.paragraphs) == 2


@pytest.mark.parametrize(
    "quote", ["“A river is\nnobody’s”", "‘A river is nobody’s’", '"A river is nobody’s\nbut ours"']
)
def test_a_quotation_that_tears_a_sentence_leaves_it_whole(quote: str) -> None:
    weir = split_page(TORN.replace("QUOTE", quote)).articles[0]
    assert body(weir) == WHOLE


def test_a_quotation_that_says_the_text_again_stands_apart_without_marks() -> None:
    quote = "\nOne will be cut in the\neastern bank, at a cost\nof nine hundred\n— Ruth Abara\n"
    weir = split_page(STORY.replace("QUOTE", quote)).articles[0]
    assert body(weir) == WHOLE and not weir.bylines


def test_a_paragraph_in_quotation_marks_stays_in_the_text() -> None:
    said = "“A river is nobody’s,” she said. “It was ours until it flooded.”\nRuth Abara is the engineer."
    weir = split_page(STORY.replace("QUOTE", said)).articles[0]
    assert "“A river is nobody’s,” she said." in body(weir)


def test_who_is_named_below_a_headline_in_quotation_marks_wrote_what_stands_below() -> None:
    head = "\n‘A river is nobody’s until it floods’\nTomas Quill\n"
    articles = split_page(STORY.replace("QUOTE", head)).articles
    assert ("‘A river is nobody’s until it floods’",) in [article.headline for article in articles]
