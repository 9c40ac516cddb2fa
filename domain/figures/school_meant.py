"""Which school a command is about."""

from __future__ import annotations

from domain.errors import Problem
from domain.people.school import School
from domain.unit_of_work import Units


async def school_meant(units: Units, name_or_id: str) -> School | Problem:
    """The school with this id or this name; a problem where there is none, or more than one."""
    async with units(write=False) as uow:
        by_id = await uow.schools.get(name_or_id)
        named = [by_id] if by_id else await uow.schools.named(name_or_id.strip())
    if len(named) == 1:
        return named[0]
    if named:
        return Problem("figures_school_many", {"name": name_or_id, "ids": ", ".join(sorted(s.id for s in named))})
    return Problem("figures_school_unknown", {"name": name_or_id})
