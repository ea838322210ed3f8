"""WebSub from end to end on loopback: a subscriber hears of a change through a hub that the publisher pinged."""

import threading
import urllib.parse
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import replace
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import msgspec
import pytest

from feeder.errors import PublishError
from feeder.feeds import feed_documents
from feeder.hub import Pinger, ping
from feeder.pings import hub_told, owed
from feeder.publisher import write
from feeder.server import WebServer, make_app
from tests.builders import PUBLICATION, make_entry
from tests.paper import TODAY, Paper, stories
from tests.test_server_life import free_port


class Loopback(BaseHTTPRequestHandler):
    """A handler that keeps quiet and reads forms."""

    def log_message(self, *args: object) -> None:
        pass

    def form(self) -> dict[str, list[str]]:
        return urllib.parse.parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode())

    def answer(self, status: int, body: bytes = b"") -> None:
        self.send_response(status)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


class Hub(Loopback):
    """A hub: verifies who subscribes, fetches what was published, delivers it with its Link headers."""

    subscribers: dict[str, list[str]]

    def do_POST(self) -> None:
        form = self.form()
        if form["hub.mode"] == ["subscribe"]:
            topic, callback = form["hub.topic"][0], form["hub.callback"][0]
            query = urllib.parse.urlencode({"hub.mode": "subscribe", "hub.topic": topic, "hub.challenge": "42"})
            with urllib.request.urlopen(f"{callback}?{query}") as verified:
                assert verified.read() == b"42"
            self.subscribers.setdefault(topic, []).append(callback)
            self.answer(202)
            return
        for topic in form["hub.url"]:
            for callback in self.subscribers.get(topic, []):
                with urllib.request.urlopen(topic) as found:
                    headers = {"Content-Type": found.headers["Content-Type"], "Link": found.headers["Link"]}
                    urllib.request.urlopen(urllib.request.Request(callback, found.read(), headers)).close()
        self.answer(204)


class Subscriber(Loopback):
    """Confirms what it asked for, and keeps what it is sent."""

    heard: list[tuple[str, bytes]]
    arrived: threading.Event

    def do_GET(self) -> None:
        query = urllib.parse.parse_qs(urllib.parse.urlsplit(self.path).query)
        self.answer(200, query["hub.challenge"][0].encode())

    def do_POST(self) -> None:
        self.heard.append((self.headers["Link"], self.rfile.read(int(self.headers["Content-Length"]))))
        self.answer(200)
        self.arrived.set()


def serving(handler: type[Loopback], **state: object) -> ThreadingHTTPServer:
    server = ThreadingHTTPServer(("127.0.0.1", 0), type("Handler", (handler,), state))
    threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    return server


@pytest.fixture
def hub() -> Iterator[str]:
    server = serving(Hub, subscribers={})
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


def test_a_subscriber_hears_of_a_change_through_the_hub(hub: str, tmp_path: Path) -> None:
    port = free_port()
    publication = replace(PUBLICATION, base_url=f"http://127.0.0.1:{port}", hub=hub)
    server = WebServer(make_app(tmp_path), "127.0.0.1", port)
    server.start()
    arrived = threading.Event()
    heard: list[tuple[str, bytes]] = []
    subscriber = serving(Subscriber, heard=heard, arrived=arrived)
    pinger = Pinger(hub)
    pinger.start()
    topic = publication.url("feeds/traffic.atom")
    try:
        write(feed_documents(publication, {"traffic": []}), tmp_path)
        with urllib.request.urlopen(topic) as found:  # discovery: the hub and the topic are in the Link header
            links = found.headers["Link"]
        assert links == f'<{hub}>; rel="hub", <{topic}>; rel="self"'
        asked = {"hub.mode": "subscribe", "hub.topic": topic}
        callback = f"http://127.0.0.1:{subscriber.server_port}/"
        urllib.request.urlopen(hub, urllib.parse.urlencode(asked | {"hub.callback": callback}).encode()).close()
        written = write(feed_documents(publication, {"traffic": [make_entry(1)]}), tmp_path)
        pinger.tell({publication.url(path): "1" for path in written.paths})
        assert arrived.wait(5)
    finally:
        pinger.stop()
        server.stop()
        subscriber.shutdown()
        subscriber.server_close()
    [(link, content)] = heard
    assert link == links
    assert "云岭公路下月封闭施工".encode() in content


