"""A school's measures, levels, figures and minutes as tables that its people take along, in their language.

What a card withholds is withheld here too: figures pass the same gate, and a distribution stands only where it was
shown.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from cards.figures import words as figure_words
from cards.figures.whose import AMONG, titled, whose
from cards.kit import present
from cards.kit.scene import Scene
from cards.measures import progress as progress_words
from documents.exports.sheets import Cell, Sheet
from documents.minutes.text import clean
from domain.calendar.clock_and_days import local_date
from domain.catalogue.areas import Catalogue, said
from domain.catalogue.new_criteria import meetings_with_new_criteria
from domain.figures import comparison
from domain.figures.reading import Reading, read_all
from domain.measures.measure import Measure
from domain.meetings.meeting import Agreement, Meeting, MeetingState
from domain.minutes.facts import MinutesFacts, facts_of
from domain.minutes.minutes import MinutesState
from domain.people.school import Person
from domain.unit_of_work import UnitOfWork
from domain.votes.rounds import LEVELS, Mode, Round, told
from locales import N_, tr

MEASURES, LEVELS_, FIGURES, MINUTES = "measures", "levels", "figures", "minutes"
WHATS = (MEASURES, LEVELS_, FIGURES, MINUTES)
TITLES = {MEASURES: N_("Measures"), LEVELS_: N_("Levels"), FIGURES: N_("Figures"), MINUTES: N_("Minutes")}
_STATES = {MinutesState.OPEN: N_("Open for remarks"), MinutesState.FROZEN: N_("Final")}


async def sheet_of(uow: UnitOfWork, scene: Scene, what: str) -> Sheet:
    """One of ``WHATS`` for the scene's school."""
    return await {MEASURES: _measures, LEVELS_: _levels, FIGURES: _figures, MINUTES: _minutes}[what](uow, scene)


async def _measures(uow: UnitOfWork, scene: Scene) -> Sheet:
    measures = await uow.measures.of_school(scene.school_id)
    people = await uow.people.many({who for one in measures for who in (one.owner_id, *one.helpers) if who})
    catalogue = await uow.catalogues.of(scene.school_id)
    head = (
        *(N_("Measure"), N_("Characteristic"), N_("Who sees to it"), N_("Helpers"), N_("Due"), N_("Progress")),
        *(N_("Note"), N_("Answered"), N_("What is different when it works"), N_("From level"), N_("To level")),
        *(N_("Seen in"), N_("Look again"), N_("Steps")),
    )
    rows = [_measure(scene, one, people, catalogue) for one in measures]
    return _sheet(scene, MEASURES, head, rows)


def _measure(scene: Scene, one: Measure, people: Mapping[str, Person], catalogue: Catalogue) -> tuple[Cell, ...]:
    def named(person_id: str) -> str:
        return clean(people[person_id].name) if person_id in people else ""

    known = [catalogue.indicator(each) for each in one.hypothesis.seen_in]
    seen_in = ", ".join(titled(scene.language, each) for each in known if each)
    done = scene.tr("done")
    steps = "\n".join(f"{clean(step.text)} ({done})" if step.done else clean(step.text) for step in one.steps)
    return (
        clean(one.title),
        _title(scene, catalogue, one.characteristic_id),
        named(one.owner_id),
        ", ".join(filter(None, map(named, one.helpers))),
        one.due,
        progress_words.word(scene, one.progress),
        clean(one.note),
        local_date(one.answered_at, scene.zone) if one.answered_at else None,
        clean(one.effect),
        one.hypothesis.from_level,
        one.hypothesis.to_level,
        seen_in,
        one.hypothesis.look_on,
        steps,
    )


async def _levels(uow: UnitOfWork, scene: Scene) -> Sheet:
    meetings = await uow.meetings.of_school(scene.school_id, states=[MeetingState.ENDED])
    catalogue = await uow.catalogues.of(scene.school_id)
    renewed = await meetings_with_new_criteria(uow, scene.school_id, meetings)
    head = [
        *(N_("Characteristic"), N_("Date"), N_("Agreed level"), N_("Level to aim for"), N_("Look again")),
        *(N_("Version of the criteria"), N_("New criteria"), N_("Round"), N_("How"), N_("Not sure")),
    ]
    levels = [scene.tr("Level {level}", level=level) for level in LEVELS]
    rows: list[tuple[Cell, ...]] = []
    for meeting in meetings:
        shown = told(await uow.rounds.of_meeting(meeting.id))
        rows += [_level(scene, catalogue, meeting, meeting.id in renewed, one) for one in shown or (None,)]
    sheet = _sheet(scene, LEVELS_, tuple(head), rows)
    return Sheet(sheet.title, (*sheet.head, *levels), sheet.rows, sheet.notes)


