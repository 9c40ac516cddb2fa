"""Kill -9 at every step of what people do: what was confirmed is there, what was under way is answered when sent again.

Each act is done once by a service that lives, and then, on a copy of the same database, once for each of its steps by a
service that dies there. Teams (or the person) sends the same again to the next process.
"""

from __future__ import annotations

import asyncio
import signal
from collections import Counter
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import aiohttp

from domain.unit_of_work import UnitOfWork, Units
from store.database.engine import open_database
from store.database.sealing import Sealer
from store.unit_of_work import make_units
from tests.faults.conftest import Copy
from tests.faults.doomed import Dooms, Service
from tests.support.arranged.placing import placement_of
from tests.support.machines.edge import SECRET
from tests.support.machines.looking import texts_of
from tests.support.playing.people import Team
from tests.support.playing.playing import started
from tests.support.playing.sent import activity_of
from tests.support.playing.world import World, a_world

LATER = timedelta(minutes=10)  # every lease has run out


@dataclass(frozen=True)
class Act:
    """What somebody does, on what, and what is true of it afterwards, however often it was sent."""

    arrange: Callable[[World], Awaitable[Team]]
    does: Callable[[Team], Awaitable[object]]
    kept: Callable[[UnitOfWork, str, str], Awaitable[object]]  # in a unit, of a school and a tenant
    later: timedelta = LATER  # when it is sent again


async def vote_arranged(world: World) -> Team:
    solvik, _ingrid = await started(world)
    return solvik


async def votes(uow: UnitOfWork, school: str, _tenant: str) -> object:
    (meeting,) = await uow.meetings.of_school(school)
    box = await uow.boxes.open(meeting.id, "round-1")
    assert box is not None
    return [ballot.choice for ballot in box.entries.values()]


async def school_arranged(world: World) -> Team:
    return await world.school("Solvik", leader="Ingrid", teachers=["Jonas", "Silje"])


async def proposal_arranged(world: World) -> Team:
    solvik = await school_arranged(world)
    await solvik["Ingrid"].says("refleksjonsmøte om 1.4 torsdag kl 14")
    return solvik


async def meetings(uow: UnitOfWork, school: str, _tenant: str) -> object:
    return [(each.characteristic_id, each.state) for each in await uow.meetings.of_school(school)]


async def placing_arranged(world: World) -> Team:
    solvik = await proposal_arranged(world)
    await solvik["Ingrid"].presses("Send innkalling")
    await world.passes(days=2)
    await solvik["Jonas"].says("vurder 1.4")
    await solvik["Jonas"].says("alle sjelden")
    return solvik


async def answers(uow: UnitOfWork, school: str, tenant: str) -> object:
    (meeting,) = await uow.meetings.of_school(school)
    jonas = await uow.people.by_aad(tenant, "aad-jonas")
    assert jonas is not None
    placement = await placement_of(uow, meeting.id, jonas.id)
    assert placement is not None
    return sorted((key, answer.value) for key, answer in placement.answers.items())


async def attendance(uow: UnitOfWork, school: str, _tenant: str) -> object:
    (meeting,) = await uow.meetings.of_school(school)
    return sorted((await uow.attendances.of_meeting(meeting.id)).values())


ACTS = {
    "a vote": Act(vote_arranged, lambda team: team["Jonas"].presses("Nivå 2"), votes, timedelta(seconds=5)),
    "a confirmation": Act(proposal_arranged, lambda team: team["Ingrid"].presses("Send innkalling"), meetings),
    "a request": Act(
        school_arranged, lambda team: team["Ingrid"].says("refleksjonsmøte om 1.4 torsdag kl 14"), meetings
    ),
    "a step of placing": Act(placing_arranged, lambda team: team["Jonas"].says("ofte, av og til"), answers),
    "coming": Act(placing_arranged, lambda team: team["Silje"].says("jeg kommer på møtet"), attendance),
}


class Stage:
    """One act, ready to be done again and again on copies of the same database."""

    def __init__(self, world: World, doomed: Dooms, act: Act, school: str, activity: dict[str, Any]) -> None:
        self.world, self.doomed, self.act, self.school, self.activity = world, doomed, act, school, activity

    async def once(self, url: str, now: datetime, die_at: int = 0) -> tuple[int, list[str], str]:
        """Send the activity to a service of its own: how that ended, the steps that came, and the answer."""
        settings = self.world.settings | {"SAMKLANG_DATABASE_URL": url}
        service: Service = await asyncio.to_thread(self.doomed.serve, settings, now, die_at)
        self.world.origin, answer = service.origin, ""
        try:
            status, body = await self.world.post(self.activity, settle=False)
            assert 200 <= status < 300
            answer = texts_of(body["value"]) if body else ""
            async with self.world.session.get(f"{service.origin}/settled") as response:
                await response.read()
        except aiohttp.ClientError:
            answer = ""
        return await asyncio.to_thread(service.ended), service.steps, answer

    async def kept(self, url: str) -> object:
        """What the database has of it."""
        database = open_database(url)
        try:
            units: Units = make_units(database, Sealer(SECRET))
            async with units(write=False) as uow:
                return await self.act.kept(uow, self.school, self.world.tenant)
        finally:
            await database.close()

    def said_since(self, before: int) -> Counter[str]:
        """Where how many messages came."""
        return Counter(message.conversation_id.partition(";")[0] for message in self.world.teams.messages[before:])


async def killed_at_every_step(database_url: str, copy: Copy, doomed: Dooms, act: Act) -> None:
    """Assert it for one act."""
    async with a_world(database_url, durable=True) as world:
        team = await act.arrange(world)
        stage = Stage(world, doomed, act, await team.school_id(), await activity_of(world, act.does(team)))
        await world.stops()
        now, teams = world.now, world.teams

        url, before = copy(), len(teams.messages)
        ended, steps, answered = await stage.once(url, now)
        assert ended == -signal.SIGTERM
        wanted = await stage.kept(url)
        await stage.once(url, now + act.later)  # nobody was killed: what is sent again is done already
        said = stage.said_since(before)
        assert await stage.kept(url) == wanted

        for number, step in enumerate(steps, 1):
            url, before = copy(), len(teams.messages)
            ended, came, answer = await stage.once(url, now, number)
            if (
                ended != -signal.SIGKILL
            ):  # notices share commits as they happen to meet: this time there were fewer steps
                assert len(steps) - 4 <= len(came) < number, (step, came)
                break
            first_kept = await stage.kept(url)
            ended, _, again = await stage.once(url, now + act.later)
            assert ended == -signal.SIGTERM
            told = f"killed at step {number}, {step}"
            assert await stage.kept(url) == wanted, told
            if answer:  # it was confirmed before the kill
                assert first_kept == wanted, told
            if answered:
                assert again.partition("\n")[0] == answered.partition("\n")[0], told
            twice = stage.said_since(before)
            assert {*twice} == {*said}, told
            assert all(said[place] <= count <= said[place] + 1 for place, count in twice.items()), (told, twice, said)
        await world.starts()
