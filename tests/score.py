"""Scores the splitter on pages with known articles.

    python -m tests.score GOLD_DIR [--worst N]

GOLD_DIR holds PAGE/page.txt and PAGE/gold.json; every page is split in process and its articles are paired one to one
with the gold's by how much of their bodies they share. White space never counts, nor does a first paragraph's opening
slug. A style is gold's "style", or the page's name.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from typing import Any

from feeder.model import Article, PageReading
from feeder.splitting import split_page

HERE = Path(__file__).parent
FIRST_SAMPLE = HERE.parent / "feeder" / "samples" / "yunxi-2024-05-16-01.txt"
FIGURES = ("article_f1", "body_f1", "headline_acc", "paragraph_f1", "byline_f1", "text_kept")

_AGENCY = r"据?新华社|中新社|中新网|人民网|央视网|本报|本報|本网|本網|本台"
_SLUG = re.compile(
    rf"(?:{_AGENCY})[^，。（(]{{0,16}}?(?:讯|訊|电|電|消息)[，,：:]?(?:[（(][^）)]{{0,80}}[）)])?"
    r"|[【〔（(][^】〕）)]{0,40}(?:報導|报道|訊|讯|日電|日电)[】〕）)]"
    r"|[A-Z]{3,}[A-Za-z.,]{0,24}(?:\([A-Z]+\))?[—–]"
)


@dataclass(frozen=True)
class Shape:
    """What of an article is compared: squeezed texts and counted people."""

    headline: str
    paragraphs: tuple[str, ...]
    people: Counter[tuple[str, str]]

    @property
    def body(self) -> str:
        return "".join(self.paragraphs)


@dataclass
class Tally:
    """Counts over pages; a figure is an F1 of right, expected and found, or a share of right in expected."""

    right: Counter[str] = field(default_factory=Counter)
    expected: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)

    def count(self, what: str, right: int, expected: int, found: int) -> None:
        self.right[what] += right
        self.expected[what] += expected
        self.found[what] += found

    def add(self, other: Tally) -> None:
        self.right.update(other.right)
        self.expected.update(other.expected)
        self.found.update(other.found)

    def figure(self, what: str) -> float:
        """The figure in 0…1; 1 where there was nothing to find and nothing was found."""
        if what in ("headline_acc", "text_kept"):
            return self.right[what] / self.expected[what] if self.expected[what] else 1.0
        total = self.expected[what] + self.found[what]
        return 2 * self.right[what] / total if total else 1.0

    def figures(self) -> dict[str, float]:
        return {what: self.figure(what) for what in FIGURES}


def squeeze(text: str) -> str:
    """The text without white space."""
    return "".join(text.split())


def page_text(folder: Path) -> str:
    """A gold folder's page; the first sample's stands in the package, where the first start takes it from."""
    shipped = f"{folder.name}-01" == FIRST_SAMPLE.stem
    return (FIRST_SAMPLE if shipped else folder / "page.txt").read_text("utf-8")


def gold_folders(root: Path) -> Iterator[Path]:
    return (path.parent for path in sorted(root.glob("*/gold.json")))


def score_page(folder: Path) -> tuple[str, Tally]:
    """The page's style and its counts."""
    gold = json.loads((folder / "gold.json").read_text("utf-8"))
    style = gold.get("style", folder.name)
    text = page_text(folder)
    return style, compare(text, [gold_shape(article) for article in gold["articles"]], split_page(text))


