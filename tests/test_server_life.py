"""The web server's life on a real socket: it starts, says what is in its way, serves, and stops when told."""

import http.client
import signal
import socket
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from feeder.errors import ServeError
from feeder.server import WebServer, make_app


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture
def output(tmp_path: Path) -> Path:
    (tmp_path / "big.txt").write_bytes(b"x" * 20_000_000)
    (tmp_path / "a.atom").write_bytes(b"<feed/>")
    return tmp_path


@pytest.fixture
def port() -> int:
    return free_port()


@pytest.fixture
def server(output: Path, port: int) -> Iterator[WebServer]:
    server = WebServer(make_app(output), "127.0.0.1", port)
    yield server
    server.stop()


def ask(port: int, path: str, method: str = "GET", **headers: str) -> tuple[int, dict[str, str], bytes]:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
    try:
        connection.request(method, path, headers=headers)
        answer = connection.getresponse()
        return answer.status, {name.lower(): value for name, value in answer.getheaders()}, answer.read()
    finally:
        connection.close()


def test_it_serves_within_a_second_of_its_start(server: WebServer, port: int) -> None:
    begun = time.monotonic()
    server.start()
    status, headers, content = ask(port, "/a.atom")
    assert time.monotonic() - begun < 1
    assert (status, content) == (200, b"<feed/>")
    assert ask(port, "/a.atom", **{"If-None-Match": headers["etag"]})[0] == 304
    assert ask(port, "/a.atom", "HEAD")[1]["content-length"] == "7"
    assert ask(port, "/none")[0] == 404
    assert server.alive()


@pytest.mark.parametrize("path", ["/../a.atom", "//a.atom", "/%2e%2e/x", "/%00", "/%ff", "/?%ff", "/a.atom%2f.."])
def test_odd_paths_are_not_found(server: WebServer, port: int, path: str) -> None:
    server.start()
    assert ask(port, path)[0] == 404


def test_a_port_in_use_is_said_with_host_and_port(server: WebServer, port: int) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", port))
        other.listen()
        with pytest.raises(ServeError, match=rf"^127\.0\.0\.1:{port}: can't listen .* is in use by .*server\.port"):
            server.start()
    assert not server.alive()


def test_a_second_server_on_the_port_is_refused(server: WebServer, output: Path, port: int) -> None:
    server.start()
    with pytest.raises(ServeError, match="in use"):
        WebServer(make_app(output), "127.0.0.1", port).start()


@pytest.mark.parametrize("host", ["no-such-host.invalid", "192.0.2.1", "not a host"])
def test_a_host_that_is_not_here_is_said(output: Path, port: int, host: str) -> None:
    with pytest.raises(ServeError, match=f"^{host}:{port}: can't listen there: "):
        WebServer(make_app(output), host, port).start()


@pytest.mark.parametrize("host", ["localhost", "0.0.0.0"])
def test_it_listens_on_names_and_on_all_addresses(output: Path, port: int, host: str) -> None:
    server = WebServer(make_app(output), host, port)
    server.start()
    try:
        connection = http.client.HTTPConnection(host if host == "localhost" else "127.0.0.1", port, timeout=5)
        connection.request("GET", "/a.atom")
        assert connection.getresponse().read() == b"<feed/>"
        connection.close()
    finally:
        server.stop()


def test_it_leaves_the_programs_signals_alone(server: WebServer) -> None:
    numbers = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
    before = [signal.getsignal(number) for number in numbers]
    server.start()
    assert [signal.getsignal(number) for number in numbers] == before


def test_it_stops_from_any_thread_and_frees_the_port(server: WebServer, output: Path, port: int) -> None:
    server.start()
    stopper = threading.Thread(target=server.stop)
    stopper.start()
    stopper.join(3)
    assert not stopper.is_alive()
    assert not server.alive()
    server.stop()
    again = WebServer(make_app(output), "127.0.0.1", port)
    again.start()
    assert ask(port, "/a.atom")[0] == 200
    again.stop()


def test_stopping_a_server_that_never_started_is_nothing(server: WebServer) -> None:
    server.stop()
    assert not server.alive()


def test_it_stops_within_two_seconds_whatever_clients_do(server: WebServer, port: int) -> None:
    server.start()
    clients = []
    for request in (
        b"GET /big.txt HTTP/1.1\r\nHost: x\r\n\r\n",
        b"GET /big",
        b"",
        b"GET / HTTP/1.1\r\nHost: x\r\n\r\n",
    ):
        for _ in range(5):
            client = socket.create_connection(("127.0.0.1", port), 5)
            client.sendall(request)
            clients.append(client)
    clients[0].recv(100)  # and reads no further
    begun = time.monotonic()
    server.stop()
    assert time.monotonic() - begun < 2
    with pytest.raises(OSError):
        socket.create_connection(("127.0.0.1", port), 1).close()
    for client in clients:
        client.close()


def test_slow_clients_keep_nobody_waiting(server: WebServer, port: int) -> None:
    server.start()
    slow = [socket.create_connection(("127.0.0.1", port), 5) for _ in range(300)]
    for client in slow:
        client.sendall(b"G")
    begun = time.monotonic()
    for _ in range(20):
        assert ask(port, "/a.atom")[0] == 200
    assert time.monotonic() - begun < 2
    for client in slow:
        client.close()
