"""Log lines of the service and of commands: coloured in a terminal, key=value in a pipe or a journal, or JSON."""

from __future__ import annotations

import json
import logging
import sys
from io import StringIO
from typing import TextIO

import structlog

from feeder.saying import visible

# Libraries whose every job or request would be a line.
_QUIET = ("apscheduler", "watchdog", "httpx", "jieba")

_JSON: tuple[structlog.typing.Processor, ...] = (
    # Without the values of variables: they are whole pages, and might be what nobody should see.
    structlog.processors.ExceptionRenderer(structlog.tracebacks.ExceptionDictTransformer(show_locals=False)),
    structlog.processors.JSONRenderer(ensure_ascii=False, default=str),
    lambda _logger, _method, line: "".join(
        c if c.isprintable() or c == "\u3000" else json.dumps(c)[1:-1] for c in line
    ),
)


_QUOTED = frozenset(" \t=\r\n\"'")  # what holds one of these, structlog writes as Python does, which is visible


def _console() -> structlog.typing.Processor:
    return structlog.dev.ConsoleRenderer(
        colors=sys.stderr.isatty(), pad_event_to=0, exception_formatter=_visible_traceback
    )


def _visible_values(_logger: object, _method: str, event: structlog.typing.EventDict) -> structlog.typing.EventDict:
    """A file's name, or what it brought into a message, moves no cursor and begins no line of its own."""
    for key, value in event.items():
        if isinstance(value, str) and (key == "event" or not _QUOTED & set(value)):
            event[key] = visible(value)
    return event


def _visible_traceback(out: TextIO, exception: structlog.typing.ExcInfo) -> None:
    text = StringIO()
    structlog.dev.plain_traceback(text, exception)
    out.write(visible(text.getvalue(), but="\n"))


_SHARED: tuple[structlog.typing.Processor, ...] = (
    structlog.contextvars.merge_contextvars,
    structlog.stdlib.add_log_level,
    structlog.processors.TimeStamper(fmt="%Y-%m-%dT%H:%M:%S%z", utc=False),
)


def for_a_command() -> None:
    """Send feeder's log lines to what is stderr just then, as text, unless they have a way to go already."""
    if not structlog.is_configured():
        structlog.configure(
            processors=[*_SHARED, _visible_values, _console()],
            logger_factory=lambda *_: structlog.PrintLogger(sys.stderr),
            wrapper_class=structlog.make_filtering_bound_logger(logging.INFO),
        )


def configure(form: str = "text") -> None:
    """Send feeder's and its libraries' log lines to stderr, one line each, as `text` or `json`."""
    structlog.configure(
        processors=[*_SHARED, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=True,
    )
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=_SHARED,
            processors=[
                structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                *(_JSON if form == "json" else (_visible_values, _console())),
            ],
        )
    )
    logging.basicConfig(handlers=[handler], level=logging.INFO, force=True)
    for name in _QUIET:
        logging.getLogger(name).setLevel(logging.WARNING)
