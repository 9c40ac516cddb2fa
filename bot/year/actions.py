"""Presses on the school's calendar (skoleruta) and on the year's proposed meetings."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from bot.edge.incoming import Incoming
from bot.handling.effects import effect
from bot.handling.identity import require_leader, scene_for
from bot.handling.services import Action, Answer, Services
from cards.calendar import school_days
from cards.calendar.verbs import DAYS_SAVE, DAYS_SHOW
from cards.kit.scene import Card
from cards.verbs import Press, Verb
from cards.year import year as cards
from cards.year.verbs import YEAR_PROPOSE, YEAR_SAVE, YEAR_SHOW
from domain.calendar.calendar_of import calendar_of
from domain.calendar.clock_and_days import local, local_date
from domain.calendar.school_days_text import parse, planned_year, school_year_of
from domain.errors import Problem, Refused
from domain.meetings.meeting import MeetingState
from domain.people.school import Caller
from domain.reading import read_day
from domain.unit_of_work import UnitOfWork
from domain.year.settle import ACCEPT, DROP, KEEP, Wish, settle_year, year_of
from domain.year.slot import YearSlot


async def _days(services: Services, incoming: Incoming, press: Press) -> Answer:
    """The days as they are entered."""
    async with services.units(write=False) as uow:
        leader = await _leader(uow, incoming, press.ref)
        days = await uow.calendars.days(leader.school.id)
    return school_days.school_days(scene_for(services, leader, services.clock()), days)


async def _days_save(services: Services, incoming: Incoming, press: Press) -> Answer:
    """Keep what was written; nothing is kept, and nothing typed lost, where a line cannot be read."""
    now = services.clock()

    async def do(uow: UnitOfWork) -> Card:
        leader = await _leader(uow, incoming, press.ref)
        scene = scene_for(services, leader, now)
        if "days" not in press.inputs and not press.rev:
            text = ""  # clients leave out a field that was emptied
        else:
            text = press.inputs.get("days", "")
        days, problems = parse(text, leader.school.id, local_date(now, leader.school.zone))
        if problems:
            return school_days.school_days(scene, days, problems, text=text)
        await uow.calendars.put_days(leader.school.id, days)
        return school_days.school_days(scene, days, saved=True)

    return await effect(services, do)


async def _show(services: Services, incoming: Incoming, press: Press) -> Answer:
    """The year, proposed where nobody has asked for it before; anew where that was pressed."""
    now = services.clock()
    anew = press.verb is YEAR_PROPOSE

    async def do(uow: UnitOfWork) -> Card:
        leader = await _leader(uow, incoming, press.ref)
        year = _year(press.arg, services, leader)
        calendar = await calendar_of(uow, leader.school, services.holidays)
        slots = await year_of(uow, leader, year, now, calendar, anew=anew)
        return await _card(services, uow, leader, year, slots)

    return await effect(services, do)


async def _save(services: Services, incoming: Incoming, press: Press) -> Answer:
    """Do what was chosen for each; with the button for all, what is not dropped is accepted."""
    now = services.clock()
    written, _, how = press.arg.partition(":")

    async def do(uow: UnitOfWork) -> Card:
        leader = await _leader(uow, incoming, press.ref)
        year = _year(written, services, leader)
        calendar = await calendar_of(uow, leader.school, services.holidays)
        slots = await uow.years.slots(leader.school.id, year)
        wishes, problems = _wishes(slots, press.inputs, everything=how == cards.ALL)
        problems += await settle_year(uow, leader, year, wishes, now, calendar)
        slots = await uow.years.slots(leader.school.id, year)
        return await _card(services, uow, leader, year, slots, problems, press.inputs, saved=True)

    return await effect(services, do)


def _wishes(
    slots: Sequence[YearSlot], inputs: Mapping[str, str], *, everything: bool
) -> tuple[dict[str, Wish], list[Problem]]:
    wishes: dict[str, Wish] = {}
    problems: list[Problem] = []
    for slot in slots:
        written = inputs.get(f"day_{slot.id}", "").strip()
        day = read_day(written) if written else None
        if written and day is None:
            problems.append(Problem("not_a_day", field=f"day_{slot.id}"))
            continue
        do = inputs.get(f"do_{slot.id}", KEEP)
        if everything and do != DROP:
            do = ACCEPT
        wishes[slot.id] = Wish(do, day)
    return wishes, problems


async def _card(
    services: Services,
    uow: UnitOfWork,
    leader: Caller,
    year: int,
    slots: Sequence[YearSlot],
    problems: Sequence[Problem] = (),
    values: Mapping[str, str] | None = None,
    *,
    saved: bool = False,
) -> Card:
    scene = scene_for(services, leader, services.clock())
    catalogue = await uow.catalogues.of(leader.school.id)
    zone = leader.school.zone
    meetings = [
        one
        for one in await uow.meetings.of_school(leader.school.id)
        if one.starts_at is not None
        and one.state is not MeetingState.CANCELLED
        and school_year_of(local(one.starts_at, zone).date()) == year
    ]
    entered = bool(await uow.calendars.days(leader.school.id))
    kept = values if problems else None
    return cards.year(scene, year, slots, meetings[-20:], catalogue, problems, kept, saved, entered)


def _year(written: str, services: Services, leader: Caller) -> int:
    """The school year that a press is about: this one or the next; from June on people mean the coming one."""
    today = local_date(services.clock(), leader.school.zone)
    year = int(written) if written.isascii() and written.isdigit() and len(written) == 4 else planned_year(today)
    return year if abs(year - planned_year(today)) <= 1 else planned_year(today)


async def _leader(uow: UnitOfWork, incoming: Incoming, school_id: str) -> Caller:
    leader = await require_leader(uow, incoming, school_id)
    if incoming.public:
        raise Refused("write_to_me")
    return leader


ACTIONS: dict[Verb, Action] = {
    DAYS_SHOW: _days,
    DAYS_SAVE: _days_save,
    YEAR_SHOW: _show,
    YEAR_PROPOSE: _show,
    YEAR_SAVE: _save,
}
