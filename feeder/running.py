"""The service: watches the inbox, publishes on its clock and serves output/, until it is told to stop.

Files are read in a process apart and taken in on the main thread; publishing has threads of its own, and so has HTTP.
They meet in the store alone, so none waits for another. What can't be done now is said, and tried again later.
"""

from __future__ import annotations

import os
import shutil
import signal
import threading
import time
from contextlib import ExitStack
from pathlib import Path

import structlog

from feeder import inbox, logs, memory, publisher, systemd, tokens, web
from feeder.apart import SAMPLE, Reader
from feeder.clock import Clock
from feeder.configuration import CONFIGURATION, Configuration
from feeder.errors import ServeError, StoreError
from feeder.health import Health, routes
from feeder.lock import only_one
from feeder.operating import LOCK_FILE
from feeder.pings import hub_told
from feeder.rounds import Rounds
from feeder.server import Documents, WebServer, make_app
from feeder.service import Feeder
from feeder.settings import Settings
from feeder.setup import LOW_BYTES
from feeder.store import Store

log = structlog.get_logger(__name__)

HINT_SECONDS = 0.05  # what one event is followed by, seen in one look
LONGEST_SLEEP = 10.0  # seconds between two looks at the clock, the configuration and the watchdog


class Wake:
    """Wakes the main loop: something may have happened in the inbox, or it is time to stop or to read the
    configuration anew."""

    def __init__(self) -> None:
        self._event = threading.Event()
        self.stopping = False
        self.reloading = False

    def hint(self) -> None:
        """Something may have happened."""
        self._event.set()

    def stop(self) -> None:
        """It is time to stop."""
        self.stopping = True
        self._event.set()

    def reload(self) -> None:
        """The configuration is to be read anew."""
        self.reloading = True
        self._event.set()

    def going(self) -> bool:
        """Whether the service is to go on."""
        return not self.stopping

    def wait(self, seconds: float) -> None:
        """Sleep so long, or until woken."""
        if self._event.wait(seconds) and not self.stopping:
            time.sleep(HINT_SECONDS)
            self._event.clear()


def run(settings: Settings) -> None:
    """Run until SIGINT or SIGTERM; raises a FeederError where the service can't start."""
    logs.configure(settings.log.format)
    memory.settle()
    wake = Wake()
    with ExitStack() as stack:
        stack.enter_context(only_one(settings.folder("state") / LOCK_FILE))
        _heed_signals(wake)
        configuration = Configuration(settings, os.environ)
        _make_folders(settings)
        store = Store.open(settings.database, tag=settings.paper.tag, zone=settings.zone)
        stack.callback(store.close)
        publisher.sweep(settings.folder("output"))
        health = Health()
        app = make_app(
            settings.folder("output"),
            routes=[*routes(health, store, settings), *web.routes(store, configuration.publication)],
            is_token=tokens.checker(settings.tokens),
            private=settings.server.private,
        )
        site = Site(settings, app, health)
        site.start()
        stack.callback(site.stop)
        if settings.inbox.sample and _is_new(store):
            _put_sample(settings.folder("inbox"))
        _say_where(settings)
        health.tell("start", "")
        _note_configuration(store, "")
        while wake.going():
            _run_as_configured(configuration, store, site, health, wake)
        log.info("stopping")
        systemd.stopping()


class Site:
    """The web server, where one is wished; started anew should it ever end by itself."""

    def __init__(self, settings: Settings, app: Documents, health: Health) -> None:
        self._settings = settings
        self._health = health
        self._app = app
        self._server: WebServer | None = None

    def start(self) -> None:
        """Serve; raises ServeError where that can't be done."""
        if self._settings.server.enabled:
            self._server = WebServer(self._app, self._settings.server.host, self._settings.server.port)
            self._server.start()

    def look_after(self) -> None:
        """Start the server again if it has ended."""
        if self._server is None or self._server.alive():
            return
        log.error("the web server has ended; it is started again")
        try:
            self.start()
            self._health.tell("server", "")
        except ServeError as exc:
            log.error("the web server can't start", reason=str(exc))
            self._health.tell("server", str(exc))

    def stop(self) -> None:
        """Serve no more."""
        if self._server:
            self._server.stop()


