"""A meeting as a school plays it: invited, started, voting."""

from __future__ import annotations

from datetime import UTC, datetime

from tests.support.machines.looking import buttons_of
from tests.support.playing.people import Somebody, Team
from tests.support.playing.world import World

TEACHERS = ("Jonas", "Silje", "Mikkel", "Hanne", "Ida", "Amir", "Sunniva")
# In the order in which they vote: leaders vote last, unless their school says otherwise.
FIRST = {"Jonas": 1, "Silje": 2, "Mikkel": 3, "Hanne": 2, "Ida": 1, "Amir": 3, "Sunniva": 2, "Ingrid": 2}
SECOND = {"Jonas": 2, "Silje": 2, "Mikkel": 3, "Hanne": 2, "Ida": 2, "Amir": 3, "Sunniva": 2, "Ingrid": 2}
START = datetime(2026, 11, 26, 13, 0, tzinfo=UTC)  # Thursday, 14 in Norway


async def invited(world: World, *teachers: str) -> tuple[Team, Somebody]:
    """A school whose leader has sent an invitation, on the day, when the leader's own card has come."""
    solvik = await world.school("Solvik", leader="Ingrid", teachers=teachers or TEACHERS)
    await solvik["Ingrid"].says("refleksjonsmøte om 1.4 torsdag kl 14")
    await solvik["Ingrid"].presses("Send innkalling")
    await world.at(START)
    return solvik, solvik["Ingrid"]


async def attending(world: World) -> Team:
    """Two have answered the invitation, and the leader's card says so."""
    solvik, _ingrid = await invited(world)
    await solvik["Jonas"].presses("Jeg kommer ikke")
    await solvik["Silje"].presses("Jeg kommer")
    await world.passes(minutes=1)
    assert "Kommer ikke: Jonas Lunde." in solvik["Ingrid"].personal_text()
    return solvik


async def begun(world: World, *teachers: str) -> tuple[Team, Somebody]:
    """The meeting has begun and is in its first phase."""
    solvik, ingrid = await invited(world, *teachers)
    await ingrid.presses("Start møtet")
    return solvik, ingrid


async def started(world: World, *teachers: str) -> tuple[Team, Somebody]:
    """The meeting has begun and has come to the vote, which is open where enough take part."""
    solvik, ingrid = await begun(world, *teachers)
    await ingrid.presses_verb("phase.next")
    await ingrid.presses_verb("phase.next")
    return solvik, ingrid


async def all_vote(solvik: Team, levels: dict[str, int]) -> None:
    for name, level in levels.items():
        said = await solvik[name].presses(f"Nivå {level}")
        assert "Du har stemt" in said


async def vote_data(person: Somebody, level: int) -> dict[str, object]:
    """What the button of a level carries for this person now."""
    for view in person.sees():
        if isinstance(view, dict):
            for button in buttons_of(view):
                if button.data.get("verb") == "vote.cast" and button.data.get("arg") == str(level):
                    return dict(button.data)
    raise AssertionError("no vote card is seen")


def can_vote(person: Somebody) -> bool:
    """Whether the person sees buttons to vote with."""
    cards = [view for view in person.sees() if isinstance(view, dict)]
    return any(button.data.get("verb") == "vote.cast" for card in cards for button in buttons_of(card))


async def meeting_id(world: World, solvik: Team) -> str:
    async with world.services.units(write=False) as uow:
        (meeting,) = await uow.meetings.of_school(await solvik.school_id())
    return meeting.id


async def person_id(world: World, somebody: Somebody) -> str:
    """The id that the service keeps the person under."""
    async with world.services.units(write=False) as uow:
        person = await uow.people.by_aad(world.tenant, somebody.aad_id)
    assert person is not None
    return person.id
