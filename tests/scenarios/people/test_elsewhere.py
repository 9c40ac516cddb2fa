"""What belongs to a school is shown in its own channel and in personal chats; anywhere else in one line where to go."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from domain.measures.measure import Measure
from domain.people.school import Role, School
from locales.chat_words import COMMANDS
from tests.support.playing.people import Somebody, Team
from tests.support.playing.world import World

SHARED = "19:shared@thread.tacv2"
POINTER = "Det som er skolens, viser jeg bare i skolens egen kanal"
SECRET = "Ring hjem til dem som slutter"


async def a_school_with_a_shared_channel(world: World) -> Team:
    solvik = await world.school("Solvik", "Ingrid", ["Jonas"])
    world.teams.channels[SHARED] = solvik.id
    async with world.services.units() as uow:
        await uow.measures.add(Measure("m", await solvik.school_id(), None, "1.4", SECRET, "", date(2027, 1, 20)))
        await uow.commit()
    return solvik


async def writes(world: World, team: Team, by: Somebody, text: str, **data: Any) -> str:
    """What everybody in the shared channel reads as the answer."""
    before = len(team.posts(SHARED))
    event = team.event("message", by, text=text)
    event["conversation"]["id"] = f"{SHARED};messageid={world.number()}"
    event["channelData"] |= {"channel": {"id": SHARED, "type": "shared"}, **data}
    await world.post(event)
    return "\n".join(f"{post.text} {post.cards}" for post in team.posts(SHARED)[before:])


@pytest.mark.parametrize("name", sorted(set(COMMANDS) | {"", "egen skole"}))
async def test_no_command_shows_anything_of_the_school_in_a_shared_channel(world: World, name: str) -> None:
    solvik = await a_school_with_a_shared_channel(world)
    outsider = world.team("Korps", ["Ola"])["Ola"]
    words = COMMANDS[name]["nb"][0] if name in COMMANDS else name

    for somebody in (outsider, solvik["Jonas"]):
        said = await writes(world, solvik, somebody, words)
        assert said.startswith(POINTER), said
        for mine in (SECRET, "Solvik", "Ingrid", "Jonas"):
            assert mine not in said


async def test_the_leader_gets_one_line_there_too_and_the_measures_in_the_schools_own_channel(world: World) -> None:
    solvik = await a_school_with_a_shared_channel(world)

    assert (await writes(world, solvik, solvik["Ingrid"], "tiltak")).startswith(POINTER)
    assert SECRET not in "".join(str(post.cards) for post in solvik.posts(SHARED))
    assert SECRET in await solvik["Jonas"].says_in_channel("<at>Samklang</at> tiltak")
    assert SECRET in await solvik["Jonas"].says("tiltak")


async def test_a_leader_may_plan_from_anywhere_and_the_proposal_is_in_personal_chat(world: World) -> None:
    solvik = await a_school_with_a_shared_channel(world)

    said = await writes(world, solvik, solvik["Ingrid"], "refleksjonsmøte om 1.4 torsdag kl 14")

    assert "1.4" not in said
    assert "personlige chatten" in said
    assert "Send innkalling" in solvik["Ingrid"].buttons()


async def test_an_ordinary_channel_of_the_team_is_not_the_schools_own_either(world: World) -> None:
    solvik = await a_school_with_a_shared_channel(world)
    async with world.services.units() as uow:
        school = await uow.schools.get(await solvik.school_id())
        assert school is not None
        await uow.schools.save(replace(school, channel_id="19:kvalitet@thread.tacv2"))
        await uow.commit()

    assert (await solvik["Jonas"].says_in_channel("<at>Samklang</at> tiltak")).startswith(POINTER)


async def test_a_press_that_an_old_client_sends_as_a_message_shows_no_more_than_a_command(world: World) -> None:
    solvik = await a_school_with_a_shared_channel(world)
    fjell = await world.school("Fjell", "Astrid", ["Ingrid"])
    press = {"v": 1, "verb": "measure.list", "ref": await solvik.school_id()}

    event = solvik.event("message", solvik["Jonas"], value=press)
    event["conversation"]["id"] = f"{SHARED};messageid=1"
    event["channelData"]["channel"] = {"id": SHARED, "type": "shared"}
    await world.post(event)
    assert SECRET not in "".join(str(post.cards) for post in solvik.posts(SHARED))
    assert solvik.posts(SHARED)[-1].text.startswith(POINTER)

    for value in (press, press | {"verb": "measure.mine"}, press | {"verb": "school.pick", "arg": "tiltak"}):
        await world.post(fjell.event("message", solvik["Ingrid"], value=value))
        assert "personlige chatten" in fjell.channel_text()
    assert SECRET not in "".join(str(post.cards) for post in fjell.posts())


@pytest.mark.parametrize("where", [SHARED, "19:annen@thread.tacv2", "group"])
async def test_a_press_on_a_card_that_is_elsewhere_is_answered_with_one_line(world: World, where: str) -> None:
    solvik = await a_school_with_a_shared_channel(world)
    for verb in ("measure.list", "measure.mine", "overview.show", "people.show", "settings.show", "help.show"):
        data = {"v": 1, "verb": verb, "ref": await solvik.school_id()}
        event = solvik.event("invoke", solvik["Jonas"], name="adaptiveCard/action")
        event["value"] = {"action": {"type": "Action.Execute", "data": data}, "trigger": "manual"}
        if where == "group":
            event["conversation"] = {"id": "19:g@unq.gbl.spaces", "conversationType": "groupChat", "isGroup": True}
            event["channelData"] = {"tenant": {"id": world.tenant}}
        else:
            event["conversation"]["id"] = f"{where};messageid=1"
            event["channelData"]["channel"] = {"id": where}

        status, body = await world.post(event)

        assert status == 200
        assert body["type"] == "application/vnd.microsoft.activity.message"
        assert body["value"].startswith(POINTER)


async def test_a_correction_in_a_shared_channel_shows_nothing_of_the_school(world: World) -> None:
    solvik = await a_school_with_a_shared_channel(world)
    event = solvik.event("message", solvik["Ingrid"], text="refleksjonsmøte om 1.4 torsdag kl 14")
    event["conversation"]["id"] = f"{SHARED};messageid=1"
    event["channelData"]["channel"] = {"id": SHARED, "type": "shared"}
    await world.post(event)
    async with world.services.units() as uow:
        school_id = await solvik.school_id()
        for member in await uow.people.members(school_id):
            role = Role.TEACHER if member.person.first_name == "Ingrid" else Role.LEADER
            await uow.people.put_member(school_id, member.person.id, role)
        await uow.commit()
    data = event["channelData"] | {"eventType": "editMessage"}
    before = len(solvik.posts(SHARED))

    for text in ("tiltak", "refleksjonsmøte om 1.3 torsdag kl 14"):
        await world.post(event | {"type": "messageUpdate", "text": text, "timestamp": text, "channelData": data})

    said = "\n".join(f"{post.text} {post.cards}" for post in solvik.posts(SHARED)[before:])
    assert said
    for mine in (SECRET, "Solvik", "Ingrid", "Jonas", "1.4"):
        assert mine not in said


async def test_somebody_of_another_tenant_who_writes_there_makes_no_school(world: World) -> None:
    other = "dddddddd-bbbb-4ccc-8ddd-eeeeeeeeeeee"
    solvik = await a_school_with_a_shared_channel(world)
    world.settings["SAMKLANG_TENANTS"] = f"{world.tenant},{other}"
    await world.restarts()
    before = await all_schools(world)
    outsider = world.team("Korps", ["Ola"])["Ola"]

    said = await writes(world, solvik, outsider, "tiltak", tenant={"id": other})

    assert said.startswith(POINTER)
    assert await all_schools(world) == before


async def all_schools(world: World) -> list[School]:
    async with world.services.units(write=False) as uow:
        return await uow.schools.all_active()
