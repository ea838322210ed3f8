"""What a client gets for what stands in output/, asked through the ASGI application itself."""

import asyncio
import hashlib
import os
import time
from collections.abc import Callable, Coroutine
from email.utils import formatdate
from pathlib import Path
from typing import Any

import httpx
import pytest
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from feeder.server import make_app
from feeder.server.files import Files

FEED = b"<feed xmlns='http://www.w3.org/2005/Atom'/>"
LONG_AGO = 1_700_000_000

Get = Callable[..., httpx.Response]


@pytest.fixture
def output(tmp_path: Path) -> Path:
    """An output/ whose files were written long ago, with things around and in it that are nobody's business."""
    output = tmp_path / "output"
    (output / "feeds").mkdir(parents=True)
    (output / "articles/2026").mkdir(parents=True)
    (tmp_path / "secret.txt").write_bytes(b"secret")
    (output / "feeds/traffic.atom").write_bytes(FEED)
    (output / "feeds/traffic.json").write_bytes(b"{}")
    (output / "feeds/交通.atom").write_bytes(FEED)
    (output / "feeds.opml").write_bytes(b"<opml/>")
    (output / "articles/2026/index.html").write_bytes(b"<p>2026</p>")
    (output / "index.html").write_bytes(b"<p>first page</p>")
    (output / ".gitkeep").write_bytes(b"secret")
    (output / "feeds/.00.11.tmp").write_bytes(b"secret")
    (output / "feeds/out.atom").symlink_to(tmp_path / "secret.txt")
    (output / "out").symlink_to(tmp_path)
    (output / "hidden.txt").symlink_to(output / ".gitkeep")
    (output / "latest.atom").symlink_to(output / "feeds/traffic.atom")
    os.mkfifo(output / "pipe.txt")
    for path in output.rglob("*"):
        if not path.is_symlink():
            os.utime(path, (LONG_AGO, LONG_AGO))
    return output


def asker(output: Path, **options: Any) -> Get:
    app = make_app(output, **options)

    def ask(path: str, method: str = "GET", **headers: str) -> httpx.Response:
        async def asking() -> httpx.Response:
            transport = httpx.ASGITransport(app=app)
            async with httpx.AsyncClient(transport=transport, base_url="http://localhost") as client:
                return await client.request(method, path, headers={k.replace("_", "-"): v for k, v in headers.items()})

        return run(asking())

    return ask


def run(coroutine: Coroutine[Any, Any, httpx.Response]) -> httpx.Response:
    return asyncio.run(coroutine)


@pytest.fixture
def get(output: Path) -> Get:
    return asker(output)


def test_a_document_comes_with_its_bytes_type_and_validators(get: Get) -> None:
    answer = get("/feeds/traffic.atom")
    assert answer.status_code == 200
    assert answer.content == FEED
    assert answer.headers["content-type"] == "application/atom+xml; charset=utf-8"
    assert answer.headers["content-length"] == str(len(FEED))
    assert answer.headers["last-modified"] == formatdate(LONG_AGO, usegmt=True)
    assert answer.headers["etag"] == f'"{hashlib.blake2b(FEED, digest_size=16).hexdigest()}"'
    assert answer.headers["cache-control"] == "no-cache"


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/", "text/html; charset=utf-8"),
        ("/index.html", "text/html; charset=utf-8"),
        ("/articles/2026/", "text/html; charset=utf-8"),
        ("/feeds.opml", "text/x-opml; charset=utf-8"),
        ("/feeds/traffic.json", "application/feed+json"),
        ("/feeds/%E4%BA%A4%E9%80%9A.atom", "application/atom+xml; charset=utf-8"),
        ("/latest.atom", "application/atom+xml; charset=utf-8"),
        ("/feeds/traffic.atom?utm_source=x", "application/atom+xml; charset=utf-8"),
    ],
)
def test_each_kind_of_document_says_its_type(get: Get, path: str, kind: str) -> None:
    answer = get(path)
    assert (answer.status_code, answer.headers["content-type"]) == (200, kind)


@pytest.mark.parametrize(
    "path",
    [
        "/nothing.atom",
        "/feeds/",
        "/feeds",
        "/.gitkeep",
        "/feeds/.00.11.tmp",
        "/feeds/out.atom",
        "/out/secret.txt",
        "/hidden.txt",
        "/pipe.txt",
        "/../secret.txt",
        "/%2e%2e/secret.txt",
        "/feeds/..%2f..%2f../secret.txt",
        "/feeds//traffic.atom",
        "//feeds/traffic.atom",
        "//",
        "/feeds/traffic.atom/",
        "/feeds/traffic.atom%00.html",
        "/feeds/traffic.atom/x",
        "/%ff%fe",
        pytest.param("/" + "a" * 5000, id="a name too long"),
        "/output/index.html",
    ],
)
def test_what_is_not_public_is_not_found(output: Path, path: str) -> None:
    found = Files(output).read(httpx.URL("http://localhost" + path).path if path != "//" else path)
    assert found is None
    answer = asker(output)("http://localhost" + path)
    assert answer.status_code == 404
    assert b"secret" not in answer.content
    assert answer.headers["content-type"] == "text/plain; charset=utf-8"


def test_a_folder_with_an_index_leads_to_it(get: Get) -> None:
    answer = get("/articles/2026")
    assert (answer.status_code, answer.headers["location"]) == (301, "2026/")


@pytest.mark.parametrize("path", ["/", "/feeds/traffic.atom", "/nothing", "/articles/2026"])
def test_every_answer_is_inert(get: Get, path: str) -> None:
    answer = get(path)
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert "default-src 'none'" in answer.headers["content-security-policy"]
    assert "script" not in answer.headers["content-security-policy"]
    assert answer.headers["referrer-policy"] == "no-referrer"


