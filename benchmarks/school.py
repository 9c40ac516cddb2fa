"""Schools in a database, in the middle of a vote: usually forty people, one of them the leader."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import orjson
from sqlalchemy import delete

from benchmarks.load import http_request
from cards.verbs import Press, encode
from cards.votes.verbs import VOTE
from domain.conducting.start import start_meeting
from domain.delivery.notices import NoticeKind, Post
from domain.ids import new_id
from domain.meetings.meeting import Meeting, MeetingState
from domain.people.school import Caller, Person, Role, School
from domain.unit_of_work import UnitOfWork
from domain.votes.open_round import open_round
from store.database import migrate
from store.database.engine import open_database
from store.database.sealing import Sealer
from store.delivery.tables import notices
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
    """Make one school and open its first round; ``all_lead`` lets everybody plan meetings."""
    (made,) = open_votes(database_url, service_url, all_lead=all_lead)
    return made


def open_votes(
    database_url: str, service_url: str, schools: int = 1, people: int = PEOPLE, *, all_lead: bool = False
) -> list[Voting]:
    """Make so many schools of so many people, each with its first round open; the database may have others."""
    return asyncio.run(_open_votes(database_url, service_url, schools, people, all_lead))


async def _open_votes(database_url: str, service_url: str, schools: int, people: int, all_lead: bool) -> list[Voting]:
    await migrate.upgrade(database_url)
    database = open_database(database_url)
    units = make_units(database, Sealer(SECRET))
    found = []
    for _ in range(schools):
        async with units() as uow:
            found.append(await _open_vote(uow, service_url, people, all_lead))
            await uow.commit()
    async with database.engine.begin() as connection:
        await connection.execute(delete(notices))  # everything has been said before the measurement begins
    await database.close()
    return found


async def _open_vote(uow: UnitOfWork, service_url: str, people: int, all_lead: bool) -> Voting:
    now = datetime.now(UTC)
    school_id = new_id()
    team = f"19:{school_id}@thread.tacv2"
    school = School(school_id, TENANT, "Solvik", team, team, service_url, f"28:{APP_ID}")
    staff = [colleague(f"{school_id}-{number}", service_url) for number in range(people)]
    meeting = Meeting(
        new_id(), school.id, "1.4", MeetingState.INVITED, staff[0].id, now, starts_at=now + timedelta(minutes=5)
    )
    await uow.schools.add(school)
    for position, person in enumerate(staff):
        await uow.people.add(person)
        await uow.people.put_member(school.id, person.id, Role.TEACHER if position and not all_lead else Role.LEADER)
    await uow.meetings.add(meeting)
    leader = Caller(staff[0], school, Role.LEADER, "nb")
    await start_meeting(uow, meeting.id, leader, now)
    await open_round(uow, meeting.id, 1, leader, now)
    (round_,) = await uow.rounds.of_meeting(meeting.id)
    card = Post(NoticeKind.VOTE, round_.id, "", school.id, team, f"card-{round_.id}", service_url)
    await uow.posts.put(card)  # the card of the vote hangs in the channel, which is why people vote
    return Voting(school, staff, round_.id)


def colleague(name: str, service_url: str) -> Person:
    """Make somebody who has spoken with the bot before; ``name`` tells them from all others of the tenant."""
    return Person(
        new_id(), TENANT, f"aad-{name}", f"29:{name}", f"Kollega {name}", language="nb", conversation_id=f"a:{name}",
        service_url=service_url, welcomed=True, personal_copies=False,
    )  # fmt: skip


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


def votes(votings: Sequence[Voting], headers: Mapping[str, str]) -> list[bytes]:
    """One vote of each person as a request: the first person of every school, then the second of every school, ..."""
    places = max(len(voting.people) for voting in votings)
    return [
        _vote(voting, voting.people[place], place % 5, headers)
        for place in reversed(range(places))  # teachers before their leader, who votes last
        for voting in votings
        if place < len(voting.people)
    ]


def _vote(voting: Voting, person: Person, level: int, headers: Mapping[str, str]) -> bytes:
    data = encode(Press(VOTE, ref=voting.round_id, arg=str(level)))  # on the card in the channel
    action = {"type": "Action.Execute", "verb": data["verb"], "data": data}
    school = voting.school
    thread = f"{school.channel_id};messageid=1700000000000"
    body = activity(
        person, "invoke", name="adaptiveCard/action", value={"action": action, "trigger": "manual"},
        replyToId=f"card-{voting.round_id}",
        conversation={"id": thread, "conversationType": "channel", "isGroup": True, "tenantId": TENANT},
        channelData={"tenant": {"id": TENANT}, "team": {"id": school.team_id}, "channel": {"id": school.channel_id}},
    )  # fmt: skip
    return http_request("/api/messages", orjson.dumps(body), headers)


def messages(voting: Voting, headers: Mapping[str, str], texts: tuple[str, str], count: int) -> list[bytes]:
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
