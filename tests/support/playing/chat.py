"""A personal chat on the SDK's own turn, over an adapter that only remembers: for tests of dialogs."""

from __future__ import annotations

import itertools
from collections import Counter
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from botbuilder.core import BotAdapter, TurnContext
from botbuilder.schema import Activity, ChannelAccount, ConversationAccount, ResourceResponse

from bot.calendar.holidays import NorwegianHolidays
from cards.verbs import Press, Verb, decode
from dialogs import host
from domain.calendar.holidays import Holidays
from domain.delivery.notices import NoticeKind
from domain.meetings.meeting import Meeting, MeetingState
from domain.people.school import Caller
from domain.unit_of_work import Units
from tests.support.arranged.small_school import SmallSchool
from tests.support.machines.looking import Button, buttons_of, texts_of, values_of
from tests.support.playing.room import Addresses, Heard

MONDAY = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)  # 11 in Norway


class Remembering(BotAdapter):  # type: ignore[misc]
    """Sends nowhere."""

    def __init__(self) -> None:
        super().__init__(None)
        self.said: list[Any] = []

    async def send_activities(self, context: TurnContext, activities: list[Activity]) -> list[ResourceResponse]:
        self.said += [each.attachments[0].content if each.attachments else each.text for each in activities]
        return [ResourceResponse(id="1") for _ in activities]

    async def update_activity(self, context: TurnContext, activity: Activity) -> None:
        """What is shown in the place of an earlier card is not looked at here."""

    async def delete_activity(self, context: TurnContext, reference: Any) -> None:
        raise NotImplementedError


@dataclass
class Tools:
    """What the host is handed, with a clock that the test sets."""

    units: Units
    now: datetime = MONDAY
    addresses: Addresses = field(default_factory=Addresses)
    announcer: Heard = field(default_factory=Heard)
    holidays: Holidays = field(default_factory=NorwegianHolidays)

    def clock(self) -> datetime:
        return self.now


class Chat:
    """One person's chat with the bot. ``caller`` may be anybody."""

    _numbers = itertools.count(1)

    def __init__(self, world: SmallSchool, caller: Caller | None = None, tools: Tools | None = None) -> None:
        self.world = world
        self.caller = caller or world.leader
        self.tools = tools or Tools(world.units)
        self.conversation = f"a:{self.caller.person.id}"
        self.adapter = Remembering()
        self.begun = False

    def turn(self, scope: str = "personal", conversation: str = "") -> TurnContext:
        activity = Activity(
            type="message",
            id=f"m{next(self._numbers)}",
            service_url="https://x/",
            channel_id="msteams",
            from_property=ChannelAccount(id=self.caller.person.user_id),
            recipient=ChannelAccount(id="28:bot"),
            conversation=ConversationAccount(id=conversation or self.conversation, conversation_type=scope),
        )
        return TurnContext(self.adapter, activity)

    async def plans(self, sentence: str) -> str:
        return await self._said(host.begin(self.turn(), self.tools, self.caller, sentence))

    async def plans_in_channel(self, sentence: str) -> str:
        turn = self.turn("channel", "19:solvik@thread;messageid=1")
        return await self._said(host.begin(turn, self.tools, self.caller, sentence))

    async def says(self, text: str) -> str | None:
        before = len(self.adapter.said)
        taken = await host.continue_(self.turn(), self.tools, self.caller, text)
        return self._words(before) if taken else None

    async def cancels(self) -> str | None:
        before = len(self.adapter.said)
        return self._words(before) if await host.cancel(self.turn(), self.tools, self.caller) else None

    async def presses(self, title: str, *, drop: tuple[str, ...] = (), **inputs: str) -> str:
        """Press the newest button with this title, with the card's fields as they are but for ``inputs``."""
        card, button = self.button(title)
        entered = {name: value for name, value in (values_of(card) | inputs).items() if name not in drop}
        pressed = decode({**button.data, **(entered if button.sends_inputs else {})})
        assert isinstance(pressed, Press)
        return await self.sends(pressed)

    async def sends(self, pressed: Press) -> str:
        return await self._said(host.press(self.turn(), self.tools, self.caller, pressed))

    async def sends_verb(self, verb: Verb, ref: str, rev: int = 0, **inputs: str) -> str:
        return await self.sends(Press(verb, ref, rev=rev, inputs=inputs))

    def button(self, title: str) -> tuple[dict[str, Any], Button]:
        for card in reversed(self.adapter.said):
            if isinstance(card, dict):
                for button in buttons_of(card):
                    if button.title.replace("\u00a0", " ") == title:
                        return card, button
        raise AssertionError(f"no button «{title}»; there is {self.titles()}")

    def titles(self) -> list[str]:
        """The buttons of the newest card."""
        card = next((card for card in reversed(self.adapter.said) if isinstance(card, dict)), {})
        return [button.title for button in buttons_of(card)]

    def fields(self) -> dict[str, str]:
        """What the fields of the newest card hold."""
        return values_of(next(card for card in reversed(self.adapter.said) if isinstance(card, dict)))

    async def drafts(self) -> list[Meeting]:
        return await self.meetings(MeetingState.DRAFT)

    async def meetings(self, state: MeetingState) -> list[Meeting]:
        async with self.world.units(write=False) as uow:
            return await uow.meetings.of_school(self.caller.school.id, states=[state])

    async def invited(self) -> list[str]:
        """Characteristic and start of what people are invited to, but for the meeting that the school begins with."""
        found = [one for one in await self.meetings(MeetingState.INVITED) if one.id != self.world.meeting.id]
        return [f"{one.characteristic_id} {one.starts_at:%Y-%m-%d %H:%M}" for one in found]

    async def notices(self, meeting_id: str) -> Counter[NoticeKind]:
        """How many rows of each kind a meeting has."""
        async with self.world.units(write=False) as uow:
            return Counter(row.kind for row in await uow.notices.of_subject(meeting_id))

    async def state(self) -> str | None:
        async with self.world.units(write=False) as uow:
            return await uow.dialogs.get(self.conversation, self.caller.person.id)

    async def _said(self, doing: Any) -> str:
        before = len(self.adapter.said)
        await doing
        return self._words(before)

    def _words(self, before: int) -> str:
        return "\n\n".join(texts_of(each) for each in self.adapter.said[before:])
