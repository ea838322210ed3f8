"""Every error feeder raises on purpose, classed by what the caller does next.

FeederError
├── ConfigError       stop; names the file and the key
│   └── RuleError     names the category too
├── IssueError        set this file aside and go on; names the file
├── FormError         back to the editor; names the line of the form
├── StoreError        stop; nothing may be lost
├── PublishError      retry at the next tick; the old documents stay up
└── ServeError        stop; the web server can't start (its port is taken, say)
"""


class FeederError(Exception):
    """The root; its text is one line fit to show a person."""


class ConfigError(FeederError):
    """A mistake in the configuration: file, key, what was found and what was expected."""


class RuleError(ConfigError):
    """A mistake in the rules: the category too."""


class IssueError(FeederError):
    """An issue file that can't be read; the file is kept with this reason beside it."""


class FormError(FeederError):
    """A form that can't be taken back; `line` counts from 1, 0 where no one line is wrong."""

    def __init__(self, said: str, line: int = 0) -> None:
        super().__init__(f"line {line}: {said}" if line else said)
        self.said = said
        self.line = line


class StoreError(FeederError):
    """The database can't be trusted or can't be written."""


class PublishError(FeederError):
    """A document could not be made or written; what was published before still stands."""


class ServeError(FeederError):
    """The web server can't start or has stopped; names host and port."""
