"""A chat in which somebody places the school."""

from __future__ import annotations

from dataclasses import replace

from dialogs.placing import begin as begin_placing
from domain.catalogue.areas import Characteristic
from domain.catalogue.read import built_in
from domain.meetings.meeting import MeetingState
from domain.placing.place_school import KIND, PRIVATE
from domain.placing.placement import Placement, read
from tests.support.arranged.placing import placement_of
from tests.support.arranged.small_school import SmallSchool
from tests.support.machines.looking import texts_of
from tests.support.playing.chat import Chat

ABOUT = built_in().characteristic("1.4")
assert isinstance(ABOUT, Characteristic)
HOME: Characteristic = ABOUT
SIZES = {level: len(HOME.levels[level]) for level in (1, 2, 3, 4)}


class PlacingChat(Chat):
    """``begins`` is what ``Forbered deg`` and ``vurder`` do."""

    async def begins(self, key: str = "") -> str:
        card = await begin_placing.begin(self.tools, self.conversation, self.caller, key or self.world.meeting.id)
        self.adapter.said.append(card)
        return texts_of(card)

    async def answers(self, title: str = "Gå videre", *, example: str = "", **numbered: str) -> str:
        """Choose answers by the place of the field on the newest card (``n1="often"``) and press."""
        fields = self.questions()
        chosen = {fields[int(name[1:]) - 1]: value for name, value in numbered.items()}
        if example:
            chosen["example"] = example
        return await self.presses(title, drop=(), **chosen)

    async def answers_old_card(self, answer: str = "often") -> str:
        """Answer the newest card of placing, whatever was said since."""
        cards = (card for card in reversed(self.adapter.said) if isinstance(card, dict))
        card = next(card for card in cards if any(part.get("id", "").startswith("a_") for part in card["body"]))
        self.adapter.said.append(card)
        return await self.answers(**{f"n{at}": answer for at in range(1, len(self.questions()) + 1)})

    def questions(self) -> list[str]:
        """The fields of the newest card that ask about a sentence."""
        card = next(card for card in reversed(self.adapter.said) if isinstance(card, dict))
        return [part["id"] for part in card["body"] if part.get("id", "").startswith("a_")]

    def newest(self) -> str:
        return texts_of(next(card for card in reversed(self.adapter.said) if isinstance(card, dict)))

    async def types_all(self) -> str | None:
        """Answer all four levels by typing."""
        said = None
        for level in (1, 2, 3, 4):
            said = await self.says("alle sjelden" if level in (1, 4) else "alle ofte")
        return said

    async def kept(self) -> Placement | None:
        async with self.world.units(write=False) as uow:
            return await placement_of(uow, self.world.meeting.id, self.caller.person.id)

    async def kept_privately(self) -> Placement | None:
        async with self.world.units(write=False) as uow:
            person, school = self.caller.person.id, self.caller.school.id
            return read(await uow.private_notes.get(person, school, KIND, "1.4"))

    async def meeting_is(self, state: MeetingState) -> None:
        async with self.world.units() as uow:
            meeting = await uow.meetings.get(self.world.meeting.id)
            assert meeting is not None
            await uow.meetings.save(replace(meeting, state=state))
            if state in (MeetingState.ENDED, MeetingState.CANCELLED):
                await uow.boxes.destroy(meeting.id)
            await uow.commit()


PRIVATELY = PRIVATE + "1.4"


def teacher(world: SmallSchool, number: int = 1) -> PlacingChat:
    return PlacingChat(world, world.caller(number))


async def answered_two_levels(chat: PlacingChat) -> None:
    """Begin, and answer levels 1 and 2 by typing."""
    await chat.begins()
    await chat.says("alle sjelden")
    await chat.says("alle ofte")
