"""How glibc shares out memory in a process that runs for years: in one heap, whatever number of threads asks.

By default each thread gets a heap of its own, and blocks up to 32 MiB come from it once one such block was freed. What
publishing keeps then lies scattered among what it needed for a moment, in each heap anew, and the process grows for
hours. Elsewhere than with glibc nothing is done. mallopt(3) says what the numbers mean.
"""

from __future__ import annotations

import ctypes
from contextlib import suppress

_TRIM_THRESHOLD, _MMAP_THRESHOLD, _ARENA_MAX = -1, -3, -8
_LARGE = 128 * 1024  # bytes; what is as large is given back to the system as soon as it is let go of


def settle() -> None:
    """To be called before the first thread is started."""
    with suppress(OSError, AttributeError):
        libc = ctypes.CDLL(None)
        for what, value in ((_ARENA_MAX, 1), (_MMAP_THRESHOLD, _LARGE), (_TRIM_THRESHOLD, _LARGE)):
            libc.mallopt(what, value)
