"""A school that agreed on a level and two measures, and comes back to them half a year later."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from domain.figures.figure import Figure
from tests.support.playing.people import Somebody, Team
from tests.support.playing.playing import FIRST, all_vote, person_id, started
from tests.support.playing.world import World

REVIEW = datetime(2027, 5, 20, 8, 1, tzinfo=UTC)  # a Thursday, just after ten in Norway
AGAIN = datetime(2027, 6, 3, 12, 0, tzinfo=UTC)
HIGHER = {"Jonas": 3, "Silje": 3, "Mikkel": 3, "Hanne": 2, "Ida": 3, "Amir": 3, "Sunniva": 2, "Ingrid": 3}


async def figure(world: World, solvik: Team, year: int, value: float, answers: int = 96) -> None:
    async with world.services.units() as uow:
        await uow.figures.put([Figure(await solvik.school_id(), "gs_dialogue", year, value, answers)])
        await uow.commit()


async def met(world: World) -> tuple[Team, Somebody]:
    """A meeting that agreed on level 2, aiming for 3, with two measures; to be looked at again in May."""
    solvik, ingrid = await started(world)
    await figure(world, solvik, 2026, 2.8)
    await all_vote(solvik, FIRST)
    await ingrid.presses("Oppdater")
    await ingrid.presses("Avslutt og vis resultat")
    await ingrid.presses("Sett felles nivå")
    await ingrid.presses("Sett felles nivå", level="2", aim="3", review="2027-05-20")
    for title, name in (("Ringe hjem", "Jonas"), ("Lage mal", "Silje")):
        await ingrid.presses("Legg til tiltak")
        owner = await person_id(world, solvik[name])
        await ingrid.presses_verb("measure.save", title=title, owner=owner, due="2027-04-15", seen_in="gs_dialogue")
    await ingrid.presses("Avslutt møtet")
    await world.passes(minutes=10)
    return solvik, ingrid


async def review_day(world: World) -> None:
    """What is long overdue was told the day before: a leader gets one message a day."""
    await world.at(REVIEW - timedelta(days=1))
    await world.at(REVIEW)


async def meets_again(world: World, solvik: Team, ingrid: Somebody) -> None:
    """The same meeting once more: level 3 this time."""
    await ingrid.presses("Planlegg det igjen")
    await ingrid.presses("Send innkalling")
    await world.at(AGAIN)
    await ingrid.presses("Start møtet")
    await ingrid.presses_verb("phase.next")
    await ingrid.presses_verb("phase.next")
    await all_vote(solvik, HIGHER)
    await ingrid.presses("Oppdater")
    await ingrid.presses("Avslutt og vis resultat")
    await ingrid.presses("Sett felles nivå")
    await ingrid.presses("Sett felles nivå", level="3", aim="3")
    await ingrid.presses("Avslutt møtet")
    await ingrid.presses("Avslutt møtet")  # asked once: no measure came of it
    await world.passes(minutes=10)
