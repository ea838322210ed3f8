"""The tools that make weights read what the splitter makes."""

from tests.mutants import pages
from tests.typeset.confide import _told
from tests.typeset.tune import NAMES, scaled


def test_each_article_of_a_page_has_its_signs_though_lines_are_left_over() -> None:
    found = list(_told(pages()[0] + "\n\n柳叶菌业 满十袋送货到家\n"))
    assert len(found) > 1
    assert all("bias" in signs for signs, _ in found)


def test_each_constant_that_is_tuned_is_there_and_can_be_scaled() -> None:
    for module, names in NAMES:
        for name in names.split():
            now = getattr(module, name)
            assert scaled(now, 2.0) != now, name
            assert scaled(scaled(now, 2.0), 0.5) == now, name
