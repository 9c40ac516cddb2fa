"""Forget a school: first what would go, and with ``--sure`` it goes."""

from __future__ import annotations

from bot.running.clock import system_clock
from domain.measures.measure import OVER
from domain.people.school import School
from domain.personal_data.keep import ADMINISTRATOR, forget_school
from domain.unit_of_work import UnitOfWork, Units

Outcome = tuple[int, list[str]]


async def forget(units: Units, named: str, *, sure: bool) -> Outcome:
    """Delete all that there is of a school; the log of what was deleted stays."""
    async with units(write=sure) as uow:
        school, told = await one_school(uow, named)
        if school is None:
            return 1, told
        if not sure:
            return 1, await _would_go(uow, school)
        counts = await forget_school(uow, school.id, ADMINISTRATOR, system_clock())
        await uow.commit()
    lines = [f"{school.name} is forgotten.", *(f"  {what}: {count}" for what, count in sorted(counts.items()))]
    if school.active:
        lines.append("Samklang is still in its team: take it out, or the school begins anew when somebody writes.")
    return 0, lines


async def one_school(uow: UnitOfWork, named: str) -> tuple[School | None, list[str]]:
    """The school of this name or id; else what to tell."""
    by_id = await uow.schools.get(named)
    found = [by_id] if by_id else await uow.schools.named(named)
    if len(found) == 1:
        return found[0], []
    several = [f"  {school.id}  {school.name}" for school in found]
    return None, ["Which one? Give the id:", *several] if several else [f"No school is called {named!r}."]


async def _would_go(uow: UnitOfWork, school: School) -> list[str]:
    meetings, measures = await uow.meetings.of_school(school.id), await uow.measures.of_school(school.id)
    going = sum(measure.progress not in OVER for measure in measures)
    people = await uow.people.members(school.id, here_only=False)
    return [
        f"{school.name} ({school.id}) has:",
        f"  people: {len(people)}",
        f"  meetings: {len(meetings)}",
        f"  measures: {len(measures)}, {going} of them under way",
        "Nothing was deleted. Make a backup if somebody may want it back; then run",
        f"  python app.py forget {school.id} --sure",
    ]
