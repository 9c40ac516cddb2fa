"""What has to be on the disk before the service starts for the first time."""

from __future__ import annotations

from pathlib import Path


def local_secret() -> str:
    """Return what local mode signs with, kept so that what was sent before a restart still works."""
    import secrets

    path = Path("var/local-secret")
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch(mode=0o600)
        path.write_text(secrets.token_hex(32), encoding="ascii")
    return path.read_text(encoding="ascii").strip()


def make_room(database_url: str) -> None:
    """Make the folder of an SQLite file."""
    scheme, _, path = database_url.partition(":///")
    if scheme.startswith("sqlite") and path:
        Path(path).parent.mkdir(parents=True, exist_ok=True)
