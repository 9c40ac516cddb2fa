"""Start and end the processes of a local session, and note for other windows where it answers."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
HERE = ROOT / "playground"
PORT_FILE = ROOT / "var" / "port"
DATABASE_FILE = ROOT / "var" / "database"
SERVICE_PORT = 3978
CONFIGURATION = ".m365agentsplayground.yml"
CLIENT = HERE / "node_modules" / "@microsoft" / "m365agentsplayground" / "cli.js"


def is_free(port: int) -> bool:
    """Whether nothing listens on this loopback port."""
    with socket.socket() as probe:
        probe.settimeout(2)
        return probe.connect_ex(("127.0.0.1", port)) != 0


def free_port(wanted: int) -> int:
    """The wanted port if it is free, else any that is."""
    if is_free(wanted):
        return wanted
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def keep_port(port: int, file: Path = PORT_FILE) -> None:
    """Note where the service answers, for whoever wants to talk to it from another window."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(str(port), "ascii")


def kept_port(file: Path = PORT_FILE) -> int:
    """Where the service was last started; the usual port where that is not known."""
    try:
        return int(file.read_text("ascii"))
    except (OSError, ValueError):
        return SERVICE_PORT


def keep_database(url: str, file: Path = DATABASE_FILE) -> None:
    """Note which database the service works on, for the same; none where it is the usual one."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(url, "utf-8")


def kept_database(file: Path = DATABASE_FILE) -> str:
    """Return the database that the service was last started on; empty where it is the usual one."""
    return file.read_text("utf-8") if file.exists() else ""


def start_service(port: int, environment: dict[str, str] | None = None) -> subprocess.Popen[bytes]:
    """Start ``app.py --local`` on a loopback port (0: the caller's settings decide)."""
    return subprocess.Popen(
        [sys.executable, str(ROOT / "app.py"), "--local"],
        cwd=ROOT,
        env={**os.environ, "PORT": str(port), **(environment or {})},
    )


def client_is_installed() -> bool:
    """Whether Node and the Playground's package are here."""
    return shutil.which("node") is not None and CLIENT.exists()


def configuration() -> str:
    """Return the Playground's configuration: the demo school, and its leader as who sits at it."""
    return (HERE / CONFIGURATION).read_text("utf-8")


def start_client(service_port: int, port: int, folder: Path, configured: str = "") -> subprocess.Popen[bytes]:
    """Start the Playground on loopback, with ``folder`` for its log and its configuration, ours if none is given."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / CONFIGURATION).write_text(configured or configuration(), "utf-8")
    endpoint = f"http://127.0.0.1:{service_port}/api/messages"
    return subprocess.Popen(
        [
            "node",
            "--require",
            str(HERE / "loopback.cjs"),
            "--require",
            str(HERE / "locale.cjs"),
            str(CLIENT),
            "start",
            "-e",
            endpoint,
            "-c",
            "msteams",
            "-p",
            str(port),
            "--disable-telemetry",
        ],
        cwd=folder,
        env={**os.environ, "SEND_INSTALLATION_ACTIVITY": "true", "SAMKLANG_CLIENT_LOCALE": "nb-NO"},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


def wait_for(url: str, process: subprocess.Popen[bytes], seconds: float = 60) -> None:
    """Wait until an address answers 200; raises ``RuntimeError`` if the process ends or the time is up.

    Another process may answer there while ours finds the port taken: an answer counts while only ours can have given
    it, which is why the port was free when it began (``is_free``) and ours must still run after the answer.
    """
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if process.poll() is not None:
            raise RuntimeError(f"the process behind {url} ended with status {process.returncode}")
        try:
            with urllib.request.urlopen(url, timeout=2) as answer:
                if answer.status == 200 and process.poll() is None:
                    return
        except (urllib.error.URLError, OSError):
            pass
        time.sleep(0.1)
    raise RuntimeError(f"{url} did not answer within {seconds:.0f} seconds")


def end(*processes: subprocess.Popen[bytes] | None) -> None:
    """Ask processes to stop, and make them after ten seconds."""
    running = [process for process in processes if process and process.poll() is None]
    for process in running:
        process.send_signal(signal.SIGINT)
    for process in running:
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()
