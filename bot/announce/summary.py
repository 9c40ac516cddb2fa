"""The end of a meeting: its summary, and a meeting that nobody ended."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from bot.announce import Outgoing, Rendered, Renderer, Skip, ToPerson
from bot.announce.rounds import thread_of
from bot.identity import channel_scene
from bot.services import Services
from bot.summary_view import summary_card
from cards import notes
from cards.verbs import Press, Verb
from domain.asking import working_morning
from domain.calendar import local_date
from domain.end_meeting import end_overdue
from domain.meetings import MeetingState
from domain.notices import Notice, NoticeKind, planned
from domain.people import School
from domain.ports import UnitOfWork
from locales import tr

ENDED = "ended"  # in a notice's data: the meeting was ended by us, and its leader is told


async def summary(services: Services, uow: UnitOfWork, notice: Notice, now: datetime) -> Rendered:
    """What the meeting came to, to the channel."""
    meeting = await uow.meetings.get(notice.subject_id)
    school = await uow.schools.get(notice.school_id)
    if meeting is None or school is None or meeting.state is not MeetingState.ENDED:
        return Skip("not ended")
    scene = channel_scene(services, school, now)
    card = await summary_card(uow, scene, meeting)
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


async def _told(services: Services, uow: UnitOfWork, notice: Notice, school: School, now: datetime) -> Rendered:
    leader = await uow.people.member(school.id, notice.person_id or "")
    if leader is None or not leader.here:
        return Skip("the leader has left")
    language = leader.person.language or school.language
    scene = replace(channel_scene(services, school, now), language=language)
    heading = tr(language, "I ended the meeting")
    sentence = tr(
        language,
        "Nobody had ended it, so I did. Each single vote is deleted, and the counts stay. "
        "You can still add measures, and plan a new meeting to agree on a level.",
    )
    add = (tr(language, "Add a measure"), Press(Verb.MEASURE_FORM, notice.subject_id))
    card = notes.note(scene, heading, sentence, [add])
    return Outgoing(ToPerson(leader.person, school), card, summary=heading)


def _next_morning(services: Services, school: School, now: datetime) -> datetime:
    today = local_date(now, school.zone)
    morning = working_morning(today, school.zone, services.holidays)
    return morning if morning > now else working_morning(today + timedelta(days=1), school.zone, services.holidays)


RENDERERS: dict[NoticeKind, Renderer] = {
    NoticeKind.SUMMARY: summary,
    NoticeKind.MEETING_OVERDUE: overdue,
}
