"""One round of a paper in a process that can be watched from outside: python -m tests.torture.round CONFIG."""

import sys
from pathlib import Path

from feeder.errors import FeederError
from feeder.service import open_rules
from feeder.settings import load_settings
from tests.torture.paper import REFUSED, Paper

if __name__ == "__main__":
    config = Path(sys.argv[1])
    try:
        Paper(config, open_rules(load_settings(config, {}))).round()
    except (FeederError, OSError):
        sys.exit(REFUSED)
