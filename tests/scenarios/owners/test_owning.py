"""An owner from the municipality: chosen, told in time, sees what is released and not a thing more."""

from __future__ import annotations

from datetime import timedelta

from domain.delivery.notices import NoticeKind, planned
from domain.owners.releases import Part, Release
from tests.scenarios.minutes.test_minutes import address, ended
from tests.support.playing.people import Somebody, Team
from tests.support.playing.playing import person_id
from tests.support.playing.world import World


def stranger(world: World, first_name: str, team: Team) -> Somebody:
    """Somebody of the tenant who is in no team."""
    found = Somebody(world, first_name, team)
    world.everybody[first_name] = found
    return found


async def chosen(world: World) -> tuple[Team, Somebody, Somebody]:
    """Solvik has met, and Marit owns for it."""
    solvik, ingrid = await ended(world)
    marit = stranger(world, "Marit", solvik)
    assert "Be lederen på skolen skrive skoleeier til meg" in (await marit.says("skoleeier")).replace("**", "")
    form = await ingrid.says("skoleeier")
    assert "Marit Lunde" in str(ingrid.sees())
    assert "Hvem er skoleeier?" in form
    await ingrid.presses_verb("owners.save", owners=await person_id(world, marit))
    assert "Hei, Marit. Du er valgt som skoleeier" in marit.personal_text()
    return solvik, ingrid, marit


async def test_an_owner_hears_in_time_sees_and_loses_what_is_taken_back(world: World) -> None:
    solvik, ingrid, marit = await chosen(world)
    await ingrid.presses("Del med eieren")
    await ingrid.presses("Del", characteristics="1.4", parts="levels,aims,measures")
    assert "Eieren får se hva vi kom fram til" in solvik.channel_text()
    assert "Marit Lunde ser dette" in solvik.channel_text()
    assert "ikke delt noe med deg" in await marit.says("oversikt")

    await world.passes(days=9)
    assert "Hei, Marit. 1 skole har delt noe nytt" in marit.personal_text()
    seen = await marit.says("oversikt")
    assert "1.4 Samarbeid med hjemmet" in seen
    assert "Ringe hjem" in seen
    for name in ("Jonas", "Silje", "Ingrid", "Vi ringer for sjelden"):
        assert name not in seen
    assert "Solvik" in await marit.says("hei"), "whatever they write, this is what there is for them"

    await marit.presses("Lag rapport")
    await marit.presses("Lag rapporten", language="nb", year="2026")
    link = address(marit, "Word-fil")
    path = link[link.index("/documents/") :]
    async with world.session.get(f"{world.origin}{path}") as response:
        assert response.status == 200

    await ingrid.says("skoleeier")
    await ingrid.presses("Del med eieren")
    card = next(view for view in ingrid.sees() if isinstance(view, dict) and "Trekk tilbake" in str(view))
    release = next(one["choices"][0]["value"] for one in card["body"] if one.get("id") == "releases")
    await ingrid.presses("Trekk tilbake", releases=release)
    assert "Eieren ser ikke dette lenger" in solvik.channel_text()
    assert "ikke delt noe med deg" in await marit.says("oversikt")


async def test_who_owns_and_teaches_is_asked_which_is_meant(world: World) -> None:
    solvik, ingrid, marit = await chosen(world)
    silje = solvik["Silje"]
    owners = [await person_id(world, one) for one in (marit, silje)]
    await ingrid.says("skoleeier")
    await ingrid.presses_verb("owners.save", owners=",".join(owners))
    assert "Hvilken oversikt mener du?" in await silje.says("oversikt")
    assert "Solvik" in await silje.presses("Det jeg ser som eier")
    await silje.says("oversikt")
    assert "Hvor vi står" in await silje.presses("Solvik")
    assert "Hei, Silje" in await silje.says("hjelp"), "everything else is asked as a colleague"


async def test_a_school_that_is_removed_is_gone_for_its_owner(world: World) -> None:
    solvik, ingrid, marit = await chosen(world)
    await ingrid.presses("Del med eieren")
    await ingrid.presses("Del", characteristics="1.4", parts="levels")
    await world.passes(days=9)
    assert "Solvik" in await marit.says("oversikt")
    await solvik.removes_the_bot(ingrid)
    assert "Solvik" not in await marit.says("oversikt")
    assert "1.4" not in await marit.presses_verb("owned.show")


async def test_a_stranger_who_asks_for_anything_else_is_not_kept(world: World) -> None:
    solvik, _ = await ended(world)
    nora = stranger(world, "Nora", solvik)
    await nora.says("oversikt")
    services = world.services
    async with services.units(write=False) as uow:
        assert await uow.people.by_aad(world.tenant, nora.aad_id) is None


async def test_staff_have_it_as_long_even_where_the_service_was_away(world: World) -> None:
    solvik, _ingrid, marit = await chosen(world)
    async with world.services.units() as uow:
        (about,) = {one.characteristic_id for one in await uow.owners.held([await solvik.school_id()])}
        now, school_id = world.now, await solvik.school_id()
        late = Release("late", school_id, about, (Part.LEVELS,), now, now + timedelta(days=7))
        await uow.owners.add_release(late)
        row = planned(NoticeKind.RELEASE_TOLD, school_id, school_id, now, key="l", data={"ids": "late", "what": ""})
        await uow.notices.add(row)
        await uow.commit()
    await world.stops()
    world.now += timedelta(days=10)
    await world.starts()
    await world.settle()

    assert "Eieren får se hva vi kom fram til" in solvik.channel_text()
    assert "ikke delt noe med deg" in await marit.says("oversikt"), "staff heard of it a minute ago"
    await world.passes(days=9)
    assert "har delt noe nytt" in marit.personal_text()