def _run_as_configured(configuration: Configuration, store: Store, site: Site, health: Health, wake: Wake) -> None:
    """Work by one configuration until the next one is in force, or it is time to stop."""
    settings, rules = configuration.in_force.settings, configuration.in_force.rules
    logs.configure(settings.log.format)
    with ExitStack() as stack:

        def going() -> bool:
            """Asked often while a file is read: that may take long, and is no reason to think the loop stands still."""
            health.beat()
            return wake.going()

        reader = Reader(settings, rules, going)
        stack.callback(reader.close)
        feeder = Feeder(settings, store.named(settings.paper.tag, settings.zone), rules, reader)
        clock = Clock(feeder, health, published=hub_told(settings, store, stack))
        stack.callback(clock.stop)
        rounds = Rounds(feeder, clock.issue_taken, health, wake)
        stack.callback(rounds.close)
        systemd.ready()
        while wake.going() and not _renewed(configuration, store, health, wake):
            rounds.go()
            clock.heed()
            site.look_after()
            health.tell("disk", low_on_disk(settings.folder("state")))
            reader.prepare() if rounds.waiting() else reader.rest()
            wake.wait(min(rounds.idle_seconds(), 1.0 if configuration.settling() else LONGEST_SLEEP))


def low_on_disk(folder: Path) -> str:
    """A word while there is still room to act; "" where there is plenty."""
    try:
        free = shutil.disk_usage(folder).free
    except OSError as exc:
        return f"{folder}: {exc.strerror}"
    return f"{free // 1024**2:,} MiB are free on the disk of {folder}" if free < LOW_BYTES else ""


def _renewed(configuration: Configuration, store: Store, health: Health, wake: Wake) -> bool:
    """Read the configuration anew where that is wished or its files changed; whether another is in force now."""
    if not wake.reloading and not configuration.changed():
        return False
    wake.reloading = False
    systemd.reloading()
    renewed = configuration.renew()
    health.tell("configuration", configuration.refused)
    _note_configuration(store, configuration.refused)
    if not renewed:
        systemd.ready()
    return renewed


def _note_configuration(store: Store, refused: str) -> None:
    """Leave word for `feeder status` of why the files as they are are not in force."""
    try:
        if store.marks().get(CONFIGURATION, "") != refused:
            store.set_marks({CONFIGURATION: refused})
    except StoreError as exc:
        log.error("can't be noted", what="the configuration's state", reason=str(exc))


def _heed_signals(wake: Wake) -> None:
    def stop(number: int, _frame: object) -> None:
        wake.stop()
        signal.signal(number, signal.SIG_DFL)  # whoever asks twice doesn't want to wait

    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, stop)
    signal.signal(signal.SIGHUP, lambda *_: wake.reload())


def _make_folders(settings: Settings) -> None:
    for name in settings.paths.__struct_fields__:
        folder = settings.folder(name)
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as exc:
            raise StoreError(f"{folder}: the folder can't be made (paths.{name}): {exc.strerror}") from exc


def _is_new(store: Store) -> bool:
    """Whether nothing was ever dropped or taken in; somebody may have looked at the paper already."""
    return not (store.last_change() or store.failures() or store.waiting_pictures(1))


def _put_sample(folder: Path) -> None:
    """Something to read at the very first start; an inbox that has files already needs none."""
    if next(inbox.files_in(folder), None) is None:
        shutil.copyfile(SAMPLE, folder / SAMPLE.name)


def _say_where(settings: Settings) -> None:
    address = settings.publish.base_url if settings.server.enabled else f"{settings.folder('output')}"
    print(f"{settings.paper.name}: drop issue files into {settings.folder('inbox')}", flush=True)
    print(f"读报 Read it at {address}/   (Ctrl-C ends it)", flush=True)
