"""A school in a database, for tests of the domain: a leader, colleagues, and somebody from another school."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta

from domain.errors import Problem
from domain.ids import new_id
from domain.meetings.meeting import Meeting, MeetingState
from domain.people.school import Caller, LeadersVote, Person, Role, School
from domain.unit_of_work import Units
from domain.votes.rounds import Round, open_one
from domain.votes.vote import Cast, Vote
from tests.support.arranged.casting import cast_votes

NOW = datetime(2026, 12, 3, 13, 0, tzinfo=UTC)
NAMES = ("Ingrid", "Jonas", "Silje", "Mikkel", "Hanne", "Ida", "Amir", "Sunniva")


async def a_turn() -> None:
    """Let whatever is ready run."""
    await asyncio.sleep(0)


class NoHolidays:
    """Every day is an ordinary day, but for those it is told of."""

    def __init__(self, *days: date) -> None:
        self._days = days

    def name_of(self, day: date, language: str) -> str | None:
        return "a holiday" if day in self._days else None


@dataclass(slots=True)
class SmallSchool:
    """The first person leads; ``outsider`` leads another school of the same tenant."""

    units: Units
    school: School
    people: list[Person]
    outsider: Caller
    meeting: Meeting

    @property
    def leader(self) -> Caller:
        return self.caller(0)

    def caller(self, number: int) -> Caller:
        role = Role.LEADER if number == 0 else Role.TEACHER
        return Caller(self.people[number], self.school, role, "nb")

    def vote(self, number: int, choice: int, rev: int = 0) -> Vote:
        return Vote(self.school.tenant_id, self.people[number].aad_id, choice, rev)

    async def cast(self, round_id: str, *votes: Vote, now: datetime = NOW) -> list[Cast | Problem]:
        async with self.units() as uow:
            outcomes = await cast_votes(uow, round_id, votes, now)
            await uow.commit()
            return outcomes

    async def rounds(self) -> list[Round]:
        async with self.units(write=False) as uow:
            return await uow.rounds.of_meeting(self.meeting.id)

    async def open_round(self) -> Round:
        found = open_one(await self.rounds())
        assert found is not None
        return found

    async def now_meeting(self) -> Meeting:
        async with self.units(write=False) as uow:
            found = await uow.meetings.get(self.meeting.id)
            assert found is not None
            return found


def person(name: str, tenant: str = "tenant") -> Person:
    return Person(new_id(), tenant, f"aad-{name}", f"29:{name}", f"{name} Nordmann", given_name=name, language="nb")


async def small_school(
    units: Units, count: int = 8, limit: int = 5, leaders: LeadersVote = LeadersVote.WITH, tenant: str = "tenant"
) -> SmallSchool:
    """A school of ``count`` with an invited meeting at ``NOW``, and another school with one leader.

    Its leader votes like the others unless ``leaders`` says otherwise.
    """
    school = School(
        new_id(), tenant, "Solvik", "team", "19:solvik@thread", "https://x/", "28:bot", ballot_limit=limit,
        leaders_vote=leaders,
    )  # fmt: skip
    other = replace(school, id=new_id(), name="Vika", team_id="team-2", channel_id="19:vika@thread")
    people = [person(NAMES[n] if n < len(NAMES) else f"Nr{n}", tenant) for n in range(count)]
    stranger = person("Utenfra", tenant)
    meeting = Meeting(
        new_id(), school.id, "1.4", MeetingState.INVITED, people[0].id, NOW - timedelta(days=7), starts_at=NOW
    )
    async with units() as uow:
        for each in (school, other):
            assert await uow.schools.add(each)
        for number, each_person in enumerate(people):
            assert await uow.people.add(each_person)
            await uow.people.put_member(school.id, each_person.id, Role.TEACHER if number else Role.LEADER)
        assert await uow.people.add(stranger)
        await uow.people.put_member(other.id, stranger.id, Role.LEADER)
        await uow.meetings.add(meeting)
        await uow.commit()
    return SmallSchool(units, school, people, Caller(stranger, other, Role.LEADER, "nb"), meeting)
