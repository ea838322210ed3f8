"""The service: watches the inbox, publishes on APScheduler's clock and serves output/, until it is told to stop.

Ingest runs on the main thread, publishing on the scheduler's, HTTP on the web server's; they meet in the store alone.
"""

from __future__ import annotations

import shutil
import signal
import threading
import time
from collections.abc import Callable
from contextlib import ExitStack
from datetime import datetime
from pathlib import Path

import structlog
from apscheduler.events import EVENT_JOB_ERROR, EVENT_JOB_MISSED, JobExecutionEvent
from apscheduler.executors.pool import ThreadPoolExecutor
from apscheduler.schedulers.background import BackgroundScheduler
from apscheduler.triggers.base import BaseTrigger
from apscheduler.triggers.cron import CronTrigger
from apscheduler.triggers.interval import IntervalTrigger

from feeder import inbox, logs, publisher
from feeder.errors import FeederError, StoreError
from feeder.lock import only_one
from feeder.server import WebServer, make_app
from feeder.service import Feeder, opened
from feeder.settings import Settings

log = structlog.get_logger(__name__)

SAMPLE = Path(__file__).with_name("samples") / "yunxi-2024-05-16-01.txt"
RETRY_SECONDS = 30.0  # how long a file waits that can't be stored or moved just now
HINT_SECONDS = 0.05  # what one event is followed by, seen in one look
ROUND_SECONDS = 5.0  # in a long round, what was taken is published this often


class Wake:
    """Wakes the main loop: something may have happened in the inbox, or it is time to stop."""

    def __init__(self) -> None:
        self._event = threading.Event()
        self.stopping = False

    def hint(self) -> None:
        """Something may have happened."""
        self._event.set()

    def stop(self) -> None:
        """It is time to stop."""
        self.stopping = True
        self._event.set()

    def wait(self, seconds: float) -> None:
        """Sleep so long, or until woken."""
        if self._event.wait(seconds) and not self.stopping:
            time.sleep(HINT_SECONDS)
            self._event.clear()


def run(settings: Settings) -> None:
    """Run until SIGINT or SIGTERM; raises a FeederError where the service can't start."""
    logs.configure()
    wake = Wake()
    with ExitStack() as stack:
        stack.enter_context(only_one(settings.folder("state") / "feeder.lock"))
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, lambda *_: wake.stop())
        first = not settings.database.exists()
        _make_folders(settings)
        feeder = stack.enter_context(opened(settings))
        publisher.sweep(settings.folder("output"))
        if settings.server.enabled:
            server = WebServer(make_app(settings.folder("output")), settings.server.host, settings.server.port)
            server.start()
            stack.callback(server.stop)
        clock = Clock(feeder)
        stack.callback(clock.stop)
        if first and settings.inbox.sample:
            _put_sample(settings.folder("inbox"))
        _say_where(settings)
        watch_inbox(feeder, clock.publish_soon, wake)
        log.info("stopping")


def watch_inbox(feeder: Feeder, taken: Callable[[], None], wake: Wake) -> None:
    """Take in what has stood still in the inbox, calling `taken` when something was, until told to stop."""
    settings = feeder.settings.inbox
    folder = feeder.settings.folder("inbox")
    box = inbox.Inbox(folder, settings.settle_seconds, time.monotonic)
    watch = inbox.Watch(folder, wake.hint)
    try:
        while not wake.stopping:
            folder.mkdir(parents=True, exist_ok=True)
            watch.renew()
            _take_ready(feeder, box, taken, wake)
            waiting = box.waiting_seconds()
            wake.wait(settings.rescan_seconds if waiting is None else min(waiting, settings.rescan_seconds))
    finally:
        watch.stop()


