"""Sorting one article by 100 to 100,000 keywords, beside jieba with a set, flashtext, and a loop over the keywords.

    python -m tests.bench.bench_rules

The keywords that occur are the same at every size: the hundred of the shipped rules that occur most. The others are
names of places and offices, as an editor's lists have them; few articles hold one. Peers find words only, feeder
decides word boundaries too, scores and labels. Times are of the quickest round; each size is a process of its own, for
memory. At last, the cold start of `feeder classify` with rjieba and with jieba, beside a bare Python.
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from itertools import cycle, product
from pathlib import Path

from feeder import rulefiles
from feeder.model import Article, Paragraph
from feeder.rules import Rules, classify, load_rules
from feeder.rules.segment import jieba_cut, segmenter
from tests.score import FIRST_SAMPLE

ROOT = Path(__file__).parent.parent.parent
SIZES = (100, 1_000, 10_000, 100_000)
ROUNDS = 15


def articles() -> list[Article]:
    """The articles of the project's samples."""
    golds = sorted((ROOT / "tests" / "samples").glob("*/gold.json"))
    return [
        Article(headline=tuple(given["headline"]), paragraphs=tuple(map(Paragraph, given["paragraphs"])))
        for gold in golds
        for given in json.loads(gold.read_text("utf-8"))["articles"]
    ]


def keywords(count: int) -> list[str]:
    """The shipped keywords that occur most in the articles, then generated names, always in the same order."""
    text = "".join(article.head_text + article.body_text for article in articles())
    known = {keyword.word for keyword in rulefiles.read_rules(ROOT / "config").keywords}
    shipped = sorted(known, key=lambda word: (-text.count(word), word))
    first, second = "云青白松梅石新东南金龙清河", "溪岭沙坪湾桥塘港峰湖田林坝"
    kinds = "县镇村乡区局站厂校院社店街路湖山河港桥渡滩坪沟寨堡营屯庄湾"
    offices = ("中学", "小学", "医院", "卫生院", "派出所", "合作社", "供电所", "养护站", "管理处", "文化站", "服务中心")
    names = (f"{a}{b}{c}{d}" for d, a, b, c in product(("", *offices, *product_of(offices)), first, second, kinds))
    made = dict.fromkeys(shipped[:100])
    for name in names:
        if len(made) >= count:
            break
        made[name] = None
    assert len(made) >= count, f"only {len(made)} names"
    return list(made)[:count]


def product_of(offices: tuple[str, ...]) -> list[str]:
    return [f"第{number}{office}" for number, office in product("一二三四五六七八九十", offices)]


def rules_text(words: list[str]) -> str:
    """The keywords dealt out to a hundred rules, or a tenth as many rules as keywords."""
    rules = max(100, len(words) // 10)
    dealt: list[list[str]] = [[] for _ in range(rules)]
    for number, word in zip(cycle(range(rules)), words, strict=False):
        dealt[number].append(word)
    return "".join(
        f'[[category]]\nslug = "rule-{number}"\nlabel = "{number}"\nkeywords = {json.dumps(mine, ensure_ascii=False)}\n'
        for number, mine in enumerate(dealt)
        if mine
    )


def per_article(work: Callable[[Article], object], texts: list[Article]) -> float:
    """Seconds an article, in the quickest round."""
    for article in texts:
        work(article)
    rounds = []
    for _ in range(ROUNDS):
        started = time.perf_counter()
        for article in texts:
            work(article)
        rounds.append((time.perf_counter() - started) / len(texts))
    return min(rounds)


def peers(words: list[str]) -> dict[str, Callable[[Article], object]]:
    from flashtext import KeywordProcessor

    cut = jieba_cut(None)
    known = set(words)
    flash = KeywordProcessor()
    flash.add_keywords_from_list(words)
    return {
        "jieba + set": lambda article: [w for w in cut(article.head_text + article.body_text) if w in known],
        "flashtext": lambda article: flash.extract_keywords(article.head_text + article.body_text),
        "naive": lambda article: [w for w in words if w in article.head_text or w in article.body_text],
    }


def measure(size: int) -> dict[str, float]:
    """One size's figures: milliseconds an article, seconds to load and build, MiB."""
    texts = articles()
    words = keywords(size)
    text = rules_text(words)
    segmenter(None)("预热")
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    started = time.perf_counter()
    rules: Rules = load_rules({"rules.toml": text})
    loaded = time.perf_counter()
    rules.index  # noqa: B018  # built when it is first asked for
    built = time.perf_counter()
    figures = {"rules": len(rules.categories) - 1, "load": loaded - started, "build": built - loaded}
    figures["feeder"] = 1000 * per_article(lambda article: classify(article, rules), texts)
    figures["MiB"] = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024
    labelled = [classify(article, rules) for article in texts]
    found = [label for each in labelled for label in (*each.labels, *each.near_misses)]
    figures["hits"] = sum(len(label.matches) for label in found) / len(texts)
    for name, work in peers(words).items():
        if name == "naive" and size > 10_000:
            figures[name] = 1000 * per_article(work, texts[:5])
        else:
            figures[name] = 1000 * per_article(work, texts)
    return figures


def cold_starts() -> dict[str, float]:
    """Seconds of whole processes, the quickest of several."""
    classify_sample = f"from feeder.cli import main; main(['classify', {str(FIRST_SAMPLE)!r}])"
    commands = {
        "python": "pass",
        "feeder --help": "from feeder.cli import main; main(['--help'])",
        "classify with rjieba": classify_sample,
        "classify with jieba": f"import sys; sys.modules['rjieba'] = None; {classify_sample}",
    }
    return {name: min(_seconds(command) for _ in range(5)) for name, command in commands.items()}


def _seconds(command: str) -> float:
    started = time.perf_counter()
    subprocess.run([sys.executable, "-c", command], check=True, capture_output=True)
    return time.perf_counter() - started


def main() -> None:
    if sys.argv[1:]:
        print(json.dumps(measure(int(sys.argv[1]))))
        return
    texts = articles()
    length = sum(len(article.head_text) + len(article.body_text) for article in texts) // len(texts)
    print(f"{len(texts)} articles of {length} characters on average; milliseconds an article")
    columns = ("feeder", "jieba + set", "flashtext", "naive")
    print(f"{'keywords':>9} {'rules':>7} " + " ".join(f"{name:>12}" for name in columns) + "   load s  build s   MiB")
    first = 0.0
    for size in SIZES:
        run = subprocess.run(
            [sys.executable, "-m", __spec__.name, str(size)], capture_output=True, text=True, check=True
        )
        found = json.loads(run.stdout)
        first = first or found["feeder"]
        print(
            f"{size:>9,} {found['rules']:>7,.0f} "
            + " ".join(f"{found[name]:>12.3f}" for name in columns)
            + f"  {found['load']:>7.2f}  {found['build']:>7.2f}  {found['MiB']:>4.0f}   "
            f"{found['feeder'] / first:.2f}× of 100 keywords, {found['hits']:.1f} matches an article"
        )
    for name, seconds in cold_starts().items():
        print(f"cold start, {name}: {seconds:.2f} s")


if __name__ == "__main__":
    main()