def _level(
    scene: Scene, catalogue: Catalogue, meeting: Meeting, renewed: bool, round_: Round | None
) -> tuple[Cell, ...]:
    agreed = meeting.agreement or Agreement(None, None)
    ways = {Mode.SECRET: N_("unseen"), Mode.OPEN: N_("openly"), Mode.HANDS: N_("show of hands")}
    tally = round_.tally if round_ else None
    counted: tuple[Cell, ...] = (None,) * (3 + len(LEVELS))
    if round_ is not None and tally is not None:
        counted = (round_.number, scene.tr(ways[round_.mode]), tally.unsure, *tally.counts)
    return (
        _title(scene, catalogue, meeting.characteristic_id),
        local_date(meeting.started_at or meeting.created_at, scene.zone),
        agreed.level,
        agreed.aim,
        agreed.review_on,
        meeting.catalogue_version,
        scene.tr("yes") if renewed else "",
        *counted,
    )


async def _figures(uow: UnitOfWork, scene: Scene) -> Sheet:
    catalogue = await uow.catalogues.with_limits(scene.school_id)
    readings = read_all(catalogue.indicators, await uow.figures.of_school(scene.school_id))
    head = (
        *(N_("Indicator"), N_("Whose"), N_("Who answered"), N_("Year"), N_("Value"), N_("Unit"), N_("Colour")),
        *(N_("Answers"), N_("Counted"), N_("Source"), N_("Calculated")),
    )
    rows = [row for reading in readings for row in _figure_rows(scene, reading)]
    note = scene.tr("What so few have answered that somebody could be recognised, is withheld.")
    return _sheet(scene, FIGURES, head, rows, note)


def _figure_rows(scene: Scene, reading: Reading) -> list[tuple[Cell, ...]]:
    language, indicator = scene.language, reading.indicator
    rows: list[tuple[Cell, ...]] = []
    for figure in (*reading.history, *reading.apart, *reading.compared):
        own, hidden = figure.scope == comparison.OWN, figure.suppressed
        status = tr(language, figure_words.WORDS[reading.status_in(figure)]) if own or hidden else ""
        unit = present.measured(scene, indicator.unit, figure.value)[1] or said(indicator.counted, language)
        unit = "%" if indicator.unit == "percent" else unit
        who = clean(present.capitalised(whose(language, indicator, figure)))
        surveyed = own and indicator.source in AMONG
        asked, place = (who if surveyed else ""), (clean(scene.school_name) if surveyed or not who else who)
        value = None if hidden else figure.value
        answers = None if hidden else figure.answers
        calculated = tr(language, "yes") if figure.derived else ""
        rows.append(
            (
                *(clean(said(indicator.title, language)), place, asked, figure.year, value, unit, status, answers),
                *(figure.counted_on, clean(figure.source or indicator.source), calculated),
            )
        )
    return rows


async def _minutes(uow: UnitOfWork, scene: Scene) -> Sheet:
    """Drafts are their leader's alone and stay out."""
    rows: list[tuple[Cell, ...]] = []
    for meeting in await uow.meetings.of_school(scene.school_id, states=[MeetingState.ENDED]):
        minutes = await uow.minutes.get(meeting.id)
        facts = await facts_of(uow, minutes) if minutes and minutes.state in _STATES else None
        if minutes is not None and facts is not None:
            rows.append(_minutes_row(scene, facts, scene.tr(_STATES[minutes.state])))
    head = (
        *(N_("Date"), N_("Characteristic"), N_("Agreed level"), N_("Level to aim for"), N_("Look again")),
        *(N_("What we found"), N_("Measures"), N_("Remarks"), N_("Status")),
    )
    return _sheet(scene, MINUTES, head, rows)


def _minutes_row(scene: Scene, facts: MinutesFacts, state: str) -> tuple[Cell, ...]:
    measures = "\n".join(
        f"{clean(one.title)} ({', '.join(filter(None, (clean(one.owner), one.due.isoformat())))})"
        for one in facts.measures
    )
    remarks = "\n".join(
        f"{clean(one.name)}: {clean(one.text)}" if one.name else clean(one.text) for one in facts.remarks
    )
    return (
        local_date(facts.held_at, facts.zone) if facts.held_at else None,
        clean(f"{facts.number} {said(facts.title, scene.language)}".strip()),
        facts.level,
        facts.aim,
        facts.review_on,
        facts.findings,
        measures,
        remarks,
        state,
    )


def _title(scene: Scene, catalogue: Catalogue, characteristic_id: str) -> str:
    found = catalogue.characteristic(characteristic_id)
    return clean(present.title(scene, found)) if found else characteristic_id


def _sheet(scene: Scene, what: str, head: Sequence[str], rows: Sequence[tuple[Cell, ...]], *notes: str) -> Sheet:
    taken = scene.tr("{school}, taken out of Samklang {day}", school=clean(scene.school_name), day=_day(scene))
    return Sheet(scene.tr(TITLES[what]), tuple(scene.tr(one) for one in head), rows, (*notes, taken))


def _day(scene: Scene) -> str:
    return present.day_and_year(scene, scene.now)
