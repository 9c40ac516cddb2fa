"""A school's day with everything that can go wrong in it, for what the service tells of itself."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from tests.support.playing.broken import broken
from tests.support.playing.people import Somebody, Team
from tests.support.playing.playing import FIRST, all_vote, person_id, started, vote_data
from tests.support.playing.world import World

# What people wrote and was refused, misread or lost on the way: none of it is the log's business.
WROTE = (
    "Ole i 7b kommer aldri på timene sine",
    "Ringe hjem til familien Strand",
    "Ringt 9 av 14, mor gråt",
    "ole.strand@skole.example",
)


async def whole_day(world: World) -> Team:
    """A meeting is planned, voted in and followed up, while Teams and the database fail now and then."""
    solvik, ingrid = await started(world)
    jonas = solvik["Jonas"]
    await vote(world, solvik, ingrid)
    await follow_up(world, solvik, ingrid)
    await odd_things(world, solvik, jonas)
    await teams_fails(world, jonas)
    await strangers_knock(world)
    return solvik


async def vote(world: World, solvik: Team, ingrid: Somebody) -> None:
    """Everybody votes; one vote fails, and one count cannot be shown."""
    again = await vote_data(solvik["Silje"], 2)
    async with broken(world.settings, "boxes"):
        await solvik["Jonas"].presses("Nivå 2")
    world.teams.fail_next(403, code="ForbiddenOperationException", method="PUT")
    await all_vote(solvik, FIRST)
    await world.passes(seconds=30)
    await solvik["Silje"].sends_press(again | {"ref": "Silje Lunde"})
    await solvik["Silje"].sends_press({"verb": WROTE[0], "ref": WROTE[3]})
    await ingrid.presses("Oppdater")
    await ingrid.presses("Avslutt og vis resultat")


async def follow_up(world: World, solvik: Team, ingrid: Somebody) -> None:
    """A measure is agreed, the meeting ends, and the owner is asked; Teams refuses one and loses another."""
    await ingrid.presses("Sett felles nivå")
    await ingrid.presses("Sett felles nivå", level="2", aim="3", review="2027-05-20")
    await ingrid.presses("Legg til tiltak")
    owner = await person_id(world, solvik["Jonas"])
    await ingrid.presses_verb("measure.save", title=WROTE[1], due="2027-01-15", owner=owner)
    await ingrid.presses("Avslutt møtet")
    await world.passes(minutes=10)
    world.teams.block("29:jonas", code=f"{WROTE[0]} sa Jonas Lunde")
    await world.at(datetime(2027, 1, 8, 9, 1, tzinfo=UTC))
    world.teams.unblock("29:jonas")
    world.teams.fail_next(502, times=9)
    await world.at(datetime(2027, 1, 15, 9, 1, tzinfo=UTC))
    await world.passes(days=1)


async def odd_things(world: World, solvik: Team, jonas: Somebody) -> None:
    """What is said and pressed in the wrong place, and what nobody understands."""
    for text in WROTE:
        await jonas.says(text)
        await jonas.says_in_channel(text)
    async with broken(world.settings, "measures"):
        await jonas.says("tiltak")
    for name in ("composeExtension/query", f"Jonas Lunde: {WROTE[0]}"):
        await world.post(_from(world, jonas, "invoke", name=name, value={"text": WROTE[1]}))
    await world.post(_from(world, jonas, WROTE[0], text=WROTE[1]))
    await world.post(_from(world, jonas, "conversationUpdate", membersAdded=[{"id": 7, "name": "Jonas Lunde"}]))
    await solvik.tells_who_left("Amir")
    world.teams.fail_next(500, method="GET", code=WROTE[3])
    await world.team("Dal", ["Turid"]).adds_the_bot(solvik["Hanne"])
    for page in ("charts/x.y.png", f"documents/{WROTE[3]}", "vote/Jonas%20Lunde", "calendar/1", "wall/2"):
        async with world.session.get(f"{world.origin}/{page}") as answer:
            await answer.read()


async def teams_fails(world: World, jonas: Somebody) -> None:
    """A reply that is refused, and one that is not answered."""
    world.teams.fail_next(403, code=f"Jonas Lunde: {WROTE[0]}", method="POST")
    await jonas.says("hjelp")
    world.teams.fail_next(429, {"Retry-After": "1"}, times=2)
    await jonas.says("hjelp")


async def strangers_knock(world: World) -> None:
    """Requests that are refused, with names where tokens should be."""
    address = f"{world.origin}/api/messages"
    for headers in (
        {},
        {"Authorization": "Bearer Jonas.Lunde.Strand"},
        {"Authorization": f"Bearer {WROTE[3]}"},
        world.authority.header(world.teams.service_url, aud="Jonas Lunde"),
    ):
        async with world.session.post(address, json={"type": "message", "text": WROTE[0]}, headers=headers) as answer:
            await answer.read()


def _from(world: World, person: Somebody, kind: str, **more: Any) -> dict[str, Any]:
    conversation = {"id": person.chat, "conversationType": "personal", "tenantId": world.tenant}
    tenant = {"tenant": {"id": world.tenant}}
    return world.activity(kind, **{"from": person.sender}, conversation=conversation, channelData=tenant, **more)
