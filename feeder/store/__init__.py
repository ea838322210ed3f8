"""The database: issues and their articles in SQLite, one transaction an issue.

Store.open(path, …) → add_issue(issue, …) → Receipt;  newest(), issue_entries(), withdrawals() → what to publish
"""

from feeder.store.feedlog import Joining, Logged, Revised
from feeder.store.records import Failure, Receipt, StoredIssue, Withdrawal
from feeder.store.store import Store

__all__ = ["Failure", "Joining", "Logged", "Receipt", "Revised", "Store", "StoredIssue", "Withdrawal"]
