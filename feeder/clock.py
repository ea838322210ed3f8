"""When to publish: by the schedule, soon after an issue, again after a failure; on threads of its own.

The schedule is the calendar's (APScheduler), so it follows the newsroom's clock through summer time. A jump of that
clock is noticed on the clock that never jumps, and the schedule is set anew. What is published never depends on it.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import structlog
from apscheduler.events import EVENT_JOB_ERROR, EVENT_JOB_MISSED, JobExecutionEvent
from apscheduler.executors.pool import ThreadPoolExecutor
from apscheduler.schedulers.background import BackgroundScheduler
from apscheduler.triggers.base import BaseTrigger
from apscheduler.triggers.cron import CronTrigger
from apscheduler.triggers.interval import IntervalTrigger

from feeder.errors import FeederError
from feeder.health import Health
from feeder.publishing import Published
from feeder.service import Feeder
from feeder.settings import Settings

log = structlog.get_logger(__name__)

RETRY_SECONDS = 30.0
FIRST_TIDYING = 60.0  # seconds after the start
JUMP_SECONDS = 5.0  # by how much the calendar's clock may drift between two looks
PUBLISHED_AT = "published at"  # the mark that says when publishing last ran by the schedule, or had something to write


def _drift() -> float:
    return time.time() - time.monotonic()


class Clock:
    """Publishes when it is time; many wishes make one."""

    def __init__(
        self,
        feeder: Feeder,
        health: Health,
        drift: Callable[[], float] = _drift,
        published: Callable[[Published], None] = lambda published: None,
    ) -> None:
        """`drift` is how far the calendar's clock is ahead of the one that never jumps, in seconds; `published` hears
        of each publishing that wrote something."""
        self._tell_published = published
        self._feeder = feeder
        self._health = health
        self._drift_now = drift
        self._drift = drift()
        self._going = True
        self._retry: float | None = None
        self._trigger = trigger(feeder.settings)
        defaults = {"coalesce": True, "max_instances": 1, "misfire_grace_time": None}
        self._scheduler = BackgroundScheduler(
            timezone=feeder.settings.zone, job_defaults=defaults, executors={"default": ThreadPoolExecutor(3)}
        )
        self._scheduler.add_listener(self._say_trouble, EVENT_JOB_ERROR | EVENT_JOB_MISSED)
        # Two at once: one that is under way may have read the store already, the second waits for its turn.
        self._scheduler.add_job(self._publish, self._trigger, id="publish", max_instances=2)
        first = datetime.now(UTC) + timedelta(seconds=FIRST_TIDYING)
        self._scheduler.add_job(self._tidy, IntervalTrigger(hours=24), id="tidying", next_run_time=first)
        self._scheduler.start()
        self._catch_up()

    def issue_taken(self) -> None:
        """An issue was taken: publish soon, where that is wished."""
        if self._feeder.settings.publish.after_ingest:
            self._soon()

    def heed(self) -> None:
        """Look whether the calendar's clock has jumped, or a failed publishing is to be tried again; call it often."""
        jump = self._drift_now() - self._drift
        if abs(jump) > JUMP_SECONDS:
            log.warning("the clock has jumped; the schedule is set anew", seconds=round(jump))
            self._trigger = trigger(self._feeder.settings)  # anew: an interval counts from when it was made
            self._scheduler.reschedule_job("publish", trigger=self._trigger)
            self._catch_up()
        self._drift += jump
        if self._retry is not None and time.monotonic() >= self._retry:
            self._retry = None
            self._soon()

    def next_run(self) -> datetime | None:
        """When the schedule publishes next."""
        job = self._scheduler.get_job("publish")
        return job.next_run_time if job else None

    def stop(self) -> None:
        """Cut a publishing that is under way short, between two documents, and wait for its end."""
        self._going = False
        if self._scheduler.running:
            self._scheduler.shutdown(wait=True)

    def _catch_up(self) -> None:
        """Publish now by an interval, but by a cron line only what was missed: what is not due may be held back."""
        if self._feeder.settings.publish.cron:
            try:
                last = self._feeder.store.marks().get(PUBLISHED_AT)
            except FeederError as exc:
                log.error("it can't be told whether a scheduled run was missed", reason=str(exc))
                return
            if last and not is_missed(self._trigger, datetime.fromisoformat(last), datetime.now(UTC)):
                return
        self._soon()

    def _soon(self) -> None:
        self._scheduler.modify_job("publish", next_run_time=datetime.now(UTC))

    def _publish(self) -> None:
        try:
            published = self._feeder.publish(lambda: self._going)
            if published.written or published.removed or self._feeder.settings.publish.cron:
                self._feeder.store.set_marks({PUBLISHED_AT: datetime.now(UTC).isoformat()})
        except FeederError as exc:
            if self._going:
                log.error("can't publish now; what was published before stands", reason=str(exc))
                self._health.tell("publishing", str(exc))
                self._retry = time.monotonic() + RETRY_SECONDS
            return
        self._health.tell("publishing", "")
        self._health.published(len(published.written))
        if published.written or published.removed:
            log.info("published", documents=len(published.written), removed=len(published.removed))
            self._tell_published(published)

    def _tidy(self) -> None:
        """Let articles go that are older than [keep] wants, and pictures whose issue never came."""
        try:
            count = self._feeder.expire()
            for stem in self._feeder.drop_unclaimed_pictures():
                log.warning(
                    "a picture was let go, for no issue of its name has come; its file is in done/", picture=stem
                )
        except FeederError as exc:
            log.error("can't let go now of what is old", reason=str(exc))
            return
        if count:
            log.info("old articles were let go", articles=count)
            self._soon()

    def _say_trouble(self, event: JobExecutionEvent) -> None:
        if event.code == EVENT_JOB_MISSED:
            log.warning("a scheduled run was missed", job=event.job_id)
            return
        self._health.tell("publishing", repr(event.exception))
        self._retry = time.monotonic() + RETRY_SECONDS
        log.error("a scheduled run failed", job=event.job_id, reason=repr(event.exception), traceback=event.traceback)


def trigger(settings: Settings) -> BaseTrigger:
    """The schedule of [publish]."""
    if settings.publish.cron:
        return CronTrigger.from_crontab(settings.publish.cron, settings.zone)
    return IntervalTrigger(seconds=settings.publish.every_seconds, timezone=settings.zone)


def is_missed(schedule: BaseTrigger, last: datetime, now: datetime) -> bool:
    """Whether a run was due between the last one and now."""
    due = schedule.get_next_fire_time(last, last)
    return due is not None and due <= now
