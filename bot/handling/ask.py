"""What the handler of a press is given, and its kinds: one that reads, one that writes, one that hands on.

A handler is its decision and its card. Around it stand one unit of work and, where it writes, the commit and the word
to the heartbeat: commit, then speak.
"""

from __future__ import annotations

import inspect
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Concatenate, ParamSpec

from bot.edge.incoming import Incoming
from bot.handling.identity import caller_in, require_leader, scene_for
from bot.handling.services import Action, Answer, Services
from cards.kit.scene import Scene
from cards.verbs import Press, Verb
from domain.errors import Refused
from domain.people.school import Caller
from domain.unit_of_work import UnitOfWork

P = ParamSpec("P")


@dataclass(slots=True)
class Ask:
    """One press with all that its handler needs: unit of work, who presses, how to speak to them, what, and when."""

    services: Services
    incoming: Incoming
    press: Press
    uow: UnitOfWork
    now: datetime
    _caller: Caller | None = None

    async def member(self, school_id: str = "") -> Caller:
        """Return who presses as a member of a school, by default of the one that the press names; else ``Refused``."""
        self._caller = await caller_in(self.uow, self.incoming, school_id or self.press.ref)
        return self._caller

    async def leader(self, school_id: str = "") -> Caller:
        """Return who presses as a leader of a school, by default of the one that the press names; else ``Refused``."""
        self._caller = await require_leader(self.uow, self.incoming, school_id or self.press.ref)
        return self._caller

    async def leader_alone(self) -> Caller:
        """Return who presses as a leader, where nobody else sees the answer; else ``Refused``."""
        leader = await self.leader()
        if self.incoming.public:
            raise Refused("write_to_me")
        return leader

    @property
    def caller(self) -> Caller:
        """Who presses. Known once ``member`` or ``leader``, or what builds on them, was awaited."""
        if self._caller is None:
            raise LookupError("nobody was asked for yet")
        return self._caller

    @property
    def scene(self) -> Scene:
        """How to speak to who presses."""
        return scene_for(self.services, self.caller, self.now)

    def tr(self, message: str, **params: object) -> str:
        """Return a sentence in the language of who presses."""
        return self.scene.tr(message, **params)

    async def afterwards(
        self, make: Callable[Concatenate[Ask, P], Awaitable[Answer]], *args: P.args, **kwargs: P.kwargs
    ) -> Answer:
        """Make an answer in a unit of its own, for reading. Returned un-awaited, it tells how things stand after."""
        async with self.services.units(write=False) as uow:
            return await make(replace(self, uow=uow), *args, **kwargs)


Reads = Callable[[Ask], Awaitable[Answer | Awaitable[Answer]]]
Writes = Callable[[Ask], Awaitable[Answer | Awaitable[Answer]]]


@dataclass(frozen=True, slots=True)
class Handled:
    """An action of some presses, made from its handler.

    ``reads``: nothing is changed by it. ``commits``: its unit of work is for writing.
    """

    verbs: tuple[Verb, ...]
    handle: Writes
    reads: bool
    commits: bool

    async def __call__(self, services: Services, incoming: Incoming, press: Press) -> Answer:
        """Answer a press. Raises ``Refused``, and ``Conflict`` where somebody else was first."""
        async with services.units(write=self.commits) as uow:
            answer = await self.handle(Ask(services, incoming, press, uow, services.clock()))
            if self.commits:
                try:
                    await uow.commit()
                except BaseException:
                    if inspect.iscoroutine(answer):  # it was to follow a commit that did not come about
                        answer.close()
                    raise
        if self.commits:
            services.announcer.wake()
        return answer if isinstance(answer, (dict, bytes, str)) else await answer


@dataclass(frozen=True, slots=True)
class Answered:
    """An action of some presses that sees to its own units of work."""

    verbs: tuple[Verb, ...]
    act: Action

    async def __call__(self, services: Services, incoming: Incoming, press: Press) -> Answer:
        """Answer a press. Raises ``Refused`` and ``Conflict`` as a ``Handled`` does."""
        return await self.act(services, incoming, press)


def reading(*verbs: Verb) -> Callable[[Reads], Handled]:
    """Make a handler the action of presses that change nothing."""
    return lambda handle: Handled(verbs, handle, reads=True, commits=False)


def writing(*verbs: Verb) -> Callable[[Writes], Handled]:
    """Make a handler the action of presses that change something: one transaction, committed before anything is said.

    ``Refused`` leaves everything as it was. A handler may return, not awaited, what makes its answer after the commit
    (a card that reads how things stand then). ``Conflict`` goes on to ``presses``, which lets the press begin anew.
    """
    return lambda handle: Handled(verbs, handle, reads=False, commits=True)


def handing_on(*verbs: Verb) -> Callable[[Writes], Handled]:
    """Make a handler the action of presses that read and hand on: to a dialog, say, with a unit of its own.

    What writes is returned, not awaited: it begins when the unit for reading has been left.
    """
    return lambda handle: Handled(verbs, handle, reads=False, commits=False)


def answering(*verbs: Verb) -> Callable[[Action], Answered]:
    """Make a function the action of presses that are no single unit of work: a ballot, or a choice between two."""
    return lambda act: Answered(verbs, act)
