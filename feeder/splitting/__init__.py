"""A page's text → its articles: lines → labels → blocks → stories → articles.

text → in_columns → mend → read_lines → label_lines → blocks_of → best_readings → article_of → PageReading
"""

from __future__ import annotations

from feeder.model import PageReading
from feeder.splitting.pages import read_page


def split_page(text: str) -> PageReading:
    """Split one page's text into its articles; never raises, whatever the text."""
    return read_page(text)
