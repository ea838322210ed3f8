"""An article and the rules → its labels, each with the matches that earned it.

A keyword earns points by where it stands: 3 in the headline, 2 in the kicker or deck, 1.5 in the lead, 0.5 for each of
up to three times in the rest of the body; its weight multiplies them. A category's score is the sum over its keywords,
and it becomes a label when the score reaches its threshold and is no passing mention beside the strongest category.
"""

from __future__ import annotations

from collections import defaultdict

from feeder.model import Article, Label, Labelled, Match, Place
from feeder.rules.language import FALLBACK, Keyword, Rules

POINTS: dict[Place, float] = {"headline": 3.0, "kicker": 2.0, "deck": 2.0, "lead": 1.5, "body": 0.5, "byline": 0.5}
MOST_IN_BODY = 3  # how often a keyword counts in the body
PASSING = 0.3  # a category with a smaller share of the highest score is a passing mention


def classify(article: Article, rules: Rules) -> Labelled:
    """Label an article; one that no rule meets gets the fallback, with no evidence."""
    found = _matches(article, rules)
    scores = {category: _score(matches) for category, matches in found.items()}
    highest = max(scores.values(), default=0.0)
    labels = [
        Label(category, score, tuple(match for _, match in found[category]))
        for category, score in scores.items()
        if score >= rules.thresholds[category] and score >= PASSING * highest
    ]
    labels.sort(key=lambda label: -label.score)
    return Labelled(article, tuple(labels) or (Label(FALLBACK, 0.0, ()),))


def _matches(article: Article, rules: Rules) -> dict[str, list[tuple[Keyword, Match]]]:
    """Every match by category, the categories in the rules' order."""
    found: defaultdict[str, list[tuple[Keyword, Match]]] = defaultdict(list)
    for text, places in _texts(article):
        for number, start, end in rules.matcher.find(text):
            keyword = rules.keywords[number]
            place = next(name for name, stop in places if start < stop)
            if keyword.place in ("any", place) and (place != "byline" or keyword.place == "byline"):
                found[keyword.category].append((keyword, Match(keyword.word, place, start, end)))
    order = {category.slug: number for number, category in enumerate(rules.categories)}
    return dict(sorted(found.items(), key=lambda item: order[item[0]]))


def _texts(article: Article) -> list[tuple[str, list[tuple[Place, int]]]]:
    """The texts that matches point into, each with its places and where they stop."""
    head: list[tuple[Place, int]] = []
    stop = 0
    named: tuple[tuple[Place, tuple[str, ...]], ...] = (
        ("kicker", article.kicker),
        ("headline", article.headline),
        ("deck", article.deck),
    )
    for place, lines in named:
        stop += sum(len(line) + 1 for line in lines)
        head.append((place, stop))
    lead = article.lead
    body = article.body_text
    lead_stop = (body.find(lead) + len(lead)) if lead else 0
    return [
        (article.head_text, head),
        (body, [("lead", lead_stop), ("body", len(body) + 1)]),
        ("\n".join(article.slugs), [("byline", sum(len(slug) + 1 for slug in article.slugs))]),
    ]


def _score(matches: list[tuple[Keyword, Match]]) -> float:
    seen: defaultdict[tuple[Keyword, Place], int] = defaultdict(int)
    for keyword, match in matches:
        seen[keyword, match.place] += 1
    return sum(
        keyword.weight * POINTS[place] * min(count, MOST_IN_BODY if place == "body" else 1)
        for (keyword, place), count in seen.items()
    )
