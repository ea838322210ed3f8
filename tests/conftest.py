"""What every test starts with, in whatever order the tests run."""

import pytest
import structlog


@pytest.fixture(autouse=True)
def _logging_as_at_a_start() -> None:
    """A test that captured log lines, or ran a command, leaves structlog configured."""
    structlog.reset_defaults()
