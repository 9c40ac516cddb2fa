"""Presses on the school's calendar (skoleruta) and on the year's proposed meetings."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from bot.handling.ask import Ask, reading, writing
from bot.handling.services import Answer
from cards.calendar import school_days
from cards.calendar.verbs import DAYS_SAVE, DAYS_SHOW
from cards.kit.scene import Card
from cards.year import year as cards
from cards.year.verbs import YEAR_PROPOSE, YEAR_SAVE, YEAR_SHOW
from domain.calendar.calendar_of import calendar_of
from domain.calendar.clock_and_days import local, local_date
from domain.calendar.school_days_text import parse, passed_over, planned_year, school_year_of
from domain.errors import Problem
from domain.meetings.meeting import OFF
from domain.reading import read_day
from domain.year.settle import ACCEPT, DROP, KEEP, Wish, settle_year, year_of
from domain.year.slot import YearSlot


@reading(DAYS_SHOW)
async def days(ask: Ask) -> Answer:
    """Return the school's days as they are entered."""
    leader = await ask.leader_alone()
    return school_days.school_days(ask.scene, await ask.uow.calendars.days(leader.school.id))


@writing(DAYS_SAVE)
async def days_save(ask: Ask) -> Answer:
    """Keep the days that were written; nothing is kept, and nothing typed lost, where a line cannot be read."""
    school, press = (await ask.leader_alone()).school, ask.press
    if "days" not in press.inputs and not press.rev:
        text = ""  # clients leave out a field that was emptied
    else:
        text = press.inputs.get("days", "")
    read, problems = parse(text, school.id, local_date(ask.now, school.zone))
    if problems:
        return school_days.school_days(ask.scene, read, problems, text=text)
    await ask.uow.calendars.put_days(school.id, read)
    return school_days.school_days(ask.scene, read, saved=True, passed=passed_over(text))


@writing(YEAR_SHOW, YEAR_PROPOSE)
async def show(ask: Ask) -> Answer:
    """Return the year, proposed where nobody has asked for it before; anew where that was pressed."""
    leader = await ask.leader_alone()
    year = _year(ask, ask.press.arg)
    calendar = await calendar_of(ask.uow, leader.school, ask.services.holidays)
    anew = ask.press.verb is YEAR_PROPOSE
    before = await ask.uow.years.slots(leader.school.id, year)
    slots = await year_of(ask.uow, leader, year, ask.now, calendar, anew=anew)
    return await _card(ask, year, slots, note=cards.proposed_anew(ask.scene, before, slots) if anew else "")


@writing(YEAR_SAVE)
async def save(ask: Ask) -> Answer:
    """Do what was chosen for each meeting; with the button for all, accept those that are not dropped."""
    leader = await ask.leader_alone()
    written, _, how = ask.press.arg.partition(":")
    year = _year(ask, written)
    calendar = await calendar_of(ask.uow, leader.school, ask.services.holidays)
    slots = await ask.uow.years.slots(leader.school.id, year)
    wishes, problems = _wishes(slots, ask.press.inputs, everything=how == cards.ALL)
    problems += await settle_year(ask.uow, leader, year, wishes, ask.now, calendar)
    slots = await ask.uow.years.slots(leader.school.id, year)
    return await _card(ask, year, slots, problems, saved=True)


def _wishes(
    slots: Sequence[YearSlot], inputs: Mapping[str, str], *, everything: bool
) -> tuple[dict[str, Wish], list[Problem]]:
    """Return what is wished for each proposed meeting, by id, and the days that cannot be read."""
    wishes: dict[str, Wish] = {}
    problems: list[Problem] = []
    for slot in slots:
        written = inputs.get(f"day_{slot.id}", "").strip()
        day = read_day(written) if written else None
        if written and day is None:
            problems.append(Problem("not_a_day", field=f"day_{slot.id}"))
            continue
        choice = inputs.get(f"do_{slot.id}", KEEP)
        if everything and choice != DROP:
            choice = ACCEPT
        wishes[slot.id] = Wish(choice, day)
    return wishes, problems


async def _card(
    ask: Ask,
    year: int,
    slots: Sequence[YearSlot],
    problems: Sequence[Problem] = (),
    *,
    saved: bool = False,
    note: str = "",
) -> Card:
    """Return the year's card; with problems, filled in with what was typed."""
    school = ask.caller.school
    catalogue = await ask.uow.catalogues.of(school.id)
    meetings = [
        meeting
        for meeting in await ask.uow.meetings.of_school(school.id)
        if meeting.starts_at is not None
        and meeting.state not in OFF
        and school_year_of(local(meeting.starts_at, school.zone).date()) == year
    ]
    entered = bool(await ask.uow.calendars.days(school.id))
    typed = ask.press.inputs if problems else None
    return cards.year(ask.scene, year, slots, meetings[-20:], catalogue, problems, typed, saved, entered, note)


def _year(ask: Ask, written: str) -> int:
    """Return the school year that is meant: this one or the next; from June on people mean the coming one."""
    planned = planned_year(local_date(ask.now, ask.caller.school.zone))
    year = int(written) if written.isascii() and written.isdigit() and len(written) == 4 else planned
    return year if abs(year - planned) <= 1 else planned
