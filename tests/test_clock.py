"""The clock: what is published when, after a failure, a jump, and a run that was missed."""

import threading
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import msgspec
import pytest
from structlog.testing import capture_logs

from feeder import clock as clocks
from feeder.clock import PUBLISHED_AT, Clock, is_missed, trigger
from feeder.errors import PublishError
from feeder.health import Health
from feeder.publishing import Published
from feeder.settings import Publish, Settings
from tests.test_inbox import Hand

PATIENCE = 60.0
HOURLY = Publish(every_seconds=3600)
DAILY = Publish(cron="0 6 * * *")
FAR_OFF = Publish(cron=f"0 {(datetime.now(Settings().zone).hour + 12) % 24} * * *")  # due in 11 hours or more


class FakeFeeder:
    """A feeder that counts how often it published, and fails where told to."""

    def __init__(self, publish: Publish, failures: int) -> None:
        self.settings = msgspec.structs.replace(Settings(), publish=publish)
        self.store = self
        self.kept: dict[str, str] = {}
        self.runs = threading.Semaphore(0)
        self.failures = failures
        self.expired = 0
        self.going: Callable[[], bool] = lambda: True

    def marks(self) -> dict[str, str]:
        return self.kept

    def set_marks(self, values: dict[str, str]) -> None:
        self.kept |= values

    def publish(self, going: Callable[[], bool]) -> Published:
        self.going = going
        self.runs.release()
        if self.failures:
            self.failures -= 1
            raise PublishError("feeds/all.atom: No space left on device")
        return Published(("feeds/all.atom",))

    def expire(self) -> int:
        self.expired += 1
        return 0

    def drop_unclaimed_pictures(self) -> list[str]:
        return ["2024-05-16-A01"]

    def ran(self) -> bool:
        return self.runs.acquire(timeout=PATIENCE)

    def ran_not(self) -> bool:
        return not self.runs.acquire(timeout=0.2)


Start = Callable[..., tuple[Clock, FakeFeeder, Health, Hand]]


@pytest.fixture
def start() -> Iterator[Start]:
    started: list[Clock] = []

    def make(publish: Publish, *, failures: int = 0, **marks: str) -> tuple[Clock, FakeFeeder, Health, Hand]:
        feeder, health, drift = FakeFeeder(publish, failures), Health(), Hand()
        feeder.kept |= marks
        started.append(Clock(feeder, health, drift))  # type: ignore[arg-type]
        return started[-1], feeder, health, drift

    yield make
    for clock in started:
        clock.stop()


def test_it_publishes_at_the_start_and_after_an_issue(start: Start) -> None:
    clock, feeder, _, _ = start(HOURLY)
    assert feeder.ran()
    assert feeder.ran_not()
    clock.issue_taken()
    assert feeder.ran()


def test_after_an_issue_only_where_that_is_wished(start: Start) -> None:
    clock, feeder, _, _ = start(Publish(every_seconds=3600, after_ingest=False))
    assert feeder.ran()
    clock.issue_taken()
    assert feeder.ran_not()


def test_a_failed_publishing_is_told_and_tried_again(start: Start, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clocks, "RETRY_SECONDS", 0.0)
    clock, feeder, health, _ = start(FAR_OFF, failures=1)
    assert feeder.ran()
    end = time.monotonic() + PATIENCE
    while "publishing" not in health.troubles() and time.monotonic() < end:
        time.sleep(0.01)
    assert "No space left" in health.troubles()["publishing"]
    clock.heed()
    assert feeder.ran()
    while "publishing" in health.troubles() and time.monotonic() < end:
        time.sleep(0.01)
    assert "publishing" not in health.troubles()


@pytest.mark.parametrize("jump", [-400 * 86400, -86400, -3600, -60, 60, 3600, 86400, 400 * 86400])
def test_a_jump_of_the_clock_sets_the_schedule_anew(start: Start, jump: float) -> None:
    clock, feeder, _, drift = start(HOURLY)
    assert feeder.ran()
    before = clock.next_run()
    drift.now += jump
    clock.heed()
    assert feeder.ran()
    after = clock.next_run()
    assert before and after and after > before
    clock.heed()
    assert feeder.ran_not()


def test_a_clock_that_is_set_right_by_a_little_changes_nothing(start: Start) -> None:
    clock, feeder, _, drift = start(HOURLY)
    assert feeder.ran()
    for _ in range(10):
        drift.now += 1.0
        clock.heed()
    assert feeder.ran_not()


def test_by_a_cron_line_a_start_publishes_only_what_was_missed(start: Start) -> None:
    _, never, _, _ = start(FAR_OFF)
    assert never.ran()
    _, just, _, _ = start(FAR_OFF, **{PUBLISHED_AT: datetime.now(UTC).isoformat()})
    assert just.ran_not()
    _, long_ago, _, _ = start(FAR_OFF, **{PUBLISHED_AT: (datetime.now(UTC) - timedelta(days=2)).isoformat()})
    assert long_ago.ran()


@pytest.mark.parametrize(
    ("last", "now", "missed"),
    [
        ("2026-03-28T06:00", "2026-03-29T05:59", False),
        ("2026-03-28T06:00", "2026-03-29T06:00", True),  # summer time began that night
        ("2026-10-24T06:00", "2026-10-25T05:59", False),  # and ended
        ("2026-10-24T06:00", "2026-10-25T06:00", True),
        ("2026-10-24T06:00", "2026-10-20T06:00", False),  # the clock jumped back
    ],
)
def test_a_run_is_missed_by_the_newsrooms_clock(last: str, now: str, missed: bool) -> None:
    berlin = ZoneInfo("Europe/Berlin")
    settings = msgspec.structs.replace(Settings(), publish=DAILY)
    schedule = trigger(
        msgspec.structs.replace(settings, paper=msgspec.structs.replace(settings.paper, time_zone=str(berlin)))
    )
    at = [datetime.fromisoformat(text).replace(tzinfo=berlin) for text in (last, now)]
    assert missed == is_missed(schedule, at[0], at[1])


def test_the_end_cuts_a_publishing_short(start: Start) -> None:
    clock, feeder, _, _ = start(HOURLY)
    assert feeder.ran()
    assert feeder.going()
    clock.stop()
    assert not feeder.going()


def test_a_picture_that_is_let_go_of_is_said(start: Start, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clocks, "FIRST_TIDYING", 0.0)
    with capture_logs() as lines:
        clock, _, _, _ = start(HOURLY)
        end = time.monotonic() + PATIENCE
        while not any("picture" in line for line in lines) and time.monotonic() < end:
            time.sleep(0.01)
        clock.stop()  # what it still publishes is said before nobody listens any more
    assert [line["picture"] for line in lines if "picture" in line] == ["2024-05-16-A01"]
