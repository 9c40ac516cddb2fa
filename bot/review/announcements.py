"""What is said on a review date: to each leader, that it is time to look again, and the same meeting in one press."""

from __future__ import annotations

from datetime import datetime

from bot.agenda.views import characteristic_of
from bot.handling.identity import personal_scene
from bot.handling.rendered import Outgoing, Postpone, Rendered, Renderer, Skip, ToPerson
from bot.handling.services import Services
from bot.measures.views import about_measure
from bot.review.views import effect_picture
from cards.kit import present
from cards.kit.scene import Scene
from cards.measures.look_again_at_one import look_at_measure
from cards.review import effect
from domain.calendar.calendar_of import calendar_of
from domain.calendar.school_calendar import SchoolCalendar
from domain.delivery.decide import Drop, Wait
from domain.delivery.notices import Notice, NoticeKind
from domain.delivery.one_a_day import own_turn
from domain.measures.look_again_at_one import decide_look_at, last_held, look_at_to_leaders
from domain.measures.measure import Measure
from domain.meetings.meeting import Meeting
from domain.people.school import Person, Role, School
from domain.reading import read_day
from domain.review.effect import effect_between
from domain.review.look_again import decide_look_again, look_again_to_leaders
from domain.unit_of_work import UnitOfWork
from locales import tr


async def look_again(services: Services, uow: UnitOfWork, notice: Notice, now: datetime) -> Rendered:
    """Look once more whether it is still to be said: met again, planned already, another day."""
    school = await uow.schools.get(notice.school_id)
    assert school is not None, "delivery has looked"
    meeting = await uow.meetings.get(notice.subject_id)
    if meeting is None and (measure := await uow.measures.get(notice.subject_id)) is not None:
        return await _look_at(services, uow, notice, school, measure, now)
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
    person = await _to_tell(uow, notice, calendar, now)
    if not isinstance(person, Person):
        return person
    return await _meet_again(uow, personal_scene(services, school, person, now), school, meeting, person, day)


async def _look_at(
    services: Services, uow: UnitOfWork, notice: Notice, school: School, measure: Measure, now: datetime
) -> Rendered:
    """A measure that came out of no meeting: the last meeting on it again, or, where there was none, the measure."""
    day = notice.data.get("day", "")
    calendar = await calendar_of(uow, school, services.holidays)
    decision = await decide_look_at(uow, measure, day, calendar, now)
    if isinstance(decision, Drop):
        return Skip(decision.reason)
    if isinstance(decision, Wait):
        return Postpone(decision.until)
    if notice.person_id is None:
        await look_at_to_leaders(uow, measure, day, now)  # said by the next beat
        return Skip("handed on to those who lead")
    person = await _to_tell(uow, notice, calendar, now)
    if not isinstance(person, Person):
        return person
    scene = personal_scene(services, school, person, now)
    last = await last_held(uow, measure)
    if last is not None:
        return await _meet_again(uow, scene, school, last, person, day)
    said = present.short_day(scene, read_day(day) or now)
    card = look_at_measure(scene, measure, await about_measure(uow, measure), person.first_name, said)
    return Outgoing(ToPerson(person, school), card, summary=tr(scene.language, "Time to look at it again?"))


async def _to_tell(
    uow: UnitOfWork, notice: Notice, calendar: SchoolCalendar, now: datetime
) -> Person | Skip | Postpone:
    """The leader that the row is for, if they lead still and it is their time."""
    person = await _leader(uow, notice)
    if person is None:
        return Skip("leads no longer")
    later = await own_turn(uow, notice, calendar, now)
    return person if later is None else Postpone(later)


async def _meet_again(
    uow: UnitOfWork, scene: Scene, school: School, meeting: Meeting, person: Person, day: str
) -> Outgoing:
    shown = await effect_between(uow, school, meeting, None, scene.now)
    about = await characteristic_of(uow, school.id, meeting.characteristic_id)
    chart = await effect_picture(uow, scene, shown)
    said = present.short_day(scene, read_day(day) or scene.now)
    card = effect.look_again(scene, shown, about, chart, person.first_name, said)
    return Outgoing(ToPerson(person, school), card, summary=scene.tr("Time to look at it again?"))


async def _leader(uow: UnitOfWork, notice: Notice) -> Person | None:
    found = await uow.people.member(notice.school_id, notice.person_id or "")
    return found.person if found is not None and found.here and found.role is Role.LEADER else None


RENDERERS: dict[NoticeKind, Renderer] = {NoticeKind.LOOK_AGAIN: look_again}
