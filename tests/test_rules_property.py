"""Generated rules and texts: the automaton and its index give what a naive evaluator gives, with jieba and with rjieba.

EXAMPLES=10000 pytest tests/test_rules_property.py   runs as many instead of the short form
"""

import os
from itertools import product
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from feeder.model import Article, Match, Paragraph, Place
from feeder.rules import Rules, classify, load_rules
from feeder.rules.classify import MOST_IN_BODY, NEAR, PASSING, POINTS
from feeder.rules.evaluate import show
from feeder.rules.folding import fold
from feeder.rules.matcher import Matcher, Term
from feeder.rules.query import PLACES, AllOf, AnyOf, Fact, Near, Node, Not, QueryError, Word, parse_query
from feeder.rules.rulebook import FALLBACK, Keyword
from feeder.rules.segment import Boundaries, Cut, jieba_cut, rjieba_cut, segmenter

EXAMPLES = int(os.environ.get("EXAMPLES", "80"))
PIECES = (
    "高速",
    "公路",
    "施工",
    "人大",
    "会",
    "华人",
    "研究",
    "生",
    "命",
    "新质",
    "生产力",
    "road",
    "Road",
    "S21",
    "１",
)
PIECES += ("，", "。", " ", "-", "雲", "云", "路")

words = st.builds(
    lambda pieces, between: between.join(pieces),
    st.lists(st.sampled_from([piece for piece in PIECES if piece not in "，。 -"]), min_size=1, max_size=2),
    st.sampled_from(["", "", "", "，", "-", " "]),
)
texts = st.lists(st.sampled_from(PIECES), max_size=14).map("".join)
lines = st.lists(texts.filter(str.strip), max_size=2).map(tuple)
articles = st.builds(
    lambda kicker, headline, deck, paragraphs, kind, slugs: Article(
        kicker=kicker,
        headline=headline,
        deck=deck,
        kind=kind,
        slugs=slugs,
        paragraphs=tuple(map(Paragraph, paragraphs)),
    ),
    lines,
    lines,
    lines,
    st.lists(texts.filter(str.strip), max_size=3),
    st.sampled_from(["news", "photo"]),
    lines,
)
places = st.sampled_from(PLACES)
leaves = (
    st.builds(lambda word, whole, place: Word(word, Term(fold(word), whole), place), words, st.booleans(), places)
    | st.builds(lambda kind: Fact("genre", kind), st.sampled_from(["news", "photo"]))
    | st.builds(
        lambda two, within: Near(tuple(Word(word, Term(fold(word), True)) for word in two), within),
        st.lists(words.filter(lambda word: " " not in word), min_size=2, max_size=3),
        st.integers(0, 6),
    )
)
queries = st.recursive(
    leaves,
    lambda parts: (
        st.builds(Not, parts)
        | st.builds(lambda two: AllOf(tuple(two)), st.lists(parts, min_size=2, max_size=3))
        | st.builds(lambda two: AnyOf(tuple(two)), st.lists(parts, min_size=2, max_size=3))
    ),
    max_leaves=6,
)
weights = st.sampled_from([-1.0, 0, 0.5, 1.0, 2.0])
keywords = st.tuples(words, weights, st.sampled_from(["word", "substring"]), places)


@st.composite
def rule_sets(draw: st.DrawFn) -> Rules:
    """One to three categories with a few keywords and queries each, written as a rules file and read back."""
    tables = []
    for slug in "abc"[: draw(st.integers(1, 3))]:
        given_keywords = draw(st.lists(keywords, max_size=6, unique_by=lambda each: (each[0], each[3])))
        given_queries = draw(st.lists(queries, max_size=3, unique_by=show))
        written = [f'{{ word = "{w}", weight = {x}, match = "{m}", place = "{p}" }}' for w, x, m, p in given_keywords]
        written = written or ['"路"']
        asked = [f"'''{show(query)}'''" for query in given_queries]
        tables.append(
            f'[[category]]\nslug = "{slug}"\nlabel = "{slug}"\nthreshold = {draw(st.sampled_from([0.5, 3.0]))}\n'
            f"keywords = [{', '.join(written)}]\n"
            f"queries = [{', '.join(asked)}]\n"
        )
    return load_rules({"rules.toml": "".join(tables)})


