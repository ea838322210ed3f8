"""Ids of articles: tag URIs (RFC 4151) made once, from what can't change, and stored ever after.

An id is made of the paper's fixed tag, the digest of the issue file's bytes and the digest of the article's text at
its first reading. Host, path, rules and later corrections have no part in it; the store keeps it through revisions.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Container, Sequence

from feeder.model import Article


def mint(tag: str, issue_sha256: str, articles: Sequence[Article], taken: Container[str] = ()) -> list[tuple[str, str]]:
    """Make (id, key) for each of an issue's articles, in page order; `key` is 24 lower-case hex digits.

    Two articles with the very same text differ by their count in the issue; no key is one of those `taken`.
    """
    seen: Counter[str] = Counter()
    minted = []
    for article in articles:
        text = _text(article)
        key = ""
        while not key or key in taken:
            seen[text] += 1
            key = issue_sha256[:12] + _digest(text, seen[text])
        minted.append((f"{tag}:{key}", key))
    return minted


def digest_of(article: Article) -> str:
    """The digest of an article's text, 12 lower-case hex digits: the end of its key where its issue has it once."""
    return _digest(_text(article), 1)


def _text(article: Article) -> str:
    return f"{article.head_text}\0{article.body_text}"


def _digest(text: str, count: int) -> str:
    return hashlib.sha256(f"{count}\0{text}".encode("utf-8", "surrogatepass")).hexdigest()[:12]
