"""Gets messages to where they are to be: rate limited, one at a time for each message, into the right conversation."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from bot.delivery.limits import Limits
from bot.delivery.places import CLOSED, NOT_FOUND, elsewhere, lane, meant, message_gone, thread
from bot.delivery.ready import Made, ReadRoster, Ready, made_ready
from bot.delivery.renderers import bulk_renderers, renderers
from bot.delivery.shared_limits import Pacing
from bot.edge.outgoing import Activity, Sent, message
from bot.edge.retry import Sleep
from bot.edge.turns import Turns
from bot.handling.rendered import BulkRenderer, Outgoing, ToChannel, ToPerson, ToThread
from bot.handling.services import Services
from bot.running.logging_ import log, log_failure, new_code, warn
from bot.running.metrics import notice as counted
from domain.delivery.decide import Drop, Wait
from domain.delivery.notices import TRACELESS, Notice, NoticeKind, Post
from domain.delivery.outcomes import Said
from domain.errors import ChannelGone, TransportError
from domain.people.school import Person, School
from domain.unit_of_work import UnitOfWork

NEXT_EDIT = timedelta(seconds=0.5)  # where another process is editing the same message
MOST_TRIES = 20


class Delivery:
    """The bot's mouth: renders notices and sends them. Implements ``domain.delivery.deliver_due.Mouth``."""

    def __init__(self, services: Services, limits: Pacing | None = None, sleep: Sleep = asyncio.sleep) -> None:
        self._services = services
        self._limits = limits or Limits()
        self._sleep = sleep
        self._seconds = time.monotonic
        self._turns = Turns()
        self._gone: dict[str, None] = {}  # messages outside the outbox that cannot be edited any more: said once
        self._renderers, self._bulk_renderers = renderers(), bulk_renderers()  # loaded at start, while nobody waits

    async def render(self, uow: UnitOfWork, due: Sequence[tuple[Notice, School]], now: datetime) -> list[Made]:
        """What the notices' renderers make of them: those of a bulk renderer together, the others one by one."""
        begun = self._seconds()
        made: dict[str, Made] = {}
        bulks: dict[BulkRenderer, list[tuple[Notice, School]]] = {}
        for notice, school in due:
            if notice.kind in self._bulk_renderers:
                bulks.setdefault(self._bulk_renderers[notice.kind], []).append((notice, school))
            elif notice.kind is NoticeKind.ROSTER:
                made[notice.id] = ReadRoster(school.id)
            else:
                rendered = await self._renderers[notice.kind](self._services, uow, notice, now)
                made[notice.id] = made_ready(rendered, notice, school, begun)
        for renderer, several in bulks.items():
            found = await renderer(self._services, uow, [notice for notice, _ in several], now)
            for (notice, school), rendered in zip(several, found, strict=True):
                made[notice.id] = made_ready(rendered, notice, school, begun)
        counted("dropped").inc(sum(isinstance(each, Drop) for each in made.values()))
        return [made[notice.id] for notice, _ in due]

    async def send(self, ready: Ready | ReadRoster) -> Said | Drop | Wait:
        """Send what was rendered; raises ``TransportError``."""
        if isinstance(ready, ReadRoster):
            await self._services.roster.refresh(ready.school_id, daily=True)
            return Said()
        outgoing, school = ready.outgoing, ready.school
        async with self._turns.of(lane(outgoing)):
            wait, outgoing = await self._with_chat(outgoing, school.tenant_id, patient=ready.patient)
            wait = wait or await self._limits.turn(
                thread(outgoing), school.tenant_id, self._sleep, patient=ready.patient
            )
            if wait:
                return Wait(self._services.clock() + timedelta(seconds=wait))
            if outgoing.edit is not None:
                async with self._limits.editing(outgoing.edit.activity_id) as since:
                    if since is None:
                        return Wait(self._services.clock() + NEXT_EDIT)
                    if since < self._seconds() - ready.made_at:
                        return Wait(self._services.clock())  # edited since this was made: made anew, as it is by now
                    return await self._edit(outgoing, outgoing.edit, school)
            sent, service_url = await self._send_somewhere(outgoing, school)
            if outgoing.replaces is not None:
                await self._take_away(outgoing.replaces, school)
        counted("sent").inc()
        post = None
        if outgoing.remember is not None:
            kind, subject_id, person_id = outgoing.remember
            post = Post(kind, subject_id, person_id, school.id, sent.conversation_id, sent.activity_id, service_url)
        return Said(post, outgoing.then)

    async def edit_now(self, post: Post, tenant_id: str, make: Callable[[], Awaitable[Activity | None]]) -> bool:
        """Edit a message outside the outbox. ``make`` looks at the world once it is this message's turn.

        So a count never overwrites what a later notice put there. False where it is too soon for another edit.
        """
        if post.activity_id in self._gone:
            return True
        for _ in range(MOST_TRIES):
            async with self._turns.of(post.activity_id), self._limits.editing(post.activity_id) as since:
                if since is not None:
                    return await self._edit_now(post, tenant_id, make)
            await self._sleep(NEXT_EDIT.total_seconds())  # another process is at it: ours is made once that is over
        return False

    async def _edit_now(self, post: Post, tenant_id: str, make: Callable[[], Awaitable[Activity | None]]) -> bool:
        activity = await make()
        if activity is None:
            return True
        if await self._limits.turn(post.conversation_id, tenant_id, self._sleep):
            return False
        try:
            where = (post.service_url, post.conversation_id, post.activity_id)
            await self._services.connector.update(*where, activity)
        except TransportError as error:
            if error.status not in CLOSED:
                raise
            self._gone[post.activity_id] = None
            log("message is gone", status=error.status, service_code=error.code, kind=post.kind)
        return True

    def failed(self, notice: Notice, error: Exception, *, for_good: bool) -> None:
        """Count and log a notice that was not sent."""
        counted("failed" if for_good else "again").inc()
        facts: dict[str, object] = {"attempts": notice.attempts + 1}
        if notice.kind not in TRACELESS:  # only who has not prepared, come or voted is written to, and the log stays
            facts |= {"notice": notice.id, "kind": notice.kind.value}
        if isinstance(error, TransportError):
            warn("notice not sent", status=error.status, service_code=error.code, **facts)
        else:
            log_failure("notice not sent", error, new_code(), **facts)

    async def _edit(self, outgoing: Outgoing, post: Post, school: School) -> Said | Drop:
        service_url = school.service_url or post.service_url
        try:
            await self._services.connector.update(
                service_url, post.conversation_id, post.activity_id, _activity(outgoing, alert=False)
            )
        except TransportError as error:
            refused = meant(error, outgoing, school)
            if message_gone(error) or (error.status == NOT_FOUND and not isinstance(refused, ChannelGone)):
                return Drop("the message is gone")  # somebody deleted it: saying it anew would be a surprise
            raise refused from error
        counted("edited").inc()
        return Said(None, outgoing.then)

    async def _take_away(self, post: Post, school: School) -> None:
        """Delete a message that another one says, too. That it stays is no harm."""
        service_url = school.service_url or post.service_url
        try:
            await self._services.connector.delete(service_url, post.conversation_id, post.activity_id)
        except TransportError as error:
            log("message not taken away", status=error.status, service_code=error.code, kind=post.kind)

    async def _send_somewhere(self, outgoing: Outgoing, school: School) -> tuple[Sent, str]:
        """Send where it is meant to be, else where it can be said instead."""
        try:
            return await self._send(outgoing, school)
        except TransportError as error:
            other = elsewhere(error, outgoing, school)
            if other is None:
                raise meant(error, outgoing, school) from error
        try:
            _wait, other = await self._with_chat(other, school.tenant_id)
            return await self._send(other, school)
        except TransportError as error:
            raise meant(error, other, school) from error

    async def _send(self, outgoing: Outgoing, school: School) -> tuple[Sent, str]:
        connector = self._services.connector
        match outgoing.target:
            case ToChannel(there):
                service_url = there.service_url
                activity = _activity(outgoing, alert=False)
                sent = await connector.create_thread(
                    service_url, there.tenant_id, there.bot_id, there.channel_id, activity
                )
                return sent, service_url
            case ToThread(post):
                service_url = school.service_url or post.service_url
                where = post.conversation_id
                return Sent(
                    where, await connector.send(service_url, where, _activity(outgoing, alert=False))
                ), service_url
            case ToPerson(person, there):
                if not person.reachable:
                    raise TransportError("not reachable", permanent=True, status=403, code="unreachable")
                service_url = person.service_url or there.service_url
                where = person.conversation_id or ""  # opened by ``_with_chat``
                return Sent(
                    where, await connector.send(service_url, where, _activity(outgoing, alert=True))
                ), service_url

    async def _with_chat(self, outgoing: Outgoing, tenant_id: str, *, patient: bool = False) -> tuple[float, Outgoing]:
        """The same message with the person's chat opened; or how long that has to wait.

        Teams counts the opening as a request of its own.
        """
        target = outgoing.target
        if outgoing.edit is not None or not isinstance(target, ToPerson) or target.person.conversation_id:
            return 0.0, outgoing
        person = target.person
        if not person.reachable:
            return 0.0, outgoing  # said by ``_send``, as for everybody
        wait = await self._limits.turn(f"{person.id} opened", tenant_id, self._sleep, patient=patient)
        if wait:
            return wait, outgoing
        service_url = person.service_url or target.school.service_url
        where = await self._open_chat(person, target.school, service_url)
        return 0.0, replace(outgoing, target=ToPerson(replace(person, conversation_id=where), target.school))

    async def _open_chat(self, person: Person, school: School, service_url: str) -> str:
        """The person's chat with the bot, opened once and remembered."""
        conversation_id = await self._services.connector.create_personal(
            service_url, school.tenant_id, school.bot_id, person.user_id
        )
        async with self._services.units() as uow:
            fresh = await uow.people.get(person.id, lock=True)
            if fresh is not None and fresh.conversation_id != conversation_id:
                await uow.people.save(replace(fresh, conversation_id=conversation_id, service_url=service_url))
            await uow.commit()
        return conversation_id


def _activity(outgoing: Outgoing, *, alert: bool) -> Activity:
    return message(outgoing.card, outgoing.text, outgoing.summary, alert=alert)
