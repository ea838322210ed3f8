"""What systemd is told of the service's state, where systemd started it: sd_notify(3), a datagram to a socket."""

from __future__ import annotations

import os
import socket
import time
from contextlib import suppress

_SOCKET = "NOTIFY_SOCKET"


def ready() -> None:
    """The service is up, or has its new configuration."""
    _notify("READY=1")


def reloading() -> None:
    """The configuration is being read anew."""
    _notify(f"RELOADING=1\nMONOTONIC_USEC={time.clock_gettime_ns(time.CLOCK_MONOTONIC) // 1000}")


def stopping() -> None:
    """The service ends."""
    _notify("STOPPING=1")


def alive(status: str = "") -> None:
    """The main loop goes round; without this for WatchdogSec= the service is killed and started anew."""
    _notify("WATCHDOG=1" + (f"\nSTATUS={status}" if status else ""))


def _notify(state: str) -> None:
    address = os.environ.get(_SOCKET, "")
    if not address:
        return
    if address.startswith("@"):  # Linux's abstract names
        address = "\0" + address[1:]
    with suppress(OSError), socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM | socket.SOCK_CLOEXEC) as sender:
        sender.sendto(state.encode(), address)
