"""Place the school on a level, by oneself: where the answers lie, who may give them, and how they reach the meeting.

For a meeting that is ahead or running they are a sealed note of that meeting, which goes with its key. Outside any
meeting they are a private note of the person; preparing for a meeting about the same characteristic takes it along.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from domain.catalogue.areas import Characteristic
from domain.errors import Refused
from domain.meetings.meeting import Meeting, MeetingState, require_on
from domain.meetings.prepared import note_prepared
from domain.meetings.times import announced, preparing_is_open
from domain.people.school import Caller, Role
from domain.placing.placement import Placement, first_open, merged, read, written
from domain.unit_of_work import UnitOfWork

KIND = "placement"  # of notes
PRIVATE = "characteristic:"  # before the characteristic's number: a placing outside any meeting
OPEN_STATES = (MeetingState.RUNNING, MeetingState.INVITED)
KEPT_DAYS = 180  # private ones, untouched; said where one writes
KEPT = timedelta(days=KEPT_DAYS)


@dataclass(frozen=True, slots=True)
class Subject:
    """What a placing is about: a characteristic, for a meeting or outside any."""

    characteristic: Characteristic
    catalogue_version: int = 0
    meeting: Meeting | None = None

    @property
    def key(self) -> str:
        """The meeting's id, or the characteristic's number with its prefix: what buttons and dialogs carry."""
        return self.meeting.id if self.meeting is not None else PRIVATE + self.characteristic.id


async def subject_of(uow: UnitOfWork, caller: Caller, key: str, now: datetime) -> Subject:
    """What a key from a button or a dialog means now; ``Refused`` where the person may not place there (any more)."""
    meeting = None
    if not key.startswith(PRIVATE):
        meeting = await uow.meetings.get(key)
        if meeting is None or meeting.school_id != caller.school.id:
            raise Refused("gone")
    if caller.role is Role.NONE:
        raise Refused("not_taking_part")
    if meeting is not None:
        require_open(meeting, caller, now)
    catalogue = await uow.catalogues.of(caller.school.id)
    number = meeting.characteristic_id if meeting is not None else key.removeprefix(PRIVATE)
    characteristic = catalogue.characteristic(number)
    if characteristic is None:
        raise Refused("characteristic_unknown", number=number[:12])
    return Subject(characteristic, catalogue.version, meeting)


def require_open(meeting: Meeting, caller: Caller, now: datetime) -> None:
    """``Refused`` where nobody can prepare for the meeting now, or this person cannot see it yet."""
    require_on(meeting)
    if meeting.state is MeetingState.ENDED:
        raise Refused("placing_over")
    if meeting.state is MeetingState.DRAFT:
        raise Refused("gone")
    if not caller.leads and meeting.state is MeetingState.INVITED:
        if not announced(meeting, now):
            raise Refused("gone")
        if meeting.prepare_at is not None and not preparing_is_open(meeting, now):
            raise Refused("preparing_later", start=meeting.prepare_at)


async def key_about(uow: UnitOfWork, caller: Caller, characteristic_id: str, now: datetime) -> str:
    """Where a placing of this characteristic belongs: in the next meeting about it that is open, or outside any."""
    for meeting in await uow.meetings.of_school(caller.school.id, states=OPEN_STATES):
        if meeting.characteristic_id == characteristic_id and _is_open(meeting, caller, now):
            return meeting.id
    return PRIVATE + characteristic_id


async def begin(uow: UnitOfWork, caller: Caller, subject: Subject, now: datetime) -> Placement:
    """The placement so far; what the person answered privately about the same moves into the meeting's."""
    if subject.meeting is None:
        return await placed(uow, caller, subject)
    meeting, person = subject.meeting, caller.person.id
    locked = await uow.meetings.get(meeting.id, lock=True)  # so that no key is made after the meeting has ended
    require_open(locked or meeting, caller, now)
    await uow.boxes.create_key(meeting.id)
    await note_prepared(uow, meeting.id, person)
    place = (person, caller.school.id, KIND, subject.characteristic.id)
    private = read(await uow.private_notes.get(*place, lock=True))
    found = await placed(uow, caller, subject)
    if private is not None:
        found = merged(found, private)
        await keep(uow, caller, subject, found, now)
        await uow.private_notes.put(*place, "", now)
    return found


async def placed(uow: UnitOfWork, caller: Caller, subject: Subject, *, lock: bool = False) -> Placement:
    """The placement as it is kept, an empty one where there is none."""
    person = caller.person.id
    if subject.meeting is not None:
        text = await uow.notes.get(subject.meeting.id, KIND, person, lock=lock)
    else:
        text = await uow.private_notes.get(person, caller.school.id, KIND, subject.characteristic.id, lock=lock)
    return read(text) or Placement(catalogue_version=subject.catalogue_version)


async def keep(uow: UnitOfWork, caller: Caller, subject: Subject, placement: Placement, now: datetime) -> None:
    """Keep it in place of what was there. ``Conflict`` where the meeting ended meanwhile."""
    text = written(replace(placement, catalogue_version=subject.catalogue_version))
    if subject.meeting is not None:
        await uow.notes.put(subject.meeting.id, KIND, caller.person.id, text)
    else:
        await uow.private_notes.put(caller.person.id, caller.school.id, KIND, subject.characteristic.id, text, now)


async def forget(uow: UnitOfWork, caller: Caller, subject: Subject, now: datetime) -> None:
    """Delete a placement. What was taken from it already (a ballot, an idea without name) stays where it is."""
    if subject.meeting is not None and await uow.notes.get(subject.meeting.id, KIND, caller.person.id):
        await uow.notes.put(subject.meeting.id, KIND, caller.person.id, "")
    if subject.meeting is None:
        await uow.private_notes.put(caller.person.id, caller.school.id, KIND, subject.characteristic.id, "", now)


async def unfinished(uow: UnitOfWork, caller: Caller, now: datetime) -> list[Subject]:
    """What the person has begun in this school and not come to the end of."""
    person, school, found = caller.person.id, caller.school.id, []
    keys = [m.id for m in await uow.meetings.of_school(school, states=OPEN_STATES) if _is_open(m, caller, now)]
    keys += [
        PRIVATE + about
        for at, kind, about, _ in await uow.private_notes.of_person(person)
        if (at, kind) == (school, KIND)
    ]
    for key in keys:
        try:
            subject = await subject_of(uow, caller, key, now)
        except Refused:
            continue
        placement = await placed(uow, caller, subject)
        begun = placement.answers and (not placement.done or first_open(placement, subject.characteristic) is not None)
        if begun:
            found.append(subject)
    return found


def _is_open(meeting: Meeting, caller: Caller, now: datetime) -> bool:
    try:
        require_open(meeting, caller, now)
    except Refused:
        return False
    return True
