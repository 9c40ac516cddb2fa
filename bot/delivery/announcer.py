"""Makes what was committed known: wakes the heartbeat, and keeps the count on the shared vote card up to date.

The shared card tells how many have voted and never a level. It is edited at once after the first ballot and then at
most every 15 seconds a card, with the count as it is at that moment, so the last edit tells the last count. That an
edit fails never concerns a vote: the next one comes, and closing the round writes the card anew through the outbox.
"""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial

from bot.agenda.views import conductor_of
from bot.delivery.deliver import Delivery
from bot.delivery.heartbeat import Heartbeat
from bot.edge.outgoing import Activity, message
from bot.edge.retry import Sleep
from bot.handling.identity import channel_scene
from bot.handling.services import Services
from bot.running.logging_ import log, log_failure, new_code
from bot.running.tasks import spawn
from cards.votes import shared as vote
from domain.agenda.standing import standing
from domain.delivery.notices import NoticeKind, Post
from domain.errors import TransportError
from domain.meetings.meeting import MeetingState
from domain.people.school import Role
from domain.votes.rounds import RoundState, needed

BETWEEN = timedelta(seconds=15)


class LiveAnnouncer:
    """The ``Announcer`` of ``bot/handling/services.py``. Attached once everything that it needs has been made."""

    def __init__(self, sleep: Sleep = asyncio.sleep) -> None:
        self._sleep = sleep
        self._edited: dict[str, datetime] = {}  # round -> when its card was last edited
        self._waiting: set[str] = set()  # rounds with an edit to come
        self._parts: tuple[Services, Delivery, Heartbeat] | None = None

    def attach(self, services: Services, delivery: Delivery, heartbeat: Heartbeat) -> None:
        """What the announcer works with; before this it does nothing."""
        self._parts = (services, delivery, heartbeat)

    def wake(self) -> None:
        """Notices may be due now."""
        if self._parts is not None:
            self._parts[2].wake()

    def count_changed(self, round_id: str) -> None:
        """A ballot was put in. Several in a row make one edit."""
        if self._parts is None or round_id in self._waiting:
            return
        self._waiting.add(round_id)
        spawn(self._edit_soon(round_id), "count")

    async def _edit_soon(self, round_id: str) -> None:
        assert self._parts is not None
        services = self._parts[0]
        try:
            last = self._edited.get(round_id)
            if last is not None and (left := last + BETWEEN - services.clock()) > timedelta(0):
                await self._sleep(left.total_seconds())
        finally:
            # Ballots from here on want another edit: this one reads the count now.
            self._waiting.discard(round_id)
        self._edited[round_id] = services.clock()
        try:
            if not await self._edit(round_id):
                self.count_changed(round_id)
            await self._edit_conductors(round_id)
        except TransportError as error:
            log("count not shown", status=error.status, service_code=error.code)
        except Exception as error:
            log_failure("count not shown", error, new_code())

    async def _edit(self, round_id: str) -> bool:
        assert self._parts is not None
        services, delivery, _heartbeat = self._parts
        async with services.units(write=False) as uow:
            post = await uow.posts.get(NoticeKind.VOTE, round_id)
            school = await uow.schools.get(post.school_id) if post else None
        if post is None or school is None or not school.active:
            return True  # not posted yet: it is posted with the count that it has then
        return await delivery.edit_now(post, school.tenant_id, lambda: self._shared(services, post))

    async def _edit_conductors(self, round_id: str) -> None:
        """The leaders' own cards count along, each in its leader's language."""
        assert self._parts is not None
        services, delivery, _heartbeat = self._parts
        async with services.units(write=False) as uow:
            found = await uow.rounds.whole(round_id)
            posts = await uow.posts.of_subject(found[1].id) if found else []
        for post in posts:
            if found and found[2].active and post.kind == NoticeKind.MEETING_NEAR and post.activity_id:
                make = partial(self._conductor, services, post, round_id)
                await delivery.edit_now(post, found[2].tenant_id, make)

    async def _conductor(self, services: Services, post: Post, round_id: str) -> Activity | None:
        """A leader's card as it is now; None where the round is over, or where they have turned to something else."""
        async with services.units(write=False) as uow:
            found = await uow.rounds.whole(round_id)
            now = await uow.posts.get(post.kind, post.subject_id, post.person_id)
            if found is None or found[0].state is not RoundState.OPEN or now != post:
                return None
            _round, meeting, school = found
            member = await uow.people.member(school.id, post.person_id)
            if meeting.state is not MeetingState.RUNNING or member is None or member.role is not Role.LEADER:
                return None
            scene = channel_scene(services, school, services.clock())
            scene = replace(scene, language=member.person.language or school.language)
            return message(await conductor_of(uow, scene, school, meeting))

    async def _shared(self, services: Services, post: Post) -> Activity | None:
        """The shared card as it is now; None once the round is closed, for then the card says something else."""
        async with services.units(write=False) as uow:
            found = await uow.rounds.whole(post.subject_id)
            if found is None or found[0].state is not RoundState.OPEN:
                self._edited.pop(post.subject_id, None)
                return None
            round_, meeting, school = found
            stands = await standing(uow, meeting, school)
            catalogue = await uow.catalogues.of(school.id)
        characteristic = catalogue.characteristic(meeting.characteristic_id)
        if characteristic is None:
            return None
        scene = channel_scene(services, school, services.clock())
        counts = (stands.counted, stands.eligible, needed(round_.mode, school.ballot_limit))
        return message(vote.shared(scene, meeting, characteristic, round_, *counts, school.leaders_vote))
