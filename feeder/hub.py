"""WebSub: tells the hub which feeds changed, on a thread of its own, again and again until the hub has heard it.

https://www.w3.org/TR/websub/ leaves the ping from publisher to hub open; the form post of hub.mode=publish with one
hub.url for each feed is what hubs take.
"""

from __future__ import annotations

import threading
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Callable, Mapping, Sequence
from http.client import HTTPException
from typing import Any

import structlog

from feeder import __version__
from feeder.errors import PublishError
from feeder.saying import counted

log = structlog.get_logger(__name__)

TIMEOUT_SECONDS = 10.0
FIRST_RETRY_SECONDS = 5.0
LAST_RETRY_SECONDS = 600.0
TOPICS_AT_ONCE = 50

Send = Callable[[str, Sequence[str]], None]


def ping(hub: str, topics: Sequence[str]) -> None:
    """Tell the hub once that these feeds changed; raises PublishError naming the hub."""
    form = [("hub.mode", "publish"), *(("hub.url", topic) for topic in topics)]
    request = urllib.request.Request(
        hub,
        urllib.parse.urlencode(form).encode("ascii"),
        {"Content-Type": "application/x-www-form-urlencoded", "User-Agent": f"feeder/{__version__}"},
    )
    try:
        urllib.request.build_opener(_NoRedirect).open(request, timeout=TIMEOUT_SECONDS).close()
    except (OSError, HTTPException, ValueError) as exc:
        raise PublishError(f"{hub}: the hub can't be told of {counted(len(topics), 'feed')}: {exc}") from exc


class Pinger:
    """Tells a hub of changed feeds from `start` to `stop`, trying again with growing pauses.

    Feeds are given with the version that changed; `heard` is told, on the pinger's thread, which the hub has heard of.
    """

    def __init__(
        self,
        hub: str,
        *,
        send: Send = ping,
        heard: Callable[[Mapping[str, str]], None] = lambda topics: None,
        first_retry: float = FIRST_RETRY_SECONDS,
    ) -> None:
        self._hub = hub
        self._send = send
        self._heard = heard
        self._first_retry = first_retry
        self._waiting: dict[str, str] = {}
        self._changed = threading.Condition()
        self._stopping = False
        self._thread = threading.Thread(target=self._run, name="hub", daemon=True)

    def start(self) -> None:
        """Begin to listen for changes."""
        self._thread.start()

    def tell(self, topics: Mapping[str, str]) -> None:
        """These feeds changed, to these versions; the hub is told soon, of one that changed twice in between once."""
        with self._changed:
            self._waiting |= topics
            self._changed.notify()

    def stop(self) -> None:
        """Tell no more; a ping under way may end."""
        with self._changed:
            self._stopping = True
            self._changed.notify()
        self._thread.join(TIMEOUT_SECONDS + 1)

    def _run(self) -> None:
        pause = 0.0
        while topics := self._next(pause):
            try:
                self._send(self._hub, list(topics))
                self._heard(topics)
                pause = 0.0
            except PublishError as exc:
                with self._changed:
                    self._waiting = {**topics, **self._waiting}  # a version that came meanwhile stands
                pause = min(pause * 2 or self._first_retry, LAST_RETRY_SECONDS)
                log.warning("the hub will be told again", reason=str(exc), seconds=pause)

    def _next(self, pause: float) -> dict[str, str]:
        """The feeds to tell of, after a pause; none when it is time to stop."""
        with self._changed:
            if pause:
                self._changed.wait_for(lambda: self._stopping, pause)
            self._changed.wait_for(lambda: self._stopping or bool(self._waiting))
            topics = [] if self._stopping else list(self._waiting)[:TOPICS_AT_ONCE]
            return {topic: self._waiting.pop(topic) for topic in topics}


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    """A redirected post would become a get: a hub that has moved is to be named anew."""

    def redirect_request(self, *args: Any, **kwargs: Any) -> None:
        return None
