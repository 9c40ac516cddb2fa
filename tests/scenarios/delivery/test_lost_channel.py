"""A channel that is gone: one line in the log, one card to each leader, and what waits is said where they choose."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator

import pytest

from domain.delivery.notices import HELD, NoticeKind, NoticeState
from domain.people.school import Role
from tests.support.arranged.channels import ASKS, OTHER, QUALITY, a_school, invites, rows, school_id
from tests.support.playing.world import World, a_world


@pytest.fixture
async def world(database_url: str) -> AsyncIterator[World]:
    """A running service on each kind of database."""
    async with a_world(database_url) as running:
        yield running


async def test_what_waits_is_kept_asked_about_once_and_said_in_the_chosen_channel(
    world: World, caplog: pytest.LogCaptureFixture
) -> None:
    solvik = await a_school(world)
    world.teams.deleted_channels.add(QUALITY)
    caplog.clear()

    await invites(world, solvik)
    await invites(world, solvik, "refleksjonsmøte om 2.1 fredag kl 10")

    ingrid = solvik["Ingrid"]
    assert ingrid.personal_text().count(ASKS) == 1
    assert "venter til du velger en kanal" in ingrid.personal_text()
    assert ASKS not in solvik["Jonas"].personal_text()
    (line,) = [record for record in caplog.records if "not sent" in record.message]
    assert vars(line)["facts"]["status"] == 404
    waiting = await rows(world, solvik, NoticeKind.INVITATION)
    assert [(row.state, row.error) for row in waiting] == [(NoticeState.PENDING, HELD)] * 2

    assert "Fagdag" in await ingrid.presses("Velg kanal")
    said = await ingrid.presses("Bruk denne kanalen", channel=OTHER)

    assert "Jeg skriver i **Fagdag**" in said
    assert [row.state for row in await rows(world, solvik, NoticeKind.INVITATION)] == [NoticeState.SENT] * 2
    posted = "\n".join(str(post.cards) for post in solvik.posts(OTHER))
    assert "1.4" in posted
    assert "2.1" in posted
    assert ASKS not in ingrid.personal_text()
    assert solvik.posts() == []


async def test_what_is_of_no_use_any_more_is_not_said_when_there_is_a_channel(world: World) -> None:
    solvik = await a_school(world)
    world.teams.deleted_channels.add(QUALITY)
    await invites(world, solvik)
    await world.passes(days=3, hours=7)

    await solvik["Ingrid"].presses("Velg kanal")
    await solvik["Ingrid"].presses("Bruk denne kanalen", channel=OTHER)

    assert [row.state for row in await rows(world, solvik, NoticeKind.INVITATION)] == [NoticeState.SKIPPED]
    assert solvik.posts(OTHER) == []
    assert solvik["Ingrid"].personal_text().count("Jeg skriver i **Fagdag**") == 1


async def test_every_leaders_card_follows_and_one_who_leads_later_is_asked_too(world: World) -> None:
    solvik = await a_school(world, "Kari")
    world.teams.deleted_channels.add(QUALITY)
    await invites(world, solvik)
    async with world.services.units() as uow:
        kari = await uow.people.by_aad(world.tenant, "aad-kari")
        assert kari is not None
        member = await uow.people.member(await school_id(world, solvik), kari.id)
        assert member is not None
    await solvik["Ingrid"].says("hvem")
    await solvik["Ingrid"].presses("Lagre", **{f"role_{kari.id}": "leader"})
    await world.passes(days=1, minutes=1)
    assert solvik["Kari"].personal_text().count(ASKS) == 1
    assert solvik["Ingrid"].personal_text().count(ASKS) == 1

    await solvik["Ingrid"].presses("Velg kanal")
    await solvik["Ingrid"].presses("Bruk denne kanalen", channel=OTHER)

    assert ASKS not in solvik["Kari"].personal_text()
    assert "Jeg skriver i **Fagdag**" in solvik["Kari"].personal_text()


@pytest.mark.parametrize("told", [True, False])
async def test_the_channel_that_is_restored_gets_what_waited_whether_teams_says_so_or_not(
    world: World, told: bool
) -> None:
    solvik = await a_school(world)
    world.teams.deleted_channels.add(QUALITY)
    await invites(world, solvik)
    world.teams.deleted_channels.clear()

    if told:
        event = solvik.event("conversationUpdate", solvik["Ingrid"], what="channelRestored")
        event["channelData"]["channel"] = {"id": QUALITY, "name": "Kvalitet"}
        await world.post(event)
    else:
        await world.passes(days=1, minutes=1)

    assert "1.4" in "".join(str(post.cards) for post in solvik.posts(QUALITY))
    assert ASKS not in solvik["Ingrid"].personal_text()


async def test_a_channel_that_is_lost_again_is_asked_about_again(world: World) -> None:
    solvik = await a_school(world)
    world.teams.deleted_channels.add(QUALITY)
    await invites(world, solvik)
    await solvik["Ingrid"].presses("Velg kanal")
    await solvik["Ingrid"].presses("Bruk denne kanalen", channel=OTHER)
    world.teams.deleted_channels |= {OTHER}
    world.teams.deleted_channels -= {QUALITY}

    await invites(world, solvik, "refleksjonsmøte om 2.1 fredag kl 10")
    assert ASKS in solvik["Ingrid"].personal_text()
    await solvik["Ingrid"].presses("Velg kanal")
    await solvik["Ingrid"].presses("Bruk denne kanalen", channel=QUALITY)

    assert "2.1" in "".join(str(post.cards) for post in solvik.posts(QUALITY))


async def test_an_event_that_comes_after_a_refused_post_asks_nothing_more(world: World) -> None:
    solvik = await a_school(world)
    world.teams.deleted_channels.add(QUALITY)
    await invites(world, solvik)
    event = solvik.event("conversationUpdate", solvik["Ingrid"], what="channelDeleted")
    event["channelData"]["channel"] = {"id": QUALITY, "name": "Kvalitet"}

    await world.post(event)

    assert "er slettet, eller jeg kan ikke lenger brukes" in solvik["Ingrid"].personal_text()
    assert solvik["Ingrid"].buttons().count("Velg kanal") == 1
    assert solvik.posts() == []


async def test_a_leader_chooses_after_the_event_too_and_a_restored_channel_leaves_the_choice(world: World) -> None:
    solvik = await a_school(world)
    event = solvik.event("conversationUpdate", solvik["Ingrid"], what="channelDeleted")
    event["channelData"]["channel"] = {"id": QUALITY, "name": "Kvalitet"}
    world.teams.deleted_channels.add(QUALITY)
    await world.post(event)

    await solvik["Ingrid"].presses("Velg kanal")
    await solvik["Ingrid"].presses("Bruk denne kanalen", channel=solvik.id)
    event["channelData"]["eventType"] = "channelRestored"
    await world.post(event | {"id": world.number()})
    await invites(world, solvik)

    assert "1.4" in solvik.channel_text()


async def test_only_a_leader_chooses_and_only_a_channel_of_the_team(world: World) -> None:
    solvik = await a_school(world)
    fjell = await world.school("Fjell", "Astrid")
    world.teams.deleted_channels.add(QUALITY)
    await invites(world, solvik)
    press = {"v": 1, "verb": "channel.use", "ref": await school_id(world, solvik), "channel": OTHER}

    for somebody in (solvik["Jonas"], fjell["Astrid"]):
        body = await somebody.sends_press(press)
        assert "Fagdag" not in json.dumps(body)
        assert "Fagdag" not in json.dumps(await somebody.sends_press(press | {"verb": "channel.choose"}))
    await solvik["Ingrid"].sends_press(press | {"channel": fjell.id})
    await solvik["Ingrid"].sends_press(press | {"channel": QUALITY})

    async with world.services.units(write=False) as uow:
        assert (await uow.schools.of_team(world.tenant, solvik.id))[0].channel_id == QUALITY


async def test_of_two_leaders_who_choose_at_once_both_read_what_was_chosen_last(world: World) -> None:
    solvik = await a_school(world, "Kari")
    school = await school_id(world, solvik)
    async with world.services.units() as uow:
        kari = await uow.people.by_aad(world.tenant, "aad-kari")
        assert kari is not None
        await uow.people.put_member(school, kari.id, Role.LEADER)
        await uow.commit()
    world.teams.deleted_channels.add(QUALITY)
    await invites(world, solvik)
    press = {"v": 1, "verb": "channel.use", "ref": school}

    await solvik["Ingrid"].sends_press(press | {"channel": OTHER})
    await solvik["Kari"].sends_press(press | {"channel": solvik.id})

    for name in ("Ingrid", "Kari"):
        assert "Jeg skriver i **Fagdag**" not in solvik[name].personal_text()
        assert "Skolen har en kanal" in solvik[name].personal_text()


async def test_the_general_channel_is_kept_for_the_whole_teams_school(world: World) -> None:
    solvik = await a_school(world)
    await solvik["Ingrid"].says_in_channel("<at>Samklang</at> egen skole", channel_id=OTHER)
    async with world.services.units(write=False) as uow:
        (own,) = [each for each in await uow.schools.of_team(world.tenant, solvik.id) if not each.whole_team]
    press = {"v": 1, "ref": own.id, "channel": solvik.id}

    assert solvik.id not in json.dumps(await solvik["Ingrid"].sends_press(press | {"verb": "channel.choose"}))
    await solvik["Ingrid"].sends_press(press | {"verb": "channel.use"})

    async with world.services.units(write=False) as uow:
        kept = await uow.schools.get(own.id)
    assert kept is not None
    assert kept.channel_id == OTHER


async def test_where_teams_does_not_tell_of_channels_the_card_stays(world: World) -> None:
    solvik = await a_school(world)
    world.teams.deleted_channels.add(QUALITY)
    await invites(world, solvik)
    world.teams.fail_next(403, method="GET", containing="/conversations")

    assert "får jeg ikke sett kanalene" in await solvik["Ingrid"].presses("Velg kanal")
    assert "Velg kanal" in solvik["Ingrid"].buttons()
