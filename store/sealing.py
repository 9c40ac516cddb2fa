"""How a box is sealed and opened.

From the service's secret and the meeting's own random key HKDF makes two keys: one encrypts the meeting's boxes
(AES-GCM, bound to meeting and name, so that no box can stand in for another), one makes the names inside them. Without
the meeting's key, which is deleted with the meeting's end, a copy of a box says nothing even to somebody with the
secret. Inside, entries are sorted by name, so order says nothing; the text is padded to a bucket, so size says little.
"""

from __future__ import annotations

import hmac
import json
import secrets
from collections.abc import Iterable
from dataclasses import dataclass, field
from hashlib import sha256

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from domain.privacy import Ballot, Box

FORM = b"\x01"  # the first byte of a sealed box: how it is made
NONCE = 12
SMALLEST_BUCKET = 2048  # holds some forty ballots; doubled until the box fits


class BrokenSealError(Exception):
    """A box does not open: the secret it was sealed with is gone, or its bytes were changed."""


@dataclass(frozen=True, slots=True)
class MeetingKey:
    """A meeting's key as it lies in its row; ``mark`` says which secret belongs to it."""

    key: bytes = field(repr=False)
    mark: str


class Sealer:
    """Seals and opens boxes. An earlier secret still opens and seals what was begun with it."""

    def __init__(self, secret: str, previous: Iterable[str] = ()) -> None:
        kept = [secret, *(each for each in previous if each)]
        self._secrets = {_mark(each): each.encode() for each in reversed(kept)}
        self._mark = _mark(secret)

    def new_key(self) -> MeetingKey:
        """A key for a meeting whose boxes will be sealed with the secret in force."""
        return MeetingKey(secrets.token_bytes(32), self._mark)

    def open(self, key: MeetingKey, meeting_id: str, name: str, sealed: bytes | None) -> Box:
        """The opened box; an empty one where nothing was sealed yet."""
        lock, names = self._keys(key, meeting_id)
        if sealed is None:
            return Box(names)
        if sealed[:1] != FORM:
            raise BrokenSealError("a box of a form that this version does not know")
        try:
            text = AESGCM(lock).decrypt(sealed[1 : 1 + NONCE], sealed[1 + NONCE :], _bound_to(meeting_id, name))
        except InvalidTag:
            raise BrokenSealError("a box does not open with its meeting's key") from None
        entries = json.loads(text)
        return Box(names, {entry[0]: Ballot(entry[1], tuple(entry[2]), entry[3]) for entry in entries})

    def seal(self, key: MeetingKey, meeting_id: str, name: str, box: Box) -> bytes:
        """The box as bytes, never twice the same."""
        lock, names = self._keys(key, meeting_id)
        if not hmac.compare_digest(names, box.key):
            raise ValueError("the box of one meeting was about to be put in another's place")
        entries = [[who, b.choice, b.ticks, b.rev] for who, b in sorted(box.entries.items())]
        text = _padded(json.dumps(entries, separators=(",", ":"), ensure_ascii=False).encode())
        nonce = secrets.token_bytes(NONCE)
        return FORM + nonce + AESGCM(lock).encrypt(nonce, text, _bound_to(meeting_id, name))

    def _keys(self, key: MeetingKey, meeting_id: str) -> tuple[bytes, bytes]:
        secret = self._secrets.get(key.mark)
        if secret is None:
            raise BrokenSealError(
                "the secret that this meeting began with is gone; keep it until open meetings have ended"
            )
        made = HKDF(SHA256(), length=64, salt=key.key, info=b"samklang box 1 " + meeting_id.encode()).derive(secret)
        return made[:32], made[32:]


def _mark(secret: str) -> str:
    """A short name of a secret: enough to tell two apart, nothing to find one by."""
    return hmac.new(secret.encode(), b"samklang mark of a secret", sha256).hexdigest()[:8]


def _bound_to(meeting_id: str, name: str) -> bytes:
    return f"{meeting_id}\n{name}".encode()


def _padded(text: bytes) -> bytes:
    """With spaces up to the bucket; JSON does not mind them."""
    bucket = SMALLEST_BUCKET
    while bucket < len(text):
        bucket *= 2
    return text.ljust(bucket)
