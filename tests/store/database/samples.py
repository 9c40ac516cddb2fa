"""A school, people and a meeting to store."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from domain.delivery.notices import Notice, NoticeKind
from domain.measures.measure import Measure
from domain.meetings.meeting import Meeting, MeetingState
from domain.people.school import Person, Role, School
from domain.unit_of_work import Units
from domain.votes.rounds import Mode, Round, RoundState

NOW = datetime(2026, 11, 24, 13, 0, tzinfo=UTC)
SCHOOL = School("solvik", "tenant", "Solvik kulturskole", "19:team", "19:team", "https://smba.example/no/", "28:bot")
OTHER = School("lia", "tenant", "Lia kulturskole", "19:lia", "19:lia", "https://smba.example/no/", "28:bot")
LEADER = Person("ingrid", "tenant", "aad-ingrid", "29:ingrid", "Ingrid Lunde")
TEACHER = Person("jonas", "tenant", "aad-jonas", "29:jonas", "Jonas Øye")
OUTSIDER = Person("ada", "tenant", "aad-ada", "29:ada", "Ada Ås")
MEETING = Meeting("m1", SCHOOL.id, "1.4", MeetingState.RUNNING, LEADER.id, NOW, NOW + timedelta(days=3))
ROUND = Round("r1", MEETING.id, 1, RoundState.OPEN, Mode.SECRET, NOW)
MEASURE = Measure("t1", SCHOOL.id, MEETING.id, "1.4", "Ring hjem", TEACHER.id, date(2027, 1, 15))


def notice(number: int = 1, **more: object) -> Notice:
    """A notice that is due now."""
    plain = Notice(f"n{number:03}", f"vote:{number}", SCHOOL.id, NoticeKind.VOTE, ROUND.id, NOW)
    return replace(plain, **more)  # type: ignore[arg-type]


async def settle(units: Units) -> None:
    """Two schools, three people, one meeting with a round and a measure."""
    async with units() as uow:
        for school in (SCHOOL, OTHER):
            assert await uow.schools.add(school)
        for person in (LEADER, TEACHER, OUTSIDER):
            assert await uow.people.add(person)
        await uow.people.put_member(SCHOOL.id, LEADER.id, Role.LEADER)
        await uow.people.put_member(SCHOOL.id, TEACHER.id, Role.TEACHER)
        await uow.people.put_member(OTHER.id, OUTSIDER.id, Role.TEACHER)
        await uow.meetings.add(MEETING)
        assert await uow.rounds.add(ROUND)
        assert await uow.measures.add(MEASURE)
        await uow.commit()
