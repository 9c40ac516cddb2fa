"""A planning day as people live it, and what each of them sees: the client's side of a soak."""

from __future__ import annotations

import asyncio
import random
import time
from collections import Counter, defaultdict
from collections.abc import Awaitable, Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

import aiohttp
from aiohttp import web

from benchmarks.school import activity
from cards.conducting.verbs import PHASE_NEXT, ROUND_CLOSE, ROUND_OPEN
from cards.measures.verbs import PROGRESS
from cards.verbs import Press, Verb, encode
from cards.votes.verbs import VOTE
from domain.conducting.start import start_meeting
from domain.delivery.notices import NoticeKind, planned
from domain.ids import new_id
from domain.measures.measure import Measure
from domain.meetings.meeting import Meeting, MeetingState
from domain.people.school import Caller, Person, Role, School
from domain.unit_of_work import UnitOfWork
from domain.votes.open_round import open_round
from tests.support.machines.authority import APP_ID, TENANT
from tests.support.machines.connector import LoopbackConnector

TEXTS = ("hjelp", "møter", "mine tiltak", "notat: elevene spiller mer sammen enn i fjor")
PLAN = "refleksjonsmøte om 2.1 torsdag kl 14"
CARD = b"application/vnd.microsoft.card.adaptive"
ANSWER_WITHIN = 20.0  # seconds until a message that was taken has its answer


class Teams(LoopbackConnector):
    """Keeps besides when each request came, and which message each reply answers."""

    def __post_init__(self) -> None:
        super().__post_init__()
        # By conversation, and besides of all, of answers, and under "" of what was said unasked.
        self.times: dict[str, list[float]] = defaultdict(list)
        self.replies: Counter[str] = Counter()
        self.unasked: Counter[tuple[str, str]] = Counter()  # by conversation and what it says in one line
        self._something = asyncio.Event()

    def _serve(self, request: web.Request, segments: list[str], body: Any) -> web.Response:
        if request.method in ("POST", "PUT"):
            channel = ((body.get("channelData") or {}).get("channel") or {}).get("id", "")
            reply = request.method == "POST" and len(segments) == 5
            for place in ("all", "" if not reply else "answers", segments[2] if len(segments) > 2 else channel):
                self.times[place].append(time.monotonic())
        if request.method == "POST" and len(segments) == 5:
            self.replies[segments[4]] += 1
            self._something.set()
            self._something = asyncio.Event()
        if request.method == "POST" and len(segments) == 4:
            self.unasked[segments[2], str(body.get("summary"))] += 1
        self.requests.clear()
        return super()._serve(request, segments, body)

    async def spoken(self, until: float) -> None:
        """Return when somebody was answered, or when it is this time."""
        with suppress(TimeoutError):
            await asyncio.wait_for(self._something.wait(), max(until - time.monotonic(), 0.0))


@dataclass
class Room:
    """A school on its planning day, and what was acknowledged there."""

    school: School
    people: Sequence[Person]
    meeting_id: str
    rounds: list[str] = field(default_factory=list)
    voted: dict[int, set[str]] = field(default_factory=lambda: defaultdict(set))
    progress: set[str] = field(default_factory=set)
    messages: list[tuple[str, str]] = field(default_factory=list)  # id and conversation


async def make_room(uow: UnitOfWork, number: int, people: int, service_url: str, now: datetime, over: float) -> Room:
    """A school whose meeting is running and whose measures come due while the day goes on."""
    team = f"19:soak{number}@thread.tacv2"
    school = School(new_id(), TENANT, f"Skole {number}", team, team, service_url, f"28:{APP_ID}", roster_at=now)
    await uow.schools.add(school)
    crowd = [
        Person(new_id(), TENANT, f"aad-{number}-{n}", f"29:{number}-{n}", f"Kollega {n}", "nb",
               conversation_id=f"a:{number}-{n}", service_url=service_url, welcomed=True, personal_copies=False)
        for n in range(people)
    ]  # fmt: skip
    for position, person in enumerate(crowd):
        await uow.people.add(person)
        await uow.people.put_member(school.id, person.id, Role.TEACHER if position else Role.LEADER)
        measure = Measure(f"m-{person.id}", school.id, None, "1.4", "Spille mer sammen", person.id, now.date(),
                          created_by=crowd[0].id, created_at=now - timedelta(days=60))  # fmt: skip
        await uow.measures.add(measure)
        at = now + timedelta(seconds=over * (position + number / 100) / (people + 1))
        row = planned(NoticeKind.MEASURE_DUE, school.id, measure.id, at, key=measure.id, person_id=person.id,
                      data={"due": measure.due.isoformat()})  # fmt: skip
        await uow.notices.add(row)
    begin = now - timedelta(minutes=1)
    meeting = Meeting(new_id(), school.id, "1.4", MeetingState.INVITED, crowd[0].id, begin, starts_at=begin)
    await uow.meetings.add(meeting)
    leader = Caller(crowd[0], school, Role.LEADER, "nb")
    await start_meeting(uow, meeting.id, leader, now)
    await open_round(uow, meeting.id, 1, leader, now)
    return Room(school, crowd, meeting.id)


