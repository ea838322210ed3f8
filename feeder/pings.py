"""What the WebSub hub is owed: the feeds whose document is not the version that the hub last heard of.

Which versions it heard is kept in the store, so a ping that was owed when the service ended, was killed or lost the
hub is sent after the next start, and so is one for what `feeder publish` wrote meanwhile.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping
from contextlib import ExitStack
from pathlib import Path
from urllib.parse import quote

import structlog

from feeder.errors import StoreError
from feeder.feeds import FORMATS
from feeder.hub import Pinger, Send, ping
from feeder.publishing import Published
from feeder.settings import Settings
from feeder.store import Store

log = structlog.get_logger(__name__)


def hub_told(settings: Settings, store: Store, stack: ExitStack, send: Send = ping) -> Callable[[Published], None]:
    """What tells the hub, if there is one, of the feeds that a publishing wrote; it begins with what is owed."""
    hub = settings.publish.hub
    if not hub:
        return lambda published: None
    pinger = Pinger(hub, send=send, heard=lambda topics: _keep(store, hub, topics))
    pinger.start()
    stack.callback(pinger.stop)
    try:
        pinger.tell(owed(settings, store))
    except StoreError as exc:
        log.error("what the hub is owed can't be told now", reason=str(exc))
    return lambda published: pinger.tell(_versions(settings, published.feeds))


def owed(settings: Settings, store: Store) -> dict[str, str]:
    """The versions of feeds' documents that the hub has not heard of, by their addresses. Raises StoreError."""
    output = settings.folder("output")
    files = [file for form in FORMATS for file in sorted((output / "feeds").glob(f"*.{form}"))]
    told = store.hub_told(settings.publish.hub)
    versions = _versions(settings, (str(file.relative_to(output)) for file in files))
    return {topic: version for topic, version in versions.items() if told.get(topic) != version}


def _versions(settings: Settings, paths: Iterable[str]) -> dict[str, str]:
    """The versions that stand now of these documents, by their addresses."""
    base, output = settings.publish.base_url.rstrip("/"), settings.folder("output")
    found = {path: _version(output / path) for path in paths}
    return {f"{base}/{quote(path)}": version for path, version in found.items() if version}


def _version(file: Path) -> str:
    try:
        return hashlib.blake2b(file.read_bytes(), digest_size=16).hexdigest()
    except OSError:  # it went with its feed, or can't be read: then readers can't read it either
        return ""


def _keep(store: Store, hub: str, topics: Mapping[str, str]) -> None:
    try:
        store.tell_hub(hub, topics)
    except StoreError as exc:
        log.error("can't be noted; the hub will be told again after the next start", reason=str(exc))
