"""Which language somebody reads before they have chosen one."""

from __future__ import annotations

from dataclasses import replace

from tests.support.playing.world import World


async def test_somebody_new_reads_their_clients_language_until_they_choose(world: World) -> None:
    solvik = await world.school("Solvik", "Ingrid", ["Jonas"])
    jonas, hanne = solvik["Jonas"], solvik.joins("Hanne")
    jonas.locale = hanne.locale = "en-US"

    assert "Hello, Jonas" in await jonas.says("hjelp")
    assert "Hello, Hanne" in await hanne.says("hjelp")  # looked up for this very message

    await jonas.says("settings")
    await jonas.presses("Save", language="nb")
    assert "Hei, Jonas" in await jonas.says("hjelp")


async def test_who_is_known_and_never_chose_reads_on_in_the_schools_language(world: World) -> None:
    solvik = await world.school("Solvik", "Ingrid", ["Jonas"])
    jonas = solvik["Jonas"]
    assert "Hei, Jonas" in await jonas.says("hjelp")
    jonas.locale = "en-US"
    assert "Hei, Jonas" in await jonas.says("hjelp")
    await jonas.says("innstillinger")
    await jonas.presses("Lagre", language="en")
    assert "Hello, Jonas" in await jonas.says("hjelp")


async def test_a_client_in_bokmal_does_not_take_a_schools_nynorsk_away(world: World) -> None:
    solvik = await world.school("Solvik", "Ingrid", ["Jonas"])
    async with world.services.units() as uow:
        school = await uow.schools.get(await solvik.school_id())
        assert school is not None
        await uow.schools.save(replace(school, language="nn"))
        await uow.commit()

    await solvik["Jonas"].says("hjelp")

    async with world.services.units(write=False) as uow:
        (jonas,) = [m.person for m in await uow.people.members(school.id) if m.person.first_name == "Jonas"]
    assert jonas.language is None


async def test_an_app_that_comes_before_its_team_says_hello_in_the_clients_language(world: World) -> None:
    solvik = world.team("Solvik", ["Astrid", "Jonas"])
    solvik["Astrid"].locale = "en-GB"

    await solvik["Astrid"].adds_the_app()
    await solvik["Jonas"].adds_the_app()

    assert "Hello. I help you talk about quality" in solvik["Astrid"].personal_text()
    assert "Hei. Jeg hjelper dere" in solvik["Jonas"].personal_text()
    assert "vet ikke" not in solvik["Jonas"].personal_text()
