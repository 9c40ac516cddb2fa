"""``make run`` and ``make colleagues`` find free ports and each other, and take nobody else's answer for their own."""

from __future__ import annotations

import http.server
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from playground.processes import ROOT, SERVICE_PORT, free_port, is_free, keep_port, kept_port


class _Ready(http.server.BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        self.send_response(200)
        self.end_headers()

    def log_message(self, *_args: object) -> None:
        pass


@pytest.fixture
def taken() -> Iterator[int]:
    """A port where another process's service says that it is ready."""
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), _Ready) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield int(server.server_address[1])
        server.shutdown()


def test_a_port_that_is_taken_is_passed_over(taken: int) -> None:
    other = free_port(taken)
    assert other != taken
    assert is_free(other)
    assert free_port(other) == other


def test_the_answer_of_another_service_is_not_taken_for_ones_own(taken: int) -> None:
    command = [sys.executable, "-m", "playground.run", "--port", str(taken)]
    environment = {**os.environ, "PLAYGROUND": "no"}
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=60)
    assert done.returncode == 1
    assert f"Port {taken} is taken" in done.stderr
    assert "answers on" not in done.stdout


def test_colleagues_go_where_the_service_was_started(tmp_path: Path) -> None:
    assert kept_port(tmp_path / "port") == SERVICE_PORT
    keep_port(4123, tmp_path / "var" / "port")
    assert kept_port(tmp_path / "var" / "port") == 4123
