"""What is said proactively: one renderer for each kind of notice, found here.

A renderer is handed a notice that is due. It looks again whether what the notice says is still true (domain decides)
and returns what to send, or that there is nothing to send. It reads and may write in the unit of work it is handed,
which is committed before anything is sent; it never does network I/O.

What comes due by the thousand has a bulk renderer as well. It is handed several notices of any of its kinds, of any
schools, and answers for each of them, in their order, with a number of reads that does not grow with them.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import TYPE_CHECKING, Any

import bot
from bot.handling.services import Services
from cards.kit.rooms import files_of
from cards.kit.scene import Card
from domain.delivery.notices import Notice, NoticeKind, Post
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
    (kind, subject, person or ""). ``then``: notices that follow once it has been sent.
    """

    target: Target
    card: Card | bytes | None = None
    text: str = ""
    summary: str = ""
    edit: Post | None = None
    remember: tuple[str, str, str] | None = None
    then: tuple[Notice, ...] = ()


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


@cache
def renderers() -> Mapping[NoticeKind, Renderer]:
    """All renderers. Each module ``bot/<word>/announcements.py`` exports ``RENDERERS``; read when first asked for."""
    return _all("RENDERERS")


@cache
def bulk_renderers() -> Mapping[NoticeKind, BulkRenderer]:
    """All bulk renderers, from ``BULK_RENDERERS``. Kinds with the same function are rendered in one call.

    A kind that has one has a renderer too: it is asked where one notice of a bulk fails, so that it alone fails.
    """
    return _all("BULK_RENDERERS")


def _all(name: str) -> dict[NoticeKind, Any]:
    found: dict[NoticeKind, Any] = {}
    for _word, module in files_of(bot, "announcements"):
        for kind, renderer in getattr(module, name, {}).items():
            if found.get(kind, renderer) is not renderer:
                raise LookupError(f"two renderers for {kind}")
            found[kind] = renderer
    return found
