"""The README's promises name tests that are there."""

import re
from pathlib import Path

TESTS = Path(__file__).parent
README = (TESTS.parent / "README.md").read_text("utf-8")


def test_every_test_that_the_readme_names_is_there() -> None:
    named = set(re.findall(r"`(test_\w+?)`", README))
    there = "".join(file.read_text("utf-8") for file in TESTS.glob("test_*.py"))
    assert len(named) > 10
    assert {name for name in named if f"def {name}(" not in there} == set()
    assert {name for name in re.findall(r"`(test_\w+\.py)`", README) if not (TESTS / name).exists()} == set()
