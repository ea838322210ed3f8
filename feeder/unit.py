"""A systemd unit for the service, as closed as it can do its work in."""

from __future__ import annotations

import os
import pwd
import sys
from pathlib import Path

from feeder.errors import ConfigError
from feeder.settings import Settings

WATCHDOG_SECONDS = 120
_STATE = Path("/var/lib")

_UNIT = """\
# {name}: made by `feeder install-service`; made anew, it is written over. Changes belong into `systemctl edit {unit}`.
[Unit]
Description=feeder: {name}
Wants=network-online.target
After=network-online.target

[Service]
Type=notify
ExecStart={command} --config {config} run
ExecReload=/bin/kill -HUP $MAINPID
WatchdogSec={watchdog}
Restart=always
RestartSec=5
# A wrong configuration is not mended by starting again.
RestartPreventExitStatus=2
# A newer feeder may have a large database to bring up to date before it is ready.
TimeoutStartSec=1h
# The service ends in less than 5 s; its reading process ends with it.
TimeoutStopSec=15
KillMode=mixed
LimitNOFILE=8192
UMask=0027

{whose}
ProtectSystem=strict
{home}
PrivateTmp=yes
PrivateDevices=yes
DevicePolicy=closed
ProtectClock=yes
ProtectControlGroups=yes
ProtectHostname=yes
ProtectKernelLogs=yes
ProtectKernelModules=yes
ProtectKernelTunables=yes
ProtectProc=invisible
ProcSubset=pid
LockPersonality=yes
MemoryDenyWriteExecute=yes
NoNewPrivileges=yes
RemoveIPC=yes
KeyringMode=private
RestrictAddressFamilies=AF_INET AF_INET6 AF_UNIX
RestrictNamespaces=yes
RestrictRealtime=yes
RestrictSUIDSGID=yes
SystemCallArchitectures=native
SystemCallFilter=@system-service
SystemCallFilter=~@privileged @mount @debug
SystemCallErrorNumber=EPERM
{capabilities}

[Install]
WantedBy=multi-user.target
"""


def unit_text(settings: Settings, unit: str) -> str:
    """The unit for a paper: under /var/lib a user is made for it when it runs, elsewhere its folder's owner runs it.

    Raises ConfigError where that is root.
    """
    if settings.config is None:
        raise ConfigError("a service needs a configuration of its own: feeder init DIR, then --config DIR/config")
    low_port = settings.server.enabled and settings.server.port < 1024
    return _UNIT.format(
        name=settings.paper.name,
        unit=unit,
        command=_quoted(_command()),
        config=_quoted(str(settings.config.resolve())),
        watchdog=WATCHDOG_SECONDS,
        whose=_whose(settings),
        home=f"ProtectHome={'read-only' if _in_home(settings) else 'yes'}",
        capabilities="\n".join(f"{key}={'CAP_NET_BIND_SERVICE' if low_port else ''}" for key in _CAPABILITIES),
    )


_CAPABILITIES = ("CapabilityBoundingSet", "AmbientCapabilities")


def _whose(settings: Settings) -> str:
    """Who runs the service, and where it may write."""
    root = settings.root
    folders = sorted({str(settings.folder(name)) for name in settings.paths.__struct_fields__})
    if root.parent == _STATE and all(Path(folder).is_relative_to(root) for folder in folders):
        return f"DynamicUser=yes\nStateDirectory={root.name}"
    owner = root.stat()
    if owner.st_uid == 0:
        raise ConfigError(
            f"{root}: belongs to root, and the service must not run as root: give the folder to a user of its own "
            "(useradd --system feeder; chown -R feeder: …), or put the paper into a folder in /var/lib"
        )
    # A folder that is still to be made can't be named here; it can be made where the paper's own folder is writable.
    writable = sorted({str(root), *(folder for folder in folders if not Path(folder).is_relative_to(root))})
    return f"User={_name_of(owner.st_uid)}\nReadWritePaths=" + " ".join(map(_quoted, writable))


def _name_of(number: int) -> str:
    try:
        return pwd.getpwuid(number).pw_name
    except KeyError:
        return str(number)


def _in_home(settings: Settings) -> bool:
    return any(
        Path(_command()).is_relative_to(home) or settings.root.is_relative_to(home) for home in ("/home", "/root")
    )


def _command() -> str:
    """The feeder command of this very installation."""
    return os.path.abspath(os.path.join(os.path.dirname(sys.executable), "feeder"))


def _quoted(text: str) -> str:
    """A word of a unit's line; % would begin a specifier, $ a variable."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("%", "%%").replace("$", "$$")
    return f'"{escaped}"' if escaped != text or any(c.isspace() for c in text) else text
