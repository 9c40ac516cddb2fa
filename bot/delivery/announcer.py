"""Makes what was committed known: wakes the heartbeat, and keeps the count on the shared vote card up to date.

The shared card tells how many have voted and never a level. An edit puts it back as it was posted, also for whoever
is ticking sentences on it: so it is edited two minutes after the first ballot, every two minutes at most from then on,
and soon after all have voted. The leaders' own cards count along at once and every 15 seconds at most.
Each edit has the count as it is at that moment, so the last one tells the last count. That an edit fails never concerns
a vote: the next one comes, and closing the round writes the card anew through the outbox.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from functools import partial

from bot.agenda.views import conductor_of
from bot.delivery.deliver import Delivery
from bot.delivery.heartbeat import Heartbeat
from bot.edge.outgoing import Activity, message
from bot.edge.retry import Sleep
from bot.handling.identity import channel_scene, personal_scene
from bot.handling.services import Services
from bot.running.logging_ import log, log_failure, new_code
from bot.running.tasks import spawn
from domain.delivery.notices import NoticeKind, Post
from domain.errors import TransportError
from domain.meetings.meeting import MeetingState
from domain.people.school import Role
from domain.votes.rounds import RoundState
from domain.votes.urns import counted_in

BETWEEN = timedelta(seconds=15)  # of the leaders' own cards
UNDISTURBED = timedelta(minutes=2)  # of the shared card
SEEN = timedelta(seconds=3)  # who votes last sees that their vote is in before the card they pressed is edited


class _Edits:
    """When the cards of a kind were last edited, and which edits are to come; by round."""

    def __init__(self, between: timedelta) -> None:
        self._between = between
        self.last: dict[str, datetime] = {}
        self.waiting: set[str] = set()

    def wait(self, round_id: str) -> bool:
        """Note that an edit is to come; False where one is already."""
        if round_id in self.waiting:
            return False
        self.waiting.add(round_id)
        return True

    def left(self, round_id: str, now: datetime) -> timedelta | None:
        """How long the next edit has to wait; None before the first."""
        last = self.last.get(round_id)
        return None if last is None else max(last + self._between - now, timedelta(0))


class LiveAnnouncer:
    """The ``Announcer`` of ``bot/handling/services.py``. Attached once everything that it needs has been made."""

    def __init__(self, sleep: Sleep = asyncio.sleep) -> None:
        self._sleep = sleep
        self._shared_counts = _Edits(UNDISTURBED)
        self._leaders_count = _Edits(BETWEEN)
        self._parts: tuple[Services, Delivery, Heartbeat] | None = None

    def attach(self, services: Services, delivery: Delivery, heartbeat: Heartbeat) -> None:
        """What the announcer works with; before this it does nothing."""
        self._parts = (services, delivery, heartbeat)

    def wake(self) -> None:
        """Notices may be due now."""
        if self._parts is not None:
            self._parts[2].wake()

    def count_changed(self, round_id: str, *, all_in: bool = False) -> None:
        """A ballot was put in. Several in a row make one edit of each card."""
        if self._parts is None:
            return
        if all_in:
            spawn(self._tell_all_in(round_id), "count")
        elif self._shared_counts.wait(round_id):
            spawn(self._tell_shared_later(round_id), "count")
        if self._leaders_count.wait(round_id):
            spawn(self._tell_leaders_soon(round_id), "count")

    async def _tell_all_in(self, round_id: str) -> None:
        await self._sleep(SEEN.total_seconds())
        await self._tell(self._edit, self._shared_counts, round_id)

    async def _tell_shared_later(self, round_id: str) -> None:
        assert self._parts is not None
        left = self._shared_counts.left(round_id, self._parts[0].clock())
        try:
            await self._sleep((UNDISTURBED if left is None else left).total_seconds())
        finally:
            # Ballots from here on want another edit: this one reads the count now.
            self._shared_counts.waiting.discard(round_id)
        await self._tell(self._edit, self._shared_counts, round_id)

    async def _tell_leaders_soon(self, round_id: str) -> None:
        assert self._parts is not None
        left = self._leaders_count.left(round_id, self._parts[0].clock())
        try:
            if left:
                await self._sleep(left.total_seconds())
        finally:
            self._leaders_count.waiting.discard(round_id)
        await self._tell(self._edit_conductors, self._leaders_count, round_id)

    async def _tell(self, edit: Callable[[str], Awaitable[None]], edits: _Edits, round_id: str) -> None:
        assert self._parts is not None
        edits.last[round_id] = self._parts[0].clock()
        try:
            await edit(round_id)
        except TransportError as error:
            log("count not shown", status=error.status, service_code=error.code)
        except Exception as error:
            log_failure("count not shown", error, new_code())

    async def _edit(self, round_id: str) -> None:
        assert self._parts is not None
        services, delivery, _heartbeat = self._parts
        async with services.units(write=False) as uow:
            post = await uow.posts.get(NoticeKind.VOTE, round_id)
            school = await uow.schools.get(post.school_id) if post else None
        if post is None or school is None or not school.active:
            return  # not posted yet: it is posted with the count that it has then
        if not await delivery.edit_now(post, school.tenant_id, lambda: self._shared(services, post)):
            self.count_changed(round_id)

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
                if not await delivery.edit_now(post, found[2].tenant_id, make):
                    self.count_changed(round_id)

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
            scene = personal_scene(services, school, member.person, services.clock())
            return message(await conductor_of(uow, scene, school, meeting))

    async def _shared(self, services: Services, post: Post) -> Activity | None:
        """The shared card as it is now; None once the round is closed, for then the card says something else."""
        async with services.units(write=False) as uow:
            found = await uow.rounds.whole(post.subject_id)
            if found is None or found[0].state is not RoundState.OPEN:
                self._shared_counts.last.pop(post.subject_id, None)
                self._leaders_count.last.pop(post.subject_id, None)
                return None
            round_, meeting, school = found
            counts = await counted_in(uow, round_, meeting, school)
            catalogue = await uow.catalogues.of(school.id)
        characteristic = catalogue.characteristic(meeting.characteristic_id)
        if characteristic is None:
            return None
        scene = channel_scene(services, school, services.clock())
        return message(services.vote_cards.shared(scene, school, characteristic, round_, *counts))
