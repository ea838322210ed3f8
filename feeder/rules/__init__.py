"""Articles → categories by the editor's keyword rules, every label with its evidence.

load_rules({name: text}) → Rules;  classify(article, rules, printed) → Labelled
"""

from feeder.rules.classify import classify
from feeder.rules.language import load_rules
from feeder.rules.rulebook import FALLBACK, Example, Keyword, Query, Rules

__all__ = ["FALLBACK", "Example", "Keyword", "Query", "Rules", "classify", "load_rules"]
