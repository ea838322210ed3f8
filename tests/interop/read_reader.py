"""Poll with reader: what is unread, then marked as read. Prints what is new."""

import json
import sys
from datetime import UTC
from pathlib import Path

from reader import make_reader

address, folder = sys.argv[1], Path(sys.argv[2])
reader = make_reader(str(folder / "reader.sqlite"))
reader.add_feed(address, exist_ok=True, allow_invalid_url=True)
reader.update_feed(address)
seen = []
for entry in list(reader.get_entries(read=False)):
    published = entry.published or entry.updated
    seen.append(
        {
            "title": entry.title,
            "link": entry.link,
            "author": entry.author,
            "category": None,
            "day": published.astimezone(UTC).date().isoformat(),
        }
    )
    reader.mark_entry_as_read(entry)
print(json.dumps(seen))
