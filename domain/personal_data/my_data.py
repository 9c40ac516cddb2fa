"""What is kept about one person: shown, taken along, deleted. What a group agreed stays, without their name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from domain.delivery.notices import NoticeKind, planned
from domain.measures.measure import OVER, Event, Measure
from domain.measures.owner_gone import owner_left
from domain.meetings.meeting import Meeting, MeetingState
from domain.minutes.minutes import Remark
from domain.people.school import Member, Person, Role, School
from domain.personal_data.keep import PERSON_ASKED, log_deletion
from domain.placing import place_school
from domain.reminders.rhythms import Rhythm
from domain.unit_of_work import UnitOfWork

GOING_ON = (MeetingState.INVITED, MeetingState.RUNNING)


@dataclass(frozen=True, slots=True)
class Placed:
    """One's own placement: of a meeting, or of a characteristic outside any meeting."""

    school_id: str
    subject: str
    text: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class MyData:
    """All that is kept about a person, but ballots: they are sealed, and a file of them would be a receipt."""

    person: Person
    parts: Sequence[tuple[School, Member]]  # those that the person has left too
    owned: Sequence[School] = ()
    rhythm: Rhythm | None = None  # None where nothing is stored
    measures: Sequence[Measure] = ()
    changes: Sequence[tuple[Measure, Event]] = ()
    meetings: Sequence[Meeting] = ()  # those that the person planned
    remarks: Sequence[tuple[Meeting, Remark]] = ()
    placed: Sequence[Placed] = ()
    attendances: Sequence[tuple[Meeting, bool]] = ()  # of meetings ahead: whether the person is coming
    traces: dict[str, int] = field(default_factory=dict)  # messages and thanks, counted


@dataclass(frozen=True, slots=True)
class Warned:
    """What somebody should know before they have their data deleted."""

    leaderless: Sequence[School] = ()  # schools that nobody else leads
    open_measures: int = 0  # under way, and theirs to see to
    running: bool = False  # a meeting is going on in one of their schools


async def gather(uow: UnitOfWork, person: Person) -> MyData:
    """Everything, read."""
    parts = await uow.keeping.parts(person.id)
    rhythm = await uow.rhythms.of(person.id)
    changes: list[tuple[Measure, Event]] = []
    meetings: list[Meeting] = []
    remarks: list[tuple[Meeting, Remark]] = []
    notes = await uow.private_notes.of_person(person.id)
    attendances: list[tuple[Meeting, bool]] = []
    said = await uow.attendances.of_person(person.id)
    placed = [Placed(school, subject, text) for school, kind, subject, text in notes if kind == place_school.KIND]
    for school, _ in parts:
        for measure in await uow.measures.of_school(school.id):
            changes += [(measure, one) for one in await uow.measures.history(measure.id) if one.by == person.id]
        for meeting in await uow.meetings.of_school(school.id):
            meetings += [meeting] if meeting.created_by == person.id else []
            written = await uow.minutes.remarks(meeting.id)
            remarks += [(meeting, one) for one in written if one.person_id == person.id]
            attendances += [(meeting, said[meeting.id])] if meeting.id in said else []
            if meeting.state in GOING_ON:
                text = await uow.notes.get(meeting.id, place_school.KIND, person.id)
                placed += [Placed(school.id, meeting.id, text)] if text else []
    return MyData(
        person=person,
        parts=parts,
        owned=await uow.owners.schools_owned(person.id),
        rhythm=rhythm if rhythm.version else None,
        measures=await uow.measures.of_person(person.id),
        changes=changes,
        meetings=meetings,
        remarks=remarks,
        placed=placed,
        attendances=attendances,
        traces=await uow.keeping.traces(person.id),
    )


async def warned(uow: UnitOfWork, person: Person) -> Warned:
    """What deleting would do to others."""
    theirs = [one for one in await uow.measures.of_person(person.id) if one.owner_id == person.id]
    running = False
    for school, _ in await uow.people.schools_of(person.id):
        running = running or bool(await uow.meetings.of_school(school.id, states=(MeetingState.RUNNING,)))
    return Warned(await _leaderless(uow, person.id), sum(one.progress not in OVER for one in theirs), running)


async def delete_mine(uow: UnitOfWork, person: Person, now: datetime) -> None:
    """Take the person out of everything. Rosters leave them out until they write again; then they begin anew."""
    parts = await uow.keeping.parts(person.id)
    leaderless = await _leaderless(uow, person.id)
    for school, _ in parts:
        if school.active:
            await owner_left(uow, school.id, person.id, now)  # asks the other leaders; nothing there says who it was
    if not await uow.keeping.take_out_person(person.id):
        return  # pressed twice at the same moment: the other one did it
    await uow.keeping.leave_out(person.tenant_id, person.aad_id, now)
    for school in leaderless:
        key, data = f"leaderless:{school.id}:{now.isoformat()}", {"what": "leaderless"}
        await uow.notices.add(planned(NoticeKind.CLAIM, school.id, school.id, now, key=key, data=data))
    for school_id in {school.id for school, _ in parts} or {""}:
        await log_deletion(uow, school_id, "person", 1, PERSON_ASKED, now)


async def _leaderless(uow: UnitOfWork, person_id: str) -> list[School]:
    """Schools that this person alone leads."""
    found = []
    for school, role in await uow.people.schools_of(person_id):
        if role is Role.LEADER:
            members = await uow.people.members(school.id)
            others = (one for one in members if one.role is Role.LEADER and one.person.id != person_id)
            found += [] if any(others) else [school]
    return found
