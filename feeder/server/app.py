"""The ASGI application: what stands in output/ is served, everything else goes to the service's routes."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Callable, Mapping, Sequence
from http import HTTPStatus
from pathlib import Path
from urllib.parse import quote

import structlog
from starlette.applications import Starlette
from starlette.datastructures import MutableHeaders
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import BaseRoute
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from feeder.server.answers import Answer, asked, decide
from feeder.server.conditions import etags
from feeder.server.deltas import WITHDRAWN, Deltas
from feeder.server.files import SAFE, Files, Headers, Representation, Version, media_type

log = structlog.get_logger(__name__)

METHODS = ("GET", "HEAD")
ALWAYS = ("/healthz", "/readyz", "/metrics")  # answered on a private paper too
_TOKEN = re.compile(r"/t/(?P<token>[^/]*)(?P<path>/.*)?", re.DOTALL)
PLAIN = {
    303: "See the page. 请看网页。\n",
    301: "Moved. 已移动。\n",
    404: "Not found. 找不到这个页面。\n",
    405: "This can only be read. 此地址只能读取。\n",
    500: "Something went wrong here. 服务器出错了。\n",
}


def _no_token(token: str) -> bool:
    """For a paper that has given none."""
    return False


def make_app(
    output: Path,
    *,
    routes: Sequence[BaseRoute] = (),
    is_token: Callable[[str], bool] = _no_token,
    private: bool = False,
) -> Documents:
    """An ASGI application that serves the documents in output/, then `routes`, else a plain 404 or 405.

    Below /t/TOKEN/ the same stands for who holds a token that `is_token` knows; with `private` it stands only there.
    """
    others = Starlette(
        routes=routes,
        middleware=[Middleware(_Inert)],
        exception_handlers={HTTPException: _plain_exception, Exception: _plain_500},
    )
    return Documents(Files(output), others, is_token, private)


class Documents:
    """Answers for what stands in output/; a request for anything else goes on to the next application.

    On the bare protocol rather than as a route: readers poll, and between a poll and its 304 there is but one stat.
    """

    def __init__(self, files: Files, otherwise: ASGIApp, is_token: Callable[[str], bool], private: bool) -> None:
        self._files = files
        self._otherwise = otherwise
        self._is_token = is_token
        self._private = private
        self._deltas = Deltas()

    def at_hand(self, path: str, said: Mapping[bytes, str]) -> Answer | None:
        """The 200 or 304 for a GET or HEAD that takes no waiting: what `__call__` would answer, else None.

        `said` as from `asked`.
        """
        if self._private or _TOKEN.fullmatch(path):
            return None
        version = self._files.at_hand(path)
        answer = decide(path, version, said) if version else None
        return answer if answer and answer.status in (200, 304) else None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        try:
            await self._answer_any(scope, receive, send)
        except Exception:  # the client has its 500 by now, or the server gives it
            log.exception("a request failed", method=scope.get("method"), path=scope.get("path"))

    async def _answer_any(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._otherwise(scope, receive, send)
            return
        held = _TOKEN.fullmatch(scope["path"])
        known: bool = held is not None and await asyncio.to_thread(self._is_token, held["token"])
        if held and known:
            await self._answer_private(held, scope, receive, _kept_private(send))
        elif held or (self._private and scope["path"] not in ALWAYS):
            await _plain(404)(scope, receive, send)
        else:
            await self._answer(scope, receive, send)

    async def _answer_private(self, held: re.Match[str], scope: Scope, receive: Receive, send: Send) -> None:
        if held["path"]:
            await self._answer({**scope, "path": held["path"]}, receive, send)
        else:
            await _plain(301, {"location": f"{quote(held['token'])}/"})(scope, receive, send)

    async def _answer(self, scope: Scope, receive: Receive, send: Send) -> None:
        path = scope["path"]
        document = folder = None
        try:
            document = self._files.at_hand(path) or await asyncio.to_thread(self._files.read, path)
            folder = not document and await asyncio.to_thread(self._files.is_folder, path)
        except OSError as exc:
            log.error("a document can't be read", path=path, reason=str(exc))
            await _plain(500)(scope, receive, send)
            return
        if document and scope["method"] in METHODS:
            await self._send(document, scope, receive, send)
        elif document:
            await _plain(405, {"allow": ", ".join(METHODS)})(scope, receive, send)
        elif folder:
            await _plain(301, {"location": quote(path.rpartition("/")[2]) + "/"})(scope, receive, send)
        else:
            await self._otherwise(scope, receive, send)

    async def _send(self, version: Version, scope: Scope, receive: Receive, send: Send) -> None:
        path, said = scope["path"], asked(scope["headers"])
        status, chosen = decide(path, version, said)
        whole = scope["method"] == "GET"
        if status == 303:
            page = await asyncio.to_thread(self._page_of, path)
            await _plain(303, {"location": page, "vary": "Accept"})(scope, receive, send)
        elif status == 304:
            await _respond(send, 304, chosen.headers_304, b"")
        elif status == 226 and (delta := await self._delta_for(path, version, said)):
            await _respond(send, 226, _delta_headers(path, chosen, *delta), delta[1] if whole else b"")
        else:
            await _respond(send, 200, chosen.headers, chosen.content if whole else b"")

    async def _delta_for(self, path: str, version: Version, said: Mapping[bytes, str]) -> tuple[str, bytes] | None:
        await asyncio.to_thread(self._deltas.remember, path, version)
        held = said.get(b"if-none-match")
        return await asyncio.to_thread(self._delta, path, etags(held), version) if held else None

    def _delta(self, path: str, held: list[str], version: Version) -> tuple[str, bytes] | None:
        """What is new in a feed since the version held, and what of that was withdrawn."""
        withdrawn = self._files.at_hand(f"/{WITHDRAWN}") or self._files.read(f"/{WITHDRAWN}")
        return self._deltas.delta(path, held, version, withdrawn)

    def _page_of(self, path: str) -> str:
        """The page of a feed, from the feed's document: that of its category or list, else the front page."""
        slug = path.removeprefix("/feeds/").rpartition(".")[0]
        up = "../" * path.removeprefix("/").count("/")
        slug = slug.partition("/")[0].removesuffix("-alert")
        for page in (f"categories/{slug}.html", f"lists/{slug}.html"):
            if self._files.read(f"/{page}"):
                return up + quote(page)
        return f"{up}index.html"


