"""A school year in a few seconds: three meetings, nine measures, holidays, somebody who leaves, an effect that shows
and one that does not, a release and its revocation. Every message that anybody got unasked is asserted.
"""

from __future__ import annotations

from datetime import UTC

from domain.figures.figure import Figure
from tests.support.arranged.year import Year, local
from tests.support.arranged.year_told import ASKED, AUTUMN, SPRING, SUMMER, TEACHERS, WINTER, kind_of
from tests.support.machines.looking import nodes, texts_of
from tests.support.playing.people import Somebody, Team
from tests.support.playing.playing import person_id
from tests.support.playing.world import World, a_world

DAYS_OFF = "5.10–9.10 høstferie\n21.12–1.1 juleferie\n22.2–26.2 vinterferie\n22.3–30.3 påskeferie"


async def test_a_school_year(database_url: str) -> None:
    async with a_world(database_url) as world:
        world.now = local(2026, 8, 24, 10).astimezone(UTC)
        solvik = await world.school("Solvik", leader="Ingrid", teachers=TEACHERS)
        year = Year(world, solvik)
        await settle(solvik)
        await autumn(world, solvik, year)
        await winter(world, solvik, year)
        await spring(world, solvik, year)
        await summer(world, solvik, year)
        told = [(one.day, one.who, kind_of(one.text)) for one in year.got]
        assert told == AUTUMN + WINTER + SPRING + SUMMER
        _never_twice_a_day(year)


async def settle(solvik: Team) -> None:
    """The leader enters the days off; Jonas teaches on Tuesdays and Thursdays, in the afternoon."""
    ingrid, jonas = solvik["Ingrid"], solvik["Jonas"]
    await ingrid.says("skoleruta")
    await ingrid.presses_verb("days.save", days=DAYS_OFF)
    await jonas.says("innstillinger")
    await jonas.presses("Når jeg blir spurt")
    assert "Lagret" in await jonas.presses_verb("rhythm.save", days="1,3", begin="13", end="19")


async def autumn(world: World, solvik: Team, year: Year) -> None:
    """The first meeting; a date in the holidays; one who leaves and one who takes over; the second meeting."""
    ingrid, jonas = solvik["Ingrid"], solvik["Jonas"]
    await ingrid.says("refleksjonsmøte om 1.4 torsdag 3. september kl 14")
    await ingrid.presses("Send innkalling")
    await year.until(local(2026, 9, 3, 14))
    votes = {"Jonas": 2, "Silje": 2, "Mikkel": 2, "Hanne": 3, "Ida": 1, "Ingrid": 2}
    await agree(solvik, votes, level="2", aim="3", review="2027-05-20")
    await measure(world, solvik, "Ring hjem", "Jonas", "2026-10-07")  # in the autumn holiday
    await measure(world, solvik, "Åpen time", "Silje", "2026-11-13")
    await measure(world, solvik, "Brev i august", "Mikkel", "2026-12-23")
    await end(ingrid)
    await year.until(local(2026, 10, 13, 14))
    assert "Går tregt" in await jonas.presses("Går tregt", note="Ringt 9 av 14")
    await year.until(local(2026, 11, 3, 14))
    assert "Tiltaket er ferdig" in await jonas.presses("Ferdig")
    await year.until(local(2026, 11, 6, 11))
    await solvik["Silje"].presses("Ferdig")  # a week ahead: nothing is asked on the date
    await year.until(local(2026, 11, 10, 9))
    solvik.leaves("Mikkel")
    await solvik.tells_who_left("Mikkel")
    assert "Brev i august" in ingrid.personal_text()
    await ingrid.presses("Gi tiltaket videre", owner=await person_id(world, solvik["Hanne"]))
    assert "Brev i august" in solvik["Hanne"].personal_text()
    await ingrid.says("refleksjonsmøte om 1.1 torsdag 19. november kl 14")
    await ingrid.presses("Send innkalling")
    await year.until(local(2026, 11, 19, 14))
    votes = {"Jonas": 2, "Silje": 2, "Hanne": 2, "Ida": 2, "Ingrid": 2}
    await agree(solvik, votes, level="2", aim="3", review="2027-11-18")
    await measure(world, solvik, "Lage årsplan", "Ida", "2027-01-20")
    await measure(world, solvik, "Spørre kommunen", "Jonas", "2027-01-21")
    await measure(world, solvik, "Konsert på torget", "Jonas", "2027-01-22")
    await end(ingrid)


async def winter(world: World, solvik: Team, year: Year) -> None:
    """Christmas, a pause, two measures in one message, one that is stuck."""
    ida, hanne, jonas = solvik["Ida"], solvik["Hanne"], solvik["Jonas"]
    await ida.says("innstillinger")
    await ida.presses("Når jeg blir spurt")
    assert "ikke før mandag 1. februar" in (await ida.presses_verb("rhythm.save", pause="2027-02-01")).replace(
        "\xa0", " "
    )
    await year.until(local(2027, 1, 18, 11))
    await hanne.presses("Ferdig")
    await year.until(local(2027, 2, 2, 14))
    assert "Spørre kommunen" in jonas.personal_text()
    assert "Konsert på torget" in jonas.personal_text()
    await ida.presses("Står fast", note="Trenger hjelp med malen")
    assert "Trenger hjelp med malen" in texts_of(solvik["Ingrid"].personal()[-1])
    await year.until(local(2027, 2, 9, 14))
    await ida.presses("Endre svaret")
    await ida.presses("Ferdig")
    for title in ("Spørre kommunen", "Konsert på torget"):
        await finishes(world, solvik, jonas, title)


