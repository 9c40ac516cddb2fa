"""Starting and ending the two processes of a local session."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
HERE = ROOT / "playground"
CLIENT = HERE / "node_modules" / "@microsoft" / "m365agentsplayground" / "cli.js"


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


def start_client(service_port: int, port: int, folder: Path) -> subprocess.Popen[bytes]:
    """Start the Playground on loopback, with ``folder`` for its log and a copy of its configuration."""
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copy(HERE / ".m365agentsplayground.yml", folder)
    endpoint = f"http://127.0.0.1:{service_port}/api/messages"
    return subprocess.Popen(
        [
            "node",
            "--require",
            str(HERE / "loopback.cjs"),
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
        env={**os.environ, "SEND_INSTALLATION_ACTIVITY": "true"},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


def wait_for(url: str, process: subprocess.Popen[bytes], seconds: float = 60) -> None:
    """Wait until an address answers 200; raises ``RuntimeError`` if the process ends or the time is up."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if process.poll() is not None:
            raise RuntimeError(f"the process behind {url} ended with status {process.returncode}")
        try:
            with urllib.request.urlopen(url, timeout=2) as answer:
                if answer.status == 200:
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
