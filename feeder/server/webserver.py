"""The web server on a thread of its own, inside the program that starts it.

It takes no signal handlers and shares the program's memory, so routes may ask the service what they need. uvicorn
speaks HTTP, on uvloop; how connections are accepted and let go is decided here.
"""

from __future__ import annotations

import asyncio
import errno
import resource
import socket
import threading
from collections.abc import Callable
from contextlib import suppress

import uvloop
from uvicorn.config import Config
from uvicorn.server import ServerState

from feeder.errors import ServeError
from feeder.server.app import Documents
from feeder.server.connection import Connection, Limits

START_SECONDS = 5.0
BACKLOG = 1024  # connections that may wait to be accepted
SPARE_FILES = 256  # of the files a process may have open, those that connections never take from the rest of it


class WebServer:
    """Serves an application at host:port from `start` to `stop`; one life only."""

    def __init__(self, app: Documents, host: str, port: int, limits: Limits | None = None) -> None:
        self._app = app
        self._host = host
        self._port = port
        self._limits = limits or Limits()
        self._thread = threading.Thread(target=self._run, name="web server", daemon=True)
        self._serving = threading.Event()
        self._loop: asyncio.AbstractEventLoop | None = None
        self._ended: asyncio.Event | None = None
        self._failure: BaseException | None = None

    @property
    def address(self) -> str:
        """host:port, as in an URL."""
        return f"[{self._host}]:{self._port}" if ":" in self._host else f"{self._host}:{self._port}"

    def start(self) -> None:
        """Return when connections are accepted; raises ServeError naming host:port, as when the port is in use."""
        self._listener = self._listen()
        self._thread.start()
        if not self._serving.wait(START_SECONDS) or self._failure:
            raise ServeError(f"{self.address}: the web server can't start: {self._failure or 'no answer'}")

    def alive(self) -> bool:
        """Whether it is serving."""
        return self._thread.is_alive()

    def stop(self) -> None:
        """Take no more connections, let answers under way end for a second, and return; from any thread, any number
        of times."""
        if not self._thread.is_alive() or not self._loop or not self._ended:
            return
        with suppress(RuntimeError):  # the loop is closed: it has ended by itself this very moment
            self._loop.call_soon_threadsafe(self._ended.set)
        self._thread.join()

    def _listen(self) -> socket.socket:
        """A socket that listens at the host's first address."""
        try:
            family, kind, protocol, _, address = socket.getaddrinfo(
                self._host, self._port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
            )[0]
            listener = socket.socket(family, kind, protocol)
        except OSError as exc:
            raise self._cannot_listen(exc) from exc
        try:
            _set_up(listener, self._limits)
            listener.bind(address)
            listener.listen(BACKLOG)
        except OSError as exc:
            listener.close()
            raise self._cannot_listen(exc) from exc
        return listener

    def _cannot_listen(self, exc: OSError) -> ServeError:
        in_use = "the port is in use by another program: end that, or choose another (server.port, publish.base_url)"
        reason = in_use if exc.errno == errno.EADDRINUSE else (exc.strerror or str(exc))
        return ServeError(f"{self.address}: can't listen there: {reason}")

    def _run(self) -> None:
        try:
            with self._listener, asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
                runner.run(self._serve())
        except BaseException as exc:
            self._failure = exc
        finally:
            self._serving.set()

    async def _serve(self) -> None:
        # uvicorn's log lines are about clients' faults; what goes wrong here, the application says.
        config = Config(
            self._app, ws="none", lifespan="off", interface="asgi3", log_config=None, log_level="critical",
            access_log=False, proxy_headers=False,
        )  # fmt: skip
        config.load()
        state = ServerState()
        self._loop, self._ended = asyncio.get_running_loop(), asyncio.Event()
        door = Door(
            self._listener,
            _connections(self._limits.connections),
            lambda lost: Connection(config, state, self._app.at_hand, self._limits, lost),
        )
        door.open()
        self._serving.set()
        await self._ended.wait()
        await door.close()
        await _let_go(state, self._limits.grace_seconds)


class Door:
    """Accepts connections while there are fewer than `most`; more wait in the listener's queue."""

    def __init__(
        self, listener: socket.socket, most: int, connection: Callable[[Callable[[], None]], asyncio.Protocol]
    ) -> None:
        self._loop = asyncio.get_running_loop()
        self._listener = listener
        self._most = most
        self._connection = connection
        self._inside = 0
        self._is_open = self._is_shut = False
        self._entering: set[asyncio.Task[None]] = set()

    def open(self) -> None:
        """Accept, from now on."""
        if not self._is_open and not self._is_shut:
            self._loop.add_reader(self._listener, self._accept)
            self._is_open = True

    async def close(self) -> None:
        """Accept no more, ever; whoever was accepted is a connection by the end."""
        self._pause()
        self._is_shut = True
        self._listener.close()
        if self._entering:
            await asyncio.wait(self._entering)

    def _pause(self) -> None:
        if self._is_open:
            self._loop.remove_reader(self._listener)
            self._is_open = False

    def _accept(self) -> None:
        while self._inside < self._most:
            try:
                client, _ = self._listener.accept()
            except (BlockingIOError, InterruptedError):
                return
            except ConnectionError:  # gone before it was accepted
                continue
            except OSError:  # too many open files, or no memory: that passes
                self._pause()
                self._loop.call_later(1, self.open)
                return
            self._inside += 1
            entering = self._loop.create_task(self._enter(client))
            self._entering.add(entering)
            entering.add_done_callback(self._entering.discard)
        self._pause()

    async def _enter(self, client: socket.socket) -> None:
        client.setblocking(False)
        try:
            await self._loop.connect_accepted_socket(lambda: self._connection(self._left), client)
        except OSError:
            client.close()
            self._left()

    def _left(self) -> None:
        self._inside -= 1
        self.open()


async def _let_go(state: ServerState, grace_seconds: float) -> None:
    """Close all connections: the idle ones now, the others when they are answered or the time is over."""
    for connection in list(state.connections):
        connection.shutdown()
    end = asyncio.get_running_loop().time() + grace_seconds
    while state.connections and asyncio.get_running_loop().time() < end:
        await asyncio.sleep(0.01)
    for connection in list(state.connections):
        connection.transport.abort()


def _set_up(listener: socket.socket, limits: Limits) -> None:
    """What connections inherit from their listener."""
    listener.setblocking(False)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    if hasattr(socket, "TCP_USER_TIMEOUT"):  # the kernel ends a connection whose client takes nothing for so long
        listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_USER_TIMEOUT, int(limits.unread_seconds * 1000))


def _connections(wanted: int) -> int:
    """How many connections to take at once, having raised the limit of open files as far as they need it."""
    files = wanted + SPARE_FILES
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    if soft < files:
        soft = min(files, hard)
        resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))
    return max(1, min(wanted, max(64, soft - SPARE_FILES)))
