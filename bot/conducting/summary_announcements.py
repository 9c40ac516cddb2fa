"""The end of a meeting: its summary, and a meeting that nobody ended."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from bot.agenda.views import characteristic_of
from bot.conducting.views import summary_card
from bot.handling.identity import channel_scene
from bot.handling.rendered import Outgoing, Postpone, Rendered, Renderer, Skip, ToChannel, ToPerson
from bot.handling.services import Services
from bot.votes.announcements import thread_of
from cards.conducting.not_held import not_held
from cards.conducting.verbs import MEETING_START
from cards.kit import kit, notes
from cards.kit.present import title
from cards.measures.verbs import MEASURE_FORM
from cards.meetings.verbs import MEETING_CANCEL, MEETING_MOVE
from cards.verbs import Press
from domain.calendar.clock_and_days import local_date
from domain.conducting.end import end_overdue, make_final
from domain.delivery.decide import WORKING_DAY
from domain.delivery.notices import Notice, NoticeKind, planned
from domain.measures.asking import working_morning
from domain.meetings.meeting import Meeting, MeetingState
from domain.meetings.not_held import NOT_HELD
from domain.people.school import Person, Role, School
from domain.unit_of_work import UnitOfWork
from locales import tr

ENDED = "ended"  # in a notice's data: the meeting was ended by us, and its leader is told
EDIT = "edit"  # the same: the summary has been posted and has changed


async def summary(services: Services, uow: UnitOfWork, notice: Notice, now: datetime) -> Rendered:
    """What the meeting came to, to the channel; or the posted card anew, once a measure was added afterwards."""
    meeting = await uow.meetings.get(notice.subject_id)
    school = await uow.schools.get(notice.school_id)
    if meeting is None or school is None or meeting.state is not MeetingState.ENDED:
        return Skip("not ended")
    post = await uow.posts.get(NoticeKind.SUMMARY, meeting.id) if notice.data.get("what") == EDIT else None
    if post is None and "what" in notice.data:
        return Skip("not posted yet")  # the post that comes has it all
    scene = channel_scene(services, school, now)
    card = await summary_card(uow, scene, meeting)
    if post is not None:
        return Outgoing(ToChannel(school), card, edit=post)
    line = tr(scene.language, "Summary of the meeting")
    remember = (NoticeKind.SUMMARY, meeting.id, "")
    return Outgoing(await thread_of(uow, meeting, school), card, summary=line, remember=remember)


async def overdue(services: Services, uow: UnitOfWork, notice: Notice, now: datetime) -> Rendered:
    """End a meeting that nobody ended: at once, so that votes do not lie about; told in the morning."""
    school = await uow.schools.get(notice.school_id)
    if school is None:
        return Skip("the school is gone")
    if notice.data.get("what") == ENDED:
        return await _told(services, uow, notice, school, now)
    meeting = await uow.meetings.get(notice.subject_id)
    if notice.data.get("what") == NOT_HELD:
        return await _not_held(services, uow, meeting, school, now)
    if meeting is not None and meeting.state is MeetingState.INVITED:
        return await _never_started(services, uow, meeting, school, now)
    morning = _next_morning(services, school, now)
    ended = await end_overdue(uow, notice.subject_id, now, morning)
    if ended is None:
        return Skip("not running")
    await uow.notices.add(
        planned(
            NoticeKind.MEETING_OVERDUE,
            school.id,
            ended.id,
            morning,
            key=f"overdue:{ended.id}:told",
            person_id=ended.created_by,
            data={"what": ENDED},
        )
    )
    return Skip("ended")


async def _never_started(
    services: Services, uow: UnitOfWork, meeting: Meeting, school: School, now: datetime
) -> Rendered:
    """Ask what became of a meeting that nobody started; it may still be started, late."""
    until = _quiet_until(services, school, now)
    if until is not None:
        return Postpone(until)
    await uow.boxes.destroy(meeting.id)  # who had prepared for it
    leader = await _leader(uow, school, meeting.created_by)
    if leader is None:
        return Skip("nobody leads")
    language = leader.language or school.language
    scene = replace(channel_scene(services, school, now), language=language)
    heading = tr(language, "The meeting was not started")
    characteristic = await characteristic_of(uow, school.id, meeting.characteristic_id)
    sentence = tr(
        language, "If you did not hold it, find a new time or cancel it. If you did, start it and set the level."
    )
    buttons = [
        (tr(language, "Move the meeting"), Press(MEETING_MOVE, meeting.id)),
        (tr(language, "Cancel the meeting"), Press(MEETING_CANCEL, meeting.id)),
        (tr(language, "Start the meeting"), Press(MEETING_START, meeting.id)),
    ]
    words = f"**{kit.escape_line(title(scene, characteristic))}**\n\n{sentence}"
    return Outgoing(ToPerson(leader, school), notes.note(scene, heading, words, buttons), summary=heading)


async def _not_held(
    services: Services, uow: UnitOfWork, meeting: Meeting | None, school: School, now: datetime
) -> Rendered:
    """Tell the leader once that a meeting counts as not held, with the ways back."""
    if meeting is None or meeting.state is not MeetingState.NOT_HELD or meeting.starts_at is None:
        return Skip("moved or started since")
    until = _quiet_until(services, school, now)
    if until is not None:
        return Postpone(until)
    leader = await _leader(uow, school, meeting.created_by)
    if leader is None:
        return Skip("nobody leads")
    language = leader.language or school.language
    scene = replace(channel_scene(services, school, now), language=language)
    about = await characteristic_of(uow, school.id, meeting.characteristic_id)
    heading = tr(language, "I count the meeting as not held")
    return Outgoing(ToPerson(leader, school), not_held(scene, meeting, about), summary=heading)


async def _leader(uow: UnitOfWork, school: School, preferred: str) -> Person | None:
    """The leader who planned the meeting, else another one who can be reached."""
    leaders = [m.person for m in await uow.people.members(school.id) if m.role is Role.LEADER]
    able = [person for person in leaders if person.reachable]
    return next((p for p in able if p.id == preferred), next(iter(able), None))


async def _told(services: Services, uow: UnitOfWork, notice: Notice, school: School, now: datetime) -> Rendered:
    leader = await _leader(uow, school, notice.person_id or "")
    if leader is None:
        return Skip("nobody leads")
    language = leader.language or school.language
    scene = replace(channel_scene(services, school, now), language=language)
    heading = tr(language, "I ended the meeting")
    sentence = tr(
        language,
        "Nobody had ended it, so I did. Each single vote is deleted, and the counts stay. "
        "You can still add measures, and plan a new meeting to agree on a level.",
    )
    add = (tr(language, "Add a measure"), Press(MEASURE_FORM, notice.subject_id))
    card = notes.note(scene, heading, sentence, [add])
    return Outgoing(ToPerson(leader, school), card, summary=heading)


def _quiet_until(services: Services, school: School, now: datetime) -> datetime | None:
    return WORKING_DAY.until(now, school.zone, lambda day: services.holidays.name_of(day, school.language) is not None)


def _next_morning(services: Services, school: School, now: datetime) -> datetime:
    today = local_date(now, school.zone)
    morning = working_morning(today, school.zone, services.holidays)
    return morning if morning > now else working_morning(today + timedelta(days=1), school.zone, services.holidays)


async def final(services: Services, uow: UnitOfWork, notice: Notice, now: datetime) -> Rendered:
    """Say nothing: the end of a meeting becomes final, and its summary follows by itself."""
    again = await make_final(uow, notice.subject_id, notice.data.get("by", ""), now)
    return Postpone(again) if again is not None else Skip("final", sealed=True)


RENDERERS: dict[NoticeKind, Renderer] = {
    NoticeKind.SUMMARY: summary,
    NoticeKind.MEETING_OVERDUE: overdue,
    NoticeKind.MEETING_FINAL: final,
}