async def _respond(send: Send, status: int, headers: Headers, body: bytes) -> None:
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})


def _delta_headers(path: str, chosen: Representation, base: str, content: bytes) -> Headers:
    return [
        (b"content-type", media_type(path).encode()),
        (b"content-length", str(len(content)).encode()),
        (b"etag", chosen.etag.encode()),
        (b"im", b"feed"),
        (b"delta-base", base.encode()),
        (b"cache-control", b"no-store, im"),
        (b"vary", b"A-IM, If-None-Match, Accept, Accept-Encoding"),
        *SAFE,
    ]


def _kept_private(send: Send) -> Send:
    """Whatever is answered below a token's address stays with its holder."""

    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            kept = [pair for pair in message.get("headers", []) if pair[0].lower() != b"cache-control"]
            message = {**message, "headers": [*kept, (b"cache-control", b"private, no-store")]}
        await send(message)

    return sending


class _Inert:
    """The headers that keep an answer inert, for those of the routes that don't set their own."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def sending(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in SAFE:
                    headers.setdefault(name.decode(), value.decode())
            await send(message)

        await self._app(scope, receive, sending)


def _plain(status: int, headers: Mapping[str, str] | None = None, text: str = "") -> Response:
    safe = {name.decode(): value.decode() for name, value in SAFE}
    return PlainTextResponse(text or PLAIN[status], status, {**safe, "cache-control": "no-store", **(headers or {})})


def _plain_exception(request: Request, exc: Exception) -> Response:
    assert isinstance(exc, HTTPException)
    return _plain(exc.status_code, exc.headers, _said(exc))


def _said(exc: HTTPException) -> str:
    """What a route said; the plain words where it only gave the status."""
    if exc.detail == HTTPStatus(exc.status_code).phrase:
        return PLAIN.get(exc.status_code, f"{exc.detail}\n")
    return f"{exc.detail}\n"


def _plain_500(request: Request, exc: Exception) -> Response:
    return _plain(500)
