"""How the service is: alive, ready or not and why, and what it has done; over HTTP at /healthz, /readyz, /metrics.

Nothing here can be changed from outside: there are no admin endpoints, the verbs of the command line are enough.
"""

from __future__ import annotations

import asyncio
import shutil
import time
from collections.abc import Callable, Iterable

from prometheus_client import CollectorRegistry, Counter, Gauge, ProcessCollector, generate_latest
from prometheus_client.exposition import CONTENT_TYPE_PLAIN_0_0_4
from prometheus_client.metrics_core import GaugeMetricFamily, Metric
from prometheus_client.registry import Collector
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import BaseRoute, Route

from feeder import __version__, systemd
from feeder.errors import FeederError
from feeder.settings import Settings
from feeder.store import Store

BEAT_SECONDS = 120.0  # the main loop goes round far more often than this
_HARMLESS = ("configuration", "disk", "watching")  # the service does its work all the same, only not as wished


class Health:
    """What the parts of the service say of themselves; safe to use from several threads."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._beat = clock()
        self._told = 0.0
        self._troubles: dict[str, str] = {"start": "the service is starting"}
        self.registry = CollectorRegistry()
        ProcessCollector(registry=self.registry)
        Gauge("feeder_info", "The version that runs.", ["version"], registry=self.registry).labels(__version__).set(1)
        self._taken = Counter("feeder_files_taken", "Files taken into the store.", registry=self.registry)
        self._refused = Counter("feeder_files_refused", "Files refused.", registry=self.registry)
        self._held = Counter("feeder_files_held", "Times a file had to wait.", registry=self.registry)
        self._documents = Counter("feeder_documents_written", "Documents published.", registry=self.registry)
        self._runs = Counter("feeder_publishings", "Publishings that ended well.", registry=self.registry)

    def beat(self) -> None:
        """The main loop goes round; systemd hears of it every second at most."""
        self._beat = self._clock()
        if self._beat - self._told >= 1.0:
            self._told = self._beat
            troubles = "; ".join(f"{part}: {trouble}" for part, trouble in self.troubles().items())
            systemd.alive(troubles or "all is well")

    def alive(self) -> bool:
        """Whether the main loop goes round."""
        return self._clock() - self._beat < BEAT_SECONDS

    def tell(self, part: str, trouble: str) -> None:
        """A part says what keeps it from its work, or with "" that nothing does."""
        if trouble:
            self._troubles[part] = trouble
        else:
            self._troubles.pop(part, None)

    def troubles(self) -> dict[str, str]:
        """What keeps parts from their work, by part."""
        return dict(self._troubles)

    def ready(self) -> bool:
        """Whether all that readers and newsroom need works."""
        return not any(part not in _HARMLESS for part in self.troubles())

    def taken(self) -> None:
        """A file was taken."""
        self._taken.inc()

    def refused(self) -> None:
        """A file was refused."""
        self._refused.inc()

    def held(self) -> None:
        """A file must wait."""
        self._held.inc()

    def published(self, documents: int) -> None:
        """A publishing ended well."""
        self._runs.inc()
        self._documents.inc(documents)


class _Paper(Collector):
    """What the store and the disk hold, looked up when it is asked for."""

    def __init__(self, store: Store, settings: Settings, health: Health) -> None:
        self._store = store
        self._settings = settings
        self._health = health

    def collect(self) -> Iterable[Metric]:
        state = self._settings.folder("state")
        figures: dict[str, tuple[str, Callable[[], float]]] = {
            "feeder_issues": ("Issues that stand.", self._store.issue_count),
            "feeder_articles": ("Articles that stand.", self._store.article_count),
            "feeder_failures": ("Files that are refused or must wait.", lambda: len(self._store.failures())),
            "feeder_disk_free_bytes": ("Free on the state folder's disk.", lambda: shutil.disk_usage(state).free),
            "feeder_ready": ("1 while /readyz says so.", self._health.ready),
        }
        for name, (said, figure) in figures.items():
            try:
                yield GaugeMetricFamily(name, said, value=float(figure()))
            except (FeederError, OSError):  # a figure that can't be had is left out; /readyz says why
                continue


def routes(health: Health, store: Store, settings: Settings) -> list[BaseRoute]:
    """GET /healthz, /readyz and /metrics."""
    health.registry.register(_Paper(store, settings, health))

    async def healthz(_: Request) -> Response:
        return _said("ok\n") if health.alive() else _said("the main loop stands still\n", 503)

    async def readyz(_: Request) -> Response:
        lines = "".join(f"{part}: {trouble}\n" for part, trouble in sorted(health.troubles().items()))
        return _said(lines or "ready\n") if health.ready() else _said(lines, 503)

    async def metrics(_: Request) -> Response:
        content = await asyncio.to_thread(generate_latest, health.registry)
        return Response(content, media_type=CONTENT_TYPE_PLAIN_0_0_4)

    return [Route("/healthz", healthz), Route("/readyz", readyz), Route("/metrics", metrics)]


def _said(text: str, status: int = 200) -> Response:
    return PlainTextResponse(text, status, {"cache-control": "no-store"})
