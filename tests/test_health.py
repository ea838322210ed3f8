"""What the service says of itself over HTTP."""

import asyncio
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import httpx
import pytest
from starlette.applications import Starlette

from feeder.errors import StoreError
from feeder.health import BEAT_SECONDS, Health, routes
from feeder.settings import load_settings
from feeder.setup import init
from feeder.store import Failure, Store
from tests.test_inbox import Hand


@pytest.fixture
def clock() -> Hand:
    return Hand()


@pytest.fixture
def health(clock: Hand) -> Health:
    return Health(clock)


class Client:
    """Asks the routes without a network."""

    def __init__(self, app: Starlette) -> None:
        self._transport = httpx.ASGITransport(app)

    def __call__(self, path: str, method: str = "GET") -> tuple[int, str]:
        async def asking() -> tuple[int, str]:
            async with httpx.AsyncClient(transport=self._transport, base_url="http://feeder.example") as client:
                found = await client.request(method, path)
                return found.status_code, found.text

        return asyncio.run(asking())


@pytest.fixture
def ask(tmp_path: Path, health: Health) -> Iterator[Client]:
    settings = load_settings(init(tmp_path), {})
    store = Store.open(settings.database, tag=settings.paper.tag, zone=settings.zone)
    store.add_failure(Failure("page.txt", "", "no text", datetime(2024, 5, 16, tzinfo=UTC)))
    yield Client(Starlette(routes=routes(health, store, settings)))
    store.close()


def test_it_is_alive_while_the_main_loop_goes_round(ask: Client, health: Health, clock: Hand) -> None:
    assert ask("/healthz") == (200, "ok\n")
    clock.now += BEAT_SECONDS
    assert ask("/healthz") == (503, "the main loop stands still\n")
    health.beat()
    assert ask("/healthz")[0] == 200


def test_it_is_ready_once_it_has_started_and_says_what_it_lacks(ask: Client, health: Health) -> None:
    assert ask("/readyz") == (503, "start: the service is starting\n")
    health.tell("start", "")
    assert ask("/readyz") == (200, "ready\n")
    health.tell("publishing", "feeds/all.atom: No space left on device")
    assert ask("/readyz") == (503, "publishing: feeds/all.atom: No space left on device\n")
    health.tell("publishing", "")
    health.tell("configuration", "rules.toml: not TOML")
    assert ask("/readyz") == (200, "configuration: rules.toml: not TOML\n")


def test_its_figures_can_be_collected(ask: Client, health: Health) -> None:
    health.taken()
    health.published(3)
    status, text = ask("/metrics")
    lines = text.splitlines()
    assert status == 200
    for line in ("feeder_files_taken_total 1.0", "feeder_documents_written_total 3.0", "feeder_failures 1.0"):
        assert line in lines
    assert any(line.startswith("process_resident_memory_bytes ") for line in lines)


def test_a_figure_that_can_not_be_had_is_left_out(ask: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(_: Store) -> int:
        raise StoreError("the database is damaged")

    monkeypatch.setattr(Store, "issue_count", broken)
    status, text = ask("/metrics")
    assert status == 200
    assert "feeder_issues" not in text
    assert "feeder_articles 0.0" in text


@pytest.mark.parametrize("path", ["/healthz", "/readyz", "/metrics"])
def test_nothing_can_be_changed_from_outside(ask: Client, path: str) -> None:
    assert ask(path, "POST")[0] == 405
