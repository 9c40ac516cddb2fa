"""The cards of planning, made from a draft as it stands in the database."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from cards.charts.words.dialogue_map import map_spec
from cards.charts.words.table import table_spec
from cards.charts.words.trend import trend_spec
from cards.charts.words.voices import voices_spec
from cards.kit import present
from cards.kit.scene import Card, Picture, Scene
from cards.meetings import form, invitation, proposal
from dialogs.sentences.words import DAY_WORDS
from domain.calendar.calendar_of import calendar_of
from domain.calendar.holidays import Holidays
from domain.catalogue.areas import Catalogue
from domain.errors import Parameter, Problem
from domain.figures.reading import Reading
from domain.meetings.invite import gets_copy
from domain.meetings.meeting import Meeting
from domain.meetings.plan import AHEAD, readings_for, warnings_about
from domain.meetings.times import with_times
from domain.people.school import School
from domain.review.came_back import earlier_than
from domain.shown import of_figures, of_meeting
from domain.unit_of_work import UnitOfWork


async def proposal_card(
    uow: UnitOfWork, scene: Scene, school: School, holidays: Holidays, meeting: Meeting, reader_id: str
) -> Card:
    """The whole proposal, with what is unusual about it."""
    catalogue = await uow.catalogues.with_limits(school.id)
    found = await all_readings(uow, catalogue, meeting)
    others = await uow.meetings.of_school(school.id, states=AHEAD)
    calendar = await calendar_of(uow, school, holidays)
    warnings = warnings_about(meeting, others, catalogue, school, calendar, scene.language)
    members = await uow.people.members(school.id)
    copies = sum(gets_copy(member) and member.person.id != reader_id for member in members)
    about = catalogue.characteristic_or_lost(meeting.characteristic_id)
    earlier = await earlier_than(uow, meeting)
    meeting = with_times(meeting, scene.now, calendar)  # as sending will settle them
    return proposal.proposal(scene, meeting, about, found, in_words(scene, warnings), {"copies": copies}, earlier)


async def form_card(
    uow: UnitOfWork,
    scene: Scene,
    meeting: Meeting,
    problems: Sequence[Problem] = (),
    values: Mapping[str, str] | None = None,
    found: Sequence[str] = (),
    part: str = form.WHEN,
) -> Card:
    """A part of the form, filled in with the draft, or with what was typed; figures that were ``found`` first."""
    catalogue = await uow.catalogues.with_limits(meeting.school_id)
    figures = await uow.figures.of_school(meeting.school_id)
    by_id = {one.indicator.id: one for one in readings_for(meeting, catalogue, figures, found)}
    forms = await uow.library.forms(meeting.school_id)
    return form.form(scene, meeting, catalogue, by_id, in_words(scene, problems), values, forms, part)


async def missing_card(
    uow: UnitOfWork,
    scene: Scene,
    meeting: Meeting,
    values: Mapping[str, str],
    problems: Sequence[Problem] = (),
    doubts: Sequence[Problem] = (),
) -> Card:
    """What the request did not say, or said in doubt."""
    fields = ("characteristic", "date", "time")  # the form has no others: what is wrong elsewhere is said on top
    problems = [one if one.field in fields else Problem(one.key, one.params) for one in problems]
    catalogue = await uow.catalogues.with_limits(meeting.school_id)
    return form.missing(scene, catalogue, values, in_words(scene, problems), in_words(scene, doubts), meeting=meeting)


async def invitation_card(uow: UnitOfWork, scene: Scene, school: School, meeting: Meeting, leader_name: str) -> Card:
    """The invitation as the channel sees it, in the school's language. Writes what the chart's address draws."""
    scene = replace(scene, language=school.language)
    catalogue = await uow.catalogues.with_limits(school.id)
    known = await all_readings(uow, catalogue, meeting)
    chosen = [one for one in known if one.indicator.id in meeting.indicators]
    chosen.sort(key=lambda one: meeting.indicators.index(one.indicator.id))
    about = catalogue.characteristic_or_lost(meeting.characteristic_id)
    chart = await chosen_chart(uow, scene, catalogue, meeting, chosen, known)
    return invitation.invitation(
        scene, meeting, about, chosen, chart, leader_name, earlier=await earlier_than(uow, meeting)
    )


async def chosen_chart(
    uow: UnitOfWork,
    scene: Scene,
    catalogue: Catalogue,
    meeting: Meeting,
    chosen: Sequence[Reading],
    known: Sequence[Reading],
) -> Picture | None:
    """The chart that the leader chose; the trend where there is nothing to draw in that one. ``known`` are all figures.

    Voices that nobody chose figures of are looked for among those: it takes two surveys that ask the same.
    """
    title = present.title(scene, catalogue.characteristic_or_lost(meeting.characteristic_id))
    spec = None
    if meeting.chart == "map":
        spec = map_spec(scene.language, title, meeting.problem, chosen, meeting.questions, catalogue=catalogue)
    elif meeting.chart == "table":
        spec = table_spec(scene.language, chosen, title)
    elif meeting.chart == "voices":
        spec = voices_spec(scene.language, chosen) or voices_spec(scene.language, known)
    if meeting.chart:
        spec = spec or trend_spec(scene.language, chosen, title)
    if spec is None:
        return None
    shows = [of_meeting(meeting.school_id, meeting.id)]
    shows += of_figures(meeting.school_id, [one.indicator.id for one in (*chosen, *known)])
    address = await uow.charts.put(spec.to_json(), shows)
    return Picture(scene.addresses.chart(address), spec.alt, spec.left_out)


async def all_readings(uow: UnitOfWork, catalogue: Catalogue, meeting: Meeting) -> list[Reading]:
    """All figures that inform the meeting's characteristic, and whatever else was chosen."""
    return readings_for(meeting, catalogue, await uow.figures.of_school(meeting.school_id))


def in_words(scene: Scene, problems: Sequence[Problem]) -> list[Problem]:
    """The problems, once each, with times of day and dates that do not exist written as the language writes them."""
    found: dict[tuple[str, str], Problem] = {}
    for problem in problems:
        params: dict[str, Parameter] = dict(problem.params)
        for name in ("time", "start", "end"):
            value = params.get(name)
            if isinstance(value, str) and scene.language != "en":
                params[name] = value.replace(":", ".")
        if problem.key == "no_such_date":
            params = {"written": _written(scene.language, params)}
        if problem.key == "no_such_week":
            params = {"week": str(params.get("week", ""))}
        found.setdefault((problem.key, problem.field), Problem(problem.key, params, problem.field))
    return list(found.values())


def _written(language: str, params: Mapping[str, Parameter]) -> str:
    """As "31. november" or "31 November", with the year where it is a matter of the year."""
    day, month, year = (int(str(params[name])) for name in ("day", "month", "year"))
    if not 1 <= month <= 12:
        return f"{day}.{month}." if language != "en" else f"{day}/{month}"
    name = DAY_WORDS[language]["months"][month - 1][0]
    with_year = f" {year}" if (day, month) == (29, 2) else ""
    return f"{day} {name.capitalize()}{with_year}" if language == "en" else f"{day}.\u00a0{name}{with_year}"
