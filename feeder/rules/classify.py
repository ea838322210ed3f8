"""An article and the rules → its labels, each with the matches that earned it.

A keyword earns points by where it stands: 3 in the headline, 2 in the kicker or deck, 1.5 in the lead, 0.5 for each of
up to three times in the rest of the body; its weight multiplies them. One that stands inside a longer keyword of its
category earns nothing there. A query that is true earns its points once. A category's score is the sum, and it becomes
a label when the score reaches its threshold, is no passing mention beside the strongest category, and no stronger
category of its exclusive group is met.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import replace

from feeder.model import Article, Label, Labelled, Match, Place, Printed, Severity
from feeder.rules.evaluate import evidence, in_place
from feeder.rules.expiry import expiry
from feeder.rules.findings import Findings, Found, search
from feeder.rules.query import Where
from feeder.rules.rulebook import FALLBACK, Decision, Keyword, Rules
from feeder.saying import counted

POINTS: dict[Place, float] = {"headline": 3.0, "kicker": 2.0, "deck": 2.0, "lead": 1.5, "body": 0.5, "byline": 0.5}
MOST_IN_BODY = 3  # how often a keyword counts in the body
MOST_SHOWN = 20  # matches of one keyword in one place that are kept as evidence
PASSING = 0.4  # a category with a smaller share of the highest score is a passing mention
NEAR = 0.5  # a category with at least this share of its threshold is a near miss
NOWHERE = Match("", "headline", 0, 0)  # the evidence of a query that rests on no words


def classify(article: Article, rules: Rules, printed: Printed | None = None) -> Labelled:
    """Label an article; one that no rule meets gets a fallback. `printed` says where, for rules that ask."""
    findings = search(article, printed or Printed(), rules.index.matcher)
    return decide(scored(findings, rules), findings, rules)


def scored(findings: Findings, rules: Rules) -> list[Label]:
    """Every category that something spoke for or against, with its score, in the rules' order."""
    matches = _by_keyword(findings, rules)
    for query in rules.index.queries(findings.terms):
        found = evidence(query.node, findings, rules.index.lists)
        if found is not None:
            first, *others = found or (NOWHERE,)
            matches[query.category].append(replace(first, points=query.points, rule=query.text))
            matches[query.category] += (replace(match, rule=query.text) for match in others)
    order = rules.index.order
    return [
        Label(slug, round(sum(match.points for match in matches[slug]), 6), tuple(matches[slug]))
        for slug in sorted(matches, key=order.__getitem__)
    ]


def _by_keyword(findings: Findings, rules: Rules) -> defaultdict[str, list[Match]]:
    """The matches of keywords by category, with their points."""
    found: defaultdict[str, list[tuple[Found, Keyword]]] = defaultdict(list)
    for term, spots in findings.terms.items():
        for keyword in rules.index.keywords.get(term, ()):
            found[keyword.category] += ((spot, keyword) for spot in in_place(spots, keyword.place))
    matches: defaultdict[str, list[Match]] = defaultdict(list)
    for slug, each in found.items():
        seen: Counter[tuple[str, Where, Place]] = Counter()
        for spot, keyword in _outermost(each):
            times = seen[keyword.word, keyword.place, spot.place]
            if keyword.weight and times < MOST_SHOWN:
                seen[keyword.word, keyword.place, spot.place] += 1
                counts = times < (MOST_IN_BODY if spot.place == "body" else 1)
                matches[slug].append(spot.match(keyword.word, keyword.weight * POINTS[spot.place] * counts))
    return matches


def _outermost(found: Iterable[tuple[Found, Keyword]]) -> list[tuple[Found, Keyword]]:
    """Without those that stand inside a longer one, in the order of the text."""
    kept: list[tuple[Found, Keyword]] = []
    for spot, keyword in sorted(found, key=lambda each: (each[0].text, each[0].start, -each[0].end)):
        last = kept[-1][0] if kept else None
        inside = last and last.text == spot.text and spot.end <= last.end
        if not inside or last == spot:
            kept.append((spot, keyword))
    return kept


def decide(scores: Iterable[Label], findings: Findings, rules: Rules) -> Labelled:
    """The labels among the scores, the main one first, and the near misses with why they missed."""
    strongest = max((label.score for label in scores), default=0.0)
    met: list[Label] = []
    missed: list[Label] = []
    for label in scores:
        if why := short_of(label.score, rules.decisions[label.category], strongest):
            missed.append(replace(label, why=why))
        else:
            met.append(label)
    met.sort(key=lambda label: (-rules.decisions[label.category].priority, -label.score))
    groups: dict[str, str] = {}
    labels: list[Label] = []
    for label in met:
        group = rules.decisions[label.category].group
        if group in groups:
            missed.append(replace(label, why=f"{groups[group]} is stronger in the group {group}"))
            continue
        if group:
            groups[group] = label.category
        labels.append(_alerting(label, findings, rules))
    near = [label for label in missed if label.score >= NEAR * rules.decisions[label.category].threshold]
    near.sort(key=lambda label: -label.score)
    return Labelled(findings.article, tuple(labels) or (_fallback(findings, rules),), tuple(near))


def short_of(score: float, decision: Decision, strongest: float) -> str:
    """What a score lacks to make a label, "" if nothing."""
    if score < decision.threshold:
        return f"{score:g} of {counted(decision.threshold, 'point')}"
    if score < PASSING * strongest:
        return f"a passing mention: {counted(score, 'point')} beside {strongest:g}"
    return ""


def _fallback(findings: Findings, rules: Rules) -> Label:
    """The first fallback whose query is true, else the one that takes everything."""
    for slug, node in rules.index.fallbacks:
        found = evidence(node, findings, rules.index.lists)
        if found is not None:
            return _alerting(Label(slug, 0.0, found), findings, rules)
    return Label(FALLBACK, 0.0, ())


def _alerting(label: Label, findings: Findings, rules: Rules) -> Label:
    """A label of an alert category with its severity and expiry; any other as it is."""
    decision = rules.decisions[label.category]
    if not decision.severity:
        return label
    raised: Severity = next(
        (level for level, node in decision.severities if evidence(node, findings, rules.index.lists) is not None),
        decision.severity,
    )
    return replace(label, severity=raised, expires=expiry(findings.article, findings.printed.date))
