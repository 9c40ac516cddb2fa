"""The peers in environments of their own, made at first use: nothing of them is among what the product needs."""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import sys
import venv
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from benchmarks.backdrop import Backdrop
from benchmarks.servers import Served
from tests.support.machines.authority import APP_ID, TENANT

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
FOLDER = ROOT / "var" / "benchmarks"
PEERS = ("agents", "teams")


def python_of(peer: str) -> Path:
    """Return the interpreter of a peer's environment, which is made where it is not there or not of this lock."""
    lock = HERE / f"{peer}.lock"
    folder = FOLDER / f"{peer}-{hashlib.sha256(lock.read_bytes()).hexdigest()[:12]}"
    python = folder / "bin" / "python"
    if not (folder / "complete").exists():
        shutil.rmtree(folder, ignore_errors=True)
        print(f"the environment of {peer} is being made", file=sys.stderr)
        venv.create(folder, with_pip=True)
        install = [str(python), "-m", "pip", "install", "-qq", "--disable-pip-version-check", "--require-hashes"]
        subprocess.run([*install, "-r", str(lock)], check=True)
        (folder / "complete").touch()
    return python


@contextmanager
def peer(name: str, around: Backdrop) -> Iterator[Served]:
    """Serve a peer, which checks tokens of the authority on loopback."""
    keys = around.authority.metadata_url.replace("openidconfiguration", "keys")
    command = [str(python_of(name)), "-W", "ignore", "-m", f"benchmarks.sdks.{name}", keys, APP_ID, TENANT]
    with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        into, out = process.stdin, process.stdout

        def ask(what: str) -> float:
            into.write(f"{what}\n")
            into.flush()
            return float(out.readline())

        try:
            yield Served(int(out.readline()), ask)
        finally:
            into.close()
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                process.kill()
