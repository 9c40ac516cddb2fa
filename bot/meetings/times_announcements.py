"""What is said in the time before a meeting: that preparing is open, the one nudge; and the vote that opens itself."""

from __future__ import annotations

from datetime import datetime

from bot.agenda.views import characteristic_of
from bot.handling.identity import channel_scene, personal_scene
from bot.handling.rendered import Outgoing, Postpone, Rendered, Renderer, Skip, ToPerson, ToThread
from bot.handling.services import Services
from cards.kit import kit, present
from cards.meetings import times
from domain.agenda.electorate import away
from domain.calendar.calendar_of import calendar_of
from domain.delivery.notices import Notice, NoticeKind
from domain.meetings.invite import gets_copy
from domain.meetings.meeting import Meeting, MeetingState
from domain.meetings.prepared import has_prepared
from domain.meetings.times import LAST_NUDGE
from domain.people.school import School
from domain.unit_of_work import UnitOfWork
from domain.votes.open_round import open_vote_at_its_time
from locales import tr


async def prepare_open(services: Services, uow: UnitOfWork, notice: Notice, now: datetime) -> Rendered:
    """One line in the thread of the invitation."""
    meeting, school = await _ahead(uow, notice)
    if meeting is None or meeting.starts_at is None or meeting.starts_at <= now:
        return Skip("not ahead")
    quiet = await _until(services, uow, school, now)
    if quiet is not None:
        return Postpone(quiet)
    post = await uow.posts.get(NoticeKind.INVITATION, meeting.id)
    if post is None:
        return Skip("never posted")
    scene = channel_scene(services, school, now)
    title = kit.escape_line(present.title(scene, await characteristic_of(uow, school.id, meeting.characteristic_id)))
    when = present.when(scene, meeting.starts_at, capital=False)
    text = tr(
        scene.language,
        "You can now prepare for the meeting about «{title}» {when}. Press Prepare on the invitation.",
        title=title,
        when=when,
    )
    return Outgoing(ToThread(post), text=text)


async def nudge(services: Services, uow: UnitOfWork, notice: Notice, now: datetime) -> Rendered:
    """The one nudge, to somebody who has not prepared and may be coming.

    Others hear nothing, and their rows look no different.
    """
    meeting, school = await _ahead(uow, notice)
    member = await uow.people.member(school.id, notice.person_id) if notice.person_id else None
    if meeting is None or meeting.starts_at is None or member is None or not gets_copy(member):
        return Skip("not ahead, left, or no messages wanted")
    quiet = await _until(services, uow, school, now)
    if (quiet or now) > meeting.starts_at - LAST_NUDGE:
        return Skip("too late to be of use")
    if quiet is not None:
        return Postpone(quiet)
    if await has_prepared(uow, meeting.id, member.person.id) or member.person.id in await away(uow, meeting.id):
        return Skip("", sealed=True)
    scene = personal_scene(services, school, member.person, now)
    about = await characteristic_of(uow, school.id, meeting.characteristic_id)
    card = times.nudge(scene, meeting, about, member.person.first_name)
    return Outgoing(ToPerson(member.person, school), card, summary=tr(scene.language, "Five minutes for the meeting"))


async def vote_opens(services: Services, uow: UnitOfWork, notice: Notice, now: datetime) -> Rendered:
    """Opens the vote of a meeting that has begun; the card of the vote is a notice of its own."""
    opened = await open_vote_at_its_time(uow, notice.subject_id, now)
    return Skip("opened" if opened else "not begun, or open already")


async def _ahead(uow: UnitOfWork, notice: Notice) -> tuple[Meeting | None, School]:
    school = await uow.schools.get(notice.school_id)
    assert school is not None  # a notice goes with its school
    meeting = await uow.meetings.get(notice.subject_id)
    return (meeting if meeting and meeting.state is MeetingState.INVITED else None), school


async def _until(services: Services, uow: UnitOfWork, school: School, now: datetime) -> datetime | None:
    """The end of the quiet time that it is now: the calendar may have changed since the row was written."""
    calendar = await calendar_of(uow, school, services.holidays)
    return calendar.open_from(now) if calendar.is_quiet(now) else None


RENDERERS: dict[NoticeKind, Renderer] = {
    NoticeKind.PREPARE_OPEN: prepare_open,
    NoticeKind.NUDGE: nudge,
    NoticeKind.VOTE_OPENS: vote_opens,
}
