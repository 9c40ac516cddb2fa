"""One press reminds those who are here and have not voted, and nobody sees who."""

from __future__ import annotations

import pytest

from domain.delivery.notices import Notice, NoticeKind
from tests.support.playing.people import Team
from tests.support.playing.playing import meeting_id, person_id, started
from tests.support.playing.world import World, a_world

WORDS = "stemmen din er ikke kommet inn ennå"
HERE = ("Jonas", "Silje", "Mikkel", "Hanne")
SAID = "Jeg minner dem som er her og ikke har stemt"


async def some_have_voted(world: World) -> Team:
    """Four are here; two of them have voted, and so has one who has not said that she is here."""
    solvik, _ = await started(world)
    for name in HERE:
        await solvik[name].presses("Jeg er her")
    for name in ("Jonas", "Silje", "Ida"):
        await solvik[name].presses("Nivå 2")
    await world.passes(seconds=15)
    return solvik


async def rows(world: World, team: Team) -> list[Notice]:
    async with world.services.units(write=False) as uow:
        found = await uow.notices.of_subject(await meeting_id(world, team))
    return [row for row in found if row.kind is NoticeKind.VOTE_REMIND]


async def test_only_those_who_are_here_and_have_not_voted_are_reminded(database_url: str) -> None:
    async with a_world(database_url) as world:
        solvik = await some_have_voted(world)
        ingrid, before = solvik["Ingrid"], solvik.channel_text()

        assert SAID in await ingrid.presses("Minn om å stemme")

        reminded = {name for name, person in solvik.people.items() if WORDS in person.personal_text()}
        assert reminded == {"Mikkel", "Hanne"}
        assert solvik.channel_text() == before
        seen = ingrid.personal_text().partition(SAID)[2]
        assert not any(name in seen for name in solvik.people if name != "Ingrid")
        assert "Du har stemt" in await solvik["Hanne"].presses("Nivå 3")  # from the reminder itself


async def test_no_row_says_who_was_reminded_and_none_outlives_the_meeting(database_url: str) -> None:
    async with a_world(database_url) as world:
        solvik = await some_have_voted(world)
        ingrid = solvik["Ingrid"]
        await ingrid.presses("Minn om å stemme")

        found = await rows(world, solvik)
        people = {await person_id(world, person) for name, person in solvik.people.items() if name != "Ingrid"}
        assert {row.person_id for row in found} == people
        alike = {(row.state, row.due_at, row.finished_at, row.attempts, row.error, tuple(row.data)) for row in found}
        assert len(alike) == 1
        async with world.services.units(write=False) as uow:
            posts = await uow.posts.of_subject(await meeting_id(world, solvik))
        assert not any(post.kind == NoticeKind.VOTE_REMIND for post in posts)

        await ingrid.sends_press({"v": 1, "verb": "meeting.end_save", "ref": await meeting_id(world, solvik)})
        await world.passes(minutes=10)
        assert await rows(world, solvik) == []


async def test_the_answer_is_the_same_where_nobody_is_left_to_remind(world: World) -> None:
    solvik = await some_have_voted(world)
    for name in ("Mikkel", "Hanne"):
        await solvik[name].presses("Nivå 2")

    assert SAID in await solvik["Ingrid"].presses("Minn om å stemme")

    assert not any(WORDS in person.personal_text() for person in solvik.people.values())


async def test_nobody_is_reminded_twice_in_a_row(world: World) -> None:
    solvik = await some_have_voted(world)
    ingrid = solvik["Ingrid"]
    await ingrid.presses("Minn om å stemme")
    said = len(solvik["Mikkel"].personal())

    await world.passes(minutes=1)
    assert "Jeg minnet dem på det nettopp" in await ingrid.presses("Minn om å stemme")
    assert len(solvik["Mikkel"].personal()) == said

    await world.passes(minutes=3)
    assert SAID in await ingrid.presses("Minn om å stemme")
    assert len(solvik["Mikkel"].personal()) == said + 1


@pytest.mark.parametrize("who", ["Jonas", "Olav"])
async def test_only_a_leader_of_the_school_has_people_reminded(world: World, who: str) -> None:
    solvik = await some_have_voted(world)
    vika = await world.school("Vika", leader="Olav")
    async with world.services.units(write=False) as uow:
        (round_,) = await uow.rounds.of_meeting(await meeting_id(world, solvik))

    person = solvik["Jonas"] if who == "Jonas" else vika["Olav"]
    await person.sends_press({"v": 1, "verb": "round.remind", "ref": round_.id})

    assert await rows(world, solvik) == []


async def test_too_few_votes_lead_to_the_reminder_where_somebody_is_here(world: World) -> None:
    solvik = await some_have_voted(world)
    ingrid = solvik["Ingrid"]

    assert "Minn om å stemme" in await ingrid.presses("Avslutt og vis resultat")
    assert SAID in await ingrid.presses("Minn om å stemme")
    assert WORDS in solvik["Hanne"].personal_text()
