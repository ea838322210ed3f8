"""The ASGI application: what stands in output/ is served, everything else goes to the service's routes."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
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

from feeder.server.conditions import is_current
from feeder.server.files import SAFE, Files, Representation

log = structlog.get_logger(__name__)

METHODS = ("GET", "HEAD")
PLAIN = {
    301: "Moved. 已移动。\n",
    404: "Not found. 找不到这个页面。\n",
    405: "This can only be read. 此地址只能读取。\n",
    500: "Something went wrong here. 服务器出错了。\n",
}


def make_app(output: Path, *, routes: Sequence[BaseRoute] = ()) -> ASGIApp:
    """An ASGI application that serves the documents in output/, then `routes`, else a plain 404 or 405."""
    others = Starlette(
        routes=routes,
        middleware=[Middleware(_Inert)],
        exception_handlers={HTTPException: _plain_exception, Exception: _plain_500},
    )
    return _Documents(Files(output), others)


class _Documents:
    """Answers for what stands in output/; a request for anything else goes on to the next application.

    On the bare protocol rather than as a route: readers poll, and between a poll and its 304 there is but one stat.
    """

    def __init__(self, files: Files, otherwise: ASGIApp) -> None:
        self._files = files
        self._otherwise = otherwise

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        document = folder = None
        if scope["type"] == "http":
            path = scope["path"]
            try:
                document = self._files.at_hand(path) or await asyncio.to_thread(self._files.read, path)
                folder = not document and await asyncio.to_thread(self._files.is_folder, path)
            except OSError as exc:
                log.error("a document can't be read", path=path, reason=str(exc))
                await _plain(500)(scope, receive, send)
                return
        if document and scope["method"] in METHODS:
            await _send_document(document, scope, send)
        elif document:
            await _plain(405, {"allow": ", ".join(METHODS)})(scope, receive, send)
        elif folder:
            await _plain(301, {"location": quote(path) + "/"})(scope, receive, send)
        else:
            await self._pass_on(scope, receive, send)

    async def _pass_on(self, scope: Scope, receive: Receive, send: Send) -> None:
        try:
            await self._otherwise(scope, receive, send)
        except Exception:  # the client has its 500 by now
            log.exception("a request failed", method=scope.get("method"), path=scope.get("path"))


async def _send_document(document: Representation, scope: Scope, send: Send) -> None:
    if_none_match = if_modified_since = None
    for name, value in scope["headers"]:
        if name == b"if-none-match":  # a list may be spread over several lines
            line = value.decode("latin-1")
            if_none_match = line if if_none_match is None else f"{if_none_match},{line}"
        elif name == b"if-modified-since":
            if_modified_since = value.decode("latin-1")
    if is_current(document.etag, document.modified, if_none_match, if_modified_since):
        await send({"type": "http.response.start", "status": 304, "headers": document.headers_304})
        await send({"type": "http.response.body", "body": b""})
        return
    await send({"type": "http.response.start", "status": 200, "headers": document.headers})
    await send({"type": "http.response.body", "body": document.content if scope["method"] == "GET" else b""})


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
    return _plain(exc.status_code, exc.headers, PLAIN.get(exc.status_code, f"{exc.detail}\n"))


def _plain_500(request: Request, exc: Exception) -> Response:
    return _plain(500)
