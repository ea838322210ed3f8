"""A connection as its client sees it: answers in their order by either way, and an end to what costs too much."""

import asyncio
import http.client
import logging
import os
import socket
import time
from collections.abc import Callable, Iterator
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import Any

import pytest
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from feeder.server import Documents, Limits, WebServer, make_app
from tests.test_server_asks import BROWSER, feed
from tests.test_server_life import free_port

FEED = feed("1", "2")
BIG = b"x" * 20_000_000
LONG_AGO = 1_700_000_000
SHORT = Limits(request_seconds=0.3, request_bytes=8192, pipelined=20)
Answered = tuple[int, dict[str, str], bytes]


class Watched:
    """The application, with a list of the requests that it was handed; `at_once` False withholds what is at hand."""

    def __init__(self, documents: Documents, at_once: bool = True) -> None:
        self._documents = documents
        self._at_once = at_once
        self.handed: list[tuple[str, str]] = []
        self.stop: Callable[[], None] = list

    def at_hand(self, path: str, said: Any) -> Any:
        return self._documents.at_hand(path, said) if self._at_once else None

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        self.handed.append((scope["method"], scope["path"]))
        await self._documents(scope, receive, send)


async def reading(request: Request) -> Response:
    return PlainTextResponse(await request.body())


async def slow(request: Request) -> Response:
    await asyncio.sleep(float(request.query_params.get("for", "0.1")))
    return PlainTextResponse("slow")


ROUTES = [Route("/slow", slow), Route("/reading", reading, methods=["POST"])]


@pytest.fixture
def output(tmp_path: Path) -> Path:
    for path, content in {
        "feeds/traffic.atom": FEED,
        "feeds/交通.atom": FEED,
        "a.txt": b"aa",
        "empty.txt": b"",
        "index.html": b"<p>front</p>",
    }.items():
        file = tmp_path / path
        file.parent.mkdir(exist_ok=True)
        file.write_bytes(content)
        os.utime(file, (LONG_AGO, LONG_AGO))
    return tmp_path


@pytest.fixture
def big(output: Path) -> str:
    """The path of a document that no buffer takes whole."""
    (output / "big.bin").write_bytes(BIG)
    os.utime(output / "big.bin", (LONG_AGO, LONG_AGO))
    return "/big.bin"


Serve = Callable[..., tuple[Watched, int]]


@pytest.fixture
def serve(output: Path) -> Iterator[Serve]:
    started = []

    def serving(limits: Limits | None = None, at_once: bool = True, **options: Any) -> tuple[Watched, int]:
        app, port = Watched(make_app(output, routes=ROUTES, **options), at_once), free_port()
        server = WebServer(app, "127.0.0.1", port, limits)  # type: ignore[arg-type]
        server.start()
        started.append(server)
        app.stop = server.stop
        return app, port

    yield serving
    for server in started:
        server.stop()


class Client:
    """A client that says just what it is told to."""

    def __init__(self, port: int, said: bytes = b"") -> None:
        self.socket = socket.create_connection(("127.0.0.1", port), 10)
        self._read = self.socket.makefile("rb")
        self.say(said)

    def __enter__(self) -> "Client":
        return self

    def __exit__(self, *args: object) -> None:
        self._read.close()
        self.socket.close()

    def say(self, said: bytes) -> None:
        self.socket.sendall(said)

    def answer(self, body: bool = True) -> Answered:
        """The next answer; `body` False for that to a HEAD."""
        status = int(self._read.readline().split()[1])
        headers = {name.lower(): value for name, value in http.client.parse_headers(self._read).items()}
        return status, headers, self._read.read(int(headers.get("content-length", 0)) if body else 0)

    def ended(self) -> bool:
        """Wait until the server closes; whether it did so without another word."""
        try:
            return self._read.read(1) == b""
        except ConnectionResetError:
            return True


def get(path: str, *headers: str, method: str = "GET", version: str = "1.1") -> bytes:
    return "\r\n".join([f"{method} {path} HTTP/{version}", "Host: localhost", *headers, "", ""]).encode()


