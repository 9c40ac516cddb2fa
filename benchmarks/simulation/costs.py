"""What each kind of work costs, as it was measured; each figure may be given anew on the command line."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Costs:
    """CPU of the event loop in microseconds, commits, pictures and Teams in milliseconds.

    Measured in November 2026 on two shared cores; docs/scale.md says how.
    """

    vote_us: float = 300.0  # PostgreSQL, twenty schools of forty at once; SQLite 150
    message_us: float = 4000.0  # with a planning step: 2,500 to 6,000
    question_us: float = 1500.0
    press_us: float = 1000.0  # a press that shows something, or leads the meeting on
    reminder_us: float = 250.0  # claimed, looked at again, posted, marked
    invitation_us: float = 3000.0  # a card to a channel: invitation, phase, result
    edit_us: float = 1000.0  # the count on the shared card
    commit_ms: float = 0.6  # PostgreSQL, one after the other: 1,700 a second
    picture_ms: float = 65.0  # a histogram in the worker of one process
    teams_ms: float = 150.0  # until the Bot Connector has answered; assumed, not measured
