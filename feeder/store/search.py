"""Full-text search over the standing articles, in SQLite's FTS5, within a transaction of the caller's.

Han characters are indexed in overlapping pairs, so that 交通 and 大桥封闭 are found wherever they stand; FTS5's own
trigrams would find no word of two characters, and most Chinese words have two. Other words are indexed whole. The
index holds no text of its own: the text is in the articles' rows.
"""

from __future__ import annotations

import re
import unicodedata

from sqlalchemy import Connection, Integer, TextualSelect, column, text

from feeder.model import Article
from feeder.rules.folding import fold

TABLE = """CREATE VIRTUAL TABLE article_words USING fts5
    (head, body, content = '', tokenize = "unicode61 remove_diacritics 2")"""
# Words of articles that are found no longer stay in the index's older segments until these are merged.
FORGET = "INSERT INTO article_words (article_words) VALUES ('optimize')"
_HAN = r"\u2e80-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_RUN = re.compile(rf"([{_HAN}]+)|([^\W{_HAN}]+)")
_MOST_TERMS = 12

_PUT = text("INSERT INTO article_words (rowid, head, body) VALUES (:id, :head, :body)")
_DROP = text("INSERT INTO article_words (article_words, rowid, head, body) VALUES ('delete', :id, :head, :body)")


def index(connection: Connection, article_id: int, article: Article) -> None:
    """Let an article be found."""
    connection.execute(_PUT, _values(article_id, article))


def unindex(connection: Connection, article_id: int, article: Article) -> None:
    """Let an article be found no longer; `article` is what was indexed."""
    connection.execute(_DROP, _values(article_id, article))


def matches(query: str) -> TextualSelect | None:
    """The ids of the articles that hold all words of the query, as a selection; None for a query without words."""
    match = matching(query)
    if not match:
        return None
    query_text = text("SELECT rowid FROM article_words WHERE article_words MATCH :match").bindparams(match=match)
    return query_text.columns(column("rowid", Integer))


def matching(query: str) -> str:
    """A query as FTS5 takes it: each run of characters a phrase, all of them wanted; "" where there is no word."""
    phrases = []
    for han, word in _RUN.findall(_folded(query))[:_MOST_TERMS]:
        if len(han) == 1:
            phrases.append(f'"{han}" *')
        else:
            phrases.append(f'"{" ".join(_pairs(han)) if han else word}"')
    return " AND ".join(phrases)


def terms(words: str) -> str:
    """A text as it is indexed: pairs of Han characters, the last of a run also by itself, other words whole."""
    parts: list[str] = []
    for han, word in _RUN.findall(_folded(words)):
        parts += [*_pairs(han), han[-1]] if han else [word]
    return " ".join(parts)


def _pairs(han: str) -> list[str]:
    return [han[i : i + 2] for i in range(len(han) - 1)]


def _folded(words: str) -> str:
    """Case, width and traditional characters folded away: 颱風 finds 台风, and the other way."""
    return fold(unicodedata.normalize("NFKC", words.encode("utf-8", "replace").decode("utf-8")).lower())


def _values(article_id: int, article: Article) -> dict[str, object]:
    people = " ".join(person.name for person in article.bylines)
    return {"id": article_id, "head": terms(f"{article.head_text} {people}"), "body": terms(article.body_text)}
