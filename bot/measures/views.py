"""What the cards of a measure are made from: the measure, who is who, and what the catalogue calls things."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime

from bot.handling.ask import Ask
from cards.kit.scene import Card
from cards.measures import form as measure_form
from cards.measures import one as one_measure
from cards.measures import people as measure_people
from cards.measures.words import About
from domain.calendar.calendar_of import calendar_of
from domain.calendar.clock_and_days import local_date
from domain.calendar.holidays import Holidays
from domain.errors import Problem, Refused
from domain.ideas.idea_groups import IdeaGroup
from domain.measures.dates import SOON, natural_due
from domain.measures.form import DUE
from domain.measures.measure import Measure
from domain.measures.owner_gone import without_owner
from domain.meetings.meeting import Meeting, MeetingState
from domain.people.school import Member, School
from domain.unit_of_work import UnitOfWork


async def measure_asked(ask: Ask, measure_id: str = "") -> Measure:
    """Return the measure, by default the one that the press names, to a member of its school; else ``Refused``."""
    measure = await ask.uow.measures.get(measure_id or ask.press.ref)
    if measure is None:
        raise Refused("gone")
    await ask.member(measure.school_id)
    return measure


async def about_measure(uow: UnitOfWork, measure: Measure, *people: str) -> About:
    """Who is who among its owner, its helpers and ``people``; its characteristic, and the figures that inform it."""
    ids: Iterable[str] = {one for one in (measure.owner_id, *measure.helpers, *people) if one}
    catalogue = await uow.catalogues.of(measure.school_id)
    characteristic = catalogue.characteristic(measure.characteristic_id)
    figures = catalogue.informing(characteristic.id) if characteristic else ()
    return About(await uow.people.many(ids), characteristic, figures)


async def one_card(ask: Ask, measure: Measure, note: str = "") -> Card:
    """Return the card of a measure. Somebody who left sees to nothing, and a leader is offered to choose anew."""
    about = await about_measure(ask.uow, measure)
    member = await ask.uow.people.member(measure.school_id, measure.owner_id) if measure.owner_id else None
    owner = about.people.get(measure.owner_id) if member is not None and member.here else None
    return one_measure.one(ask.scene, ask.caller, measure, owner, about, note)


async def next_without_owner(ask: Ask, note: str) -> Card | None:
    """Return, to a leader, the next measure that nobody sees to; None where somebody sees to all of them."""
    left = await without_owner(ask.uow, ask.caller.school.id) if ask.caller.leads else []
    if not left:
        return None
    measure = left[0]
    had = await ask.uow.people.get(measure.owner_id) if measure.owner_id else None
    members = await taking_part(ask.uow, measure.school_id)
    return measure_people.owner_left(ask.scene, measure, had, members, len(left) - 1, note=note)


async def new_form(
    ask: Ask,
    meeting: Meeting | None,
    nonce: str,
    problems: Sequence[Problem] = (),
    values: Mapping[str, str] | None = None,
    idea: IdeaGroup | None = None,
    arg: str = "",
) -> Card:
    """Return the form for a new measure, in a meeting or outside one."""
    members = await taking_part(ask.uow, ask.caller.school.id)
    catalogue = await ask.uow.catalogues.of(ask.caller.school.id)
    about = About(figures=catalogue.informing(meeting.characteristic_id) if meeting else ())
    topics = () if meeting or arg else catalogue.characteristics
    if not problems:  # what was typed comes back as it was
        due = await proposed_due(ask.uow, ask.caller.school, ask.services.holidays, ask.now)
        values = {**dict([DUE.written(due)]), **(values or {})}
    return measure_form.form(ask.scene, meeting, members, nonce, problems, values, idea, about, topics, arg)


async def proposed_due(uow: UnitOfWork, school: School, holidays: Holidays, now: datetime) -> date:
    """When a new measure may be done: before the school's next meeting, or by the end of the term."""
    today = local_date(now, school.zone)
    ahead = await uow.meetings.of_school(school.id, states=[MeetingState.INVITED])
    days = [local_date(one.starts_at, school.zone) for one in ahead if one.starts_at is not None]
    calendar = await calendar_of(uow, school, holidays)
    return natural_due(today, min((day for day in days if day >= today + SOON), default=None), calendar)


async def taking_part(uow: UnitOfWork, school_id: str) -> list[Member]:
    """Those who may see to a measure or help with it."""
    return [member for member in await uow.people.members(school_id) if member.takes_part]
