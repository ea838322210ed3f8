"""Locks between processes: one winner, the holder named, and nobody waits for ever."""

import multiprocessing
import os
from multiprocessing.synchronize import Barrier
from pathlib import Path

import pytest

from feeder import lock
from feeder.errors import StoreError
from feeder.lock import in_turn, only_one, running


def test_a_second_service_is_refused_and_the_first_named(tmp_path: Path) -> None:
    file = tmp_path / "state" / "feeder.lock"
    assert running(file) is None
    with only_one(file):
        assert os.getpid() == running(file)
        with pytest.raises(StoreError, match=f"process {os.getpid()}$"), only_one(file):
            pass
    assert running(file) is None
    with only_one(file):
        pass


def test_a_number_that_a_dead_process_left_is_not_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lock, "_LOOKS", 2)
    file = tmp_path / "feeder.lock"
    with only_one(file):
        file.write_text("4194305\n")  # above the highest process number of Linux
        assert running(file) == 0
        with pytest.raises(StoreError, match="process unknown"), only_one(file):
            pass


def test_waiting_for_a_turn_ends_with_the_service_or_with_patience(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "publish.lock"
    with in_turn(file):
        with pytest.raises(StoreError, match="holds this"), in_turn(file, lambda: False):
            pass
        monkeypatch.setattr(lock, "TURN_SECONDS", 0.0)
        with pytest.raises(StoreError, match="holds this"), in_turn(file):
            pass


def race(file: Path, barrier: Barrier, rounds: int, wins: "multiprocessing.Queue[tuple[int, str]]") -> None:
    for number in range(rounds):
        barrier.wait(30)
        try:
            with only_one(file):
                wins.put((number, "won"))
                barrier.wait(30)
        except StoreError as exc:
            wins.put((number, str(exc).rpartition(" ")[2]))
            barrier.wait(30)


def test_of_two_that_start_at_once_one_wins_and_the_other_names_it(tmp_path: Path) -> None:
    context = multiprocessing.get_context("spawn")
    barrier, results = context.Barrier(2), context.Queue()
    racers = [
        context.Process(target=race, args=(tmp_path / "feeder.lock", barrier, 100, results), daemon=True)
        for _ in range(2)
    ]
    for racer in racers:
        racer.start()
    found = [results.get(timeout=30) for _ in range(200)]
    for racer in racers:
        racer.join(30)
    pids = {str(racer.pid) for racer in racers}
    for number in range(100):
        outcomes = {outcome for which, outcome in found if which == number}
        assert "won" in outcomes
        assert len(outcomes & pids) == 1
