"""What is rendered once is kept as long as it is asked for, and no longer."""

from feeder.feeds.remembering import Remembered


class Counting:
    """A function that tells how often it was really called."""

    def __init__(self) -> None:
        self.calls: list[int] = []

    def __call__(self, asked: int) -> str | None:
        self.calls.append(asked)
        return str(asked) if asked else None


def test_what_is_asked_for_again_is_made_once() -> None:
    made = Counting()
    remembered = Remembered(made)
    assert [remembered(asked) for asked in (1, 0, 1, 0)] == ["1", None, "1", None]
    remembered.forget_unused()
    assert (remembered(1), remembered(0), made.calls) == ("1", None, [1, 0])


def test_what_nobody_asks_for_any_more_is_forgotten() -> None:
    made = Counting()
    remembered = Remembered(made)
    for day in range(1, 1000):
        for asked in range(day, day + 10):  # each day one comes and one goes, as in a feed
            remembered(asked)
        remembered.forget_unused()
    assert (len(remembered), len(made.calls)) == (10, 1008)


def test_however_much_is_asked_there_is_an_end() -> None:
    remembered = Remembered(Counting(), most_bytes=50 * 300)
    for asked in range(1, 1000):
        assert str(asked) == remembered(asked)
        assert len(remembered) < 120


def test_articles_of_a_megabyte_are_kept_within_the_same_bytes() -> None:
    remembered = Remembered(lambda asked: bytes([asked]) * 1024**2, most_bytes=10 * 1024**2)
    for asked in (*range(100), 99):
        assert len(remembered(asked)) == 1024**2
        assert len(remembered) <= 20
    assert remembered(99) is remembered(99)


def test_what_is_larger_than_all_that_is_kept_drives_nothing_out() -> None:
    remembered = Remembered(lambda asked: b"x" * asked, most_bytes=10_000)
    first = remembered(1000)
    assert len(remembered(20_000)) == 20_000
    assert (remembered(1000) is first, len(remembered)) == (True, 1)