Spot = tuple[int, int, int, Place]  # text, start, end, place


def naive_spots(article: Article, term: Term) -> list[Spot]:
    """Every place of one term, text by text, position by position."""
    cut = segmenter(None)
    spots: list[Spot] = []
    for number, (text, at, places_of) in enumerate(naive_texts(article)):
        key = "".join(fold(character) for character in text)
        for start in range(len(key) - len(term.key) + 1):
            end = start + len(term.key)
            if key[start:end] == term.key and (not term.whole or Boundaries(key, lambda: cut).is_word(start, end)):
                spots.append((number, at[start], at[end - 1] + 1, places_of[at[start]]))
    return spots


def naive_texts(article: Article) -> list[tuple[str, list[int], list[Place]]]:
    """Each text with its line breaks inside a headline closed up, where its characters stood, and all their places."""
    named: list[tuple[Place, tuple[str, ...]]] = [
        ("kicker", article.kicker),
        ("headline", article.headline),
        ("deck", article.deck),
    ]
    head, at, where = "", [], []
    offset = 0
    for place, given_lines in named:
        for number, line in enumerate(given_lines):
            after = given_lines[number + 1] if number + 1 < len(given_lines) else None
            head += line
            at += range(offset, offset + len(line))
            where += [place] * (len(line) + 1)
            if after is None:
                head += "\n"
                at.append(offset + len(line))
            elif not ("㐀" <= line[-1] <= "鿿" and "㐀" <= after[0] <= "鿿"):
                head += " "
                at.append(offset + len(line))
            offset += len(line) + 1
    body = article.body_text
    lead_stop = len(article.lead) + 1
    slugs = "\n".join(article.slugs)
    body_places: list[Place] = ["lead" if i < lead_stop else "body" for i in range(len(body))]
    return [
        (head, at, where),
        (body, list(range(len(body))), body_places),
        (slugs, list(range(len(slugs))), ["byline"] * len(slugs)),
    ]


def lies_in(place: Place, asked: str) -> bool:
    if asked == "any":
        return place != "byline"
    return place in ("kicker", "headline", "deck") if asked == "head" else place == asked


def naive_truth(node: Node, article: Article) -> bool:
    if isinstance(node, Word):
        return any(lies_in(spot[3], node.place) for spot in naive_spots(article, node.term))
    if isinstance(node, Fact):
        return article.kind == node.value
    if isinstance(node, Near):
        each = [[s for s in naive_spots(article, w.term) if lies_in(s[3], "any")] for w in node.words]
        return any(gap(spots, article) <= node.within for spots in product(*each))
    if isinstance(node, Not):
        return not naive_truth(node.part, article)
    assert isinstance(node, (AllOf, AnyOf))
    truths = [naive_truth(part, article) for part in node.parts]
    return all(truths) if isinstance(node, AllOf) else any(truths)


def gap(spots: tuple[Spot, ...], article: Article) -> float:
    """Han characters and other words in the stretch that holds the spots, but in none of them."""
    if len({spot[0] for spot in spots}) > 1:
        return float("inf")
    text = (article.head_text, article.body_text, "\n".join(article.slugs))[spots[0][0]]
    low, high = min(spot[1] for spot in spots), max(spot[2] for spot in spots)
    between = "".join(
        "\0" if any(start <= i < end for _, start, end, _ in spots) else text[i] for i in range(low, high)
    )
    units, inside = 0, False
    for character in between:
        han = "㐀" <= character <= "鿿"
        letter = character.isalnum() and not han
        units += han or (letter and not inside)
        inside = letter
    return units


