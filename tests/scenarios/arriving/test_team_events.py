"""A team or a channel goes and comes back: only what the event is about changes, and nothing is lost by one event."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from domain.people.school import Role, School
from tests.support.machines.field import activity_of_field
from tests.support.playing.people import Team
from tests.support.playing.world import BOT, World

SHARED = "19:SHARED@thread.tacv2"


async def of_team(world: World, team: Team) -> list[School]:
    async with world.services.units(write=False) as uow:
        return await uow.schools.of_team(world.tenant, team.id)


async def waiting(world: World, school_id: str) -> set[str]:
    """The keys of what waits to be said, rosters left out."""
    async with world.services.units(write=False) as uow:
        school = await uow.meetings.of_school(school_id)
        rows = [row for meeting in school for row in await uow.notices.of_subject(meeting.id)]
    return {row.key for row in rows if row.state == "pending"}


def from_field(world: World, team: Team, name: str) -> Any:
    by = next(iter(team.people.values()))
    return activity_of_field(
        name,
        **{"19:TEAM@thread.tacv2": team.id, "28:BOT": BOT["id"], "SERVICE_URL": world.teams.service_url},
        **{"TENANT": world.tenant, "29:PERSON": by.user_id, "PERSON_AAD": by.aad_id, "Elvebyen kulturskole": team.name},
    )


def channel_event(team: Team, what: str, channel_id: str, name: str = "Kvalitet", **more: Any) -> dict[str, Any]:
    event = team.event("conversationUpdate", next(iter(team.people.values())), what=what, **more)
    event["channelData"]["channel"] = {"id": channel_id, "name": name}
    return event


async def test_a_bot_taken_out_of_one_shared_channel_leaves_the_school_as_it_was(world: World) -> None:
    solvik = await world.school("Solvik", "Ingrid", ["Jonas"])
    await solvik["Ingrid"].says("refleksjonsmøte om 1.4 torsdag kl 14")
    await solvik["Ingrid"].presses("Send innkalling")
    before, waits = await of_team(world, solvik), await waiting(world, await solvik.school_id())

    await world.post(from_field(world, solvik, "bot-out-of-shared-channel.json"))

    assert await of_team(world, solvik) == before
    assert before[0].active
    assert await waiting(world, await solvik.school_id()) == waits
    assert waits


async def test_a_school_that_is_the_channel_rests_and_comes_back_with_it(world: World) -> None:
    solvik = await world.school("Solvik", "Ingrid", ["Jonas"])
    world.teams.channels[SHARED] = solvik.id
    await solvik["Ingrid"].says_in_channel("<at>Samklang</at> egen skole", channel_id=SHARED)

    await world.post(from_field(world, solvik, "bot-out-of-shared-channel.json"))
    assert [(school.whole_team, school.active) for school in await of_team(world, solvik)] == [
        (True, True),
        (False, False),
    ]
    await world.post(channel_event(solvik, "channelMemberAdded", SHARED, membersAdded=[solvik.bot]))

    assert [school.active for school in await of_team(world, solvik)] == [True, True]


async def test_a_bot_put_into_a_shared_channel_makes_no_school_and_moves_none(world: World) -> None:
    solvik = await world.school("Solvik", "Ingrid", ["Jonas"])
    lia = world.team("Lia", ["Ada"])
    before = await of_team(world, solvik)

    await world.post(channel_event(solvik, "channelMemberAdded", SHARED, membersAdded=[solvik.bot]))
    await world.post(channel_event(lia, "channelMemberAdded", SHARED, membersAdded=[lia.bot]))

    assert await of_team(world, solvik) == before
    assert await of_team(world, lia) == []


async def test_a_message_from_a_shared_channel_does_not_make_it_the_schools_own(world: World) -> None:
    solvik = world.team("Solvik", ["Ingrid"])
    world.teams.channels[SHARED] = solvik.id
    event = solvik.event("message", solvik["Ingrid"], text="hjelp")
    event["conversation"]["id"] = f"{SHARED};messageid=1"
    event["channelData"]["channel"] = {"id": SHARED, "type": "shared"}

    await world.post(event)

    (school,) = await of_team(world, solvik)
    assert school.channel_id == solvik.id


@pytest.mark.parametrize("what", ["field", "teamUnarchived"])
async def test_a_team_that_was_deleted_and_restored_is_as_before(world: World, what: str) -> None:
    solvik = await world.school("Solvik", "Ingrid", ["Jonas"])
    await solvik["Ingrid"].says("refleksjonsmøte om 1.4 torsdag kl 14")
    await solvik["Ingrid"].presses("Send innkalling")
    waits = await waiting(world, await solvik.school_id())
    posts = len(solvik.posts())
    deleted, restored = from_field(world, solvik, "team-deleted-then-restored.json")
    if what != "field":
        restored["channelData"]["eventType"] = what

    await world.post(deleted)
    assert not (await of_team(world, solvik))[0].active
    await world.passes(hours=5)
    for _ in range(2):
        await world.post(restored)

    (school,) = await of_team(world, solvik)
    assert school.active
    assert await waiting(world, school.id) == waits
    assert waits
    assert len(solvik.posts()) == posts
    assert "1.4" in await solvik["Jonas"].says("møter")
    async with world.services.units(write=False) as uow:
        assert {m.person.first_name: m.role for m in await uow.people.members(school.id)}["Ingrid"] is Role.LEADER


async def test_a_restored_team_that_we_do_not_know_stays_unknown(world: World) -> None:
    solvik = world.team("Solvik", ["Ingrid"])

    await world.post(from_field(world, solvik, "team-deleted-then-restored.json")[1])

    assert await of_team(world, solvik) == []


async def test_a_lost_channel_is_told_to_the_leader_and_a_restored_one_is_the_schools_again(world: World) -> None:
    solvik = world.team("Solvik", ["Ingrid", "Jonas"])
    world.teams.channels["19:kvalitet@thread.tacv2"] = solvik.id
    await solvik.adds_the_bot(solvik["Ingrid"], channel_id="19:kvalitet@thread.tacv2")
    await solvik["Ingrid"].presses_verb("lead.myself")

    for _ in range(2):
        await world.post(channel_event(solvik, "channelDeleted", "19:kvalitet@thread.tacv2"))

    assert (await of_team(world, solvik))[0].channel_id == solvik.id
    assert solvik["Ingrid"].personal_text().count("**Kvalitet** er slettet") == 1
    assert "generelle kanalen" in solvik["Ingrid"].personal_text()
    assert "Kvalitet" not in solvik["Jonas"].personal_text()
    await world.post(channel_event(solvik, "channelRestored", "19:annen@thread.tacv2", name="Annen"))
    assert (await of_team(world, solvik))[0].channel_id == solvik.id

    await world.passes(days=2)
    for _ in range(2):
        await world.post(channel_event(solvik, "channelRestored", "19:kvalitet@thread.tacv2"))

    assert (await of_team(world, solvik))[0].channel_id == "19:kvalitet@thread.tacv2"
    assert solvik["Ingrid"].personal_text().count("Nå skriver jeg i **Kvalitet** igjen") == 1


async def test_where_nobody_leads_a_lost_channel_is_told_in_the_channel_that_is_left(world: World) -> None:
    solvik = world.team("Solvik", ["Ingrid"])
    world.teams.channels["19:kvalitet@thread.tacv2"] = solvik.id
    await solvik.adds_the_bot(solvik["Ingrid"], channel_id="19:kvalitet@thread.tacv2")

    await world.post(channel_event(solvik, "channelDeleted", "19:kvalitet@thread.tacv2"))

    assert "**Kvalitet** er slettet" in solvik.channel_text()


async def test_an_archived_team_keeps_its_school_and_its_leaders_are_told(world: World) -> None:
    solvik = await world.school("Solvik", "Ingrid", ["Jonas"])

    await world.post(solvik.event("conversationUpdate", solvik["Ingrid"], what="teamArchived"))
    for _ in range(40):
        await world.passes(days=1, minutes=1)

    assert (await of_team(world, solvik))[0].active
    assert "Teamet er arkivert" in solvik["Ingrid"].personal_text()
    assert "arkivert" not in solvik["Jonas"].personal_text()


async def test_an_event_that_a_newer_one_has_overtaken_changes_nothing(world: World) -> None:
    solvik = await world.school("Solvik", "Ingrid", ["Jonas"])
    await solvik["Ingrid"].says("refleksjonsmøte om 1.4 torsdag kl 14")
    await solvik["Ingrid"].presses("Send innkalling")
    deleted = solvik.event("conversationUpdate", solvik["Ingrid"], what="teamDeleted")
    await world.post(deleted)
    world.now += timedelta(minutes=5)
    await world.post(solvik.event("conversationUpdate", solvik["Ingrid"], what="teamRestored"))
    before, waits = await of_team(world, solvik), await waiting(world, await solvik.school_id())
    assert before[0].active
    assert waits

    await world.post(deleted)  # once more, late

    assert await of_team(world, solvik) == before
    assert await waiting(world, await solvik.school_id()) == waits
    world.now += timedelta(minutes=5)
    await world.post(solvik.event("conversationUpdate", solvik["Ingrid"], what="teamDeleted"))
    assert not (await of_team(world, solvik))[0].active, "deleted anew"
    await world.post({**solvik.event("conversationUpdate", solvik["Ingrid"], what="teamRestored"), "timestamp": "x"})
    assert (await of_team(world, solvik))[0].active, "what has no time is believed"
