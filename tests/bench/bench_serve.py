"""feeder's server beside nginx on the same feed document, in one run: whole answers and 304s a second.

    python -m tests.bench.bench_serve [--seconds 4] [--connections 32]

wrk asks both in turn, three rounds; the ratio is of the medians. Needs Debian's nginx and wrk, else says so.
"""

from __future__ import annotations

import argparse
import re
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

PATH = "/feeds/all.atom"
SIZE = 60 * 1024  # bytes of the document
ROUNDS = 3
SERVE = """
import sys, time
from pathlib import Path
from feeder.server import WebServer, make_app
server = WebServer(make_app(Path(sys.argv[1])), "127.0.0.1", int(sys.argv[2]))
server.start()
time.sleep(3600)
"""
NGINX = """
worker_processes 1; daemon off; pid {folder}/nginx.pid; error_log {folder}/error.log;
events {{ worker_connections 1024; }}
http {{
  access_log off; sendfile on; tcp_nopush on; keepalive_requests 1000000; types {{ application/atom+xml atom; }}
  client_body_temp_path {folder}/b; proxy_temp_path {folder}/p; fastcgi_temp_path {folder}/f;
  uwsgi_temp_path {folder}/u; scgi_temp_path {folder}/s;
  server {{ listen 127.0.0.1:{port}; root {root}; }}
}}
"""


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def running(command: list[str], port: int) -> Iterator[str]:
    """A server until the end of the block, at its address."""
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        for _ in range(200):
            try:
                socket.create_connection(("127.0.0.1", port), 1).close()
                break
            except OSError:
                time.sleep(0.05)
        yield f"http://127.0.0.1:{port}{PATH}"
    finally:
        server.terminate()
        server.wait()


def rate(address: str, seconds: int, connections: int, etag: str = "") -> float:
    """Answers a second."""
    command = ["wrk", "-t1", f"-c{connections}", f"-d{seconds}s"]
    headers = ["-H", f"If-None-Match: {etag}"] if etag else []
    said = subprocess.run([*command, *headers, address], capture_output=True, text=True, check=True).stdout
    found = re.search(r"Requests/sec:\s+([\d.]+)", said)
    assert found, said
    if "Non-2xx" in said and not etag:
        raise RuntimeError(said)
    return float(found[1])


def etag_of(address: str) -> str:
    with urllib.request.urlopen(address) as answer:
        assert len(answer.read()) == SIZE
        return str(answer.headers["ETag"])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seconds", type=int, default=4)
    parser.add_argument("--connections", type=int, default=32)
    options = parser.parse_args()
    nginx = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin")
    if not nginx or not shutil.which("wrk"):
        print("skipped: needs nginx and wrk (apt-get install nginx-light wrk)")
        return
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        folder.chmod(0o755)
        (folder / "output" / "feeds").mkdir(parents=True)
        (folder / "output" / PATH[1:]).write_bytes(b"<feed>" + b"x" * (SIZE - 13) + b"</feed>")
        ours, theirs = free_port(), free_port()
        (folder / "nginx.conf").write_text(NGINX.format(folder=folder, port=theirs, root=folder / "output"))
        feeder_command = [sys.executable, "-c", SERVE, str(folder / "output"), str(ours)]
        with (
            running(feeder_command, ours) as feeder_address,
            running([nginx, "-c", str(folder / "nginx.conf")], theirs) as nginx_address,
        ):
            time.sleep(1.5)  # feeder reads a file anew each time while it is younger than a second
            addresses = {"feeder": feeder_address, "nginx": nginx_address}
            compare("200", addresses, {}, options)
            compare("304", addresses, {server: etag_of(address) for server, address in addresses.items()}, options)


def compare(status: str, addresses: dict[str, str], etags: dict[str, str], options: argparse.Namespace) -> None:
    """Ask both servers in turn and print what they answered a second."""
    rates: dict[str, list[float]] = {server: [] for server in addresses}
    for _ in range(ROUNDS):
        for server, address in addresses.items():
            rates[server].append(rate(address, options.seconds, options.connections, etags.get(server, "")))
    medians = {server: statistics.median(found) for server, found in rates.items()}
    said = "   ".join(f"{server} {median:8,.0f}/s" for server, median in medians.items())
    print(f"{status}s of {SIZE // 1024} KB   {said}   ratio {medians['feeder'] / medians['nginx']:.2f}", flush=True)


if __name__ == "__main__":
    main()
