"""What worked at a small school: a measure that is done, and write-ups of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from domain.ids import new_id
from domain.measures.measure import Measure, Progress, Step
from domain.people.school import Caller, School
from domain.practice.practice import Practice
from tests.support.arranged.small_school import NOW, SmallSchool

FORM = {"title": "Ringe hjem før første time", "did": "Vi ringte alle nye elever.", "changed": "", "again": "Ja."}
OWNER, HELPER, COLLEAGUE = 1, 2, 3  # numbers of people


async def a_measure(world: SmallSchool, progress: Progress = Progress.DONE, **more: object) -> Measure:
    """One of Jonas', whom Silje helps."""
    made = Measure(
        new_id(), world.school.id, None, "1.4", "Ringe hjem", world.people[OWNER].id, date(2027, 1, 15),
        effect="Foresatte sier at vi lytter", progress=progress, helpers=(world.people[HELPER].id,),
        steps=(Step("Lag liste", done=True), Step("Ring")), version=1,
    )  # fmt: skip
    made = replace(made, **more)  # type: ignore[arg-type]
    async with world.units() as uow:
        assert await uow.measures.add(made)
        await uow.commit()
    return made


async def a_practice(world: SmallSchool, school: School | None = None, **more: object) -> Practice:
    """A write-up, shared unless it is said otherwise."""
    home = school or world.school
    made = Practice(new_id(), home.id, "1.4", FORM["title"], FORM["did"], shared=True, made_at=NOW, version=1)
    made = replace(made, **more)  # type: ignore[arg-type]
    async with world.units() as uow:
        assert await uow.practices.add(made)
        await uow.commit()
    return made


async def elsewhere(world: SmallSchool) -> Caller:
    """The leader of a school in another municipality."""
    school = replace(
        world.school, id=new_id(), tenant_id="another", name="Fjord", team_id="t9", channel_id="19:fjord@thread"
    )
    person = replace(world.outsider.person, id=new_id(), tenant_id="another", aad_id="aad-fjord", name="Frida Fjord")
    async with world.units() as uow:
        assert await uow.schools.add(school)
        assert await uow.people.add(person)
        await uow.people.put_member(school.id, person.id, world.outsider.role)
        await uow.commit()
    return Caller(person, school, world.outsider.role, "nb")


LATER = NOW + timedelta(days=1)
