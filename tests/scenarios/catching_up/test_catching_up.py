"""A meeting of eleven, one of whom comes late and one of whom is ill: what they are told, and what they may do."""

from __future__ import annotations

import pytest

from domain.meetings.meeting import MeetingState
from tests.support.machines.looking import texts_of
from tests.support.playing.people import Team
from tests.support.playing.playing import invited, meeting_id
from tests.support.playing.world import World

TEACHERS = ("Jonas", "Silje", "Mikkel", "Hanne", "Ida", "Amir", "Sunniva", "Petter", "Torunn", "Brit")
ILL, LATE = "Brit", "Torunn"
THERE = ("Ingrid", *(name for name in TEACHERS if name not in (ILL, LATE)))


@pytest.fixture
async def solvik(world: World) -> Team:
    """Solvik's meeting goes on, and nine of eleven have said that they are here."""
    solvik, ingrid = await invited(world, *TEACHERS)
    await ingrid.presses("Start møtet")
    for name in THERE:
        await solvik[name].presses_verb("here.press")
    return solvik


async def vote_opens(solvik: Team) -> None:
    """The leader goes on to the vote: alone, then the vote."""
    await solvik["Ingrid"].presses_verb("phase.next")
    await solvik["Ingrid"].presses_verb("phase.next")


async def test_the_one_who_is_ill_votes_and_thinks_from_her_own_card(world: World, solvik: Team) -> None:
    await vote_opens(solvik)
    await world.passes(minutes=3)
    ill = solvik[ILL]
    assert "Du kan være med fra dette kortet" in ill.personal_text()
    assert "Hvilket nivå er vi oftest på?" in ill.personal_text()
    for name in THERE:
        assert "Du kan være med fra dette kortet" not in solvik[name].personal_text()

    seen = await ill.presses_verb("vote.cast", "2", thought="Tid til å ringe.")
    assert "Stemmen din er med" in seen
    assert "Du har stemt" in seen
    assert "Tid til å ringe." in seen, "what she was writing is still there"
    assert "Nivå 2" not in seen
    seen = await ill.presses("Legg til tanken")
    assert "Tanken din kommer opp uten navnet ditt" in seen
    assert "Tid til å ringe." not in solvik.channel_text()


async def test_nothing_tells_afterwards_who_was_told_and_who_had_voted(world: World, solvik: Team) -> None:
    await vote_opens(solvik)
    await solvik[LATE].presses("Nivå 3")
    await world.passes(minutes=3)

    meeting = await meeting_id(world, solvik)
    async with world.services.units(write=False) as uow:
        rows = [row for row in await uow.notices.of_subject(meeting) if row.kind.value == "catch_up"]
        posts = [post for post in await uow.posts.of_subject(meeting) if post.kind == "catch_up"]
    assert len(rows) == len(TEACHERS)
    assert len({(row.state, row.error, row.attempts, row.finished_at) for row in rows}) == 1
    assert posts == []
    assert "Du kan være med fra dette kortet" in solvik[ILL].personal_text()
    assert "Du kan være med fra dette kortet" not in solvik[LATE].personal_text()


async def test_after_the_round_only_a_thought_is_left(world: World, solvik: Team) -> None:
    await vote_opens(solvik)
    for name in THERE[1:6]:
        await solvik[name].presses("Nivå 2")
    await solvik["Ingrid"].presses("Avslutt og vis resultat")

    assert "chatten vår" in await solvik[ILL].presses("Hva har skjedd?")
    seen = texts_of(solvik[ILL].personal()[-1])

    assert "Alle stemte" in seen
    assert "Vet ikke" not in seen
    assert "Tanken din" in await solvik[ILL].presses("Legg til tanken", thought="En felles mal.")


async def test_what_has_happened_is_for_the_school_alone_and_not_before_the_meeting(world: World) -> None:
    solvik, ingrid = await invited(world, *TEACHERS)
    await world.school("Vika", leader="Utenfra")
    press = {"v": 1, "verb": "catch_up.show", "ref": await meeting_id(world, solvik)}

    assert "Møtet er ikke startet" in str(await ingrid.sends_press(press))
    await ingrid.presses("Start møtet")
    for somebody in (ingrid, solvik["Jonas"]):
        assert "Dette har skjedd så langt" in str(await somebody.sends_press(press))
    stranger = str(await world.everybody["Utenfra"].sends_press(press))
    assert "Dette har skjedd så langt" not in stranger
    async with world.services.units(write=False) as uow:
        (meeting,) = await uow.meetings.of_school(await solvik.school_id())
    assert meeting.state is MeetingState.RUNNING
