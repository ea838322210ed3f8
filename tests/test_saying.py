"""How messages say numbers and names."""

import re
from pathlib import Path

import pytest

from feeder.feeds.labels import why
from feeder.saying import counted, visible

FEEDER = Path(__file__).parent.parent / "feeder"
COUNTS = "articles|files|issues|documents|examples|queries|keywords|categories|feeds|notes|lists|others"


@pytest.mark.parametrize(
    ("said", "count", "words"),
    [
        ("1 article", 1, ("article",)),
        ("0 articles", 0, ("article",)),
        ("1,000 articles", 1000, ("article",)),
        ("1 category", 1, ("category", "categories")),
        ("2 categories", 2, ("category", "categories")),
        ("1 point", 1.0, ("point",)),
        ("1.5 points", 1.5, ("point",)),
    ],
)
def test_one_thing_is_said_as_one(said: str, count: float, words: tuple[str, ...]) -> None:
    assert said == counted(count, *words)


@pytest.mark.parametrize("module", sorted(FEEDER.rglob("*.py")), ids=lambda path: str(path.relative_to(FEEDER)))
def test_no_message_puts_a_plural_straight_behind_a_number(module: Path) -> None:
    """`{count} articles` says "1 articles" some day; `x of {counted(…)}` does not."""
    found = rf"\{{[^_{{}}\n][^{{}}\n]*\}} (?:labelled |word |feed )?(?:{COUNTS})\b.*"
    assert re.findall(found, module.read_text("utf-8")) == []


def test_one_point_is_said_in_chinese_too() -> None:
    assert why("zh-CN", "0.5 of 1 point") == "0.5 分，不足 1 分"
    assert why("zh-CN", "a passing mention: 1 point beside 5") == "只是提到：1 分，最强的有 5 分"


def test_characters_that_move_a_cursor_or_end_a_line_are_written_out() -> None:
    assert visible("云溪　a\x1b[31m\nb\x9b\u2028\u202e") == r"云溪　a\x1b[31m\nb\x9b\u2028\u202e"
    assert visible("a\nb\r", but="\n") == "a\nb\\r"
