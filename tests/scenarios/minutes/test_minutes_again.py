"""Minutes are found again: by a word in chat and from the overview; and what a school sets about them."""

from __future__ import annotations

from domain.people.school import School
from tests.scenarios.minutes.test_minutes import ended
from tests.support.playing.people import Team
from tests.support.playing.world import World


async def school_of(world: World, solvik: Team) -> School:
    async with world.services.units(write=False) as uow:
        school = await uow.schools.get(await solvik.school_id())
    assert school is not None
    return school


async def test_minutes_are_found_again_by_all_and_a_draft_by_leaders_only(world: World) -> None:
    solvik, ingrid = await ended(world)
    jonas = solvik["Jonas"]
    vika = await world.school("Vika", leader="Olav")
    assert "Et utkast, som bare ledere ser." in await ingrid.says("referat")
    assert "Det finnes ingen referater ennå" in await jonas.says("referat")

    await ingrid.presses("Se på utkastet")
    await ingrid.presses("Del referatet")

    listed = await jonas.says("Referatene, takk")
    assert "1.4 Samarbeid med hjemmet · torsdag 26. november" in listed.replace("\u00a0", " ")
    assert "Fra nivå 2 mot nivå 3" in listed.replace("\u00a0", " ")
    assert (
        "Er noe utelatt eller feil" in await jonas.presses("Les og skriv merknad") or "merknad" in jonas.personal_text()
    )
    await world.passes(days=20)
    await jonas.says("oversikt")
    assert "Les referatet" in await jonas.presses("Vis referatene")
    assert "Word-fil" in await jonas.presses("Les referatet")
    assert "Det finnes ingen referater ennå" in await vika["Olav"].says("referat")
    body = await vika["Olav"].sends_press({"v": 1, "verb": "minutes.list", "ref": await solvik.school_id()})
    assert "Samarbeid med hjemmet" not in str(body)


async def test_a_leader_sets_how_long_minutes_are_open_and_finds_the_template_with_the_minutes(world: World) -> None:
    solvik = await world.school("Solvik", leader="Ingrid", teachers=["Jonas"])
    ingrid, jonas = solvik["Ingrid"], solvik["Jonas"]
    vika = await world.school("Vika", leader="Olav")
    forged = {"v": 1, "verb": "settings.save", "ref": await solvik.school_id(), "remark_days": "30"}
    for person in (jonas, vika["Olav"]):
        await person.sends_press(forged)
    assert (await school_of(world, solvik)).remark_days == 5
    assert "merknader" not in await jonas.says("innstillinger")
    assert "Bruk egen mal" not in jonas.buttons()

    assert "Referatet er åpent for merknader" in await ingrid.says("innstillinger")
    for wrong in ("0", "31", "ti", "-1"):
        assert "fra 1 til 30" in await ingrid.presses_verb("settings.save", remark_days=wrong)
    assert "Lagret" in await ingrid.presses_verb("settings.save", remark_days="10")
    assert (await school_of(world, solvik)).remark_days == 10
    await jonas.says("referat")
    assert "template.show" not in str(jonas.sees()[0])
    await ingrid.says("referat")
    assert "{{nivå}}" in await ingrid.presses_verb("template.show")