def compare(text: str, gold: list[Shape], reading: PageReading) -> Tally:
    """How near a reading of the page comes to its gold."""
    found = [shape_of(article) for article in reading.articles]
    partner = _pair(gold, found)
    nothing = Shape("", (), Counter())
    tally = Tally()
    bodies = heads = whole = paragraphs = people = 0
    for i, wanted in enumerate(gold):
        got = found[partner[i]] if i in partner else nothing
        bodies += wanted.body == got.body
        heads += wanted.headline == got.headline
        whole += wanted.body == got.body and wanted.headline == got.headline
        paragraphs += (Counter(filter(None, wanted.paragraphs)) & Counter(filter(None, got.paragraphs))).total()
        people += (wanted.people & got.people).total()
    tally.count("article_f1", whole, len(gold), len(found))
    tally.count("body_f1", bodies, len(gold), len(found))
    tally.count("headline_acc", heads, len(gold), len(found))
    tally.count("paragraph_f1", paragraphs, _total(gold, "paragraphs"), _total(found, "paragraphs"))
    tally.count("byline_f1", people, sum(s.people.total() for s in gold), sum(s.people.total() for s in found))
    printed, kept = Counter(squeeze(text)), Counter(squeeze("".join(_everything(reading))))
    tally.count("text_kept", (printed & kept).total(), printed.total(), kept.total())
    return tally


def score_folder(root: Path) -> dict[str, Tally]:
    """The counts by style, and over all as "all"."""
    styles: dict[str, Tally] = {}
    for folder in gold_folders(root):
        style, tally = score_page(folder)
        for name in (style, "all"):
            styles.setdefault(name, Tally()).add(tally)
    styles["all"] = styles.pop("all", Tally())
    return styles


def _total(shapes: list[Shape], part: str) -> int:
    return sum(len([text for text in getattr(shape, part) if text]) for shape in shapes)


def gold_shape(article: dict[str, Any]) -> Shape:
    named = article["bylines"] + article["credits"]
    return Shape(
        squeeze("".join(article["headline"])),
        _bare(article["paragraphs"]),
        Counter((squeeze(person["name"]), squeeze(person["role"])) for person in named),
    )


def shape_of(article: Article) -> Shape:
    return Shape(
        squeeze(article.head_text),
        _bare(paragraph.text for paragraph in article.paragraphs),
        Counter((squeeze(person.name), squeeze(person.role)) for person in article.bylines + article.credits),
    )


def _bare(paragraphs: Iterable[str]) -> tuple[str, ...]:
    """The paragraphs without white space and opening slug."""
    first, *rest = [squeeze(text) for text in paragraphs] or [""]
    slug = _SLUG.match(first)
    return (first[slug.end() :] if slug else first, *rest)


def _pair(gold: list[Shape], found: list[Shape]) -> dict[int, int]:
    """Gold articles to found ones, the most alike first, by the bigrams their bodies share."""
    left, right = [_bigrams(shape.body) for shape in gold], [_bigrams(shape.body) for shape in found]
    likeness = sorted(
        ((-_overlap(a, b), i, j) for i, a in enumerate(left) for j, b in enumerate(right)),
    )
    pairs: dict[int, int] = {}
    for value, i, j in likeness:
        if value < 0 and i not in pairs and j not in pairs.values():
            pairs[i] = j
    return pairs


def _bigrams(text: str) -> Counter[str]:
    return Counter(a + b for a, b in pairwise(text)) or Counter([text])


def _overlap(a: Counter[str], b: Counter[str]) -> float:
    return 2 * (a & b).total() / max(1, a.total() + b.total())


def _everything(reading: PageReading) -> Iterator[str]:
    """Every field that holds printed text; names read from slugs and credit lines are not counted twice."""
    for article in reading.articles:
        yield from article.kicker + article.headline + article.deck + article.slugs + article.credit_lines
        yield from (paragraph.text for paragraph in article.paragraphs)
        yield from (jump.text for jump in article.jumps)
    yield from reading.furniture + reading.remainder


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--worst", type=int, default=0, help="list the N pages with the lowest article_f1")
    arguments = parser.parse_args()
    print(f"{'style':<22}" + "".join(f"{what:>14}" for what in FIGURES))
    for style, tally in score_folder(arguments.gold).items():
        print(f"{style:<22}" + "".join(f"{value:>14.4f}" for value in tally.figures().values()))
    pages = [(score_page(folder)[1].figure("article_f1"), folder.name) for folder in gold_folders(arguments.gold)]
    for value, page in sorted(pages)[: arguments.worst]:
        print(f"  {value:.3f}  {page}")


if __name__ == "__main__":
    main()
