"""From what somebody wrote to the press that it stands for, and to its answer."""

from __future__ import annotations

from dataclasses import dataclass

from bot.arriving.acquaint import look_up
from bot.edge.incoming import Incoming
from bot.handling.identity import caller, caller_in
from bot.handling.services import Answer, Services
from bot.people.home import which
from cards.verbs import Press
from domain.errors import Refused
from domain.people.school import Caller

UNSEEN = " \t\r\n\x00\u00a0\u200b\u200c\u200d\u202e\u2060\ufeff"  # what fills a message and is not to be seen


@dataclass(frozen=True, slots=True)
class Meant:
    """Whose words these are, in which school; ``asked`` is the question which school, where that is not plain."""

    caller: Caller | None
    asked: Answer | None = None


async def school_meant(services: Services, incoming: Incoming, go_on: str | Press, school_id: str = "") -> Meant:
    """Find out who writes and in which school. Raises ``Refused`` for a stranger, after one look at the rosters."""
    for is_last in (False, True):
        try:
            async with services.units(write=False) as uow:
                who = await caller_in(uow, incoming, school_id) if school_id else await caller(uow, incoming)
                if isinstance(who, list):
                    return Meant(None, await which(services, uow, incoming, who, go_on))
                if who is not None:
                    return Meant(who)
        except Refused:
            if is_last:
                raise
        if is_last or not await look_up(services, incoming):
            break
    raise Refused("not_member" if school_id else "no_school")