def warm(port: int, *paths: str) -> None:
    """Have the documents read, so that they are at hand."""
    for path in paths or ("/feeds/traffic.atom", "/feeds/%E4%BA%A4%E9%80%9A.atom", "/a.txt", "/empty.txt", "/"):
        with Client(port, get(path)) as client:
            client.answer()


def etag_of(port: int, path: str) -> str:
    with Client(port, get(path)) as client:
        return client.answer()[1]["etag"]


FEED_PATH = "/feeds/traffic.atom"


@pytest.mark.parametrize(
    ("path", "headers"),
    [
        ("/a.txt", ()),
        ("/a.txt?utm=1", ()),
        ("/%61.txt", ()),
        ("http://localhost/a.txt", ()),
        ("/empty.txt", ()),
        ("/", ("Accept: text/html",)),
        ("/feeds/%e4%ba%a4%e9%80%9a.atom", ()),
        ("/feeds/交通.atom", ("User-Agent: 读者",)),
        (FEED_PATH, ("Accept-Encoding: gzip",)),
        (FEED_PATH, ("accept-encoding: x", "ACCEPT-ENCODING: gzip")),
        (FEED_PATH, ("If-None-Match: *",)),
        (FEED_PATH, ("If-None-Match: {etag}",)),
        (FEED_PATH, ('If-None-Match: "a"', "if-none-match: {etag}")),
        (FEED_PATH, ("If-Modified-Since: Tue, 14 Nov 2028 22:13:20 GMT",)),
        (FEED_PATH, ('If-None-Match: "a"', "If-Modified-Since: Tue, 14 Nov 2028 22:13:20 GMT")),
    ],
)
@pytest.mark.parametrize("method", ["GET", "HEAD"])
def test_what_is_at_hand_is_answered_as_the_application_would(
    serve: Serve, path: str, headers: tuple[str, ...], method: str
) -> None:
    answers = []
    for at_once in (True, False):
        app, port = serve(at_once=at_once)
        warm(port)
        etag, app.handed[:] = etag_of(port, FEED_PATH), []
        request = get(path, *(header.format(etag=etag) for header in headers), method=method)
        with Client(port, request) as client:
            status, said, body = client.answer(method == "GET")
            client.say(get("/a.txt"))
            assert client.answer()[2] == b"aa"
        said.pop("date")
        answers.append((status, said, body))
        assert len(app.handed) == (0 if at_once else 2)
    assert answers[0] == answers[1]
    assert answers[0][0] in (200, 304)


@pytest.mark.parametrize(
    ("request_", "status"),
    [
        (get(FEED_PATH, f"Accept: {BROWSER}"), 303),
        (get(FEED_PATH, "A-IM: feed"), 200),
        (get("/a.txt", method="POST"), 405),
        (get("/a.txt", version="1.0"), 200),
        (get("/a.txt", "Connection: keep-alive", version="1.0"), 200),
        (get("/a.txt", "Connection: close"), 200),
        (get("/a.txt", "Connection: Upgrade, HTTP2-Settings", "Upgrade: h2c"), 200),
        (get("/a.txt", "Content-Length: 2") + b"ab", 200),
        (get("/a.txt", "Transfer-Encoding: chunked") + b"0\r\n\r\n", 200),
        (get("/none"), 404),
        (get("/t/secret/a.txt"), 200),
        (get("/t/secret"), 301),
    ],
)
def test_what_takes_more_is_handed_to_the_application(serve: Serve, request_: bytes, status: int) -> None:
    app, port = serve(is_token=lambda token: token == "secret")
    warm(port)
    app.handed.clear()
    with Client(port, request_) as client:
        assert client.answer()[0] == status
    assert len(app.handed) == 1


def test_a_private_paper_gives_nothing_away_that_is_at_hand(serve: Serve) -> None:
    _, port = serve(private=True, is_token=lambda token: token == "secret")
    warm(port, "/t/secret/a.txt")
    with Client(port, get("/a.txt")) as client:
        assert client.answer()[0] == 404


