"""English letters: how they greet, take leave and are signed, with gaps and without, in narrow columns."""

import textwrap

import pytest

from feeder.model import Person
from feeder.splitting import split_page

LETTERS = (
    (
        "Let the geese be",
        "Your correspondent of 3 May complains that the geese on the mill pond hiss at his grandson. I have lived "
        "beside that pond for 61 years and have never been hissed at. May he be taught to leave their bread alone?",
        "Edith Crowle",
        "Mill Lane, Holm",
    ),
    (
        "Who painted the postbox?",
        "The Victorian postbox in Chapel Row has been repainted a shade which can only be described as salmon. I have "
        "telephoned three departments and each tells me it belongs to another.",
        "Martin Pym",
        "Eelholm",
    ),
    (
        "Thanks to a stranger",
        "Through your columns I should like to thank the young woman in the green anorak who sat with my husband after "
        "he fell outside the chemist on Tuesday.",
        "Sheila Garth",
        "Low Fen",
    ),
)


def page_of(greeting: str, leave: str, signed: str, *, gaps: bool, places: bool = True) -> str:
    """The letters, each below its headline; `signed` has {} for the name and, where `places`, one for the place."""
    rows = ["The Holm Mercury", "Saturday, May 17, 2025", "", "LETTERS TO THE EDITOR"]
    for headline, text, name, place in LETTERS:
        rows += [""] * gaps + [headline]
        greets = greeting.endswith("\n")
        rows += [greeting.strip()] * greets + textwrap.wrap(text if greets else greeting + text, 40)
        rows += [leave] * bool(leave) + (signed.format(name, place) if places else signed.format(name)).split("\n")
    return "\n".join(rows)


@pytest.mark.parametrize("gaps", [True, False])
@pytest.mark.parametrize("leave", ["", "Yours faithfully", "Yours, etc.,"])
@pytest.mark.parametrize("greeting", ["Sir, ", "SIR, ", "Dear Editor, ", "Dear Editor\n", "To the Editor:\n"])
def test_letters_are_told_apart_however_they_greet_and_take_leave(greeting: str, leave: str, gaps: bool) -> None:
    signed = "{},\n{}." if leave.endswith(",") else "{}\n{}"
    articles = split_page(page_of(greeting, leave, signed, gaps=gaps)).articles
    assert [article.headline for article in articles] == [(letter[0],) for letter in LETTERS]
    assert [person for article in articles for person in article.bylines] == [
        Person(name, place) for *_, name, place in LETTERS
    ]
    assert all((article.paragraphs[-1].text == leave) or not leave for article in articles)


@pytest.mark.parametrize("gaps", [True, False])
def test_letters_may_come_by_mail(gaps: bool) -> None:
    articles = split_page(page_of("Sir, ", "", "{}\nvia email", gaps=gaps, places=False)).articles
    assert [article.headline for article in articles] == [(letter[0],) for letter in LETTERS]
    assert [article.bylines for article in articles] == [(Person(letter[2], "via email"),) for letter in LETTERS]
