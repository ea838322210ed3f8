"""output/ over HTTP, and nothing else: documents with strong ETags and 304, then the routes the service adds.

make_app(output, …) → an ASGI application;  WebServer(app, host, port) runs it on a thread.
"""

from feeder.server.app import Documents, make_app
from feeder.server.conditions import is_current
from feeder.server.connection import Limits
from feeder.server.files import media_type
from feeder.server.webserver import WebServer

__all__ = ["Documents", "Limits", "WebServer", "is_current", "make_app", "media_type"]
