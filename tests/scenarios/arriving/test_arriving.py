"""The bot comes to a team, stays, and is taken away."""

from __future__ import annotations

import itertools

import pytest

from domain.people.school import Role, School
from tests.support.playing.people import Team
from tests.support.playing.world import World


async def schools(world: World) -> list[School]:
    async with world.services.units(write=False) as uow:
        return await uow.schools.all_active()


async def roles(world: World, team: Team) -> dict[str, Role]:
    async with world.services.units(write=False) as uow:
        members = await uow.people.members(await team.school_id())
    return {member.person.first_name: member.role for member in members}


# A school is made -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("order", sorted(set(itertools.permutations("iicc"))))
async def test_events_that_come_twice_and_in_any_order_make_one_school_and_one_welcome(
    world: World, order: tuple[str, ...]
) -> None:
    solvik = world.team("Solvik", ["Ingrid", "Jonas"])
    events = {
        "i": solvik.event("installationUpdate", solvik["Ingrid"], action="add"),
        "c": solvik.event("conversationUpdate", solvik["Ingrid"], membersAdded=[solvik.bot], what="teamMemberAdded"),
    }
    for index, kind in enumerate(order):
        # A delivery that is repeated has the same id, or a new one.
        await world.post(events[kind] | ({"id": world.number()} if index % 2 else {}))

    (school,) = await schools(world)
    assert (school.name, school.whole_team, school.language) == ("Solvik", True, "nb")
    assert len(solvik.posts()) == 1
    assert "Hei. Jeg hjelper dere" in solvik.channel_text()
    assert solvik["Jonas"].personal() == []  # a team's people are not written to one by one
    assert await roles(world, solvik) == {"Ingrid": Role.TEACHER, "Jonas": Role.TEACHER}


async def test_the_welcome_goes_to_the_channel_that_was_chosen(world: World) -> None:
    solvik = world.team("Solvik", ["Ingrid"])
    world.teams.channels["19:kvalitet@thread.tacv2"] = solvik.id

    await solvik.adds_the_bot(solvik["Ingrid"], channel_id="19:kvalitet@thread.tacv2")

    assert len(solvik.posts("19:kvalitet@thread.tacv2")) == 1
    assert solvik.posts() == []


async def test_an_upgrade_neither_welcomes_nor_forgets(world: World) -> None:
    solvik = await world.school("Solvik", "Ingrid", ["Jonas"])
    before = len(solvik.posts())

    for action in ("remove-upgrade", "add-upgrade"):
        await world.post(solvik.event("installationUpdate", solvik["Ingrid"], action=action))

    assert len(solvik.posts()) == before
    assert len(await schools(world)) == 1
    assert (await roles(world, solvik))["Ingrid"] is Role.LEADER


async def test_a_renamed_team_renames_its_school(world: World) -> None:
    solvik = await world.school("Solvik", "Ingrid")
    solvik.name = "Solvik og Fjell"

    await world.post(solvik.event("conversationUpdate", solvik["Ingrid"], what="teamRenamed"))

    assert [school.name for school in await schools(world)] == ["Solvik og Fjell"]


async def test_a_message_from_a_team_that_was_never_announced_makes_its_school(world: World) -> None:
    solvik = world.team("Solvik", ["Ingrid", "Jonas"])

    answer = await solvik["Jonas"].says_in_channel("<at>Samklang</at> hjelp")

    assert [school.name for school in await schools(world)] == ["Solvik"]
    assert "Jonas" in answer


# Removal --------------------------------------------------------------------------------------------------------------


async def test_after_removal_nothing_is_sent_and_adding_again_revives_the_school(world: World) -> None:
    solvik = await world.school("Solvik", "Ingrid", ["Jonas"])
    await world.passes(hours=1)
    sent = len(world.teams.messages)

    await solvik.removes_the_bot(solvik["Ingrid"])
    await world.passes(days=3)

    assert len(world.teams.messages) == sent
    assert await schools(world) == []

    await solvik.adds_the_bot(solvik["Ingrid"])

    assert [school.name for school in await schools(world)] == ["Solvik"]
    assert (await roles(world, solvik))["Ingrid"] is Role.LEADER
    assert len([post for post in solvik.posts() if post.root]) == 1


async def test_what_waited_when_the_bot_was_removed_is_never_sent(world: World) -> None:
    solvik = world.team("Solvik", ["Ingrid"])
    await world.post(solvik.event("installationUpdate", solvik["Ingrid"], action="add"), settle=False)

    await world.post(solvik.event("installationUpdate", solvik["Ingrid"], action="remove"), settle=False)
    await world.settle()  # what was on its way already arrives
    before = len(world.teams.messages)
    await world.passes(days=2)

    assert len(world.teams.messages) == before


async def test_presses_in_a_team_that_removed_the_bot_are_answered_and_do_nothing(world: World) -> None:
    solvik = await world.school("Solvik", "Ingrid", ["Jonas"])
    school_id = await solvik.school_id()
    await solvik.removes_the_bot(solvik["Ingrid"])

    body = await solvik["Ingrid"].sends_press({"v": 1, "verb": "people.show", "ref": school_id})

    assert body["statusCode"] == 200
    assert "Jonas" not in str(body)
