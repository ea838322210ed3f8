"""Credits above their captions, on pages that set them so: each is read below its own, as elsewhere."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from feeder.splitting.model import Form
from feeder.splitting.text.arranged import in_order
from feeder.splitting.text.lines import Page
from feeder.splitting.text.signoffs import is_signed_off

_MOST_LINES = 7  # of a caption with its title


def with_credits_below(page: Page, forms: list[Form]) -> tuple[Page, list[Form]]:
    """Page and forms with each credit below the caption that it stands above, where more credits can only stand so than
    can only stand below one."""
    credited = [i for i, form in enumerate(forms) if form == "credit"]
    runs = {i: run for i in credited if (run := _caption_below(page, forms, i))}
    below = {i for i in credited if _stands_below(page, forms, i)} if runs else set[int]()
    if not runs or len(below - runs.keys()) >= len(runs.keys() - below):
        return page, forms
    lines, order = list(page.lines), list(range(len(forms)))
    for i, run in runs.items():
        lines[run.start] = replace(lines[run.start], blanks=max(lines[run.start].blanks, lines[i].blanks))
        lines[i] = replace(lines[i], blanks=0)
        order[i : run.stop] = [*run, i]
    return in_order(page, lines, forms, order)


def _caption_below(page: Page, forms: Sequence[Form], i: int) -> range:
    """The few lines between a credit and the next gap or line in a fixed form, if they end a sentence."""
    end = i + 1
    while end < len(forms) and not forms[end] and (end == i + 1 or not page.lines[end].blanks):
        end += 1
        if end - i > _MOST_LINES:
            return range(0)
    run, top = range(i + 1, end), i
    while top and forms[top - 1] and not page.lines[top].blanks:
        top -= 1
    parted = end < len(forms) and page.lines[end].blanks
    if top and not page.lines[top].blanks and not (parted and page.lines[top - 1].final):
        return range(0)  # it is of the headline or of the sentence above
    if not run or page.lines[i + 1].lower or page.lines[i + 1].slug or not page.lines[end - 1].final:
        return range(0)
    if page.lines[end - 1].text[-1] in "?？":  # no caption asks
        return range(0)
    return range(0) if is_signed_off(page.lines[end - 1].text, 50) else run


def _stands_below(page: Page, forms: Sequence[Form], i: int) -> bool:
    """Whether a credit stands below a caption: few lines down from a gap or a line in a fixed form, that end a
    sentence; and is not parted from it more than from what stands below."""
    below = page.lines[i + 1].blanks if i + 1 < len(forms) else 0
    if not i or page.lines[i].blanks > below:
        return False
    if page.lines[i].blanks < below:
        return True
    top = i
    while top and not forms[top - 1] and (top == i or not page.lines[top].blanks):
        top -= 1
        if i - top > _MOST_LINES:
            return False
    return top < i and page.lines[i - 1].final and not is_signed_off(page.lines[i - 1].text, 50)
