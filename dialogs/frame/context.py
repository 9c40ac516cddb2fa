"""What a dialog is handed: a few tools, and the turn it is in."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Protocol

from cards.kit.scene import Addresses, Card, Scene
from cards.verbs import Press
from domain.calendar.holidays import Holidays
from domain.delivery.notices import Post
from domain.meetings.meeting import Meeting
from domain.people.school import Caller
from domain.unit_of_work import Clock, UnitOfWork, Units

RECEIPT = "samklang.receipt"  # where the handler puts the receipt of the message, of which a commit says what is done
TURN = "samklang.turn"  # where the runner puts the Turn for the dialogs


class Waker(Protocol):
    """The part of the announcer that a dialog uses."""

    def wake(self) -> None:
        """Notices may be due now."""
        ...


class Tools(Protocol):
    """The part of the bot's services that dialogs use; ``bot.handling.services.Services`` is one."""

    @property
    def units(self) -> Units:
        """Makes units of work."""
        ...

    @property
    def clock(self) -> Clock:
        """The time now."""
        ...

    @property
    def addresses(self) -> Addresses:
        """Signed addresses for cards."""
        ...

    @property
    def announcer(self) -> Waker:
        """Told after a commit that there may be something to say."""
        ...

    @property
    def holidays(self) -> Holidays:
        """Public holidays."""
        ...


@dataclass(slots=True)
class Turn:
    """One turn of one person in one conversation, all in one unit of work.

    What the dialog says is collected in ``replies`` and sent by the host once the unit is committed; ``wake`` asks for
    the announcer to be woken then. Exactly one of ``sentence`` (a new request), ``press`` and ``text`` (typed while a
    form waits) says what the person did.
    """

    tools: Tools
    uow: UnitOfWork
    caller: Caller
    now: datetime
    sentence: str | None = None
    press: Press | None = None
    text: str = ""
    in_channel: bool = False
    replies: list[Card | str] = field(default_factory=list)
    wake: bool = False
    proposed: Meeting | None = None  # the last reply is the proposal of this draft
    discarded: Post | None = None  # the card of a proposal that was thrown away

    @property
    def scene(self) -> Scene:
        """The scene of what this person looks at; in a channel all do, in the school's language."""
        school = self.caller.school
        language = school.language if self.in_channel else self.caller.language
        return Scene(language, school.zone, self.now, self.tools.addresses, school.name, school.id)

    def say(self, reply: Card | str) -> None:
        """Reply with a card or one sentence, after the commit."""
        self.replies.append(reply)


def turn_of(dialog_context: Any) -> Turn:
    """Return what a turn gives the dialogs. ``Any``: a context of the SDK."""
    turn = dialog_context.context.turn_state[TURN]
    assert isinstance(turn, Turn)
    return turn
