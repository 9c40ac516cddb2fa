"""Signed addresses: what Teams may fetch without a cookie. Nothing else on the public origin can be fetched.

An address is ``/<room>/<kid>.<signature>/<subject…>``. The key is derived from the service's secret for this use alone;
``kid`` names the secret, so that addresses signed before a rotation still hold while the old secret is kept. Charts,
marks and calendar files have addresses that stay; documents' addresses end after 15 minutes.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from urllib.parse import urlsplit

DOCUMENT_LIFE = timedelta(minutes=15)
_SUBJECT = re.compile(r"[A-Za-z0-9_-]{1,100}")


@dataclass(frozen=True, slots=True)
class CalendarTarget:
    """Whose calendar file is asked for; ``sequence`` is the version of the meeting that the address was made for."""

    meeting_id: str
    sequence: int


@dataclass(frozen=True, slots=True)
class _Key:
    kid: str
    secret: bytes


class Links:
    """Makes and checks signed addresses. Implements ``cards.kit.scene.Addresses``."""

    def __init__(self, public_url: str, secret: bytes, previous: bytes = b"") -> None:
        self._origin = public_url.rstrip("/")
        self._keys = [_derive(each) for each in (secret, previous) if each]

    @property
    def host(self) -> str:
        """The name of the machine that the addresses lead to."""
        return urlsplit(self._origin).hostname or "localhost"

    def mark(self, name: str) -> str:
        """The address of a ready mark."""
        return self._address("charts", f"marks/{name}", ".png")

    def chart(self, digest: str) -> str:
        """The address of a drawn chart."""
        return self._address("charts", digest, ".png")

    def picture(self, digest: str) -> str:
        """The address of a leader's picture."""
        return self._address("charts", f"pictures/{digest}", ".png")

    def calendar(self, meeting_id: str, sequence: int) -> str:
        """The address of a meeting's calendar file."""
        return self._address("calendar", f"{meeting_id}/{sequence}", ".ics")

    def document(self, kind: str, subject: str, now: datetime, extension: str = "") -> str:
        """The address of a document, good for 15 minutes."""
        until = int((now + DOCUMENT_LIFE).timestamp())
        return self._address("documents", f"{kind}/{subject}/{until}", extension)

    def wall(self, meeting_id: str) -> str:
        """The address of a meeting's page for the room's screen."""
        return self._address("wall", meeting_id, "")

    def wall_data(self, meeting_id: str) -> str:
        """Where that page asks for what has changed."""
        return self._address("wall", meeting_id, ".json")

    def vote(self, meeting_id: str) -> str:
        """The address of a meeting's form for one-time words."""
        return self._address("vote", meeting_id, "")

    def wall_at(self, path: str) -> tuple[str, bool] | None:
        """Which meeting's wall, and whether what has changed is asked for, where the path is one of ours."""
        asks = path.endswith(".json")
        parts = self._subject("wall", path, ".json" if asks else "")
        return (parts[0], asks) if len(parts) == 1 else None

    def vote_at(self, path: str) -> str:
        """Which meeting's form, where the path is one of ours; "" for every other path."""
        parts = self._subject("vote", path, "")
        return parts[0] if len(parts) == 1 else ""

    def mark_at(self, path: str) -> str | None:
        """The mark's name, where the path is one of ours."""
        parts = self._subject("charts", path, ".png")
        return parts[1] if len(parts) == 2 and parts[0] == "marks" else None

    def chart_at(self, path: str) -> str | None:
        """The chart's digest, where the path is one of ours."""
        parts = self._subject("charts", path, ".png")
        return parts[0] if len(parts) == 1 else None

    def picture_at(self, path: str) -> str | None:
        """The digest of a leader's picture, where the path is one of ours."""
        parts = self._subject("charts", path, ".png")
        return parts[1] if len(parts) == 2 and parts[0] == "pictures" else None

    def calendar_at(self, path: str) -> CalendarTarget | None:
        """Which calendar file, where the path is one of ours."""
        parts = self._subject("calendar", path, ".ics")
        return CalendarTarget(parts[0], int(parts[1])) if len(parts) == 2 and parts[1].isdigit() else None

    def document_at(self, path: str, now: datetime) -> tuple[str, str] | None:
        """The document's kind and subject, where the path is one of ours and has not expired."""
        extension = re.search(r"\.[a-z]{1,5}$", path)
        parts = self._subject("documents", path, extension.group() if extension else "")
        if len(parts) != 3 or not parts[2].isdigit() or now.timestamp() >= int(parts[2]):
            return None
        return parts[0], parts[1]

    def _address(self, room: str, subject: str, extension: str) -> str:
        if not all(_SUBJECT.fullmatch(part) for part in subject.split("/")):
            raise ValueError("an address is made of letters, digits, hyphens and underscores")
        key = self._keys[0]
        return f"{self._origin}/{room}/{key.kid}.{_sign(key, room, subject + extension)}/{subject}{extension}"

    def _subject(self, room: str, path: str, extension: str) -> list[str]:
        """The parts of the subject of a path whose signature is right; an empty list for every other path."""
        pieces = path.split("/", 3)
        if len(pieces) != 4 or pieces[0] or pieces[1] != room or not path.isascii():
            return []
        kid, _, signature = pieces[2].partition(".")
        key = next((each for each in self._keys if each.kid == kid), None)
        if key is None or not hmac.compare_digest(signature, _sign(key, room, pieces[3])):
            return []
        return pieces[3].removesuffix(extension).split("/")


def _derive(secret: bytes) -> _Key:
    """A key for links alone, and a name for it that says nothing about the secret."""
    key = hmac.new(secret, b"samklang links", hashlib.sha256).digest()
    return _Key(hmac.new(secret, b"samklang links kid", hashlib.sha256).hexdigest()[:6], key)


def _sign(key: _Key, room: str, subject: str) -> str:
    digest = hmac.new(key.secret, f"{room}\n{subject}".encode(), hashlib.sha256).digest()
    return base64.urlsafe_b64encode(digest[:18]).decode()