def test_head_says_what_get_would_without_the_body(get: Get) -> None:
    head, full = get("/feeds/traffic.atom", "HEAD"), get("/feeds/traffic.atom")
    assert head.content == b""
    assert head.headers == full.headers


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS", "TRACE", "PROPFIND"])
def test_documents_can_only_be_read(get: Get, method: str) -> None:
    answer = get("/feeds/traffic.atom", method)
    assert (answer.status_code, answer.headers["allow"]) == (405, "GET, HEAD")


ETAG = f'"{hashlib.blake2b(FEED, digest_size=16).hexdigest()}"'
THEN, EARLIER, LATER = (formatdate(LONG_AGO + shift, usegmt=True) for shift in (0, -1, 86400))


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"If-None-Match": ETAG}, 304),
        ({"If-None-Match": f"W/{ETAG}"}, 304),
        ({"If-None-Match": f'"a", W/"b,c" ,{ETAG}'}, 304),
        ({"If-None-Match": "*"}, 304),
        ({"If-None-Match": '"another"'}, 200),
        ({"If-None-Match": ETAG.strip('"')}, 200),
        ({"If-None-Match": ""}, 200),
        ({"If-Modified-Since": THEN}, 304),
        ({"If-Modified-Since": LATER}, 304),
        ({"If-Modified-Since": EARLIER}, 200),
        ({"If-Modified-Since": "yesterday"}, 200),
        ({"If-Modified-Since": "Tue, 99 Nov 2026 99:99:99 GMT"}, 200),
        ({"If-Modified-Since": ""}, 200),
        ({"If-None-Match": '"another"', "If-Modified-Since": LATER}, 200),
        ({"If-None-Match": ETAG, "If-Modified-Since": EARLIER}, 304),
    ],
)
def test_what_the_client_holds_already_is_not_sent_again(get: Get, headers: dict[str, str], status: int) -> None:
    answer = get("/feeds/traffic.atom", **headers)
    assert answer.status_code == status
    assert answer.headers["etag"] == ETAG
    assert answer.content == (b"" if status == 304 else FEED)
    assert get("/feeds/traffic.atom", "HEAD", **headers).status_code == status


def test_a_304_carries_no_type_or_length(get: Get) -> None:
    answer = get("/feeds/traffic.atom", If_None_Match=ETAG)
    assert set(answer.headers) == {"etag", "cache-control", "last-modified", "vary"}


def test_a_document_that_changes_is_sent_anew_each_time(output: Path, get: Get) -> None:
    for number in range(20):
        fresh = b"%04d" % number
        (output / "new").write_bytes(fresh)
        (output / "new").replace(output / "feeds/traffic.atom")
        answer = get("/feeds/traffic.atom")
        assert answer.content == fresh
        assert answer.headers["etag"] == f'"{hashlib.blake2b(fresh, digest_size=16).hexdigest()}"'


def test_a_document_changed_in_place_within_the_clocks_grain_is_seen(output: Path, get: Get) -> None:
    file = output / "feeds/traffic.atom"
    file.write_bytes(b"one")
    before = file.stat()
    assert get("/feeds/traffic.atom").content == b"one"
    file.write_bytes(b"two")
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert get("/feeds/traffic.atom").content == b"two"


def test_a_file_written_this_second_has_no_last_modified_yet(output: Path, get: Get) -> None:
    """A client that came in the same second would be told 304 for what replaced it a moment later."""
    (output / "feeds/traffic.atom").write_bytes(b"one")
    answer = get("/feeds/traffic.atom", If_Modified_Since=formatdate(time.time() + 9, usegmt=True))
    assert answer.status_code == 200
    assert "last-modified" not in answer.headers
    assert "etag" in answer.headers


def test_a_document_that_is_removed_is_gone_at_once(output: Path, get: Get) -> None:
    assert get("/feeds/traffic.atom").status_code == 200
    (output / "feeds/traffic.atom").unlink()
    assert get("/feeds/traffic.atom").status_code == 404


def test_what_did_not_change_is_read_from_disk_once(output: Path) -> None:
    files = Files(output)
    assert files.at_hand("/feeds/traffic.atom") is None
    read = files.read("/feeds/traffic.atom")
    assert files.at_hand("/feeds/traffic.atom") is read


def test_the_documents_at_hand_are_bounded(output: Path) -> None:
    files = Files(output, memory=len(FEED) + 1)
    files.read("/feeds/traffic.atom")
    files.read("/latest.atom")
    assert files.at_hand("/feeds/traffic.atom") is None
    assert files.at_hand("/latest.atom")


def test_output_need_not_exist_yet(tmp_path: Path) -> None:
    get = asker(tmp_path / "output")
    assert get("/").status_code == 404
    (tmp_path / "output").mkdir()
    (tmp_path / "output/index.html").write_bytes(b"here")
    assert get("/").content == b"here"


async def health(request: Request) -> Response:
    return PlainTextResponse("well")


async def broken(request: Request) -> Response:
    raise RuntimeError("a fault of ours")


def test_routes_are_answered_where_no_document_stands(output: Path) -> None:
    get = asker(output, routes=[Route("/healthz", health), Route("/index.html", health)])
    assert get("/healthz").text == "well"
    assert get("/healthz").headers["x-content-type-options"] == "nosniff"
    assert get("/healthz", "POST").status_code == 405
    assert get("/index.html").content == b"<p>first page</p>"


def test_a_fault_in_a_route_is_a_plain_500_and_the_server_goes_on(output: Path) -> None:
    get = asker(output, routes=[Route("/broken", broken)])
    answer = get("/broken")
    assert answer.status_code == 500
    assert "fault of ours" not in answer.text
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert get("/").status_code == 200
