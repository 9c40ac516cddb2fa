"""What is said on a review date: to each leader, that it is time to look again, and the same meeting in one press."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from bot.announce import Outgoing, Postpone, Rendered, Renderer, Skip, ToPerson
from bot.effect_view import effect_picture
from bot.identity import channel_scene
from bot.room import characteristic_of
from bot.services import Services
from cards import effect, present
from domain.effect import effect_between
from domain.look_again import decide_look_again, look_again_to_leaders
from domain.notices import Notice, NoticeKind
from domain.people import Role
from domain.ports import UnitOfWork
from domain.reading import read_day
from domain.reminders import Drop, Wait
from domain.school_calendar import calendar_of
from locales import tr


async def look_again(services: Services, uow: UnitOfWork, notice: Notice, now: datetime) -> Rendered:
    """Look once more whether it is still to be said: met again, planned already, another day."""
    school = await uow.schools.get(notice.school_id)
    assert school is not None, "delivery has looked"
    meeting = await uow.meetings.get(notice.subject_id)
    day = notice.data.get("day", "")
    calendar = await calendar_of(uow, school, services.holidays)
    decision = await decide_look_again(uow, meeting, day, calendar, now)
    if isinstance(decision, Drop):
        return Skip(decision.reason)
    if isinstance(decision, Wait):
        return Postpone(decision.until)
    assert meeting is not None, "it was decided that there is something to look at"
    if notice.person_id is None:
        await look_again_to_leaders(uow, meeting, day, now)  # said by the next beat
        return Skip("handed on to those who lead")
    leader = await uow.people.member(school.id, notice.person_id)
    if leader is None or not leader.here or leader.role is not Role.LEADER:
        return Skip("leads no longer")
    person = leader.person
    scene = replace(channel_scene(services, school, now), language=person.language or school.language)
    shown = await effect_between(uow, school, meeting, None, now)
    about = await characteristic_of(uow, school.id, meeting.characteristic_id)
    chart = await effect_picture(uow, scene, shown)
    said = present.short_day(scene, read_day(day) or now)
    card = effect.look_again(scene, shown, about, chart, person.first_name, said)
    return Outgoing(ToPerson(person, school), card, summary=tr(scene.language, "Time to look at it again?"))


RENDERERS: dict[NoticeKind, Renderer] = {NoticeKind.LOOK_AGAIN: look_again}
