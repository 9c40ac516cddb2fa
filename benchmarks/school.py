"""A school in a database, in the middle of a vote: forty people, one of them the leader."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import orjson

from benchmarks.load import http_request
from cards.verbs import Press, encode
from cards.votes.verbs import VOTE
from domain.conducting.start import start_meeting
from domain.ids import new_id
from domain.meetings.meeting import Meeting, MeetingState
from domain.people.school import Caller, Person, Role, School
from domain.votes.open_round import open_round
from store.database import migrate
from store.database.engine import open_database
from store.database.sealing import Sealer
from store.unit_of_work import make_units
from tests.support.machines.authority import APP_ID, TENANT
from tests.support.machines.edge import SECRET

PEOPLE = 40


@dataclass(frozen=True, slots=True)
class Voting:
    """A school with an open round."""

    school: School
    people: list[Person]
    round_id: str


def open_vote(database_url: str, service_url: str, *, all_lead: bool = False) -> Voting:
    """Make the school and open its first round; ``all_lead`` lets everybody plan meetings."""
    return asyncio.run(_open_vote(database_url, service_url, all_lead))


async def _open_vote(database_url: str, service_url: str, all_lead: bool) -> Voting:
    await migrate.upgrade(database_url)
    database = open_database(database_url)
    units = make_units(database, Sealer(SECRET))
    now = datetime.now(UTC)
    team = "19:solvik@thread.tacv2"
    school = School(new_id(), TENANT, "Solvik", team, team, service_url, f"28:{APP_ID}")
    people = [
        Person(new_id(), TENANT, f"aad-{n}", f"29:{n}", f"Kollega {n}", language="nb", conversation_id=f"a:{n}",
               service_url=service_url, welcomed=True, personal_copies=False)
        for n in range(PEOPLE)
    ]  # fmt: skip
    meeting = Meeting(
        new_id(), school.id, "1.4", MeetingState.INVITED, people[0].id, now, starts_at=now + timedelta(minutes=5)
    )
    async with units() as uow:
        await uow.schools.add(school)
        for position, person in enumerate(people):
            await uow.people.add(person)
            await uow.people.put_member(
                school.id, person.id, Role.TEACHER if position and not all_lead else Role.LEADER
            )
        await uow.meetings.add(meeting)
        leader = Caller(people[0], school, Role.LEADER, "nb")
        await start_meeting(uow, meeting.id, leader, now)
        await open_round(uow, meeting.id, 1, leader, now)
        await uow.commit()
    async with units(write=False) as uow:
        (round_,) = await uow.rounds.of_meeting(meeting.id)
    await database.close()
    return Voting(school, people, round_.id)


def activity(person: Person, kind: str, **more: object) -> dict[str, object]:
    """What Teams sends of a person in personal chat."""
    return {
        "type": kind,
        "id": new_id(),
        "channelId": "msteams",
        "serviceUrl": person.service_url,
        "from": {"id": person.user_id, "aadObjectId": person.aad_id, "name": person.name},
        "recipient": {"id": f"28:{APP_ID}", "name": "Samklang"},
        "conversation": {"id": person.conversation_id, "conversationType": "personal", "tenantId": TENANT},
        "channelData": {"tenant": {"id": TENANT}},
        "locale": "nb-NO",
        **more,
    }


def votes(voting: Voting, headers: dict[str, str]) -> list[bytes]:
    """One vote of each person for each level, as requests."""
    found = []
    for level in range(5):
        for person in voting.people:
            data = encode(Press(VOTE, ref=voting.round_id, arg=str(level)))
            action = {"type": "Action.Execute", "verb": data["verb"], "data": data}
            body = activity(person, "invoke", name="adaptiveCard/action", value={"action": action, "trigger": "manual"})
            found.append(http_request("/api/messages", orjson.dumps(body), headers))
    return found


def messages(voting: Voting, headers: dict[str, str], texts: tuple[str, str], count: int) -> list[bytes]:
    """Messages with ids of their own (a repeated id is answered once only).

    Each person writes the first text once, then the second one again and again.
    """
    return [
        http_request(
            "/api/messages",
            orjson.dumps(activity(voting.people[n % PEOPLE], "message", text=texts[n >= PEOPLE])),
            headers,
        )
        for n in range(count)
    ]
