"""Articles → categories by the editor's keyword rules, every label with its evidence.

load_rules(text, source) → Rules;  classify(article, rules) → Labelled
"""

from feeder.rules.classify import classify
from feeder.rules.language import FALLBACK, Keyword, Rules, load_rules

__all__ = ["FALLBACK", "Keyword", "Rules", "classify", "load_rules"]
