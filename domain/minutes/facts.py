"""What minutes say, as facts without a language: read from the meeting, and kept as JSON text once they are frozen.

Results stand here only where one was shown; nothing says who voted, spoke or wrote what in a group. People who have a
name here (an owner, somebody who remarked) keep their id beside it, so that a name can be taken out again.
"""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from domain.catalogue.areas import Characteristic, Words
from domain.meetings.meeting import Agreement, Meeting
from domain.minutes.minutes import Minutes
from domain.people.school import School
from domain.unit_of_work import UnitOfWork
from domain.votes.rounds import LEVELS, Mode, told

VERSION = 1


@dataclass(frozen=True, slots=True)
class Counted:
    """A round whose result was shown."""

    number: int
    mode: str
    counts: tuple[int, ...]  # level 1 to 4
    unsure: int = 0


@dataclass(frozen=True, slots=True)
class Recognised:
    """A criterion, and how many of those who ticked any recognised it."""

    level: int
    text: Words
    count: int
    deficit: bool = False


@dataclass(frozen=True, slots=True)
class Agreed:
    """A measure as it was when the facts were read."""

    title: str
    owner_id: str
    owner: str
    due: date
    effect: str = ""


@dataclass(frozen=True, slots=True)
class Remarked:
    """A remark with the name that it is under; "" once the person's data was deleted."""

    person_id: str
    name: str
    text: str
    on: datetime


@dataclass(frozen=True, slots=True)
class MinutesFacts:
    """All that the document says. Times are UTC."""

    school: str
    zone: str
    number: str  # of the characteristic
    title: Words
    held_at: datetime | None
    ended_at: datetime | None
    place: str = ""
    leader_id: str = ""
    leader: str = ""
    problem: str = ""
    questions: tuple[str, ...] = ()
    level: int | None = None
    aim: int | None = None
    review_on: date | None = None
    settled: bool = False  # an agreement was made, be it that the group does not agree
    rounds: tuple[Counted, ...] = ()
    tickers: int = 0
    recognised: tuple[Recognised, ...] = ()
    findings: str = ""
    measures: tuple[Agreed, ...] = ()
    remarks: tuple[Remarked, ...] = ()
    remarks_until: datetime | None = None
    frozen_at: datetime | None = None
    version: int = VERSION


async def facts_of(uow: UnitOfWork, minutes: Minutes) -> MinutesFacts | None:
    """What the minutes say: as they were frozen, else as everything is now. None where the meeting is gone."""
    if minutes.frozen:
        return read(minutes.frozen)
    meeting = await uow.meetings.get(minutes.id)
    school = await uow.schools.get(minutes.school_id)
    if meeting is None or school is None:
        return None
    return await _gather(uow, meeting, school, minutes)


async def _gather(uow: UnitOfWork, meeting: Meeting, school: School, minutes: Minutes) -> MinutesFacts:
    characteristic = (await uow.catalogues.of(school.id)).characteristic(meeting.characteristic_id)
    agreed = meeting.agreement or Agreement(None, None)
    shown = told(await uow.rounds.of_meeting(meeting.id))
    measures = await uow.measures.of_meeting(meeting.id)
    remarks = await uow.minutes.remarks(meeting.id)
    wanted = {meeting.created_by, *(one.owner_id for one in measures), *(one.person_id for one in remarks)}
    people = {person.id: person.name for person in (await uow.people.many(wanted - {""})).values()}
    last = shown[-1].tally if shown else None
    return MinutesFacts(
        school=school.name,
        zone=school.zone,
        number=meeting.characteristic_id,
        title=dict(characteristic.title) if characteristic else {},
        held_at=meeting.started_at or meeting.starts_at,
        ended_at=meeting.ended_at,
        place=meeting.place,
        leader_id=meeting.created_by,
        leader=people.get(meeting.created_by, ""),
        problem=meeting.problem,
        questions=meeting.questions,
        level=agreed.level,
        aim=agreed.aim,
        review_on=agreed.review_on,
        settled=meeting.agreement is not None,
        rounds=tuple(Counted(r.number, r.mode.value, r.tally.counts, r.tally.unsure) for r in shown if r.tally),
        tickers=last.tickers if last else 0,
        recognised=_recognised(characteristic, last.ticks) if last else (),
        findings=minutes.findings,
        measures=tuple(Agreed(m.title, m.owner_id, people.get(m.owner_id, ""), m.due, m.effect) for m in measures),
        remarks=tuple(Remarked(r.person_id, people.get(r.person_id, ""), r.text, r.made_at) for r in remarks),
        remarks_until=minutes.remarks_until,
        frozen_at=minutes.frozen_at,
    )


