"""What a meeting of nine needs to be played: who they are, what each of them sees, where groups and ideas are."""

from __future__ import annotations

from typing import Any

from tests.support.machines.looking import texts_of
from tests.support.playing.people import Somebody, Team
from tests.support.playing.playing import meeting_id, person_id
from tests.support.playing.world import World

TEACHERS = ("Jonas", "Silje", "Mikkel", "Hanne", "Ida", "Amir", "Sunniva", "Tora")
EARLY = ("Ingrid", "Jonas", "Silje", "Mikkel", "Hanne", "Ida")  # Amir and Sunniva come late, Tora is ill


def everybody_sees(solvik: Team, *words: str) -> None:
    """Each of the nine sees each of these."""
    for name, person in solvik.people.items():
        seen = _plain(person.sees_text())
        for word in words:
            assert _plain(word) in seen, f"{name} does not see «{word}»"


def nobody_sees(solvik: Team, *words: str, but: tuple[str, ...] = ()) -> None:
    """None of the nine sees any of these, but those who are named."""
    for name, person in solvik.people.items():
        seen = _plain(person.sees_text())
        for word in words:
            assert _plain(word) not in seen or name in but, f"{name} sees «{word}»"


def newest_card(person: Somebody) -> dict[str, Any]:
    """The newest card that the person sees."""
    return next(view for view in person.sees() if isinstance(view, dict))


async def conductor(leader: Somebody) -> str:
    """The leader's own card as the meeting stands now, asked for in chat."""
    await leader.says("møter")
    return _plain(await leader.presses_verb("meeting.conduct"))


async def seats_of(world: World, solvik: Team) -> list[list[str]]:
    """First names by group, in the order in which they speak."""
    names = {await person_id(world, person): name for name, person in solvik.people.items()}
    async with world.services.units(write=False) as uow:
        groups = await uow.groups.of_meeting(await meeting_id(world, solvik))
    return [[names[seat.person_id] for seat in group.seats] for group in groups]


async def idea_ids(world: World, solvik: Team) -> dict[str, str]:
    """Ids of ideas by their text."""
    async with world.services.units(write=False) as uow:
        return {idea.text: idea.id for idea in await uow.ideas.of_meeting(await meeting_id(world, solvik))}


async def gives_dots(world: World, solvik: Team, name: str) -> None:
    """One dot to each idea that stands for itself."""
    async with world.services.units(write=False) as uow:
        ideas = await uow.ideas.of_meeting(await meeting_id(world, solvik))
    whole = [idea.id for idea in ideas if not idea.joined_to]
    await solvik[name].presses("Gi prikker")
    await solvik[name].presses_verb("dots.save", dots=",".join(whole))


async def agreed_measure(world: World, solvik: Team, ingrid: Somebody, *, owner: str, due: str) -> None:
    """The best idea becomes a measure."""
    ids = await idea_ids(world, solvik)
    form = await ingrid.presses("Gjør til tiltak", idea=ids["Et brev hjem hver høst"])
    assert "Et brev hjem hver høst" in form
    saved = await ingrid.presses_verb("measure.save", owner=await person_id(world, solvik[owner]), due=due)
    assert "Et brev hjem hver høst" in saved, saved


def _plain(text: str) -> str:
    return text.replace("\u00a0", " ")


__all__ = [
    "EARLY",
    "TEACHERS",
    "agreed_measure",
    "conductor",
    "everybody_sees",
    "gives_dots",
    "idea_ids",
    "newest_card",
    "nobody_sees",
    "seats_of",
    "texts_of",
]
