"""feeder turns the text of a newspaper's page into Atom feeds, one for each category."""

__version__ = "0.1.0"
