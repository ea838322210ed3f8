"""The feeder command: thin verbs over service.py."""


def main() -> None:
    """Run the feeder command."""
