"""What one person is to schools, and how much else there is of them."""

from __future__ import annotations

from typing import Any

from sqlalchemy import bindparam, func, select

from domain.people.school import Member, School
from store.database.work import Work
from store.delivery.tables import notices
from store.people.names import by_name
from store.people.people import PERSON, members, people
from store.people.schools import SCHOOL, schools
from store.practice import practice_thanks

_WHO: Any = bindparam("who")
_PARTS = (
    select(*SCHOOL.columns, members.c.role, members.c.here, members.c.subject)
    .join_from(members, schools)
    .where(members.c.person_id == _WHO)
)
_PERSON = select(*PERSON.columns).where(people.c.id == _WHO)
_COUNTS = {
    "messages": select(func.count()).select_from(notices).where(notices.c.person_id == _WHO),
    "thanks": select(func.count()).select_from(practice_thanks).where(practice_thanks.c.person_id == _WHO),
}


class Traces:
    """By the person's id."""

    __slots__ = ("_work",)

    def __init__(self, work: Work) -> None:
        self._work = work

    async def parts(self, person_id: str) -> list[tuple[School, Member]]:
        """The person's parts in schools, by the schools' names; those that they or the bot have left too."""
        found = await self._work.first(_PERSON, {"who": person_id})
        if found is None:
            return []
        person = PERSON.of(found)
        rows = await self._work.all(_PARTS, {"who": person_id})
        parts = [(SCHOOL.of(row), row) for row in rows]
        made = [(school, Member(school.id, person, row.role, row.here, row.subject)) for school, row in parts]
        return sorted(made, key=lambda pair: (by_name(pair[0].name), pair[0].id))

    async def counts(self, person_id: str) -> dict[str, int]:
        """Messages planned or sent to the person, and thanks they have given."""
        found = {name: await self._work.first(statement, {"who": person_id}) for name, statement in _COUNTS.items()}
        return {name: row[0] for name, row in found.items()}
