"""The tortures of tests/torture/ in short; `make torture` runs them long."""

import pytest

from tests.torture import bursts, faults, kills, mutants
from tests.torture.faults import in_order


def test_killed_at_any_step_nothing_is_lost_doubled_or_torn() -> None:
    kills.torture(10, seed=7)


def test_a_disk_that_fails_at_a_write_costs_nothing_but_time() -> None:
    faults.opens(3)


def test_a_system_call_that_fails_costs_nothing_but_time() -> None:
    faults.calls(5)
    faults.reading(2)


def test_a_file_that_can_grow_no_further_costs_nothing_but_time() -> None:
    faults.sizes(4)


def test_the_service_killed_and_ended_at_random_moments_loses_nothing() -> None:
    bursts.service_kills(2, seed=5)


def test_every_file_of_a_burst_is_stored_once_though_half_the_events_are_lost() -> None:
    bursts.burst(100)


def test_whatever_a_file_holds_it_is_read_or_refused_with_a_reason() -> None:
    mutants.torture(400, seed=3)


def test_documents_are_durable_before_they_are_seen() -> None:
    faults.order()


ORDER = [
    "write(3</paper/output/.x.tmp>, ...) = 3",
    "fsync(3</paper/output/.x.tmp>) = 0",
    'rename("/paper/output/.x.tmp", "/paper/output/a.atom") = 0',
    "fsync(4</paper/output>) = 0",
]


def test_the_right_order_of_system_calls_is_told_from_wrong_ones() -> None:
    assert in_order(ORDER, "/paper/output") == 1
    for wrong in (ORDER[:3], [ORDER[0], *ORDER[2:]], [ORDER[0], ORDER[2], ORDER[1], ORDER[3]]):
        with pytest.raises(AssertionError):
            in_order(wrong, "/paper/output")
