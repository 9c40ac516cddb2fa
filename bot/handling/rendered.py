"""What a renderer of a notice may answer: a message to somewhere, nothing to say, or later."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from bot.handling.services import Services
from cards.kit.scene import Card
from domain.delivery.notices import Notice, Post
from domain.people.school import Person, School

if TYPE_CHECKING:
    from domain.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class ToChannel:
    """A new thread in the school's channel."""

    school: School


@dataclass(frozen=True, slots=True)
class ToThread:
    """A reply in the thread that ``post`` opened."""

    post: Post


@dataclass(frozen=True, slots=True)
class ToPerson:
    """The person's personal chat, which is opened where it is not known yet."""

    person: Person
    school: School


Target = ToChannel | ToThread | ToPerson


@dataclass(frozen=True, slots=True)
class Outgoing:
    """What to send. ``text`` is said where there is no card; ``summary`` is the line in the notification.

    ``card`` may be serialised already (``cards.kit.compiled``), as what is said by the thousand is.

    ``edit``: change this message instead of sending a new one. ``remember``: keep where the message is, under
    (kind, subject, person or ""). ``then``: notices that follow once it has been sent. ``replaces``: this
    message is taken away once the new one is there; an edit would tell nobody that there is something new.
    """

    target: Target
    card: Card | bytes | None = None
    text: str = ""
    summary: str = ""
    edit: Post | None = None
    remember: tuple[str, str, str] | None = None
    then: tuple[Notice, ...] = ()
    replaces: Post | None = None


@dataclass(frozen=True, slots=True)
class Skip:
    """There is nothing to say (any more). ``reason`` is for the row, not for people.

    ``sealed``: why there is nothing to say is nobody's business, so the row looks as if it had been said.
    """

    reason: str
    sealed: bool = False


@dataclass(frozen=True, slots=True)
class Postpone:
    """Not now: be due again at this time. Does not count as a failed attempt."""

    until: datetime


Rendered = Outgoing | Skip | Postpone
Renderer = Callable[[Services, "UnitOfWork", Notice, datetime], Awaitable[Rendered]]

BulkRenderer = Callable[[Services, "UnitOfWork", Sequence[Notice], datetime], Awaitable[list[Rendered]]]