def _take_ready(feeder: Feeder, box: inbox.Inbox, taken: Callable[[], None], wake: Wake) -> None:
    said = time.monotonic()
    any_taken = False
    for found in box.ready():
        if wake.stopping:
            break
        any_taken = _take(feeder, box, found) or any_taken
        if any_taken and time.monotonic() - said > ROUND_SECONDS:
            taken()
            said, any_taken = time.monotonic(), False
    if any_taken:
        taken()


def _take(feeder: Feeder, box: inbox.Inbox, found: inbox.Found) -> bool:
    """Take one file in and say so; one that can't be stored or moved now stays where it is and waits."""
    try:
        outcome = feeder.ingest_found(found)
    except (StoreError, OSError) as exc:
        log.error("a file must wait", file=found.name, reason=str(exc), seconds=RETRY_SECONDS)
        box.hold(found, RETRY_SECONDS)
        return False
    if outcome.refused:
        log.warning("refused", file=found.name, reason=outcome.refused)
    else:
        log.info("taken", file=found.name, result=outcome.said)
    return not outcome.refused


class Clock:
    """Publishes by the schedule, and soon after an issue where that is wished; on threads of its own."""

    def __init__(self, feeder: Feeder) -> None:
        self._feeder = feeder
        self._after_ingest = feeder.settings.publish.after_ingest
        defaults = {"coalesce": True, "max_instances": 1, "misfire_grace_time": None}
        self._scheduler = BackgroundScheduler(
            timezone=feeder.settings.zone, job_defaults=defaults, executors={"default": ThreadPoolExecutor(3)}
        )
        self._scheduler.add_listener(_say_trouble, EVENT_JOB_ERROR | EVENT_JOB_MISSED)
        now = datetime.now(feeder.settings.zone)
        self._scheduler.add_job(self._publish, _trigger(feeder.settings), id="publish")
        self._scheduler.add_job(self._publish, id="publish at start", next_run_time=now)
        self._scheduler.start()

    def publish_soon(self) -> None:
        """Publish as soon as a publishing that is under way has ended; many wishes make one."""
        if self._after_ingest:
            # Two at once: one that is under way may have read the store already, the second waits for its turn.
            self._scheduler.add_job(self._publish, id="publish soon", replace_existing=True, max_instances=2)

    def stop(self) -> None:
        """Let a publishing that is under way end."""
        self._scheduler.shutdown(wait=True)

    def _publish(self) -> None:
        try:
            published = self._feeder.publish()
        except FeederError as exc:
            log.error("can't publish now; what was published before stands", reason=str(exc))
            return
        if published.written or published.removed:
            log.info("published", documents=len(published.written), removed=len(published.removed))


def _trigger(settings: Settings) -> BaseTrigger:
    if settings.publish.cron:
        return CronTrigger.from_crontab(settings.publish.cron, settings.zone)
    return IntervalTrigger(seconds=settings.publish.every_seconds, timezone=settings.zone)


def _say_trouble(event: JobExecutionEvent) -> None:
    if event.code == EVENT_JOB_MISSED:
        log.warning("a scheduled run was missed", job=event.job_id)
    else:
        log.error("a scheduled run failed", job=event.job_id, reason=repr(event.exception), traceback=event.traceback)


def _make_folders(settings: Settings) -> None:
    for name in settings.paths.__struct_fields__:
        folder = settings.folder(name)
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as exc:
            raise StoreError(f"{folder}: the folder can't be made (paths.{name}): {exc.strerror}") from exc


def _put_sample(folder: Path) -> None:
    """Something to read at the very first start; an inbox that has files already needs none."""
    if next(inbox.files_in(folder), None) is None:
        shutil.copyfile(SAMPLE, folder / SAMPLE.name)


def _say_where(settings: Settings) -> None:
    address = settings.publish.base_url if settings.server.enabled else f"{settings.folder('output')}"
    print(f"{settings.paper.name}: drop issue files into {settings.folder('inbox')}", flush=True)
    print(f"读报 Read it at {address}/   (Ctrl-C ends it)", flush=True)
