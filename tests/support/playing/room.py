"""A small school whose people press the buttons of a meeting, straight to their actions."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, cast

from bot.answering.presses import actions
from bot.edge.incoming import Incoming
from bot.handling.services import Answer, Services
from bot.votes.ballots import BallotCollector
from bot.votes.kept import KeptVoteCards
from cards.conducting.verbs import MEETING_START, PHASE_NEXT
from cards.verbs import Press, Verb
from domain.delivery.notices import Notice, NoticeKind
from domain.ids import new_id
from domain.people.school import Caller
from domain.unit_of_work import Units
from tests.support.arranged.small_school import NOW, NoHolidays, SmallSchool, small_school

ACTIONS = actions()


@dataclass
class Heard:
    """An announcer that remembers."""

    woken: int = 0
    counted: list[str] = field(default_factory=list)

    def wake(self) -> None:
        self.woken += 1

    def count_changed(self, round_id: str, *, all_in: bool = False) -> None:
        self.counted.append(round_id)


class Addresses:
    def mark(self, name: str) -> str:
        return f"https://x/marks/{name}.png"

    def chart(self, digest: str) -> str:
        return f"https://x/charts/{digest}.png"

    def picture(self, digest: str) -> str:
        return f"https://x/charts/pictures/{digest}.png"

    def document(self, kind: str, subject: str, now: datetime, extension: str = "") -> str:
        return f"https://x/documents/{kind}/{subject}{extension}"

    def wall(self, meeting_id: str) -> str:
        return f"https://x/wall/{meeting_id}"

    def calendar(self, meeting_id: str, sequence: int) -> str:
        return f"https://x/calendar/{meeting_id}"


@dataclass
class Room:
    """A school, and the actions as its people press them."""

    world: SmallSchool
    services: Services
    heard: Heard

    async def press(self, who: Caller | int, verb: Verb, ref: str = "", arg: str = "", **more: Any) -> Any:
        """The card that is answered, as primitives."""
        caller = self.world.caller(who) if isinstance(who, int) else who
        rev, nonce = more.pop("rev", 0), more.pop("nonce", "")
        found = await ACTIONS[verb](
            self.services, incoming(caller), Press(verb, ref or self.world.meeting.id, arg, rev, nonce, more)
        )
        return as_card(found)

    async def render(self, renderer: Any, subject: str, kind: NoticeKind, **more: Any) -> Any:
        notice = Notice(new_id(), new_id(), self.world.school.id, kind, subject, NOW, **more)
        async with self.services.units() as uow:
            found = await renderer(self.services, uow, notice, self.services.clock())
            await uow.commit()
            return found


def incoming(caller: Caller) -> Incoming:
    person = caller.person
    return Incoming(
        kind="invoke",
        activity_id=new_id(),
        tenant_id=person.tenant_id,
        aad_id=person.aad_id,
        user_id=person.user_id,
        user_name=person.name,
        conversation_id=caller.school.channel_id,
        channel_id=caller.school.channel_id,
        scope="channel",
        service_url="https://x/",
        bot_id="28:bot",
        activity={},
    )


def as_card(answer: Answer) -> dict[str, Any]:
    assert not isinstance(answer, str)
    card = json.loads(answer) if isinstance(answer, bytes) else answer
    assert card["type"] == "AdaptiveCard"
    return cast("dict[str, Any]", card)


async def room(units: Units, count: int = 8) -> Room:
    world, heard = await small_school(units, count), Heard()
    services = Services(
        settings=cast(Any, None),
        clock=lambda: NOW,
        units=units,
        connector=cast(Any, None),
        addresses=Addresses(),
        announcer=heard,
        ballots=BallotCollector(units, lambda: NOW),
        vote_cards=KeptVoteCards(lambda: NOW, Addresses()),
        roster=cast(Any, None),
        holidays=NoHolidays(),
    )
    return Room(world, services, heard)


async def begun(units: Units, count: int = 8) -> Room:
    """A meeting in its first phase."""
    here = await room(units, count)
    await here.press(0, MEETING_START)
    return here


async def started(units: Units, count: int = 8) -> Room:
    """A meeting that has come to the vote, which is open where enough take part."""
    here = await begun(units, count)
    for rev in (0, 1):
        await here.press(0, PHASE_NEXT, rev=rev)
    return here
