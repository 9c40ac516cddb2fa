"""How boxes and notes are sealed and opened.

From the service's secret and the meeting's own random key HKDF makes two keys: one encrypts the meeting's boxes
(AES-GCM, bound to meeting and name, so that no box can stand in for another), one makes the names inside them. Without
the meeting's key, which is deleted with the meeting's end, a copy of a box says nothing even to somebody with the
secret. Inside, entries are sorted by name, so order says nothing; the text is padded to a bucket, so size says little.

Notes of a meeting are sealed the same way, one by one, under keys of their own; private notes with the secret alone.
"""

from __future__ import annotations

import hmac
import json
import secrets
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from hashlib import sha256

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from domain.votes.box import Ballot, Box

FORM = b"\x01"  # the first byte of a sealed box: how it is made
NONCE = 12
MARK = 8
SMALLEST_BUCKET = 2048  # holds some forty ballots; doubled until the box fits


class BrokenSealError(Exception):
    """A box does not open: the secret it was sealed with is gone, or its bytes were changed."""


@dataclass(frozen=True, slots=True)
class MeetingKey:
    """A meeting's key as it lies in its row; ``mark`` says which secret belongs to it."""

    key: bytes = field(repr=False)
    mark: str
    # What is made of the key, by purpose: for as long as somebody keeps this object, and no longer.
    made: dict[bytes, tuple[bytes, bytes]] = field(default_factory=dict, repr=False, compare=False)


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
        entries = json.loads(_open(lock, sealed, _bound_to(meeting_id, name)))
        return Box(names, {entry[0]: Ballot(entry[1], tuple(entry[2]), entry[3]) for entry in entries})

    def seal(self, key: MeetingKey, meeting_id: str, name: str, box: Box) -> bytes:
        """The box as bytes, never twice the same."""
        lock, names = self._keys(key, meeting_id)
        if not hmac.compare_digest(names, box.key):
            raise ValueError("the box of one meeting was about to be put in another's place")
        entries = [_written(who, ballot) for who, ballot in sorted(box.entries.items())]
        return _seal(lock, f"[{','.join(entries)}]", _bound_to(meeting_id, name))

    def note_name(self, key: MeetingKey, meeting_id: str, kind: str, person_id: str) -> str:
        """The name a person's note of a kind has in this meeting."""
        return _name(self._note_keys(key, meeting_id)[1], kind, person_id)

    def seal_note(self, key: MeetingKey, meeting_id: str, name: str, text: str) -> bytes:
        """A note as bytes, padded, never twice the same."""
        return _seal(self._note_keys(key, meeting_id)[0], json.dumps(text), _bound_to(meeting_id, name))

    def open_note(self, key: MeetingKey, meeting_id: str, name: str, sealed: bytes) -> str:
        """The text of a note."""
        return str(json.loads(_open(self._note_keys(key, meeting_id)[0], sealed, _bound_to(meeting_id, name))))

    def private_names(self, person_id: str, *about: str) -> tuple[str, ...]:
        """The names that a private note may have: first with the secret in force, then with earlier ones."""
        return tuple(_name(names, *about, person_id) for _, names in self._private.values())

    def private_owners(self, person_id: str) -> tuple[str, ...]:
        """What a person's private notes are found by, in the same order."""
        return tuple(_name(names, person_id) for _, names in self._private.values())

    def seal_private(self, name: str, text: str) -> bytes:
        """A private note as bytes. They begin with the mark of the secret in force."""
        return self._mark.encode() + _seal(self._private[self._mark][0], text, name.encode())

    def open_private(self, name: str, sealed: bytes) -> str:
        """The text of a private note."""
        keys = self._private.get(sealed[:MARK].decode("ascii", "replace"))
        if keys is None:
            raise BrokenSealError("the secret that a private note was sealed with is gone")
        return _open(keys[0], sealed[MARK:], name.encode()).decode()

    @cached_property
    def _private(self) -> dict[str, tuple[bytes, bytes]]:
        """By mark, the secret in force first: the key that seals private notes, and the one that names them."""
        return {
            mark: _derived(b"", b"samklang private note 1", self._secrets[mark]) for mark in reversed(self._secrets)
        }

    def _note_keys(self, key: MeetingKey, meeting_id: str) -> tuple[bytes, bytes]:
        return self._made(key, b"samklang note 1 " + meeting_id.encode())

    def _keys(self, key: MeetingKey, meeting_id: str) -> tuple[bytes, bytes]:
        return self._made(key, b"samklang box 1 " + meeting_id.encode())

    def _made(self, key: MeetingKey, purpose: bytes) -> tuple[bytes, bytes]:
        made = key.made.get(purpose)
        if made is None:
            made = key.made[purpose] = _derived(key.key, purpose, self._secret(key))
        return made

    def _secret(self, key: MeetingKey) -> bytes:
        secret = self._secrets.get(key.mark)
        if secret is None:
            raise BrokenSealError(
                "the secret that this meeting began with is gone; keep it until open meetings have ended"
            )
        return secret


def _written(who: str, ballot: Ballot) -> str:
    """An entry as JSON; most ballots have no ticks, and are written without an encoder."""
    ticks = json.dumps(ballot.ticks, separators=(",", ":"), ensure_ascii=False) if ballot.ticks else "[]"
    return f'["{who}",{ballot.choice},{ticks},{ballot.rev}]'


def _derived(salt: bytes, info: bytes, secret: bytes) -> tuple[bytes, bytes]:
    """Two keys: one to seal with, one to make names with."""
    made = HKDF(SHA256(), length=64, salt=salt, info=info).derive(secret)
    return made[:32], made[32:]


def _name(key: bytes, *parts: str) -> str:
    """A name that says nothing of what it names; parts cannot run into one another."""
    return hmac.digest(key, json.dumps(parts).encode(), "sha256").hex()[:32]


def _seal(key: bytes, text: str, bound_to: bytes) -> bytes:
    nonce = secrets.token_bytes(NONCE)
    return FORM + nonce + AESGCM(key).encrypt(nonce, _padded(text.encode()), bound_to)


def _open(key: bytes, sealed: bytes, bound_to: bytes) -> bytes:
    if sealed[:1] != FORM:
        raise BrokenSealError("something sealed in a form that this version does not know")
    try:
        return AESGCM(key).decrypt(sealed[1 : 1 + NONCE], sealed[1 + NONCE :], bound_to)
    except InvalidTag:
        raise BrokenSealError("what was sealed does not open with its key") from None


def _mark(secret: str) -> str:
    """A short name of a secret: enough to tell two apart, nothing to find one by."""
    return hmac.new(secret.encode(), b"samklang mark of a secret", sha256).hexdigest()[:MARK]


def _bound_to(meeting_id: str, name: str) -> bytes:
    return f"{meeting_id}\n{name}".encode()


def _padded(text: bytes) -> bytes:
    """With spaces up to the bucket; JSON does not mind them."""
    bucket = SMALLEST_BUCKET
    while bucket < len(text):
        bucket *= 2
    return text.ljust(bucket)