def test_no_token_no_answer_though_a_token_holder_had_it_read(serve: Serve, output: Path) -> None:
    (output / "t/x").mkdir(parents=True)
    (output / "t/x/a.txt").write_bytes(b"aa")
    os.utime(output / "t/x/a.txt", (LONG_AGO, LONG_AGO))
    _, port = serve(is_token=lambda token: token == "secret")
    for path, status in (("/t/secret/t/x/a.txt", 200), ("/t/x/a.txt", 404)):
        with Client(port, get(path)) as client:
            assert client.answer()[0] == status


def test_a_document_that_changed_is_not_at_hand(serve: Serve, output: Path) -> None:
    _, port = serve()
    warm(port)
    (output / "a.txt").write_bytes(b"bbb")
    with Client(port, get("/a.txt")) as client:
        assert client.answer()[2] == b"bbb"


@pytest.mark.parametrize("at_once", [True, False])
def test_answers_are_dated(serve: Serve, at_once: bool) -> None:
    _, port = serve(at_once=at_once)
    warm(port)
    with Client(port, get("/a.txt") + get("/a.txt", "If-None-Match: *") + get("/none")) as client:
        for _ in range(3):
            assert abs(parsedate_to_datetime(client.answer()[1]["date"]).timestamp() - time.time()) < 3


def test_answers_come_in_the_order_of_their_requests_by_either_way(serve: Serve) -> None:
    _, port = serve()
    warm(port)
    with Client(port, get("/a.txt") + get("/slow") + get("/a.txt") + get("/none") + get("/slow")) as client:
        client.say(get("/", "If-None-Match: *") + get("/a.txt", method="HEAD") + get("/a.txt"))
        statuses = [client.answer() for _ in range(6)]
        assert [status for status, _, _ in statuses] == [200, 200, 200, 404, 200, 304]
        assert [body for status, _, body in statuses if status == 200] == [b"aa", b"slow", b"aa", b"slow"]
        assert client.answer(body=False)[1]["content-length"] == "2"
        assert client.answer()[2] == b"aa"


def test_a_long_row_of_requests_for_more_than_the_client_reads_at_once_is_answered_whole(
    serve: Serve, big: str
) -> None:
    app, port = serve()
    warm(port, big, "/a.txt")
    app.handed.clear()
    with Client(port, (get(big) + get("/a.txt")) * 3) as client:
        for _ in range(3):
            assert client.answer()[2] == BIG
            assert client.answer()[2] == b"aa"
    assert app.handed, "no more than one answer is written ahead of the client"


def test_a_request_may_come_byte_by_byte(serve: Serve) -> None:
    _, port = serve()
    warm(port)
    with Client(port) as client:
        for place in get("/a.txt"):
            client.say(bytes([place]))
        assert client.answer()[2] == b"aa"


def test_after_a_body_the_connection_goes_on(serve: Serve) -> None:
    _, port = serve()
    warm(port)
    with Client(port, get("/a.txt", "Content-Length: 3", method="POST") + b"abc" + get("/a.txt")) as client:
        assert client.answer()[0] == 405
        assert client.answer()[2] == b"aa"
        client.say(get("/search", "Transfer-Encoding: chunked", method="PUT") + b"3\r\nabc\r\n0\r\n\r\n")
        assert client.answer()[0] == 404
        client.say(get("/a.txt"))
        assert client.answer()[2] == b"aa"


def test_what_the_application_wants_of_a_body_it_gets(serve: Serve) -> None:
    _, port = serve()
    with Client(port, get("/reading", "Content-Length: 6", method="POST") + b"abc") as client:
        client.say(b"def")
        assert client.answer()[2] == b"abcdef"
        client.say(get("/reading", "Content-Length: 3", "Expect: 100-continue", method="POST"))
        assert client.answer()[0] == 100
        client.say(b"ghi")
        assert client.answer()[2] == b"ghi"


