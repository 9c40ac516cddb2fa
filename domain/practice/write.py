"""Write up what worked, share it with other schools, thank for it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from domain.calendar.calendar_of import calendar_of
from domain.calendar.clock_and_days import local_date
from domain.calendar.holidays import Holidays
from domain.delivery.notices import NoticeKind, planned
from domain.errors import Problem, Refused
from domain.measures import form as measure_form
from domain.measures.measure import LONGEST_STEP, MOST_STEPS, Measure, Progress
from domain.people.school import Caller, Role
from domain.personal_data.naming import names_somebody
from domain.practice.find import Seen
from domain.practice.form import AGAIN, CHANGED, DID, TITLE, WRITE_UP
from domain.practice.practice import Practice
from domain.unit_of_work import UnitOfWork

_ID = re.compile(r"[0-9a-f]{16}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Subject:
    """What is written about: a measure that is done, or a practice that is there already, or both."""

    measure: Measure | None
    practice: Practice | None

    @property
    def ref(self) -> str:
        """What the form's buttons name."""
        return self.practice.id if self.practice else self.measure.id if self.measure else ""

    def values(self) -> dict[str, str]:
        """The fields as they begin."""
        if self.practice is not None:
            return _written(self.practice)
        assert self.measure is not None
        did = "\n".join(step.text for step in self.measure.steps)
        return dict([TITLE.written(self.measure.title), DID.written(did)])


@dataclass(frozen=True, slots=True)
class Writing:
    """What came of a press: what is written about as it is now, and what is to be put right before it is kept."""

    subject: Subject
    problems: tuple[Problem, ...] = ()


async def subject_of(uow: UnitOfWork, ref: str, caller: Caller, *, lock: bool = False) -> Subject:
    """What ``ref`` names, for somebody who may write about it: who saw to the measure, and leaders."""
    practice = await uow.practices.get(ref, lock=lock)
    measure = await uow.measures.get(practice.measure_id if practice else ref, lock=lock)
    if measure is not None and measure.school_id != caller.school.id:
        measure = None  # an id that came from somewhere else
    if practice is None and measure is not None and measure.practice_id:
        written = await uow.practices.get(measure.practice_id, lock=lock)
        if written is not None and written.measure_id == measure.id:
            practice = written
    if (practice is None and measure is None) or (practice and practice.school_id != caller.school.id):
        raise Refused("gone")
    sees_to = measure is not None and caller.person.id in (measure.owner_id, *measure.helpers)
    if not caller.leads and not sees_to:
        raise Refused("practice_not_yours")
    if practice is None and measure is not None and measure.progress is not Progress.DONE:
        raise Refused("practice_not_done")
    if practice is not None and practice.shared and not caller.leads:
        raise Refused("practice_shared_leaders")  # others read it: a leader answers for what they read
    return Subject(measure, practice)


async def write_practice(
    uow: UnitOfWork,
    ref: str,
    nonce: str,
    inputs: Mapping[str, str],
    caller: Caller,
    now: datetime,
    *,
    rev: int = 0,
    sure: bool = False,
) -> Writing:
    """Keep the write-up. ``nonce`` is the id of a new one, so that the form sent twice is one practice."""
    subject = await subject_of(uow, ref, caller, lock=True)
    said = WRITE_UP.read(inputs)
    words = {field.name: said[field] for field in (TITLE, DID, CHANGED, AGAIN)}
    old = subject.practice
    if old is not None and _written(old) == words:
        return Writing(subject)  # the same form once more
    if old is not None and rev != old.version:
        said.problems.append(Problem("practice_meanwhile"))
    if not said.problems and not sure:
        members = await uow.people.members(caller.school.id)
        for field, text in words.items():
            said.problems += names_somebody(text, members, field, author_id=caller.person.id)
    if said.problems:
        return Writing(subject, tuple(said.problems))
    if old is not None:
        return Writing(replace(subject, practice=await uow.practices.save(_worded(old, words))))
    assert subject.measure is not None
    return Writing(await _new(uow, subject.measure, nonce, words, now))


