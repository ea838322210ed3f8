"""One client's connection: uvicorn's HTTP/1.1, and a short way for documents that are at hand.

Most of what readers ask is answered in the very turn that read the request, from bytes that were joined when the
document was read. All else goes to the application as a task. A client that keeps the server waiting, that sends more
than a request takes or that never reads its answers is let go, so that none costs the others anything.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from email.utils import formatdate
from functools import lru_cache
from urllib.parse import quote, unquote

from httptools import HttpParserError, HttpParserUpgrade, parse_url
from uvicorn.config import Config
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol
from uvicorn.server import ServerState

from feeder.server.answers import Answer, asked
from feeder.server.files import SAFE, head

AtHand = Callable[[str, Mapping[bytes, str]], Answer | None]

_REFUSALS = {
    "400 Bad Request": "This is no request that can be read. 无法读懂这个请求。\n",
    "431 Request Header Fields Too Large": "This request is too long. 请求太长。\n",
}
_BAD, _TOO_LONG = _REFUSALS
_ASCII = "".join(map(chr, range(128)))


@dataclass(frozen=True, slots=True)
class Limits:
    """What clients may cost."""

    request_seconds: float = 10.0  # over a request, or of silence between two
    unread_seconds: float = 60.0  # without taking any of an answer
    grace_seconds: float = 1.0  # for answers under way when the server stops
    request_bytes: int = 64 * 1024  # headers and body; nothing here takes a body
    pipelined: int = 100  # requests that wait for the one before
    connections: int = 2048  # at once; more wait to be accepted


class Connection(HttpToolsProtocol):
    """Answers one client after the other's requests in their order."""

    def __init__(
        self, config: Config, state: ServerState, at_hand: AtHand, limits: Limits, lost: Callable[[], None]
    ) -> None:
        super().__init__(config, state, {}, asyncio.get_running_loop())
        self._at_hand = at_hand
        self._limits = limits
        self._lost = lost
        self._bytes = 0  # of a request that is not complete
        self._headed = False  # its headers are complete
        self._since = self.loop.time()  # when the client began to owe a request
        self._timer = self.loop.call_later(limits.request_seconds, self._look)

    def connection_lost(self, exc: Exception | None) -> None:
        """Forget the client."""
        self._timer.cancel()
        super().connection_lost(exc)
        self._lost()

    def data_received(self, data: bytes) -> None:
        """Take what came, whatever it is."""
        if not self._bytes and not data.isascii():
            data = _escaped(data)
        self._bytes += len(data)
        try:
            self._feed(data)
        except HttpParserError:
            self._refuse(_BAD)
        if self._bytes > self._limits.request_bytes:
            self._refuse(_TOO_LONG)

    def _feed(self, data: bytes) -> None:
        while data and not self.transport.is_closing():
            try:
                self.parser.feed_data(data)
                return
            except HttpParserUpgrade as exc:  # to what isn't spoken here: all goes on as before
                data = data[exc.args[0] :]

    def on_headers_complete(self) -> None:
        """Answer at once if that can be done, else hand the request to the application."""
        if self.transport.is_closing():
            return
        if not self._answer_at_once():
            self.server_state.default_headers = [(b"date", _date(int(time.time())))]
            super().on_headers_complete()
            if len(self.pipeline) > self._limits.pipelined:
                self.transport.abort()
        self._headed = True

    def on_message_complete(self) -> None:
        """The next request may begin."""
        self._bytes = 0
        self._headed = False
        if self.cycle is not None:
            super().on_message_complete()

    def on_body(self, body: bytes) -> None:
        """What an answer may still want to know."""
        if self.cycle is not None:
            super().on_body(body)

    def on_response_complete(self) -> None:
        """Go on with the next request that waits, or wait for one."""
        self._since = self.loop.time()
        if self.transport.is_closing():
            return
        self.flow.resume_reading()
        if self.pipeline:
            self._start_asgi_task(*self.pipeline.pop())

    def _answer_at_once(self) -> bool:
        parser = self.parser
        method = parser.get_method()
        if (
            self._answering()
            or self.flow.write_paused
            or method not in (b"GET", b"HEAD")
            or not parser.should_keep_alive()
            or parser.get_http_version() != "1.1"
            or parser.should_upgrade()
        ):
            return False
        said = asked(self.headers)
        path = parse_url(self.url).path
        if not path or b"content-length" in said or b"transfer-encoding" in said:
            return False
        answer = self._at_hand(unquote(path.decode()), said)
        if answer:
            self._write(answer, whole=method == b"GET")
        return answer is not None

    def _write(self, answer: Answer, whole: bool) -> None:
        status, document = answer
        date = b"date: %s\r\n\r\n" % _date(int(time.time()))
        if status == 304:
            self.transport.write(document.head_304 + date)
        elif whole:
            self.transport.writelines((document.head + date, document.content))
        else:
            self.transport.write(document.head + date)
        self._since = self.loop.time()

    def _answering(self) -> bool:
        """Whether a request is with the application."""
        return self.cycle is not None and not self.cycle.response_complete

    def _refuse(self, status: str) -> None:
        """Answer what can't be taken, if nothing else is the answer to it, and close after the answers before."""
        if self._answering():
            self.cycle.keep_alive = False
            self.flow.pause_reading()
        elif not self.transport.is_closing():
            if not self._headed:
                self.transport.write(_refusal(status, _date(int(time.time()))))
            self.transport.close()

    def _look(self) -> None:
        """Close if the client has kept us waiting for too long."""
        wait = self._limits.request_seconds
        if not self._answering() or self.cycle.more_body:
            wait += self._since - self.loop.time()
        if wait > 0:
            self._timer = self.loop.call_later(wait, self._look)
        else:
            self.transport.close()


def _escaped(data: bytes) -> bytes:
    """A request whose address is escaped as it should be: some clients send the UTF-8 of 交通.atom as it is."""
    line, newline, rest = data.partition(b"\n")
    return quote(line, safe=_ASCII).encode() + newline + rest


@lru_cache(maxsize=1)
def _date(second: int) -> bytes:
    return formatdate(second, usegmt=True).encode()


def _refusal(status: str, date: bytes) -> bytes:
    body = _REFUSALS[status].encode()
    headers = [
        (b"content-type", b"text/plain; charset=utf-8"),
        (b"content-length", str(len(body)).encode()),
        *SAFE,
        (b"cache-control", b"no-store"),
        (b"connection", b"close"),
        (b"date", date),
    ]
    return head(status, headers) + b"\r\n" + body
