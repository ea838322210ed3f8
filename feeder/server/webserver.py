"""granian on a thread of its own, inside the program that starts it.

granian's embedded server takes no signal handlers and shares the program's memory, so routes may ask the service what
they need; the work of HTTP itself is done by its Rust threads.
"""

from __future__ import annotations

import asyncio
import errno
import resource
import socket
import threading
import time
from contextlib import suppress

from granian.constants import HTTPModes, Interfaces
from granian.http import HTTP1Settings
from granian.log import LogLevels
from granian.server.embed import Server
from starlette.types import ASGIApp

from feeder.errors import ServeError

START_SECONDS = 5.0
GRACE_SECONDS = 1.0  # what answers under way get at the end; slow readers are let go then
HEADER_SECONDS = 10.0  # how long a client may take over its request, or be silent between two
CONNECTIONS = 2048  # at once; more wait to be accepted
SPARE_FILES = 256  # of the files a process may have open, those that connections never take from the rest of it

# Leaves the program's own logging as it is: granian's default would reset its handlers.
_QUIET = {"incremental": True, "handlers": {}, "loggers": {}}


class WebServer:
    """Serves an ASGI application at host:port from `start` to `stop`; one life only."""

    def __init__(self, app: ASGIApp, host: str, port: int) -> None:
        self._app = app
        self._host = host
        self._port = port
        self._thread = threading.Thread(target=self._run, name="web server", daemon=True)
        self._server: Server | None = None
        self._loop: asyncio.AbstractEventLoop | None = None
        self._serving: asyncio.Task[None] | None = None
        self._failure: BaseException | None = None

    @property
    def address(self) -> str:
        """host:port, as in an URL."""
        return f"[{self._host}]:{self._port}" if ":" in self._host else f"{self._host}:{self._port}"

    def start(self) -> None:
        """Return when connections are accepted; raises ServeError naming host:port, as when the port is in use."""
        self._numeric = self._resolve()
        self._thread.start()
        end = time.monotonic() + START_SECONDS
        while not self._accepts():
            if not self._thread.is_alive() or time.monotonic() > end:
                raise ServeError(f"{self.address}: the web server can't start: {self._failure or 'no answer'}")
            time.sleep(0.005)

    def alive(self) -> bool:
        """Whether it is serving."""
        return self._thread.is_alive()

    def stop(self) -> None:
        """Take no more connections, let answers under way end for a second, and return; from any thread, any number
        of times."""
        if not self._thread.is_alive() or not self._loop:
            return
        with suppress(RuntimeError):  # the loop is closed: it has ended by itself this very moment
            self._loop.call_soon_threadsafe(self._end)
        self._thread.join()

    def _run(self) -> None:
        try:
            asyncio.run(self._serve())
        except BaseException as exc:
            self._failure = exc

    async def _serve(self) -> None:
        self._server = Server(
            self._app,
            address=self._numeric,
            port=self._port,
            interface=Interfaces.ASGINL,
            http=HTTPModes.http1,
            http1_settings=HTTP1Settings(header_read_timeout=int(HEADER_SECONDS * 1000)),
            websockets=False,
            backlog=1024,
            backpressure=_connections(),
            log_level=LogLevels.error,
            log_dictconfig=_QUIET,
        )
        self._loop = asyncio.get_running_loop()
        self._serving = asyncio.create_task(self._server.serve())
        with suppress(asyncio.CancelledError):
            await self._serving

    def _end(self) -> None:
        assert self._server and self._serving and self._loop
        self._server.stop()  # type: ignore[no-untyped-call]
        self._loop.call_later(GRACE_SECONDS, self._serving.cancel)

    def _resolve(self) -> str:
        """The host's numeric address, found free: granian shares a port with another granian without a word."""
        try:
            family, kind, protocol, _, address = socket.getaddrinfo(
                self._host, self._port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
            )[0]
            with socket.socket(family, kind, protocol) as probe:
                probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
                probe.bind(address)
        except OSError as exc:
            in_use = "the port is in use by another program"
            reason = in_use if exc.errno == errno.EADDRINUSE else (exc.strerror or str(exc))
            raise ServeError(f"{self.address}: can't listen there: {reason}") from exc
        return str(address[0])

    def _accepts(self) -> bool:
        anywhere = {"0.0.0.0": "127.0.0.1", "::": "::1"}
        try:
            socket.create_connection((anywhere.get(self._numeric, self._numeric), self._port), 1).close()
        except OSError:
            return False
        return True


def _connections() -> int:
    """How many connections to take at once, having raised the limit of open files as far as they need it."""
    wanted = CONNECTIONS + SPARE_FILES
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    if soft < wanted:
        soft = min(wanted, hard)
        resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))
    return max(64, min(CONNECTIONS, soft - SPARE_FILES))
