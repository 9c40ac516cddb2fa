"""Receipts of messages: under way, by whom and until when, or done. A message is worked on once, and answered.

Who works on a message holds a lease and renews it. Where a process was killed its leases run out, and the message is
worked on when Teams sends it again; what the dead process had committed is not done twice.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

LEASE = timedelta(seconds=4)  # shorter than what an answer to Teams waits for: who repeats is not told too early

Receipt = tuple[str, str]
"""The conversation, and the message in it."""


@dataclass(frozen=True, slots=True)
class Taken:
    """What came of taking a message up: whether it is ours to work on.

    ``kept``: it is, and what it asked for was done before; only the answer is missing. ``lease``: it is not, and
    somebody else is working on it until then.
    """

    ours: bool
    kept: bool = False
    lease: datetime | None = None
