"""One's own time said in a sentence: the form is filled in with it, and kept when it is pressed."""

from __future__ import annotations

from domain.reminders.rhythms import Rhythm
from tests.support.machines.looking import values_of
from tests.support.playing.people import Team
from tests.support.playing.world import World


async def own(team: Team) -> Rhythm:
    async with team.world.services.units(write=False) as uow:
        jonas = await uow.people.by_aad(team.world.tenant, team["Jonas"].aad_id)
        assert jonas is not None
        return await uow.rhythms.of(jonas.id)


async def test_the_form_opens_with_what_was_said_and_is_kept_by_a_press(world: World) -> None:
    solvik = await world.school("Solvik", "Ingrid", ["Jonas"])
    jonas = solvik["Jonas"]
    before = await own(solvik)
    for said, name, wanted in (
        ("ikke på mandager", "days", "1,2,3,4"),
        ("not on Mondays", "days", "1,2,3,4"),
        ("bare om formiddagen", "end", "12"),
        ("ikkje mas på meg denne veka", "pause", "2026-11-30"),
        ("jeg er på ferie til 15. januar", "pause", "2027-01-15"),
    ):
        await jonas.says(said)
        assert values_of(jonas.personal()[-1].card)[name] == wanted, said
        assert await own(solvik) == before, said

    await jonas.presses("Lagre")

    assert str((await own(solvik)).paused_until) == "2027-01-15"


async def test_what_cannot_be_had_is_said_on_the_form(world: World) -> None:
    solvik = await world.school("Solvik", "Ingrid", ["Jonas"])

    assert "høyst én gang om dagen" in await solvik["Jonas"].says("minn meg hver dag")
    assert "Jeg har fylt inn" not in await solvik["Jonas"].says("påminnelser")
