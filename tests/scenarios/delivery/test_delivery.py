"""Through the whole service: what could not be said is said later, in the right place, once."""

from __future__ import annotations

from domain.delivery.notices import NoticeKind, planned
from tests.support.playing.world import World


async def test_a_channel_that_is_away_gets_its_welcome_when_it_is_back(world: World) -> None:
    solvik = world.team("Solvik", ["Ingrid"])
    world.teams.fail_next(503, times=6, method="POST", containing="/v3/conversations")

    await solvik.adds_the_bot(solvik["Ingrid"])
    assert solvik.posts() == []

    await world.passes(minutes=2)
    assert len(solvik.posts()) == 1


async def test_a_personal_chat_is_opened_once_and_kept(world: World) -> None:
    solvik = await world.school("Solvik", "Ingrid", ["Jonas"])
    async with world.services.units() as uow:
        person = await uow.people.by_aad(world.tenant, "aad-jonas")
        assert person is not None
        school_id = (await uow.people.schools_of(person.id))[0][0].id
        for number in range(3):
            kind = NoticeKind.WELCOME_PERSON
            await uow.notices.add(planned(kind, school_id, school_id, world.now, key=f"w{number}", person_id=person.id))
        await uow.commit()

    await world.settle()

    opened = [r for r in world.teams.requests if r.path == "/v3/conversations" and "members" in (r.body or {})]
    jonas = [r for r in opened if r.body["members"][0]["id"] == solvik["Jonas"].user_id]
    assert len(jonas) == 1
    assert len(solvik["Jonas"].personal()) == 3


async def test_an_edit_of_a_message_that_somebody_deleted_is_not_sent_anew(world: World) -> None:
    solvik = world.team("Solvik", ["Ingrid", "Jonas"])
    await solvik.adds_the_bot(solvik["Ingrid"])
    solvik.posts()[0].deleted = True
    sent = len(world.teams.messages)

    await solvik["Ingrid"].presses("Jeg leder skolen")

    assert len(world.teams.messages) == sent