def _recognised(characteristic: Characteristic | None, ticks: Mapping[str, int]) -> tuple[Recognised, ...]:
    """Every sentence with its count; nothing where too few ticked any (the tally is empty then)."""
    if characteristic is None or not ticks:
        return ()
    return tuple(
        Recognised(level, dict(criterion.text), ticks.get(f"{level}.{place}", 0), criterion.deficit)
        for level in LEVELS
        for place, criterion in enumerate(characteristic.levels.get(level, ()), 1)
    )


def secret(facts: MinutesFacts) -> bool:
    """Whether any round was by ballot, so that single votes were deleted."""
    return any(one.mode != Mode.HANDS.value for one in facts.rounds)


def without_person(facts: MinutesFacts, person_id: str) -> MinutesFacts:
    """The facts with this person's name taken out; what they wrote stays, without a name."""
    return replace(
        facts,
        leader_id="" if facts.leader_id == person_id else facts.leader_id,
        leader="" if facts.leader_id == person_id else facts.leader,
        measures=tuple(replace(m, owner_id="", owner="") if m.owner_id == person_id else m for m in facts.measures),
        remarks=tuple(replace(r, person_id="", name="") if r.person_id == person_id else r for r in facts.remarks),
    )


def written(facts: MinutesFacts) -> str:
    """The facts as JSON text."""
    return json.dumps(dataclasses.asdict(facts), ensure_ascii=False, default=_plain)


def read(text: str) -> MinutesFacts | None:
    """The facts from JSON text; fields of later versions are passed over. None where it is not such a text."""
    try:
        found = json.loads(text)
        return _facts(found)
    except (ValueError, TypeError, KeyError, AttributeError):
        return None


def _facts(found: Mapping[str, object]) -> MinutesFacts:
    told_: dict[str, object] = {name: found[name] for name in _names(MinutesFacts) if name in found}
    for name in ("held_at", "ended_at", "remarks_until", "frozen_at"):
        told_[name] = _moment(found.get(name))
    told_["review_on"] = _day(found.get("review_on"))
    told_["questions"] = tuple(_rows(found, "questions"))
    told_["rounds"] = tuple(Counted(**{**row, "counts": tuple(row["counts"])}) for row in _rows(found, "rounds"))
    told_["recognised"] = tuple(Recognised(**row) for row in _rows(found, "recognised"))
    told_["measures"] = tuple(Agreed(**{**row, "due": _day(row["due"])}) for row in _rows(found, "measures"))
    told_["remarks"] = tuple(Remarked(**{**row, "on": _moment(row["on"])}) for row in _rows(found, "remarks"))
    return MinutesFacts(**told_)  # type: ignore[arg-type]  # each field was read above


def _names(of: type) -> list[str]:
    return [one.name for one in dataclasses.fields(of)]


def _rows(found: Mapping[str, object], name: str) -> Sequence:  # type: ignore[type-arg]  # JSON: anything
    rows = found.get(name, ())
    return rows if isinstance(rows, list) else ()


def _moment(value: object) -> datetime | None:
    return datetime.fromisoformat(value) if isinstance(value, str) else None


def _day(value: object) -> date | None:
    return date.fromisoformat(value) if isinstance(value, str) else None


def _plain(value: object) -> str:
    if isinstance(value, (date, datetime)):
        return value.isoformat()
    raise TypeError(type(value).__name__)
