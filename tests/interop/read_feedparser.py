"""Poll with feedparser, the way programs built on it do: an id that was met before is old. Prints what is new."""

import json
import sys
from datetime import UTC, datetime
from pathlib import Path

import feedparser

address, folder = sys.argv[1], Path(sys.argv[2])
state = folder / "state.json"
known = json.loads(state.read_text()) if state.exists() else {"ids": [], "etag": None}
feed = feedparser.parse(address, etag=known["etag"])
if feed.bozo:
    sys.exit(f"feedparser: {feed.bozo_exception}")
new = [entry for entry in feed.entries if entry.id not in known["ids"]]
state.write_text(json.dumps({"ids": known["ids"] + [entry.id for entry in new], "etag": feed.get("etag")}))
seen = [
    {
        "title": entry.title,
        "link": entry.link,
        "author": entry.author,
        "category": entry.tags[0].label or entry.tags[0].term,
        "day": datetime(*entry.published_parsed[:6], tzinfo=UTC).date().isoformat(),
    }
    for entry in new
]
print(json.dumps(seen))