def test_a_connection_is_good_for_any_number_of_requests(serve: Serve) -> None:
    _, port = serve(SHORT)
    warm(port)
    with Client(port) as client:
        for _ in range(SHORT.request_bytes // len(get("/a.txt")) + 9):
            client.say(get("/a.txt"))
            assert client.answer()[2] == b"aa"


def test_an_upgrade_is_not_made_and_the_connection_goes_on(serve: Serve) -> None:
    _, port = serve()
    warm(port)
    with Client(port, get("/a.txt", "Connection: Upgrade", "Upgrade: h2c") + get("/a.txt")) as client:
        for _ in range(2):
            assert client.answer()[2] == b"aa"
        client.say(get("/a.txt"))
        assert client.answer()[2] == b"aa"


@pytest.mark.parametrize(
    "request_",
    [
        get("/a.txt", version="1.0"),
        get("/a.txt", "Connection: keep-alive", version="1.0"),
        get("/a.txt", "Connection: close"),
    ],
)
def test_who_wants_one_answer_gets_one(serve: Serve, request_: bytes) -> None:
    _, port = serve()
    warm(port)
    with Client(port, request_) as client:
        status, headers, body = client.answer()
        assert (status, headers["connection"], body) == (200, "close", b"aa")
        assert client.ended()


@pytest.mark.parametrize(
    "nonsense",
    [
        b"nonsense\r\n\r\n",
        b"GET /a.txt HTTP/1.1\r\n: x\r\n\r\n",
        b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
        b"\x16\x03\x01\xff",
    ],
)
def test_what_is_no_request_is_refused(serve: Serve, nonsense: bytes) -> None:
    _, port = serve()
    with Client(port, nonsense) as client:
        status, headers, body = client.answer()
        assert (status, headers["connection"], headers["x-content-type-options"]) == (400, "close", "nosniff")
        assert "读" in body.decode()
        assert client.ended()


def test_nonsense_after_a_request_is_refused_once(serve: Serve) -> None:
    _, port = serve()
    warm(port)
    with Client(port, get("/a.txt")) as client:
        assert client.answer()[0] == 200
        client.say(b"nonsense\r\n\r\n" * 3)
        assert client.answer()[0] == 400
        assert client.ended()


def test_nonsense_in_a_body_whose_request_is_answered_just_ends_the_connection(serve: Serve) -> None:
    _, port = serve()
    with Client(port, get("/a.txt", "Transfer-Encoding: chunked", method="POST")) as client:
        assert client.answer()[0] == 405
        client.say(b"nonsense\r\n")
        assert client.ended()


def test_nonsense_does_not_overtake_the_answers_before_it(serve: Serve) -> None:
    _, port = serve()
    with Client(port, get("/slow") + get("/slow") + b"nonsense\r\n\r\n") as client:
        for _ in range(2):
            assert client.answer()[2] == b"slow"
        assert client.ended()


@pytest.mark.parametrize("piece", [b"X: y\r\n", b"y" * 500], ids=["many headers", "a long header"])
def test_a_flood_of_headers_is_refused(serve: Serve, piece: bytes) -> None:
    _, port = serve(SHORT)
    with Client(port, b"GET /a.txt HTTP/1.1\r\nX: ") as client:
        client.say(piece * (SHORT.request_bytes // len(piece) + 2))
        assert client.answer()[0] == 431
        assert client.ended()


@pytest.mark.parametrize(
    ("begun", "piece"),
    [("Content-Length: 100000000", b"y" * 1000), ("Transfer-Encoding: chunked", b"1\r\ny\r\n" * 200)],
)
def test_an_endless_body_is_not_listened_to(serve: Serve, begun: str, piece: bytes) -> None:
    _, port = serve(Limits(request_bytes=8192))
    with Client(port, get("/a.txt", begun, method="POST")) as client:
        assert client.answer()[0] == 405
        with pytest.raises(ConnectionError):
            while True:
                client.say(piece)


def test_trailers_without_end_are_not_listened_to(serve: Serve) -> None:
    _, port = serve(Limits(request_bytes=8192))
    with Client(port, get("/a.txt", "Transfer-Encoding: chunked", method="POST") + b"0\r\n") as client:
        assert client.answer()[0] == 405
        with pytest.raises(ConnectionError):
            while True:
                client.say(b"X: y\r\n" * 100)


def test_too_long_a_row_of_requests_ends_the_connection(serve: Serve) -> None:
    _, port = serve(SHORT)
    with Client(port, get("/slow?for=1") * (SHORT.pipelined + 2)) as client:
        assert client.ended()


@pytest.mark.parametrize(
    "said",
    [
        b"",
        b"G",
        get("/a.txt")[:-2],
        get("/a.txt", "Content-Length: 9", method="POST"),
        get("/reading", "Content-Length: 9", method="POST"),
    ],
)
def test_a_client_that_does_not_finish_its_request_is_let_go(serve: Serve, said: bytes) -> None:
    _, port = serve(SHORT)
    with Client(port, said) as client:
        if said.startswith(b"POST /a.txt"):
            assert client.answer()[0] == 405
        assert client.ended()


def test_a_client_that_drips_its_request_is_let_go(serve: Serve) -> None:
    _, port = serve(SHORT)
    with Client(port, b"GET /a.txt HTTP/1.1\r\nX: ") as client:
        with pytest.raises(ConnectionError):
            for _ in range(200):
                client.say(b"y")
                time.sleep(0.05)
        assert client.ended()


@pytest.mark.parametrize("path", ["/a.txt", "/slow?for=0"])
def test_a_client_that_is_silent_after_its_answer_is_let_go_one_that_asks_is_not(serve: Serve, path: str) -> None:
    _, port = serve(Limits(request_seconds=0.6))
    warm(port)
    with Client(port) as client:
        for _ in range(4):
            client.say(get(path))
            assert client.answer()[0] == 200
            time.sleep(0.2)
        assert client.ended()


def test_who_waits_for_the_application_is_not_let_go(serve: Serve) -> None:
    _, port = serve(SHORT)
    with Client(port, get("/slow?for=0.8")) as client:
        assert client.answer()[2] == b"slow"


def test_who_reads_slowly_gets_the_whole_answer(serve: Serve, big: str) -> None:
    _, port = serve(SHORT)
    warm(port, big)
    with Client(port, get(big)) as client:
        time.sleep(0.8)
        assert client.answer()[2] == BIG
        assert client.ended()


@pytest.mark.skipif(not hasattr(socket, "TCP_USER_TIMEOUT"), reason="needs Linux")
@pytest.mark.parametrize("at_once", [True, False])
def test_who_never_reads_is_let_go(serve: Serve, big: str, at_once: bool) -> None:
    _, port = serve(Limits(unread_seconds=0.5, connections=1), at_once)
    warm(port, big)
    with Client(port, get(big)), Client(port, get("/a.txt")) as next_:
        assert next_.answer()[2] == b"aa"


def test_one_client_too_many_waits_for_its_turn(serve: Serve) -> None:
    _, port = serve(Limits(connections=2))
    with Client(port, get("/slow")) as first, Client(port, get("/slow")) as second:
        assert [client.answer()[2] for client in (first, second)] == [b"slow", b"slow"]
        with Client(port, get("/slow")) as third:
            third.socket.settimeout(0.3)
            with pytest.raises(TimeoutError):
                third.answer()
            third.socket.settimeout(10)
            first.__exit__()
            with Client(port, get("/slow")) as fourth:
                fourth.say(get("/slow"))
                assert third.socket.recv(4) == b"HTTP"
                second.__exit__()
                assert fourth.answer()[2] == b"slow"


def test_nothing_that_clients_do_is_logged(serve: Serve, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    app, port = serve(Limits(grace_seconds=0.1))
    for said in (b"nonsense\r\n\r\n", get("/a.txt", "Upgrade: x", "Connection: Upgrade"), get("/slow")[:9], b""):
        with Client(port, said) as client:
            client.socket.shutdown(socket.SHUT_WR)
            client.socket.recv(10)
    with Client(port, get("/slow?for=9")):  # gone before its answer
        pass
    with Client(port, get("/slow?for=9")):
        app.stop()
    for server in ("uvicorn", "asyncio", "feeder"):
        assert [record.getMessage() for record in caplog.records if record.name.startswith(server)] == []