async def _new(uow: UnitOfWork, measure: Measure, nonce: str, words: Mapping[str, str], now: datetime) -> Subject:
    if not _ID.fullmatch(nonce):
        raise Refused("gone")
    blank = Practice(
        nonce, measure.school_id, measure.characteristic_id, "", "", measure_id=measure.id, made_at=now, version=1
    )
    practice = _worded(blank, words)
    if not await uow.practices.add(practice):
        raise Refused("gone")  # an id of something else: the measure's lock has let the same form through once only
    return Subject(await uow.measures.save(replace(measure, practice_id=practice.id)), practice)


def _worded(practice: Practice, words: Mapping[str, str]) -> Practice:
    title, did = words[TITLE.name], words[DID.name]
    return replace(practice, title=title, did=did, changed=words[CHANGED.name], again=words[AGAIN.name])


def _written(practice: Practice) -> dict[str, str]:
    """The write-up as it stands in its form."""
    worked = [TITLE.written(practice.title), DID.written(practice.did)]
    return dict([*worked, CHANGED.written(practice.changed), AGAIN.written(practice.again)])


async def share(uow: UnitOfWork, practice_id: str, leader: Caller, *, shared: bool, rev: int) -> Practice:
    """Share it with the tenant's other schools, or share it no longer. What they made of it stays theirs."""
    practice = await _led(uow, practice_id, leader)
    if practice.shared is shared:
        return practice
    if shared and rev != practice.version:
        raise Refused("practice_changed")  # it was written over since the leader read it
    return await uow.practices.save(replace(practice, shared=shared))


async def drop(uow: UnitOfWork, practice_id: str, leader: Caller) -> Practice:
    """Delete the write-up, and its thanks. The measure stays."""
    practice = await _led(uow, practice_id, leader)
    await uow.practices.drop(practice.id)
    return practice


async def thank(uow: UnitOfWork, seen: Seen, caller: Caller, holidays: Holidays, now: datetime) -> bool:
    """Thank the school that shared it, once; its leaders hear of it in their working hours, once a day at most.

    False where the person has thanked already.
    """
    practice, school = seen.practice, seen.school
    if school.id == caller.school.id:
        raise Refused("practice_own")
    if not await uow.practices.thank(practice.id, caller.person.id):
        return False
    due = (await calendar_of(uow, school, holidays)).open_from(now)
    for member in await uow.people.members(school.id):
        if member.role is Role.LEADER:
            key = f"{NoticeKind.PRACTICE_THANKED}:{practice.id}:{member.person.id}:{local_date(due, school.zone)}"
            data = {"from": caller.school.name}
            kind = NoticeKind.PRACTICE_THANKED
            await uow.notices.add(
                planned(kind, school.id, practice.id, due, key=key, person_id=member.person.id, data=data)
            )
    return True


def as_measure(practice: Practice) -> dict[str, str]:
    """The form of a measure, filled in with a practice: cut to what it has room for, for the school to put right."""
    title = _cut(practice.title, measure_form.TITLE.longest)
    effect = _cut(practice.changed, measure_form.EFFECT.longest)
    values = dict([measure_form.TITLE.written(title), measure_form.EFFECT.written(effect)])
    steps = [line.strip() for line in practice.did.splitlines() if line.strip()]
    if 1 < len(steps) <= MOST_STEPS and all(len(step) <= LONGEST_STEP for step in steps):
        values |= [measure_form.STEPS.written("\n".join(steps))]
    return values


def _cut(text: str, longest: int) -> str:
    return text if len(text) <= longest else text[: longest - 1].rstrip() + "…"


async def _led(uow: UnitOfWork, practice_id: str, leader: Caller) -> Practice:
    practice = await uow.practices.get(practice_id, lock=True)
    if practice is None or practice.school_id != leader.school.id:
        raise Refused("gone")
    if not leader.leads:
        raise Refused("leaders_only_unnamed")
    return practice