async def spring(world: World, solvik: Team, year: Year) -> None:
    """The new figures; the owner sees what was released once staff have had it for five days; the same vote again."""
    ingrid = solvik["Ingrid"]
    await year.until(local(2027, 4, 8, 10))
    school = await solvik.school_id()
    async with world.services.units() as uow:
        means = {
            ("gs_dialogue", 2026): 2.8,
            ("gs_dialogue", 2027): 3.6,
            ("gs_feedback", 2026): 3.1,
            ("gs_feedback", 2027): 3.1,
        }
        await uow.figures.put([Figure(school, name, at, value, 60, "demo") for (name, at), value in means.items()])
        await uow.commit()
    ragnhild = world.team("Kommunen", ["Ragnhild"])["Ragnhild"]
    await ragnhild.says("skoleeier")
    await ingrid.says("skoleeier")
    await ingrid.presses_verb("owners.save", owners=await person_id(world, ragnhild))
    await ingrid.presses("Del med eieren")
    await ingrid.presses_verb("release.save", characteristics="1.4", parts="levels,aims,measures")
    assert "Eieren får se hva vi kom fram til" in solvik.channel_text()
    await year.until(local(2027, 4, 12, 12))
    assert "nivå" not in (await ragnhild.says("oversikt")).replace("nivåer", "")
    await year.until(local(2027, 4, 16, 12))
    seen = (await ragnhild.says("oversikt")).replace("\xa0", " ")
    assert "Ring hjem (ferdig" in seen
    assert "nivå 2" in seen
    assert not any(name in seen for name in ("Jonas", "Silje", "Hanne", "Ida"))
    await year.until(local(2027, 5, 20, 11))
    proposed = await ingrid.presses("Planlegg det igjen")
    assert "Siden sist" in proposed
    assert "Torsdag 3. juni kl. 14.00" in proposed.replace("\xa0", " ")
    await ingrid.presses("Send innkalling")


async def summer(world: World, solvik: Team, year: Year) -> None:
    """The third meeting opens with the first one's measures; what moved and what not; the release is taken back."""
    ingrid = solvik["Ingrid"]
    await year.until(local(2027, 6, 3, 14))
    await ingrid.presses("Start møtet")
    opening = solvik.channel_text()
    for became in ("Siden sist", "3 av 3 tiltak er ferdige", "Ring hjem", "Åpen time", "Brev i august"):
        assert became in opening
    await agree(solvik, {"Jonas": 3, "Silje": 3, "Hanne": 3, "Ida": 2, "Ingrid": 3}, level="3", aim="4")
    await measure(world, solvik, "Foreldrekaffe", "Silje", "2027-06-15")
    await measure(world, solvik, "Felles mal", "Hanne", "2027-09-01")
    await measure(world, solvik, "Prøvespill", "Ingrid", "2027-09-15")
    await end(ingrid)
    effect = (await solvik["Jonas"].presses("Se før og nå")).replace("\xa0", " ")
    assert "Nivået flyttet seg fra 2 til 3" in effect
    assert "Dialog hjem–kulturskole (foresatte) gikk fra 2,8 i 2026 til 3,6 i 2027" in effect
    assert "Tilbakemeldinger kulturskole–hjem (foresatte) har ikke flyttet seg" in effect
    assert "Med så få" in effect  # six voted then, five now
    await ingrid.says("skoleeier")
    await ingrid.presses("Del med eieren")
    await ingrid.presses_verb("release.revoke", releases=_first_choice(ingrid, "releases"))
    ragnhild = world.everybody["Ragnhild"]
    assert "Ring hjem" not in await ragnhild.says("oversikt")
    await year.until(local(2027, 6, 30, 12))


async def agree(solvik: Team, votes: dict[str, int], *, level: str, aim: str, review: str = "") -> None:
    """A vote, and a level agreed on."""
    ingrid = solvik["Ingrid"]
    if "Start møtet" in ingrid.buttons():
        await ingrid.presses("Start møtet")
    await ingrid.presses("Åpne avstemning")
    for name, choice in votes.items():
        assert "Du har stemt" in await solvik[name].presses(f"Nivå {choice}")
    await ingrid.presses("Oppdater")
    await ingrid.presses("Avslutt og vis resultat")
    await ingrid.presses("Sett felles nivå")
    await ingrid.presses("Sett felles nivå", level=level, aim=aim, **({"review": review} if review else {}))


async def measure(world: World, solvik: Team, title: str, owner: str, due: str) -> None:
    ingrid = solvik["Ingrid"]
    await ingrid.presses("Legg til tiltak")
    owner_id = await person_id(world, solvik[owner])
    assert title in await ingrid.presses_verb("measure.save", title=title, owner=owner_id, due=due)


async def end(ingrid: Somebody) -> None:
    await ingrid.presses("Avslutt møtet")
    await ingrid.world.passes(minutes=10)
    await ingrid.presses("Del referatet")


async def finishes(world: World, solvik: Team, owner: Somebody, title: str) -> None:
    """The owner finds the measure among the others and says that it is done."""
    async with world.services.units(write=False) as uow:
        found = {one.title: one.id for one in await uow.measures.of_school(await solvik.school_id())}
    await owner.sends_press({"v": 1, "verb": "measure.show", "ref": found[title]})
    async with world.services.units(write=False) as uow:
        known = await uow.measures.get(found[title])
    assert known is not None
    press = {"v": 1, "verb": "measure.progress", "ref": known.id, "rev": known.version, "arg": "done"}
    await owner.sends_press(press)


def _first_choice(who: Somebody, field: str) -> str:
    card = next(view for view in who.sees() if isinstance(view, dict))
    return next(str(node["choices"][0]["value"]) for node in nodes(card) if node.get("id") == field)


def _never_twice_a_day(year: Year) -> None:
    asked = [(one.at.date(), one.who) for one in year.got if ASKED in one.text]
    assert len(asked) == len(set(asked))
