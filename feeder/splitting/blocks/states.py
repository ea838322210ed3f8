"""The labels a line may have, and how much speaks for or against one where something holds for certain."""

from __future__ import annotations

DISPLAY, FIRST, MIDDLE, LAST, SINGLE, OTHER, INSIDE = range(7)
FORM_SCORE, NO_FORM_SCORE, INTERRUPTS = 60.0, -60.0, -54.0
NEVER = -40.0
NO_SENTENCE = -6.0
A_SENTENCE = -5.0  # a line with a full stop at its end, as a headline's
BRIEF_HEADS = 12.0  # below the title of a column of briefs, or a notice's title in capitals, in English
ANNOUNCES = 20.0
HEADS_A_LETTER = 20.0
DECK = 50.0  # above a byline: what never heads, heads here
SIGNED = 8.0  # below a letter's signature
NO_BEGINNING = -10.0  # a small letter
SET_APART = 12.0  # one line that ends no sentence, on a page whose gaps tear none apart, in English
BELOW_A_LIST = 14.0  # the same, where a list ends above the gap
MAY_HEAD = 4.0  # a line below a gap and a sentence's end that neither ends a sentence nor goes on in small letters
BETWEEN_GAPS = 14.0  # a line of few between two gaps without a stop in them, in English
LEAVES_ROOM = -8.0
NAMES_A_COLUMN = 12.0  # above a headline, in Chinese
CAPITALS = 12.0  # a whole line in capitals above one that is not, in English
CUT_BY_A_JUMP = 12.0
PARTED = -8.0  # below a gap and a sentence's end, on a Chinese page some of whose gaps tear others