def naive_scores(article: Article, rules: Rules) -> dict[str, float]:
    scores: dict[str, float] = {}
    for category in rules.categories:
        mine = [keyword for keyword in rules.keywords if keyword.category == category.slug]
        spots = [
            (spot, keyword)
            for keyword in mine
            for spot in naive_spots(article, keyword.term)
            if lies_in(spot[3], keyword.place)
        ]
        counts: dict[tuple[Keyword, Place], int] = {}
        for spot, keyword in spots:
            longer = [o for o, _ in spots if o[0] == spot[0] and o != spot and o[1] <= spot[1] and spot[2] <= o[2]]
            if not longer:
                counts[keyword, spot[3]] = counts.get((keyword, spot[3]), 0) + 1
        score = sum(
            keyword.weight * POINTS[place] * min(count, MOST_IN_BODY if place == "body" else 1)
            for (keyword, place), count in counts.items()
        )
        score += sum(
            query.points
            for query in rules.queries
            if query.category == category.slug and naive_truth(query.node, article)
        )
        scores[category.slug] = score
    return scores


def naive_labels(scores: dict[str, float], rules: Rules) -> list[str]:
    highest = max(scores.values(), default=0)
    met = [s for s, score in scores.items() if score >= rules.thresholds[s] and score >= PASSING * highest]
    return sorted((s for s in met if s != FALLBACK), key=lambda s: -scores[s]) or [FALLBACK]


@settings(max_examples=EXAMPLES, deadline=None, database=None)
@given(articles, rule_sets())
def test_the_automaton_gives_what_a_naive_evaluator_gives(article: Article, rules: Rules) -> None:
    labelled = classify(article, rules)
    scores = naive_scores(article, rules)
    assert [label.category for label in labelled.labels] == naive_labels(scores, rules)
    found = {label.category: label.score for label in (*labelled.labels, *labelled.near_misses)}
    assert {slug: score for slug, score in found.items() if score} == pytest.approx(
        {slug: scores[slug] for slug in found if scores[slug]}
    )
    half = {slug for slug, score in scores.items() if score >= NEAR * rules.thresholds[slug]}
    assert half <= found.keys()


@settings(max_examples=EXAMPLES, deadline=None, database=None)
@given(articles, rule_sets())
def test_every_match_points_at_its_keyword_as_printed(article: Article, rules: Rules) -> None:
    labelled = classify(article, rules)
    texts = {"lead": article.body_text, "body": article.body_text, "byline": "\n".join(article.slugs)}
    matches: list[Match] = [m for label in (*labelled.labels, *labelled.near_misses) for m in label.matches]
    for match in (m for m in matches if m.keyword):
        printed = texts.get(match.place, article.head_text)[match.start : match.end]
        assert fold(printed.replace("\n", "")).replace(" ", "") == fold(match.keyword).replace(" ", "")


@settings(max_examples=EXAMPLES, deadline=None, database=None)
@given(queries)
def test_a_query_read_back_is_the_same_query(query: Node) -> None:
    assert show(parse_query(show(query))) == show(query)


SCRAPS = (
    "公路",
    "AND",
    "OR",
    "NOT",
    "(",
    ")",
    '"',
    "“",
    "/",
    "\\d",
    "~3",
    "@x",
    "headline:",
    "page:",
    ":",
    " ",
    "*",
    "1",
)


@settings(max_examples=EXAMPLES, deadline=None, database=None)
@given(st.lists(st.sampled_from(SCRAPS) | st.characters(), max_size=12).map("".join))
def test_any_text_is_a_query_or_a_mistake_with_its_place(text: str) -> None:
    try:
        node = parse_query(text)
    except QueryError as exc:
        assert 0 <= exc.at <= len(text)
    else:
        assert show(parse_query(show(node))) == show(node)


@pytest.fixture(scope="module")
def cuts(tmp_path_factory: pytest.TempPathFactory) -> tuple[Cut, Cut]:
    cache: Path = tmp_path_factory.mktemp("jieba")
    return jieba_cut(cache), rjieba_cut()


@settings(max_examples=EXAMPLES, deadline=None, database=None)
@given(st.lists(words, min_size=1, max_size=8), st.lists(st.sampled_from(PIECES), max_size=60).map("".join))
def test_jieba_and_rjieba_accept_the_same_words(cuts: tuple[Cut, Cut], given_words: list[str], text: str) -> None:
    terms = [Term(fold(word)) for word in given_words]
    by_jieba, by_rjieba = (Matcher(terms, lambda cut=cut: cut).find(fold(text)) for cut in cuts)  # type: ignore[misc]
    assert by_jieba == by_rjieba