def test_a_hub_that_is_down_is_told_again_until_it_hears() -> None:
    told: list[list[str]] = []
    heard = threading.Event()

    def send(hub: str, topics: Sequence[str]) -> None:
        told.append(list(topics))
        if len(told) < 3:
            raise PublishError("down")
        heard.set()

    pinger = Pinger("http://hub.example/", send=send, first_retry=0.001)
    pinger.start()
    pinger.tell({"a": "1", "b": "1"})
    pinger.tell({"a": "2"})
    assert heard.wait(5)
    pinger.stop()
    assert told[-1] == ["a", "b"]


class Heard:
    """A hub that hears, from when it is `up`, and tells when it has heard."""

    def __init__(self, *, up: bool) -> None:
        self.up = up
        self.asked = threading.Event()
        self.topics: list[str] = []

    def __call__(self, hub: str, topics: Sequence[str]) -> None:
        try:
            if not self.up:
                raise PublishError("down")
            self.topics += topics
        finally:
            self.asked.set()


def told(paper: Paper, hub: Heard) -> list[str]:
    """What a hub hears while the service lives once, by the documents' names."""
    with ExitStack() as stack:
        tell = hub_told(paper.settings, paper.store, stack, hub)
        published = paper.publish()
        if published.written:
            tell(published)
        if published.written or owed(paper.settings, paper.store):
            assert hub.asked.wait(5)
    return sorted(topic.rpartition("/")[2] for topic in hub.topics)


def test_a_ping_that_is_owed_is_sent_after_a_restart(tmp_path: Path) -> None:
    paper = Paper(tmp_path, hub="http://hub.example/")
    paper.issue(TODAY, *stories(2))
    assert told(paper, Heard(up=False)) == []
    assert "all.atom" in told(paper, Heard(up=True))
    assert told(paper, Heard(up=True)) == []
    paper.store.close()


def test_what_was_published_while_the_service_was_down_is_told_at_its_start(tmp_path: Path) -> None:
    paper = Paper(tmp_path, hub="http://hub.example/")
    paper.issue(TODAY, *stories(2))
    told(paper, Heard(up=True))
    paper.issue(TODAY - timedelta(days=1), *stories(1, 10), category="jobs")
    paper.publish()
    heard = told(paper, Heard(up=True))
    assert {"all.atom", "jobs.atom"} <= set(heard)
    assert "traffic.atom" not in heard
    paper.store.close()


def test_another_hub_has_heard_of_nothing(tmp_path: Path) -> None:
    paper = Paper(tmp_path, hub="http://hub.example/")
    paper.issue(TODAY, *stories(2))
    told(paper, Heard(up=True))
    publish = msgspec.structs.replace(paper.settings.publish, hub="http://other.example/")
    paper.settings = msgspec.structs.replace(paper.settings, publish=publish)
    assert "traffic.atom" in told(paper, Heard(up=True))
    paper.store.close()


@pytest.mark.parametrize("hub", ["http://127.0.0.1:1/", "http://no-such-host.invalid/"])
def test_a_hub_that_can_not_be_reached_is_named(hub: str) -> None:
    with pytest.raises(PublishError, match=hub):
        ping(hub, ["a"])


def test_a_pinger_that_waits_stops_at_once() -> None:
    pinger = Pinger("http://hub.example/", send=lambda hub, topics: None)
    pinger.start()
    pinger.stop()
    assert not pinger._thread.is_alive()
