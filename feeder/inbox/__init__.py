"""Issue files in: which have stood still, their bytes, and where they go when they are done with.

files_in(folder) → Found;  Inbox.ready() → those that stood still;  take(path) → Taken;  set_aside(found, done)
A file leaves the inbox only after its articles are stored or its failure is written down; nothing here ever deletes
what it has not first put elsewhere.
"""

from feeder.inbox.finding import Found, files_in, is_unchanged
from feeder.inbox.moving import REASON, drop_note, set_aside, write_note
from feeder.inbox.settling import Inbox
from feeder.inbox.taking import Taken, take
from feeder.inbox.watching import Watch

__all__ = [
    "REASON",
    "Found",
    "Inbox",
    "Taken",
    "Watch",
    "drop_note",
    "files_in",
    "is_unchanged",
    "set_aside",
    "take",
    "write_note",
]