class Day:
    """What everybody does until the time is up. What is not answered is sent again, as Teams and people do."""

    def __init__(
        self,
        port: int,
        header: Callable[[], Mapping[str, str]],
        teams: Teams,
        rounds: Callable[[str], Awaitable[list[str]]],
        until: float,
    ) -> None:
        self._url = f"http://127.0.0.1:{port}/api/messages"
        self._header = header
        self._teams = teams
        self._rounds = rounds
        self._until = until
        self._chance = random.Random(20)
        self.sent_again = 0
        self.written_anew = 0
        self.lost = 0
        self.in_words = 0

    async def of(self, room: Room, session: aiohttp.ClientSession) -> None:
        """One school's day: a vote, its result, messages, dialogs, reminders answered, another vote."""
        leader, *teachers = room.people
        await self._pause(self._chance.uniform(0, 0.3) * self._left())  # schools are at different things
        writing = asyncio.gather(*(self._writes(room, session, one) for one in teachers))
        await asyncio.gather(*(self._votes(room, session, 1, one) for one in teachers))
        await self._press(session, leader, ROUND_CLOSE, room.rounds[0])
        await self._press(session, leader, PHASE_NEXT, room.meeting_id, "anyway")
        await self._write(room, session, leader, PLAN)
        await self._press(session, leader, ROUND_OPEN, room.meeting_id, "2")
        room.rounds = await self._rounds(room.meeting_id)
        if len(room.rounds) > 1:
            await asyncio.gather(*(self._votes(room, session, 2, one) for one in teachers))
        await writing

    async def _votes(self, room: Room, session: aiohttp.ClientSession, number: int, one: Person) -> None:
        await self._pause(self._chance.uniform(0, 0.15) * self._left())
        level = str(self._chance.randint(1, 4))
        if await self._press(session, one, VOTE, room.rounds[number - 1], level) == 200:
            room.voted[number].add(one.id)

    async def _writes(self, room: Room, session: aiohttp.ClientSession, one: Person) -> None:
        whole = self._left()
        if room.people.index(one) % 2 and await self._press(session, one, PROGRESS, f"m-{one.id}", "on_track") == 200:
            room.progress.add(f"m-{one.id}")  # the others hear of it when it is due
        while self._left():
            await self._pause(self._chance.uniform(0.2, 0.5) * min(whole, 120))
            if self._left():
                await self._write(room, session, one, self._chance.choice(TEXTS))

    def _left(self) -> float:
        return max(self._until - time.monotonic(), 0.0)

    async def _pause(self, seconds: float) -> None:
        await asyncio.sleep(max(0.0, min(seconds, self._left())))

    async def _press(self, session: aiohttp.ClientSession, who: Person, verb: Verb, about: str, arg: str = "") -> int:
        """Press until it is answered."""
        data = encode(Press(verb, ref=about, arg=arg))
        action = {"type": "Action.Execute", "verb": data["verb"], "data": data}
        value = {"action": action, "trigger": "manual"}
        for _ in range(10):
            body = activity(who, "invoke", name="adaptiveCard/action", value=value)
            if (status := await self._post(session, body)) == 200:
                return status
            self.sent_again += 1
            await asyncio.sleep(0.5)
        return 0

    async def _write(self, room: Room, session: aiohttp.ClientSession, who: Person, text: str) -> None:
        """Write, see the answer come; where none comes, the message is sent again, and then written anew."""
        for attempt in range(3):
            body = activity(who, "message", text=text)
            message_id = str(body["id"])
            room.messages.append((message_id, who.conversation_id or ""))
            for _ in range(10):
                if await self._post(session, body) < 500:
                    break
                self.sent_again += 1
                await asyncio.sleep(0.5)
            if await self._answered(message_id):
                return
            self.written_anew += attempt < 2
        self.lost += 1

    async def _answered(self, message_id: str) -> bool:
        until = time.monotonic() + ANSWER_WITHIN
        while not self._teams.replies[message_id] and time.monotonic() < until:
            await self._teams.spoken(until)
        return bool(self._teams.replies[message_id])

    async def _post(self, session: aiohttp.ClientSession, body: dict[str, object]) -> int:
        try:
            async with session.post(self._url, json=body, headers=self._header()) as answer:
                said = await answer.read()
                if body["type"] == "invoke" and answer.status == 200 and CARD not in said[:200]:
                    self.in_words += 1  # refused, or something went wrong and they are asked to press again
                    return 500
                return answer.status
        except (aiohttp.ClientError, TimeoutError):
            return 599


def holds(times: Sequence[float], rules: Sequence[tuple[int, float]]) -> bool:
    """Whether no limit was exceeded, but for the moment that a call is under way."""
    return all(
        later - earlier >= span * 0.98
        for most, span in rules
        for earlier, later in zip(times, times[most:], strict=False)
    )


def most_at_once(times: Sequence[float]) -> int:
    """How many came within a second of one of them."""
    return max((sum(1 for later in times[n : n + 500] if later - at < 1.0) for n, at in enumerate(times)), default=0)
